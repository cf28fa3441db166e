//! Staff's accounts: the second step of signing in, one's own account, everybody's, and the one-time link.

use jiff::civil::Date;
use serde::Serialize;

use super::{FieldError, SignedIn};
use crate::text::sentence::Sentence;

/// The second step of signing in.
#[derive(Debug, Clone, Serialize)]
pub struct CodeView {
    /// Where to go afterwards.
    pub next: String,
    /// Why not, if it was tried.
    pub error: Option<Sentence>,
}

/// One's own account.
#[derive(Debug, Clone, Serialize)]
pub struct AccountView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// `support`, `manager` or `admin`.
    pub role: &'static str,
    /// Figures and what else managers have, for who may see them.
    pub board_url: Option<&'static str>,
    /// Everybody's accounts, for who may see them.
    pub staff_url: Option<&'static str>,
    /// A second factor has begun.
    pub has_second: bool,
    /// The role asks for one.
    pub needs_second: bool,
    /// Recovery codes that were not used yet.
    pub codes_left: i64,
    /// What the fields of the form begin with that the mistakes belong to: `end-` for the end of the second factor, `codes-` for new
    /// recovery codes.
    pub form: &'static str,
    /// What was just done.
    pub done: Option<Sentence>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// A QR symbol as one path, a module being one unit.
#[derive(Debug, Clone, Serialize)]
pub struct Symbol {
    /// Modules on a side.
    pub size: usize,
    /// Value of `d`.
    pub path: String,
}

/// The beginning of a second factor.
#[derive(Debug, Clone, Serialize)]
pub struct SecondView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// For the app's camera.
    pub symbol: Option<Symbol>,
    /// For typing, in groups of four.
    pub key: String,
    /// Comes back with the form.
    pub salt: String,
    /// It takes the place of an earlier one.
    pub again: bool,
    /// The password is asked for: it was not given on the way here.
    pub asks_password: bool,
    /// The role asks for it: nothing else is open before.
    pub needs_second: bool,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// Recovery codes, shown this once.
#[derive(Debug, Clone, Serialize)]
pub struct CodesView {
    /// The codes.
    pub codes: Vec<String>,
}

/// Everybody with an account.
#[derive(Debug, Clone, Serialize)]
pub struct StaffView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// In the order they came.
    pub rows: Vec<StaffRow>,
    /// A link that was just made, shown this once.
    pub link: Option<OneTimeLink>,
    /// Name that was typed.
    pub name: String,
    /// Role that was chosen.
    pub role: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

/// One account.
#[derive(Debug, Clone, Serialize)]
pub struct StaffRow {
    /// Name to sign in with.
    pub name: String,
    /// `support`, `manager` or `admin`.
    pub role: &'static str,
    /// `open`, `invited` or `closed`.
    pub state: &'static str,
    /// A second factor has begun.
    pub has_second: bool,
    /// Day it was made.
    pub since: Date,
    /// Where it can be changed; `None` for one's own.
    pub url: Option<String>,
}

/// A one-time link.
#[derive(Debug, Clone, Serialize)]
pub struct OneTimeLink {
    /// Who it is for.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// Where a one-time link leads.
#[derive(Debug, Clone, Serialize)]
pub struct InvitedView {
    /// Name to sign in with.
    pub name: String,
    /// Where the form goes.
    pub action: String,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}
