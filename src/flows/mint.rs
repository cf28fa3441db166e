//! Mint: records a label job and the units in it, so that the desk knows what was printed and nothing is printed twice.

use super::{Context, Error};
use crate::domain::batch::Batch;
use crate::domain::clock::Id;
use crate::domain::event::{Event, Kind};
use crate::domain::unit::{ProductName, Serial, UnitFacts};

/// One unit of a label job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minted {
    /// Number of its product.
    pub product: i64,
    /// Its serial.
    pub serial: Serial,
    /// What the units file says about it.
    pub facts: UnitFacts,
    /// Where it stands in the units file, counted from 1 with the header.
    pub line: u64,
}

/// A unit whose label was printed before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedBefore {
    /// Where it stands in the units file.
    pub line: u64,
    /// Its serial.
    pub serial: Serial,
    /// The batch that printed it.
    pub batch: i64,
    /// When, in UTC.
    pub when: String,
}

/// Units of these that were printed before, at most `most`.
///
/// # Errors
/// What the store says.
pub fn printed_before(context: &Context, units: &[Minted], most: usize) -> Result<Vec<PrintedBefore>, Error> {
    context.store.read_here(|tx| {
        let mut found = Vec::new();
        for unit in units {
            if let Some((batch, at)) = tx.find_printing(unit.product, &unit.serial)? {
                found.push(PrintedBefore {
                    line: unit.line,
                    serial: unit.serial.clone(),
                    batch,
                    when: at.rfc3339(),
                });
                if found.len() >= most {
                    break;
                }
            }
        }
        Ok(found)
    })
}

/// `true` when a unit of the product has this serial on record, printed or not.
///
/// # Errors
/// What the store says; also when the product is not in the database.
pub fn is_taken(context: &Context, product: &ProductName, serial: &Serial) -> Result<bool, Error> {
    context.store.read_here(|tx| {
        let shelf = context.shelf.shelf(tx)?;
        let Some(numbered) = shelf.find(product) else { return Ok(false) };
        Ok(tx.find_unit(numbered.number, serial)?.is_some())
    })
}

/// How many units one transaction records: well under 50 ms, so that a `serve` beside us keeps answering.
const CHUNK: usize = 1_000;

/// Records the batch and its units; answers the batch's number. `progress` hears how many units are recorded.
///
/// # Errors
/// What the store says. Units recorded before the error stay on record, as what they are; only their batch is incomplete.
pub fn record(
    context: &Context,
    batch: Batch,
    units: Vec<Minted>,
    mut progress: impl FnMut(u64),
) -> Result<i64, Error> {
    let number = context.store.write_blocking(move |tx| tx.add_batch(&batch).map_err(Error::from))?;
    let now = context.clock.now();
    let mut units = units;
    // SQLite keeps units in the order of their key; sorted rows fill its pages, unsorted ones split them.
    units.sort_unstable_by(|a, b| (a.product, a.serial.as_str()).cmp(&(b.product, b.serial.as_str())));
    let mut done = 0;
    for chunk in units.chunks(CHUNK) {
        let rows: Vec<(Minted, Id)> = chunk.iter().map(|unit| (unit.clone(), context.clock.id())).collect();
        done += rows.len() as u64;
        context.store.write_blocking(move |tx| {
            for (unit, event) in &rows {
                tx.record_unit(unit.product, &unit.serial, &unit.facts)?;
                tx.mark_printed(unit.product, &unit.serial, number)?;
                let event = Event {
                    id: event.clone(),
                    at: now,
                    kind: Kind::Printed,
                    registration: None,
                    detail: number.to_string(),
                };
                tx.add_event(unit.product, &unit.serial, &event)?;
            }
            Ok::<_, Error>(())
        })?;
        progress(done);
    }
    Ok(number)
}

/// All recorded batches, newest first.
///
/// # Errors
/// What the store says.
pub fn list(context: &Context) -> Result<Vec<Batch>, Error> {
    context.store.read_here(|tx| Ok(tx.list_batches()?))
}
