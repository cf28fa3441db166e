//! Sums that many threads add to while they answer: in memory, and no thread waits for another. What they are of is `count`'s.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// More than a machine has threads that answer: each adds to sums of its own.
const SHARES: usize = 64;

thread_local! {
    static MINE: usize = {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        NEXT.fetch_add(1, Ordering::Relaxed) % SHARES
    };
}

/// By the hash of what a sum is of: a map by the thing itself would want an owned one to look it up.
type Share<S> = HashMap<u64, Vec<S>>;

/// Sums since they were taken last.
#[derive(Debug)]
pub(super) struct Sums<S> {
    hash: RandomState,
    shares: Vec<Mutex<Share<S>>>,
    most: usize,
}

impl<S> Sums<S> {
    /// No sums yet. Of more than `most` kinds a thread counts none that is new until they are taken.
    pub fn new(most: usize) -> Self {
        let shares = (0..SHARES).map(|_| Mutex::new(HashMap::new())).collect();
        Self { hash: RandomState::new(), shares, most }
    }

    /// Adds to the sum that is of `key`, or begins one.
    pub fn add(
        &self,
        key: impl Hash,
        is_same: impl Fn(&S) -> bool,
        more: impl FnOnce(&mut S),
        first: impl FnOnce() -> S,
    ) {
        let Some(share) = self.shares.get(MINE.with(|mine| *mine)) else { return };
        let mut share = share.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = self.hash.hash_one(key);
        if let Some(sum) = share.get_mut(&hash).and_then(|same| same.iter_mut().find(|sum| is_same(sum))) {
            more(sum);
        } else if share.len() < self.most {
            share.entry(hash).or_default().push(first());
        }
    }

    /// Takes all sums out.
    pub fn take(&self) -> Vec<S> {
        let take = |share: &Mutex<Share<S>>| {
            std::mem::take(&mut *share.lock().unwrap_or_else(PoisonError::into_inner))
        };
        self.shares.iter().flat_map(|share| take(share).into_values().flatten()).collect()
    }
}
