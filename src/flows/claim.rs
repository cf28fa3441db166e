//! Claim: somebody without a fitting label, or with the label of a registered unit, says that it is theirs. Stored for the
//! desk in one transaction; `decide` has the rest.
//!
//! Nothing in here looks at the unit's record or its owner: neither the answer nor its time can tell whether there is one.

use std::sync::Arc;

use super::catalog::Shelf;
use super::register::{digest_of, parse_code, token_digest};
use super::{Context, Error};
use crate::domain::claim::{Claim, Evidence, Form, NewClaim, Rules};
use crate::domain::clock::Id;
use crate::domain::code::Code;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::FieldErrors;
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::registration::Reference;
use crate::domain::unit::{ProductName, UnitName};
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// What a claim can be made about: a product of the catalogue.
#[derive(Clone, Debug)]
pub struct Claimable {
    /// The product.
    pub product: Arc<NumberedProduct>,
    /// The code that led here.
    pub code: Code,
    /// The catalogue, for dealers.
    pub shelf: Arc<Shelf>,
}

/// What came of a form.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Stored (now, or by the same form before); the claim's own page is at this path.
    Taken {
        /// Path of that page.
        path: String,
    },
    /// Something in the form is wrong: show it again.
    Invalid(Box<Claimable>, FieldErrors),
    /// The page's token was used for something else.
    StaleForm,
    /// No product of the catalogue has this code.
    NoProduct,
}

/// A claim with what it is about.
#[derive(Clone, Debug)]
pub struct ClaimRecord {
    /// The claim.
    pub claim: Claim,
    /// The product.
    pub product: Arc<NumberedProduct>,
    /// Path of the claim's own page.
    pub path: String,
    /// Path of the owner's page, once it was accepted.
    pub owner_path: Option<String>,
}

/// What the code of a form or page is about; `None` when the catalogue has no such product.
///
/// # Errors
/// What the store says.
pub async fn claimable(context: &Context, code: &str) -> Result<Option<Claimable>, Error> {
    let Some(code) = parse_code(code) else { return Ok(None) };
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            let shelf = inner.shelf.shelf(tx)?;
            let product = shelf.find(&code.product).cloned();
            Ok(product.map(|product| Claimable { product, code: code.clone(), shelf }))
        })
        .await
}

/// Takes a form.
///
/// # Errors
/// What the store says; `Busy` and `Full` mean that nothing was stored and trying again is safe.
pub async fn claim(context: &Context, form: &Form) -> Result<Outcome, Error> {
    let Some(about) = claimable(context, &form.code).await? else { return Ok(Outcome::NoProduct) };
    let Some(token) = token_digest(&form.token) else { return Ok(Outcome::StaleForm) };
    let name = ProductName::of(&about.product.product);
    let rules = Rules {
        product: &name,
        latest_date: context.clock.now().latest_date(),
        introduced_on: about.product.product.introduced_on,
        dealers: about.shelf.dealers(),
    };
    let declared = match form.parse(&rules) {
        Ok(declared) => declared,
        Err(errors) => return Ok(Outcome::Invalid(Box::new(about), errors)),
    };
    let unit = UnitName { product: name, serial: declared.serial.clone() };
    let evidence = match &about.code.proof {
        None => Evidence::Missing,
        Some(proof) if context.settings.keys.verify(&unit, proof).is_some() => Evidence::Held,
        Some(_) => Evidence::Wrong,
    };
    let content = digest_of(&[
        &form.code,
        &form.serial,
        &form.name,
        &form.email,
        &form.purchased_on,
        &form.dealer,
        &form.words,
    ]);
    loop {
        let new = NewClaim {
            id: context.clock.id(),
            reference: Reference::draw(context.clock.chance()),
            product: about.product.number,
            declared: declared.clone(),
            evidence,
            lang: form.lang.clone(),
            at: context.clock.now(),
        };
        let (inner, token, content) = (context.clone(), token.clone(), content.clone());
        let stored = context.store.write(move |tx| store(tx, &inner, &new, (&token, &content))).await?;
        if let Some(outcome) = stored {
            return Ok(outcome);
        }
    }
}

/// `None` when only the drawn reference was taken: draw again.
fn store(
    tx: &mut Tx<'_>,
    context: &Context,
    new: &NewClaim,
    (token, content): (&str, &str),
) -> Result<Option<Outcome>, Error> {
    let path = |id: &Id| context.settings.link_key.path(Purpose::Claim, id, 0);
    if let Some((id, known)) = tx.find_claim_of_token(token)? {
        let same = known == content;
        return Ok(Some(if same { Outcome::Taken { path: path(&id) } } else { Outcome::StaleForm }));
    }
    if !tx.add_claim(new, token, content)? {
        return Ok(None);
    }
    tx.queue_message(&message(context, Kind::ClaimReceived, new), new.at)?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    let event = Event {
        id: context.clock.id(),
        at: new.at,
        kind: EventKind::Claimed,
        registration: None,
        detail: new.reference.to_string(),
    };
    tx.add_event(new.product, &new.declared.serial, &event)?;
    Ok(Some(Outcome::Taken { path: path(&new.id) }))
}

pub(super) fn message(context: &Context, kind: Kind, new: &NewClaim) -> NewMessage {
    NewMessage {
        id: context.clock.id(),
        kind,
        about: About::Claim(new.id.clone()),
        recipient: new.declared.email.as_str().to_owned(),
        lane: new.declared.email.domain(),
        lang: new.lang.clone(),
        due_at: new.at,
    }
}

/// The claim a secret opens, for whoever made it.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<ClaimRecord>, Error> {
    let Some((id, _)) = context.settings.link_key.open(Purpose::Claim, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| find_in(tx, &inner, &id)).await
}

/// A claim with what it is about.
pub(crate) fn find_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<ClaimRecord>, Error> {
    let Some(claim) = tx.find_claim(id)? else { return Ok(None) };
    record(tx, context, claim)
}

pub(super) fn record(tx: &mut Tx<'_>, context: &Context, claim: Claim) -> Result<Option<ClaimRecord>, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find_number(claim.product).cloned() else { return Ok(None) };
    let keys = &context.settings.link_key;
    let owner_path = claim.registration.as_ref().map(|id| keys.path(Purpose::Owner, id, 0));
    Ok(Some(ClaimRecord { path: keys.path(Purpose::Claim, &claim.id, 0), claim, product, owner_path }))
}
