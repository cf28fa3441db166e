//! Typed entry for people who cannot scan: what is printed is understood in any spelling, a typing mistake is named.

use crate::support::app::App;
use crate::support::form::{Form, texts};
use crate::support::make::owner;

fn types(app: &App, serial: &str, k: &str) -> crate::support::browser::Page {
    Form::of(&app.browser.get("/find")).set("serial", serial).set("k", k).send(&app.browser)
}

#[test]
fn serial_and_typed_code_lead_on_like_a_scan() {
    let app = App::start();
    for (product, serial) in [("HPD-900", "SN-1/4"), ("EVC-11", "E26-0001")] {
        let page = types(&app, serial, &app.typed(product, serial));
        assert_eq!(page.is(303).location(), app.code(product, serial));
        app.browser.get(page.location()).is(200).has("Register your product").has(serial);
    }
}

#[test]
fn spelling_is_forgiven() {
    let app = App::start();
    let (serial, typed) = ("WM7A2026K031", app.typed("HPD-900", "WM7A2026K031"));
    let path = app.code("HPD-900", serial);
    for (serial, typed) in [
        (serial.to_lowercase(), typed.to_lowercase()),
        (format!("  {serial} "), typed.replace('-', "")),
        ("WM7A 2O26 KO3I".into(), typed.replace('-', " ")),
        ("wm7a2o26ko3l".into(), typed.replace('0', "o").replace('1', "l")),
        (serial.to_owned(), typed.replace('-', "–")),
        (serial.to_owned(), typed[..typed.len() - 1].to_owned()),
    ] {
        let page = types(&app, &serial, &typed);
        assert_eq!(page.is(303).location(), path, "{serial:?} {typed:?}");
    }
}

#[test]
fn one_wrong_character_is_named_as_such() {
    let app = App::start();
    let typed = app.typed("HPD-900", "SN1");
    for at in [1, 5, 12] {
        let mut wrong: Vec<char> = typed.chars().collect();
        wrong[at] = if wrong[at] == 'X' { 'Y' } else { 'X' };
        let page = types(&app, "SN1", &wrong.iter().collect::<String>());
        assert_eq!(
            texts(page.is(422), ".field .error"),
            ["One character looks wrong. Compare it with the label"]
        );
    }
    let page = types(&app, "SN2", &typed);
    page.is(422).has("One character looks wrong");
}

#[test]
fn what_is_no_code_and_what_is_no_unit_are_told_apart() {
    let app = App::start();
    types(&app, "SN1", "hello").is(422).has("The code has 14 or 15 letters and digits");
    let without_check = app.typed("HPD-900", "SN1");
    let without_check = &without_check[..without_check.len() - 1];
    types(&app, "SN2", without_check).is(422).has("No product carries this serial and code");
}

#[test]
fn empty_and_endless_fields_are_told_and_kept() {
    let app = App::start();
    let page = types(&app, "", "");
    assert_eq!(texts(page.is(422), ".field .error"), ["Enter the serial", "Enter the code from the label"]);
    let page = types(&app, &"S".repeat(2000), "1X7Y");
    page.is(422);
    assert_eq!(Form::of(&page).get("k"), Some("1X7Y"));
    types(&app, "\"><script>", "<b>").is(422).lacks("<script>").lacks("<b>");
}

#[test]
fn a_typed_code_of_a_registered_unit_tells_no_more_than_a_scan() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let page = types(&app, "SN1", &app.typed("HPD-900", "SN1"));
    app.browser.get(page.is(303).location()).has("This product is registered").lacks("Ann");
}

#[test]
fn finding_speaks_the_language_of_the_page() {
    let app = App::start();
    let german = app.browser.with("accept-language", "de");
    let page = Form::of(&german.get("/find")).set("serial", "").set("k", "").send(&german);
    page.is(422).lacks("Enter the serial");
}

#[test]
fn who_came_from_a_products_page_sees_where_its_label_sits() {
    let app = App::start();
    let unproven = app.code("HPD-900", "SN1").split('?').next().unwrap().to_owned();
    let ways = crate::support::form::attributes(&app.browser.get(&unproven), "a[href^='/find']", "href");
    let page = app.browser.get(&ways[0]);
    page.is(200).has("Open the door: on the front frame, lower left");
    let pictures = crate::support::form::attributes(&page, "img.place", "src");
    app.browser.get(&pictures[0]).is(200);
    let wrong = Form::of(&page).set("k", "1X7Y").send(&app.browser);
    wrong.is(422).has("Open the door: on the front frame, lower left");
    app.browser.get("/find?product=%3Cscript%3E").is(200).lacks("<script").lacks("img class=\"place\"");
}
