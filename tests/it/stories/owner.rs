//! The owner's page: what is covered and why, what fits, how to get help; for whoever has the secret and nobody else.

use crate::support::app::App;
use crate::support::form::{attributes, texts};
use crate::support::letters::letters_to;
use crate::support::make::{facts, form, owner};

#[test]
fn the_owner_sees_until_when_and_why_each_part_is_covered() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(Some("2024-10-01"), Some("BLUE-01")));
    let page = app.browser.get(&owner(&app, "HPD-900", "SN1"));
    page.is(200).has("Parts and labour").has("Heat-pump compressor").has("Drum");
    // Made on 1 October 2024; cover starts on 1 April 2026 at the latest, though it was bought in November 2026.
    page.has("1 April 2028").has("1 April 2036").has("1 April 2031");
}

#[test]
fn lines_of_other_countries_are_not_promised() {
    let app = App::start();
    let page = form(&app, "HPD-900", "SN1").set("dealer", "KROK-01").send(&app.browser);
    app.browser.get(page.is(303).location()).is(200).has("Parts and labour").lacks("Drum");
}

#[test]
fn offers_fit_the_product_the_country_and_the_day() {
    let app = App::start();
    let american = app.browser.get(&owner(&app, "GEN-7500", "SN2600001"));
    american.has("Five-year support plan").has("249");
    let german = form(&app, "GEN-7500", "SN2600002").set("dealer", "KROK-01").send(&app.browser);
    app.browser.get(german.location()).has("229").lacks("249");
    let outside = app.browser.get(&owner(&app, "GEN-7500", "SN2799999"));
    outside.is(200).lacks("Five-year support plan");
    let url = owner(&app, "GEN-7500", "SN2600003");
    app.advance(410 * 24 * 3_600_000);
    app.browser.get(&url).is(200).lacks("Five-year support plan").has("Yearly check");
}

#[test]
fn offers_are_on_the_owners_page_even_without_consent_to_mail() {
    let app = App::start();
    let page = app.browser.get(&owner(&app, "HPD-900", "SN1"));
    let offers = texts(&page, ".offer h3");
    assert!((1..=3).contains(&offers.len()), "{offers:?}");
}

#[test]
fn manuals_and_help_are_one_tap_away_with_serial_and_reference_filled_in() {
    let app = App::start();
    let page = app.browser.get(&owner(&app, "HPD-900", "SN1"));
    page.has("hpd-900-owner-en.pdf");
    let reference: String =
        app.database().query_row("SELECT reference FROM registration", [], |row| row.get(0)).unwrap();
    let links = attributes(&page, "a[href^='mailto:help@example.com']", "href");
    let mail = links.first().expect("a link to write to support");
    assert!(mail.contains("SN1") && mail.contains(&reference[..4]), "{mail}");
}

#[test]
fn manuals_of_a_range_are_for_its_units_on_the_page_and_in_the_letter() {
    let app = App::start();
    let said = |serial: &str, email: &str| {
        let sent = form(&app, "GEN-7500", serial).set("email", email).send(&app.browser);
        let page = app.browser.get(sent.is(303).place()).is(200).text();
        app.work();
        let letter = letters_to(&app, email).remove(0);
        [page, letter].map(|text| (text.contains("gen-7500-first-year"), text.contains("gen-7500-owner-en")))
    };
    assert_eq!(said("SN2600100", "within@x.example.com"), [(true, true); 2]);
    assert_eq!(said("SN2602650", "outside@x.example.com"), [(false, true); 2]);
    // Programs get what is about the unit, and of the product what is about all of them.
    let rows = |path: &str| app.browser.get(&format!("{path}?linkType=linkset")).is(200).text();
    let gtin = "/01/09521234543213";
    assert!(rows(&format!("{gtin}/21/SN2600100")).contains("gen-7500-first-year"));
    assert!(!rows(&format!("{gtin}/21/SN2602650")).contains("gen-7500-first-year"));
    assert!(!rows(gtin).contains("gen-7500-first-year"));
}

#[test]
fn the_page_speaks_the_language_they_registered_in() {
    let app = App::start();
    let german = app.browser.with("accept-language", "de");
    let open = crate::support::form::Form::of(&german.get(&app.code("HPD-900", "SN1")));
    let page = open.set("name", "Ann").set("email", "a@b.example.com").send(&german);
    app.browser.get(page.place()).is(200).has("Teile und Arbeit");
    app.browser.get(&format!("{}?lang=en", page.place())).is(200).has("Parts and labour");
}

#[test]
fn a_secret_that_is_not_theirs_finds_nothing() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let other_house = App::start();
    other_house.browser.get(&owners).is(404);
    let secret = owners.strip_prefix("/o/").unwrap();
    app.browser.get(&format!("/u/{secret}")).is(404);
    for at in [0, 10, secret.len() - 2] {
        let mut wrong: Vec<char> = secret.chars().collect();
        wrong[at] = if wrong[at] == '7' { '8' } else { '7' };
        app.browser.get(&format!("/o/{}", wrong.iter().collect::<String>())).is(404);
    }
    for wrong in ["x", "..", "%2e%2e", "%00", &"A".repeat(5000)] {
        let page = app.browser.get(&format!("/o/{wrong}"));
        assert!((400..500).contains(&page.status), "{wrong}: {}", page.status);
    }
}

#[test]
fn a_revoked_link_finds_nothing() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.browser.get(&owners).is(200);
    app.change("UPDATE registration SET link_generation = 1");
    app.browser.get(&owners).is(404);
}

#[test]
fn opening_the_page_changes_nothing() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let Some(watcher) = app.file() else { return };
    let version = || watcher.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = version();
    for _ in 0..3 {
        app.browser.get(&owners).is(200);
        app.browser.head(&owners);
    }
    assert_eq!(version(), before);
}
