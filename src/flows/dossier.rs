//! Dossier: everything on record about a person, in words they can read (GDPR, articles 15 and 20). The same reach as `erase`:
//! an address for desk and terminal, one registration for who holds its link.

use serde::Serialize;

use super::erase::Whose;
use super::lookup::{Asker, line};
use super::owner::{OwnedUnit, find_in};
use super::{Context, Error};
use crate::domain::clock::Timestamp;
use crate::domain::dealer::DealerChoice;
use crate::store::Tx;
use crate::store::persons::{GivenConsent, KeptClaim, KeptLetter};

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
    pub coverage: Vec<Cover>,
    pub consents: Vec<Consent>,
    pub letters: Vec<Letter>,
    pub found_by: Vec<String>,
    pub events: Vec<Line>,
    pub looked_at: Vec<Line>,
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
        self.registrations.is_empty() && self.claims.is_empty()
    }

    /// Letters that wait to be sent.
    pub fn waiting(&self) -> usize {
        let letters = self.registrations.iter().map(|registration| &registration.letters);
        let letters = letters.chain(self.claims.iter().map(|claim| &claim.letters)).flatten();
        letters.filter(|letter| letter.state == "pending").count()
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
    let mut claims = Vec::new();
    let shelf = context.shelf.shelf(tx)?;
    for claim in tx.list_claims_of(whose)? {
        let product = shelf.find_number(claim.product).map(|found| found.product.name.as_plain().to_owned());
        let letters = tx.list_letters_of_claim(&claim.id)?;
        claims.push(claim_of(claim, product.unwrap_or_default(), letters));
    }
    Ok(Dossier {
        made_at: context.clock.now().rfc3339(),
        held_at: context.settings.public_url.to_string(),
        registrations,
        claims,
    })
}

fn registration_of(tx: &mut Tx<'_>, owned: &OwnedUnit) -> Result<Registration, Error> {
    let found = &owned.registration;
    let written = match &found.dealer {
        Some(DealerChoice::Written(name)) => Some(name.clone()),
        _ => None,
    };
    let consents = tx.list_consents(&found.id)?.into_iter().map(consent_of).collect();
    let letters = tx.list_letters_of_registration(&found.id)?.into_iter().map(letter_of).collect();
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
        coverage: owned.lines.iter().map(cover).collect(),
        consents,
        letters,
        found_by: tx.list_terms(&found.id)?,
        events: events.into_iter().map(|(at, what, detail)| line(at, what, detail)).collect(),
        looked_at: looks.into_iter().map(|(at, what)| line(at, what, String::new())).collect(),
    })
}

fn claim_of(claim: KeptClaim, product: String, letters: Vec<KeptLetter>) -> Claim {
    Claim {
        reference: claim.reference,
        product,
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
        queued_at: letter.queued_at.rfc3339(),
        settled_at: letter.settled_at.map(Timestamp::rfc3339),
        last_answer: letter.last_error,
        message: letter.bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    }
}
