//! Offers in letters: when to be silent, and links that count how often an offer was followed, never by whom.

use super::count::followed;
use super::owner::OwnedUnit;
use super::{Context, Error, OffersInMail};
use crate::domain::clock::DAY;
use crate::domain::contact::Email;
use crate::domain::link::Purpose;
use crate::domain::registration::Registration;
use crate::store::Tx;

/// How long letters with offers count against the year's.
const YEAR: i64 = 365 * DAY;

/// Takes the offers away that must not stand in a letter now: without consent, while a claim or an alert is open, and beyond what an
/// address may get in a year.
pub(crate) fn hush(tx: &mut Tx<'_>, context: &Context, owned: &mut OwnedUnit) -> Result<(), Error> {
    if !owned.offers.is_empty() && !may_promote(tx, context, owned)? {
        owned.offers.clear();
    }
    Ok(())
}

/// Whether a letter to this owner may carry offers now.
pub(super) fn may_promote(tx: &mut Tx<'_>, context: &Context, owned: &OwnedUnit) -> Result<bool, Error> {
    let registration = &owned.registration;
    if !registration.is_active || has_alert(context, owned) || !wants(tx, context, registration)? {
        return Ok(false);
    }
    Ok(!waits_for_us(tx, registration)? && !is_enough(tx, context, owned)?)
}

/// The owner said yes and no no since, and the house still promotes in mails at all.
pub(super) fn wants(tx: &mut Tx<'_>, context: &Context, registration: &Registration) -> Result<bool, Error> {
    let may = registration.offers && context.settings.offers_in_mail != OffersInMail::Never;
    Ok(may && !said_no(tx, context, &registration.email)?)
}

/// Something about the unit is open: somebody claims it, the owner is asked whether it was sold, or a caller was promised something.
pub(super) fn waits_for_us(tx: &mut Tx<'_>, registration: &Registration) -> Result<bool, Error> {
    let (product, serial) = (registration.product, &registration.serial);
    Ok(tx.has_open_claim(product, serial)?
        || !tx.list_transfers_asked(&registration.id)?.is_empty()
        || tx.has_open_promise(product, serial)?)
}

/// The address said no to offers. Only its own mailbox lifts that: by the page of preferences, or by the button in a letter.
pub(super) fn said_no(tx: &mut Tx<'_>, context: &Context, email: &Email) -> Result<bool, Error> {
    Ok(!email.is_none() && tx.has_no_offers(&context.settings.link_key.offers_digest(&email.key()))?)
}

/// Keeps what an address says to offers, beyond all its registrations.
pub(super) fn note(tx: &mut Tx<'_>, context: &Context, email: &Email, is_yes: bool) -> Result<(), Error> {
    if email.is_none() {
        return Ok(());
    }
    let digest = context.settings.link_key.offers_digest(&email.key());
    Ok(if is_yes { tx.lift_no_offers(&digest) } else { tx.note_no_offers(&digest, context.clock.now()) }?)
}

/// A recall or notice about safety concerns the unit: that comes first.
pub(super) fn has_alert(context: &Context, owned: &OwnedUnit) -> bool {
    let serial = &owned.registration.serial;
    !owned.product.product.recalls_of(Some(serial), context.today()).is_empty()
}

/// The address had its letters with offers for this year.
pub(super) fn is_enough(tx: &mut Tx<'_>, context: &Context, owned: &OwnedUnit) -> Result<bool, Error> {
    let since = context.clock.now().plus(-YEAR);
    let had = tx.count_promotions(&owned.registration.email.key(), since)?;
    Ok(had >= context.settings.offers_per_year)
}

/// Path of the counted link to an offer.
pub fn path(context: &Context, product: i64, offer: &str) -> String {
    let keys = &context.settings.link_key;
    keys.path(Purpose::Offer, &keys.offer_id(product, offer), 0)
}

/// Where a counted link leads: the offer's address as the catalogue has it now. Counts in memory if `counts`; nothing is written.
///
/// # Errors
/// What the store says.
pub async fn follow(context: &Context, secret: &str, counts: bool) -> Result<Option<String>, Error> {
    let keys = &context.settings.link_key;
    let Some((id, _)) = keys.open(Purpose::Offer, secret) else { return Ok(None) };
    let inner = context.clone();
    let shelf = context.store.peek(move |tx| inner.shelf.shelf(tx)).await?;
    let [a, b, c, d, e, f, g, h, ..] = id.bytes();
    let Some(product) = shelf.find_number(i64::from_be_bytes([a, b, c, d, e, f, g, h])) else {
        return Ok(None);
    };
    let offers = &product.product.offers;
    let Some(offer) = offers.iter().find(|offer| keys.offer_id(product.number, &offer.code) == id) else {
        return Ok(None);
    };
    if counts {
        followed(context, product.number, &offer.code);
    }
    Ok(Some(offer.url.clone()))
}
