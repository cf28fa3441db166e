//! Look up: everything about a serial in one search, for the desk and the terminal. Every look is written down.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::iter;
use std::sync::Arc;

use jiff::civil::Date;

use super::catalog::Shelf;
use super::owner::{OwnedUnit, coverage_of, history_of, owned};
use super::{Context, Error};
use crate::domain::call::CallNote;
use crate::domain::claim::Claim;
use crate::domain::code::Code;
use crate::domain::contact::Undeliverable;
use crate::domain::coverage::{CoverEvent, History, covered_until};
use crate::domain::message::Message;
use crate::domain::reach::Reach;
use crate::domain::receipt::ReceiptFacts;
use crate::domain::registration::Registration;
use crate::domain::search::{Query, Reading, Term, words};
use crate::domain::unit::{ProductName, Serial, Unit, UnitName};
use crate::domain::withdrawal::Withdrawal;
use crate::store::Tx;
pub use crate::store::audit::AuditLine;
pub use crate::store::events::TimelineLine;
pub use crate::store::products::NumberedProduct;

/// Enough hits: who gets more types another word.
const MOST: usize = 50;

/// Everything on record about one unit.
#[derive(Clone, Debug)]
pub struct UnitRecord {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// The unit as recorded.
    pub unit: Unit,
    /// Its name.
    pub name: UnitName,
    /// Registrations, newest first; at most one of them is in force.
    pub registrations: Vec<OwnedUnit>,
    /// Messages of all registrations, newest first.
    pub messages: Vec<Message>,
    /// Why letters to the owner are refused, when they are.
    pub undeliverable: Option<Undeliverable>,
    /// How its owner is reached otherwise than by mail.
    pub reach: Reach,
    /// Why it is out of use, when it is.
    pub withdrawal: Option<Withdrawal>,
    /// The receipt of the registration in force.
    pub receipt: Option<ReceiptFacts>,
    /// Who else says it is theirs, newest first.
    pub claims: Vec<Claim>,
    /// What happened to its cover, oldest first.
    pub cover: Vec<CoverEvent>,
    /// The timeline, newest first.
    pub events: Vec<TimelineLine>,
    /// Calls about it, newest first.
    pub calls: Vec<CallNote>,
    /// Who looked, newest first.
    pub looks: Vec<AuditLine>,
}

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

/// Who asks, as the audit log names them.
#[derive(Clone, Debug)]
pub struct Asker(pub String);

impl UnitRecord {
    /// The registration in force, if the unit has an owner.
    pub fn active(&self) -> Option<&OwnedUnit> {
        self.registrations.iter().find(|owned| owned.registration.is_active)
    }
}

impl Asker {
    /// Somebody at the terminal of the machine.
    pub fn terminal() -> Self {
        Self("terminal".to_owned())
    }
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

/// Everything about one unit; `None` when it is not on record. Notes who looked.
///
/// # Errors
/// What the store says.
pub async fn record(
    context: &Context,
    asker: &Asker,
    product: i64,
    serial: &Serial,
) -> Result<Option<UnitRecord>, Error> {
    let (inner, wanted) = (context.clone(), serial.clone());
    let found = context.store.read(move |tx| record_in(tx, &inner, product, &wanted)).await?;
    if found.is_some() {
        let line = line(context, asker, "view", String::new());
        let serial = serial.clone();
        context
            .store
            .write(move |tx| tx.add_audit(&line, Some((product, &serial))).map_err(Error::from))
            .await?;
    }
    Ok(found)
}

pub(super) fn line(context: &Context, asker: &Asker, what: &str, detail: String) -> AuditLine {
    AuditLine {
        id: context.clock.id(),
        at: context.clock.now(),
        who: asker.0.clone(),
        what: what.to_owned(),
        detail,
    }
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
    // One more than is shown says that there are more. Only for these is looked up whose they are and until when they are covered:
    // over a wire each look is a journey.
    found.truncate(MOST + 1);
    let shelf = context.shelf.shelf(tx)?;
    found.into_iter().map(|place| hit(tx, context, &shelf, place)).collect()
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
            let owner = others.into_iter().map(Term::name);
            readings
                .push((named.len(), Reading { all: iter::once(term).chain(owner).collect(), begins: None }));
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

fn hit(tx: &mut Tx<'_>, context: &Context, shelf: &Shelf, place: Place) -> Result<Hit, Error> {
    let Place { product, serial, active } = place;
    let active = match active {
        Some(active) => Some(active),
        None => tx.find_registration_of_unit(product.number, &serial)?,
    };
    let owner = match active {
        Some(registration) => {
            let history = history_of(tx, product.number, &serial)?;
            let market = context.settings.market;
            let lines = coverage_of(shelf, &product.product, &history, &registration, market);
            Some(Owner { registration, until: covered_until(&lines) })
        }
        None => None,
    };
    Ok(Hit { product, serial, owner })
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

fn record_in(
    tx: &mut Tx<'_>,
    context: &Context,
    product: i64,
    serial: &Serial,
) -> Result<Option<UnitRecord>, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find_number(product).cloned() else { return Ok(None) };
    let Some(unit) = tx.find_unit(product.number, serial)? else { return Ok(None) };
    let name = UnitName { product: ProductName::of(&product.product), serial: serial.clone() };
    let cover = tx.list_cover_events(product.number, serial)?;
    let events = cover.iter().map(|event| event.what.clone()).collect();
    let history = History { facts: unit.facts.clone(), events };
    let mut registrations = Vec::new();
    let mut messages = Vec::new();
    let mut receipt = None;
    let mut undeliverable = None;
    let mut reach = Reach::default();
    for registration in tx.list_registrations_of_unit(product.number, serial)? {
        if registration.is_active {
            receipt = tx.find_receipt(&registration.id)?;
            reach = tx.find_reach(&registration.id)?;
            undeliverable = tx.find_undeliverable(&registration.email)?;
        }
        messages.extend(tx.list_messages_of_registration(&registration.id)?);
        registrations.push(owned(tx, (context, &shelf), Arc::clone(&product), &history, registration)?);
    }
    let events = tx.list_events(product.number, serial)?;
    let calls = tx.list_calls(product.number, serial)?;
    let looks = tx.list_audit_of_unit(product.number, serial)?;
    let withdrawal = tx.find_withdrawal(product.number, serial)?;
    let claims = tx.list_claims_of_unit(product.number, serial)?;
    Ok(Some(UnitRecord {
        product,
        unit,
        name,
        registrations,
        messages,
        undeliverable,
        reach,
        withdrawal,
        receipt,
        claims,
        cover,
        events,
        calls,
        looks,
    }))
}

/// How many messages wait and how many were given up.
///
/// # Errors
/// What the store says.
pub async fn outbox_figures(context: &Context) -> Result<(i64, i64), Error> {
    context.store.read(|tx| tx.count_unsettled().map_err(Error::from)).await
}

/// Messages that wait or were given up, the next due first, at most 500.
///
/// # Errors
/// What the store says.
pub fn unsettled_messages(context: &Context) -> Result<Vec<Message>, Error> {
    context.store.read_here(|tx| Ok(tx.list_unsettled_messages(500)?))
}
