//! Who was erased: digests of addresses, kept so that a restored backup does not bring anyone back.

use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Timestamp;
use crate::values;

/// One erasure on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Keyed digest of the address ([`crate::domain::link::LinkKey::address_digest`]).
    pub address_hash: String,
    /// When it was erased.
    pub at: Timestamp,
}

impl FromRow for Erasure {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { address_hash: row.string(0)?, at: Timestamp(row.int(1)?) })
    }
}

impl Tx<'_> {
    /// Keeps that an address was erased; a later erasure of the same moves the time.
    pub fn note_erasure(&mut self, erasure: &Erasure) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO erasure (address_hash, at) VALUES (?1, ?2)
             ON CONFLICT (address_hash) DO UPDATE SET at = excluded.at WHERE erasure.at < excluded.at",
            values![erasure.address_hash.as_str(), erasure.at.0],
        )
    }

    /// Every erasure on record.
    pub fn list_erasures(&mut self) -> Result<Vec<Erasure>, StoreError> {
        self.all("SELECT address_hash, at FROM erasure ORDER BY address_hash", values![])
    }

    /// Every address on record, folded for comparison.
    pub fn list_addresses(&mut self) -> Result<Vec<String>, StoreError> {
        self.all(
            "SELECT email_key FROM registration WHERE email_key <> ''
             UNION SELECT email_key FROM claim WHERE email_key <> '' ORDER BY email_key",
            values![],
        )
    }

    /// Empties what was on record of an address until `until`: who came back after an erasure stays. Answers how many
    /// registrations and claims that were. The unit's own story stays, without a person in it.
    pub fn forget_address(&mut self, email_key: &str, until: Timestamp) -> Result<u64, StoreError> {
        let whose = values![email_key, until.0];
        for sql in [
            "DELETE FROM search_term WHERE registration IN
               (SELECT id FROM registration WHERE email_key = ?1 AND registered_at <= ?2)",
            "DELETE FROM form_token WHERE registration IN
               (SELECT id FROM registration WHERE email_key = ?1 AND registered_at <= ?2)",
            "UPDATE message SET recipient = '', envelope_from = NULL, envelope_to = NULL, bytes = NULL, last_error = NULL,
               state = CASE WHEN state = 'pending' THEN 'dead' ELSE state END
             WHERE registration IN (SELECT id FROM registration WHERE email_key = ?1 AND registered_at <= ?2)
                OR claim IN (SELECT id FROM claim WHERE email_key = ?1 AND made_at <= ?2)",
        ] {
            self.perform(sql, whose)?;
        }
        let claims = self.execute(
            "UPDATE claim SET name = '', email = '', email_key = '', words = '', evidence = '',
               state = CASE WHEN state = 'open' THEN 'refused' ELSE state END
             WHERE email_key = ?1 AND made_at <= ?2",
            whose,
        )?;
        let registrations = self.execute(
            "UPDATE registration SET name = '', email = '', email_key = '', offers = FALSE, state = 'ended',
               link_generation = (link_generation + 1) % 256
             WHERE email_key = ?1 AND registered_at <= ?2",
            whose,
        )?;
        Ok(claims + registrations)
    }
}
