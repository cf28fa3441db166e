//! What is counted of the form: how often it was shown, where it stopped people, how often it was sent. Sums by day and by what
//! was registered; of scans, sums by unit and month. Nothing of a person, an address or a single visit. `flows::count` gathers them, `store/counts` keeps them.

use jiff::civil::Date;

use super::clock::Timestamp;
use super::unit::Serial;

/// What a visitor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step<'s> {
    /// The form was shown, fresh.
    Shown,
    /// It was sent and came back; this field was the first that was wrong.
    Mistake(&'static str),
    /// A registration was stored.
    Sent,
    /// This offer stood in a letter that was written.
    Mailed(&'s str),
    /// The link of this offer in a letter was followed.
    Offer(&'s str),
}

impl<'s> Step<'s> {
    /// As it is stored: what happened, and in which field.
    pub fn parts(self) -> (&'static str, &'s str) {
        match self {
            Self::Shown => ("shown", ""),
            Self::Mistake(field) => ("mistake", field),
            Self::Sent => ("sent", ""),
            Self::Mailed(code) => ("mailed", code),
            Self::Offer(code) => ("offer", code),
        }
    }
}

/// What is counted apart from each other. Borrowed: counting allocates only at the first of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind<'k> {
    /// The day in the site's calendar.
    pub on: Date,
    /// Number of the product in the store.
    pub product: i64,
    /// Batch of the unit as its maker calls it; empty when unknown.
    pub batch: &'k str,
    /// Code of the dealer on record for the unit; empty when unknown.
    pub dealer: &'k str,
    /// Language of the page.
    pub lang: &'k str,
    /// What happened.
    pub step: Step<'k>,
}

/// A sum as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The day in the site's calendar.
    pub on: Date,
    /// Number of the product in the store.
    pub product: i64,
    /// Batch of the unit; empty when unknown.
    pub batch: String,
    /// Code of the dealer; empty when unknown.
    pub dealer: String,
    /// Language of the page.
    pub lang: String,
    /// `shown`, `mistake`, `sent`, `mailed` or `offer`.
    pub step: String,
    /// The first field that was wrong, of a mistake; the offer's code; else empty.
    pub field: String,
    /// How often.
    pub many: i64,
}

impl Count {
    /// A sum of this kind.
    pub fn of(kind: &Kind<'_>, many: i64) -> Self {
        let (step, field) = kind.step.parts();
        Self {
            on: kind.on,
            product: kind.product,
            batch: kind.batch.to_owned(),
            dealer: kind.dealer.to_owned(),
            lang: kind.lang.to_owned(),
            step: step.to_owned(),
            field: field.to_owned(),
            many,
        }
    }

    /// Whether this sum is of that kind.
    pub fn is_of(&self, kind: &Kind<'_>) -> bool {
        let (step, field) = kind.step.parts();
        self.on == kind.on
            && self.product == kind.product
            && self.batch == kind.batch
            && self.dealer == kind.dealer
            && self.lang == kind.lang
            && self.step == step
            && self.field == field
    }
}

/// How often the label of a unit was scanned in a month, by whomever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scans {
    /// Number of the product in the store.
    pub product: i64,
    /// Its serial.
    pub serial: Serial,
    /// The first day of the month, in the site's calendar.
    pub month: Date,
    /// How often, at least once.
    pub many: i64,
    /// When it was scanned last in that month.
    pub last_at: Timestamp,
}
