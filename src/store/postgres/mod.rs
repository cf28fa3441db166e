//! PostgreSQL: one writer thread with group commit, a bounded set of threads that read, each with a connection of its own.
//! The threads are the pool.
//!
//! `address` reads the URL, `tls` encrypts, `connection` speaks, `session` runs statements, `trouble` sorts errors, `schema`
//! keeps the tables, `writer` commits, `reader` reads. Several processes may share one database: their writers take
//! turns on a row of it. Needs nothing that only PostgreSQL has.

mod address;
mod connection;
mod home;
mod reader;
mod schema;
mod session;
mod tls;
mod trouble;
mod writer;

use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::{Builder, JoinHandle};

use self::connection::Role;
use self::home::{Home, lock};
use super::driver::{Driver, Job, Session};
use super::{Settings, StoreError};

/// Threads that read for each of [`Settings::readers`]: here the point reads of pages come to them, too, and wait for
/// the wire more than they work.
const READERS: usize = 4;

type Queue = RwLock<Option<SyncSender<Box<dyn Job>>>>;

/// An open PostgreSQL database and its threads.
pub(super) struct Postgres {
    home: Arc<Home>,
    writes: Queue,
    reads: Queue,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Postgres {
    /// Opens the database; `name` is this store's mark among the writers, never used before.
    pub(super) fn open(settings: &Settings, name: String) -> Result<Self, StoreError> {
        let home = Arc::new(Home::new(settings)?);
        schema::migrate(&home, settings.migrations, settings.create)?;
        let (writes, waiting_writes) = sync_channel(settings.queue.clamp(1, 65_536));
        let (reads, waiting_reads) = sync_channel(settings.queue.clamp(1, 65_536));
        let waiting_reads = Arc::new(Mutex::new(waiting_reads));
        let mut threads = Vec::new();
        let committer = writer::Writer::new(&home, waiting_writes, name);
        threads.push(spawn("store-writer", &home, move || committer.run())?);
        for _ in 0..settings.readers.max(1) * READERS {
            let (home_of, queue) = (home.clone(), waiting_reads.clone());
            threads.push(spawn("store-reader", &home, move || reader::serve(&home_of, &queue))?);
        }
        Ok(Self {
            home,
            writes: RwLock::new(Some(writes)),
            reads: RwLock::new(Some(reads)),
            threads: Mutex::new(threads),
        })
    }
}

fn spawn(
    name: &str,
    home: &Home,
    body: impl FnOnce() + Send + 'static,
) -> Result<JoinHandle<()>, StoreError> {
    Builder::new().name(name.to_owned()).spawn(body).map_err(|error| StoreError::Unusable {
        place: home.address.place.clone(),
        problem: format!("no thread could be started ({error})"),
        way_out: "Raise the limit of processes, or free memory".to_owned(),
    })
}

/// Puts the job into a bounded queue, or says at once why not.
fn submit(queue: &Queue, job: Box<dyn Job>, why: &'static str) -> Result<(), StoreError> {
    let queue = queue.read().unwrap_or_else(PoisonError::into_inner);
    match queue.as_ref().map(|queue| queue.try_send(job)) {
        Some(Ok(())) => Ok(()),
        Some(Err(TrySendError::Full(_))) => Err(StoreError::Busy { why }),
        Some(Err(TrySendError::Disconnected(_))) | None => Err(StoreError::Closed),
    }
}

impl Driver for Postgres {
    fn write(&self, job: Box<dyn Job>) -> Result<(), StoreError> {
        submit(&self.writes, job, "too many writes are waiting")
    }

    fn read(&self, job: Box<dyn Job>) -> Result<(), StoreError> {
        submit(&self.reads, job, "too many reads are waiting")
    }

    fn reads_inline(&self) -> bool {
        false
    }

    fn read_here(&self, read: &mut dyn FnMut(&mut dyn Session)) -> Result<(), StoreError> {
        reader::read_here(&self.home, read)
    }

    /// PostgreSQL keeps deleted rows until it vacuums them; what its log and copies of it keep is its keeper's to say.
    fn scrub(
        &self,
        _whole: bool,
        done: Box<dyn FnOnce(Result<bool, StoreError>) + Send>,
    ) -> Result<(), StoreError> {
        if self.home.is_closed() {
            return Err(StoreError::Closed);
        }
        let home = self.home.clone();
        let vacuum = spawn("store-vacuum", &self.home, move || {
            let vacuumed = home.connect(Role::Writer).and_then(|mut conn| {
                conn.be_patient();
                conn.post_script("VACUUM");
                conn.flush()
            });
            done(vacuumed.map(|()| true).map_err(|trouble| trouble.error().clone()));
        })?;
        lock(&self.threads).push(vacuum);
        Ok(())
    }

    fn reprepares(&self) -> u64 {
        self.home.reprepares()
    }

    fn commits(&self) -> u64 {
        self.home.commits()
    }

    fn close(&self) -> Result<(), StoreError> {
        // Without senders the queues run dry and the threads behind them end.
        drop(self.writes.write().unwrap_or_else(PoisonError::into_inner).take());
        drop(self.reads.write().unwrap_or_else(PoisonError::into_inner).take());
        let threads = std::mem::take(&mut *lock(&self.threads));
        let this = std::thread::current().id();
        for thread in threads {
            // The last clone may be dropped by a closure of the writer: a thread cannot wait for itself.
            if thread.thread().id() != this && thread.join().is_err() {
                tracing::error!("a thread of the store panicked");
            }
        }
        self.home.close();
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Err(error) = self.close() {
            tracing::warn!(%error, "the store did not close cleanly; nothing acknowledged is lost");
        }
    }
}
