//! Addresses that a letter was refused for: noted by the outbox, shown and corrected at the desk.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Timestamp;
use crate::domain::contact::{Email, Undeliverable};
use crate::values;

impl FromRow for Undeliverable {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { at: at(row, 0)?, said: row.string(1)? })
    }
}

impl Tx<'_> {
    /// Notes that a letter to this address was refused for good.
    pub fn mark_undeliverable(
        &mut self,
        address: &Email,
        at: Timestamp,
        said: &str,
    ) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO undeliverable (email_key, at, said) VALUES (?1, ?2, ?3)
             ON CONFLICT (email_key) DO UPDATE SET at = excluded.at, said = excluded.said",
            values![address.key(), at.0, said],
        )
    }

    /// Since when and why an address takes no letters, if it takes none.
    pub fn find_undeliverable(&mut self, address: &Email) -> Result<Option<Undeliverable>, StoreError> {
        self.optional("SELECT at, said FROM undeliverable WHERE email_key = ?1", values![address.key()])
    }

    /// The address takes letters again, or nobody has it any more.
    pub fn clear_undeliverable(&mut self, address: &Email) -> Result<(), StoreError> {
        self.perform("DELETE FROM undeliverable WHERE email_key = ?1", values![address.key()])
    }
}
