//! Adopt: a batch that a factory without network printed comes home. Its units join what is on record: registrations that
//! came first stay, gaps are filled, and what contradicts the record is told before anything is stored.

use super::mint::{self, Minted};
use super::{Context, Error};
use crate::domain::batch::{Batch, BatchState};
use crate::domain::clock::Id;
use crate::domain::unit::{Serial, Unit, UnitFacts};
use crate::store::Tx;

/// A unit that cannot simply join the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its place in the job, counted from 1.
    pub line: u64,
    /// Its serial.
    pub serial: Serial,
    /// What contradicts what.
    pub why: String,
}

/// What became of units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Adopted {
    /// Units that joined the batch.
    pub units: u64,
    /// Of these, units whose owners registered before the batch came home.
    pub registered: u64,
}

/// Where the batch of a job stands on record, if the job came home before.
///
/// # Errors
/// What the store says.
pub fn find(context: &Context, job: &str) -> Result<Option<(Batch, BatchState)>, Error> {
    let now = context.clock.now();
    let found = context.store.read_here(|tx| tx.find_batch_by_job(job).map_err(Error::from))?;
    Ok(found.map(|batch| {
        let state = batch.state(now);
        (batch, state)
    }))
}

/// What on record contradicts these units of the job `job`.
///
/// # Errors
/// What the store says.
pub fn conflicts(context: &Context, job: &str, units: &[Minted]) -> Result<Vec<Conflict>, Error> {
    let now = context.clock.now();
    context.store.read_here(|tx| {
        let ours = tx.find_batch_by_job(job)?.map(|batch| batch.number);
        let mut found = Vec::new();
        for unit in units {
            let mut say = |why| found.push(Conflict { line: unit.line, serial: unit.serial.clone(), why });
            let printing = tx.find_printing(unit.product, &unit.serial, now)?;
            if let Some(printing) = printing.filter(|printing| Some(printing.batch) != ours) {
                say(format!("was printed before, in batch {} at {}", printing.batch, printing.at.rfc3339()));
            }
            if let Some(known) = tx.find_unit(unit.product, &unit.serial)? {
                contradictions(&known.facts, &unit.facts).into_iter().for_each(say);
            }
        }
        Ok(found)
    })
}

/// Facts that are known and said to be otherwise.
fn contradictions(known: &UnitFacts, said: &UnitFacts) -> Vec<String> {
    let date = |on: Option<jiff::civil::Date>| on.map(|on| on.to_string());
    [
        ("batch", known.batch.clone(), said.batch.clone()),
        ("manufactured_on", date(known.manufactured_on), date(said.manufactured_on)),
        ("shipped_on", date(known.shipped_on), date(said.shipped_on)),
        ("dealer", known.dealer.clone(), said.dealer.clone()),
    ]
    .into_iter()
    .filter_map(|(what, known, said)| {
        let (known, said) = known.zip(said).filter(|(known, said)| known != said)?;
        Some(format!("{what} is {known:?} on record, the job says {said:?}"))
    })
    .collect()
}

/// Opens the batch of a job, or goes on with the one it has; answers its number.
///
/// # Errors
/// What the store says.
pub fn begin(context: &Context, batch: &Batch) -> Result<i64, Error> {
    let batch = Batch { lease_until: mint::lease(context.clock.now()), ..batch.clone() };
    context.store.write_blocking(move |tx| match tx.find_batch_by_job(&batch.job)? {
        Some(known) => Ok(known.number),
        None => Ok(tx.add_batch(&batch)?),
    })
}

/// Lets these units join the batch: facts fill gaps and never replace what is known. Doing it again changes nothing.
/// [`mint::place`] ends it.
///
/// # Errors
/// What the store says.
pub fn adopt(context: &Context, number: i64, units: &[Minted]) -> Result<Adopted, Error> {
    let now = context.clock.now();
    let mut all = Adopted::default();
    for chunk in units.chunks(mint::CHUNK) {
        let rows: Vec<(Minted, Id)> = chunk.iter().map(|unit| (unit.clone(), context.clock.id())).collect();
        let done = context.store.write_blocking(move |tx| {
            mint::renew(tx, number, now)?;
            let mut done = Adopted::default();
            for (unit, event) in &rows {
                let known = tx.find_unit(unit.product, &unit.serial)?;
                tx.fill_unit(unit.product, &unit.serial, &unit.facts)?;
                if known.as_ref().is_none_or(|known| known.printed_in != Some(number)) {
                    mint::print_unit(tx, unit, number, (event, now))?;
                }
                done.units += 1;
                done.registered += u64::from(is_registered(tx, unit.product, known.as_ref())?);
            }
            Ok::<_, Error>(done)
        })?;
        all.units += done.units;
        all.registered += done.registered;
    }
    Ok(all)
}

fn is_registered(tx: &mut Tx<'_>, product: i64, known: Option<&Unit>) -> Result<bool, Error> {
    let Some(unit) = known else { return Ok(false) };
    Ok(tx.find_registration_of_unit(product, &unit.serial)?.is_some())
}
