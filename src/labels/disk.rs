//! How bytes are forced to disk: a folder at once, a file while it grows. What is promised then, and under which name, is for
//! `output` to say.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use tempfile::NamedTempFile;

/// So many bytes are worth a flush: less would make the disk write its journal for nothing.
const EVERY: usize = 4 * 1024 * 1024;

/// A file that goes to disk while it grows. A job ends when its last byte is there; had the disk been idle until then, that would
/// be a sixth of the time of a hundred thousand labels.
pub struct Ahead {
    file: NamedTempFile,
    /// Bytes since the last flush was asked for.
    fresh: usize,
    flusher: Option<Flusher>,
}

struct Flusher {
    wake: SyncSender<()>,
    thread: JoinHandle<io::Result<()>>,
}

impl Ahead {
    /// Nobody flushes until there is something worth it.
    pub fn new(file: NamedTempFile) -> Self {
        Self { file, fresh: 0, flusher: None }
    }

    /// The file, once the last flush came back. What a flush could not write is told here: the system says it only once, so the
    /// one that forces the whole file to disk would not hear of it.
    pub fn into_inner(self) -> io::Result<NamedTempFile> {
        if let Some(Flusher { wake, thread }) = self.flusher {
            drop(wake);
            thread.join().map_err(|_| io::Error::other("the thread that flushes it ended"))??;
        }
        Ok(self.file)
    }

    fn wake(&mut self) {
        if self.flusher.is_none() {
            let Ok(file) = self.file.as_file().try_clone() else { return };
            let (wake, asked): (_, Receiver<()>) = sync_channel(1);
            let thread = thread::Builder::new()
                .name("flush".into())
                .spawn(move || asked.into_iter().try_for_each(|()| file.sync_data()));
            let Ok(thread) = thread else { return };
            self.flusher = Some(Flusher { wake, thread });
        }
        // When one is asked for already, it takes these bytes along.
        let _ = self.flusher.as_ref().map(|flusher| flusher.wake.try_send(()));
    }
}

impl Write for Ahead {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.fresh += written;
        if self.fresh >= EVERY {
            self.fresh = 0;
            self.wake();
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// All of a folder, open as `opened` since before its first file: one call for the whole file system, which writes its journal
/// once. File by file that took a thousand labels some seconds, as many times longer as the disk takes for one flush.
#[cfg(target_os = "linux")]
pub fn sync_all(folder: &Path, opened: &File) -> io::Result<()> {
    match rustix::fs::syncfs(opened) {
        // A kernel or a file system that does not know the call.
        Err(rustix::io::Errno::NOSYS | rustix::io::Errno::INVAL | rustix::io::Errno::OPNOTSUPP) => {
            sync_each(folder)
        }
        done => Ok(done?),
    }
}

#[cfg(not(target_os = "linux"))]
pub fn sync_all(folder: &Path, _: &File) -> io::Result<()> {
    sync_each(folder)
}

fn sync_each(folder: &Path) -> io::Result<()> {
    fs::read_dir(folder)?.try_for_each(|entry| File::open(entry?.path())?.sync_all())?;
    sync(folder)
}

/// The names in a folder.
#[cfg(unix)]
pub fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems cannot open a folder to force it to disk; their renames are journalled.
#[cfg(not(unix))]
pub fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_flushed_while_it_grew_is_whole() {
        let mut ahead = Ahead::new(NamedTempFile::new().unwrap());
        let piece: Vec<u8> = (0..=250_u8).cycle().take(EVERY / 3).collect();
        (0..10).for_each(|_| ahead.write_all(&piece).unwrap());
        assert!(ahead.flusher.is_some());
        let file = ahead.into_inner().unwrap();
        assert_eq!(fs::read(file.path()).unwrap(), piece.repeat(10));
    }
}
