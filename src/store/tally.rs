//! Figures of the dashboard, kept beside the rows they are of: registrations are added in the transaction that stores them, units
//! are counted by a walk in small steps. No page ever counts rows. What a walk does at each step is `flows::tally`'s.

use super::columns::at;
use super::registrations::select_registration;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{MINUTE, Timestamp};
use crate::domain::registration::Registration;
use crate::domain::tally::{Ending, Figures, Moment, Shelf, Walk};
use crate::domain::unit::{Serial, Unit};
use crate::values;

/// The name of the fact that changes whenever units do.
const CHANGES: &str = "unit-changes";

impl FromRow for Walk {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.int(0)?,
            product: row.int(1)?,
            serial: row.string(2).map(Serial::stored)?,
            began_at: at(row, 3)?,
            ended_at: row.opt_int(4)?.map(Timestamp),
        })
    }
}

impl FromRow for Figures {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            shelf: Shelf { product: row.int(0)?, batch: row.string(1)?, dealer: row.string(2)? },
            printed: row.int(3)?,
            shipped: row.int(4)?,
            registered: row.int(5)?,
        })
    }
}

impl FromRow for Ending {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { month: row.string(0)?, product: row.int(1)?, many: row.int(2)? })
    }
}

impl FromRow for Moment {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            at: Timestamp(row.int(0)? * 30 * MINUTE),
            product: row.int(1)?,
            lang: row.string(2)?,
            many: row.int(3)?,
        })
    }
}

impl Tx<'_> {
    /// A unit got an active registration (1) or lost it (-1): known at once to what was counted, and to the walk under way if
    /// it has passed the unit already.
    pub(super) fn shift_tally(&mut self, product: i64, serial: &Serial, by: i64) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO tally (walk, product, batch, dealer, printed, shipped, registered)
             SELECT tally_walk.number, unit.product, COALESCE(unit.batch, ''), COALESCE(unit.dealer, ''), 0, 0,
                    CAST(?3 AS BIGINT)
               FROM tally_walk, unit
              WHERE unit.product = ?1 AND unit.serial = ?2
                AND (tally_walk.ended_at IS NOT NULL OR (tally_walk.product, tally_walk.serial) >= (?1, ?2))
             ON CONFLICT (walk, product, batch, dealer)
             DO UPDATE SET registered = tally.registered + excluded.registered",
            values![product, serial.as_str(), by],
        )
    }

    /// A registration came.
    pub(super) fn add_moment(&mut self, at: Timestamp, product: i64, lang: &str) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO tally_time (half_hour, product, lang, many) VALUES (?1, ?2, ?3, 1)
             ON CONFLICT (half_hour, product, lang) DO UPDATE SET many = tally_time.many + 1",
            values![at.0.div_euclid(30 * MINUTE), product, lang],
        )
    }

    /// Units changed: what was counted of them is out of date. Once per unit of work.
    pub(super) fn mark_units_changed(&mut self) -> Result<(), StoreError> {
        if !self.is_first_change() {
            return Ok(());
        }
        self.perform(
            "INSERT INTO fact (name, value) VALUES (?1, '1') ON CONFLICT (name) DO UPDATE
                SET value = CAST(CAST(fact.value AS BIGINT) + 1 AS TEXT)",
            values![CHANGES],
        )
    }

    /// Changes whenever units do.
    pub fn unit_changes(&mut self) -> Result<String, StoreError> {
        Ok(self.find_fact(CHANGES)?.unwrap_or_default())
    }

    /// The walk that ended last and the one under way.
    pub fn list_walks(&mut self) -> Result<Vec<Walk>, StoreError> {
        self.all("SELECT number, product, serial, began_at, ended_at FROM tally_walk ORDER BY number", &[])
    }

    /// Begins a walk, or notes how far it came.
    pub fn put_walk(&mut self, walk: &Walk) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO tally_walk (number, product, serial, began_at, ended_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (number) DO UPDATE SET product = excluded.product, serial = excluded.serial,
               ended_at = excluded.ended_at",
            values![
                walk.number,
                walk.product,
                walk.serial.as_str(),
                walk.began_at.0,
                walk.ended_at.map(|at| at.0)
            ],
        )
    }

    /// Forgets a walk and what it counted.
    pub fn remove_walk(&mut self, number: i64) -> Result<(), StoreError> {
        self.perform("DELETE FROM tally WHERE walk = ?1", values![number])?;
        self.perform("DELETE FROM tally_end WHERE walk = ?1", values![number])?;
        self.perform("DELETE FROM tally_walk WHERE number = ?1", values![number])
    }

    /// The next units of a product behind a serial, in order, at most `most`.
    pub fn list_units_behind(
        &mut self,
        product: i64,
        serial: &Serial,
        most: i64,
    ) -> Result<Vec<Unit>, StoreError> {
        self.all(
            "SELECT serial, batch, manufactured_on, shipped_on, dealer, printed_in, void_at FROM unit
              WHERE product = ?1 AND serial > ?2 ORDER BY serial LIMIT ?3",
            values![product, serial.as_str(), most],
        )
    }

    /// The active registrations of a product's units behind a serial up to another, in their order.
    pub fn list_registrations_between(
        &mut self,
        product: i64,
        behind: &Serial,
        until: &Serial,
    ) -> Result<Vec<Registration>, StoreError> {
        self.all(
            select_registration!(
                "WHERE r.product = ?1 AND r.serial > ?2 AND r.serial <= ?3 AND r.state = 'active' ORDER BY r.serial"
            ),
            values![product, behind.as_str(), until.as_str()],
        )
    }

    /// Adds what a step of a walk counted.
    pub fn add_figures(&mut self, walk: i64, of: &Figures) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO tally (walk, product, batch, dealer, printed, shipped, registered)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (walk, product, batch, dealer) DO UPDATE SET printed = tally.printed + excluded.printed,
               shipped = tally.shipped + excluded.shipped, registered = tally.registered + excluded.registered",
            values![
                walk,
                of.shelf.product,
                of.shelf.batch.as_str(),
                of.shelf.dealer.as_str(),
                of.printed,
                of.shipped,
                of.registered
            ],
        )
    }

    /// Adds covers that a step of a walk saw ending.
    pub fn add_ending(&mut self, walk: i64, of: &Ending) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO tally_end (walk, in_month, product, many) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (walk, in_month, product) DO UPDATE SET many = tally_end.many + excluded.many",
            values![walk, of.month.as_str(), of.product, of.many],
        )
    }

    /// What a walk counted, and what came since.
    pub fn list_figures(&mut self, walk: i64) -> Result<Vec<Figures>, StoreError> {
        self.all(
            "SELECT product, batch, dealer, printed, shipped, registered FROM tally WHERE walk = ?1
              ORDER BY product, batch, dealer",
            values![walk],
        )
    }

    /// Covers that end, by month.
    pub fn list_endings(&mut self, walk: i64) -> Result<Vec<Ending>, StoreError> {
        self.all(
            "SELECT in_month, product, many FROM tally_end WHERE walk = ?1 ORDER BY in_month, product",
            values![walk],
        )
    }

    /// Registrations since then, by half an hour.
    pub fn list_moments(&mut self, since: Timestamp) -> Result<Vec<Moment>, StoreError> {
        self.all(
            "SELECT half_hour, product, lang, many FROM tally_time WHERE half_hour >= ?1
              ORDER BY half_hour, product, lang",
            values![since.0.div_euclid(30 * MINUTE)],
        )
    }
}
