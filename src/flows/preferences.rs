//! Mail preferences: whether offers may come by mail. Opened by a secret, effective in one transaction, idempotent.

use super::offers::{note, said_no};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::event::{Event, Kind};
use crate::domain::link::Purpose;
use crate::domain::registration::{Consent, PURPOSE_OFFERS};

/// What a preferences page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The address with its middle hidden: links get forwarded.
    pub masked_email: String,
    /// Offers may come by mail.
    pub offers: bool,
}

impl Preferences {
    fn of(email: &Email, offers: bool) -> Self {
        Self { masked_email: email.masked(), offers }
    }
}

/// The preferences a secret opens.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<Preferences>, Error> {
    let Some(id) = opened(context, secret) else { return Ok(None) };
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            let found = tx.find_registration(&id)?.filter(|found| !found.is_erased);
            let Some(found) = found else { return Ok(None) };
            let offers = found.offers && !said_no(tx, &inner, &found.email)?;
            Ok(Some(Preferences::of(&found.email, offers)))
        })
        .await
}

/// Sets whether offers may come, for every registration of the same address. `None` when the secret opens nothing.
/// `source` says where it was set: `link` (the page) or `mail` (one click in the mail program, RFC 8058).
///
/// # Errors
/// What the store says.
pub async fn set_offers(
    context: &Context,
    secret: &str,
    offers: bool,
    wording: String,
    source: &'static str,
) -> Result<Option<Preferences>, Error> {
    let Some(id) = opened(context, secret) else { return Ok(None) };
    let (inner, clock) = (context.clone(), context.clock.clone());
    let now = clock.now();
    context
        .store
        .write(move |tx| {
            let found = tx.find_registration(&id)?.filter(|found| !found.is_erased);
            let Some(registration) = found else { return Ok(None) };
            note(tx, &inner, &registration.email, offers)?;
            if !offers {
                tx.write_promotions_anew(&registration.email.key(), now)?;
            }
            for changed in tx.set_offers(&registration.email, offers)? {
                tx.add_consent(&Consent {
                    id: clock.id(),
                    registration: changed.id.clone(),
                    purpose: PURPOSE_OFFERS,
                    given: offers,
                    wording: wording.clone(),
                    lang: changed.lang.clone(),
                    source,
                    at: now,
                })?;
                let kind = if offers { Kind::OffersStarted } else { Kind::OffersStopped };
                let event = Event {
                    id: clock.id(),
                    at: now,
                    kind,
                    registration: Some(changed.id),
                    detail: source.to_owned(),
                };
                tx.add_event(changed.product, &changed.serial, &event)?;
            }
            Ok(Some(Preferences::of(&registration.email, offers)))
        })
        .await
}

/// Preferences links stay good when the owner's link is revoked: who got our mail may always say no.
fn opened(context: &Context, secret: &str) -> Option<Id> {
    context.settings.link_key.open(Purpose::Preferences, secret).map(|(id, _)| id)
}
