//! Rows on their way out, to standard output: CSV that spreadsheets can open without running anything in it and that our own
//! imports read again, or JSON Lines.

use std::io::{self, BufWriter, Write};

use clap::ValueEnum;

use crate::labels::batch::cell::guarded;

/// Form of exported rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RowForm {
    /// With a header; cells that a spreadsheet would run get an apostrophe before them
    #[default]
    Csv,
    /// JSON Lines: one object a line
    Jsonl,
}

/// A value of a row.
pub enum Cell<'c> {
    /// A text, empty if `None`.
    Text(Option<&'c str>),
    /// A yes or no.
    Flag(bool),
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(text: &'c str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'c> From<&'c Option<String>> for Cell<'c> {
    fn from(text: &'c Option<String>) -> Self {
        Self::Text(text.as_deref())
    }
}

/// Writes rows of the same columns.
pub struct Rows {
    form: RowForm,
    names: &'static [&'static str],
    out: BufWriter<io::StdoutLock<'static>>,
}

impl Rows {
    /// Begins with the header, if the form has one.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn begin(form: RowForm, names: &'static [&'static str]) -> io::Result<Self> {
        let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
        if form == RowForm::Csv {
            writeln!(out, "{}", names.join(","))?;
        }
        Ok(Self { form, names, out })
    }

    /// Writes a row, one value for each column.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        match self.form {
            RowForm::Csv => {
                let mut line = ::csv::Writer::from_writer(Vec::with_capacity(256));
                for cell in cells {
                    match cell {
                        Cell::Text(text) => line.write_field(guarded(text.unwrap_or_default()).as_ref())?,
                        Cell::Flag(flag) => line.write_field(if *flag { "yes" } else { "no" })?,
                    }
                }
                line.write_record(None::<&[u8]>)?;
                self.out.write_all(&line.into_inner().map_err(|error| io::Error::other(error.to_string()))?)
            }
            RowForm::Jsonl => {
                let mut mark = '{';
                for (name, cell) in self.names.iter().zip(cells) {
                    let value = match cell {
                        Cell::Text(text) => serde_json::to_string(text)?,
                        Cell::Flag(flag) => flag.to_string(),
                    };
                    write!(self.out, "{mark}\"{name}\":{value}")?;
                    mark = ',';
                }
                self.out.write_all(b"}\n")
            }
        }
    }

    /// Everything is out.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
