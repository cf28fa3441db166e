//! Receipt: owners send theirs, see it and replace it; the desk sees it and finds the date of purchase proven by it.
//! A proven date is capped by no latest start any more, so from then on the receipt stays as the desk saw it.

use jiff::civil::Date;

use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in, history_of};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::Reason;
use crate::domain::link::Purpose;
use crate::domain::receipt::{MediaType, Receipt, ReceiptFacts};
use crate::domain::registration::{Registration, possible_date};
use crate::domain::unit::Serial;
use crate::store::Tx;

/// A registration and its receipt.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The registration.
    pub owned: OwnedUnit,
    /// Its receipt, if there is one.
    pub receipt: Option<ReceiptFacts>,
}

/// The registration a secret opens, with what is known of its receipt.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<Kept>, Error> {
    let Some(key) = context.settings.link_key.open(Purpose::Owner, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| find(tx, &inner, &key)).await
}

fn find(tx: &mut Tx<'_>, context: &Context, (id, generation): &(Id, u8)) -> Result<Option<Kept>, Error> {
    let Some(owned) = find_in(tx, context, id)? else { return Ok(None) };
    if !owned.registration.is_active || owned.registration.link_generation != *generation {
        return Ok(None);
    }
    let receipt = tx.find_receipt(id)?;
    Ok(Some(Kept { owned, receipt }))
}

/// The file itself, for the owner.
///
/// # Errors
/// What the store says.
pub async fn file(context: &Context, secret: &str) -> Result<Option<(MediaType, Vec<u8>)>, Error> {
    let Some(kept) = open(context, secret).await? else { return Ok(None) };
    let id = kept.owned.registration.id;
    context.store.read(move |tx| tx.read_receipt(&id).map_err(Error::from)).await
}

/// Keeps a receipt; the same file again changes nothing. `false` when the secret opens nothing, or the date is proven already.
///
/// # Errors
/// What the store says.
pub async fn keep(context: &Context, secret: &str, receipt: Receipt) -> Result<bool, Error> {
    let Some(key) = context.settings.link_key.open(Purpose::Owner, secret) else { return Ok(false) };
    let inner = context.clone();
    context
        .store
        .write(move |tx| {
            let Some(kept) = find(tx, &inner, &key)? else { return Ok(false) };
            if kept.receipt.is_some_and(|known| known.source == receipt.source) {
                return Ok(true);
            }
            let registration = &kept.owned.registration;
            if registration.dates.proven {
                return Ok(false);
            }
            tx.put_receipt(&registration.id, &receipt, inner.clock.now())?;
            let sent = event(&inner, registration, (EventKind::ReceiptSent, String::new()));
            tx.add_event(registration.product, &registration.serial, &sent)?;
            Ok(true)
        })
        .await
}

fn event(context: &Context, registration: &Registration, (kind, detail): (EventKind, String)) -> Event {
    Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind,
        registration: Some(registration.id.clone()),
        detail,
    }
}

/// The receipt of a unit's owner, for the desk. Notes who looked.
///
/// # Errors
/// What the store says.
pub async fn look(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
) -> Result<Option<(MediaType, Vec<u8>)>, Error> {
    let (inner, asker, serial) = (context.clone(), asker.clone(), serial.clone());
    context
        .store
        .write(move |tx| {
            let Some(of) = tx.find_registration_of_unit(product, &serial)? else { return Ok(None) };
            let found = tx.read_receipt(&of.id)?;
            if found.is_some() {
                let line = line(&inner, &asker, "receipt", of.reference.to_string());
                tx.add_audit(&line, Some((product, &serial)))?;
            }
            Ok(found)
        })
        .await
}

/// What the desk's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct ProofForm {
    /// The day of purchase as the receipt says.
    pub purchased_on: String,
    /// Names the file that was seen: an owner may have replaced it meanwhile.
    pub source: String,
    /// Token of the session.
    pub csrf: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nobody has registered such a unit.
    NoUnit,
    /// The date is proven, and cover is counted from it.
    Done,
    /// No such unit, owner or receipt, or it is another one by now: look again.
    Stale,
    /// Not a day on which it can have been bought, and why not.
    Invalid(Reason),
}

/// The receipt proves this day of purchase.
///
/// # Errors
/// What the store says.
pub async fn prove(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &ProofForm,
) -> Result<Proof, Error> {
    let (inner, asker, serial, form) = (context.clone(), asker.clone(), serial.clone(), form.clone());
    context
        .store
        .write(move |tx| {
            let Some(of) = tx.find_registration_of_unit(product, &serial)? else { return Ok(Proof::NoUnit) };
            let Some(owned) = find_in(tx, &inner, &of.id)? else { return Ok(Proof::Stale) };
            if tx.find_receipt(&of.id)?.is_none_or(|receipt| receipt.source != form.source) {
                return Ok(Proof::Stale);
            }
            let history = history_of(tx, product, &serial)?;
            let earliest = owned.product.product.introduced_on.max(history.made_on());
            let latest = inner.clock.now().latest_date();
            let day: Result<Option<Date>, Reason> = possible_date(&form.purchased_on, earliest, latest);
            let purchased_on = match day {
                Ok(Some(day)) => day,
                Ok(None) => return Ok(Proof::Invalid(Reason::Missing)),
                Err(why) => return Ok(Proof::Invalid(why)),
            };
            tx.prove_date(&of.id, purchased_on)?;
            super::replan::follow(tx, &inner, &of.id)?;
            let proven = event(&inner, &of, (EventKind::DateProven, purchased_on.to_string()));
            tx.add_event_by(product, &serial, &proven, &asker.0)?;
            let line = line(&inner, &asker, "prove", purchased_on.to_string());
            tx.add_audit(&line, Some((product, &serial)))?;
            Ok(Proof::Done)
        })
        .await
}
