//! Letters: what they say, and the three texts they become.

use serde::Serialize;

use crate::text::sentence::Sentence;

use super::{CoverageLine, ManualLink, OfferCard, ProductCard};

/// A letter in words, ready for `mail::compose`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The plain part; lines end in `\n`.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// Sent at once after a registration.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmationView {
    /// Name of the owner; not printed when it looks like an address, so that a form cannot be used to send links.
    pub name: String,
    /// What is owned.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Spoken form with its check character.
    pub reference: String,
    /// The owner's page, whole address.
    pub link: String,
    /// What the law gives the buyer in any case.
    pub rights: Sentence,
    /// Line by line.
    pub lines: Vec<CoverageLine>,
    /// What to read.
    pub manuals: Vec<ManualLink>,
    /// The certificate, whole address.
    pub certificate: String,
    /// Only with consent: filled in, and the letter carries the way to stop them.
    pub offers: Vec<OfferCard>,
    /// Why there are offers.
    pub offers_why: Sentence,
    /// Mail preferences, whole address; needed when there are offers.
    pub unsubscribe: Option<String>,
    /// Where the wish for offers is confirmed, whole address; while it waits for that.
    pub wish: Option<String>,
}
