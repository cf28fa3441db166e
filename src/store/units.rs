//! Units on record, keyed by product and serial: recorded by label jobs and imports, created by a registration if not.

use super::columns::opt_date;
use super::{FromRow, Row, StoreError, Tx, Value};
use crate::domain::clock::Timestamp;
use crate::domain::search::SerialPattern;
use crate::domain::unit::{Serial, Unit, UnitFacts, UnitState};
use crate::values;

/// The most seeks of one search among a product's serials: hundreds of times what an honest one needs.
const LEAPS: usize = 500;

/// The printing of a unit's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// The batch.
    pub batch: i64,
    /// When.
    pub at: Timestamp,
    /// Its job is at work still.
    pub is_under_way: bool,
}

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

macro_rules! select_unit {
    ($which:literal) => {
        concat!(
            "SELECT unit.serial, unit.batch, unit.manufactured_on, unit.shipped_on, unit.dealer, unit.printed_in, \
             COALESCE(unit.void_at, batch.void_at) FROM unit LEFT JOIN batch ON batch.number = unit.printed_in ",
            $which
        )
    };
}

/// Serials that one statement asks for.
pub(super) const AT_ONCE: usize = 10;

/// The values of a statement that asks for at most [`AT_ONCE`] serials of a product; the last one fills what is left.
pub(super) fn several<'v>(product: i64, serials: &[&'v Serial]) -> Vec<Value<'v>> {
    let last = serials.last().into_iter().copied().cycle();
    let all = serials.iter().copied().chain(last).take(AT_ONCE);
    std::iter::once(Value::from(product)).chain(all.map(|serial| Value::from(serial.as_str()))).collect()
}

impl Tx<'_> {
    /// What is on record about a unit. It is void when it is itself, or when the batch that printed it last is.
    pub fn find_unit(&mut self, product: i64, serial: &Serial) -> Result<Option<Unit>, StoreError> {
        self.optional(
            select_unit!("WHERE unit.product = ?1 AND unit.serial = ?2"),
            values![product, serial.as_str()],
        )
    }

    /// As [`Tx::find_unit`], of several units of a product, in no order.
    pub fn list_units_of(&mut self, product: i64, serials: &[&Serial]) -> Result<Vec<Unit>, StoreError> {
        let mut found = Vec::new();
        for some in serials.chunks(AT_ONCE) {
            found.extend(self.all::<Unit>(
                select_unit!(
                    "WHERE unit.product = ?1 AND unit.serial IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
                ),
                &several(product, some),
            )?);
        }
        Ok(found)
    }

    /// Serials of a product that a pattern fits, in order, at most `most`. Leaps from one that may fit to the next, so that it
    /// costs a few seeks and not a scan (see `domain::serial_pattern`).
    pub fn list_serials_like(
        &mut self,
        product: i64,
        pattern: &SerialPattern,
        most: usize,
    ) -> Result<Vec<Serial>, StoreError> {
        let (mut found, mut from) = (Vec::new(), String::new());
        for _ in 0..LEAPS {
            let at_or_behind =
                "SELECT serial FROM unit WHERE product = ?1 AND serial >= ?2 ORDER BY serial LIMIT 1";
            let next = self.lookup(at_or_behind, values![product, from.as_str()], |row| row.string(0))?;
            let Some(serial) = next else { break };
            if pattern.fits(&serial) {
                // The smallest text behind this one. A blank, because PostgreSQL's texts hold no NUL.
                from = format!("{serial} ");
                found.push(Serial::stored(serial));
                if found.len() >= most {
                    break;
                }
            } else {
                let Some(next) = pattern.next(&serial) else { break };
                from = next;
            }
        }
        Ok(found)
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
        let given_first = "INSERT INTO unit (product, serial, batch, manufactured_on, shipped_on, dealer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (product, serial) DO UPDATE SET
               batch = COALESCE(?3, unit.batch), manufactured_on = COALESCE(?4, unit.manufactured_on),
               shipped_on = COALESCE(?5, unit.shipped_on), dealer = COALESCE(?6, unit.dealer)";
        self.put_unit(given_first, product, serial, facts)
    }

    /// Records a unit that is said to have been printed elsewhere: what is known about it stays, gaps are filled.
    pub fn fill_unit(&mut self, product: i64, serial: &Serial, facts: &UnitFacts) -> Result<(), StoreError> {
        let known_first = "INSERT INTO unit (product, serial, batch, manufactured_on, shipped_on, dealer)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (product, serial) DO UPDATE SET
               batch = COALESCE(unit.batch, ?3), manufactured_on = COALESCE(unit.manufactured_on, ?4),
               shipped_on = COALESCE(unit.shipped_on, ?5), dealer = COALESCE(unit.dealer, ?6)";
        self.put_unit(known_first, product, serial, facts)
    }

    fn put_unit(
        &mut self,
        sql: &str,
        product: i64,
        serial: &Serial,
        facts: &UnitFacts,
    ) -> Result<(), StoreError> {
        self.mark_units_changed()?;
        let manufactured_on = facts.manufactured_on.map(|on| on.to_string());
        let shipped_on = facts.shipped_on.map(|on| on.to_string());
        self.perform(
            sql,
            values![
                product,
                serial.as_str(),
                facts.batch.as_ref(),
                manufactured_on.as_ref(),
                shipped_on.as_ref(),
                facts.dealer.as_ref()
            ],
        )
    }

    /// The batch that printed a unit's label last, unless that was taken back or its job broke off before its file was in
    /// place; `None` when there is none.
    pub fn find_printing(
        &mut self,
        product: i64,
        serial: &Serial,
        now: Timestamp,
    ) -> Result<Option<Printing>, StoreError> {
        self.lookup(
            "SELECT batch.number, batch.printed_at, batch.placed_at
               FROM unit JOIN batch ON batch.number = unit.printed_in
              WHERE unit.product = ?1 AND unit.serial = ?2
                AND batch.void_at IS NULL AND (batch.placed_at IS NOT NULL OR batch.lease_until > ?3)",
            values![product, serial.as_str(), now.0],
            |row| {
                let is_under_way = row.opt_int(2)?.is_none();
                Ok(Printing { batch: row.int(0)?, at: Timestamp(row.int(1)?), is_under_way })
            },
        )
    }

    /// Units that a batch printed last, in the order of their key behind `after`, at most `most`. Reads all units on record:
    /// none but the rare taking back of a batch asks for this.
    pub fn list_units_of_batch(
        &mut self,
        batch: i64,
        after: Option<&(i64, Serial)>,
        most: i64,
    ) -> Result<Vec<(i64, Serial)>, StoreError> {
        let (product, serial) = after.map_or((-1, ""), |(product, serial)| (*product, serial.as_str()));
        let mut found = Vec::new();
        self.each(
            "SELECT product, serial FROM unit
              WHERE printed_in = ?1 AND (product, serial) > (?2, ?3)
              ORDER BY product, serial LIMIT ?4",
            values![batch, product, serial, most],
            |row| {
                found.push((row.int(0)?, Serial::stored(row.string(1)?)));
                Ok(())
            },
        )?;
        Ok(found)
    }

    /// How many units that a batch printed last are registered.
    pub fn count_registered_of_batch(&mut self, batch: i64) -> Result<i64, StoreError> {
        self.one(
            "SELECT COUNT(*) FROM registration JOIN unit
                 ON unit.product = registration.product AND unit.serial = registration.serial
              WHERE unit.printed_in = ?1 AND registration.state = 'active'",
            values![batch],
        )
    }

    /// Notes that `batch` printed the unit's label.
    pub fn mark_printed(&mut self, product: i64, serial: &Serial, batch: i64) -> Result<(), StoreError> {
        self.mark_units_changed()?;
        self.perform(
            "UPDATE unit SET printed_in = ?3 WHERE product = ?1 AND serial = ?2",
            values![product, serial.as_str(), batch],
        )?;
        Ok(())
    }
}
