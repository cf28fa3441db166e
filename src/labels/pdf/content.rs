//! What a page draws, in PDF operators, one unit being one dot of the printer, from the page's upper left corner.
//!
//! Bytes only; `pdf` compresses a page and gives it its place in the file, `proof` reads the same operators back.

use crate::labels::font::{Fonts, Line};
use crate::labels::job::QrDrawing;
use crate::labels::layout::{Code, Rule, Text};
use crate::labels::qr::Symbol;

/// Glyphs of one weight that a document has used.
#[derive(Debug, Clone, Default)]
pub struct Used {
    bits: Vec<u64>,
    /// What glyphs say that say something else than the font's character map: composed accents and the like.
    pub odd: Vec<(u16, String)>,
}

impl Used {
    /// All of them, in ascending order.
    pub fn glyphs(&self) -> Vec<u16> {
        (0..=u16::MAX).filter(|id| self.has(*id)).collect()
    }

    fn has(&self, id: u16) -> bool {
        self.bits.get(usize::from(id) / 64).is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    /// Notes the glyphs of a line. `reading` is what the character map says.
    fn note(&mut self, line: &Line, reading: impl Fn(u16) -> Option<char>) {
        for (at, glyph) in line.glyphs.iter().enumerate() {
            if self.has(glyph.id) {
                continue;
            }
            let word = usize::from(glyph.id) / 64;
            if self.bits.len() <= word {
                self.bits.resize(word + 1, 0);
            }
            self.bits[word] |= 1 << (glyph.id % 64);
            let text = line.text_of(at);
            if !text.chars().eq(reading(glyph.id)) {
                self.odd.push((glyph.id, text.to_owned()));
            }
        }
    }
}

/// The operators of one page.
pub struct Content<'a> {
    fonts: &'a Fonts,
    readings: &'a [Vec<Option<char>>; 2],
    dots_per_mm: f64,
    bytes: Vec<u8>,
}

/// Hairline above the foot of a label, in mm.
const HAIRLINE: f64 = 0.12;

impl<'a> Content<'a> {
    /// For pages of one job.
    pub fn new(fonts: &'a Fonts, readings: &'a [Vec<Option<char>>; 2], dpi: u32) -> Self {
        Self { fonts, readings, dots_per_mm: f64::from(dpi) / 25.4, bytes: Vec::with_capacity(96 * 1024) }
    }

    /// Begins a page `height` dots tall; PDF counts from below, in points.
    pub fn begin(&mut self, points_per_dot: f64, height: u32) {
        self.bytes.clear();
        self.number(points_per_dot, 6);
        self.raw(b" 0 0 ");
        self.number(-points_per_dot, 6);
        self.raw(b" 0 ");
        self.number(points_per_dot * f64::from(height), 4);
        self.raw(b" cm\n");
    }

    /// The finished page.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Moves the origin to a cell, in dots.
    pub fn open_cell(&mut self, left: u32, top: u32) {
        self.raw(b"q 1 0 0 1 ");
        self.integers(&[left, top]);
        self.raw(b"cm\n");
    }

    /// Back to the page.
    pub fn close_cell(&mut self) {
        self.raw(b"Q\n");
    }

    /// Draws a symbol.
    pub fn symbol(&mut self, code: Code, symbol: &Symbol, drawing: QrDrawing) {
        match drawing {
            QrDrawing::Path => self.path(code, symbol),
            QrDrawing::Mask => self.mask(code, symbol),
        }
    }

    /// One filled path, one rectangle per run of dark modules; one unit is one module, so that pages compress well.
    fn path(&mut self, code: Code, symbol: &Symbol) {
        self.raw(b"q ");
        self.integers(&[code.module, 0, 0, code.module, code.left, code.top]);
        self.raw(b"cm\n");
        for y in 0..symbol.size() {
            for (x, width) in runs(symbol, y) {
                self.integers(&[x, small(y), width, 1]);
                self.raw(b"re\n");
            }
        }
        self.raw(b"f Q\n");
    }

    /// A 1-bit stencil: `Decode [1 0]` paints where bits are set. Hexadecimal, so that no data can look like `EI`.
    fn mask(&mut self, code: Code, symbol: &Symbol) {
        let size = small(symbol.size());
        let wide = size * code.module;
        self.raw(b"q ");
        self.integers(&[wide, 0, 0]);
        self.raw(b"-");
        self.integers(&[wide, code.left, code.top + wide]);
        self.raw(b"cm\nBI /IM true /W ");
        self.integers(&[size]);
        self.raw(b"/H ");
        self.integers(&[size]);
        self.raw(b"/BPC 1 /D [1 0] /F /AHx ID ");
        for y in 0..symbol.size() {
            let row = symbol.row(y);
            for byte in 0..symbol.size().div_ceil(8) {
                let bits = row[byte / 8].to_le_bytes()[byte % 8].reverse_bits();
                self.hex(bits);
            }
        }
        self.raw(b">\nEI Q\n");
    }

    /// Draws a line of text and notes its glyphs.
    pub fn text(&mut self, text: &Text, used: &mut [Used; 2]) {
        let weight = text.line.weight.index();
        let readings = &self.readings[weight];
        used[weight].note(&text.line, |id| readings.get(usize::from(id)).copied().flatten());
        self.raw(if weight == 0 { b"BT /R " } else { b"BT /S " });
        self.number(text.size * self.dots_per_mm, 2);
        self.raw(b" Tf 1 0 0 -1 ");
        self.number(text.x * self.dots_per_mm, 1);
        self.raw(b" ");
        self.number(text.baseline * self.dots_per_mm, 1);
        self.raw(b" Tm ");
        self.glyphs(&text.line, text.size * self.dots_per_mm);
        self.raw(b" ET\n");
    }

    /// `[<…> kern <…>] TJ`: the numbers move against the direction of writing, in thousandths of an em.
    fn glyphs(&mut self, line: &Line, size: f64) {
        let em = f64::from(self.fonts.heights(line.weight).em);
        let (mut pen, mut rise) = (0, 0);
        self.raw(b"[<");
        for glyph in &line.glyphs {
            if glyph.y != rise {
                rise = glyph.y;
                self.raw(b">]TJ ");
                // Rise is in unscaled text space (ISO 32000-1, 9.3.7): in dots, not in em.
                self.number(f64::from(rise) * size / em, 2);
                self.raw(b" Ts [<");
            }
            if glyph.x != pen {
                self.raw(b">");
                self.number(f64::from(pen - glyph.x) * 1000.0 / em, 1);
                self.raw(b"<");
            }
            let [high, low] = glyph.id.to_be_bytes();
            self.hex(high);
            self.hex(low);
            pen = glyph.x + self.fonts.advance(line.weight, glyph.id);
        }
        self.raw(b">]TJ");
        if rise != 0 {
            self.raw(b" 0 Ts");
        }
    }

    /// Draws a hairline.
    pub fn rule(&mut self, rule: Rule) {
        let scale = self.dots_per_mm;
        let thick = (HAIRLINE * scale).round().max(1.0);
        for value in [rule.left, rule.y, rule.right - rule.left] {
            self.number((value * scale).round(), 0);
            self.raw(b" ");
        }
        self.number(thick, 0);
        self.raw(b" re f\n");
    }

    fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn hex(&mut self, byte: u8) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        self.raw(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }

    /// Each number followed by a blank.
    fn integers(&mut self, values: &[u32]) {
        for value in values {
            let mut digits = [b' '; 11];
            let mut at = 10;
            let mut rest = *value;
            loop {
                at -= 1;
                digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or(0);
                rest /= 10;
                if rest == 0 {
                    break;
                }
            }
            self.raw(&digits[at..]);
        }
    }

    /// With at most `decimals` digits after the point, and no more than it needs.
    fn number(&mut self, value: f64, decimals: usize) {
        let text = format!("{value:.decimals$}");
        let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        self.raw(if text == "-0" { b"0" } else { text.as_bytes() });
    }
}

/// Start and length of each run of dark modules in row `y`.
pub fn runs(symbol: &Symbol, y: usize) -> impl Iterator<Item = (u32, u32)> {
    let (row, size) = (symbol.row(y), symbol.size());
    let dark = move |x: usize| x < size && row[x / 64] >> (x % 64) & 1 == 1;
    let mut x = 0;
    std::iter::from_fn(move || {
        let start = (x..size).find(|x| dark(*x))?;
        let end = (start..=size).find(|x| !dark(*x))?;
        x = end;
        Some((small(start), small(end - start)))
    })
}

/// Modules of a symbol: at most 177.
fn small(modules: usize) -> u32 {
    u32::try_from(modules).unwrap_or(u32::MAX)
}
