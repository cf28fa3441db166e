//! Letters to a relay over SMTP, on connections of our own that are few, shared and kept for the next letter.
//!
//! lettre speaks the protocol; the sockets, their number, their rest and the deadline are ours, because its pool bounds only
//! connections at rest and its time limits hold for single reads. Failures go to the outbox already classified.

mod dial;
mod line;
mod wire;

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::Instant;

use self::dial::{Dialer, Trace};
use self::line::Line;
use super::{Accepted, Failure, Probe, Sealed, Stage};
use crate::mail::settings::{Relay, SettingError};

/// A connection unused for longer is not used again; relays close theirs after a minute or more.
const REST: Duration = Duration::from_secs(30);

/// A relay, and the connections to it.
pub struct Smtp {
    dialer: Dialer,
    deadline: Duration,
    width: usize,
    turns: Semaphore,
    resting: Mutex<Vec<Line>>,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Smtp")
            .field("deadline", &self.deadline)
            .field("width", &self.width)
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// Prepares connections to a relay; opens none yet. One try takes at most `deadline`, counted from when a connection is
    /// free for it.
    ///
    /// # Errors
    /// When the custom CA cannot be read.
    pub fn open(relay: &Relay, deadline: Duration) -> Result<Self, SettingError> {
        let width = relay.connections;
        let (turns, resting) = (Semaphore::new(width), Mutex::new(Vec::with_capacity(width)));
        Ok(Self { dialer: Dialer::new(relay)?, deadline, width, turns, resting })
    }

    /// How many letters travel at once.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Sends one letter.
    pub(super) async fn deliver(&self, letter: &Sealed) -> Result<Accepted, Failure> {
        // The semaphore is never closed; were it, going on unbounded would be the lesser evil.
        let _turn = self.turns.acquire().await;
        let by = Instant::now() + self.deadline;
        if let Some(mut line) = self.rested().await {
            match line.send(letter, by).await {
                // It ended while it rested, before the relay heard anything of this letter: no try, and a fresh line serves.
                Err(failure) if failure.stage == Stage::Sender && !line.is_open() && Instant::now() < by => {}
                done => {
                    self.put_to_rest(line);
                    return done;
                }
            }
        }
        let mut line = self.dialer.open(by, &mut Trace::default()).await?;
        let done = line.send(letter, by).await;
        self.put_to_rest(line);
        done
    }

    /// Goes through everything but a letter.
    pub(super) async fn probe(&self) -> Probe {
        let mut trace = Trace::default();
        let opened = self.dialer.open(Instant::now() + self.deadline, &mut trace).await;
        let failure = match opened {
            Ok(line) => {
                line.leave().await;
                None
            }
            Err(failure) => Some(failure),
        };
        Probe { steps: trace.steps, failure }
    }

    /// The connection used last that is still good; one that is not is dropped without a word.
    async fn rested(&self) -> Option<Line> {
        loop {
            let mut line = self.lock().pop()?;
            if line.used.elapsed() < REST && line.is_fresh().await {
                return Some(line);
            }
        }
    }

    fn put_to_rest(&self, line: Line) {
        if line.is_open() {
            self.lock().push(line);
        }
    }

    /// Says goodbye to connections unused for half a minute.
    pub async fn rest(&self) {
        self.dismiss(|line| line.used.elapsed() >= REST).await;
    }

    /// Says goodbye to all unused connections.
    pub async fn close(&self) {
        self.dismiss(|_| true).await;
    }

    async fn dismiss(&self, which: impl FnMut(&mut Line) -> bool) {
        let leaving: Vec<Line> = self.lock().extract_if(.., which).collect();
        futures_util::future::join_all(leaving.into_iter().map(Line::leave)).await;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Line>> {
        // Every change is a single push or pop, so a panic elsewhere cannot leave it half done.
        self.resting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
