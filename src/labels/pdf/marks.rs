//! What a page draws besides codes and text: pictures, marks, and white fields to write on.

use super::content::{Content, HAIRLINE};
use crate::labels::layout::Picture;
use crate::labels::stock::Mark;

impl Content<'_> {
    /// Draws a picture.
    pub fn picture(&mut self, picture: &Picture) {
        let (width, height) = (picture.image.width(), picture.image.height());
        self.raw(b"q ");
        self.integers(&[width, 0, 0]);
        self.raw(b"-");
        self.integers(&[height, picture.left, picture.top + height]);
        self.raw(b"cm /");
        self.raw(picture.image.name().as_bytes());
        self.raw(b" Do Q\n");
    }

    /// Covers what was drawn in a field of the page: left, top, width and height in millimetres.
    pub fn whiten(&mut self, field: [f64; 4]) {
        self.raw(b"1 g ");
        for side in field {
            self.number((side * self.dots_per_mm).round(), 0);
            self.raw(b" ");
        }
        self.raw(b"re f 0 g\n");
    }

    /// Draws cut marks, on the page and not in a cell.
    pub fn marks(&mut self, marks: &[Mark]) {
        let scale = self.dots_per_mm;
        let thick = (HAIRLINE * scale).round().max(1.0);
        for mark in marks {
            for value in [mark.left * scale, mark.top * scale] {
                self.number(value.round(), 0);
                self.raw(b" ");
            }
            for length in [mark.across, mark.down] {
                self.number((length * scale).round().max(thick), 0);
                self.raw(b" ");
            }
            self.raw(b"re f\n");
        }
    }
}
