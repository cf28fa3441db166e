//! Offers in letters: when to be silent, and links that count how often an offer was followed, never by whom.

use super::count::followed;
use super::owner::OwnedUnit;
use super::{Context, Error, OffersInMail};
use crate::domain::clock::DAY;
use crate::domain::link::Purpose;
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
    if !wants(context, owned) || !registration.is_active || has_alert(context, owned) {
        return Ok(false);
    }
    Ok(!tx.has_open_claim(registration.product, &registration.serial)? && !is_enough(tx, context, owned)?)
}

/// The owner said yes, and the house still promotes in mails at all.
pub(super) fn wants(context: &Context, owned: &OwnedUnit) -> bool {
    owned.registration.offers && context.settings.offers_in_mail != OffersInMail::Never
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
