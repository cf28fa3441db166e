//! The seller's one-time code: made on the owner's page, told to the buyer, who types it where their scan leads.

use super::owner::{OwnedUnit, open as open_owner};
use super::{Context, Error};
use crate::domain::clock::Timestamp;
use crate::domain::registration::Reference;
use crate::domain::transfer::{HANDOVER_TIME, Handover};
use crate::store::Tx;

/// What the owner sees of it.
#[derive(Clone, Debug)]
pub struct PassingOn {
    /// The registration.
    pub owned: OwnedUnit,
    /// The code that holds, if there is one, and until when.
    pub code: Option<(Reference, Timestamp)>,
}

/// The code that an owner's secret opens.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<PassingOn>, Error> {
    let Some(owned) = open_owner(context, secret).await? else { return Ok(None) };
    let (inner, id) = (context.clone(), owned.registration.id.clone());
    let held = context.store.peek(move |tx| tx.find_handover(&id).map_err(Error::from)).await?;
    let now = context.clock.now();
    let code = held.filter(|held| held.holds(now)).map(|held| (code_of(&inner, &held), held.until));
    Ok(Some(PassingOn { owned, code }))
}

/// Makes a new code; the one before holds no more.
///
/// # Errors
/// What the store says.
pub async fn make(context: &Context, secret: &str) -> Result<Option<PassingOn>, Error> {
    let Some(owned) = open_owner(context, secret).await? else { return Ok(None) };
    let now = context.clock.now();
    let made = Handover {
        id: context.clock.id(),
        registration: owned.registration.id.clone(),
        until: now.plus(HANDOVER_TIME),
        misses: 0,
    };
    let new = made.clone();
    context.store.write(move |tx| tx.put_handover(&new, now).map_err(Error::from)).await?;
    Ok(Some(PassingOn { owned, code: Some((code_of(context, &made), made.until)) }))
}

fn code_of(context: &Context, held: &Handover) -> Reference {
    Reference::draw(context.settings.link_key.handover(&held.id))
}

/// Whether `code` is the one a registration's owner gave out. A wrong one counts against it.
pub(super) fn matches(
    tx: &mut Tx<'_>,
    context: &Context,
    held: Option<&Handover>,
    code: &Reference,
) -> Result<bool, Error> {
    let Some(held) = held else { return Ok(false) };
    if held.holds(context.clock.now()) && code_of(context, held) == *code {
        return Ok(true);
    }
    tx.miss_handover(&held.registration)?;
    Ok(false)
}
