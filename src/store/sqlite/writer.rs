//! The writer: one thread, one connection, group commit.
//!
//! It takes whatever closures are waiting, runs each in a savepoint of one transaction, commits once, and only then
//! answers them. Nobody is made to wait for company: the batch is what arrived while the last one was synced. A
//! closure that fails or panics is undone alone. Some errors (disk full, I/O) end the whole transaction; then
//! nobody is told that anything was kept, and the connection is opened anew.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::super::StoreError;
use super::super::driver::Job;
use super::connection::{Role, open, told, wait_for_others};
use super::home::Home;
use super::session::SqliteSession;

/// What the writer is asked to do.
pub(super) enum Message {
    /// Run and commit a closure.
    Work(Box<dyn Job>),
    /// Empty the log, so that deleted bytes are gone; `true` rewrites the file first, however large it is.
    Scrub(bool, Box<dyn FnOnce(Result<bool, StoreError>) + Send>),
}

/// A transaction that took this long takes no further closure: other processes and their own answers wait.
const LONGEST: Duration = Duration::from_millis(20);
/// How long all writes may wait while the log is emptied for an erasure.
const SCRUB: Duration = Duration::from_millis(250);
/// Up to this size in bytes the file is rewritten for every erasure: well below a second. Larger ones only when that is wanted.
const REWRITTEN: i64 = 64 << 20;
/// How often a transaction that one closure ended is tried again for the others.
const RETRIES: usize = 3;

pub(super) struct Writer {
    home: Arc<Home>,
    queue: Receiver<Message>,
    conn: Option<Connection>,
}

/// How a transaction went.
enum Outcome {
    /// Everyone was answered.
    Answered,
    /// One closure ended it and was answered; the others are untouched and may be tried again.
    Ended(StoreError),
}

impl Writer {
    pub(super) fn start(home: &Arc<Home>, queue: Receiver<Message>) -> Result<Self, StoreError> {
        let conn = open(home, Role::Writer)?;
        Ok(Self { home: home.clone(), queue, conn: Some(conn) })
    }

    /// Until the queue is closed and empty.
    pub(super) fn run(mut self) {
        let mut set_aside = None;
        while let Some(message) = set_aside.take().or_else(|| self.queue.recv().ok()) {
            match message {
                Message::Work(job) => set_aside = self.work(job),
                Message::Scrub(whole, done) => done(self.scrub(whole)),
            }
            if self.home.log_too_long.swap(false, Ordering::Relaxed) {
                self.restart_log();
            }
        }
    }

    /// One batch that begins with `first`. Answers a message that cut the batch short.
    fn work(&mut self, first: Box<dyn Job>) -> Option<Message> {
        let mut jobs = VecDeque::from([first]);
        let mut set_aside = None;
        for _ in 0..=RETRIES {
            match self.transaction(&mut jobs, &mut set_aside) {
                Outcome::Answered => return set_aside,
                Outcome::Ended(error @ StoreError::Full { .. }) if jobs.is_empty() => {
                    tracing::warn!(%error, "a write was refused");
                    return set_aside;
                }
                Outcome::Ended(StoreError::Full { .. }) => {}
                Outcome::Ended(error) => {
                    tracing::error!(%error, waiting = jobs.len(), "a batch of writes was undone");
                    answer_all(jobs, &Err(error));
                    return set_aside;
                }
            }
        }
        answer_all(jobs, &Err(StoreError::Full { place: self.home.place.clone() }));
        set_aside
    }

    /// Runs `jobs` and what else is waiting in one transaction. Jobs left in `jobs` were not answered.
    fn transaction(&mut self, jobs: &mut VecDeque<Box<dyn Job>>, set_aside: &mut Option<Message>) -> Outcome {
        let conn = match self.begin() {
            Ok(conn) => conn,
            Err(error) => {
                // Whoever is waiting would wait as long again for the same answer.
                jobs.extend(self.queue.try_iter().filter_map(|message| match message {
                    Message::Work(job) => Some(job),
                    scrub @ Message::Scrub(..) => {
                        *set_aside = Some(scrub);
                        None
                    }
                }));
                answer_all(std::mem::take(jobs), &Err(error));
                return Outcome::Answered;
            }
        };
        let began = Instant::now();
        let mut done = VecDeque::new();
        loop {
            let Some(mut job) = jobs.pop_front().or_else(|| self.next(done.len(), began, set_aside)) else {
                break;
            };
            if let Err(error) = run_in_savepoint(&conn, &self.home, job.as_mut()) {
                self.discard(conn);
                job.answer(Err(error.clone()));
                done.append(jobs);
                *jobs = done;
                return Outcome::Ended(error);
            }
            done.push_back(job);
        }
        let fate = self.commit(conn);
        answer_all(done, &fate);
        Outcome::Answered
    }

    /// The next closure that is waiting already, if this batch may take one more.
    fn next(&self, taken: usize, began: Instant, set_aside: &mut Option<Message>) -> Option<Box<dyn Job>> {
        if taken >= self.home.at_once || set_aside.is_some() || began.elapsed() >= LONGEST {
            return None;
        }
        match self.queue.try_recv() {
            Ok(Message::Work(job)) => Some(job),
            Ok(other) => {
                *set_aside = Some(other);
                None
            }
            Err(_) => None,
        }
    }

    /// A connection with a transaction begun, opened anew if the last one had to go.
    fn begin(&mut self) -> Result<Connection, StoreError> {
        let conn = match self.conn.take() {
            Some(conn) => conn,
            None => open(&self.home, Role::Writer)?,
        };
        match execute(&conn, "BEGIN IMMEDIATE") {
            Ok(()) => Ok(conn),
            Err(error) => {
                let error = told(&self.home.place, error);
                if matches!(error, StoreError::Busy { .. }) {
                    self.conn = Some(conn);
                }
                Err(error)
            }
        }
    }

    fn commit(&mut self, conn: Connection) -> Result<(), StoreError> {
        match execute(&conn, "COMMIT") {
            Ok(()) => {
                self.conn = Some(conn);
                self.home.committed();
                Ok(())
            }
            Err(error) => {
                let error = told(&self.home.place, error);
                tracing::error!(%error, "a commit failed; its writes were refused");
                self.discard(conn);
                Err(error)
            }
        }
    }

    /// Gives up a connection whose state is not certain. Closing it undoes what it had not committed.
    fn discard(&mut self, conn: Connection) {
        self.conn = None;
        if let Err((_, error)) = conn.close() {
            tracing::warn!(%error, "a broken connection did not close cleanly");
        }
        // A failed sync may have left more in the log than was told: let every reader look again.
        self.home.changed();
    }

    /// Moves the whole log into the database and cuts it to nothing.
    ///
    /// `secure_delete` empties the cells of deleted rows, but not the copies that stayed behind when a page was once split and
    /// its cells moved: only rewriting the file gets rid of those. Answers whether it was rewritten.
    fn scrub(&mut self, whole: bool) -> Result<bool, StoreError> {
        let rewritten = self.rewrite(whole)?;
        self.home.changed();
        if self.empty_log("TRUNCATE", SCRUB.min(self.home.patience))? {
            return Ok(rewritten);
        }
        Err(StoreError::Busy { why: "a long read still looks at what was deleted" })
    }

    fn rewrite(&mut self, whole: bool) -> Result<bool, StoreError> {
        let conn = match self.conn.take() {
            Some(conn) => conn,
            None => open(&self.home, Role::Writer)?,
        };
        let size = |name| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let rewritten =
            size("page_count").and_then(|pages| Ok(pages * size("page_size")?)).and_then(|size| {
                match size <= REWRITTEN {
                    true => conn.execute_batch("VACUUM").map(|()| true),
                    // The copy that VACUUM works on would otherwise fill the memory.
                    false if whole => conn
                        .execute_batch("PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY")
                        .map(|()| true),
                    false => Ok(false),
                }
            });
        match rewritten {
            Ok(rewritten) => {
                self.conn = Some(conn);
                Ok(rewritten)
            }
            Err(error) => {
                let error = told(&self.home.place, error);
                self.discard(conn);
                Err(error)
            }
        }
    }

    /// Starts the log from its beginning again. The keeper left little of it to move; if a long read needs it still,
    /// it is tried again after the keeper's next round.
    fn restart_log(&mut self) {
        if let Err(error) = self.empty_log("RESTART", Duration::from_millis(10)) {
            tracing::warn!(%error, "the log could not be started anew");
        }
    }

    /// Checkpoints in `mode` until nobody is in the way or `patience` is over; `false` in the latter case.
    fn empty_log(&mut self, mode: &str, patience: Duration) -> Result<bool, StoreError> {
        let mut conn = match self.conn.take() {
            Some(conn) => conn,
            None => open(&self.home, Role::Writer)?,
        };
        let began = Instant::now();
        self.home.emptying_log.store(true, Ordering::SeqCst);
        let emptied = loop {
            // Threads that read meanwhile may have missed the flag and kept their snapshot.
            self.home.each_slot(|slot| slot.end_if_before(u64::MAX));
            let tried = conn.busy_timeout(Duration::from_millis(1)).and_then(|()| checkpoint(&conn, mode));
            match tried {
                Ok(Checkpoint { busy: true, .. }) if began.elapsed() < patience => {}
                tried => break tried,
            }
        };
        self.home.emptying_log.store(false, Ordering::SeqCst);
        match emptied.and_then(|found| wait_for_others(&mut conn, self.home.patience).map(|()| !found.busy)) {
            Ok(emptied) => {
                self.conn = Some(conn);
                Ok(emptied)
            }
            Err(error) => {
                self.discard(conn);
                Err(told(&self.home.place, error))
            }
        }
    }
}

/// Runs one closure. An error means that the whole transaction is gone, or not to be trusted.
fn run_in_savepoint(conn: &Connection, home: &Home, job: &mut dyn Job) -> Result<(), StoreError> {
    let told = |error| told(&home.place, error);
    execute(conn, "SAVEPOINT closure").map_err(told)?;
    let mut session = SqliteSession::new(conn, home);
    let keep = job.run(&mut session);
    let grave = session.grave();
    if conn.is_autocommit() {
        return Err(grave.unwrap_or_else(|| StoreError::Backend {
            place: home.place.clone(),
            problem: "a closure ended the transaction it ran in".to_owned(),
        }));
    }
    match grave {
        // A statement that did not fit was undone by itself; the transaction is whole.
        None | Some(StoreError::Full { .. }) => {}
        Some(error) => return Err(error),
    }
    if !keep {
        execute(conn, "ROLLBACK TO closure").map_err(told)?;
    }
    execute(conn, "RELEASE closure").map_err(told)
}

fn answer_all(jobs: VecDeque<Box<dyn Job>>, fate: &Result<(), StoreError>) {
    for job in jobs {
        job.answer(fate.clone());
    }
}

fn execute(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(sql)?.raw_execute().map(drop)
}

/// How far a checkpoint came.
pub(super) struct Checkpoint {
    /// Someone was in the way.
    pub(super) busy: bool,
    /// Pages in the log.
    pub(super) log: u64,
    /// Pages of the log that are in the database by now.
    pub(super) moved: u64,
}

/// Runs `PRAGMA wal_checkpoint(mode)`.
pub(super) fn checkpoint(conn: &Connection, mode: &str) -> rusqlite::Result<Checkpoint> {
    let pages = |pages: i64| u64::try_from(pages).unwrap_or(0);
    conn.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| {
        Ok(Checkpoint {
            busy: row.get::<_, i64>(0)? != 0,
            log: pages(row.get(1)?),
            moved: pages(row.get(2)?),
        })
    })
}
