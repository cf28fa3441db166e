//! The letters in hand: how many one process takes at once, and how many of them may belong to one lane.
//!
//! A domain of which nothing is known gets few places, and all such domains together leave one connection free; a domain that
//! just took a letter gets more, but never all connections. So a domain that falls silent, or ten of them, delays nobody
//! else. What all processes share, lanes that stopped, is in the store.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::domain::clock::Id;

/// Letters in hand where nobody can hold one up.
const PLENTY: usize = 16;

/// Most lanes that are remembered.
const LANES: usize = 4_096;

/// The letters one process has in hand. Clones share them.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    limits: Limits,
    /// One for each connection.
    lines: Arc<Semaphore>,
    state: Arc<Mutex<State>>,
}

#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Letters in hand at once.
    all: usize,
    /// Of one lane that works.
    proven: usize,
    /// Of one lane nobody heard of yet.
    unproven: usize,
    /// Of all such lanes.
    all_unproven: usize,
    /// Connections that one lane may hold.
    turns: usize,
}

#[derive(Debug, Default)]
struct State {
    letters: HashMap<Id, String>,
    lanes: HashMap<String, Place>,
}

#[derive(Debug)]
struct Place {
    in_hand: usize,
    is_proven: bool,
    /// A letter met nothing but silence: what waits behind it need not.
    is_silent: bool,
    turns: Arc<Semaphore>,
}

/// The right to use one connection.
pub(super) type Turn = (OwnedSemaphorePermit, OwnedSemaphorePermit);

/// One letter in hand; it leaves the hand when dropped.
#[derive(Debug)]
pub(super) struct Held {
    hand: Hand,
    id: Id,
}

/// What is in hand while a claim chooses: it may choose twice, so nothing is taken here.
pub(super) struct Choice {
    limits: Limits,
    letters: HashMap<Id, String>,
    lanes: HashMap<String, (usize, bool)>,
}

impl Hand {
    /// An empty hand for a transport with so many connections, and lanes or none.
    pub fn new(width: usize, has_lanes: bool) -> Self {
        let all = PLENTY.max(4 * width);
        let limits = if has_lanes {
            Limits {
                all,
                proven: (all / 2).max(1),
                unproven: (width / 4).max(1),
                all_unproven: (width - 1).max(1),
                turns: (width - 1).max(1),
            }
        } else {
            Limits { all, proven: all, unproven: all, all_unproven: all, turns: all }
        };
        let lines = Arc::new(Semaphore::new(if has_lanes { width.max(1) } else { all }));
        Self { limits, lines, state: Arc::default() }
    }

    /// How many letters fit in.
    pub fn room(&self) -> usize {
        self.limits.all.saturating_sub(self.lock().letters.len())
    }

    /// So much is free that looking for more is worth it.
    pub fn has_room(&self) -> bool {
        self.room() * 4 >= self.limits.all
    }

    /// Lanes without room for one more.
    pub fn full(&self) -> Vec<String> {
        let state = self.lock();
        let full = state.lanes.iter().filter(|(_, place)| place.in_hand >= self.limits.of(place.is_proven));
        full.map(|(name, _)| name.clone()).collect()
    }

    /// What a claim may choose.
    pub fn choice(&self) -> Choice {
        let state = self.lock();
        let lanes = state.lanes.iter().filter(|(_, place)| place.in_hand > 0 || place.is_proven);
        Choice {
            limits: self.limits,
            letters: state.letters.clone(),
            lanes: lanes.map(|(name, place)| (name.clone(), (place.in_hand, place.is_proven))).collect(),
        }
    }

    /// Takes a claimed letter in hand.
    pub fn take(&self, id: &Id, lane: &str) -> Held {
        let mut state = self.lock();
        state.letters.insert(id.clone(), lane.to_owned());
        if state.lanes.len() >= LANES {
            state.lanes.retain(|_, place| place.in_hand > 0);
        }
        let turns = self.limits.turns;
        let place = state.lanes.entry(lane.to_owned()).or_insert_with(|| Place {
            in_hand: 0,
            is_proven: false,
            is_silent: false,
            turns: Arc::new(Semaphore::new(turns)),
        });
        place.is_silent &= place.in_hand > 0;
        place.in_hand += 1;
        Held { hand: self.clone(), id: id.clone() }
    }

    /// Waits until the lane of a letter may use one more connection and one is free. `None` when the lane fell silent
    /// meanwhile.
    pub async fn turn(&self, lane: &str) -> Option<Turn> {
        let turns = self.lock().lanes.get(lane).map(|place| Arc::clone(&place.turns))?;
        // Neither semaphore is ever closed.
        let turn = turns.acquire_owned().await.ok()?;
        let line = Arc::clone(&self.lines).acquire_owned().await.ok()?;
        let is_silent = self.lock().lanes.get(lane).is_some_and(|place| place.is_silent);
        (!is_silent).then_some((turn, line))
    }

    /// Remembers whether a lane works.
    pub fn note(&self, lane: &str, works: bool, is_silent: bool) {
        if let Some(place) = self.lock().lanes.get_mut(lane) {
            (place.is_proven, place.is_silent) = (works, is_silent);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Every change is whole before anything can fail.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Limits {
    fn of(&self, is_proven: bool) -> usize {
        if is_proven { self.proven } else { self.unproven }
    }
}

impl Choice {
    /// Whether there is room for this letter too; then it counts from now on.
    pub fn takes(&mut self, id: &Id, lane: &str) -> bool {
        let unproven: usize =
            self.lanes.values().filter(|(_, is_proven)| !is_proven).map(|(in_hand, _)| in_hand).sum();
        let (in_hand, is_proven) = self.lanes.get(lane).copied().unwrap_or_default();
        let fits = in_hand < self.limits.of(is_proven) && (is_proven || unproven < self.limits.all_unproven);
        // In hand already, though its lease looks over: the clock was moved.
        if !fits || self.letters.contains_key(id) {
            return false;
        }
        self.lanes.insert(lane.to_owned(), (in_hand + 1, is_proven));
        true
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut state = self.hand.lock();
        let lane = state.letters.remove(&self.id);
        if let Some(place) = lane.and_then(|lane| state.lanes.get_mut(&lane)) {
            place.in_hand = place.in_hand.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: usize) -> Id {
        Id::stored(format!("{number:036}"))
    }

    /// Takes letters of these lanes as long as they are let.
    fn fill(hand: &Hand, lanes: &[&str]) -> Vec<Held> {
        let mut choice = hand.choice();
        let wanted: Vec<(Id, &str)> = (0..100).map(|n| (id(n), lanes[n % lanes.len()])).collect();
        let taken: Vec<_> = wanted.iter().filter(|(id, lane)| choice.takes(id, lane)).collect();
        taken.iter().map(|(id, lane)| hand.take(id, lane)).collect()
    }

    #[test]
    fn domains_nobody_heard_of_leave_a_connection_free_however_many_they_are() {
        let hand = Hand::new(4, true);
        assert_eq!(fill(&hand, &["a"]).len(), 1, "one of them");
        assert_eq!(fill(&hand, &["a", "b", "c", "d", "e"]).len(), 3, "many of them");
    }

    #[test]
    fn a_domain_that_works_gets_more_and_never_all() {
        let hand = Hand::new(4, true);
        drop(fill(&hand, &["a"]));
        hand.note("a", true, false);
        let held = fill(&hand, &["a"]);
        assert_eq!((held.len(), hand.room()), (8, 8));
        assert_eq!(hand.full(), ["a"]);
        let all: Vec<_> = (0..4).map(|_| hand.lock().lanes["a"].turns.clone().try_acquire_owned()).collect();
        assert_eq!(all.iter().filter(|turn| turn.is_ok()).count(), 3);
        drop(held);
        assert_eq!((hand.room(), hand.full().len()), (16, 0));
    }

    #[test]
    fn what_is_in_hand_is_not_taken_again_when_the_clock_jumps() {
        let hand = Hand::new(4, true);
        drop(fill(&hand, &["a"]));
        hand.note("a", true, false);
        let _held = hand.take(&id(0), "a");
        assert!(!hand.choice().takes(&id(0), "a"));
        assert!(hand.choice().takes(&id(1), "a"));
    }

    #[test]
    fn one_connection_is_enough_to_work() {
        let hand = Hand::new(1, true);
        assert_eq!(fill(&hand, &["a", "b"]).len(), 1);
        assert_eq!(fill(&Hand::new(1, false), &["a"]).len(), 16);
    }
}
