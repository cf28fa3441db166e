//! The memory: all SQL of aftersale, and the one place that knows a database engine.
//!
//! Stories hand a closure to [`Store::write`] or [`Store::read`]; the closure sees a [`Tx`], whose methods (one file
//! per aggregate) hold each statement once. Engines differ only below `driver`: `sqlite` and `postgres`.
//! Nothing in here knows HTTP, mail or the clock: time, ids and chance come in as arguments, because a closure may
//! be run again.

mod addresses;
pub mod audit;
mod batches;
mod calls;
pub mod claims;
mod columns;
pub mod copy;
mod counts;
mod cover;
mod dialect;
mod driver;
pub mod erasures;
mod error;
pub mod events;
pub mod facts;
pub mod journeys;
mod lanes;
mod letters;
pub mod link_requests;
mod migrate;
mod no_offers;
mod offers;
mod origins;
pub mod outbox;
pub mod personal;
pub mod persons;
mod photos;
mod pictures;
#[cfg(feature = "postgres")]
mod postgres;
pub mod products;
pub mod purchases;
mod ration;
mod reach;
mod receipts;
mod registrations;
mod retention;
mod safety;
mod search;
pub mod sessions;
mod sqlite;
pub mod staff;
pub mod stock;
mod tables;
mod tally;
mod traces;
mod transfers;
mod tx;
mod undeliverable;
mod units;
mod value;
pub mod versions;
mod withdrawals;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use self::driver::{Driver, Wake, Work};
pub use self::error::StoreError;
pub use self::migrate::{MIGRATIONS, Migration};
pub use self::sqlite::backup;
pub use self::tx::Tx;
pub use self::value::{FromColumn, FromRow, Row, Value};
#[cfg(feature = "postgres")]
use crate::domain::clock::Clock;

/// How to open a store.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `sqlite:PATH`, a relative path taken from the working directory, or `postgres://user:password@host/name`.
    pub url: String,
    /// Whether a database that does not exist is made (on PostgreSQL: its tables). Commands that only look say no.
    pub create: bool,
    /// Most writes that share a commit; fewer than usual only to measure what sharing is worth (SQLite).
    pub at_once: usize,
    /// Writes that may wait before [`StoreError::Busy`]; 1 to 65,536.
    pub queue: usize,
    /// Threads for [`Store::read`]; at least 1.
    pub readers: usize,
    /// How long to wait for another process that is writing, and for a server that is away.
    pub patience: Duration,
    /// The log's size in bytes from which the writer itself makes room (SQLite).
    pub log_limit: u64,
    /// Most pages of 4 KiB the file may have; no limit if `None` (SQLite).
    pub max_pages: Option<u32>,
    /// The schema, step by step.
    pub migrations: &'static [Migration],
}

impl Settings {
    /// The settings for `url`, everything else as it is in service.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            create: true,
            at_once: 512,
            queue: 1024,
            readers: 2,
            patience: Duration::from_secs(5),
            log_limit: 16 << 20,
            max_pages: None,
            migrations: MIGRATIONS,
        }
    }
}

/// An open store; clones share it. The last one to go closes it.
#[derive(Clone)]
pub struct Store {
    driver: Arc<dyn Driver>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database, brings its tables up to date and starts the store's threads.
    pub fn open(settings: &Settings) -> Result<Self, StoreError> {
        match settings.url.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => {
                Ok(Self { driver: Arc::new(sqlite::Sqlite::open(path.as_ref(), settings)?) })
            }
            #[cfg(feature = "postgres")]
            Some(("postgres" | "postgresql", _)) => {
                let name = Clock::system().id();
                Ok(Self { driver: Arc::new(postgres::Postgres::open(settings, name.as_str().to_owned())?) })
            }
            scheme => Err(StoreError::Unusable {
                // What follows the scheme may be a password.
                place: format!("{}:…", scheme.map_or("", |(scheme, _)| scheme)),
                problem: "the store's address is not one this program knows".to_owned(),
                way_out: "Write it as sqlite:PATH or postgres://user:password@host/name".to_owned(),
            }),
        }
    }

    /// Does `work` in one transaction and answers once it is durable.
    ///
    /// `work` shares its commit with whatever else is waiting, but fails alone. It may be run more than once.
    /// [`StoreError::Busy`] at once when the queue is full. Dropping the future does not undo work that was queued.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = tokio::sync::oneshot::channel();
        self.driver.write(Box::new(Work::new(work, |result| drop(reply.send(result)))))?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// As [`Store::write`], for a thread that may wait (the terminal). Never from inside a closure or a hook: the
    /// writer would wait for itself.
    pub fn write_blocking<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = std::sync::mpsc::sync_channel(1);
        self.driver.write(Box::new(Work::new(work, move |result| drop(reply.send(result)))))?;
        answer.recv().unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Does a long read (search, export) on a thread of the store, in one snapshot.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = tokio::sync::oneshot::channel();
        self.driver.read(Box::new(Work::new(work, |result| drop(reply.send(result)))))?;
        answer.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }

    /// Does a point read the quickest way the engine has: inline where that is cheap, else as [`Store::read`].
    pub async fn peek<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        if self.is_remote() { self.read(work).await } else { self.read_here(work) }
    }

    /// Whether a wire lies between us and the data, so that each look costs a journey.
    pub fn is_remote(&self) -> bool {
        !self.driver.reads_inline()
    }

    /// Whether [`Store::read_here`] answers this thread: everywhere on SQLite; over a wire not where it would keep others
    /// waiting, that is, on a thread that runs futures.
    pub fn reads_here(&self) -> bool {
        !self.is_remote() || tokio::runtime::Handle::try_current().is_err()
    }

    /// Does a point read on this thread, which waits for it; refused where [`Store::reads_here`] says no.
    ///
    /// Sees every commit of this process, and one of another process after at most 50 ms.
    pub fn read_here<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        let mut work = Some(work);
        let mut result = None;
        let mut wake = Wake::default();
        self.driver.read_here(&mut |session| {
            if let Some(work) = work.take() {
                result = Some(work(&mut Tx::new(session, &mut wake)));
            }
        })?;
        let value = wake.judge(result.unwrap_or_else(|| Err(StoreError::Closed.into())))?;
        wake.run_hooks();
        Ok(value)
    }

    /// Removes the bytes of deleted rows from the database's log: call it after an erasure was committed.
    ///
    /// Waits a quarter of a second for reads that still see the past; [`StoreError::Busy`] when they stay longer: the
    /// rows are gone, ask again later for the bytes.
    ///
    /// A file of up to 64 MiB is rewritten on the way, because free space in its pages can hold copies of rows from when
    /// pages were split. A larger one is rewritten only if `whole`: all writes wait meanwhile. Answers whether it was.
    pub async fn scrub(&self, whole: bool) -> Result<bool, StoreError> {
        let (reply, answer) = tokio::sync::oneshot::channel();
        self.driver.scrub(whole, Box::new(|result| drop(reply.send(result))))?;
        answer.await.unwrap_or(Err(StoreError::Closed))
    }

    /// Takes the one place of a `serve` on this database, until the store is closed. On a server's database several may
    /// serve, and nothing is taken.
    ///
    /// # Errors
    /// `Unusable` when another `serve` has it and does not end within `patience`.
    pub fn serve_alone(&self, patience: Duration) -> Result<(), StoreError> {
        self.driver.serve_alone(patience)
    }

    /// What is wrong with the database as its engine sees it; `None` where the engine has no such check of its own.
    ///
    /// # Errors
    /// When it cannot be looked at.
    pub fn check(&self) -> Result<Option<Vec<String>>, StoreError> {
        self.driver.check()
    }

    /// How often a prepared statement had to be parsed again since the store was opened. Anything but 0 is a loss
    /// of speed, unless the tables changed meanwhile.
    pub fn reprepares(&self) -> u64 {
        self.driver.reprepares()
    }

    /// How many transactions this store committed: under load far fewer than [`Store::write`] was called.
    pub fn commits(&self) -> u64 {
        self.driver.commits()
    }

    /// Finishes what is queued and lets go of the database. Later calls of any clone get [`StoreError::Closed`].
    pub fn close(&self) -> Result<(), StoreError> {
        self.driver.close()
    }
}
