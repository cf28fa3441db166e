//! How the form does is counted without following anybody: sums in memory, stored now and then, never by a scan.

use aftersale::domain::count::Count;
use aftersale::flows::count;
use jiff::civil::date;

use crate::support::app::App;
use crate::support::make::{facts, form};

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
