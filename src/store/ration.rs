//! How letters get into the outbox: at once, or, beyond a few per address and day, held back for one digest.
//!
//! Part of the story's own transaction: that is the promise of the outbox. From here `store::outbox` takes over.

use super::columns::id;
use super::outbox::Settled;
use super::{StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::message::{About, Kind, Message, NewMessage, RATION, RATION_TIME, State};
use crate::values;

/// Whether a letter counts for its address.
#[derive(Clone, Copy, Debug)]
enum Ration<'r> {
    Free,
    /// By the folded address.
    Counted(&'r str),
    /// Beyond the ration: for the digest with this id.
    Held(&'r Id),
}

impl Tx<'_> {
    /// Queues a message whatever was sent to its address before: for letters that only an owner's own deed can cause. Part of
    /// the story's own transaction: that is the promise of the outbox.
    pub fn queue_freely(&mut self, message: &NewMessage, now: Timestamp) -> Result<(), StoreError> {
        if message.recipient.is_empty() {
            return Ok(());
        }
        self.add_message(message, now, Ration::Free)
    }

    /// Queues a message, if its reader has an address at all, or holds it back for a digest when [`RATION`] letters went to its address within a day.
    pub fn queue_message(&mut self, message: &NewMessage, now: Timestamp) -> Result<(), StoreError> {
        if message.recipient.is_empty() {
            return Ok(());
        }
        let key = message.recipient.to_lowercase();
        let turn = self.find_turn(&key, now)?;
        if turn <= now {
            return self.add_message(message, now, Ration::Counted(&key));
        }
        let digest = match self.find_open_digest(&key)? {
            Some(digest) => digest,
            None => self.add_digest(message, &key, (now, turn))?,
        };
        self.add_message(message, now, Ration::Held(&digest))
    }

    /// When another letter may go to an address, as [`crate::domain::contact::Email::key`] folds it: `now`, or when the oldest of its
    /// last [`RATION`] is a day old.
    pub fn find_turn(&mut self, key: &str, now: Timestamp) -> Result<Timestamp, StoreError> {
        let since = now.plus(-RATION_TIME);
        let counted = self.lookup(
            "SELECT COUNT(*), MIN(due_at) FROM (SELECT due_at FROM message WHERE ration_key = ?1 AND due_at > ?2
               AND state <> 'held' ORDER BY due_at DESC LIMIT ?3) newest",
            values![key, since.0, RATION],
            |row| Ok((row.int(0)?, row.opt_int(1)?.unwrap_or(now.0))),
        )?;
        let (count, oldest) = counted.unwrap_or((0, now.0));
        Ok(if count < RATION { now } else { Timestamp(oldest).plus(RATION_TIME) })
    }

    /// The digest of an address that nobody has begun to write.
    fn find_open_digest(&mut self, key: &str) -> Result<Option<Id>, StoreError> {
        self.lookup(
            "SELECT id FROM message WHERE ration_key = ?1 AND kind = 'digest' AND state = 'pending' AND attempts = 0 LIMIT 1",
            values![key],
            |row| id(row, 0),
        )
    }

    /// A digest, due when the oldest of the last letters is a day old. Its id follows from that of the first letter it holds.
    fn add_digest(
        &mut self,
        first: &NewMessage,
        key: &str,
        (now, due_at): (Timestamp, Timestamp),
    ) -> Result<Id, StoreError> {
        let mut bytes = first.id.bytes();
        bytes[15] ^= 0xff;
        let digest = NewMessage {
            id: Id::from_bytes(bytes),
            kind: Kind::Digest,
            about: About::Held,
            due_at,
            ..first.clone()
        };
        self.add_message(&digest, now, Ration::Counted(key))?;
        Ok(digest.id)
    }

    fn add_message(
        &mut self,
        message: &NewMessage,
        now: Timestamp,
        ration: Ration<'_>,
    ) -> Result<(), StoreError> {
        let (state, key, digest) = match ration {
            Ration::Free => (State::Pending, None, None),
            Ration::Counted(key) => (State::Pending, Some(key), None),
            Ration::Held(digest) => (State::Held, None, Some(digest.as_str())),
        };
        self.perform(
            "INSERT INTO message (id, kind, registration, claim, transfer, safety, recipient, lane, lang, state, queued_at,
               due_at, lease_until, attempts, ration_key, digest)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, 0, ?13, ?14)",
            values![
                message.id.as_str(),
                message.kind.as_str(),
                message.about.registration().map(Id::as_str),
                message.about.claim().map(Id::as_str),
                message.about.transfer().map(Id::as_str),
                message.about.safety().map(Id::as_str),
                message.recipient.as_str(),
                message.lane.as_str(),
                message.lang.as_str(),
                state.as_str(),
                now.0,
                message.due_at.0,
                key,
                digest
            ],
        )
    }

    /// The first letters a digest holds, at most `most`, and how many it holds in all.
    pub fn list_held(&mut self, digest: &Id, most: i64) -> Result<(Vec<Message>, i64), StoreError> {
        let held = self.all(
            "SELECT id, kind, registration, claim, transfer, safety, recipient, state, attempts, queued_at, due_at, settled_at, last_error, message_id, lang
               FROM message WHERE digest = ?1 ORDER BY id LIMIT ?2",
            values![digest.as_str(), most],
        )?;
        let all = self.one("SELECT COUNT(*) FROM message WHERE digest = ?1", values![digest.as_str()])?;
        Ok((held, all))
    }

    /// Settles what a digest held, as it was settled itself.
    pub fn settle_held(&mut self, digest: &Id, settled: &Settled<'_>) -> Result<(), StoreError> {
        self.perform(
            "UPDATE message SET state = ?2, settled_at = ?3, last_error = ?4 WHERE digest = ?1 AND state = 'held'",
            values![digest.as_str(), settled.state.as_str(), settled.at.0, settled.said],
        )
    }
}
