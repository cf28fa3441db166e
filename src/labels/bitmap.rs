//! A label as black and white dots, and letters hinted for so few of them.
//!
//! Each glyph is drawn once per size and then stamped, 56 dots at a time: a job of a thousand labels draws some sixty glyphs.
//! `png` wraps the bitmap of a label into a file, `zpl` those of its pieces into fields.

use std::collections::HashMap;
use std::sync::Arc;

use skrifa::outline::HintingInstance;

use super::font::{FaceId, Fonts};
use super::layout::{Placed, Rule, Text};
use super::letter::{CHUNK, Letter, drawn, hinting_for, whole};
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

    /// All white again, in another size.
    pub fn clear(&mut self, width: u32, height: u32) {
        (self.width, self.height, self.stride) = (width, height, width.div_ceil(8) as usize);
        self.bits.clear();
        self.bits.resize(self.stride * height as usize, 0);
    }

    /// Fills the rows from bytes, where rows begin every `stride` bytes; dots beyond the width stay white.
    pub fn fill_rows(&mut self, bytes: &[u8], stride: usize, black: impl Fn(u8) -> u8) {
        let beyond = u32::try_from(self.stride * 8).unwrap_or(0) - self.width;
        for (row, from) in self.bits.chunks_exact_mut(self.stride.max(1)).zip(bytes.chunks(stride.max(1))) {
            row.iter_mut().zip(from).for_each(|(to, from)| *to = black(*from));
            if let Some(last) = row.last_mut() {
                *last &= 0xff << beyond;
            }
        }
    }

    /// Row `y`, from its first byte on.
    pub fn row(&self, y: u32) -> &[u8] {
        self.bits.get(y as usize * self.stride..).and_then(|rows| rows.get(..self.stride)).unwrap_or(&[])
    }

    /// Adds the black dots of `other`, whose corner comes to `left` and `top`; `false` if one of them would lie outside.
    pub fn add(&mut self, other: &Self, left: u32, top: u32) -> bool {
        let shift = left % 8;
        for y in 0..other.height {
            for (at, byte) in other.row(y).iter().enumerate().filter(|(_, byte)| **byte != 0) {
                let x = u64::from(left) + at as u64 * 8 + u64::from(7 - byte.trailing_zeros());
                if x >= u64::from(self.width) || u64::from(top) + u64::from(y) >= u64::from(self.height) {
                    return false;
                }
                let start = (top + y) as usize * self.stride + left as usize / 8 + at;
                let [high, low] = (u16::from(*byte) << (8 - shift)).to_be_bytes();
                self.bits[start] |= high;
                if low != 0 {
                    self.bits[start + 1] |= low;
                }
            }
        }
        true
    }

    /// Blackens the dots of a letter whose origin is at `x` and `y`; what lies outside is left out.
    fn stamp(&mut self, letter: &Letter, x: i64, y: i64) {
        let (left, top) = (x + letter.left, y + letter.top);
        let rows = letter.bits.len() / letter.chunks.max(1);
        let inside = left >= 0
            && top >= 0
            && left + letter.width <= i64::from(self.width)
            && top + i64::try_from(rows).unwrap_or(i64::MAX) <= i64::from(self.height);
        let (Ok(left), Ok(top), true) = (usize::try_from(left), usize::try_from(top), inside) else {
            for (row, start, end) in &letter.runs {
                self.blacken(y + row, x + start, x + end);
            }
            return;
        };
        let mut start = top * self.stride + left / 8;
        for row in letter.bits.chunks_exact(letter.chunks.max(1)) {
            for (at, dots) in row.iter().enumerate() {
                let dots = dots >> (left % 8);
                let to = &mut self.bits[(start + at * CHUNK / 8)..];
                // Beyond the row's end there are no dots to add, so that the row below is not touched.
                if let Some(eight) = to.first_chunk_mut::<8>() {
                    *eight = (u64::from_be_bytes(*eight) | dots).to_be_bytes();
                } else {
                    to.iter_mut().zip(dots.to_be_bytes()).for_each(|(to, dots)| *to |= dots);
                }
            }
            start += self.stride;
        }
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
    /// By face and size, then by glyph number.
    letters: HashMap<(FaceId, u32), Vec<Option<Letter>>>,
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

impl<'a> Painter<'a> {
    /// For labels printed at `dpi`.
    pub fn new(fonts: &'a Fonts, dpi: u32) -> Self {
        let dots_per_mm = f64::from(dpi) / 25.4;
        Self { fonts, dots_per_mm, letters: HashMap::new(), hinting: HashMap::new(), ground: None }
    }

    /// Draws a label onto `bitmap`, whatever was on it; without a symbol if its place is to stay white.
    pub fn draw(&mut self, bitmap: &mut Bitmap, symbol: Option<&Symbol>, placed: &Placed) {
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
        if let Some(symbol) = symbol {
            draw_symbol(bitmap, symbol, placed);
        }
        for text in placed.texts.iter().filter(|text| !text.lasting) {
            self.draw_text(bitmap, text);
        }
        for picture in &placed.pictures {
            // Layout keeps pictures inside the cell; what it did not would be missing, and the proof refuse the label.
            let _ = bitmap.add(picture.image.bits(), picture.left, picture.top);
        }
        if let Some(rule) = placed.rule {
            let ([left, right], [top, bottom]) = self.rule(rule);
            (top..bottom).for_each(|row| bitmap.blacken(row, left, right));
        }
    }

    /// The dots of a hairline: left and right, upper and lower edge.
    pub fn rule(&self, rule: Rule) -> ([i64; 2], [i64; 2]) {
        let at = |mm: f64| whole(mm * self.dots_per_mm);
        ([at(rule.left), at(rule.right)], [at(rule.y), at(rule.y) + at(0.12).max(1)])
    }

    /// Draws a line of text alone, onto a bitmap as large as its ink; gives where its corner lies on the label. `None` if
    /// there is no ink on the label.
    pub fn draw_line(
        &mut self,
        bitmap: &mut Bitmap,
        text: &Text,
        (width, height): (u32, u32),
    ) -> Option<(u32, u32)> {
        let (mut left, mut top, mut right, mut bottom) = (i64::MAX, i64::MAX, 0, 0);
        self.each_letter(text, |letter, x, y| {
            let rows = i64::try_from(letter.bits.len() / letter.chunks.max(1)).unwrap_or(0);
            if rows > 0 {
                left = left.min(x + letter.left);
                top = top.min(y + letter.top);
                right = right.max(x + letter.left + letter.width);
                bottom = bottom.max(y + letter.top + rows);
            }
        });
        let (left, top) = (left.max(0), top.max(0));
        let (right, bottom) = (right.min(i64::from(width)), bottom.min(i64::from(height)));
        let side = |from: i64, to: i64| u32::try_from(to - from).ok().filter(|dots| *dots > 0);
        bitmap.clear(side(left, right)?, side(top, bottom)?);
        self.each_letter(text, |letter, x, y| bitmap.stamp(letter, x - left, y - top));
        Some((u32::try_from(left).ok()?, u32::try_from(top).ok()?))
    }

    fn draw_text(&mut self, bitmap: &mut Bitmap, text: &Text) {
        self.each_letter(text, |letter, x, y| bitmap.stamp(letter, x, y));
    }

    /// Hands over the letters of a line with their origins.
    fn each_letter(&mut self, text: &Text, mut with: impl FnMut(&Letter, i64, i64)) {
        let scale = self.dots_per_mm;
        let size = text.size * scale;
        let per_unit = size / f64::from(self.fonts.heights(text.line.weight).em);
        let baseline = whole(text.baseline * scale);
        // Sizes are told apart by hundredths of a dot.
        let hundredths = u32::try_from(whole(size * 100.0)).unwrap_or(0);
        for run in text.line.glyphs.chunk_by(|one, other| one.face == other.face) {
            let Some(face) = run.first().map(|glyph| glyph.face) else { continue };
            let key = (face, hundredths);
            let letters = self.letters.entry(key).or_default();
            for glyph in run {
                let id = usize::from(glyph.id);
                if letters.len() <= id {
                    letters.resize_with(id + 1, || None);
                }
                let (fonts, hinting) = (self.fonts, &mut self.hinting);
                let letter = letters[id].get_or_insert_with(|| {
                    let hint = hinting.entry(key).or_insert_with(|| hinting_for(fonts, face, size));
                    drawn(fonts, (face, glyph.id), size, hint.as_ref())
                });
                let x = whole(text.x * scale + f64::from(glyph.x) * per_unit);
                let y = baseline - whole(f64::from(glyph.y) * per_unit);
                with(letter, x, y);
            }
        }
    }
}

fn draw_symbol(bitmap: &mut Bitmap, symbol: &Symbol, placed: &Placed) {
    let module = placed.code.module;
    let side = module * u32::try_from(symbol.size()).unwrap_or(0);
    for y in 0..symbol.size() {
        let top = placed.code.top + u32::try_from(y).unwrap_or(0) * module;
        for (start, length) in super::runs::runs(symbol, y) {
            let left = i64::from(placed.code.left + start * module);
            bitmap.blacken(i64::from(top), left, left + i64::from(length * module));
        }
        // Up to seven dots beside the symbol come along: they are its quiet zone, and white.
        bitmap.repeat(top, (placed.code.left, placed.code.left + side), module);
    }
}
