//! Letters and pages that say one thing: a heading, a few sentences, one way on. Their words are [`Sentence`]s, so that one template
//! serves all of them and a view still carries nothing it must not show.

use serde::Serialize;

use super::{FieldError, Hidden, Notice, OfferCard, ProductCard};
use crate::text::sentence::Sentence;

/// A letter that says one thing.
#[derive(Debug, Clone, Serialize)]
pub struct NoteView {
    /// Name of the recipient; not printed when it looks like an address. Empty when it is not known.
    pub name: String,
    /// Its subject.
    pub subject: Sentence,
    /// What it is about, after the greeting.
    pub intro: Sentence,
    /// The heading.
    pub title: Sentence,
    /// What there is to say.
    pub words: Vec<Sentence>,
    /// The product, where it is about one.
    pub product: Option<ProductCard>,
    /// Its serial.
    pub serial: String,
    /// The recipient's own reference.
    pub reference: String,
    /// The one button.
    pub button: Option<NoteLink>,
    /// A sentence below the button.
    pub keep: Option<Sentence>,
    /// What stands above the further links.
    pub heading: Option<Sentence>,
    /// Further links, one line each.
    pub entries: Vec<NoteEntry>,
    /// What stands below them.
    pub more: Option<Sentence>,
    /// What it promotes, to those who said yes.
    pub promotion: Option<Promotion>,
    /// Why the recipient gets it.
    pub why: Sentence,
}

/// Offers in a letter, and how they end. A letter that promotes in its own words has one without offers.
#[derive(Debug, Clone, Serialize)]
pub struct Promotion {
    /// The offers.
    pub offers: Vec<OfferCard>,
    /// Why there are any.
    pub why: Sentence,
    /// Mail preferences, whole address.
    pub unsubscribe: String,
}

/// Where a button leads.
#[derive(Debug, Clone, Serialize)]
pub struct NoteLink {
    /// What it says.
    pub label: Sentence,
    /// Whole address in a letter, path on a page.
    pub url: String,
}

/// A line with a link.
#[derive(Debug, Clone, Serialize)]
pub struct NoteEntry {
    /// What it is.
    pub title: String,
    /// What tells it from others, such as a serial; may be empty.
    pub detail: String,
    /// Whole address.
    pub url: String,
}

/// A page that says one thing, perhaps with a button or two.
#[derive(Debug, Clone, Serialize)]
pub struct SaidView {
    /// Path of this page.
    pub here: String,
    /// Name of the icon above the heading.
    #[serde(rename = "icon_name")]
    pub icon: &'static str,
    /// The heading.
    pub title: Sentence,
    /// What there is to say.
    pub words: Vec<Sentence>,
    /// Something to read out, large, with its own word.
    pub code: Option<(Sentence, String)>,
    /// A form without fields.
    pub form: Option<Answers>,
    /// A way on.
    pub link: Option<NoteLink>,
    /// The product, where it is about one.
    pub product: Option<ProductCard>,
    /// Its serial.
    pub serial: Option<String>,
}

/// Buttons of one form.
#[derive(Debug, Clone, Serialize)]
pub struct Answers {
    /// Where it goes.
    pub action: String,
    /// The buttons, the most likely one first.
    pub buttons: Vec<Answer>,
    /// Inputs nobody sees.
    pub hidden: Vec<Hidden>,
}

/// One button.
#[derive(Debug, Clone, Serialize)]
pub struct Answer {
    /// Value of the field `answer`.
    pub value: &'static str,
    /// What it says.
    pub label: Sentence,
}

/// What a short form asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AskKind {
    /// The lost link: an address.
    Link,
    /// The unit, bought second-hand: name, address, perhaps a code of the seller.
    Second,
    /// Notices about safety: an address.
    Safety,
}

/// A short form of a registered unit, for whoever holds its label; also the one for lost links, without a unit.
#[derive(Debug, Clone, Serialize)]
pub struct AskView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// What it is for.
    pub kind: AskKind,
    /// Where it goes.
    pub action: &'static str,
    /// The product, where it is about one.
    pub product: Option<ProductCard>,
    /// Its serial.
    pub serial: Option<String>,
    /// Inputs nobody sees.
    pub hidden: Vec<Hidden>,
    /// What stands in the fields.
    pub values: AskValues,
    /// What must be known at once.
    pub recalls: Vec<Notice>,
    /// All mistakes in order of the fields; empty when fresh.
    pub errors: Vec<FieldError>,
}

/// Field values exactly as they are or were typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct AskValues {
    /// Name of the buyer.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// One-time code.
    pub handover: String,
    /// How it came to them.
    pub words: String,
}
