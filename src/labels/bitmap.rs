//! A label as black and white dots, and letters hinted for so few of them.
//!
//! Each glyph is drawn once per size and then copied: a job of a thousand labels draws some sixty glyphs. `png` wraps the
//! bitmap into a file.

use std::collections::HashMap;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, Engine, HintingInstance, HintingOptions, SmoothMode, Target};
use skrifa::{GlyphId, MetadataProvider};

use super::font::{FaceId, Fonts, Line};
use super::layout::{Placed, Text};
use super::outline::PolygonPen;
use super::qr::Symbol;
use super::stock::Turn;

/// 1 bit per dot, set where black; rows are padded to whole bytes, the leftmost dot is the highest bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    stride: usize,
    bits: Vec<u8>,
}

impl Bitmap {
    /// All white.
    pub fn new(width: u32, height: u32) -> Self {
        let stride = width.div_ceil(8) as usize;
        Self { width, height, stride, bits: vec![0; stride * height as usize] }
    }

    /// Dots across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Dots down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The rows, from the top.
    pub fn bits(&self) -> &[u8] {
        &self.bits
    }

    /// Bytes per row.
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// Whether a dot is black; outside all is white.
    pub fn black(&self, x: u32, y: u32) -> bool {
        x < self.width
            && y < self.height
            && self.bits[y as usize * self.stride + x as usize / 8] >> (7 - x % 8) & 1 == 1
    }

    /// Copies the bytes that hold the dots from `left` to `right` of row `y` into the rows below, `count` rows in all.
    fn repeat(&mut self, y: u32, (left, right): (u32, u32), count: u32) {
        let row = y as usize * self.stride;
        let (start, end) = (row + left as usize / 8, row + (right.div_ceil(8) as usize).min(self.stride));
        for below in 1..count as usize {
            let at = start + below * self.stride;
            if start < end && at + (end - start) <= self.bits.len() {
                self.bits.copy_within(start..end, at);
            }
        }
    }

    /// Turns the page clockwise.
    #[must_use]
    pub fn turned(self, turn: Turn) -> Self {
        let (width, height) =
            if turn.is_sideways() { (self.height, self.width) } else { (self.width, self.height) };
        if turn == Turn::None {
            return self;
        }
        let mut page = Self::new(width, height);
        for (x, y) in self.blacks() {
            let (x, y) = match turn {
                Turn::None => (x, y),
                Turn::Quarter => (self.height - 1 - y, x),
                Turn::Half => (self.width - 1 - x, self.height - 1 - y),
                Turn::ThreeQuarters => (y, self.width - 1 - x),
            };
            page.bits[y as usize * page.stride + x as usize / 8] |= 0x80 >> (x % 8);
        }
        page
    }

    /// Puts black dots of another bitmap onto this one.
    fn stamp(&mut self, (left, top): (u32, u32), other: &Self) {
        for (x, y) in other.blacks() {
            let x = i64::from(left + x);
            self.blacken(i64::from(top + y), x, x + 1);
        }
    }

    /// Column and row of each black dot.
    fn blacks(&self) -> impl Iterator<Item = (u32, u32)> {
        let bytes = self.bits.chunks(self.stride.max(1)).zip(0..).flat_map(|(row, y)| {
            row.iter().zip(0..).filter(|(byte, _)| **byte != 0).map(move |(byte, at)| (*byte, at * 8, y))
        });
        bytes.flat_map(|(byte, x, y)| {
            (0..8).filter(move |bit| byte >> (7 - bit) & 1 == 1).map(move |bit| (x + bit, y))
        })
    }

    /// Blackens the dots from `left` up to, not including, `right`; what lies outside is left out.
    pub fn blacken(&mut self, y: i64, left: i64, right: i64) {
        let Ok(row) = u32::try_from(y) else { return };
        if row >= self.height {
            return;
        }
        let clip = |x: i64| usize::try_from(x.clamp(0, i64::from(self.width))).unwrap_or(0);
        let (left, right) = (clip(left), clip(right));
        let row = &mut self.bits[row as usize * self.stride..][..self.stride];
        let (first, last) = (left / 8, right / 8);
        let (head, tail) = (0xff_u8 >> (left % 8), !(0xff_u8 >> (right % 8)));
        if left >= right {
            return;
        }
        if first == last {
            row[first] |= head & tail;
            return;
        }
        row[first] |= head;
        row[first + 1..last].fill(0xff);
        if tail != 0 {
            row[last] |= tail;
        }
    }
}

/// Draws labels of one job, keeping the letters it has drawn.
pub struct Painter<'a> {
    fonts: &'a Fonts,
    dots_per_mm: f64,
    letters: HashMap<(FaceId, u32, u16), Letter>,
    hinting: HashMap<(FaceId, u32), Option<HintingInstance>>,
    ground: Option<Ground>,
}

/// The texts that come again on the labels that follow, drawn.
struct Ground {
    texts: Vec<Text>,
    bitmap: Bitmap,
}

impl Ground {
    fn is_of(&self, bitmap: &Bitmap, placed: &Placed) -> bool {
        let same = |(mine, text): (&Text, &Text)| {
            let place = |text: &Text| (text.x, text.baseline, text.size);
            Arc::ptr_eq(&mine.line, &text.line) && place(mine) == place(text)
        };
        let lasting = || placed.texts.iter().filter(|text| text.lasting);
        (self.bitmap.width, self.bitmap.height) == (bitmap.width, bitmap.height)
            && lasting().count() == self.texts.len()
            && self.texts.iter().zip(lasting()).all(same)
    }
}

/// Runs of black dots relative to the glyph's origin on the baseline: row, left, right.
type Letter = Vec<(i64, i64, i64)>;

impl<'a> Painter<'a> {
    /// For labels printed at `dpi`.
    pub fn new(fonts: &'a Fonts, dpi: u32) -> Self {
        let dots_per_mm = f64::from(dpi) / 25.4;
        Self { fonts, dots_per_mm, letters: HashMap::new(), hinting: HashMap::new(), ground: None }
    }

    /// Draws a label onto `bitmap`, whatever was on it.
    pub fn draw(&mut self, bitmap: &mut Bitmap, symbol: &Symbol, placed: &Placed) {
        let known = self.ground.as_ref().is_some_and(|ground| ground.is_of(bitmap, placed));
        if !known {
            let mut ground = Bitmap::new(bitmap.width, bitmap.height);
            let lasting: Vec<Text> = placed.texts.iter().filter(|text| text.lasting).cloned().collect();
            for text in &lasting {
                self.draw_text(&mut ground, text);
            }
            self.ground = Some(Ground { texts: lasting, bitmap: ground });
        }
        if let Some(ground) = &self.ground {
            bitmap.bits.clone_from(&ground.bitmap.bits);
        }
        draw_symbol(bitmap, symbol, placed);
        for text in placed.texts.iter().filter(|text| !text.lasting) {
            self.draw_text(bitmap, text);
        }
        for picture in &placed.pictures {
            bitmap.stamp((picture.left, picture.top), picture.image.bits());
        }
        if let Some(rule) = placed.rule {
            let at = |mm: f64| whole(mm * self.dots_per_mm);
            for row in 0..whole(0.12 * self.dots_per_mm).max(1) {
                bitmap.blacken(at(rule.y) + row, at(rule.left), at(rule.right));
            }
        }
    }

    fn draw_text(&mut self, bitmap: &mut Bitmap, text: &Text) {
        let scale = self.dots_per_mm;
        let size = text.size * scale;
        let per_unit = size / f64::from(self.fonts.heights(text.line.weight).em);
        let baseline = whole(text.baseline * scale);
        let line: &Line = &text.line;
        for glyph in &line.glyphs {
            let x = whole(text.x * scale + f64::from(glyph.x) * per_unit);
            let y = baseline - whole(f64::from(glyph.y) * per_unit);
            for (row, left, right) in self.letter(glyph.face, size, glyph.id) {
                bitmap.blacken(y + row, x + left, x + right);
            }
        }
    }

    fn letter(&mut self, face: FaceId, size: f64, id: u16) -> &Letter {
        // Sizes are told apart by hundredths of a dot.
        let key = u32::try_from(whole(size * 100.0)).unwrap_or(0);
        let fonts = self.fonts;
        let hinting = &mut self.hinting;
        self.letters.entry((face, key, id)).or_insert_with(|| {
            let hint = hinting.entry((face, key)).or_insert_with(|| hinting_for(fonts, face, size));
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
            fill(&pen.contours)
        })
    }
}

fn hinting_for(fonts: &Fonts, face: FaceId, size: f64) -> Option<HintingInstance> {
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
fn whole(dots: f64) -> i64 {
    // Half away from zero, without the call that `round` is on older processors.
    (dots + 0.5_f64.copysign(dots)) as i64
}

fn draw_symbol(bitmap: &mut Bitmap, symbol: &Symbol, placed: &Placed) {
    let module = placed.code.module;
    let side = module * u32::try_from(symbol.size()).unwrap_or(0);
    for y in 0..symbol.size() {
        let top = placed.code.top + u32::try_from(y).unwrap_or(0) * module;
        for (start, length) in super::pdf::content::runs(symbol, y) {
            let left = i64::from(placed.code.left + start * module);
            bitmap.blacken(i64::from(top), left, left + i64::from(length * module));
        }
        // Up to seven dots beside the symbol come along: they are its quiet zone, and white.
        bitmap.repeat(top, (placed.code.left, placed.code.left + side), module);
    }
}

/// Fills polygons by the non-zero rule: a dot is black if its middle lies inside. `y` upwards in, downwards out.
fn fill(contours: &[Vec<(f32, f32)>]) -> Letter {
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
