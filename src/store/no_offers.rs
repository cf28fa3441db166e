//! Who said no to offers, as keyed digests of addresses: a no outlives the registration it was said about, its erasure, and a backup
//! from before. Which digest is whose, and what lifts a no, is the business of `flows::offers`.

use super::{StoreError, Tx};
use crate::domain::clock::Timestamp;
use crate::values;

impl Tx<'_> {
    /// Notes a no; a later one of the same moves the time.
    pub fn note_no_offers(&mut self, digest: &str, at: Timestamp) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO no_offers (address_hash, at) VALUES (?1, ?2)
             ON CONFLICT (address_hash) DO UPDATE SET at = excluded.at WHERE no_offers.at < excluded.at",
            values![digest, at.0],
        )
    }

    /// Its address said yes since.
    pub fn lift_no_offers(&mut self, digest: &str) -> Result<(), StoreError> {
        self.perform("DELETE FROM no_offers WHERE address_hash = ?1", values![digest])
    }

    /// `true` while a no holds.
    pub fn has_no_offers(&mut self, digest: &str) -> Result<bool, StoreError> {
        let found: Option<i64> =
            self.optional("SELECT at FROM no_offers WHERE address_hash = ?1", values![digest])?;
        Ok(found.is_some())
    }
}
