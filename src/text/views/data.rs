//! The owner's own data: the page to correct it, the page to confirm a new address, and the letters about that.

use jiff::civil::Date;
use serde::Serialize;

use super::{Dealer, FieldError, Hidden, ProductCard, Values};

/// The form with what is on record, or with mistakes.
#[derive(Debug, Clone, Serialize)]
pub struct DataView {
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
    /// Inputs nobody sees.
    pub hidden: Vec<Hidden>,
    /// What stands in the fields.
    pub values: Values,
    /// The last day that can be picked.
    pub latest: Option<Date>,
    /// Whether a coverage line starts at installation.
    pub asks_installed: bool,
    /// The dates are proven: shown, not asked.
    pub proven: bool,
    /// How the dealer is asked for.
    pub dealer: Dealer,
    /// The address that waits to be confirmed.
    pub waiting: Option<String>,
    /// Straight after the form.
    pub saved: bool,
    /// All mistakes in order of the fields.
    pub errors: Vec<FieldError>,
}

/// The page behind the link to a new address.
#[derive(Debug, Clone, Serialize)]
pub struct AddressView {
    /// Path of this page.
    pub here: String,
    /// What is owned.
    pub product: ProductCard,
    /// The new address.
    pub email: String,
}
