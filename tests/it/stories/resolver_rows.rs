//! The rows of the GS1-Conformant Resolver standard 1.2 that `resolver` does not name, one test each; the clause stands beside
//! the promise. Compressed addresses (2.3) are not understood, so nothing here calls us conformant.

use aftersale::domain::catalog as format;
use aftersale::flows::catalog;
use serde_json::Value;

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{attributes, texts};

const GTIN: &str = "/01/09506000134352";
const SITE: &str = "http://go.example.com";
const CATALOG: &str = r#"
[[product]]
code = "ROW-1"
gtin = "09506000134352"
name = "Washer"
manuals = [
  { title = "Manual", lang = "en", url = "https://docs.example.net/en.pdf" },
  { title = "Anleitung", lang = "de", url = "https://docs.example.net/de.pdf" },
]
links = [
  { type = "gs1:pip", title = "Product page", url = "https://shop.example.net/{gtin}" },
  { type = "gs1:support", title = "Help", url = "https://help.example.net/a" },
  { type = "gs1:support", title = "Chat", url = "https://help.example.net/b" },
  { type = "gs1:dpp", title = "Passport", url = "https://dpp.example.net/?s={serial}", lang = "pt-BR" },
]
[[product.recall]]
code = "R-1"
title = "Hose"
text = "Close the tap"
url = "https://recall.example.net/hose"
"#;

fn house() -> App {
    let app = App::start();
    catalog::import(&app.context, format::parse(CATALOG).unwrap(), Vec::new()).unwrap();
    app
}

fn program(app: &App) -> Browser {
    app.browser.with("accept", "*/*")
}

fn json(page: &Page) -> Value {
    serde_json::from_slice(&page.is(200).bytes).unwrap()
}

#[test]
fn rows_9_10_11_every_linkset_validates_against_the_schema() {
    let app = house();
    let schema: Value = serde_json::from_str(include_str!("../../vectors/linkset.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let sample = app.code("HPD-900", "A/B");
    for path in [
        GTIN.to_owned(),
        format!("{GTIN}/21/SN1"),
        format!("{GTIN}/22/V/10/L%2F1/21/a%25b"),
        format!("{GTIN}/235/T-1"),
        sample,
    ] {
        for accept in ["application/linkset+json", "application/json"] {
            let set = json(&program(&app).with("accept", accept).get(&path));
            let wrong: Vec<String> = schema.iter_errors(&set).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{path}: {wrong:?}");
        }
    }
    let undecided = program(&app).get(&format!("{GTIN}?linkType=gs1:support"));
    assert!(schema.is_valid(&serde_json::from_slice(&undecided.is(300).bytes).unwrap()));
    // The schema looks: what it forbids is found.
    let mut broken = json(&program(&app).get(&format!("{GTIN}?linkType=linkset")));
    broken["linkset"][0]["https://ref.gs1.org/voc/pip"][0]["rel"] = "x".into();
    assert!(!schema.is_valid(&broken));
}

#[test]
fn row_5_without_link_type_there_is_one_temporary_redirect() {
    let app = house();
    for path in [GTIN.to_owned(), format!("{GTIN}/21/SN1"), format!("{GTIN}/10/L")] {
        program(&app).get(&path).is(307);
        app.browser.with("accept", "image/png").get(&path).is(307);
    }
    // Asking for the default by its type is asking for the default.
    let to = |kind: &str| program(&app).get(&format!("{GTIN}/21/SN1?linkType={kind}"));
    assert!(to("gs1:defaultLink").is(307).location().starts_with(&format!("{SITE}/page{GTIN}/21/SN1")));
    assert!(to("https://ref.gs1.org/voc/defaultLink").is(307).location().starts_with(SITE));
}

#[test]
fn row_8_people_who_ask_for_all_links_get_a_page_of_them() {
    let app = house();
    for kind in ["linkset", "all"] {
        let page = app.browser.get(&format!("{GTIN}/21/SN1?linkType={kind}"));
        assert_eq!(page.is(200).header("content-type"), Some("text/html; charset=utf-8"));
        let links = attributes(&page, "main a.go", "href");
        for link in [
            "https://shop.example.net/09506000134352",
            "https://docs.example.net/de.pdf",
            "https://help.example.net/a",
            "https://dpp.example.net/?s=SN1",
            "https://recall.example.net/hose",
        ] {
            assert!(links.iter().any(|found| found == link), "{link} is not in {links:?}");
        }
        assert!(
            links[0].starts_with(&format!("{SITE}/page{GTIN}/21/SN1")),
            "the unit's own page comes first"
        );
    }
}

#[test]
fn row_18_people_choose_where_their_phone_cannot() {
    let app = house();
    let page = app.browser.get(&format!("{GTIN}?linkType=gs1:support"));
    page.is(300).has("Choose one");
    assert_eq!(attributes(&page, "main a.go", "href").len(), 2);
    assert_eq!(texts(&page, "main a.go").len(), 2);
    let manuals = app.browser.with("accept-language", "fr").get(&format!("{GTIN}?linkType=gs1:instructions"));
    manuals.is(300).has("Anleitung").has("Manual").lacks("Help");
    app.browser
        .with("accept-language", "de")
        .get(&format!("{GTIN}?linkType=gs1:instructions"))
        .is(307)
        .lacks("en.pdf");
}

#[test]
fn row_1_every_answer_names_the_methods_and_who_may_read() {
    let app = house();
    for path in [GTIN, "/01/bad", "/.well-known/gs1resolver", "/.well-known/gs1resolver/profile"] {
        for page in [program(&app).get(path), app.browser.get(path), program(&app).head(path)] {
            assert_eq!(page.header("access-control-allow-methods"), Some("GET, HEAD, OPTIONS"), "{path}");
            assert_eq!(page.header("access-control-allow-origin"), Some("*"), "{path}");
        }
    }
}

#[test]
fn row_13_a_serial_binds_no_variant_and_no_batch() {
    let app = house();
    for path in [format!("{GTIN}/22/V/10/L/21/SN1"), format!("{GTIN}/10/L/21/SN1")] {
        let set = json(&program(&app).get(&format!("{path}?linkType=linkset")));
        let levels = set["linkset"].as_array().unwrap();
        assert_eq!(levels[0]["anchor"], format!("{SITE}{path}"));
        let above = levels[1].as_object().unwrap();
        assert!(!above.contains_key("https://ref.gs1.org/voc/dpp"), "links of units stay with units");
    }
    let third = json(&program(&app).get(&format!("{GTIN}/235/T?linkType=linkset")));
    assert_eq!(third["linkset"].as_array().unwrap().len(), 2);
}

#[test]
fn row_15_a_redirect_names_the_linkset_and_not_all_links() {
    let app = house();
    let page = program(&app).get(&format!("{GTIN}/21/SN1"));
    let links: Vec<&String> =
        page.headers.iter().filter(|(name, _)| name == "link").map(|(_, value)| value).collect();
    assert_eq!(links.len(), 1);
    assert!(links[0].contains("rel=\"linkset\"") && !links[0].contains("rel=\"gs1:"), "{links:?}");
}

#[test]
fn row_17_the_description_says_what_is_ours_and_claims_nothing_more() {
    let app = house();
    let description = json(&program(&app).get("/.well-known/gs1resolver"));
    let profile = description["extensionProfile"].as_str().unwrap().strip_prefix(SITE).unwrap().to_owned();
    let page = program(&app).get(&profile);
    assert_eq!(page.is(200).header("content-type"), Some("text/plain; charset=utf-8"));
    page.has("query key k").has("HMAC-SHA-256");
    for key in ["resolverRoot", "supportedPrimaryKeys", "supportedLinkType", "jsonLdContextLocation"] {
        assert!(!description[key].is_null(), "{key}");
    }
    assert_eq!(
        description["jsonLdContextLocation"],
        "https://ref.gs1.org/standards/resolver/linkset-context"
    );
}

#[test]
fn row_19_a_trailing_slash_leads_to_the_same_place() {
    let app = house();
    for path in [GTIN.to_owned(), format!("{GTIN}/21/SN1"), format!("{GTIN}/10/L/21/SN1")] {
        let (plain, slash) = (program(&app).get(&path), program(&app).get(&format!("{path}/")));
        assert_eq!((plain.status, plain.location()), (slash.status, slash.location()));
    }
}

#[test]
fn rows_2_3_4_errors_have_the_status_of_errors_for_everyone() {
    let app = house();
    for browser in [&app.browser, &program(&app), &program(&app).with("accept", "application/json")] {
        browser.get(&format!("{GTIN}/foo")).is(400);
        browser.get("/01/09506000134353").is(400);
        browser.get(&format!("{GTIN}?8003=1")).is(400);
        browser.get("/01/00012345678905").is(404);
        browser.get(&format!("{GTIN}?linkType=gs1:nosuch")).is(404);
    }
}

#[test]
fn two_thousand_scans_write_not_one_byte() {
    let app = App::with(&[("server.trusted_proxies", "127.0.0.1")]);
    let code = app.code("HPD-900", "SN1");
    let bare = code.split("/21/").next().unwrap();
    // The log's size, not the file's: what was committed before may still move from one to the other.
    let log = || std::fs::metadata(app.path("aftersale.db-wal")).map_or(0, |file| file.len());
    // Over PostgreSQL there is no file to watch; a story there reads by the same statements.
    let Some(watcher) = app.file() else { return };
    let version = || watcher.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = (version(), log());
    for number in 0..500 {
        let accept = if number % 2 == 0 { "text/html" } else { "*/*" };
        let browser = app.browser.with("accept", accept);
        let browser = browser.with("x-forwarded-for", &format!("198.51.{}.{}", number / 250, number % 250));
        browser.get(&code);
        browser.head(bare);
        browser.get(&format!("{bare}/21/S{number}?linkType=linkset"));
        browser.get(&format!("/page{bare}/21/S{number}")).is(200);
    }
    assert_eq!((version(), log()), before);
}
