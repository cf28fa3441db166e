//! SIGKILL under load: whatever was acknowledged is there after the restart, whole, and with its letter.
//!
//! `AFTERSALE_TEST_KILLS=100` kills more often than the usual eight times.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

use ureq::Agent;

use crate::support::program::Folder;

/// Owners' pages that were answered, with their serials.
#[derive(Default)]
struct Acknowledged(Mutex<Vec<(String, String)>>);

impl Acknowledged {
    fn all(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.0.lock().unwrap()
    }
}

fn kills() -> usize {
    std::env::var("AFTERSALE_TEST_KILLS").ok().and_then(|many| many.parse().ok()).unwrap_or(8)
}

/// A code as it is printed, and its serial.
pub fn codes(folder: &Folder, many: usize) -> Vec<(String, String)> {
    let many = many.to_string();
    let words = [
        "labels",
        "--product",
        "HPD-900",
        "--first",
        "SN000001",
        "--count",
        &many,
        "--format",
        "csv",
        "--output",
        "-",
    ];
    let printed = folder.run(&words);
    printed
        .is(0)
        .out
        .lines()
        .skip(1)
        .map(|line| {
            let path =
                line.rsplit(',').next().unwrap().strip_prefix("https://GO.EXAMPLE.COM").unwrap().to_owned();
            (path, line.split(',').nth(1).unwrap().to_owned())
        })
        .collect()
}

/// Registers one unit after the other until the house is gone.
fn register_until_dead(
    site: &str,
    codes: &[(String, String)],
    next: &AtomicUsize,
    done: &AtomicBool,
    acknowledged: &Acknowledged,
) {
    let agent = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .new_agent();
    while !done.load(Ordering::Relaxed) {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some((code, serial)) = codes.get(at) else { panic!("more codes are needed") };
        let token = format!("token0000000000{serial}");
        let fields = [
            ("code", code.as_str()),
            ("token", &token),
            ("name", "Ann Lee"),
            ("email", "ann@home.example.com"),
            ("purchased_on", "2026-01-01"),
        ];
        let Ok(answer) = agent.post(format!("http://{site}/register")).send_form(fields) else { return };
        assert_eq!(answer.status(), 303, "{serial}");
        let place = answer.headers()["location"].to_str().unwrap().to_owned();
        acknowledged.all().push((serial.clone(), place));
    }
}

#[test]
fn a_kill_under_load_loses_no_acknowledged_registration_and_leaves_none_without_its_letter() {
    let folder = Folder::with_catalogue();
    let (rounds, acknowledged, next) = (kills(), Acknowledged::default(), AtomicUsize::new(0));
    let codes = codes(&folder, rounds * 2_000);
    for round in 0..rounds {
        let serving = folder.serve();
        let site = serving.browser.host().to_owned();
        let (done, before) = (AtomicBool::new(false), acknowledged.all().len());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| register_until_dead(&site, &codes, &next, &done, &acknowledged));
            }
            // Not after a time but after some answers: each round dies at another depth of another batch.
            let enough = 20 + 13 * (round % 7);
            crate::support::until("enough registrations", || acknowledged.all().len() >= before + enough);
            serving.kill();
            done.store(true, Ordering::Relaxed);
        });
        is_whole(&folder, &acknowledged.all());
    }
    let serving = folder.serve();
    for (serial, place) in acknowledged.all().iter().rev().take(50) {
        serving.browser.get(place).is(200).has(serial);
    }
}

fn is_whole(folder: &Folder, acknowledged: &[(String, String)]) {
    let database = folder.database();
    let count = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let check: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    assert_eq!(count("SELECT COUNT(*) FROM pragma_foreign_key_check"), 0);
    let mut find =
        database.prepare("SELECT COUNT(*) FROM registration WHERE serial = ?1 AND state = 'active'").unwrap();
    for (serial, _) in acknowledged {
        assert_eq!(
            find.query_row([serial], |row| row.get::<_, i64>(0)).unwrap(),
            1,
            "{serial} was acknowledged and is lost"
        );
    }
    let all = count("SELECT COUNT(*) FROM registration");
    assert!(all >= i64::try_from(acknowledged.len()).unwrap());
    for (what, sql) in [
        (
            "letter",
            "SELECT COUNT(*) FROM registration r WHERE (SELECT COUNT(*) FROM message m WHERE m.registration = r.id) <> 1",
        ),
        (
            "event",
            "SELECT COUNT(*) FROM registration r WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.registration = r.id AND e.kind = 'registered')",
        ),
        (
            "search term",
            "SELECT COUNT(*) FROM registration r WHERE NOT EXISTS (SELECT 1 FROM search_term s WHERE s.registration = r.id)",
        ),
        (
            "form token",
            "SELECT COUNT(*) FROM registration r WHERE NOT EXISTS (SELECT 1 FROM form_token t WHERE t.registration = r.id)",
        ),
    ] {
        assert_eq!(count(sql), 0, "a registration without its {what}");
    }
}
