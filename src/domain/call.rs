//! Notes of calls: what somebody rang about, what was said, and what was promised to them by when and by whom.
//!
//! Of a unit, for the desk only. Written by `flows::call`, kept by `store::calls`.

use jiff::civil::Date;

use super::clock::{Id, Timestamp};
use super::unit::Serial;

/// What people ring about; also the ends of the messages `call-…`. Counted by product.
pub const REASONS: [&str; 7] = ["defect", "how-to", "parts", "cover", "delivery", "data", "other"];

/// The most characters of what was said, and of a promise.
pub const WORDS_MAX: u64 = 1_000;

/// Something promised to a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// What.
    pub what: String,
    /// By which day.
    pub on: Date,
    /// By whom.
    pub by: String,
}

/// A call about a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallNote {
    /// Its id.
    pub id: Id,
    /// Number of the product.
    pub product: i64,
    /// The unit's serial.
    pub serial: Serial,
    /// The registration in force then: whose call it was, as far as anybody knows.
    pub registration: Option<Id>,
    /// When it was written down.
    pub at: Timestamp,
    /// Name of the account.
    pub by: String,
    /// One of [`REASONS`].
    pub reason: String,
    /// What was said; empty once its owner is erased.
    pub words: String,
    /// What was promised.
    pub promise: Option<Promise>,
    /// When it was kept, and who said so.
    pub done: Option<(Timestamp, String)>,
}
