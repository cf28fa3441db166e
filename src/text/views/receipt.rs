//! The page where owners send their receipt, and what the desk sees of it.

use jiff::civil::Date;
use serde::Serialize;

use super::{FieldError, ProductCard};

/// The owner's page about the receipt.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptView {
    /// Path of this page.
    pub here: String,
    /// Path of the owner's page.
    pub back: String,
    /// What is owned.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Spoken form with its check character.
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
