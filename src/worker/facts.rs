//! What a message speaks of, read when its letter is written: the facts as they stand then.

use super::letters::Facts;
use crate::domain::clock::Id;
use crate::domain::message::{About, Kind};
use crate::flows::{
    Context, Error, claim, correct, data_letter, journey_letter, offers, owner, safety, transfer,
};
use crate::store::Tx;

/// The most registrations one letter links to.
const LINKS: i64 = 50;
/// The most letters a digest names.
const NAMED: i64 = 20;

/// The facts of a message; `None` when what it speaks of is gone.
pub(super) fn find(
    tx: &mut Tx<'_>,
    context: &Context,
    (kind, id, about): (Option<Kind>, &Id, &About),
    recipient: &str,
) -> Result<Option<Facts>, Error> {
    if kind == Some(Kind::DataReady) {
        let facts = data_letter::facts_of(tx, context, (id, about), recipient)?;
        return Ok(facts.map(|facts| Facts::Data(Box::new(facts))));
    }
    Ok(match about {
        About::Registration(registration) if kind == Some(Kind::MyLinks) => {
            let all = links(tx, context, registration)?;
            (!all.is_empty()).then_some(Facts::Links(all))
        }
        About::Registration(id) if let Some(kind @ (Kind::AddressNew | Kind::AddressOld)) = kind => {
            correct::facts_of(tx, context, id, (kind, recipient))?
                .map(|facts| Facts::Address(Box::new(facts)))
        }
        About::Registration(registration) if let Some(kind) = kind.filter(|kind| kind.is_of_journey()) => {
            journey_letter::facts_of(tx, context, (id, recipient), (kind, registration))?.map(Facts::Journey)
        }
        About::Registration(id) => match owner::find_in(tx, context, id)? {
            Some(mut owned) => {
                offers::hush(tx, context, &mut owned)?;
                Some(Facts::Owned(Box::new(owned)))
            }
            None => None,
        },
        About::Claim(id) => claim::find_in(tx, context, id)?.map(|record| Facts::Claim(Box::new(record))),
        About::Transfer(id) => {
            transfer::find_in(tx, context, id)?.map(|record| Facts::Transfer(Box::new(record)))
        }
        About::Safety(id) => safety::find_in(tx, context, id)?.map(|record| Facts::Safety(Box::new(record))),
        About::Held => Some(held(tx, context, id)?),
    })
}

/// The registrations in force of the address that one of them names.
fn links(tx: &mut Tx<'_>, context: &Context, one: &Id) -> Result<Vec<owner::OwnedUnit>, Error> {
    let Some(known) = tx.find_registration(one)? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for registration in tx.list_registrations_of_address(&known.email.key(), LINKS)? {
        all.extend(owner::find_in(tx, context, &registration.id)?);
    }
    Ok(all)
}

fn held(tx: &mut Tx<'_>, context: &Context, digest: &Id) -> Result<Facts, Error> {
    let (messages, all) = tx.list_held(digest, NAMED)?;
    let mut held = Vec::new();
    for message in messages {
        let Some(kind) = message.kind.filter(|_| message.about != About::Held) else { continue };
        if let Some(facts) = find(tx, context, (Some(kind), &message.id, &message.about), &message.recipient)?
        {
            held.push((kind, message.lang, facts));
        }
    }
    Ok(Facts::Held(held, all))
}
