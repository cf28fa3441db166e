//! Registrations as files tell them: what an export writes. Nothing is decided by it; `registration` holds the rules.

use jiff::civil::Date;

use super::clock::{Id, Timestamp};
use super::reach::Reach;

/// A registration as an export tells it: plain facts, former owners' too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id,
    /// Its reference, without dash.
    pub reference: String,
    /// Number of the product in the store.
    pub product: i64,
    /// The unit's serial.
    pub serial: String,
    /// The owner.
    pub name: String,
    /// The owner's address.
    pub email: String,
    /// How else they are reached.
    pub reach: Reach,
    /// Day of purchase.
    pub purchased_on: Date,
    /// Day of installation.
    pub installed_on: Option<Date>,
    /// Code of the dealer, or the name the owner wrote.
    pub dealer: Option<String>,
    /// Consent to offers by mail.
    pub offers: bool,
    /// Language for letters.
    pub lang: String,
    /// `active`, `ended` or `void`.
    pub state: String,
    /// See [`Source`].
    pub source: String,
    /// When it came.
    pub registered_at: Timestamp,
}
