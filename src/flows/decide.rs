//! Decide: the desk's side of claims. What waits, what speaks for and against one, and the decision, which the claimant is
//! told with its reason. Accepted, the claimant is the owner from then on and a former registration ends.

use std::sync::Arc;

use super::claim::{ClaimRecord, find_in, record};
use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in as find_owned};
use super::pass_on::changed_hands;
use super::{Context, Error};
use crate::domain::claim::{Claim, Evidence, State};
use crate::domain::clock::Id;
use crate::domain::coverage::Dates;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::receipt::{PhotoOf, ReceiptFacts};
use crate::domain::registration::{Declared, NewRegistration, Reference, Source};
use crate::domain::search::Findable;
use crate::domain::unit::Unit;
use crate::domain::withdrawal::{Withdrawal, reason};
use crate::store::Tx;
use crate::store::claims::Decided;

/// The most decided claims of a list.
const SHOWN: i64 = 50;

/// What waits, oldest first, and what was decided, newest first.
#[derive(Clone, Debug)]
pub struct Queue {
    /// Claims that wait.
    pub open: Vec<ClaimRecord>,
    /// The last decided ones.
    pub decided: Vec<ClaimRecord>,
}

/// A claim beside what is on record about its unit.
#[derive(Clone, Debug)]
pub struct Case {
    /// The claim.
    pub record: ClaimRecord,
    /// The unit, when it is on record.
    pub unit: Option<Unit>,
    /// Why it is out of use, when it is.
    pub withdrawal: Option<Withdrawal>,
    /// The registration in force.
    pub owned: Option<OwnedUnit>,
    /// The photo that speaks for it.
    pub photo: Option<ReceiptFacts>,
    /// How many claims on this unit there are, this one included.
    pub claims: usize,
}

/// What the desk's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// `accept` or `refuse`.
    pub decision: String,
    /// Why: the claimant reads it.
    pub reason: String,
    /// Anything but empty: the photo shows the receipt, which stays with the registration of an accepted claim. Only who looked at it
    /// can tell it from one of the plate.
    pub receipt: String,
    /// Token of the session.
    pub csrf: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is decided, and the claimant will read it.
    Done,
    /// Somebody was faster; what they decided stands.
    Already,
    /// There is no such claim.
    NoClaim,
    /// Something in the form is wrong.
    Invalid(FieldErrors),
}

/// What waits for the desk. Names are in it: the look is noted.
///
/// # Errors
/// What the store says.
pub async fn queue(context: &Context, asker: &Asker) -> Result<Queue, Error> {
    let inner = context.clone();
    let queue = context
        .store
        .read(move |tx| {
            let (open, decided) = (tx.list_open_claims()?, tx.list_decided_claims(SHOWN)?);
            Ok::<_, Error>(Queue { open: records(tx, &inner, open)?, decided: records(tx, &inner, decided)? })
        })
        .await?;
    let line = line(context, asker, "claims", format!("{} open", queue.open.len()));
    context.store.write(move |tx| tx.add_audit(&line, None).map_err(Error::from)).await?;
    Ok(queue)
}

fn records(tx: &mut Tx<'_>, context: &Context, claims: Vec<Claim>) -> Result<Vec<ClaimRecord>, Error> {
    let records = claims.into_iter().map(|claim| record(tx, context, claim));
    Ok(records.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// One claim with the evidence. Notes who looked.
///
/// # Errors
/// What the store says.
pub async fn case(context: &Context, asker: &Asker, id: &Id) -> Result<Option<Case>, Error> {
    let (inner, wanted) = (context.clone(), id.clone());
    let found = context.store.read(move |tx| case_in(tx, &inner, &wanted)).await?;
    if let Some(case) = &found {
        let line = line(context, asker, "claim", case.record.claim.reference.to_string());
        let (product, serial) = (case.record.claim.product, case.record.claim.declared.serial.clone());
        context
            .store
            .write(move |tx| tx.add_audit(&line, Some((product, &serial))).map_err(Error::from))
            .await?;
    }
    Ok(found)
}

fn case_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<Case>, Error> {
    let Some(record) = find_in(tx, context, id)? else { return Ok(None) };
    let (product, serial) = (record.claim.product, record.claim.declared.serial.clone());
    let unit = tx.find_unit(product, &serial)?;
    let withdrawal = tx.find_withdrawal(product, &serial)?;
    let owned = match tx.find_registration_of_unit(product, &serial)? {
        Some(registration) => find_owned(tx, context, &registration.id)?,
        None => None,
    };
    let claims = tx.list_claims_of_unit(product, &serial)?.len();
    let photo = tx.find_photo(&PhotoOf::Claim(record.claim.id.clone()))?;
    Ok(Some(Case { record, unit, withdrawal, owned, photo, claims }))
}

/// Decides a claim.
///
/// # Errors
/// What the store says.
pub async fn decide(context: &Context, asker: &Asker, id: &Id, form: &Form) -> Result<Outcome, Error> {
    let mut errors = FieldErrors::default();
    let state = match form.decision.as_str() {
        "accept" => Some(State::Accepted),
        "refuse" => Some(State::Refused),
        _ => errors.take("decision", Err(Reason::NotAChoice)),
    };
    let reason = errors.take("reason", reason(&form.reason));
    let (Some(state), Some(reason)) = (state, reason) else { return Ok(Outcome::Invalid(errors)) };
    loop {
        let (inner, asker, id) = (context.clone(), asker.clone(), id.clone());
        let keeps_photo = state == State::Accepted && !form.receipt.is_empty();
        let decision = Decision { state, reason: reason.clone(), new: context.clock.id(), keeps_photo };
        let reference = Reference::draw(context.clock.chance());
        let outcome = context
            .store
            .write(move |tx| {
                let Some(claim) = tx.find_claim(&id)? else { return Ok(Some(Outcome::NoClaim)) };
                if claim.state != State::Open {
                    return Ok(Some(Outcome::Already));
                }
                let new = (&decision.new, &reference, asker.0.as_str());
                if state == State::Accepted && !accept(tx, &inner, &claim, new)? {
                    return Ok(None);
                }
                settle(tx, &inner, &asker, &claim, &decision).map(Some)
            })
            .await?;
        if let Some(outcome) = outcome {
            return Ok(outcome);
        }
    }
}

struct Decision {
    state: State,
    reason: String,
    /// Id of the registration that an accepted claim becomes.
    new: Id,
    /// Its photo becomes the receipt of that.
    keeps_photo: bool,
}

/// The claimant becomes the owner. `false` when only the drawn reference was taken; the caller tries again at once.
fn accept(
    tx: &mut Tx<'_>,
    context: &Context,
    claim: &Claim,
    (id, reference, by): (&Id, &Reference, &str),
) -> Result<bool, Error> {
    let (product, serial) = (claim.product, &claim.declared.serial);
    tx.ensure_unit(product, serial)?;
    let declared = &claim.declared;
    let mut dates = Dates { purchased_on: declared.purchased_on, installed_on: None, proven: false };
    if let Some(former) = tx.find_registration_of_unit(product, serial)? {
        tx.end_registration(product, serial)?;
        tx.end_steps(&former.id, context.clock.now())?;
        tx.end_safety_contacts(&former, context.clock.now())?;
        let ended = event(context, EventKind::Ended, former.reference.to_string());
        tx.add_event(product, serial, &Event { registration: Some(former.id), ..ended })?;
        // Whoever bought it second-hand takes over its cover; only a claim that it never was the other's starts anew.
        if tx.is_claim_of_sale(claim)? {
            dates = former.dates;
            tx.add_cover_event(product, serial, &changed_hands(context, by))?;
        }
    }
    let new = NewRegistration {
        id: id.clone(),
        reference: reference.clone(),
        product,
        serial: serial.clone(),
        declared: Declared {
            name: declared.name.clone(),
            email: declared.email.clone(),
            dates,
            dealer: declared.dealer.clone(),
            market: None,
            offers: false,
        },
        lang: claim.lang.clone(),
        proven_label: claim.evidence == Evidence::Held,
        source: Source::Desk,
        at: context.clock.now(),
    };
    if !tx.add_registration(&new)? {
        return Ok(false);
    }
    let batch = tx.find_unit(product, serial)?.and_then(|unit| unit.facts.batch);
    tx.add_terms(&new.id, &Findable::of(&new, batch.as_deref()).terms())?;
    super::replan::follow(tx, context, &new.id)?;
    let registered = event(context, EventKind::Registered, reference.to_string());
    tx.add_event(product, serial, &Event { registration: Some(new.id), ..registered })?;
    Ok(true)
}

/// The decision itself, the letter about it, a line of the timeline and one of the audit log.
fn settle(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    claim: &Claim,
    decision: &Decision,
) -> Result<Outcome, Error> {
    let now = context.clock.now();
    let accepted = decision.state == State::Accepted;
    let decided = Decided {
        state: decision.state,
        reason: &decision.reason,
        registration: accepted.then_some(&decision.new),
        at: now,
        by: &asker.0,
    };
    if !tx.decide_claim(&claim.id, &decided)? {
        return Ok(Outcome::Already);
    }
    let letter = NewMessage {
        id: context.clock.id(),
        kind: Kind::ClaimDecided,
        about: About::Claim(claim.id.clone()),
        recipient: claim.declared.email.as_str().to_owned(),
        lane: claim.declared.email.domain(),
        lang: claim.lang.clone(),
        due_at: now,
    };
    tx.queue_message(&letter, now)?;
    let kind = if accepted { EventKind::ClaimAccepted } else { EventKind::ClaimRefused };
    let (product, serial) = (claim.product, &claim.declared.serial);
    // A copy: that of the claim goes when old claims go, this one with its registration.
    if decision.keeps_photo && tx.copy_photo(&claim.id, &decision.new)? {
        let kept = event(context, EventKind::PhotoKept, claim.reference.to_string());
        let kept = Event { registration: Some(decision.new.clone()), ..kept };
        tx.add_event_by(product, serial, &kept, &asker.0)?;
    }
    tx.add_event_by(product, serial, &event(context, kind, claim.reference.to_string()), &asker.0)?;
    let what = if accepted { "claim-accept" } else { "claim-refuse" };
    tx.add_audit(&line(context, asker, what, claim.reference.to_string()), Some((product, serial)))?;
    let bell = Arc::clone(&context.outbox_bell);
    tx.after_commit(move || bell.notify_one());
    Ok(Outcome::Done)
}

fn event(context: &Context, kind: EventKind, detail: String) -> Event {
    Event { id: context.clock.id(), at: context.clock.now(), kind, registration: None, detail }
}
