//! What the writer does to its log beside commits: starts it anew when it outgrew its limit, and empties it for an erasure,
//! together with the file's own forgotten bytes. The everyday moving of pages is the keeper's.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::super::StoreError;
use super::connection::{Role, open, told, wait_for_others};
use super::writer::Writer;

/// How long all writes may wait while the log is emptied for an erasure.
const SCRUB: Duration = Duration::from_millis(250);
/// Up to this size in bytes the file is rewritten for every erasure: well below a second. Larger ones only when that is wanted.
const REWRITTEN: i64 = 64 << 20;

impl Writer {
    /// Moves the whole log into the database and cuts it to nothing.
    ///
    /// `secure_delete` empties the cells of deleted rows, but not the copies that stayed behind when a page was once split and
    /// its cells moved: only rewriting the file gets rid of those. Answers whether it was rewritten.
    pub(super) fn scrub(&mut self, whole: bool) -> Result<bool, StoreError> {
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
    pub(super) fn restart_log(&mut self) {
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
