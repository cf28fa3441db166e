//! "Send me my link": whoever lost the mail gets the links of their address again, or the one of the unit whose label they hold.
//!
//! Asking only notes the address. Whether anything is registered under it is looked up later, by [`answer`] in the worker: so
//! neither the answer nor its time can tell.

use std::sync::Arc;

use super::register::parse_code;
use super::{Context, Error};
use crate::domain::contact::Email;
use crate::domain::field::FieldErrors;
use crate::domain::message::{About, Kind, NewMessage};
use crate::store::Tx;
use crate::store::link_requests::LinkRequest;

/// The most requests of one round.
const MOST: i64 = 200;

/// What a browser sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// Path and query of the code that led here; may be empty.
    pub code: String,
    /// Language of the page.
    pub lang: String,
    /// The address.
    pub email: String,
}

/// Notes that somebody asked. The same answer for every address.
///
/// # Errors
/// What the store says. The inner ones are mistakes in the form.
pub async fn ask(context: &Context, form: &Form) -> Result<Result<(), FieldErrors>, Error> {
    let mut errors = FieldErrors::default();
    let Some(email) = errors.take("email", Email::parse(&form.email)) else { return Ok(Err(errors)) };
    let (inner, code, lang) = (context.clone(), parse_code(&form.code), form.lang.clone());
    let (id, now) = (context.clock.id(), context.clock.now());
    context
        .store
        .write(move |tx| {
            let shelf = inner.shelf.shelf(tx)?;
            let unit = code.as_ref().and_then(|code| {
                let (unit, product) = (code.unit()?, shelf.find(&code.product)?);
                inner.settings.keys.verify(&unit, code.proof.as_ref()?)?;
                Some((product.number, unit.serial))
            });
            let request = LinkRequest { id: id.clone(), email: email.clone(), lang: lang.clone(), unit };
            tx.add_link_request(&request, now)?;
            let bell = Arc::clone(&inner.outbox_bell);
            tx.after_commit(move || bell.notify_one());
            Ok::<_, Error>(())
        })
        .await?;
    Ok(Ok(()))
}

/// Queues the letters of those requests whose address has something registered; the others are forgotten.
///
/// # Errors
/// What the store says.
pub(crate) fn answer(tx: &mut Tx<'_>, context: &Context) -> Result<(), Error> {
    let now = context.clock.now();
    for request in tx.take_link_requests(MOST)? {
        let key = request.email.key();
        let (kind, found) = match &request.unit {
            Some((product, serial)) => (Kind::MyLink, tx.find_registration_of_unit(*product, serial)?),
            None => (Kind::MyLinks, tx.list_registrations_of_address(&key, 1)?.pop()),
        };
        let Some(registration) = found.filter(|found| found.email.key() == key) else { continue };
        let message = NewMessage {
            id: context.clock.id(),
            kind,
            about: About::Registration(registration.id),
            lane: registration.email.domain(),
            recipient: registration.email.as_str().to_owned(),
            lang: request.lang,
            due_at: now,
        };
        tx.queue_message(&message, now)?;
    }
    Ok(())
}
