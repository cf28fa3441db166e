//! Nobody can be flooded: three letters per address and day, the rest in one; confirmations of units with proof always go.

use crate::support::app::App;
use crate::support::letters::{letter_with, letters_to};
use crate::support::make::form;

const DAY: i64 = 24 * 3_600_000;
const VICTIM: &str = "victim@home.example.com";

#[test]
fn of_a_thousand_posts_without_proof_three_letters_and_a_digest_come() {
    let app = App::with(&[("codes.accept", "any"), ("server.trusted_proxies", "127.0.0.1")]);
    for number in 0..1_000 {
        let code = format!("/01/09521234309079/21/SN{number}");
        let fields = [
            ("code", code.as_str()),
            ("token", &format!("{number:032}")),
            ("name", "Eve"),
            ("email", if number % 2 == 0 { VICTIM } else { "Victim@HOME.example.com" }),
            ("purchased_on", "2026-11-20"),
        ];
        app.browser.post_form("/register", &fields).is(303);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1_000, "registrations always succeed");
    app.work();
    assert_eq!(app.letters().len(), 3);
    app.advance(DAY - 1);
    app.work();
    assert_eq!(app.letters().len(), 3);
    app.advance(1);
    app.work();
    assert_eq!(app.letters().len(), 4);
    let digest = letter_with(&app, VICTIM, "Several mails in one");
    assert!(digest.contains("And 977 more."), "{digest}");
    assert_eq!(digest.matches("* Registered: ").count(), 20, "{digest}");
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state <> 'sent'"), 0);
    app.advance(30 * DAY);
    app.work();
    assert_eq!(app.letters().len(), 5, "one letter of the journey, of all units");
    let journey = letter_with(&app, VICTIM, "Is all well");
    assert!(journey.contains("And 98") && journey.len() < 15_000, "{journey}");
    app.advance(300 * DAY);
    app.work();
    assert_eq!(app.letters().len(), 5, "and then there is peace");
}

#[test]
fn confirmations_of_units_with_proof_always_go() {
    let app = App::start();
    for number in 0..10 {
        form(&app, "HPD-900", &format!("SN{number}")).set("email", VICTIM).send(&app.browser).is(303);
    }
    assert_eq!(letters_to(&app, VICTIM).len(), 10);
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'held'"), 0);
}

#[test]
fn in_no_day_more_than_three_letters_come() {
    let app = App::with(&[("server.trusted_proxies", "127.0.0.1")]);
    form(&app, "HPD-900", "SN1").set("email", VICTIM).send(&app.browser).is(303);
    app.work();
    let mut sent = Vec::new();
    // A request every two hours for five days.
    for hour in 0..60 {
        let browser = app.browser.with("x-forwarded-for", &format!("192.0.2.{hour}"));
        let fields = [("email", VICTIM), ("lang", "en")];
        browser.post_form("/link", &fields).is(303);
        app.work();
        sent.resize(app.letters().len() - 1, app.context.clock().now().0);
        app.advance(2 * 3_600_000);
    }
    assert!((9..=15).contains(&sent.len()), "{}", sent.len());
    for (at, when) in sent.iter().enumerate() {
        let within = sent[at..].iter().filter(|other| **other < when + DAY).count();
        assert!(within <= 3, "{within} letters within a day");
    }
    // The journey's letter is one too many all that while; it comes when there is room again.
    app.advance(DAY);
    letter_with(&app, VICTIM, "Thank you for your");
}
