//! The store under test: a contract that every engine keeps (`values`,
//! `engine`, `steps`), and what only SQLite has (`sqlite`).
//!
//! A contract test takes an [`Engine`]; `contract!` runs it over each of them. A new engine is one more module there.

mod engine;
mod sqlite;
mod steps;
mod values;

use aftersale::store::{Migration, Settings, Store, StoreError};
use tempfile::TempDir;

/// A small schema, so that the engine is tested apart from the product's tables.
pub const NOTES: &[Migration] = &[Migration {
    version: 1,
    name: "0001_notes",
    sql: "CREATE TABLE notes (
              id    TEXT NOT NULL PRIMARY KEY,
              body  TEXT,
              at    BIGINT,
              done  BOOLEAN NOT NULL DEFAULT FALSE,
              image BYTEA
          ) /*sqlite STRICT, WITHOUT ROWID*/;
          CREATE TABLE replies (
              id   TEXT NOT NULL PRIMARY KEY,
              note TEXT NOT NULL REFERENCES notes (id)
          ) /*sqlite STRICT*/;",
}];

/// A database of its own for one test.
pub struct Engine {
    pub settings: Settings,
    /// Removed with everything in it when the test ends.
    pub folder: TempDir,
}

impl Engine {
    /// A SQLite database that does not exist yet.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::new(format!("sqlite:{}", folder.path().join("test.db").display()));
        settings.migrations = NOTES;
        Self { settings, folder }
    }

    pub fn open(&self) -> Store {
        Store::open(&self.settings).unwrap()
    }
}

/// Runs each contract test over every engine.
macro_rules! contract {
    ($($test:ident)+) => {
        mod sqlite {
            $(#[test] fn $test() { super::$test(&crate::store::Engine::sqlite()); })+
        }
    };
}
pub(crate) use contract;

/// Adds a note and gives its error, if there was one.
pub fn add(store: &Store, id: &str) -> Result<(), StoreError> {
    let id = id.to_owned();
    store.write_blocking(move |tx| {
        tx.execute("INSERT INTO notes (id) VALUES (?1)", aftersale::values![&id])?;
        Ok(())
    })
}

/// How many notes a reader sees.
pub fn count(store: &Store) -> i64 {
    store.read_here(|tx| tx.one::<i64>("SELECT COUNT(*) FROM notes", &[])).map_err(|e: StoreError| e).unwrap()
}
