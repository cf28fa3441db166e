//! Erasure: everything of [`super::personal::Class::Person`] goes, the unit's own story stays without the person in it.
//! And who was erased: digests of addresses, kept so that a restored backup does not bring anyone back.
//!
//! The bytes of what was deleted are a matter of [`super::Store::scrub`], after the commit.

use std::collections::BTreeSet;

use super::columns::id;
use super::{FromRow, Row, StoreError, Tx, Value};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::strike::strike;
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
}

/// A row that belongs to the person.
struct Found {
    id: Id,
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
            "SELECT email_key FROM registration WHERE state <> 'erased' UNION SELECT email_key FROM claim ORDER BY email_key",
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
        let mut forgotten = Forgotten::default();
        for claim in &claims {
            self.forget_letters("claim", &claim.id, &mut forgotten)?;
            self.perform("DELETE FROM message WHERE claim = ?1", values![claim.id.as_str()])?;
            self.perform("DELETE FROM claim WHERE id = ?1", values![claim.id.as_str()])?;
            forgotten.claims += 1;
        }
        for registration in &registrations {
            self.forget_letters("registration", &registration.id, &mut forgotten)?;
            self.forget_owner(&registration.id)?;
        }
        let all = || registrations.iter().chain(&claims);
        let words: BTreeSet<&str> =
            all().flat_map(|found| found.words.iter().map(|word| word.trim())).collect();
        let words: Vec<&str> = words.into_iter().collect();
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

    fn forget_owner(&mut self, registration: &Id) -> Result<(), StoreError> {
        self.perform("DELETE FROM search_term WHERE registration = ?1", values![registration.as_str()])?;
        self.perform(
            "UPDATE registration SET name = '', email = '', email_key = '', dealer_written = NULL, offers = ?2, state = 'erased'
              WHERE id = ?1",
            values![registration.as_str(), false],
        )
    }

    /// The letters about a registration or a claim.
    fn forget_letters(
        &mut self,
        about: &'static str,
        id: &Id,
        forgotten: &mut Forgotten,
    ) -> Result<(), StoreError> {
        let [cancel, wipe, rest] = match about {
            "claim" => [
                "DELETE FROM message WHERE claim = ?1 AND state = 'pending'",
                "UPDATE message SET recipient = '', lane = '', last_error = NULL, envelope_to = NULL, bytes = NULL
                  WHERE claim = ?1 AND state = 'sent' AND recipient <> ''",
                "DELETE FROM message WHERE claim = ?1 AND state = 'dead'",
            ],
            _ => [
                "DELETE FROM message WHERE registration = ?1 AND state = 'pending'",
                "UPDATE message SET recipient = '', lane = '', last_error = NULL, envelope_to = NULL, bytes = NULL
                  WHERE registration = ?1 AND state = 'sent' AND recipient <> ''",
                "DELETE FROM message WHERE registration = ?1 AND state = 'dead'",
            ],
        };
        forgotten.cancelled += self.execute(cancel, values![id.as_str()])?;
        forgotten.letters += self.execute(wipe, values![id.as_str()])?;
        forgotten.letters += self.execute(rest, values![id.as_str()])?;
        Ok(())
    }

    /// Takes names and addresses out of the free texts about a unit.
    fn strike_of_unit(&mut self, product: i64, serial: &Serial, words: &[&str]) -> Result<(), StoreError> {
        const TEXTS: [[&str; 2]; 4] = [
            [
                "SELECT id, detail FROM event WHERE product = ?1 AND serial = ?2",
                "UPDATE event SET detail = ?2 WHERE id = ?1",
            ],
            [
                "SELECT id, detail FROM audit WHERE product = ?1 AND serial = ?2",
                "UPDATE audit SET detail = ?2 WHERE id = ?1",
            ],
            [
                "SELECT id, reason FROM claim WHERE product = ?1 AND serial = ?2",
                "UPDATE claim SET reason = ?2 WHERE id = ?1",
            ],
            [
                "SELECT serial, reason FROM withdrawal WHERE product = ?1 AND serial = ?2",
                "UPDATE withdrawal SET reason = ?2 WHERE serial = ?1 AND product = ?3",
            ],
        ];
        for [look, change] in TEXTS {
            let found: Vec<(String, String)> = self.all(look, values![product, serial.as_str()])?;
            for (key, text) in found {
                let Some(struck) = strike(&text, words) else { continue };
                let mut values = vec![Value::from(&key), Value::from(&struck)];
                if change.contains("?3") {
                    values.push(Value::from(product));
                }
                self.perform(change, &values)?;
            }
        }
        Ok(())
    }
}
