//! Delivery: sealed bytes in, an acceptance or a classified failure out.
//!
//! Not here: queueing, retrying, giving up; the outbox does that with what [`Failure::kind`] says. A transport never changes
//! a letter, so a second try sends the same bytes under the same Message-ID.

pub mod failure;
pub mod folder;
pub mod memory;
pub mod smtp;

use std::time::Duration;

pub use failure::{Cause, Failure, Kind, Stage};
pub use folder::Folder;
pub use memory::Memory;
pub use smtp::Smtp;

use super::compose::Sealed;
use super::settings::{Route, SettingError};

/// One try takes at most this long, from looking up the relay to its last answer.
pub const DEADLINE: Duration = Duration::from_mins(1);

/// An open way for letters to leave. Cheap to share behind an `Arc`; every method takes `&self`.
#[derive(Debug)]
pub enum Transport {
    /// To a relay over SMTP.
    Smtp(Box<Smtp>),
    /// Into a folder.
    Folder(Folder),
    /// Into memory.
    Memory(Memory),
}

/// A relay, a folder or a test took the letter over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// What the other side said, one line, often with its own number for the letter.
    pub response: String,
}

/// What a trial run without a letter found, step by step in words.
#[derive(Clone, Debug)]
pub struct Probe {
    /// What worked, in order.
    pub steps: Vec<String>,
    /// Where it ended, if it did not reach the end.
    pub failure: Option<Failure>,
}

impl Transport {
    /// Opens a transport; one try takes at most `deadline`, usually [`DEADLINE`].
    ///
    /// Connects to nothing yet: a relay that is down must not keep the program from starting.
    ///
    /// # Errors
    /// When the custom CA cannot be read.
    pub fn open(route: &Route, deadline: Duration) -> Result<Self, SettingError> {
        Ok(match route {
            Route::Folder(dir) => Self::Folder(Folder::new(dir)),
            Route::Memory => Self::Memory(Memory::default()),
            Route::Relay(relay) => Self::Smtp(Box::new(Smtp::open(relay, deadline)?)),
        })
    }

    /// Delivers one letter: one try, no retry that could send it twice.
    ///
    /// # Errors
    /// [`Failure`] says what kind of failure it was, in whose words, and whether the letter may have arrived nevertheless.
    pub async fn deliver(&self, letter: &Sealed) -> Result<Accepted, Failure> {
        match self {
            Self::Smtp(smtp) => smtp.deliver(letter).await,
            Self::Folder(folder) => folder.deliver(letter).await,
            Self::Memory(memory) => memory.deliver(letter),
        }
    }

    /// Goes as far as one can without a letter, and tells in words what happened.
    pub async fn probe(&self) -> Probe {
        match self {
            Self::Smtp(smtp) => smtp.probe().await,
            Self::Folder(folder) => folder.probe().await,
            Self::Memory(_) => Probe { steps: vec!["letters stay in memory".to_owned()], failure: None },
        }
    }

    /// Whether a recipient's domain can hold a delivery up: only where somebody else answers.
    pub fn has_lanes(&self) -> bool {
        matches!(self, Self::Smtp(_))
    }

    /// How many letters it delivers at once; more callers wait their turn.
    pub fn width(&self) -> usize {
        match self {
            Self::Smtp(smtp) => smtp.width(),
            Self::Folder(_) | Self::Memory(_) => 1,
        }
    }

    /// Says goodbye to connections unused for half a minute. Worth calling whenever the queue runs empty.
    pub async fn rest(&self) {
        if let Self::Smtp(smtp) = self {
            smtp.rest().await;
        }
    }

    /// Says goodbye to all unused connections, before the program ends.
    pub async fn close(&self) {
        if let Self::Smtp(smtp) = self {
            smtp.close().await;
        }
    }
}
