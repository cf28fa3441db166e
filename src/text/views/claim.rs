//! Claims: the form for whoever has no fitting label or finds a unit registered, the page of a claim that was made, and the
//! letters about it. None of these structs can carry the data of another owner.

use jiff::civil::Date;
use serde::Serialize;

use super::{FieldError, Hidden, NoteLink, Notice, ProductCard};

/// Why the form is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimWhy {
    /// The code has no fitting proof, or its unit is not on record.
    Code,
    /// Somebody registered the unit before.
    Registered,
}

/// The form.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// What is claimed.
    pub product: ProductCard,
    /// Why it is asked for.
    pub why: ClaimWhy,
    /// Inputs nobody sees.
    pub hidden: Vec<Hidden>,
    /// What stands in the fields.
    pub values: ClaimValues,
    /// No date after it can be picked.
    pub latest: Date,
    /// Names of dealers to suggest.
    pub suggestions: Vec<String>,
    /// What must be known at once.
    pub recalls: Vec<Notice>,
    /// All mistakes in order of the fields; empty when fresh.
    pub errors: Vec<FieldError>,
}

/// Field values exactly as they are or were typed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ClaimValues {
    /// Serial.
    pub serial: String,
    /// Name of the claimant.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// `YYYY-MM-DD`, or whatever was sent instead.
    pub purchased_on: String,
    /// Code or free text.
    pub dealer: String,
    /// How it came to them.
    pub words: String,
}

/// How a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ClaimState {
    /// Waits for the desk.
    Open,
    /// The claimant is the owner.
    Accepted,
    /// It is not.
    Refused,
}

/// The claim's own page, for whoever made it.
#[derive(Debug, Clone, Serialize)]
pub struct PendingView {
    /// Path of this page.
    pub here: String,
    /// What is claimed.
    pub product: ProductCard,
    /// Serial as it was typed.
    pub serial: String,
    /// Spoken form with its check character.
    pub reference: String,
    /// Where the answer goes, with its middle hidden: links get forwarded.
    pub email: String,
    /// How it stands.
    pub state: ClaimState,
    /// While it waits: where its photo is sent or seen.
    pub photo: Option<NoteLink>,
}

/// A letter about a claim: it came in, or it was decided.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimLetterView {
    /// Name of the claimant; not printed when it looks like an address.
    pub name: String,
    /// What is claimed.
    pub product: ProductCard,
    /// Serial as it was typed.
    pub serial: String,
    /// Spoken form with its check character.
    pub reference: String,
    /// How it stands.
    pub state: ClaimState,
    /// What the desk says; empty while it waits.
    pub reason: String,
    /// The owner's page when accepted, else the claim's own; whole address.
    pub link: String,
}
