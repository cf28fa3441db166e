//! The audit log: who looked and who did what, append-only.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::unit::Serial;
use crate::values;

/// One line of the audit log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// Its id.
    pub id: Id,
    /// When.
    pub at: Timestamp,
    /// Staff name, or `terminal`.
    pub who: String,
    /// What they did: `search`, `view`, `sign-in`, …
    pub what: String,
    /// What it was about, without personal data.
    pub detail: String,
}

impl FromRow for AuditLine {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            at: at(row, 1)?,
            who: row.string(2)?,
            what: row.string(3)?,
            detail: row.string(4)?,
        })
    }
}

impl Tx<'_> {
    /// Adds a line, about one unit or none.
    pub fn add_audit(&mut self, line: &AuditLine, unit: Option<(i64, &Serial)>) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO audit (id, at, who, what, product, serial, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values![
                line.id.as_str(),
                line.at.0,
                line.who.as_str(),
                line.what.as_str(),
                unit.map(|(product, _)| product),
                unit.map(|(_, serial)| serial.as_str()),
                line.detail.as_str()
            ],
        )?;
        Ok(())
    }

    /// Who looked at a unit or did something with it, newest first, at most 50 lines.
    pub fn list_audit_of_unit(
        &mut self,
        product: i64,
        serial: &Serial,
    ) -> Result<Vec<AuditLine>, StoreError> {
        self.all(
            "SELECT id, at, who, what, detail FROM audit WHERE product = ?1 AND serial = ?2 ORDER BY id DESC LIMIT 50",
            values![product, serial.as_str()],
        )
    }
}
