//! Hand out: everything on record goes out, page by page in the order of its key: memory does not grow with the number of
//! rows, and a `serve` beside is not kept waiting. What is written meanwhile may be in it or not.

use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::offer::{Buyer, Purchase};
use crate::domain::registration::Record;
use crate::domain::unit::StockedUnit;

/// Rows of a page.
const PAGE: i64 = 2_000;

/// All units, sorted by product and serial, each with its product's code. Memory does not grow with their number.
///
/// # Errors
/// What the store or `each` say.
pub fn each_unit<E: From<Error>>(
    context: &Context,
    mut each: impl FnMut(&str, &StockedUnit) -> Result<(), E>,
) -> Result<u64, E> {
    let (mut after, mut count) = (None, 0);
    loop {
        let (shelf, page) = context.store.read_here(|tx| {
            let shelf = context.shelf.shelf(tx)?;
            Ok::<_, Error>((shelf, tx.list_units(after.as_ref(), PAGE)?))
        })?;
        for unit in &page {
            let Some(product) = shelf.find_number(unit.product) else { continue };
            each(product.product.code.as_str(), unit)?;
            count += 1;
        }
        match page.into_iter().last() {
            Some(last) => after = Some((last.product, last.serial)),
            None => return Ok(count),
        }
    }
}

/// All registrations, former owners' too, in the order they came, each with its product's code. Memory does not grow with
/// their number. Who took them is written down.
///
/// # Errors
/// What the store or `each` say.
pub fn each_registration<E: From<Error>>(
    context: &Context,
    mut each: impl FnMut(&str, &Record) -> Result<(), E>,
) -> Result<u64, E> {
    let (mut after, mut count): (Option<Id>, u64) = (None, 0);
    note_export(context, "registrations")?;
    loop {
        let (shelf, page) = context.store.read_here(|tx| {
            let shelf = context.shelf.shelf(tx)?;
            Ok::<_, Error>((shelf, tx.list_registrations(after.as_ref(), PAGE)?))
        })?;
        for record in &page {
            let Some(product) = shelf.find_number(record.product) else { continue };
            each(product.product.code.as_str(), record)?;
            count += 1;
        }
        match page.into_iter().last() {
            Some(last) => after = Some(last.id),
            None => return Ok(count),
        }
    }
}

/// All purchases in the order they came, each with its product's code where it was bought for a unit. Who took them is
/// written down.
///
/// # Errors
/// What the store or `each` say.
pub fn each_purchase<E: From<Error>>(
    context: &Context,
    mut each: impl FnMut(Option<&str>, &Purchase) -> Result<(), E>,
) -> Result<u64, E> {
    let (mut after, mut count): (Option<Id>, u64) = (None, 0);
    note_export(context, "purchases")?;
    loop {
        let (shelf, page) = context.store.read_here(|tx| {
            let shelf = context.shelf.shelf(tx)?;
            Ok::<_, Error>((shelf, tx.list_purchases(after.as_ref(), PAGE)?))
        })?;
        for (_, purchase) in &page {
            let product = match &purchase.buyer {
                Buyer::Unit(number, _) => shelf.find_number(*number).map(|found| found.product.code.as_str()),
                Buyer::Address(_) => None,
            };
            each(product, purchase)?;
            count += 1;
        }
        match page.into_iter().last() {
            Some((last, _)) => after = Some(last),
            None => return Ok(count),
        }
    }
}

/// Personal data leave the house: that is written down, for what and by whom.
fn note_export(context: &Context, what: &str) -> Result<(), Error> {
    let line = line(context, &Asker::terminal(), "export", what.to_owned());
    context.store.write_blocking(move |tx| tx.add_audit(&line, None).map_err(Error::from))
}
