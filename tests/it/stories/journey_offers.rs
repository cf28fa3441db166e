//! Offers in letters: only to who said yes, seldom, and behind links that count without following anybody.

use aftersale::domain::clock::DAY;
use aftersale::worker::counts;

use crate::support::app::App;
use crate::support::letters::{letters_to, link, links};
use crate::support::make::{form, owner, owner_with_offers};

const ANN: &str = "ann@home.example.com";

/// The letter 30 days before cover ends.
fn reminder(app: &App) -> String {
    app.advance(1796 * DAY);
    let all = letters_to(app, ANN);
    all.iter().rev().find(|letter| letter.starts_with("Cover for your")).unwrap().clone()
}

#[test]
fn the_reminder_is_for_all_its_offers_only_for_who_said_yes() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    let plain = reminder(&app);
    assert!(!plain.contains("/k/") && !plain.contains("/u/"), "{plain}");

    let app = App::start();
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    let letter = reminder(&app);
    assert!(letter.contains("Stop mails with offers") && !links(&letter, "/k/").is_empty(), "{letter}");
    let bytes = app.letters().pop().unwrap().bytes().to_vec();
    assert!(String::from_utf8_lossy(&bytes).contains("List-Unsubscribe:"), "the way out is in its head");
    assert!(bytes.len() < 30_000, "{} bytes", bytes.len());
}

#[test]
fn links_to_offers_lead_where_the_catalogue_says_count_in_memory_and_name_nobody() {
    let app = App::start();
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    let letter = letters_to(&app, ANN).pop().unwrap();
    let all = links(&letter, "/k/");
    assert_eq!(all.len(), 3, "{letter}");
    let offer = app.product("GEN-7500").product.offers[0].clone();
    let writes = "SELECT COUNT(*) FROM counter WHERE step = 'offer'";
    for _ in 0..3 {
        let answer = app.browser.get(&all[0]);
        assert_eq!(answer.is(303).header("location"), Some(offer.url.as_str()));
        app.browser.head(&all[0]).is(303);
    }
    assert_eq!(app.count(writes), 0, "following a link writes nothing");
    app.runtime.block_on(counts::store(&app.context));
    let many = format!("SELECT many FROM counter WHERE step = 'offer' AND field = '{}'", offer.code);
    assert_eq!(app.count(&many), 3);
    // Another owner of such a unit gets the very same link.
    form(&app, "GEN-7500", "SN2600009")
        .set("email", "bob@b.example.com")
        .set("offers", "yes")
        .send(&app.browser)
        .is(303);
    assert_eq!(link(&letters_to(&app, "bob@b.example.com").pop().unwrap(), "/k/"), all[0]);
    let forged = format!("{}{}", &all[0][..all[0].len() - 3], "000");
    for wrong in [forged.as_str(), "/k/x", "/k/https:%2F%2Fevil.example"] {
        app.browser.get(wrong).is(404);
    }
    app.change("UPDATE product SET body = REPLACE(body, 'PLAN-GEN-5', 'PLAN-GEN-6')");
    app.browser.post_form(&all[0], &[]).is(405);
}

#[test]
fn who_waits_for_an_answer_of_ours_is_offered_nothing() {
    let asked = "INSERT INTO transfer (id, product, serial, registration, name, email, email_key, words, lang, token, content, made_at, until, state)
                 SELECT 't', product, serial, id, 'B', 'b@b.example.com', 'b@b.example.com', '', 'en', 't', '', 1, 9000000000000, 'asked' FROM registration";
    let promised = "INSERT INTO call_note (id, product, serial, at, by_whom, reason, words, promise, promise_on, promise_by)
                    SELECT 'c', product, serial, 1, 'maria', 'defect', 'w', 'a new hose', '2026-12-01', 'maria' FROM registration";
    for open in [asked, promised] {
        let app = App::start();
        owner_with_offers(&app, "GEN-7500", "SN2600001");
        app.work();
        app.change(open);
        let letter = reminder(&app);
        assert!(!letter.contains("/k/"), "{letter}");
    }
}

#[test]
fn an_address_gets_no_more_letters_with_offers_in_a_year_than_the_settings_say() {
    let app = App::with(&[("mail.offers_per_year", "1")]);
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    assert!(letters_to(&app, ANN)[0].contains("/k/"));
    form(&app, "HPD-900", "HP9263900199")
        .set("email", "ANN@home.example.com")
        .set("offers", "yes")
        .send(&app.browser)
        .is(303);
    let second = letters_to(&app, ANN).pop().unwrap();
    assert!(second.starts_with("Registered") && !second.contains("/k/"), "{second}");
    app.advance(366 * DAY);
    owner_with_offers(&app, "GEN-7500", "SN2600003");
    let letters = letters_to(&app, ANN);
    assert!(
        letters.iter().any(|letter| letter.contains("SN2600003") && letter.contains("/k/")),
        "a year later: {letters:#?}"
    );
}

#[test]
fn a_letter_that_promotes_goes_only_to_who_said_yes_and_while_nobody_claims_the_unit() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let step = "[[step]]\nname = \"tips\"\nletter = \"getting-started\"\nfrom = \"registration\"\ndays = 5\npurpose = \"marketing\"\n";
    std::fs::write(file.path(), step).unwrap();
    let app = App::with(&[("journeys.file", file.path().to_str().unwrap())]);
    owner(&app, "GEN-7500", "SN2600001");
    form(&app, "GEN-7500", "SN2600002")
        .set("email", "bob@b.example.com")
        .set("offers", "yes")
        .send(&app.browser)
        .is(303);
    app.advance(6 * DAY);
    assert_eq!(letters_to(&app, ANN).len(), 1, "the confirmation only");
    assert_eq!(app.count("SELECT COUNT(*) FROM journey_step WHERE reason = 'no-consent'"), 1);
    let to_bob = letters_to(&app, "bob@b.example.com");
    assert_eq!(to_bob.len(), 2);
    assert!(to_bob[1].contains("Stop mails with offers"), "{}", to_bob[1]);
}
