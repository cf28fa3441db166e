//! A label as ZPL II: graphics of the very dots that were proven, so that any script prints as it was laid out and the
//! printer's firmware chooses neither version nor mask of the symbol.
//!
//! A field for each piece: what comes again on label after label is written once and copied. Each label stands alone, so
//! that one may be cut out and sent again. Written by `press`, read back by `proof::graphic`. Row fills are `:` (as above) and
//! `,` (rest white); `!` (rest black) is never written, since some renderers draw it wrong.

use std::collections::HashMap;
use std::io::Write as _;
use std::sync::Arc;

use super::bitmap::{Bitmap, Painter};
use super::font::{Fonts, Line};
use super::job::{Job, Label, QrDrawing};
use super::layout::{Code, Placed, Text};
use super::pdf::content::runs;
use super::qr::{Level, Symbol};

/// With more lines than this all are forgotten.
const DRAWN: usize = 4096;

/// Writes labels of one job, keeping the fields that come again.
pub struct Writer<'a> {
    job: &'a Job,
    painter: Painter<'a>,
    /// Width and height of a label in dots.
    size: (u32, u32),
    /// Fields of lines that stand at the same place on label after label, by the line's address.
    drawn: HashMap<(usize, [u64; 3]), (Arc<Line>, Vec<u8>)>,
    bitmap: Bitmap,
}

impl<'a> Writer<'a> {
    /// For labels of one job.
    pub fn new(job: &'a Job, fonts: &'a Fonts) -> Self {
        let dots = |mm| super::pdf::dots(mm, job.dpi);
        let size = (dots(job.stock.cell.width), dots(job.stock.cell.height));
        Self { job, painter: Painter::new(fonts, job.dpi), size, drawn: HashMap::new(), bitmap: Bitmap::new(0, 0) }
    }

    /// Draws the whole label again, for comparison.
    pub fn painter(&mut self) -> &mut Painter<'a> {
        &mut self.painter
    }

    /// One label, from `^XA` to `^XZ`, with its row and serial as a comment.
    pub fn label(&mut self, out: &mut Vec<u8>, label: &Label, symbol: &Symbol, placed: &Placed) {
        let (width, height) = self.size;
        // A comment cannot hold the signs that begin commands. Writing into memory cannot fail.
        let _ = write!(out, "^XA^CI28^FX row {}, serial ", label.row);
        out.extend(label.serial.bytes().map(|byte| if matches!(byte, b'^' | b'~') { b'_' } else { byte }));
        let _ = writeln!(out, "^FS\n^PW{width}^LL{height}^LH0,0");
        if self.job.drawing == QrDrawing::Printer {
            command(out, placed.code, symbol.level(), &label.uri);
        } else {
            self.symbol(out, placed.code, symbol);
        }
        for text in &placed.texts {
            self.text(out, text);
        }
        if let Some(rule) = placed.rule {
            let ([left, right], [top, bottom]) = self.painter.rule(rule);
            let dots = |value: i64| u32::try_from(value).unwrap_or(0);
            self.bitmap.clear(dots(right - left), dots(bottom - top));
            (0..bottom - top).for_each(|row| self.bitmap.blacken(row, 0, right - left));
            field(out, dots(left), dots(top), &self.bitmap);
        }
        out.extend_from_slice(b"^XZ\n");
    }

    /// A row of dots for each row of modules; the rows below repeat it.
    fn symbol(&mut self, out: &mut Vec<u8>, code: Code, symbol: &Symbol) {
        let modules = u32::try_from(symbol.size()).unwrap_or(0);
        let side = modules * code.module;
        open(out, (code.left, code.top), (side, side));
        let mut above = Vec::new();
        for y in 0..symbol.size() {
            self.bitmap.clear(side, 1);
            for (x, width) in runs(symbol, y) {
                let (x, end) = (x * code.module, (x + width) * code.module);
                self.bitmap.blacken(0, i64::from(x), i64::from(end));
            }
            row(out, self.bitmap.row(0), &mut above);
            out.extend(std::iter::repeat_n(b':', code.module.saturating_sub(1) as usize));
        }
        out.extend_from_slice(b"^FS\n");
    }

    fn text(&mut self, out: &mut Vec<u8>, text: &Text) {
        if !text.lasting {
            self.line(out, text);
            return;
        }
        let place = [text.x, text.baseline, text.size].map(f64::to_bits);
        let spot = (Arc::as_ptr(&text.line).addr(), place);
        if let Some((_, drawn)) = self.drawn.get(&spot) {
            out.extend_from_slice(drawn);
            return;
        }
        let start = out.len();
        self.line(out, text);
        if self.drawn.len() >= DRAWN {
            self.drawn.clear();
        }
        // The line is kept with it, so that its address stays its own.
        self.drawn.insert(spot, (Arc::clone(&text.line), out[start..].to_vec()));
    }

    fn line(&mut self, out: &mut Vec<u8>, text: &Text) {
        if let Some((left, top)) = self.painter.draw_line(&mut self.bitmap, text, self.size) {
            field(out, left, top, &self.bitmap);
        }
    }
}

/// A graphic whose corner stands at `left` and `top`. White dots leave what is below them.
pub fn field(out: &mut Vec<u8>, left: u32, top: u32, bitmap: &Bitmap) {
    open(out, (left, top), (bitmap.width(), bitmap.height()));
    let mut above = Vec::new();
    for y in 0..bitmap.height() {
        row(out, bitmap.row(y), &mut above);
    }
    out.extend_from_slice(b"^FS\n");
}

fn open(out: &mut Vec<u8>, (left, top): (u32, u32), (width, height): (u32, u32)) {
    let stride = width.div_ceil(8);
    let bytes = stride * height;
    let _ = write!(out, "^FO{left},{top}^GFA,{bytes},{bytes},{stride},");
}

/// The printer draws the symbol itself (`^BQ`): it chooses version and mask, no proof sees its modules. Signs that begin
/// commands are sent as `^FH` has it, in hexadecimal behind an underscore.
fn command(out: &mut Vec<u8>, code: Code, level: Level, uri: &str) {
    let Code { left, top, module } = code;
    let _ = write!(out, "^FO{left},{top}^BQN,2,{module}^FH^FD{level:?}A,");
    escape(out, uri);
    out.extend_from_slice(b"^FS\n");
}

/// Text as `^FH` takes it.
fn escape(out: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'^' | b'~' | b'_' | b'\\' | ..b' ' | 0x7f.. => {
                let _ = write!(out, "_{byte:02X}");
            }
            _ => out.push(byte),
        }
    }
}

/// A row; `:` if it is the one above.
fn row(out: &mut Vec<u8>, row: &[u8], above: &mut Vec<u8>) {
    if row == above.as_slice() {
        out.push(b':');
    } else {
        packed(out, row);
        above.clear();
        above.extend_from_slice(row);
    }
}

/// A row in hexadecimal digits, runs of equal ones counted (ZPL II Programming Guide, "Alternative Data Compression Scheme").
fn packed(out: &mut Vec<u8>, row: &[u8]) {
    let filled = row.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let (mut last, mut run) = (0, 0);
    for byte in &row[..filled] {
        let (high, low) = (byte >> 4, byte & 15);
        if high == last && low == last {
            run += 2;
        } else if high == last {
            digits(out, last, run + 1);
            (last, run) = (low, 1);
        } else {
            digits(out, last, run);
            if high == low {
                (last, run) = (high, 2);
            } else {
                digits(out, high, 1);
                (last, run) = (low, 1);
            }
        }
    }
    let rest = filled < row.len();
    if last != 0 {
        digits(out, last, run);
    }
    // A white last digit is part of the white rest.
    if rest || (last == 0 && run > 0) || filled == 0 {
        out.push(b',');
    }
}

/// So many equal digits: `g`–`z` count 20 to 400 in twenties, `G`–`Y` 1 to 19; up to two stand for themselves.
#[inline]
fn digits(out: &mut Vec<u8>, digit: u8, mut run: usize) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let sign = DIGITS[usize::from(digit & 15)];
    if run > 2 {
        let letter = |first: u8, steps: usize| first + u8::try_from(steps - 1).unwrap_or(0);
        while run >= 400 {
            out.push(b'z');
            run -= 400;
        }
        if run >= 20 {
            out.push(letter(b'g', run / 20));
        }
        if !run.is_multiple_of(20) {
            out.push(letter(b'G', run % 20));
        }
        out.push(sign);
    } else {
        out.extend_from_slice(&[sign; 2][..run]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed_row(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        packed(&mut out, bytes);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn runs_are_counted_and_white_ends_left_out() {
        assert_eq!(packed_row(&[0xff, 0x00, 0x12, 0x30, 0x00]), "FF00123,");
        assert_eq!(packed_row(&[0xff, 0xf0, 0x00, 0x01]), "IFJ01");
        assert_eq!(packed_row(&[0; 4]), ",");
        assert_eq!(packed_row(&[0xff; 4]), "NF");
        assert_eq!(packed_row(&[&[0xaa; 15][..], &[1]].concat()), "gPA01");
        assert_eq!(packed_row(&[0xff; 210]), "zgF");
    }

    #[test]
    fn signs_of_commands_in_a_field_are_written_in_hexadecimal() {
        let mut out = Vec::new();
        escape(&mut out, "https://x.example/a_b^~ü");
        assert_eq!(out, b"https://x.example/a_5Fb_5E_7E_C3_BC");
    }
}
