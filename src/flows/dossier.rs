//! Dossier: everything on record about a person, in words they can read (GDPR, articles 15 and 20). The same reach as `erase`:
//! an address for desk and terminal, one registration for who holds its link.

use super::erase::Whose;
use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::call::CallNote;
use crate::domain::clock::{Id, Timestamp};
use crate::domain::dealer::DealerChoice;
use crate::domain::message::About;
use crate::domain::receipt::PhotoOf;
use crate::store::Tx;
use crate::store::journeys::StepRow;
use crate::store::persons::{GivenConsent, KeptAddress, KeptClaim, KeptLetter, KeptRefusal, KeptTransfer};

pub use super::dossier_file::{
    Call, Claim, Consent, Contact, Cover, Dossier, Elsewhere, Letter, Line, PlannedLetter, Purchase, Receipt,
    Refusal, Registration, SecondHand,
};

/// Everything on record. Notes that it was asked for; not when the owner asks.
///
/// # Errors
/// What the store says.
pub async fn dossier(context: &Context, asker: Option<&Asker>, whose: &Whose) -> Result<Dossier, Error> {
    let (inner, wanted) = (context.clone(), whose.clone());
    let found = context.store.read(move |tx| dossier_in(tx, &inner, &wanted)).await?;
    if let Some(asker) = asker {
        let line =
            line(context, asker, "export-person", format!("{} registrations", found.registrations.len()));
        context.store.write(move |tx| tx.add_audit(&line, None).map_err(Error::from)).await?;
    }
    Ok(found)
}

fn dossier_in(tx: &mut Tx<'_>, context: &Context, whose: &Whose) -> Result<Dossier, Error> {
    let mut registrations = Vec::new();
    for registration in tx.list_registrations_of(whose)? {
        if let Some(owned) = find_in(tx, context, &registration.id)? {
            registrations.push(registration_of(tx, &owned)?);
        }
    }
    let shelf = context.shelf.shelf(tx)?;
    let name = |number| {
        shelf.find_number(number).map(|found| found.product.name.as_plain().to_owned()).unwrap_or_default()
    };
    let mut claims = Vec::new();
    for claim in tx.list_claims_of(whose)? {
        let letters = tx.list_letters(&About::Claim(claim.id.clone()))?;
        let photo = photo_of(tx, &PhotoOf::Claim(claim.id.clone()))?;
        claims.push(claim_of(claim, name, (photo, letters)));
    }
    let mut second_hand = Vec::new();
    for kept in tx.list_transfers_of(whose)? {
        let letters = tx.list_letters(&About::Transfer(kept.transfer.id.clone()))?;
        let photo = photo_of(tx, &PhotoOf::Transfer(kept.transfer.id.clone()))?;
        second_hand.push(second_hand_of(kept, name, (photo, letters)));
    }
    let mut found = Dossier {
        made_at: context.clock.now().rfc3339(),
        held_at: context.settings.public_url.to_string(),
        registrations,
        claims,
        second_hand,
        safety_contacts: Vec::new(),
        link_requests: Vec::new(),
        refusals: Vec::new(),
        purchases: Vec::new(),
        digests: Vec::new(),
    };
    if let Whose::Address(key) = whose {
        add_what_an_address_has(tx, &mut found, key, name)?;
    }
    Ok(found)
}

/// What belongs to an address, not to any registration.
fn add_what_an_address_has(
    tx: &mut Tx<'_>,
    found: &mut Dossier,
    key: &str,
    name: impl Fn(i64) -> String,
) -> Result<(), Error> {
    for kept in tx.list_safety_contacts_of(key)? {
        let letters = tx.list_letters(&About::Safety(kept.id.clone()))?;
        found.safety_contacts.push(contact_of(kept, &name, letters));
    }
    let requests = tx.list_link_requests_of(key)?;
    found.link_requests = requests.into_iter().map(|kept| contact_of(kept, &name, Vec::new())).collect();
    let refusal =
        |(email_as_compared, said, at): KeptRefusal| Refusal { email_as_compared, said, at: at.rfc3339() };
    found.refusals = tx.list_refusals_of(key)?.into_iter().map(refusal).collect();
    let purchases = tx.list_purchases_of(key)?.into_iter();
    let purchase = |(offer, by, bought_on, known_from)| Purchase { offer, by, bought_on, known_from };
    found.purchases = purchases.map(purchase).collect();
    found.digests = tx.list_digests(key)?.into_iter().map(letter_of).collect();
    Ok(())
}

fn registration_of(tx: &mut Tx<'_>, owned: &OwnedUnit) -> Result<Registration, Error> {
    let found = &owned.registration;
    let written = match &found.dealer {
        Some(DealerChoice::Written(name)) => Some(name.clone()),
        _ => None,
    };
    let consents = tx.list_consents(&found.id)?.into_iter().map(consent_of).collect();
    let mut letters = tx.list_letters(&About::Registration(found.id.clone()))?;
    letters.extend(tx.list_letters_to_seller(&found.id)?);
    let elsewhere = tx.list_origins(&found.id)?;
    let address = tx.find_address_change(&found.id)?;
    let events = tx.list_events_of_registration(found.product, &found.serial, &found.id)?;
    let looks = tx.list_looks_since(found.product, &found.serial, found.registered_at)?;
    let line = |at: i64, what: String, detail: String| Line { at: Timestamp(at).rfc3339(), what, detail };
    let cover = |line: &crate::domain::coverage::Line| Cover {
        what: line.what.as_plain().to_owned(),
        starts_on: line.starts_on.to_string(),
        ends_on: line.ends_on.to_string(),
        why: None,
        line: line.clone(),
    };
    let reach = tx.find_reach(&found.id)?;
    let calls = tx.list_calls_of(&found.id, (found.product, &found.serial))?;
    Ok(Registration {
        reference: found.reference.to_string(),
        product: owned.product.product.name.as_plain().to_owned(),
        product_code: owned.product.product.code.to_string(),
        serial: found.serial.to_string(),
        name: found.name.to_string(),
        email: found.email.to_string(),
        email_as_compared: found.email.key(),
        phone: reach.phone,
        post: reach.post,
        language: found.lang.clone(),
        state: if found.is_active { "in force" } else { "ended" },
        registered_at: found.registered_at.rfc3339(),
        purchased_on: found.dates.purchased_on.to_string(),
        installed_on: found.dates.installed_on.map(|on| on.to_string()),
        purchase_proven: found.dates.proven,
        dealer: owned.dealer.clone(),
        dealer_as_written: written,
        offers_by_mail: found.offers,
        time_zone: found.zone.clone(),
        address_to_be_confirmed: address.map(|change| change.email.to_string()),
        receipt: receipt_of(tx, &found.id)?,
        known_elsewhere_as: elsewhere.into_iter().map(|(system, id)| Elsewhere { system, id }).collect(),
        coverage: owned.lines.iter().map(cover).collect(),
        calls: calls.into_iter().map(call_of).collect(),
        consents,
        letters: letters.into_iter().map(letter_of).collect(),
        letters_planned: tx.list_steps(&found.id)?.into_iter().map(planned_of).collect(),
        found_by: tx.list_terms(&found.id)?.iter().map(|term| term.as_str().to_owned()).collect(),
        events: events.into_iter().map(|(at, what, detail)| line(at, what, detail)).collect(),
        looked_at: looks.into_iter().map(|(at, what)| line(at, what, String::new())).collect(),
    })
}

fn receipt_of(tx: &mut Tx<'_>, registration: &Id) -> Result<Option<Receipt>, Error> {
    let (Some(facts), Some((media_type, bytes))) =
        (tx.find_receipt(registration)?, tx.read_receipt(registration)?)
    else {
        return Ok(None);
    };
    Ok(Some(Receipt { media_type: media_type.as_str(), sent_at: facts.sent_at.rfc3339(), file: bytes }))
}

fn photo_of(tx: &mut Tx<'_>, of: &PhotoOf) -> Result<Option<Receipt>, Error> {
    let Some((facts, (media_type, bytes))) = tx.find_photo(of)?.zip(tx.read_photo(of)?) else {
        return Ok(None);
    };
    Ok(Some(Receipt { media_type: media_type.as_str(), sent_at: facts.sent_at.rfc3339(), file: bytes }))
}

fn second_hand_of(
    kept: KeptTransfer,
    name: impl Fn(i64) -> String,
    (photo, letters): (Option<Receipt>, Vec<KeptLetter>),
) -> SecondHand {
    let KeptTransfer { transfer, email_key } = kept;
    SecondHand {
        product: name(transfer.product),
        serial: transfer.serial.to_string(),
        name: transfer.name.to_string(),
        email: transfer.email.to_string(),
        email_as_compared: email_key,
        words: transfer.words,
        language: transfer.lang,
        asked_at: transfer.at.rfc3339(),
        state: transfer.state.as_str(),
        photo,
        letters: letters.into_iter().map(letter_of).collect(),
    }
}

fn contact_of(kept: KeptAddress, name: impl Fn(i64) -> String, letters: Vec<KeptLetter>) -> Contact {
    Contact {
        product: kept.unit.as_ref().map(|(number, _)| name(*number)),
        serial: kept.unit.map(|(_, serial)| serial.to_string()),
        email: kept.email,
        email_as_compared: kept.email_key,
        wording: kept.wording,
        at: kept.at.rfc3339(),
        taken_back_at: kept.stopped_at.map(Timestamp::rfc3339),
        letters: letters.into_iter().map(letter_of).collect(),
    }
}

fn claim_of(
    claim: KeptClaim,
    name: impl Fn(i64) -> String,
    (photo, letters): (Option<Receipt>, Vec<KeptLetter>),
) -> Claim {
    Claim {
        reference: claim.reference,
        product: name(claim.product),
        serial: claim.serial.to_string(),
        name: claim.name,
        email: claim.email,
        email_as_compared: claim.email_key,
        purchased_on: claim.purchased_on,
        dealer_as_written: claim.dealer_written,
        words: claim.words,
        made_at: claim.at.rfc3339(),
        state: claim.state,
        answer: claim.reason,
        photo,
        letters: letters.into_iter().map(letter_of).collect(),
    }
}

fn call_of(note: CallNote) -> Call {
    let promised_for = note.promise.as_ref().map(|promise| promise.on.to_string());
    Call {
        at: note.at.rfc3339(),
        about: note.reason,
        words: note.words,
        promised: note.promise.map(|promise| promise.what),
        promised_for,
        kept_at: note.done.map(|(at, _)| at.rfc3339()),
    }
}

fn planned_of(row: StepRow) -> PlannedLetter {
    let (state, reason) = row.state.parts();
    PlannedLetter { name: row.step, due_at: row.due_at.rfc3339(), state, reason }
}

fn consent_of(consent: GivenConsent) -> Consent {
    Consent {
        purpose: consent.purpose,
        given: consent.given,
        wording: consent.wording,
        language: consent.lang,
        source: consent.source,
        at: consent.at.rfc3339(),
    }
}

fn letter_of(letter: KeptLetter) -> Letter {
    Letter {
        kind: letter.kind,
        state: letter.state,
        to: letter.recipient,
        handed_over_for: letter.envelope_to,
        mail_domain: letter.lane,
        counted_for: letter.ration_key,
        offers_counted_for: letter.promotes_to,
        queued_at: letter.queued_at.rfc3339(),
        settled_at: letter.settled_at.map(Timestamp::rfc3339),
        last_answer: letter.last_error,
        message: letter.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    }
}
