//! Retain: what the settings say is old enough goes by itself, once a day, a page at a time.
//!
//! Each page is one transaction that also moves the mark behind it, so several processes share one pass, none does a step
//! twice, and a kill loses nothing.

use super::erase::{Whose, owe};
use super::owner::find_in;
use super::{Context, Error};
use crate::domain::clock::{DAY, Id, Timestamp};
use crate::domain::event::{Event, Kind};
use crate::store::Tx;

/// How long things stay, in days; `None` is for as long as the database lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Owners, after the last day of their unit's cover.
    pub owners: Option<i64>,
    /// The words of letters, after they were queued.
    pub letters: Option<i64>,
    /// Claims, after they were decided.
    pub claims: Option<i64>,
}

/// What one step did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Owners erased.
    pub owners: u64,
    /// Letters without words now.
    pub letters: u64,
    /// Claims removed.
    pub claims: u64,
    /// The pass is through; the next is due in a day.
    pub is_last: bool,
}

/// Rows looked at in one transaction.
const PAGE: i64 = 100;
/// Fact: when the next pass is due, in milliseconds.
const DUE: &str = "retention-due";
/// Fact: the registration the pass has come to.
const OWNERS: &str = "retention-owners";
/// Fact: the last letter that was looked at; it stays from pass to pass.
const LETTERS: &str = "retention-letters";

impl Retention {
    fn is_off(self) -> bool {
        self == Self::default()
    }
}

/// Does the next step if one is due; `None` when none is, or nothing is to go ever.
///
/// # Errors
/// What the store says.
pub async fn step(context: &Context) -> Result<Option<Step>, Error> {
    let retention = context.settings.retention;
    if retention.is_off() {
        return Ok(None);
    }
    let now = context.clock.now();
    // Looked at first without taking the writer's turn.
    if context.store.peek(due).await? > now {
        return Ok(None);
    }
    let inner = context.clone();
    context
        .store
        .write(move |tx| {
            if due(tx)? > now {
                return Ok::<_, Error>(None);
            }
            let mut step = Step::default();
            let owners = owners(tx, &inner, retention.owners, &mut step)?;
            let letters = letters(tx, retention.letters.map(|days| ago(now, days)), &mut step)?;
            if let Some(days) = retention.claims {
                step.claims = tx.remove_claims(ago(now, days), PAGE)?;
            }
            step.is_last = owners && letters && step.claims < PAGE.unsigned_abs();
            if (step.owners, step.letters, step.claims) != (0, 0, 0) {
                owe(tx, &inner)?;
            }
            if step.is_last {
                tx.put_fact(DUE, &now.plus(DAY).0.to_string())?;
                tx.drop_fact(OWNERS)?;
            }
            Ok(Some(step))
        })
        .await
}

/// When the next pass is due; for `doctor`, too.
///
/// # Errors
/// What the store says.
pub fn next_pass(context: &Context) -> Result<Option<Timestamp>, Error> {
    if context.settings.retention.is_off() {
        return Ok(None);
    }
    context.store.read_here(due).map(Some)
}

fn due(tx: &mut Tx<'_>) -> Result<Timestamp, Error> {
    Ok(Timestamp(tx.find_fact(DUE)?.and_then(|text| text.parse().ok()).unwrap_or(0)))
}

fn ago(now: Timestamp, days: i64) -> Timestamp {
    now.plus(-days.saturating_mul(DAY))
}

/// A page of registrations; `true` when it was the last.
fn owners(tx: &mut Tx<'_>, context: &Context, days: Option<i64>, step: &mut Step) -> Result<bool, Error> {
    let Some(days) = days else { return Ok(true) };
    let after = tx.find_fact(OWNERS)?.unwrap_or_default();
    let page = tx.page_registrations(&after, PAGE)?;
    for id in &page {
        if is_over(tx, context, id, days)? {
            let forgotten = tx.forget(&Whose::Registration(id.clone()), context.clock.now())?;
            for (id, product, serial, reference) in forgotten.registrations {
                let (at, kind) = (context.clock.now(), Kind::Erased);
                let event =
                    Event { id: context.clock.id(), at, kind, registration: Some(id), detail: reference };
                tx.add_event(product, &serial, &event)?;
                step.owners += 1;
            }
        }
    }
    if let Some(last) = page.last() {
        tx.put_fact(OWNERS, last.as_str())?;
    }
    Ok((page.len() as u64) < PAGE.unsigned_abs())
}

/// The last day of cover was more than `days` ago, and so was the registration itself. Without any cover on record nobody
/// can tell, and the owner stays.
fn is_over(tx: &mut Tx<'_>, context: &Context, id: &Id, days: i64) -> Result<bool, Error> {
    let Some(owned) = find_in(tx, context, id)? else { return Ok(false) };
    let Some(until) = owned.lines.iter().map(|line| line.ends_on).max() else { return Ok(false) };
    let before = ago(context.clock.now(), days);
    Ok(until < before.date_in(&context.settings.time_zone) && owned.registration.registered_at < before)
}

/// A page of letters; `true` when it was the last.
fn letters(tx: &mut Tx<'_>, before: Option<Timestamp>, step: &mut Step) -> Result<bool, Error> {
    let Some(before) = before else { return Ok(true) };
    let after = tx.find_fact(LETTERS)?.unwrap_or_default();
    let page = tx.page_letters(&after, before, PAGE)?;
    for letter in &page {
        step.letters += u64::from(tx.forget_words(letter)?);
    }
    if let Some(last) = page.last() {
        tx.put_fact(LETTERS, last.as_str())?;
    }
    Ok((page.len() as u64) < PAGE.unsigned_abs())
}
