//! Second-hand: a buyer asks for a registered unit. The seller's one-time code passes it on at once; without one the seller is
//! asked by letter, and a silent seller leaves it to the desk after two weeks.
//!
//! Here is what the buyer does and what each side sees; `pass_on` has the seller's answer and what follows.

use std::sync::Arc;

use super::handover;
use super::pass_on::pass;
use super::register::{digest_of, parse_code, token_digest};
use super::resolve::{Resolution, resolve};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::code::Code;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::registration::Registration;
use crate::domain::transfer::{Asked, Form, SILENCE, State, Transfer};
use crate::domain::unit::UnitName;
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// What can be asked for: a unit that is registered, by whoever holds its label.
#[derive(Clone, Debug)]
pub struct Askable {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its name.
    pub unit: UnitName,
    /// The code that led here.
    pub code: Code,
}

/// What came of a form.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The seller was asked (now, or by the same form before); how it stands is told at this path.
    Asked {
        /// Path of that page.
        path: String,
    },
    /// It is the buyer's; the owner's page is at this path.
    Passed {
        /// Path of the owner's page.
        path: String,
    },
    /// Something in the form is wrong: show it again.
    Invalid(Box<Askable>, FieldErrors),
    /// The page's token was used for something else.
    StaleForm,
    /// The code is not of a registered unit, or not proven: the scan's own page says more.
    NotRegistered,
}

/// A transfer with what it is about.
#[derive(Clone, Debug)]
pub struct TransferRecord {
    /// The transfer.
    pub transfer: Transfer,
    /// The product.
    pub product: Arc<NumberedProduct>,
    /// The seller's registration: for letters to the seller only.
    pub seller: Registration,
    /// Path of the buyer's page.
    pub path: String,
    /// Path of the question to the seller.
    pub sale_path: String,
    /// Path and query where the buyer can turn to the desk.
    pub claim_code: String,
    /// Path of the claim it became.
    pub claim_path: Option<String>,
}

/// What a code leads to when it is a registered unit's and proven.
///
/// # Errors
/// What the store says.
pub async fn askable(context: &Context, code: &str) -> Result<Option<Askable>, Error> {
    let Some(code) = parse_code(code) else { return Ok(None) };
    Ok(match resolve(context, code.clone()).await? {
        Resolution::Registered(found) => Some(Askable { product: found.product, unit: found.unit, code }),
        _ => None,
    })
}

/// Takes a buyer's form.
///
/// # Errors
/// What the store says; `Busy` and `Full` mean that nothing was stored and trying again is safe.
pub async fn ask(context: &Context, form: &Form) -> Result<Outcome, Error> {
    let Some(token) = token_digest(&form.token) else { return Ok(Outcome::StaleForm) };
    let content = digest_of(&[&form.code, &form.name, &form.email, &form.handover, &form.words]);
    let Some(about) = askable(context, &form.code).await? else { return Ok(Outcome::NotRegistered) };
    let asked = match form.parse() {
        Ok(asked) => asked,
        Err(errors) => return Ok(Outcome::Invalid(Box::new(about), errors)),
    };
    let plan = Plan { about, asked, lang: form.lang.clone(), token, content };
    let inner = context.clone();
    context.store.write(move |tx| plan.store(tx, &inner)).await
}

/// Everything a form asks for, checked.
struct Plan {
    about: Askable,
    asked: Asked,
    lang: String,
    token: String,
    content: String,
}

impl Plan {
    fn store(&self, tx: &mut Tx<'_>, context: &Context) -> Result<Outcome, Error> {
        if let Some((id, content)) = tx.find_transfer_of_token(&self.token)? {
            let known = tx.find_transfer(&id)?.filter(|_| content == self.content);
            return Ok(known.map_or(Outcome::StaleForm, |known| told(context, &known)));
        }
        let (product, serial) = (self.about.product.number, &self.about.unit.serial);
        let Some(seller) = tx.find_registration_of_unit(product, serial)? else {
            return Ok(Outcome::NotRegistered);
        };
        let now = context.clock.now();
        let mut transfer = Transfer {
            id: context.clock.id(),
            product,
            serial: serial.clone(),
            registration: seller.id.clone(),
            name: self.asked.name.clone(),
            email: self.asked.email.clone(),
            words: self.asked.words.clone(),
            lang: self.lang.clone(),
            at: now,
            until: now.plus(SILENCE),
            state: State::Asked,
            successor: None,
            claim: None,
        };
        if let Some(code) = &self.asked.handover {
            let held = tx.find_handover(&seller.id)?;
            if !handover::matches(tx, context, held.as_ref(), code)? {
                let mut errors = FieldErrors::default();
                errors.push("handover", Reason::NotThisCode);
                return Ok(Outcome::Invalid(Box::new(self.about.clone()), errors));
            }
        }
        tx.add_transfer(&transfer, &self.token, &self.content)?;
        if self.asked.handover.is_some() {
            transfer.successor = Some(pass(tx, context, &transfer, &seller)?);
        } else {
            ask_seller(tx, context, &transfer, &seller)?;
        }
        Ok(told(context, &transfer))
    }
}

/// What the buyer's browser is told.
fn told(context: &Context, transfer: &Transfer) -> Outcome {
    let keys = &context.settings.link_key;
    match &transfer.successor {
        Some(id) => Outcome::Passed { path: keys.path(Purpose::Owner, id, 0) },
        None => Outcome::Asked { path: keys.path(Purpose::Transfer, &transfer.id, 0) },
    }
}

/// One letter to each side, and a line of the timeline.
fn ask_seller(
    tx: &mut Tx<'_>,
    context: &Context,
    transfer: &Transfer,
    seller: &Registration,
) -> Result<(), Error> {
    let now = context.clock.now();
    let letter = |kind, email: &crate::domain::contact::Email, lang: &str| NewMessage {
        id: context.clock.id(),
        kind,
        about: About::Transfer(transfer.id.clone()),
        recipient: email.as_str().to_owned(),
        lane: email.domain(),
        lang: lang.to_owned(),
        due_at: now,
    };
    tx.queue_message(&letter(Kind::SaleAsked, &seller.email, &seller.lang), now)?;
    tx.queue_message(&letter(Kind::SellerAsked, &transfer.email, &transfer.lang), now)?;
    let event = Event {
        id: context.clock.id(),
        at: now,
        kind: EventKind::TransferAsked,
        registration: Some(seller.id.clone()),
        detail: String::new(),
    };
    tx.add_event(transfer.product, &transfer.serial, &event)?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(())
}

/// The transfer that a buyer's or seller's secret opens.
///
/// # Errors
/// What the store says.
pub async fn open(
    context: &Context,
    purpose: Purpose,
    secret: &str,
) -> Result<Option<TransferRecord>, Error> {
    let Some((id, _)) = context.settings.link_key.open(purpose, secret) else { return Ok(None) };
    let inner = context.clone();
    context.store.peek(move |tx| find_in(tx, &inner, &id)).await
}

/// A transfer with what it is about.
pub(crate) fn find_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<TransferRecord>, Error> {
    let Some(transfer) = tx.find_transfer(id)? else { return Ok(None) };
    let Some(seller) = tx.find_registration(&transfer.registration)? else { return Ok(None) };
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find_number(transfer.product).cloned() else { return Ok(None) };
    let keys = &context.settings.link_key;
    let name = crate::domain::unit::ProductName::of(&product.product);
    // Without proof: a page of ours gives out no proofs. The claim's form takes it as it is.
    let code = Code { serial: Some(transfer.serial.clone()), ..Code::of_product(name) };
    Ok(Some(TransferRecord {
        path: keys.path(Purpose::Transfer, &transfer.id, 0),
        sale_path: keys.path(Purpose::Sale, &transfer.id, 0),
        claim_code: code.path(),
        claim_path: transfer.claim.as_ref().map(|id| keys.path(Purpose::Claim, id, 0)),
        transfer,
        product,
        seller,
    }))
}

/// The product of a registration that its owner passed on, by the owner's old secret.
///
/// # Errors
/// What the store says.
pub async fn former(context: &Context, secret: &str) -> Result<Option<Arc<NumberedProduct>>, Error> {
    let Some((id, generation)) = context.settings.link_key.open(Purpose::Owner, secret) else {
        return Ok(None);
    };
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            let Some(passed) = tx.find_passed(&id)? else { return Ok(None) };
            let known = tx.find_registration(&id)?;
            if known.is_none_or(|known| known.link_generation != generation) {
                return Ok(None);
            }
            Ok(inner.shelf.shelf(tx)?.find_number(passed.product).cloned())
        })
        .await
}
