//! Now and chance: the one place that asks the machine for the time or for randomness.
//!
//! Everything else takes both as arguments, so that a test can move time (`advance`) and a transaction can be run
//! again with the same answer. A [`Clock`] is handed from the doors to the stories and the worker.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// A moment: milliseconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// Milliseconds in a second, a minute, an hour and a day of 24 hours.
pub const SECOND: i64 = 1_000;
/// See [`SECOND`].
pub const MINUTE: i64 = 60 * SECOND;
/// See [`SECOND`].
pub const HOUR: i64 = 60 * MINUTE;
/// See [`SECOND`].
pub const DAY: i64 = 24 * HOUR;

impl Timestamp {
    /// This moment moved by `millis`, which may be negative; stays within the range of `i64`.
    #[must_use]
    pub fn plus(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// The calendar date at this moment in `zone`.
    pub fn date_in(self, zone: &TimeZone) -> Date {
        self.jiff().to_zoned(zone.clone()).date()
    }

    /// The latest calendar date that anybody on Earth has at this moment (UTC+14, Line Islands).
    pub fn latest_date(self) -> Date {
        self.date_in(&TimeZone::fixed(Offset::constant(14)))
    }

    /// RFC 3339 in UTC with whole seconds, as logs and JSON show it.
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_second(self.0.div_euclid(SECOND))
            .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
            .to_string()
    }

    /// The same moment as `jiff` knows it; moments beyond its range become 1970.
    pub fn jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }
}

/// An id made here: `UUIDv7` as 36 characters of text (RFC 9562), so that rows sort by the time they were made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// An id that we wrote ourselves.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// Reads an id out of an address; `None` when it is not a UUID in its usual form.
    pub fn parse(text: &str) -> Option<Self> {
        let id = uuid::Uuid::try_parse(text).ok()?;
        Some(Self(id.hyphenated().to_string())).filter(|made| made.0 == text)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The 16 bytes of the id; zeroes when the stored text is not a UUID.
    pub fn bytes(&self) -> [u8; 16] {
        uuid::Uuid::try_parse(&self.0).map(uuid::Uuid::into_bytes).unwrap_or_default()
    }

    /// The id of 16 bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(uuid::Uuid::from_bytes(bytes).hyphenated().to_string())
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells the time and draws lots. Cloning gives the same clock.
#[derive(Clone, Debug)]
pub struct Clock(Arc<Source>);

#[derive(Debug)]
enum Source {
    System,
    /// Stands still until somebody calls `advance`.
    Manual(AtomicI64),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Arc::new(Source::System))
    }

    /// A clock that stands at `start` until it is advanced: for tests and rehearsals.
    pub fn manual(start: Timestamp) -> Self {
        Self(Arc::new(Source::Manual(AtomicI64::new(start.0))))
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        match &*self.0 {
            Source::System => Timestamp(system_now().as_millisecond()),
            Source::Manual(at) => Timestamp(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a manual clock by `millis` (backwards if negative); a system clock does not listen.
    pub fn advance(&self, millis: i64) {
        if let Source::Manual(at) = &*self.0 {
            at.fetch_add(millis, Ordering::Relaxed);
        }
    }

    /// `N` bytes nobody can guess, from the operating system's generator.
    pub fn chance<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        fill(&mut bytes);
        bytes
    }

    /// A new id that sorts behind those of earlier milliseconds.
    pub fn id(&self) -> Id {
        let millis = u64::try_from(self.now().0).unwrap_or(0);
        let made = uuid::Builder::from_unix_timestamp_millis(millis, &self.chance::<10>()).into_uuid();
        Id(made.hyphenated().to_string())
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks for the time")]
fn system_now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks for chance")]
fn fill(bytes: &mut [u8]) {
    use rand::Rng;
    rand::rng().fill_bytes(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manual_clock_moves_only_when_told() {
        let clock = Clock::manual(Timestamp(1_000));
        assert_eq!(clock.now(), clock.now());
        clock.advance(DAY);
        assert_eq!(clock.now(), Timestamp(1_000 + DAY));
    }

    #[test]
    fn ids_sort_by_time_and_survive_text_and_bytes() {
        let clock = Clock::manual(Timestamp(1_790_000_000_000));
        let first = clock.id();
        clock.advance(1);
        let second = clock.id();
        assert!(first < second);
        assert_eq!(Id::parse(first.as_str()), Some(first.clone()));
        assert_eq!(Id::from_bytes(first.bytes()), first);
        assert_eq!(Id::parse("not-an-id"), None);
    }

    #[test]
    fn the_latest_date_on_earth_is_fourteen_hours_ahead() {
        let noon = Timestamp(
            jiff::civil::date(2026, 11, 21)
                .at(12, 0, 0, 0)
                .in_tz("UTC")
                .unwrap()
                .timestamp()
                .as_millisecond(),
        );
        assert_eq!(noon.latest_date(), jiff::civil::date(2026, 11, 22));
        assert_eq!(noon.date_in(&TimeZone::UTC), jiff::civil::date(2026, 11, 21));
    }
}
