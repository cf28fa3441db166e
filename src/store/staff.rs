//! Staff: accounts, second factors, recovery codes and one-time links. Codes and links come in as digests.

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
            second: row.opt_string(6)?,
        })
    }
}

impl Tx<'_> {
    /// Adds somebody. `false` when the name is taken.
    pub fn add_staff(&mut self, staff: &Staff) -> Result<bool, StoreError> {
        let added = self.execute(
            "INSERT INTO staff (id, name, role, password_hash, created_at, second_step)
             VALUES (?1, ?2, ?3, ?4, ?5, 0) ON CONFLICT (name) DO NOTHING",
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
            "SELECT id, name, role, password_hash, disabled_at, created_at, second FROM staff WHERE name = ?1",
            values![name],
        )
    }

    /// Somebody by id.
    pub fn find_staff_by_id(&mut self, staff: &Id) -> Result<Option<Staff>, StoreError> {
        self.optional(
            "SELECT id, name, role, password_hash, disabled_at, created_at, second FROM staff WHERE id = ?1",
            values![staff.as_str()],
        )
    }

    /// Everybody, in the order they came.
    pub fn list_staff(&mut self) -> Result<Vec<Staff>, StoreError> {
        self.all(
            "SELECT id, name, role, password_hash, disabled_at, created_at, second FROM staff ORDER BY id",
            &[],
        )
    }

    /// Closes somebody's account, its one-time link and its sessions. `false` when nobody has that name.
    pub fn disable_staff(&mut self, name: &str, now: Timestamp) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE staff SET disabled_at = ?2, invitation = NULL WHERE name = ?1 AND disabled_at IS NULL",
            values![name, now.0],
        )?;
        self.perform(
            "DELETE FROM desk_session WHERE staff IN (SELECT id FROM staff WHERE name = ?1)",
            values![name],
        )?;
        Ok(changed == 1)
    }

    /// Opens a closed account again. `false` when it was not closed.
    pub fn enable_staff(&mut self, staff: &Id) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE staff SET disabled_at = NULL WHERE id = ?1 AND disabled_at IS NOT NULL",
            values![staff.as_str()],
        )?;
        Ok(changed == 1)
    }

    /// Gives somebody another role.
    pub fn set_role(&mut self, staff: &Id, role: Role) -> Result<(), StoreError> {
        self.perform("UPDATE staff SET role = ?2 WHERE id = ?1", values![staff.as_str(), role.as_str()])
    }

    /// How many others with this role can sign in: their account is open and has a password.
    pub fn count_others(&mut self, role: Role, but: &Id) -> Result<i64, StoreError> {
        self.one(
            "SELECT COUNT(*) FROM staff
              WHERE role = ?1 AND id <> ?2 AND disabled_at IS NULL AND password_hash <> ''",
            values![role.as_str(), but.as_str()],
        )
    }

    /// Puts another password in place of the one on record; a one-time link is used up by it.
    pub fn set_password(&mut self, staff: &Id, hash: &str) -> Result<(), StoreError> {
        self.perform(
            "UPDATE staff SET password_hash = ?2, invitation = NULL, invited_until = NULL WHERE id = ?1",
            values![staff.as_str(), hash],
        )
    }

    /// Leaves a one-time link to a new password in place of an earlier one.
    pub fn set_invitation(&mut self, staff: &Id, digest: &str, until: Timestamp) -> Result<(), StoreError> {
        self.perform(
            "UPDATE staff SET invitation = ?2, invited_until = ?3 WHERE id = ?1",
            values![staff.as_str(), digest, until.0],
        )
    }

    /// Whose one-time link this is, while it holds.
    pub fn find_invited(&mut self, digest: &str, now: Timestamp) -> Result<Option<Staff>, StoreError> {
        self.optional(
            "SELECT id, name, role, password_hash, disabled_at, created_at, second FROM staff
              WHERE invitation = ?1 AND invited_until > ?2 AND disabled_at IS NULL",
            values![digest, now.0],
        )
    }

    /// Begins a second factor, or ends it; recovery codes of an earlier one are gone.
    pub fn set_second(&mut self, staff: &Id, second: Option<&str>, step: i64) -> Result<(), StoreError> {
        self.clear_recovery(staff)?;
        self.perform(
            "UPDATE staff SET second = ?2, second_step = ?3 WHERE id = ?1",
            values![staff.as_str(), second, step],
        )
    }

    /// Uses the code of one step of the factor `second`. `false` when that step, or a later one up to `latest`, was used
    /// before; one after that was used by a clock that was wrong, and must not keep anybody out until it comes.
    pub fn use_step(
        &mut self,
        staff: &Id,
        second: &str,
        (step, latest): (i64, i64),
    ) -> Result<bool, StoreError> {
        let used = self.execute(
            "UPDATE staff SET second_step = ?3
              WHERE id = ?1 AND second = ?2 AND (second_step < ?3 OR second_step > ?4)",
            values![staff.as_str(), second, step, latest],
        )?;
        Ok(used == 1)
    }

    /// Recovery codes of before open nothing any more.
    pub fn clear_recovery(&mut self, staff: &Id) -> Result<(), StoreError> {
        self.perform("DELETE FROM desk_recovery WHERE staff = ?1", values![staff.as_str()])
    }

    /// Keeps the digest of a recovery code.
    pub fn add_recovery(&mut self, staff: &Id, digest: &str) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO desk_recovery (staff, digest) VALUES (?1, ?2) ON CONFLICT (staff, digest) DO NOTHING",
            values![staff.as_str(), digest],
        )
    }

    /// Uses a recovery code up. `false` when there is none like it.
    pub fn use_recovery(&mut self, staff: &Id, digest: &str) -> Result<bool, StoreError> {
        let used = self.execute(
            "DELETE FROM desk_recovery WHERE staff = ?1 AND digest = ?2",
            values![staff.as_str(), digest],
        )?;
        Ok(used == 1)
    }

    /// How many recovery codes are left.
    pub fn count_recovery(&mut self, staff: &Id) -> Result<i64, StoreError> {
        let count = self.lookup(
            "SELECT COUNT(*) FROM desk_recovery WHERE staff = ?1",
            values![staff.as_str()],
            |row| row.int(0),
        )?;
        Ok(count.unwrap_or(0))
    }
}
