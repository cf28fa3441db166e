//! Correct: owners mend their own data. All but the address holds at once; a new address is confirmed where it leads
//! before letters go there, and the old one is told. Dates that a receipt proved are no longer theirs to change.

use std::sync::Arc;

use super::address::change;
use super::owner::{OwnedUnit, find_in, history_of};
use super::{Context, Error};
use crate::domain::clock::{DAY, Id, Timestamp};
use crate::domain::contact::Email;
use crate::domain::coverage::Dates;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::registration::{AddressChange, Declared, Form, Registration, Rules};
use crate::domain::search::Findable;
use crate::domain::unit::UnitFacts;
use crate::store::Tx;

/// Letters to new addresses that one registration may ask for in a day: its link must not make a machine that mails strangers.
const ASKED_PER_DAY: i64 = 3;
/// How long a new address can be confirmed.
const CONFIRM_WITHIN: i64 = 7 * DAY;

/// A registration and the address that is asked for it.
#[derive(Clone, Debug)]
pub struct Correctable {
    /// The registration.
    pub owned: OwnedUnit,
    /// Where letters shall go once it is confirmed.
    pub waiting: Option<Email>,
}

/// What came of a correction.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It holds, but for an address that waits to be confirmed.
    Saved,
    /// Something in it is wrong; nothing was changed.
    Invalid(Box<Correctable>, FieldErrors),
    /// The secret opens nothing.
    NotFound,
}

/// What the data page shows.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<Correctable>, Error> {
    let Some(key) = context.settings.link_key.open(Purpose::Owner, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| find(tx, &inner, &key)).await
}

fn find(
    tx: &mut Tx<'_>,
    context: &Context,
    (id, generation): &(Id, u8),
) -> Result<Option<Correctable>, Error> {
    let Some(owned) = find_in(tx, context, id)? else { return Ok(None) };
    if !owned.registration.is_active || owned.registration.link_generation != *generation {
        return Ok(None);
    }
    let waiting = tx.find_address_change(id)?.filter(|change| is_fresh(change, context.clock.now()));
    Ok(Some(Correctable { owned, waiting: waiting.map(|change| change.email) }))
}

fn is_fresh(change: &AddressChange, now: Timestamp) -> bool {
    now.0 - change.asked_at.0 <= CONFIRM_WITHIN
}

/// Takes a correction. Sent twice it does nothing more.
///
/// # Errors
/// What the store says.
pub async fn correct(context: &Context, secret: &str, form: Form) -> Result<Outcome, Error> {
    let Some(key) = context.settings.link_key.open(Purpose::Owner, secret) else {
        return Ok(Outcome::NotFound);
    };
    let inner = context.clone();
    context.store.write(move |tx| correct_in(tx, &inner, &key, &form)).await
}

fn correct_in(tx: &mut Tx<'_>, context: &Context, key: &(Id, u8), form: &Form) -> Result<Outcome, Error> {
    let Some(known) = find(tx, context, key)? else { return Ok(Outcome::NotFound) };
    let declared = match checked(tx, context, &known.owned, form)? {
        Ok(declared) => declared,
        Err(errors) => return Ok(Outcome::Invalid(Box::new(known), errors)),
    };
    let registration = &known.owned.registration;
    let asks = declared.email != registration.email && known.waiting.as_ref() != Some(&declared.email);
    if asks && is_too_often(tx, context, registration)? {
        let mut errors = FieldErrors::default();
        errors.push("email", Reason::TooOften);
        return Ok(Outcome::Invalid(Box::new(known), errors));
    }
    let changed = changes(registration, &declared);
    if !changed.is_empty() {
        tx.correct_registration(&registration.id, &declared)?;
        super::replan::follow(tx, context, &registration.id)?;
        let now = Findable {
            name: &declared.name,
            dealer: declared.dealer.as_ref(),
            ..Findable::stored(registration, None)
        };
        refind(tx, registration, now)?;
        note(tx, context, registration, EventKind::Corrected, changed.join(", "))?;
    }
    if asks {
        ask(tx, context, registration, declared.email)?;
    } else if declared.email == registration.email && known.waiting.is_some() {
        tx.remove_address_change(&registration.id)?;
    }
    Ok(Outcome::Saved)
}

/// The form as at registration, with what is not theirs to change left as it is.
fn checked(
    tx: &mut Tx<'_>,
    context: &Context,
    owned: &OwnedUnit,
    form: &Form,
) -> Result<Result<Declared, FieldErrors>, Error> {
    let registration = &owned.registration;
    let mut form = form.clone();
    let installed_on = registration.dates.installed_on.map(|on| on.to_string()).unwrap_or_default();
    if registration.dates.proven {
        form.purchased_on = registration.dates.purchased_on.to_string();
    }
    if registration.dates.proven || !owned.product.product.asks_for_installation(owned.market) {
        form.installed_on = installed_on;
    }
    let shelf = context.shelf.shelf(tx)?;
    let history = history_of(tx, registration.product, &registration.serial)?;
    let rules = Rules {
        latest_date: context.clock.now().latest_date(),
        introduced_on: owned.product.product.introduced_on,
        facts: &UnitFacts { manufactured_on: history.made_on(), ..history.facts.clone() },
        dealers: shelf.dealers(),
    };
    let mut declared = form.parse(&rules);
    if let Ok(declared) = &mut declared {
        declared.dates.proven = registration.dates.proven;
        declared.market = registration.market;
    }
    Ok(declared)
}

/// From now on search finds the registration by what is so now; the batch stays as it is.
pub(super) fn refind(tx: &mut Tx<'_>, was: &Registration, now: Findable<'_>) -> Result<(), Error> {
    Ok(tx.replace_terms(&was.id, &Findable::stored(was, None).terms(), &now.terms())?)
}

/// What differs, for the timeline: names of fields, and dates, since cover follows from them. No personal data.
fn changes(registration: &Registration, declared: &Declared) -> Vec<String> {
    let mut changed = Vec::new();
    if declared.name != registration.name {
        changed.push("name".to_owned());
    }
    changed.extend(moved(&registration.dates, &declared.dates));
    if declared.dealer != registration.dealer {
        changed.push("dealer".to_owned());
    }
    changed
}

/// Which dates differ, from and to.
pub(super) fn moved(before: &Dates, after: &Dates) -> Vec<String> {
    let mut changed = Vec::new();
    if after.purchased_on != before.purchased_on {
        changed.push(format!("purchased {} → {}", before.purchased_on, after.purchased_on));
    }
    if after.installed_on != before.installed_on {
        let day = |on: Option<jiff::civil::Date>| on.map_or_else(|| "–".to_owned(), |on| on.to_string());
        changed.push(format!("installed {} → {}", day(before.installed_on), day(after.installed_on)));
    }
    changed
}

fn is_too_often(tx: &mut Tx<'_>, context: &Context, registration: &Registration) -> Result<bool, Error> {
    let since = Timestamp(context.clock.now().0 - DAY);
    Ok(tx.count_messages_since(&registration.id, Kind::AddressNew, since)? >= ASKED_PER_DAY)
}

/// Writes to the new address for its confirmation, and to the old one so that nobody is moved unawares.
fn ask(tx: &mut Tx<'_>, context: &Context, registration: &Registration, email: Email) -> Result<(), Error> {
    for (kind, to) in [(Kind::AddressNew, &email), (Kind::AddressOld, &registration.email)] {
        queue(tx, context, registration, (kind, to))?;
    }
    tx.put_address_change(&AddressChange {
        id: context.clock.id(),
        registration: registration.id.clone(),
        email,
        asked_at: context.clock.now(),
    })?;
    note(tx, context, registration, EventKind::AddressAsked, String::new())
}

fn queue(
    tx: &mut Tx<'_>,
    context: &Context,
    registration: &Registration,
    (kind, to): (Kind, &Email),
) -> Result<(), Error> {
    let now = context.clock.now();
    let message = NewMessage {
        id: context.clock.id(),
        kind,
        about: About::Registration(registration.id.clone()),
        recipient: to.as_str().to_owned(),
        lane: to.domain(),
        lang: registration.lang.clone(),
        due_at: now,
    };
    tx.queue_message(&message, now)?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(())
}

fn note(
    tx: &mut Tx<'_>,
    context: &Context,
    registration: &Registration,
    kind: EventKind,
    detail: String,
) -> Result<(), Error> {
    let event = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind,
        registration: Some(registration.id.clone()),
        detail,
    };
    Ok(tx.add_event(registration.product, &registration.serial, &event)?)
}

/// What a letter about a new address needs.
#[derive(Clone, Debug)]
pub struct AddressFacts {
    /// The registration.
    pub owned: OwnedUnit,
    /// Where this letter goes.
    pub recipient: Email,
    /// The address that is asked for, as far as the old one may know it.
    pub masked: String,
    /// Where the reader goes: to confirm, or to their page. `None` when the address is the owner's no longer.
    pub path: Option<String>,
}

/// The facts of a letter; `None` when what was asked for is asked for no more.
pub(crate) fn facts_of(
    tx: &mut Tx<'_>,
    context: &Context,
    id: &Id,
    (kind, recipient): (Kind, &str),
) -> Result<Option<AddressFacts>, Error> {
    let Some(owned) = find_in(tx, context, id)? else { return Ok(None) };
    let Some(change) = tx.find_address_change(id)? else { return Ok(None) };
    let recipient = Email::stored(recipient.to_owned());
    let path = match kind {
        // A letter to an address that was replaced by another must not open the door for that one.
        Kind::AddressNew if change.email != recipient => return Ok(None),
        Kind::AddressNew => Some(context.settings.link_key.path(Purpose::Address, &change.id, 0)),
        _ => (owned.registration.email == recipient).then(|| owned.owner_path.clone()),
    };
    Ok(Some(AddressFacts { masked: change.email.masked(), owned, recipient, path }))
}

/// The address a link stands for, and the registration it is for.
///
/// # Errors
/// What the store says.
pub async fn asked(context: &Context, secret: &str) -> Result<Option<Correctable>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Address, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| Ok(asked_in(tx, &inner, &id)?.map(|(known, _)| known))).await
}

fn asked_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<(Correctable, Email)>, Error> {
    let Some(change) = tx.find_address_change_of_link(id)? else { return Ok(None) };
    if !is_fresh(&change, context.clock.now()) {
        return Ok(None);
    }
    let Some(owned) = find_in(tx, context, &change.registration)? else { return Ok(None) };
    let email = change.email.clone();
    let known = Correctable { owned, waiting: Some(change.email) };
    Ok(known.owned.registration.is_active.then_some((known, email)))
}

/// Letters go to the new address from now on, and links mailed to the old one are dead. Answers the path of the owner's page.
///
/// # Errors
/// What the store says.
pub async fn confirm(context: &Context, secret: &str) -> Result<Option<String>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Address, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.write(move |tx| confirm_in(tx, &inner, &id)).await
}

fn confirm_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<String>, Error> {
    let Some((known, email)) = asked_in(tx, context, id)? else { return Ok(None) };
    let registration = &known.owned.registration;
    // After 255 changes support has a word with them.
    let Some(generation) = registration.link_generation.checked_add(1) else { return Ok(None) };
    change(tx, context, registration, &email, generation)?;
    tx.remove_address_change(&registration.id)?;
    note(tx, context, registration, EventKind::AddressChanged, String::new())?;
    // The new address gets the whole letter with the link that works now.
    queue(tx, context, registration, (Kind::Confirmation, &email))?;
    Ok(Some(context.settings.link_key.path(Purpose::Owner, &registration.id, generation)))
}
