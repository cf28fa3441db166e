//! Letters that follow a registration: each at its time, once, several in one, whatever the clock does and whoever works.

use aftersale::domain::clock::{DAY, HOUR, MINUTE};
use aftersale::flows::Context;
use aftersale::mail::transport::Transport;

use crate::support::app::App;
use crate::support::letters::{letters_to, words};
use crate::support::make::{form, owner};

const ANN: &str = "ann@home.example.com";
/// From noon, when tests begin, to nine in the morning.
const TO_NINE: i64 = 21 * HOUR;

/// Subjects of the letters Ann got, without the confirmation.
pub fn subjects(app: &App) -> Vec<String> {
    let all = letters_to(app, ANN);
    let subjects = all.iter().map(|letter| letter.lines().next().unwrap().to_owned());
    subjects.filter(|subject| !subject.starts_with("Registered")).collect()
}

/// The steps of a house with how they stand, in order: `name state reason`.
pub fn steps(app: &App) -> Vec<String> {
    let rows = app
        .database()
        .rows("SELECT step, state, COALESCE(reason, '') FROM journey_step ORDER BY due_at, step");
    let cell = |row: &crate::support::database::Row, at| row.get::<String>(at).unwrap();
    rows.iter()
        .map(|row| format!("{} {} {}", cell(row, 0), cell(row, 1), cell(row, 2)).trim().to_owned())
        .collect()
}

#[test]
fn each_letter_goes_once_on_its_day_when_the_night_is_over() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    assert!(subjects(&app).is_empty());
    app.advance(2 * DAY + TO_NINE - MINUTE);
    assert!(subjects(&app).is_empty(), "a minute before nine of the third day");
    app.advance(MINUTE);
    assert_eq!(subjects(&app), ["Thank you for your Standby generator 7.5 kW"]);
    let thanks = letters_to(&app, ANN).pop().unwrap();
    for part in [
        "until 20 November 2031",
        "everything in one place",
        "How to run the monthly self-test",
        "Owner's manual",
    ] {
        assert_eq!(
            thanks.matches(part).count(),
            1,
            "thanks and a good start, told as one: {part} in {thanks}"
        );
    }
    app.advance(11 * DAY);
    assert_eq!(subjects(&app)[1..], ["Is all well with your Standby generator 7.5 kW?"]);
    // The engine block is covered longest: five years from the purchase, to 2031-11-20.
    app.advance(1721 * DAY - MINUTE);
    assert_eq!(subjects(&app).len(), 2, "nothing goes early");
    let ends = "Cover for your Standby generator 7.5 kW ends on 20 November 2031";
    for (days, many) in [(0, 3), (60, 4), (23, 5), (400, 5)] {
        app.advance(days * DAY + MINUTE);
        let all = subjects(&app);
        assert_eq!(all.len(), many, "{all:#?}");
        assert!(all[2..].iter().all(|subject| subject == ends), "{all:#?}");
    }
    assert!(steps(&app).iter().all(|step| step.ends_with("done")), "{:?}", steps(&app));
}

#[test]
fn a_clock_that_jumps_sends_nothing_early_twice_or_never() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    app.advance(400 * DAY);
    let all = letters_to(&app, ANN);
    assert_eq!(all.len(), 2, "the confirmation, and one letter of what was due meanwhile: {all:#?}");
    let letter = all.iter().find(|letter| letter.starts_with("Is all well")).unwrap();
    assert!(
        letter.contains("a person answers for your product") && letter.contains("everything in one place"),
        "{letter}"
    );
    for jump in [-HOUR, HOUR, -400 * DAY, 400 * DAY, DAY] {
        app.advance(jump);
        assert_eq!(subjects(&app).len(), 1, "nothing goes again");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM journey_step WHERE state = 'waiting'"), 3);
}

#[test]
fn the_twenty_ninth_of_february_and_the_change_of_clocks_have_their_mornings() {
    let app = App::with(&[("site.time_zone", "Europe/Berlin")]);
    // From 2026-11-21 to 2028-02-29, then to the days around 2028-03-26, when Berlin's clocks change.
    app.advance(465 * DAY);
    form(&app, "GEN-7500", "SN2600001").set("purchased_on", "2028-02-29").send(&app.browser).is(303);
    let due = "SELECT COUNT(*) FROM journey_step WHERE step = 'cover-ends-90' AND due_at = 1985414400000";
    // 2033-02-28 less 90 days is 2032-11-30, nine o'clock in Berlin.
    assert_eq!(app.count(due), 1);
    app.advance(25 * DAY - 4 * HOUR);
    assert_eq!(subjects(&app).len(), 1, "one letter of both, on 2028-03-25 at nine in winter time");
    form(&app, "GEN-7500", "SN2600002").set("purchased_on", "2028-03-25").send(&app.browser).is(303);
    app.advance(3 * DAY - HOUR - MINUTE);
    assert_eq!(subjects(&app).len(), 1, "a minute before nine in summer time");
    app.advance(MINUTE);
    assert_eq!(subjects(&app).len(), 2);
}

#[test]
fn what_is_due_for_one_owner_within_three_days_is_one_letter_and_not_early() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    app.advance(2 * DAY);
    owner(&app, "HPD-900", "HP9263900199");
    app.advance(TO_NINE + DAY);
    assert!(subjects(&app).is_empty(), "it waits for the other, which is due a day later");
    app.advance(DAY - MINUTE);
    assert!(subjects(&app).is_empty());
    app.advance(MINUTE);
    let all = letters_to(&app, ANN);
    let letter = all.last().unwrap();
    assert_eq!(subjects(&app).len(), 1);
    for part in ["SN2600001", "HP9263900199", "Getting started with your Standby generator"] {
        assert!(letter.contains(part), "{part} is missing in {letter}");
    }
    assert!(letter.starts_with("Thank you for your Heat-pump dryer"), "{letter}");
    assert_eq!(letter.matches("your Standby generator").count(), 1, "each other unit is one line: {letter}");
}

#[test]
fn thanks_by_themselves_come_the_morning_after_and_never_on_the_heels_of_the_confirmation() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let step = "quiet = { from = \"20:00\", until = \"09:00\" }\n\
                [[step]]\nname = \"thanks\"\nletter = \"thanks\"\nfrom = \"registration\"\ndays = 0\n\
                [[step]]\nname = \"tomorrow\"\nletter = \"check-in\"\nfrom = \"purchase\"\ndays = 1\nproducts = [\"HPD-900\"]\n";
    std::fs::write(file.path(), step).unwrap();
    // Registered at noon, at seven in the morning, and two minutes before midnight; bought the day before.
    for (later, wait) in [(0, 21 * HOUR), (19 * HOUR, 12 * HOUR), (12 * HOUR - 2 * MINUTE, 12 * HOUR)] {
        let app = App::with(&[("journeys.file", file.path().to_str().unwrap())]);
        app.advance(later);
        owner(&app, "GEN-7500", "SN2600001");
        form(&app, "HPD-900", "HP9263900199")
            .set("email", "bob@b.example.com")
            .set("purchased_on", "2026-11-20")
            .send(&app.browser)
            .is(303);
        app.advance(wait - MINUTE);
        assert!(subjects(&app).is_empty(), "{later}");
        let to_bob = letters_to(&app, "bob@b.example.com");
        assert_eq!(to_bob.len(), 1, "nor does any other letter: {to_bob:#?}");
        app.advance(MINUTE);
        assert_eq!(subjects(&app), ["Thank you for your Standby generator 7.5 kW"], "{later}");
        let letter = letters_to(&app, ANN).pop().unwrap();
        assert!(letter.contains("One tip") && letter.contains("monthly self-test"), "{letter}");
        assert!(!letter.contains("Owner's manual"), "{letter}");
    }
}

#[test]
fn nothing_waits_for_others_beyond_the_end_of_cover() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let steps = "quiet = { from = \"20:00\", until = \"09:00\" }\n\
                 [[step]]\nname = \"ends\"\nletter = \"cover-ends\"\nfrom = \"end\"\ndays = -1\n\
                 [[step]]\nname = \"after\"\nletter = \"check-in\"\nfrom = \"end\"\ndays = 1\n";
    std::fs::write(file.path(), steps).unwrap();
    let app = App::with(&[("journeys.file", file.path().to_str().unwrap())]);
    owner(&app, "GEN-7500", "SN2600001");
    app.advance(1823 * DAY + TO_NINE);
    assert_eq!(subjects(&app), ["Cover for your Standby generator 7.5 kW ends on 20 November 2031"]);
    app.advance(2 * DAY);
    assert_eq!(subjects(&app)[1..], ["Is all well with your Standby generator 7.5 kW?"]);
}

#[test]
fn quiet_hours_are_those_of_the_browsers_zone() {
    let app = App::start();
    form(&app, "GEN-7500", "SN2600001").set("zone", "America/New_York").send(&app.browser).is(303);
    form(&app, "GEN-7500", "SN2600002")
        .set("email", "bob@b.example.com")
        .set("zone", "Mars/<b>")
        .send(&app.browser)
        .is(303);
    app.advance(2 * DAY + TO_NINE);
    let to_bob = letters_to(&app, "bob@b.example.com");
    assert_eq!(to_bob.len(), 2, "a zone that is none counts as the site's: {to_bob:?}");
    assert!(subjects(&app).is_empty(), "it is four in the morning in New York");
    app.advance(5 * HOUR);
    assert_eq!(subjects(&app).len(), 1);
}

#[test]
fn two_workers_on_one_store_send_one_letter() {
    let app = App::start();
    for serial in ["SN2600001", "SN2600002", "SN2600003"] {
        form(&app, "GEN-7500", serial)
            .set("email", &format!("{serial}@h.example.com"))
            .send(&app.browser)
            .is(303);
    }
    app.work();
    app.advance(3 * DAY);
    let settings = app.config.flows.clone();
    let other = Context::open(&app.config.database, false, app.context.clock().clone(), settings).unwrap();
    let [one, two] = [app.context.clone(), other.clone()].map(|context| {
        let text = std::sync::Arc::clone(&app.text);
        let mail = std::sync::Arc::new(app.config.mail.clone());
        let transport = std::sync::Arc::new(Transport::Memory(app.memory.clone()));
        aftersale::worker::outbox::Outbox::new(context, text, mail, transport)
    });
    app.runtime.block_on(async {
        for _ in 0..3 {
            let (one, two) = tokio::join!(one.round(), two.round());
            one.unwrap();
            two.unwrap();
        }
    });
    other.close().unwrap();
    let all: Vec<String> = app.letters().iter().map(words).collect();
    let started = all.iter().filter(|letter| letter.starts_with("Thank you for your")).count();
    assert_eq!((started, all.len()), (3, 6), "{all:#?}");
}
