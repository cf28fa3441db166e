//! Replace: the unit that takes the place of another gets its owner, and its cover by the rule of each line. Taken back as a
//! whole when the unit before is put into use again.

use super::cover::{follow, tell};
use super::hand_on::settle;
use super::lookup::Asker;
use super::{Context, Error};
use crate::domain::coverage::{CoverEvent, Happening, Replacement};
use crate::domain::event::Kind;
use crate::domain::registration::{Declared, NewRegistration, Reference, Registration, Source};
use crate::domain::unit::Serial;
use crate::store::Tx;

/// Moves owner and cover of a unit to its successor, both of one product and on record.
pub(super) fn carry(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    product: i64,
    (before, after): (&Serial, &Serial),
) -> Result<(), Error> {
    let facts = tx.find_unit(product, before)?.map(|unit| unit.facts).unwrap_or_default();
    let (owner, other) =
        (tx.find_registration_of_unit(product, before)?, tx.find_registration_of_unit(product, after)?);
    let mut replacement = Replacement {
        on: context.today(),
        of: before.clone(),
        manufactured_on: facts.manufactured_on,
        shipped_on: facts.shipped_on,
        dates: None,
        ended: owner.as_ref().map(|owner| owner.id.clone()),
        made: None,
    };
    if let Some(owner) = owner {
        tx.end_registration(product, before)?;
        tx.drop_handover(&owner.id)?;
        tell(tx, context, asker, (product, before), (Kind::Ended, &owner.reference.to_string()))?;
        if let Some(other) = other {
            // They registered the new unit themselves, on the day they got it; the clock runs from before.
            replacement.dates = Some(owner.dates);
            if other.email.key() == owner.email.key() {
                tx.move_safety_contacts(&owner, (&other.id, after), context.clock.now())?;
            } else {
                tx.end_safety_contacts(&owner, context.clock.now())?;
            }
        } else {
            let new = same_owner(context, &owner, after);
            settle(tx, context, asker, &new)?;
            let reach = tx.find_reach(&owner.id)?;
            tx.put_reach(&new.id, &reach)?;
            tx.add_terms(&new.id, &reach.terms())?;
            tx.move_safety_contacts(&owner, (&new.id, after), context.clock.now())?;
            tx.copy_consents(&owner.id, &new.id, &mut || context.clock.id())?;
            replacement.made = Some(new.id);
        }
    }
    let happened = Happening::Replacement(Box::new(replacement));
    let event = cover_event(context, asker, happened, None);
    for known in tx.list_cover_events(product, before)? {
        let brought = cover_event(context, asker, known.what, Some(&event));
        tx.add_cover_event(product, after, &brought)?;
    }
    tx.add_cover_event(product, after, &event)?;
    follow(tx, context, product, after)
}

fn cover_event(context: &Context, asker: &Asker, what: Happening, with: Option<&CoverEvent>) -> CoverEvent {
    CoverEvent {
        id: context.clock.id(),
        at: context.clock.now(),
        by: asker.0.clone(),
        what,
        brought_by: with.map(|with| with.id.clone()),
    }
}

fn same_owner(context: &Context, owner: &Registration, serial: &Serial) -> NewRegistration {
    NewRegistration {
        id: context.clock.id(),
        reference: Reference::draw(context.clock.chance()),
        product: owner.product,
        serial: serial.clone(),
        declared: Declared {
            name: owner.name.clone(),
            email: owner.email.clone(),
            dates: owner.dates,
            dealer: owner.dealer.clone(),
            market: owner.market,
            offers: owner.offers,
        },
        lang: owner.lang.clone(),
        proven_label: false,
        source: Source::Desk,
        at: context.clock.now(),
    }
}

/// Takes a replacement back. Where the successor got another owner since, that owner and their cover stay.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    context: &Context,
    product: i64,
    (before, after): (&Serial, &Serial),
) -> Result<(), Error> {
    for event in tx.list_cover_events(product, after)? {
        let Happening::Replacement(replacement) = &event.what else { continue };
        if replacement.of != *before || event.brought_by.is_some() {
            continue;
        }
        let owner = tx.find_registration_of_unit(product, after)?;
        match (&replacement.made, owner) {
            (Some(made), Some(owner)) if owner.id == *made => {
                tx.void_registration(&owner)?;
                if let Some(ended) = &replacement.ended {
                    tx.move_safety_contacts(&owner, (ended, before), context.clock.now())?;
                }
            }
            (Some(_), _) => continue,
            (None, _) => {}
        }
        tx.remove_cover_event(product, after, &event.id)?;
        if let Some(ended) = &replacement.ended
            && tx.find_registration_of_unit(product, before)?.is_none()
        {
            tx.reopen_registration(ended, (product, before))?;
        }
        for serial in [before, after] {
            follow(tx, context, product, serial)?;
        }
    }
    Ok(())
}
