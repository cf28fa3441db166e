//! Claims as owners make them: a useful page for whoever has no fitting code, one claim per form, a letter, and not a word
//! about anybody else.

use aftersale::mail::compose::Sealed;

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::{Form, attributes, texts};
use crate::support::make::{form, owner};

const DRYER: &str = "/01/09521234309079";
const WRONG: &str = "1X7Y2WXH28HM66";

/// The form behind a code, filled in by Bob Roe.
pub fn bob(app: &App, code: &str) -> Form {
    let query = serde_urlencoded::to_string([("code", code)]).unwrap();
    let page = app.browser.get(&format!("/claim?{query}"));
    Form::of(page.is(200))
        .set("name", "Bob Roe")
        .set("email", "bob@claims.example.com")
        .set("purchased_on", "2026-11-14")
        .set("dealer", "Flea market")
        .set("words", "From my aunt.\nI have the receipt.")
}

/// The plain part of a letter, decoded, with its header.
pub fn words(letter: &Sealed) -> String {
    let letter = mail_parser::MessageParser::default().parse(letter.bytes()).unwrap();
    let head: Vec<String> = letter.headers().iter().map(|header| format!("{header:?}")).collect();
    format!("{}\n{}", head.join("\n"), letter.body_text(0).unwrap())
}

fn follows_claim_link(app: &App, page: &Page) -> Page {
    let link = attributes(page, "main a[href^='/claim']", "href").pop().expect("a way to claim");
    app.browser.get(&link)
}

#[test]
fn a_code_without_fitting_proof_leads_to_the_form_with_product_and_serial() {
    let app = App::start();
    for path in [format!("{DRYER}/21/SN1?k={WRONG}"), format!("{DRYER}/21/SN1"), DRYER.to_owned()] {
        let page = follows_claim_link(&app, app.browser.get(&path).is(200));
        page.is(200).has("Heat-pump dryer").has("Tell us that it is yours");
        let form = Form::of(&page);
        assert_eq!(form.get("serial"), Some(if path.contains("SN1") { "SN1" } else { "" }));
        assert_eq!((form.get("name"), form.get("email")), (Some(""), Some("")));
    }
}

#[test]
fn a_claim_has_a_reference_a_page_and_a_letter() {
    let app = App::start();
    let sent = bob(&app, &format!("{DRYER}/21/SN1?k={WRONG}")).send(&app.browser);
    let page = app.browser.get(sent.is(303).location());
    let reference: String =
        app.database().query_row("SELECT reference FROM claim", [], |row| row.get(0)).unwrap();
    let spoken = format!("{}-{}", &reference[..4], &reference[4..]);
    page.is(200)
        .has("We are checking")
        .has(&spoken)
        .has("b…\u{2060}b@claims.example.com")
        .lacks("bob@claims");
    app.work();
    let letters = app.letters();
    assert_eq!(letters.len(), 1);
    let letter = words(&letters[0]);
    assert!(letter.contains("bob@claims.example.com") && letter.contains(&spoken), "{letter}");
    assert!(!letter.contains("aunt") && !letter.contains("List-Unsubscribe"), "{letter}");
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'claimed'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
}

#[test]
fn a_claim_with_every_mistake_names_all_of_them() {
    let app = App::start();
    let form = bob(&app, &format!("{DRYER}/21/SN1"));
    let page = form
        .set("serial", "S N~")
        .set("name", " ")
        .set("email", "bob@")
        .set("purchased_on", "2031-01-01")
        .set("words", &"x".repeat(1_001))
        .send(&app.browser);
    let found = texts(page.is(422), ".field .error");
    assert_eq!(found.len(), 5, "{found:?}");
    assert_eq!(Form::of(&page).get("email"), Some("bob@"));
    assert_eq!(app.count("SELECT COUNT(*) FROM claim"), 0);
}

#[test]
fn the_same_form_twice_is_one_claim_and_other_words_are_stale() {
    let app = App::start();
    let form = bob(&app, &format!("{DRYER}/21/SN1"));
    let first = form.send(&app.browser);
    assert_eq!(form.send(&app.browser).is(303).location(), first.is(303).location());
    form.clone().set("name", "Eve").send(&app.browser).is(422);
    form.clone().set("token", "short").send(&app.browser).is(422);
    assert_eq!(app.count("SELECT COUNT(*) FROM claim"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM message"), 1);
}

#[test]
fn a_second_registration_becomes_a_claim_with_nothing_typed_twice() {
    let app = App::start();
    let open = form(&app, "HPD-900", "SN1").set("name", "Bob Roe").set("email", "bob@claims.example.com");
    let owners_page = owner(&app, "HPD-900", "SN1");
    let page = open.send(&app.browser);
    page.is(409).has("This product is registered").lacks("Ann").lacks("ann@");
    let claim = Form::of(&page);
    assert_eq!(claim.get("serial"), Some("SN1"));
    assert_eq!((claim.get("name"), claim.get("email")), (Some("Bob Roe"), Some("bob@claims.example.com")));
    claim.send(&app.browser).is(303);
    let evidence: String =
        app.database().query_row("SELECT evidence FROM claim", [], |row| row.get(0)).unwrap();
    assert_eq!(evidence, "held", "the label's proof speaks for him");
    // Until somebody decides, nothing changes for the owner.
    app.browser.get(&owners_page).is(200).has("ann@home.example.com").lacks("Bob");
    let scan = app.browser.get(&app.code("HPD-900", "SN1"));
    scan.is(200).has("This product is registered").has("We are checking").lacks("Bob").lacks("Ann");
}

#[test]
fn the_label_proves_its_own_serial_only() {
    let app = App::start();
    let path = app.code("HPD-900", "SN1");
    bob(&app, &path).set("serial", "SN2").send(&app.browser).is(303);
    bob(&app, &format!("{DRYER}/21/SN1")).send(&app.browser).is(303);
    let rows = app.database().rows("SELECT evidence FROM claim ORDER BY id");
    let mut found: Vec<String> = rows.iter().map(|row| row.get(0).unwrap()).collect();
    found.sort_unstable();
    assert_eq!(found, ["missing", "wrong"]);
}

#[test]
fn a_unit_that_would_have_to_be_on_record_says_so_to_whoever_has_its_label() {
    let app = App::with(&[("codes.accept", "recorded")]);
    let code = app.code("HPD-900", "SN1");
    let page = app.browser.get(&code);
    page.is(200).has("not in our list yet").lacks("does not match").lacks("/register");
    follows_claim_link(&app, &page).is(200);
    bob(&app, &code).send(&app.browser).is(303);
    app.browser.get(&code).is(200).has("We are checking").lacks("Bob");
    app.browser.get(code.split('?').next().unwrap()).has("The code is not complete");
}

#[test]
fn what_somebody_gets_is_the_same_for_any_serial() {
    let app = App::start();
    owner(&app, "HPD-900", "S00001");
    let answer = |serial: &str| {
        let form = bob(&app, &format!("{DRYER}/21/{serial}?k={WRONG}"));
        let sent = form.send(&app.browser);
        let page = app.browser.get(sent.is(303).location());
        let reference = texts(&page, ".stub strong").pop().unwrap();
        let here = sent.place().to_owned();
        page.is(200).text().replace(serial, "SERIAL").replace(&reference, "REFERENCE").replace(&here, "HERE")
    };
    assert_eq!(answer("S00001"), answer("S00002"));
}

#[test]
fn nobody_is_flooded_with_letters_by_it() {
    let app = App::start();
    for number in 0..6 {
        let browser = app.browser.with("x-forwarded-for", "192.0.2.1");
        bob(&app, &format!("{DRYER}/21/SN{number}")).send(&browser).is(303);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM claim"), 6);
    app.work();
    assert_eq!(app.letters().len(), 3);
    app.advance(25 * 3_600_000);
    app.work();
    let digest = words(app.letters().last().unwrap());
    assert_eq!((app.letters().len(), digest.matches("/c/").count()), (4, 3), "{digest}");
}

#[test]
fn whoever_claims_again_and_again_has_to_wait() {
    let app = App::start();
    let form = bob(&app, &format!("{DRYER}/21/SN1"));
    for number in 0..30 {
        form.clone().set("token", &format!("{number:032}")).send(&app.browser).is(303);
    }
    form.set("token", &"9".repeat(32)).send(&app.browser).is(429);
}

#[test]
fn hostile_words_stay_words_and_unknown_codes_find_nothing() {
    let app = App::start();
    let form = bob(&app, &format!("{DRYER}/21/SN1"));
    let page = form.clone().set("name", "<script>x</script>").set("email", "\"><b>").send(&app.browser);
    page.is(422).lacks("<script>x").lacks("\"><b>");
    for code in ["", "/01/09506000134352/21/SN1", "/etc/passwd", "/01/bad", "\0"] {
        let query = serde_urlencoded::to_string([("code", code)]).unwrap();
        app.browser.get(&format!("/claim?{query}")).is(404);
        form.clone().set("code", code).send(&app.browser).is(404);
    }
    let secret = "/c/00000000000000000000000000000000000000000000000000000";
    app.browser.get(secret).is(404);
    let owner = owner(&app, "HPD-900", "SN7");
    app.browser.get(&owner.replace("/o/", "/c/")).is(404);
}
