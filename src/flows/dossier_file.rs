//! The words of a dossier: what the file says that a person takes along, list by list. Names of fields are names in the file:
//! whoever reads it is no programmer, and programs may read it, too. `dossier` fills it.

use serde::Serialize;

use crate::domain::base64::base64;
use crate::domain::coverage::Line as CoverLine;

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
    pub phone: Option<String>,
    pub post: Option<String>,
    pub language: String,
    pub state: &'static str,
    pub registered_at: String,
    pub purchased_on: String,
    pub installed_on: Option<String>,
    pub purchase_proven: bool,
    pub dealer: Option<String>,
    pub dealer_as_written: Option<String>,
    pub offers_by_mail: bool,
    pub time_zone: Option<String>,
    pub address_to_be_confirmed: Option<String>,
    pub receipt: Option<Receipt>,
    pub known_elsewhere_as: Vec<Elsewhere>,
    pub coverage: Vec<Cover>,
    pub calls: Vec<Call>,
    pub consents: Vec<Consent>,
    pub letters: Vec<Letter>,
    pub letters_planned: Vec<PlannedLetter>,
    pub found_by: Vec<String>,
    pub events: Vec<Line>,
    pub looked_at: Vec<Line>,
}

/// A letter that follows a registration: one that comes, came, or will not.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct PlannedLetter {
    pub name: String,
    pub due_at: String,
    pub state: &'static str,
    pub reason: Option<&'static str>,
}

/// The receipt they sent, or a photo of receipt or plate.
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
    pub photo: Option<Receipt>,
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
    /// The one sentence of reason, once a door has said it.
    pub why: Option<String>,
    /// What it is said of.
    #[serde(skip)]
    pub line: CoverLine,
}

/// A call they made, in the words of who took it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "names of the file, written for its reader")]
pub struct Call {
    pub at: String,
    pub about: String,
    pub words: String,
    pub promised: Option<String>,
    pub promised_for: Option<String>,
    pub kept_at: Option<String>,
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
    pub offers_counted_for: Option<String>,
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
    pub photo: Option<Receipt>,
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
    /// Has the reason of every line of cover said, as all other doors say it.
    pub fn said(&mut self, say: impl Fn(&CoverLine) -> String) {
        for cover in self.registrations.iter_mut().flat_map(|one| &mut one.coverage) {
            cover.why = Some(say(&cover.line));
        }
    }

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

fn as_base64<S: serde::Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&base64(bytes))
}
