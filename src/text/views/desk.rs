//! Staff's pages: sign in, find, and everything about one unit. Times are in the site's own zone already.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{CoverageLine, ProductCard};
use crate::text::sentence::Sentence;

/// Who is signed in.
#[derive(Debug, Clone, Serialize)]
pub struct SignedIn {
    /// Name of the account.
    pub name: String,
    /// Token of every form on the page.
    pub csrf: String,
    /// Also sees figures, label jobs, letters and the audit log.
    pub sees_figures: bool,
    /// Also sees the accounts of all staff.
    pub sees_staff: bool,
}

/// The way in.
#[derive(Debug, Clone, Serialize)]
pub struct LoginView {
    /// Name that was typed.
    pub name: String,
    /// Where to go afterwards.
    pub next: String,
    /// Why not, if it was tried; the same for unknown names and wrong passwords.
    pub error: Option<Sentence>,
}

/// The search box and what it found.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// What was typed; empty at first.
    pub query: String,
    /// In order of relevance.
    pub found: Vec<Found>,
    /// There is more than is shown.
    pub more: bool,
    /// Why no letter can leave, when none can.
    pub alarm: Option<super::Blockage>,
}

/// One row of results.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// Address of the unit's page.
    pub url: String,
    /// Serial as printed.
    pub serial: String,
    /// Product name.
    pub product: String,
    /// Model code.
    pub code: String,
    /// Owner, if registered.
    pub owner: Option<String>,
    /// Mail address, if known.
    pub email: Option<String>,
    /// Reference, if registered.
    pub reference: Option<String>,
    /// Last day of cover.
    pub until: Option<Date>,
    /// Where the unit stands.
    pub state: UnitState,
}

/// Where a unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum UnitState {
    /// Nobody registered it yet.
    Fresh,
    /// It has an owner.
    Registered,
    /// It is void, or its label is.
    Void,
    /// It was stolen.
    Stolen,
    /// Another unit took its place.
    Replaced,
}

/// Everything about one unit.
#[derive(Debug, Clone, Serialize)]
pub struct DeskUnitView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// The search that led here, kept in the box.
    pub query: String,
    /// What was done with it just now.
    pub done: Option<Sentence>,
    /// What it is.
    pub product: ProductCard,
    /// GTIN, if it has one.
    pub gtin: Option<String>,
    /// Serial as printed.
    pub serial: String,
    /// Where it stands.
    pub state: UnitState,
    /// Why it is out of use, when it is.
    pub withdrawn: Option<super::WithdrawnFacts>,
    /// Where it can be taken out of use, or put back.
    pub withdraw_url: String,
    /// The owner's receipt, if there is one.
    pub receipt: Option<super::DeskReceipt>,
    /// What was wrong with the date that the receipt was to prove.
    pub wrong: Option<super::WrongDate>,
    /// Claims on it, the latest first.
    pub claims: Vec<super::ClaimRow>,
    /// What its owner must know.
    pub recalls: Vec<super::Notice>,
    /// Batch it was printed in.
    pub batch: Option<String>,
    /// Day it was made.
    pub manufactured_on: Option<Date>,
    /// Day it left the works.
    pub shipped_on: Option<Date>,
    /// Dealer it went to.
    pub dealer: Option<String>,
    /// What the label holds.
    pub uri: String,
    /// Line by line.
    pub lines: Vec<CoverageLine>,
    /// What happened to its cover, oldest first.
    pub cover: Vec<super::CoverRow>,
    /// Where something of that is taken back.
    pub undo_url: String,
    /// What can be done with it.
    pub acts: Vec<super::ActLink>,
    /// Calls about it, the latest first.
    pub calls: Vec<super::CallRow>,
    /// The latest first.
    pub registrations: Vec<DeskRegistration>,
    /// The latest first.
    pub messages: Vec<DeskMessage>,
    /// Letters that the owner's journey has still to come, the next first.
    pub coming: Vec<ComingLetter>,
    /// The latest first.
    pub events: Vec<DeskEvent>,
    /// Who looked at this page: the latest first.
    pub views: Vec<DeskEvent>,
}

/// One registration.
#[derive(Debug, Clone, Serialize)]
pub struct DeskRegistration {
    /// Spoken form.
    pub reference: String,
    /// Name of the owner; empty when the owner was erased.
    pub owner: String,
    /// Mail address, if known.
    pub email: Option<String>,
    /// Telephone, if known.
    pub phone: Option<String>,
    /// Postal address in lines, if known.
    pub post: Option<String>,
    /// How it came, where the desk registered it for somebody.
    pub source: Option<Sentence>,
    /// As declared.
    pub purchased_on: Option<Date>,
    /// As declared.
    pub installed_on: Option<Date>,
    /// A receipt proved the date of purchase.
    pub proven: bool,
    /// Who sold it.
    pub dealer: Option<String>,
    /// Letters to it are refused: the last words.
    pub undeliverable: Option<String>,
    /// Where its address can be corrected, if it is in force.
    pub address_url: Option<String>,
    /// Consent to offers.
    pub offers: bool,
    /// Language of letters, as a tag.
    pub locale: String,
    /// When it was stored.
    pub registered_at: DateTime,
    /// Whether it is the one in force.
    pub current: bool,
    /// Where the person's data is handed out and erased, for those who may.
    pub person_url: Option<String>,
}

/// State of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MessageState {
    /// Waits for its turn or its next attempt.
    Pending,
    /// Handed over.
    Sent,
    /// Given up.
    Dead,
}

/// One letter.
#[derive(Debug, Clone, Serialize)]
pub struct DeskMessage {
    /// What the letter is called.
    pub kind: Sentence,
    /// To whom.
    pub to: String,
    /// Where it stands.
    pub state: MessageState,
    /// How often it was tried.
    pub attempts: u32,
    /// What the server said last.
    pub last_error: Option<String>,
    /// When it was sent, or is due.
    pub at: DateTime,
    /// Address of its own page.
    pub url: String,
}

/// A letter to come.
#[derive(Debug, Clone, Serialize)]
pub struct ComingLetter {
    /// What the letter is called.
    pub kind: Sentence,
    /// The day it is due.
    pub on: Date,
    /// As things stand it would not be sent.
    pub is_stopped: bool,
}

/// One line of a timeline.
#[derive(Debug, Clone, Serialize)]
pub struct DeskEvent {
    /// When.
    pub at: DateTime,
    /// What.
    pub what: Sentence,
    /// Who, if a person did it.
    pub who: Option<String>,
}
