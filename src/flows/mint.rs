//! Mint: records a label job and the units in it, so that the desk knows what was printed and nothing is printed twice.
//!
//! A batch is on record before its file is in place: [`record`], then the file, then [`place`]. A job that dies in between
//! leaves a batch that is broken off; its units may be printed again. `adopt` does the same for jobs printed elsewhere.

use std::io;

use super::{Context, Error};
use crate::domain::batch::{Batch, BatchState};
use crate::domain::clock::{Id, MINUTE, Timestamp};
use crate::domain::event::{Event, Kind};
use crate::domain::unit::{ProductName, Serial, UnitFacts};
use crate::store::Tx;

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
    /// The job of that batch is at work still, or died a moment ago.
    pub is_under_way: bool,
}

/// Units of these that were printed before, at most `most`. Batches that were taken back or broke off do not count.
///
/// # Errors
/// What the store says.
pub fn printed_before(context: &Context, units: &[Minted], most: usize) -> Result<Vec<PrintedBefore>, Error> {
    let now = context.clock.now();
    context.store.read_here(|tx| {
        let mut found = Vec::new();
        for unit in units {
            if let Some(printing) = tx.find_printing(unit.product, &unit.serial, now)? {
                found.push(PrintedBefore {
                    line: unit.line,
                    serial: unit.serial.clone(),
                    batch: printing.batch,
                    when: printing.at.rfc3339(),
                    is_under_way: printing.is_under_way,
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

/// How many units are sorted at once: enough that pages fill, few enough for any memory.
const SORTED: usize = 20_000;
/// How many units one transaction records: well under 50 ms, so that a `serve` beside us keeps answering.
pub(super) const CHUNK: usize = 1_000;
/// How long a job may stay silent before it is taken for dead, in milliseconds. From the last recorded unit to the file in
/// place is one renaming.
const LEASE: i64 = 2 * MINUTE;

/// Until when a job that lives now is taken to be at work.
pub fn lease(now: Timestamp) -> Timestamp {
    now.plus(LEASE)
}

/// Records the batch and its units as being printed; answers the batch's number. Without `reprint` no unit may have been
/// printed before, by a job beside this one either. Units come one by one and only some thousand are held. `progress` hears how
/// many are recorded. [`place`] is to follow, or [`abandon`].
///
/// # Errors
/// What the store says; that a unit was printed or the batch taken back meanwhile. Units recorded before the error stay on record; their
/// batch is broken off and keeps nobody from printing them.
pub fn record(
    context: &Context,
    (batch, reprint): (Batch, bool),
    units: impl IntoIterator<Item = io::Result<Minted>>,
    progress: impl FnMut(u64),
) -> Result<i64, Error> {
    let batch = Batch { lease_until: lease(context.clock.now()), ..batch };
    let number = context.store.write_blocking(move |tx| tx.add_batch(&batch).map_err(Error::from))?;
    match record_units(context, (number, reprint), units.into_iter(), progress) {
        Ok(()) => Ok(number),
        Err(error) => {
            // The first error is the one that explains.
            drop(abandon(context, number));
            Err(error)
        }
    }
}

fn record_units(
    context: &Context,
    batch: (i64, bool),
    mut units: impl Iterator<Item = io::Result<Minted>>,
    mut progress: impl FnMut(u64),
) -> Result<(), Error> {
    let mut done = 0;
    loop {
        let some: io::Result<Vec<Minted>> = units.by_ref().take(SORTED).collect();
        let mut some =
            some.map_err(|why| Error::Refused(format!("the units of the job cannot be read back: {why}")))?;
        if some.is_empty() {
            return Ok(());
        }
        // SQLite keeps units in the order of their key; sorted rows fill its pages, unsorted ones split them.
        some.sort_unstable_by(|a, b| (a.product, a.serial.as_str()).cmp(&(b.product, b.serial.as_str())));
        for chunk in some.chunks(CHUNK) {
            record_chunk(context, batch, chunk)?;
            done += chunk.len() as u64;
            progress(done);
        }
    }
}

fn record_chunk(context: &Context, (number, reprint): (i64, bool), chunk: &[Minted]) -> Result<(), Error> {
    let rows: Vec<(Minted, Id)> = chunk.iter().map(|unit| (unit.clone(), context.clock.id())).collect();
    let now = context.clock.now();
    context.store.write_blocking(move |tx| {
        renew(tx, number, now)?;
        for (unit, event) in &rows {
            let other = tx.find_printing(unit.product, &unit.serial, now)?;
            if let Some(other) = other.filter(|other| !reprint && other.batch != number) {
                return Err(Error::Refused(format!(
                    "serial {} was printed meanwhile by another job, in batch {}; nothing was written, run this job again to see \
                     what is left of it",
                    unit.serial, other.batch
                )));
            }
            tx.record_unit(unit.product, &unit.serial, &unit.facts)?;
            print_unit(tx, unit, number, (event, now))?;
        }
        Ok::<_, Error>(())
    })
}

/// Tells the database that the job of a batch is alive.
pub(super) fn renew(tx: &mut Tx<'_>, number: i64, now: Timestamp) -> Result<(), Error> {
    if tx.renew_batch(number, lease(now))? {
        return Ok(());
    }
    Err(Error::Refused(format!(
        "batch {number} was taken back while its job was at work; nothing more is recorded"
    )))
}

/// Links a unit on record with the batch that printed it, and writes that down in its timeline.
pub(super) fn print_unit(
    tx: &mut Tx<'_>,
    unit: &Minted,
    batch: i64,
    (event, at): (&Id, Timestamp),
) -> Result<(), Error> {
    tx.mark_printed(unit.product, &unit.serial, batch)?;
    let event =
        Event { id: event.clone(), at, kind: Kind::Printed, registration: None, detail: batch.to_string() };
    Ok(tx.add_event(unit.product, &unit.serial, &event)?)
}

/// The file of a batch is in place: the batch is active.
///
/// # Errors
/// What the store says.
pub fn place(context: &Context, number: i64) -> Result<(), Error> {
    let now = context.clock.now();
    context.store.write_blocking(move |tx| Ok(tx.place_batch(number, now)?))
}

/// The file of a batch will never be in place: its units may be printed again at once.
///
/// # Errors
/// What the store says.
pub fn abandon(context: &Context, number: i64) -> Result<(), Error> {
    let now = context.clock.now();
    context.store.write_blocking(move |tx| Ok(tx.renew_batch(number, now).map(drop)?))
}

/// All recorded batches with where they stand now, newest first.
///
/// # Errors
/// What the store says.
pub fn list(context: &Context) -> Result<Vec<(Batch, BatchState)>, Error> {
    let batches = context.store.read_here(|tx| tx.list_batches().map_err(Error::from))?;
    Ok(batches.into_iter().map(|batch| with_state(context, batch)).collect())
}

/// As [`list`], for doors that may not wait.
///
/// # Errors
/// What the store says.
pub async fn read_list(context: &Context) -> Result<Vec<(Batch, BatchState)>, Error> {
    let batches = context.store.read(|tx| tx.list_batches().map_err(Error::from)).await?;
    Ok(batches.into_iter().map(|batch| with_state(context, batch)).collect())
}

/// One batch and where it stands.
///
/// # Errors
/// What the store says.
pub async fn find(context: &Context, number: i64) -> Result<Option<(Batch, BatchState)>, Error> {
    let found = context.store.read(move |tx| tx.find_batch(number).map_err(Error::from)).await?;
    Ok(found.map(|batch| with_state(context, batch)))
}

fn with_state(context: &Context, batch: Batch) -> (Batch, BatchState) {
    let state = batch.state(context.clock.now());
    (batch, state)
}

/// What to say of a batch whose job died.
pub fn say_broken_off(batch: &Batch) -> String {
    format!(
        "batch {}: the job that began to print {} labels to {} at {} was killed; its units can be printed again without \
         --reprint. When that is done, `aftersale batch void {} --reason killed` closes it",
        batch.number,
        batch.labels,
        batch.file,
        batch.printed_at.rfc3339(),
        batch.number
    )
}
