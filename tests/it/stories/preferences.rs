//! Mail preferences: `GET` changes nothing, a tap or the mail program's own button works at once and as often as one likes.

use aftersale::domain::contact::Email;
use aftersale::flows::bring_in::{Raw, bring_in, check};
use aftersale::flows::erase::{erase, of_address};
use aftersale::flows::lookup::Asker;
use aftersale::flows::{Error, catalog};

use crate::support::app::App;
use crate::support::form::Form;
use crate::support::letters::letters_to;
use crate::support::make::{form, owner, owner_with_offers};

const ANN: &str = "ann@home.example.com";
const SITE: &str = "https://go.example.com";

/// A house behind TLS: only there a mail program's button may work (RFC 8058, 3.1).
fn house() -> App {
    App::with(&[("site.public_url", SITE)])
}

/// The path of the preferences, as the letter's header names it.
fn preferences(app: &App) -> String {
    app.work();
    let letters = app.letters();
    let letter = mail_parser::MessageParser::default().parse(letters.last().unwrap().bytes()).unwrap();
    let header = letter.header_raw("List-Unsubscribe").expect("List-Unsubscribe").trim().to_owned();
    let link = header.trim_start_matches('<').trim_end_matches('>');
    assert_eq!(letter.header_raw("List-Unsubscribe-Post").map(str::trim), Some("List-Unsubscribe=One-Click"));
    link.strip_prefix(SITE).unwrap().to_owned()
}

fn wants_offers(app: &App) -> i64 {
    app.count("SELECT COUNT(*) FROM registration WHERE offers")
}

#[test]
fn opening_the_link_changes_nothing() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    for _ in 0..3 {
        app.browser.get(&path).is(200);
        app.browser.head(&path).is(200);
        app.browser.get(&format!("{path}?offers=no&List-Unsubscribe=One-Click")).is(200);
    }
    assert_eq!(wants_offers(&app), 1);
}

#[test]
fn a_tap_stops_offers_and_another_brings_them_back() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    let tap = |value: &str| Form::of(&app.browser.get(&path)).set("offers", value).send(&app.browser);
    tap("no").is(200).has("You get no more mails with offers");
    assert_eq!(wants_offers(&app), 0);
    tap("yes").is(200).has("From now on you get offers");
    assert_eq!(wants_offers(&app), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM consent"), 3, "every yes and no is kept");
}

#[test]
fn the_mail_programs_own_button_stops_offers_without_cookie_or_redirect() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    let one_click =
        || app.browser.post(&path, "application/x-www-form-urlencoded", b"List-Unsubscribe=One-Click");
    one_click().is(200);
    assert_eq!(wants_offers(&app), 0);
    one_click().is(200);
    assert_eq!(wants_offers(&app), 0);
}

#[test]
fn a_no_outlives_erasure_and_other_systems_and_only_the_mailbox_itself_lifts_it() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    app.browser.post_form(&path, &[("List-Unsubscribe", "One-Click")]).is(200);
    let whose = of_address(&Email::parse(ANN).unwrap());
    app.runtime.block_on(erase(&app.context, &Asker::terminal(), &whose)).unwrap();
    let kept: String =
        app.database().query_row("SELECT address_hash FROM no_offers", [], |row| row.get(0)).unwrap();
    assert!(!kept.contains("ann") && kept.len() == 32, "a digest under our key, and nothing else: {kept}");
    // Somebody types the address and ticks the box: that asks, and does not promise.
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    assert_eq!(wants_offers(&app), 0);
    let letter = letters_to(&app, ANN).pop().unwrap();
    assert!(!letter.contains("/k/"), "{letter}");
    let wish = letter
        .split(SITE)
        .find(|rest| rest.starts_with("/w/"))
        .expect("the question")
        .split_whitespace()
        .next();
    app.browser.post_form(wish.unwrap(), &[("answer", "yes")]).is(200).has("From now on you get offers");
    assert_eq!((wants_offers(&app), app.count("SELECT COUNT(*) FROM no_offers")), (1, 0));
    owner_with_offers(&app, "GEN-7500", "SN2600002");
    assert_eq!(wants_offers(&app), 2, "a yes of the mailbox itself lifts the no");
}

#[test]
fn a_no_holds_where_offers_come_unless_refused_and_against_what_another_system_knows() {
    let app = App::with(&[("site.public_url", SITE), ("mail.offers", "opt-out")]);
    owner(&app, "GEN-7500", "SN2600001");
    app.browser.post_form(&preferences(&app), &[("offers", "no")]).is(200);
    owner(&app, "GEN-7500", "SN2600002");
    form(&app, "GEN-7500", "SN2600003").set("email", "bob@b.example.com").send(&app.browser).is(303);
    assert_eq!(wants_offers(&app), 1, "Bob's alone");
    let shelf = catalog::shelf(&app.context).unwrap();
    let row = |(line, email): (u64, &str)| {
        let raw = Raw {
            line,
            id: Some(line.to_string()),
            product: "GEN-7500".to_owned(),
            serial: format!("SN26{line:05}"),
            name: "Ann Lee".to_owned(),
            email: email.to_owned(),
            purchased_on: Some("2026-11-01".parse().unwrap()),
            lang: "en".to_owned(),
            consent: Some(("card".to_owned(), None)),
            ..Raw::default()
        };
        Ok::<_, Error>(check(&app.context, &shelf, raw).unwrap())
    };
    let rows = [(90, ANN), (91, "carl@c.example.com")].map(row);
    let done = bring_in(&app.context, ("CRM", false), rows.into_iter(), |_| {}).unwrap();
    assert_eq!((done.consents, wants_offers(&app)), (1, 2), "Carl's, and not Ann's");
}

#[test]
fn a_mail_program_may_send_its_click_as_multipart() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    let body =
        b"--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
    app.browser.post(&path, "multipart/form-data; boundary=x", body).is(200);
    assert_eq!(wants_offers(&app), 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM consent WHERE source = 'mail' AND NOT given"), 1);
}

#[test]
fn stopping_twice_is_stopping_once() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    for _ in 0..3 {
        app.browser.post_form(&path, &[("offers", "no")]).is(200);
    }
    assert_eq!(wants_offers(&app), 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'offers-stopped'"), 1);
}

#[test]
fn anything_but_a_clear_yes_is_a_no() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    for fields in [&[("offers", "maybe")][..], &[], &[("offers", "yes"), ("List-Unsubscribe", "One-Click")]] {
        app.browser.post_form(&path, &[("offers", "yes")]).is(200);
        app.browser.post_form(&path, fields).is(200);
        assert_eq!(wants_offers(&app), 0, "{fields:?}");
    }
}

#[test]
fn a_no_holds_for_every_product_of_the_same_address_and_for_nobody_else() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    form(&app, "HPD-900", "SN2")
        .set("email", "Ann@Home.example.com")
        .set("offers", "yes")
        .send(&app.browser)
        .is(303);
    form(&app, "HPD-900", "SN3")
        .set("email", "bob@home.example.com")
        .set("offers", "yes")
        .send(&app.browser)
        .is(303);
    assert_eq!(wants_offers(&app), 3);
    app.work();
    let ann = app
        .letters()
        .iter()
        .position(|letter| letter.envelope_to().as_str() == "ann@home.example.com")
        .unwrap();
    let bytes = app.letters()[ann].bytes().to_vec();
    let letter = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    let header = letter.header_raw("List-Unsubscribe").unwrap().trim().to_owned();
    let path = header.trim_matches(['<', '>']).strip_prefix(SITE).unwrap();
    app.browser.post_form(path, &[("List-Unsubscribe", "One-Click")]).is(200);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM registration WHERE offers AND email_key = 'bob@home.example.com'"),
        1
    );
    assert_eq!(wants_offers(&app), 1);
}

#[test]
fn a_no_before_the_letter_left_keeps_offers_out_of_it() {
    let app = house();
    owner_with_offers(&app, "HPD-900", "SN1");
    let path = preferences(&app);
    owner_with_offers(&app, "HPD-900", "SN2");
    app.browser.post_form(&path, &[("offers", "no")]).is(200);
    app.work();
    let letters = app.letters();
    let last = String::from_utf8_lossy(letters[1].bytes()).into_owned();
    assert!(!last.contains("List-Unsubscribe"), "{last}");
}

#[test]
fn a_wrong_secret_changes_nothing() {
    let app = house();
    let owners = owner(&app, "HPD-900", "SN1");
    let secret = owners.strip_prefix("/o/").unwrap();
    app.browser.post_form(&format!("/u/{secret}"), &[("offers", "yes")]).is(404);
    assert_eq!(wants_offers(&app), 0);
}
