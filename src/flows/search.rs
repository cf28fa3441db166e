//! Search: what somebody at the desk types or scans, understood in every way it can be meant; the units it means, whose they are and
//! until when they are covered. The whole of one unit is `lookup`'s.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::iter;
use std::sync::Arc;

use jiff::civil::Date;

use super::lookup::{Asker, line};
use super::owner::coverage_of;
use super::{Context, Error};
use crate::domain::code::Code;
use crate::domain::coverage::{History, covered_until};
use crate::domain::registration::Registration;
use crate::domain::search::{Query, Reading, Term, words};
use crate::domain::unit::{ProductName, Serial, UnitName};
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// Enough hits: who gets more types another word.
const MOST: usize = 50;

/// A line of search results.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its serial.
    pub serial: Serial,
    /// Whose it is, when it is somebody's.
    pub owner: Option<Owner>,
}

/// Who has a unit that was found.
#[derive(Clone, Debug)]
pub struct Owner {
    /// The registration in force.
    pub registration: Registration,
    /// Last day of its cover.
    pub until: Option<Date>,
}

/// A unit that a search means, before more is known of it.
struct Place {
    product: Arc<NumberedProduct>,
    serial: Serial,
    /// The registration in force, when it was found by that.
    active: Option<Registration>,
}

/// Units that fit a search, best first: the exact unit of a scanned code, registrations by their terms, units without
/// registration by their serial. Notes who searched for how much, never for what: searches hold names.
///
/// # Errors
/// What the store says.
pub async fn search(context: &Context, asker: &Asker, text: &str) -> Result<Vec<Hit>, Error> {
    let Some(query) = Query::parse(text) else { return Ok(Vec::new()) };
    let inner = context.clone();
    let hits = context.store.read(move |tx| hits(tx, &inner, &query)).await?;
    let line = line(context, asker, "search", format!("{} found", hits.len()));
    context.store.write(move |tx| tx.add_audit(&line, None).map_err(Error::from)).await?;
    Ok(hits)
}

fn hits(tx: &mut Tx<'_>, context: &Context, query: &Query) -> Result<Vec<Hit>, Error> {
    let mut found: Vec<Place> = Vec::new();
    for (product, serial) in exact_units(tx, context, query)? {
        push(&mut found, (product, serial), None);
    }
    let (exact, begun): (Vec<_>, Vec<_>) =
        query.readings.iter().cloned().partition(|reading| reading.begins.is_none());
    add_registrations(tx, context, &exact, &mut found)?;
    add_units(tx, context, query, &mut found)?;
    add_registrations(tx, context, &begun, &mut found)?;
    let of_catalog = of_catalog(tx, context, query)?;
    add_registrations(tx, context, &of_catalog, &mut found)?;
    // One more than is shown says that there are more.
    found.truncate(MOST + 1);
    told(tx, context, found)
}

/// Registrations that these readings mean, until there are enough.
fn add_registrations(
    tx: &mut Tx<'_>,
    context: &Context,
    readings: &[Reading],
    found: &mut Vec<Place>,
) -> Result<(), Error> {
    let shelf = context.shelf.shelf(tx)?;
    for reading in readings {
        if found.len() > MOST {
            break;
        }
        for registration in tx.search_registrations(reading)? {
            let Some(product) = shelf.find_number(registration.product).cloned() else { continue };
            let serial = registration.serial.clone();
            // Found by somebody who had it before: whose it is now is what counts.
            push(found, (product, serial), Some(registration).filter(|known| known.is_active));
        }
    }
    Ok(())
}

/// Units whose serial is what was typed, or begins so; whole ones first.
fn add_units(tx: &mut Tx<'_>, context: &Context, query: &Query, found: &mut Vec<Place>) -> Result<(), Error> {
    let Some(pattern) = &query.serial else { return Ok(()) };
    let shelf = context.shelf.shelf(tx)?;
    let mut units = Vec::new();
    for product in shelf.products() {
        if units.len() + found.len() > MOST {
            break;
        }
        let serials = tx.list_serials_like(product.number, pattern, MOST)?;
        units.extend(serials.into_iter().map(|serial| (Arc::clone(product), serial)));
    }
    units.sort_by_key(|(_, serial)| !pattern.is(serial.as_str()));
    for unit in units {
        push(found, unit, None);
    }
    Ok(())
}

/// Words that name a product or a dealer of the catalogue mean what was registered of them; words beside them, its owner.
fn of_catalog(tx: &mut Tx<'_>, context: &Context, query: &Query) -> Result<Vec<Reading>, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let typed: BTreeSet<&str> = query.words.iter().map(String::as_str).collect();
    let mut readings = Vec::new();
    let mut meant = |term: Term, text: &str| {
        let its: BTreeSet<String> = words(text).collect();
        let (named, others): (Vec<&str>, Vec<&str>) = typed.iter().partition(|word| its.contains(**word));
        if !named.is_empty() {
            let all = iter::once(term).chain(Term::of_name(others)).collect();
            readings.push((named.len(), Reading::whole(all)));
        }
    };
    for numbered in shelf.products() {
        let product = &numbered.product;
        let gtin = product.gtin.map(String::from).unwrap_or_default();
        meant(
            Term::product(numbered.number),
            &format!("{} {} {gtin}", product.code, product.name.as_plain()),
        );
    }
    for dealer in shelf.dealers() {
        meant(Term::dealer(&dealer.code), &format!("{} {}", dealer.code, dealer.label()));
    }
    readings.sort_by_key(|(named, _)| Reverse(*named));
    Ok(readings.into_iter().map(|(_, reading)| reading).take(MOST).collect())
}

/// Adds a unit once; the better reading came first.
fn push(
    found: &mut Vec<Place>,
    (product, serial): (Arc<NumberedProduct>, Serial),
    active: Option<Registration>,
) {
    let same = |known: &&mut Place| known.product.number == product.number && known.serial == serial;
    match found.iter_mut().find(same) {
        Some(known) => known.active = known.active.take().or(active),
        None => found.push(Place { product, serial, active }),
    }
}

/// What is shown of them. Asked for many units at once: over a wire each look is a journey.
fn told(tx: &mut Tx<'_>, context: &Context, mut found: Vec<Place>) -> Result<Vec<Hit>, Error> {
    for place in found.iter_mut().filter(|place| place.active.is_none()) {
        place.active = tx.find_registration_of_unit(place.product.number, &place.serial)?;
    }
    let mut histories: HashMap<(i64, Serial), History> = HashMap::new();
    let owned: Vec<&Place> = found.iter().filter(|place| place.active.is_some()).collect();
    for product in owned.iter().map(|place| place.product.number).collect::<BTreeSet<_>>() {
        let its = owned.iter().filter(|place| place.product.number == product);
        let serials: Vec<&Serial> = its.map(|place| &place.serial).collect();
        for unit in tx.list_units_of(product, &serials)? {
            histories.entry((product, unit.serial)).or_default().facts = unit.facts;
        }
        for (serial, happened) in tx.list_cover_events_of(product, &serials)? {
            histories.entry((product, serial)).or_default().events.push(happened);
        }
    }
    let shelf = context.shelf.shelf(tx)?;
    let hit = |Place { product, serial, active }: Place| {
        let owner = active.map(|registration| {
            let history = histories.remove(&(product.number, serial.clone())).unwrap_or_default();
            let market = context.settings.market;
            let lines = coverage_of(&shelf, &product.product, &history, &registration, market);
            Owner { registration, until: covered_until(&lines) }
        });
        Hit { product, serial, owner }
    };
    Ok(found.into_iter().map(hit).collect())
}

/// Units on record whose code or serial was typed or scanned; every product of the catalogue is tried.
fn exact_units(
    tx: &mut Tx<'_>,
    context: &Context,
    query: &Query,
) -> Result<Vec<(Arc<NumberedProduct>, Serial)>, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let scanned = Code::parse_uri(&query.typed).ok().and_then(|code| code.unit());
    let names: Vec<UnitName> = match scanned {
        Some(unit) => vec![unit],
        None => shelf
            .products()
            .iter()
            .flat_map(|numbered| {
                let product = ProductName::of(&numbered.product);
                [query.typed.clone(), query.typed.to_uppercase()]
                    .into_iter()
                    .filter_map(move |serial| UnitName::parse(product.clone(), &serial).ok())
            })
            .collect(),
    };
    let mut found = Vec::new();
    for name in names {
        let Some(product) = shelf.find(&name.product).cloned() else { continue };
        if tx.find_unit(product.number, &name.serial)?.is_some() {
            found.push((product, name.serial));
        }
    }
    Ok(found)
}
