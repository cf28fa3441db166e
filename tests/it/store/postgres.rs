//! What only PostgreSQL has: a server that says no, others at the same database, threads that must not wait.

use std::thread;

use aftersale::store::{Settings, Store, StoreError};
use aftersale::values;

use super::{Engine, NOTES, add, count};
use crate::support::postgres::{SERVER, Schema};

/// What opening this URL is refused with.
fn refusal(url: &str) -> String {
    let mut settings = Settings::new(url);
    settings.migrations = NOTES;
    Store::open(&settings).unwrap_err().to_string()
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let told = refusal(&format!("postgres://me:geheim@{address}/shop"));
    assert!(told.contains(&address.to_string()) && told.contains("refused"), "{told}");
    assert!(!told.contains("geheim"), "{told}");
}

#[test]
fn a_missing_database_and_an_unknown_user_say_what_to_do() {
    let Ok(server) = std::env::var(SERVER) else { return };
    let (address, _) = server.rsplit_once('/').unwrap();
    let told = refusal(&format!("{address}/nowhere"));
    assert!(told.contains("nowhere") && told.contains("createdb"), "{told}");
    let host = address.split('@').next_back().unwrap();
    let told = refusal(&format!("postgres://nobody:geheim@{host}/aftersale"));
    assert!(told.contains("nobody") && told.contains("database.url") && !told.contains("geheim"), "{told}");
}

#[test]
fn a_server_without_encryption_is_not_trusted_with_data_by_chance() {
    let Ok(server) = std::env::var(SERVER) else { return };
    let told = refusal(&format!("{server}?sslmode=verify-full"));
    assert!(told.contains("TLS") && told.contains("sslmode=disable"), "{told}");
}

#[test]
fn a_database_of_another_program_is_left_as_it_was() {
    let Some(schema) = Schema::new() else { return };
    schema.query("CREATE TABLE theirs (id BIGINT); INSERT INTO theirs VALUES (1)");
    let told = refusal(&schema.url());
    assert!(told.contains("another program") && told.contains("search_path"), "{told}");
    let tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
    assert_eq!(schema.query(tables), ["theirs"]);
}

#[test]
fn an_empty_database_is_not_filled_by_those_who_only_look() {
    let Some(schema) = Schema::new() else { return };
    let mut settings = Settings::new(schema.url());
    settings.create = false;
    let told = Store::open(&settings).unwrap_err().to_string();
    assert!(told.contains("no tables of aftersale"), "{told}");
    assert!(
        schema
            .query("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
            .is_empty()
    );
}

#[test]
fn a_store_opened_from_many_threads_at_once_is_built_once() {
    let Some(engine) = Engine::postgres() else { return };
    thread::scope(|scope| {
        for number in 0..6 {
            let engine = &engine;
            scope.spawn(move || add(&engine.open(), &number.to_string()).unwrap());
        }
    });
    assert_eq!(count(&engine.open()), 6);
}

#[test]
fn a_thread_that_serves_others_is_not_made_to_wait() {
    let Some(engine) = Engine::postgres() else { return };
    let store = engine.open();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let inline: Result<i64, StoreError> =
        runtime.block_on(async { store.read_here(|tx| tx.one("SELECT COUNT(*) FROM notes", &[])) });
    assert!(inline.unwrap_err().to_string().contains("peek"));
    let peeked: Result<i64, StoreError> =
        runtime.block_on(store.peek(|tx| tx.one("SELECT COUNT(*) FROM notes", &[])));
    assert_eq!(peeked, Ok(0));
}

#[test]
fn a_table_changed_by_another_process_is_no_error() {
    let Some(engine) = Engine::postgres() else { return };
    let store = engine.open();
    let super::Home::Postgres(schema) = &engine.home else { panic!("no schema") };
    let all = |store: &Store| {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(store.read(|tx| {
            let mut rows = 0;
            tx.each("SELECT * FROM notes", values![], |_| {
                rows += 1;
                Ok(())
            })?;
            Ok::<_, StoreError>(rows)
        }))
    };
    add(&store, "a").unwrap();
    // Every thread that reads knows the table as it was.
    (0..16).for_each(|_| assert_eq!(all(&store), Ok(1)));
    schema.query("ALTER TABLE notes ADD COLUMN later BIGINT");
    (0..16).for_each(|_| assert_eq!(all(&store), Ok(1)));
}

#[test]
fn a_column_of_a_foreign_kind_says_how_to_read_it() {
    let Some(engine) = Engine::postgres() else { return };
    let store = engine.open();
    let sum = store.read_here(|tx| tx.one::<i64>("SELECT SUM(CAST(3 AS BIGINT)) AS total", &[]));
    let Err(StoreError::Corrupt { column, problem, .. }) = sum else { panic!("{sum:?}") };
    assert_eq!(column, "total");
    assert!(problem.contains("numeric"), "{problem}");
}
