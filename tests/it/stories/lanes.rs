//! One domain that takes no letters delays nobody else, and a fault of our own burns no letter.

use std::path::Path;
use std::time::{Duration, Instant};

use aftersale::domain::clock::{MINUTE, SECOND};
use aftersale::mail::settings::Route;
use aftersale::mail::transport::{Cause, DEADLINE, Failure, Stage, Transport};
use aftersale::worker::outbox::Outbox;

use crate::support::app::App;
use crate::support::make::{form, owner};
use crate::support::smtp::{At, Do, Script, SmtpServer};
use crate::support::until;

const DEAD: &str = "dead.example.com";

fn outbox(app: &App, server: &SmtpServer) -> Outbox {
    let url = format!("smtp://127.0.0.1:{}", server.port);
    app.outbox(Transport::open(&Route::parse(&url, Path::new(".")).unwrap(), DEADLINE).unwrap())
}

fn registers(app: &App, serial: &str, email: &str) {
    form(app, "HPD-900", serial).set("email", email).send(&app.browser).is(303);
}

/// A hundred letters to ten domains, with twenty to the dead one before and among them.
fn queue(app: &App) {
    for n in 0..120 {
        let dead = n < 10 || n % 11 == 0;
        let domain = if dead { DEAD.to_owned() } else { format!("d{}.example.com", n % 10) };
        registers(app, &format!("SN{n:03}"), &format!("p{n}@{domain}"));
    }
}

/// Lets the outbox run until all letters but those to the dead domain have arrived; answers how long the slowest but 5 % took.
fn p95(what: Do) -> Duration {
    let app = App::start();
    queue(&app);
    let healthy = app.count("SELECT COUNT(*) FROM message WHERE lane <> 'dead.example.com'");
    let healthy = usize::try_from(healthy).unwrap();
    let server = app.runtime.block_on(Script::default().domain(DEAD, what).start());
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let began = Instant::now();
    let outbox = outbox(&app, &server);
    let running = app.runtime.spawn(async move { outbox.run(stopped).await });
    until("all healthy letters", || server.letters().len() >= healthy);
    running.abort();
    drop(stop);
    let mut took: Vec<Duration> = server.letters().iter().map(|letter| letter.at - began).collect();
    took.sort();
    assert_eq!(took.len(), healthy, "no letter came twice");
    assert!(server.letters().iter().all(|letter| !letter.rcpt[0].contains(DEAD)));
    took[healthy * 95 / 100]
}

#[test]
fn a_domain_that_falls_silent_delays_nobody_else() {
    let took = p95(Do::FallSilent);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_domain_that_says_not_now_or_hangs_up_delays_nobody_else() {
    for what in [Do::Say("451 4.4.1 no answer from host"), Do::HangUp] {
        let took = p95(what.clone());
        assert!(took < Duration::from_secs(5), "{what:?}: {took:?}");
    }
}

#[test]
fn letters_of_a_stopped_domain_wait_untried_and_leave_when_it_is_back() {
    let app = App::start();
    for n in 0..12 {
        registers(&app, &format!("SN{n:02}"), &format!("p{n}@{DEAD}"));
    }
    let away = Script::default().domain(DEAD, Do::Say("451 4.4.1 no answer from host"));
    let server = app.runtime.block_on(away.start());
    let worker = outbox(&app, &server);
    while app.runtime.block_on(worker.round()).unwrap().claimed > 0 {}
    assert_eq!(app.count("SELECT SUM(attempts) FROM message"), 3, "three tries tell enough");
    assert_eq!(app.count("SELECT COUNT(*) FROM lane WHERE name = 'dead.example.com'"), 1);
    app.advance(11 * SECOND);
    assert_eq!(app.runtime.block_on(worker.round()).unwrap().claimed, 1, "one letter asks for all");
    assert_eq!(app.runtime.block_on(worker.round()).unwrap().claimed, 0);
    app.advance(10 * MINUTE);
    let back = app.runtime.block_on(Script::default().start());
    let worker = outbox(&app, &back);
    while app.runtime.block_on(worker.round()).unwrap().claimed > 0 {}
    assert_eq!(back.letters().len(), 12);
    assert_eq!(app.count("SELECT COUNT(*) FROM lane"), 0, "the trouble is over");
}

#[test]
fn a_fault_of_our_own_stops_all_letters_and_is_asked_about_with_one_a_minute() {
    let app = App::start();
    for n in 0..30 {
        owner(&app, "HPD-900", &format!("SN{n}"));
    }
    let server = app.runtime.block_on(Script::default().once(At::Mail, Do::Say("530 5.7.0 log in")).start());
    for _ in 0..20 {
        server.once(At::Mail, Do::Say("530 5.7.0 log in"));
    }
    let worker = outbox(&app, &server);
    assert!(app.runtime.block_on(worker.round()).unwrap().stopped);
    for _ in 0..10 {
        assert_eq!(app.runtime.block_on(worker.round()).unwrap().claimed, 0);
        app.advance(MINUTE + SECOND);
        assert_eq!(app.runtime.block_on(worker.round()).unwrap().claimed, 1);
    }
    assert_eq!(app.count("SELECT SUM(attempts) FROM message"), 0, "no letter is burnt");
    let back = app.runtime.block_on(Script::default().start());
    let worker = outbox(&app, &back);
    app.advance(MINUTE + SECOND);
    while app.runtime.block_on(worker.round()).unwrap().claimed > 0 {}
    assert_eq!(back.letters().len(), 30);
}

#[test]
fn a_relay_that_is_away_for_days_costs_no_letter_its_tries() {
    let app = App::start();
    for n in 0..20 {
        owner(&app, "HPD-900", &format!("SN{n}"));
    }
    // Once a minute for five days, and whoever is asked is refused.
    for _ in 0..7_200 {
        app.memory.fail_next(Failure::new(Stage::Connect, Cause::Unreachable, ""));
    }
    for _ in 0..1_000 {
        app.round();
        app.advance(7 * MINUTE);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'dead'"), 0);
    assert!(app.count("SELECT MAX(attempts) FROM message") <= 3);
}
