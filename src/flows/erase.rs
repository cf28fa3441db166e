//! Erase: a person leaves, the unit's story stays. By address for desk and terminal; by the link of one registration for its
//! owner, and then that registration alone: whoever typed somebody else's address into a form must not reach that
//! person's other products through it.

use std::sync::Arc;

use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::Email;
use crate::domain::event::{Event, Kind};
use crate::domain::link::Purpose;
pub use crate::store::erasures::Whose;
use crate::store::erasures::{Erasure, Forgotten};
use crate::store::facts::{SCRUB_DUE, SCRUB_WHOLE};
use crate::store::{StoreError, Tx};

/// How often the bytes are asked for again while somebody still reads the past; each time waits a quarter of a second.
const PATIENCE: u32 = 12;

/// What was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Erased {
    /// Registrations that have no owner now.
    pub registrations: u64,
    /// Claims that are gone.
    pub claims: u64,
    /// Letters whose words and addresses are gone.
    pub letters: u64,
    /// Letters that waited and will not be sent.
    pub cancelled: u64,
    /// What else is gone: second-hand requests, safety contacts, links asked for, purchases.
    pub further: u64,
}

impl Erased {
    /// Nothing was on record.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, forgotten: &Forgotten) {
        self.registrations += forgotten.registrations.len() as u64;
        self.claims += forgotten.claims;
        self.letters += forgotten.letters;
        self.cancelled += forgotten.cancelled;
        self.further += forgotten.further;
    }
}

/// Whose data everything under an address is.
pub fn of_address(email: &Email) -> Whose {
    Whose::Address(email.key())
}

/// Whose data an owner's link opens; `None` when it opens nothing, or no longer.
///
/// # Errors
/// What the store says.
pub async fn of_link(context: &Context, secret: &str) -> Result<Option<Whose>, Error> {
    let Some((id, generation)) = context.settings.link_key.open(Purpose::Owner, secret) else {
        return Ok(None);
    };
    context
        .store
        .peek(move |tx| {
            let found = tx.find_registration(&id)?;
            let is_open = found.is_some_and(|found| found.is_active && found.link_generation == generation);
            Ok(is_open.then(|| Whose::Registration(id.clone())))
        })
        .await
}

/// Where the bytes of what was erased may still be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scrubbed {
    /// Nowhere in the database's files.
    Whole,
    /// In free space of its file, which is too large to be rewritten without being told to.
    LogOnly,
    /// In its log, too: somebody reads the past.
    Later,
}

/// Erases. Links are dead and waiting letters cancelled once this answers; a letter that a worker is handing over in this very
/// moment may still arrive. The bytes in the files are for [`scrub`], which `worker::scrub` calls soon: whoever erases does
/// not wait for it, and however many do so at once, the files are rewritten once.
///
/// # Errors
/// What the store says; then nothing was erased.
pub async fn erase(context: &Context, asker: &Asker, whose: &Whose) -> Result<Erased, Error> {
    let (inner, asker, whose) = (context.clone(), asker.clone(), whose.clone());
    let now = context.clock.now();
    context
        .store
        .write(move |tx| {
            let forgotten = tx.forget(&whose, now)?;
            let mut erased = Erased::default();
            erased.add(&forgotten);
            if !erased.is_nothing() {
                let address_hash = inner.settings.link_key.address_digest(whose.subject());
                tx.note_erasure(&Erasure { address_hash, at: now })?;
                tell(tx, &inner, &asker, &forgotten)?;
                owe(tx, &inner)?;
                // Letters may be due now: of buyers whose seller answers no more.
                let bell = Arc::clone(&inner.outbox_bell);
                tx.after_commit(move || bell.notify_one());
            }
            Ok::<_, Error>(erased)
        })
        .await
}

/// Notes that bytes of what this transaction removes lie in the files.
pub(super) fn owe(tx: &mut Tx<'_>, context: &Context) -> Result<(), Error> {
    Ok(tx.put_fact(SCRUB_DUE, &context.clock.now().0.to_string())?)
}

/// Since when bytes lie in the files: of the last erasure, and of any in free space of a large file.
///
/// # Errors
/// What the store says.
pub async fn owed(context: &Context) -> Result<(Option<Timestamp>, Option<Timestamp>), Error> {
    context
        .store
        .peek(|tx| {
            let mut at = |name| -> Result<Option<Timestamp>, Error> {
                Ok(tx.find_fact(name)?.and_then(|text| text.parse().ok()).map(Timestamp))
            };
            Ok((at(SCRUB_DUE)?, at(SCRUB_WHOLE)?))
        })
        .await
}

/// A line of each unit's timeline, and who did it.
fn tell(tx: &mut Tx<'_>, context: &Context, asker: &Asker, forgotten: &Forgotten) -> Result<(), Error> {
    for (id, product, serial, reference) in &forgotten.registrations {
        let event = Event {
            id: context.clock.id(),
            at: context.clock.now(),
            kind: Kind::Erased,
            registration: Some(id.clone()),
            detail: reference.clone(),
        };
        tx.add_event(*product, serial, &event)?;
        tx.add_audit(&line(context, asker, "erase", reference.clone()), Some((*product, serial)))?;
    }
    if forgotten.registrations.is_empty() {
        tx.add_audit(&line(context, asker, "erase", String::new()), None)?;
    }
    Ok(())
}

/// Removes the bytes of what was erased from the database's files; of a large one only if `whole`, because writes wait
/// meanwhile.
///
/// # Errors
/// What the store says.
pub async fn scrub(context: &Context, whole: bool) -> Result<Scrubbed, Error> {
    let (due, _) = owed(context).await?;
    for _ in 0..PATIENCE {
        match context.store.scrub(whole).await {
            Ok(rewritten) => {
                settle(context, due, rewritten).await?;
                return Ok(if rewritten { Scrubbed::Whole } else { Scrubbed::LogOnly });
            }
            Err(StoreError::Busy { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Scrubbed::Later)
}

/// What was owed before is done; an erasure that came meanwhile stays owed.
async fn settle(context: &Context, due: Option<Timestamp>, rewritten: bool) -> Result<(), Error> {
    let work = move |tx: &mut Tx<'_>| {
        if let Some(due) = due {
            if tx.find_fact(SCRUB_DUE)? == Some(due.0.to_string()) {
                tx.drop_fact(SCRUB_DUE)?;
            }
            if !rewritten && tx.find_fact(SCRUB_WHOLE)?.is_none() {
                tx.put_fact(SCRUB_WHOLE, &due.0.to_string())?;
            }
        }
        if rewritten {
            tx.drop_fact(SCRUB_WHOLE)?;
        }
        Ok::<_, Error>(())
    };
    context.store.write(work).await
}

/// A registration that has an owner, by its id: whose address it is, for the desk.
///
/// # Errors
/// What the store says.
pub async fn registered(context: &Context, registration: &Id) -> Result<Option<OwnedUnit>, Error> {
    let (inner, id) = (context.clone(), registration.clone());
    context
        .store
        .peek(move |tx| Ok(find_in(tx, &inner, &id)?.filter(|owned| !owned.registration.is_erased)))
        .await
}
