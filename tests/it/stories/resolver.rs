//! A Digital Link as programs use it: redirects, link types, linksets, languages, and what scripts of other sites may read.

use aftersale::domain::catalog as format;
use aftersale::flows::catalog;
use serde_json::Value;

use crate::support::app::App;
use crate::support::browser::Browser;

const GTIN: &str = "/01/09506000134352";
const SITE: &str = "http://go.example.com";
const VOC: &str = "https://ref.gs1.org/voc/";
const CATALOG: &str = r#"
[[product]]
code = "LNK-1"
gtin = "09506000134352"
name = { en = "Washer", de = "Waschmaschine" }
manuals = [
  { title = "Manual", lang = "en", url = "https://docs.example.net/en.pdf" },
  { title = "Anleitung", lang = "de", url = "https://docs.example.net/de.pdf" },
]
links = [
  { type = "gs1:pip", title = "Product page", url = "https://shop.example.net/{gtin}?from=label#top" },
  { type = "gs1:support", title = "Help", url = "https://help.example.net/a" },
  { type = "gs1:support", title = "Chat", url = "https://help.example.net/b" },
  { type = "gs1:recallStatus", title = "Recalls", url = "https://recall.example.net/?g={gtin}&s={serial}" },
]
[[product]]
code = "BARE-1"
gtin = "09521234543442"
name = "Without links"
"#;

fn house() -> App {
    let app = App::start();
    let text = CATALOG.replace("09521234543442", &free_gtin());
    catalog::import(&app.context, format::parse(&text).unwrap(), Vec::new()).unwrap();
    app
}

/// A GTIN that the sample does not use, with its check digit.
fn free_gtin() -> String {
    let fits = |digit: u32| aftersale::domain::product::Gtin::parse(&format!("0950600099999{digit}")).ok();
    (0..10).find_map(fits).unwrap().to_string()
}

/// A program that takes anything.
fn program(app: &App) -> Browser {
    app.browser.with("accept", "*/*")
}

fn linkset(app: &App, path: &str) -> Vec<Value> {
    let page = program(app).with("accept", "application/linkset+json").get(path);
    assert_eq!(page.is(200).header("content-type"), Some("application/linkset+json"));
    let content: Value = serde_json::from_slice(&page.bytes).unwrap();
    content["linkset"].as_array().unwrap().clone()
}

#[test]
fn browsers_get_the_page_at_once_and_programs_one_redirect_to_it() {
    let app = house();
    let path = app.code("LNK-1", "SN/1");
    app.browser.get(&path).is(200).has("Register your product");
    let answer = program(&app).get(&path);
    answer.is(307);
    let page = format!("/page{path}");
    assert_eq!(answer.location(), format!("{SITE}{page}"));
    program(&app).get(&page).is(200).has("Register your product").has("SN/1");
    let plain = app.code("EVC-11", "E1");
    program(&app).get(&plain).is(200).has("Register your product");
}

#[test]
fn a_product_leads_to_its_page_of_information_or_to_ours() {
    let app = house();
    let answer = program(&app).get(GTIN);
    assert_eq!(answer.is(307).location(), "https://shop.example.net/09506000134352?from=label#top");
    let batch = program(&app).get(&format!("{GTIN}/10/LOT1"));
    assert_eq!(batch.is(307).location(), "https://shop.example.net/09506000134352?from=label#top");
    let bare = format!("/01/{}", free_gtin());
    assert_eq!(program(&app).get(&bare).is(307).location(), format!("{SITE}/page{bare}"));
    program(&app).get(&format!("/page{bare}")).is(200).has("Without links");
}

#[test]
fn a_query_is_handed_on_byte_for_byte() {
    let app = house();
    for query in ["a=%2f;flag&b=+%20&&c", "99=X%2fY&utm=%C3%A4", "lang=de&x=1&x=2", "k=rubbish"] {
        let unit = format!("{GTIN}/21/SN1");
        let answer = program(&app).get(&format!("{unit}?{query}"));
        assert_eq!(answer.is(307).location(), format!("{SITE}/page{unit}?{query}"));
        let product = program(&app).get(&format!("{GTIN}?{query}"));
        let expected = format!("https://shop.example.net/09506000134352?from=label&{query}#top");
        assert_eq!(product.is(307).location(), expected);
    }
}

#[test]
fn a_link_type_is_named_short_or_whole_and_404_when_not_there() {
    let app = house();
    let unit = format!("{GTIN}/21/A%2FB");
    let to = |kind: &str| program(&app).get(&format!("{unit}?linkType={kind}"));
    for kind in [
        "gs1:recallStatus",
        "https://ref.gs1.org/voc/recallStatus",
        "https%3A%2F%2Fgs1.org%2Fvoc%2FrecallStatus",
    ] {
        let expected = format!("https://recall.example.net/?g=09506000134352&s=A%2FB&linkType={kind}");
        assert_eq!(to(kind).is(307).location(), expected);
    }
    assert!(to("gs1:pip").is(307).location().starts_with("https://shop.example.net/"), "found one level up");
    assert!(to("gs1:registerProduct").is(307).location().starts_with(&format!("{SITE}/page{unit}?")));
    for missing in ["gs1:epil", "nonsense", "https://evil.example/voc/pip"] {
        to(missing).is(404);
        app.browser.get(&format!("{unit}?linkType={missing}")).is(404);
    }
    app.browser.get(&format!("{unit}?linkType=gs1:pip")).is(307);
    program(&app).get(&format!("{GTIN}?linkType=gs1:recallStatus")).is(404);
}

#[test]
fn the_language_of_the_phone_chooses_and_what_it_cannot_choose_is_300() {
    let app = house();
    let manual = format!("{GTIN}/21/SN1?linkType=gs1:instructions");
    let to = |lang: &str| program(&app).with("accept-language", lang).get(&manual);
    assert!(to("de-AT, en;q=0.5").is(307).location().starts_with("https://docs.example.net/de.pdf"));
    assert!(
        to("fr, en-GB;q=0.2, de;q=0.1").is(307).location().starts_with("https://docs.example.net/en.pdf")
    );
    for undecided in
        [to("fr"), program(&app).get(&manual), program(&app).get(&format!("{GTIN}?linkType=gs1:support"))]
    {
        let content: Value = serde_json::from_slice(&undecided.is(300).bytes).unwrap();
        assert!(content["linkset"].is_array());
        assert_eq!(undecided.header("content-type"), Some("application/linkset+json"));
    }
}

#[test]
fn a_linkset_holds_every_level_with_one_default_each() {
    let app = house();
    let levels = linkset(&app, &format!("{GTIN}/22/V/10/L%2F1/21/SN1?k=1X7Y2WXH28HM66"));
    let anchors: Vec<&str> = levels.iter().map(|level| level["anchor"].as_str().unwrap()).collect();
    let root = format!("{SITE}{GTIN}");
    let expected = [
        format!("{root}/22/V/10/L%2F1/21/SN1"),
        format!("{root}/22/V/10/L%2F1"),
        format!("{root}/22/V"),
        root.clone(),
    ];
    assert_eq!(anchors, expected);
    for level in &levels {
        let default = level[format!("{VOC}defaultLink")].as_array().unwrap();
        assert_eq!(default.len(), 1);
        let mut keys: Vec<&String> = default[0].as_object().unwrap().keys().collect();
        keys.sort();
        assert_eq!(keys, ["href", "title"]);
        let others = level.as_object().unwrap().iter().filter(|(key, _)| !key.contains("defaultLink"));
        let others: Vec<&Value> = others.filter_map(|(_, links)| links.as_array()).flatten().collect();
        assert!(others.iter().any(|link| link["href"] == default[0]["href"]), "{level}");
        assert!(level["itemDescription"].as_str() == Some("Washer"));
        assert!(others.iter().all(|link| link["href"].is_string() && link["title"].is_string()));
    }
    assert_eq!(
        levels[0][format!("{VOC}registerProduct")][0]["href"],
        format!("{SITE}/page{}", &anchors[0][SITE.len()..])
    );
    assert_eq!(levels[3][format!("{VOC}instructions")][1]["hreflang"][0], "de");
    let third_party = linkset(&app, &format!("{GTIN}/235/TP"));
    assert_eq!(third_party.len(), 2);
}

#[test]
fn a_linkset_comes_by_link_type_and_by_every_media_type() {
    let app = house();
    for kind in ["linkset", "all"] {
        let page = program(&app).get(&format!("{GTIN}?linkType={kind}"));
        assert_eq!(page.is(200).header("content-type"), Some("application/linkset+json"));
    }
    for kind in ["application/linkset+json", "application/json", "application/ld+json"] {
        let page = program(&app).with("accept", kind).get(GTIN);
        assert_eq!(page.is(200).header("content-type"), Some(kind));
        let content: Value = serde_json::from_slice(&page.bytes).unwrap();
        let context = "https://ref.gs1.org/standards/resolver/linkset-context";
        if kind == "application/ld+json" {
            assert_eq!(content["@context"], context);
        } else {
            let links: Vec<&str> = page
                .headers
                .iter()
                .filter(|(name, _)| name == "link")
                .map(|(_, value)| value.as_str())
                .collect();
            let expected = "rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";
            assert!(links.iter().any(|link| link.contains(context) && link.ends_with(expected)), "{links:?}");
        }
    }
    let both = |accept: &str| {
        program(&app).with("accept", accept).get(GTIN).header("content-type").map(str::to_owned)
    };
    assert!(both("application/json;q=0.5, text/html").unwrap().starts_with("text/html"));
    assert_eq!(
        both("text/html;q=0.1, application/linkset+json").as_deref(),
        Some("application/linkset+json")
    );
    assert_eq!(program(&app).with("accept", "text/html;q=0").get(GTIN).status, 307);
}

#[test]
fn syntax_errors_are_400_and_unknown_products_404_for_programs_too() {
    let app = house();
    for path in [
        "/01/09506000134353",
        "/01/9506000134352",
        "/01/09506000134352/21/S/10/L",
        "/01/09506000134352?7=x",
        "/01/09506000134352/foo",
        "/01/09506000134352/17/261231",
        "/01/09506000134352/21/A~B",
    ] {
        for accept in ["*/*", "application/linkset+json", "text/html"] {
            program(&app).with("accept", accept).get(path).is(400);
        }
    }
    for accept in ["*/*", "application/linkset+json", "text/html"] {
        program(&app).with("accept", accept).get("/01/00012345678905/21/1").is(404);
    }
    program(&app).get(&format!("{GTIN}/21/SN1/")).is(307);
}

#[test]
fn scripts_of_other_sites_may_read_every_answer() {
    let app = house();
    for path in [
        GTIN,
        "/01/09506000134352/21/SN1",
        "/01/bad",
        "/01/00012345678905",
        "/01/09506000134352?linkType=gs1:x",
        "/01/09506000134352?linkType=all",
        "/.well-known/gs1resolver",
    ] {
        for browser in [&app.browser, &program(&app)] {
            let page = browser.get(path);
            assert_eq!(page.header("access-control-allow-origin"), Some("*"), "{path}");
            assert_eq!(page.header("access-control-expose-headers"), Some("Link, Location"), "{path}");
            assert_eq!(page.header("vary"), Some("Accept, Accept-Encoding, Accept-Language"), "{path}");
        }
    }
    let linkset = program(&app).get("/01/09506000134352/21/SN1?k=1X7Y2WXH28HM66");
    let expected =
        format!("<{SITE}{GTIN}/21/SN1?linkType=linkset>; rel=\"linkset\"; type=\"application/linkset+json\"");
    assert_eq!(linkset.is(307).header("link"), Some(expected.as_str()));
}

#[test]
fn a_preflight_is_allowed_whatever_it_asks_for() {
    let app = house();
    for path in [GTIN, "/01/rubbish", "/.well-known/gs1resolver"] {
        let ask = app
            .browser
            .with("origin", "https://elsewhere.example")
            .with("access-control-request-method", "GET");
        let ask = ask.with("access-control-request-headers", "accept-language, x-anything");
        let answer = ask.send("OPTIONS", path, None);
        answer.is(204);
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        assert_eq!(answer.header("access-control-allow-methods"), Some("GET, HEAD, OPTIONS"));
        assert_eq!(answer.header("access-control-allow-headers"), Some("accept-language, x-anything"));
        let plain = app.browser.send("OPTIONS", path, None);
        assert_eq!(plain.is(204).header("allow"), Some("GET, HEAD, OPTIONS"));
    }
    app.browser.post_form(GTIN, &[]).is(405);
}

#[test]
fn head_is_get_without_a_body_on_every_way() {
    let app = house();
    for path in [
        GTIN,
        "/01/09506000134352/21/S",
        "/01/09506000134352?linkType=linkset",
        "/01/bad",
        "/.well-known/gs1resolver",
    ] {
        let (get, head) = (program(&app).get(path), program(&app).head(path));
        assert_eq!((head.status, head.bytes.len()), (get.status, 0), "{path}");
        for name in ["location", "link", "content-type", "vary"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
}

#[test]
fn the_resolver_describes_itself() {
    let app = house();
    let page = program(&app).get("/.well-known/gs1resolver");
    assert_eq!(page.is(200).header("content-type"), Some("application/json"));
    let content: Value = serde_json::from_slice(&page.bytes).unwrap();
    assert_eq!(content["resolverRoot"], SITE);
    assert_eq!(content["supportedPrimaryKeys"], serde_json::json!(["01"]));
    assert_eq!(content["supportedLinkType"][0]["namespace"], VOC);
    assert_eq!(content["linkTypeDefaultCanBeLinkset"], false);
    page.lacks("conformant");
}

#[test]
fn resolving_writes_nothing() {
    let app = house();
    let Some(watcher) = app.file() else { return };
    let version = || watcher.query_row("PRAGMA data_version", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = version();
    for path in
        [GTIN, "/01/09506000134352/21/S?linkType=all", "/01/09506000134352/21/S?linkType=gs1:pip", "/01/x"]
    {
        program(&app).get(path);
        program(&app).head(path);
        program(&app).send("OPTIONS", path, None);
    }
    assert_eq!(version(), before, "resolving changed the database");
}
