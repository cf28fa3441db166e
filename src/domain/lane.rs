//! Lanes: letters to one domain travel together, and a domain that takes none keeps nobody else waiting.
//!
//! A lane that failed several times in a row stops: its letters wait untried until it is asked again with a single one. The
//! way to the relay itself is a lane, too ([`RELAY`]), in which all letters travel. `worker::outbox` acts on this.

use super::clock::{MINUTE, SECOND, Timestamp};

/// The lane of all lanes: our own way to the relay. No domain has this name.
pub const RELAY: &str = "*";

/// Failures in a row after which a lane stops. One or two are greylisting.
pub const PATIENCE: i64 = 3;

/// A lane in trouble. One that works is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The recipients' domain, or [`RELAY`].
    pub name: String,
    /// Failures in a row.
    pub failures: i64,
    /// Nothing is tried before.
    pub rest_until: Timestamp,
    /// When the trouble began.
    pub since: Timestamp,
    /// What went wrong last, in words.
    pub said: String,
}

impl Lane {
    /// Its letters wait; only a single one asks now and then.
    pub fn is_stopped(&self) -> bool {
        self.failures >= PATIENCE
    }

    /// One failure more.
    #[must_use]
    pub fn failed(self, now: Timestamp, said: &str) -> Self {
        let failures = self.failures.saturating_add(1);
        Self { failures, rest_until: now.plus(rest(failures)), said: said.to_owned(), ..self }
    }

    /// It let us wait for nothing: stopped at once.
    #[must_use]
    pub fn fell_silent(self, now: Timestamp, said: &str) -> Self {
        Self { failures: self.failures.max(PATIENCE - 1), ..self }.failed(now, said)
    }

    /// A fault of our own, which the next letter would meet as well: stopped at once, asked again after a minute.
    #[must_use]
    pub fn broke(self, now: Timestamp, said: &str) -> Self {
        let failures = self.failures.max(PATIENCE - 1).saturating_add(1);
        Self { failures, rest_until: now.plus(MINUTE), said: said.to_owned(), ..self }
    }

    /// A lane that worked until now.
    pub fn sound(name: &str, now: Timestamp) -> Self {
        Self { name: name.to_owned(), failures: 0, rest_until: now, since: now, said: String::new() }
    }
}

/// How long a lane rests after so many failures in a row, in milliseconds: 10 s at first, doubled up to 5 minutes.
pub fn rest(failures: i64) -> i64 {
    if failures < PATIENCE {
        return 0;
    }
    ((10 * SECOND) << (failures - PATIENCE).min(8)).min(5 * MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_stops_at_the_third_failure_and_rests_longer_each_time_up_to_five_minutes() {
        let mut lane = Lane::sound("dead.example.com", Timestamp(0));
        let mut rests = Vec::new();
        for _ in 0..9 {
            lane = lane.failed(Timestamp(0), "nobody there");
            assert_eq!(lane.is_stopped(), lane.failures >= 3);
            rests.push(lane.rest_until.0 / SECOND);
        }
        assert_eq!(rests, [0, 0, 10, 20, 40, 80, 160, 300, 300]);
        assert_eq!(rest(i64::MAX), 5 * MINUTE);
    }

    #[test]
    fn a_fault_of_our_own_stops_at_once() {
        let broken = Lane::sound(RELAY, Timestamp(0)).broke(Timestamp(0), "wrong password");
        assert!(broken.is_stopped());
        assert_eq!(broken.rest_until, Timestamp(MINUTE));
    }
}
