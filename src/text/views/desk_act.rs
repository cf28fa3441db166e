//! What the desk does with a unit: a form with a few fields that asks first, notes of calls, and promises to keep.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{FieldError, ProductCard, SignedIn};
use crate::text::sentence::Sentence;

/// A form about one unit.
#[derive(Debug, Clone, Serialize)]
pub struct ActView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// What it is about.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Where the form goes.
    pub action: String,
    /// The way back.
    pub unit_url: String,
    /// Heading and button.
    pub title: Sentence,
    /// What it does, before it is done.
    pub what: Sentence,
    /// Its fields, in order.
    pub fields: Vec<ActField>,
    /// Tag and own name of every language, for the field that asks for one.
    pub languages: Vec<(String, String)>,
    /// Code and title of every offer for the product, for the field that asks which was sold.
    pub offers: Vec<(String, String)>,
    /// Names of dealers of the catalogue, suggested where one is asked for.
    pub dealers: Vec<String>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// A field of such a form.
#[derive(Debug, Clone, Serialize)]
pub struct ActField {
    /// Its name.
    pub name: &'static str,
    /// Its label.
    pub label: Sentence,
    /// `text`, `words` (several lines), `date`, `number`, `tel`, `email`, `choice`, `pick` (a list), `language`, `dealer`, or `offer`.
    pub kind: &'static str,
    /// What was typed, or what is likely.
    pub value: String,
    /// Value and label of each choice.
    pub options: Vec<(&'static str, Sentence)>,
}

/// Something that can be done with a unit.
#[derive(Debug, Clone, Serialize)]
pub struct ActLink {
    /// Where.
    pub url: String,
    /// What.
    pub label: Sentence,
}

/// Something that happened to a unit's cover.
#[derive(Debug, Clone, Serialize)]
pub struct CoverRow {
    /// What.
    pub what: Sentence,
    /// When it was written down.
    pub at: DateTime,
    /// By whom; empty when the owners did it among themselves.
    pub by: String,
    /// Its id, where it can be taken back.
    pub undo: Option<String>,
}

/// A call about a unit.
#[derive(Debug, Clone, Serialize)]
pub struct CallRow {
    /// Its id.
    pub id: String,
    /// What it was about.
    pub reason: Sentence,
    /// What was said.
    pub words: String,
    /// When.
    pub at: DateTime,
    /// Who took it.
    pub by: String,
    /// What was promised.
    pub promise: Option<PromiseRow>,
}

/// Something promised to a caller.
#[derive(Debug, Clone, Serialize)]
pub struct PromiseRow {
    /// What.
    pub what: String,
    /// By which day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// How it stands: `kept`, `late`, `today` or `open`.
    pub state: &'static str,
}

/// What is to be done, and what people ring about.
#[derive(Debug, Clone, Serialize)]
pub struct PromisesView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Open promises, the most urgent first.
    pub rows: Vec<PromisedRow>,
    /// Calls of the last 90 days, the most first.
    pub counts: Vec<CallCount>,
}

/// A promise with its unit.
#[derive(Debug, Clone, Serialize)]
pub struct PromisedRow {
    /// The call.
    pub call: CallRow,
    /// Name of the product.
    pub product: String,
    /// Serial as printed.
    pub serial: String,
    /// The unit's page.
    pub unit_url: String,
}

/// How many rang about what.
#[derive(Debug, Clone, Serialize)]
pub struct CallCount {
    /// Name of the product.
    pub product: String,
    /// What they rang about.
    pub reason: Sentence,
    /// How many.
    pub many: i64,
}
