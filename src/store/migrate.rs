//! The schema's history: one folder of SQL for all engines, forward only, each step once in one transaction.
//!
//! A step that ran is never edited: its checksum is recorded and compared. A database that has steps this program
//! does not know is refused. Engines call [`pending`] and [`apply_next`]; the text they run is made by `dialect` from the
//! common one that `migrations/0001_*.sql` explains.

use sha2::{Digest, Sha256};

use super::driver::Session;
use super::{FromRow, Row, StoreError, Value};
use crate::values;

/// One step of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3, … without a gap.
    pub version: i64,
    /// The file's name without extension.
    pub name: &'static str,
    /// The file's text.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),+ $(,)?) => {
        &[$(Migration {
            version: $version,
            name: $name,
            sql: include_str!(concat!("migrations/", $name, ".sql")),
        }),+]
    };
}

/// Every file of `migrations/`, in order. Listed by hand, because the compiler then knows when one changes.
pub const MIGRATIONS: &[Migration] = migrations![1 "0001_start"];

/// The record of steps. Part of the engine, so not a step itself.
const RECORD: &str = "CREATE TABLE IF NOT EXISTS schema_steps (
    version  BIGINT NOT NULL PRIMARY KEY,
    name     TEXT   NOT NULL,
    checksum TEXT   NOT NULL
) /*sqlite STRICT*/;";

struct Applied {
    version: i64,
    name: String,
    checksum: String,
}

impl FromRow for Applied {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { version: row.int(0)?, name: row.string(1)?, checksum: row.string(2)? })
    }
}

/// The first step that did not run yet. `recorded` says whether the database has a record of steps at all.
pub(super) fn pending<'m>(
    session: &mut dyn Session,
    place: &str,
    migrations: &'m [Migration],
    recorded: bool,
) -> Result<Option<&'m Migration>, StoreError> {
    let mut applied = Vec::new();
    if recorded {
        let all = "SELECT version, name, checksum FROM schema_steps ORDER BY version";
        session.query(all, values![], &mut |row| {
            applied.push(Applied::from_row(row)?);
            Ok(std::ops::ControlFlow::Continue(()))
        })?;
    }
    let known = migrations.last().map_or(0, |last| last.version);
    if let Some(newest) = applied.last().filter(|newest| newest.version > known) {
        return Err(StoreError::Newer { place: place.to_owned(), found: newest.version, known });
    }
    for (step, ran) in migrations.iter().zip(&applied) {
        compare(step, ran, place)?;
    }
    Ok(migrations.get(applied.len()))
}

/// Runs the next step and records it, inside the session's transaction. `false` when there was none left.
pub(super) fn apply_next(
    session: &mut dyn Session,
    place: &str,
    migrations: &[Migration],
    recorded: bool,
) -> Result<bool, StoreError> {
    session.script(RECORD)?;
    let Some(step) = pending(session, place, migrations, recorded)? else { return Ok(false) };
    session.script(step.sql).map_err(|error| StoreError::Migration {
        place: place.to_owned(),
        name: step.name.to_owned(),
        problem: format!("{error}; nothing of this step was kept"),
    })?;
    let values: &[Value<'_>] = values![step.version, step.name, checksum(step.sql)];
    session.execute("INSERT INTO schema_steps (version, name, checksum) VALUES (?1, ?2, ?3)", values)?;
    Ok(true)
}

fn compare(step: &Migration, ran: &Applied, place: &str) -> Result<(), StoreError> {
    if step.version == ran.version && checksum(step.sql) == ran.checksum {
        return Ok(());
    }
    Err(StoreError::Migration {
        place: place.to_owned(),
        name: step.name.to_owned(),
        problem: format!(
            "the database has another step {} ({}) than this program. Use the program that made it, or a backup",
            ran.version, ran.name
        ),
    })
}

/// SHA-256 of the text in hex. A checkout may turn line ends around, which changes nothing.
fn checksum(sql: &str) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(sql.replace("\r\n", "\n")) {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_listed_once_and_numbered_without_a_gap() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store/migrations");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        files.sort();
        let listed: Vec<&str> = MIGRATIONS.iter().map(|step| step.name).collect();
        assert_eq!(files, listed);
        for (index, step) in MIGRATIONS.iter().enumerate() {
            assert_eq!(usize::try_from(step.version).unwrap(), index + 1);
            assert!(step.name.starts_with(&format!("{:04}_", step.version)), "{}", step.name);
        }
    }

    #[test]
    fn line_ends_do_not_change_a_checksum() {
        assert_eq!(checksum("a\r\nb"), checksum("a\nb"));
        assert_ne!(checksum("a\nb"), checksum("a b"));
    }
}
