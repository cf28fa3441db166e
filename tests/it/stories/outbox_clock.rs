//! Clocks that jump: no letter leaves early, twice or never.

use std::path::Path;

use aftersale::domain::clock::{DAY, HOUR, SECOND, Timestamp};
use aftersale::mail::settings::Route;
use aftersale::mail::transport::{Cause, DEADLINE, Failure, Stage, Transport};

use crate::support::app::App;
use crate::support::letters::words;
use crate::support::make::form;
use crate::support::smtp::{At, Do, Script};

fn registers(app: &App) {
    // Whatever the clock says, the day of purchase has been.
    form(app, "HPD-900", "SN1").set("purchased_on", "2026-11-01").send(&app.browser).is(303);
}

/// One try that fails for now; answers when the next one is due.
fn fails_once(app: &App) -> i64 {
    app.memory.fail_next(Failure::new(Stage::Recipient, Cause::Reply(451, "4.7.1 not now"), ""));
    assert_eq!(app.round().claimed, 1);
    app.count("SELECT due_at FROM message")
}

fn now(app: &App) -> i64 {
    app.context.clock().now().0
}

#[test]
fn leap_days_summer_time_and_new_year_move_no_letter() {
    for start in [
        "2028-02-28T23:59:58Z",
        "2028-02-29T23:59:58Z",
        "2027-03-28T00:59:58Z",
        "2027-10-31T00:59:58Z",
        "2027-12-31T23:59:58Z",
    ] {
        let app = App::with(&[("site.time_zone", "Europe/Berlin")]);
        let start: jiff::Timestamp = start.parse().unwrap();
        app.advance(start.as_millisecond() - now(&app));
        registers(&app);
        let due_at = fails_once(&app);
        assert!((4 * SECOND..=6 * SECOND).contains(&(due_at - now(&app))), "{start}");
        app.advance(due_at - 1 - now(&app));
        assert_eq!(app.round().claimed, 0, "{start}: early");
        app.advance(1);
        assert_eq!(app.round().sent, 1, "{start}: never");
        app.advance(2 * DAY);
        assert_eq!(app.round().claimed, 0, "{start}: twice");
    }
}

#[test]
fn a_clock_set_back_an_hour_sends_nothing_early_or_twice() {
    let app = App::start();
    registers(&app);
    let due_at = fails_once(&app);
    app.advance(-HOUR);
    assert_eq!(app.round().claimed, 0);
    app.advance(due_at - now(&app));
    assert_eq!(app.round().sent, 1);
    app.advance(-HOUR);
    assert_eq!(app.round().claimed, 0);
    app.advance(2 * HOUR);
    assert_eq!((app.round().claimed, app.letters().len()), (0, 1));
}

#[test]
fn a_jump_of_400_days_sends_what_waits_once() {
    let app = App::start();
    registers(&app);
    fails_once(&app);
    app.advance(400 * DAY);
    app.work();
    app.advance(400 * DAY);
    app.work();
    let letters = app.letters();
    let waited: Vec<_> = letters.iter().filter(|letter| words(letter).starts_with("Registered")).collect();
    assert_eq!(waited.len(), 1, "of {} letters", letters.len());
    let queued = app.count("SELECT queued_at FROM message WHERE kind = 'confirmation'");
    assert_eq!(waited[0].date(), Timestamp(queued).0);
}

#[test]
fn a_jump_of_400_days_in_the_middle_of_sending_starts_no_second_try_of_the_same_worker() {
    let app = App::start();
    registers(&app);
    let silent = app.runtime.block_on(Script::default().once(At::Dot, Do::FallSilent).start());
    let url = format!("smtp://127.0.0.1:{}", silent.port);
    let outbox = app.outbox(Transport::open(&Route::parse(&url, Path::new(".")).unwrap(), DEADLINE).unwrap());
    let other = outbox.clone();
    let sending = app.runtime.spawn(async move { other.round().await });
    crate::support::until("the letter is under way", || !silent.letters().is_empty());
    app.advance(400 * DAY);
    assert_eq!(app.runtime.block_on(outbox.round()).unwrap().claimed, 0);
    assert_eq!(silent.letters().len(), 1);
    sending.abort();
}
