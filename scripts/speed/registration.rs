//! What the measurements of the store share: the eight rows of a registration, and a load of clients that wait for their
//! answers.

use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use aftersale::store::{Migration, Store, StoreError};
use aftersale::values;

pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

pub const SCHEMA: &str = "
CREATE TABLE units (product TEXT NOT NULL, serial TEXT NOT NULL, at BIGINT NOT NULL,
    PRIMARY KEY (product, serial)) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE TABLE registrations (id TEXT NOT NULL PRIMARY KEY, product TEXT NOT NULL, serial TEXT NOT NULL,
    reference TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL,
    bought_on TEXT NOT NULL, dealer TEXT, locale TEXT NOT NULL, country TEXT, consent BOOLEAN NOT NULL,
    at BIGINT NOT NULL) /*sqlite STRICT*/;
CREATE TABLE terms (term TEXT NOT NULL, registration TEXT NOT NULL,
    PRIMARY KEY (term, registration)) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE TABLE events (id TEXT NOT NULL PRIMARY KEY, registration TEXT NOT NULL, kind TEXT NOT NULL,
    at BIGINT NOT NULL) /*sqlite STRICT*/;
CREATE TABLE steps (registration TEXT NOT NULL, step TEXT NOT NULL, due_at BIGINT NOT NULL,
    PRIMARY KEY (registration, step)) /*sqlite STRICT, WITHOUT ROWID*/;
CREATE TABLE outbox (id TEXT NOT NULL PRIMARY KEY, registration TEXT NOT NULL, state TEXT NOT NULL,
    due_at BIGINT NOT NULL, lease_until BIGINT NOT NULL, facts TEXT NOT NULL) /*sqlite STRICT*/;
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE state = 'pending';";

pub const STEPS: &[Migration] = &[Migration { version: 1, name: "0001_speed", sql: SCHEMA }];

pub const REGISTRATION: &str = "INSERT INTO registrations (id, product, serial, reference, name, email, email_key,
    bought_on, dealer, locale, country, consent, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
pub const TERM: &str = "INSERT INTO terms (term, registration) VALUES (?1, ?2)";
pub const EVENT: &str = "INSERT INTO events (id, registration, kind, at) VALUES (?1, ?2, ?3, ?4)";
pub const STEP: &str = "INSERT INTO steps (registration, step, due_at) VALUES (?1, ?2, ?3)";
pub const MESSAGE: &str = "INSERT INTO outbox (id, registration, state, due_at, lease_until, facts)
    VALUES (?1, ?2, 'pending', ?3, 0, ?4)";
pub const FACTS: &str =
    r#"{"kind":"confirmation","locale":"en","product":"SG-2200","covered_until":"2029-05-03"}"#;

/// Time-ordered like the ids of service, and unique.
pub fn id_of(number: u64) -> String {
    format!("0198f0c2-{:04x}-7000-8000-{:012x}", number >> 20 & 0xffff, number)
}

pub fn with_group_commit(store: &Store, number: u64) -> Result {
    let id = id_of(number);
    let email = format!("owner{number}@example.org");
    store.write_blocking::<_, StoreError, _>(move |tx| {
        let at = 1_760_000_000_000 + i64::try_from(number).unwrap_or(0);
        tx.perform(
            REGISTRATION,
            values![
                &id,
                "SG-2200",
                &id,
                &id,
                "Margaret Hamilton",
                &email,
                &email,
                "2026-05-03",
                None::<&str>,
                "en",
                "US",
                true,
                at
            ],
        )?;
        for term in [email.as_str(), "margaret", "hamilton"] {
            tx.perform(TERM, values![term, &id])?;
        }
        tx.perform(EVENT, values![&id, &id, "registered", at])?;
        tx.perform(STEP, values![&id, "check_in", at + 1])?;
        tx.perform(STEP, values![&id, "feedback", at + 2])?;
        tx.perform(MESSAGE, values![&id, &id, at, FACTS])
    })?;
    Ok(())
}

pub struct Figures {
    pub requests: u64,
    pub per_second: f64,
    pub p50: Duration,
    pub p99: Duration,
    pub most: Duration,
}

/// Lets `clients` threads call `request` for `span`, each waiting for its answer before the next.
pub fn load(clients: usize, span: Duration, request: impl Fn() -> Result + Sync) -> Result<Figures> {
    let (start, stop) = (Barrier::new(clients + 1), AtomicBool::new(false));
    let client = || -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        start.wait();
        while !stop.load(Ordering::Relaxed) {
            let began = Instant::now();
            request()?;
            times.push(began.elapsed());
        }
        Ok(times)
    };
    let mut times = std::thread::scope(|scope| -> Result<Vec<Duration>> {
        let clients: Vec<_> = (0..clients).map(|_| scope.spawn(client)).collect();
        start.wait();
        std::thread::sleep(span);
        stop.store(true, Ordering::Relaxed);
        let mut all = Vec::new();
        for client in clients {
            all.extend(client.join().map_err(|_| "a client panicked")??);
        }
        Ok(all)
    })?;
    times.sort_unstable();
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
    let per_second = f64::from(u32::try_from(times.len())?) / span.as_secs_f64();
    let requests = times.len() as u64;
    Ok(Figures {
        requests,
        per_second,
        p50: at(50),
        p99: at(99),
        most: times.last().copied().unwrap_or_default(),
    })
}

pub fn show(what: &str, figures: &Figures) {
    let Figures { per_second, p50, p99, most, .. } = figures;
    eprintln!("{what:<52} {per_second:>10.0}/s   p50 {p50:>9.1?}   p99 {p99:>9.1?}   max {most:>9.1?}");
}
