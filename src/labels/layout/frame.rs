//! The skeleton of a label: symbol left and text right, symbol above a full-width foot, or symbol on top.
//!
//! Chosen once per kind of symbol by trying a typical label, so that all labels of a job look alike; `column` then
//! fits the texts of each single label into the areas.

use super::column::{self, Anchor, Area, Block, Content, Fact};
use super::fit::Sizes;
use super::{Code, Design, Element, MM_PER_POINT, MODULE_AIM_MM, MODULE_MIN_MM, QUIET, Refusal, Rule, Text};
use crate::labels::Label;
use crate::labels::font::{Fonts, MissingGlyph, Weight};

/// Distance of quiet zone and cell edge: half of how far sheets usually slip, in mm.
const EDGE: f64 = 0.4;
/// The symbol takes at most this share of a cell's width, so that text beside it can breathe.
const CODE_SHARE: f64 = 0.48;
/// A typical label must fit at this scale, else the symbol gives way (down to the aim).
const COMFORT: f64 = 0.88;
/// Rather than leave the symbol's height, text shrinks down to this scale.
const ALIGNED: f64 = 0.76;
/// Call to action, host and the room above them, in mm at print size 1.
const FOOT_HEIGHT: f64 = 7.6;
/// Between the hairline and the foot's text, in mm.
const RULE_GAP: f64 = 0.8;
/// Sizes below are meant for a cell of this height in mm; larger cells get larger print.
const NOMINAL_HEIGHT: f64 = 38.0;
const SCALES: [f64; 8] = [1.0, 0.94, COMFORT, 0.82, 0.76, 0.7, 0.64, 0.58];

/// What the choice of a frame depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Modules per side.
    pub modules: usize,
    /// Whether GS1 lines are printed.
    pub gtin: bool,
    /// Whether there is a code to type.
    pub typed: bool,
}

/// How symbol and text share a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// All text right of the symbol: flat cells.
    Side,
    /// Facts right of the symbol, call to action and host across the foot: cells of a card's proportions.
    Foot,
    /// All text below the symbol: upright cells.
    Stack,
}

/// Areas of a cell for one module size.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Where the symbol goes.
    pub code: Code,
    arrangement: Arrangement,
    /// As high as the symbol's dark square, so that edges align.
    aligned: Area,
    /// As high as the cell allows, for when that is not enough.
    full: Area,
    foot: Option<Area>,
    /// Print size, 1 for a cell of [`NOMINAL_HEIGHT`].
    print: f64,
}

/// The blocks of a label, by area.
pub struct Blocks<'a> {
    /// Beside or below the symbol.
    pub column: Vec<Block<'a>>,
    /// Across the foot.
    pub foot: Vec<Block<'a>>,
}

/// Frames to try for one shape, the best first: it holds a typical label in comfort with the largest module, the
/// others have smaller modules, for labels with long texts.
pub fn candidates(design: &Design<'_>, shape: Shape) -> Result<Vec<Frame>, Refusal> {
    let cell = design.cell();
    let modules = u32::try_from(shape.modules).unwrap_or(u32::MAX);
    let boxed = f64::from(modules + 2 * QUIET);
    let side = cell.width.min(cell.height) - 2.0 * EDGE;
    let dots = |mm: f64| whole(mm / design.dot());
    let least = dots_up(MODULE_MIN_MM / design.dot());
    let most = dots(side / boxed);
    if most < least {
        let needed = f64::from(least) * design.dot() * boxed;
        let stock = design.stock.name.clone();
        return Err(Refusal::Code { stock, modules: shape.modules, needed, side, better: None });
    }
    let aim = dots_up(MODULE_AIM_MM / design.dot()).min(most);
    let mut frames: Vec<Frame> = arrangements(design)
        .flat_map(|arrangement| (least..=most).rev().map(move |module| (module, arrangement)))
        .filter_map(|(module, arrangement)| Frame::new(design, modules, module, arrangement))
        .collect();
    let typical = typical(shape);
    let comfortable =
        frames.iter().position(|frame| frame.code.module >= aim && frame.holds_in_comfort(design, &typical));
    let first = comfortable.or_else(|| frames.iter().rposition(|frame| frame.code.module >= aim));
    frames.drain(..first.unwrap_or(0));
    Ok(frames)
}

/// A cell's natural arrangement first; flat cells have no room for a foot.
fn arrangements(design: &Design<'_>) -> impl Iterator<Item = Arrangement> + use<> {
    let cell = design.cell();
    let list: &[Arrangement] = if cell.width < cell.height * 0.9 {
        &[Arrangement::Stack]
    } else if cell.width < cell.height * 2.2 && cell.height >= 30.0 {
        &[Arrangement::Foot, Arrangement::Side]
    } else {
        &[Arrangement::Side]
    };
    list.iter().copied()
}

/// Texts of usual length; what a label of a job looks like before any is known.
fn typical(shape: Shape) -> Label {
    Label {
        product_name: "Standby generator 7.5 kW".to_owned(),
        model: "GEN-7500".to_owned(),
        serial: "SN2600000000".to_owned(),
        gtin14: shape.gtin.then(|| "09521234543213".to_owned()),
        typed: shape.typed.then(|| "1X7Y-2WXH-28HM-66-C".to_owned()),
        ..Label::default()
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "dots of a cell of at most 2 m, never negative"
)]
fn whole(dots: f64) -> u32 {
    (dots + 1e-6).floor().max(0.0) as u32
}

/// Whole dots that are at least so many.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dots of a module, at least 1")]
fn dots_up(dots: f64) -> u32 {
    (dots - 1e-6).ceil().max(1.0) as u32
}

/// The first of `tries` that holds the blocks; the last one is the most generous.
fn first_fit(
    fonts: &Fonts,
    blocks: &[Block<'_>],
    mut tries: impl DoubleEndedIterator<Item = (Area, f64)>,
) -> Result<Option<Vec<Text>>, MissingGlyph> {
    let place = |(area, scale)| column::place(fonts, blocks, area, scale);
    let (Some(best), Some(last)) = (tries.next(), tries.next_back()) else { return Ok(None) };
    if let Some(texts) = place(best)? {
        return Ok(Some(texts));
    }
    // What does not fit into the last does not fit at all: most refusals end here.
    let Some(smallest) = place(last)? else { return Ok(None) };
    let mut found = None;
    for next in tries {
        if let Some(texts) = place(next)? {
            found = Some(texts);
            break;
        }
    }
    let mut texts = found.unwrap_or(smallest);
    texts.iter_mut().for_each(Text::bind);
    Ok(Some(texts))
}

impl Frame {
    fn new(design: &Design<'_>, modules: u32, module: u32, arrangement: Arrangement) -> Option<Self> {
        let (cell, dot, margin) = (design.cell(), design.dot(), design.stock.margin);
        let unit = f64::from(module) * dot;
        let (dark, quiet) = (f64::from(modules) * unit, f64::from(QUIET) * unit);
        // The quiet zone is the label's padding: text aligns with the dark square inside it.
        let inset = (quiet + EDGE).max(margin);
        let pad = margin.max(inset.min(3.0).min(cell.width * 0.045));
        let print = (cell.height.min(cell.width) / NOMINAL_HEIGHT).powf(0.75).clamp(0.85, 2.6);
        let low = cell.height - margin.max(pad.min(2.6));
        // What the symbol leaves free of the height goes around it, not between it and the foot.
        let height = if arrangement == Arrangement::Foot { low - FOOT_HEIGHT * print } else { cell.height };
        let centred = inset.max((height - dark) / 2.0);
        let (left, top) = match arrangement {
            Arrangement::Side | Arrangement::Foot => (inset.max(centred.min(inset + 1.5)), centred),
            Arrangement::Stack => ((cell.width - dark) / 2.0, inset.max(margin * 2.0)),
        };
        let (left, top) = (whole(left / dot), whole(top / dot));
        let code = Code { left, top, module };
        let (left, top) = (f64::from(left) * dot, f64::from(top) * dot);
        let (right, bottom) = (left + dark, top + dark);
        let side = right + quiet + EDGE / 2.0;
        let beside = Area { left: side, top, right: cell.width - pad, bottom, over: top - EDGE };
        let (aligned, full, foot) = match arrangement {
            Arrangement::Side => (
                beside,
                Area { top: margin, bottom: cell.height - margin, over: margin - EDGE, ..beside },
                None,
            ),
            Arrangement::Foot => {
                let top = (bottom + quiet).max(height) + RULE_GAP;
                let foot = Area { left, top, right: cell.width - pad, bottom: low, over: 0.0 };
                (
                    beside,
                    Area { top: margin, bottom: bottom + quiet / 2.0, over: margin - EDGE, ..beside },
                    Some(foot),
                )
            }
            Arrangement::Stack => {
                // Text aligns with the dark square above it.
                let (top, right) = (bottom + quiet + EDGE / 2.0, cell.width - left);
                let below = Area { left, top, right, bottom: low, over: 0.0 };
                (below, below, None)
            }
        };
        let fits = match arrangement {
            Arrangement::Stack => dark + 2.0 * (quiet + EDGE) <= cell.width,
            _ => dark + 2.0 * quiet <= cell.width * CODE_SHARE,
        };
        let inside = bottom + quiet + EDGE <= cell.height + 1e-9 && aligned.right > aligned.left + 5.0;
        (fits && inside).then_some(Self { code, arrangement, aligned, full, foot, print })
    }

    fn holds_in_comfort(&self, design: &Design<'_>, typical: &Label) -> bool {
        let blocks = self.blocks(design, typical, &[]);
        let holds = |blocks: &[Block<'_>], area: Area| {
            column::place(design.fonts, blocks, area, COMFORT).is_ok_and(|texts| texts.is_some())
        };
        holds(&blocks.column, self.aligned) && self.foot.is_none_or(|foot| holds(&blocks.foot, foot))
    }

    /// The text column of a label: aligned with the symbol if that is comfortable, else as high as can be.
    pub fn column(&self, fonts: &Fonts, blocks: &[Block<'_>]) -> Result<Option<Vec<Text>>, MissingGlyph> {
        let aligned = SCALES.iter().filter(|scale| **scale >= ALIGNED).map(|scale| (self.aligned, *scale));
        first_fit(fonts, blocks, aligned.chain(SCALES.map(|scale| (self.full, scale))))
    }

    /// The foot of a label.
    pub fn foot(&self, fonts: &Fonts, blocks: &[Block<'_>]) -> Result<Option<Vec<Text>>, MissingGlyph> {
        self.foot
            .map_or(Ok(None), |foot| first_fit(fonts, blocks, SCALES.into_iter().map(|scale| (foot, scale))))
    }

    /// The hairline above the foot.
    pub fn rule(&self) -> Option<Rule> {
        self.foot.map(|foot| Rule { left: foot.left, right: foot.right, y: foot.top - RULE_GAP })
    }

    /// What goes where, without what was given up.
    pub fn blocks<'a>(&self, design: &'a Design<'_>, label: &'a Label, dropped: &[Element]) -> Blocks<'a> {
        let kept = |element| !dropped.contains(&element);
        let words = design.words;
        let mut column = Vec::new();
        let mut foot = Vec::new();
        if kept(Element::Name) && !label.product_name.trim().is_empty() {
            let name = Content::Prose(Element::Name, &label.product_name, 2);
            column.push(self.block(name, (9.0, 5.5), Anchor::Top));
        }
        let facts = vec![
            Fact { element: Element::Model, word: &words.model, value: &label.model },
            Fact { element: Element::Serial, word: &words.serial, value: &label.serial },
        ];
        column.push(self.block(Content::Facts(facts), (7.0, 4.0), Anchor::Top));
        if let Some(gtin14) = &label.gtin14 {
            let lines = vec![
                Fact { element: Element::Gtin, word: "(01)", value: gtin14 },
                Fact { element: Element::GtinSerial, word: "(21)", value: &label.serial },
            ];
            let mut block = self.block(Content::Facts(lines), (6.0, 4.0), Anchor::Bottom);
            block.weight = Weight::Regular;
            column.push(block);
        }
        let rest = if self.arrangement == Arrangement::Foot { &mut foot } else { &mut column };
        if kept(Element::CallToAction) && !words.call_to_action.trim().is_empty() {
            let call = Content::Prose(Element::CallToAction, &words.call_to_action, 2);
            rest.push(self.block(call, (7.5, 5.0), Anchor::Bottom));
        }
        let host =
            kept(Element::Host).then_some(Fact { element: Element::Host, word: "", value: design.host });
        let typed = label.typed.as_deref();
        // Beside the host a flat cell has no room for the word, and the groups of four speak for themselves.
        let word = if self.arrangement == Arrangement::Side && host.is_some() { "" } else { &words.typed };
        let typed = typed.map(|value| Fact { element: Element::Typed, word, value });
        let last = match (host, typed) {
            (Some(host), Some(typed)) => Some(Content::Pair(host, typed)),
            (Some(fact), None) | (None, Some(fact)) => Some(Content::Facts(vec![fact])),
            (None, None) => None,
        };
        if let Some(last) = last {
            let mut block = self.block(last, (6.0, 4.0), Anchor::Bottom);
            block.weight = Weight::Regular;
            rest.push(block);
        }
        Blocks { column, foot }
    }

    /// A block with sizes in points as they suit a cell of [`NOMINAL_HEIGHT`].
    fn block<'a>(&self, content: Content<'a>, (wanted, floor): (f64, f64), anchor: Anchor) -> Block<'a> {
        let sizes = Sizes { wanted: wanted * self.print * MM_PER_POINT, floor: floor * MM_PER_POINT };
        Block { content, weight: Weight::SemiBold, sizes, gap: 0.35, anchor }
    }
}
