//! Erasure: everything of [`super::personal::Class::Person`] goes, the unit's own story stays without the person in it.
//! And who was erased: digests of addresses, kept so that a restored backup does not bring anyone back.
//!
//! The bytes of what was deleted are a matter of [`super::Store::scrub`], after the commit.

use std::collections::BTreeSet;

use super::columns::id;
use super::traces::{OF_CLAIM, OF_REGISTRATION, TO_SELLER};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::receipt::PhotoOf;
use crate::domain::unit::Serial;
use crate::values;

/// One erasure on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// Keyed digest of the address, or of a registration's id ([`crate::domain::link::LinkKey::address_digest`]).
    pub address_hash: String,
    /// When it was erased.
    pub at: Timestamp,
}

impl FromRow for Erasure {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { address_hash: row.string(0)?, at: Timestamp(row.int(1)?) })
    }
}

/// Whose data it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Everything under an address, as [`crate::domain::contact::Email::key`] folds it.
    Address(String),
    /// One registration, with the claim it came of.
    Registration(Id),
}

impl Whose {
    /// What the digest of an erasure is made of.
    pub fn subject(&self) -> &str {
        match self {
            Self::Address(key) => key,
            Self::Registration(id) => id.as_str(),
        }
    }
}

/// What was erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Registrations without an owner now: id, product, serial, reference.
    pub registrations: Vec<(Id, i64, Serial, String)>,
    /// Claims that are gone.
    pub claims: u64,
    /// Letters whose words are gone; the fact that they were sent stays.
    pub letters: u64,
    /// Letters that waited and will not be sent.
    pub cancelled: u64,
    /// What else is gone: second-hand requests, safety contacts, links asked for, purchases.
    pub further: u64,
}

/// A row that belongs to the person: with its unit, and name and address as they stand in it.
pub(super) struct Found {
    pub(super) id: Id,
    unit: (i64, Serial),
    words: [String; 2],
    reference: String,
}

impl FromRow for Found {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            unit: (row.int(1)?, row.string(2).map(Serial::stored)?),
            words: [row.string(3)?, row.string(4)?],
            reference: row.string(5)?,
        })
    }
}

impl Tx<'_> {
    /// Keeps that somebody was erased; a later erasure of the same moves the time.
    pub fn note_erasure(&mut self, erasure: &Erasure) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO erasure (address_hash, at) VALUES (?1, ?2)
             ON CONFLICT (address_hash) DO UPDATE SET at = excluded.at WHERE erasure.at < excluded.at",
            values![erasure.address_hash.as_str(), erasure.at.0],
        )
    }

    /// `true` when the address or registration of this digest was erased.
    pub fn is_erased(&mut self, digest: &str) -> Result<bool, StoreError> {
        let found: Option<i64> =
            self.optional("SELECT at FROM erasure WHERE address_hash = ?1", values![digest])?;
        Ok(found.is_some())
    }

    /// `true` when an owner of the unit was erased.
    pub fn has_erased_owner(&mut self, product: i64, serial: &Serial) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT registered_at FROM registration WHERE product = ?1 AND serial = ?2 AND state = 'erased' LIMIT 1",
            values![product, serial.as_str()],
        )?;
        Ok(found.is_some())
    }

    /// Every erasure on record, by digest.
    pub fn list_erasures(&mut self) -> Result<Vec<Erasure>, StoreError> {
        self.all("SELECT address_hash, at FROM erasure ORDER BY address_hash", values![])
    }

    /// Erases again whoever stands in the list of erasures: for a database that came back from before. `digest` is
    /// [`crate::domain::link::LinkKey::address_digest`]. Rows from after an erasure stay: their owner came back.
    pub fn reapply_erasures(
        &mut self,
        digest: &dyn Fn(&str) -> String,
    ) -> Result<Vec<Forgotten>, StoreError> {
        let noted = self.list_erasures()?;
        if noted.is_empty() {
            return Ok(Vec::new());
        }
        let mut subjects: Vec<Whose> = Vec::new();
        self.each(
            "SELECT email_key FROM registration WHERE state <> 'erased' UNION SELECT email_key FROM claim
              UNION SELECT email_key FROM transfer WHERE email_key <> '' UNION SELECT email_key FROM safety_contact
              UNION SELECT email_key FROM link_request UNION SELECT email_key FROM purchase WHERE email_key IS NOT NULL
              ORDER BY email_key",
            values![],
            |row| row.string(0).map(|key| subjects.push(Whose::Address(key))),
        )?;
        self.each("SELECT id FROM registration WHERE state <> 'erased' ORDER BY id", values![], |row| {
            id(row, 0).map(|id| subjects.push(Whose::Registration(id)))
        })?;
        let mut forgotten = Vec::new();
        for whose in subjects {
            let digest = digest(whose.subject());
            if let Ok(found) = noted.binary_search_by(|erasure| erasure.address_hash.cmp(&digest)) {
                forgotten.push(self.forget(&whose, noted[found].at)?);
            }
        }
        Ok(forgotten)
    }

    /// Erases what is on record until `until`: who came back after an erasure stays.
    ///
    /// Registrations lose their owner and become `erased`; the unit can be registered again, and its dates hold on. Claims
    /// and waiting letters go, sent letters lose everything but the fact. Free text about their units loses the names.
    pub fn forget(&mut self, whose: &Whose, until: Timestamp) -> Result<Forgotten, StoreError> {
        let (registrations, claims) = (self.registrations_of(whose, until)?, self.claims_of(whose, until)?);
        let transfers = self.transfers_of(whose, until)?;
        let mut forgotten = Forgotten::default();
        for transfer in &transfers {
            self.forget_transfer(&transfer.id, &mut forgotten)?;
        }
        for claim in &claims {
            self.forget_claim(&claim.id, &mut forgotten)?;
        }
        let mut reached: Vec<String> = Vec::new();
        for registration in &registrations {
            let reach = self.find_reach(&registration.id)?;
            reached.extend(reach.phone.into_iter().chain(reach.post));
            self.forget_owner(&registration.id, until, &mut forgotten)?;
            let key = registration.words[1].to_lowercase();
            self.forget_purchases_of_nobody(&key, &mut forgotten)?;
        }
        let contacts = match whose {
            Whose::Address(key) => self.forget_address(key, until, &mut forgotten)?,
            Whose::Registration(_) => Vec::new(),
        };
        let all = || registrations.iter().chain(&claims).chain(&transfers).chain(&contacts);
        let words: BTreeSet<&str> =
            all().flat_map(|found| &found.words).chain(&reached).map(|word| word.trim()).collect();
        for (product, serial) in all().map(|found| &found.unit).collect::<BTreeSet<_>>() {
            self.strike_of_unit(*product, serial, &words)?;
        }
        forgotten.registrations = registrations
            .into_iter()
            .map(|found| (found.id, found.unit.0, found.unit.1, found.reference))
            .collect();
        Ok(forgotten)
    }

    fn registrations_of(&mut self, whose: &Whose, until: Timestamp) -> Result<Vec<Found>, StoreError> {
        let sql = match whose {
            Whose::Address(_) => {
                "SELECT id, product, serial, name, email, reference FROM registration
                  WHERE email_key = ?1 AND registered_at <= ?2 AND state <> 'erased' ORDER BY id"
            }
            Whose::Registration(_) => {
                "SELECT id, product, serial, name, email, reference FROM registration
                  WHERE id = ?1 AND registered_at <= ?2 AND state <> 'erased'"
            }
        };
        self.all(sql, values![whose.subject(), until.0])
    }

    fn claims_of(&mut self, whose: &Whose, until: Timestamp) -> Result<Vec<Found>, StoreError> {
        let sql = match whose {
            Whose::Address(_) => {
                "SELECT id, product, serial, name, email, reference FROM claim
                  WHERE email_key = ?1 AND made_at <= ?2 ORDER BY id"
            }
            // By the unit, which has an index, to the few that became this registration.
            Whose::Registration(_) => {
                "SELECT c.id, c.product, c.serial, c.name, c.email, c.reference FROM registration r
                   JOIN claim c ON c.product = r.product AND c.serial = r.serial AND c.registration = r.id
                  WHERE r.id = ?1 AND c.made_at <= ?2 ORDER BY c.id"
            }
        };
        self.all(sql, values![whose.subject(), until.0])
    }

    fn forget_claim(&mut self, claim: &Id, forgotten: &mut Forgotten) -> Result<(), StoreError> {
        self.forget_letters(&OF_CLAIM, claim, forgotten)?;
        self.drop_photo(&PhotoOf::Claim(claim.clone()))?;
        self.perform("DELETE FROM message WHERE claim = ?1", values![claim.as_str()])?;
        self.perform("UPDATE transfer SET claim = NULL WHERE claim = ?1", values![claim.as_str()])?;
        self.perform("DELETE FROM claim WHERE id = ?1", values![claim.as_str()])?;
        forgotten.claims += 1;
        Ok(())
    }

    fn forget_owner(
        &mut self,
        registration: &Id,
        at: Timestamp,
        forgotten: &mut Forgotten,
    ) -> Result<(), StoreError> {
        for term in self.list_terms(registration)? {
            self.remove_term(registration, &term)?;
        }
        self.forget_steps(registration, forgotten)?;
        self.forget_letters(&OF_REGISTRATION, registration, forgotten)?;
        self.forget_letters(&TO_SELLER, registration, forgotten)?;
        for sql in [
            "DELETE FROM receipt WHERE registration = ?1",
            "DELETE FROM address_change WHERE registration = ?1",
            "DELETE FROM handover WHERE registration = ?1",
            "DELETE FROM origin WHERE registration = ?1",
            "DELETE FROM reach WHERE registration = ?1",
            // That somebody rang, and about what, is counted by product; nothing is promised to anybody any more.
            "UPDATE call_note SET words = '', promise = NULL, promise_on = NULL, promise_by = '' WHERE registration = ?1",
        ] {
            self.perform(sql, values![registration.as_str()])?;
        }
        // Whoever asked this owner for the unit waits for nobody now: the desk decides.
        self.perform(
            "UPDATE transfer SET until = ?2 WHERE registration = ?1 AND state = 'asked' AND until > ?2",
            values![registration.as_str(), at.0],
        )?;
        self.perform(
            "UPDATE registration SET name = '', email = '', email_key = '', dealer_written = NULL, zone = NULL, offers = ?2,
                    state = 'erased'
              WHERE id = ?1",
            values![registration.as_str(), false],
        )
    }
}
