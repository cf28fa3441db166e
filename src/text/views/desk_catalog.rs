//! The catalogue at the desk: what there is, and the editors of an offer and of a product's words, with what would change and how
//! owners would see it before anything is saved.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{FieldError, Hidden, ManualLink, OfferCard, ProductCard, SignedIn};
use crate::text::sentence::Sentence;

/// Products and offers.
#[derive(Debug, Clone, Serialize)]
pub struct CatalogView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// What was looked for; empty shows all.
    pub query: String,
    /// In the order of the catalogue.
    pub products: Vec<ProductRow>,
    /// Offers of these, in the same order.
    pub offers: Vec<OfferRow>,
    /// There are more than a page holds.
    pub is_cut: bool,
}

/// A product in the list.
#[derive(Debug, Clone, Serialize)]
pub struct ProductRow {
    /// Its editor.
    pub url: String,
    /// Model code.
    pub code: String,
    /// Name in the reader's language.
    pub name: String,
    /// Lines of cover.
    pub terms: Vec<TermRow>,
    /// Units on record.
    pub units: i64,
    /// How many of them are registered.
    pub registered: i64,
}

/// A line of cover, as the catalogue promises it.
#[derive(Debug, Clone, Serialize)]
pub struct TermRow {
    /// "Parts and labour".
    pub what: String,
    /// How long, and from when.
    pub said: Sentence,
    /// Countries it is limited to, as in `DE`; empty for everywhere.
    pub markets: Vec<String>,
}

/// An offer in a list.
#[derive(Debug, Clone, Serialize)]
pub struct OfferRow {
    /// Its editor.
    pub url: String,
    /// Its code.
    pub code: String,
    /// Title in the reader's language.
    pub title: String,
    /// Model code of the product.
    pub product: String,
    /// Countries it is sold in; empty for everywhere.
    pub markets: Vec<String>,
    /// Last day.
    pub ends_on: Option<Date>,
    /// The last day is over.
    pub is_over: bool,
    /// Links followed in the last twelve months.
    pub followed: i64,
    /// Purchases in these months.
    pub bought: i64,
}

/// An editor: the form, and what it would do.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// The product.
    pub product: ProductCard,
    /// Code of the offer; `None` in the product's own editor and for a new one.
    pub offer: Option<String>,
    /// Heading.
    pub title: Sentence,
    /// Whom the change reaches.
    pub reach: Sentence,
    /// Where the form goes.
    pub action: String,
    /// One step up.
    pub back: String,
    /// Fields that belong together.
    pub groups: Vec<EditGroup>,
    /// Inputs nobody sees: what the form began with, what was shown.
    pub hidden: Vec<Hidden>,
    /// It was saved just now.
    pub is_saved: bool,
    /// Somebody else's changes since the form began.
    pub meanwhile: Option<Meanwhile>,
    /// What saving would change, once it was asked for; then it can be saved.
    pub preview: Option<EntryPreview>,
    /// What else there is to say of the product, in its own editor.
    pub about: Option<About>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Fields that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct EditGroup {
    /// What they are.
    pub title: Sentence,
    /// How they are filled in.
    pub hint: Option<Sentence>,
    /// The fields, in order.
    pub fields: Vec<EditField>,
    /// How many of them make a row of their own; 0 where they stand as there is room.
    pub row: usize,
}

/// A field.
#[derive(Debug, Clone, Serialize)]
pub struct EditField {
    /// Its name.
    pub name: String,
    /// Its label.
    pub label: Sentence,
    /// What it is of, in the reader's words: a language, a country.
    pub of: String,
    /// `text`, `url`, `date` or `select`.
    pub kind: &'static str,
    /// Takes the whole line.
    pub is_wide: bool,
    /// What stands in it.
    pub value: String,
    /// Value and label of each choice.
    pub options: Vec<(String, String)>,
}

/// What somebody else did since the form began.
#[derive(Debug, Clone, Serialize)]
pub struct Meanwhile {
    /// Who did it last; empty for an import.
    pub by: String,
    /// When.
    pub at: Option<DateTime>,
    /// What changed.
    pub changes: Vec<ChangeRow>,
}

/// A line of what changes.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeRow {
    /// Of what.
    pub what: Sentence,
    /// Which one.
    pub of: String,
    /// What it was.
    pub from: Option<String>,
    /// What it becomes.
    pub to: Option<String>,
}

/// What saving would do.
#[derive(Debug, Clone, Serialize)]
pub struct EntryPreview {
    /// Every change; none when nothing was changed.
    pub changes: Vec<ChangeRow>,
    /// Languages to look at it in: tag, own name.
    pub languages: Vec<(String, String)>,
    /// The one it is shown in.
    pub lang: String,
    /// Countries to look at it in: letters, name.
    pub markets: Vec<(String, String)>,
    /// The one it is shown in; empty for one that is not named.
    pub market: String,
    /// The product's name there.
    pub name: String,
    /// Offers as the owner's page shows them.
    pub offers: Vec<OfferCard>,
    /// Manuals as it shows them, where they are edited.
    pub manuals: Vec<ManualLink>,
    /// The offer is not among them.
    pub is_unshown: bool,
}

/// What else there is of a product.
#[derive(Debug, Clone, Serialize)]
pub struct About {
    /// Lines of cover.
    pub terms: Vec<TermRow>,
    /// Its offers, in order.
    pub offers: Vec<OfferRow>,
    /// Where a new one is made.
    pub new_offer: String,
    /// Earlier versions, newest first.
    pub versions: Vec<VersionRow>,
}

/// An edit that can be taken back.
#[derive(Debug, Clone, Serialize)]
pub struct VersionRow {
    /// When.
    pub at: DateTime,
    /// By whom.
    pub by: String,
    /// What it changed, in the words of the file.
    pub told: String,
    /// Where it is put back.
    pub url: String,
}

/// Putting back what was before an edit.
#[derive(Debug, Clone, Serialize)]
pub struct BackView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// The product.
    pub product: ProductCard,
    /// Where the form goes.
    pub action: String,
    /// The product's editor.
    pub back: String,
    /// The edit.
    pub version: VersionRow,
    /// Inputs nobody sees.
    pub hidden: Vec<Hidden>,
    /// What would change.
    pub changes: Vec<ChangeRow>,
    /// Somebody else was faster.
    pub is_stale: bool,
}
