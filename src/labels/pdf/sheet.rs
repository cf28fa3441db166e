//! Sheets in the making: labels go into cells, a full sheet leaves as a compressed page. One for each thread.
//!
//! Knows nothing of the file: `pdf` gives each page its place there.

use super::content::Content;
use super::used::UsedFaces;
use super::{Glyphs, Images, cell_dots, page_dots, paper, points_per_dot};
use crate::labels::font::Fonts;
use crate::labels::job::Job;
use crate::labels::layout::Placed;
use crate::labels::qr::Symbol;

/// Draws sheets of one job.
pub struct Sheets<'a> {
    job: &'a Job,
    content: Content<'a>,
    used: UsedFaces,
    images: Images,
    cell: u32,
    open: bool,
}

impl<'a> Sheets<'a> {
    /// For sheets of one job.
    pub fn new(job: &'a Job, fonts: &'a Fonts, readings: &'a Glyphs) -> Self {
        Self {
            job,
            content: Content::new(fonts, readings, job.dpi),
            used: UsedFaces::default(),
            images: Images::default(),
            cell: 0,
            open: false,
        }
    }

    /// Begins a part of the document at this cell of its first sheet.
    pub fn begin(&mut self, cell: u32) {
        self.content.begin_part();
        self.used = UsedFaces::default();
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
            self.content.begin(paper::matrix(self.job, page_dots(self.job), points_per_dot(self.job)));
            if self.job.look.cut_marks {
                self.content.marks(&self.job.stock.cut_marks());
            }
            self.open = true;
        }
        let (left, top) = cell_dots(self.job, self.cell);
        self.content.open_cell(left, top);
        self.content.symbol(placed.code, symbol, self.job.drawing);
        self.content.texts(&placed.texts, &mut self.used);
        if let Some(rule) = placed.rule {
            self.content.rule(rule);
        }
        if !placed.pictures.is_empty() {
            placed.pictures.iter().for_each(|picture| self.content.picture(picture));
            self.images.note(placed);
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
    pub fn take_used(&mut self) -> UsedFaces {
        std::mem::take(&mut self.used)
    }

    /// The pictures used since then.
    pub fn take_images(&mut self) -> Images {
        std::mem::take(&mut self.images)
    }
}
