//! Everything on record about a person, for a copy of their own data. What each column holds about people stands in
//! `personal`; how it goes, in `erasures`.

use super::columns::{at, id};
use super::erasures::Whose;
use super::registrations::select_registration;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::registration::Registration;
use crate::domain::unit::Serial;
use crate::values;

/// A yes or no as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenConsent {
    /// What for.
    pub purpose: String,
    /// Yes or no.
    pub given: bool,
    /// The words that were shown.
    pub wording: String,
    /// Their language.
    pub lang: String,
    /// Where it was given.
    pub source: String,
    /// When.
    pub at: Timestamp,
}

impl FromRow for GivenConsent {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            purpose: row.string(0)?,
            given: row.bool(1)?,
            wording: row.string(2)?,
            lang: row.string(3)?,
            source: row.string(4)?,
            at: at(row, 5)?,
        })
    }
}

/// A letter with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLetter {
    /// Which letter.
    pub kind: String,
    /// How it stands: `pending`, `sent`, `dead`.
    pub state: String,
    /// Address it is for.
    pub recipient: String,
    /// Address it was handed over for, once rendered.
    pub envelope_to: Option<String>,
    /// The mail domain it travels to.
    pub lane: String,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it was sent or given up.
    pub settled_at: Option<Timestamp>,
    /// What the mail server said last.
    pub last_error: Option<String>,
    /// The whole message, RFC 5322, while it is kept.
    pub bytes: Option<Vec<u8>>,
}

impl FromRow for KeptLetter {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            kind: row.string(0)?,
            state: row.string(1)?,
            recipient: row.string(2)?,
            envelope_to: row.opt_string(3)?,
            lane: row.string(4)?,
            queued_at: at(row, 5)?,
            settled_at: row.opt_int(6)?.map(Timestamp),
            last_error: row.opt_string(7)?,
            bytes: row.opt_bytes(8)?,
        })
    }
}

/// A claim with everything its person wrote and was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptClaim {
    /// Its id.
    pub id: Id,
    /// Its reference.
    pub reference: String,
    /// Number of the product.
    pub product: i64,
    /// The serial that was claimed.
    pub serial: Serial,
    /// Name, address, address as it is compared.
    pub name: String,
    /// The address.
    pub email: String,
    /// The address as it is compared.
    pub email_key: String,
    /// Day of purchase.
    pub purchased_on: String,
    /// Dealer as written.
    pub dealer_written: Option<String>,
    /// What they wrote.
    pub words: String,
    /// `open`, `accepted`, `refused`.
    pub state: String,
    /// What they were told.
    pub reason: String,
    /// When it came.
    pub at: Timestamp,
    /// The registration it became.
    pub registration: Option<Id>,
}

impl FromRow for KeptClaim {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            reference: row.string(1)?,
            product: row.int(2)?,
            serial: row.string(3).map(Serial::stored)?,
            name: row.string(4)?,
            email: row.string(5)?,
            email_key: row.string(6)?,
            purchased_on: row.string(7)?,
            dealer_written: row.opt_string(8)?,
            words: row.string(9)?,
            state: row.string(10)?,
            reason: row.string(11)?,
            at: at(row, 12)?,
            registration: row.opt_string(13)?.map(Id::stored),
        })
    }
}

impl Tx<'_> {
    /// Registrations with an owner: all of an address, or the one.
    pub fn list_registrations_of(&mut self, whose: &Whose) -> Result<Vec<Registration>, StoreError> {
        let sql = match whose {
            Whose::Address(_) => {
                select_registration!("WHERE r.email_key = ?1 AND r.state <> 'erased' ORDER BY r.id")
            }
            Whose::Registration(_) => select_registration!("WHERE r.id = ?1 AND r.state <> 'erased'"),
        };
        self.all(sql, values![whose.subject()])
    }

    /// Claims of an address, or those that became the registration.
    pub fn list_claims_of(&mut self, whose: &Whose) -> Result<Vec<KeptClaim>, StoreError> {
        let sql = match whose {
            Whose::Address(_) => {
                "SELECT id, reference, product, serial, name, email, email_key, purchased_on, dealer_written, words, state,
                        reason, made_at, registration FROM claim WHERE email_key = ?1 ORDER BY id"
            }
            Whose::Registration(_) => {
                "SELECT c.id, c.reference, c.product, c.serial, c.name, c.email, c.email_key, c.purchased_on, c.dealer_written,
                        c.words, c.state, c.reason, c.made_at, c.registration FROM registration r
                   JOIN claim c ON c.product = r.product AND c.serial = r.serial AND c.registration = r.id
                  WHERE r.id = ?1 ORDER BY c.id"
            }
        };
        self.all(sql, values![whose.subject()])
    }

    /// Every yes and no of a registration, oldest first.
    pub fn list_consents(&mut self, registration: &Id) -> Result<Vec<GivenConsent>, StoreError> {
        self.all(
            "SELECT purpose, given, wording, lang, source, at FROM consent WHERE registration = ?1 ORDER BY id",
            values![registration.as_str()],
        )
    }

    /// The words by which a registration is found.
    pub fn list_terms(&mut self, registration: &Id) -> Result<Vec<String>, StoreError> {
        self.all(
            "SELECT term FROM search_term WHERE registration = ?1 ORDER BY term",
            values![registration.as_str()],
        )
    }

    /// Letters about a registration with their words, oldest first.
    pub fn list_letters_of_registration(&mut self, registration: &Id) -> Result<Vec<KeptLetter>, StoreError> {
        self.all(
            "SELECT kind, state, recipient, envelope_to, lane, queued_at, settled_at, last_error, bytes
               FROM message WHERE registration = ?1 ORDER BY id",
            values![registration.as_str()],
        )
    }

    /// Letters about a claim with their words, oldest first.
    pub fn list_letters_of_claim(&mut self, claim: &Id) -> Result<Vec<KeptLetter>, StoreError> {
        self.all(
            "SELECT kind, state, recipient, envelope_to, lane, queued_at, settled_at, last_error, bytes
               FROM message WHERE claim = ?1 ORDER BY id",
            values![claim.as_str()],
        )
    }

    /// What happened with a unit while it was registered so: moment, kind, detail, oldest first.
    pub fn list_events_of_registration(
        &mut self,
        product: i64,
        serial: &Serial,
        registration: &Id,
    ) -> Result<Vec<(i64, String, String)>, StoreError> {
        self.all(
            "SELECT at, kind, detail FROM event WHERE product = ?1 AND serial = ?2 AND registration = ?3 ORDER BY id",
            values![product, serial.as_str(), registration.as_str()],
        )
    }

    /// When anybody of the desk looked at a unit or did something with it: moment and what, oldest first.
    pub fn list_looks_since(
        &mut self,
        product: i64,
        serial: &Serial,
        since: Timestamp,
    ) -> Result<Vec<(i64, String)>, StoreError> {
        self.all(
            "SELECT at, what FROM audit WHERE product = ?1 AND serial = ?2 AND at >= ?3 ORDER BY id",
            values![product, serial.as_str(), since.0],
        )
    }
}
