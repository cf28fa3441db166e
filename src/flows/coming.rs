//! What will come to the owner of a unit by mail: the steps of its journey, when each is due, and what would stop it. Only looks.

use jiff::tz::TimeZone;

use super::journey::{OF_ADDRESS, dues, first_of, never_began, obstacle, zone_of};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::journey::{Purpose, Skip, State, Step, TOGETHER};
use crate::domain::message::Kind;
use crate::domain::registration::Registration;
use crate::domain::unit::Serial;
use crate::store::Tx;
use crate::store::journeys::StepRow;

/// A step of a registration for people who ask what will come.
#[derive(Clone, Debug)]
pub struct Coming {
    /// Name of the step.
    pub step: String,
    /// Which letter, as far as the journey still knows.
    pub rule: Option<Step>,
    /// When it is due.
    pub due_at: Timestamp,
    /// When its letter leaves, as things stand: what is due together waits for the last of it.
    pub goes_at: Timestamp,
    /// How it stands.
    pub state: State,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
    /// What would stop it, were it due now.
    pub obstacle: Option<Skip>,
    /// What could stop it.
    pub rules: Vec<Skip>,
}

/// What comes to the owner of a unit.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The registration.
    pub registration: Registration,
    /// Its steps, the first due first.
    pub steps: Vec<Coming>,
    /// The zone its hours are counted in.
    pub zone: TimeZone,
}

/// Which letters the owner of a unit will get; `None` without an owner.
///
/// # Errors
/// What the store says.
pub async fn preview(context: &Context, product: i64, serial: Serial) -> Result<Option<Preview>, Error> {
    let inner = context.clone();
    context
        .store
        .read(move |tx| {
            let Some(registration) = tx.find_registration_of_unit(product, &serial)? else { return Ok(None) };
            let Some(owned) = find_in(tx, &inner, &registration.id)? else { return Ok(None) };
            let mut steps = Vec::new();
            let mut rows = tx.list_steps(&registration.id)?;
            rows.extend(never_began(&inner, &owned, &rows));
            rows.sort_by_key(|row| row.due_at);
            let letters = letters(tx, &inner, &registration)?;
            for row in rows {
                let its = letters
                    .iter()
                    .find(|letter| letter.0.contains(&(row.registration.clone(), row.step.clone())));
                let goes_at = its.map_or(row.due_at, |letter| letter.1);
                steps.push(Coming { goes_at, ..coming(tx, &inner, row, &owned)? });
            }
            let zone = zone_of(&inner, registration.zone.as_deref());
            Ok(Some(Preview { registration, steps, zone }))
        })
        .await
}

/// When the next step of anybody is looked at; `None` when none waits.
///
/// # Errors
/// What the store says.
pub async fn next_step(context: &Context) -> Result<Option<Timestamp>, Error> {
    context.store.read(|tx| Ok(tx.find_next_step()?)).await
}

/// Steps that are one letter, by registration and name, and when that leaves.
type Together = (Vec<(Id, String)>, Timestamp);

/// What waits for the address of a registration, letter by letter, as `journey` puts it together.
fn letters(tx: &mut Tx<'_>, context: &Context, registration: &Registration) -> Result<Vec<Together>, Error> {
    if registration.email.is_none() {
        return Ok(Vec::new());
    }
    let (key, ever) = (registration.email.key(), Timestamp(i64::MAX));
    let mut rows = tx.list_steps_of_address(&key, ever, OF_ADDRESS)?;
    let mut letters = Vec::new();
    while let Some(first) = first_of(context, &dues(&rows)) {
        let rest = rows.split_off(rows.partition_point(|row| row.due_at <= first.plus(TOGETHER)));
        let goes_at = rows.last().map_or(first, |row| row.due_at);
        letters.push((rows.into_iter().map(|row| (row.registration, row.step)).collect(), goes_at));
        rows = rest;
    }
    Ok(letters)
}

fn coming(tx: &mut Tx<'_>, context: &Context, row: StepRow, owned: &OwnedUnit) -> Result<Coming, Error> {
    let rule = context.settings.journey.find(&row.step).cloned();
    let obstacle = match &rule {
        _ if row.state != State::Waiting => None,
        Some(step) => obstacle(tx, context, step, owned)?,
        None => Some(Skip::Removed),
    };
    let mut rules = vec![Skip::Ended, Skip::Withdrawn, Skip::Undeliverable];
    if let Some(step) = &rule {
        let promotes = step.purpose == Purpose::Marketing;
        rules.extend(promotes.then_some(Skip::NoConsent));
        rules.extend((promotes || step.unless_claim).then_some(Skip::Claim));
        rules.extend([Skip::Alert, Skip::Enough].into_iter().filter(|_| promotes));
        rules.extend((step.letter == Kind::CoverEnds).then_some(Skip::Over));
    }
    Ok(Coming {
        step: row.step,
        rule,
        due_at: row.due_at,
        goes_at: row.due_at,
        state: row.state,
        settled_at: row.settled_at,
        obstacle,
        rules,
    })
}
