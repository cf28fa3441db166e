//! The audit log: who looked and who did what, append-only.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, MINUTE, Timestamp};
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

/// A line with the unit it is about: number of the product, and serial.
pub type Located = (AuditLine, Option<(i64, Serial)>);

/// Which lines of the audit log are wanted; `None` is all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditFilter {
    /// By whom, in full.
    pub who: Option<String>,
    /// What was done.
    pub what: Option<String>,
    /// About a unit of this serial.
    pub serial: Option<String>,
    /// From this moment on.
    pub from: Timestamp,
    /// Before this moment.
    pub until: Timestamp,
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

/// How an id of that millisecond begins (RFC 9562, 5.7).
fn prefix(millis: i64) -> String {
    let millis = millis.clamp(0, (1 << 48) - 1);
    format!("{:08x}-{:04x}", millis >> 16, millis & 0xffff)
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

    /// The audit log, newest first: what fits the filter and is older than `before`, at most `most` lines, each with its unit.
    pub fn list_audit(
        &mut self,
        filter: &AuditFilter,
        before: Option<&Id>,
        most: i64,
    ) -> Result<Vec<Located>, StoreError> {
        // Ids begin with their time, so a few days of a long log are a short way through its key.
        let (began, ended) = (prefix(filter.from.0 - MINUTE), prefix(filter.until.0 + MINUTE));
        let mut found = Vec::new();
        self.each(
            "SELECT id, at, who, what, detail, product, serial FROM audit
              WHERE (CAST(?1 AS TEXT) IS NULL OR id < ?1)
                AND (CAST(?2 AS TEXT) IS NULL OR who = ?2)
                AND (CAST(?3 AS TEXT) IS NULL OR what = ?3)
                AND (CAST(?4 AS TEXT) IS NULL OR serial = ?4)
                AND at >= ?5 AND at < ?6 AND id >= ?8 AND id < ?9
              ORDER BY id DESC LIMIT ?7",
            values![
                before.map(Id::as_str),
                filter.who.as_ref(),
                filter.what.as_ref(),
                filter.serial.as_ref(),
                filter.from.0,
                filter.until.0,
                most,
                began.as_str(),
                ended.as_str()
            ],
            |row| {
                let unit = match (row.opt_int(5)?, row.opt_string(6)?) {
                    (Some(product), Some(serial)) => Some((product, Serial::stored(serial))),
                    _ => None,
                };
                found.push((AuditLine::from_row(row)?, unit));
                Ok(())
            },
        )?;
        Ok(found)
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
