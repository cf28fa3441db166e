//! Safety notices only: an address for the safety of one unit, left by whoever holds its label or owns it, used by recalls and by
//! nothing else, taken back by the link in its letter.

use std::sync::Arc;

use super::owner::open as open_owner;
use super::register::parse_code;
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::FieldErrors;
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::safety::SafetyContact;
use crate::domain::unit::Serial;
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// What a browser sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// Path and query of the unit's code, with proof; or
    pub code: String,
    /// the secret of its owner's page.
    pub owner: String,
    /// Language of the page.
    pub lang: String,
    /// Where notices go.
    pub email: String,
}

/// The unit that notices are about.
#[derive(Clone, Debug)]
pub struct Noticed {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its serial.
    pub serial: Serial,
    /// The registration of the owner who asks, if an owner does.
    pub registration: Option<Id>,
}

/// A safety contact with what it is about.
#[derive(Clone, Debug)]
pub struct SafetyRecord {
    /// The contact.
    pub contact: SafetyContact,
    /// The product.
    pub product: Arc<NumberedProduct>,
    /// Path of the page where it is taken back.
    pub path: String,
}

/// What came of a form.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The address gets notices, now or before.
    Noted,
    /// Something in the form is wrong: show it again.
    Invalid(Noticed, FieldErrors),
    /// Neither code nor secret opens a unit.
    NoUnit,
}

/// The unit a form is about; `None` without a code that is proven or an owner's secret.
///
/// # Errors
/// What the store says.
pub async fn noticed(context: &Context, form: &Form) -> Result<Option<Noticed>, Error> {
    if !form.owner.is_empty() {
        let owned = open_owner(context, &form.owner).await?;
        return Ok(owned.map(|owned| Noticed {
            product: owned.product,
            serial: owned.unit.serial,
            registration: Some(owned.registration.id),
        }));
    }
    let Some(code) = parse_code(&form.code) else { return Ok(None) };
    let (Some(unit), Some(proof)) = (code.unit(), &code.proof) else { return Ok(None) };
    if context.settings.keys.verify(&unit, proof).is_none() {
        return Ok(None);
    }
    let cache = Arc::clone(&context.shelf);
    let shelf = context.store.peek(move |tx| cache.shelf(tx)).await?;
    let found = shelf.find(&code.product).cloned();
    Ok(found.map(|product| Noticed { product, serial: unit.serial, registration: None }))
}

/// Notes an address. The same answer whether or not it was there before.
///
/// # Errors
/// What the store says.
pub async fn leave(context: &Context, form: &Form, wording: String) -> Result<Outcome, Error> {
    let Some(about) = noticed(context, form).await? else { return Ok(Outcome::NoUnit) };
    let mut errors = FieldErrors::default();
    let Some(email) = errors.take("email", Email::parse(&form.email)) else {
        return Ok(Outcome::Invalid(about, errors));
    };
    let contact = SafetyContact {
        id: context.clock.id(),
        product: about.product.number,
        serial: about.serial,
        email,
        lang: form.lang.clone(),
        wording,
        at: context.clock.now(),
        registration: about.registration,
        is_stopped: false,
    };
    let inner = context.clone();
    context
        .store
        .write(move |tx| {
            if !tx.add_safety_contact(&contact)? {
                return Ok(());
            }
            let letter = NewMessage {
                id: inner.clock.id(),
                kind: Kind::SafetyContact,
                about: About::Safety(contact.id.clone()),
                recipient: contact.email.as_str().to_owned(),
                lane: contact.email.domain(),
                lang: contact.lang.clone(),
                due_at: contact.at,
            };
            tx.queue_message(&letter, contact.at)?;
            note(tx, &inner, &contact, EventKind::SafetyContact)?;
            let bell = Arc::clone(&inner.outbox_bell);
            tx.after_commit(move || bell.notify_one());
            Ok::<_, Error>(())
        })
        .await?;
    Ok(Outcome::Noted)
}

/// The contact that a secret opens.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<SafetyRecord>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Safety, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| find_in(tx, &inner, &id)).await
}

/// Takes a contact back; again, it stays so.
///
/// # Errors
/// What the store says.
pub async fn stop(context: &Context, secret: &str) -> Result<Option<SafetyRecord>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Safety, secret) else { return Ok(None) };
    let inner = context.clone();
    context
        .store
        .write(move |tx| {
            if tx.stop_safety_contact(&id, inner.clock.now())?
                && let Some(contact) = tx.find_safety_contact(&id)?
            {
                note(tx, &inner, &contact, EventKind::SafetyStopped)?;
            }
            find_in(tx, &inner, &id)
        })
        .await
}

/// A contact with what it is about.
pub(crate) fn find_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<SafetyRecord>, Error> {
    let Some(contact) = tx.find_safety_contact(id)? else { return Ok(None) };
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find_number(contact.product).cloned() else { return Ok(None) };
    let path = context.settings.link_key.path(Purpose::Safety, id, 0);
    Ok(Some(SafetyRecord { contact, product, path }))
}

fn note(tx: &mut Tx<'_>, context: &Context, contact: &SafetyContact, kind: EventKind) -> Result<(), Error> {
    let event = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind,
        registration: None,
        detail: String::new(),
    };
    // Only units on record have a timeline; a serial alone is no unit.
    if tx.find_unit(contact.product, &contact.serial)?.is_some() {
        tx.add_event(contact.product, &contact.serial, &event)?;
    }
    Ok(())
}
