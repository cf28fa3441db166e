//! Single facts about this database, by name.

use super::{StoreError, Tx};
use crate::values;

/// When the last backup was taken, in milliseconds since 1970.
pub const BACKUP: &str = "backup-at";
/// When the last erasure was whose bytes lie in the files still, in milliseconds since 1970.
pub const SCRUB_DUE: &str = "scrub-due";
/// Since when bytes of erasures may lie in the free space of a file that is too large to be rewritten for each of them.
pub const SCRUB_WHOLE: &str = "scrub-whole";
/// Counts the changes of the catalogue: who holds it in memory compares.
pub const CATALOG_VERSION: &str = "catalog-version";
/// Counts its imports, which alone can change terms of cover: when letters are due may be another then.
pub const TERMS_VERSION: &str = "terms-version";
/// Changes when a file changed facts of units that were on record: their cover may be another.
pub const UNITS_VERSION: &str = "units-version";
/// Digest of journeys, catalogue and facts of units that all registrations were planned with.
pub const JOURNEY: &str = "journey";
/// Fingerprint of the key that links to owners are made with.
pub const LINK_KEY: &str = "link-key";
/// In a database that is being filled with another one: which. Never copied itself.
pub const MOVE: &str = "move";

impl Tx<'_> {
    /// Removes a fact.
    pub fn drop_fact(&mut self, name: &str) -> Result<(), StoreError> {
        self.perform("DELETE FROM fact WHERE name = ?1", values![name])
    }

    /// The value of a fact.
    pub fn find_fact(&mut self, name: &str) -> Result<Option<String>, StoreError> {
        self.optional("SELECT value FROM fact WHERE name = ?1", values![name])
    }

    /// Sets a fact.
    pub fn put_fact(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            values![name, value],
        )?;
        Ok(())
    }
}
