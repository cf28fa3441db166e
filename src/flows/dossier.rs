//! Dossier: everything on record about a person, in words they can read (GDPR, articles 15 and 20). The same reach as `erase`:
//! an address for desk and terminal, one registration for who holds its link.

use serde::Serialize;

use super::erase::Whose;
use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::base64::base64;
use crate::domain::clock::{Id, Timestamp};
use crate::domain::dealer::DealerChoice;
use crate::domain::message::About;
use crate::store::Tx;
use crate::store::persons::{GivenConsent, KeptAddress, KeptClaim, KeptLetter, KeptRefusal, KeptTransfer};

/// Everything about one person. Moments are RFC 3339 in UTC, dates `YYYY-MM-DD`.
#[derive(Clone, Debug, Serialize)]
pub struct Dossier {
    /// When it was put together.
    pub made_at: String,
    /// Who holds the data.
    pub held_at: String,
    /// Products they registered.
    pub registrations: Vec<Registration>,
    /// Products they said were theirs.
    pub claims: Vec<Claim>,
    /// Products they said they bought second-hand.
    pub second_hand: Vec<SecondHand>,
    /// Addresses they left for notices about safety.
    pub safety_contacts: Vec<Contact>,
    /// Their requests for lost links that are not answered yet.
    pub link_requests: Vec<Contact>,
    /// That letters to them were refused.
    pub refusals: Vec<Refusal>,
    /// What they bought.
    pub purchases: Vec<Purchase>,
    /// Letters that told of several at once.
    pub digests: Vec<Letter>,
}

/// One registration.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Registration {
    pub reference: String,
    pub product: String,
    pub product_code: String,
    pub serial: String,
    pub name: String,
    pub email: String,
    pub email_as_compared: String,
    pub language: String,
    pub state: &'static str,
    pub registered_at: String,
    pub purchased_on: String,
    pub installed_on: Option<String>,
    pub purchase_proven: bool,
    pub dealer: Option<String>,
    pub dealer_as_written: Option<String>,
    pub offers_by_mail: bool,
    pub address_to_be_confirmed: Option<String>,
    pub receipt: Option<Receipt>,
    pub known_elsewhere_as: Vec<Elsewhere>,
    pub coverage: Vec<Cover>,
    pub consents: Vec<Consent>,
    pub letters: Vec<Letter>,
    pub found_by: Vec<String>,
    pub events: Vec<Line>,
    pub looked_at: Vec<Line>,
}

/// The receipt they sent.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Receipt {
    pub media_type: &'static str,
    pub sent_at: String,
    /// The file itself; in base64 where it is told as text.
    #[serde(serialize_with = "as_base64")]
    pub file: Vec<u8>,
}

/// What a system that the registration was brought in from calls it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Elsewhere {
    pub system: String,
    pub id: String,
}

/// A unit asked for after it was bought second-hand.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct SecondHand {
    pub product: String,
    pub serial: String,
    pub name: String,
    pub email: String,
    pub email_as_compared: String,
    pub words: String,
    pub language: String,
    pub asked_at: String,
    pub state: &'static str,
    pub letters: Vec<Letter>,
}

/// An address left for a purpose of its own.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Contact {
    pub product: Option<String>,
    pub serial: Option<String>,
    pub email: String,
    pub email_as_compared: String,
    pub wording: String,
    pub at: String,
    pub taken_back_at: Option<String>,
    pub letters: Vec<Letter>,
}

/// Letters to an address were refused.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Refusal {
    pub email_as_compared: String,
    pub said: String,
    pub at: String,
}

/// An offer that was bought.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Purchase {
    pub offer: String,
    pub by: Option<String>,
    pub bought_on: String,
    pub known_from: String,
}

/// One line of the warranty.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Cover {
    pub what: String,
    pub starts_on: String,
    pub ends_on: String,
}

/// A yes or no.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Consent {
    pub purpose: String,
    pub given: bool,
    pub wording: String,
    pub language: String,
    pub source: String,
    pub at: String,
}

/// A letter.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Letter {
    pub kind: String,
    pub state: String,
    pub to: String,
    pub handed_over_for: Option<String>,
    pub mail_domain: String,
    pub counted_for: Option<String>,
    pub queued_at: String,
    pub settled_at: Option<String>,
    pub last_answer: Option<String>,
    /// The whole letter as it was sent.
    pub message: Option<String>,
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Claim {
    pub reference: String,
    pub product: String,
    pub serial: String,
    pub name: String,
    pub email: String,
    pub email_as_compared: String,
    pub purchased_on: String,
    pub dealer_as_written: Option<String>,
    pub words: String,
    pub made_at: String,
    pub state: String,
    pub answer: String,
    pub letters: Vec<Letter>,
}

/// Something that happened.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Line {
    pub at: String,
    pub what: String,
    pub detail: String,
}

impl Dossier {
    /// Nothing is on record.
    pub fn is_empty(&self) -> bool {
        self.registrations.is_empty()
            && self.claims.is_empty()
            && self.further() == 0
            && self.digests.is_empty()
    }

    /// How much there is besides registrations, claims and letters.
    pub fn further(&self) -> usize {
        self.second_hand.len() + self.safety_contacts.len() + self.link_requests.len() + self.purchases.len()
    }

    /// Every letter on record.
    pub fn letters(&self) -> impl Iterator<Item = &Letter> {
        let registrations = self.registrations.iter().flat_map(|one| &one.letters);
        let further = self.second_hand.iter().flat_map(|one| &one.letters);
        let further = further.chain(self.safety_contacts.iter().flat_map(|one| &one.letters));
        registrations
            .chain(self.claims.iter().flat_map(|one| &one.letters))
            .chain(further)
            .chain(&self.digests)
    }

    /// Letters that wait to be sent.
    pub fn waiting(&self) -> usize {
        self.letters().filter(|letter| ["pending", "held"].contains(&letter.state.as_str())).count()
    }
}

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
        claims.push(claim_of(claim, name, letters));
    }
    let mut second_hand = Vec::new();
    for kept in tx.list_transfers_of(whose)? {
        let letters = tx.list_letters(&About::Transfer(kept.transfer.id.clone()))?;
        second_hand.push(second_hand_of(kept, name, letters));
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
    };
    Ok(Registration {
        reference: found.reference.to_string(),
        product: owned.product.product.name.as_plain().to_owned(),
        product_code: owned.product.product.code.to_string(),
        serial: found.serial.to_string(),
        name: found.name.to_string(),
        email: found.email.to_string(),
        email_as_compared: found.email.key(),
        language: found.lang.clone(),
        state: if found.is_active { "in force" } else { "ended" },
        registered_at: found.registered_at.rfc3339(),
        purchased_on: found.dates.purchased_on.to_string(),
        installed_on: found.dates.installed_on.map(|on| on.to_string()),
        purchase_proven: found.dates.proven,
        dealer: owned.dealer.clone(),
        dealer_as_written: written,
        offers_by_mail: found.offers,
        address_to_be_confirmed: address.map(|change| change.email.to_string()),
        receipt: receipt_of(tx, &found.id)?,
        known_elsewhere_as: elsewhere.into_iter().map(|(system, id)| Elsewhere { system, id }).collect(),
        coverage: owned.lines.iter().map(cover).collect(),
        consents,
        letters: letters.into_iter().map(letter_of).collect(),
        found_by: tx.list_terms(&found.id)?,
        events: events.into_iter().map(|(at, what, detail)| line(at, what, detail)).collect(),
        looked_at: looks.into_iter().map(|(at, what)| line(at, what, String::new())).collect(),
    })
}

fn as_base64<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&base64(bytes))
}

fn receipt_of(tx: &mut Tx<'_>, registration: &Id) -> Result<Option<Receipt>, Error> {
    let (Some(facts), Some((media_type, bytes))) =
        (tx.find_receipt(registration)?, tx.read_receipt(registration)?)
    else {
        return Ok(None);
    };
    Ok(Some(Receipt { media_type: media_type.as_str(), sent_at: facts.sent_at.rfc3339(), file: bytes }))
}

fn second_hand_of(kept: KeptTransfer, name: impl Fn(i64) -> String, letters: Vec<KeptLetter>) -> SecondHand {
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

fn claim_of(claim: KeptClaim, name: impl Fn(i64) -> String, letters: Vec<KeptLetter>) -> Claim {
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
        letters: letters.into_iter().map(letter_of).collect(),
    }
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
        queued_at: letter.queued_at.rfc3339(),
        settled_at: letter.settled_at.map(Timestamp::rfc3339),
        last_answer: letter.last_error,
        message: letter.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    }
}
