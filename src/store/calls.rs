//! Notes of calls, and the promises in them that are not kept yet.

use super::columns::{at, id, opt_date};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::call::{CallNote, Promise};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::unit::Serial;
use crate::values;

impl FromRow for CallNote {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let promise = match (row.opt_string(7)?, opt_date(row, 8)?) {
            (Some(what), Some(on)) => Some(Promise { what, on, by: row.string(9)? }),
            _ => None,
        };
        let done = match row.opt_int(10)? {
            Some(done) => Some((Timestamp(done), row.opt_string(11)?.unwrap_or_default())),
            None => None,
        };
        Ok(Self {
            id: id(row, 0)?,
            product: row.int(1)?,
            serial: row.string(2).map(Serial::stored)?,
            at: at(row, 3)?,
            by: row.string(4)?,
            reason: row.string(5)?,
            words: row.string(6)?,
            promise,
            done,
            registration: row.opt_string(12)?.map(Id::stored),
        })
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, product, serial, at, by_whom, reason, words, promise, promise_on, promise_by, done_at, done_by, ",
            "registration ",
            "FROM call_note ",
            $rest
        )
    };
}

impl Tx<'_> {
    /// Writes down a call about a unit on record.
    pub fn add_call(&mut self, note: &CallNote) -> Result<(), StoreError> {
        let promise = note.promise.as_ref();
        let on = promise.map(|promise| promise.on.to_string());
        self.perform(
            "INSERT INTO call_note (id, product, serial, at, by_whom, reason, words, promise, promise_on, promise_by,
               registration)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            values![
                note.id.as_str(),
                note.product,
                note.serial.as_str(),
                note.at.0,
                note.by.as_str(),
                note.reason.as_str(),
                note.words.as_str(),
                promise.map(|promise| promise.what.as_str()),
                on.as_ref(),
                promise.map_or("", |promise| promise.by.as_str()),
                note.registration.as_ref().map(Id::as_str)
            ],
        )
    }

    /// Calls about a unit, newest first, at most 50.
    pub fn list_calls(&mut self, product: i64, serial: &Serial) -> Result<Vec<CallNote>, StoreError> {
        self.all(
            select!("WHERE product = ?1 AND serial = ?2 ORDER BY id DESC LIMIT 50"),
            values![product, serial.as_str()],
        )
    }

    /// Calls of the owner of a registration, oldest first: found by their unit, which has an index.
    pub fn list_calls_of(
        &mut self,
        registration: &Id,
        (product, serial): (i64, &Serial),
    ) -> Result<Vec<CallNote>, StoreError> {
        self.all(
            select!("WHERE product = ?1 AND serial = ?2 AND registration = ?3 ORDER BY id"),
            values![product, serial.as_str(), registration.as_str()],
        )
    }

    /// A call by its id.
    pub fn find_call(&mut self, call: &Id) -> Result<Option<CallNote>, StoreError> {
        self.optional(select!("WHERE id = ?1"), values![call.as_str()])
    }

    /// Promises that are not kept yet, the most urgent first, at most 200.
    pub fn list_promises(&mut self) -> Result<Vec<CallNote>, StoreError> {
        self.all(
            select!("WHERE promise_on IS NOT NULL AND done_at IS NULL ORDER BY promise_on, id LIMIT 200"),
            values![],
        )
    }

    /// Whether a caller about the unit was promised something that is not kept yet.
    pub fn has_open_promise(&mut self, product: i64, serial: &Serial) -> Result<bool, StoreError> {
        let found: Option<i64> = self.optional(
            "SELECT at FROM call_note WHERE product = ?1 AND serial = ?2 AND promise_on IS NOT NULL AND done_at IS NULL LIMIT 1",
            values![product, serial.as_str()],
        )?;
        Ok(found.is_some())
    }

    /// A promise is kept (by whom), or is open again.
    pub fn settle_promise(&mut self, call: &Id, done: Option<(Timestamp, &str)>) -> Result<(), StoreError> {
        self.perform(
            "UPDATE call_note SET done_at = ?2, done_by = ?3 WHERE id = ?1 AND promise_on IS NOT NULL",
            values![call.as_str(), done.map(|(at, _)| at.0), done.map(|(_, by)| by)],
        )
    }

    /// How many calls there were since a moment, by number of product and reason, the most first.
    pub fn count_calls(&mut self, since: Timestamp) -> Result<Vec<(i64, String, i64)>, StoreError> {
        let counts: Vec<Count> = self.all(
            "SELECT product, reason, COUNT(*) FROM call_note WHERE at >= ?1
              GROUP BY product, reason ORDER BY 3 DESC, 1, 2 LIMIT 200",
            values![since.0],
        )?;
        Ok(counts.into_iter().map(|count| count.0).collect())
    }
}

struct Count((i64, String, i64));

impl FromRow for Count {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self((row.int(0)?, row.string(1)?, row.int(2)?)))
    }
}
