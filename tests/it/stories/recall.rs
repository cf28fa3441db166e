//! Recalls: the red notice stands first on every page of a unit they are about, and on no other.

use aftersale::domain::catalog as format;
use aftersale::flows::catalog;

use crate::support::app::App;
use crate::support::make::owner;

const CATALOG: &str = r#"
[[product]]
code = "RCL-1"
gtin = "09506000134352"
name = "Heater"
[[product.recall]]
code = "2026-01"
title = { en = "The hose can leak", de = "Der Schlauch kann lecken" }
text = { en = "Close the tap now.", de = "Drehen Sie das Wasser ab." }
url = "https://recall.example.net/hose"
serials = ["SN100", "SN199"]
ends_on = 2027-06-30
[[product.recall]]
code = "2026-02"
title = "Old and over"
text = "Nothing to do any more."
ends_on = 2026-01-31
"#;
const NOTICE: &str = "The hose can leak";

fn house() -> App {
    let app = App::start();
    catalog::import(&app.context, format::parse(CATALOG).unwrap(), Vec::new()).unwrap();
    app
}

#[test]
fn the_notice_comes_before_everything_else_in_every_state() {
    let app = house();
    let owner = owner(&app, "RCL-1", "SN150");
    let bare = "/01/09506000134352/21/SN160";
    for path in [
        app.code("RCL-1", "SN120"),
        app.code("RCL-1", "SN150"),
        bare.to_owned(),
        format!("{bare}?k=1X7Y2WXH28HM66"),
        owner,
    ] {
        let page = app.browser.get(&path);
        page.is(200).has(NOTICE).has("Close the tap now.").has("https://recall.example.net/hose");
        let text = page.text();
        assert!(text.find(NOTICE).unwrap() < text.find("<h1").unwrap(), "{path}: the notice comes first");
        page.lacks("Old and over");
    }
    let german = app.browser.with("accept-language", "de").get(&app.code("RCL-1", "SN120"));
    german.has("Der Schlauch kann lecken").has("Drehen Sie das Wasser ab.");
    app.browser.get(&app.code("RCL-1", "SN120")).has("Register your product");
}

#[test]
fn units_it_is_not_about_hear_nothing_of_it() {
    let app = house();
    for path in [
        app.code("RCL-1", "SN200"),
        app.code("RCL-1", "SN1000"),
        app.code("HPD-900", "SN150"),
        "/01/09506000134352".to_owned(),
    ] {
        app.browser.get(&path).is(200).lacks(NOTICE);
    }
    app.advance(400 * 24 * 3_600_000);
    app.browser.get(&app.code("RCL-1", "SN120")).is(200).lacks(NOTICE);
}

#[test]
fn programs_find_it_as_recall_status() {
    let app = house();
    let program = app.browser.with("accept", "*/*");
    let unit = "/01/09506000134352/21/SN120?linkType=gs1:recallStatus";
    let to = program.get(unit);
    assert_eq!(to.is(307).location(), "https://recall.example.net/hose?linkType=gs1:recallStatus");
    program.get(&unit.replace("SN120", "SN200")).is(404);
    let set = program.get("/01/09506000134352/21/SN120?linkType=linkset");
    set.is(200).has("https://ref.gs1.org/voc/recallStatus").has("https://recall.example.net/hose");
    app.advance(400 * 24 * 3_600_000);
    program.get(unit).is(404);
}
