//! Killed in the middle of sending: whatever the moment, the letter goes out, and every copy is the same letter.

use std::path::Path;
use std::time::Duration;

use aftersale::domain::message::LEASE;
use aftersale::mail::settings::Route;
use aftersale::mail::transport::{Cause, DEADLINE, Failure, Stage, Transport};

use crate::support::app::App;
use crate::support::make::{owner, owner_with_offers};
use crate::support::smtp::{At, Do, Script, SmtpServer};

fn to(server: &SmtpServer) -> Transport {
    let url = format!("smtp://127.0.0.1:{}", server.port);
    Transport::open(&Route::parse(&url, Path::new(".")).unwrap(), DEADLINE).unwrap()
}

/// Lets a round begin and drops it, as a kill would, once `reached` says so.
fn killed_when(app: &App, server: &SmtpServer, reached: impl Fn() -> bool) {
    let outbox = app.outbox(to(server));
    app.runtime.block_on(async {
        let poll = async {
            while !reached() {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            round = outbox.round() => panic!("the round ended by itself: {round:?}"),
            () = poll => {}
            () = tokio::time::sleep(Duration::from_secs(30)) => panic!("never got there"),
        }
    });
}

fn sealed(app: &App) -> Option<Vec<u8>> {
    app.database().query_row("SELECT bytes FROM message", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_kill_before_the_relay_took_the_letter_sends_the_bytes_that_were_committed() {
    let app = App::start();
    owner_with_offers(&app, "HPD-900", "SN1");
    assert_eq!(sealed(&app), None, "nothing is rendered before the first claim");
    let silent = app.runtime.block_on(Script::default().always(At::Greeting, Do::FallSilent).start());
    killed_when(&app, &silent, || silent.connections() > 0);
    let committed = sealed(&app).expect("the bytes are committed before the first byte of SMTP");
    assert_eq!(app.round().claimed, 0, "under the lease of the killed one");
    app.advance(LEASE + 1_000);
    let server = app.runtime.block_on(Script::default().start());
    app.runtime.block_on(app.outbox(to(&server)).round()).unwrap();
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].bytes, committed);
}

#[test]
fn a_kill_after_the_relay_took_the_letter_sends_the_same_letter_under_the_same_message_id() {
    let app = App::start();
    owner_with_offers(&app, "HPD-900", "SN1");
    let server = app.runtime.block_on(Script::default().once(At::Dot, Do::FallSilent).start());
    killed_when(&app, &server, || !server.letters().is_empty());
    // A day later prices, words and the owner's mind may have changed; the letter has not.
    app.change("UPDATE registration SET offers = FALSE");
    app.advance(24 * 3_600_000);
    app.runtime.block_on(app.outbox(to(&server)).round()).unwrap();
    let letters = server.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0].bytes, letters[1].bytes);
    let id = mail_parser::MessageParser::default().parse(&letters[1].bytes).unwrap();
    assert!(id.message_id().is_some());
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'sent'"), 1);
}

#[test]
fn a_lost_answer_of_the_relay_makes_a_second_copy_of_the_same_letter() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    app.memory.fail_next(Failure::new(Stage::Content, Cause::Dropped, "").after_the_dot());
    app.round();
    app.advance(3_600_000);
    app.work();
    let letters = app.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0].bytes(), letters[1].bytes());
    assert_eq!(letters[0].message_id(), letters[1].message_id());
}

#[test]
fn two_workers_on_one_outbox_send_every_letter_once() {
    let app = App::start();
    for n in 0..40 {
        owner(&app, "HPD-900", &format!("SN{n}"));
    }
    let worker = || app.outbox(Transport::Memory(app.memory.clone()));
    let all = |worker: aftersale::worker::outbox::Outbox| async move {
        while worker.round().await.unwrap().claimed > 0 {}
    };
    app.runtime.block_on(async { tokio::join!(all(worker()), all(worker()), all(worker())) });
    let mut ids: Vec<String> = app.letters().iter().map(|letter| letter.message_id().to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), app.letters().len()), (40, 40));
}

#[test]
fn a_relay_that_is_down_loses_nothing() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    // A port that was free a moment ago and where nobody listens.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let route = Route::parse(&format!("smtp://127.0.0.1:{port}"), Path::new(".")).unwrap();
    let nobody = app.outbox(Transport::open(&route, DEADLINE).unwrap());
    let round = app.runtime.block_on(nobody.round()).unwrap();
    assert_eq!((round.claimed, round.sent), (1, 0));
    app.browser.get(&app.code("HPD-900", "SN2")).is(200);
    app.advance(60_000);
    app.work();
    assert_eq!(app.letters().len(), 1);
}

#[test]
fn letters_in_a_folder_are_whole_files() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let folder = app.path("mail");
    let route = Route::parse("folder:mail", folder.parent().unwrap()).unwrap();
    let outbox = app.outbox(Transport::open(&route, DEADLINE).unwrap());
    assert_eq!(app.runtime.block_on(outbox.round()).unwrap().sent, 1);
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    assert_eq!(files[0].extension().unwrap(), "eml");
    assert_eq!(Some(std::fs::read(&files[0]).unwrap()), sealed(&app));
}
