//! A table of any columns: another system's registrations, purchases. The same reader as for units, so that separators,
//! encodings, workbooks and what spreadsheets break are met here as there. What columns mean is known to whoever asks for
//! them by name.

use std::borrow::Cow;
use std::io::Read;

use super::decode::Encoding;
use super::records::{Records, check_form};
use super::split::Record;
use super::{FileError, cell, shortened};

/// Why a table cannot be read at all, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The disk or pipe failed.
    #[error("the file cannot be read: {0}")]
    Io(std::io::Error),
    /// No line at all.
    #[error("the file is empty; its first line must name the columns")]
    Empty,
    /// A header and nothing below it.
    #[error("the file names columns but has no rows")]
    NoRows,
    /// Bytes that are no text.
    #[error("this is not a text file; tables come as CSV or .xlsx, the first line naming the columns")]
    NotText,
    /// The same column twice.
    #[error("line {line}: two columns are called {name:?}; rename one")]
    Repeated {
        /// Line of the file, from 1.
        line: u64,
        /// The column.
        name: String,
    },
    /// Something is wrong with the workbook.
    #[error(transparent)]
    File(FileError),
}

impl From<FileError> for TableError {
    fn from(error: FileError) -> Self {
        match error {
            FileError::Io(error) => Self::Io(error),
            FileError::Empty => Self::Empty,
            FileError::NotText => Self::NotText,
            error => Self::File(error),
        }
    }
}

/// A table whose header was read.
pub struct Table<R> {
    records: Records<R>,
    record: Record,
    encoding: Encoding,
    names: Vec<String>,
    /// Columns without a name between others; rows must be empty there.
    nameless: Vec<usize>,
    width: usize,
    rows: u64,
}

/// One row, cell by cell.
pub struct Cells<'t> {
    record: &'t Record,
    encoding: &'t mut Encoding,
}

impl<R: Read> Table<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is no table, or two columns have one name.
    pub fn open(source: R) -> Result<Self, TableError> {
        let (mut records, mut encoding) = Records::open(source)?;
        let mut record = Record::default();
        if !records.next(&mut record)? {
            return Err(TableError::Empty);
        }
        let names: Option<Vec<String>> =
            record.fields().map(|field| encoding.decode(field).map(|name| name.trim().to_owned())).collect();
        let names =
            names.filter(|names| record.fault.is_none() && !names.iter().any(|name| name.contains('\0')));
        let names = names.ok_or(TableError::NotText)?;
        for (at, name) in names.iter().enumerate() {
            if !name.is_empty() && names[..at].contains(name) {
                return Err(TableError::Repeated { line: record.line, name: shortened(name) });
            }
        }
        let width = names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        let nameless = (0..width).filter(|at| names[*at].is_empty()).collect();
        Ok(Self { records, record, encoding, names, nameless, width, rows: 0 })
    }

    /// The columns as they are called.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Where a column stands: by its name, else by its name in other case.
    pub fn find(&self, name: &str) -> Option<usize> {
        let fold = |text: &str| text.trim().to_lowercase();
        let exact = self.names.iter().position(|known| known == name);
        exact.or_else(|| self.names.iter().position(|known| !known.is_empty() && fold(known) == fold(name)))
    }

    /// The next row, by the line it begins on: its cells, or why it is none. `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read on, or had no row at all.
    #[expect(clippy::type_complexity, reason = "a line with either of two things")]
    pub fn read(&mut self) -> Result<Option<(u64, Result<Cells<'_>, String>)>, TableError> {
        if !self.records.next(&mut self.record)? {
            return if self.rows == 0 { Err(TableError::NoRows) } else { Ok(None) };
        }
        self.rows += 1;
        let form = check_form(&self.record, (self.width, &self.nameless), self.records.is_sheet());
        let (record, encoding) = (&self.record, &mut self.encoding);
        Ok(Some((record.line, form.map(|()| Cells { record, encoding }))))
    }
}

impl Cells<'_> {
    /// A text, trimmed, without the guard that keeps spreadsheets from running it.
    ///
    /// # Errors
    /// When the cell cannot be read, or a workbook holds something else there.
    pub fn text(&mut self, at: usize) -> Result<String, String> {
        Ok(cell::bare(self.decoded(at, false)?.trim()).to_owned())
    }

    /// A code or serial: as a text, and no spreadsheet broke it.
    ///
    /// # Errors
    /// As [`Cells::text`], and what a spreadsheet did.
    pub fn code(&mut self, at: usize) -> Result<String, String> {
        cell::whole(self.decoded(at, false)?.trim()).map(str::to_owned)
    }

    /// A day as it is written; a workbook's days are written `2026-12-31`.
    ///
    /// # Errors
    /// When the cell cannot be read.
    pub fn day(&mut self, at: usize) -> Result<String, String> {
        Ok(self.decoded(at, true)?.trim().to_owned())
    }

    fn decoded(&mut self, at: usize, days_belong: bool) -> Result<Cow<'_, str>, String> {
        if let Some(why) = self.record.damage(at, days_belong) {
            return Err(why);
        }
        let text = self.encoding.decode(self.record.field(at));
        text.ok_or_else(|| {
            "holds bytes that are no UTF-8, unlike the rows above; save the file as UTF-8".to_owned()
        })
    }
}
