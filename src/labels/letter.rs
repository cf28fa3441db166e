//! A letter as black dots: its outline hinted for so few of them, filled, and cut into chunks that are stamped at once.
//!
//! Knows one glyph at one size and no line; `bitmap` keeps letters and stamps them where a line wants them.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, Engine, HintingInstance, HintingOptions, SmoothMode, Target};
use skrifa::{GlyphId, MetadataProvider};

use super::font::{FaceId, Fonts};
use super::outline::PolygonPen;

/// Dots of a letter that are stamped at once: with a shift of up to seven they still fit into 64.
pub const CHUNK: usize = 56;

/// Black dots relative to the glyph's origin on the baseline.
#[derive(Default)]
pub struct Letter {
    /// Row, left, right.
    pub runs: Vec<(i64, i64, i64)>,
    /// Of the first dot.
    pub left: i64,
    /// Of the first row.
    pub top: i64,
    /// In dots.
    pub width: i64,
    /// Row after row, each in so many chunks, their first dot in the highest bit.
    pub bits: Vec<u64>,
    /// Chunks of a row.
    pub chunks: usize,
}

impl Letter {
    fn new(runs: Vec<(i64, i64, i64)>) -> Self {
        let least = |value: fn(&(i64, i64, i64)) -> i64| runs.iter().map(value).min().unwrap_or(0);
        let most = |value: fn(&(i64, i64, i64)) -> i64| runs.iter().map(value).max().unwrap_or(0);
        let (left, top) = (least(|run| run.1), least(|run| run.0));
        let (width, rows) =
            (most(|run| run.2) - left, if runs.is_empty() { 0 } else { most(|run| run.0) - top + 1 });
        let size = |dots: i64| usize::try_from(dots).unwrap_or(0);
        let chunks = size(width).div_ceil(CHUNK);
        let mut bits = vec![0; chunks * size(rows)];
        for (row, start, end) in &runs {
            for x in size(start - left)..size(end - left) {
                bits[size(row - top) * chunks + x / CHUNK] |= 1 << (63 - x % CHUNK);
            }
        }
        Self { runs, left, top, width, bits, chunks }
    }
}

/// A glyph at `size` dots per em.
pub fn drawn(fonts: &Fonts, (face, id): (FaceId, u16), size: f64, hint: Option<&HintingInstance>) -> Letter {
    let mut pen = PolygonPen::default();
    let outlines = fonts.outlines(face).map(|font| font.outline_glyphs());
    if let Some(glyph) = outlines.and_then(|outlines| outlines.get(GlyphId::from(id))) {
        let settings = match hint {
            Some(instance) => DrawSettings::hinted(instance, false),
            None => DrawSettings::unhinted(Size::new(single(size)), LocationRef::default()),
        };
        // A glyph the hinter cannot handle stays blank, and the proof refuses the label.
        let _ = glyph.draw(settings, &mut pen);
    }
    Letter::new(fill(&pen.contours))
}

/// How glyphs of a size keep to whole dots; `None` where the font knows no way.
pub fn hinting_for(fonts: &Fonts, face: FaceId, size: f64) -> Option<HintingInstance> {
    let target = Target::Smooth {
        mode: SmoothMode::Normal,
        symmetric_rendering: true,
        preserve_linear_metrics: false,
    };
    let options = HintingOptions { engine: Engine::Auto(None), target };
    let outlines = fonts.outlines(face)?.outline_glyphs();
    HintingInstance::new(&outlines, Size::new(single(size)), LocationRef::default(), options).ok()
}

#[expect(clippy::cast_possible_truncation, reason = "sizes in dots, some digits suffice")]
fn single(size: f64) -> f32 {
    size as f32
}

#[expect(clippy::cast_possible_truncation, reason = "dots of a page of at most 2 m")]
/// The nearest whole number of dots.
pub fn whole(dots: f64) -> i64 {
    // Half away from zero, without the call that `round` is on older processors.
    (dots + 0.5_f64.copysign(dots)) as i64
}

/// Fills polygons by the non-zero rule: a dot is black if its middle lies inside. `y` upwards in, downwards out.
fn fill(contours: &[Vec<(f32, f32)>]) -> Vec<(i64, i64, i64)> {
    let ys = contours.iter().flatten().map(|(_, y)| f64::from(*y));
    let (low, high) = ys.fold((f64::MAX, f64::MIN), |(low, high), y| (low.min(y), high.max(y)));
    let mut runs = Vec::new();
    if low > high {
        return runs;
    }
    for row in whole(-high) - 1..=whole(-low) + 1 {
        let middle = -(to_f64(row) + 0.5);
        let mut winding = 0;
        let mut start = 0.0;
        for (x, direction) in crossings(contours, middle) {
            if winding == 0 {
                start = x;
            }
            winding += direction;
            let (left, right) = (ceil(start - 0.5), ceil(x - 0.5));
            if winding == 0 && left < right {
                runs.push((row, left, right));
            }
        }
    }
    runs
}

#[expect(clippy::cast_precision_loss, reason = "rows of a letter")]
fn to_f64(row: i64) -> f64 {
    row as f64
}

#[expect(clippy::cast_possible_truncation, reason = "dots of a letter")]
fn ceil(x: f64) -> i64 {
    x.ceil() as i64
}

/// Where edges cross the height `y`, from left to right, and whether they go up or down.
fn crossings(contours: &[Vec<(f32, f32)>], y: f64) -> Vec<(f64, i32)> {
    let mut list = Vec::new();
    for contour in contours {
        let ends = contour.iter().skip(1).chain(contour.first());
        for (from, to) in contour.iter().zip(ends) {
            let (x0, y0, x1, y1) = (f64::from(from.0), f64::from(from.1), f64::from(to.0), f64::from(to.1));
            if (y0 <= y) != (y1 <= y) {
                list.push((x0 + (y - y0) / (y1 - y0) * (x1 - x0), if y0 < y1 { 1 } else { -1 }));
            }
        }
    }
    list.sort_by(|a, b| a.0.total_cmp(&b.0));
    list
}
