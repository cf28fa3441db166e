//! Labels as CSV: the units file again with the URI of each, for people's own label software.
//! Draws nothing. Rows go to the output in the order they came.

use std::io;

use super::job::Label;

/// The header.
pub const COLUMNS: [&str; 7] =
    ["product", "serial", "batch", "manufactured_on", "shipped_on", "dealer", "uri"];

/// The header as a line.
pub fn header() -> io::Result<Vec<u8>> {
    lines(std::iter::once(COLUMNS))
}

/// A line for each unit.
pub fn rows(labels: &[Label]) -> io::Result<Vec<u8>> {
    lines(labels.iter().map(|label| {
        let columns = &label.columns;
        [
            columns.product.as_str(),
            &label.serial,
            &columns.batch,
            &columns.manufactured_on,
            &columns.shipped_on,
            &columns.dealer,
            &label.uri,
        ]
    }))
}

fn lines<'l>(records: impl Iterator<Item = [&'l str; 7]>) -> io::Result<Vec<u8>> {
    let mut writer = ::csv::Writer::from_writer(Vec::with_capacity(16 * 1024));
    for record in records {
        writer.write_record(record)?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}
