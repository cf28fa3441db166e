//! Letters as `.eml` files in a folder, which every mail program opens: the transport that needs no setting up.
//!
//! A file appears as a whole or not at all, and holds exactly the sealed bytes. Its name comes from the letter's date and
//! Message-ID, so a letter that is tried twice stays one file.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Accepted, Cause, Failure, Probe, Sealed, Stage};
use crate::mail::fingerprint;

/// A folder that collects letters.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
}

impl Folder {
    /// Names the folder; it is made when the first letter comes.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.to_owned() }
    }

    /// Where the letters lie.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub(super) async fn deliver(&self, letter: &Sealed) -> Result<Accepted, Failure> {
        let path = self.dir.join(file_name(letter));
        let (dir, to, bytes) = (self.dir.clone(), path.clone(), letter.bytes().to_vec());
        self.on_a_thread(move || write(&dir, &to, &bytes)).await?;
        Ok(Accepted { response: format!("written to {}", path.display()) })
    }

    pub(super) async fn probe(&self) -> Probe {
        let dir = self.dir.clone();
        let tried = self.on_a_thread(move || tempfile_in(&dir).map(drop)).await;
        match tried {
            Ok(()) => {
                Probe { steps: vec![format!("letters are written to {}", self.dir.display())], failure: None }
            }
            Err(failure) => Probe { steps: Vec::new(), failure: Some(failure) },
        }
    }

    /// Files block, and a sync to disk blocks long; the threads that answer people must not wait for it.
    async fn on_a_thread(
        &self,
        work: impl FnOnce() -> io::Result<()> + Send + 'static,
    ) -> Result<(), Failure> {
        let done = tokio::task::spawn_blocking(work).await.unwrap_or_else(|gone| Err(io::Error::other(gone)));
        done.map_err(|wrong| {
            Failure::new(Stage::File, Cause::Disk, &format!("{}: {wrong}", self.dir.display()))
        })
    }
}

fn tempfile_in(dir: &Path) -> io::Result<tempfile::NamedTempFile> {
    std::fs::create_dir_all(dir)?;
    tempfile::Builder::new().prefix(".letter-").tempfile_in(dir)
}

fn write(dir: &Path, to: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile_in(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(to)?;
    sync_folder(dir)
}

/// The name is in the folder only once the folder is on disk too; until then "accepted" would be a promise too early.
#[cfg(unix)]
fn sync_folder(dir: &Path) -> io::Result<()> {
    std::fs::File::open(dir)?.sync_all()
}

/// Elsewhere a folder cannot be opened as a file; renaming is all one can do.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// `20260503T101530.123Z-<message id>.eml`, in time order when sorted. Whatever the id holds, the name stays in the folder;
/// an id that had to be changed gets a digest, so that two ids never share a file.
fn file_name(letter: &Sealed) -> String {
    let id = letter.message_id();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@');
    let safe: String = id.chars().map(|c| if plain(c) { c } else { '_' }).take(100).collect();
    let digest = if safe == id { String::new() } else { format!("-{}", fingerprint(&[id.as_bytes()])) };
    let time = jiff::Timestamp::from_millisecond(letter.date()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    format!("{}-{safe}{digest}.eml", time.strftime("%Y%m%dT%H%M%S.%3fZ"))
}
