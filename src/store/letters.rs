//! Messages as the desk sees them: lists, one with its bytes, and what the desk does with it.

use super::columns::id;
use super::outbox::SealedLetter;
use super::registrations::select_registration;
use super::{StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::message::{Kind, Message};
use crate::domain::registration::Registration;
use crate::values;

/// The columns of a [`Message`], in the order it reads them.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, kind, registration, claim, transfer, safety, recipient, state, attempts, queued_at, due_at, settled_at, ",
            "last_error, message_id, lang FROM message ",
            $rest
        )
    };
}

impl Tx<'_> {
    /// Messages that were given up, newest first, those before `before` if it is given.
    pub fn list_dead_messages(&mut self, before: Option<&Id>, most: i64) -> Result<Vec<Message>, StoreError> {
        self.all(
            select!(
                "WHERE state = 'dead' AND (CAST(?1 AS TEXT) IS NULL OR id < ?1) ORDER BY id DESC LIMIT ?2"
            ),
            values![before.map(Id::as_str), most],
        )
    }

    /// Messages that wait, the next due first, those after `after` if it is given.
    pub fn list_waiting_messages(
        &mut self,
        after: Option<(Timestamp, &Id)>,
        most: i64,
    ) -> Result<Vec<Message>, StoreError> {
        let (due_at, id) = after.map_or((i64::MIN, ""), |(due_at, id)| (due_at.0, id.as_str()));
        self.all(
            select!(
                "WHERE state = 'pending' AND (due_at > ?1 OR (due_at = ?1 AND id > ?2)) ORDER BY due_at, id LIMIT ?3"
            ),
            values![due_at, id, most],
        )
    }

    /// One message with its letter, once that was written.
    pub fn find_message(&mut self, id: &Id) -> Result<Option<(Message, Option<SealedLetter>)>, StoreError> {
        let Some(message) = self.optional(select!("WHERE id = ?1"), values![id.as_str()])? else {
            return Ok(None);
        };
        let letter = self.lookup(
            "SELECT message_id, envelope_from, envelope_to, bytes FROM message WHERE id = ?1 AND bytes IS NOT NULL",
            values![id.as_str()],
            |row| {
                Ok(SealedLetter {
                    message_id: row.string(0)?,
                    envelope_from: row.string(1)?,
                    envelope_to: row.string(2)?,
                    bytes: row.bytes(3)?,
                })
            },
        )?;
        Ok(Some((message, letter)))
    }

    /// Puts a message that was sent or given up back in the queue, with all its tries before it. `false` when it waits already.
    pub fn send_message_again(&mut self, id: &Id, now: Timestamp) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE message SET state = 'pending', due_at = ?2, lease_until = 0, attempts = 0, settled_at = NULL
              WHERE id = ?1 AND state <> 'pending'",
            values![id.as_str(), now.0],
        )?;
        Ok(changed == 1)
    }

    /// Gives up a message that waits. `false` when it does not, or is being sent at this moment.
    pub fn halt_message(&mut self, id: &Id, now: Timestamp, said: &str) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE message SET state = 'dead', settled_at = ?2, last_error = ?3, lease_until = 0
              WHERE id = ?1 AND state = 'pending' AND lease_until < ?2",
            values![id.as_str(), now.0, said],
        )?;
        Ok(changed == 1)
    }

    /// Sends what is not written yet to another address, and gives up what was written to the old one and has not left. A
    /// letter that is being sent at this moment goes its way, and so does what the old address is told of its own end.
    pub fn readdress_messages(
        &mut self,
        registration: &Id,
        (recipient, lane): (&str, &str),
        now: Timestamp,
        said: &str,
    ) -> Result<(), StoreError> {
        let mut given_up: Vec<Id> = Vec::new();
        self.each(
            "SELECT id FROM message WHERE registration = ?1 AND state = 'pending' AND lease_until < ?2 AND bytes IS NOT NULL
                AND kind <> ?3",
            values![registration.as_str(), now.0, Kind::AddressOld.as_str()],
            |row| id(row, 0).map(|id| given_up.push(id)),
        )?;
        for letter in &given_up {
            // What a journey had to say is said at the new address, then.
            self.reopen_steps(letter)?;
        }
        self.perform(
            "UPDATE message SET state = 'dead', settled_at = ?2, last_error = ?3, lease_until = 0
              WHERE registration = ?1 AND state = 'pending' AND lease_until < ?2 AND bytes IS NOT NULL
                AND kind <> ?4",
            values![registration.as_str(), now.0, said, Kind::AddressOld.as_str()],
        )?;
        self.perform(
            "UPDATE message SET recipient = ?2, lane = ?3
              WHERE registration = ?1 AND state = 'pending' AND bytes IS NULL AND kind <> ?4",
            values![registration.as_str(), recipient, lane, Kind::AddressOld.as_str()],
        )
    }

    /// Letters with offers to an address that have not left are written once more: their reader said no.
    pub fn write_promotions_anew(&mut self, email_key: &str, now: Timestamp) -> Result<(), StoreError> {
        self.perform(
            "UPDATE message SET message_id = NULL, envelope_from = NULL, envelope_to = NULL, bytes = NULL, promotes_to = NULL
              WHERE promotes_to = ?1 AND state = 'pending' AND lease_until < ?2",
            values![email_key, now.0],
        )
    }

    /// Whether anybody is reached at this address.
    pub fn is_address_used(&mut self, email_key: &str) -> Result<bool, StoreError> {
        let found: Option<Registration> =
            self.optional(select_registration!("WHERE r.email_key = ?1 LIMIT 1"), values![email_key])?;
        Ok(found.is_some())
    }
}
