//! Stock: units go on record by the million, beside a `serve` that keeps answering.
//!
//! Whoever calls has read the whole file and sorted it: SQLite keeps units in the order of their key, so sorted rows fill its
//! pages one after the other.

use std::time::Duration;

use super::{Context, Error};
use crate::domain::unit::StockedUnit;
use crate::store::Tx;
use crate::store::facts::UNITS_VERSION;
pub use crate::store::stock::Stocked;

/// Units in the first transaction; later ones grow or shrink towards [`SPAN`].
const FIRST: usize = 1_000;
/// The most of a transaction, whatever the clock says.
const MOST: usize = 8_000;
/// How long a transaction is to take, in milliseconds. A registration beside it waits that long at worst.
const SPAN: std::ops::RangeInclusive<i64> = 12..=25;
/// Between two transactions: long enough that whoever waits for SQLite's one writing place gets it.
pub(super) const PAUSE: Duration = Duration::from_millis(2);

/// How many rows the next transaction takes, by how long the last one took.
pub(super) fn next_chunk(now: usize, took: i64, most: usize) -> usize {
    match took {
        took if took > *SPAN.end() => (now / 2).max(100),
        took if took < *SPAN.start() => (now * 2).min(most),
        _ => now,
    }
}

/// Puts units on record that are sorted by product and serial and stand once each. Later files update the facts they give.
/// `progress` hears how many are done.
///
/// # Errors
/// What `units` or the store say; units before the error stay on record, and the same file again goes on from there.
pub fn stock<E: From<Error>>(
    context: &Context,
    units: impl Iterator<Item = Result<StockedUnit, E>>,
    mut progress: impl FnMut(u64),
) -> Result<Stocked, E> {
    let mut units = units.peekable();
    let (mut done, mut total, mut size) = (Stocked::default(), 0_u64, FIRST);
    while units.peek().is_some() {
        let chunk: Vec<StockedUnit> = units.by_ref().take(size).collect::<Result<_, E>>()?;
        let (count, began) = (chunk.len() as u64, context.clock.now());
        let stored = context.store.write_blocking(move |tx| tx.stock_units(&chunk).map_err(Error::from))?;
        size = next_chunk(size, context.clock.now().0 - began.0, MOST);
        done.added += stored.added;
        done.updated += stored.updated;
        done.unchanged += stored.unchanged;
        total += count;
        progress(total);
        std::thread::sleep(PAUSE);
    }
    if done.updated > 0 {
        let version = context.clock.id();
        let note = move |tx: &mut Tx<'_>| Ok::<_, Error>(tx.put_fact(UNITS_VERSION, version.as_str())?);
        context.store.write_blocking(note)?;
    }
    Ok(done)
}
