//! A hole in the middle of a symbol, for a logo: modules left white that the error correction brings back.
//!
//! Level Q repairs 25 % of the codewords and a hole costs more than its area, since a codeword is lost with its first
//! module: with 7 % of the area both phones and damage have something left (measured limit: 10 %).

use super::Symbol;

/// The most of a symbol's modules that a hole may take.
pub const HOLE_MAX: f64 = 0.07;
/// Finder patterns with their separators and the format information: a hole keeps away from their rows and columns.
const CORNER: usize = 9;

/// Modules of a symbol, counted from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hole {
    /// First column.
    pub left: usize,
    /// First row.
    pub top: usize,
    /// Modules across.
    pub width: usize,
    /// Modules down.
    pub height: usize,
}

impl Hole {
    /// The hole in the middle of a symbol of `size` modules that shows a picture of this ratio (width by height) largest,
    /// with half a module of white around it.
    pub fn of(size: usize, ratio: f64) -> Option<Self> {
        let most = size.checked_sub(2 * CORNER)?;
        // Odd sides only: the middle of a symbol is a module.
        let sides = || (1..=most).step_by(2);
        let sized = |side: usize| f64::from(u16::try_from(side).unwrap_or(0));
        let area = |(width, height): &(usize, usize)| {
            let (width, height) = (sized(*width) - 1.0, sized(*height) - 1.0);
            let across = width.min(height * ratio);
            across * across / ratio
        };
        let fits = |(width, height): &(usize, usize)| {
            sized(*width) * sized(*height) <= HOLE_MAX * sized(size) * sized(size)
        };
        let best = sides()
            .flat_map(|width| sides().map(move |height| (width, height)))
            .filter(fits)
            .max_by(|a, b| area(a).total_cmp(&area(b)).then((b.0 * b.1).cmp(&(a.0 * a.1))))?;
        let (width, height) = best;
        Some(Self { left: (size - width) / 2, top: (size - height) / 2, width, height })
    }

    fn bits(self) -> [u64; 3] {
        let mut bits = [0; 3];
        for x in self.left..self.left + self.width {
            if let Some(word) = bits.get_mut(x / 64) {
                *word |= 1 << (x % 64);
            }
        }
        bits
    }
}

impl Symbol {
    /// With the modules of a hole white.
    #[must_use]
    pub fn without(&self, hole: Hole) -> Self {
        self.changed(hole, |word, bits| word & !bits)
    }

    /// With the modules of a hole the wrong way round: the worst that a logo can do.
    #[must_use]
    pub fn spoilt(&self, hole: Hole) -> Self {
        self.changed(hole, |word, bits| word ^ bits)
    }

    fn changed(&self, hole: Hole, change: impl Fn(u64, u64) -> u64) -> Self {
        let mut symbol = self.clone();
        let bits = hole.bits();
        for row in symbol.rows.iter_mut().skip(hole.top).take(hole.height) {
            row.iter_mut().zip(bits).for_each(|(word, bits)| *word = change(*word, bits));
        }
        symbol
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::qr::{Level, encode};

    #[test]
    fn a_hole_lies_in_the_middle_and_takes_no_more_than_it_may() {
        for size in (21..=177).step_by(4) {
            for ratio in [0.25, 0.7, 1.0, 1.6, 4.0] {
                let hole = Hole::of(size, ratio).unwrap();
                assert!(hole.width * hole.height * 100 <= size * size * 7, "{size} {ratio} {hole:?}");
                assert_eq!((hole.left * 2 + hole.width, hole.top * 2 + hole.height), (size, size));
                assert!(hole.left >= CORNER && hole.top >= CORNER);
            }
        }
        assert_eq!(Hole::of(33, 1.0).unwrap().width, 7);
    }

    #[test]
    fn only_the_modules_of_the_hole_change() {
        let symbol = encode("HTTPS://GO.EXAMPLE.COM/P/EVC-11/E26-1/1PRV1V77YNGCGN", Level::Q).unwrap();
        let hole = Hole::of(symbol.size(), 2.0).unwrap();
        let (without, spoilt) = (symbol.without(hole), symbol.spoilt(hole));
        for y in 0..symbol.size() {
            for x in 0..symbol.size() {
                let inside = (hole.left..hole.left + hole.width).contains(&x)
                    && (hole.top..hole.top + hole.height).contains(&y);
                assert_eq!(without.dark(x, y), symbol.dark(x, y) && !inside);
                assert_eq!(spoilt.dark(x, y), symbol.dark(x, y) != inside);
            }
        }
    }
}
