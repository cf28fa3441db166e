//! Glyph outlines as SVG paths and as polygons, both in font units.
//!
//! A path starts with the glyph's place on the line and goes on in relative steps only, so that the same glyph always
//! reads the same, wherever it stands: that is how `proof` reads text back from a drawing.

use std::fmt::Write as _;

use skrifa::outline::OutlinePen;

/// Writes an outline as relative path steps, `y` downwards; starts at the origin of the glyph.
#[derive(Debug, Default)]
pub struct PathPen {
    /// What was drawn.
    pub path: String,
    at: (f32, f32),
    start: (f32, f32),
}

impl PathPen {
    fn step(&mut self, command: char, points: &[(f32, f32)]) {
        self.path.push(command);
        let (x0, y0) = self.at;
        for (index, (x, y)) in points.iter().enumerate() {
            for (axis, delta) in [x - x0, y0 - y].into_iter().enumerate() {
                let first = index == 0 && axis == 0;
                if !first && delta >= 0.0 {
                    self.path.push(' ');
                }
                // Font units are whole, middles of two of them halves: exact in this form.
                let _ = write!(self.path, "{delta}");
            }
        }
        if let Some(last) = points.last() {
            self.at = *last;
        }
    }
}

impl OutlinePen for PathPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.step('m', &[(x, y)]);
        self.start = (x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.step('l', &[(x, y)]);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.step('q', &[(cx, cy), (x, y)]);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.step('c', &[(cx0, cy0), (cx1, cy1), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('z');
        self.at = self.start;
    }
}

/// Collects an outline as closed polygons; curves become eight chords each, finer than any label printer's dot.
#[derive(Debug, Default)]
pub struct PolygonPen {
    /// The contours.
    pub contours: Vec<Vec<(f32, f32)>>,
}

const CHORDS: u8 = 8;

impl PolygonPen {
    fn curve(&mut self, at: impl Fn((f32, f32), f32) -> (f32, f32)) {
        let Some(contour) = self.contours.last_mut() else { return };
        let Some(start) = contour.last().copied() else { return };
        contour.extend((1..=CHORDS).map(|n| at(start, f32::from(n) / f32::from(CHORDS))));
    }
}

impl OutlinePen for PolygonPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.contours.push(vec![(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        if let Some(contour) = self.contours.last_mut() {
            contour.push((x, y));
        }
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.curve(|(x0, y0), t| {
            let s = 1.0 - t;
            (s * s * x0 + 2.0 * s * t * cx + t * t * x, s * s * y0 + 2.0 * s * t * cy + t * t * y)
        });
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let cubic = |from: f32, near: f32, far: f32, to: f32, t: f32| {
            let s = 1.0 - t;
            s * s * s * from + 3.0 * s * s * t * near + 3.0 * s * t * t * far + t * t * t * to
        };
        self.curve(|(x0, y0), t| (cubic(x0, cx0, cx1, x, t), cubic(y0, cy0, cy1, y, t)));
    }

    fn close(&mut self) {}
}
