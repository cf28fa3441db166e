//! [`Home`]: what the threads of one open database share: where it is, since when it is away, connections to lend.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::super::{Settings, StoreError};
use super::address::Address;
use super::connection::{Connection, Role};
use super::tls::Encryption;
use super::trouble::Trouble;

/// Connections lent to threads that are not the store's own.
const MOST_LENT: usize = 8;
/// Between two tries to reach the server.
pub(super) const AGAIN: Duration = Duration::from_millis(100);

/// The shared state of one open database.
pub(super) struct Home {
    pub(super) address: Address,
    pub(super) encryption: Encryption,
    pub(super) patience: Duration,
    away_since: Mutex<Option<Instant>>,
    /// There was a connection once: from then on its loss is news.
    was_there: AtomicBool,
    lent: Mutex<Lent>,
    returned: Condvar,
    commits: AtomicU64,
    reprepares: AtomicU64,
    closed: AtomicBool,
}

#[derive(Default)]
struct Lent {
    idle: Vec<Connection>,
    out: usize,
}

impl Home {
    pub(super) fn new(settings: &Settings) -> Result<Self, StoreError> {
        let unusable = |place: &str, problem, way_out: &str| StoreError::Unusable {
            place: place.to_owned(),
            problem,
            way_out: way_out.to_owned(),
        };
        let address = Address::parse(&settings.url)
            .map_err(|problem| unusable("the PostgreSQL URL", problem, "Mend database.url"))?;
        let encryption = Encryption::of(&address)
            .map_err(|problem| unusable(&address.place, problem, "Mend database.url"))?;
        Ok(Self {
            address,
            encryption,
            patience: settings.patience,
            away_since: Mutex::new(None),
            was_there: AtomicBool::new(false),
            lent: Mutex::default(),
            returned: Condvar::new(),
            commits: AtomicU64::new(0),
            reprepares: AtomicU64::new(0),
            closed: AtomicBool::new(false),
        })
    }

    /// A new connection; remembers since when there is none to be had.
    pub(super) fn connect(self: &Arc<Self>, role: Role) -> Result<Connection, Trouble> {
        let outcome = Connection::open(self, role);
        let mut away = lock(&self.away_since);
        match &outcome {
            Ok(_) => {
                self.was_there.store(true, Ordering::Relaxed);
                if let Some(since) = away.take() {
                    tracing::info!(
                        place = self.address.place,
                        seconds = since.elapsed().as_secs(),
                        "the database is back"
                    );
                }
            }
            Err(Trouble::Lost(error)) if away.is_none() => {
                if self.was_there.load(Ordering::Relaxed) {
                    tracing::warn!(%error, "the database is away");
                }
                *away = Some(Instant::now());
            }
            Err(_) => {}
        }
        outcome
    }

    /// Whether someone who came at `began` is to wait for the server: not when it has been away for long, everyone
    /// before has waited in vain.
    pub(super) fn is_worth_waiting(&self, began: Instant) -> bool {
        let since = lock(&self.away_since).map_or(began, |away| away.min(began));
        !self.is_closed() && since.elapsed() < self.patience
    }

    /// A connection for a thread that is not the store's own; [`Home::give_back`] ends the loan, with or without it.
    pub(super) fn lend(self: &Arc<Self>) -> Result<Option<Connection>, StoreError> {
        let deadline = Instant::now() + self.patience;
        let mut lent = lock(&self.lent);
        while lent.out >= MOST_LENT {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(StoreError::Busy { why: "too many reads at once" });
            }
            lent = self.returned.wait_timeout(lent, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        lent.out += 1;
        Ok(lent.idle.pop())
    }

    pub(super) fn give_back(&self, conn: Option<Connection>) {
        let mut lent = lock(&self.lent);
        lent.out -= 1;
        lent.idle.extend(conn.filter(|_| !self.is_closed()));
        self.returned.notify_one();
    }

    pub(super) fn committed(&self) {
        self.commits.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    pub(super) fn count_reprepares(&self, times: u64) {
        self.reprepares.fetch_add(times, Ordering::Relaxed);
    }

    pub(super) fn reprepares(&self) -> u64 {
        self.reprepares.load(Ordering::Relaxed)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        let idle = std::mem::take(&mut lock(&self.lent).idle);
        if idle.is_empty() {
            return;
        }
        // A connection holds a runtime, which must not end on a thread that runs futures.
        let ended = std::thread::Builder::new().spawn(move || drop(idle)).map(std::thread::JoinHandle::join);
        if let Ok(Err(_)) | Err(_) = ended {
            tracing::warn!("connections that were not in use did not close cleanly");
        }
    }
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
