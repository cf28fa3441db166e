//! Erase: a person leaves, the unit's story stays. By address for desk and terminal; by the link of one registration for its
//! owner, and then that registration alone: whoever typed somebody else's address into a form must not reach that
//! person's other products through it.

use std::sync::Arc;

use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::event::{Event, Kind};
use crate::domain::link::Purpose;
pub use crate::store::erasures::Whose;
use crate::store::erasures::{Erasure, Forgotten};
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
    /// The bytes are gone from the database's log, too. If not, erasing again asks for them again.
    pub scrubbed: bool,
}

impl Erased {
    /// Nothing was on record.
    pub fn is_nothing(&self) -> bool {
        (self.registrations, self.claims, self.letters, self.cancelled) == (0, 0, 0, 0)
    }

    fn add(&mut self, forgotten: &Forgotten) {
        self.registrations += forgotten.registrations.len() as u64;
        self.claims += forgotten.claims;
        self.letters += forgotten.letters;
        self.cancelled += forgotten.cancelled;
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

/// Erases. Links are dead and waiting letters cancelled once this answers; a letter that a worker is handing over in this very
/// moment may still arrive.
///
/// # Errors
/// What the store says; then nothing was erased.
pub async fn erase(context: &Context, asker: &Asker, whose: &Whose) -> Result<Erased, Error> {
    let (inner, asker, whose) = (context.clone(), asker.clone(), whose.clone());
    let now = context.clock.now();
    let mut erased = context
        .store
        .write(move |tx| {
            let forgotten = tx.forget(&whose, now)?;
            let mut erased = Erased::default();
            erased.add(&forgotten);
            if !erased.is_nothing() {
                let address_hash = inner.settings.link_key.address_digest(whose.subject());
                tx.note_erasure(&Erasure { address_hash, at: now })?;
                tell(tx, &inner, &asker, &forgotten)?;
            }
            Ok::<_, Error>(erased)
        })
        .await?;
    // Also when nothing was found: an earlier erasure may have left its bytes in the log.
    erased.scrubbed = scrub(context, false).await?;
    Ok(erased)
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
/// meanwhile. `false` while others still read the past.
///
/// # Errors
/// What the store says.
pub async fn scrub(context: &Context, whole: bool) -> Result<bool, Error> {
    for _ in 0..PATIENCE {
        match context.store.scrub(whole).await {
            Ok(()) => return Ok(true),
            Err(StoreError::Busy { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(false)
}

/// Erases again whoever is on the list of erasures: for a database that came back from before. Answers how many registrations
/// and claims that were.
///
/// # Errors
/// What the store says.
pub fn reapply(context: &Context) -> Result<u64, Error> {
    let keys = Arc::clone(&context.settings);
    let forgotten = context.store.write_blocking(move |tx| {
        tx.reapply_erasures(&|subject| keys.link_key.address_digest(subject)).map_err(Error::from)
    })?;
    Ok(forgotten.iter().map(|one| one.registrations.len() as u64 + one.claims).sum())
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
