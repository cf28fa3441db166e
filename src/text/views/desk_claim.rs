//! Staff's pages about what is out of the ordinary: claims and their evidence, units taken out of use.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{CasePhoto, ClaimState, Fate, FieldError, ProductCard, SignedIn, UnitState};

/// All claims.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimsView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Those that wait, oldest first.
    pub open: Vec<ClaimRow>,
    /// The last decided ones, newest first.
    pub decided: Vec<ClaimRow>,
}

/// One row of a list of claims.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimRow {
    /// Address of its page.
    pub url: String,
    /// Spoken form.
    pub reference: String,
    /// Product name.
    pub product: String,
    /// Serial.
    pub serial: String,
    /// Who claims.
    pub name: String,
    /// What the code said: `held`, `wrong` or `missing`.
    pub evidence: String,
    /// How it stands.
    pub state: ClaimState,
    /// When it came.
    pub at: DateTime,
}

/// One claim beside what is on record.
#[derive(Debug, Clone, Serialize)]
pub struct CaseView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// What is claimed.
    pub product: ProductCard,
    /// The claim itself.
    pub claim: ClaimRow,
    /// Mail address of the claimant.
    pub email: String,
    /// As declared.
    pub purchased_on: Date,
    /// Who sold it, as declared.
    pub dealer: Option<String>,
    /// In their own words, line by line.
    pub words: Vec<String>,
    /// The photo that speaks for it.
    pub photo: Option<CasePhoto>,
    /// Language of letters, as a tag.
    pub locale: String,
    /// How the unit stands; `None` when it is not on record.
    pub unit: Option<UnitState>,
    /// Address of the unit's page, when it is on record.
    pub unit_url: Option<String>,
    /// The day it left the works, as far as known.
    pub shipped_on: Option<Date>,
    /// The dealer it went to.
    pub shipped_to: Option<String>,
    /// The registration in force.
    pub holder: Option<Holder>,
    /// Other claims on this unit.
    pub others: usize,
    /// What the claimant was told, once decided.
    pub reason: String,
    /// The photo was ticked as one of the receipt.
    pub keeps_photo: bool,
    /// All mistakes of the decision; empty when fresh.
    pub errors: Vec<FieldError>,
}

/// Who registered a unit: as much as a decision needs, the rest is on the unit's own page.
#[derive(Debug, Clone, Serialize)]
pub struct Holder {
    /// Spoken form.
    pub reference: String,
    /// First letters of the name.
    pub name: String,
    /// Address with its middle hidden.
    pub email: String,
    /// As declared.
    pub purchased_on: Date,
    /// Who sold it.
    pub dealer: Option<String>,
    /// When it was registered.
    pub registered_at: DateTime,
    /// It carries the address of the claimant.
    pub same_email: bool,
}

/// Taking a unit out of use: what was chosen and typed, and what it will do.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// What it is.
    pub product: ProductCard,
    /// Its serial.
    pub serial: String,
    /// Where the form goes.
    pub action: String,
    /// Its own page.
    pub unit_url: String,
    /// `void`, `stolen` or `replaced`; empty at first.
    pub fate: String,
    /// Serial of the unit that takes its place.
    pub successor: String,
    /// Why.
    pub reason: String,
    /// All mistakes; empty when fresh.
    pub errors: Vec<FieldError>,
}

/// Why a unit is out of use.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnFacts {
    /// What became of it.
    pub fate: Fate,
    /// Serial of the unit that took its place.
    pub successor: Option<String>,
    /// Address of that unit's page.
    pub successor_url: Option<String>,
    /// In the words of whoever did it.
    pub reason: String,
    /// When.
    pub at: DateTime,
    /// Who.
    pub by: String,
    /// Where it is put back into use.
    pub restore_url: String,
}
