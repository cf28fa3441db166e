//! The built program against a relay that refuses, breaks off and falls silent by lot, killed again and again: no letter is
//! missing, and a second copy comes only where nobody could know, as the same letter.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rusqlite::params;
use tokio::runtime::Runtime;

use super::kill::codes;
use crate::support::program::Folder;
use crate::support::smtp::{Chaos, Received, Script, SmtpServer};

/// Connections of one process to the relay, and the letters it may have in hand then.
const CONNECTIONS: usize = 8;
const IN_HAND: usize = 4 * CONNECTIONS;

/// Copies the one registration there is, with its unit and its letter, under other names and addresses.
const COPIES: &str = "
    CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @many - 1) SELECT i FROM n;
    INSERT INTO unit (product, serial) SELECT product, 'COPY' || i FROM n, registration;
    INSERT INTO registration (id, reference, product, serial, name, email, email_key, purchased_on, date_proven, offers, lang,
        link_generation, label_proven, state, source, registered_at)
      SELECT printf('00000000-0000-7000-8000-%012d', i), printf('%08d', i), product, 'COPY' || i, name,
        printf('p%d@d%d.example.com', i, i % 40), printf('p%d@d%d.example.com', i, i % 40), purchased_on, date_proven,
        offers, lang, link_generation, label_proven, state, source, registered_at FROM n, registration;
    INSERT INTO message (id, kind, registration, recipient, lane, lang, state, queued_at, due_at, lease_until, attempts)
      SELECT printf('00000000-0000-7000-9000-%012d', i), kind, printf('00000000-0000-7000-8000-%012d', i),
        printf('p%d@d%d.example.com', i, i % 40), printf('d%d.example.com', i % 40), lang, 'pending', queued_at, 0, 0, 0
        FROM n, message;";

/// A house with so many letters that wait for a relay on this port.
fn house(port: u16, letters: usize) -> Folder {
    let folder = Folder::with_catalogue();
    let settings = folder.read("aftersale.toml");
    let transport = format!("\"smtp://127.0.0.1:{port}?connections={CONNECTIONS}\"");
    // The first letter is queued while there is no relay yet.
    let (code, _) = codes(&folder, 1).remove(0);
    let nowhere = settings.replace("\"folder:mail\"", "\"smtp://127.0.0.1:1\"");
    folder.write("aftersale.toml", nowhere);
    let serving = folder.serve();
    let fields = [
        ("code", code.as_str()),
        ("token", "token0000000000000001"),
        ("name", "Ann Lee"),
        ("email", "ann@home.example.com"),
        ("purchased_on", "2026-01-01"),
    ];
    serving.browser.post_form("/register", &fields).is(303);
    serving.kill();
    folder.write("aftersale.toml", settings.replace("\"folder:mail\"", &transport));
    let database = folder.database();
    database.execute_batch(&COPIES.replace("@many", &letters.to_string())).unwrap();
    time_passes(&folder);
    folder
}

/// Waits, leases and rests are over, and the desk sends again what was given up after ten tries.
fn time_passes(folder: &Folder) {
    let database = folder.database();
    database.busy_timeout(Duration::from_secs(10)).unwrap();
    database
        .execute_batch(
            "UPDATE message SET due_at = 0, lease_until = 0 WHERE state = 'pending';
             UPDATE message SET state = 'pending', attempts = 0, due_at = 0, lease_until = 0 WHERE state = 'dead';
             DELETE FROM lane;",
        )
        .unwrap();
}

fn pending(folder: &Folder) -> i64 {
    let sql = "SELECT COUNT(*) FROM message WHERE state = 'pending'";
    folder.database().query_row(sql, params![], |row| row.get(0)).unwrap()
}

/// Lets the worker send until enough letters came or none comes any more, then kills it.
fn round(folder: &Folder, server: &SmtpServer) -> Instant {
    let before = server.letters().len();
    let serving = folder.serve();
    let (mut seen, mut since) = (before, Instant::now());
    // Other depths in other rounds; a relay that is silent on every line ends a round as well.
    let enough = before + 90 + 37 * (before % 5);
    while seen < enough && since.elapsed() < Duration::from_millis(1_500) && pending(folder) > 0 {
        std::thread::park_timeout(Duration::from_millis(5));
        let now = server.letters().len();
        if now > seen {
            (seen, since) = (now, Instant::now());
        }
    }
    serving.kill();
    Instant::now()
}

fn message_id(letter: &Received) -> String {
    let read = mail_parser::MessageParser::default().parse(&letter.bytes).unwrap();
    read.message_id().unwrap().to_owned()
}

/// Every copy is the same letter to the same person; a copy after an answered one needs a kill between the two.
fn check(letters: &[Received], many: usize, kills: &[Instant]) {
    let mut copies: BTreeMap<String, Vec<&Received>> = BTreeMap::new();
    for letter in letters {
        assert_eq!(letter.rcpt.len(), 1);
        copies.entry(message_id(letter)).or_default().push(letter);
    }
    assert_eq!(copies.len(), many, "letters are missing");
    let mut by_kill: BTreeMap<usize, usize> = BTreeMap::new();
    for (id, copies) in &copies {
        for pair in copies.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            assert!(first.bytes == second.bytes && first.rcpt == second.rcpt, "{id} came in two versions");
            if !first.answered {
                continue;
            }
            let kill = kills.iter().position(|kill| first.at < *kill && *kill < second.at);
            let kill = kill.unwrap_or_else(|| panic!("{id} came twice, and nothing had happened"));
            *by_kill.entry(kill).or_default() += 1;
        }
    }
    for (kill, again) in by_kill {
        assert!(again <= IN_HAND, "{again} letters came again after kill {kill}");
    }
}

fn storm(many: usize, seed: u64) {
    let runtime = Runtime::new().unwrap();
    // 30 % not now, 5 % of the lines break, before or behind the dot, 5 % of the letters meet silence.
    let chaos = Chaos { seed, not_now: 30, lost: 3, taken: 2, silent: 5 };
    let server = runtime.block_on(Script::default().chaos(chaos).start());
    let folder = house(server.port, many);
    let mut kills = Vec::new();
    while pending(&folder) > 0 {
        assert!(kills.len() < 20 + many / 5, "{} letters never leave", pending(&folder));
        kills.push(round(&folder, &server));
        time_passes(&folder);
    }
    let letters = server.letters();
    check(&letters, many, &kills);
    assert!(kills.len() > 3, "it was killed {} times only", kills.len());
    println!("{many} letters, {} kills, {} second copies, 0 missing", kills.len(), letters.len() - many);
}

#[test]
fn a_hostile_relay_and_kills_lose_no_letter_of_five_hundred_and_double_none_without_cause() {
    storm(500, 2026);
}

#[test]
#[ignore = "takes many minutes: scripts/test --long"]
fn a_hostile_relay_and_kills_lose_no_letter_of_twenty_thousand_and_double_none_without_cause() {
    storm(20_000, 2027);
}

/// The library that tells a program another time; its folder is named for the machine.
fn clock_shifter() -> String {
    let folders = std::fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path());
    let found = folders.map(|folder| folder.join("faketime/libfaketime.so.1")).find(|file| file.exists());
    found.expect("scripts/test installs faketime").to_str().unwrap().to_owned()
}

#[test]
#[ignore = "needs faketime: scripts/test --long"]
fn a_machine_whose_clock_jumps_by_400_days_sends_what_waits_once() {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(Script::default().start());
    let folder = house(server.port, 40);
    // A year later the owner's journey has letters of its own to send; these have tests of their own.
    folder.database().execute_batch("DELETE FROM journey_step").unwrap();
    let shifted = clock_shifter();
    for shift in ["+400d", "-1h", "+401d"] {
        // Not by the command of that name: it stays in front of the program, and to kill it kills nothing.
        let serving = folder.serve_with(&[("LD_PRELOAD", &shifted), ("FAKETIME", shift)]);
        crate::support::until("all letters", || pending(&folder) == 0);
        serving.kill();
    }
    check(&server.letters(), 40, &[]);
    assert_eq!(server.letters().len(), 40);
}
