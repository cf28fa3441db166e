//! Which units get a label: rows of a units file, a range of serials, or serials drawn by chance.
//!
//! Both give the same rows, one after another, in constant memory. A bad row is
//! a [`RowRefusal`] and reading goes on; only what makes the whole file meaningless is a [`FileError`]. Whether refused
//! rows stop a job is decided by whoever asked. From here rows go to `domain::code`, which signs them, and on to layout.

pub mod cell;
mod decode;
mod file;
mod header;
mod minted;
mod products;
mod range;
mod records;
mod seen;
mod sheet;
mod sheet_cell;
mod split;
mod table;

use std::fmt;

use crate::domain::product::Product;
use crate::domain::unit::{UnitFacts, UnitName};

pub use self::file::UnitsFile;
pub use self::header::Column;
pub use self::minted::MintedSerials;
pub use self::products::Products;
pub use self::range::SerialRange;
pub use self::seen::Double;
pub use self::split::ROW_MAX;
pub use self::table::{Cells, Table, TableError};

/// The most serials that are counted up or drawn in one job. A typing mistake must not fill a disk.
pub const COUNT_MAX: u64 = 10_000_000;

/// A unit that is to get a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitRow<'p> {
    /// Line of the file on which the row begins, from 1; in a range the number of the serial, from 1.
    pub line: u64,
    /// What the code will name.
    pub name: UnitName,
    /// Its product.
    pub product: &'p Product,
    /// What the row says about it.
    pub facts: UnitFacts,
}

/// A row that gets no label.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RowRefusal {
    /// Line of the file on which the row begins, from 1.
    pub line: u64,
    /// The column at fault; `None` when it is the row as a whole.
    pub column: Option<Column>,
    /// What is wrong, and what to do about it.
    pub why: String,
}

impl fmt::Display for RowRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            Some(column) => write!(f, "line {}, {column}: {}", self.line, self.why),
            None => write!(f, "line {}: {}", self.line, self.why),
        }
    }
}

/// One row as it was found: taken or refused.
pub type Row<'p> = Result<UnitRow<'p>, RowRefusal>;

/// Why a units file cannot be read at all, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// The disk or pipe failed.
    #[error("the units file cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// An Excel workbook of before 2007, or one with a password.
    #[error(
        "this is an old Excel workbook, or one with a password; in Excel save it without password as .xlsx or \"CSV UTF-8\""
    )]
    OldWorkbook,
    /// A workbook that cannot be read to its end.
    #[error(
        "this Excel workbook is damaged or was not copied to its end ({0}); open it in Excel and save it again, or save it as \"CSV UTF-8\""
    )]
    BrokenWorkbook(String),
    /// A ZIP archive without a sheet of Excel.
    #[error(
        "this is a ZIP archive, but no Excel workbook with a sheet in it; save the units as .xlsx or \"CSV UTF-8\""
    )]
    NoWorkbook,
    /// A workbook that would fill memory.
    #[error("this Excel workbook has more than {} MB; save it as \"CSV UTF-8\", which may be of any size", .0 >> 20)]
    LargeWorkbook(u64),
    /// Bytes that are no text.
    #[error("this is not a text file; units come as CSV with the header \"product,serial\"")]
    NotText,
    /// No line at all.
    #[error("the units file is empty; its first line must be a header such as \"product,serial\"")]
    Empty,
    /// The first line holds values.
    #[error("line {line} is no header: {found:?}; put a line such as \"product,serial\" above it")]
    NoHeader {
        /// Line of the file, from 1.
        line: u64,
        /// What stands there, shortened.
        found: String,
    },
    /// Columns nobody knows, with the name that was probably meant.
    #[error("line {line}: {}", unknown(columns))]
    UnknownColumns {
        /// Line of the file, from 1.
        line: u64,
        /// Each with the nearest known one.
        columns: Vec<(String, Option<Column>)>,
    },
    /// The same column twice.
    #[error("line {line}: the column {column} stands in the header twice; remove one")]
    RepeatedColumn {
        /// Line of the file, from 1.
        line: u64,
        /// The column.
        column: Column,
    },
    /// A column that every row needs.
    #[error("line {line}: the column {column} is missing; the header is {header:?}")]
    MissingColumn {
        /// Line of the file, from 1.
        line: u64,
        /// The column.
        column: Column,
        /// The header as it stands, shortened.
        header: String,
    },
    /// Rows that name a unit which stands far above, found when the whole file was read. Their labels are drawn by then: who
    /// wants to skip them reads the file once more, knowing them.
    #[error("{}", repeated(told, *count))]
    Doubles {
        /// The first of them.
        told: Vec<RowRefusal>,
        /// All of them.
        count: u64,
        /// Each of them in the order of the file; empty if they are more than memory should hold.
        each: Vec<Double>,
    },
    /// Read a second time, it was not the same.
    #[error("the units file was changed while it was read; print it again once it is finished")]
    Changed,
    /// What was read cannot be remembered.
    #[error("a temporary file for the units already read cannot be written in {folder}: {0}", folder = std::env::temp_dir().display())]
    Memory(std::io::Error),
    /// A header and nothing below it.
    #[error("the units file has a header but no rows; add one row for each unit")]
    NoRows,
}

fn unknown(columns: &[(String, Option<Column>)]) -> String {
    let said = columns.iter().map(|(name, nearest)| match nearest {
        Some(nearest) => format!("unknown column {name:?}, did you mean {nearest}?"),
        None => format!("unknown column {name:?}; possible are {}", Column::names()),
    });
    said.collect::<Vec<_>>().join(" ")
}

fn repeated(told: &[RowRefusal], count: u64) -> String {
    let mut said: Vec<String> = told.iter().map(ToString::to_string).collect();
    if count > told.len() as u64 {
        said.push(format!("and {} more like these", count - told.len() as u64));
    }
    said.join("\n")
}

/// The first characters of a text, for an error message.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
