//! Steps of journeys: one row per registration and step, due at a moment, settled once.
//!
//! `due_at` is when a step is due, `look_at` when it is looked at again: later, while it waits for others or for the morning.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::journey::{Skip, State};
use crate::values;

/// A step of a registration as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The registration.
    pub registration: Id,
    /// Name of the step.
    pub step: String,
    /// When it is due.
    pub due_at: Timestamp,
    /// How it stands.
    pub state: State,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
    /// The message it is in.
    pub message: Option<Id>,
}

impl FromRow for StepRow {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let reason = row.opt_string(4)?;
        Ok(Self {
            registration: id(row, 0)?,
            step: row.string(1)?,
            due_at: at(row, 2)?,
            state: State::stored(&row.text(3)?, reason.as_deref()),
            settled_at: row.opt_int(5)?.map(Timestamp),
            message: row.opt_string(6)?.map(Id::stored),
        })
    }
}

/// The columns of a [`StepRow`], in the order it reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.registration, s.step, s.due_at, s.state, s.reason, s.settled_at, s.message FROM journey_step s ",
            $rest
        )
    };
}

impl Tx<'_> {
    /// Adds a step of a registration that waits; one that is there stays as it is.
    pub fn add_step(
        &mut self,
        registration: &Id,
        (step, due_at): (&str, Timestamp),
    ) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO journey_step (registration, step, due_at, look_at, state) VALUES (?1, ?2, ?3, ?3, 'waiting')
             ON CONFLICT (registration, step) DO NOTHING",
            values![registration.as_str(), step, due_at.0],
        )
    }

    /// Makes a step that was not sent due at another moment.
    pub fn move_step(
        &mut self,
        registration: &Id,
        (step, due_at): (&str, Timestamp),
        state: State,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (word, reason) = state.parts();
        self.perform(
            "UPDATE journey_step SET due_at = ?3, look_at = ?3, state = ?4, reason = ?5, settled_at = ?6
              WHERE registration = ?1 AND step = ?2 AND state <> 'done'",
            values![
                registration.as_str(),
                step,
                due_at.0,
                word,
                reason,
                (state != State::Waiting).then_some(now.0)
            ],
        )
    }

    /// Looks at a step later.
    pub fn put_off_step(
        &mut self,
        registration: &Id,
        step: &str,
        look_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "UPDATE journey_step SET look_at = ?3 WHERE registration = ?1 AND step = ?2 AND state = 'waiting'",
            values![registration.as_str(), step, look_at.0],
        )
    }

    /// Settles a step that waits: it is in a message, or it is not sent. `false` when it was settled before.
    pub fn settle_step(
        &mut self,
        registration: &Id,
        step: &str,
        (state, message): (State, Option<&Id>),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (word, reason) = state.parts();
        let changed = self.execute(
            "UPDATE journey_step SET state = ?3, reason = ?4, message = ?5, settled_at = ?6
              WHERE registration = ?1 AND step = ?2 AND state = 'waiting'",
            values![registration.as_str(), step, word, reason, message.map(Id::as_str), now.0],
        )?;
        Ok(changed == 1)
    }

    /// Looks later at all that is due for an address.
    pub fn put_off_steps_of(
        &mut self,
        email_key: &str,
        look_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "UPDATE journey_step SET look_at = ?2 WHERE state = 'waiting' AND look_at <= ?3
                AND registration IN (SELECT r.id FROM registration r WHERE r.email_key = ?1)",
            values![email_key, look_at.0, now.0],
        )
    }

    /// Settles all that is due for an address as being in a message.
    pub fn settle_steps_of(
        &mut self,
        email_key: &str,
        message: &Id,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "UPDATE journey_step SET state = 'done', reason = NULL, message = ?2, settled_at = ?3
              WHERE state = 'waiting' AND look_at <= ?3
                AND registration IN (SELECT r.id FROM registration r WHERE r.email_key = ?1)",
            values![email_key, message.as_str(), now.0],
        )
    }

    /// Settles all that waits of a registration that ended.
    pub fn end_steps(&mut self, registration: &Id, now: Timestamp) -> Result<(), StoreError> {
        let (word, reason) = State::Skipped(Skip::Ended).parts();
        self.perform(
            "UPDATE journey_step SET state = ?2, reason = ?3, settled_at = ?4 WHERE registration = ?1 AND state = 'waiting'",
            values![registration.as_str(), word, reason, now.0],
        )
    }

    /// What was to go in a letter waits again, because the letter does not leave.
    pub(super) fn reopen_steps(&mut self, letter: &Id) -> Result<(), StoreError> {
        self.perform(
            "UPDATE journey_step SET state = 'waiting', settled_at = NULL, message = NULL WHERE message = ?1",
            values![letter.as_str()],
        )
    }

    /// Something is due.
    pub fn has_due_steps(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT look_at FROM journey_step WHERE state = 'waiting' AND look_at <= ?1 LIMIT 1",
            values![now.0],
        )?;
        Ok(found.is_some())
    }

    /// When a step is to be looked at next.
    pub fn find_next_step(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.lookup(
            "SELECT look_at FROM journey_step WHERE state = 'waiting' ORDER BY look_at LIMIT 1",
            &[],
            |row| at(row, 0),
        )
    }

    /// Steps that are due, the longest waiting first.
    pub fn list_due_steps(&mut self, now: Timestamp, most: i64) -> Result<Vec<StepRow>, StoreError> {
        self.all(
            select!(
                "WHERE s.state = 'waiting' AND s.look_at <= ?1 ORDER BY s.look_at, s.registration LIMIT ?2"
            ),
            values![now.0, most],
        )
    }

    /// Steps that wait for one address and are due until then, the first due first.
    pub fn list_steps_of_address(
        &mut self,
        email_key: &str,
        until: Timestamp,
        most: i64,
    ) -> Result<Vec<StepRow>, StoreError> {
        self.all(
            select!(
                "JOIN registration r ON r.id = s.registration
                 WHERE r.email_key = ?1 AND s.state = 'waiting' AND s.due_at <= ?2
                 ORDER BY s.due_at, s.registration, s.step LIMIT ?3"
            ),
            values![email_key, until.0, most],
        )
    }

    /// Names of the steps that wait for one address, each with when the first of that name is due until then; the first due first.
    pub fn list_dues_of_address(
        &mut self,
        email_key: &str,
        until: Timestamp,
    ) -> Result<Vec<(String, Timestamp)>, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT s.step, MIN(s.due_at) FROM journey_step s JOIN registration r ON r.id = s.registration
              WHERE r.email_key = ?1 AND s.state = 'waiting' AND s.due_at <= ?2 GROUP BY s.step ORDER BY 2, 1",
            values![email_key, until.0],
            |row| {
                found.push((row.string(0)?, at(row, 1)?));
                Ok(())
            },
        )?;
        Ok(found)
    }

    /// Every step of a registration, the first due first.
    pub fn list_steps(&mut self, registration: &Id) -> Result<Vec<StepRow>, StoreError> {
        self.all(
            select!("WHERE s.registration = ?1 ORDER BY s.due_at, s.step"),
            values![registration.as_str()],
        )
    }

    /// The steps that one message speaks of: those of its own registration, then those due last.
    pub fn list_steps_of_message(
        &mut self,
        message: &Id,
        lead: &Id,
        most: i64,
    ) -> Result<Vec<StepRow>, StoreError> {
        self.all(
            select!(
                "WHERE s.message = ?1 ORDER BY CASE WHEN s.registration = ?2 THEN 0 ELSE 1 END, s.due_at DESC,
                   s.registration DESC, s.step DESC LIMIT ?3"
            ),
            values![message.as_str(), lead.as_str(), most],
        )
    }

    /// How many units one message speaks of.
    pub fn count_units_of_message(&mut self, message: &Id) -> Result<i64, StoreError> {
        self.one(
            "SELECT COUNT(DISTINCT registration) FROM journey_step WHERE message = ?1",
            values![message.as_str()],
        )
    }

    /// Registrations in force behind `after` in the order of their ids.
    pub fn list_registrations_behind(&mut self, after: &str, most: i64) -> Result<Vec<String>, StoreError> {
        self.all(
            "SELECT id FROM registration WHERE id > ?1 AND state = 'active' ORDER BY id LIMIT ?2",
            values![after, most],
        )
    }

    /// Keeps the time zone that the owner's browser told.
    pub fn keep_zone(&mut self, registration: &Id, zone: &str) -> Result<(), StoreError> {
        self.perform("UPDATE registration SET zone = ?2 WHERE id = ?1", values![registration.as_str(), zone])
    }

    /// How many letters with offers were written to an address since then.
    pub fn count_promotions(&mut self, email_key: &str, since: Timestamp) -> Result<i64, StoreError> {
        self.one(
            "SELECT COUNT(*) FROM message WHERE promotes_to = ?1 AND queued_at > ?2",
            values![email_key, since.0],
        )
    }
}
