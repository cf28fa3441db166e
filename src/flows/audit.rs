//! Audit: who looked and who did what, read page by page. Reading it is written down, too.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::clock::{Id, Timestamp};
pub use crate::store::audit::{AuditFilter, AuditLine, Located};

/// Lines on one page.
pub const PAGE: usize = 100;
/// The most lines of one export.
pub const EXPORT: usize = 100_000;
/// Days looked back where nothing else is said.
const DAYS: i32 = 30;

/// What was asked for, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Sign-in name.
    pub who: String,
    /// What was done.
    pub what: String,
    /// Serial of the unit.
    pub serial: String,
    /// First day, `YYYY-MM-DD`.
    pub from: String,
    /// Last day.
    pub until: String,
    /// The last line of the page before.
    pub before: String,
}

/// Lines of the log, and where the next page begins.
#[derive(Clone, Debug)]
pub struct Page {
    /// Newest first, each with its unit.
    pub lines: Vec<Located>,
    /// The id to go on before.
    pub next: Option<Id>,
    /// First and last day that were looked at.
    pub days: (Date, Date),
}

/// Reads a page of at most `most` lines. A day that cannot be read is taken as not given.
///
/// # Errors
/// What the store says.
pub async fn read(context: &Context, asker: &Asker, wanted: &Wanted, most: usize) -> Result<Page, Error> {
    let until = wanted.until.trim().parse().unwrap_or_else(|_| context.today());
    let from = wanted.from.trim().parse().unwrap_or_else(|_| until.saturating_sub(DAYS.days()));
    let begins = |on: Date| {
        let zone = context.settings.time_zone.clone();
        on.to_zoned(zone).map_or(Timestamp(0), |at| Timestamp(at.timestamp().as_millisecond()))
    };
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let filter = AuditFilter {
        who: given(&wanted.who).map(|who| who.to_lowercase()),
        what: given(&wanted.what),
        serial: given(&wanted.serial).map(|serial| serial.to_uppercase()),
        from: begins(from),
        until: begins(until.saturating_add(1.day())),
    };
    let before = Id::parse(&wanted.before);
    let limit = i64::try_from(most).unwrap_or(i64::MAX - 1) + 1;
    let note = line(context, asker, "audit", format!("{from} – {until}"));
    let mut lines =
        context.store.read(move |tx| Ok::<_, Error>(tx.list_audit(&filter, before.as_ref(), limit)?)).await?;
    context.store.write(move |tx| tx.add_audit(&note, None).map_err(Error::from)).await?;
    let is_more = lines.len() > most;
    lines.truncate(most);
    let next = lines.last().filter(|_| is_more).map(|(line, _)| line.id.clone());
    Ok(Page { lines, next, days: (from, until) })
}
