//! A label as ZPL II: graphics of the very dots that were proven, so that any script prints as it was laid out and the
//! printer's firmware chooses neither version nor mask of the symbol.
//!
//! A field for each piece. In a long job what comes again on label after label is sent once for a part of the job, as a stored
//! format (`^DF`) that its labels recall (`^XF`): that is two thirds of all bytes. The part deletes its formats at its end, and
//! they are named by what they hold, so that none is ever taken for another. Labels of a short job stand alone. Written by
//! `press`, read back by `proof::graphic`. Row fills are `:` (as above) and `,` (rest white); `!` (rest black) is never
//! written, since some renderers draw it wrong.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher};
use std::io::Write as _;
use std::sync::Arc;

use super::bitmap::{Bitmap, Painter};
use super::font::{Fonts, Line};
use super::hex::{Modules, packed};
use super::job::{Job, Label, QrDrawing};
use super::layout::{Code, Placed, Text};
use super::qr::{Level, Symbol};
use super::quick::Quick;
use super::stock::Turn;

/// With more lines than this all are forgotten.
const DRAWN: usize = 4096;
/// A part of fewer labels stores no formats.
const LONG: usize = 16;
/// The most formats of a part: some kilobytes each, in printers with little memory.
const FORMATS: usize = 32;
/// What their names begin with; six letters and digits follow.
const PREFIX: &str = "AS";

/// A shared line, by its address, and its place and size, by their bits.
type Spot = (usize, [u64; 3]);

/// Writes labels of one job, keeping the fields that come again.
pub struct Writer<'a> {
    job: &'a Job,
    painter: Painter<'a>,
    /// Width and height of a label in dots.
    size: (u32, u32),
    /// Fields of lines that stand at the same place on label after label.
    drawn: HashMap<Spot, (Arc<Line>, Vec<u8>), Quick>,
    /// What lasts on the labels of this part, by what it is and where it stands; nothing in a short part.
    formats: Option<HashMap<Vec<u64>, Format, Quick>>,
    key: Vec<u64>,
    bitmap: Bitmap,
    modules: Modules,
}

/// What lasts on some labels: the first of them has it whole, the second stores it and gives it a name.
type Format = Option<String>;

impl<'a> Writer<'a> {
    /// For labels of one job.
    pub fn new(job: &'a Job, fonts: &'a Fonts) -> Self {
        let dots = |mm| super::pdf::dots(mm, job.dpi);
        let size = (dots(job.stock.cell.width), dots(job.stock.cell.height));
        Self {
            job,
            painter: Painter::new(fonts, job.dpi),
            size,
            drawn: HashMap::default(),
            formats: None,
            key: Vec::new(),
            bitmap: Bitmap::new(0, 0),
            modules: Modules::default(),
        }
    }

    /// Draws the whole label again, for comparison.
    pub fn painter(&mut self) -> &mut Painter<'a> {
        &mut self.painter
    }

    /// Begins a part of so many labels.
    pub fn begin_part(&mut self, labels: usize) {
        let stores = labels >= LONG && self.job.stock.turn == Turn::None;
        self.formats = stores.then(HashMap::default);
    }

    /// Deletes what the part has stored.
    pub fn end_part(&mut self, out: &mut Vec<u8>) {
        let formats = self.formats.take().unwrap_or_default();
        if formats.values().any(Option::is_some) {
            // Writing into memory cannot fail.
            let _ = writeln!(out, "^XA^IDR:{PREFIX}*.ZPL^FS^XZ");
        }
    }

    /// One label, from `^XA` to `^XZ`, with its row and serial as a comment; in front of it the format that it is the first to
    /// recall.
    pub fn label(&mut self, out: &mut Vec<u8>, label: &Label, symbol: &Symbol, placed: &Placed) {
        let turn = self.job.stock.turn;
        let (across, down) = self.size;
        let (width, height) = if turn.is_sideways() { (down, across) } else { (across, down) };
        let format = self.format(out, placed);
        // A comment cannot hold the signs that begin commands. Writing into memory cannot fail.
        let _ = write!(out, "^XA^CI28^FX row {}, serial ", label.row);
        out.extend(label.serial.bytes().map(|byte| if matches!(byte, b'^' | b'~') { b'_' } else { byte }));
        let _ = writeln!(out, "^FS\n^PW{width}^LL{height}^LH0,0");
        if turn != Turn::None {
            // Pieces would have to be turned one by one; tape is short, so the whole label is.
            let mut page = Bitmap::new(across, down);
            self.painter.draw(&mut page, Some(symbol), placed);
            field(out, 0, 0, &page.turned(turn));
            out.extend_from_slice(b"^XZ\n");
            return;
        }
        if let Some(name) = &format {
            let _ = writeln!(out, "^XFR:{name}.ZPL^FS");
        }
        if self.job.drawing == QrDrawing::Printer {
            command(out, placed.code, symbol.level(), &label.uri);
        } else {
            self.symbol(out, placed.code, symbol);
        }
        if format.is_none() {
            self.lasting(out, placed);
        }
        for text in placed.texts.iter().filter(|text| !text.lasting) {
            self.line(out, text);
        }
        out.extend_from_slice(b"^XZ\n");
    }

    /// The stored format that holds what lasts on this label, if there is one by now.
    fn format(&mut self, out: &mut Vec<u8>, placed: &Placed) -> Option<String> {
        let formats = self.formats.as_mut()?;
        self.key.clear();
        for text in placed.texts.iter().filter(|text| text.lasting) {
            // Not by its address: layouts that are made anew set the same words again.
            let mut hasher = Quick.build_hasher();
            text.line
                .glyphs
                .iter()
                .for_each(|glyph| (glyph.face, glyph.id, glyph.x, glyph.y).hash(&mut hasher));
            self.key.push(hasher.finish());
            self.key.extend([text.x, text.baseline, text.size].map(f64::to_bits));
        }
        for picture in &placed.pictures {
            let place = u64::from(picture.left) << 32 | u64::from(picture.top);
            self.key.extend([Quick.hash_one(picture.image.name()), place]);
        }
        if let Some(rule) = placed.rule {
            self.key.extend([rule.left, rule.right, rule.y].map(f64::to_bits));
        }
        if let Some(format) = formats.get(self.key.as_slice()) {
            return format.clone().or_else(|| self.store(out, placed));
        }
        if formats.len() < FORMATS {
            formats.insert(self.key.clone(), None);
        }
        None
    }

    /// Sends what lasts on this label as a format, and gives its name.
    fn store(&mut self, out: &mut Vec<u8>, placed: &Placed) -> Option<String> {
        let mut fields = Vec::new();
        self.lasting(&mut fields, placed);
        let name = name_of(&fields);
        let formats = self.formats.as_mut()?;
        // Once in a million parts two hashes are one: such labels stand alone.
        if formats.values().flatten().any(|other| *other == name) {
            return None;
        }
        *formats.get_mut(self.key.as_slice())? = Some(name.clone());
        let _ = writeln!(out, "^XA^DFR:{name}.ZPL^FS");
        out.extend_from_slice(&fields);
        out.extend_from_slice(b"^XZ\n");
        Some(name)
    }

    /// All that other labels have too.
    fn lasting(&mut self, out: &mut Vec<u8>, placed: &Placed) {
        for picture in &placed.pictures {
            field(out, picture.left, picture.top, picture.image.bits());
        }
        for text in placed.texts.iter().filter(|text| text.lasting) {
            self.lasting_line(out, text);
        }
        if let Some(rule) = placed.rule {
            let ([left, right], [top, bottom]) = self.painter.rule(rule);
            let dots = |value: i64| u32::try_from(value).unwrap_or(0);
            self.bitmap.clear(dots(right - left), dots(bottom - top));
            (0..bottom - top).for_each(|row| self.bitmap.blacken(row, 0, right - left));
            field(out, dots(left), dots(top), &self.bitmap);
        }
    }

    /// A row of dots for each row of modules; the rows below repeat it.
    fn symbol(&mut self, out: &mut Vec<u8>, code: Code, symbol: &Symbol) {
        let modules = u32::try_from(symbol.size()).unwrap_or(0);
        let side = modules * code.module;
        open(out, (code.left, code.top), (side, side));
        if !self.modules.is_for(code.module, symbol.size()) {
            self.modules = Modules::new(code.module, symbol.size());
        }
        let mut above = None;
        for y in 0..symbol.size() {
            let row = symbol.row(y);
            if above.replace(row) == Some(row) {
                out.push(b':');
            } else {
                self.modules.row(out, row);
            }
            out.extend(std::iter::repeat_n(b':', code.module.saturating_sub(1) as usize));
        }
        out.extend_from_slice(b"^FS\n");
    }

    fn lasting_line(&mut self, out: &mut Vec<u8>, text: &Text) {
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

/// Eight letters and digits for a format, by what it holds.
fn name_of(fields: &[u8]) -> String {
    let mut hasher = Quick.build_hasher();
    hasher.write(fields);
    let hash = hasher.finish();
    let sign = |at: u32| char::from(SIGNS[(hash >> (at * 5) & 31) as usize]);
    PREFIX.chars().chain((0..6).map(sign)).collect()
}

const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_commands_in_a_field_are_written_in_hexadecimal() {
        let mut out = Vec::new();
        escape(&mut out, "https://x.example/a_b^~ü");
        assert_eq!(out, b"https://x.example/a_5Fb_5E_7E_C3_BC");
    }
}
