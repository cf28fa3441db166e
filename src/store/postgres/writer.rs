//! The writer: one thread, one connection, group commit, as on SQLite; over a wire it saves round trips, too.
//!
//! It takes whatever closures are waiting and runs them one after another in one transaction, without savepoints and with
//! COMMIT sent along with their last statements. When one of them fails, the transaction is undone and run again with
//! care: each closure in a savepoint, waited for. So the usual case is quick and the rare one right. A batch that others
//! got in the way of, or whose connection broke, is run again; when it broke during COMMIT, the mark that the
//! transaction left (`store_writer`) is asked first.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use tokio_postgres::types::ToSql;

use super::super::StoreError;
use super::super::driver::Job;
use super::connection::{Connection, Role};
use super::home::{AGAIN, Home};
use super::session::PgSession;
use super::trouble::Trouble;

/// Most closures in one transaction.
const MOST: usize = 512;
/// A transaction that took this long takes no further closure: other processes and their own answers wait.
const LONGEST: Duration = Duration::from_millis(20);
/// How often a batch is tried against changes of others.
const TRIES: usize = 10;

/// Takes the turn, and leaves this transaction's mark; both end with it. One statement, because it stands before every batch.
const MARK: &str = "INSERT INTO store_writer (id, batch, seen_at)
    SELECT CAST(?1 AS TEXT), CAST(?2 AS BIGINT), CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) AS BIGINT)
      FROM (SELECT name FROM store_turn WHERE name = 'writer' FOR UPDATE) AS turn
        ON CONFLICT (id) DO UPDATE SET batch = excluded.batch, seen_at = excluded.seen_at";
/// Marks of programs that ended without a word are kept this long, in seconds; one counts for a minute at most.
const OLD: i64 = 30 * 86_400;

type Jobs = VecDeque<Box<dyn Job>>;

pub(super) struct Writer {
    home: Arc<Home>,
    queue: Receiver<Box<dyn Job>>,
    conn: Option<Connection>,
    /// Our row in `store_writer`, and the number of the last transaction.
    name: String,
    batch: i64,
}

/// How a transaction ended.
enum End {
    /// It is durable; each closure gets its own result.
    Kept,
    /// Nothing of it is; one closure failed, and the batch must be run with care.
    Failed,
    /// Nothing of it is.
    Undone(Trouble),
    /// The connection broke while it was committing.
    Unsure,
}

impl Writer {
    /// `name` is this store's own and never used again.
    pub(super) fn new(home: &Arc<Home>, queue: Receiver<Box<dyn Job>>, name: String) -> Self {
        Self { home: home.clone(), queue, conn: None, name, batch: 0 }
    }

    /// Until the queue is closed and empty.
    pub(super) fn run(mut self) {
        while let Ok(job) = self.queue.recv() {
            self.work(VecDeque::from([job]));
        }
        if let Some(mut conn) = self.conn.take() {
            conn.post_script(&format!(
                "DELETE FROM store_writer WHERE id = '{}' OR seen_at < EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) - {OLD}",
                self.name
            ));
            if let Err(trouble) = conn.flush() {
                tracing::debug!(error = %trouble.error(), "a mark was left behind");
            }
        }
    }

    /// Runs `jobs` and what joins them until they are answered.
    fn work(&mut self, mut jobs: Jobs) {
        let began = Instant::now();
        let (mut with_care, mut tries) = (false, 0);
        loop {
            let end = if with_care { self.carefully(&mut jobs) } else { self.quickly(&mut jobs) };
            let trouble = match end {
                End::Kept => {
                    self.home.committed();
                    return answer_all(jobs, &Ok(()));
                }
                End::Failed => {
                    with_care = true;
                    continue;
                }
                End::Undone(trouble) => trouble,
                End::Unsure => match self.settle() {
                    Ok(true) => {
                        self.home.committed();
                        return answer_all(jobs, &Ok(()));
                    }
                    Ok(false) => {
                        Trouble::lost(&self.home.address.place, "the connection broke during a commit")
                    }
                    Err(error) => {
                        tracing::error!(%error, writes = jobs.len(), "a commit is not known to be kept");
                        return answer_all(jobs, &Err(error));
                    }
                },
            };
            tries += 1;
            if !self.is_worth_another(&trouble, began, tries) {
                tracing::warn!(error = %trouble.error(), writes = jobs.len(), "a batch of writes was refused");
                // Whoever is waiting would wait as long again for the same answer.
                jobs.extend(self.queue.try_iter());
                return answer_all(jobs, &Err(trouble.error().clone()));
            }
        }
    }

    /// Whether running again may help; waits a moment where that helps.
    fn is_worth_another(&mut self, trouble: &Trouble, began: Instant, tries: usize) -> bool {
        let again = match trouble {
            Trouble::Lost(_) => self.home.is_worth_waiting(began),
            Trouble::Again(_) => tries < TRIES,
            Trouble::Own(_) | Trouble::Refused(_) => false,
        };
        // The first loss is usually a connection that broke while it was idle.
        if again && tries > 1 {
            std::thread::sleep(AGAIN);
        }
        again
    }

    /// All in one transaction, waiting for as little as possible; takes in what is queued meanwhile.
    fn quickly(&mut self, jobs: &mut Jobs) -> End {
        let mut conn = match self.begin() {
            Ok(conn) => conn,
            Err(trouble) => return End::Undone(trouble),
        };
        let began = Instant::now();
        let mut done = 0;
        loop {
            if done == jobs.len() && !(done < MOST && began.elapsed() < LONGEST && self.take_in(jobs)) {
                break;
            }
            let Some(job) = jobs.get_mut(done) else { break };
            let mut session = PgSession::new(&mut conn);
            let keep = job.run(&mut session);
            let (trouble, wrote) = (session.trouble(), session.wrote());
            done += 1;
            match trouble {
                Some(trouble) if trouble.is_grave() => return self.undo(conn, trouble),
                // Its own result tells it; there is nothing of it to undo.
                None if keep || !wrote => {}
                _ => return self.fail(conn, jobs),
            }
        }
        match self.commit(conn) {
            End::Undone(Trouble::Own(error)) if jobs.len() == 1 => {
                answer_all(std::mem::take(jobs), &Err(error));
                End::Kept
            }
            End::Undone(Trouble::Own(_)) => End::Failed,
            end => end,
        }
    }

    fn take_in(&mut self, jobs: &mut Jobs) -> bool {
        let next = self.queue.try_recv().ok();
        let is_some = next.is_some();
        jobs.extend(next);
        is_some
    }

    /// A closure failed. Alone in its transaction it is undone with it, else the batch has to be run again.
    fn fail(&mut self, mut conn: Connection, jobs: &mut Jobs) -> End {
        conn.post_script("ROLLBACK");
        if let Err(trouble @ Trouble::Lost(_)) = conn.flush() {
            return End::Undone(trouble);
        }
        self.conn = Some(conn);
        if jobs.len() == 1 {
            answer_all(std::mem::take(jobs), &Ok(()));
            return End::Kept;
        }
        End::Failed
    }

    /// The same jobs again, each in a savepoint and to its end before the next. Those that fail are answered and gone.
    fn carefully(&mut self, jobs: &mut Jobs) -> End {
        let mut conn = match self.begin() {
            Ok(conn) => conn,
            Err(trouble) => return End::Undone(trouble),
        };
        let mut failed: Vec<(usize, Option<StoreError>)> = Vec::new();
        for (index, job) in jobs.iter_mut().enumerate() {
            conn.post_script("SAVEPOINT closure");
            let mut session = PgSession::new(&mut conn);
            let keep = job.run(&mut session);
            let trouble = session.trouble();
            // A statement nobody waited for may fail here, after its closure.
            let late = conn.flush().err();
            let grave = [&trouble, &late].into_iter().flatten().find(|trouble| trouble.is_grave());
            if let Some(grave) = grave.cloned() {
                return self.undo(conn, grave);
            }
            if keep && late.is_none() {
                conn.post_script("RELEASE closure");
            } else {
                conn.post_script("ROLLBACK TO closure");
                failed.push((index, late.map(|late| late.error().clone())));
            }
        }
        let end = self.commit(conn);
        if matches!(end, End::Kept) {
            for (index, error) in failed.into_iter().rev() {
                if let Some(job) = jobs.remove(index) {
                    job.answer(error.map_or(Ok(()), Err));
                }
            }
        }
        end
    }

    /// A connection with a transaction begun, opened anew if the last one had to go. Only sent for: what comes of it shows
    /// with the first answer.
    fn begin(&mut self) -> Result<Connection, Trouble> {
        let mut conn = match self.conn.take() {
            Some(conn) => conn,
            None => self.home.connect(Role::Writer)?,
        };
        let mark = conn.prepare(MARK)?;
        self.batch += 1;
        let (client, name, batch) = (conn.client(), self.name.clone(), self.batch);
        conn.post_script("BEGIN");
        let marked = async move {
            let values: [&(dyn ToSql + Sync); 2] = [&name, &batch];
            client.execute(&mark.statement, &values).await.map(drop)
        };
        conn.post(mark.sql, Box::pin(marked))?;
        Ok(conn)
    }

    fn commit(&mut self, mut conn: Connection) -> End {
        conn.post_script("COMMIT");
        match conn.flush() {
            Ok(()) => {
                self.conn = Some(conn);
                End::Kept
            }
            // Sent with everything before it: it may have arrived.
            Err(Trouble::Lost(error)) => {
                tracing::warn!(%error, "the connection broke during a commit");
                End::Unsure
            }
            // After an error COMMIT undoes.
            Err(trouble) => {
                self.conn = Some(conn);
                End::Undone(trouble)
            }
        }
    }

    fn undo(&mut self, mut conn: Connection, trouble: Trouble) -> End {
        if !matches!(trouble, Trouble::Lost(_)) {
            conn.post_script("ROLLBACK");
            // A new connection knows nothing of tables as they were.
            if conn.flush().is_ok() && matches!(trouble, Trouble::Refused(_)) {
                self.conn = Some(conn);
            }
        }
        End::Undone(trouble)
    }

    /// What became of the last transaction, whose COMMIT was not answered. Waits until the server is back, as long as we are
    /// patient, and for the transaction to end: its mark is locked until then.
    fn settle(&mut self) -> Result<bool, StoreError> {
        let began = Instant::now();
        let question = format!("SELECT batch FROM store_writer WHERE id = '{}' FOR UPDATE", self.name);
        loop {
            let asked = self.home.connect(Role::Writer).and_then(|mut conn| {
                let client = conn.client();
                let prepared = conn.prepare(&question)?;
                let row = conn
                    .exchange(&question, async move { client.query_opt(&prepared.statement, &[]).await })?;
                Ok((conn, row.and_then(|row| row.try_get::<_, i64>(0).ok())))
            });
            match asked {
                Ok((conn, found)) => {
                    self.conn = Some(conn);
                    return Ok(found == Some(self.batch));
                }
                Err(_) if began.elapsed() < self.home.patience && !self.home.is_closed() => {
                    std::thread::sleep(AGAIN);
                }
                Err(trouble) => {
                    tracing::error!(error = %trouble.error(), "the database could not be asked what it kept");
                    return Err(StoreError::Unsettled { place: self.home.address.place.clone() });
                }
            }
        }
    }
}

fn answer_all(jobs: Jobs, fate: &Result<(), StoreError>) {
    for job in jobs {
        job.answer(fate.clone());
    }
}
