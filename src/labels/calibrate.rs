//! The calibration page of a job's stock: what a printer must be corrected by is measured on it.

use std::io;

use super::font::{BrokenFont, Fonts, MissingGlyph};
use super::job::{Format, Job};
use super::layout::calibration::{Calibration, CalibrationWords};
use super::output::Sink;

/// Why there is no calibration page.
#[derive(Debug, thiserror::Error)]
pub enum CalibrateError {
    /// Only sheets have printers that can be corrected here.
    #[error("the calibration page is a PDF: give --format pdf")]
    Format,
    /// The words cannot be shown.
    #[error("the calibration page in this language: {0}; choose another with --lang")]
    Glyph(#[from] MissingGlyph),
    /// The program is damaged.
    #[error(transparent)]
    Font(#[from] BrokenFont),
    /// Writing failed.
    #[error("cannot write the calibration page: {0}")]
    Write(#[from] io::Error),
}

/// Writes the calibration page for the stock and printer of `job`.
///
/// # Errors
/// See [`CalibrateError`].
pub fn calibrate(job: &Job, words: &CalibrationWords, sink: &mut dyn Sink) -> Result<(), CalibrateError> {
    if job.format != Format::Pdf {
        return Err(CalibrateError::Format);
    }
    let fonts = Fonts::load()?;
    let page = Calibration::new(&fonts, &job.stock, words)?;
    Ok(super::pdf::calibration::write(job, &fonts, &page, sink)?)
}
