//! Staff and their sessions at the desk. Session tokens come in as digests.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::staff::{Role, Staff};
use crate::values;

impl FromRow for Staff {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            name: row.string(1)?,
            role: Role::parse(&row.text(2)?).map_err(|error| row.corrupt(2, error))?,
            password_hash: row.string(3)?,
            disabled: row.opt_int(4)?.is_some(),
            created_at: at(row, 5)?,
        })
    }
}

/// A session as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskSession {
    /// Who signed in.
    pub staff: Staff,
    /// When.
    pub created_at: Timestamp,
    /// When the last request came (give or take a minute).
    pub seen_at: Timestamp,
}

impl FromRow for DeskSession {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { staff: Staff::from_row(row)?, created_at: at(row, 6)?, seen_at: at(row, 7)? })
    }
}

impl Tx<'_> {
    /// Adds somebody. `false` when the name is taken.
    pub fn add_staff(&mut self, staff: &Staff) -> Result<bool, StoreError> {
        let added = self.execute(
            "INSERT INTO staff (id, name, role, password_hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (name) DO NOTHING",
            values![
                staff.id.as_str(),
                staff.name.as_str(),
                staff.role.as_str(),
                staff.password_hash.as_str(),
                staff.created_at.0
            ],
        )?;
        Ok(added == 1)
    }

    /// Somebody by sign-in name.
    pub fn find_staff(&mut self, name: &str) -> Result<Option<Staff>, StoreError> {
        self.optional(
            "SELECT id, name, role, password_hash, disabled_at, created_at FROM staff WHERE name = ?1",
            values![name],
        )
    }

    /// Everybody, in the order they came.
    pub fn list_staff(&mut self) -> Result<Vec<Staff>, StoreError> {
        self.all("SELECT id, name, role, password_hash, disabled_at, created_at FROM staff ORDER BY id", &[])
    }

    /// Closes somebody's account and ends their sessions. `false` when nobody has that name.
    pub fn disable_staff(&mut self, name: &str, now: Timestamp) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE staff SET disabled_at = ?2 WHERE name = ?1 AND disabled_at IS NULL",
            values![name, now.0],
        )?;
        self.execute(
            "DELETE FROM desk_session WHERE staff IN (SELECT id FROM staff WHERE name = ?1)",
            values![name],
        )?;
        Ok(changed == 1)
    }

    /// Opens a session and clears those that ended before `oldest`.
    pub fn open_session(
        &mut self,
        token: &str,
        staff: &Id,
        now: Timestamp,
        oldest: Timestamp,
    ) -> Result<(), StoreError> {
        self.execute("DELETE FROM desk_session WHERE created_at < ?1", values![oldest.0])?;
        self.execute(
            "INSERT INTO desk_session (token, staff, created_at, seen_at) VALUES (?1, ?2, ?3, ?3)",
            values![token, staff.as_str(), now.0],
        )?;
        Ok(())
    }

    /// A session by its token.
    pub fn find_session(&mut self, token: &str) -> Result<Option<DeskSession>, StoreError> {
        self.optional(
            "SELECT s.id, s.name, s.role, s.password_hash, s.disabled_at, s.created_at, d.created_at, d.seen_at
               FROM desk_session d JOIN staff s ON s.id = d.staff WHERE d.token = ?1",
            values![token],
        )
    }

    /// Notes that a session is in use.
    pub fn touch_session(&mut self, token: &str, now: Timestamp) -> Result<(), StoreError> {
        self.execute("UPDATE desk_session SET seen_at = ?2 WHERE token = ?1", values![token, now.0])?;
        Ok(())
    }

    /// Ends a session.
    pub fn close_session(&mut self, token: &str) -> Result<(), StoreError> {
        self.execute("DELETE FROM desk_session WHERE token = ?1", values![token])?;
        Ok(())
    }
}
