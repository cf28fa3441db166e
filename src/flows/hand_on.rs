//! At the desk: the unit gets another owner, who takes over its cover as far as its lines allow; and an owner who lost the
//! way to their page gets the link mailed.

use std::sync::Arc;

use super::cover::tell;
use super::lookup::{Asker, line};
use super::pass_on::{changed_hands, heir};
use super::{Context, Error};
use crate::domain::contact::{Email, OwnerName};
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::FieldErrors;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::registration::{NewRegistration, Registration, Source};
use crate::domain::search::Findable;
use crate::domain::transfer::State;
use crate::domain::unit::Serial;
use crate::domain::withdrawal::reason;
use crate::store::Tx;

/// What the desk's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// The new owner.
    pub name: String,
    /// Their address.
    pub email: String,
    /// How the desk knows.
    pub reason: String,
    /// Token of the session.
    pub csrf: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done.
    Done,
    /// The unit has no owner, or none that letters reach.
    NoRegistration,
    /// Something in the form is wrong.
    Invalid(FieldErrors),
}

/// Gives a unit to another owner.
///
/// # Errors
/// What the store says; `Refused` when the reference drawn was taken, once in a thousand million.
pub async fn pass(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", OwnerName::parse(&form.name));
    let email = errors.take("email", Email::parse(&form.email));
    let why = errors.take("reason", reason(&form.reason));
    let (Some(name), Some(email), Some(why)) = (name, email, why) else {
        return Ok(Outcome::Invalid(errors));
    };
    let (inner, asker, serial) = (context.clone(), asker.clone(), serial.clone());
    context
        .store
        .write(move |tx| {
            let Some(former) = tx.find_registration_of_unit(product, &serial)? else {
                return Ok(Outcome::NoRegistration);
            };
            // The same form sent twice: it is theirs already.
            if former.email.key() == email.key() && former.name == name {
                return Ok(Outcome::Done);
            }
            pass_in(tx, &inner, &asker, &former, (&name, &email))?;
            tx.add_audit(&line(&inner, &asker, "desk-pass-on", why.clone()), Some((product, &serial)))?;
            Ok(Outcome::Done)
        })
        .await
}

fn pass_in(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    former: &Registration,
    (name, email): (&OwnerName, &Email),
) -> Result<(), Error> {
    let (now, unit) = (context.clock.now(), (former.product, &former.serial));
    let new = heir(context, former, (name, email), Source::Desk);
    tx.end_registration(unit.0, unit.1)?;
    tx.end_steps(&former.id, now)?;
    tx.end_safety_contacts(former, now)?;
    tx.drop_handover(&former.id)?;
    tx.add_cover_event(unit.0, unit.1, &changed_hands(context, &asker.0))?;
    settle(tx, context, asker, &new)?;
    // They may have asked the seller themselves, who need not answer any more.
    for asked in tx.list_transfers_asked(&former.id)? {
        if asked.email.key() == email.key() {
            tx.settle_transfer(&asked.id, (State::Passed, now), (Some(&new.id), None))?;
        }
    }
    let about = About::Registration(former.id.clone());
    letter(tx, context, (Kind::PassedOn, about), (&former.email, &former.lang))?;
    tell(tx, context, asker, unit, (EventKind::PassedOn, &former.reference.to_string()))
}

/// Stores a registration that the desk made, makes it findable, and sends its owner the confirmation with the link.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    new: &NewRegistration,
) -> Result<(), Error> {
    if !tx.add_registration(new)? {
        return Err(Error::Refused("the reference drawn for the new owner is taken; send again".to_owned()));
    }
    let batch = tx.find_unit(new.product, &new.serial)?.and_then(|unit| unit.facts.batch);
    tx.add_terms(&new.id, &Findable::of(new, batch.as_deref()).terms())?;
    let registered = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind: EventKind::Enrolled,
        registration: Some(new.id.clone()),
        detail: new.reference.to_string(),
    };
    tx.add_event_by(new.product, &new.serial, &registered, &asker.0)?;
    super::replan::follow(tx, context, &new.id)?;
    let about = About::Registration(new.id.clone());
    letter(tx, context, (Kind::Confirmation, about), (&new.declared.email, &new.lang))
}

fn letter(
    tx: &mut Tx<'_>,
    context: &Context,
    (kind, about): (Kind, About),
    (email, lang): (&Email, &str),
) -> Result<(), Error> {
    let now = context.clock.now();
    let message = NewMessage {
        id: context.clock.id(),
        kind,
        about,
        recipient: email.as_str().to_owned(),
        lane: email.domain(),
        lang: lang.to_owned(),
        due_at: now,
    };
    tx.queue_message(&message, now)?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(())
}

/// Mails the owner the link to their page.
///
/// # Errors
/// What the store says.
pub async fn send_link(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
) -> Result<Outcome, Error> {
    let (inner, asker, serial) = (context.clone(), asker.clone(), serial.clone());
    context
        .store
        .write(move |tx| {
            let Some(owner) = tx.find_registration_of_unit(product, &serial)? else {
                return Ok(Outcome::NoRegistration);
            };
            if owner.email.is_none() {
                return Ok(Outcome::NoRegistration);
            }
            let about = About::Registration(owner.id.clone());
            letter(tx, &inner, (Kind::MyLink, about), (&owner.email, &owner.lang))?;
            tell(tx, &inner, &asker, (product, &serial), (EventKind::LinkSent, ""))?;
            let line = line(&inner, &asker, EventKind::LinkSent.as_str(), String::new());
            tx.add_audit(&line, Some((product, &serial)))?;
            Ok(Outcome::Done)
        })
        .await
}
