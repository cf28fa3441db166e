//! A PDF page read back: its stream inflated, its operators run, what they paint sorted into cells.
//!
//! Understands exactly the operators that `pdf::content` writes; anything else is a fault.

use flate2::{Decompress, FlushDecompress, Status};

use super::cover::{Rectangle, Square};
use super::paper::{Cell, paper};
use super::say::is_of;
use super::tokens::{bytes, face, marked, token};
use super::{Expected, Found, Mismatch, Readings};
use crate::labels::font::{FaceId, Fonts, Weight};
use crate::labels::job::Job;

/// Checks a page's compressed stream: `expected` lists its labels by cell, in the order of their cells.
///
/// On a mismatch, says which of them.
pub fn check(
    fonts: &Fonts,
    readings: &Readings,
    job: &Job,
    stream: &[u8],
    expected: &[(u32, Expected)],
) -> Result<(), (usize, Mismatch)> {
    let page = inflate(stream).ok_or((0, Mismatch::Broken("stream")))?;
    let painted = Machine::run(&page, readings).map_err(|fault| (0, fault))?;
    paper(job, painted.dots).map_err(|fault| (0, fault))?;
    let (rules, mut pictures) = (painted.rules, painted.pictures);
    let mut symbols = painted.symbols;
    let mut lines = painted.lines;
    for (at, (cell, label)) in expected.iter().enumerate() {
        let area = Cell::new(job, *cell);
        let mine: Vec<_> = symbols.extract_if(.., |symbol| area.holds(symbol.left, symbol.top)).collect();
        let [symbol] = mine.as_slice() else { return Err((at, Mismatch::Count(mine.len()))) };
        symbol.check(&area, label).map_err(|fault| (at, fault))?;
        let hung: Vec<_> = pictures.extract_if(.., |picture| area.holds(picture[0], picture[1])).collect();
        let within = |[x, y, width, height]: &Rectangle| area.holds(x + width, y + height);
        if !hung.iter().all(within) {
            return Err((at, Mismatch::Outside));
        }
        let square = symbol.square();
        let covers = hung.iter().chain(&rules).try_for_each(|cover| square.bears(*cover));
        covers.map_err(|fault| (at, fault))?;
        let mine: Vec<_> = lines.extract_if(.., |line| area.holds(line.x, line.y)).collect();
        if let Some(said) =
            mine.iter().flat_map(|line| &line.said).find(|said| !is_of(job, &label.label, said))
        {
            return Err((at, Mismatch::Text(said.clone())));
        }
        let texts: Vec<_> = mine.into_iter().map(|line| line.text).collect();
        readings.check(fonts, job, &label.label, &texts).map_err(|fault| (at, fault))?;
    }
    match (symbols.len(), lines.first()) {
        (0, None) if pictures.is_empty() => Ok(()),
        (0, None) => Err((0, Mismatch::Outside)),
        (0, Some(line)) => Err((0, Mismatch::Text(line.text.clone()))),
        (more, _) => Err((0, Mismatch::Count(more + expected.len()))),
    }
}

/// The page behind a zlib stream, which must be whole.
fn inflate(stream: &[u8]) -> Option<Vec<u8>> {
    let mut page = Vec::with_capacity(stream.len() * 8 + 1024);
    let mut unpacker = Decompress::new(true);
    loop {
        let (read, had) = (usize::try_from(unpacker.total_in()).ok()?, page.len());
        let status = unpacker.decompress_vec(stream.get(read..)?, &mut page, FlushDecompress::Finish).ok()?;
        if status == Status::StreamEnd {
            return Some(page);
        }
        if page.len() < page.capacity() && page.len() == had {
            return None;
        }
        page.reserve(page.capacity());
    }
}

struct Painted {
    symbols: Vec<Drawn>,
    lines: Vec<Written>,
    /// Single rectangles: hairlines and cut marks.
    rules: Vec<Rectangle>,
    pictures: Vec<Rectangle>,
    dots: Option<[f64; 6]>,
}

/// Text on one baseline, in dots.
#[derive(Default)]
struct Written {
    x: f64,
    y: f64,
    text: String,
    /// What its glyphs stand for, where they do not say it themselves.
    said: Vec<String>,
}

/// A symbol in dots: its corner, a module's side, its modules.
struct Drawn {
    left: f64,
    top: f64,
    module: f64,
    found: Found,
}

impl Drawn {
    fn check(&self, cell: &Cell, expected: &Expected) -> Result<(), Mismatch> {
        let quiet = 4.0 * self.module;
        let side = self.module * to_f64(self.found.size);
        let inside = self.left - quiet >= cell.left
            && self.top - quiet >= cell.top
            && self.left + side + quiet <= cell.right
            && self.top + side + quiet <= cell.bottom;
        if !inside {
            return Err(Mismatch::Outside);
        }
        self.found.check(expected)
    }

    fn square(&self) -> Square<'_> {
        Square { left: self.left, top: self.top, module: self.module, found: &self.found }
    }
}

#[expect(clippy::cast_precision_loss, reason = "modules and dots of a page")]
fn to_f64(n: usize) -> f64 {
    n as f64
}

/// A transformation without rotation.
#[derive(Clone, Copy)]
struct Matrix {
    x_scale: f64,
    y_scale: f64,
    x: f64,
    y: f64,
}

impl Matrix {
    fn then(self, operands: [f64; 6]) -> Result<Self, Mismatch> {
        let [x_scale, turn, back, y_scale, x, y] = operands;
        if turn != 0.0 || back != 0.0 {
            return Err(Mismatch::Broken("rotation"));
        }
        Ok(Self {
            x_scale: self.x_scale * x_scale,
            y_scale: self.y_scale * y_scale,
            x: self.x + self.x_scale * x,
            y: self.y + self.y_scale * y,
        })
    }

    fn at(self, x: f64, y: f64) -> (f64, f64) {
        (self.x + self.x_scale * x, self.y + self.y_scale * y)
    }

    fn rectangle(self, [x, y, width, height]: Rectangle) -> Rectangle {
        let (x, y) = self.at(x, y);
        [x, y, self.x_scale * width, self.y_scale * height]
    }
}

/// Left, top, width, height, in the units of its path; symbols are drawn in whole modules.
type Run = [u16; 4];

struct Machine<'a> {
    readings: &'a Readings,
    matrix: Matrix,
    stack: Vec<Matrix>,
    numbers: Vec<f64>,
    glyphs: Vec<u8>,
    path: Vec<Run>,
    /// Rectangles of the path that are no part of a symbol: in parts of units, or too large for one.
    others: Vec<Rectangle>,
    face: FaceId,
    line: Written,
    painted: Painted,
}

impl<'a> Machine<'a> {
    fn run(page: &[u8], readings: &'a Readings) -> Result<Painted, Mismatch> {
        let identity = Matrix { x_scale: 1.0, y_scale: 1.0, x: 0.0, y: 0.0 };
        let mut machine = Self {
            readings,
            matrix: identity,
            stack: Vec::new(),
            numbers: Vec::new(),
            glyphs: Vec::new(),
            path: Vec::new(),
            others: Vec::new(),
            face: Weight::Regular.into(),
            line: Written::default(),
            painted: Painted {
                symbols: Vec::new(),
                lines: Vec::new(),
                rules: Vec::new(),
                pictures: Vec::new(),
                dots: None,
            },
        };
        let mut rest = page;
        loop {
            rest = rest.trim_ascii_start();
            while let Some((sides, after)) = rectangle(rest) {
                machine.path.push(sides);
                rest = after;
            }
            let Some((token, after)) = token(rest) else { break };
            rest = match token {
                b"BI" => machine.mask(after)?,
                b"/Span" => {
                    let (said, after) = marked(after)?;
                    machine.line.said.push(said);
                    after
                }
                _ => {
                    machine.token(token)?;
                    after
                }
            };
        }
        Ok(machine.painted)
    }

    fn token(&mut self, token: &[u8]) -> Result<(), Mismatch> {
        match token {
            b"q" => self.stack.push(self.matrix),
            b"Q" => self.matrix = self.stack.pop().ok_or(Mismatch::Broken("Q without q"))?,
            b"cm" => self.transform()?,
            b"re" => {
                let sides = self.operands()?;
                self.others.push(self.matrix.rectangle(sides));
            }
            b"f" => self.fill()?,
            b"Do" => self.picture()?,
            [b'/', b'I', ..] => {}
            b"BT" => self.line.text.clear(),
            b"/R" => self.face = Weight::Regular.into(),
            b"/S" => self.face = Weight::SemiBold.into(),
            [b'/', b'F', number @ ..] => self.face = face(number)?,
            // Ends the text that `/Span` told.
            b"EMC" => {}
            b"Tf" | b"Ts" => self.numbers.clear(),
            b"Tm" => {
                let [.., x, y] = self.operands::<6>()?;
                (self.line.x, self.line.y) = self.matrix.at(x, y);
            }
            b"TJ" => self.show(),
            b"ET" => {
                let (x, y) = (self.line.x, self.line.y);
                let (text, said) = (std::mem::take(&mut self.line.text), std::mem::take(&mut self.line.said));
                self.painted.lines.push(Written { x, y, text, said });
            }
            [b'<', hex @ .., b'>'] => self.glyphs.extend(bytes(hex)?),
            _ => self.number(token)?,
        }
        Ok(())
    }

    fn number(&mut self, token: &[u8]) -> Result<(), Mismatch> {
        // Most are places in a symbol.
        let number = match token {
            [a @ b'0'..=b'9'] => f64::from(a - b'0'),
            [a @ b'0'..=b'9', b @ b'0'..=b'9'] => f64::from((a - b'0') * 10 + (b - b'0')),
            _ => {
                let text = std::str::from_utf8(token).map_err(|_| Mismatch::Broken("operand"))?;
                text.parse().map_err(|_| Mismatch::Broken("operator"))?
            }
        };
        self.numbers.push(number);
        Ok(())
    }

    fn operands<const N: usize>(&mut self) -> Result<[f64; N], Mismatch> {
        let operands = self.numbers.as_slice().try_into().map_err(|_| Mismatch::Broken("operand count"))?;
        self.numbers.clear();
        Ok(operands)
    }

    /// The page's first transformation makes dots of points; from there on all is measured in dots.
    fn transform(&mut self) -> Result<(), Mismatch> {
        let operands = self.operands()?;
        if self.painted.dots.is_none() {
            self.painted.dots = Some(operands);
        } else {
            self.matrix = self.matrix.then(operands)?;
        }
        Ok(())
    }

    fn show(&mut self) {
        self.numbers.clear();
        for pair in self.glyphs.chunks(2) {
            let id = pair.iter().fold(0, |id, byte| id << 8 | u16::from(*byte));
            self.line.text.push(self.readings.glyph(self.face, id).unwrap_or('\u{fffd}'));
        }
        self.glyphs.clear();
    }

    /// One rectangle is a rule, several are a symbol.
    fn fill(&mut self) -> Result<(), Mismatch> {
        match (self.path.as_slice(), self.others.as_slice()) {
            ([], []) => {}
            ([rule], []) => self.painted.rules.push(self.matrix.rectangle(rule.map(f64::from))),
            ([], [rule]) => self.painted.rules.push(*rule),
            (path, []) => self.painted.symbols.push(symbol(path, self.matrix)?),
            _ => return Err(Mismatch::Grid),
        }
        self.path.clear();
        self.others.clear();
        Ok(())
    }

    /// A picture fills the unit square, its upper edge at 1 (ISO 32000-1, 8.9.5).
    fn picture(&mut self) -> Result<(), Mismatch> {
        let Matrix { x_scale, y_scale, x, y } = self.matrix;
        if x_scale <= 0.0 || y_scale >= 0.0 {
            return Err(Mismatch::Broken("picture upside down"));
        }
        self.painted.pictures.push([x, y + y_scale, x_scale, -y_scale]);
        Ok(())
    }

    /// An inline image up to its `EI`; gives what follows. As long as its sides say, or hexadecimal up to `>`.
    fn mask<'b>(&mut self, after: &'b [u8]) -> Result<&'b [u8], Mismatch> {
        let broken = || Mismatch::Broken("image mask");
        let mut rest = after;
        let (mut sides, mut is_hex) = (Vec::new(), false);
        loop {
            let (token, after) = token(rest).ok_or_else(broken)?;
            rest = after;
            match token {
                b"ID" => break,
                b"/AHx" => is_hex = true,
                [b'0'..=b'9', ..] => sides.push(token),
                _ => {}
            }
        }
        // Width comes first in the dictionary.
        let width = sides.first().and_then(|token| std::str::from_utf8(token).ok()?.parse::<usize>().ok());
        let size = width.ok_or_else(broken)?;
        let mut found = Found::new(size)?;
        // One blank follows `ID` (ISO 32000-1, 8.9.7).
        let rest = rest.get(1..).ok_or_else(broken)?;
        let unpacked;
        let (data, rest) = if is_hex {
            let end = rest.iter().position(|byte| *byte == b'>').ok_or_else(broken)?;
            unpacked = bytes(rest[..end].trim_ascii())?;
            (unpacked.as_slice(), &rest[end + 1..])
        } else {
            rest.split_at_checked(size * size.div_ceil(8)).ok_or_else(broken)?
        };
        let (left, bottom) = (self.matrix.x, self.matrix.y);
        found.fill(data)?;
        let (module, height) = (self.matrix.x_scale / to_f64(size), -self.matrix.y_scale);
        self.painted.symbols.push(Drawn { left, top: bottom - height, module, found });
        let (ei, rest) = token(rest).ok_or_else(broken)?;
        if ei == b"EI" { Ok(rest) } else { Err(broken()) }
    }
}

/// Modules from rectangles one module high; a unit of the path must be a module.
fn symbol(path: &[Run], matrix: Matrix) -> Result<Drawn, Mismatch> {
    let least = |side: usize| path.iter().map(|rectangle| rectangle[side]).min().unwrap_or(0);
    let (left, top) = (least(0), least(1));
    let right = path.iter().map(|[x, _, width, _]| x + width).max().unwrap_or(0);
    let mut found = Found::new(usize::from(right - left))?;
    for [x, y, width, height] in path {
        if *height != 1 {
            return Err(Mismatch::Grid);
        }
        found.darken_run(usize::from(x - left), usize::from(y - top), usize::from(*width))?;
    }
    if matrix.x_scale <= 0.0 || (matrix.x_scale - matrix.y_scale).abs() > 1e-6 {
        return Err(Mismatch::Grid);
    }
    let (left, top) = matrix.at(f64::from(left), f64::from(top));
    Ok(Drawn { left, top, module: matrix.x_scale, found })
}

/// Four small numbers and `re`, which is most of a page, read at one go; `None` for anything else.
#[inline]
fn rectangle(page: &[u8]) -> Option<(Run, &[u8])> {
    let mut rest = page;
    let mut sides = [0; 4];
    for side in &mut sides {
        let (value, after) = match *rest {
            [a @ b'0'..=b'9', b' ', ref after @ ..] => (u16::from(a - b'0'), after),
            [a @ b'0'..=b'9', b @ b'0'..=b'9', b' ', ref after @ ..] => {
                (u16::from(a - b'0') * 10 + u16::from(b - b'0'), after)
            }
            [a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', b' ', ref after @ ..] => {
                ((u16::from(a - b'0') * 10 + u16::from(b - b'0')) * 10 + u16::from(c - b'0'), after)
            }
            _ => return None,
        };
        (*side, rest) = (value, after);
    }
    rest.strip_prefix(b"re\n").map(|rest| (sides, rest))
}
