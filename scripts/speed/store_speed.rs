//! How fast the store is: durable registrations against one transaction per request, point reads against plain
//! rusqlite, all in one run on the same disk. `cargo run --release --example store_speed [SECONDS] [FOLDER]`.
//!
//! Both sides write the same eight rows per registration with the same durability (WAL, `synchronous` FULL).

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Barrier, Mutex};
use std::time::{Duration, Instant};

use aftersale::store::{Migration, Settings, Store, StoreError};
use aftersale::values;
use rusqlite::{Connection, params};

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const SCHEMA: &str = "
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

const STEPS: &[Migration] = &[Migration { version: 1, name: "0001_speed", sql: SCHEMA }];

const REGISTRATION: &str = "INSERT INTO registrations (id, product, serial, reference, name, email, email_key,
    bought_on, dealer, locale, country, consent, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
const TERM: &str = "INSERT INTO terms (term, registration) VALUES (?1, ?2)";
const EVENT: &str = "INSERT INTO events (id, registration, kind, at) VALUES (?1, ?2, ?3, ?4)";
const STEP: &str = "INSERT INTO steps (registration, step, due_at) VALUES (?1, ?2, ?3)";
const MESSAGE: &str = "INSERT INTO outbox (id, registration, state, due_at, lease_until, facts)
    VALUES (?1, ?2, 'pending', ?3, 0, ?4)";
const LOOKUP: &str = "SELECT u.at, COUNT(r.id) FROM units u LEFT JOIN registrations r ON r.id = u.serial
    WHERE u.product = ?1 AND u.serial = ?2";
const FACTS: &str =
    r#"{"kind":"confirmation","locale":"en","product":"SG-2200","covered_until":"2029-05-03"}"#;

/// Time-ordered like the ids of service, and unique.
fn id_of(number: u64) -> String {
    format!("0198f0c2-{:04x}-7000-8000-{:012x}", number >> 20 & 0xffff, number)
}

fn with_group_commit(store: &Store, number: u64) -> Result {
    let id = id_of(number);
    let email = format!("owner{number}@example.org");
    store.write_blocking::<_, StoreError, _>(move |tx| {
        let at = 1_760_000_000_000 + i64::try_from(number).unwrap_or(0);
        tx.execute(
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
            tx.execute(TERM, values![term, &id])?;
        }
        tx.execute(EVENT, values![&id, &id, "registered", at])?;
        tx.execute(STEP, values![&id, "check_in", at + 1])?;
        tx.execute(STEP, values![&id, "feedback", at + 2])?;
        tx.execute(MESSAGE, values![&id, &id, at, FACTS]).map(drop)
    })?;
    Ok(())
}

fn one_by_one(conn: &Mutex<Connection>, number: u64) -> Result {
    let id = id_of(number);
    let email = format!("owner{number}@example.org");
    let at = 1_760_000_000_000 + i64::try_from(number)?;
    let conn = conn.lock().map_err(|_| "poisoned")?;
    conn.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    conn.prepare_cached(REGISTRATION)?.execute(params![
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
    ])?;
    for term in [email.as_str(), "margaret", "hamilton"] {
        conn.prepare_cached(TERM)?.execute(params![term, &id])?;
    }
    conn.prepare_cached(EVENT)?.execute(params![&id, &id, "registered", at])?;
    conn.prepare_cached(STEP)?.execute(params![&id, "check_in", at + 1])?;
    conn.prepare_cached(STEP)?.execute(params![&id, "feedback", at + 2])?;
    conn.prepare_cached(MESSAGE)?.execute(params![&id, &id, at, FACTS])?;
    conn.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}

struct Figures {
    requests: u64,
    per_second: f64,
    p50: Duration,
    p99: Duration,
    most: Duration,
}

/// Lets `clients` threads call `request` for `span`, each waiting for its answer before the next.
fn load(clients: usize, span: Duration, request: impl Fn() -> Result + Sync) -> Result<Figures> {
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

fn show(what: &str, figures: &Figures) {
    let Figures { per_second, p50, p99, most, .. } = figures;
    println!("{what:<34} {per_second:>10.0}/s   p50 {p50:>9.1?}   p99 {p99:>9.1?}   max {most:>9.1?}");
}

fn open(path: &Path) -> Result<Store> {
    let mut settings = Settings::new(format!("sqlite:{}", path.display()));
    settings.migrations = STEPS;
    Ok(Store::open(&settings)?)
}

fn registrations(folder: &Path, span: Duration, clients: usize) -> Result {
    let numbers = AtomicU64::new(0);
    let path = folder.join(format!("one-{clients}.db"));
    open(&path)?.close()?;
    let conn = Connection::open(&path)?;
    conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON")?;
    conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(64);
    let conn = Mutex::new(conn);
    let one = load(clients, span, || one_by_one(&conn, numbers.fetch_add(1, Ordering::Relaxed)))?;
    show(&format!("one transaction each, {clients} clients"), &one);

    let path = folder.join(format!("group-{clients}.db"));
    let store = open(&path)?;
    let group = load(clients, span, || with_group_commit(&store, numbers.fetch_add(1, Ordering::Relaxed)))?;
    show(&format!("group commit, {clients} clients"), &group);
    let log = std::fs::metadata(path.with_extension("db-wal")).map_or(0, |log| log.len());
    println!(
        "  ratio {:.2}, {} registrations a commit, {} re-prepares, log {} KiB",
        group.per_second / one.per_second,
        group.requests / store.commits().max(1),
        store.reprepares(),
        log / 1024
    );
    store.close()?;
    Ok(())
}

fn point_reads(folder: &Path, span: Duration) -> Result {
    const UNITS: u64 = 200_000;
    let path = folder.join("reads.db");
    let store = open(&path)?;
    for chunk in 0..UNITS / 10_000 {
        store.write_blocking::<_, StoreError, _>(move |tx| {
            for number in chunk * 10_000..(chunk + 1) * 10_000 {
                let sql = "INSERT INTO units (product, serial, at) VALUES (?1, ?2, ?3)";
                tx.execute(sql, values!["SG-2200", format!("SN{number:08}"), 1_i64])?;
            }
            Ok(())
        })?;
    }
    let conn = Mutex::new(Connection::open(&path)?);
    let numbers = AtomicU64::new(0);
    let serial = || format!("SN{:08}", numbers.fetch_add(7919, Ordering::Relaxed) % UNITS);
    let plain = load(1, span, || {
        let conn = conn.lock().map_err(|_| "poisoned")?;
        conn.prepare_cached(LOOKUP)?.query_row(params!["SG-2200", serial()], |row| row.get::<_, i64>(0))?;
        Ok(())
    })?;
    show("lookup, plain rusqlite, cached", &plain);
    let ours = load(1, span, || {
        let serial = serial();
        store
            .read_here(|tx| tx.lookup(LOOKUP, values!["SG-2200", &serial], |row| row.int(0)))
            .map_err(|error: StoreError| error)?;
        Ok(())
    })?;
    show("lookup, read_here", &ours);
    println!("  ratio {:.2}, {} re-prepares", ours.per_second / plain.per_second, store.reprepares());
    Ok(())
}

fn main() -> Result {
    let mut words = std::env::args().skip(1);
    let span = Duration::from_secs_f64(words.next().map_or(Ok(3.0), |seconds| seconds.parse())?);
    let folder = match words.next() {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir_in(".")?,
    };
    for clients in [1, 16, 64] {
        registrations(folder.path(), span, clients)?;
    }
    point_reads(folder.path(), span)
}
