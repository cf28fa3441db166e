//! Backup and restore of a SQLite house: the database of one moment and, sealed, the keys without which its labels and links
//! are dead. A restore brings back both, refuses what would not fit, and erases again who was erased since.
//!
//! Knows files only as names and contents; which there are is `config`'s to say, and `cli` puts them in their places.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Context, Error, Settings};
use crate::domain::clock::{Clock, Timestamp};
use crate::domain::code::key::hex;
use crate::domain::seal::{self, Sealed};
use crate::store::backup as copies;
use crate::store::erasures::Erasure;
use crate::store::facts::BACKUP;

/// A small file that a house needs besides its database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keepsake {
    /// Its path, relative to the folder of the settings unless absolute.
    pub path: String,
    /// What is in it.
    pub text: String,
}

/// What is to be kept.
#[derive(Debug)]
pub struct Plan<'p> {
    /// `sqlite:PATH`.
    pub database: &'p str,
    /// Where the backup goes.
    pub file: &'p Path,
    /// Replaces a file that is there.
    pub force: bool,
    /// Settings and keys, the settings first.
    pub keepsakes: &'p [Keepsake],
    /// Without it the keepsakes stay out.
    pub passphrase: Option<&'p str>,
}

/// Takes a backup while others work on the database; answers its size in bytes.
///
/// # Errors
/// `Refused` when the database is a server's or the passphrase too short; what the store says.
pub fn backup(plan: &Plan<'_>, clock: &Clock) -> Result<u64, Error> {
    let path = path_of(plan.database)?;
    let at = clock.now();
    let mut notes = copies::Notes::new();
    let mut note = |name: &str, value: &[u8]| drop(notes.insert(name.to_owned(), value.to_vec()));
    note("format", b"aftersale backup 1");
    note("program", env!("CARGO_PKG_VERSION").as_bytes());
    note("made_at", at.rfc3339().as_bytes());
    if let Some(settings) = plan.keepsakes.first() {
        note("settings_sha256", fingerprint(settings).as_bytes());
    }
    if let Some(passphrase) = plan.passphrase {
        let plain = serde_json::to_vec(plan.keepsakes).map_err(|error| Error::Refused(error.to_string()))?;
        let sealed = seal::seal(&plain, passphrase, clock.chance()).map_err(Error::Refused)?;
        note("seal", seal::FORMAT.as_bytes());
        note("salt", hex(&sealed.salt).as_bytes());
        note("nonce", hex(&sealed.nonce).as_bytes());
        note("sealed", hex(&sealed.bytes).as_bytes());
    }
    Ok(copies::take(&path, plan.file, &notes, plan.force, at.0)?)
}

/// A backup that was checked.
#[derive(Debug)]
pub struct Checked {
    file: PathBuf,
    /// When it was made; `None` for a plain copy of a database.
    pub made_at: Option<String>,
    /// SHA-256 of the settings it was made with.
    pub settings: Option<String>,
    sealed: Option<Sealed>,
}

/// Reads all of a backup and finds nothing wrong with it.
///
/// # Errors
/// What is wrong.
pub fn check(file: &Path) -> Result<Checked, Error> {
    let notes = copies::read_notes(file)?;
    let text = |name: &str| notes.get(name).and_then(|value| String::from_utf8(value.clone()).ok());
    let bytes = |name: &str| text(name).and_then(|text| unhex(&text));
    let sealed = match (bytes("salt"), bytes("nonce"), bytes("sealed")) {
        (Some(salt), Some(nonce), Some(bytes)) => {
            salt.try_into().ok().zip(nonce.try_into().ok()).map(|(salt, nonce)| Sealed { salt, nonce, bytes })
        }
        _ => None,
    };
    if let Some(format) = text("seal").filter(|format| format != seal::FORMAT) {
        return Err(Error::Refused(format!(
            "{}: its keys are sealed as {format:?}; restore it with the program that made it",
            file.display()
        )));
    }
    Ok(Checked { file: file.to_owned(), made_at: text("made_at"), settings: text("settings_sha256"), sealed })
}

impl Checked {
    /// Whether keys are in it.
    pub fn has_keys(&self) -> bool {
        self.sealed.is_some()
    }

    /// Settings and keys; none when it was made without a passphrase.
    ///
    /// # Errors
    /// When the passphrase is not the one.
    pub fn keepsakes(&self, passphrase: &str) -> Result<Vec<Keepsake>, Error> {
        let Some(sealed) = &self.sealed else { return Ok(Vec::new()) };
        let plain = seal::open(sealed, passphrase)
            .map_err(|what| Error::Refused(format!("{}: {what}", self.file.display())))?;
        serde_json::from_slice(&plain).map_err(|error| {
            Error::Refused(format!("{}: the sealed keys are unreadable: {error}", self.file.display()))
        })
    }
}

/// SHA-256 by which two settings files can be told apart.
pub fn fingerprint(settings: &Keepsake) -> String {
    hex(&Sha256::digest(&settings.text))
}

/// What a restore is to do.
#[derive(Debug)]
pub struct Return<'r> {
    /// `sqlite:PATH` of the database to fill.
    pub database: &'r str,
    /// The settings it will be used with.
    pub settings: &'r Settings,
    /// Replaces a database that is there; it is kept aside.
    pub force: bool,
    /// Further databases or backups whose erasures, and noes to offers, count.
    pub erasures: &'r [PathBuf],
}

/// What a restore did.
#[derive(Debug)]
pub struct Returned {
    /// Where the replaced database lies now.
    pub aside: Option<PathBuf>,
    /// Registrations and claims of people who were erased since, and are erased again.
    pub erased: u64,
}

/// Puts a checked backup into place of the database, unless anyone has that open.
///
/// # Errors
/// `Refused` when a database is there and `force` is not given, or its links were made with another key; what the store
/// says. The database in place is touched last, and in one step.
pub fn restore(checked: &Checked, wanted: &Return<'_>, clock: &Clock) -> Result<Returned, Error> {
    let target = path_of(wanted.database)?;
    if target.exists() && !wanted.force {
        return Err(Error::Refused(format!(
            "{} exists; restore with --force puts the backup in its place and keeps it beside, under another name",
            target.display()
        )));
    }
    let unpacked = copies::unpack(&checked.file, &target)?;
    let (mut known, mut noes) = (copies::erasures(&target), copies::no_offers(&target));
    for path in wanted.erasures {
        copies::read_notes(path)?;
        known.extend(copies::erasures(path));
        noes.extend(copies::no_offers(path));
    }
    let known: Vec<Erasure> =
        known.into_iter().map(|(address_hash, at)| Erasure { address_hash, at: Timestamp(at) }).collect();
    let url = format!("sqlite:{}", unpacked.path().display());
    let context = Context::open(&url, false, clock.clone(), wanted.settings.clone())?;
    let erased = if known.is_empty() { 0 } else { reapply(&context, known)? };
    keep_noes(&context, noes)?;
    context.close()?;
    if erased > 0 {
        unpacked.rewrite()?;
    }
    let stamp: String = clock.now().rfc3339().chars().filter(char::is_ascii_alphanumeric).collect();
    Ok(Returned { aside: unpacked.place(&stamp)?, erased })
}

/// Erases again, in a database from before, the people whose erasures are known; answers how many registrations and claims
/// that were. Rows from after an erasure stay: its owner came back.
///
/// # Errors
/// What the store says.
pub fn reapply(context: &Context, known: Vec<Erasure>) -> Result<u64, Error> {
    let key = context.settings.link_key.clone();
    let erased = context.store.write_blocking(move |tx| {
        for erasure in &known {
            tx.note_erasure(erasure)?;
        }
        let forgotten = tx.reapply_erasures(&|subject| key.address_digest(subject))?;
        Ok::<_, Error>(forgotten.iter().map(|one| one.registrations.len() as u64 + one.claims).sum())
    })?;
    Ok(erased)
}

/// Whoever said no to offers since has said so in a database from before, too.
fn keep_noes(context: &Context, noes: Vec<(String, i64)>) -> Result<(), Error> {
    context.store.write_blocking(move |tx| {
        for (digest, at) in &noes {
            tx.note_no_offers(digest, Timestamp(*at))?;
        }
        Ok::<_, Error>(())
    })
}

/// When the last backup of this database was taken.
///
/// # Errors
/// What the store says.
pub fn last(context: &Context) -> Result<Option<Timestamp>, Error> {
    let noted = context.store.read_here(|tx| tx.find_fact(BACKUP).map_err(Error::from))?;
    Ok(noted.and_then(|text| text.parse().ok()).map(Timestamp))
}

/// What is wrong with the database as its engine sees it; `None` where that is a server's business.
///
/// # Errors
/// What the store says.
pub fn findings(context: &Context) -> Result<Option<Vec<String>>, Error> {
    Ok(context.store.check()?)
}

fn path_of(url: &str) -> Result<PathBuf, Error> {
    match url.split_once(':') {
        Some(("sqlite", path)) => Ok(PathBuf::from(path)),
        _ => Err(Error::Refused("this database is a server's; its own tools back it up".to_owned())),
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
