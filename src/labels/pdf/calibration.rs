//! The calibration page as a PDF of one page, corrected for the printer exactly as sheets of labels are.

use std::io;

use super::content::Content;
use super::{Pdf, UsedFaces, page_dots, paper, points_per_dot, readings};
use crate::labels::font::Fonts;
use crate::labels::job::Job;
use crate::labels::layout::calibration::Calibration;
use crate::labels::output::Sink;

/// Writes the document.
///
/// # Errors
/// The sink refused.
pub fn write(job: &Job, fonts: &Fonts, page: &Calibration, sink: &mut dyn Sink) -> io::Result<()> {
    let glyphs = readings(fonts);
    let mut content = Content::new(fonts, &glyphs, job.dpi);
    let mut used = UsedFaces::default();
    content.begin(paper::matrix(job, page_dots(job), points_per_dot(job)));
    content.marks(&page.marks);
    if let Some(field) = page.field {
        content.whiten(field);
    }
    content.marks(&page.on_field);
    content.texts(&page.texts, &mut used);
    let mut pdf = Pdf::begin(job, fonts, &glyphs, sink)?;
    pdf.note(&used, &super::Images::default());
    pdf.add(&content.packed())?;
    pdf.finish().map(drop)
}
