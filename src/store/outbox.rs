//! The outbox: messages claimed under a lease, rendered once, sent, settled. Stories queue them through `store::ration`.
//!
//! Safe with many workers on both engines: the claim repeats its guard in the outer `WHERE`, settling compares the lease.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx, Value};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::lane::{Lane, RELAY};
use crate::domain::message::{About, Kind, Message, State};
use crate::domain::unit::Serial;
use crate::values;

/// A message under our lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: Id,
    /// Which letter; `None` when a newer program queued it.
    pub kind: Option<Kind>,
    /// What it speaks of.
    pub about: About,
    /// Address of the recipient.
    pub recipient: String,
    /// The lane it travels in.
    pub lane: String,
    /// Language.
    pub lang: String,
    /// Tries made, this one included.
    pub attempts: i64,
    /// When it was queued: the letter's date.
    pub queued_at: Timestamp,
    /// Our lease; settling compares it.
    pub lease_until: i64,
    /// The letter as it was rendered at the first claim.
    pub letter: Option<SealedLetter>,
}

/// A rendered letter as committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedLetter {
    /// Its Message-ID.
    pub message_id: String,
    /// Envelope sender.
    pub envelope_from: String,
    /// Envelope recipient.
    pub envelope_to: String,
    /// The whole message, RFC 5322.
    pub bytes: Vec<u8>,
}

/// Four columns, of which one holds an id; none does for a digest.
fn about(row: &Row<'_>, index: usize) -> Result<About, StoreError> {
    let kinds = [About::Registration, About::Claim, About::Transfer, About::Safety];
    for (at, of) in kinds.into_iter().enumerate() {
        if let Some(id) = row.opt_string(index + at)? {
            return Ok(of(Id::stored(id)));
        }
    }
    Ok(About::Held)
}

impl FromRow for Claim {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let columns = (row.opt_string(12)?, row.opt_string(13)?, row.opt_string(14)?, row.opt_bytes(15)?);
        let letter = match columns {
            (Some(message_id), Some(envelope_from), Some(envelope_to), Some(bytes)) => {
                Some(SealedLetter { message_id, envelope_from, envelope_to, bytes })
            }
            _ => None,
        };
        Ok(Self {
            id: id(row, 0)?,
            kind: Kind::stored(&row.text(1)?),
            about: about(row, 2)?,
            recipient: row.string(6)?,
            lane: row.string(7)?,
            lang: row.string(8)?,
            attempts: row.int(9)?,
            queued_at: at(row, 10)?,
            lease_until: row.int(11)?,
            letter,
        })
    }
}

impl FromRow for Message {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            kind: Kind::stored(&row.text(1)?),
            about: about(row, 2)?,
            recipient: row.string(6)?,
            lang: row.string(14)?,
            state: State::stored(&row.text(7)?),
            attempts: row.int(8)?,
            queued_at: at(row, 9)?,
            due_at: at(row, 10)?,
            settled_at: row.opt_int(11)?.map(Timestamp),
            last_error: row.opt_string(12)?,
            message_id: row.opt_string(13)?,
        })
    }
}

/// What a claim may take.
pub struct Room<'r> {
    /// At most so many.
    pub most: usize,
    /// Lanes that have no room at all.
    pub full: &'r [String],
    /// Whether there is room for this message, of this lane, beside those it said yes to before.
    pub takes: &'r mut dyn FnMut(&Id, &str) -> bool,
}

/// `?3, ?4` for two from 3.
fn places(first: usize, many: usize) -> String {
    let all: Vec<String> = (first..first + many).map(|number| format!("?{number}")).collect();
    all.join(", ")
}

impl Tx<'_> {
    /// Claims due messages until `lease_until`, oldest first: at most `room.most`, of no lane that is stopped or full, and
    /// only those that `room.takes`. One message asks for a lane whose rest is over, one for all when it is the relay's.
    pub fn claim_messages(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        room: &mut Room<'_>,
    ) -> Result<Vec<Claim>, StoreError> {
        let relay = self.find_lane(RELAY)?.filter(Lane::is_stopped);
        if relay.as_ref().is_some_and(|relay| relay.rest_until > now) || room.most == 0 {
            return Ok(Vec::new());
        }
        let most = if relay.is_some() { 1 } else { room.most };
        let mut asking = self.list_asking_lanes(now)?;
        let mut chosen = Vec::new();
        for (id, lane) in self.list_due(now, most, room.full)? {
            if chosen.len() == most || !(room.takes)(&id, &lane) {
                continue;
            }
            if let Some(at) = asking.iter().position(|(name, _)| *name == lane) {
                let (name, is_asked) = &mut asking[at];
                if std::mem::replace(is_asked, true) {
                    continue;
                }
                // Nobody else asks meanwhile; a worker that dies while it asks leaves the lane free with its lease.
                self.rest_lane(name, lease_until)?;
            }
            chosen.push(id);
        }
        if relay.is_some() && !chosen.is_empty() {
            self.rest_lane(RELAY, lease_until)?;
        }
        self.lease(now, lease_until, &chosen)
    }

    /// Due messages, oldest first, of lanes that are neither stopped nor in `full`: some more than `most`, to choose from.
    fn list_due(
        &mut self,
        now: Timestamp,
        most: usize,
        full: &[String],
    ) -> Result<Vec<(Id, String)>, StoreError> {
        // A statement for every four lanes, so that few are prepared.
        let slots = full.len().next_multiple_of(4);
        let sql = format!(
            "SELECT id, lane FROM message WHERE state = 'pending' AND due_at <= ?1 AND lease_until < ?1
                AND lane NOT IN (SELECT name FROM lane WHERE rest_until > ?1) AND lane NOT IN ({})
              ORDER BY due_at, id LIMIT ?2",
            places(3, slots.max(4))
        );
        let limit = i64::try_from(most.saturating_mul(4).max(64)).unwrap_or(64);
        let mut values = vec![Value::Int(now.0), Value::Int(limit)];
        let names = full.iter().map(String::as_str).chain(std::iter::repeat(RELAY));
        values.extend(names.take(slots.max(4)).map(Value::from));
        let mut due = Vec::new();
        self.each(&sql, &values, |row| {
            due.push((id(row, 0)?, row.string(1)?));
            Ok(())
        })?;
        Ok(due)
    }

    /// Takes messages under our lease; the guard is repeated, so that two who chose alike share nothing.
    fn lease(
        &mut self,
        now: Timestamp,
        lease_until: Timestamp,
        chosen: &[Id],
    ) -> Result<Vec<Claim>, StoreError> {
        if chosen.is_empty() {
            return Ok(Vec::new());
        }
        let slots = chosen.len().next_power_of_two();
        let sql = format!(
            "UPDATE message SET lease_until = ?1, attempts = attempts + 1
              WHERE id IN ({}) AND state = 'pending' AND lease_until < ?2
             RETURNING id, kind, registration, claim, transfer, safety, recipient, lane, lang, attempts, queued_at, lease_until,
                       message_id, envelope_from, envelope_to, bytes",
            places(3, slots)
        );
        let mut values = vec![Value::Int(lease_until.0), Value::Int(now.0)];
        let ids = chosen.iter().map(Id::as_str).chain(std::iter::repeat(""));
        values.extend(ids.take(slots).map(Value::from));
        let mut claims: Vec<Claim> = self.all(&sql, &values)?;
        claims.sort_by(|a, b| (a.queued_at, &a.id).cmp(&(b.queued_at, &b.id)));
        Ok(claims)
    }

    /// Commits the rendered letter of a claim, once and for all. `false` when the lease is lost or a letter is there.
    pub fn seal_message(
        &mut self,
        (id, lease_until): (&Id, i64),
        letter: &SealedLetter,
        promotes_to: Option<&str>,
    ) -> Result<bool, StoreError> {
        let sealed = self.execute(
            "UPDATE message SET message_id = ?3, envelope_from = ?4, envelope_to = ?5, bytes = ?6, promotes_to = ?7
              WHERE id = ?1 AND lease_until = ?2 AND state = 'pending' AND bytes IS NULL",
            values![
                id.as_str(),
                lease_until,
                letter.message_id.as_str(),
                letter.envelope_from.as_str(),
                letter.envelope_to.as_str(),
                &letter.bytes,
                promotes_to
            ],
        )?;
        Ok(sealed == 1)
    }

    /// Settles a claim as sent or dead. `false` when the lease was lost: another worker decides.
    pub fn settle_message(
        &mut self,
        id: &Id,
        lease_until: i64,
        settled: &Settled<'_>,
    ) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE message SET state = ?3, settled_at = ?4, last_error = ?5, lease_until = 0
              WHERE id = ?1 AND lease_until = ?2 AND state = 'pending'",
            values![id.as_str(), lease_until, settled.state.as_str(), settled.at.0, settled.said],
        )?;
        Ok(changed == 1)
    }

    /// Puts a claim back until `due_at`. `false` when the lease was lost.
    pub fn postpone_message(
        &mut self,
        id: &Id,
        lease_until: i64,
        due_at: Timestamp,
        said: &str,
    ) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE message SET due_at = ?3, last_error = ?4, lease_until = 0
              WHERE id = ?1 AND lease_until = ?2 AND state = 'pending'",
            values![id.as_str(), lease_until, due_at.0, said],
        )?;
        Ok(changed == 1)
    }

    /// Puts a claim back untouched: the try does not count, because our own side failed, not the letter.
    pub fn release_message(
        &mut self,
        id: &Id,
        lease_until: i64,
        said: Option<&str>,
    ) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE message SET last_error = COALESCE(CAST(?3 AS TEXT), last_error), lease_until = 0, attempts = attempts - 1
              WHERE id = ?1 AND lease_until = ?2 AND state = 'pending'",
            values![id.as_str(), lease_until, said],
        )?;
        Ok(changed == 1)
    }

    /// Product and serial of the unit a message speaks of.
    pub fn find_unit_of(&mut self, about: &About) -> Result<Option<(i64, Serial)>, StoreError> {
        let read = |row: &Row<'_>| Ok((row.int(0)?, row.string(1).map(Serial::stored)?));
        match about {
            About::Registration(id) => self.lookup(
                "SELECT product, serial FROM registration WHERE id = ?1",
                values![id.as_str()],
                read,
            ),
            About::Claim(id) => {
                self.lookup("SELECT product, serial FROM claim WHERE id = ?1", values![id.as_str()], read)
            }
            About::Transfer(id) => {
                self.lookup("SELECT product, serial FROM transfer WHERE id = ?1", values![id.as_str()], read)
            }
            About::Safety(id) => self.lookup(
                "SELECT product, serial FROM safety_contact WHERE id = ?1",
                values![id.as_str()],
                read,
            ),
            About::Held => Ok(None),
        }
    }

    /// Messages of a registration, newest first.
    pub fn list_messages_of_registration(&mut self, registration: &Id) -> Result<Vec<Message>, StoreError> {
        self.all(
            "SELECT id, kind, registration, claim, transfer, safety, recipient, state, attempts, queued_at, due_at, settled_at, last_error, message_id, lang
               FROM message WHERE registration = ?1 ORDER BY id DESC",
            values![registration.as_str()],
        )
    }

    /// Messages that wait or were given up, the next due first, at most `most`.
    pub fn list_unsettled_messages(&mut self, most: i64) -> Result<Vec<Message>, StoreError> {
        self.all(
            "SELECT id, kind, registration, claim, transfer, safety, recipient, state, attempts, queued_at, due_at, settled_at, last_error, message_id, lang
               FROM message WHERE state <> 'sent' ORDER BY due_at, id LIMIT ?1",
            values![most],
        )
    }

    /// When there is something to do next, after `now`: a message falls due or a lane's rest ends.
    pub fn find_next_due(&mut self, now: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        let due: Option<i64> = self
            .one("SELECT MIN(due_at) FROM message WHERE state = 'pending' AND due_at > ?1", values![now.0])?;
        let rested: Option<i64> =
            self.one("SELECT MIN(rest_until) FROM lane WHERE rest_until > ?1", values![now.0])?;
        Ok(due.into_iter().chain(rested).min().map(Timestamp))
    }

    /// How many messages wait and how many were given up.
    pub fn count_unsettled(&mut self) -> Result<(i64, i64), StoreError> {
        self.one(
            // Two indexes, each of one state; a sum over both would read every letter that was ever sent.
            "SELECT (SELECT COUNT(*) FROM message WHERE state = 'pending'),
                    (SELECT COUNT(*) FROM message WHERE state = 'dead')",
            &[],
        )
    }
}

/// How a claim ended.
#[derive(Clone, Copy, Debug)]
pub struct Settled<'s> {
    /// Sent or dead.
    pub state: State,
    /// When.
    pub at: Timestamp,
    /// What the server said, if that matters.
    pub said: Option<&'s str>,
}
