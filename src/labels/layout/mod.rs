//! Where everything of a label goes: the code on the printer's dots, text in millimetres, within one cell.
//!
//! Knows no file format; the writers draw what [`Design::place`] returns, `proof` reads it back from what they wrote.

pub mod calibration;
pub mod certificate;
mod column;
mod figure;
mod fit;
mod frame;
mod pictures;
mod plan;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::art::Image;
use super::font::{Fonts, Line, MissingGlyph};
use super::look::Look;
use super::qr::{Hole, Symbol};
use super::stock::{Size, Stock};
pub use super::template::DROP_ORDER;
use super::template::Saying;
use super::{Label, Words};
use figure::{Column, Spot};
use frame::{Frame, Shape};
use plan::{Basis, Plans};

/// Millimetres in a typographic point.
pub const MM_PER_POINT: f64 = 25.4 / 72.0;
/// Light modules around a symbol (ISO/IEC 18004, 6.3.8).
pub const QUIET: u32 = 4;
/// GS1 General Specifications, symbol specification table for Digital Link QR: the X-dimension to aim at, in mm.
pub const MODULE_AIM_MM: f64 = 0.396;
/// Below this, common phones fail on printed symbols, in mm.
pub const MODULE_MIN_MM: f64 = 0.25;

/// What a piece of a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// The product's name.
    Name,
    /// "Scan to register. …"
    CallToAction,
    /// Model code in plain text.
    Model,
    /// Serial in plain text.
    Serial,
    /// `(01)` and the GTIN-14: human readable interpretation (HRI) of the symbol after the GS1 General Specifications.
    Gtin,
    /// `(21)` and the serial.
    GtinSerial,
    /// The host behind the code.
    Host,
    /// The code to type by hand.
    Typed,
    /// The maker's logo.
    Logo,
    /// The picture of where the label sits, with what is said beside it.
    Figure,
    /// Where the label sits, in words.
    Place,
    /// `(10)` and the batch that a carton's code holds.
    GtinBatch,
    /// How many units a carton holds.
    Units,
    /// A carton's first serial.
    First,
    /// A carton's last serial.
    Last,
    /// The batch in plain text.
    Batch,
    /// The day it was made.
    MadeOn,
    /// A text of the maker's own, by its number in the template.
    Text(u8),
}

/// The symbol's place, in dots of the job's resolution, from the cell's upper left corner to its first module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// From the left.
    pub left: u32,
    /// From the top.
    pub top: u32,
    /// Dots per module.
    pub module: u32,
}

/// A line of text, in millimetres from the cell's upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it is.
    pub element: Element,
    /// Start of the baseline.
    pub x: f64,
    /// The baseline.
    pub baseline: f64,
    /// Millimetres per em.
    pub size: f64,
    /// Glyphs.
    pub line: Arc<Line>,
    /// Set when it ends at a right edge, whatever its width.
    pub flush: Option<Flush>,
    /// The same line comes at the same place on other labels: what was drawn is worth keeping.
    pub lasting: bool,
}

/// How a value keeps to a right edge; what another value needs in order to take its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flush {
    /// The edge, in mm from the cell's left.
    pub right: f64,
    /// From the start of the word before it to its own, in em.
    pub lead: f64,
    /// Room of the row in mm and what stands before the word in em, when nothing had to give way for the value: any other
    /// that shrinks nothing either stands on the same line in the same print.
    pub free: Option<(f64, f64)>,
}

impl Text {
    /// Another arrangement was tried before, perhaps in vain because of this very text: it stands for no other.
    fn bind(&mut self) {
        if let Some(flush) = &mut self.flush {
            flush.free = None;
        }
    }
}

/// A hairline across, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left end.
    pub left: f64,
    /// Right end.
    pub right: f64,
    /// Its middle.
    pub y: f64,
}

/// A picture, in dots from the cell's upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Logo or figure.
    pub element: Element,
    /// Left edge.
    pub left: u32,
    /// Upper edge.
    pub top: u32,
    /// Its dots.
    pub image: Arc<Image>,
}

/// A label, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Where the symbol goes.
    pub code: Code,
    /// In reading order.
    pub texts: Vec<Text>,
    /// Sets the foot apart, where there is one.
    pub rule: Option<Rule>,
    /// In the order of the template; one in the code comes last.
    pub pictures: Vec<Picture>,
    /// Modules of the symbol that stay white, for a logo in it.
    pub hole: Option<Hole>,
    /// What had to go, in the order of the template.
    pub dropped: Vec<Element>,
}

/// Why a label cannot be laid out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Even the smallest readable module makes the symbol larger than the cell.
    #[error(
        "a code of {modules} × {modules} modules needs {needed:.1} mm with its quiet zone, the cell of {stock} \
         leaves {side:.1} mm: take a larger stock{}, or shorten the public URL", larger(.better.as_deref())
    )]
    Code {
        /// Which stock.
        stock: String,
        /// Modules per side, without quiet zone.
        modules: usize,
        /// Smallest side of a readable symbol in whole dots, in mm.
        needed: f64,
        /// What the cell has, in mm.
        side: f64,
        /// The smallest built-in stock that holds it.
        better: Option<String>,
    },
    /// Model, serial and code to type do not fit at any readable size.
    #[error(
        "model, serial and codes do not fit beside the symbol on {stock}, even in the smallest print: take a \
         larger stock{}", larger(.better.as_deref())
    )]
    Text {
        /// Which stock.
        stock: String,
        /// The smallest built-in stock that holds it.
        better: Option<String>,
    },
    /// The font cannot show it.
    #[error("{0}: name a font file that has it under [labels] fonts in the settings")]
    Glyph(#[from] MissingGlyph),
}

fn larger(better: Option<&str>) -> String {
    better.map_or(String::new(), |name| format!(" (the smallest that holds it: {name})"))
}

/// The look of a plain unit label.
static PLAIN: LazyLock<Look> = LazyLock::new(Look::default);

/// How labels of one job look; made once, asked for every label.
pub struct Design<'a> {
    fonts: &'a Fonts,
    words: &'a Words,
    host: &'a str,
    stock: &'a Stock,
    dpi: u32,
    look: &'a Look,
    images: pictures::Images,
    frames: HashMap<Shape, Result<Vec<Frame>, Refusal>>,
    plans: Plans,
}

impl<'a> Design<'a> {
    /// `dpi` is the printer's resolution: modules are whole dots of it.
    pub fn new(fonts: &'a Fonts, stock: &'a Stock, (words, host): (&'a Words, &'a str), dpi: u32) -> Self {
        let (frames, plans) = (HashMap::new(), Plans::default());
        Self { fonts, words, host, stock, dpi, look: &PLAIN, images: HashMap::new(), frames, plans }
    }

    /// With another look than that of a plain unit label.
    #[must_use]
    pub fn with_look(self, look: &'a Look) -> Self {
        Self { look, ..self }
    }

    fn saying(&self) -> Saying<'a> {
        Saying { words: self.words, more: &self.look.more, host: self.host }
    }

    /// What may be given up of a label that has it, the first first.
    fn order(&self, label: &Label) -> Vec<Element> {
        let template = &self.look.template;
        let said = self.saying().all(template, label);
        let has = |element: &Element| match element {
            Element::Logo => !template.has_logo_inside() && self.look.art.logo().is_some(),
            Element::Figure => label.place.is_some() || self.look.art.figure(&label.model).is_some(),
            text => said.iter().any(|said| said.element == *text),
        };
        template.drop.iter().copied().filter(has).collect()
    }

    /// Places everything of `label` and gives up elements in order until the rest fits.
    ///
    /// Labels that differ only in serial and code, and not in the room these take, share one layout.
    pub fn place(&mut self, label: &Label, symbol: &Symbol) -> Result<&Placed, Refusal> {
        let shape =
            Shape { modules: symbol.size(), gtin: label.gtin14.is_some(), typed: label.typed.is_some() };
        let basis = Basis::new(self.fonts, shape, label)?;
        let at = if let Some(at) = self.plans.fill(self.fonts, label, &basis) {
            at
        } else {
            let (mut placed, spots) = self.place_anew(shape, label, symbol)?;
            self.hang(&mut placed, &spots, label, symbol.size());
            let said = self.saying().all(&self.look.template, label);
            let count =
                |wanted: &[Element]| said.iter().filter(|said| wanted.contains(&said.element)).count();
            let shown = (count(&[Element::Serial, Element::GtinSerial]), count(&[Element::Typed]));
            self.plans.keep(label, basis, placed, shown)
        };
        Ok(self.plans.placed(at))
    }

    fn place_anew(
        &mut self,
        shape: Shape,
        label: &Label,
        symbol: &Symbol,
    ) -> Result<(Placed, Vec<Spot>), Refusal> {
        if !self.frames.contains_key(&shape) {
            let frames = frame::candidates(self, shape);
            self.frames.insert(shape, frames);
        }
        let frames = match self.frames.get(&shape) {
            Some(Ok(frames)) => frames.as_slice(),
            Some(Err(refusal)) => return Err(self.with_better(refusal.clone(), label, symbol)),
            None => &[],
        };
        let order = self.order(label);
        for (at, frame) in frames.iter().enumerate() {
            for dropped in 0..=order.len() {
                if let Some((mut placed, spots)) = self.fill(frame, label, &order[..dropped])? {
                    if at + dropped > 0 {
                        placed.texts.iter_mut().for_each(Text::bind);
                    }
                    return Ok((placed, spots));
                }
            }
        }
        let refusal = Refusal::Text { stock: self.stock.name.clone(), better: None };
        Err(self.with_better(refusal, label, symbol))
    }

    /// Module size of `code` in millimetres.
    pub fn module_mm(&self, code: Code) -> f64 {
        f64::from(code.module) * self.dot()
    }

    /// Millimetres per dot.
    fn dot(&self) -> f64 {
        25.4 / f64::from(self.dpi)
    }

    fn cell(&self) -> Size {
        self.stock.cell
    }

    fn fill(
        &self,
        frame: &Frame,
        label: &Label,
        dropped: &[Element],
    ) -> Result<Option<(Placed, Vec<Spot>)>, MissingGlyph> {
        let blocks = frame.blocks(self, label, dropped);
        let Some(Column { mut texts, mut spots }) = frame.column(self.fonts, &blocks.column)? else {
            return Ok(None);
        };
        let mut rule = None;
        if !blocks.foot.is_empty() {
            let Some(foot) = frame.foot(self.fonts, &blocks.foot)? else { return Ok(None) };
            texts.extend(foot.texts);
            spots.extend(foot.spots);
            rule = frame.rule();
        }
        let dropped = dropped.to_vec();
        let placed = Placed { code: frame.code, texts, rule, pictures: Vec::new(), hole: None, dropped };
        Ok(Some((placed, spots)))
    }

    /// Adds the smallest built-in stock that would do. Only on the way out, so it may take its time.
    fn with_better(&self, refusal: Refusal, label: &Label, symbol: &Symbol) -> Refusal {
        let better = super::stock::Stocks::built_in().ok().and_then(|stocks| {
            let mut list: Vec<_> = stocks.list().to_vec();
            list.sort_by(|a, b| (a.cell.width * a.cell.height).total_cmp(&(b.cell.width * b.cell.height)));
            let holds = |stock: &Stock| {
                let design = Design::new(self.fonts, stock, (self.words, self.host), self.dpi);
                design.with_look(self.look).place_plainly(label, symbol)
            };
            list.into_iter().find(holds).map(|stock| format!("{} {}", stock.maker, stock.name))
        });
        match refusal {
            Refusal::Code { stock, modules, needed, side, .. } => {
                Refusal::Code { stock, modules, needed, side, better }
            }
            Refusal::Text { stock, .. } => Refusal::Text { stock, better },
            Refusal::Glyph(missing) => Refusal::Glyph(missing),
        }
    }

    /// Whether the label fits at the module size aimed at, whatever has to be given up; never looks further.
    fn place_plainly(&self, label: &Label, symbol: &Symbol) -> bool {
        let shape =
            Shape { modules: symbol.size(), gtin: label.gtin14.is_some(), typed: label.typed.is_some() };
        let Ok(frames) = frame::candidates(self, shape) else { return false };
        let order = self.order(label);
        let roomy = |frame: &&Frame| self.module_mm(frame.code) >= MODULE_AIM_MM;
        frames
            .iter()
            .filter(roomy)
            .any(|frame| self.fill(frame, label, &order).is_ok_and(|placed| placed.is_some()))
    }
}
