//! Units on record, keyed by product and serial: recorded by label jobs and imports, created by a registration if not.

use super::columns::opt_date;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Timestamp;
use crate::domain::unit::{Serial, Unit, UnitFacts, UnitState};
use crate::values;

impl FromRow for Unit {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let facts = UnitFacts {
            batch: row.opt_string(1)?,
            manufactured_on: opt_date(row, 2)?,
            shipped_on: opt_date(row, 3)?,
            dealer: row.opt_string(4)?,
        };
        let state = if row.opt_int(6)?.is_some() { UnitState::Void } else { UnitState::Active };
        Ok(Self { serial: row.string(0).map(Serial::stored)?, facts, state, printed_in: row.opt_int(5)? })
    }
}

impl Tx<'_> {
    /// What is on record about a unit.
    pub fn find_unit(&mut self, product: i64, serial: &Serial) -> Result<Option<Unit>, StoreError> {
        self.optional(
            "SELECT serial, batch, manufactured_on, shipped_on, dealer, printed_in, void_at
               FROM unit WHERE product = ?1 AND serial = ?2",
            values![product, serial.as_str()],
        )
    }

    /// Makes sure a unit is on record, without touching what is known about it.
    pub fn ensure_unit(&mut self, product: i64, serial: &Serial) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO unit (product, serial) VALUES (?1, ?2) ON CONFLICT (product, serial) DO NOTHING",
            values![product, serial.as_str()],
        )?;
        Ok(())
    }

    /// Records a unit with its facts. A unit already on record gets the facts that are given; others stay as they are.
    pub fn record_unit(
        &mut self,
        product: i64,
        serial: &Serial,
        facts: &UnitFacts,
    ) -> Result<(), StoreError> {
        let manufactured_on = facts.manufactured_on.map(|on| on.to_string());
        let shipped_on = facts.shipped_on.map(|on| on.to_string());
        self.perform(
            "INSERT INTO unit (product, serial, batch, manufactured_on, shipped_on, dealer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (product, serial) DO UPDATE SET
               batch = COALESCE(?3, unit.batch), manufactured_on = COALESCE(?4, unit.manufactured_on),
               shipped_on = COALESCE(?5, unit.shipped_on), dealer = COALESCE(?6, unit.dealer)",
            values![
                product,
                serial.as_str(),
                facts.batch.as_ref(),
                manufactured_on.as_ref(),
                shipped_on.as_ref(),
                facts.dealer.as_ref()
            ],
        )?;
        Ok(())
    }

    /// The batch that printed a unit's label, and when; `None` when none is recorded.
    pub fn find_printing(
        &mut self,
        product: i64,
        serial: &Serial,
    ) -> Result<Option<(i64, Timestamp)>, StoreError> {
        self.lookup(
            "SELECT batch.number, batch.printed_at FROM unit JOIN batch ON batch.number = unit.printed_in
              WHERE unit.product = ?1 AND unit.serial = ?2",
            values![product, serial.as_str()],
            |row| Ok((row.int(0)?, Timestamp(row.int(1)?))),
        )
    }

    /// Notes that `batch` printed the unit's label.
    pub fn mark_printed(&mut self, product: i64, serial: &Serial, batch: i64) -> Result<(), StoreError> {
        self.perform(
            "UPDATE unit SET printed_in = ?3 WHERE product = ?1 AND serial = ?2",
            values![product, serial.as_str(), batch],
        )?;
        Ok(())
    }

    /// How many units are on record.
    pub fn count_units(&mut self) -> Result<i64, StoreError> {
        self.one("SELECT COUNT(*) FROM unit", &[])
    }
}
