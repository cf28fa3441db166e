//! Many units at once: taken in by the hundred, given out page by page in the order of their key. One statement for a hundred
//! rows, because over a wire each statement is a journey. Single units are in `units`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::columns::opt_date;
use super::{StoreError, Tx, Value};
use crate::domain::unit::{Serial, StockedUnit, UnitFacts};
use crate::values;

/// How many units one statement carries.
const AT_ONCE: usize = 100;

/// What became of units that were taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stocked {
    /// Put on record.
    pub added: u64,
    /// On record before, and changed.
    pub updated: u64,
    /// On record before, as they are.
    pub unchanged: u64,
}

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let row = |at: usize| {
        let columns: Vec<String> = (1..=6).map(|column| format!("?{}", at * 6 + column)).collect();
        format!("({})", columns.join(", "))
    };
    let rows: Vec<String> = (0..AT_ONCE).map(row).collect();
    format!(
        "INSERT INTO unit (product, serial, batch, manufactured_on, shipped_on, dealer) VALUES {} \
         ON CONFLICT (product, serial) DO NOTHING",
        rows.join(", ")
    )
});

static KNOWN: LazyLock<String> = LazyLock::new(|| {
    let serials: Vec<String> = (0..AT_ONCE).map(|at| format!("?{}", at + 2)).collect();
    format!(
        "SELECT serial, batch, manufactured_on, shipped_on, dealer FROM unit WHERE product = ?1 AND serial IN ({})",
        serials.join(", ")
    )
});

impl Tx<'_> {
    /// Puts units on record that are sorted by their key and stand once each. One on record already gets the facts that are
    /// given; others of it stay as they are.
    pub fn stock_units(&mut self, units: &[StockedUnit]) -> Result<Stocked, StoreError> {
        let mut done = Stocked::default();
        for some in units.chunks(AT_ONCE) {
            let added = self.insert_units(some)?;
            done.added += added;
            let known = some.len() as u64 - added;
            let updated = if known > 0 { self.update_units(some)? } else { 0 };
            done.updated += updated;
            done.unchanged += known.saturating_sub(updated);
        }
        if done.added + done.updated > 0 {
            self.mark_units_changed()?;
        }
        Ok(done)
    }

    /// Answers how many were new.
    fn insert_units(&mut self, units: &[StockedUnit]) -> Result<u64, StoreError> {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(AT_ONCE * 6);
        // The last one fills what is left of the statement: it stands in its own way.
        for unit in padded(units) {
            values.push(unit.product.into());
            values.push(unit.serial.as_str().into());
            values.extend(facts_of(&unit.facts));
        }
        self.execute(&INSERT, &values)
    }

    /// Changes those that are on record with other facts; one that was just put there has these.
    fn update_units(&mut self, units: &[StockedUnit]) -> Result<u64, StoreError> {
        let mut updated = 0;
        for some in units.chunk_by(|one, next| one.product == next.product) {
            let known = self.known_facts(some)?;
            for unit in some {
                let Some(before) = known.get(unit.serial.as_str()) else { continue };
                let after = before.updated_by(&unit.facts);
                if after != *before {
                    let mut values = vec![unit.product.into(), unit.serial.as_str().into()];
                    values.extend(facts_of(&after));
                    self.perform(
                        "UPDATE unit SET batch = ?3, manufactured_on = ?4, shipped_on = ?5, dealer = ?6
                          WHERE product = ?1 AND serial = ?2",
                        &values,
                    )?;
                    updated += 1;
                }
            }
        }
        Ok(updated)
    }

    fn known_facts(&mut self, units: &[StockedUnit]) -> Result<HashMap<String, UnitFacts>, StoreError> {
        let mut values: Vec<Value<'_>> = units.first().map(|unit| unit.product.into()).into_iter().collect();
        values.extend(padded(units).map(|unit| Value::from(unit.serial.as_str())));
        let mut known = HashMap::new();
        self.each(&KNOWN, &values, |row| {
            let facts = UnitFacts {
                batch: row.opt_string(1)?,
                manufactured_on: opt_date(row, 2)?,
                shipped_on: opt_date(row, 3)?,
                dealer: row.opt_string(4)?,
            };
            known.insert(row.string(0)?, facts);
            Ok(())
        })?;
        Ok(known)
    }

    /// Units in the order of their key behind `after`, at most `most`.
    pub fn list_units(
        &mut self,
        after: Option<&(i64, Serial)>,
        most: i64,
    ) -> Result<Vec<StockedUnit>, StoreError> {
        let (product, serial) = after.map_or((-1, ""), |(product, serial)| (*product, serial.as_str()));
        let mut units = Vec::new();
        self.each(
            "SELECT serial, batch, manufactured_on, shipped_on, dealer, product FROM unit
              WHERE (product, serial) > (?1, ?2) ORDER BY product, serial LIMIT ?3",
            values![product, serial, most],
            |row| {
                let facts = UnitFacts {
                    batch: row.opt_string(1)?,
                    manufactured_on: opt_date(row, 2)?,
                    shipped_on: opt_date(row, 3)?,
                    dealer: row.opt_string(4)?,
                };
                units.push(StockedUnit {
                    product: row.int(5)?,
                    serial: Serial::stored(row.string(0)?),
                    facts,
                });
                Ok(())
            },
        )?;
        Ok(units)
    }
}

fn padded(units: &[StockedUnit]) -> impl Iterator<Item = &StockedUnit> {
    let last = units.last().into_iter().cycle();
    units.iter().chain(last).take(AT_ONCE)
}

fn facts_of(facts: &UnitFacts) -> [Value<'static>; 4] {
    let day = |on: Option<jiff::civil::Date>| Value::from(on.map(|on| on.to_string()));
    [
        Value::from(facts.batch.clone()),
        day(facts.manufactured_on),
        day(facts.shipped_on),
        Value::from(facts.dealer.clone()),
    ]
}
