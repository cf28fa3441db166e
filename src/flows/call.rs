//! Calls: what somebody rang about, written down beside the unit, and the promises that have to be kept.

use std::sync::Arc;

use super::cover::{day, tell};
use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::call::{CallNote, Promise, REASONS, WORDS_MAX};
use crate::domain::claim;
use crate::domain::clock::{DAY, Id, MINUTE};
use crate::domain::contact;
use crate::domain::event::Kind;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::unit::Serial;
use crate::store::products::NumberedProduct;

/// Calls are counted over so long.
const COUNTED: i64 = 90 * DAY;

/// The same words within so long are one call, its form sent twice.
const AGAIN: i64 = 10 * MINUTE;

/// What the desk's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// One of [`REASONS`].
    pub about: String,
    /// What was said.
    pub words: String,
    /// What was promised; may be empty.
    pub promise: String,
    /// By which day.
    pub promise_on: String,
    /// By whom; empty for whoever writes.
    pub promise_by: String,
    /// Token of the session.
    pub csrf: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is written down.
    Done,
    /// Nothing on record has this serial.
    NoUnit,
    /// Something in the form is wrong.
    Invalid(FieldErrors),
}

/// What is to be done, and what people ring about.
#[derive(Clone, Debug)]
pub struct Promises {
    /// Open promises, the most urgent first.
    pub open: Vec<(CallNote, Arc<NumberedProduct>)>,
    /// Product, reason and number of calls in the last 90 days, the most first.
    pub counts: Vec<(Arc<NumberedProduct>, String, i64)>,
}

/// Writes down a call about a unit.
///
/// # Errors
/// What the store says.
pub async fn note(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let mut errors = FieldErrors::default();
    let reason = REASONS.into_iter().find(|known| *known == form.about).ok_or(Reason::NotAChoice);
    let reason = errors.take("about", reason);
    let words = claim::text(&form.words);
    let words = errors.take("words", words.and_then(|words| some(words).ok_or(Reason::Missing)));
    let promise = promise(asker, form, &mut errors);
    let (Some(reason), Some(words), true) = (reason, words, errors.is_empty()) else {
        return Ok(Outcome::Invalid(errors));
    };
    let note = CallNote {
        id: context.clock.id(),
        product,
        serial: serial.clone(),
        registration: None,
        at: context.clock.now(),
        by: asker.0.clone(),
        reason: reason.to_owned(),
        words,
        promise,
        done: None,
    };
    let (inner, asker) = (context.clone(), asker.clone());
    context
        .store
        .write(move |tx| {
            let unit = (note.product, &note.serial);
            if tx.find_unit(unit.0, unit.1)?.is_none() {
                return Ok(Outcome::NoUnit);
            }
            // The same form sent twice notes one call.
            if tx.list_calls(unit.0, unit.1)?.first().is_some_and(|last| is_again(last, &note)) {
                return Ok(Outcome::Done);
            }
            let owner = tx.find_registration_of_unit(unit.0, unit.1)?;
            tx.add_call(&CallNote { registration: owner.map(|owner| owner.id), ..note.clone() })?;
            // Neither holds what was said: erasure leaves both standing.
            tell(tx, &inner, &asker, unit, (Kind::Called, ""))?;
            tx.add_audit(&line(&inner, &asker, Kind::Called.as_str(), String::new()), Some(unit))?;
            Ok(Outcome::Done)
        })
        .await
}

/// What was noted a moment ago, by the same person in the same words.
fn is_again(last: &CallNote, note: &CallNote) -> bool {
    let same = |a: &CallNote| (a.by.clone(), a.reason.clone(), a.words.clone(), a.promise.clone());
    note.at.0 - last.at.0 < AGAIN && same(last) == same(note)
}

/// A promise needs its day; a day without a promise is a slip.
fn promise(asker: &Asker, form: &Form, errors: &mut FieldErrors) -> Option<Promise> {
    if form.promise.trim().is_empty() && form.promise_on.trim().is_empty() {
        return None;
    }
    let what = contact::line(&form.promise, WORDS_MAX);
    let what = errors.take("promise", what.and_then(|what| some(what).ok_or(Reason::Missing)));
    let on = errors.take("promise_on", day(&form.promise_on));
    let by = errors.take("promise_by", contact::line(&form.promise_by, 80));
    let by = by.map(|by| some(by).unwrap_or_else(|| asker.0.clone()));
    Some(Promise { what: what?, on: on?, by: by? })
}

fn some(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// What is promised and what people ring about. Callers' words are in it: the look is noted.
///
/// # Errors
/// What the store says.
pub async fn promises(context: &Context, asker: &Asker) -> Result<Promises, Error> {
    let inner = context.clone();
    let since = context.clock.now().plus(-COUNTED);
    let found = context
        .store
        .read(move |tx| {
            let shelf = inner.shelf.shelf(tx)?;
            let open = tx.list_promises()?.into_iter();
            let open = open.filter_map(|note| Some((shelf.find_number(note.product)?.clone(), note)));
            let counts = tx.count_calls(since)?.into_iter();
            let counts = counts.filter_map(|(number, reason, many)| {
                Some((Arc::clone(shelf.find_number(number)?), reason, many))
            });
            Ok::<_, Error>(Promises {
                open: open.map(|(product, note)| (note, product)).collect(),
                counts: counts.collect(),
            })
        })
        .await?;
    let line = line(context, asker, "promises", format!("{} open", found.open.len()));
    context.store.write(move |tx| tx.add_audit(&line, None).map_err(Error::from)).await?;
    Ok(found)
}

/// A promise is kept, or is open again. Answers the unit it is about; `None` when there is none with this id.
///
/// # Errors
/// What the store says.
pub async fn settle(
    context: &Context,
    asker: &Asker,
    call: &str,
    is_done: bool,
) -> Result<Option<(i64, Serial)>, Error> {
    let Some(id) = Id::parse(call) else { return Ok(None) };
    let (inner, asker) = (context.clone(), asker.clone());
    context
        .store
        .write(move |tx| {
            let Some(note) = tx.find_call(&id)?.filter(|note| note.promise.is_some()) else {
                return Ok(None);
            };
            if note.done.is_some() == is_done {
                return Ok(Some((note.product, note.serial)));
            }
            tx.settle_promise(&id, is_done.then(|| (inner.clock.now(), asker.0.as_str())))?;
            let unit = (note.product, &note.serial);
            let kind = if is_done { Kind::PromiseKept } else { Kind::PromiseReopened };
            tell(tx, &inner, &asker, unit, (kind, ""))?;
            tx.add_audit(&line(&inner, &asker, kind.as_str(), String::new()), Some(unit))?;
            Ok(Some((note.product, note.serial)))
        })
        .await
}
