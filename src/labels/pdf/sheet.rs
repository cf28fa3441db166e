//! Sheets in the making: labels go into cells, a full sheet leaves as a compressed page. One for each thread.
//!
//! Knows nothing of the file: `pdf` gives each page its place there.

use super::content::{Content, Used};
use super::{Glyphs, cell_dots, page_dots, points_per_dot};
use crate::labels::font::Fonts;
use crate::labels::job::Job;
use crate::labels::layout::Placed;
use crate::labels::qr::Symbol;

/// Draws sheets of one job.
pub struct Sheets<'a> {
    job: &'a Job,
    content: Content<'a>,
    used: [Used; 2],
    cell: u32,
    open: bool,
}

impl<'a> Sheets<'a> {
    /// For sheets of one job.
    pub fn new(job: &'a Job, fonts: &'a Fonts, readings: &'a Glyphs) -> Self {
        Self {
            job,
            content: Content::new(fonts, readings, job.dpi),
            used: [Used::default(), Used::default()],
            cell: 0,
            open: false,
        }
    }

    /// Begins a part of the document at this cell of its first sheet.
    pub fn begin(&mut self, cell: u32) {
        self.content.begin_part();
        self.used = [Used::default(), Used::default()];
        self.cell = cell;
        self.open = false;
    }

    /// The cell that the next label will be drawn into.
    pub fn next_cell(&self) -> u32 {
        self.cell
    }

    /// Draws a label into the next cell. When that fills a sheet, gives it.
    pub fn add(&mut self, symbol: &Symbol, placed: &Placed) -> Option<Vec<u8>> {
        if !self.open {
            let (_, height) = page_dots(self.job);
            self.content.begin(points_per_dot(self.job), height);
            self.open = true;
        }
        let (left, top) = cell_dots(self.job, self.cell);
        self.content.open_cell(left, top);
        self.content.symbol(placed.code, symbol, self.job.drawing);
        for text in &placed.texts {
            self.content.text(text, &mut self.used);
        }
        if let Some(rule) = placed.rule {
            self.content.rule(rule);
        }
        self.content.close_cell();
        self.cell += 1;
        if self.cell == self.job.stock.per_page() { self.end() } else { None }
    }

    /// Ends a sheet that is begun but not full, and gives it.
    pub fn end(&mut self) -> Option<Vec<u8>> {
        std::mem::take(&mut self.open).then(|| {
            self.cell = 0;
            self.content.packed()
        })
    }

    /// The glyphs used since [`Self::begin`].
    pub fn take_used(&mut self) -> [Used; 2] {
        std::mem::take(&mut self.used)
    }
}
