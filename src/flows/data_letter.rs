//! "Send the owner their data": a letter to the address on record, with a link that only this letter carries, to everything under
//! that address. Nobody else sees a byte of it, not even who had it sent.
//!
//! The link names its letter: it ends with its time, with an erasure (which empties the letter's row), and as soon as what the letter
//! is about has another address. What is downloaded is the one `dossier` of desk and owner's page.

use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;

use super::cover::tell;
use super::erase::{Whose, of_address};
use super::journey::zone_of;
use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::{Email, OwnerName};
use crate::domain::event::Kind as EventKind;
use crate::domain::message::{About, Kind, NewMessage};
use crate::store::Tx;

/// Days that such a link holds after its letter was written; the last of them ends at midnight.
pub const HOLDS: i64 = 7;

/// Whom a letter is to reach, as things stand now.
struct Holder {
    name: String,
    email: Email,
    lang: String,
    zone: Option<String>,
    /// Of a registration's links: raised when its address changes.
    generation: u8,
}

/// What the letter says.
#[derive(Clone, Debug)]
pub struct DataFacts {
    /// Its reader; empty when the name is not known.
    pub name: String,
    /// The last day on which the link holds, in the reader's calendar.
    pub until: Date,
    /// Path of the page it leads to.
    pub path: String,
}

/// What a link opens.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Whose data.
    pub whose: Whose,
    /// Their address, with its middle hidden: letters get forwarded.
    pub masked_email: String,
    /// The last day on which the link holds.
    pub until: Date,
    /// Language of the letter.
    pub lang: String,
}

/// Mails the owner of a registration a link to everything under their address. `false` when there is no address.
///
/// # Errors
/// What the store says.
pub async fn send(context: &Context, asker: &Asker, registration: &Id) -> Result<bool, Error> {
    let (inner, asker, about) = (context.clone(), asker.clone(), About::Registration(registration.clone()));
    context.store.write(move |tx| queue(tx, &inner, &asker, &about)).await
}

/// The same for whom only the address is known. `false` when nothing is on record that a letter could be about.
///
/// # Errors
/// What the store says.
pub async fn send_to(context: &Context, asker: &Asker, email: &Email) -> Result<bool, Error> {
    let (inner, asker, email) = (context.clone(), asker.clone(), email.clone());
    context
        .store
        .write(move |tx| match known_by(tx, &email)? {
            Some(about) => queue(tx, &inner, &asker, &about),
            None => Ok(false),
        })
        .await
}

/// What is on record under an address, the newest of what says most: a registration in force, one that ended, a claim, a request of a
/// buyer, a contact for safety notices.
fn known_by(tx: &mut Tx<'_>, email: &Email) -> Result<Option<About>, Error> {
    let (key, whose) = (email.key(), of_address(email));
    let registrations = tx.list_registrations_of(&whose)?;
    let newest = registrations.into_iter().max_by_key(|one| (one.is_active, one.registered_at));
    if let Some(found) = newest {
        return Ok(Some(About::Registration(found.id)));
    }
    if let Some(found) = tx.list_claims_of(&whose)?.pop() {
        return Ok(Some(About::Claim(found.id)));
    }
    if let Some(found) = tx.list_transfers_of(&whose)?.pop() {
        return Ok(Some(About::Transfer(found.transfer.id)));
    }
    Ok(tx.list_safety_contacts_of(&key)?.pop().map(|found| About::Safety(found.id)))
}

fn queue(tx: &mut Tx<'_>, context: &Context, asker: &Asker, about: &About) -> Result<bool, Error> {
    let Some(holder) = holder(tx, about)?.filter(|holder| !holder.email.is_none()) else { return Ok(false) };
    let now = context.clock.now();
    let message = NewMessage {
        id: context.clock.id(),
        kind: Kind::DataReady,
        about: about.clone(),
        lane: holder.email.domain(),
        recipient: holder.email.as_str().to_owned(),
        lang: holder.lang,
        due_at: now,
    };
    tx.queue_message(&message, now)?;
    let unit = match tx.find_unit_of(about)? {
        // A serial that was only claimed has no timeline.
        Some((product, serial)) => tx.find_unit(product, &serial)?.map(|_| (product, serial)),
        None => None,
    };
    if let Some((product, serial)) = &unit {
        tell(tx, context, asker, (*product, serial), (EventKind::DataSent, ""))?;
    }
    let noted = line(context, asker, EventKind::DataSent.as_str(), String::new());
    tx.add_audit(&noted, unit.as_ref().map(|(product, serial)| (*product, serial)))?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(true)
}

/// Whom a letter about this reaches now; `None` when it is gone or its person was erased.
fn holder(tx: &mut Tx<'_>, about: &About) -> Result<Option<Holder>, Error> {
    let other = |name: &OwnerName, email: Email, lang: String| {
        Some(Holder { name: name.to_string(), email, lang, zone: None, generation: 0 })
    };
    Ok(match about {
        About::Registration(id) => {
            tx.find_registration(id)?.filter(|found| !found.is_erased).map(|found| Holder {
                name: found.name.to_string(),
                email: found.email,
                lang: found.lang,
                zone: found.zone,
                generation: found.link_generation,
            })
        }
        About::Claim(id) => {
            tx.find_claim(id)?.and_then(|found| other(&found.declared.name, found.declared.email, found.lang))
        }
        About::Transfer(id) => {
            tx.find_transfer(id)?.and_then(|found| other(&found.name, found.email, found.lang))
        }
        About::Safety(id) => tx.find_safety_contact(id)?.map(|found| Holder {
            name: String::new(),
            email: found.email,
            lang: found.lang,
            zone: None,
            generation: 0,
        }),
        About::Held => None,
    })
}

/// The facts of a letter as it is written; `None` when what it is about is gone, or has another address than the letter.
pub(crate) fn facts_of(
    tx: &mut Tx<'_>,
    context: &Context,
    (letter, about): (&Id, &About),
    recipient: &str,
) -> Result<Option<DataFacts>, Error> {
    let key = Email::stored(recipient.to_owned()).key();
    let Some(holder) = holder(tx, about)?.filter(|holder| holder.email.key() == key) else { return Ok(None) };
    let zone = zone_of(context, holder.zone.as_deref());
    let today = context.clock.now().date_in(&zone);
    let until = today.saturating_add(Span::new().days(HOLDS));
    // Whole days: what the letter says is so until the last minute of that day.
    let end = until.saturating_add(Span::new().days(1)).to_zoned(zone);
    let end = end.map_or(context.clock.now(), |end| Timestamp(end.timestamp().as_millisecond()));
    let path = context.settings.link_key.data_path(letter, holder.generation, end);
    Ok(Some(DataFacts { name: holder.name, until, path }))
}

/// Whose data a link opens; `None` when it opens none, or no longer. An invented link is refused before the store is asked.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<Opened>, Error> {
    let Some(((letter, generation), until)) =
        context.settings.link_key.open_data(secret, context.clock.now())
    else {
        return Ok(None);
    };
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            let Some((message, _)) = tx.find_message(&letter)? else { return Ok(None) };
            let key = Email::stored(message.recipient).key();
            let holder = holder(tx, &message.about)?.filter(|holder| {
                message.kind == Some(Kind::DataReady)
                    && holder.generation == generation
                    && !key.is_empty()
                    && holder.email.key() == key
            });
            let Some(holder) = holder else { return Ok(None) };
            let zone = zone_of(&inner, holder.zone.as_deref());
            Ok(Some(Opened {
                whose: of_address(&holder.email),
                masked_email: holder.email.masked(),
                until: until.plus(-1).date_in(&zone),
                lang: message.lang,
            }))
        })
        .await
}
