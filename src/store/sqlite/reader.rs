//! Reading: each thread has a read-only connection of its own and keeps its snapshot for a moment.
//!
//! Beginning a read costs three system calls, more than the read itself. So a thread stays in its snapshot until
//! something changed or 50 ms are over; the keeper ends the snapshots of threads that went idle, else the log
//! could never be started anew. Long reads run on threads of the store, each in a snapshot of its own.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;

use super::super::StoreError;
use super::super::driver::{Job, Session};
use super::connection::{Role, open, told};
use super::home::Home;
use super::session::SqliteSession;

/// Longest time in milliseconds that a snapshot is kept: what another process commits is seen after that.
pub(super) const HOLD: u64 = 50;

/// A thread's connection, within reach of the keeper.
#[derive(Default)]
pub(super) struct Slot {
    /// [`Home::uptime`] when the snapshot was taken; 0 when there is none.
    since: AtomicU64,
    reader: Mutex<Option<Reader>>,
}

struct Reader {
    conn: Connection,
    /// [`Home::changes`] when the snapshot was taken.
    snapshot: Option<u64>,
}

thread_local! {
    /// This thread's connections, by the store they belong to.
    static SLOTS: RefCell<Vec<(u64, Arc<Slot>)>> = const { RefCell::new(Vec::new()) };
}

impl Slot {
    /// Whether a snapshot is held.
    pub(super) fn holds(&self) -> bool {
        self.since.load(Ordering::SeqCst) != 0
    }

    /// Ends a snapshot that was taken before `deadline`, unless its thread is reading.
    pub(super) fn end_if_before(&self, deadline: u64) {
        let since = self.since.load(Ordering::SeqCst);
        if since == 0 || since > deadline {
            return;
        }
        if let Ok(mut reader) = self.reader.try_lock() {
            // A connection that cannot end its snapshot is closed, which ends it.
            if reader.as_mut().is_some_and(|reader| reader.end().is_err()) {
                *reader = None;
            }
            self.since.store(0, Ordering::SeqCst);
        }
    }

    /// Closes the connection, unless its thread is reading: that one does it itself when it is done. Whether it is closed.
    pub(super) fn close(&self) -> bool {
        self.lock().map(|mut reader| *reader = None).is_some()
    }

    fn lock(&self) -> Option<MutexGuard<'_, Option<Reader>>> {
        match self.reader.try_lock() {
            Ok(reader) => Some(reader),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Poisoned(poisoned)) => {
                // A closure panicked in the middle of a read: its connection goes.
                self.reader.clear_poison();
                let mut reader = poisoned.into_inner();
                *reader = None;
                Some(reader)
            }
        }
    }
}

impl Reader {
    fn open(home: &Home) -> Result<Self, StoreError> {
        Ok(Self { conn: open(home, Role::Reader)?, snapshot: None })
    }

    /// Moves to a fresh snapshot, unless the one it has is fresh enough.
    fn renew(&mut self, home: &Home, slot: &Slot) -> rusqlite::Result<()> {
        // Read before BEGIN: a commit in between makes the snapshot look older than it is, never newer.
        let changes = home.changes();
        let now = home.uptime();
        let fresh = now.saturating_sub(slot.since.load(Ordering::SeqCst)) < HOLD;
        if fresh && self.snapshot == Some(changes) {
            return Ok(());
        }
        self.end()?;
        self.conn.prepare_cached("BEGIN")?.raw_execute()?;
        self.snapshot = Some(changes);
        slot.since.store(now, Ordering::SeqCst);
        home.nudge_keeper();
        Ok(())
    }

    fn end(&mut self) -> rusqlite::Result<()> {
        if self.snapshot.take().is_some() {
            self.conn.prepare_cached("COMMIT")?.raw_execute()?;
        }
        Ok(())
    }
}

/// Lends a session on this thread's own connection.
pub(super) fn read_here(home: &Home, read: &mut dyn FnMut(&mut dyn Session)) -> Result<(), StoreError> {
    let slot = my_slot(home);
    let held = slot.lock();
    // Asked with the slot in hand: a store closed from here on finds it taken and waits for this read.
    if home.is_closed() {
        return Err(StoreError::Closed);
    }
    let Some(mut held) = held else {
        // A read inside a read, or the keeper is at it: a connection for this once.
        let conn = open(home, Role::Reader)?;
        conn.execute_batch("BEGIN").map_err(|error| told(&home.place, error))?;
        read(&mut SqliteSession::new(&conn, home));
        return Ok(());
    };
    let reader = match &mut *held {
        Some(reader) => reader,
        none => none.insert(Reader::open(home)?),
    };
    let renewed = reader.renew(home, &slot).map_err(|error| told(&home.place, error));
    let unfit = if renewed.is_ok() {
        let mut session = SqliteSession::new(&reader.conn, home);
        read(&mut session);
        session.grave().is_some()
    } else {
        true
    };
    let let_go = home.emptying_log.load(Ordering::SeqCst) && reader.end().is_err();
    if unfit || let_go || home.is_closed() {
        *held = None;
    }
    if held.as_ref().is_none_or(|reader| reader.snapshot.is_none()) {
        slot.since.store(0, Ordering::SeqCst);
    }
    renewed
}

fn my_slot(home: &Home) -> Arc<Slot> {
    SLOTS.with_borrow_mut(|slots| {
        if let Some((_, slot)) = slots.iter().find(|(id, _)| *id == home.id) {
            return slot.clone();
        }
        // Connections of stores that were closed meanwhile are empty by now.
        slots.retain(|(_, slot)| slot.reader.try_lock().is_ok_and(|reader| reader.is_some()));
        let slot = Arc::new(Slot::default());
        home.add_slot(&slot);
        slots.push((home.id, slot.clone()));
        slot
    })
}

/// The life of a thread for long reads: until the queue is closed and empty.
pub(super) fn serve(home: &Home, queue: &Mutex<Receiver<Box<dyn Job>>>) {
    let mut conn = None;
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(mut job) = next else { return };
        let fate = run(home, &mut conn, job.as_mut());
        job.answer(fate);
    }
}

fn run(home: &Home, kept: &mut Option<Connection>, job: &mut dyn Job) -> Result<(), StoreError> {
    let conn = match kept.take() {
        Some(conn) => conn,
        None => open(home, Role::Reader)?,
    };
    let told = |error| told(&home.place, error);
    conn.execute_batch("BEGIN").map_err(told)?;
    let mut session = SqliteSession::new(&conn, home);
    job.run(&mut session);
    let unfit = session.grave().is_some();
    conn.execute_batch("COMMIT").map_err(told)?;
    if !unfit {
        *kept = Some(conn);
    }
    Ok(())
}
