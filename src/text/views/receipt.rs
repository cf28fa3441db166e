//! The page where owners send their receipt and claimants a photo, and what the desk sees of either.

use jiff::civil::Date;
use serde::Serialize;

use super::{FieldError, ProductCard};
use crate::text::sentence::Sentence;

/// What a file shows; also the beginning of its messages' names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PaperKind {
    /// The receipt of a registration.
    Receipt,
    /// Receipt or plate, for a claim or second-hand request.
    Photo,
}

/// The page where a receipt or photo is sent, seen and replaced.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptView {
    /// What the file shows.
    pub kind: PaperKind,
    /// Path of this page.
    pub here: String,
    /// Path of the page it belongs to.
    pub back: String,
    /// What it is about.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Spoken form with its check character; empty where there is none yet.
    pub reference: String,
    /// Since when one is on file.
    pub kept: Option<Date>,
    /// The desk found the date proven by it: it stays as it is.
    pub proven: bool,
    /// Straight after sending.
    pub saved: bool,
    /// Why the file was not taken.
    pub errors: Vec<FieldError>,
}

/// A claim's photo as the desk sees it.
#[derive(Debug, Clone, Serialize)]
pub struct CasePhoto {
    /// The file.
    pub url: String,
    /// When it came.
    pub sent_on: Date,
    /// It can be looked at; a document is only ever saved.
    pub is_picture: bool,
}

/// The receipt as the desk sees it.
#[derive(Debug, Clone, Serialize)]
pub struct DeskReceipt {
    /// The file.
    pub url: String,
    /// When it came.
    pub sent_on: Date,
    /// Where its proof is noted.
    pub prove_url: String,
    /// Names the very file.
    pub source: String,
    /// The day that was declared, or is proven.
    pub purchased_on: Date,
    /// The date is proven.
    pub proven: bool,
}

/// A date that cannot be the day of purchase.
#[derive(Debug, Clone, Serialize)]
pub struct WrongDate {
    /// What was typed.
    pub typed: String,
    /// Why it was refused.
    pub why: Sentence,
}
