//! What one letter of a journey speaks of, read when it is written: the steps it is made of, each with its unit as it stands then.
//! `journey` made the message; `worker::journeys` puts it into words.

use super::offers::{hush, wants};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::journey::Purpose;
use crate::domain::message::Kind;
use crate::store::Tx;

/// The most letters within a letter; how many units there are beside is said.
const NAMED: usize = 20;
/// The most steps that are read for it.
const READ: i64 = 100;

/// What a letter of a journey speaks of.
#[derive(Clone, Debug)]
pub struct JourneyFacts {
    /// The letters it is made of, each with its unit; the chief one first. Offers are there only where they may stand.
    pub parts: Vec<Part>,
    /// How many units it is about beside those.
    pub more: i64,
}

/// One letter within a letter.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which letter.
    pub kind: Kind,
    /// Who signs.
    pub person: Option<String>,
    /// Where answers go.
    pub email: Option<Email>,
    /// The whole letter promotes.
    pub promotes: bool,
    /// The unit.
    pub owned: OwnedUnit,
}

/// The facts of a letter; `None` when nothing of it may be sent any more.
pub(crate) fn facts_of(
    tx: &mut Tx<'_>,
    context: &Context,
    (message, recipient): (&Id, &str),
    lead: (Kind, &Id),
) -> Result<Option<JourneyFacts>, Error> {
    let recipient = Email::stored(recipient.to_owned()).key();
    let mut parts: Vec<Part> = Vec::new();
    // The step due last says what is so; an earlier one of the same letter has nothing to add.
    for row in tx.list_steps_of_message(message, lead.1, READ)? {
        let Some(step) = context.settings.journey.find(&row.step).cloned() else { continue };
        let Some(mut owned) = find_in(tx, context, &row.registration)? else { continue };
        let is_known =
            |part: &Part| part.kind == step.letter && part.owned.registration.id == row.registration;
        let promotes = step.purpose == Purpose::Marketing;
        // Whoever lost the unit, or has letters about it sent elsewhere by now, reads nothing of it.
        let is_theirs = owned.registration.is_active && owned.registration.email.key() == recipient;
        if parts.iter().any(is_known) || !is_theirs || (promotes && !wants(tx, context, &owned.registration)?)
        {
            continue;
        }
        if step.offers || promotes {
            hush(tx, context, &mut owned)?;
        } else {
            owned.offers.clear();
        }
        parts.push(Part { kind: step.letter, person: step.person, email: step.email, promotes, owned });
        if parts.len() == NAMED {
            break;
        }
    }
    // Stable: the others stay in their order.
    parts.sort_by_key(|part| (part.kind, &part.owned.registration.id) != lead);
    let mut named: Vec<&Id> = parts.iter().map(|part| &part.owned.registration.id).collect();
    named.sort_unstable();
    named.dedup();
    let more = tx.count_units_of_message(message)? - i64::try_from(named.len()).unwrap_or(i64::MAX);
    let more = if parts.len() == NAMED { more.max(0) } else { 0 };
    Ok((!parts.is_empty()).then_some(JourneyFacts { parts, more }))
}
