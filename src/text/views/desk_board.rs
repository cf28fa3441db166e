//! Staff's pages beyond single units: figures, label jobs, the audit log, letters with sample data.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

use super::{Blockage, FieldError, SignedIn};
use crate::text::sentence::Sentence;

/// The dashboard.
#[derive(Debug, Clone, Serialize)]
pub struct BoardView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// When units were counted; `None` before they ever were.
    pub counted_at: Option<DateTime>,
    /// Units with an owner.
    pub registered: i64,
    /// In a hundred of those out there, as text; empty when unknown.
    pub rate: String,
    /// Registrations of today.
    pub today: i64,
    /// Letters that wait.
    pub waiting: i64,
    /// Letters given up.
    pub dead: i64,
    /// Domains that take no letters just now.
    pub stopped: i64,
    /// Why no letter can leave, when none can.
    pub alarm: Option<Blockage>,
    /// The last days, today last.
    pub days: Vec<DayBar>,
    /// Tables with a bar in each row.
    pub charts: Vec<Chart>,
}

/// A day as a bar: lengths in the units of a picture 100 high.
#[derive(Debug, Clone, Serialize)]
pub struct DayBar {
    /// The day.
    pub on: Date,
    /// Registrations.
    pub many: i64,
    /// Where the bar begins, from the left.
    pub x: i64,
    /// Where it begins, from above.
    pub y: i64,
    /// How high it is.
    pub height: i64,
}

/// A table whose rows have bars.
#[derive(Debug, Clone, Serialize)]
pub struct Chart {
    /// What its title, its place on the page and its CSV are named by.
    #[serde(rename = "chart")]
    pub name: String,
    /// Heads of the numbers.
    pub heads: Vec<Sentence>,
    /// What the numbers mean, where their heads do not say it.
    pub note: Option<Sentence>,
    /// The first rows.
    pub rows: Vec<ChartRow>,
}

/// A row of a chart.
#[derive(Debug, Clone, Serialize)]
pub struct ChartRow {
    /// What it is about, where the house has words for it.
    pub said: Option<Sentence>,
    /// What it is about, as it is on record.
    pub name: String,
    /// What it is called, where that is not its name.
    pub title: String,
    /// The numbers.
    pub cells: Vec<String>,
    /// Length of the bar, 0 to 100.
    pub bar: i64,
}

/// All label jobs.
#[derive(Debug, Clone, Serialize)]
pub struct BatchesView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Newest first.
    pub rows: Vec<BatchRow>,
}

/// A label job.
#[derive(Debug, Clone, Serialize)]
pub struct BatchRow {
    /// Its number.
    pub number: i64,
    /// Address of its page.
    pub url: String,
    /// `printing`, `broken-off`, `active` or `void`.
    pub state: String,
    /// When it was printed.
    pub printed_at: DateTime,
    /// How many labels.
    pub labels: i64,
    /// The stock.
    pub stock: String,
    /// Name of the file that was written.
    pub file: String,
}

/// A label job with all that is on record, and its taking back.
#[derive(Debug, Clone, Serialize)]
pub struct BatchView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// The job.
    pub row: BatchRow,
    /// Its id in its job file.
    pub job: String,
    /// The key its codes are signed with.
    pub key: String,
    /// The address its codes hold.
    pub public_url: String,
    /// When its file was in place.
    pub placed_at: Option<DateTime>,
    /// When it was taken back.
    pub void_at: Option<DateTime>,
    /// Why.
    pub void_reason: Option<String>,
    /// What prints it again.
    pub command: String,
    /// What was typed as a reason.
    pub reason: String,
    /// So many units have owners, which has to be confirmed.
    pub owners: Option<i64>,
    /// What is wrong with the form.
    pub errors: Vec<FieldError>,
}

/// The audit log.
#[derive(Debug, Clone, Serialize)]
pub struct LogView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Wanted: sign-in name.
    pub who: String,
    /// Wanted: what was done.
    pub what: String,
    /// Wanted: serial.
    pub serial: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Newest first.
    pub rows: Vec<LogRow>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Address of the same as CSV.
    pub csv_url: String,
}

/// A line of the audit log.
#[derive(Debug, Clone, Serialize)]
pub struct LogRow {
    /// When.
    pub at: DateTime,
    /// Who.
    pub who: String,
    /// What was done.
    pub what: String,
    /// About what, without personal data.
    pub detail: String,
    /// Serial of the unit.
    pub serial: Option<String>,
    /// Address of the unit's page.
    pub unit_url: Option<String>,
}

/// Letters with sample data.
#[derive(Debug, Clone, Serialize)]
pub struct PreviewsView {
    /// Who is signed in.
    pub staff: SignedIn,
    /// Their names.
    pub names: Vec<String>,
    /// The one that is read.
    pub shown: Option<Preview>,
}

/// A letter with sample data.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// Its name.
    pub name: String,
    /// Subject.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// Address of the other part.
    pub look_url: String,
}
