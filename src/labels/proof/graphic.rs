//! A ZPL label read back: its `^GFA` fields and those of the stored format it recalls, unpacked and laid over each other, by the
//! printer's rules and not by the writer's code. Knows exactly the commands that `zpl` writes; anything else is a fault.

use std::collections::HashMap;

use super::picture::{self, Comparer};
use super::{Expected, Mismatch, Readings};
use crate::labels::bitmap::{Bitmap, Painter};
use crate::labels::font::Fonts;
use crate::labels::job::{Job, QrDrawing};
use crate::labels::layout::{Design, Placed};

/// What a label's commands came to.
pub(in crate::labels) struct Drawn {
    /// All graphics, as the printer lays them over each other.
    pub dots: Bitmap,
    /// What the printer encodes itself.
    pub encoded: Vec<String>,
}

/// A graphic and where its corner stands.
type Graphic = (Bitmap, (u32, u32));

/// What a printer remembers from label to label.
#[derive(Default)]
pub(in crate::labels) struct Printer {
    /// Stored formats.
    formats: HashMap<String, Vec<Graphic>>,
}

impl Printer {
    /// Runs the commands of one label, and of the format that may stand in front of it.
    pub(in crate::labels) fn unpack(&mut self, zpl: &[u8]) -> Result<Drawn, Mismatch> {
        let text = std::str::from_utf8(zpl).map_err(|_| Mismatch::Broken("text"))?;
        let commands = text.strip_prefix("^XA").and_then(|rest| rest.strip_suffix("^XZ\n"));
        let commands = commands.ok_or(Mismatch::Broken("label without beginning or end"))?;
        let label = match commands.split_once("^XZ\n^XA") {
            Some((format, label)) => {
                self.store(format)?;
                label
            }
            None => commands,
        };
        self.draw(label)
    }

    /// Keeps a format: graphics only.
    fn store(&mut self, commands: &str) -> Result<(), Mismatch> {
        let broken = Mismatch::Broken("format");
        let Some((name, commands)) = commands.strip_prefix("^DF").and_then(|rest| rest.split_once("^FS\n"))
        else {
            return Err(broken);
        };
        let (mut graphics, mut place) = (Vec::new(), None);
        for command in commands.split('^').skip(1) {
            match command.trim_end_matches('\n').split_at_checked(2) {
                Some(("FS", "")) => {}
                Some(("FO", operands)) => place = Some(pair(operands)?),
                Some(("GF", operands)) => {
                    let place = place.take().ok_or(Mismatch::Broken("graphic without place"))?;
                    graphics.push((graphic(operands)?, place));
                }
                _ => return Err(broken),
            }
        }
        self.formats.insert(name.to_owned(), graphics);
        Ok(())
    }

    fn draw(&self, commands: &str) -> Result<Drawn, Mismatch> {
        let (mut size, mut drawn) = ((None, None), None);
        let mut place = None;
        for command in commands.split('^').skip(1) {
            let command = command.trim_end_matches('\n');
            let (name, operands) = command.split_at_checked(2).ok_or(Mismatch::Broken("command"))?;
            match name {
                "CI" | "FX" | "FS" | "LH" | "FH" | "BQ" => {}
                "PW" => size.0 = Some(number(operands)?),
                "LL" => size.1 = Some(number(operands)?),
                "FO" => place = Some(pair(operands)?),
                "FD" | "GF" | "XF" => {
                    let (Some(width), Some(height)) = size else {
                        return Err(Mismatch::Broken("label without size"));
                    };
                    let empty = || Drawn { dots: Bitmap::new(width, height), encoded: Vec::new() };
                    let drawn = drawn.get_or_insert_with(empty);
                    if name == "XF" {
                        self.recall(drawn, operands)?;
                        continue;
                    }
                    let place = place.take().ok_or(Mismatch::Broken("graphic without place"))?;
                    if name == "FD" {
                        drawn.encoded.push(unescaped(operands)?);
                    } else {
                        drawn.add(&graphic(operands)?, place)?;
                    }
                }
                _ => return Err(Mismatch::Broken("command")),
            }
        }
        drawn.ok_or(Mismatch::Count(0))
    }

    fn recall(&self, drawn: &mut Drawn, name: &str) -> Result<(), Mismatch> {
        let graphics = self.formats.get(name).ok_or(Mismatch::Broken("format that was not stored"))?;
        graphics.iter().try_for_each(|(graphic, place)| drawn.add(graphic, *place))
    }

    /// Proves a label whose layout is known; gives its dots, if the symbol is among them.
    pub(in crate::labels) fn check(
        &mut self,
        job: &Job,
        comparer: Comparer<'_, '_>,
        zpl: &[u8],
        (placed, expected): (&Placed, &Expected),
    ) -> Result<Option<Bitmap>, Mismatch> {
        let read = self.unpack(zpl)?;
        if job.drawing == QrDrawing::Printer {
            check_encoded(comparer, job, &read, placed, expected)?;
            return Ok(None);
        }
        if !read.encoded.is_empty() {
            // A symbol that is drawn must not be sent to be encoded, too.
            return Err(Mismatch::Count(1 + read.encoded.len()));
        }
        let dots = read.dots.turned(job.stock.turn.back());
        picture::check(comparer, job, &dots, placed, expected)?;
        Ok(Some(dots))
    }
}

impl Drawn {
    fn add(&mut self, graphic: &Bitmap, (left, top): (u32, u32)) -> Result<(), Mismatch> {
        if self.dots.add(graphic, left, top) { Ok(()) } else { Err(Mismatch::Outside) }
    }
}

/// Checks a label whose symbol the printer draws: what it is told to encode, and all text; its modules nobody sees.
fn check_encoded(
    comparer: Comparer<'_, '_>,
    job: &Job,
    drawn: &Drawn,
    placed: &Placed,
    expected: &Expected,
) -> Result<(), Mismatch> {
    match drawn.encoded.as_slice() {
        [said] if *said == expected.label.uri => {}
        [said] => return Err(Mismatch::Code(said.clone())),
        all => return Err(Mismatch::Count(all.len())),
    }
    picture::check_texts(comparer, job, &drawn.dots, placed, (None, expected))
}

/// Proves the commands of one label, and of the format in front of it, against its row: lays the row out anew to know where to
/// look.
///
/// # Errors
/// What differs.
pub fn prove(
    fonts: &Fonts,
    readings: &Readings,
    job: &Job,
    zpl: &[u8],
    expected: &Expected,
) -> Result<(), Mismatch> {
    let mut design = Design::new(fonts, &job.stock, (&job.words, &job.host), job.dpi).with_look(&job.look);
    let placed = design.place(&expected.label, &expected.symbol).map_err(|_| Mismatch::Outside)?;
    let comparer = (fonts, readings, &mut Painter::new(fonts, job.dpi));
    Printer::default().check(job, comparer, zpl, (placed, expected)).map(drop)
}

fn number(text: &str) -> Result<u32, Mismatch> {
    text.parse().map_err(|_| Mismatch::Broken("number"))
}

fn pair(text: &str) -> Result<(u32, u32), Mismatch> {
    let (x, y) = text.split_once(',').ok_or(Mismatch::Broken("place"))?;
    Ok((number(x)?, number(y)?))
}

/// `A,{bytes},{bytes},{bytes a row},{data}`
fn graphic(operands: &str) -> Result<Bitmap, Mismatch> {
    let broken = Mismatch::Broken("graphic");
    let parts: Vec<&str> = operands.splitn(5, ',').collect();
    let ["A", total, total_too, stride, data] = parts.as_slice() else { return Err(broken) };
    let (total, stride) = (number(total)?, number(stride)?);
    if number(total_too)? != total || stride == 0 || !total.is_multiple_of(stride) {
        return Err(broken);
    }
    let wide = stride as usize * 2;
    let digits = digits(data, wide)?;
    if digits.len() != total as usize * 2 {
        return Err(broken);
    }
    let bytes: Vec<u8> = digits.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect();
    let mut bitmap = Bitmap::new(stride * 8, total / stride);
    bitmap.fill_rows(&bytes, stride as usize, |byte| byte);
    Ok(bitmap)
}

/// Every digit written out; rows are `wide` digits.
fn digits(data: &str, wide: usize) -> Result<Vec<u8>, Mismatch> {
    let mut digits: Vec<u8> = Vec::with_capacity(wide * 64);
    let mut count = 0;
    for sign in data.bytes() {
        match sign {
            b'G'..=b'Y' => count += usize::from(sign - b'G') + 1,
            b'g'..=b'z' => count += (usize::from(sign - b'g') + 1) * 20,
            // At the start of a row it is a white row.
            b',' => digits.resize((digits.len() / wide + 1) * wide, 0),
            b':' => {
                let above = digits.len().checked_sub(wide).ok_or(Mismatch::Broken("row"))?;
                digits.extend_from_within(above..);
            }
            _ => {
                let value = match sign {
                    b'0'..=b'9' => sign - b'0',
                    b'A'..=b'F' => sign - b'A' + 10,
                    _ => return Err(Mismatch::Broken("digit")),
                };
                if count == 0 {
                    digits.push(value);
                } else {
                    digits.resize(digits.len() + count, value);
                }
                count = 0;
            }
        }
    }
    Ok(digits)
}

/// `{level}A,` and text, in which `^FH` has given `_` a meaning.
fn unescaped(data: &str) -> Result<String, Mismatch> {
    let broken = || Mismatch::Broken("field data");
    let (_, text) = data.split_once("A,").ok_or_else(broken)?;
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, escaped)) = rest.split_once('_') {
        bytes.extend_from_slice(plain.as_bytes());
        let (hex, after) = escaped.split_at_checked(2).ok_or_else(broken)?;
        bytes.push(u8::from_str_radix(hex, 16).map_err(|_| broken())?);
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_err(|_| broken())
}
