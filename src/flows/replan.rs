//! Replan: the steps of journeys follow what changes after they were planned: the dates of a registration, the catalogue, the rules of
//! the journey itself. What was sent stays sent. Steps that are due become messages in `journey`.

use super::journey::{Planned, plan_of};
use super::owner::find_in;
use super::register::digest_of;
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::journey::{Skip, State};
use crate::store::Tx;
use crate::store::facts::{JOURNEY, TERMS_VERSION, UNITS_VERSION};

/// Registrations that one transaction goes through when a journey changed.
const PAGE: i64 = 50;

/// Plans the steps of a registration, or plans them anew when its dates changed. What was sent stays sent; what is over already is not
/// sent afterwards.
pub(crate) fn follow(tx: &mut Tx<'_>, context: &Context, registration: &Id) -> Result<(), Error> {
    for (planned, change) in changes(tx, context, registration)? {
        let due = (planned.step.as_str(), planned.due_at);
        match change {
            StepChange::Add => tx.add_step(registration, due)?,
            StepChange::Move(state) => tx.move_step(registration, due, state, context.clock.now())?,
        }
    }
    Ok(())
}

/// What becomes of a step that is not as it is planned.
enum StepChange {
    Add,
    Move(State),
}

/// What `follow` would do.
fn changes(
    tx: &mut Tx<'_>,
    context: &Context,
    registration: &Id,
) -> Result<Vec<(Planned, StepChange)>, Error> {
    let Some(owned) = find_in(tx, context, registration)? else { return Ok(Vec::new()) };
    let known = tx.list_steps(registration)?;
    let change = |planned: &Planned| match known.iter().find(|row| row.step == planned.step) {
        None => (!planned.is_past).then_some(StepChange::Add),
        Some(row) if row.due_at == planned.due_at => None,
        Some(row) => match row.state {
            State::Waiting | State::Skipped(Skip::Past | Skip::NoDay | Skip::Over) => {
                let state = if planned.is_past { State::Skipped(Skip::Past) } else { State::Waiting };
                Some(StepChange::Move(state))
            }
            State::Done | State::Skipped(_) => None,
        },
    };
    let plan = plan_of(context, &owned);
    Ok(plan.into_iter().filter_map(|planned| change(&planned).map(|change| (planned, change))).collect())
}

/// What all registrations are to be planned with, as a mark; `None` when they are.
///
/// # Errors
/// What the store says.
pub async fn outdated(context: &Context) -> Result<Option<String>, Error> {
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            let [catalog, units] = [TERMS_VERSION, UNITS_VERSION].map(|name| tx.find_fact(name));
            let (settings, zone) =
                (&inner.settings, inner.settings.time_zone.iana_name().unwrap_or_default());
            let rules = format!("{:?} {:?}", settings.journey, settings.market);
            let mark = digest_of(&[&rules, zone, &catalog?.unwrap_or_default(), &units?.unwrap_or_default()]);
            Ok((tx.find_fact(JOURNEY)?.as_deref() != Some(mark.as_str())).then_some(mark))
        })
        .await
}

/// Plans a page of registrations anew, those behind `after` in the order of their ids. Answers the last of it; `None` when there are no
/// more, or another process came to the end with the same mark: the mark is noted then. Only those that change take the one writing
/// place, where everybody's registrations wait: of a million most never do.
///
/// # Errors
/// What the store says.
pub async fn plan_page(context: &Context, mark: &str, after: &str) -> Result<Option<String>, Error> {
    let (inner, wanted, after) = (context.clone(), mark.to_owned(), after.to_owned());
    let seen = context
        .store
        .read(move |tx| {
            if tx.find_fact(JOURNEY)?.as_deref() == Some(wanted.as_str()) {
                return Ok(None);
            }
            let page: Vec<Id> =
                tx.list_registrations_behind(&after, PAGE)?.into_iter().map(Id::stored).collect();
            let last = page.last().cloned();
            let mut changed = Vec::new();
            for id in page {
                if !changes(tx, &inner, &id)?.is_empty() {
                    changed.push(id);
                }
            }
            Ok::<_, Error>(Some((last, changed)))
        })
        .await?;
    let Some((last, changed)) = seen else { return Ok(None) };
    let (inner, mark, is_end) = (context.clone(), mark.to_owned(), last.is_none());
    if is_end || !changed.is_empty() {
        context
            .store
            .write(move |tx| {
                changed.iter().try_for_each(|id| follow(tx, &inner, id))?;
                if is_end {
                    tx.put_fact(JOURNEY, &mark)?;
                }
                Ok::<_, Error>(())
            })
            .await?;
    }
    Ok(last.map(|last| last.as_str().to_owned()))
}
