//! Requests for lost links, kept until the worker looks up whether the address has any.

use super::columns::id;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::Email;
use crate::domain::registration::Registration;
use crate::domain::unit::Serial;
use crate::values;

/// Somebody asked for the links of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRequest {
    /// Its id.
    pub id: Id,
    /// The address.
    pub email: Email,
    /// Language of the page.
    pub lang: String,
    /// The one unit it is about, when its label was at hand.
    pub unit: Option<(i64, Serial)>,
}

impl FromRow for LinkRequest {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let serial = row.opt_string(4)?.map(Serial::stored);
        Ok(Self {
            id: id(row, 0)?,
            email: row.string(1).map(Email::stored)?,
            lang: row.string(2)?,
            unit: row.opt_int(3)?.zip(serial),
        })
    }
}

impl Tx<'_> {
    /// Keeps a request.
    pub fn add_link_request(&mut self, new: &LinkRequest, now: Timestamp) -> Result<(), StoreError> {
        let key = new.email.key();
        self.perform(
            "INSERT INTO link_request (id, email, email_key, lang, product, serial, asked_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            values![
                new.id.as_str(),
                new.email.as_str(),
                key.as_str(),
                new.lang.as_str(),
                new.unit.as_ref().map(|(product, _)| *product),
                new.unit.as_ref().map(|(_, serial)| serial.as_str()),
                now.0
            ],
        )
    }

    /// `true` while a request waits.
    pub fn has_link_requests(&mut self) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional("SELECT asked_at FROM link_request LIMIT 1", &[])?;
        Ok(found.is_some())
    }

    /// Takes requests out, oldest first, at most `most`.
    pub fn take_link_requests(&mut self, most: i64) -> Result<Vec<LinkRequest>, StoreError> {
        let taken: Vec<LinkRequest> = self.all(
            "SELECT id, email, lang, product, serial FROM link_request ORDER BY id LIMIT ?1",
            values![most],
        )?;
        for request in &taken {
            self.perform("DELETE FROM link_request WHERE id = ?1", values![request.id.as_str()])?;
        }
        Ok(taken)
    }

    /// Active registrations of an address, newest first, at most `most`.
    pub fn list_registrations_of_address(
        &mut self,
        key: &str,
        most: i64,
    ) -> Result<Vec<Registration>, StoreError> {
        self.all(
            super::registrations::select_registration!(
                "WHERE r.email_key = ?1 AND r.state = 'active' ORDER BY r.id DESC LIMIT ?2"
            ),
            values![key, most],
        )
    }
}
