//! Photo: whoever claims a unit, or asked its silent seller, adds a photo of receipt or plate behind the link of their own request;
//! the desk sees it beside the claim. Until the decision it can be replaced; afterwards it stays as the desk saw it.

use std::sync::Arc;

use super::claim::find_in as find_claim;
use super::lookup::{Asker, line};
use super::transfer::find_in as find_transfer;
use super::{Context, Error};
use crate::domain::claim::State as ClaimState;
use crate::domain::clock::Id;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::link::Purpose;
use crate::domain::receipt::{MediaType, PhotoOf, Receipt, ReceiptFacts};
use crate::domain::transfer::State;
use crate::domain::unit::Serial;
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// A request that waits, and its photo.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What the photo speaks for.
    pub of: PhotoOf,
    /// The product.
    pub product: Arc<NumberedProduct>,
    /// The unit's serial.
    pub serial: Serial,
    /// The claim's reference; empty while a seller is asked.
    pub reference: String,
    /// Language the request was made in.
    pub lang: String,
    /// Path of the request's own page.
    pub path: String,
    /// Its photo, if there is one.
    pub photo: Option<ReceiptFacts>,
}

/// The request that a secret opens, while it can still be spoken for. `purpose` is `Claim` or `Transfer`; a transfer that became a
/// claim leads to that.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, purpose: Purpose, secret: &str) -> Result<Option<Wanted>, Error> {
    let Some((id, _)) = context.settings.link_key.open(purpose, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| find(tx, &inner, (purpose, &id))).await
}

fn find(tx: &mut Tx<'_>, context: &Context, (purpose, id): (Purpose, &Id)) -> Result<Option<Wanted>, Error> {
    match purpose {
        Purpose::Claim => of_claim(tx, context, id),
        Purpose::Transfer => of_transfer(tx, context, id),
        _ => Ok(None),
    }
}

fn of_claim(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<Wanted>, Error> {
    let Some(found) = find_claim(tx, context, id)? else { return Ok(None) };
    if found.claim.state != ClaimState::Open {
        return Ok(None);
    }
    let of = PhotoOf::Claim(found.claim.id);
    let photo = tx.find_photo(&of)?;
    Ok(Some(Wanted {
        of,
        product: found.product,
        serial: found.claim.declared.serial,
        reference: found.claim.reference.to_string(),
        lang: found.claim.lang,
        path: found.path,
        photo,
    }))
}

fn of_transfer(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<Wanted>, Error> {
    let Some(found) = find_transfer(tx, context, id)? else { return Ok(None) };
    match (found.transfer.state, &found.transfer.claim) {
        (State::Desk, Some(claim)) => return of_claim(tx, context, claim),
        (State::Asked, _) => {}
        _ => return Ok(None),
    }
    let of = PhotoOf::Transfer(found.transfer.id);
    let photo = tx.find_photo(&of)?;
    Ok(Some(Wanted {
        of,
        product: found.product,
        serial: found.transfer.serial,
        reference: String::new(),
        lang: found.transfer.lang,
        path: found.path,
        photo,
    }))
}

/// The file itself, for whoever sent it.
///
/// # Errors
/// What the store says.
pub async fn file(
    context: &Context,
    purpose: Purpose,
    secret: &str,
) -> Result<Option<(MediaType, Vec<u8>)>, Error> {
    let Some(wanted) = open(context, purpose, secret).await? else { return Ok(None) };
    context.store.read(move |tx| tx.read_photo(&wanted.of).map_err(Error::from)).await
}

/// Keeps a photo; the same file again changes nothing. `false` when the secret opens nothing that waits.
///
/// # Errors
/// What the store says.
pub async fn keep(context: &Context, purpose: Purpose, secret: &str, photo: Receipt) -> Result<bool, Error> {
    let Some((id, _)) = context.settings.link_key.open(purpose, secret) else { return Ok(false) };
    let inner = context.clone();
    context
        .store
        .write(move |tx| {
            let Some(wanted) = find(tx, &inner, (purpose, &id))? else { return Ok(false) };
            if wanted.photo.is_some_and(|known| known.source == photo.source) {
                return Ok(true);
            }
            let now = inner.clock.now();
            tx.put_photo(&wanted.of, &photo, (&inner.clock.id(), now))?;
            let event = Event {
                id: inner.clock.id(),
                at: now,
                kind: EventKind::PhotoSent,
                registration: None,
                detail: wanted.reference,
            };
            tx.add_event(wanted.product.number, &wanted.serial, &event)?;
            Ok(true)
        })
        .await
}

/// The photo of a claim, for the desk, decided or not. Notes who looked.
///
/// # Errors
/// What the store says.
pub async fn look(
    context: &Context,
    asker: &Asker,
    claim: &Id,
) -> Result<Option<(MediaType, Vec<u8>)>, Error> {
    let (inner, asker, id) = (context.clone(), asker.clone(), claim.clone());
    context
        .store
        .write(move |tx| {
            let Some(claim) = tx.find_claim(&id)? else { return Ok(None) };
            let found = tx.read_photo(&PhotoOf::Claim(id.clone()))?;
            if found.is_some() {
                let line = line(&inner, &asker, "photo", claim.reference.to_string());
                tx.add_audit(&line, Some((claim.product, &claim.declared.serial)))?;
            }
            Ok(found)
        })
        .await
}
