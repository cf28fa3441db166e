//! Consents: each yes and no of an owner, with the words they saw. Not what letters may be sent: that is the stories' to
//! say, by the last one given.

use super::clock::{Id, Timestamp};

/// The purpose of letters with offers, as consents name it.
pub const PURPOSE_OFFERS: &str = "offers";
/// The purpose of a wish for such letters that has to be confirmed.
pub const PURPOSE_WISH: &str = "offers-wish";

/// A yes or no of an owner, with what they saw when they gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: Id,
    /// The registration it belongs to.
    pub registration: Id,
    /// What it is for, see [`PURPOSE_OFFERS`].
    pub purpose: &'static str,
    /// Yes or no.
    pub given: bool,
    /// The words beside the box or button.
    pub wording: String,
    /// The language of these words.
    pub lang: String,
    /// Where it was given: `form`, `link`, `letter`, `mail`, `import`.
    pub source: &'static str,
    /// When.
    pub at: Timestamp,
}
