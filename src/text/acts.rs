//! The bridge from what happened to cover and from calls to what the desk shows of them, as `reasons` does for reasons.

use jiff::civil::Date;

use super::sentence::{Arg, Sentence};
use crate::domain::call::Promise;
use crate::domain::coverage::Happening;
use crate::domain::registration::Source;

impl Sentence {
    /// Something that happened to a unit's cover.
    pub fn happening(what: &Happening) -> Self {
        match what {
            Happening::Repaired { from, until } => {
                Self::new("cover-repaired").with("from", *from).with("until", *until)
            }
            Happening::Replacement(replacement) => Self::new("cover-replacement")
                .with("on", replacement.on)
                .with("serial", replacement.of.as_str()),
            Happening::Transferred { on } => Self::new("cover-transferred").with("on", *on),
            Happening::PlanSold { what, length, from } => Self::new("cover-plan")
                .with("what", what.as_plain())
                .with("length", Arg::from(*length))
                .with("from", *from),
            Happening::Voided { on } => Self::new("change-void").with("on", *on),
        }
    }

    /// For whom the desk registered, where it did.
    pub fn source(source: Source) -> Self {
        Self::new(match source {
            Source::Caller => "source-caller",
            Source::Card => "source-card",
            _ => "source-dealer",
        })
    }

    /// What somebody rang about.
    pub fn call(reason: &str) -> Self {
        Self::new(match reason {
            "defect" => "call-defect",
            "how-to" => "call-how-to",
            "parts" => "call-parts",
            "cover" => "call-cover",
            "delivery" => "call-delivery",
            "data" => "call-data",
            _ => "call-other",
        })
    }
}

/// How a promise stands on `today`.
pub fn standing(promise: &Promise, is_done: bool, today: Date) -> &'static str {
    match promise.on.cmp(&today) {
        _ if is_done => "kept",
        std::cmp::Ordering::Less => "late",
        std::cmp::Ordering::Equal => "today",
        std::cmp::Ordering::Greater => "open",
    }
}
