//! Timelines of units: append-only lines.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Id;
use crate::domain::event::{Event, Kind};
use crate::domain::unit::Serial;
use crate::values;

/// The most lines of a timeline shown at once.
const MOST: i64 = 200;

/// An event with who did it, where somebody at the desk did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineLine {
    /// The event.
    pub event: Event,
    /// Name of the account.
    pub by: Option<String>,
}

struct Line(Option<TimelineLine>);

impl FromRow for Line {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        // A kind that a newer program wrote has no words here; the line is left out, not an error.
        let Some(kind) = Kind::stored(&row.text(2)?) else { return Ok(Self(None)) };
        let event = Event {
            id: id(row, 0)?,
            at: at(row, 1)?,
            kind,
            registration: row.opt_string(3)?.map(Id::stored),
            detail: row.string(4)?,
        };
        Ok(Self(Some(TimelineLine { event, by: row.opt_string(5)? })))
    }
}

impl Tx<'_> {
    /// Adds a line to a unit's timeline.
    pub fn add_event(&mut self, product: i64, serial: &Serial, event: &Event) -> Result<(), StoreError> {
        self.put_event(product, serial, event, None)
    }

    /// Adds a line to a unit's timeline, with the name of the account that did it.
    pub fn add_event_by(
        &mut self,
        product: i64,
        serial: &Serial,
        event: &Event,
        by: &str,
    ) -> Result<(), StoreError> {
        self.put_event(product, serial, event, Some(by))
    }

    fn put_event(
        &mut self,
        product: i64,
        serial: &Serial,
        event: &Event,
        by: Option<&str>,
    ) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO event (id, at, product, serial, kind, registration, detail, by_whom)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            values![
                event.id.as_str(),
                event.at.0,
                product,
                serial.as_str(),
                event.kind.as_str(),
                event.registration.as_ref().map(Id::as_str),
                event.detail.as_str(),
                by
            ],
        )
    }

    /// The details of a unit's events of one kind, newest first.
    pub fn list_event_details(
        &mut self,
        product: i64,
        serial: &Serial,
        kind: Kind,
    ) -> Result<Vec<String>, StoreError> {
        self.all(
            "SELECT detail FROM event WHERE product = ?1 AND serial = ?2 AND kind = ?3 ORDER BY id DESC",
            values![product, serial.as_str(), kind.as_str()],
        )
    }

    /// A unit's timeline, newest first, at most 200 lines.
    pub fn list_events(&mut self, product: i64, serial: &Serial) -> Result<Vec<TimelineLine>, StoreError> {
        let lines: Vec<Line> = self.all(
            "SELECT id, at, kind, registration, detail, by_whom FROM event
              WHERE product = ?1 AND serial = ?2 ORDER BY id DESC LIMIT ?3",
            values![product, serial.as_str(), MOST],
        )?;
        Ok(lines.into_iter().filter_map(|line| line.0).collect())
    }
}
