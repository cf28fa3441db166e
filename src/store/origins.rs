//! Registrations that came from another system, by what that system calls them; and all registrations page by page, for
//! export.

use super::columns::{at, date, id, opt_date};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::reach::Reach;
use crate::domain::registration::Record;
use crate::values;

impl FromRow for Record {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            reference: row.string(1)?,
            product: row.int(2)?,
            serial: row.string(3)?,
            name: row.string(4)?,
            email: row.string(5)?,
            purchased_on: date(row, 6)?,
            installed_on: opt_date(row, 7)?,
            dealer: row.opt_string(8)?.or(row.opt_string(9)?),
            offers: row.bool(10)?,
            lang: row.string(11)?,
            state: row.string(12)?,
            source: row.string(13)?,
            registered_at: at(row, 14)?,
            reach: Reach { phone: row.opt_string(15)?, post: row.opt_string(16)? },
        })
    }
}

impl Tx<'_> {
    /// The registration that `system` calls so, if it was brought in.
    pub fn find_origin(&mut self, system: &str, foreign_id: &str) -> Result<Option<Id>, StoreError> {
        self.lookup(
            "SELECT registration FROM origin WHERE system = ?1 AND foreign_id = ?2",
            values![system, foreign_id],
            |row| id(row, 0),
        )
    }

    /// Remembers what `system` calls a registration.
    pub fn add_origin(
        &mut self,
        (system, foreign_id): (&str, &str),
        registration: &Id,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO origin (system, foreign_id, registration, imported_at) VALUES (?1, ?2, ?3, ?4)",
            values![system, foreign_id, registration.as_str(), now.0],
        )
    }

    /// Registrations in the order of their ids behind `after`, at most `most`.
    pub fn list_registrations(&mut self, after: Option<&Id>, most: i64) -> Result<Vec<Record>, StoreError> {
        self.all(
            "SELECT r.id, r.reference, r.product, r.serial, r.name, r.email, r.purchased_on, r.installed_on, r.dealer,
                    r.dealer_written, r.offers, r.lang, r.state, r.source, r.registered_at, o.phone, o.post
               FROM registration r LEFT JOIN reach o ON o.registration = r.id
              WHERE r.id > ?1 ORDER BY r.id LIMIT ?2",
            values![after.map_or("", Id::as_str), most],
        )
    }
}
