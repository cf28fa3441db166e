//! Where a page lies on its paper and cells on their page, worked out from stock and printer alone, not from what was written.

use super::Mismatch;
use crate::labels::job::Job;
use crate::labels::stock::Turn;

/// Whether the page lies on its paper as the stock is turned and the printer corrected: its corners are where they should be.
pub fn paper(job: &Job, matrix: Option<[f64; 6]>) -> Result<(), Mismatch> {
    let [a, b, c, d, e, f] = matrix.ok_or(Mismatch::Broken("page without a matrix"))?;
    let point = 72.0 / f64::from(job.dpi);
    let side = |mm: f64| (mm * f64::from(job.dpi) / 25.4).round();
    let (width, height) = (side(job.stock.page.width), side(job.stock.page.height));
    let tall = if job.stock.turn.is_sideways() { width } else { height };
    let ([right, down], [across, along]) = (job.look.printer.offset_mm, job.look.printer.scale);
    for (x, y) in [(0.0, 0.0), (width, 0.0), (0.0, height)] {
        // On the paper, right and down from its upper left corner.
        let (right_of, below) = match job.stock.turn {
            Turn::None => (x, y),
            Turn::Quarter => (height - y, x),
            Turn::Half => (width - x, height - y),
            Turn::ThreeQuarters => (y, width - x),
        };
        let wanted = (
            right_of * point * across + right * 72.0 / 25.4,
            (tall - below * along) * point - down * 72.0 / 25.4,
        );
        let found = (a * x + c * y + e, b * x + d * y + f);
        // Numbers on a page have six digits behind the point, and a page some thousands of dots.
        if (wanted.0 - found.0).abs() > 0.02 || (wanted.1 - found.1).abs() > 0.02 {
            return Err(Mismatch::Outside);
        }
    }
    Ok(())
}

/// A cell in dots, by the stock alone.
pub struct Cell {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Cell {
    /// The cell of this number.
    pub fn new(job: &Job, index: u32) -> Self {
        let scale = f64::from(job.dpi) / 25.4;
        let (left, top) = job.stock.cell_at(index);
        let (width, height) = (job.stock.cell.width, job.stock.cell.height);
        // Origins are rounded to dots.
        let slack = 0.51;
        Self {
            left: left * scale - slack,
            top: top * scale - slack,
            right: (left + width) * scale + slack,
            bottom: (top + height) * scale + slack,
        }
    }

    /// Whether a point lies in it.
    pub fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }
}
