//! The store under test: a contract that every engine keeps (`values`,
//! `engine`, `steps`), and what only one of them has (`sqlite`; `postgres`, `postgres_away`).
//!
//! A contract test takes an [`Engine`]; `contract!` runs it over each of them. A new engine is one more module there.

mod engine;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "postgres")]
mod postgres_away;
#[cfg(feature = "postgres")]
mod postgres_tls;
mod sqlite;
mod steps;
mod values;

use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use aftersale::store::{Migration, Settings, Store, StoreError, Tx};
use aftersale::values;
use tempfile::TempDir;

#[cfg(feature = "postgres")]
use crate::support::postgres::Schema;

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
    /// Where it lives; removed with everything in it when the test ends.
    pub home: Home,
}

/// Where a database of a test lives.
pub enum Home {
    Sqlite(TempDir),
    #[cfg(feature = "postgres")]
    Postgres(Schema),
}

impl Engine {
    /// A SQLite database that does not exist yet.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::new(format!("sqlite:{}", folder.path().join("test.db").display()));
        settings.migrations = NOTES;
        Self { settings, home: Home::Sqlite(folder) }
    }

    /// A PostgreSQL schema without tables; `None` where there is no server.
    #[cfg(feature = "postgres")]
    pub fn postgres() -> Option<Self> {
        let schema = Schema::new()?;
        let mut settings = Settings::new(schema.url());
        settings.migrations = NOTES;
        Some(Self { settings, home: Home::Postgres(schema) })
    }

    /// The folder of a SQLite database.
    pub fn folder(&self) -> &Path {
        let Home::Sqlite(folder) = &self.home else { panic!("this database is no file") };
        folder.path()
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
        #[cfg(feature = "postgres")]
        mod postgres {
            $(#[test] fn $test() {
                if let Some(engine) = crate::store::Engine::postgres() {
                    super::$test(&engine);
                }
            })+
        }
    };
}
pub(crate) use contract;

/// Adds a note and gives its error, if there was one.
pub fn add(store: &Store, id: &str) -> Result<(), StoreError> {
    let id = id.to_owned();
    store.write_blocking(move |tx| {
        tx.execute("INSERT INTO notes (id) VALUES (?1)", values![&id])?;
        Ok(())
    })
}

/// How many notes a reader sees.
pub fn count(store: &Store) -> i64 {
    store.read_here(|tx| tx.one::<i64>("SELECT COUNT(*) FROM notes", &[])).map_err(|e: StoreError| e).unwrap()
}

/// The answer to a write that gives nothing back.
pub type Done = Result<(), StoreError>;
/// A write of any kind.
pub type Work = Box<dyn Fn(&mut Tx<'_>) -> Done + Send>;

/// Holds the writer inside a closure until the answer is dropped: what is queued meanwhile becomes one batch.
pub fn hold_writer(store: &Store) -> (SyncSender<()>, thread::JoinHandle<Done>) {
    let (entered, enter) = sync_channel(1);
    let (release, gate): (SyncSender<()>, Receiver<()>) = sync_channel(0);
    let gate = Mutex::new(gate);
    let store = store.clone();
    let holder = thread::spawn(move || {
        store.write_blocking(move |_| {
            let _ = entered.try_send(());
            let _ = gate.lock().unwrap().recv();
            Ok(())
        })
    });
    enter.recv().unwrap();
    (release, holder)
}

/// Queues writes from one thread each, in order, and gives their answers in order.
pub fn queue_behind_a_held_writer(store: &Store, works: Vec<Work>) -> Vec<Done> {
    let (release, holder) = hold_writer(store);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let answers = runtime.block_on(async {
        let all = futures_util::future::join_all(works.into_iter().map(|work| store.write(work)));
        let mut all = std::pin::pin!(all);
        // The first poll queues every one of them.
        assert!(futures_util::FutureExt::now_or_never(all.as_mut()).is_none());
        drop(release);
        all.await
    });
    holder.join().unwrap().unwrap();
    answers
}

/// A write that adds a note.
pub fn insert(id: &'static str) -> Work {
    Box::new(move |tx| tx.execute("INSERT INTO notes (id) VALUES (?1)", values![id]).map(drop))
}
