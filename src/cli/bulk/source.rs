//! The file of an import, opened as often as it is read: what comes through a pipe is put aside first.

use std::fs::File;
use std::io::{self, Seek};
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Where rows come from.
pub enum Source {
    /// A file.
    File(PathBuf),
    /// What stood on standard input.
    Aside(File),
}

impl Source {
    /// The file of this name; `-` is standard input.
    ///
    /// # Errors
    /// When standard input cannot be put aside.
    pub fn new(file: &Path) -> anyhow::Result<Self> {
        if file.as_os_str() != "-" {
            return Ok(Self::File(file.to_owned()));
        }
        let put_aside = || {
            let mut aside = tempfile::tempfile()?;
            io::copy(&mut io::stdin().lock(), &mut aside)?;
            Ok::<_, io::Error>(aside)
        };
        let aside = put_aside().with_context(|| {
            format!("standard input cannot be put aside in {}", std::env::temp_dir().display())
        })?;
        Ok(Self::Aside(aside))
    }

    /// Its bytes from the beginning.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(&self) -> anyhow::Result<File> {
        match self {
            Self::File(path) => File::open(path).with_context(|| format!("cannot open {}", path.display())),
            Self::Aside(aside) => {
                let mut again = aside.try_clone()?;
                again.rewind()?;
                Ok(again)
            }
        }
    }

    /// What people call it.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Aside(_) => "standard input".to_owned(),
        }
    }
}
