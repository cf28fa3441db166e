//! A person's own data: the owner's page for one registration, the desk's for everything under an address.

use serde::Serialize;

use super::{ProductCard, SignedIn};

/// Download and erase, for who holds the link of a registration.
#[derive(Debug, Clone, Serialize)]
pub struct PrivacyView {
    /// Path of this page; the button's form goes there.
    pub here: String,
    /// What was registered.
    pub product: ProductCard,
    /// Its serial.
    pub serial: String,
    /// The owner's page.
    pub owner_url: String,
    /// The file with everything.
    pub download_url: String,
    /// It is done: nothing is left to download, and every link is dead.
    pub erased: bool,
}

/// Download and erase, at the desk: what is on record, and what erasing does.
#[derive(Debug, Clone, Serialize)]
pub struct PersonView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Whose data.
    pub email: String,
    /// Where the form goes.
    pub action: String,
    /// The unit's page that led here.
    pub unit_url: String,
    /// Where the button goes that mails them a link to it; `None` without an address.
    pub send_url: Option<String>,
    /// The file with everything.
    pub download_url: String,
    /// How many registrations.
    pub registrations: i64,
    /// How many claims.
    pub claims: i64,
    /// How many letters.
    pub letters: i64,
    /// How many of them wait.
    pub waiting: i64,
}
