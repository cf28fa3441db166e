//! Journeys: the steps of a registration are planned with it, follow its dates, and become messages when they are due.
//!
//! What is due for one owner within three days is one letter, sent when the last of it is due: nothing goes early. A step is settled in
//! the transaction that queues its message, so nothing goes twice; whatever the clock did, a due step is found. What a letter says is
//! read when it is written.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::offers::{has_alert, is_enough, waits_for_us, wants};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::coverage::{Dates, History, covered_until, lines};
use crate::domain::journey::{self, Days, Purpose, Skip, State, Step, TOGETHER};
use crate::domain::market::Market;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::product::Product;
use crate::domain::registration::{Registration, Source};
use crate::domain::unit::UnitFacts;
use crate::store::Tx;
use crate::store::journeys::StepRow;

/// Due steps that one transaction takes.
const ROUND: i64 = 50;
/// The most steps of one address that are looked at one by one; what is due beyond them goes along.
pub(super) const OF_ADDRESS: i64 = 200;
/// What the days of a registration follow from.
pub(super) struct Basis<'b> {
    pub(super) product: &'b Product,
    pub(super) facts: &'b UnitFacts,
    pub(super) dates: &'b Dates,
    pub(super) market: Option<Market>,
    pub(super) came: (Source, Timestamp),
    pub(super) zone: Option<&'b str>,
}

/// A step and when it is due.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) step: String,
    pub(super) due_at: Timestamp,
    /// Its day was over already.
    pub(super) is_past: bool,
}

/// The steps of a registration; those that count from a day nobody knows are not among them.
pub(super) fn plan(context: &Context, basis: &Basis<'_>) -> Vec<Planned> {
    let zone = zone_of(context, basis.zone);
    // What happened to its cover before it had an owner is told by `replan::follow`.
    let history = History { facts: basis.facts.clone(), events: Vec::new() };
    let lines =
        lines(&basis.product.coverage, &history, basis.dates, basis.market.or(context.settings.market));
    let days = Days::of(basis.came, &zone, *basis.dates, covered_until(&lines));
    planned(context, basis.product, &days, &zone)
}

pub(super) fn plan_of(context: &Context, owned: &OwnedUnit) -> Vec<Planned> {
    let registration = &owned.registration;
    let zone = zone_of(context, registration.zone.as_deref());
    let came = (registration.source, registration.registered_at);
    let days = Days::of(came, &zone, registration.dates, covered_until(&owned.lines));
    planned(context, &owned.product.product, &days, &zone)
}

fn planned(context: &Context, product: &Product, days: &Days, zone: &TimeZone) -> Vec<Planned> {
    let journey = &context.settings.journey;
    let today = context.clock.now().date_in(zone);
    let steps = journey.steps.iter().filter(|step| step.is_for(product.code.as_str()));
    let planned = steps.filter_map(|step| {
        let (day, due_at) = (step.day(days)?, step.due(days, &journey.quiet, zone)?);
        // What a confirmation puts off is not past on the morning after.
        let is_past = day < today && due_at.date_in(zone) < today;
        Some(Planned { step: step.name.clone(), due_at, is_past })
    });
    planned.collect()
}

/// The owner's zone, as the browser told it; else the site's.
pub(super) fn zone_of(context: &Context, told: Option<&str>) -> TimeZone {
    told.and_then(journey::zone).unwrap_or_else(|| context.settings.time_zone.clone())
}

/// Writes the steps of a new registration, as part of the transaction that stores it. What is over already never begins.
pub(super) fn add(tx: &mut Tx<'_>, registration: &Id, plan: &[Planned]) -> Result<(), Error> {
    for planned in plan.iter().filter(|planned| !planned.is_past) {
        tx.add_step(registration, (&planned.step, planned.due_at))?;
    }
    Ok(())
}

/// Steps of a registration that never began, as rows nobody wrote.
pub(super) fn never_began(context: &Context, owned: &OwnedUnit, known: &[StepRow]) -> Vec<StepRow> {
    let is_new = |planned: &Planned| planned.is_past && !known.iter().any(|row| row.step == planned.step);
    let plan = plan_of(context, owned).into_iter().filter(is_new);
    let row = |planned: Planned| StepRow {
        registration: owned.registration.id.clone(),
        step: planned.step,
        due_at: planned.due_at,
        state: State::Skipped(Skip::Past),
        settled_at: None,
        message: None,
    };
    plan.map(row).collect()
}

/// Turns due steps into messages.
///
/// # Errors
/// What the store says.
pub(crate) fn send_due(tx: &mut Tx<'_>, context: &Context) -> Result<(), Error> {
    let mut done: Vec<String> = Vec::new();
    for row in tx.list_due_steps(context.clock.now(), ROUND)? {
        let Some(registration) = tx.find_registration(&row.registration)? else { continue };
        let key = registration.email.key();
        if !done.contains(&key) {
            send_to(tx, context, &key)?;
            done.push(key);
        }
    }
    Ok(())
}

/// A step that is to be sent, with its unit.
struct Ready {
    row: StepRow,
    step: Step,
    owned: OwnedUnit,
}

/// All that is due for one address, as one message.
fn send_to(tx: &mut Tx<'_>, context: &Context, email_key: &str) -> Result<(), Error> {
    let now = context.clock.now();
    let all = tx.list_steps_of_address(email_key, now.plus(TOGETHER), OF_ADDRESS)?;
    let is_full = i64::try_from(all.len()) == Ok(OF_ADDRESS);
    // Of very many, those that are looked at may all be thanks; what they go along with is asked for by itself.
    let dues = if is_full { tx.list_dues_of_address(email_key, now.plus(TOGETHER))? } else { dues(&all) };
    let Some(first) = first_of(context, &dues) else { return Ok(()) };
    let until = first.plus(TOGETHER).max(now);
    let mut ready = Vec::new();
    for row in all.into_iter().filter(|row| row.due_at <= until) {
        ready.extend(check(tx, context, row)?);
    }
    if !ready.iter().any(|ready| ready.row.due_at <= now) {
        return Ok(());
    }
    if is_pressing(context, &ready) {
        ready.retain(|ready| ready.row.due_at <= now);
    }
    let Some(last) = ready.iter().map(|ready| ready.row.due_at).max() else { return Ok(()) };
    let last = if is_full { last.max(first) } else { last };
    let Some(lead) = ready.iter().max_by_key(|ready| weight(ready)) else { return Ok(()) };
    let zone = zone_of(context, lead.owned.registration.zone.as_deref());
    // Nobody is flooded by it either: it waits until the address has a letter free, and counts.
    let turn = tx.find_turn(email_key, now)?;
    let look_at = last.max(context.settings.journey.quiet.after(now, &zone)).max(turn);
    if look_at > now {
        for ready in &ready {
            tx.put_off_step(&ready.row.registration, &ready.row.step, look_at)?;
        }
        if is_full {
            tx.put_off_steps_of(email_key, look_at, now)?;
        }
        return Ok(());
    }
    let message = message(context, &lead.owned.registration, lead.step.letter);
    for ready in &ready {
        tx.settle_step(&ready.row.registration, &ready.row.step, (State::Done, Some(&message.id)), now)?;
    }
    if is_full {
        tx.settle_steps_of(email_key, &message.id, now)?;
    }
    tx.queue_message(&message, now)?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(())
}

/// When the first of these steps is due, which stand in that order; thanks are no beginning where something else follows within three days, but go along with it.
pub(super) fn first_of(context: &Context, dues: &[(String, Timestamp)]) -> Option<Timestamp> {
    let first = dues.first()?.1;
    let is_thanks =
        |name: &str| context.settings.journey.find(name).is_some_and(|step| step.letter == Kind::Thanks);
    let other = dues.iter().find(|(name, _)| !is_thanks(name)).map(|(_, due_at)| *due_at);
    Some(other.filter(|other| *other <= first.plus(TOGETHER)).unwrap_or(first))
}

/// Names of steps with when they are due, in the order of rows.
pub(super) fn dues(rows: &[StepRow]) -> Vec<(String, Timestamp)> {
    rows.iter().map(|row| (row.step.clone(), row.due_at)).collect()
}

/// The cover that one of them tells the end of would be over by the time the last of them is due.
fn is_pressing(context: &Context, ready: &[Ready]) -> bool {
    let last = ready.iter().map(|ready| ready.row.due_at).max();
    let is_over = |ready: &Ready, last: Timestamp| {
        let zone = zone_of(context, ready.owned.registration.zone.as_deref());
        covered_until(&ready.owned.lines).is_some_and(|end| end < last.date_in(&zone))
    };
    let ends = ready.iter().filter(|ready| ready.step.letter == Kind::CoverEnds);
    last.is_some_and(|last| ends.into_iter().any(|ready| is_over(ready, last)))
}

/// What a letter of several is chiefly about: an end of cover before a question before thanks before manuals, then what was due last.
fn weight(ready: &Ready) -> (u8, Timestamp) {
    let rank = match ready.step.letter {
        Kind::CoverEnds => 3,
        Kind::CheckIn => 2,
        Kind::Thanks => 1,
        _ => 0,
    };
    (rank, ready.row.due_at)
}

fn message(context: &Context, registration: &Registration, kind: Kind) -> NewMessage {
    NewMessage {
        id: context.clock.id(),
        kind,
        about: About::Registration(registration.id.clone()),
        recipient: registration.email.as_str().to_owned(),
        lane: registration.email.domain(),
        lang: registration.lang.clone(),
        due_at: context.clock.now(),
    }
}

/// A step that waits, as things stand now: it may be sent, was moved, or is settled as not to be sent. Rules are asked when it is due,
/// not before.
fn check(tx: &mut Tx<'_>, context: &Context, row: StepRow) -> Result<Option<Ready>, Error> {
    let now = context.clock.now();
    let Some(owned) = find_in(tx, context, &row.registration)? else {
        // Its product is gone: nothing can be said about it.
        tx.settle_step(&row.registration, &row.step, (State::Skipped(Skip::Removed), None), now)?;
        return Ok(None);
    };
    let plan = plan_of(context, &owned);
    let planned = plan.iter().find(|planned| planned.step == row.step);
    if let Some(planned) = planned.filter(|planned| planned.due_at > row.due_at && !planned.is_past) {
        // The dates or the journey changed since: its day is still to come.
        tx.move_step(&row.registration, (&row.step, planned.due_at), State::Waiting, now)?;
        return Ok(None);
    }
    let step = context.settings.journey.find(&row.step).cloned();
    let skip = match &step {
        None => Some(Skip::Removed),
        Some(step) if !step.is_for(owned.product.product.code.as_str()) => Some(Skip::Removed),
        Some(_) if planned.is_none() => Some(Skip::NoDay),
        Some(step) => obstacle(tx, context, step, &owned)?,
    };
    match (skip, step) {
        (None, Some(step)) => Ok(Some(Ready { row, step, owned })),
        (Some(skip), _) if row.due_at <= now => {
            tx.settle_step(&row.registration, &row.step, (State::Skipped(skip), None), now)?;
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// What stands against a step now.
pub(super) fn obstacle(
    tx: &mut Tx<'_>,
    context: &Context,
    step: &Step,
    owned: &OwnedUnit,
) -> Result<Option<Skip>, Error> {
    let registration = &owned.registration;
    let (product, serial) = (registration.product, &registration.serial);
    let promotes = step.purpose == Purpose::Marketing;
    let is_over = || covered_until(&owned.lines).is_none_or(|end| end < context.today());
    Ok(if !registration.is_active {
        Some(Skip::Ended)
    } else if tx.find_withdrawal(product, serial)?.is_some() {
        Some(Skip::Withdrawn)
    } else if registration.email.is_none() || tx.find_undeliverable(&registration.email)?.is_some() {
        Some(Skip::Undeliverable)
    } else if promotes && !wants(tx, context, registration)? {
        Some(Skip::NoConsent)
    } else if step.unless_claim && tx.has_open_claim(product, serial)?
        || promotes && waits_for_us(tx, registration)?
    {
        Some(Skip::Claim)
    } else if promotes && has_alert(context, owned) {
        Some(Skip::Alert)
    } else if promotes && is_enough(tx, context, owned)? {
        Some(Skip::Enough)
    } else if step.letter == Kind::CoverEnds && is_over() {
        Some(Skip::Over)
    } else {
        None
    })
}
