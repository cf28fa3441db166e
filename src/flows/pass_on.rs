//! Passing on: what follows when a seller says yes or no, or nothing at all. The seller's registration ends and the buyer's begins
//! with cover and history as they were; nobody sees the other's data.

use std::sync::Arc;

use super::claim::message as claim_letter;
use super::register::digest_of;
use super::transfer::{TransferRecord, find_in};
use super::{Context, Error};
use crate::domain::claim::{self, Evidence, NewClaim};
use crate::domain::clock::Id;
use crate::domain::contact::{Email, OwnerName};
use crate::domain::coverage::{CoverEvent, Happening};
use crate::domain::dealer::DealerChoice;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::receipt::PhotoOf;
use crate::domain::registration::{Declared, NewRegistration, Reference, Registration, Source};
use crate::domain::search::Findable;
use crate::domain::transfer::{State, Transfer};
use crate::store::Tx;

/// The most silent sellers of one round.
const MOST: i64 = 100;

/// Takes a seller's answer, once; later ones change nothing. `None` when the secret opens nothing.
///
/// # Errors
/// What the store says.
pub async fn answer(context: &Context, secret: &str, yes: bool) -> Result<Option<TransferRecord>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Sale, secret) else { return Ok(None) };
    let inner = context.clone();
    context
        .store
        .write(move |tx| {
            let Some(found) = find_in(tx, &inner, &id)? else { return Ok(None) };
            if found.transfer.state == State::Asked && found.seller.is_active {
                if yes {
                    pass(tx, &inner, &found.transfer, &found.seller)?;
                } else {
                    refuse(tx, &inner, &found.transfer)?;
                }
            }
            find_in(tx, &inner, &id)
        })
        .await
}

/// The unit is the buyer's from now on. Answers the id of the new registration.
pub(super) fn pass(
    tx: &mut Tx<'_>,
    context: &Context,
    transfer: &Transfer,
    former: &Registration,
) -> Result<Id, Error> {
    let (now, product, serial) = (context.clock.now(), transfer.product, &transfer.serial);
    let to = (&transfer.name, &transfer.email);
    let new = NewRegistration { lang: transfer.lang.clone(), ..heir(context, former, to, Source::Scan) };
    tx.end_registration(product, serial)?;
    tx.end_steps(&former.id, now)?;
    tx.end_safety_contacts(former, now)?;
    if !tx.add_registration(&new)? {
        return Err(Error::Refused(
            "the reference drawn for the new owner is taken; answer again".to_owned(),
        ));
    }
    let batch = tx.find_unit(product, serial)?.and_then(|unit| unit.facts.batch);
    tx.add_terms(&new.id, &Findable::of(&new, batch.as_deref()).terms())?;
    super::replan::follow(tx, context, &new.id)?;
    tx.settle_transfer(&transfer.id, (State::Passed, now), (Some(&new.id), None))?;
    // Nobody has to be convinced any more.
    tx.drop_photo(&PhotoOf::Transfer(transfer.id.clone()))?;
    tx.drop_handover(&former.id)?;
    tx.add_cover_event(product, serial, &changed_hands(context, ""))?;
    let event = |kind, registration: &Id, detail: String| Event {
        id: context.clock.id(),
        at: now,
        kind,
        registration: Some(registration.clone()),
        detail,
    };
    tx.add_event(product, serial, &event(EventKind::PassedOn, &former.id, former.reference.to_string()))?;
    tx.add_event(product, serial, &event(EventKind::Registered, &new.id, new.reference.to_string()))?;
    let about_new = About::Registration(new.id.clone());
    let confirmation = letter(context, Kind::Confirmation, about_new, (&transfer.email, &transfer.lang));
    // A unit's own owner had to agree: nobody can make many of these.
    tx.queue_freely(&confirmation, now)?;
    let about_former = About::Registration(former.id.clone());
    let goodbye = letter(context, Kind::PassedOn, about_former, (&former.email, &former.lang));
    tx.queue_message(&goodbye, now)?;
    ring(tx, context);
    Ok(new.id)
}

/// The unit changed hands today; some lines of cover end with that.
pub(super) fn changed_hands(context: &Context, by: &str) -> CoverEvent {
    CoverEvent {
        id: context.clock.id(),
        at: context.clock.now(),
        by: by.to_owned(),
        what: Happening::Transferred { on: context.today() },
        brought_by: None,
    }
}

/// The next owner's registration: the cover's dates stay; a seller's own words about the dealer do not. The language is the former
/// owner's until somebody says another.
pub(super) fn heir(
    context: &Context,
    former: &Registration,
    (name, email): (&OwnerName, &Email),
    source: Source,
) -> NewRegistration {
    let dealer = former.dealer.clone().filter(|dealer| matches!(dealer, DealerChoice::Known(_)));
    NewRegistration {
        id: context.clock.id(),
        reference: Reference::draw(context.clock.chance()),
        product: former.product,
        serial: former.serial.clone(),
        declared: Declared {
            name: name.clone(),
            email: email.clone(),
            dates: former.dates,
            dealer,
            market: former.market,
            offers: false,
        },
        lang: former.lang.clone(),
        proven_label: source == Source::Scan,
        source,
        at: context.clock.now(),
    }
}

fn refuse(tx: &mut Tx<'_>, context: &Context, transfer: &Transfer) -> Result<(), Error> {
    let now = context.clock.now();
    tx.settle_transfer(&transfer.id, (State::Refused, now), (None, None))?;
    tx.drop_photo(&PhotoOf::Transfer(transfer.id.clone()))?;
    let about = About::Transfer(transfer.id.clone());
    let told = letter(context, Kind::SellerRefused, about, (&transfer.email, &transfer.lang));
    tx.queue_message(&told, now)?;
    note(tx, context, transfer, (EventKind::TransferRefused, String::new()))?;
    ring(tx, context);
    Ok(())
}

/// Gives the desk every transfer whose seller was silent for too long. In one transaction, and writers take turns: however
/// many processes serve, each transfer becomes one claim.
///
/// # Errors
/// What the store says.
pub(crate) fn end_silence(tx: &mut Tx<'_>, context: &Context) -> Result<(), Error> {
    for transfer in tx.list_silent_transfers(context.clock.now(), MOST)? {
        let new = claim_of(context, &transfer);
        let token = digest_of(&["transfer", transfer.id.as_str()]);
        // The drawn reference is taken, once in a thousand million: the next round draws again.
        if !tx.add_claim(&new, &token, "")? {
            continue;
        }
        tx.settle_transfer(&transfer.id, (State::Desk, new.at), (None, Some(&new.id)))?;
        tx.hand_photo_on(&transfer.id, &new.id)?;
        tx.queue_message(&claim_letter(context, Kind::ClaimReceived, &new), new.at)?;
        note(tx, context, &transfer, (EventKind::TransferSilent, String::new()))?;
        note(tx, context, &transfer, (EventKind::Claimed, new.reference.to_string()))?;
    }
    ring(tx, context);
    Ok(())
}

fn claim_of(context: &Context, transfer: &Transfer) -> NewClaim {
    NewClaim {
        id: context.clock.id(),
        reference: Reference::draw(context.clock.chance()),
        product: transfer.product,
        declared: claim::Declared {
            serial: transfer.serial.clone(),
            name: transfer.name.clone(),
            email: transfer.email.clone(),
            purchased_on: transfer.at.date_in(&context.settings.time_zone),
            dealer: None,
            words: transfer.words.clone(),
        },
        evidence: Evidence::Held,
        lang: transfer.lang.clone(),
        at: context.clock.now(),
    }
}

fn note(
    tx: &mut Tx<'_>,
    context: &Context,
    transfer: &Transfer,
    (kind, detail): (EventKind, String),
) -> Result<(), Error> {
    let event = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind,
        registration: Some(transfer.registration.clone()),
        detail,
    };
    Ok(tx.add_event(transfer.product, &transfer.serial, &event)?)
}

fn letter(context: &Context, kind: Kind, about: About, (email, lang): (&Email, &str)) -> NewMessage {
    NewMessage {
        id: context.clock.id(),
        kind,
        about,
        recipient: email.as_str().to_owned(),
        lane: email.domain(),
        lang: lang.to_owned(),
        due_at: context.clock.now(),
    }
}

fn ring(tx: &mut Tx<'_>, context: &Context) {
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
}
