//! Mail addresses that owners want letters at, until they are confirmed there: one per registration.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::Email;
use crate::domain::message::Kind;
use crate::domain::registration::AddressChange;
use crate::values;

impl FromRow for AddressChange {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            registration: id(row, 1)?,
            email: row.string(2).map(Email::stored)?,
            asked_at: at(row, 3)?,
        })
    }
}

impl Tx<'_> {
    /// Notes the address that is asked for, instead of one that was asked for before.
    pub fn put_address_change(&mut self, change: &AddressChange) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO address_change (registration, id, email, asked_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (registration) DO UPDATE SET id = ?2, email = ?3, asked_at = ?4",
            values![
                change.registration.as_str(),
                change.id.as_str(),
                change.email.as_str(),
                change.asked_at.0
            ],
        )
    }

    /// The address that is asked for, if one is.
    pub fn find_address_change(&mut self, registration: &Id) -> Result<Option<AddressChange>, StoreError> {
        self.optional(
            "SELECT id, registration, email, asked_at FROM address_change WHERE registration = ?1",
            values![registration.as_str()],
        )
    }

    /// The same by its own id, which the link holds.
    pub fn find_address_change_of_link(&mut self, id: &Id) -> Result<Option<AddressChange>, StoreError> {
        self.optional(
            "SELECT id, registration, email, asked_at FROM address_change WHERE id = ?1",
            values![id.as_str()],
        )
    }

    /// Every registration that is to get this address, as [`Email::key`] folds it. There are never many at once.
    pub fn list_address_changes_to(&mut self, key: &str) -> Result<Vec<AddressChange>, StoreError> {
        let mut all: Vec<AddressChange> =
            self.all("SELECT id, registration, email, asked_at FROM address_change ORDER BY id", values![])?;
        all.retain(|change| change.email.key() == key);
        Ok(all)
    }

    /// Nothing is asked for any more: it was confirmed, or the owner thought better of it.
    pub fn remove_address_change(&mut self, registration: &Id) -> Result<(), StoreError> {
        self.perform("DELETE FROM address_change WHERE registration = ?1", values![registration.as_str()])
    }

    /// How many letters of a kind were queued for a registration since then.
    pub fn count_messages_since(
        &mut self,
        registration: &Id,
        kind: Kind,
        since: Timestamp,
    ) -> Result<i64, StoreError> {
        self.one(
            "SELECT COUNT(*) FROM message WHERE registration = ?1 AND kind = ?2 AND queued_at > ?3",
            values![registration.as_str(), kind.as_str(), since.0],
        )
    }

    /// Gives a registration another address and the next generation of links: who read the old letters opens nothing any more.
    pub fn move_registration(
        &mut self,
        registration: &Id,
        email: &Email,
        generation: u8,
    ) -> Result<(), StoreError> {
        self.perform(
            "UPDATE registration SET email = ?2, email_key = ?3, link_generation = ?4 WHERE id = ?1",
            values![registration.as_str(), email.as_str(), email.key(), i64::from(generation)],
        )
    }
}
