//! The coverage engine: warranty terms of a product, dates of a unit and what happened to it, and for each line until when
//! it holds and why.
//!
//! The reason is data; its one sentence is a message in `templates/locales`, the same on the owner's page, in the mail,
//! at the desk and in JSON. Calendar arithmetic is jiff's: 29 February plus a year is 28 February.

mod history;
mod line;
mod rules;

use jiff::Span;
use jiff::civil::Date;

pub use history::{CoverEvent, Happening, History, Replacement};
pub use line::{covered_until, lines};
pub use rules::{EventRules, OnRepair, OnReplacement, Transfer};

use super::market::Market;
use super::phrase::Phrase;
use super::unit::{Serial, UnitFacts};

/// A length of calendar time: years, months and days, at least one day in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Length {
    years: i16,
    months: i16,
    days: i32,
}

impl Length {
    /// Reads `3 years`, `18 months`, `90 days`, also joined: `2 years 6 months`.
    ///
    /// # Errors
    /// Says what a length looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong =
            || format!("{text:?} is not a length; write it as \"3 years\", \"18 months\" or \"90 days\"");
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut length = Self::default();
        if words.is_empty() || !words.len().is_multiple_of(2) {
            return Err(wrong());
        }
        for pair in words.chunks(2) {
            let number: i16 = pair[0].parse().map_err(|_| wrong())?;
            if number < 1 {
                return Err(format!("{text:?}: the numbers must be 1 or more"));
            }
            match pair[1].trim_end_matches(['s', ',']) {
                "year" => length.years = length.years.saturating_add(number),
                "month" => length.months = length.months.saturating_add(number),
                "day" => length.days = length.days.saturating_add(i32::from(number)),
                "week" => length.days = length.days.saturating_add(i32::from(number) * 7),
                _ => return Err(wrong()),
            }
        }
        if length.years > 100 || length.months > 1_200 || length.days > 36_600 {
            return Err(format!("{text:?}: a length is at most 100 years"));
        }
        Ok(length)
    }

    /// The date this length after `start`; the end of the calendar (9999) if that lies behind it.
    pub fn after(self, start: Date) -> Date {
        let span = Span::new().years(self.years).months(self.months).days(self.days);
        start.checked_add(span).unwrap_or(Date::MAX)
    }

    /// Years, months and days, for the words of a reason.
    pub fn parts(self) -> (i16, i16, i32) {
        (self.years, self.months, self.days)
    }
}

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [(i32::from(self.years), "year"), (i32::from(self.months), "month"), (self.days, "day")];
        let words: Vec<String> = parts
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| format!("{number} {word}{}", if *number == 1 { "" } else { "s" }))
            .collect();
        f.write_str(&words.join(" "))
    }
}

/// Where the clock of a term starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartRule {
    /// The day of purchase.
    Purchase,
    /// The day of installation; until that is known, the day of purchase.
    Installation,
    /// So long after the day of manufacture.
    Manufacture {
        /// Time added to the day of manufacture; the length of nothing for that day itself.
        plus: Length,
    },
    /// One date for all units.
    Fixed(Date),
}

impl std::fmt::Display for StartRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Purchase => f.write_str("purchase"),
            Self::Installation => f.write_str("installation"),
            Self::Manufacture { plus } if *plus == Length::default() => f.write_str("manufacture"),
            Self::Manufacture { plus } => write!(f, "manufacture + {plus}"),
            Self::Fixed(on) => write!(f, "{on}"),
        }
    }
}

impl StartRule {
    /// Reads `purchase`, `installation`, `manufacture`, `manufacture + 90 days`, `manufacture + 3 months` or a date
    /// `2026-01-31`.
    ///
    /// # Errors
    /// Says what is possible.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "{text:?} is no start; possible are \"purchase\", \"installation\", \"manufacture\", \"manufacture + 90 days\" or a date"
            )
        };
        match text.trim() {
            "purchase" => Ok(Self::Purchase),
            "installation" => Ok(Self::Installation),
            "manufacture" => Ok(Self::Manufacture { plus: Length::default() }),
            other => match other.strip_prefix("manufacture") {
                Some(rest) => {
                    let plus = rest.trim().strip_prefix('+').ok_or_else(wrong)?;
                    let plus = Length::parse(plus).map_err(|_| wrong())?;
                    // Ten years on a shelf are a mistake of the pen.
                    let is_sane = plus.years <= 10 && plus.months <= 120 && plus.days <= 3_660;
                    is_sane.then_some(Self::Manufacture { plus }).ok_or_else(wrong)
                }
                None => other.parse().map(Self::Fixed).map_err(|_| wrong()),
            },
        }
    }
}

/// The day a term must have started at the latest, whatever purchase date was declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LatestStart {
    /// Counted from shipping instead of manufacture.
    pub from_shipping: bool,
    /// So long after it.
    pub plus: Length,
}

impl std::fmt::Display for LatestStart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} + {}", if self.from_shipping { "shipping" } else { "manufacture" }, self.plus)
    }
}

impl LatestStart {
    /// Reads `manufacture + 18 months` or `shipping + 1 year`.
    ///
    /// # Errors
    /// Says what is possible.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || {
            format!(
                "{text:?} is no latest start; write it as \"manufacture + 18 months\" or \"shipping + 1 year\""
            )
        };
        let (base, length) = text.split_once('+').ok_or_else(wrong)?;
        let from_shipping = match base.trim() {
            "manufacture" => false,
            "shipping" => true,
            _ => return Err(wrong()),
        };
        Ok(Self { from_shipping, plus: Length::parse(length)? })
    }

    /// The latest day for a unit; `None` when its age is unknown.
    fn day(self, facts: &UnitFacts) -> Option<Date> {
        let base = if self.from_shipping {
            facts.shipped_on.or(facts.manufactured_on)
        } else {
            facts.manufactured_on
        };
        base.map(|base| self.plus.after(base))
    }
}

/// One warranty line of a product, as the maker promises it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Term {
    /// What is covered: "Parts and labour".
    pub what: Phrase,
    /// For how long.
    pub length: Length,
    /// From when.
    pub from: StartRule,
    /// The latest start for declared dates.
    pub latest_start: Option<LatestStart>,
    /// Countries it holds in; empty for all.
    pub markets: Vec<Market>,
    /// What repair, replacement and a change of owner do to it.
    #[serde(default)]
    pub rules: EventRules,
}

impl Term {
    /// `true` when it starts at installation.
    pub fn starts_at_installation(&self) -> bool {
        self.from == StartRule::Installation
    }

    /// `true` when it holds in `market`. In an unknown market only what holds everywhere: a promise that might not
    /// hold is worse than one that support adds.
    pub fn holds_in(&self, market: Option<Market>) -> bool {
        self.markets.is_empty() || market.is_some_and(|market| self.markets.contains(&market))
    }
}

/// The dates a registration gives the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Dates {
    /// Day of purchase.
    pub purchased_on: Date,
    /// Day of installation, where it was asked for and given.
    pub installed_on: Option<Date>,
    /// A receipt has proved the purchase date: no cap by `latest_start`.
    pub proven: bool,
}

/// Why a line runs from when it runs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "because")]
pub enum Reason {
    /// From the purchase.
    Purchase {
        /// The day of purchase.
        on: Date,
        /// As the owner declared it, no receipt seen.
        declared: bool,
    },
    /// From the installation.
    Installation {
        /// The day of installation.
        on: Date,
    },
    /// It would start at installation, but that day is not known, so the purchase counts.
    InstallationUnknown {
        /// The day of purchase.
        purchased_on: Date,
    },
    /// From the manufacture (and a number of days).
    Manufacture {
        /// The day it was made.
        on: Date,
        /// Days added to it.
        plus_days: i32,
    },
    /// It would start at manufacture, but that day is not known, so the purchase counts.
    ManufactureUnknown {
        /// The day of purchase.
        purchased_on: Date,
    },
    /// From one date for all units.
    Fixed {
        /// That date.
        on: Date,
    },
    /// The declared date lies so long after manufacture or shipping that the latest start counts instead.
    LatestStart {
        /// The date that was declared.
        declared: Date,
        /// The latest start.
        latest: Date,
    },
    /// From the day the unit took the place of another.
    Replacement {
        /// That day.
        on: Date,
    },
    /// A plan that was sold for it.
    Plan {
        /// Its first day.
        from: Date,
    },
}

/// What changed a line after it began, and why it ends when it ends.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case", tag = "because")]
pub enum Change {
    /// It was another unit's before.
    Carried {
        /// The day of the replacement.
        on: Date,
        /// Serial of the unit before.
        from: Serial,
    },
    /// Days in the workshop were added.
    RepairDays {
        /// How many, 1 or more.
        days: i32,
    },
    /// Repairs made it longer.
    RepairTerms {
        /// How many repairs, 1 or more.
        count: i32,
        /// What each added.
        each: Length,
    },
    /// It held for the first owner only.
    FirstOwnerOnly {
        /// The day the unit changed hands.
        on: Date,
    },
    /// It could be passed on once only.
    PassedOnce {
        /// The day the unit changed hands for the second time.
        on: Date,
    },
    /// It was declared void.
    Voided {
        /// The first day without cover.
        on: Date,
    },
}

/// Where a line stands on a given day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Starts later.
    NotStarted,
    /// Holds today.
    Running,
    /// Is over.
    Ended,
}

/// One warranty line of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is covered.
    pub what: Phrase,
    /// First day.
    pub starts_on: Date,
    /// Last day; never before `starts_on`.
    pub ends_on: Date,
    /// The length promised.
    pub length: Length,
    /// Why it runs from then.
    pub reason: Reason,
    /// What changed it since.
    pub changes: Vec<Change>,
    /// The first day without cover, where it was cut off.
    pub cut_on: Option<Date>,
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
