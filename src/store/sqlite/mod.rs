//! SQLite at its limit: one writer thread with group commit, a read-only connection on each thread that reads, two
//! threads for long reads, one that keeps the log small.
//!
//! `connection` opens (the one place that does), `session` runs statements, `writer` commits and keeps its `log`, `reader` lends
//! snapshots, `keeper` checkpoints. What they share is [`Home`]. `lock` says who is there, `backup` copies files.

pub mod backup;
mod connection;
mod home;
mod keeper;
mod lock;
mod log;
mod reader;
mod session;
mod writer;

use std::path::Path;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use self::home::Home;
use self::writer::Message;
use super::driver::{Driver, Job, Session};
use super::{Settings, StoreError};

/// An open SQLite database and its threads.
pub(super) struct Sqlite {
    home: Arc<Home>,
    writes: RwLock<Option<SyncSender<Message>>>,
    reads: RwLock<Option<SyncSender<Box<dyn Job>>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    /// Ours while the database is open.
    locks: Mutex<Vec<lock::Held>>,
}

impl Sqlite {
    pub(super) fn open(path: &Path, settings: &Settings) -> Result<Self, StoreError> {
        connection::prepare_file(path, settings.create)?;
        let shared = lock::share(path)?;
        let home = Arc::new(Home::new(path, settings));
        connection::migrate(&home, settings.migrations)?;

        let (writes, waiting_writes) = sync_channel(settings.queue.clamp(1, 65_536));
        let (reads, waiting_reads) = sync_channel(settings.queue.clamp(1, 65_536));
        let waiting_reads = Arc::new(Mutex::new(waiting_reads));
        let mut threads = Vec::new();

        let committer = writer::Writer::start(&home, waiting_writes)?;
        threads.push(spawn("store-writer", &home, move || committer.run())?);
        for _ in 0..settings.readers.max(1) {
            let (home_of, queue) = (home.clone(), waiting_reads.clone());
            threads.push(spawn("store-reader", &home, move || reader::serve(&home_of, &queue))?);
        }
        let keeper = keeper::Keeper::start(&home)?;
        let keeper = spawn("store-keeper", &home, move || keeper.run())?;
        home.set_keeper(keeper.thread().clone());
        threads.push(keeper);

        Ok(Self {
            home,
            writes: RwLock::new(Some(writes)),
            reads: RwLock::new(Some(reads)),
            threads: Mutex::new(threads),
            locks: Mutex::new(vec![shared]),
        })
    }
}

fn spawn(
    name: &str,
    home: &Home,
    body: impl FnOnce() + Send + 'static,
) -> Result<JoinHandle<()>, StoreError> {
    Builder::new().name(name.to_owned()).spawn(body).map_err(|error| StoreError::Unusable {
        place: home.place.clone(),
        problem: format!("no thread could be started ({error})"),
        way_out: "Raise the limit of processes, or free memory".to_owned(),
    })
}

/// Puts `thing` into a bounded queue, or says at once why not.
fn submit<T>(queue: &RwLock<Option<SyncSender<T>>>, thing: T, why: &'static str) -> Result<(), StoreError> {
    let queue = queue.read().unwrap_or_else(PoisonError::into_inner);
    match queue.as_ref().map(|queue| queue.try_send(thing)) {
        Some(Ok(())) => Ok(()),
        Some(Err(TrySendError::Full(_))) => Err(StoreError::Busy { why }),
        Some(Err(TrySendError::Disconnected(_))) | None => Err(StoreError::Closed),
    }
}

impl Driver for Sqlite {
    fn write(&self, job: Box<dyn Job>) -> Result<(), StoreError> {
        submit(&self.writes, Message::Work(job), "too many writes are waiting")
    }

    fn read(&self, job: Box<dyn Job>) -> Result<(), StoreError> {
        submit(&self.reads, job, "too many searches are waiting")
    }

    fn reads_inline(&self) -> bool {
        true
    }

    fn read_here(&self, read: &mut dyn FnMut(&mut dyn Session)) -> Result<(), StoreError> {
        reader::read_here(&self.home, read)
    }

    fn scrub(
        &self,
        whole: bool,
        done: Box<dyn FnOnce(Result<bool, StoreError>) + Send>,
    ) -> Result<(), StoreError> {
        submit(&self.writes, Message::Scrub(whole, done), "too many writes are waiting")
    }

    fn serve_alone(&self, patience: Duration) -> Result<(), StoreError> {
        let held = lock::serve(&self.home.path, patience)?;
        self.locks.lock().unwrap_or_else(PoisonError::into_inner).push(held);
        Ok(())
    }

    fn check(&self) -> Result<Option<Vec<String>>, StoreError> {
        backup::check(&self.home.path).map(Some)
    }

    fn reprepares(&self) -> u64 {
        self.home.reprepares()
    }

    fn commits(&self) -> u64 {
        self.home.batches()
    }

    fn close(&self) -> Result<(), StoreError> {
        // Without senders the queues run dry and the threads behind them end.
        drop(self.writes.write().unwrap_or_else(PoisonError::into_inner).take());
        drop(self.reads.write().unwrap_or_else(PoisonError::into_inner).take());
        let mut threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let keeper = threads.pop();
        let this = std::thread::current().id();
        let join = |thread: JoinHandle<()>| {
            // The last clone may be dropped by a closure of the writer: a thread cannot wait for itself.
            if thread.thread().id() != this && thread.join().is_err() {
                tracing::error!("a thread of the store panicked");
            }
        };
        threads.into_iter().for_each(join);
        self.home.close();
        keeper.into_iter().for_each(join);
        self.locks.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.home.last_error()
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        if let Err(error) = self.close() {
            tracing::warn!(%error, "the store did not close cleanly; nothing acknowledged is lost");
        }
    }
}
