//! The registration form: fresh, or with everything that was wrong and the values kept.

use jiff::civil::Date;
use serde::Serialize;

use super::ProductCard;
use crate::text::sentence::Sentence;

/// The page behind a fresh unit's code.
#[derive(Debug, Clone, Serialize)]
pub struct FormView {
    /// Path and query of this page without `lang`, for the choice of language.
    pub here: String,
    /// What was bought.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Where the form goes: `/register`.
    pub action: String,
    /// Inputs nobody sees: unit, proof, idempotency token, language.
    pub hidden: Vec<Hidden>,
    /// What stands in the fields.
    pub values: Values,
    /// Today where the day is furthest along (UTC+14): no date after it can be picked.
    pub latest: Option<Date>,
    /// Whether a coverage line starts at installation.
    pub asks_installed: bool,
    /// How the dealer is asked for.
    pub dealer: Dealer,
    /// Countries to choose from, as in `DE`; empty when the country is known or makes no difference.
    pub markets: Vec<String>,
    /// What the law gives the buyer in any case.
    pub rights: Sentence,
    /// Whether consent to offers is asked for.
    pub asks_offers: bool,
    /// The box is against offers, which come unless it is ticked.
    pub is_refusal: bool,
    /// What must be known at once.
    pub recalls: Vec<super::Notice>,
    /// All mistakes in order of the fields; empty when fresh.
    pub errors: Vec<FieldError>,
}

/// A hidden input.
#[derive(Debug, Clone, Serialize)]
pub struct Hidden {
    /// Name of the input.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Field values exactly as they are or were typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Values {
    /// Name of the owner.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// `YYYY-MM-DD`, or whatever was sent instead.
    pub purchased_on: String,
    /// `YYYY-MM-DD`, or whatever was sent instead.
    pub installed_on: String,
    /// Code or free text.
    pub dealer: String,
    /// Country of purchase, as in `DE`.
    pub market: String,
    /// Consent; unticked on a fresh form.
    pub offers: bool,
}

/// How the dealer is asked for.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Dealer {
    /// Known from the units file: shown, sent along, not asked.
    Known {
        /// Goes into the input.
        code: String,
        /// Goes before the eyes.
        name: String,
    },
    /// Up to 20: a list.
    Choose {
        /// In the order shown.
        choices: Vec<DealerChoice>,
    },
    /// More: free text with suggestions.
    Free {
        /// Names to suggest.
        suggestions: Vec<String>,
    },
}

/// One dealer to choose.
#[derive(Debug, Clone, Serialize)]
pub struct DealerChoice {
    /// Goes into the input.
    pub code: String,
    /// Name and town.
    pub name: String,
}

/// One mistake: which field, and why.
#[derive(Debug, Clone, Serialize)]
pub struct FieldError {
    /// Name of the field; empty for the form as a whole.
    pub field: String,
    /// The reason in words to be.
    pub why: Sentence,
}
