//! Cover at the desk: a repair, a plan that was sold, cover declared void. Each is a row of the unit that can be taken
//! back; what it does to each line follows from the terms of that line (`domain::coverage`).

use jiff::civil::Date;

use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact;
use crate::domain::coverage::{CoverEvent, Happening, Length};
use crate::domain::event::{Event, Kind};
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::offer::{Buyer, Offer, Purchase};
use crate::domain::phrase::Phrase;
use crate::domain::unit::Serial;
use crate::domain::withdrawal::reason;
use crate::store::Tx;

/// The longest plan, in months.
const PLAN_MAX: u16 = 240;

/// What the desk's forms send.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// First day: handed in, or of a plan.
    pub from: String,
    /// The day it came back.
    pub until: String,
    /// What a plan covers.
    pub what: String,
    /// Code of the offer that was sold; empty when the plan was none.
    pub offer: String,
    /// Months of a plan.
    pub months: String,
    /// The first day without cover.
    pub on: String,
    /// Why it is void, for the desk only.
    pub reason: String,
    /// The event to take back.
    pub event: String,
    /// Token of the session.
    pub csrf: String,
}

/// What is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// A repair.
    Repair,
    /// A plan.
    Plan,
    /// Void cover.
    Void,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Done,
    /// Nothing on record has this serial.
    NoUnit,
    /// Something in the form is wrong.
    Invalid(FieldErrors),
}

/// Notes what happened to a unit's cover.
///
/// # Errors
/// What the store says.
pub async fn note(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    note: Note,
    form: &Form,
) -> Result<Outcome, Error> {
    let checked = match note {
        Note::Repair => repair(context, form),
        Note::Plan => plan(context, product, form)?,
        Note::Void => void(context, form),
    };
    let noted = match checked {
        Ok(noted) => noted,
        Err(errors) => return Ok(Outcome::Invalid(errors)),
    };
    let (inner, asker, serial) = (context.clone(), asker.clone(), serial.clone());
    context.store.write(move |tx| noted_in(tx, &inner, &asker, (product, &serial), &noted)).await
}

/// What was checked: the happening, its line of the timeline, and the words for the audit log.
struct Noted {
    what: Happening,
    kind: Kind,
    detail: String,
    said: String,
    /// Code of the offer that was sold.
    offer: Option<String>,
}

fn noted_in(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    noted: &Noted,
) -> Result<Outcome, Error> {
    if tx.find_unit(product, serial)?.is_none() {
        return Ok(Outcome::NoUnit);
    }
    // The same form sent twice notes one thing.
    let known = tx.list_cover_events(product, serial)?.into_iter().find(|known| known.what == noted.what);
    if let Some(known) = known {
        sold(tx, context, (product, serial), (&known.id, noted))?;
        return Ok(Outcome::Done);
    }
    let event = CoverEvent {
        id: context.clock.id(),
        at: context.clock.now(),
        by: asker.0.clone(),
        what: noted.what.clone(),
        brought_by: None,
    };
    tx.add_cover_event(product, serial, &event)?;
    sold(tx, context, (product, serial), (&event.id, noted))?;
    follow(tx, context, product, serial)?;
    tell(tx, context, asker, (product, serial), (noted.kind, &noted.detail))?;
    tx.add_audit(&line(context, asker, noted.kind.as_str(), noted.said.clone()), Some((product, serial)))?;
    Ok(Outcome::Done)
}

/// An offer that was sold is not made to this owner again. The purchase goes by the id of its event and ends with it.
fn sold(
    tx: &mut Tx<'_>,
    context: &Context,
    (product, serial): (i64, &Serial),
    (event, noted): (&Id, &Noted),
) -> Result<(), Error> {
    let Some(offer) = noted.offer.clone() else { return Ok(()) };
    let buyer = Buyer::Unit(product, serial.clone());
    let purchase = Purchase { offer, buyer, bought_on: context.today() };
    tx.put_purchase(&purchase, (event, "desk", context.clock.now()))?;
    Ok(())
}

/// Takes back what was noted; a replacement ends with the withdrawal that made it, and a change of owner stays.
///
/// # Errors
/// What the store says.
pub async fn undo(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    event: &str,
) -> Result<bool, Error> {
    let Some(id) = Id::parse(event) else { return Ok(false) };
    let (inner, asker, serial) = (context.clone(), asker.clone(), serial.clone());
    context
        .store
        .write(move |tx| {
            let known = tx.list_cover_events(product, &serial)?;
            let Some(known) = known.into_iter().find(|known| known.id == id && is_undoable(known)) else {
                return Ok(false);
            };
            tx.remove_cover_event(product, &serial, &known.id)?;
            tx.remove_purchase(&known.id)?;
            follow(tx, &inner, product, &serial)?;
            tell(tx, &inner, &asker, (product, &serial), (Kind::CoverUndone, ""))?;
            let line = line(&inner, &asker, Kind::CoverUndone.as_str(), String::new());
            tx.add_audit(&line, Some((product, &serial)))?;
            Ok(true)
        })
        .await
}

/// `true` for what the desk noted on this very unit.
pub fn is_undoable(event: &CoverEvent) -> bool {
    event.brought_by.is_none()
        && matches!(
            event.what,
            Happening::Repaired { .. } | Happening::PlanSold { .. } | Happening::Voided { .. }
        )
}

/// Letters that follow the end of cover move with it.
pub(super) fn follow(tx: &mut Tx<'_>, context: &Context, product: i64, serial: &Serial) -> Result<(), Error> {
    match tx.find_registration_of_unit(product, serial)? {
        Some(owner) => super::replan::follow(tx, context, &owner.id),
        None => Ok(()),
    }
}

/// A line of the timeline with who did it.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    (kind, detail): (Kind, &str),
) -> Result<(), Error> {
    let event = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind,
        registration: None,
        detail: detail.to_owned(),
    };
    Ok(tx.add_event_by(product, serial, &event, &asker.0)?)
}

/// A day that was typed.
pub(super) fn day(text: &str) -> Result<Date, Reason> {
    match text.trim() {
        "" => Err(Reason::Missing),
        text if text.len() > 10 => Err(Reason::NotADate),
        text => text.parse().map_err(|_| Reason::NotADate),
    }
}

fn past_day(context: &Context, text: &str, earliest: Option<Date>) -> Result<Date, Reason> {
    let on = day(text)?;
    match earliest {
        _ if on > context.clock.now().latest_date() => Err(Reason::InFuture),
        Some(earliest) if on < earliest => Err(Reason::TooEarly { earliest }),
        _ => Ok(on),
    }
}

fn repair(context: &Context, form: &Form) -> Result<Noted, FieldErrors> {
    let mut errors = FieldErrors::default();
    let from = errors.take("from", past_day(context, &form.from, None));
    let until = errors.take("until", past_day(context, &form.until, from));
    let (Some(from), Some(until)) = (from, until) else { return Err(errors) };
    let detail = format!("{from} – {until}");
    Ok(Noted {
        what: Happening::Repaired { from, until },
        kind: Kind::Repaired,
        said: detail.clone(),
        detail,
        offer: None,
    })
}

/// Checked, or what is wrong; outside, that the catalogue cannot be read.
type Checked = Result<Noted, FieldErrors>;

fn plan(context: &Context, product: i64, form: &Form) -> Result<Checked, Error> {
    let shelf = super::catalog::shelf(context)?;
    let offers = shelf.find_number(product).map(|found| found.product.offers.clone()).unwrap_or_default();
    Ok(plan_of(&offers, form))
}

fn plan_of(offers: &[Offer], form: &Form) -> Checked {
    let mut errors = FieldErrors::default();
    let what = contact::line(&form.what, 120);
    let what = errors.take("what", what.and_then(|what| filled(what).ok_or(Reason::Missing)));
    let months = form.months.trim().parse().ok().filter(|months| (1..=PLAN_MAX).contains(months));
    let months = errors.take("months", months.ok_or(Reason::NotAChoice));
    let from = errors.take("from", day(&form.from));
    let length = months.and_then(|months| Length::parse(&format!("{months} months")).ok());
    let code = Some(form.offer.as_str()).filter(|code| !code.is_empty());
    let is_of_product = code.is_none_or(|code| offers.iter().any(|offer| offer.code == code));
    let offer = errors
        .take("offer", if is_of_product { Ok(code.map(str::to_owned)) } else { Err(Reason::NotAChoice) });
    let (Some(what), Some(length), Some(from), Some(offer)) = (what, length, from, offer) else {
        return Err(errors);
    };
    let detail = format!("{what}, {length}");
    let sold = Happening::PlanSold { what: Phrase::plain(what), length, from };
    Ok(Noted { what: sold, kind: Kind::PlanSold, said: detail.clone(), detail, offer })
}

fn void(context: &Context, form: &Form) -> Result<Noted, FieldErrors> {
    let mut errors = FieldErrors::default();
    let on = errors.take("on", past_day(context, &form.on, None));
    let why = errors.take("reason", reason(&form.reason));
    let (Some(on), Some(why)) = (on, why) else { return Err(errors) };
    Ok(Noted {
        what: Happening::Voided { on },
        kind: Kind::CoverVoided,
        detail: on.to_string(),
        said: format!("{on}, {why}"),
        offer: None,
    })
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}
