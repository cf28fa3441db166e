//! Correct address: a registration gets the address its letters should have gone to. At the desk; owners do it on their page
//! (`flows::correct`); never by a scan.
//!
//! Links that were mailed to the old address end: whoever has it may not be the owner. What was not written yet goes to the
//! new one; the confirmation is sent anew when that is wished.

use std::sync::Arc;

use super::correct::refind;
use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::FieldErrors;
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::registration::Registration;
use crate::domain::search::Findable;
use crate::domain::unit::Serial;
use crate::store::Tx;

/// What a form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// The right address.
    pub email: String,
    /// Anything but empty: send a new confirmation there.
    pub confirm: String,
    /// Token of the session, at the desk.
    pub csrf: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is corrected. Links of before open nothing any more.
    Done {
        /// Path of the owner's page from now on.
        path: String,
    },
    /// There is no such registration, or it is not in force any more.
    NoRegistration,
    /// The address is none.
    Invalid(FieldErrors),
}

/// The desk corrects the address of a unit's registration in force.
///
/// # Errors
/// What the store says.
pub async fn correct_by_desk(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let (inner, asker, serial, form) = (context.clone(), asker.clone(), serial.clone(), form.clone());
    context
        .store
        .write(move |tx| match tx.find_registration_of_unit(product, &serial)? {
            Some(registration) => correct(tx, &inner, &asker, &registration, &form),
            None => Ok(Outcome::NoRegistration),
        })
        .await
}

fn correct(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    registration: &Registration,
    form: &Form,
) -> Result<Outcome, Error> {
    let mut errors = FieldErrors::default();
    let Some(email) = errors.take("email", Email::parse(&form.email)) else {
        return Ok(Outcome::Invalid(errors));
    };
    let is_other = email.as_str() != registration.email.as_str();
    // A page that is sent twice corrects once. At the last generation links stay: 255 corrections are no life.
    let generation = registration.link_generation.saturating_add(u8::from(is_other));
    if is_other {
        change(tx, context, registration, &email, generation)?;
        note(tx, context, asker, registration)?;
    }
    if !form.confirm.is_empty() {
        confirm(tx, context, registration, &email)?;
    }
    let path = context.settings.link_key.path(Purpose::Owner, &registration.id, generation);
    Ok(Outcome::Done { path })
}

/// From now on the registration is reached at this address: row, search, letters that wait, and the mark on an address nobody has
/// any more. Also for an owner who confirmed it (`flows::correct`).
pub(super) fn change(
    tx: &mut Tx<'_>,
    context: &Context,
    registration: &Registration,
    email: &Email,
    generation: u8,
) -> Result<(), Error> {
    let now = context.clock.now();
    tx.move_registration(&registration.id, email, generation)?;
    refind(tx, registration, Findable { email, ..Findable::stored(registration, None) })?;
    tx.readdress_messages(
        &registration.id,
        (email.as_str(), &email.domain()),
        now,
        "the address was corrected before it left",
    )?;
    if !tx.is_address_used(&registration.email.key())? {
        tx.clear_undeliverable(&registration.email)?;
    }
    Ok(())
}

/// The timeline says that it happened, the audit log also who did it; neither says which address.
fn note(tx: &mut Tx<'_>, context: &Context, asker: &Asker, registration: &Registration) -> Result<(), Error> {
    let (product, serial) = (registration.product, &registration.serial);
    let event = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind: EventKind::AddressCorrected,
        registration: Some(registration.id.clone()),
        detail: String::new(),
    };
    tx.add_event_by(product, serial, &event, &asker.0)?;
    let audit = line(context, asker, "address", String::new());
    Ok(tx.add_audit(&audit, Some((product, serial)))?)
}

fn confirm(
    tx: &mut Tx<'_>,
    context: &Context,
    registration: &Registration,
    email: &Email,
) -> Result<Id, Error> {
    let now = context.clock.now();
    let message = NewMessage {
        id: context.clock.id(),
        kind: Kind::Confirmation,
        about: About::Registration(registration.id.clone()),
        recipient: email.as_str().to_owned(),
        lane: email.domain(),
        lang: registration.lang.clone(),
        due_at: now,
    };
    tx.queue_message(&message, now)?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(message.id)
}
