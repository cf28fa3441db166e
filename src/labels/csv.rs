//! Labels as CSV: the units file again with the URI of each, or a line for each carton, for people's own label software.
//! Draws nothing. Rows go to the output in the order they came.

use std::io;

use super::job::Label;
use super::template::Role;

/// The header.
pub const COLUMNS: [&str; 7] =
    ["product", "serial", "batch", "manufactured_on", "shipped_on", "dealer", "uri"];

/// The header of cartons.
pub const CARTON_COLUMNS: [&str; 7] = ["product", "gtin", "batch", "units", "first", "last", "uri"];

/// The header as a line.
pub fn header(role: Role) -> io::Result<Vec<u8>> {
    lines(std::iter::once(if role == Role::Carton { CARTON_COLUMNS } else { COLUMNS }))
}

/// A line for each unit or carton.
pub fn rows(labels: &[Label]) -> io::Result<Vec<u8>> {
    lines(labels.iter().map(|label| {
        let columns = &label.columns;
        if let Some(carton) = &label.carton {
            let gtin = label.gtin14.as_deref().unwrap_or_default();
            let (units, last) = (carton.units.as_str(), carton.last.as_str());
            return [&columns.product, gtin, &columns.batch, units, &label.serial, last, &label.uri];
        }
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
