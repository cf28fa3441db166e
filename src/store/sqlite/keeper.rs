//! The keeper: the thread that keeps the log small and idle readers in the present.
//!
//! Every 200 ms with commits it moves the log into the database without holding anyone up (PASSIVE). As soon as the
//! log outgrows its limit it asks the writer to start it anew, and after a quiet second it shortens the file itself.
//! With nothing to do it sleeps until somebody commits or takes a snapshot.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::{park, park_timeout, sleep};
use std::time::{Duration, Instant};

use rusqlite::Connection;

use super::super::StoreError;
use super::connection::{Role, open, told};
use super::home::Home;
use super::log::{Checkpoint, checkpoint};
use super::reader::HOLD;

const TICK: Duration = Duration::from_millis(25);
/// Ticks between two checkpoints under load: 200 ms.
const ROUND: u64 = 8;
/// Ticks without a commit before the log's file is shortened: 1 s.
const QUIET: u64 = 40;
/// How long the end waits for reads that are under way.
const LAST_READS: Duration = Duration::from_secs(2);
/// A log file up to this size stays: writing over it is cheaper than growing it again.
const SMALL: u64 = 4 << 20;
/// A page and its header in the log, in bytes.
const FRAME: u64 = 4096 + 24;

pub(super) struct Keeper {
    home: Arc<Home>,
    conn: Connection,
    /// [`Home::changes`] that the last complete checkpoint covered.
    covered: u64,
    /// [`Home::changes`] at the last tick, and ticks since it changed.
    seen: u64,
    quiet: u64,
    ticks: u64,
    /// Pages in the log at the last tick, and whether it was started anew since the writer was last asked to.
    log: u64,
    renewed: bool,
}

impl Keeper {
    pub(super) fn start(home: &Arc<Home>) -> Result<Self, StoreError> {
        let conn = open(home, Role::Keeper)?;
        // Nothing waits for the keeper, so it waits for nobody.
        conn.busy_timeout(Duration::ZERO).map_err(|error| told(&home.place, error))?;
        Ok(Self {
            home: home.clone(),
            conn,
            covered: 0,
            seen: u64::MAX,
            quiet: 0,
            ticks: 0,
            log: 0,
            renewed: true,
        })
    }

    /// Until the store is closed.
    pub(super) fn run(mut self) {
        while !self.home.is_closed() {
            if self.idle() {
                self.home.keeper_sleeps();
                // Somebody may have come while the flag still said that the keeper is awake.
                if self.idle() && !self.home.is_closed() {
                    park();
                }
                self.home.nudge_keeper();
            }
            self.tick();
            park_timeout(TICK);
        }
        self.finish();
    }

    fn idle(&self) -> bool {
        let mut held = false;
        self.home.each_slot(|slot| held |= slot.holds());
        !held && self.covered == self.home.changes() && self.quiet > QUIET
    }

    fn tick(&mut self) {
        let deadline = self.home.uptime().saturating_sub(HOLD);
        self.home.each_slot(|slot| slot.end_if_before(deadline));

        let changes = self.home.changes();
        self.quiet = if changes == self.seen { self.quiet + 1 } else { 0 };
        self.seen = changes;
        self.ticks += 1;
        if self.covered != changes && (self.ticks.is_multiple_of(ROUND) || self.outgrown()) {
            self.checkpoint(changes);
        }
        if self.quiet == QUIET && self.log_file() > SMALL {
            self.shorten();
        }
    }

    /// Whether the log is over its limit and it is worth asking now: while a long read keeps it from being started
    /// anew, once a round is enough.
    fn outgrown(&mut self) -> bool {
        let log = checkpoint(&self.conn, "NOOP").map_or(0, |found| found.log);
        self.renewed |= log < self.log;
        self.log = log;
        self.renewed && log * FRAME > self.home.log_limit
    }

    /// Moves what is committed into the database, beside the writer and the readers.
    fn checkpoint(&mut self, changes: u64) {
        match checkpoint(&self.conn, "PASSIVE") {
            Ok(Checkpoint { log, moved, .. }) => {
                if log == moved {
                    self.covered = changes;
                }
                if log * FRAME > self.home.log_limit {
                    self.renewed = false;
                    self.home.log_too_long.store(true, Ordering::Relaxed);
                }
            }
            Err(error) => {
                tracing::warn!(%error, place = self.home.place, "the log could not be checkpointed");
            }
        }
    }

    fn shorten(&mut self) {
        match checkpoint(&self.conn, "TRUNCATE") {
            // Somebody was in the way: another quiet second, another try.
            Ok(Checkpoint { busy: true, .. }) => self.quiet = 0,
            Ok(_) => {}
            Err(error) => {
                tracing::warn!(%error, place = self.home.place, "the log could not be shortened");
            }
        }
    }

    fn log_file(&self) -> u64 {
        let mut log = self.home.path.clone().into_os_string();
        log.push("-wal");
        std::fs::metadata(log).map_or(0, |log| log.len())
    }

    /// Leaves a database without a log, if nobody else has it open. Reads of this process that began before the store was
    /// closed are waited for: the log could not be cut under them.
    fn finish(self) {
        let began = Instant::now();
        while !self.home.close_slots() && began.elapsed() < LAST_READS {
            sleep(Duration::from_millis(1));
        }
        if let Err(error) = checkpoint(&self.conn, "TRUNCATE") {
            self.home.note_error(told(&self.home.place, error));
        }
    }
}
