//! Who has a SQLite database in hand: locks on two small files beside it, gone with the process that held them.
//!
//! SQLite's own locks come and go with each transaction and say nothing between two of them. Everyone who opens a database
//! shares `NAME-lock`, so that a restore, which takes it alone, can neither begin nor be surprised; a `serve` takes
//! `NAME-serve` alone. The files stay: a lock on a file that was removed protects nobody.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::super::StoreError;

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Held {
    _file: File,
}

/// Shares the database with everyone but a restore.
pub(super) fn share(path: &Path) -> Result<Held, StoreError> {
    let file = open(path, "-lock")?;
    match file.try_lock_shared() {
        Ok(()) => Ok(Held { _file: file }),
        Err(error) => Err(refused(
            path,
            error,
            "a restore is replacing it".to_owned(),
            "Try again when the restore is done",
        )),
    }
}

/// Takes the database alone, for a restore.
pub(super) fn alone(path: &Path) -> Result<Held, StoreError> {
    let file = open(path, "-lock")?;
    match file.try_lock() {
        Ok(()) => Ok(Held { _file: file }),
        Err(error) => Err(refused(
            path,
            error,
            format!("it is in use{}", said_by_server(path)),
            "Stop serve and every other command that works on it, then try again",
        )),
    }
}

/// Takes the one place of a `serve`; waits `patience` for another one that is about to end.
pub(super) fn serve(path: &Path, patience: Duration) -> Result<Held, StoreError> {
    let mut file = open(path, "-serve")?;
    let began = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::WouldBlock) if began.elapsed() < patience => sleep(Duration::from_millis(20)),
            Err(error) => {
                return Err(refused(
                    path,
                    error,
                    format!("another serve answers from it{}", said_by_server(path)),
                    "Stop that one first; several at once need PostgreSQL",
                ));
            }
        }
    }
    // Only for messages: without the number they are shorter.
    drop(file.set_len(0).and_then(|()| file.rewind()).and_then(|()| write!(file, "{}", std::process::id())));
    Ok(Held { _file: file })
}

fn said_by_server(path: &Path) -> String {
    let mut text = String::new();
    let Ok(mut file) = File::open(beside(path, "-serve")) else { return text };
    let is_free = file.try_lock_shared().is_ok();
    drop(file.read_to_string(&mut text));
    if is_free || text.is_empty() { String::new() } else { format!(" (serve, process {text})") }
}

/// `path` with something behind its name.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn open(path: &Path, suffix: &str) -> Result<File, StoreError> {
    let file = beside(path, suffix);
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&file).map_err(|error| StoreError::Unusable {
        place: path.display().to_string(),
        problem: format!("{} cannot be made ({error})", file.display()),
        way_out: "Allow this user to write there".to_owned(),
    })
}

fn refused(path: &Path, error: TryLockError, problem: String, way_out: &str) -> StoreError {
    let (problem, way_out) = match error {
        TryLockError::WouldBlock => (problem, way_out),
        TryLockError::Error(error) => (
            format!("its file system cannot lock files ({error})"),
            "Put it on a local disk, not a network share",
        ),
    };
    StoreError::Unusable { place: path.display().to_string(), problem, way_out: way_out.to_owned() }
}
