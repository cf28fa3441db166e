//! A scan: one request, the page of the unit's state, and nothing is written.

use crate::support::app::App;
use crate::support::form::{Form, attributes, texts};
use crate::support::make::{facts, owner};

const TODAY: &str = "2026-11-21";

#[test]
fn a_scan_opens_the_form_for_exactly_that_unit_in_one_request() {
    let app = App::start();
    let path = app.code("HPD-900", "SN-1/4");
    let page = app.browser.get(&path);
    page.is(200).has("Heat-pump dryer 9 kg").has("SN-1/4").has("Register your product");
    let form = Form::of(&page);
    assert_eq!(form.action, "/register");
    assert_eq!(form.get("code"), Some(path.as_str()));
    assert_eq!(form.get("name"), Some(""));
    assert_eq!(form.get("email"), Some(""));
    assert_eq!(form.get("offers"), None, "the consent box must come unticked");
    assert!(form.get("token").unwrap().len() >= 16);
}

#[test]
fn a_product_without_gtin_has_the_same_form() {
    let app = App::start();
    let path = app.code("EVC-11", "E26-0001");
    assert!(path.starts_with("/P/EVC-11/E26-0001/"), "{path}");
    app.browser.get(&path).is(200).has("E26-0001").has("Register your product");
    // People and phones change the case of what they copy; model codes and serials do not depend on it.
    app.browser.get(&path.replace("E26", "e26")).is(200).has("E26-0001").has("Register your product");
}

#[test]
fn the_page_speaks_the_language_of_the_phone_unless_another_was_chosen() {
    let app = App::start();
    let path = app.code("HPD-900", "SN1");
    let german = app.browser.with("accept-language", "de-AT,de;q=0.9,en;q=0.5");
    let page = german.get(&path);
    page.is(200).has("Produkt registrieren").has("Wärmepumpentrockner");
    assert_eq!(attributes(&page, "html", "lang"), ["de"]);
    assert_eq!(Form::of(&page).get("lang"), Some("de"));
    german.get(&format!("{path}&lang=en")).is(200).has("Register your product");
    app.browser.get(&format!("{path}&lang=de")).has("Produkt registrieren");
    app.browser.with("accept-language", "ko").get(&path).has("Register your product");
    app.browser.with("accept-language", ";;,q=,*;q=abc").get(&path).is(200);
    app.browser.get(&format!("{path}&lang=%ff%00zz")).is(200).has("Register your product");
}

#[test]
fn choosing_a_language_keeps_the_unit() {
    let app = App::start();
    for path in [app.code("HPD-900", "A&B"), app.code("EVC-11", "E1")] {
        let page = app.browser.get(&path);
        let address = attributes(page.is(200), "#languages form", "action").remove(0);
        let names = attributes(&page, "#languages input", "name");
        let values = attributes(&page, "#languages input", "value");
        let mut query: Vec<_> = names.into_iter().zip(values).collect();
        let tags = attributes(&page, "#languages button[name=lang]", "value");
        query.push(("lang".to_owned(), tags.into_iter().find(|tag| tag == "de").expect("a way to German")));
        let german = format!("{address}?{}", serde_urlencoded::to_string(query).unwrap());
        let serial = texts(&page, ".mono").into_iter().find(|text| !text.is_empty()).unwrap();
        app.browser.get(&german).is(200).has("Produkt registrieren").has(&serial.replace('&', "&amp;"));
    }
}

#[test]
fn head_answers_like_get_without_a_body() {
    let app = App::start();
    let path = app.code("HPD-900", "SN1");
    let (get, head) = (app.browser.get(&path), app.browser.head(&path));
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert_eq!(head.header("content-type"), get.header("content-type"));
    assert_eq!(head.header("cache-control"), Some("no-store"));
}

#[test]
fn a_code_without_its_proof_opens_no_form() {
    let app = App::start();
    let path = app.code("HPD-900", "SN1");
    let bare = path.split('?').next().unwrap();
    let page = app.browser.get(bare);
    page.is(200).has("The code is not complete").lacks("/register");
    let product = bare.split("/21/").next().unwrap();
    app.browser.get(product).is(200).has("Heat-pump dryer").lacks("/register");
}

#[test]
fn a_wrong_proof_opens_no_form_and_tells_nothing_about_the_unit() {
    let app = App::start();
    owner(&app, "HPD-900", "SOLD");
    let stolen = app.code("HPD-900", "FRESH");
    let proof = stolen.split("k=").nth(1).unwrap();
    let on = |serial: &str| {
        let page = app.browser.get(&format!("/01/09521234309079/21/{serial}?k={proof}"));
        page.is(200).has("The code does not match").lacks("/register");
        page.text().replace(serial, "SERIAL")
    };
    assert_eq!(on("SOLD"), on("UNSOLD"), "a registered unit and one nobody knows must look the same");
}

#[test]
fn proofs_of_another_key_product_or_alphabet_open_no_form() {
    let app = App::start();
    let other_house = App::start();
    let foreign = other_house.code("HPD-900", "SN1");
    app.browser.get(&foreign).is(200).has("The code does not match");
    let of_fridge = app.code("FRC-388", "SN1");
    let k = of_fridge.split("k=").nth(1).unwrap();
    app.browser.get(&format!("/01/09521234309079/21/SN1?k={k}")).has("The code does not match");
    for k in ["", "x", "1", "%00", "1UUUUUUUUUUUUU", "99999999999999999999", "%F0%9F%98%80"] {
        let page = app.browser.get(&format!("/01/09521234309079/21/SN1?k={k}"));
        page.lacks("/register");
        assert!(matches!(page.status, 200 | 400), "{k}: {}", page.status);
    }
}

#[test]
fn a_product_nobody_knows_is_not_found() {
    let app = App::start();
    app.browser.get("/01/09506000134352/21/SN1?k=1X7Y2WXH28HM66").is(404).has("We do not know this product");
    app.browser.get("/P/NO-SUCH/SN1/1X7Y2WXH28HM66").is(404).has("We do not know this product");
}

#[test]
fn a_code_that_is_no_code_is_a_bad_request() {
    let app = App::start();
    for path in [
        "/01/",
        "/01/123",
        "/01/09521234309070/21/SN1",
        "/01/09521234309079/21/",
        "/01/09521234309079/21/A%20B",
        "/01/09521234309079/21/%00",
        "/01/09521234309079/21/123456789012345678901",
        "/01/09521234309079/21/%FF%FE",
        "/P/",
        "/P/EVC-11/../../etc/passwd",
        "/P/<script>/1/2",
    ] {
        let page = app.browser.get(&path.replace('<', "%3C").replace('>', "%3E"));
        assert!(matches!(page.status, 400 | 404), "{path}: {}\n{}", page.status, page.text());
        page.lacks("<script>").lacks("/register");
    }
}

#[test]
fn a_unit_that_was_taken_out_says_so() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(None, None));
    app.change("UPDATE unit SET void_at = 1");
    app.browser
        .get(&app.code("HPD-900", "SN1"))
        .is(200)
        .has("This label is no longer valid")
        .lacks("/register");
}

#[test]
fn a_registered_unit_shows_until_which_month_it_is_covered() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let page = app.browser.get(&app.code("HPD-900", "SN1"));
    // Ten years on the compressor, bought on 20 November 2026.
    page.is(200).has("This product is registered").has("Covered until November 2036").lacks("20 November");
    app.browser
        .with("accept-language", "de")
        .get(&app.code("HPD-900", "SN1"))
        .has("Dieses Produkt ist registriert")
        .has("November 2036");
    app.advance(11 * 366 * 24 * 3_600_000);
    app.browser.get(&app.code("HPD-900", "SN1")).is(200).has("Cover ended in November 2036");
}

#[test]
fn scans_write_nothing() {
    let app = App::start();
    // The version that this connection sees changes whenever another one commits.
    let Some(watcher) = app.file() else { return };
    let version = || watcher.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = version();
    for path in [app.code("HPD-900", "SN1"), app.code("EVC-11", "E1"), "/01/09521234309079/21/X".into()] {
        app.browser.get(&path);
        app.browser.head(&path);
    }
    assert_eq!(version(), before, "a scan changed the database");
    owner(&app, "HPD-900", "SN1");
    assert_ne!(version(), before, "the watcher must see what a registration writes");
}

#[test]
fn today_is_preset_only_where_the_purchase_is_likely_recent() {
    let app = App::start();
    app.record("HPD-900", "NEW", facts(Some("2026-10-01"), None));
    app.record("HPD-900", "OLD", facts(Some("2026-01-01"), None));
    let preset = |serial: &str| {
        Form::of(&app.browser.get(&app.code("HPD-900", serial))).get("purchased_on").unwrap().to_owned()
    };
    assert_eq!(preset("NEW"), TODAY);
    assert_eq!(preset("OLD"), "");
    assert_eq!(preset("UNRECORDED"), TODAY);
}

#[test]
fn the_day_of_installation_is_asked_only_where_cover_starts_with_it() {
    let app = App::start();
    let asks = |product: &str| {
        Form::of(&app.browser.get(&app.code(product, "SN2600001"))).get("installed_on").is_some()
    };
    assert!(asks("GEN-7500"));
    assert!(!asks("HPD-900"));
}

#[test]
fn dealers_are_a_list_to_pick_from_and_a_known_one_is_not_asked_for() {
    let app = App::start();
    app.record("HPD-900", "SOLD", facts(None, Some("KROK-01")));
    let open = app.browser.get(&app.code("HPD-900", "SN1"));
    let choices = attributes(&open, "select[name=dealer] option", "value");
    assert_eq!(choices.len(), 6, "five dealers and none: {choices:?}");
    let known = app.browser.get(&app.code("HPD-900", "SOLD"));
    known.has("Hausgeräte Krokus, Leipzig");
    assert!(attributes(&known, "select[name=dealer]", "name").is_empty());
    assert_eq!(Form::of(&known).get("dealer"), Some("KROK-01"));
}

#[test]
fn many_dealers_are_suggested_for_a_name_typed_freely() {
    let app = App::start();
    let dealer =
        |at: usize| format!("[[dealer]]\ncode = \"D-{at}\"\nname = \"Shop {at}\"\ncountry = \"US\"\n");
    let many = (0..200).map(dealer).collect::<Vec<_>>().concat();
    let catalog = aftersale::domain::catalog::parse(&many).unwrap();
    aftersale::flows::catalog::import(&app.context, catalog, Vec::new()).unwrap();
    let page = app.browser.get(&app.code("HPD-900", "SN1"));
    assert!(attributes(&page, "select[name=dealer]", "name").is_empty());
    assert!(attributes(&page, "input[name=dealer]", "list") == ["dealers"]);
    assert_eq!(attributes(&page, "datalist option", "value").len(), 60);
    assert!(page.wire < 14_000, "{} bytes", page.wire);
    let sent =
        crate::support::make::form(&app, "HPD-900", "SN1").set("dealer", "shop 150").send(&app.browser);
    sent.is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE dealer = 'D-150'"), 1);
}

#[test]
fn a_house_that_wants_records_opens_only_recorded_units() {
    let app = App::with(&[("codes.accept", "recorded")]);
    app.record("HPD-900", "KNOWN", facts(None, None));
    app.browser.get(&app.code("HPD-900", "KNOWN")).is(200).has("/register");
    app.browser.get(&app.code("HPD-900", "UNKNOWN")).is(200).lacks("/register");
}

#[test]
fn a_house_that_takes_any_unit_still_hides_who_is_registered_from_guessers() {
    let app = App::with(&[("codes.accept", "any")]);
    app.browser.get("/01/09521234309079/21/OLD-1").is(200).has("/register");
    owner(&app, "HPD-900", "OLD-1");
    app.browser.get("/01/09521234309079/21/OLD-1").is(200).lacks("is registered");
}

#[test]
fn a_plain_label_stays_good_when_its_product_gets_a_gtin() {
    let app = App::start();
    let printed = app.code("EVC-11", "E26-0001");
    let mut catalog = crate::support::app::sample().0.clone();
    catalog.products.retain(|product| product.code.as_str() == "EVC-11");
    catalog.products[0].gtin = aftersale::domain::product::Gtin::parse("09506000134352").ok();
    aftersale::flows::catalog::import(&app.context, catalog, Vec::new()).unwrap();
    app.browser.get(&printed).is(200).has("Register your product").has("E26-0001");
    owner(&app, "EVC-11", "E26-0001");
    assert!(
        app.code("EVC-11", "E26-0001").starts_with("/01/09506000134352/21/"),
        "new labels carry the GTIN"
    );
    app.browser.get(&printed).is(200).has("This product is registered");
}
