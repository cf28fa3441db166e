//! Letters kept in memory, for tests and rehearsals; failures can be ordered in advance.
//!
//! Not a queue: nothing leaves. A clone sees the same letters.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Accepted, Failure, Sealed};

/// A transport that keeps what it is given.
#[derive(Clone, Debug, Default)]
pub struct Memory(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    letters: Vec<Sealed>,
    failures: VecDeque<Failure>,
}

impl Memory {
    /// All letters so far, oldest first.
    pub fn letters(&self) -> Vec<Sealed> {
        self.lock().letters.clone()
    }

    /// Lets one coming delivery fail, in the order of the calls. An ambiguous failure keeps the letter nevertheless, as a
    /// relay whose last answer is lost would.
    pub fn fail_next(&self, failure: Failure) {
        self.lock().failures.push_back(failure);
    }

    pub(super) fn deliver(&self, letter: &Sealed) -> Result<Accepted, Failure> {
        let mut kept = self.lock();
        let failure = kept.failures.pop_front();
        if failure.as_ref().is_none_or(|failure| failure.ambiguous) {
            kept.letters.push(letter.clone());
        }
        match failure {
            Some(failure) => Err(failure),
            None => Ok(Accepted { response: format!("kept in memory as number {}", kept.letters.len()) }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        // Every change is a single push or pop, so a panic elsewhere cannot leave it half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
