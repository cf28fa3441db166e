//! What a page paints beside symbols and letters: pictures, hairlines, cut marks. None may touch a symbol, its quiet zone or
//! another label's text; a logo may lie in a symbol where all modules are white.

use super::{Found, Mismatch};

/// Left, top, width, height.
pub type Rectangle = [f64; 4];

/// Where a symbol is, in the unit of the rectangles.
pub struct Square<'a> {
    /// Left edge of its dark square.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Side of a module.
    pub module: f64,
    /// Its modules.
    pub found: &'a Found,
}

impl Square<'_> {
    /// Whether nothing lies over the symbol that could spoil it.
    pub fn bears(&self, [left, top, width, height]: Rectangle) -> Result<(), Mismatch> {
        let quiet = 4.0 * self.module;
        let side = self.module * f64::from(u16::try_from(self.found.size).unwrap_or(u16::MAX));
        // Edges that only touch do no harm.
        let hair = 1e-6;
        let apart = |start: f64, length: f64, from: f64, room: f64| {
            start + length <= from + hair || start >= from + room - hair
        };
        let (across, down) = (side + 2.0 * quiet, side + 2.0 * quiet);
        if apart(left, width, self.left - quiet, across) || apart(top, height, self.top - quiet, down) {
            return Ok(());
        }
        let inside = left >= self.left && top >= self.top;
        if !inside || left + width > self.left + side || top + height > self.top + side {
            return Err(Mismatch::Outside);
        }
        let modules = |start: f64, length: f64, from: f64| {
            let first = ((start - from) / self.module + hair).floor();
            (whole(first), whole(((start + length - from) / self.module - hair).floor()))
        };
        let (first, last) = modules(left, width, self.left);
        let (upper, lower) = modules(top, height, self.top);
        let covered = (upper..=lower).flat_map(|y| (first..=last).map(move |x| (x, y)));
        match covered.into_iter().find(|(x, y)| self.found.dark(*x, *y)) {
            Some((x, y)) => Err(Mismatch::Module(x, y)),
            None => Ok(()),
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "modules within a symbol")]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

impl Found {
    /// Whether a module is dark.
    fn dark(&self, x: usize, y: usize) -> bool {
        self.rows.get(y).and_then(|row| row.get(x / 64)).is_some_and(|word| word >> (x % 64) & 1 == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_may_lie_beside_a_symbol_or_on_white_modules_only() {
        let mut found = Found::new(21).unwrap();
        found.darken(10, 10).unwrap();
        let square = Square { left: 100.0, top: 100.0, module: 2.0, found: &found };
        for fine in [[0.0, 0.0, 92.0, 300.0], [150.0, 0.0, 50.0, 300.0], [110.0, 110.0, 10.0, 10.0]] {
            assert_eq!(square.bears(fine), Ok(()), "{fine:?}");
        }
        assert_eq!(square.bears([0.0, 0.0, 93.0, 300.0]), Err(Mismatch::Outside));
        assert_eq!(square.bears([96.0, 110.0, 10.0, 10.0]), Err(Mismatch::Outside));
        assert_eq!(square.bears([119.0, 119.0, 4.0, 4.0]), Err(Mismatch::Module(10, 10)));
    }
}
