//! Where bytes go: one file or a folder of files that appear whole or not at all, or memory for tests and streams.
//!
//! A target is written under a temporary name beside it, forced to disk by [`Target::seal`] and renamed by
//! [`Sealed::place`]; whatever ends earlier (an error, a panic) removes the temporary, and what a kill left behind goes
//! when the same target is made again. Knows nothing of what the bytes mean.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempDir};

use super::disk::{Ahead, sync, sync_all};

/// Takes what the writers emit.
pub trait Sink {
    /// Appends to the one stream of PDF and CSV.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Adds a whole file to the folder of PNG and SVG; `name` is a plain file name.
    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;
}

/// Standard output and its like: a stream only.
pub struct Stream<W>(pub W);

impl<W: Write> Sink for Stream<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn add(&mut self, name: &str, _: &[u8]) -> io::Result<()> {
        Err(no_folder(name))
    }
}

fn no_folder(name: &str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, format!("a single stream cannot take the file {name}"))
}

/// Keeps everything in memory.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Memory {
    /// The stream.
    pub bytes: Vec<u8>,
    /// Name and contents of each file, in the order they came.
    pub files: Vec<(String, Vec<u8>)>,
}

impl Sink for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.push((name.to_owned(), bytes.to_vec()));
        Ok(())
    }
}

/// Why a target cannot be made or put into place.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// Something is there and `force` was not given.
    #[error("{} exists already: choose another --output, or --force to replace it", .0.display())]
    Exists(PathBuf),
    /// The target is of the other kind: a folder where a file is to be, or the reverse.
    #[error("{} is {there}, but this format makes {wanted}: choose another --output", .path.display())]
    Kind {
        /// The target.
        path: PathBuf,
        /// What is there.
        there: &'static str,
        /// What the format makes.
        wanted: &'static str,
    },
    /// The folder it is to lie in is missing.
    #[error("the folder {} does not exist: make it first, or choose another --output", .0.display())]
    NoParent(PathBuf),
    /// The system refused.
    #[error("{}: cannot {what}: {source}", .path.display())]
    Io {
        /// Where.
        path: PathBuf,
        /// What was tried.
        what: &'static str,
        /// Why not.
        source: io::Error,
    },
}

/// A file or folder in the making.
pub struct Target {
    path: PathBuf,
    kind: Kind,
}

enum Kind {
    File(BufWriter<Ahead>),
    Folder(Locked),
}

/// A folder, and open with it the lock that says we are at work on it.
struct Locked {
    folder: TempDir,
    lock: File,
}

/// A target that lies on disk whole, and only lacks its name.
pub struct Sealed {
    path: PathBuf,
    kind: SealedKind,
}

enum SealedKind {
    File(NamedTempFile),
    Folder(TempDir),
}

const BUFFER: usize = 256 * 1024;

impl Target {
    /// Opens a temporary beside `path`: a file, or with `folder` a folder. `force` lets it replace what is there.
    pub fn create(path: &Path, folder: bool, force: bool) -> Result<Self, OutputError> {
        check(path, folder, force)?;
        let parent = parent(path);
        let io = |what| move |source| OutputError::Io { path: path.to_owned(), what, source };
        let prefix = format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy());
        sweep(parent, &prefix);
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(PART);
        // A file system without locks does without sweeping, too.
        let kind = if folder {
            let folder = builder.tempdir_in(parent).map_err(io("make a folder beside it"))?;
            let lock = File::open(folder.path()).map_err(io("make a folder beside it"))?;
            drop(lock.try_lock());
            Kind::Folder(Locked { folder, lock })
        } else {
            let file = builder.tempfile_in(parent).map_err(io("make a file beside it"))?;
            drop(file.as_file().try_lock());
            Kind::File(BufWriter::with_capacity(BUFFER, Ahead::new(file)))
        };
        Ok(Self { path: path.to_owned(), kind })
    }

    /// Forces everything to disk, still under its temporary name: what can take long or fail is then over.
    pub fn seal(self) -> Result<Sealed, OutputError> {
        let path = self.path;
        let io = |what| {
            let path = path.clone();
            move |source| OutputError::Io { path, what, source }
        };
        let kind = match self.kind {
            Kind::File(buffer) => {
                let ahead = buffer.into_inner().map_err(|error| io("write")(error.into_error()))?;
                let file = ahead.into_inner().map_err(io("write"))?;
                open_to_all(file.path(), 0o666).map_err(io("set its permissions"))?;
                file.as_file().sync_all().map_err(io("write"))?;
                SealedKind::File(file)
            }
            Kind::Folder(Locked { folder, lock }) => {
                open_to_all(folder.path(), 0o777).map_err(io("set its permissions"))?;
                sync_all(folder.path(), &lock).map_err(io("write"))?;
                SealedKind::Folder(folder)
            }
        };
        Ok(Sealed { path, kind })
    }

    /// Forces everything to disk and puts it into place under its real name.
    pub fn commit(self) -> Result<(), OutputError> {
        self.seal()?.place()
    }
}

impl Sealed {
    /// Puts it into place under its real name.
    pub fn place(self) -> Result<(), OutputError> {
        self.rename()?.record()
    }

    /// Puts both into place, this one first, in the same folder: their names go to disk together, which takes half as long.
    pub fn place_both(self, then: Self) -> Result<(), OutputError> {
        let named = self.rename()?;
        then.rename()?;
        named.record()
    }

    fn rename(self) -> Result<Named, OutputError> {
        let path = self.path;
        let io = |what| {
            let path = path.clone();
            move |source| OutputError::Io { path, what, source }
        };
        match self.kind {
            SealedKind::File(file) => {
                file.persist(&path).map_err(|error| io("put it into place")(error.error))?;
            }
            SealedKind::Folder(folder) => replace_folder(folder, &path).map_err(io("put it into place"))?,
        }
        Ok(Named(path))
    }
}

/// In place, but its name may still be in memory only.
struct Named(PathBuf);

impl Named {
    fn record(self) -> Result<(), OutputError> {
        sync(parent(&self.0)).map_err(|source| OutputError::Io {
            path: self.0,
            what: "record its name",
            source,
        })
    }
}

/// Ending of temporaries.
const PART: &str = ".part";

/// Removes temporaries of the same target whose job was killed: nobody holds their lock any more. Where locks or removing
/// do not work they stay, which harms nobody.
fn sweep(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let is_part = name.to_str().is_some_and(|name| name.starts_with(prefix) && name.ends_with(PART));
        let path = entry.path();
        if is_part && File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
            drop(if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) });
        }
    }
}

impl Sink for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.kind {
            Kind::File(file) => file.write_all(bytes),
            Kind::Folder(_) => {
                Err(io::Error::new(io::ErrorKind::Unsupported, "a folder takes files, no stream"))
            }
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match &mut self.kind {
            Kind::Folder(Locked { folder, .. }) => {
                File::create_new(folder.path().join(name))?.write_all(bytes)
            }
            Kind::File(_) => Err(no_folder(name)),
        }
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn check(path: &Path, folder: bool, force: bool) -> Result<(), OutputError> {
    let parent = parent(path);
    if !parent.is_dir() {
        return Err(OutputError::NoParent(parent.to_owned()));
    }
    let Ok(there) = fs::symlink_metadata(path) else { return Ok(()) };
    let kind = |there, wanted| OutputError::Kind { path: path.to_owned(), there, wanted };
    match (there.is_dir(), folder) {
        (true, false) => Err(kind("a folder", "a file")),
        (false, true) => Err(kind("a file", "a folder")),
        _ if !force => Err(OutputError::Exists(path.to_owned())),
        _ => Ok(()),
    }
}

/// Temporaries are made for the owner alone; a finished result has the permissions any new file would have.
#[cfg(unix)]
fn open_to_all(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // The umask cannot be read without being set; 022 is what practically every system uses.
    fs::set_permissions(path, fs::Permissions::from_mode(mode & !0o022))
}

#[cfg(not(unix))]
fn open_to_all(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Folders cannot be replaced by renaming: the old one steps aside first and comes back if the new one cannot take its place.
fn replace_folder(new: TempDir, path: &Path) -> io::Result<()> {
    let old = if path.exists() {
        let aside = tempfile::Builder::new().prefix(".old.").tempdir_in(parent(path))?;
        fs::rename(path, aside.path().join("old"))?;
        Some(aside)
    } else {
        None
    };
    let renamed = fs::rename(new.path(), path);
    if let (Err(_), Some(aside)) = (&renamed, &old) {
        fs::rename(aside.path().join("old"), path)?;
    }
    renamed?;
    // Renamed away: nothing is left for the guard to remove.
    let _ = new.keep();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_target_appears_whole_on_commit_and_leaves_nothing_when_dropped() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("labels.pdf");
        let mut target = Target::create(&path, false, false).unwrap();
        target.write(b"%PDF").unwrap();
        assert!(!path.exists());
        drop(target);
        assert!(names(dir.path()).is_empty());
        let mut target = Target::create(&path, false, false).unwrap();
        target.write(b"%PDF").unwrap();
        target.commit().unwrap();
        assert_eq!(
            (names(dir.path()), fs::read(&path).unwrap()),
            (vec!["labels.pdf".to_owned()], b"%PDF".to_vec())
        );
    }

    #[test]
    fn a_folder_is_replaced_as_a_whole_and_only_by_force() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("labels");
        for name in ["a.png", "b.png"] {
            let mut target = Target::create(&path, true, true).unwrap();
            target.add(name, b"x").unwrap();
            target.commit().unwrap();
        }
        assert_eq!((names(dir.path()), names(&path)), (vec!["labels".to_owned()], vec!["b.png".to_owned()]));
        assert!(matches!(Target::create(&path, true, false), Err(OutputError::Exists(_))));
        assert!(matches!(Target::create(&path, false, true), Err(OutputError::Kind { .. })));
    }

    #[test]
    fn what_a_killed_job_left_behind_goes_and_what_a_living_one_needs_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(dir.path().join(".a.dead.part"), "half").unwrap();
        fs::create_dir(dir.path().join(".a.gone.part")).unwrap();
        fs::write(dir.path().join(".a.gone.part/1.png"), "half").unwrap();
        fs::write(dir.path().join(".a.mine"), "precious").unwrap();
        let living =
            [Target::create(&path, true, false).unwrap(), Target::create(&path, false, false).unwrap()];
        let third = Target::create(&path, false, false).unwrap();
        assert_eq!(names(dir.path()).len(), 4, "{:?}", names(dir.path()));
        drop((living, third));
        assert_eq!(names(dir.path()), [".a.mine"]);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let refused = Target::create(Path::new("/no/such/folder/labels.pdf"), false, false).err().unwrap();
        assert_eq!(
            refused.to_string(),
            "the folder /no/such/folder does not exist: make it first, or choose another --output"
        );
    }
}
