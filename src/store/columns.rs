//! Columns back into words of the domain: dates, moments, ids. Shared by the aggregates' files, no SQL in here.

use jiff::civil::Date;

use super::{Row, StoreError};
use crate::domain::clock::{Id, Timestamp};

/// A date column `YYYY-MM-DD`.
pub(super) fn date(row: &Row<'_>, index: usize) -> Result<Date, StoreError> {
    row.text(index)?.parse().map_err(|error| row.corrupt(index, error))
}

/// As [`date`], `None` for NULL.
pub(super) fn opt_date(row: &Row<'_>, index: usize) -> Result<Option<Date>, StoreError> {
    row.opt_text(index)?.map(|text| text.parse().map_err(|error| row.corrupt(index, error))).transpose()
}

/// A moment.
pub(super) fn at(row: &Row<'_>, index: usize) -> Result<Timestamp, StoreError> {
    row.int(index).map(Timestamp)
}

/// An id.
pub(super) fn id(row: &Row<'_>, index: usize) -> Result<Id, StoreError> {
    row.string(index).map(Id::stored)
}
