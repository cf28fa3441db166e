//! Claims as the desk decides them: what waits, what speaks for whom, and what follows from a decision.

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{attributes, texts};
use crate::support::make::{facts, owner};

use super::claim::{bob, words};
use super::desk_door::{house, signed_in};
use super::withdraw::desk_form;

/// A house where Ann Lee registered SN1 and Bob Roe claims it with its label in his hands.
fn disputed() -> (App, String) {
    let app = house();
    app.record("HPD-900", "SN1", facts(Some("2026-10-01"), Some("KROK-01")));
    let owners_page = owner(&app, "HPD-900", "SN1");
    bob(&app, &app.code("HPD-900", "SN1")).send(&app.browser).is(303);
    app.work();
    (app, owners_page)
}

fn case(maria: &Browser) -> (String, Page) {
    let list = maria.get("/desk/claims");
    let url = attributes(list.is(200), "tbody a.hit", "href").remove(0);
    let page = maria.get(&url);
    (url, page)
}

fn decides(maria: &Browser, page: &Page, url: &str, decision: &str, reason: &str) -> Page {
    desk_form(page, url).set("decision", decision).set("reason", reason).send(maria)
}

fn letter_to(app: &App, address: &str) -> String {
    app.work();
    let letters = app.letters();
    let last = letters.iter().rev().find(|letter| letter.envelope_to().as_str() == address);
    words(last.expect("a letter"))
}

#[test]
fn the_evidence_stands_side_by_side() {
    let (app, _) = disputed();
    let maria = signed_in(&app);
    let (_, page) = case(&maria);
    page.is(200).has("Bob Roe").has("bob@claims.example.com").has("From my aunt.").has("Flea market");
    page.has("Code fits").has("14 November 2026");
    // The owner's name and address are not needed to decide; the unit's own page has them.
    page.has("A. L.")
        .has("a…\u{2060}n@home.example.com")
        .has("Hausgeräte Krokus")
        .lacks("Ann Lee")
        .lacks("ann@home");
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what IN ('claims', 'claim')"), 2);
    maria.get("/desk/units/4-SN1");
    let unit = maria.get(&attributes(&page, "a.hit[href^='/desk/units']", "href")[0]);
    unit.is(200).has("Bob Roe").has("Somebody claimed it");
}

#[test]
fn an_accepted_claim_makes_a_new_owner_and_ends_the_former() {
    let (app, owners_page) = disputed();
    let maria = signed_in(&app);
    let (url, page) = case(&maria);
    page.has("the registration on record ends");
    decides(&maria, &page, &url, "accept", "The receipt fits.").is(303);
    app.browser.get(&owners_page).is(404).lacks("Ann");
    let letter = letter_to(&app, "bob@claims.example.com");
    assert!(letter.contains("The receipt fits.") && letter.contains("/o/"), "{letter}");
    let state = |name: &str| -> String {
        let sql = format!("SELECT state FROM registration WHERE name = '{name}'");
        app.database().query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    assert_eq!((state("Ann Lee").as_str(), state("Bob Roe").as_str()), ("ended", "active"));
    let start = letter.find("http://go.example.com/o/").unwrap() + "http://go.example.com".len();
    let link: String = letter[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect();
    app.browser.get(&link).is(200).has("Covered until").lacks("Ann");
    let unit = maria.get(&format!("/desk/units/{}-SN1", app.product("HPD-900").number));
    unit.is(200).has("(earlier)").has("Claim accepted").has("Accepted claim");
    assert_eq!(texts(&maria.get("/desk?q=bob"), "tbody a.hit"), ["SN1"]);
    app.browser.get(&app.code("HPD-900", "SN1")).has("This product is registered").lacks("We are checking");
}

#[test]
fn a_refused_claim_changes_nothing_but_says_why() {
    let (app, owners_page) = disputed();
    let maria = signed_in(&app);
    let (url, page) = case(&maria);
    decides(&maria, &page, &url, "refuse", "That serial is another owner's.").is(303);
    app.browser.get(&owners_page).is(200).has("Covered until");
    let letter = letter_to(&app, "bob@claims.example.com");
    assert!(letter.contains("could not confirm") && letter.contains("another owner"), "{letter}");
    assert!(!letter.contains("/o/") && !letter.contains("Ann"), "{letter}");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1);
    let start = letter.find("http://go.example.com/c/").unwrap() + "http://go.example.com".len();
    let link: String = letter[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect();
    app.browser.get(&link).is(200).has("We could not confirm it");
    maria.get("/desk/claims").has("Nobody waits for a decision").has("Refused");
}

#[test]
fn a_claim_on_a_unit_nobody_recorded_becomes_a_registration() {
    let app = house();
    bob(&app, "/01/09521234309079/21/NEVER-SEEN").send(&app.browser).is(303);
    let maria = signed_in(&app);
    let (url, page) = case(&maria);
    page.has("Not on record").has("No code");
    decides(&maria, &page, &url, "accept", "Sold before we had labels.").is(303);
    app.browser.get(&app.code("HPD-900", "NEVER-SEEN")).has("This product is registered");
}

#[test]
fn a_decision_is_made_once_with_a_reason_and_from_our_own_page() {
    let (app, _) = disputed();
    let maria = signed_in(&app);
    let (url, page) = case(&maria);
    let empty = decides(&maria, &page, &url, "accept", "");
    assert_eq!(texts(empty.is(422), ".summary .error"), ["Enter a reason"]);
    decides(&maria, &page, &url, "maybe", "because").is(422);
    maria.post_form(&url, &[("decision", "accept"), ("reason", "because"), ("csrf", "x")]).is(403);
    app.browser.stranger().post_form(&url, &[("decision", "accept")]).is(303).lacks("Bob");
    decides(&maria, &page, &url, "refuse", "because").is(303);
    decides(&maria, &page, &url, "accept", "because").is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1, "the first decision stands");
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE kind = 'claim-decided'"), 1);
    maria.get("/desk/claims/nonsense").is(404);
    for path in ["/desk/claims", &url] {
        assert!(app.browser.stranger().get(path).is(303).location().starts_with("/desk/login"));
    }
}
