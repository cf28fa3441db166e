//! The dashboard: what it says is what is on record, at once for registrations and after a walk for units, and never twice.

use aftersale::domain::staff::Role;
use aftersale::domain::unit::UnitFacts;
use aftersale::flows::tally::{self, Step};
use aftersale::flows::{count, sign_in};

use super::desk_door::{PASSWORD, house, signed_in};
use crate::support::app::App;
use crate::support::browser::Browser;
use crate::support::form::Form;
use crate::support::make::owner;

/// The browser of somebody with this role.
pub fn with_role(app: &App, name: &str, role: Role) -> Browser {
    sign_in::add(&app.context, name, role, PASSWORD).unwrap();
    // Of their own: a browser keeps one session, and the house's may be somebody else's.
    let browser = app.browser.stranger();
    let login = Form::of(&browser.get("/desk/login")).set("name", name).set("password", PASSWORD);
    let page = login.send(&browser);
    let cookie = page.is(303).header("set-cookie").expect("a cookie");
    browser.with("cookie", cookie.split(';').next().unwrap())
}

fn shipped(batch: &str, dealer: &str) -> UnitFacts {
    UnitFacts {
        batch: Some(batch.into()),
        dealer: Some(dealer.into()),
        shipped_on: Some("2026-11-01".parse().unwrap()),
        ..UnitFacts::default()
    }
}

fn counts(app: &App) {
    app.runtime.block_on(tally::whole(&app.context)).unwrap();
}

/// The row of a table's CSV that begins with this.
fn row(staff: &Browser, table: &str, begins: &str) -> Option<String> {
    let csv = staff.get(&format!("/desk/board/{table}.csv"));
    assert!(csv.is(200).header("content-disposition").unwrap().starts_with("attachment"));
    csv.text().lines().find(|line| line.starts_with(&format!("{begins},"))).map(str::to_owned)
}

#[test]
fn units_are_counted_by_a_walk_and_registrations_the_moment_they_come() {
    let app = house();
    for (serial, batch) in [("SN1", "B1"), ("SN2", "B1"), ("SN3", "B1"), ("SN4", "B2")] {
        app.record("HPD-900", serial, shipped(batch, "FERG-01"));
    }
    owner(&app, "HPD-900", "SN1");
    counts(&app);
    let mona = with_role(&app, "mona", Role::Manager);
    let of = |table: &str, begins: &str| row(&mona, table, begins);
    assert_eq!(of("batch", "B1").as_deref(), Some("B1,1,3,33.3 %"));
    owner(&app, "HPD-900", "SN2");
    owner(&app, "HPD-900", "SN4");
    assert_eq!(of("batch", "B1").as_deref(), Some("B1,2,3,66.7 %"));
    assert_eq!(of("batch", "B2").as_deref(), Some("B2,1,1,100.0 %"));
    assert_eq!(of("product", "HPD-900").as_deref(), Some("HPD-900,3,4,75.0 %"));
    assert_eq!(of("dealer", "FERG-01").as_deref(), Some("FERG-01,3,4,75.0 %"));
    assert_eq!(of("days", "2026-11-21").as_deref(), Some("2026-11-21,3"));
    assert_eq!(of("days", "2026-11-20").as_deref(), Some("2026-11-20,0"));
    assert!(of("lang", "en").unwrap().starts_with("en,3,"));
    // Counting again tells the same: nothing was added twice.
    app.record("HPD-900", "SN9", shipped("B1", "FERG-01"));
    counts(&app);
    assert_eq!(of("batch", "B1").as_deref(), Some("B1,2,4,50.0 %"));
    mona.get("/desk/board").is(200).has("B1").has("Dashboard").lacks("<script").lacks("style=\"");
}

#[test]
fn who_registers_while_units_are_counted_is_counted_once() {
    let app = house();
    for number in 0..30 {
        app.record("HPD-900", &format!("SN{number:02}"), shipped("B1", "FERG-01"));
    }
    owner(&app, "HPD-900", "SN00");
    counts(&app);
    app.record("GEN-7500", "SN1", shipped("B1", "FERG-01"));
    let mona = with_role(&app, "mona", Role::Manager);
    // A walk begins; wherever it has come to, one unit before and one behind it find an owner.
    let mut serials = 1..30;
    while app.runtime.block_on(tally::step(&app.context, 1_000)).unwrap() == Step::More {
        if let Some(number) = serials.next() {
            owner(&app, "HPD-900", &format!("SN{number:02}"));
        }
        if let Some(number) = serials.next_back() {
            owner(&app, "HPD-900", &format!("SN{number:02}"));
        }
    }
    let active = app.count("SELECT COUNT(*) FROM registration WHERE state = 'active'");
    assert!(active > 4);
    assert_eq!(
        row(&mona, "dealer", "FERG-01").unwrap(),
        format!("FERG-01,{active},31,{:.1} %", 100.0 * f64::from(i32::try_from(active).unwrap()) / 31.0)
    );
}

#[test]
fn without_shipping_dates_the_rate_is_of_printed_labels_and_covers_that_end_are_told() {
    let app = house();
    app.record("HPD-900", "SN1", UnitFacts::default());
    app.record("HPD-900", "SN2", UnitFacts::default());
    owner(&app, "HPD-900", "SN1");
    counts(&app);
    let mona = with_role(&app, "mona", Role::Manager);
    assert_eq!(row(&mona, "product", "HPD-900").as_deref(), Some("HPD-900,1,2,50.0 %"));
    let ending = mona.get("/desk/board/ending.csv").text();
    assert_eq!(ending.lines().count(), 13, "{ending}");
    assert!(ending.contains("2026-11,"), "{ending}");
    // A batch that was taken back is out there no more; nothing says so but the hour.
    app.change("UPDATE batch SET void_at = 1");
    app.advance(aftersale::domain::clock::HOUR);
    counts(&app);
    let lena = with_role(&app, "lena", Role::Admin);
    assert!(row(&lena, "product", "HPD-900").unwrap().starts_with("HPD-900,1,,"));
}

#[test]
fn where_the_form_stops_people_is_told_by_field() {
    let app = house();
    let page = app.browser.get(&app.code("HPD-900", "SN1"));
    Form::of(&page).set("name", "Ann").set("email", "nowhere").send(&app.browser).is(422);
    app.runtime.block_on(count::store(&app.context)).unwrap();
    let mona = with_role(&app, "mona", Role::Manager);
    assert_eq!(row(&mona, "form", "email").as_deref(), Some("email,1"));
    mona.get("/desk/board").is(200).has("email");
    mona.get("/desk/board/nothing.csv").is(404);
}

#[test]
fn figures_are_for_managers() {
    let app = house();
    let maria = signed_in(&app);
    for path in [
        "/desk/board",
        "/desk/board/days.csv",
        "/desk/batches",
        "/desk/batches/1",
        "/desk/audit",
        "/desk/audit.csv",
        "/desk/letters",
        "/desk/letters/confirmation",
        "/desk/letters/confirmation/look",
    ] {
        maria.get(path).is(403);
        app.browser.stranger().get(path).is(303);
    }
    maria.get("/desk").is(200).lacks("/desk/board");
    let mona = with_role(&app, "mona", Role::Manager);
    mona.get("/desk").is(200).has("/desk/board");
}
