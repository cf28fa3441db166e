//! Pages for everyone who holds a label, and the small pages around them. None of these structs can carry owner's data.

use jiff::civil::Date;
use serde::Serialize;

use super::ProductCard;
use crate::text::sentence::Sentence;
use crate::text::settings::Picture;

/// Another scan of a registered unit: covered or not and the month it ends, nothing more.
#[derive(Debug, Clone, Serialize)]
pub struct RegisteredView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// What the label is on.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Whether any line is in force.
    pub covered: bool,
    /// Only its month is shown; `None` while unknown.
    pub ends: Option<Date>,
    /// Somebody else says it is theirs, and the desk has not decided yet.
    pub is_claimed: bool,
    /// Where its owner gets the lost link.
    pub link_url: String,
    /// Where whoever bought it second-hand asks for it.
    pub second_url: String,
    /// Where an address for safety notices is left.
    pub safety_url: String,
    /// What must be known at once.
    pub recalls: Vec<Notice>,
}

/// A code whose proof is missing or wrong, or of a unit nobody knows.
#[derive(Debug, Clone, Serialize)]
pub struct UnprovenView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// Why this is no form.
    pub why: UnprovenWhy,
    /// The product, if the code names one that is in the catalogue.
    pub product: Option<ProductCard>,
    /// Serial as it was read.
    pub serial: Option<String>,
    /// Where the label sits on this product.
    pub place: Option<LabelPlace>,
    /// Where the code can be typed, with what is known of it.
    pub find_url: String,
    /// Where whoever has no fitting code can say that the unit is theirs; `None` when the product is unknown.
    pub claim_url: Option<String>,
    /// What must be known at once.
    pub recalls: Vec<Notice>,
}

/// Why a code opened no form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum UnprovenWhy {
    /// The address has no proof.
    Missing,
    /// The proof does not fit the serial.
    Wrong,
    /// Nobody made such a product.
    Unknown,
    /// The label is genuine, and the unit is not on record.
    Unrecorded,
    /// As before, and somebody's claim waits for the desk.
    Claimed,
}

/// Something that must be known before anything else: a recall.
#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    /// What is the matter.
    pub title: String,
    /// What to do now.
    pub text: String,
    /// Where there is more to read.
    pub url: Option<String>,
}

/// Where the label is.
#[derive(Debug, Clone, Serialize)]
pub struct LabelPlace {
    /// "Inside the front door, lower left".
    pub text: String,
    /// A picture of it.
    pub picture: Option<Picture>,
}

/// What became of a unit that is out of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Void, or its label is.
    Void,
    /// Reported stolen.
    Stolen,
    /// Another unit took its place.
    Replaced,
}

/// A unit that was taken out of use.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// What the label is on.
    pub product: ProductCard,
    /// Serial as it was read.
    pub serial: String,
    /// What became of it.
    pub fate: Fate,
    /// Serial of the unit that took its place.
    pub successor: Option<String>,
    /// Where the code of that unit can be typed.
    pub find_url: String,
    /// What must be known at once.
    pub recalls: Vec<Notice>,
}

/// A unit whose record cannot be looked up just now.
#[derive(Debug, Clone, Serialize)]
pub struct AwayView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// What the label is on.
    pub product: ProductCard,
    /// Serial as it was read.
    pub serial: String,
    /// What must be known at once.
    pub recalls: Vec<Notice>,
}

/// Several links of one code, for people: where a program would get a list it chooses from.
#[derive(Debug, Clone, Serialize)]
pub struct ChoicesView {
    /// Path and query of this page without `lang`.
    pub here: String,
    /// The product.
    pub product: ProductCard,
    /// Serial, if the code names one.
    pub serial: Option<String>,
    /// The request itself could not decide between some of them.
    pub undecided: bool,
    /// The links.
    pub choices: Vec<Choice>,
}

/// One link to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What it is called.
    pub title: String,
    /// What it leads to, as `gs1:pip`.
    pub kind: String,
    /// The language it is written in.
    pub lang: Option<String>,
    /// The address.
    pub url: String,
}

/// Typed entry for people who cannot scan.
#[derive(Debug, Clone, Serialize)]
pub struct FindView {
    /// Path of this page.
    pub here: String,
    /// What was typed as serial.
    pub serial: String,
    /// What was typed as code.
    pub k: String,
    /// All mistakes; empty when fresh. Fields are `serial` and `k`.
    pub errors: Vec<super::FieldError>,
    /// What is sent along unseen.
    pub hidden: Vec<super::Hidden>,
    /// Name and address of whoever types will stand in the form already.
    pub is_known: bool,
    /// Where its label is.
    pub place: Option<LabelPlace>,
}

/// The front door.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView {
    /// Path of this page.
    pub here: String,
}

/// Mail preferences, and what one button would change.
#[derive(Debug, Clone, Serialize)]
pub struct PreferencesView {
    /// Path of this page; the form posts to it.
    pub here: String,
    /// Address with its middle masked, as in `m…a@example.com`.
    pub email: String,
    /// Whether offers are sent now.
    pub offers: bool,
    /// After the button: what stands now is confirmed.
    pub changed: bool,
    /// Inputs nobody sees.
    pub hidden: Vec<super::Hidden>,
}

/// An error that a person can read.
#[derive(Debug, Clone, Serialize)]
pub struct ProblemView {
    /// HTTP status.
    pub status: u16,
    /// What it is called.
    pub title: Sentence,
    /// What happened.
    pub what: Sentence,
    /// What to do now.
    pub way_out: Sentence,
    /// Also in the log; for 5xx.
    pub incident: Option<String>,
}

impl ProblemView {
    /// The page for 503 when the disk is full: another thing than too many at once, and it takes longer.
    pub fn full() -> Self {
        Self {
            title: Sentence::new("problem-full-title"),
            what: Sentence::new("problem-full-what"),
            way_out: Sentence::new("problem-full-way-out"),
            ..Self::of(503, None)
        }
    }

    /// The page for a status. Statuses without words of their own get those of 400 or 500.
    pub fn of(status: u16, incident: Option<String>) -> Self {
        let (title, what, way_out) = match status {
            403 => ("problem-403-title", "problem-403-what", "problem-403-way-out"),
            404 => ("problem-404-title", "problem-404-what", "problem-404-way-out"),
            405 => ("problem-405-title", "problem-405-what", "problem-405-way-out"),
            408 => ("problem-408-title", "problem-408-what", "problem-408-way-out"),
            413 => ("problem-413-title", "problem-413-what", "problem-413-way-out"),
            422 => ("problem-422-title", "problem-422-what", "problem-422-way-out"),
            429 => ("problem-429-title", "problem-429-what", "problem-429-way-out"),
            503 => ("problem-503-title", "problem-503-what", "problem-503-way-out"),
            500.. => ("problem-500-title", "problem-500-what", "problem-500-way-out"),
            _ => ("problem-400-title", "problem-400-what", "problem-400-way-out"),
        };
        Self {
            status,
            title: Sentence::new(title),
            what: Sentence::new(what),
            way_out: Sentence::new(way_out),
            incident,
        }
    }
}
