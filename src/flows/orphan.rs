//! Orphans: recorded labels that the settings would leave without an answer. Labels live 10 to 20 years, settings change;
//! so `serve` does not start, and `doctor` explains, before anybody scans in vain.

use super::{Context, Error};
use crate::domain::batch::Batch;
use crate::domain::code::{KeyId, KeyState};
use crate::domain::link::PublicUrl;

/// Why the labels of a batch would get no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Their codes lead to an address that is neither the public one nor an alias.
    Host,
    /// Their codes are signed with a key that is not in the settings.
    Key,
}

/// A batch that the settings would orphan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The batch.
    pub batch: Batch,
    /// What is missing.
    pub why: Why,
}

impl Orphan {
    /// What is wrong and what to do.
    pub fn say(&self) -> String {
        let Batch { number, labels, public_url, key_id, .. } = &self.batch;
        match self.why {
            Why::Host => format!(
                "batch {number}: {labels} labels lead to {public_url}, which the settings do not know; let that host lead \
                 here and add \"{public_url}\" to site.aliases"
            ),
            Why::Key => format!(
                "batch {number}: {labels} labels are signed with key {key_id}, which is not in codes.keys; put its key file \
                 back (if it leaked, also name it in codes.revoked)"
            ),
        }
    }
}

/// All orphans, newest batch first. A product cannot be missing: nothing deletes one.
///
/// # Errors
/// What the store says.
pub fn orphans(context: &Context) -> Result<Vec<Orphan>, Error> {
    let batches = context.store.read_here(|tx| tx.list_batches().map_err(Error::from))?;
    let mut orphans = Vec::new();
    for batch in batches.into_iter().filter(|batch| batch.void_at.is_none()) {
        for (is_missing, why) in
            [(!is_served(context, &batch), Why::Host), (!is_signed(context, &batch), Why::Key)]
        {
            if is_missing {
                orphans.push(Orphan { batch: batch.clone(), why });
            }
        }
    }
    Ok(orphans)
}

/// Batches signed with a revoked key: their labels get the page of a wrong proof. Not orphans: somebody decided so.
///
/// # Errors
/// What the store says.
pub fn revoked(context: &Context) -> Result<Vec<Batch>, Error> {
    let batches = context.store.read_here(|tx| tx.list_batches().map_err(Error::from))?;
    let is_revoked = |batch: &Batch| {
        context.settings.keys.list().any(|(id, state, _)| {
            state == KeyState::Revoked && KeyId::parse(&batch.key_id).is_ok_and(|key| key == id)
        })
    };
    Ok(batches.into_iter().filter(|batch| batch.void_at.is_none() && is_revoked(batch)).collect())
}

/// Host and port count; http or https is the business of whoever stands in front of us. Labels for a machine or a home
/// network lead nowhere in the world and cannot be orphaned.
fn is_served(context: &Context, batch: &Batch) -> bool {
    let Ok(printed) = PublicUrl::parse(&batch.public_url) else { return false };
    let settings = &context.settings;
    printed.is_local()
        || std::iter::once(&settings.public_url)
            .chain(&settings.aliases)
            .any(|url| url.host() == printed.host())
}

fn is_signed(context: &Context, batch: &Batch) -> bool {
    let known = KeyId::parse(&batch.key_id);
    known.is_ok_and(|known| context.settings.keys.list().any(|(id, ..)| id == known))
}
