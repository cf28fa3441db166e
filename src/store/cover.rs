//! What happened to the cover of units: rows keyed by the unit, so that they stay when its owner changes.

use super::columns::{at, id};
use super::units::{AT_ONCE, several};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Id;
use crate::domain::coverage::{CoverEvent, Happening};
use crate::domain::phrase::Phrase;
use crate::domain::unit::Serial;
use crate::values;

struct Line(Option<CoverEvent>);

/// A unit and what happened to its cover, if this program knows the word.
struct OfUnit(Option<(Serial, Happening)>);

impl FromRow for OfUnit {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let serial = row.string(0).map(Serial::stored)?;
        Ok(Self(happening(&row.text(1)?, row.string(2)?).map(|what| (serial, what))))
    }
}

impl FromRow for Line {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let Some(what) = happening(&row.text(3)?, row.string(5)?) else { return Ok(Self(None)) };
        Ok(Self(Some(CoverEvent {
            id: id(row, 0)?,
            at: at(row, 1)?,
            by: row.string(2)?,
            what,
            brought_by: row.opt_string(4)?.map(Id::stored),
        })))
    }
}

/// A kind that a newer program wrote means nothing here; the line is left out, not an error.
fn happening(body: &str, words: String) -> Option<Happening> {
    let mut found: Happening = serde_json::from_str(body).ok()?;
    if let Happening::PlanSold { what, .. } = &mut found {
        *what = Phrase::plain(words);
    }
    Some(found)
}

/// Words that people typed have a column of their own: who is erased may stand in them.
fn apart(what: &Happening) -> (Happening, String) {
    let mut body = what.clone();
    let words = match &mut body {
        Happening::PlanSold { what, .. } => std::mem::replace(what, Phrase::plain(String::new())),
        _ => Phrase::plain(String::new()),
    };
    (body, words.as_plain().to_owned())
}

impl Tx<'_> {
    /// Writes down what happened to the cover of a unit on record.
    pub fn add_cover_event(
        &mut self,
        product: i64,
        serial: &Serial,
        event: &CoverEvent,
    ) -> Result<(), StoreError> {
        let (body, plan) = apart(&event.what);
        let body = serde_json::to_string(&body).map_err(|error| StoreError::Backend {
            place: "an event of cover".to_owned(),
            problem: error.to_string(),
        })?;
        self.perform(
            "INSERT INTO cover_event (id, product, serial, at, by_whom, body, plan, brought_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            values![
                event.id.as_str(),
                product,
                serial.as_str(),
                event.at.0,
                event.by.as_str(),
                body.as_str(),
                plan.as_str(),
                event.brought_by.as_ref().map(Id::as_str)
            ],
        )
    }

    /// What happened to the cover of a unit, oldest first.
    pub fn list_cover_events(
        &mut self,
        product: i64,
        serial: &Serial,
    ) -> Result<Vec<CoverEvent>, StoreError> {
        let lines: Vec<Line> = self.all(
            "SELECT id, at, by_whom, body, brought_by, plan FROM cover_event
              WHERE product = ?1 AND serial = ?2 ORDER BY id",
            values![product, serial.as_str()],
        )?;
        Ok(lines.into_iter().filter_map(|line| line.0).collect())
    }

    /// What happened to the cover of a product's units behind a serial up to another, oldest first.
    pub fn list_cover_events_between(
        &mut self,
        product: i64,
        behind: &Serial,
        until: &Serial,
    ) -> Result<Vec<(Serial, Happening)>, StoreError> {
        let found = self.all::<OfUnit>(
            "SELECT serial, body, plan FROM cover_event WHERE product = ?1 AND serial > ?2 AND serial <= ?3 ORDER BY serial, id",
            values![product, behind.as_str(), until.as_str()],
        )?;
        Ok(found.into_iter().filter_map(|OfUnit(found)| found).collect())
    }

    /// What happened to the cover of several units of a product, oldest first.
    pub fn list_cover_events_of(
        &mut self,
        product: i64,
        serials: &[&Serial],
    ) -> Result<Vec<(Serial, Happening)>, StoreError> {
        let mut found = Vec::new();
        for some in serials.chunks(AT_ONCE) {
            let of_some = self.all::<OfUnit>(
                "SELECT serial, body, plan FROM cover_event
                  WHERE product = ?1 AND serial IN (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ORDER BY serial, id",
                &several(product, some),
            )?;
            found.extend(of_some.into_iter().filter_map(|OfUnit(found)| found));
        }
        Ok(found)
    }

    /// Takes back one event of a unit's cover, and what it brought from another unit. `false` when it is not there.
    pub fn remove_cover_event(
        &mut self,
        product: i64,
        serial: &Serial,
        event: &Id,
    ) -> Result<bool, StoreError> {
        let removed = self.execute(
            "DELETE FROM cover_event WHERE product = ?1 AND serial = ?2 AND (id = ?3 OR brought_by = ?3)",
            values![product, serial.as_str(), event.as_str()],
        )?;
        Ok(removed > 0)
    }
}
