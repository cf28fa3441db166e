//! How fast the store is: durable registrations against one transaction per request, point reads against plain
//! rusqlite, all in one run on the same disk. `cargo run --release --example store_speed [SECONDS] [FOLDER]`.
//!
//! Both sides write the same eight rows per registration with the same durability (WAL, `synchronous` FULL).

#[path = "registration.rs"]
mod registration;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use aftersale::store::{Settings, Store, StoreError};
use aftersale::values;
use rusqlite::{Connection, params};

use registration::{
    EVENT, FACTS, MESSAGE, REGISTRATION, Result, STEP, STEPS, TERM, id_of, load, show, with_group_commit,
};

const LOOKUP: &str = "SELECT u.at, COUNT(r.id) FROM units u LEFT JOIN registrations r ON r.id = u.serial
    WHERE u.product = ?1 AND u.serial = ?2";
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
