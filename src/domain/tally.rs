//! Figures of the dashboard: units out there and how many are registered, when registrations came, when covers end. Sums only;
//! nothing of a person. `flows::tally` counts, `store/tally` keeps.

use super::clock::Timestamp;
use super::unit::Serial;

/// A walk over all units, in the order of product and serial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// Its number, counted up.
    pub number: i64,
    /// Number of the product it has come to.
    pub product: i64,
    /// The last serial of that product it counted; empty before the first.
    pub serial: Serial,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was through.
    pub ended_at: Option<Timestamp>,
}

/// Units that are counted together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shelf {
    /// Number of the product.
    pub product: i64,
    /// Batch as its maker calls it; empty when unknown.
    pub batch: String,
    /// Code of the dealer it went to; empty when unknown.
    pub dealer: String,
}

/// How many units there are of a kind. Those out of use are not among the printed and shipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// Of these units.
    pub shelf: Shelf,
    /// With a label of a batch that stands.
    pub printed: i64,
    /// With a shipping date.
    pub shipped: i64,
    /// With an owner.
    pub registered: i64,
}

/// Covers in force that end in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// `YYYY-MM`.
    pub month: String,
    /// Number of the product.
    pub product: i64,
    /// How many.
    pub many: i64,
}

/// Registrations of half an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When it began.
    pub at: Timestamp,
    /// Number of the product.
    pub product: i64,
    /// Language of the page.
    pub lang: String,
    /// How many.
    pub many: i64,
}

/// What happens to an offer, as far as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferStep {
    /// It stood in a letter.
    Mailed,
    /// Its link in a letter was followed.
    Followed,
    /// It was bought, whoever sold it.
    Bought,
    /// It was bought by somebody to whom a letter with offers had gone.
    BoughtAfterMail,
}

impl OfferStep {
    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mailed => "mailed",
            Self::Followed => "followed",
            Self::Bought => "bought",
            Self::BoughtAfterMail => "after-mail",
        }
    }
}

/// How often a step of an offer happened in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferCount {
    /// The offer's code.
    pub offer: String,
    /// The step as it is stored.
    pub step: String,
    /// How often.
    pub many: i64,
}

/// What a rate is taken of: shipped units where shipping dates are known, else printed ones. `None` without either.
pub fn out_there(printed: i64, shipped: i64) -> Option<i64> {
    [shipped, printed].into_iter().find(|many| *many > 0)
}

/// Registered in a hundred of those out there, at most 100: units may be registered before anybody notes that they left.
pub fn rate(registered: i64, out: Option<i64>) -> Option<f64> {
    #[expect(clippy::cast_precision_loss, reason = "nobody makes 2^52 units")]
    out.map(|out| (registered as f64 * 100.0 / out as f64).min(100.0))
}
