//! Letters: who gets which, what is in them, and what becomes of them when the relay will not.

use aftersale::domain::clock::{MINUTE, SECOND};
use aftersale::mail::transport::{Cause, Failure, Stage};
use mail_parser::MessageParser;

use crate::support::app::App;
use crate::support::make::{form, owner, owner_with_offers};

/// A letter as its reader's program shows it.
struct Read {
    raw: String,
    text: String,
    html: String,
}

fn read(app: &App, number: usize) -> Read {
    let letters = app.letters();
    let bytes = letters[number].bytes();
    let letter = MessageParser::default().parse(bytes).unwrap();
    Read {
        raw: String::from_utf8_lossy(bytes).into_owned(),
        text: letter.body_text(0).unwrap().into_owned(),
        html: letter.body_html(0).unwrap().into_owned(),
    }
}

fn state(app: &App) -> (String, i64, i64) {
    app.database()
        .query_row("SELECT state, attempts, due_at FROM message", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap()
}

fn fault(stage: Stage, cause: Cause<'_>) -> Failure {
    Failure::new(stage, cause, "")
}

#[test]
fn the_confirmation_leaves_once_with_everything_the_owner_needs() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.work();
    app.work();
    assert_eq!(app.letters().len(), 1);
    let letter = read(&app, 0);
    let reference: String =
        app.database().query_row("SELECT reference FROM registration", [], |row| row.get(0)).unwrap();
    for part in ["SN1", &format!("http://go.example.com{owners}"), &reference[..4], "20 November 2036"] {
        assert!(letter.text.contains(part), "{part} is not in\n{}", letter.text);
        assert!(letter.html.contains(part), "{part} is not in\n{}", letter.html);
    }
    assert_eq!(state(&app).0, "sent");
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'message-sent'"), 1);
}

#[test]
fn offers_come_by_mail_only_with_consent_and_with_a_way_out() {
    let app = App::with(&[("site.public_url", "https://go.example.com")]);
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    app.work();
    owner(&app, "GEN-7500", "SN2600002");
    app.work();
    let (with, without) = (read(&app, 0), read(&app, 1));
    assert!(with.text.contains("Five-year support plan") && with.html.contains("Five-year support plan"));
    assert!(with.raw.contains("List-Unsubscribe: <https://go.example.com/u/"), "{}", with.raw);
    assert!(with.raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert!(with.text.contains("/u/"), "the way out also stands in the letter");
    for part in [
        "Five-year support plan",
        "Yearly check",
        "example.com/plans",
        "example.com/shop",
        "List-Unsubscribe",
    ] {
        assert!(!without.raw.contains(part) && !without.text.contains(part), "{part} in\n{}", without.raw);
        assert!(!without.html.contains(part), "{part} in\n{}", without.html);
    }
}

#[test]
fn letters_speak_the_language_of_the_form() {
    let app = App::start();
    form(&app, "HPD-900", "SN1").set("lang", "de").send(&app.browser).is(303);
    app.work();
    let letter = read(&app, 0);
    assert!(letter.raw.contains("Content-Language: de"), "{}", letter.raw);
    assert!(letter.text.contains("Wärmepumpentrockner"), "{}", letter.text);
}

#[test]
fn letters_load_nothing_and_count_nobody() {
    let app = App::start();
    owner_with_offers(&app, "HPD-900", "SN1");
    app.work();
    let html = read(&app, 0).html;
    assert!(!html.contains("<img") && !html.contains("<link") && !html.contains("@import"), "{html}");
}

#[test]
fn a_letter_waits_while_the_relay_is_away_and_leaves_when_it_is_back() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    app.memory.fail_next(fault(Stage::Connect, Cause::Unreachable));
    assert_eq!(app.round().sent, 0);
    let (waiting, attempts, due_at) = state(&app);
    assert_eq!((waiting.as_str(), attempts), ("pending", 1));
    assert!(due_at > app.context.clock().now().0);
    assert_eq!(app.round().claimed, 0, "before its time it is left alone");
    app.advance(MINUTE);
    app.work();
    assert_eq!((state(&app).0.as_str(), app.letters().len()), ("sent", 1));
}

#[test]
fn waits_grow_from_seconds_to_hours_and_end_after_days_with_a_word_to_the_desk() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    // This letter alone: days pass, and letters of the journey would come due among its tries.
    app.change("DELETE FROM journey_step");
    let mut waits = Vec::new();
    loop {
        app.memory.fail_next(fault(Stage::Recipient, Cause::Reply(451, "4.7.1 greylisted")));
        app.round();
        let (state, _, due_at) = state(&app);
        if state != "pending" {
            break;
        }
        let wait = due_at - app.context.clock().now().0;
        assert!(wait > 0, "{waits:?}");
        waits.push(wait);
        app.advance(wait + 4 * MINUTE);
        assert!(waits.len() < 30, "it never ends: {waits:?}");
    }
    assert!(waits[0] <= 10 * SECOND, "{waits:?}");
    assert!(waits.windows(2).all(|pair| pair[1] > pair[0] / 2), "{waits:?}");
    assert!(waits.iter().sum::<i64>() > 2 * 24 * 60 * MINUTE, "given up within two days: {waits:?}");
    assert_eq!(state(&app).0, "dead");
    let said: String =
        app.database().query_row("SELECT last_error FROM message", [], |row| row.get(0)).unwrap();
    assert!(said.contains("greylisted"), "{said}");
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'message-dead'"), 1);
}

#[test]
fn a_refused_recipient_is_given_up_at_once_and_stops_nobody_else() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    form(&app, "HPD-900", "SN2").set("email", "bob@home.example.com").send(&app.browser).is(303);
    app.memory.fail_next(fault(Stage::Recipient, Cause::Reply(550, "5.1.1 no such user")));
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'dead'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'sent'"), 1);
    let said: String = app
        .database()
        .query_row("SELECT last_error FROM message WHERE state = 'dead'", [], |row| row.get(0))
        .unwrap();
    assert!(said.contains("no such user"), "{said}");
    app.advance(2 * 24 * 60 * MINUTE);
    assert_eq!(app.round().claimed, 0, "a dead letter is not tried again by itself");
}

#[test]
fn a_fault_of_our_own_rests_the_outbox_and_costs_no_letter_a_try() {
    let app = App::start();
    for serial in ["SN1", "SN2", "SN3"] {
        owner(&app, "HPD-900", serial);
    }
    for _ in 0..3 {
        app.memory.fail_next(fault(Stage::Login, Cause::Reply(535, "5.7.8 wrong password")));
    }
    let round = app.round();
    assert!(round.stopped);
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'pending'"), 3);
    assert_eq!(app.count("SELECT SUM(attempts) FROM message"), 0, "our own fault is not the letter's");
    assert_eq!(app.round().claimed, 0);
    app.advance(MINUTE + SECOND);
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'sent'"), 3);
}

#[test]
fn a_letter_whose_registration_is_gone_is_not_sent() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    app.change("PRAGMA foreign_keys = OFF; DELETE FROM registration");
    app.work();
    assert!(app.letters().is_empty());
    assert_eq!(state(&app).0, "dead");
}

#[test]
fn many_letters_leave_oldest_first_each_once() {
    let app = App::start();
    for n in 0..40 {
        form(&app, "HPD-900", &format!("SN{n:02}"))
            .set("email", &format!("p{n:02}@home.example.com"))
            .send(&app.browser)
            .is(303);
        app.advance(1);
    }
    app.work();
    let sent: Vec<String> =
        app.letters().iter().map(|letter| letter.envelope_to().as_str().to_owned()).collect();
    let expected: Vec<String> = (0..40).map(|n| format!("p{n:02}@home.example.com")).collect();
    assert_eq!(sent.len(), 40);
    let sorted = {
        let mut sent = sent.clone();
        sent.sort();
        sent
    };
    assert_eq!(sorted, expected);
    assert!(sent[..16].iter().all(|to| expected[..16].contains(to)), "the oldest go first: {sent:?}");
}
