//! Lanes in trouble: kept while they last, shared by all workers of one outbox.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{DAY, Timestamp};
use crate::domain::lane::{Lane, PATIENCE, RELAY};
use crate::values;

impl FromRow for Lane {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            name: row.string(0)?,
            failures: row.int(1)?,
            rest_until: at(row, 2)?,
            since: at(row, 3)?,
            said: row.string(4)?,
        })
    }
}

impl Tx<'_> {
    /// A lane in trouble; `None` for one that works.
    pub fn find_lane(&mut self, name: &str) -> Result<Option<Lane>, StoreError> {
        self.optional(
            "SELECT name, failures, rest_until, since, said FROM lane WHERE name = ?1",
            values![name],
        )
    }

    /// Stopped lanes but the relay's, the longest in trouble first, at most `most`.
    pub fn list_stopped_lanes(&mut self, most: i64) -> Result<Vec<Lane>, StoreError> {
        self.all(
            "SELECT name, failures, rest_until, since, said FROM lane WHERE failures >= ?1 AND name <> ?2
              ORDER BY since, name LIMIT ?3",
            values![PATIENCE, RELAY, most],
        )
    }

    /// How many lanes are stopped, the relay's not counted.
    pub fn count_stopped_lanes(&mut self) -> Result<i64, StoreError> {
        self.one("SELECT COUNT(*) FROM lane WHERE failures >= ?1 AND name <> ?2", values![PATIENCE, RELAY])
    }

    /// Stopped lanes whose rest is over, each with `false`: nobody asked yet.
    pub(super) fn list_asking_lanes(&mut self, now: Timestamp) -> Result<Vec<(String, bool)>, StoreError> {
        let names: Vec<String> = self.all(
            "SELECT name FROM lane WHERE failures >= ?1 AND rest_until <= ?2 AND name <> ?3",
            values![PATIENCE, now.0, RELAY],
        )?;
        Ok(names.into_iter().map(|name| (name, false)).collect())
    }

    /// Lets a lane rest until then.
    pub(super) fn rest_lane(&mut self, name: &str, until: Timestamp) -> Result<(), StoreError> {
        self.perform("UPDATE lane SET rest_until = ?2 WHERE name = ?1", values![name, until.0])
    }

    /// Keeps a lane in trouble as it stands now.
    pub fn put_lane(&mut self, lane: &Lane) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO lane (name, failures, rest_until, since, said) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (name) DO UPDATE SET failures = excluded.failures, rest_until = excluded.rest_until,
               since = excluded.since, said = excluded.said",
            values![lane.name.as_str(), lane.failures, lane.rest_until.0, lane.since.0, lane.said.as_str()],
        )
    }

    /// A letter came through: lane and relay work. Answers whether the relay had been stopped.
    pub fn clear_lanes(&mut self, name: &str) -> Result<bool, StoreError> {
        let relay_was_stopped = self.find_lane(RELAY)?.is_some_and(|relay| relay.is_stopped());
        self.perform("DELETE FROM lane WHERE name = ?1 OR name = ?2", values![name, RELAY])?;
        Ok(relay_was_stopped)
    }

    /// Forgets lanes that nobody wrote to for a month.
    pub fn forget_lanes(&mut self, now: Timestamp) -> Result<(), StoreError> {
        self.perform(
            "DELETE FROM lane WHERE rest_until < ?1 AND name <> ?2",
            values![now.0 - 30 * DAY, RELAY],
        )
    }
}
