//! Copies of a SQLite database and back: taken while others write, checked before anybody relies on them, put into place
//! whole or not at all.
//!
//! A backup is itself a SQLite database, so that any tool that reads one can open it; what does not belong to the tables
//! (keys, when, by which program) lies in one table more, [`NOTES`]. What the notes mean is `flows::backup`'s to say.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use super::super::StoreError;
use super::super::facts::BACKUP;
use super::connection::told;
use super::lock::{self, Held, beside};
use crate::domain::code::key::hex;

/// The table that only a backup has.
const NOTES: &str = "backup";
/// The note that holds the digest of everything else.
const DIGEST: &str = "rows_sha256";
/// What to do with a file that is not ours.
const WAY_OUT: &str = "Name a file that `aftersale backup` made";
/// How long a statement waits for somebody who writes.
const PATIENCE: Duration = Duration::from_secs(10);
/// Most findings of a check that are told.
const FINDINGS: usize = 20;

/// What a backup says about itself, by name.
pub type Notes = BTreeMap<String, Vec<u8>>;

/// Copies the database at `path` into `file`, with `notes`, while others read and write; answers its size in bytes.
///
/// The copy is of one moment and holds no byte of deleted rows. `file` appears only when the copy was checked and lies on
/// the disk. `at` (milliseconds) is noted in the database as the time of its last backup.
///
/// # Errors
/// `Unusable` when `file` exists and is not to be replaced, or cannot be made; `Damaged` when the database is.
pub fn take(path: &Path, file: &Path, notes: &Notes, force: bool, at: i64) -> Result<u64, StoreError> {
    if file.exists() && !force {
        return Err(unusable(file, "it exists already", "Name another file, or replace it with --force"));
    }
    let _shared = lock::share(path)?;
    let folder = make_room(file, "backup")?;
    let copy = folder.path().join("copy.db");
    let source = look(path)?;
    let target = copy.display().to_string();
    source.execute("VACUUM INTO ?1", [&target]).map_err(|error| match told(&target, error) {
        StoreError::Backend { problem, .. } | StoreError::Full { place: problem } => unusable(
            file,
            &format!("it cannot be written ({problem})"),
            "Free space there, or name a file elsewhere",
        ),
        other => other,
    })?;
    drop(source);
    write_notes(&copy, notes)?;
    let findings = check(&copy)?;
    if let Some(finding) = findings.first() {
        return Err(StoreError::Damaged { place: path.display().to_string(), problem: finding.clone() });
    }
    let size = settle(&copy).and_then(|size| {
        fs::rename(&copy, file)?;
        sync_folder(file).map(|()| size)
    });
    let size = size.map_err(|error| cannot(file, "be put into place", &error))?;
    note_time(path, at)?;
    Ok(size)
}

fn write_notes(copy: &Path, notes: &Notes) -> Result<(), StoreError> {
    let place = copy.display().to_string();
    let written = Connection::open(copy).and_then(|conn| {
        let whole = digest(&conn)?;
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = DELETE;
             CREATE TABLE {NOTES} (name TEXT NOT NULL PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID"
        ))?;
        for (name, value) in notes {
            let sql = format!("INSERT INTO {NOTES} (name, value) VALUES (?1, ?2)");
            match std::str::from_utf8(value) {
                Ok(text) => conn.execute(&sql, params![name, text])?,
                Err(_) => conn.execute(&sql, params![name, value])?,
            };
        }
        conn.execute(&format!("INSERT INTO {NOTES} (name, value) VALUES (?1, ?2)"), params![DIGEST, whole])?;
        Ok(())
    });
    written.map_err(|error| told(&place, error))
}

fn note_time(path: &Path, at: i64) -> Result<(), StoreError> {
    let noted = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|conn| {
        conn.busy_timeout(PATIENCE)?;
        conn.execute(
            "INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            params![BACKUP, at.to_string()],
        )
    });
    noted.map(drop).map_err(|error| told(&path.display().to_string(), error))
}

/// What is wrong with a database: nothing, or what SQLite finds in its pages, indexes and references.
///
/// # Errors
/// When it cannot be read at all.
pub fn check(path: &Path) -> Result<Vec<String>, StoreError> {
    let place = path.display().to_string();
    let conn = look(path)?;
    let found = (|| {
        let mut pages = conn.prepare(&format!("PRAGMA integrity_check({FINDINGS})"))?;
        let mut found: Vec<String> = pages.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        found.retain(|line| line != "ok");
        let mut references = conn.prepare("PRAGMA foreign_key_check")?;
        let mut rows = references.query([])?;
        while let (Some(row), true) = (rows.next()?, found.len() < FINDINGS) {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            found.push(format!("a row of {table} refers to a row of {parent} that does not exist"));
        }
        Ok(found)
    })();
    found.or_else(|error| match told(&place, error) {
        StoreError::Damaged { problem, .. } => Ok(vec![problem]),
        other => Err(other),
    })
}

/// The notes of a backup after a check of the whole of it; none in a plain copy of a database.
///
/// # Errors
/// `Unusable` when it is no database of ours; `Damaged` when the check finds something, or not every row is as it was kept.
pub fn read_notes(file: &Path) -> Result<Notes, StoreError> {
    if !file.is_file() {
        return Err(unusable(file, "there is no such file", "Check the path of the backup"));
    }
    let damaged = |problem: String| StoreError::Damaged { place: file.display().to_string(), problem };
    if let Some(finding) = check(file)?.into_iter().next() {
        if finding.contains("not a database") {
            return Err(unusable(file, "it is no backup of aftersale", WAY_OUT));
        }
        return Err(damaged(finding));
    }
    let conn = look(file)?;
    let told = |error| told(&file.display().to_string(), error);
    if !has(&conn, "schema_steps").map_err(told)? {
        return Err(unusable(file, "it is a database of another program", WAY_OUT));
    }
    if !has(&conn, NOTES).map_err(told)? {
        return Ok(Notes::new());
    }
    let notes = notes_of(&conn).map_err(told)?;
    let whole = digest(&conn).map_err(told)?;
    match notes.get(DIGEST) {
        Some(kept) if kept == whole.as_bytes() => Ok(notes),
        _ => Err(damaged("its rows are not those that were kept in it".to_owned())),
    }
}

fn has(conn: &Connection, table: &str) -> rusqlite::Result<bool> {
    let sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?1";
    conn.query_row(sql, [table], |_| Ok(())).optional().map(|found| found.is_some())
}

fn notes_of(conn: &Connection) -> rusqlite::Result<Notes> {
    let mut all = conn.prepare(&format!("SELECT name, CAST(value AS BLOB) FROM {NOTES}"))?;
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// SHA-256 over all tables but the notes: what each is, and every value with its kind and length. A check of pages does not
/// see a letter that changed within a text; this does.
fn digest(conn: &Connection) -> rusqlite::Result<String> {
    let mut sum = Sha256::new();
    let mut tables = conn.prepare(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> ?1 ORDER BY name",
    )?;
    let tables: Vec<(String, String)> =
        tables.query_map([NOTES], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (name, sql) in tables {
        sum.update(sql);
        let mut all = conn.prepare(&format!("SELECT * FROM {name}"))?;
        let width = all.column_count();
        let mut rows = all.query([])?;
        while let Some(row) = rows.next()? {
            for at in 0..width {
                add(&mut sum, row.get_ref(at)?);
            }
        }
    }
    Ok(hex(&sum.finalize()))
}

fn add(sum: &mut Sha256, value: ValueRef<'_>) {
    let (number, real);
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(value) => {
            number = value.to_be_bytes();
            (1, &number)
        }
        ValueRef::Text(text) => (2, text),
        ValueRef::Blob(bytes) => (3, bytes),
        ValueRef::Real(value) => {
            real = value.to_be_bytes();
            (4, &real)
        }
    };
    sum.update([kind]);
    sum.update((bytes.len() as u64).to_be_bytes());
    sum.update(bytes);
}

/// A backup unpacked beside the database that it is to replace, which is held alone until this is dropped.
#[derive(Debug)]
pub struct Unpacked {
    folder: TempDir,
    target: PathBuf,
    _alone: Held,
}

/// Copies the backup `file` beside `target`, without its notes. Nothing in place is touched yet.
///
/// # Errors
/// `Unusable` when somebody has `target` in use; what the disk says.
pub fn unpack(file: &Path, target: &Path) -> Result<Unpacked, StoreError> {
    let alone = lock::alone(target)?;
    let folder = make_room(target, "restore")?;
    let unpacked = Unpacked { folder, target: target.to_owned(), _alone: alone };
    let copy = unpacked.path();
    let copied = fs::copy(file, &copy).and_then(|_| {
        let log = beside(file, "-wal");
        if log.exists() { fs::copy(log, beside(&copy, "-wal")).map(drop) } else { Ok(()) }
    });
    copied.map_err(|error| cannot(&copy, "be written", &error))?;
    own(&copy).map_err(|error| cannot(&copy, "be made its owner's alone", &error))?;
    read_notes(&copy)?;
    let place = copy.display().to_string();
    Connection::open(&copy)
        .and_then(|conn| {
            conn.execute_batch(&format!("PRAGMA secure_delete = ON; DROP TABLE IF EXISTS {NOTES}"))
        })
        .map_err(|error| told(&place, error))?;
    Ok(unpacked)
}

impl Unpacked {
    /// Where the unpacked database lies. It may be opened and changed until it is put into place.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("copy.db")
    }

    /// Leaves no byte of deleted rows in it. Nobody may have it open.
    ///
    /// # Errors
    /// What the disk says.
    pub fn rewrite(&self) -> Result<(), StoreError> {
        let place = self.path().display().to_string();
        Connection::open(self.path())
            .and_then(|conn| {
                conn.execute_batch("PRAGMA temp_store = FILE; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
            })
            .map_err(|error| told(&place, error))
    }

    /// Puts it into place and answers where what was there lies now, named with `stamp`. Nobody may have it open.
    ///
    /// # Errors
    /// What the disk says. Either the old database or the new one is in place.
    pub fn place(self, stamp: &str) -> Result<Option<PathBuf>, StoreError> {
        let (copy, target) = (self.path(), &self.target);
        settle(&copy).map_err(|error| cannot(&copy, "be forced to the disk", &error))?;
        let aside = beside(target, &format!(".replaced-{stamp}"));
        let replaced = target.exists();
        if replaced {
            empty_log(target);
        }
        let put = (|| {
            // A log left beside the new file would be taken for its own.
            for suffix in ["-wal", "-shm"] {
                if beside(target, suffix).exists() {
                    fs::rename(beside(target, suffix), beside(&aside, suffix))?;
                }
            }
            if replaced && fs::hard_link(target, &aside).is_err() {
                fs::rename(target, &aside)?;
            }
            fs::rename(&copy, target)?;
            sync_folder(target)
        })();
        put.map_err(|error| cannot(target, "be replaced", &error))?;
        Ok(replaced.then_some(aside))
    }
}

/// Erasures on record in the database at `path`, with the times; none when it is none of ours or too broken to tell.
pub fn erasures(path: &Path) -> Vec<(String, i64)> {
    digests(path, "SELECT address_hash, at FROM erasure ORDER BY at")
}

/// The same of addresses that said no to offers.
pub fn no_offers(path: &Path) -> Vec<(String, i64)> {
    digests(path, "SELECT address_hash, at FROM no_offers ORDER BY at")
}

fn digests(path: &Path, sql: &str) -> Vec<(String, i64)> {
    let read = look(path).ok().and_then(|conn| {
        let mut all = conn.prepare(sql).ok()?;
        let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).ok()?;
        rows.collect::<Result<_, _>>().ok()
    });
    read.unwrap_or_default()
}

/// Moves the log into the file, as far as the file is sound; what is broken is kept aside as it is.
fn empty_log(path: &Path) {
    let emptied = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .and_then(|conn| conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
    if let Err(error) = emptied {
        tracing::warn!(%error, place = %path.display(), "the replaced database keeps its log beside it");
    }
}

fn look(path: &Path) -> Result<Connection, StoreError> {
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    conn.and_then(|conn| conn.busy_timeout(PATIENCE).map(|()| conn))
        .map_err(|error| unusable(path, &format!("it cannot be read ({error})"), "Check path and rights"))
}

/// A folder of our own in the folder of `path`: on the same disk, so that a rename is one step.
fn make_room(path: &Path, why: &str) -> Result<TempDir, StoreError> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    tempfile::Builder::new()
        .prefix(&format!(".aftersale-{why}-"))
        .tempdir_in(parent)
        .map_err(|error| cannot(path, "be made", &error))
}

/// Makes it its owner's alone and forces it to the disk; answers its size.
fn settle(path: &Path) -> io::Result<u64> {
    own(path)?;
    let file = File::open(path)?;
    file.sync_all()?;
    Ok(file.metadata()?.len())
}

fn own(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(())
}

/// Forces a name into its folder: without it a power cut could forget the rename.
fn sync_folder(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(parent)?.sync_all()
}

fn unusable(path: &Path, problem: &str, way_out: &str) -> StoreError {
    StoreError::Unusable {
        place: path.display().to_string(),
        problem: problem.to_owned(),
        way_out: way_out.to_owned(),
    }
}

fn cannot(path: &Path, what: &str, error: &io::Error) -> StoreError {
    unusable(path, &format!("it cannot {what} ({error})"), "Check space and rights of its folder")
}
