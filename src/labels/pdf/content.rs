//! What a page draws, in PDF operators, one unit being one dot of the printer, from the page's upper left corner.
//!
//! Labels look alike, so what repeats is known while it is drawn: `pack` tells `deflate`. `pdf` gives a page its place in the
//! file, `proof` reads the same operators back.

use std::collections::HashMap;
use std::sync::Arc;

use super::pack::Pack;
use super::used::UsedFaces;
use crate::labels::font::{EM, FaceId, Fonts, Line};
use crate::labels::job::QrDrawing;
use crate::labels::layout::{Code, Rule, Text};
use crate::labels::qr::Symbol;
use crate::labels::quick::Quick;
use crate::labels::runs::runs;

/// The operators of one page.
pub struct Content<'a> {
    fonts: &'a Fonts,
    readings: &'a [Vec<Option<char>>; 2],
    pub(super) dots_per_mm: f64,
    bytes: Vec<u8>,
    pack: Pack,
    /// Modules of a symbol, row after row.
    bits: Vec<u8>,
    /// Operators of lines that stand at the same place on label after label: words, product names.
    drawn: HashMap<Spot, Drawn, Quick>,
    /// Counts the parts of the document that [`Used`] are kept for.
    part: u64,
}

/// A shared line, by its address, and its place and size, by their bits.
type Spot = (usize, [u64; 3]);

struct Drawn {
    /// Keeps the address from being used for another line.
    line: Arc<Line>,
    bytes: Vec<u8>,
    /// The last part whose `Used` knows its glyphs.
    noted: u64,
}

/// With more lines than this all are forgotten.
const DRAWN: usize = 4096;

/// Hairline above the foot of a label, in mm.
pub(super) const HAIRLINE: f64 = 0.12;

impl<'a> Content<'a> {
    /// For pages of one job.
    pub fn new(fonts: &'a Fonts, readings: &'a [Vec<Option<char>>; 2], dpi: u32) -> Self {
        let bytes = Vec::with_capacity(96 * 1024);
        let (dots_per_mm, drawn) = (f64::from(dpi) / 25.4, HashMap::default());
        Self { fonts, readings, dots_per_mm, bytes, pack: Pack::default(), bits: Vec::new(), drawn, part: 0 }
    }

    /// Begins a page whose dots become points by this matrix.
    pub fn begin(&mut self, matrix: [f64; 6]) {
        self.bytes.clear();
        let [turned @ .., right, up] = matrix;
        for factor in turned {
            self.number(factor, 6);
            self.raw(b" ");
        }
        self.number(right, 4);
        self.raw(b" ");
        self.number(up, 4);
        self.raw(b" cm\n");
    }

    /// From here on glyphs are noted anew: another `Used` is kept.
    pub fn begin_part(&mut self) {
        self.part += 1;
        self.pack.begin_part();
    }

    /// The page as it is, for a document that does not repeat itself.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The finished page, compressed.
    pub fn packed(&mut self) -> Vec<u8> {
        self.pack.finish(&self.bytes)
    }

    /// Moves the origin to a cell, in dots.
    pub fn open_cell(&mut self, left: u32, top: u32) {
        self.pack.begin_label();
        self.raw(b"q 1 0 0 1 ");
        self.integers(&[left, top]);
        self.raw(b"cm\n");
        self.pack.piece(&self.bytes);
    }

    /// Back to the page.
    pub fn close_cell(&mut self) {
        self.raw(b"Q\n");
        self.pack.piece(&self.bytes);
    }

    /// Draws a symbol.
    pub fn symbol(&mut self, code: Code, symbol: &Symbol, drawing: QrDrawing) {
        match drawing {
            // No reader of PDF encodes: `print` has refused that.
            QrDrawing::Path | QrDrawing::Printer => self.path(code, symbol),
            QrDrawing::Mask => self.mask(code, symbol),
        }
    }

    /// One filled path, one rectangle per run of dark modules; one unit is one module, so that pages compress well.
    fn path(&mut self, code: Code, symbol: &Symbol) {
        self.raw(b"q ");
        self.integers(&[code.module, 0, 0, code.module, code.left, code.top]);
        self.raw(b"cm\n");
        self.pack.piece(&self.bytes);
        for y in 0..symbol.size() {
            self.pack.row(&mut self.bytes, y, symbol.row(y), runs(symbol, y));
        }
        self.raw(b"f Q\n");
        self.pack.piece(&self.bytes);
    }

    /// A 1-bit stencil: `Decode [1 0]` paints where bits are set. Plain bytes; hexadecimal where these could be taken for
    /// `EI`, the end of the image.
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
        self.raw(b"/BPC 1 /D [1 0] ");
        let mut bits = std::mem::take(&mut self.bits);
        bits.clear();
        for y in 0..symbol.size() {
            let row = symbol.row(y).map(|word| word.reverse_bits().to_be_bytes());
            bits.extend_from_slice(&row.as_flattened()[..symbol.size().div_ceil(8)]);
        }
        if bits.windows(2).any(|pair| pair == b"EI") {
            self.raw(b"/F /AHx ID ");
            self.pack.piece(&self.bytes);
            for byte in &bits {
                self.hex(*byte);
            }
            self.raw(b">");
        } else {
            self.raw(b"ID ");
            self.pack.piece(&self.bytes);
            self.raw(&bits);
        }
        self.bits = bits;
        self.pack.noise(&self.bytes);
        // Packed with what follows: the fewer pieces, the fewer comparisons.
        self.raw(b"\nEI Q\n");
    }

    /// Draws lines of text and notes their glyphs. Lines that come again on label after label make one piece.
    pub fn texts(&mut self, texts: &[Text], used: &mut UsedFaces) {
        for (at, text) in texts.iter().enumerate() {
            if text.lasting {
                self.lasting_text(text, used);
            } else {
                self.note(&text.line, used);
                self.write_text(text);
            }
            if texts.get(at + 1).is_none_or(|next| !(next.lasting && text.lasting)) {
                self.pack.piece(&self.bytes);
            }
        }
    }

    fn lasting_text(&mut self, text: &Text, used: &mut UsedFaces) {
        let place = [text.x, text.baseline, text.size].map(f64::to_bits);
        let spot = (Arc::as_ptr(&text.line).addr(), place);
        if let Some(drawn) = self.drawn.get_mut(&spot) {
            self.bytes.extend_from_slice(&drawn.bytes);
            if std::mem::replace(&mut drawn.noted, self.part) != self.part {
                let line = Arc::clone(&drawn.line);
                self.note(&line, used);
            }
            return;
        }
        self.note(&text.line, used);
        let start = self.bytes.len();
        self.write_text(text);
        if self.drawn.len() >= DRAWN {
            self.drawn.clear();
        }
        let bytes = self.bytes[start..].to_vec();
        self.drawn.insert(spot, Drawn { line: Arc::clone(&text.line), bytes, noted: self.part });
    }

    fn note(&self, line: &Line, used: &mut UsedFaces) {
        for (at, glyph) in line.glyphs.iter().enumerate() {
            used[glyph.face.index()].note((line, at), glyph.id, || self.reading(glyph.face, glyph.id));
        }
    }

    fn write_text(&mut self, text: &Text) {
        let size = text.size * self.dots_per_mm;
        let face = text.line.glyphs.first().map_or(text.line.weight.into(), |glyph| glyph.face);
        self.raw(b"BT ");
        self.font(face, size);
        self.raw(b" 1 0 0 -1 ");
        self.number(text.x * self.dots_per_mm, 1);
        self.raw(b" ");
        self.number(text.baseline * self.dots_per_mm, 1);
        self.raw(b" Tm ");
        self.glyphs(&text.line, face, size);
        self.raw(b" ET\n");
    }

    fn font(&mut self, face: FaceId, size: f64) {
        match face.index() {
            0 => self.raw(b"/R "),
            1 => self.raw(b"/S "),
            more => {
                self.raw(b"/F");
                self.integer(small(more));
            }
        }
        self.number(size, 2);
        self.raw(b" Tf");
    }

    /// `[<…> kern <…>] TJ`: the numbers move against the direction of writing, in thousandths of an em.
    fn glyphs(&mut self, line: &Line, mut face: FaceId, size: f64) {
        let em = f64::from(EM);
        let (mut pen, mut rise) = (0, 0);
        self.raw(b"[<");
        for (at, glyph) in line.glyphs.iter().enumerate() {
            if line.mixed {
                self.say(line, at);
            }
            if glyph.face != face {
                face = glyph.face;
                self.raw(b">]TJ ");
                self.font(face, size);
                self.raw(b" [<");
            }
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
            pen = glyph.x + self.fonts.advance(glyph.face, glyph.id);
            if line.mixed && self.is_said(line, at) && line.ends_cluster(at) {
                self.raw(b">]TJ EMC [<");
            }
        }
        self.raw(b">]TJ");
        if rise != 0 {
            self.raw(b" 0 Ts");
        }
    }

    /// Where glyphs are drawn that do not say by themselves what they stand for, says it to whoever copies the text. Letter by
    /// letter, since readers take what stands on the page from left to right and turn it round themselves.
    fn say(&mut self, line: &Line, at: usize) {
        let text = line.text_of(at);
        if text.is_empty() || !self.is_said(line, at) {
            return;
        }
        self.raw(b">]TJ /Span<</ActualText<FEFF");
        text.encode_utf16().flat_map(u16::to_be_bytes).for_each(|byte| self.hex(byte));
        self.raw(b">>>BDC [<");
    }

    /// Whether the letter that a glyph belongs to has other glyphs, too, or one that stands alone for something else.
    fn is_said(&self, line: &Line, at: usize) -> bool {
        let Some(glyph) = line.glyphs.get(at) else { return false };
        let first =
            at - line.glyphs[..at].iter().rev().take_while(|other| other.cluster == glyph.cluster).count();
        let alone = first == at && line.ends_cluster(at);
        let reading = || self.reading(glyph.face, glyph.id);
        !alone || !line.text_of(first).chars().eq(reading())
    }

    fn reading(&self, face: FaceId, id: u16) -> Option<char> {
        match self.readings.get(face.index()) {
            Some(readings) => readings.get(usize::from(id)).copied().flatten(),
            None => self.fonts.readings(face).get(&id).copied(),
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
        self.pack.piece(&self.bytes);
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn hex(&mut self, byte: u8) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        self.raw(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }

    /// Each number followed by a blank.
    pub(super) fn integers(&mut self, values: &[u32]) {
        for value in values {
            self.integer(*value);
        }
    }

    fn integer(&mut self, value: u32) {
        let mut digits = [0; 24];
        let digits = decimal(&mut digits, value);
        self.bytes.extend_from_slice(digits);
    }

    /// With at most `decimals` digits after the point, and no more than it needs.
    #[expect(clippy::cast_possible_truncation, reason = "places on a page of at most 2 m, in dots")]
    pub(super) fn number(&mut self, value: f64, decimals: usize) {
        let scale = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000_u64][decimals.min(6)];
        let scaled = value * [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6][decimals.min(6)];
        // Half away from zero, without the call that `round` is on older processors.
        let scaled = (scaled + 0.5_f64.copysign(scaled)) as i64;
        if scaled < 0 {
            self.raw(b"-");
        }
        let (whole, mut part) = (scaled.unsigned_abs() / scale, scaled.unsigned_abs() % scale);
        let mut digits = [0; 24];
        let text = decimal(&mut digits, u32::try_from(whole).unwrap_or(u32::MAX));
        self.bytes.extend_from_slice(&text[..text.len() - 1]);
        if part == 0 {
            return;
        }
        self.raw(b".");
        let mut place = scale / 10;
        while part > 0 {
            self.raw(&[b'0' + u8::try_from(part / place).unwrap_or(0)]);
            part %= place;
            place = (place / 10).max(1);
        }
    }
}

/// The digits of a number and a blank behind them.
fn decimal(digits: &mut [u8; 24], value: u32) -> &[u8] {
    let mut at = digits.len() - 1;
    digits[at] = b' ';
    let mut rest = value;
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10).to_le_bytes()[0];
        rest /= 10;
        if rest == 0 {
            return &digits[at..];
        }
    }
}

/// Modules of a symbol: at most 177.
fn small(modules: usize) -> u32 {
    u32::try_from(modules).unwrap_or(u32::MAX)
}
