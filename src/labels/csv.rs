//! The units with their URIs, for people who print with their own label software.
//!
//! Columns of the units file plus `uri`, UTF-8, quoted where needed. Values are exact: a serial that starts with `=` or `+` stays as
//! it is, because other software reads this file and prints what it says.

use std::io;

use super::job::Label;
use super::output::Sink;

/// The header.
pub const COLUMNS: [&str; 7] =
    ["product", "serial", "batch", "manufactured_on", "shipped_on", "dealer", "uri"];

/// Writes rows into a sink.
pub struct Rows<'a> {
    sink: &'a mut dyn Sink,
}

impl<'a> Rows<'a> {
    /// Writes the header.
    pub fn begin(sink: &'a mut dyn Sink) -> io::Result<Self> {
        let mut rows = Self { sink };
        rows.record(COLUMNS)?;
        Ok(rows)
    }

    /// Writes one unit.
    pub fn add(&mut self, label: &Label) -> io::Result<()> {
        let columns = &label.columns;
        self.record([
            &columns.product,
            &label.serial,
            &columns.batch,
            &columns.manufactured_on,
            &columns.shipped_on,
            &columns.dealer,
            &label.uri,
        ])
    }

    fn record<T: AsRef<[u8]>>(&mut self, fields: [T; 7]) -> io::Result<()> {
        let mut writer = ::csv::Writer::from_writer(Vec::with_capacity(256));
        writer.write_record(fields)?;
        let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        self.sink.write(&bytes)
    }
}
