//! The first line of a units file: which character separates fields, and which column is which.

use std::fmt;

use super::decode::Encoding;
use super::split::Record;
use super::{FileError, shortened};

/// A column of the units file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// Model code or GTIN; every row needs it.
    Product,
    /// The serial; every row needs it.
    Serial,
    /// The maker's production batch.
    Batch,
    /// The day it was made.
    ManufacturedOn,
    /// The day it left the maker.
    ShippedOn,
    /// Code of the dealer it went to.
    Dealer,
    /// The signed code. Our own CSV export has it; we sign anew and never read it.
    Uri,
}

impl Column {
    const ALL: [Self; 7] = [
        Self::Product,
        Self::Serial,
        Self::Batch,
        Self::ManufacturedOn,
        Self::ShippedOn,
        Self::Dealer,
        Self::Uri,
    ];

    /// The name in the header.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Serial => "serial",
            Self::Batch => "batch",
            Self::ManufacturedOn => "manufactured_on",
            Self::ShippedOn => "shipped_on",
            Self::Dealer => "dealer",
            Self::Uri => "uri",
        }
    }

    /// Whether it holds days.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::ManufacturedOn | Self::ShippedOn)
    }

    /// All names that a person writes.
    pub(super) fn names() -> String {
        let written = Self::ALL.iter().filter(|column| **column != Self::Uri);
        written.map(|column| column.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Reads a name in any case, with spaces or hyphens for the underscore.
    fn parse(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        Self::ALL.into_iter().find(|column| column.as_str() == name)
    }

    /// The column that was probably meant.
    fn nearest(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let likeness = |column: Self| strsim::jaro_winkler(&name, column.as_str());
        let best = Self::ALL.into_iter().max_by(|a, b| likeness(*a).total_cmp(&likeness(*b)))?;
        (likeness(best) >= 0.8).then_some(best)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The character that separates the fields of this first line: the one that stands in it most often.
pub(super) fn delimiter_of(first_line: &[u8]) -> u8 {
    if let Some(named) = named_delimiter(first_line) {
        return named;
    }
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in first_line {
        quoted ^= *byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| delimiter == byte && !quoted) {
            *count += 1;
        }
    }
    // On a tie the comma, which comes first, wins.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// The separator of a line `sep=;`, which Excel understands and some exports put above the header.
pub(super) fn named_delimiter(line: &[u8]) -> Option<u8> {
    match line.trim_ascii_start() {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter @ (b',' | b';' | b'\t'), ..] => {
            Some(*delimiter)
        }
        _ => None,
    }
}

/// Which field of a record belongs to which column.
pub(super) struct Header {
    at: [Option<usize>; Column::ALL.len()],
    /// How many columns there are, nameless ones at the end not counted.
    pub(super) width: usize,
    /// Columns without a name between others; their rows must be empty there.
    pub(super) nameless: Vec<usize>,
}

impl Header {
    /// Reads a header.
    pub(super) fn read(record: &Record, encoding: &mut Encoding) -> Result<Self, FileError> {
        let line = record.line;
        let names: Vec<String> = record
            .fields()
            .map(|field| encoding.decode(field).map(|name| name.trim().to_owned()))
            .collect::<Option<_>>()
            .ok_or(FileError::NotText)?;
        if record.fault.is_some() || names.iter().any(|name| name.contains('\0')) {
            return Err(FileError::NotText);
        }
        let shown = || shortened(&names.join(", "));
        let mut header = Self { at: [None; Column::ALL.len()], width: 0, nameless: Vec::new() };
        let mut strangers = Vec::new();
        for (at, name) in names.iter().enumerate() {
            match Column::parse(name) {
                _ if name.is_empty() => header.nameless.push(at),
                None => strangers.push((shortened(name), Column::nearest(name))),
                Some(column) if header.place(column).is_some() => {
                    return Err(FileError::RepeatedColumn { line, column });
                }
                Some(column) => header.at[column as usize] = Some(at),
            }
            header.width = if name.is_empty() { header.width } else { at + 1 };
        }
        let knows_one = header.at.iter().any(Option::is_some);
        if !knows_one && strangers.iter().all(|(_, nearest)| nearest.is_none()) {
            return Err(FileError::NoHeader { line, found: shown() });
        }
        if !strangers.is_empty() {
            return Err(FileError::UnknownColumns { line, columns: strangers });
        }
        for column in [Column::Product, Column::Serial] {
            if header.place(column).is_none() {
                return Err(FileError::MissingColumn { line, column, header: shown() });
            }
        }
        Ok(header)
    }

    /// Where a column stands.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.at[column as usize]
    }
}
