//! The catalogue: the maker's `catalog.toml`, read into products and dealers, and written back.
//!
//! Reading is all or nothing, but tells every mistake at once, each with its line. No files and no database here: text
//! comes in from `cli` or the desk, and `store::products` takes what was read. The pattern of a file, with a comment on
//! every key, is `assets/sample/catalog.toml`.

pub mod change;
mod dealer;
pub mod draft;
pub mod journey;
mod link;
mod offer;
mod phrase;
mod product;
mod read;
mod recall;
mod rules;
mod write;

use std::fmt;

use toml::de::DeTable;

use self::read::{Firsts, Keys, Notes};
pub use self::rules::{WEB_ADDRESS_MAX, web_address};
pub use self::write::write;
use super::dealer::Dealer;
use super::product::Product;

/// The most bytes of a catalogue: some ten thousand products.
pub const CATALOG_MAX: usize = 8 * 1024 * 1024;

/// The most syntax errors that are told at once; behind the first few, one unclosed quote makes all others.
const SYNTAX_ERRORS_MAX: usize = 10;

/// What a maker sells and who sells it. A file may hold a part only: importing merges and never deletes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// Products, in the order of the file; codes and GTINs are unique.
    pub products: Vec<Product>,
    /// Dealers, in the order of the file; codes are unique, whatever their case.
    pub dealers: Vec<Dealer>,
}

/// One thing that is wrong in a catalogue, and where.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mistake {
    /// Line of the file, from 1.
    pub line: usize,
    /// Path of the key, such as `product[GEN-7500].coverage[0].length`, counted from 0; a product or dealer goes by its
    /// code, or by its number while that is not readable. Empty when it concerns the file as a whole.
    pub key: String,
    /// What is wrong and what to write instead.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.key.as_str() {
            "" => write!(f, "line {}: {}", self.line, self.what),
            key => write!(f, "line {}: {key}: {}", self.line, self.what),
        }
    }
}

/// Reads a catalogue.
///
/// # Errors
/// Every mistake in it, in the order of lines. Where the text is no TOML, only that is told: what stands in a file that
/// cannot be taken apart is a guess.
pub fn parse(text: &str) -> Result<Catalog, Vec<Mistake>> {
    if text.len() > CATALOG_MAX {
        let what = format!(
            "the catalogue has {} bytes, the most are {CATALOG_MAX}; split it into several files and import each",
            text.len()
        );
        return Err(vec![Mistake { line: 1, key: String::new(), what }]);
    }
    let (document, errors) = DeTable::parse_recoverable(text);
    let notes = Notes::new(text);
    if !errors.is_empty() {
        return Err(syntax_errors(&notes, &errors));
    }
    let catalog = Keys::of_document(&notes, document.get_ref()).read_all(catalog);
    if catalog.products.is_empty() && catalog.dealers.is_empty() && notes.is_empty() {
        notes.add(0, "", "there is no product and no dealer in it; a product begins with [[product]]");
    }
    let mistakes = notes.into_mistakes();
    if mistakes.is_empty() { Ok(catalog) } else { Err(mistakes) }
}

/// Whether an export with this product in it could be imported again: what the desk makes must stand in a file, too.
///
/// # Errors
/// What the file's own rules say against it.
pub fn check(product: &Product) -> Result<(), String> {
    let written = write(&Catalog { products: vec![product.clone()], dealers: Vec::new() });
    let told =
        |mistakes: Vec<Mistake>| mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
    match parse(&written).map_err(told)?.products.as_slice() {
        [read] if read == product => Ok(()),
        _ => Err(format!("product {}: the file of an export would not say the same", product.code)),
    }
}

fn catalog(keys: &Keys) -> Catalog {
    let (codes, gtins, dealers) = (Firsts::of("product code"), Firsts::of("GTIN"), Firsts::of("dealer code"));
    Catalog {
        products: keys.rows("product", |place| product::product(place, &codes, &gtins)),
        dealers: keys.rows("dealer", |place| dealer::dealer(place, &dealers)),
    }
}

fn syntax_errors(notes: &Notes, errors: &[toml::de::Error]) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = errors
        .iter()
        .map(|error| Mistake {
            line: notes.line(error.span().map_or(0, |span| span.start)),
            key: String::new(),
            what: format!("this is not TOML: {}", error.message()),
        })
        .collect();
    mistakes.sort_by_key(|mistake| mistake.line);
    mistakes.dedup_by_key(|mistake| mistake.line);
    mistakes.truncate(SYNTAX_ERRORS_MAX);
    mistakes
}

#[cfg(test)]
mod tests;
