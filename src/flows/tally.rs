//! Tally: counts units in small steps, so that the dashboard never does. A walk goes through all units by their key; each step is one
//! short transaction that adds what it saw and notes how far it came, so several processes may step the same walk, and a kill
//! loses nothing. Registrations are added as they come (`store/tally`), also to the part a walk has passed.

use std::collections::{HashMap, HashSet};

use super::catalog::Shelf as Catalogue;
use super::owner::coverage_of;
use super::{Context, Error};
use crate::domain::clock::{HOUR, Timestamp};
use crate::domain::coverage::{Happening, History, covered_until};
use crate::domain::registration::Registration;
use crate::domain::tally::{Ending, Figures, Shelf, Walk};
use crate::domain::unit::{Serial, Unit, UnitState};
use crate::store::Tx;

/// The fewest and most units in one step.
pub const STEPS: std::ops::RangeInclusive<i64> = 20..=1_000;
/// Units are counted again after so long even if nothing says that they changed: covers end by themselves.
const AT_LEAST_EVERY: i64 = HOUR;
/// What the units were like when the last walk began.
const COUNTED: &str = "unit-changes-counted";

/// Whether there is more to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A walk is under way.
    More,
    /// Everything is counted.
    Done,
}

/// Does one step of so many units at most: begins a walk when units changed since the last one began, goes on with the one under way,
/// ends it. Nobody else writes meanwhile: how many units are as long as may be is the caller's to find out.
///
/// # Errors
/// What the store says.
pub async fn step(context: &Context, units: i64) -> Result<Step, Error> {
    if !context.store.peek(is_due(context)).await? {
        return Ok(Step::Done);
    }
    let inner = context.clone();
    context.store.write(move |tx| step_in(tx, &inner, units)).await
}

/// Counts until everything is counted.
///
/// # Errors
/// What the store says.
pub async fn whole(context: &Context) -> Result<(), Error> {
    while step(context, *STEPS.end()).await? == Step::More {}
    Ok(())
}

fn is_due(context: &Context) -> impl Fn(&mut Tx<'_>) -> Result<bool, Error> + Send + 'static {
    let now = context.clock.now();
    move |tx| {
        let walks = tx.list_walks()?;
        let changed = tx.find_fact(COUNTED)?.unwrap_or_default() != tx.unit_changes()?;
        Ok(match walks.last() {
            Some(Walk { ended_at: Some(ended_at), .. }) => changed || is_old(*ended_at, now),
            _ => true,
        })
    }
}

fn is_old(ended_at: Timestamp, now: Timestamp) -> bool {
    now.0 - ended_at.0 >= AT_LEAST_EVERY
}

fn step_in(tx: &mut Tx<'_>, context: &Context, most: i64) -> Result<Step, Error> {
    let walks = tx.list_walks()?;
    let mut walk = match walks.last() {
        Some(walk) if walk.ended_at.is_none() => walk.clone(),
        // Another process may have ended it since it was looked at.
        _ if !is_due(context)(tx)? => return Ok(Step::Done),
        last => begin(tx, context, last.map_or(0, |last| last.number))?,
    };
    let shelf = context.shelf.shelf(tx)?;
    let mut numbers: Vec<i64> = shelf.products().iter().map(|product| product.number).collect();
    numbers.sort_unstable();
    let Some(product) = numbers.into_iter().find(|number| *number >= walk.product) else {
        return end(tx, context, &walks, walk);
    };
    if product != walk.product {
        (walk.product, walk.serial) = (product, nothing());
    }
    let units = tx.list_units_behind(product, &walk.serial, most)?;
    let Some(last) = units.last() else {
        (walk.product, walk.serial) = (product + 1, nothing());
        tx.put_walk(&walk)?;
        return Ok(Step::More);
    };
    let registrations = tx.list_registrations_between(product, &walk.serial, &last.serial)?;
    let until = last.serial.clone();
    let spoilt = tx.list_batches()?.into_iter().filter(|batch| batch.void_at.is_some());
    let counted = Count {
        context,
        catalogue: &shelf,
        product,
        spoilt: spoilt.map(|batch| batch.number).collect(),
        registrations: registrations.iter().map(|one| (one.serial.as_str(), one)).collect(),
        cover: by_unit(tx.list_cover_events_between(product, &walk.serial, &last.serial)?),
    }
    .of(&units);
    for figures in &counted.0 {
        tx.add_figures(walk.number, figures)?;
    }
    for ending in &counted.1 {
        tx.add_ending(walk.number, ending)?;
    }
    walk.serial = until;
    tx.put_walk(&walk)?;
    Ok(Step::More)
}

fn by_unit(events: Vec<(Serial, Happening)>) -> HashMap<String, Vec<Happening>> {
    let mut of_units: HashMap<String, Vec<Happening>> = HashMap::new();
    for (serial, what) in events {
        of_units.entry(serial.as_str().to_owned()).or_default().push(what);
    }
    of_units
}

/// Behind which every serial lies.
fn nothing() -> Serial {
    Serial::stored(String::new())
}

fn begin(tx: &mut Tx<'_>, context: &Context, last: i64) -> Result<Walk, Error> {
    let changes = tx.unit_changes()?;
    tx.put_fact(COUNTED, &changes)?;
    let walk = Walk {
        number: last + 1,
        product: 0,
        serial: nothing(),
        began_at: context.clock.now(),
        ended_at: None,
    };
    tx.put_walk(&walk)?;
    Ok(walk)
}

/// From now on this walk is the one shown.
fn end(tx: &mut Tx<'_>, context: &Context, walks: &[Walk], walk: Walk) -> Result<Step, Error> {
    for old in walks.iter().filter(|old| old.number != walk.number) {
        tx.remove_walk(old.number)?;
    }
    tx.put_walk(&Walk { ended_at: Some(context.clock.now()), ..walk })?;
    Ok(Step::Done)
}

/// The counting of one step.
struct Count<'c> {
    context: &'c Context,
    catalogue: &'c Catalogue,
    product: i64,
    /// Batches that were taken back.
    spoilt: HashSet<i64>,
    registrations: HashMap<&'c str, &'c Registration>,
    /// What happened to the cover of each, where anything did.
    cover: HashMap<String, Vec<Happening>>,
}

impl Count<'_> {
    fn of(&self, units: &[Unit]) -> (Vec<Figures>, Vec<Ending>) {
        let mut figures: HashMap<Shelf, Figures> = HashMap::new();
        let mut endings: HashMap<String, i64> = HashMap::new();
        for unit in units {
            let shelf = Shelf {
                product: self.product,
                batch: unit.facts.batch.clone().unwrap_or_default(),
                dealer: unit.facts.dealer.clone().unwrap_or_default(),
            };
            let sum = figures.entry(shelf.clone()).or_insert(Figures {
                shelf,
                printed: 0,
                shipped: 0,
                registered: 0,
            });
            let in_use = unit.state == UnitState::Active;
            let printed = unit.printed_in.is_some_and(|batch| !self.spoilt.contains(&batch));
            sum.printed += i64::from(in_use && printed);
            sum.shipped += i64::from(in_use && unit.facts.shipped_on.is_some());
            let Some(registration) = self.registrations.get(unit.serial.as_str()) else { continue };
            sum.registered += 1;
            if let Some(month) = self.ends(unit, registration) {
                *endings.entry(month).or_default() += 1;
            }
        }
        let product = self.product;
        let endings = endings.into_iter().map(|(month, many)| Ending { month, product, many });
        (figures.into_values().collect(), endings.collect())
    }

    /// The month in which the last cover in force ends.
    fn ends(&self, unit: &Unit, registration: &Registration) -> Option<String> {
        let product = &self.catalogue.find_number(self.product)?.product;
        let market = self.context.settings.market;
        let events = self.cover.get(unit.serial.as_str()).cloned().unwrap_or_default();
        let history = History { facts: unit.facts.clone(), events };
        let lines = coverage_of(self.catalogue, product, &history, registration, market);
        let until = covered_until(&lines).filter(|until| *until >= self.context.today())?;
        Some(until.strftime("%Y-%m").to_string())
    }
}
