//! Cut marks: short lines in a sheet's margin that say where a guillotine cuts. They keep off the cells.

use super::Stock;

/// A hairline along one axis, in millimetres from the page's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Left end, or the line itself.
    pub left: f64,
    /// Upper end, or the line itself.
    pub top: f64,
    /// Length across, 0 for a line down.
    pub across: f64,
    /// Length down, 0 for a line across.
    pub down: f64,
}

/// How long marks are where there is room, how far they keep from a cell and from the paper's edge, in mm.
const LONG: f64 = 5.0;
const APART: f64 = 1.0;
const EDGE: f64 = 2.0;
/// A shorter mark would not be seen.
const SHORT: f64 = 1.0;

impl Stock {
    /// Marks at every edge of a row or column, on all four sides of the cells. A margin that is too narrow has none.
    pub fn cut_marks(&self) -> Vec<Mark> {
        let (left, top) = self.cell_at(0);
        let (last_left, last_top) = self.cell_at(self.per_page() - 1);
        let (right, bottom) = (last_left + self.cell.width, last_top + self.cell.height);
        let mut marks = Vec::new();
        for x in edges(self.grid[0], left, self.pitch[0], self.cell.width) {
            let lines = [before(top), after(bottom, self.page.height)];
            let down = lines.into_iter().flatten();
            marks.extend(down.map(|(top, down)| Mark { left: x, top, across: 0.0, down }));
        }
        for y in edges(self.grid[1], top, self.pitch[1], self.cell.height) {
            let lines = [before(left), after(right, self.page.width)];
            let across = lines.into_iter().flatten();
            marks.extend(across.map(|(left, across)| Mark { left, top: y, across, down: 0.0 }));
        }
        marks
    }
}

/// Both edges of each row or column; neighbours that touch share one.
fn edges(count: u32, first: f64, pitch: f64, side: f64) -> Vec<f64> {
    let mut edges: Vec<f64> = Vec::new();
    for at in 0..count {
        let start = first + f64::from(at) * pitch;
        for edge in [start, start + side] {
            if edges.last().is_none_or(|last| edge - last > 0.05) {
                edges.push(edge);
            }
        }
    }
    edges
}

/// Start and length of a mark in a margin that ends at `cells`.
fn before(cells: f64) -> Option<(f64, f64)> {
    let length = LONG.min(cells - APART - EDGE);
    (length >= SHORT).then_some((cells - APART - length, length))
}

/// Start and length of a mark in a margin from `cells` to the paper's edge.
fn after(cells: f64, paper: f64) -> Option<(f64, f64)> {
    let length = LONG.min(paper - EDGE - cells - APART);
    (length >= SHORT).then_some((cells + APART, length))
}

#[cfg(test)]
mod tests {
    use crate::labels::stock::Stocks;

    #[test]
    fn marks_lie_on_the_paper_and_off_every_cell() {
        for stock in Stocks::built_in().unwrap().list() {
            for mark in stock.cut_marks() {
                let (right, bottom) = (mark.left + mark.across, mark.top + mark.down);
                assert!(mark.left > 0.0 && mark.top > 0.0, "{}: {mark:?}", stock.name);
                assert!(right < stock.page.width && bottom < stock.page.height, "{}: {mark:?}", stock.name);
                for cell in 0..stock.per_page() {
                    let (left, top) = stock.cell_at(cell);
                    let apart = right < left
                        || bottom < top
                        || mark.left > left + stock.cell.width
                        || mark.top > top + stock.cell.height;
                    assert!(apart, "{}: {mark:?} lies on cell {cell}", stock.name);
                }
            }
        }
        let card = Stocks::built_in().unwrap().find("card").unwrap().cut_marks();
        // Three edges across and six down, each at both ends.
        assert_eq!(card.len(), 2 * 3 + 2 * 6);
    }
}
