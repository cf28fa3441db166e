//! [`Home`]: what the threads of one open database share. Where it lies, when it changed, who reads.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::thread::Thread;
use std::time::{Duration, Instant};

use super::super::{Settings, StoreError};
use super::reader::Slot;

/// The shared state of one open database.
pub(super) struct Home {
    /// Tells stores apart in a thread's memory; never used twice in a process.
    pub(super) id: u64,
    pub(super) path: PathBuf,
    /// The path as people wrote it, for messages.
    pub(super) place: String,
    pub(super) patience: Duration,
    pub(super) max_pages: Option<u32>,
    pub(super) at_once: usize,
    pub(super) log_limit: u64,
    /// Set by the keeper when the log outgrew its limit; the writer then starts it anew.
    pub(super) log_too_long: AtomicBool,
    /// Set while the writer empties the log: readers let go of their snapshots after each read.
    pub(super) emptying_log: AtomicBool,
    opened: Instant,
    changes: Arc<AtomicU64>,
    batches: AtomicU64,
    reprepares: AtomicU64,
    slots: Mutex<Vec<Weak<Slot>>>,
    keeper: OnceLock<Thread>,
    keeper_awake: AtomicBool,
    closed: AtomicBool,
    last_error: Mutex<Option<StoreError>>,
}

impl Home {
    pub(super) fn new(path: &Path, settings: &Settings) -> Self {
        static IDS: AtomicU64 = AtomicU64::new(1);
        Self {
            id: IDS.fetch_add(1, Ordering::Relaxed),
            path: path.to_owned(),
            place: path.display().to_string(),
            patience: settings.patience,
            max_pages: settings.max_pages,
            at_once: settings.at_once,
            log_limit: settings.log_limit,
            log_too_long: AtomicBool::new(false),
            emptying_log: AtomicBool::new(false),
            opened: Instant::now(),
            changes: change_counter(path),
            batches: AtomicU64::new(0),
            reprepares: AtomicU64::new(0),
            slots: Mutex::new(Vec::new()),
            keeper: OnceLock::new(),
            keeper_awake: AtomicBool::new(true),
            closed: AtomicBool::new(false),
            last_error: Mutex::new(None),
        }
    }

    /// Milliseconds since the store was opened, from 1.
    pub(super) fn uptime(&self) -> u64 {
        u64::try_from(self.opened.elapsed().as_millis()).unwrap_or(u64::MAX).saturating_add(1)
    }

    /// A number that changes whenever this process may have changed the file: the age of what can be read.
    pub(super) fn changes(&self) -> u64 {
        self.changes.load(Ordering::SeqCst)
    }

    /// Tells every reader that its snapshot is of the past.
    pub(super) fn changed(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.nudge_keeper();
    }

    /// Counts a batch of writes. Called after COMMIT and before anyone hears of it.
    pub(super) fn committed(&self) {
        self.batches.fetch_add(1, Ordering::Relaxed);
        self.changed();
    }

    pub(super) fn batches(&self) -> u64 {
        self.batches.load(Ordering::Relaxed)
    }

    pub(super) fn reprepares(&self) -> u64 {
        self.reprepares.load(Ordering::Relaxed)
    }

    pub(super) fn count_reprepares(&self, times: u64) {
        self.reprepares.fetch_add(times, Ordering::Relaxed);
    }

    /// Makes a thread's connection known, so that the keeper can end its snapshot and close it.
    pub(super) fn add_slot(&self, slot: &Arc<Slot>) {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.retain(|slot| slot.strong_count() > 0);
        slots.push(Arc::downgrade(slot));
    }

    /// Calls `visit` with each thread's connection.
    pub(super) fn each_slot(&self, mut visit: impl FnMut(&Slot)) {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        slots.iter().filter_map(Weak::upgrade).for_each(|slot| visit(&slot));
    }

    pub(super) fn set_keeper(&self, thread: Thread) {
        // Set once, by `open`; a nudge before that finds the keeper awake anyway.
        let _ = self.keeper.set(thread);
    }

    /// Wakes the keeper if it sleeps.
    pub(super) fn nudge_keeper(&self) {
        if !self.keeper_awake.load(Ordering::SeqCst) && !self.keeper_awake.swap(true, Ordering::SeqCst) {
            self.unpark_keeper();
        }
    }

    fn unpark_keeper(&self) {
        if let Some(keeper) = self.keeper.get() {
            keeper.unpark();
        }
    }

    /// Announces that the keeper is about to sleep. It must look for work once more before it does.
    pub(super) fn keeper_sleeps(&self) {
        self.keeper_awake.store(false, Ordering::SeqCst);
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        self.unpark_keeper();
    }

    /// Closes each thread's connection; whether none is left. With the store closed no new one opens.
    pub(super) fn close_slots(&self) -> bool {
        let mut all = true;
        self.each_slot(|slot| all &= slot.close());
        all
    }

    /// Keeps an error of the last checkpoint for `close` to tell.
    pub(super) fn note_error(&self, error: StoreError) {
        *self.last_error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
    }

    pub(super) fn last_error(&self) -> Result<(), StoreError> {
        self.last_error.lock().unwrap_or_else(PoisonError::into_inner).take().map_or(Ok(()), Err)
    }
}

/// One counter per file and process: two stores on the same file see each other's changes at once.
fn change_counter(path: &Path) -> Arc<AtomicU64> {
    static COUNTERS: Mutex<Vec<(PathBuf, Weak<AtomicU64>)>> = Mutex::new(Vec::new());
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut counters = COUNTERS.lock().unwrap_or_else(PoisonError::into_inner);
    counters.retain(|(_, counter)| counter.strong_count() > 0);
    if let Some(counter) = counters.iter().find(|(known, _)| *known == path).and_then(|(_, c)| c.upgrade()) {
        return counter;
    }
    let counter = Arc::new(AtomicU64::new(0));
    counters.push((path, Arc::downgrade(&counter)));
    counter
}
