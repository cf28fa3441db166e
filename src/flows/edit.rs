//! Edits of the catalogue at the desk: offers, and the words of products. Each is checked against what stands now, so that of two
//! who edit at once the second is told; each keeps what was there before, is written into the audit log, and holds at once on every
//! page. Terms of cover are no part of it: no registration freezes them, so a change would reach back; those come with `catalog`.

use std::sync::Arc;

use serde::Serialize;

use super::catalog::{NumberedProduct, Shelf, count_up};
use super::lookup::{Asker, line};
use super::register::digest_of;
use super::{Context, Error};
use crate::domain::catalog::change::{self, Change};
use crate::domain::catalog::check;
use crate::domain::catalog::draft::{Faults, OfferDraft, Words};
use crate::domain::field::Reason;
use crate::domain::product::{ModelCode, Product};
use crate::store::Tx;
use crate::store::facts::CATALOG_VERSION;
pub use crate::store::versions::Version;

/// Earlier versions that are shown.
const VERSIONS: i64 = 20;

/// A product with its history, as its editor shows it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The catalogue it stands in.
    pub shelf: Arc<Shelf>,
    /// The product as it is.
    pub numbered: Arc<NumberedProduct>,
    /// What it was before, newest first.
    pub versions: Vec<Version>,
}

/// What is to be saved, each with what the form began with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is one of them at a time")]
pub enum Edit {
    /// An offer; it began with `None` when it is new.
    Offer(Option<OfferDraft>, OfferDraft),
    /// A product's words.
    Words(Words, Words),
    /// All that the desk may change, as it was before that edit. It began with a product of this fingerprint.
    Back(String, i64),
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It holds. Nothing is stored when nothing was changed.
    Done,
    /// There is no such product, or nothing to put back.
    Nothing,
    /// Somebody changed it since the form began; nothing was stored.
    Stale,
    /// It contradicts another entry.
    Invalid(Faults),
}

/// How a product of a file meets what is on record.
pub(super) enum Meeting {
    /// The desk did not change it since the last import, or the file says the same.
    Free,
    /// The desk did, and the file holds what it held before.
    Unchanged(String),
    /// Both did.
    Conflict(String),
}

/// A short name of a value: two with the same are the same.
pub fn fingerprint(of: &impl Serialize) -> String {
    digest_of(&[&serde_json::to_string(of).unwrap_or_default()])
}

/// The product people call so, with its history.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, typed: &str) -> Result<Option<Entry>, Error> {
    let (inner, typed) = (context.clone(), typed.to_owned());
    context
        .store
        .read(move |tx| {
            let shelf = inner.shelf.shelf(tx)?;
            let Some(numbered) = ModelCode::parse(&typed).ok().and_then(|_| shelf.find_typed(&typed)) else {
                return Ok(None);
            };
            let (numbered, versions) = (Arc::clone(numbered), tx.list_versions(numbered.number, VERSIONS)?);
            Ok(Some(Entry { shelf, numbered, versions }))
        })
        .await
}

/// What a product becomes by an edit; `None` when there is nothing of the kind to put back.
pub fn applied(product: &Product, edit: &Edit, version: Option<&Version>) -> Option<Product> {
    let mut now = product.clone();
    match edit {
        Edit::Offer(_, to) => to.put_into(&mut now),
        Edit::Words(_, to) => to.put_into(&mut now),
        Edit::Back(..) => {
            let before = version?;
            Words::of(&before.body).put_into(&mut now);
            now.offers.clone_from(&before.body.offers);
        }
    }
    Some(now)
}

/// Saves an edit of the product with this code.
///
/// # Errors
/// What the store says; `Refused` when a file could not hold the result.
pub async fn save(context: &Context, asker: &Asker, code: &ModelCode, edit: Edit) -> Result<Saved, Error> {
    let (inner, asker, code) = (context.clone(), asker.clone(), code.clone());
    context.store.write(move |tx| save_in(tx, &inner, &asker, (&code, &edit))).await
}

fn save_in(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    (code, edit): (&ModelCode, &Edit),
) -> Result<Saved, Error> {
    // Not the shelf: what was written a moment ago, in this very batch, counts.
    let Some(NumberedProduct { number, product }) = tx.find_product(code)? else { return Ok(Saved::Nothing) };
    match edit {
        Edit::Offer(None, to) if OfferDraft::of(&product, &to.offer.code).is_some() => {
            return Ok(Saved::Invalid(Faults(vec![("code".to_owned(), Reason::Taken)])));
        }
        Edit::Offer(Some(was), _) if OfferDraft::of(&product, &was.offer.code).as_ref() != Some(was) => {
            return Ok(Saved::Stale);
        }
        Edit::Words(was, _) if Words::of(&product) != *was => return Ok(Saved::Stale),
        Edit::Back(was, _) if fingerprint(&product) != *was => return Ok(Saved::Stale),
        _ => {}
    }
    let version = match edit {
        Edit::Back(_, version) => tx.find_version(number, *version)?,
        _ => None,
    };
    let Some(now) = applied(&product, edit, version.as_ref()) else { return Ok(Saved::Nothing) };
    if now != product {
        check(&now).map_err(Error::Refused)?;
        store(tx, context, asker, (number, &product, &now))?;
        count_up(tx, CATALOG_VERSION)?;
    }
    Ok(Saved::Done)
}

fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    (number, was, now): (i64, &Product, &Product),
) -> Result<(), Error> {
    let told = change::told(&change::of_product(was, now));
    let version = Version {
        product: number,
        number: 0,
        at: context.clock.now(),
        by: asker.0.clone(),
        told: told.clone(),
        body: was.clone(),
    };
    tx.edit_product(&version, now)?;
    let note = line(context, asker, "edit-catalog", format!("{}: {told}", now.code));
    Ok(tx.add_audit(&note, None)?)
}

/// What changed in a product since the desk's form began with `was`, and by whom.
pub fn meanwhile(entry: &Entry, changes: Vec<Change>) -> Option<(Vec<Change>, Option<&Version>)> {
    (!changes.is_empty()).then(|| (changes, entry.versions.first()))
}

/// How a product of a file meets what is on record.
pub(super) fn meets(tx: &mut Tx<'_>, product: &Product) -> Result<Meeting, Error> {
    let Some(NumberedProduct { number, product: now }) = tx.find_product(&product.code)? else {
        return Ok(Meeting::Free);
    };
    let versions = tx.list_versions_since_import(number)?;
    let Some(first) = versions.first().filter(|_| now != *product) else { return Ok(Meeting::Free) };
    let all =
        versions.iter().map(|version| format!("{} ({}): {}", version.by, version.at.rfc3339(), version.told));
    let told = format!("{}: {}", product.code, all.collect::<Vec<_>>().join(" · "));
    Ok(if first.body == *product { Meeting::Unchanged(told) } else { Meeting::Conflict(told) })
}

/// Keeps what the desk had made before a file takes its place.
pub(super) fn overwrite(tx: &mut Tx<'_>, context: &Context, product: &Product) -> Result<(), Error> {
    match tx.find_product(&product.code)? {
        Some(was) => store(tx, context, &Asker::terminal(), (was.number, &was.product, product)),
        None => Ok(()),
    }
}

/// Why a file is not taken.
pub(super) fn refusal(conflicts: &[String]) -> String {
    format!(
        "the desk and the file both changed:\n  {}\nnothing was changed; take the desk's changes into the file (catalog export prints \
         them), or import with --force, which lets the file win",
        conflicts.join("\n  ")
    )
}
