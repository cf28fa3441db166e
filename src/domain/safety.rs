//! The safety contact: an address for notices about the safety of one unit and for nothing else (EU 2023/988, article 35).
//! Not a registration: no name, no cover, no offers. Recalls read it.

use super::clock::{Id, Timestamp};
use super::contact::Email;
use super::unit::Serial;

/// A safety contact as it stands in the store, or on its way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyContact {
    /// Its id.
    pub id: Id,
    /// Number of the product in the store.
    pub product: i64,
    /// The unit's serial.
    pub serial: Serial,
    /// Where notices go.
    pub email: Email,
    /// Language for them.
    pub lang: String,
    /// The words under which it was left.
    pub wording: String,
    /// When it was left.
    pub at: Timestamp,
    /// The registration on whose owner's page it was left; `None` when the label was all that was shown.
    pub registration: Option<Id>,
    /// It was taken back.
    pub is_stopped: bool,
}
