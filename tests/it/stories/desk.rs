//! The desk at work: every way to search, one page per unit, hostile owners harmless, every look written down.

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::{attributes, texts};
use crate::support::make::{facts, form, owner, owner_with_offers};

use super::desk_door::{house, signed_in};

fn reference(app: &App) -> String {
    app.database().query_row("SELECT reference FROM registration", [], |row| row.get(0)).unwrap()
}

fn serials(page: &Page) -> Vec<String> {
    texts(page, "tbody a.hit")
}

fn query(words: &str) -> String {
    format!("/desk?{}", serde_urlencoded::to_string([("q", words)]).unwrap())
}

#[test]
fn one_box_finds_a_unit_by_everything_people_say_on_the_phone() {
    let app = house();
    owner(&app, "HPD-900", "WM7A-2026");
    form(&app, "FRC-388", "OTHER-1")
        .set("name", "Bob Roe")
        .set("email", "bob@x.example.com")
        .send(&app.browser)
        .is(303);
    let maria = signed_in(&app);
    let reference: String = app
        .database()
        .query_row("SELECT reference FROM registration WHERE name = 'Ann Lee'", [], |row| row.get(0))
        .unwrap();
    let scanned = format!("http://go.example.com{}", app.code("HPD-900", "WM7A-2026"));
    for words in [
        "WM7A-2026",
        "wm7a-2026",
        " wm7a 2026 ",
        &reference,
        &reference.to_lowercase(),
        &format!("{}-{}", &reference[..4], &reference[4..]),
        "ann@home.example.com",
        "ANN@HOME.EXAMPLE.COM",
        "Ann Lee",
        "lee ann",
        "ann",
        "LEE",
        &scanned,
    ] {
        let page = maria.get(&query(words));
        assert_eq!(serials(page.is(200)), ["WM7A-2026"], "{words:?}");
    }
}

#[test]
fn names_are_found_without_their_accents() {
    let app = house();
    form(&app, "HPD-900", "SN1").set("name", "Zoë Müller-Åkesson").send(&app.browser).is(303);
    let maria = signed_in(&app);
    for words in ["zoe", "muller", "Müller", "åkesson zoë", "MÜLLER"] {
        assert_eq!(serials(&maria.get(&query(words))), ["SN1"], "{words:?}");
    }
}

#[test]
fn a_unit_nobody_registered_is_found_by_its_serial() {
    let app = house();
    app.record("HPD-900", "SN-FRESH", facts(Some("2026-10-01"), Some("KROK-01")));
    let maria = signed_in(&app);
    let page = maria.get(&query("sn-fresh"));
    assert_eq!(serials(&page), ["SN-FRESH"]);
    let unit = maria.get(&attributes(&page, "a.hit", "href")[0]);
    unit.is(200).has("Hausgeräte Krokus").has("1 Oct");
}

#[test]
fn nothing_found_says_so_and_offers_a_way_on() {
    let app = house();
    let maria = signed_in(&app);
    for words in [
        "nobody",
        "%",
        "_",
        "'; DROP TABLE unit; --",
        "<script>alert(1)</script>",
        "\u{202E}x",
        &"x".repeat(3000),
    ] {
        let page = maria.get(&query(words));
        page.is(200).lacks("<script>");
        assert!(serials(&page).is_empty(), "{words:?}");
    }
    maria.get("/desk").is(200);
    maria.get("/desk?q=").is(200);
}

#[test]
fn the_units_page_shows_everything_on_record() {
    let app = house();
    app.record("GEN-7500", "SN2600001", facts(Some("2026-09-18"), Some("BLUE-01")));
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    app.work();
    let maria = signed_in(&app);
    let unit = maria.get(&attributes(&maria.get(&query("SN2600001")), "a.hit", "href")[0]);
    unit.is(200);
    let reference = reference(&app);
    for part in [
        "Standby generator",
        "GEN-7500",
        "SN2600001",
        "09521234543213",
        "Bluestem Power &amp; Door",
        "Ann Lee",
        "ann@home.example.com",
        &format!("{}-{}", &reference[..4], &reference[4..]),
        "Parts and labour",
        "Letter sent: Confirmation",
    ] {
        unit.has(part);
    }
    let code = app.code("GEN-7500", "SN2600001");
    unit.has(&format!("http://GO.EXAMPLE.COM{}", code.split('?').next().unwrap()));
    assert_eq!(attributes(&unit, "#messages ~ .over .state", "class"), ["state sent"]);
    assert!(texts(&unit, "ol.time li").len() >= 3, "printed, registered, sent");
}

#[test]
fn serials_with_signs_of_addresses_have_their_page() {
    let app = house();
    let maria = signed_in(&app);
    for serial in ["A/B", "A-B-1", "A%2FB", "?x=1", "..", "A+B&C", "\"<i>'"] {
        owner(&app, "HPD-900", serial);
        let page = maria.get(&query(serial));
        let link = attributes(&page, "a.hit", "href")
            .first()
            .cloned()
            .unwrap_or_else(|| panic!("{serial} is not found"));
        let unit = maria.get(&link);
        assert_eq!(texts(unit.is(200), "h1"), [serial], "{link}");
    }
}

#[test]
fn hostile_words_of_owners_are_text_at_the_desk() {
    let app = house();
    let name = "<script>alert(1)</script><img src=x onerror=alert(2)>";
    form(&app, "HPD-900", "SN1")
        .set("name", name)
        .set("dealer", "\"><svg onload=alert(3)>")
        .send(&app.browser)
        .is(303);
    let maria = signed_in(&app);
    let found = maria.get(&query("SN1"));
    found.is(200).lacks("<script>").lacks("<img src=x").has("&lt;script&gt;");
    let unit = maria.get(&attributes(&found, "a.hit", "href")[0]);
    unit.is(200).lacks("<script>").lacks("<img src=x").lacks("<svg onload");
}

#[test]
fn every_look_is_written_down_with_who_looked_and_never_what_for() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    let link = attributes(&maria.get(&query("ann lee")), "a.hit", "href")[0].clone();
    maria.get(&link).is(200);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE who = 'maria' AND what = 'sign-in'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE who = 'maria' AND what = 'search'"), 1);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM audit WHERE who = 'maria' AND what = 'view' AND serial = 'SN1'"),
        1
    );
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE detail LIKE '%ann%'"), 0);
    maria.get(&link).is(200).has("maria");
}

#[test]
fn a_unit_that_is_not_on_record_has_no_page() {
    let app = house();
    let maria = signed_in(&app);
    for path in [
        "/desk/units/1-NOTHING",
        "/desk/units/99-X",
        "/desk/units/x",
        "/desk/units/-1",
        "/desk/units/1-%FF",
        "/desk/units/1-%00",
        "/desk/units/1-%0A",
    ] {
        maria.get(path).is(404);
    }
}

#[test]
fn a_letter_that_was_given_up_is_seen_at_the_desk_with_the_relays_words() {
    use aftersale::mail::transport::{Cause, Failure, Stage};
    let app = house();
    owner(&app, "HPD-900", "SN1");
    app.memory.fail_next(Failure::new(Stage::Recipient, Cause::Reply(550, "5.1.1 <script>no such user"), ""));
    app.work();
    let maria = signed_in(&app);
    let unit = maria.get(&attributes(&maria.get(&query("SN1")), "a.hit", "href")[0]);
    unit.is(200).has("no such user").lacks("<script>");
}
