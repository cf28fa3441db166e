//! The writer: one thread, one connection, group commit.
//!
//! It takes whatever closures are waiting, runs them one after another in one transaction, commits once, and only then answers
//! them. Nobody is made to wait for company: the batch is what arrived while the last one was synced. When a closure fails or
//! panics, the transaction is undone and run again with care, each closure in a savepoint, so that it is undone alone: a savepoint
//! copies every page it touches, and the usual batch needs none. Some errors (disk full, I/O) end the whole transaction; then
//! nobody is told that anything was kept, and the connection is opened anew.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::super::StoreError;
use super::super::driver::Job;
use super::connection::{Role, open, told};
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
/// How often a transaction that one closure ended is tried again for the others.
const RETRIES: usize = 3;

pub(super) struct Writer {
    pub(super) home: Arc<Home>,
    queue: Receiver<Message>,
    pub(super) conn: Option<Connection>,
}

/// How a transaction went.
enum Outcome {
    /// Everyone was answered.
    Answered,
    /// One closure ended it and was answered; the others are untouched and may be tried again.
    Ended(StoreError),
    /// A closure failed, and nothing was kept: all are to be run again with care.
    Failed,
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
        let (mut set_aside, mut with_care, mut ended) = (None, false, 0);
        while ended <= RETRIES {
            match self.transaction(&mut jobs, &mut set_aside, with_care) {
                Outcome::Answered => return set_aside,
                Outcome::Failed => {
                    with_care = true;
                    continue;
                }
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
            ended += 1;
        }
        answer_all(jobs, &Err(StoreError::Full { place: self.home.place.clone() }));
        set_aside
    }

    /// Runs `jobs` and what else is waiting in one transaction. Jobs left in `jobs` were not answered.
    fn transaction(
        &mut self,
        jobs: &mut VecDeque<Box<dyn Job>>,
        set_aside: &mut Option<Message>,
        with_care: bool,
    ) -> Outcome {
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
            let ran = if with_care {
                run_in_savepoint(&conn, &self.home, job.as_mut())
            } else {
                run(&conn, &self.home, job.as_mut())
            };
            match ran {
                Ok(true) => done.push_back(job),
                Ok(false) => {
                    done.push_back(job);
                    done.append(jobs);
                    *jobs = done;
                    return self.fail(conn, jobs);
                }
                Err(error) => {
                    self.discard(conn);
                    job.answer(Err(error.clone()));
                    done.append(jobs);
                    *jobs = done;
                    return Outcome::Ended(error);
                }
            }
        }
        let fate = self.commit(conn);
        answer_all(done, &fate);
        Outcome::Answered
    }

    /// A closure failed. Alone in its transaction it is undone with it, else the batch has to be run again.
    fn fail(&mut self, conn: Connection, jobs: &mut VecDeque<Box<dyn Job>>) -> Outcome {
        if let Err(error) = execute(&conn, "ROLLBACK") {
            tracing::warn!(%error, "a batch was not undone cleanly; its connection is opened anew");
            self.discard(conn);
        } else {
            self.conn = Some(conn);
        }
        if jobs.len() > 1 {
            return Outcome::Failed;
        }
        answer_all(std::mem::take(jobs), &Ok(()));
        Outcome::Answered
    }

    /// The next closure that is waiting already, if this batch may take one more. To wait a moment for those who come back after a
    /// large batch was tried: larger batches gave no more registrations a second, for as long as the processors were busy anyhow.
    fn next(&self, taken: usize, began: Instant, set_aside: &mut Option<Message>) -> Option<Box<dyn Job>> {
        if taken >= self.home.at_once || set_aside.is_some() || began.elapsed() >= LONGEST {
            return None;
        }
        match self.queue.try_recv() {
            Ok(Message::Work(job)) => Some(job),
            Ok(scrub @ Message::Scrub(..)) => {
                *set_aside = Some(scrub);
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
    pub(super) fn discard(&mut self, conn: Connection) {
        self.conn = None;
        if let Err((_, error)) = conn.close() {
            tracing::warn!(%error, "a broken connection did not close cleanly");
        }
        // A failed sync may have left more in the log than was told: let every reader look again.
        self.home.changed();
    }
}

/// Runs one closure. `false` when it failed and may have written something; an error means that the whole transaction is gone, or
/// not to be trusted.
fn run(conn: &Connection, home: &Home, job: &mut dyn Job) -> Result<bool, StoreError> {
    let mut session = SqliteSession::new(conn, home);
    let keep = job.run(&mut session);
    let (grave, wrote) = (session.grave(), session.wrote());
    if conn.is_autocommit() {
        return Err(grave.unwrap_or_else(|| StoreError::Backend {
            place: home.place.clone(),
            problem: "a closure ended the transaction it ran in".to_owned(),
        }));
    }
    match grave {
        // A statement that did not fit was undone by itself; the transaction is whole.
        None | Some(StoreError::Full { .. }) => Ok(keep || !wrote),
        Some(error) => Err(error),
    }
}

/// As [`run`], and undoes what a closure that failed has written; then all is well again.
fn run_in_savepoint(conn: &Connection, home: &Home, job: &mut dyn Job) -> Result<bool, StoreError> {
    let told = |error| told(&home.place, error);
    execute(conn, "SAVEPOINT closure").map_err(told)?;
    if !run(conn, home, job)? {
        execute(conn, "ROLLBACK TO closure").map_err(told)?;
    }
    execute(conn, "RELEASE closure").map_err(told)?;
    Ok(true)
}

fn answer_all(jobs: VecDeque<Box<dyn Job>>, fate: &Result<(), StoreError>) {
    for job in jobs {
        job.answer(fate.clone());
    }
}

fn execute(conn: &Connection, sql: &str) -> rusqlite::Result<()> {
    conn.prepare_cached(sql)?.raw_execute().map(drop)
}
