//! Transfers and the one-time codes of sellers. Taken once per form token, decided once.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::claim::Claim;
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::{Email, OwnerName};
use crate::domain::transfer::{Handover, State, Transfer};
use crate::domain::unit::Serial;
use crate::values;

impl FromRow for Transfer {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            product: row.int(1)?,
            serial: row.string(2).map(Serial::stored)?,
            registration: id(row, 3)?,
            name: row.string(4).map(OwnerName::stored)?,
            email: row.string(5).map(Email::stored)?,
            words: row.string(6)?,
            lang: row.string(7)?,
            at: at(row, 8)?,
            until: at(row, 9)?,
            state: State::stored(&row.text(10)?),
            successor: row.opt_string(11)?.map(Id::stored),
            claim: row.opt_string(12)?.map(Id::stored),
        })
    }
}

impl FromRow for Handover {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { id: id(row, 0)?, registration: id(row, 1)?, until: at(row, 2)?, misses: row.int(3)? })
    }
}

/// The columns of a [`Transfer`], in the order it reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, product, serial, registration, name, email, words, lang, made_at, until, state, successor, claim ",
            "FROM transfer ",
            $rest
        )
    };
}

impl Tx<'_> {
    /// Stores a transfer. `token` and `content` are digests. `false` when the token was used before.
    pub fn add_transfer(&mut self, new: &Transfer, token: &str, content: &str) -> Result<bool, StoreError> {
        let email_key = new.email.key();
        let added = self.execute(
            "INSERT INTO transfer (id, product, serial, registration, name, email, email_key, words, lang, token, content,
               made_at, until, state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) ON CONFLICT DO NOTHING",
            values![
                new.id.as_str(),
                new.product,
                new.serial.as_str(),
                new.registration.as_str(),
                new.name.as_str(),
                new.email.as_str(),
                email_key.as_str(),
                new.words.as_str(),
                new.lang.as_str(),
                token,
                content,
                new.at.0,
                new.until.0,
                new.state.as_str()
            ],
        )?;
        Ok(added == 1)
    }

    /// The transfer that a form token made, with its content digest.
    pub fn find_transfer_of_token(&mut self, token: &str) -> Result<Option<(Id, String)>, StoreError> {
        self.lookup("SELECT id, content FROM transfer WHERE token = ?1", values![token], |row| {
            Ok((id(row, 0)?, row.string(1)?))
        })
    }

    /// A transfer by its id.
    pub fn find_transfer(&mut self, id: &Id) -> Result<Option<Transfer>, StoreError> {
        self.optional(select!("WHERE id = ?1"), values![id.as_str()])
    }

    /// The transfer by which a registration ended, if it ended by one.
    pub fn find_passed(&mut self, registration: &Id) -> Result<Option<Transfer>, StoreError> {
        self.optional(
            select!("WHERE registration = ?1 AND state = 'passed' LIMIT 1"),
            values![registration.as_str()],
        )
    }

    /// Transfers whose seller, the owner of a registration, has not answered yet.
    pub fn list_transfers_asked(&mut self, registration: &Id) -> Result<Vec<Transfer>, StoreError> {
        self.all(
            select!("WHERE registration = ?1 AND state = 'asked' ORDER BY id"),
            values![registration.as_str()],
        )
    }

    /// Transfers whose seller had to answer by now, oldest first, at most `most`.
    pub fn list_silent_transfers(&mut self, now: Timestamp, most: i64) -> Result<Vec<Transfer>, StoreError> {
        self.all(
            select!("WHERE state = 'asked' AND until <= ?1 ORDER BY until, id LIMIT ?2"),
            values![now.0, most],
        )
    }

    /// `true` when a seller had to answer by now.
    pub fn has_silent_transfers(&mut self, now: Timestamp) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT until FROM transfer WHERE state = 'asked' AND until <= ?1 LIMIT 1",
            values![now.0],
        )?;
        Ok(found.is_some())
    }

    /// Settles a transfer that waits. `false` when it was settled before.
    pub fn settle_transfer(
        &mut self,
        id: &Id,
        (state, at): (State, Timestamp),
        (successor, claim): (Option<&Id>, Option<&Id>),
    ) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE transfer SET state = ?2, decided_at = ?3, successor = ?4, claim = ?5
              WHERE id = ?1 AND state = 'asked'",
            values![id.as_str(), state.as_str(), at.0, successor.map(Id::as_str), claim.map(Id::as_str)],
        )?;
        Ok(changed == 1)
    }

    /// Gives a registration a new one-time code; one it had is gone.
    pub fn put_handover(&mut self, new: &Handover, at: Timestamp) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO handover (id, registration, made_at, until, misses) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (registration) DO UPDATE SET id = excluded.id, made_at = excluded.made_at,
               until = excluded.until, misses = excluded.misses",
            values![new.id.as_str(), new.registration.as_str(), at.0, new.until.0, new.misses],
        )
    }

    /// The one-time code of a registration.
    pub fn find_handover(&mut self, registration: &Id) -> Result<Option<Handover>, StoreError> {
        self.optional(
            "SELECT id, registration, until, misses FROM handover WHERE registration = ?1",
            values![registration.as_str()],
        )
    }

    /// Whether a claim came of a second-hand sale whose seller was silent.
    pub fn is_claim_of_sale(&mut self, claim: &Claim) -> Result<bool, StoreError> {
        let serial = &claim.declared.serial;
        let found = self.lookup(
            "SELECT COUNT(*) FROM transfer WHERE product = ?1 AND serial = ?2 AND claim = ?3",
            values![claim.product, serial.as_str(), claim.id.as_str()],
            |row| row.int(0),
        )?;
        Ok(found.is_some_and(|many| many > 0))
    }

    /// Counts a wrong code.
    pub fn miss_handover(&mut self, registration: &Id) -> Result<(), StoreError> {
        self.perform(
            "UPDATE handover SET misses = misses + 1 WHERE registration = ?1",
            values![registration.as_str()],
        )
    }

    /// Removes the one-time code of a registration: it was used, or the registration ended.
    pub fn drop_handover(&mut self, registration: &Id) -> Result<(), StoreError> {
        self.perform("DELETE FROM handover WHERE registration = ?1", values![registration.as_str()])
    }
}
