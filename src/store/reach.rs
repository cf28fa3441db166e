//! Telephone and post of owners who gave them at the desk: a row only for those, so that all others cost nothing.

use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Id;
use crate::domain::reach::Reach;
use crate::values;

impl FromRow for Reach {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { phone: row.opt_string(0)?, post: row.opt_string(1)? })
    }
}

impl Tx<'_> {
    /// How the owner of a registration is reached otherwise than by mail; nothing when nothing is known.
    pub fn find_reach(&mut self, registration: &Id) -> Result<Reach, StoreError> {
        let found = self.optional(
            "SELECT phone, post FROM reach WHERE registration = ?1",
            values![registration.as_str()],
        )?;
        Ok(found.unwrap_or_default())
    }

    /// Keeps how an owner is reached; nothing of it leaves no row.
    pub fn put_reach(&mut self, registration: &Id, reach: &Reach) -> Result<(), StoreError> {
        if reach.is_empty() {
            return self.perform("DELETE FROM reach WHERE registration = ?1", values![registration.as_str()]);
        }
        self.perform(
            "INSERT INTO reach (registration, phone, post) VALUES (?1, ?2, ?3)
             ON CONFLICT (registration) DO UPDATE SET phone = excluded.phone, post = excluded.post",
            values![registration.as_str(), reach.phone.as_ref(), reach.post.as_ref()],
        )
    }
}
