//! Registering: the form as a phone sends it, what is refused and why, and what is kept.

use crate::support::app::App;
use crate::support::form::{Form, attributes, texts};
use crate::support::make::{facts, form, owner, registers};

/// Sends a form and answers the mistakes shown beside its fields.
fn mistakes(app: &App, form: &Form) -> Vec<String> {
    let page = form.send(&app.browser);
    page.is(422);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0, "a refused form left something behind");
    texts(&page, ".field .error")
}

#[test]
fn registering_leads_to_the_owners_page() {
    let app = App::start();
    let page = registers(&app, "HPD-900", "SN1");
    page.is(303);
    assert!(page.place().starts_with("/o/"), "{}", page.location());
    let secret = page.place().strip_prefix("/o/").unwrap();
    assert!(secret.len() >= 26, "128 bits need 26 characters");
    app.browser.get(page.location()).is(200).has("Thank you").has("SN1").has("20 November 2036");
}

#[test]
fn one_registration_is_one_row_one_message_one_event_and_its_search_terms() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'pending'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'registered'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM consent"), 0);
    assert!(app.count("SELECT COUNT(*) FROM search_term") >= 4);
}

#[test]
fn consent_is_kept_with_the_words_the_owner_saw() {
    let app = App::start();
    let german = app.browser.with("accept-language", "de");
    let page = german.get(&app.code("HPD-900", "SN1"));
    let beside_the_box = texts(&page, "label.tick").pop().unwrap();
    let form = Form::of(&page).set("name", "Ann").set("email", "a@b.example.com").set("offers", "yes");
    form.send(&german).is(303);
    let (wording, lang): (String, String) = app
        .database()
        .query_row("SELECT wording, lang FROM consent", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert_eq!(lang, "de");
    assert_eq!(wording, beside_the_box);
}

#[test]
fn all_mistakes_are_told_at_once_and_what_was_typed_stays() {
    let app = App::start();
    let form = form(&app, "HPD-900", "SN1")
        .set("name", "")
        .set("email", "ann@")
        .set("purchased_on", "2099-01-01")
        .set("dealer", "PINE-02")
        .set("offers", "yes");
    let page = form.send(&app.browser);
    let told = texts(page.is(422), ".field .error");
    assert_eq!(told.len(), 3, "{told:?}");
    let again = Form::of(&page);
    assert_eq!(again.get("email"), Some("ann@"));
    assert_eq!(again.get("purchased_on"), Some("2099-01-01"));
    assert_eq!(again.get("dealer"), Some("PINE-02"));
    assert_eq!(again.get("offers"), Some("yes"));
    assert_eq!(again.get("token"), form.get("token"), "the token stays, or a double submit would be two");
    assert_eq!(attributes(&page, "[aria-invalid=true]", "name"), ["name", "email", "purchased_on"]);
    again
        .set("name", "Ann")
        .set("email", "ann@b.example.com")
        .set("purchased_on", "2026-11-01")
        .send(&app.browser)
        .is(303);
}

#[test]
fn each_mistake_says_what_to_do() {
    let app = App::start();
    let good = form(&app, "HPD-900", "SN1");
    for (field, typed, told) in [
        ("name", "", "Enter your name"),
        ("name", " \t ", "Enter your name"),
        ("name", "---", "at least one letter"),
        ("name", &"x".repeat(81), "80"),
        ("email", "", "Enter your e-mail address"),
        ("email", "ann", "name@example.com"),
        ("email", "ann@localhost", "name@example.com"),
        ("email", "ann@x.example.com, bob@x.example.com", "name@example.com"),
        ("email", &format!("{}@x.example.com", "a".repeat(300)), "254"),
        ("purchased_on", "", "Enter the date of purchase"),
        ("purchased_on", "yesterday", "2026-05-31"),
        ("purchased_on", "2026-02-30", "2026-05-31"),
        ("purchased_on", "20.11.2026", "2026-05-31"),
        ("dealer", &"d".repeat(200), "80"),
    ] {
        let told_here = mistakes(&app, &good.clone().set(field, typed));
        assert!(told_here.iter().any(|text| text.contains(told)), "{field} {typed:?}: {told_here:?}");
    }
}

#[test]
fn a_day_is_in_the_future_only_when_it_has_begun_nowhere_on_earth() {
    let app = App::start();
    // 12:00 UTC: in Kiribati (UTC+14) it is already the 22nd.
    let on = |serial: &str, day: &str| {
        form(&app, "HPD-900", serial).set("purchased_on", day).send(&app.browser).status
    };
    assert_eq!(on("SN1", "2026-11-23"), 422);
    assert_eq!(on("SN1", "2026-11-22"), 303);
}

#[test]
fn nobody_bought_a_product_before_it_existed() {
    let app = App::start();
    // Introduced on 2024-09-01.
    let told = mistakes(&app, &form(&app, "HPD-900", "SN1").set("purchased_on", "2024-08-31"));
    assert_eq!(told, ["This date is before the product was made. Enter 1 September 2024 or later"]);
    form(&app, "HPD-900", "SN1").set("purchased_on", "2024-09-01").send(&app.browser).is(303);
}

#[test]
fn nobody_bought_a_unit_before_it_was_made() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(Some("2026-03-10"), None));
    let told = mistakes(&app, &form(&app, "HPD-900", "SN1").set("purchased_on", "2026-03-09"));
    assert_eq!(told, ["This date is before the product was made. Enter 10 March 2026 or later"]);
    form(&app, "HPD-900", "SN1").set("purchased_on", "2026-03-10").send(&app.browser).is(303);
}

#[test]
fn the_day_of_installation_starts_the_cover_that_depends_on_it() {
    let app = App::start();
    let page = form(&app, "GEN-7500", "SN2600001")
        .set("purchased_on", "2026-01-10")
        .set("installed_on", "2026-05-03")
        .send(&app.browser);
    app.browser.get(page.is(303).location()).has("3 May 2031").has("10 January 2029");
    let told = texts(
        form(&app, "GEN-7500", "SN2600002").set("installed_on", "2027-01-01").send(&app.browser).is(422),
        ".field .error",
    );
    assert_eq!(told, ["This date is in the future. Enter a date up to today"]);
}

#[test]
fn a_dealer_may_be_picked_or_written_and_the_desk_sees_its_name() {
    let app = App::start();
    form(&app, "HPD-900", "SN1").set("dealer", "KROK-01").send(&app.browser).is(303);
    form(&app, "HPD-900", "SN2").set("dealer", "Onkel Otto's Shop").send(&app.browser).is(303);
    let stored: Vec<(Option<String>, Option<String>)> = app
        .database()
        .rows("SELECT dealer, dealer_written FROM registration ORDER BY serial")
        .iter()
        .map(|row| (row.get(0).unwrap(), row.get(1).unwrap()))
        .collect();
    assert_eq!(stored, [(Some("KROK-01".into()), None), (None, Some("Onkel Otto's Shop".into()))]);
}

#[test]
fn a_form_whose_code_was_changed_on_the_way_registers_nothing() {
    let app = App::start();
    let good = form(&app, "HPD-900", "SN1");
    for code in [
        "",
        "/",
        "/find",
        "//evil.example",
        "/01/09521234309079/21/SN2?k=1X7Y2WXH28HM66",
        "/01/09521234309079/21/SN1",
    ] {
        let page = good.clone().set("code", code).send(&app.browser);
        assert!(matches!(page.status, 200 | 404 | 422), "{code}: {}", page.status);
        page.lacks("/o/");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
}

#[test]
fn a_unit_that_was_taken_out_cannot_be_registered_with_a_form_opened_before() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(None, None));
    let open = form(&app, "HPD-900", "SN1");
    app.database().execute("UPDATE unit SET void_at = 1", []).unwrap();
    open.send(&app.browser).lacks("/o/");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
}

#[test]
fn a_house_that_mails_no_offers_asks_for_no_consent_and_believes_none() {
    let app = App::with(&[("mail.offers", "never")]);
    let page = app.browser.get(&app.code("HPD-900", "SN1"));
    assert!(attributes(&page, "[name=offers]", "name").is_empty());
    form(&app, "HPD-900", "SN1").set("offers", "yes").send(&app.browser).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE offers"), 0);
}
