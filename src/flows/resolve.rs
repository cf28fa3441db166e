//! Resolve: what a scan leads to. Reads only, writes nothing; says nothing about a unit whose proof is not there.

use std::sync::Arc;

use jiff::civil::Date;

use super::catalog::Shelf;
use super::owner::{coverage_of, with_events};
use super::{Accept, Context, Error};
use crate::domain::code::Code;
use crate::domain::coverage::covered_until;
use crate::domain::linkset::Linkset;
use crate::domain::unit::{UnitFacts, UnitName, UnitState};
use crate::domain::withdrawal::Fate;
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// What a code leads to.
#[derive(Clone, Debug)]
pub enum Resolution {
    /// Nothing in the catalogue has this GTIN or model code.
    UnknownProduct,
    /// The product is known, and nothing may be said of the unit: no serial, no proof, or a wrong one.
    Unproven(Arc<NumberedProduct>),
    /// A unit that can be registered.
    Fresh(Box<Fresh>),
    /// A unit that is registered. No word of its owner gets this far.
    Registered(Registered),
    /// A unit that was taken out of use.
    Withdrawn(Withdrawn),
    /// The label's proof holds, and the unit is not on record, though it would have to be.
    Unrecorded(Unrecorded),
}

/// What can be said of a code while the database server is away.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Its product, as it was known last.
    pub product: Arc<NumberedProduct>,
    /// The unit, where only its record could tell how it stands. `None` where no record is needed: the code names no unit,
    /// or has no proof.
    pub unit: Option<UnitName>,
    /// The catalogue as it was known last.
    pub shelf: Arc<Shelf>,
}

/// A unit that was taken out of use, as anybody with the label may know it: what became of it, not why.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its name.
    pub unit: UnitName,
    /// What became of it.
    pub fate: Fate,
}

/// A unit that nobody recorded.
#[derive(Clone, Debug)]
pub struct Unrecorded {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its name.
    pub unit: UnitName,
    /// Somebody's claim on it waits for a decision.
    pub is_claimed: bool,
}

/// A unit that can be registered.
#[derive(Clone, Debug)]
pub struct Fresh {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its name.
    pub unit: UnitName,
    /// What is on record about it.
    pub facts: UnitFacts,
    /// The proof of its label held.
    pub proven: bool,
    /// The catalogue, for dealers.
    pub shelf: Arc<Shelf>,
}

/// A registered unit, as anybody with the label may know it.
#[derive(Clone, Debug)]
pub struct Registered {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its name.
    pub unit: UnitName,
    /// Covered today.
    pub covered: bool,
    /// First day of the month in which coverage ends or ended. Not the day: that would tell the day of purchase.
    pub until_month: Option<Date>,
    /// Somebody else's claim on it waits for a decision.
    pub is_claimed: bool,
}

/// What `code` leads to, now.
///
/// # Errors
/// What the store says.
pub async fn resolve(context: &Context, code: Code) -> Result<Resolution, Error> {
    let inner = context.clone();
    context.store.peek(move |tx| resolve_in(tx, &inner, &code)).await
}

/// What follows from label and catalogue alone, for whom [`resolve`] cannot answer. For pages that only show; a story that
/// stores something never starts from here. `None` for a product that is not in memory: an import may have brought it since.
pub fn remember(context: &Context, code: &Code) -> Option<Remembered> {
    let shelf = context.shelf.held();
    let product = shelf.find(&code.product).cloned()?;
    let needs_record = |unit: &UnitName| {
        product.product.accept(&unit.serial, context.settings.accept) == Accept::Any
            || is_proven(context, unit, code)
    };
    let unit = code.unit().filter(needs_record);
    Some(Remembered { product, unit, shelf })
}

fn is_proven(context: &Context, unit: &UnitName, code: &Code) -> bool {
    code.proof.as_ref().is_some_and(|proof| context.settings.keys.verify(unit, proof).is_some())
}

/// How much of a linkset is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Every level up to the product.
    All,
    /// The level that holds the default link.
    Nearest,
}

/// Where a code of `lang` readers leads programs to; `None` when nothing in the catalogue has its GTIN.
///
/// # Errors
/// What the store says.
pub async fn links(
    context: &Context,
    code: &Code,
    lang: &str,
    depth: Depth,
) -> Result<Option<Linkset>, Error> {
    let cache = Arc::clone(&context.shelf);
    let shelf = match context.store.peek(move |tx| cache.shelf(tx)).await {
        // Links follow from the catalogue alone, and the one known last is better than none.
        Err(error) if error.is_away() && context.shelf.held().find(&code.product).is_some() => {
            context.shelf.held()
        }
        read => read?,
    };
    let product = shelf.find(&code.product);
    let (site, today) = (&context.settings.public_url, context.today());
    Ok(product.map(|numbered| match depth {
        Depth::All => Linkset::of(&numbered.product, code, site, lang, today),
        Depth::Nearest => Linkset::nearest(&numbered.product, code, site, lang, today),
    }))
}

pub(super) fn resolve_in(tx: &mut Tx<'_>, context: &Context, code: &Code) -> Result<Resolution, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find(&code.product).cloned() else { return Ok(Resolution::UnknownProduct) };
    let Some(unit) = code.unit() else { return Ok(Resolution::Unproven(product)) };
    let proven = is_proven(context, &unit, code);
    let accept = product.product.accept(&unit.serial, context.settings.accept);
    if !proven {
        // Whoever has no label in hand gets the same answer for every serial, without a look at what is on record: neither
        // page nor time may tell that a unit exists, is registered or was taken out.
        return Ok(match accept {
            Accept::Any => {
                let facts = UnitFacts::default();
                Resolution::Fresh(Box::new(Fresh { product, unit, facts, proven, shelf }))
            }
            Accept::Proof | Accept::Recorded => Resolution::Unproven(product),
        });
    }
    proven_in(tx, context, Proven { product, unit, shelf, accept })
}

/// A unit whose label's proof holds.
struct Proven {
    product: Arc<NumberedProduct>,
    unit: UnitName,
    shelf: Arc<Shelf>,
    accept: Accept,
}

fn proven_in(tx: &mut Tx<'_>, context: &Context, proven: Proven) -> Result<Resolution, Error> {
    let Proven { product, unit, shelf, accept } = proven;
    let record = tx.find_unit(product.number, &unit.serial)?;
    if record.is_none() && accept == Accept::Recorded {
        let is_claimed = tx.has_open_claim(product.number, &unit.serial)?;
        return Ok(Resolution::Unrecorded(Unrecorded { product, unit, is_claimed }));
    }
    let withdrawal = tx.find_withdrawal(product.number, &unit.serial)?.map(|withdrawal| withdrawal.fate);
    let is_void = record.as_ref().is_some_and(|unit| unit.state == UnitState::Void);
    if let Some(fate) = withdrawal.or(is_void.then_some(Fate::Void)) {
        return Ok(Resolution::Withdrawn(Withdrawn { product, unit, fate }));
    }
    let facts = record.map(|unit| unit.facts).unwrap_or_default();
    match tx.find_registration_of_unit(product.number, &unit.serial)? {
        Some(registration) => {
            let history = with_events(tx, product.number, &unit.serial, facts)?;
            let lines =
                coverage_of(&shelf, &product.product, &history, &registration, context.settings.market);
            let until = covered_until(&lines);
            let covered = until.is_some_and(|until| until >= context.today());
            let is_claimed = tx.has_open_claim(product.number, &unit.serial)?;
            Ok(Resolution::Registered(Registered {
                is_claimed,
                product,
                unit,
                covered,
                until_month: until.map(Date::first_of_month),
            }))
        }
        None => Ok(Resolution::Fresh(Box::new(Fresh { product, unit, facts, proven: true, shelf }))),
    }
}
