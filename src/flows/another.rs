//! "Register another": whoever is on an owner's page takes their name and address along to the form of the next product, by a
//! pass that holds for a while. The pass carries no data and opens no page of theirs; the data is read when the form is shown.

use super::owner::OwnedUnit;
use super::{Context, Error};
use crate::domain::contact::{Email, OwnerName};

/// Milliseconds a pass holds: long enough to walk to the next product and find its label.
const HOLDS: i64 = 2 * 3_600_000;

/// What stands in the next form already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Their name.
    pub name: OwnerName,
    /// Where their mail goes.
    pub email: Email,
}

/// A pass for the owner of this unit.
pub fn pass(context: &Context, owned: &OwnedUnit) -> String {
    let registration = &owned.registration;
    let until = context.clock.now().plus(HOLDS);
    context.settings.link_key.pass(&registration.id, registration.link_generation, until)
}

/// Whether a pass is ours and holds; the database is not asked.
pub fn holds(context: &Context, pass: &str) -> bool {
    context.settings.link_key.open_pass(pass, context.clock.now()).is_some()
}

/// Whose pass it is; `None` when it no longer holds, or the registration does not.
///
/// # Errors
/// What the store says.
pub async fn known(context: &Context, pass: &str) -> Result<Option<Known>, Error> {
    let Some((id, generation)) = context.settings.link_key.open_pass(pass, context.clock.now()) else {
        return Ok(None);
    };
    context
        .store
        .peek(move |tx| {
            let found = tx.find_registration(&id)?;
            let found = found.filter(|found| found.is_active && found.link_generation == generation);
            Ok(found.map(|found| Known { name: found.name, email: found.email }))
        })
        .await
}
