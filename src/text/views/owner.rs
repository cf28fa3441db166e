//! The owner's page, and the parts of it that letters share: coverage, manuals, offers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ProductCard;
use crate::text::sentence::Sentence;

/// The page worth keeping: everything one registration gives its owner.
#[derive(Debug, Clone, Serialize)]
pub struct OwnerView {
    /// Path of this page.
    pub here: String,
    /// What is owned.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Spoken form with its check character.
    pub reference: String,
    /// Where the confirmation went; `None` when the desk registered someone without mail.
    pub email: Option<String>,
    /// Straight after the form: thanks, and that the mail is on its way.
    pub just_registered: bool,
    /// What must be known at once.
    pub recalls: Vec<super::Notice>,
    /// The country it was bought in, as in `DE`, when it is known and one of those the catalogue names.
    pub market: Option<String>,
    /// What the law gives the buyer in any case.
    pub rights: Sentence,
    /// Line by line.
    pub lines: Vec<CoverageLine>,
    /// What to read.
    pub manuals: Vec<ManualLink>,
    /// What fits.
    pub offers: Vec<OfferCard>,
    /// Where another product is registered with the same name and address.
    pub another_url: String,
    /// Where the unit is passed on to somebody else.
    pub pass_on_url: String,
    /// Where an address for safety notices is left.
    pub safety_url: String,
}

/// Whether a coverage line holds today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CoverState {
    /// In force.
    Active,
    /// Over.
    Ended,
    /// Begins on a later day.
    Waiting,
}

/// One line of the warranty.
#[derive(Debug, Clone, Serialize)]
pub struct CoverageLine {
    /// "Parts and labour".
    pub what: String,
    /// Today's truth.
    pub state: CoverState,
    /// First day of it.
    pub starts_on: Date,
    /// Last day of it.
    pub until: Date,
    /// Why until then.
    pub why: Sentence,
}

/// Something to read.
#[derive(Debug, Clone, Serialize)]
pub struct ManualLink {
    /// Title in its own language.
    pub title: String,
    /// Its language, if it is not the reader's.
    pub lang: Option<String>,
    /// Where it is.
    pub url: String,
}

/// An accessory or plan that fits.
#[derive(Debug, Clone, Serialize)]
pub struct OfferCard {
    /// Title in the reader's language.
    pub title: String,
    /// A sentence about it.
    pub text: Option<String>,
    /// In the reader's market, if it has a price there.
    pub price: Option<Price>,
    /// Where to get it.
    pub url: String,
    /// Its picture.
    pub picture: Option<crate::text::settings::Picture>,
    /// "Why you see this".
    pub why: Sentence,
}

/// An amount of money.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Price {
    /// Decimal with a point, as in `249.00`.
    pub amount: String,
    /// ISO 4217, as in `USD`.
    pub currency: String,
    /// The reader's country, as in `US`: what is just "$" there is "US$" elsewhere.
    pub country: Option<String>,
}
