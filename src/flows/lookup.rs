//! Look up: everything about one unit, for the desk and the terminal. Every look is written down. What finds it is `search`.

use std::sync::Arc;

use super::owner::{OwnedUnit, owned};
use super::{Context, Error};
use crate::domain::call::CallNote;
use crate::domain::claim::Claim;
use crate::domain::contact::Undeliverable;
use crate::domain::count::Scans;
use crate::domain::coverage::{CoverEvent, History};
use crate::domain::message::Message;
use crate::domain::reach::Reach;
use crate::domain::receipt::ReceiptFacts;
use crate::domain::unit::{ProductName, Serial, Unit, UnitName};
use crate::domain::withdrawal::Withdrawal;
use crate::store::Tx;
pub use crate::store::audit::AuditLine;
pub use crate::store::events::TimelineLine;
pub use crate::store::products::NumberedProduct;

/// Everything on record about one unit.
#[derive(Clone, Debug)]
pub struct UnitRecord {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// The unit as recorded.
    pub unit: Unit,
    /// Its name.
    pub name: UnitName,
    /// Registrations, newest first; at most one of them is in force.
    pub registrations: Vec<OwnedUnit>,
    /// Messages of all registrations, newest first.
    pub messages: Vec<Message>,
    /// Why letters to the owner are refused, when they are.
    pub undeliverable: Option<Undeliverable>,
    /// How its owner is reached otherwise than by mail.
    pub reach: Reach,
    /// Why it is out of use, when it is.
    pub withdrawal: Option<Withdrawal>,
    /// The receipt of the registration in force.
    pub receipt: Option<ReceiptFacts>,
    /// Who else says it is theirs, newest first.
    pub claims: Vec<Claim>,
    /// What happened to its cover, oldest first.
    pub cover: Vec<CoverEvent>,
    /// The timeline, newest first.
    pub events: Vec<TimelineLine>,
    /// How often it was scanned, newest month first.
    pub scans: Vec<Scans>,
    /// Calls about it, newest first.
    pub calls: Vec<CallNote>,
    /// Who looked, newest first.
    pub looks: Vec<AuditLine>,
}

/// Who asks, as the audit log names them.
#[derive(Clone, Debug)]
pub struct Asker(pub String);

impl UnitRecord {
    /// The registration in force, if the unit has an owner.
    pub fn active(&self) -> Option<&OwnedUnit> {
        self.registrations.iter().find(|owned| owned.registration.is_active)
    }
}

impl Asker {
    /// Somebody at the terminal of the machine.
    pub fn terminal() -> Self {
        Self("terminal".to_owned())
    }
}

/// Everything about one unit; `None` when it is not on record. Notes who looked.
///
/// # Errors
/// What the store says.
pub async fn record(
    context: &Context,
    asker: &Asker,
    product: i64,
    serial: &Serial,
) -> Result<Option<UnitRecord>, Error> {
    let (inner, wanted) = (context.clone(), serial.clone());
    let found = context.store.read(move |tx| record_in(tx, &inner, product, &wanted)).await?;
    if found.is_some() {
        let line = line(context, asker, "view", String::new());
        let serial = serial.clone();
        context
            .store
            .write(move |tx| tx.add_audit(&line, Some((product, &serial))).map_err(Error::from))
            .await?;
    }
    Ok(found)
}

pub(super) fn line(context: &Context, asker: &Asker, what: &str, detail: String) -> AuditLine {
    AuditLine {
        id: context.clock.id(),
        at: context.clock.now(),
        who: asker.0.clone(),
        what: what.to_owned(),
        detail,
    }
}

fn record_in(
    tx: &mut Tx<'_>,
    context: &Context,
    product: i64,
    serial: &Serial,
) -> Result<Option<UnitRecord>, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find_number(product).cloned() else { return Ok(None) };
    let Some(unit) = tx.find_unit(product.number, serial)? else { return Ok(None) };
    let name = UnitName { product: ProductName::of(&product.product), serial: serial.clone() };
    let cover = tx.list_cover_events(product.number, serial)?;
    let events = cover.iter().map(|event| event.what.clone()).collect();
    let history = History { facts: unit.facts.clone(), events };
    let mut registrations = Vec::new();
    let mut messages = Vec::new();
    let mut receipt = None;
    let mut undeliverable = None;
    let mut reach = Reach::default();
    for registration in tx.list_registrations_of_unit(product.number, serial)? {
        if registration.is_active {
            receipt = tx.find_receipt(&registration.id)?;
            reach = tx.find_reach(&registration.id)?;
            undeliverable = tx.find_undeliverable(&registration.email)?;
        }
        messages.extend(tx.list_messages_of_registration(&registration.id)?);
        registrations.push(owned(tx, (context, &shelf), Arc::clone(&product), &history, registration)?);
    }
    let events = tx.list_events(product.number, serial)?;
    let scans = tx.list_scans(product.number, serial)?;
    let calls = tx.list_calls(product.number, serial)?;
    let looks = tx.list_audit_of_unit(product.number, serial)?;
    let withdrawal = tx.find_withdrawal(product.number, serial)?;
    let claims = tx.list_claims_of_unit(product.number, serial)?;
    Ok(Some(UnitRecord {
        product,
        unit,
        name,
        registrations,
        messages,
        undeliverable,
        reach,
        withdrawal,
        receipt,
        claims,
        cover,
        events,
        scans,
        calls,
        looks,
    }))
}

/// How many messages wait and how many were given up.
///
/// # Errors
/// What the store says.
pub async fn outbox_figures(context: &Context) -> Result<(i64, i64), Error> {
    context.store.read(|tx| tx.count_unsettled().map_err(Error::from)).await
}

/// Messages that wait or were given up, the next due first, at most 500.
///
/// # Errors
/// What the store says.
pub fn unsettled_messages(context: &Context) -> Result<Vec<Message>, Error> {
    context.store.read_here(|tx| Ok(tx.list_unsettled_messages(500)?))
}
