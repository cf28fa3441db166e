//! What happened to a unit's cover since it was made: repairs, replacement, changes of owner, plans sold, cover declared
//! void. Belongs to the unit, not to a registration, so the next owner keeps it.
//!
//! Rows of `store::cover`; read by the engine beside this file, which sorts them by their days: the order in which people
//! write things down decides nothing.

use jiff::civil::Date;

use super::{Dates, Length};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::phrase::Phrase;
use crate::domain::unit::{Serial, UnitFacts};

/// Something that happened to a unit's cover.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Happening {
    /// It was in the workshop.
    Repaired {
        /// The day it was handed in.
        from: Date,
        /// The day it came back, never before `from`.
        until: Date,
    },
    /// It took the place of another unit.
    Replacement(Box<Replacement>),
    /// It changed hands.
    Transferred {
        /// That day.
        on: Date,
    },
    /// A plan was sold for it.
    PlanSold {
        /// What the plan covers.
        what: Phrase,
        /// For how long.
        length: Length,
        /// Its first day.
        from: Date,
    },
    /// Its cover was declared void.
    Voided {
        /// The first day without cover.
        on: Date,
    },
}

/// A unit that took the place of another, with what the clocks of that one counted from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Replacement {
    /// The day it took its place.
    pub on: Date,
    /// Serial of the unit before.
    pub of: Serial,
    /// Day that one was made.
    pub manufactured_on: Option<Date>,
    /// Day that one left the maker.
    pub shipped_on: Option<Date>,
    /// Dates of that one's registration, where this unit had a registration of its own already; else they came with it.
    pub dates: Option<Dates>,
    /// The registration of that one, which ended.
    pub ended: Option<Id>,
    /// The registration that this unit got with it.
    pub made: Option<Id>,
}

/// A happening on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverEvent {
    /// Its id.
    pub id: Id,
    /// When it was written down.
    pub at: Timestamp,
    /// Name of the account; empty when the owners did it among themselves.
    pub by: String,
    /// What happened.
    pub what: Happening,
    /// The replacement that brought it here from the unit before, if one did.
    pub brought_by: Option<Id>,
}

/// All that is on record about a unit's cover, apart from registrations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The unit's dates.
    pub facts: UnitFacts,
    /// What happened, in no order.
    pub events: Vec<Happening>,
}

impl History {
    /// Serials of the units whose place it took, one after the other.
    pub fn took_place_of(&self) -> impl Iterator<Item = &Serial> {
        self.events.iter().filter_map(|event| match event {
            Happening::Replacement(replacement) => Some(&replacement.of),
            _ => None,
        })
    }

    /// The day the unit was made that the dates of the registration in force are about: where they came with the place of
    /// another unit, that one was bought, not this one.
    pub fn made_on(&self) -> Option<Date> {
        let past = Past::of(&self.events);
        let carried = past.replacements.iter().rev().take_while(|replacement| replacement.dates.is_none());
        carried.last().map_or(self.facts.manufactured_on, |first| first.manufactured_on)
    }
}

/// The same in the order of the calendar; what was written down twice counts once.
pub(super) struct Past<'h> {
    /// Days in the workshop.
    pub repairs: Vec<(Date, Date)>,
    /// Units whose place it took: that of another, which may have taken that of a third before.
    pub replacements: Vec<&'h Replacement>,
    /// Changes of owner.
    pub transfers: Vec<Date>,
    /// Plans: first day, length, what.
    pub plans: Vec<(Date, Length, &'h Phrase)>,
    /// The first day without cover, if it is void.
    pub void_on: Option<Date>,
}

impl<'h> Past<'h> {
    pub(super) fn of(events: &'h [Happening]) -> Self {
        let mut past = Self {
            repairs: Vec::new(),
            replacements: Vec::new(),
            transfers: Vec::new(),
            plans: Vec::new(),
            void_on: None,
        };
        for event in events {
            match event {
                Happening::Repaired { from, until } => past.repairs.push((*from, (*until).max(*from))),
                Happening::Replacement(replacement) => past.replacements.push(replacement),
                Happening::Transferred { on } => past.transfers.push(*on),
                Happening::PlanSold { what, length, from } => past.plans.push((*from, *length, what)),
                Happening::Voided { on } => {
                    past.void_on = Some(past.void_on.map_or(*on, |known| known.min(*on)));
                }
            }
        }
        past.repairs.sort_unstable();
        past.repairs.dedup();
        past.transfers.sort_unstable();
        past.replacements.sort_by(|a, b| (a.on, a.of.as_str()).cmp(&(b.on, b.of.as_str())));
        past.plans
            .sort_by(|a, b| (a.0, a.1.parts(), a.2.as_plain()).cmp(&(b.0, b.1.parts(), b.2.as_plain())));
        past
    }
}
