//! Journeys: the letters that follow a registration, when each is due and what stops one. Rules only; `catalog::journey` reads the
//! maker's file, `flows::journey` keeps the steps of each registration, `worker::journeys` turns due ones into messages.

use jiff::Span;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::clock::{DAY, HOUR, Timestamp};
use super::contact::Email;
use super::coverage::Dates;
use super::message::Kind;
use super::registration::Source;

/// Steps for one owner that are due within so many milliseconds become one letter.
pub const TOGETHER: i64 = 3 * DAY;
/// So many milliseconds lie at least between a registration, whose confirmation goes at once, and the first letter of its journey.
pub const APART: i64 = 12 * HOUR;
/// The most steps of a journey.
pub const STEPS_MAX: usize = 50;
/// The most days between a step and the day it counts from.
pub const DAYS_MAX: i32 = 36_600;

/// What a step counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The day of the registration.
    Registration,
    /// The day of purchase.
    Purchase,
    /// The day of installation; without one the step waits until it is known.
    Installation,
    /// The last day of cover.
    End,
}

impl Anchor {
    /// Each with its word in the file.
    pub const ALL: [(&'static str, Self); 4] = [
        ("registration", Self::Registration),
        ("purchase", Self::Purchase),
        ("installation", Self::Installation),
        ("end", Self::End),
    ];

    /// As people read it behind "after" or "before".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Registration => "the registration",
            Self::Purchase => "the purchase",
            Self::Installation => "the installation",
            Self::End => "the end of cover",
        }
    }
}

/// What a letter of a step is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// It belongs to what was bought.
    Service,
    /// It promotes: only with a yes to offers.
    Marketing,
}

/// One letter and when it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// By which it is known: sent once per registration and name.
    pub name: String,
    /// Which letter: [`Kind::Thanks`], [`Kind::GettingStarted`], [`Kind::CheckIn`] or [`Kind::CoverEnds`].
    pub letter: Kind,
    /// What it counts from.
    pub from: Anchor,
    /// Days after that; negative: before it.
    pub days: i32,
    /// What it is for.
    pub purpose: Purpose,
    /// Model codes it is for; empty: all.
    pub products: Vec<String>,
    /// Offers that fit stand below, with consent.
    pub offers: bool,
    /// Not while a claim on the unit is open.
    pub unless_claim: bool,
    /// Who signs.
    pub person: Option<String>,
    /// Where answers go.
    pub email: Option<Email>,
}

/// Hours in which no letter leaves. From and until are equal when there are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// When they begin.
    pub from: Time,
    /// When they end.
    pub until: Time,
}

/// All steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// In the order of the file; names are unique.
    pub steps: Vec<Step>,
    /// When no letter leaves.
    pub quiet: Quiet,
}

/// The days that steps of one registration count from.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// In the owner's calendar.
    registered_on: Date,
    /// The day that a confirmation went, and the first moment at which another letter may follow.
    confirmed: Option<(Date, Timestamp)>,
    /// Purchase and installation.
    dates: Dates,
    /// Last day of cover.
    ends_on: Option<Date>,
}

impl Days {
    /// Those of a registration. One that was brought in from another system counts from the purchase: when its owner registered there
    /// is often not told, and the day it came in is nothing to its owner. `zone` is the owner's.
    pub fn of(
        (source, registered_at): (Source, Timestamp),
        zone: &TimeZone,
        dates: Dates,
        ends_on: Option<Date>,
    ) -> Self {
        if source == Source::Import {
            return Self { registered_on: dates.purchased_on, confirmed: None, dates, ends_on };
        }
        let registered_on = registered_at.date_in(zone);
        Self { registered_on, confirmed: Some((registered_on, registered_at.plus(APART))), dates, ends_on }
    }
}

impl Step {
    /// The day it is for; `None` while the day it counts from is not known.
    pub fn day(&self, days: &Days) -> Option<Date> {
        let from = match self.from {
            Anchor::Registration => days.registered_on,
            Anchor::Purchase => days.dates.purchased_on,
            Anchor::Installation => days.dates.installed_on?,
            Anchor::End => days.ends_on?,
        };
        from.checked_add(Span::new().days(self.days)).ok()
    }

    /// The moment it is due: when the quiet hours of its day end, or as soon as it is not too close to the confirmation.
    pub fn due(&self, days: &Days, quiet: &Quiet, zone: &TimeZone) -> Option<Timestamp> {
        let day = self.day(days)?;
        let at = quiet.end_on(day, zone);
        Some(match days.confirmed {
            // What is for an earlier day is over, and does not come to life by waiting.
            Some((on, earliest)) if day >= on && at < earliest => quiet.after(earliest, zone),
            _ => at,
        })
    }

    /// As people say when it goes.
    pub fn in_words(&self) -> String {
        let many = self.days.unsigned_abs();
        let unit = if many == 1 { "day" } else { "days" };
        match self.days {
            0 => format!("on the day of {}", self.from.in_words()),
            1.. => format!("{many} {unit} after {}", self.from.in_words()),
            _ => format!("{many} {unit} before {}", self.from.in_words()),
        }
    }

    /// It is for this product.
    pub fn is_for(&self, code: &str) -> bool {
        self.products.is_empty() || self.products.iter().any(|known| known.eq_ignore_ascii_case(code))
    }
}

impl Quiet {
    /// The moment a step of this day is due: when its quiet hours end. In a gap of the clock, just behind it.
    pub fn end_on(&self, day: Date, zone: &TimeZone) -> Timestamp {
        let time = if self.from == self.until { Time::midnight() } else { self.until };
        moment(day, time, zone)
    }

    /// `now` when letters may leave, else when they may.
    pub fn after(&self, now: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = now.jiff().to_zoned(zone.clone());
        let (day, time) = (local.date(), local.time());
        let over_midnight = self.from > self.until;
        let is_quiet = if over_midnight {
            time >= self.from || time < self.until
        } else {
            time >= self.from && time < self.until
        };
        if !is_quiet {
            return now;
        }
        let end = if over_midnight && time >= self.from { day.tomorrow().unwrap_or(day) } else { day };
        moment(end, self.until, zone).max(now)
    }
}

fn moment(day: Date, time: Time, zone: &TimeZone) -> Timestamp {
    // The end of the calendar is the only day that has no such moment.
    let zoned = day.to_datetime(time).to_zoned(zone.clone());
    zoned.map_or(Timestamp(i64::MAX), |zoned| Timestamp(zoned.timestamp().as_millisecond()))
}

impl Journey {
    /// The step of this name.
    pub fn find(&self, name: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.name == name)
    }
}

/// The zone a browser told; `None` when it is none.
pub fn zone(name: &str) -> Option<TimeZone> {
    let fits = (1..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/_+-".contains(&byte));
    if fits { TimeZone::get(name).ok() } else { None }
}

/// How a step of a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its day comes.
    Waiting,
    /// It is in a message.
    Done,
    /// It was not sent, and why.
    Skipped(Skip),
}

/// Why a step is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Its day lay before the registration, or before the dates that now hold.
    Past,
    /// The registration ended.
    Ended,
    /// The unit was taken out of use.
    Withdrawn,
    /// The journey has no such step any more, or not for this product.
    Removed,
    /// It counts from a day that is not known any more.
    NoDay,
    /// It promotes, and the owner did not say yes or said no.
    NoConsent,
    /// Somebody's claim on the unit is open.
    Claim,
    /// A recall or notice about safety concerns the unit.
    Alert,
    /// The address refused a letter.
    Undeliverable,
    /// The address had its letters with offers for this year.
    Enough,
    /// Cover is over already.
    Over,
}

impl Skip {
    /// Each with its word in the store.
    const WORDS: [(Self, &'static str); 11] = [
        (Self::Past, "past"),
        (Self::Ended, "ended"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Removed, "removed"),
        (Self::NoDay, "no-day"),
        (Self::NoConsent, "no-consent"),
        (Self::Claim, "claim"),
        (Self::Alert, "alert"),
        (Self::Undeliverable, "undeliverable"),
        (Self::Enough, "enough"),
        (Self::Over, "over"),
    ];

    /// As stored.
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(skip, _)| *skip == self).map_or("removed", |(_, word)| word)
    }

    /// For the terminal.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Past => "its day was over before it could begin",
            Self::Ended => "the registration ended",
            Self::Withdrawn => "the unit was taken out of use",
            Self::Removed => "the journey has no such step for this product any more",
            Self::NoDay => "the day it counts from is not known",
            Self::NoConsent => "it promotes, and the owner did not say yes to offers",
            Self::Claim => "a claim on the unit is open, or something else about it waits for an answer",
            Self::Alert => "a recall concerns the unit",
            Self::Undeliverable => "the address refused a letter",
            Self::Enough => "the address had its letters with offers for this year",
            Self::Over => "cover is over already",
        }
    }
}

impl State {
    /// As stored: state and reason.
    pub fn parts(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Waiting => ("waiting", None),
            Self::Done => ("done", None),
            Self::Skipped(skip) => ("skipped", Some(skip.as_str())),
        }
    }

    /// As read back; words of a newer program count as settled, so that nothing is sent twice.
    pub fn stored(state: &str, reason: Option<&str>) -> Self {
        let known = Skip::WORDS.iter().find(|(_, word)| Some(*word) == reason).map(|(skip, _)| *skip);
        match (state, known) {
            ("waiting", _) => Self::Waiting,
            ("skipped", Some(skip)) => Self::Skipped(skip),
            ("skipped", None) => Self::Skipped(Skip::Removed),
            _ => Self::Done,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    const QUIET: Quiet = Quiet { from: time(20, 0, 0, 0), until: time(9, 0, 0, 0) };

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn letters_wait_for_the_end_of_quiet_hours_in_the_owners_own_day() {
        let zone = zone("America/New_York").unwrap();
        // 21:00 and 02:00 in New York wait until nine; noon does not.
        assert_eq!(QUIET.after(at("2026-11-22T02:00:00Z"), &zone), at("2026-11-22T14:00:00Z"));
        assert_eq!(QUIET.after(at("2026-11-22T07:00:00Z"), &zone), at("2026-11-22T14:00:00Z"));
        assert_eq!(QUIET.after(at("2026-11-22T17:00:00Z"), &zone), at("2026-11-22T17:00:00Z"));
        let none = Quiet { from: time(0, 0, 0, 0), until: time(0, 0, 0, 0) };
        assert_eq!(none.after(at("2026-11-22T07:00:00Z"), &zone), at("2026-11-22T07:00:00Z"));
    }

    #[test]
    fn a_day_begins_at_the_same_hour_before_and_after_clocks_change_and_in_their_gap() {
        let berlin = zone("Europe/Berlin").unwrap();
        assert_eq!(QUIET.end_on(date(2026, 3, 28), &berlin), at("2026-03-28T08:00:00Z"));
        assert_eq!(QUIET.end_on(date(2026, 3, 29), &berlin), at("2026-03-29T07:00:00Z"));
        let gap = Quiet { from: time(22, 0, 0, 0), until: time(2, 30, 0, 0) };
        assert_eq!(gap.end_on(date(2026, 3, 29), &berlin), at("2026-03-29T01:30:00Z"));
    }

    #[test]
    fn zones_are_what_the_calendar_knows_and_nothing_else() {
        assert!(zone("Asia/Kolkata").is_some());
        for wrong in ["", "Mars/Base", "../../etc/passwd", "Europe/Berlin\n"] {
            assert!(zone(wrong).is_none(), "{wrong:?}");
        }
    }
}
