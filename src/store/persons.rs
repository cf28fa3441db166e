//! Everything on record about a person, for a copy of their own data. What each column holds about people stands in
//! `personal`; how it goes, in `erasures`.

use super::columns::{at, id};
use super::erasures::Whose;
use super::registrations::select_registration;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::message::About;
use crate::domain::registration::Registration;
use crate::domain::transfer::Transfer;
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
    /// The address as letters to it are counted.
    pub ration_key: Option<String>,
    /// The address as letters with offers to it are counted.
    pub promotes_to: Option<String>,
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
            ration_key: row.opt_string(9)?,
            promotes_to: row.opt_string(10)?,
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

/// Somebody who asked for a unit that they bought second-hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTransfer {
    /// The request, with whom it names.
    pub transfer: Transfer,
    /// The address as it is compared.
    pub email_key: String,
}

/// An address for safety notices, or one that asked for lost links: what of it is about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAddress {
    /// Its id.
    pub id: Id,
    /// The unit it is about, if one was named.
    pub unit: Option<(i64, Serial)>,
    /// The address.
    pub email: String,
    /// The address as it is compared.
    pub email_key: String,
    /// The words that were shown; empty where none were.
    pub wording: String,
    /// When.
    pub at: Timestamp,
    /// When it was taken back.
    pub stopped_at: Option<Timestamp>,
}

impl FromRow for KeptAddress {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let serial = row.opt_string(2)?.map(Serial::stored);
        Ok(Self {
            id: id(row, 0)?,
            unit: row.opt_int(1)?.zip(serial),
            email: row.string(3)?,
            email_key: row.string(4)?,
            wording: row.string(5)?,
            at: at(row, 6)?,
            stopped_at: row.opt_int(7)?.map(Timestamp),
        })
    }
}

/// Something that was bought: offer, by which address if by one, day, where it is known from.
pub type KeptPurchase = (String, Option<String>, String, String);

/// The columns of a [`KeptLetter`], in the order it reads them.
macro_rules! letters {
    ($which:literal) => {
        concat!(
            "SELECT kind, state, recipient, envelope_to, lane, queued_at, settled_at, last_error, bytes, ration_key, ",
            "promotes_to FROM message WHERE ",
            $which,
            " ORDER BY id"
        )
    };
}

/// An address as it is compared, what its mail server said, and when.
pub type KeptRefusal = (String, String, Timestamp);

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

    /// Requests of an address for units bought second-hand, or those that became the registration.
    pub fn list_transfers_of(&mut self, whose: &Whose) -> Result<Vec<KeptTransfer>, StoreError> {
        let ids = self.transfers_of(whose, Timestamp(i64::MAX))?;
        let mut all = Vec::with_capacity(ids.len());
        for found in ids {
            let Some(transfer) = self.find_transfer(&found.id)? else { continue };
            let key: Option<String> =
                self.optional("SELECT email_key FROM transfer WHERE id = ?1", values![found.id.as_str()])?;
            all.push(KeptTransfer { transfer, email_key: key.unwrap_or_default() });
        }
        Ok(all)
    }

    /// Safety contacts of an address.
    pub fn list_safety_contacts_of(&mut self, key: &str) -> Result<Vec<KeptAddress>, StoreError> {
        self.all(
            "SELECT id, product, serial, email, email_key, wording, left_at, stopped_at FROM safety_contact
              WHERE email_key = ?1 ORDER BY id",
            values![key],
        )
    }

    /// Requests for the lost links of an address that nobody has answered yet.
    pub fn list_link_requests_of(&mut self, key: &str) -> Result<Vec<KeptAddress>, StoreError> {
        self.all(
            "SELECT id, product, serial, email, email_key, '', asked_at, NULL FROM link_request WHERE email_key = ?1 ORDER BY id",
            values![key],
        )
    }

    /// Why letters to an address were refused, and since when.
    pub fn list_refusals_of(&mut self, key: &str) -> Result<Vec<KeptRefusal>, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT email_key, said, at FROM undeliverable WHERE email_key = ?1",
            values![key],
            |row| {
                found.push((row.string(0)?, row.string(1)?, at(row, 2)?));
                Ok(())
            },
        )?;
        Ok(found)
    }

    /// What was bought by an address.
    pub fn list_purchases_of(&mut self, key: &str) -> Result<Vec<KeptPurchase>, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT offer, email_key, bought_on, source FROM purchase WHERE email_key = ?1 ORDER BY id",
            values![key],
            |row| {
                found.push((row.string(0)?, row.opt_string(1)?, row.string(2)?, row.string(3)?));
                Ok(())
            },
        )?;
        Ok(found)
    }

    /// What other systems call a registration: system, id.
    pub fn list_origins(&mut self, registration: &Id) -> Result<Vec<(String, String)>, StoreError> {
        self.all(
            "SELECT system, foreign_id FROM origin WHERE registration = ?1 ORDER BY system, foreign_id",
            values![registration.as_str()],
        )
    }

    /// Every yes and no of a registration, oldest first.
    pub fn list_consents(&mut self, registration: &Id) -> Result<Vec<GivenConsent>, StoreError> {
        self.all(
            "SELECT purpose, given, wording, lang, source, at FROM consent WHERE registration = ?1 ORDER BY id",
            values![registration.as_str()],
        )
    }

    /// What the owner of a registration said yes and no to holds for another of theirs, with its words and its day. `id` makes ids.
    pub fn copy_consents(
        &mut self,
        from: &Id,
        to: &Id,
        id: &mut dyn FnMut() -> Id,
    ) -> Result<(), StoreError> {
        for given in self.list_consents(from)? {
            self.perform(
                "INSERT INTO consent (id, registration, purpose, given, wording, lang, source, at)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                values![
                    id().as_str(),
                    to.as_str(),
                    given.purpose.as_str(),
                    given.given,
                    given.wording.as_str(),
                    given.lang.as_str(),
                    given.source.as_str(),
                    given.at.0
                ],
            )?;
        }
        Ok(())
    }

    /// Letters about one of these with their words, oldest first.
    pub fn list_letters(&mut self, about: &About) -> Result<Vec<KeptLetter>, StoreError> {
        let (sql, id) = match about {
            About::Registration(id) => (letters!("registration = ?1"), id.as_str()),
            About::Claim(id) => (letters!("claim = ?1"), id.as_str()),
            About::Transfer(id) => (letters!("transfer = ?1"), id.as_str()),
            About::Safety(id) => (letters!("safety = ?1"), id.as_str()),
            About::Held => return Ok(Vec::new()),
        };
        self.all(sql, values![id])
    }

    /// Letters that asked the owner of a registration whether it was sold.
    pub fn list_letters_to_seller(&mut self, registration: &Id) -> Result<Vec<KeptLetter>, StoreError> {
        self.all(
            letters!(
                "kind = 'sale-asked' AND transfer IN (SELECT t.id FROM transfer t WHERE t.registration = ?1)"
            ),
            values![registration.as_str()],
        )
    }

    /// Letters that told an address of several at once.
    pub fn list_digests(&mut self, key: &str) -> Result<Vec<KeptLetter>, StoreError> {
        self.all(letters!("ration_key = ?1 AND kind = 'digest'"), values![key])
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
