//! How the form does is counted without following anybody: sums in memory, stored now and then, never by a scan.

use aftersale::domain::clock::DAY;
use aftersale::domain::count::Count;
use aftersale::flows::count;
use jiff::civil::date;

use crate::support::app::App;
use crate::support::browser::Browser;
use crate::support::form::texts;
use crate::support::make::{facts, form};

use super::desk_actions::unit;
use super::desk_door::{house, signed_in};

/// Stores what was counted and answers all sums as `day product/batch/dealer lang step field: many`.
fn stored(app: &App) -> Vec<String> {
    app.runtime.block_on(count::store(&app.context)).unwrap();
    let all = app.runtime.block_on(count::list(&app.context, date(2026, 1, 1), date(2027, 1, 1))).unwrap();
    let line = |one: Count| {
        let Count { on, product, batch, dealer, lang, step, field, many } = one;
        let product = catalog_code(app, product);
        format!("{on} {product}/{batch}/{dealer} {lang} {step} {field}: {many}")
    };
    all.into_iter().map(line).collect()
}

fn catalog_code(app: &App, number: i64) -> String {
    let shelf = aftersale::flows::catalog::shelf(&app.context).unwrap();
    shelf.find_number(number).unwrap().product.code.to_string()
}

#[test]
fn shown_stopped_and_sent_are_told_apart_by_product_batch_dealer_language_and_day() {
    let app = App::start();
    let sold = facts(None, Some("KROK-01"));
    app.record("HPD-900", "SN1", aftersale::domain::unit::UnitFacts { batch: Some("B7".into()), ..sold });
    let filled = form(&app, "HPD-900", "SN1");
    app.browser.get(&app.code("HPD-900", "SN1")).is(200);
    filled.clone().set("email", "ann@").set("purchased_on", "").send(&app.browser).is(422);
    filled.send(&app.browser).is(303);
    filled.send(&app.browser).is(303);
    app.browser.with("accept-language", "de").get(&app.code("GEN-7500", "SN2600001")).is(200);
    app.advance(24 * 3_600_000);
    app.browser.get(&app.code("GEN-7500", "SN2600001")).is(200);
    let mut lines = stored(&app);
    lines.sort();
    assert_eq!(
        lines,
        [
            "2026-11-21 GEN-7500// de shown : 1",
            "2026-11-21 HPD-900/B7/KROK-01 en mistake email: 1",
            "2026-11-21 HPD-900/B7/KROK-01 en sent : 1",
            "2026-11-21 HPD-900/B7/KROK-01 en shown : 2",
            "2026-11-22 GEN-7500// en shown : 1",
        ]
    );
}

#[test]
fn several_processes_add_up_and_nothing_is_counted_twice() {
    let app = App::start();
    let code = app.code("HPD-900", "SN1");
    app.browser.get(&code).is(200);
    assert_eq!(stored(&app).len(), 1);
    app.browser.get(&code).is(200);
    app.browser.get(&code).is(200);
    stored(&app);
    assert_eq!(stored(&app), ["2026-11-21 HPD-900// en shown : 3"]);
}

#[test]
fn a_scan_that_is_no_form_and_a_look_at_the_head_count_nothing() {
    let app = App::start();
    app.browser.head(&app.code("HPD-900", "SN1"));
    app.browser.get("/find").is(200);
    app.browser.get(&app.code("HPD-900", "SN1").replace("?k=1", "?k=2"));
    assert!(stored(&app).is_empty());
}

/// The lines of a unit's timeline at the desk that speak of scans, newest first.
fn scans_shown(app: &App, maria: &Browser, serial: &str) -> Vec<String> {
    app.runtime.block_on(count::store(&app.context)).unwrap();
    let page = maria.get(&unit(app, "HPD-900", serial));
    let lines = texts(page.is(200), "#timeline ~ ol li");
    lines.into_iter().filter(|line| line.contains("scanned")).collect()
}

#[test]
fn the_timeline_says_how_often_a_label_was_scanned_in_each_month() {
    let app = house();
    let maria = signed_in(&app);
    app.record("HPD-900", "SN1", facts(None, None));
    app.record("HPD-900", "SN2", facts(None, None));
    let code = app.code("HPD-900", "SN1");
    app.browser.get(&code).is(200);
    app.browser.head(&code).is(200);
    form(&app, "HPD-900", "SN1").send(&app.browser).is(303);
    app.browser.get(&code).is(200).has("This product is registered");
    let without = code.split('?').next().unwrap();
    app.browser.get(without).is(200);
    app.browser.get(&code.replace("?k=1", "?k=2")).is(200);
    assert_eq!(app.count("SELECT COUNT(*) FROM scan"), 0, "a scan writes nothing");
    // The form of the helper is one of the three.
    let lines = scans_shown(&app, &maria, "SN1");
    assert!(lines[0].starts_with("Label scanned 3 times in November 2026"), "{lines:?}");
    assert!(scans_shown(&app, &maria, "SN2").is_empty());

    app.advance(20 * DAY);
    let maria = signed_in(&app);
    app.browser.get(&code).is(200);
    let lines = scans_shown(&app, &maria, "SN1");
    assert!(lines[0].starts_with("Label scanned once in December 2026"), "{lines:?}");
    assert_eq!((lines.len(), app.count("SELECT COUNT(*) FROM scan")), (2, 2));
    // Out of use, it is still scanned.
    app.change("UPDATE unit SET void_at = 1 WHERE serial = 'SN1'");
    app.browser.get(&code).is(200).has("withdrawn");
    assert!(scans_shown(&app, &maria, "SN1")[0].starts_with("Label scanned 2 times in December"));
}

#[test]
fn many_units_scanned_in_one_minute_are_all_counted() {
    let app = App::start();
    let many = 350;
    for number in 0..many {
        app.browser.get(&app.code("HPD-900", &format!("SN{number}"))).is(200);
    }
    app.runtime.block_on(count::store(&app.context)).unwrap();
    assert_eq!(app.count("SELECT SUM(many) FROM scan"), many);
    assert_eq!(app.count("SELECT COUNT(DISTINCT serial) FROM scan"), many);
}
