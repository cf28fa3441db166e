//! Counts of the form, summed by day and kind, and of scans, by unit and month. Several processes add to the same rows.

use jiff::civil::Date;

use super::columns::{at, date};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::count::{Count, Scans};
use crate::domain::tally::OfferStep;
use crate::domain::unit::Serial;
use crate::values;

impl FromRow for Count {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            on: date(row, 0)?,
            product: row.int(1)?,
            batch: row.string(2)?,
            dealer: row.string(3)?,
            lang: row.string(4)?,
            step: row.string(5)?,
            field: row.string(6)?,
            many: row.int(7)?,
        })
    }
}

/// The most months of scans shown at once.
const MONTHS: i64 = 36;

impl FromRow for Scans {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let serial = row.string(1).map(Serial::stored)?;
        Ok(Self {
            product: row.int(0)?,
            serial,
            month: date(row, 2)?,
            many: row.int(3)?,
            last_at: at(row, 4)?,
        })
    }
}

impl Tx<'_> {
    /// Adds to the sum of its kind; what happened to an offer also to the sums of that offer.
    pub fn add_count(&mut self, count: &Count) -> Result<(), StoreError> {
        let of_offer = match count.step.as_str() {
            "mailed" => Some(OfferStep::Mailed),
            "offer" => Some(OfferStep::Followed),
            _ => None,
        };
        if let Some(step) = of_offer {
            self.shift_offer((count.on, &count.field), step, count.many)?;
        }
        let on = count.on.to_string();
        self.perform(
            "INSERT INTO counter (on_day, product, batch, dealer, lang, step, field, many)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (on_day, product, batch, dealer, lang, step, field)
             DO UPDATE SET many = counter.many + excluded.many",
            values![
                on.as_str(),
                count.product,
                count.batch.as_str(),
                count.dealer.as_str(),
                count.lang.as_str(),
                count.step.as_str(),
                count.field.as_str(),
                count.many
            ],
        )
    }

    /// The sums of these days, both included, in the order of days and kinds.
    pub fn list_counts(&mut self, from: Date, until: Date) -> Result<Vec<Count>, StoreError> {
        let (from, until) = (from.to_string(), until.to_string());
        self.all(
            "SELECT on_day, product, batch, dealer, lang, step, field, many FROM counter
             WHERE on_day >= ?1 AND on_day <= ?2
             ORDER BY on_day, product, batch, dealer, lang, step, field",
            values![from.as_str(), until.as_str()],
        )
    }

    /// Adds to what is known of a unit's scans in their month.
    pub fn add_scans(&mut self, scans: &Scans) -> Result<(), StoreError> {
        let month = scans.month.to_string();
        self.perform(
            "INSERT INTO scan (product, serial, in_month, many, last_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (product, serial, in_month) DO UPDATE SET many = scan.many + excluded.many,
                last_at = CASE WHEN excluded.last_at > scan.last_at THEN excluded.last_at ELSE scan.last_at END",
            values![scans.product, scans.serial.as_str(), month.as_str(), scans.many, scans.last_at.0],
        )
    }

    /// The scans of a unit, the newest month first, of at most three years with scans in every month.
    pub fn list_scans(&mut self, product: i64, serial: &Serial) -> Result<Vec<Scans>, StoreError> {
        self.all(
            "SELECT product, serial, in_month, many, last_at FROM scan
              WHERE product = ?1 AND serial = ?2 ORDER BY in_month DESC LIMIT ?3",
            values![product, serial.as_str(), MONTHS],
        )
    }
}
