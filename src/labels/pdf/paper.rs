//! A page on its paper: how upright dots become points of the paper as the printer feeds it.
//!
//! Here stocks are turned, and printers corrected that do not print where they should. `proof::page` works the same numbers out
//! on its own and compares.

use crate::labels::job::Job;
use crate::labels::stock::Turn;

/// Across and down, in points.
pub fn size(job: &Job, (width, height): (u32, u32), points_per_dot: f64) -> (f64, f64) {
    let (width, height) = (f64::from(width) * points_per_dot, f64::from(height) * points_per_dot);
    if job.stock.turn.is_sideways() { (height, width) } else { (width, height) }
}

/// The matrix from dots, counted right and down from the upright page's upper left corner, to points, counted up from the
/// paper's lower left corner (ISO 32000-1, 8.3.4).
pub fn matrix(job: &Job, page: (u32, u32), points_per_dot: f64) -> [f64; 6] {
    let p = points_per_dot;
    let (width, height) = (f64::from(page.0) * p, f64::from(page.1) * p);
    let (_, paper) = size(job, page, p);
    let [a, b, c, d, e, f] = match job.stock.turn {
        Turn::None => [p, 0.0, 0.0, -p, 0.0, height],
        Turn::Quarter => [0.0, -p, -p, 0.0, height, width],
        Turn::Half => [-p, 0.0, 0.0, p, width, 0.0],
        Turn::ThreeQuarters => [0.0, p, p, 0.0, 0.0, 0.0],
    };
    let printer = job.look.printer;
    let [[right, down], [across, along]] = [printer.offset_mm.map(|mm| mm * 72.0 / 25.4), printer.scale];
    // Stretched from the upper left corner of the paper, then moved.
    let up = |y: f64| paper - along * (paper - y) - down;
    [a * across, b * along, c * across, d * along, e * across + right, up(f)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::tests::job;

    fn corners(turn: Turn) -> [(f64, f64); 2] {
        let mut job = job("DK-11209");
        job.stock.turn = turn;
        let [a, b, c, d, e, f] = matrix(&job, (300, 100), 1.0);
        [(0.0, 0.0), (300.0, 100.0)].map(|(x, y)| (a * x + c * y + e, b * x + d * y + f))
    }

    #[test]
    fn turned_pages_lie_on_their_paper() {
        assert_eq!(corners(Turn::None), [(0.0, 100.0), (300.0, 0.0)]);
        // The upper left corner goes to the upper right one: clockwise.
        assert_eq!(corners(Turn::Quarter), [(100.0, 300.0), (0.0, 0.0)]);
        assert_eq!(corners(Turn::Half), [(300.0, 0.0), (0.0, 100.0)]);
        assert_eq!(corners(Turn::ThreeQuarters), [(0.0, 0.0), (100.0, 300.0)]);
    }

    #[test]
    fn an_offset_moves_right_and_down_and_a_scale_starts_in_the_upper_left_corner() {
        let mut job = job("L7160");
        job.look.printer.offset_mm = [25.4, 12.7];
        let written = |job: &Job| format!("{:?}", matrix(job, (100, 200), 1.0));
        assert_eq!(written(&job), "[1.0, 0.0, 0.0, -1.0, 72.0, 164.0]");
        job.look.printer.scale = [1.0, 0.5];
        assert_eq!(written(&job), "[1.0, 0.0, 0.0, -0.5, 72.0, 164.0]");
    }
}
