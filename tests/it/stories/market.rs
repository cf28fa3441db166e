//! Markets: cover, prices and the words about the law are those of the country of the sale, which the dealer tells, the
//! visitor's language suggests, and the owner chooses.

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::{Form, attributes, texts};
use crate::support::make::{facts, form};

/// The form as this browser sees it, filled in and sent; answers the owner's page.
fn registers(app: &App, wish: &str, change: impl Fn(Form) -> Form) -> Page {
    let browser = app.browser.with("accept-language", wish);
    let open = Form::of(&browser.get(&app.code("HPD-900", "SN1")));
    let form = open.set("name", "Ann Lee").set("email", "ann@home.example.com");
    let sent = change(form.set("purchased_on", "2026-11-20")).send(&browser);
    browser.get(sent.is(303).location())
}

fn stored(app: &App) -> Option<String> {
    app.database().query_row("SELECT market FROM registration", [], |row| row.get(0)).unwrap()
}

#[test]
fn the_language_presets_the_country_and_the_owner_corrects_it() {
    let app = App::start();
    let british = app.browser.with("accept-language", "en-GB,en-US;q=0.9");
    let page = british.get(&app.code("HPD-900", "SN1"));
    assert_eq!(attributes(&page, "#market option[selected]", "value"), ["GB"]);
    let names = texts(&page, "#market option");
    assert_eq!(names, ["Austria", "Germany", "United Kingdom", "United States", "Another country"]);
    let owners = registers(&app, "en-GB", |form| form.set("market", "DE"));
    assert_eq!(stored(&app).as_deref(), Some("DE"));
    owners.is(200).has("Country of purchase: Germany").lacks("Drum").lacks("£");
    // As CLDR has it for English in Germany.
    assert_eq!(texts(&owners, ".offer h3 span").remove(0).replace('\u{a0}', " "), "89,00 €");
}

#[test]
fn a_language_without_a_country_leaves_the_sites_own() {
    let app = App::start();
    let owners = registers(&app, "en", |form| form);
    assert_eq!(stored(&app).as_deref(), Some("US"));
    owners.has("$99.00").lacks("US$").has("Drum");
}

#[test]
fn elsewhere_only_what_holds_everywhere_is_promised_and_nothing_sold() {
    let app = App::start();
    let owners = registers(&app, "en-US", |form| form.set("market", "ZZ"));
    owners.is(200).has("Parts and labour").lacks("Drum").lacks("$");
    assert!(texts(&owners, ".offer").is_empty());
}

#[test]
fn a_dealer_says_more_than_a_choice() {
    let app = App::start();
    registers(&app, "en-US", |form| form.set("dealer", "TOLL-03").set("market", "DE")).has("£89.00");
    assert_eq!(stored(&app).as_deref(), Some("GB"));
}

#[test]
fn a_unit_whose_dealer_is_on_record_asks_for_no_country() {
    let app = App::start();
    app.record("WMA-914", "SN1", facts(None, Some("KROK-01")));
    app.record("WMA-914", "SN2", facts(None, Some("BLUE-01")));
    let german = form(&app, "WMA-914", "SN1");
    assert_eq!(german.get("market"), None);
    assert_eq!(german.get("dealer"), Some("KROK-01"));
    assert_eq!(german.get("installed_on"), Some(""), "the water-stop hose counts from installation");
    assert_eq!(form(&app, "WMA-914", "SN2").get("installed_on"), None, "nothing in the US does");
    assert_eq!(form(&app, "WMA-914", "SN3").get("installed_on"), Some(""), "nobody knows yet");
}

#[test]
fn each_country_reads_what_its_law_gives_in_any_case() {
    let app = App::start();
    let laws = [
        ("en-DE", "In the EU and the EEA"),
        ("en-FR", "In the EU and the EEA"),
        ("en-GB", "Consumer Rights Act 2015"),
        ("en-US", "vary from state to state"),
        ("en-AU", "Australian Consumer Law"),
    ];
    for (wish, law) in laws {
        let page = app.browser.with("accept-language", wish).get(&app.code("HPD-900", "SN1"));
        page.is(200).has(law).has("does not depend on this form");
    }
    registers(&app, "de-AT", |form| form).has("gegenüber dem Verkäufer");
    app.work();
    let letter = app.letters().pop().unwrap();
    let letter = mail_parser::MessageParser::default().parse(letter.bytes()).unwrap().into_owned();
    assert!(letter.body_text(0).unwrap().contains("gegenüber dem Verkäufer"));
    assert!(letter.body_html(0).unwrap().contains("gegenüber dem Verkäufer"));
}

#[test]
fn each_language_writes_the_same_price_its_own_way() {
    let app = App::start();
    let sent = form(&app, "HPD-900", "SN1").set("market", "GB").send(&app.browser);
    let url = sent.is(303).place().to_owned();
    let price =
        |lang: &str| texts(&app.browser.get(&format!("{url}?lang={lang}")), ".offer h3 span").remove(0);
    assert_eq!(price("de").replace('\u{a0}', " "), "89,00 £");
    assert_eq!(price("en"), "£89.00");
    assert_eq!(price("ja"), "£89.00");
    assert!(price("ar").contains('£'), "{}", price("ar"));
}

#[test]
fn a_country_that_is_none_is_no_reason_to_refuse() {
    let app = App::start();
    registers(&app, "en-US", |form| form.set("market", "<script>")).is(200);
    assert_eq!(stored(&app), None);
}
