//! "Register another": name and address go along to the next form, in no address, for a while, and nowhere else.

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::{Form, attributes};
use crate::support::make::{form, owner};

const HOUR: i64 = 3_600_000;

/// Types the code of a unit on a page of typed entry; answers where it leads.
fn types(app: &App, entry: &Page, product: &str, serial: &str) -> Page {
    Form::of(entry).set("serial", serial).set("k", &app.typed(product, serial)).send(&app.browser)
}

/// Typed entry as an owner's page leads to it.
fn entry(app: &App, owners: &str) -> Page {
    let page = app.browser.get(owners);
    let way = attributes(page.is(200), "a[href*='/another']", "href").remove(0);
    let onward = app.browser.get(&way);
    app.browser.get(onward.is(303).location())
}

#[test]
fn the_next_form_knows_name_and_address_and_registers_with_two_taps() {
    let app = App::start();
    let sent = form(&app, "HPD-900", "SN1").set("name", "Zoë 山田").set("email", "Zoe@home.example.com");
    let owners = sent.send(&app.browser).is(303).place().to_owned();
    let entry = entry(&app, &owners);
    entry.is(200).has("will stand in the form already").lacks("Zoë").lacks("home.example");
    let wrong = Form::of(&entry).set("serial", "SN1").set("k", "").send(&app.browser);
    wrong.is(422).has("will stand in the form already");
    let onward = types(&app, &wrong, "EVC-11", "E26-0001");
    let place = onward.is(303).location().to_owned();
    assert!(place.starts_with("/another?") && !place.contains("Zo") && !place.contains("home"), "{place}");
    let page = app.browser.get(&place);
    assert_eq!(page.is(200).header("cache-control"), Some("no-store"));
    assert_eq!(page.header("set-cookie"), None);
    let next = Form::of(&page);
    assert_eq!((next.get("name"), next.get("email")), (Some("Zoë 山田"), Some("Zoe@home.example.com")));
    assert_eq!(next.get("offers"), None, "consent is given anew or not at all");
    app.browser.get(&place.replace("lang=en", "lang=de")).is(200).has("Zoë 山田").has("Registrieren");
    let registered = next.set("purchased_on", "2026-11-20").send(&app.browser);
    app.browser.get(registered.is(303).place()).is(200).has("Zoe@home.example.com");
    // The same code again leads to the unit's own page, which knows nobody.
    let taken = app.browser.get(&place);
    app.browser.get(taken.is(303).location()).is(200).lacks("Zoë").lacks("Zoe@");
}

#[test]
fn a_pass_ends_after_two_hours_and_with_the_registration_and_opens_no_page() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let entry = entry(&app, &owners);
    let pass = Form::of(&entry).get("pass").unwrap().to_owned();
    for path in ["o", "u", "c", "t", "s", "n", "w", "e"] {
        app.browser.get(&format!("/{path}/{pass}")).is(404);
    }
    let place = types(&app, &entry, "EVC-11", "E26-0001").is(303).location().to_owned();
    app.browser.get(&place).is(200).has("Ann Lee");
    let code = app.code("EVC-11", "E26-0001");
    let wrong = place.replace(&pass[..4], "0000");
    assert_eq!(app.browser.get(&wrong).is(303).location(), code);
    let unproven = place.replace(&code[code.len() - 13..], "AAAABBBBCCCCD");
    app.browser.get(&unproven).lacks("Ann Lee");
    app.advance(2 * HOUR + 60_000);
    assert_eq!(app.browser.get(&place).is(303).location(), code);
    entry.is(200);
    assert_eq!(
        types(&app, &entry, "EVC-11", "E26-0001").is(303).location().split('?').next(),
        Some(code.as_str())
    );
    let again = self::entry(&app, &owners);
    let place = types(&app, &again, "EVC-11", "E26-0001").is(303).location().to_owned();
    app.change("UPDATE registration SET link_generation = 1");
    assert_eq!(app.browser.get(&place).is(303).location(), code);
    app.browser.get("/o/wrong/another").is(404);
    app.browser.get("/another?pass=x&code=nonsense").is(404);
}
