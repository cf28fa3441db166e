//! Claims: taken once per form token, decided once.

use super::columns::{at, date, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::claim::{Claim, Declared, Evidence, NewClaim, State};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::{Email, OwnerName};
use crate::domain::dealer::DealerChoice;
use crate::domain::registration::Reference;
use crate::domain::unit::Serial;
use crate::values;

/// The most claims of a list.
const MOST: i64 = 200;

impl FromRow for Claim {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let dealer = match (row.opt_string(7)?, row.opt_string(8)?) {
            (Some(code), _) => Some(DealerChoice::Known(code)),
            (None, written) => written.map(DealerChoice::Written),
        };
        Ok(Self {
            id: id(row, 0)?,
            reference: row.string(1).map(Reference::stored)?,
            product: row.int(2)?,
            declared: Declared {
                serial: row.string(3).map(Serial::stored)?,
                name: row.string(4).map(OwnerName::stored)?,
                email: row.string(5).map(Email::stored)?,
                purchased_on: date(row, 6)?,
                dealer,
                words: row.string(9)?,
            },
            evidence: Evidence::stored(&row.text(10)?),
            lang: row.string(11)?,
            at: at(row, 12)?,
            state: State::stored(&row.text(13)?),
            reason: row.string(14)?,
            registration: row.opt_string(15)?.map(Id::stored),
        })
    }
}

/// The columns of a [`Claim`], in the order it reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, reference, product, serial, name, email, purchased_on, dealer, dealer_written, words, ",
            "evidence, lang, made_at, state, reason, registration FROM claim ",
            $rest
        )
    };
}

impl Tx<'_> {
    /// Stores a claim. `token` and `content` are digests. `false` when the token was used before, or (once in a thousand
    /// million) the reference is taken.
    pub fn add_claim(&mut self, new: &NewClaim, token: &str, content: &str) -> Result<bool, StoreError> {
        let declared = &new.declared;
        let (dealer, written) = match &declared.dealer {
            Some(DealerChoice::Known(code)) => (Some(code), None),
            Some(DealerChoice::Written(name)) => (None, Some(name)),
            None => (None, None),
        };
        let (purchased_on, email_key) = (declared.purchased_on.to_string(), declared.email.key());
        let added = self.execute(
            "INSERT INTO claim (id, reference, product, serial, name, email, email_key, purchased_on, dealer,
               dealer_written, words, evidence, lang, token, content, made_at, state, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 'open', '')
             ON CONFLICT DO NOTHING",
            values![
                new.id.as_str(),
                new.reference.as_str(),
                new.product,
                declared.serial.as_str(),
                declared.name.as_str(),
                declared.email.as_str(),
                email_key.as_str(),
                purchased_on.as_str(),
                dealer,
                written,
                declared.words.as_str(),
                new.evidence.as_str(),
                new.lang.as_str(),
                token,
                content,
                new.at.0
            ],
        )?;
        Ok(added == 1)
    }

    /// Id and content digest of the claim that a form token made.
    pub fn find_claim_of_token(&mut self, token: &str) -> Result<Option<(Id, String)>, StoreError> {
        self.lookup("SELECT id, content FROM claim WHERE token = ?1", values![token], |row| {
            Ok((id(row, 0)?, row.string(1)?))
        })
    }

    /// A claim by its id.
    pub fn find_claim(&mut self, id: &Id) -> Result<Option<Claim>, StoreError> {
        self.optional(select!("WHERE id = ?1"), values![id.as_str()])
    }

    /// `true` while somebody's claim on the unit waits for a decision.
    pub fn has_open_claim(&mut self, product: i64, serial: &Serial) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT made_at FROM claim WHERE product = ?1 AND serial = ?2 AND state = 'open' LIMIT 1",
            values![product, serial.as_str()],
        )?;
        Ok(found.is_some())
    }

    /// Claims on a unit, newest first.
    pub fn list_claims_of_unit(&mut self, product: i64, serial: &Serial) -> Result<Vec<Claim>, StoreError> {
        self.all(
            select!("WHERE product = ?1 AND serial = ?2 ORDER BY id DESC LIMIT ?3"),
            values![product, serial.as_str(), MOST],
        )
    }

    /// Claims that wait, oldest first.
    pub fn list_open_claims(&mut self) -> Result<Vec<Claim>, StoreError> {
        self.all(select!("WHERE state = 'open' ORDER BY id LIMIT ?1"), values![MOST])
    }

    /// Claims that were decided, newest first.
    pub fn list_decided_claims(&mut self, most: i64) -> Result<Vec<Claim>, StoreError> {
        self.all(select!("WHERE state <> 'open' ORDER BY id DESC LIMIT ?1"), values![most])
    }

    /// Decides a claim. `false` when somebody decided it before.
    pub fn decide_claim(&mut self, id: &Id, decided: &Decided<'_>) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE claim SET state = ?2, reason = ?3, registration = ?4, decided_at = ?5, decided_by = ?6
              WHERE id = ?1 AND state = 'open'",
            values![
                id.as_str(),
                decided.state.as_str(),
                decided.reason,
                decided.registration.map(Id::as_str),
                decided.at.0,
                decided.by
            ],
        )?;
        Ok(changed == 1)
    }
}

/// How a claim was decided.
#[derive(Clone, Copy, Debug)]
pub struct Decided<'d> {
    /// Accepted or refused.
    pub state: State,
    /// What the claimant is told.
    pub reason: &'d str,
    /// The registration that came of it.
    pub registration: Option<&'d Id>,
    /// When.
    pub at: Timestamp,
    /// Name of the account.
    pub by: &'d str,
}
