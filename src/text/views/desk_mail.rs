//! Staff's pages about mail: what waits, what was given up, one letter as it was sent, and correcting an address.

use jiff::civil::DateTime;
use serde::Serialize;

use super::{DeskMessage, FieldError, ProductCard, SignedIn};

/// A way that letters cannot go.
#[derive(Debug, Clone, Serialize)]
pub struct Blockage {
    /// The domain; empty when it is the relay.
    pub name: String,
    /// Since when.
    pub since: DateTime,
    /// When it is tried next.
    pub next: DateTime,
    /// What went wrong last.
    pub said: String,
}

/// The outbox.
#[derive(Debug, Clone, Serialize)]
pub struct MailView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Why no letter can leave, when none can.
    pub alarm: Option<Blockage>,
    /// Domains that take no letters just now.
    pub lanes: Vec<Blockage>,
    /// More such domains than are named.
    pub more_lanes: i64,
    /// Shown: what was given up, else what waits.
    pub dead: bool,
    /// How many letters wait.
    pub waiting_count: i64,
    /// How many letters were given up.
    pub dead_count: i64,
    /// Letters with their units.
    pub rows: Vec<MailRow>,
    /// Address of the next page.
    pub next: Option<String>,
}

/// A row of the outbox.
#[derive(Debug, Clone, Serialize)]
pub struct MailRow {
    /// The letter.
    pub message: DeskMessage,
    /// Serial of the unit it speaks of.
    pub serial: Option<String>,
    /// Address of the unit's page.
    pub unit_url: Option<String>,
}

/// One letter.
#[derive(Debug, Clone, Serialize)]
pub struct DeskLetterView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// The letter and its unit.
    pub row: MailRow,
    /// What was sent, once it was written.
    pub written: Option<WrittenLetter>,
    /// Where it can be sent again or stopped.
    pub action: String,
}

/// What exactly was sent.
#[derive(Debug, Clone, Serialize)]
pub struct WrittenLetter {
    /// Subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// Names of files that travel with it.
    pub files: Vec<String>,
    /// Envelope sender.
    pub from: String,
    /// Message-ID.
    pub message_id: String,
    /// Address of the whole letter as a file.
    pub file_url: String,
}

/// The form that corrects an address.
#[derive(Debug, Clone, Serialize)]
pub struct DeskAddressView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// What it is about.
    pub product: ProductCard,
    /// Serial as printed.
    pub serial: String,
    /// Where the form goes.
    pub action: String,
    /// Back to the unit.
    pub unit_url: String,
    /// Why letters are refused, when they are.
    pub undeliverable: Option<String>,
    /// The address on record, or what was typed.
    pub email: String,
    /// A new confirmation is wished.
    pub confirm: bool,
    /// What is wrong with the form.
    pub errors: Vec<FieldError>,
}
