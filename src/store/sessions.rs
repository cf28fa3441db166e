//! Sessions at the desk, and how often somebody tried to get one. Session tokens come in as digests.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::staff::Staff;
use crate::values;

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskSession {
    /// Who signed in.
    pub staff: Staff,
    /// When.
    pub created_at: Timestamp,
    /// When the last request came (give or take a minute).
    pub seen_at: Timestamp,
    /// `false` between password and code.
    pub is_whole: bool,
}

impl FromRow for DeskSession {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            staff: Staff::from_row(row)?,
            created_at: at(row, 7)?,
            seen_at: at(row, 8)?,
            is_whole: row.bool(9)?,
        })
    }
}

/// A session to open.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Digest of its token.
    pub token: String,
    /// Whose.
    pub staff: Id,
    /// When it begins.
    pub now: Timestamp,
    /// `false` while the code is still to come.
    pub is_whole: bool,
}

impl Tx<'_> {
    /// Opens a session and clears those that began before the first of `between`, or, by a clock that was wrong, after
    /// the second.
    pub fn open_session(
        &mut self,
        session: &NewSession,
        between: (Timestamp, Timestamp),
    ) -> Result<(), StoreError> {
        self.perform(
            "DELETE FROM desk_session WHERE created_at < ?1 OR created_at > ?2",
            values![between.0.0, between.1.0],
        )?;
        self.perform(
            "INSERT INTO desk_session (token, staff, created_at, seen_at, is_whole) VALUES (?1, ?2, ?3, ?3, ?4)",
            values![session.token.as_str(), session.staff.as_str(), session.now.0, session.is_whole],
        )
    }

    /// A session by its token.
    pub fn find_session(&mut self, token: &str) -> Result<Option<DeskSession>, StoreError> {
        self.optional(
            "SELECT s.id, s.name, s.role, s.password_hash, s.disabled_at, s.created_at, s.second,
                    d.created_at, d.seen_at, d.is_whole
               FROM desk_session d JOIN staff s ON s.id = d.staff WHERE d.token = ?1",
            values![token],
        )
    }

    /// Notes that a session is in use.
    pub fn touch_session(&mut self, token: &str, now: Timestamp) -> Result<(), StoreError> {
        self.perform("UPDATE desk_session SET seen_at = ?2 WHERE token = ?1", values![token, now.0])
    }

    /// Ends a session. `false` when it had ended.
    pub fn close_session(&mut self, token: &str) -> Result<bool, StoreError> {
        Ok(self.execute("DELETE FROM desk_session WHERE token = ?1", values![token])? == 1)
    }

    /// Ends all sessions of somebody but the one with this token.
    pub fn close_other_sessions(&mut self, staff: &Id, token: &str) -> Result<(), StoreError> {
        self.perform(
            "DELETE FROM desk_session WHERE staff = ?1 AND token <> ?2",
            values![staff.as_str(), token],
        )
    }

    /// How often a bucket was used on `day`.
    pub fn count_tries(&mut self, bucket: &str, day: i64) -> Result<i64, StoreError> {
        let used = self.lookup(
            "SELECT used FROM sign_in_budget WHERE bucket = ?1 AND day = ?2",
            values![bucket, day],
            |row| row.int(0),
        )?;
        Ok(used.unwrap_or(0))
    }

    /// Uses a bucket once more on `day`, if it was used less than `most` times; rows of other days give way.
    pub fn use_try(&mut self, bucket: &str, day: i64, most: i64) -> Result<bool, StoreError> {
        let used = self.count_tries(bucket, day)?;
        if used >= most {
            return Ok(false);
        }
        if used == 0 {
            self.perform("DELETE FROM sign_in_budget WHERE day <> ?1", values![day])?;
        }
        self.perform(
            "INSERT INTO sign_in_budget (bucket, day, used) VALUES (?1, ?2, ?3)
             ON CONFLICT (bucket) DO UPDATE SET day = excluded.day, used = excluded.used",
            values![bucket, day, used + 1],
        )?;
        Ok(true)
    }

    /// Gives one use of a bucket back.
    pub fn return_try(&mut self, bucket: &str, day: i64) -> Result<(), StoreError> {
        self.perform(
            "UPDATE sign_in_budget SET used = used - 1 WHERE bucket = ?1 AND day = ?2 AND used > 0",
            values![bucket, day],
        )
    }
}
