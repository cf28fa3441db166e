//! The certificate of a registration: brand, headline, facts beside the symbol, cover line by line, help at the foot.
//!
//! Geometry only, in millimetres of the page, mirrored for texts that read from right to left; as many pages as the cover
//! needs. `pdf::certificate` draws it. What no font can show is left out, never drawn as an empty box.

use super::fit::{self, LEADING, Sizes};
use super::{Code, Element, Text};
use crate::labels::certificate::{Certificate, Fact};
use crate::labels::font::{Fonts, MissingGlyph, Weight};

/// Dots the symbol is placed in, per inch: fine enough that no edge is seen to move.
pub const DPI: u32 = 720;
/// Left, right, and above the first line, in mm.
const MARGIN: f64 = 20.0;
/// Kept free at the bottom of each page for what the foot says, in mm.
const FOOT: f64 = 34.0;
/// Side of the symbol with its quiet zone, in mm.
const SYMBOL: f64 = 38.0;
/// Modules of quiet zone on both sides together (ISO/IEC 18004, 6.3.8).
const QUIET_BOTH: u32 = 8;

/// Print whose colour is chosen by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    /// Nearly black.
    Text,
    /// Small print.
    Faint,
    /// The brand.
    Brand,
    /// Upon the brand.
    Ink,
    /// Lines between rows.
    Line,
}

/// One thing on a page.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Words.
    Words(Shade, Text),
    /// A filled box: left, top, width, height.
    Box(Shade, [f64; 4]),
    /// The symbol.
    Symbol(Code),
}

/// What is drawn, page by page.
#[derive(Debug, Clone, Default)]
pub struct Pages {
    /// Each in the order it is drawn.
    pub pages: Vec<Vec<Piece>>,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Print {
    weight: Weight,
    /// Millimetres per em.
    size: f64,
    shade: Shade,
    /// Lines at most.
    lines: usize,
    /// At the far edge of its box.
    far: bool,
}

const fn print(weight: Weight, size: f64, shade: Shade) -> Print {
    Print { weight, size, shade, lines: 40, far: false }
}

const BRAND: Print = print(Weight::SemiBold, 5.6, Shade::Brand);
const TITLE: Print = print(Weight::SemiBold, 8.6, Shade::Text);
const HEADLINE: Print = print(Weight::SemiBold, 8.0, Shade::Ink);
const ON_BAND: Print = print(Weight::Regular, 4.4, Shade::Ink);
const HEADING: Print = print(Weight::SemiBold, 5.2, Shade::Text);
const LABEL: Print = print(Weight::Regular, 3.1, Shade::Faint);
const VALUE: Print = print(Weight::SemiBold, 4.2, Shade::Text);
const SMALL: Print = print(Weight::Regular, 3.3, Shade::Faint);

/// Places a certificate. `modules` is the size of its symbol.
pub fn place(fonts: &Fonts, certificate: &Certificate, modules: usize) -> Pages {
    let (width, height) = certificate.paper.size();
    let mut page = Page { fonts, certificate, width, height, y: MARGIN, pages: vec![Vec::new()] };
    page.head();
    page.band();
    page.facts(modules);
    page.cover();
    page.foot();
    Pages { pages: page.pages }
}

struct Page<'p> {
    fonts: &'p Fonts,
    certificate: &'p Certificate,
    width: f64,
    height: f64,
    /// Where the next thing begins.
    y: f64,
    pages: Vec<Vec<Piece>>,
}

impl Page<'_> {
    /// Between the margins.
    fn room(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    fn put(&mut self, piece: Piece) {
        if let Some(page) = self.pages.last_mut() {
            page.push(piece);
        }
    }

    /// The left edge of a box that begins `start` behind the near edge of the page.
    fn left(&self, start: f64, width: f64) -> f64 {
        if self.certificate.is_rtl { self.width - start - width } else { start }
    }

    fn fill(&mut self, shade: Shade, [start, top, width, height]: [f64; 4]) {
        let left = self.left(start, width);
        self.put(Piece::Box(shade, [left, top, width, height]));
    }

    /// Sets a text into a box that begins `start` behind the near edge, its first line's top at `top`; its height.
    fn text(&mut self, text: &str, print: Print, (start, top, room): (f64, f64, f64)) -> f64 {
        let Some(text) = showable(self.fonts, print.weight, text) else { return 0.0 };
        let sizes = Sizes { wanted: print.size, floor: print.size * 0.8 };
        let Ok(fitted) = fit::prose(self.fonts, (print.weight, &text), room, sizes, print.lines) else {
            return 0.0;
        };
        let leading = fitted.size * LEADING;
        let mut baseline = top + fitted.size * 0.97;
        for line in &fitted.lines {
            let wide = fit::width(self.fonts, line, fitted.size);
            let at_left = self.certificate.is_rtl == print.far;
            let left = self.left(start, room);
            let x = if at_left { left } else { left + room - wide };
            let line = std::sync::Arc::clone(line);
            let words = Text {
                element: Element::Text(0),
                x,
                baseline,
                size: fitted.size,
                line,
                flush: None,
                lasting: false,
            };
            self.put(Piece::Words(print.shade, words));
            baseline += leading;
        }
        leading * lines_of(fitted.lines.len())
    }

    fn head(&mut self) {
        let certificate = self.certificate;
        let half = self.room() / 2.0;
        let far = Print { far: true, ..SMALL };
        self.text(&certificate.issued, far, (MARGIN + half, self.y + 1.6, half));
        self.y += self.text(&certificate.brand, Print { lines: 2, ..BRAND }, (MARGIN, self.y, half)).max(7.0);
        self.y += 9.0;
        self.y += self.text(&certificate.title, TITLE, (MARGIN, self.y, self.room())) + 5.0;
    }

    /// The headline upon the brand's colour.
    fn band(&mut self) {
        let (certificate, start, top) = (self.certificate, MARGIN + 8.0, self.y);
        // What stands on the band decides how high it is, and is drawn after it.
        let at = self.pages.last().map_or(0, Vec::len);
        let room = self.room() - 16.0;
        let mut y = top + 8.0;
        y += self.text(&certificate.headline, HEADLINE, (start, y, room)) + 2.0;
        y += self.text(&certificate.product, Print { lines: 2, ..ON_BAND }, (start, y, room)) + 6.6;
        let (left, width) = (self.left(MARGIN, self.room()), self.room());
        if let Some(page) = self.pages.last_mut() {
            page.insert(at, Piece::Box(Shade::Brand, [left, top, width, y - top]));
        }
        self.y = y + 9.0;
    }

    /// Facts in two columns, the symbol beside them.
    fn facts(&mut self, modules: usize) {
        let certificate = self.certificate;
        let gap = 7.0;
        let width = (self.room() - SYMBOL - 2.0 * gap) / 2.0;
        let top = self.y;
        let mut y = top;
        for pair in certificate.facts.chunks(2) {
            let heights = pair.iter().zip([0.0, width + gap]).map(|(fact, aside)| {
                let start = MARGIN + aside;
                self.fact(fact, (start, y, width))
            });
            y += heights.fold(0.0, f64::max) + 4.4;
        }
        let symbol = top + SYMBOL + self.symbol(modules, top);
        self.y = y.max(symbol) + 7.0;
    }

    fn fact(&mut self, fact: &Fact, (start, top, width): (f64, f64, f64)) -> f64 {
        if showable(self.fonts, VALUE.weight, &fact.value).is_none() {
            return 0.0;
        }
        let label = self.text(&fact.label, LABEL, (start, top, width)) + 0.6;
        label + self.text(&fact.value, Print { lines: 3, ..VALUE }, (start, top + label, width))
    }

    /// The symbol at the far edge; the height of what is said below it.
    fn symbol(&mut self, modules: usize, top: f64) -> f64 {
        let dots_per_mm = f64::from(DPI) / 25.4;
        let modules = u32::try_from(modules).unwrap_or(u32::MAX).saturating_add(QUIET_BOTH);
        let module = whole(SYMBOL * dots_per_mm / f64::from(modules)).max(1);
        let start = self.width - MARGIN - SYMBOL;
        let left = self.left(start, SYMBOL);
        // The quiet zone ends where the margin begins: the dark square stands flush with the texts.
        let quiet = f64::from(module * QUIET_BOTH) / 2.0;
        let code = Code { left: whole(left * dots_per_mm + quiet), top: whole(top * dots_per_mm), module };
        self.put(Piece::Symbol(code));
        let print = Print { lines: 4, ..SMALL };
        self.text(&self.certificate.scan, print, (start, top + SYMBOL - 2.0, SYMBOL)) - 2.0
    }

    /// What is covered, line by line.
    fn cover(&mut self) {
        let certificate = self.certificate;
        self.y += self.text(&certificate.cover_title, HEADING, (MARGIN, self.y, self.room())) + 2.4;
        let until = self.room() * 0.42;
        let what = self.room() - until - 4.0;
        for line in &certificate.lines {
            self.make_room(17.0);
            self.fill(Shade::Line, [MARGIN, self.y, self.room(), 0.2]);
            self.y += 3.2;
            let far = Print { far: true, shade: Shade::Brand, ..VALUE };
            let right = self.text(&line.until, far, (MARGIN + what + 4.0, self.y, until));
            let left = self.text(&line.what, VALUE, (MARGIN, self.y, what));
            self.y += left.max(right) + 0.6;
            self.y += self.text(&line.why, SMALL, (MARGIN, self.y, self.room())) + 3.2;
        }
        if certificate.lines.is_empty() {
            self.y += self.text(&certificate.cover_none, SMALL, (MARGIN, self.y, self.room()));
        }
    }

    /// Another page when less than `needed` is left above the foot.
    fn make_room(&mut self, needed: f64) {
        if self.y + needed > self.height - FOOT {
            self.foot();
            self.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn foot(&mut self) {
        let certificate = self.certificate;
        let mut y = self.height - FOOT + 6.0;
        self.fill(Shade::Line, [MARGIN, y, self.room(), 0.2]);
        y += 3.4;
        y += self.text(&certificate.rights, Print { lines: 2, ..SMALL }, (MARGIN, y, self.room())) + 1.0;
        let support = certificate.support.join("  ·  ");
        let print = Print { lines: 2, weight: Weight::SemiBold, shade: Shade::Text, ..SMALL };
        self.text(&support, print, (MARGIN, y, self.room()));
    }
}

/// A text without what no font can show; `None` when letters or digits of it would be missing: half a name is a wrong name.
pub fn showable(fonts: &Fonts, weight: Weight, text: &str) -> Option<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    loop {
        if text.is_empty() {
            return None;
        }
        match fonts.prose(weight, &text, None) {
            Ok(_) => return Some(text),
            Err(MissingGlyph(c)) if c.is_alphanumeric() => return None,
            Err(MissingGlyph(c)) => {
                text = text.replace(c, "").split_whitespace().collect::<Vec<_>>().join(" ");
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "lines of a page")]
fn lines_of(count: usize) -> f64 {
    count as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dots of a page, never negative")]
fn whole(dots: f64) -> u32 {
    dots.max(0.0).floor() as u32
}
