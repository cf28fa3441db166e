//! A PDF page read back: its stream inflated, its operators run, what they paint sorted into cells.
//!
//! Understands exactly the operators that `pdf::content` writes; anything else is a fault.

use flate2::{Decompress, FlushDecompress, Status};

use super::{Expected, Found, Mismatch, Readings};
use crate::labels::font::{Fonts, Weight};
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
    let mut symbols = painted.symbols;
    let mut lines = painted.lines;
    for (at, (cell, label)) in expected.iter().enumerate() {
        let area = Cell::new(job, *cell);
        let mine: Vec<_> = symbols.extract_if(.., |symbol| area.holds(symbol.left, symbol.top)).collect();
        let [symbol] = mine.as_slice() else { return Err((at, Mismatch::Count(mine.len()))) };
        symbol.check(&area, label).map_err(|fault| (at, fault))?;
        let texts: Vec<_> =
            lines.extract_if(.., |line| area.holds(line.x, line.y)).map(|line| line.text).collect();
        readings.check(fonts, job, &label.label, &texts).map_err(|fault| (at, fault))?;
    }
    match (symbols.len(), lines.first()) {
        (0, None) => Ok(()),
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

/// A cell in dots, by the stock alone.
struct Cell {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Cell {
    fn new(job: &Job, index: u32) -> Self {
        let scale = f64::from(job.dpi) / 25.4;
        let (left, top) = job.stock.cell_at(index);
        let (width, height) = (job.stock.cell.width, job.stock.cell.height);
        // Origins are rounded to dots.
        let slack = 0.51;
        Self {
            left: left * scale - slack,
            top: top * scale - slack,
            right: (left + width) * scale + slack,
            bottom: (top + height) * scale + slack,
        }
    }

    fn holds(&self, x: f64, y: f64) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }
}

struct Painted {
    symbols: Vec<Drawn>,
    lines: Vec<Written>,
}

/// Text on one baseline, in dots.
struct Written {
    x: f64,
    y: f64,
    text: String,
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
}

/// Left, top, width, height, in the units of its path; symbols are drawn in whole modules.
type Rectangle = [u16; 4];

struct Machine<'a> {
    readings: &'a Readings,
    matrix: Matrix,
    stack: Vec<Matrix>,
    numbers: Vec<f64>,
    glyphs: Vec<u8>,
    path: Vec<Rectangle>,
    /// Rectangles of the path that are no part of a symbol: in parts of units, or too large for one.
    others: usize,
    weight: Weight,
    line: Written,
    painted: Painted,
    dots: Option<Matrix>,
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
            others: 0,
            weight: Weight::Regular,
            line: Written { x: 0.0, y: 0.0, text: String::new() },
            painted: Painted { symbols: Vec::new(), lines: Vec::new() },
            dots: None,
        };
        let mut rest = page;
        loop {
            rest = rest.trim_ascii_start();
            while let Some((sides, after)) = rectangle(rest) {
                machine.path.push(sides);
                rest = after;
            }
            let Some((token, after)) = token(rest) else { break };
            rest = if token == b"BI" {
                machine.mask(after)?
            } else {
                machine.token(token)?;
                after
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
                self.operands::<4>()?;
                self.others += 1;
            }
            b"f" => self.fill()?,
            b"BT" => self.line.text.clear(),
            b"/R" => self.weight = Weight::Regular,
            b"/S" => self.weight = Weight::SemiBold,
            b"Tf" | b"Ts" => self.numbers.clear(),
            b"Tm" => {
                let [.., x, y] = self.operands::<6>()?;
                (self.line.x, self.line.y) = self.matrix.at(x, y);
            }
            b"TJ" => self.show(),
            b"ET" => {
                let (x, y) = (self.line.x, self.line.y);
                let text = std::mem::take(&mut self.line.text);
                self.painted.lines.push(Written { x, y, text });
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
        if self.dots.is_none() {
            self.dots = Some(self.matrix.then(operands)?);
        } else {
            self.matrix = self.matrix.then(operands)?;
        }
        Ok(())
    }

    fn show(&mut self) {
        self.numbers.clear();
        for pair in self.glyphs.chunks(2) {
            let id = pair.iter().fold(0, |id, byte| id << 8 | u16::from(*byte));
            self.line.text.push(self.readings.glyph(self.weight, id).unwrap_or('\u{fffd}'));
        }
        self.glyphs.clear();
    }

    /// One rectangle is a rule, several are a symbol.
    fn fill(&mut self) -> Result<(), Mismatch> {
        if self.path.len() + self.others > 1 {
            if self.others > 0 {
                return Err(Mismatch::Grid);
            }
            self.painted.symbols.push(symbol(&self.path, self.matrix)?);
        }
        self.path.clear();
        self.others = 0;
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
fn symbol(path: &[Rectangle], matrix: Matrix) -> Result<Drawn, Mismatch> {
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
fn rectangle(page: &[u8]) -> Option<(Rectangle, &[u8])> {
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

/// The next token and the rest. Brackets of arrays separate like blanks; `<…>` is one token.
fn token(page: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'[' | b']');
    let page = &page[page.iter().position(|byte| !blank(byte))?..];
    let end = if page[0] == b'<' {
        page.iter().position(|byte| *byte == b'>')? + 1
    } else {
        let stop = |byte: &u8| blank(byte) || *byte == b'<';
        page.iter().position(stop).unwrap_or(page.len())
    };
    Some(page.split_at(end))
}

fn bytes(hex: &[u8]) -> Result<Vec<u8>, Mismatch> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    };
    let pairs = hex.chunks(2).map(|pair| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    });
    pairs.collect::<Option<_>>().ok_or(Mismatch::Broken("hexadecimal string"))
}
