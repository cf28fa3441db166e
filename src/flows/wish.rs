//! Double opt-in: a ticked box is a wish. Consent it becomes by a button behind the link in the letter, so that nobody can order
//! mails for somebody else.

use super::offers::note;
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::link::Purpose;
use crate::domain::registration::{Consent, PURPOSE_OFFERS};
use crate::store::Tx;

/// What the page of a wish shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The words beside the box that was ticked.
    pub wording: String,
    /// Their language.
    pub lang: String,
    /// It waits for the button.
    pub is_open: bool,
    /// Offers may come by mail.
    pub offers: bool,
}

/// The wish that a secret opens.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<Wish>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Wish, secret) else { return Ok(None) };
    context.store.peek(move |tx| find_in(tx, &id)).await
}

/// Makes a wish a consent, once.
///
/// # Errors
/// What the store says.
pub async fn confirm(context: &Context, secret: &str) -> Result<Option<Wish>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Wish, secret) else { return Ok(None) };
    let (inner, clock) = (context.clone(), context.clock.clone());
    context
        .store
        .write(move |tx| {
            let wish = find_in(tx, &id)?.filter(|wish| wish.is_open);
            if let Some(wish) = wish
                && let Some(registration) = tx.find_registration(&id)?
            {
                let now = clock.now();
                tx.start_offers(&id)?;
                note(tx, &inner, &registration.email, true)?;
                tx.add_consent(&Consent {
                    id: clock.id(),
                    registration: id.clone(),
                    purpose: PURPOSE_OFFERS,
                    given: true,
                    wording: wish.wording,
                    lang: wish.lang,
                    source: "letter",
                    at: now,
                })?;
                let event = Event {
                    id: clock.id(),
                    at: now,
                    kind: EventKind::OffersStarted,
                    registration: Some(id.clone()),
                    detail: "letter".to_owned(),
                };
                tx.add_event(registration.product, &registration.serial, &event)?;
            }
            find_in(tx, &id)
        })
        .await
}

fn find_in(tx: &mut Tx<'_>, id: &Id) -> Result<Option<Wish>, Error> {
    let Some(registration) = tx.find_registration(id)? else { return Ok(None) };
    let Some((wording, lang, is_open)) = tx.find_wish(id)? else { return Ok(None) };
    let is_open = is_open && registration.is_active;
    Ok(Some(Wish { wording, lang, is_open, offers: registration.offers }))
}
