//! The shelf: every file of words, markup, style and icons, built in, each with what an override folder puts in its place.
//!
//! The folder mirrors the names here (`pages/form.html`, `locales/de/register.ftl`, `style/base.css`, `icons/phone.svg`).
//! A file that replaces nothing is most likely misspelt; it is kept in a list that `check` reports. Reads files once, at start.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::error::TextError;

static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STYLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/style");
static SCRIPT: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/script");
static ICONS: Dir = include_dir!("$CARGO_MANIFEST_DIR/assets/icons");

/// One file: ours, and the house's version of it.
#[derive(Debug, Default)]
pub struct File {
    /// Built in. Empty only for a language that the override folder brought.
    pub own: &'static str,
    /// From the override folder.
    pub house: Option<String>,
}

/// All files by name.
#[derive(Debug)]
pub struct Shelf {
    files: BTreeMap<String, File>,
    unknown: Vec<String>,
}

impl Shelf {
    /// Takes the built-in files and lays those of `dir` over them.
    pub fn open(dir: Option<&Path>) -> Result<Self, TextError> {
        let mut files = BTreeMap::new();
        for (prefix, dir) in [("", &TEMPLATES), ("style/", &STYLE), ("script/", &SCRIPT), ("icons/", &ICONS)]
        {
            collect(dir, prefix, &mut files);
        }
        let mut shelf = Self { files, unknown: Vec::new() };
        if let Some(dir) = dir {
            shelf.lay_over(dir, dir)?;
        }
        Ok(shelf)
    }

    /// Files below `prefix` that end in `suffix`, by name.
    pub fn list<'a>(&'a self, prefix: &'a str, suffix: &'a str) -> impl Iterator<Item = (&'a str, &'a File)> {
        self.files
            .iter()
            .filter(move |(name, _)| name.starts_with(prefix) && name.ends_with(suffix))
            .map(|(name, file)| (name.as_str(), file))
    }

    /// One file.
    pub fn get(&self, name: &str) -> Option<&File> {
        self.files.get(name)
    }

    /// Overrides that replace nothing.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    fn lay_over(&mut self, root: &Path, dir: &Path) -> Result<(), TextError> {
        let folder = |source| TextError::Folder { path: dir.display().to_string(), source };
        for entry in std::fs::read_dir(dir).map_err(folder)? {
            let path = entry.map_err(folder)?.path();
            if path.is_dir() {
                self.lay_over(root, &path)?;
                continue;
            }
            let relative = path.strip_prefix(root).unwrap_or(&path);
            let name =
                relative.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            let read = |source| TextError::Folder { path: path.display().to_string(), source };
            self.replace(name, std::fs::read_to_string(&path).map_err(read)?);
        }
        Ok(())
    }

    /// A language of the house's own is welcome if its files are named like ours.
    fn replace(&mut self, name: String, text: String) {
        let new_language =
            name.strip_prefix("locales/").and_then(|rest| rest.split_once('/')).is_some_and(|(tag, file)| {
                tag.parse::<unic_langid::LanguageIdentifier>().is_ok()
                    && self.files.contains_key(&format!("locales/en/{file}"))
            });
        match self.files.get_mut(&name) {
            Some(file) => file.house = Some(text),
            None if new_language => {
                self.files.insert(name, File { own: "", house: Some(text) });
            }
            None => self.unknown.push(name),
        }
    }
}

fn collect(dir: &'static Dir, prefix: &str, into: &mut BTreeMap<String, File>) {
    for file in dir.files() {
        if let Some(own) = file.contents_utf8() {
            into.insert(
                format!("{prefix}{}", file.path().to_string_lossy().replace('\\', "/")),
                File { own, house: None },
            );
        }
    }
    dir.dirs().for_each(|inner| collect(inner, prefix, into));
}
