//! `catalog import | export | check`: the maker's file of products, offers, manuals and dealers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use super::house::House;
use super::{Common, tell};
use crate::domain::catalog::{self as format, Catalog as Content, journey};
use crate::domain::picture::Picture;
use crate::flows::catalog;

/// Products, offers, manuals and dealers.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale catalog check catalog.toml\n  aftersale catalog import catalog.toml\n  aftersale catalog import --force catalog.toml\n  aftersale catalog export > copy.toml"
)]
pub struct Catalog {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Add and update from a file; what is missing in it is never deleted
    Import {
        /// The catalogue
        file: PathBuf,
        /// Take the file's products also where the desk changed them since the last import
        #[arg(long)]
        force: bool,
    },
    /// Print the whole catalogue as TOML
    Export,
    /// Tell every mistake in a file, change nothing
    Check {
        /// The catalogue, or a file of journeys
        file: PathBuf,
    },
}

impl Catalog {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        match &self.what {
            What::Check { file } => {
                if let Some(code) = check_journeys(common, file)? {
                    return Ok(code);
                }
                let Some((content, pictures)) = read(file)? else { return Ok(1) };
                tell::say(
                    common,
                    &format!("{}: {}, no mistakes", file.display(), summary(&content, pictures.len())),
                );
                Ok(0)
            }
            What::Import { file, force } => {
                let Some((content, pictures)) = read(file)? else { return Ok(1) };
                let house = House::open(common, true)?;
                let done = catalog::import_over(&house.context, content, pictures, *force)?;
                house.context.close()?;
                tell_of_desk(&done);
                tell::say(
                    common,
                    &format!(
                        "products: {} new, {} updated · dealers: {} new, {} updated",
                        done.products_added, done.products_updated, done.dealers_added, done.dealers_updated
                    ),
                );
                Ok(0)
            }
            What::Export => {
                let house = House::open(common, false)?;
                tell::result(&format::write(&catalog::export(&house.context)?))?;
                Ok(0)
            }
        }
    }
}

/// What the desk had changed, and what became of it: never without a word, however quiet the rest is.
fn tell_of_desk(done: &catalog::Imported) {
    for kept in &done.kept {
        eprintln!("kept as the desk made it, which the file does not have yet: {}", tell::harmless(kept));
    }
    if !done.kept.is_empty() {
        eprintln!(
            "`aftersale catalog export` prints the catalogue with it; --force takes the file's instead"
        );
    }
    for overwritten in &done.overwritten {
        eprintln!("replaced by the file (the desk can put it back): {}", tell::harmless(overwritten));
    }
}

/// A file of journeys, checked; `None` when it is none.
fn check_journeys(common: &Common, file: &Path) -> anyhow::Result<Option<u8>> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    if !journey::is_journeys(&text) {
        return Ok(None);
    }
    Ok(Some(match journey::parse(&text) {
        Ok(journey) => {
            tell::say(common, &format!("{}: {} steps, no mistakes", file.display(), journey.steps.len()));
            0
        }
        Err(mistakes) => {
            for mistake in &mistakes {
                eprintln!("{}: {}", file.display(), tell::harmless(&mistake.to_string()));
            }
            eprintln!("{} mistakes", mistakes.len());
            1
        }
    }))
}

fn summary(content: &Content, pictures: usize) -> String {
    format!("{} products, {} dealers, {pictures} pictures", content.products.len(), content.dealers.len())
}

/// A catalogue with its pictures, which lie beside it. `None` after every mistake was told.
pub fn read(file: &Path) -> anyhow::Result<Option<(Content, Vec<Picture>)>> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("cannot read the catalogue {}", file.display()))?;
    let mut mistakes: Vec<String> = Vec::new();
    let content = match format::parse(&text) {
        Ok(content) => content,
        Err(found) => {
            mistakes.extend(found.iter().map(ToString::to_string));
            Content::default()
        }
    };
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut pictures = Vec::new();
    for name in pictures_of(&content) {
        let read = std::fs::read(folder.join(name)).map_err(|error| format!("picture {name}: {error}"));
        match read.and_then(|bytes| Picture::parse(name, bytes)) {
            Ok(picture) => pictures.push(picture),
            Err(what) => mistakes.push(what),
        }
    }
    if mistakes.is_empty() {
        return Ok(Some((content, pictures)));
    }
    for mistake in &mistakes {
        eprintln!("{}: {}", file.display(), tell::harmless(mistake));
    }
    eprintln!("{} mistakes, nothing was changed", mistakes.len());
    Ok(None)
}

fn pictures_of(content: &Content) -> BTreeSet<&str> {
    content
        .products
        .iter()
        .flat_map(|product| [product.picture.as_deref(), product.label_place.picture.as_deref()])
        .flatten()
        .collect()
}
