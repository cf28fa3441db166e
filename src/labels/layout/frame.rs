//! The skeleton of a label: symbol left and text right, symbol above a full-width foot, or symbol on top.
//!
//! Chosen once per kind of symbol by trying a typical label, so that all labels of a job look alike; `column` then
//! fits the texts of each single label into the areas.

use super::column::{self, Anchor, Area, Block, Content, Fact};
use super::figure::{Column, Figure};
use super::fit::Sizes;
use super::{Code, Design, Element, MM_PER_POINT, MODULE_AIM_MM, MODULE_MIN_MM, QUIET, Refusal, Rule, Text};
use crate::labels::art::Source;
use crate::labels::font::{Fonts, MissingGlyph, Weight};
use crate::labels::template::{self, Arrangement, At, Role, Show};
use crate::labels::{Carton, Label};

/// Distance of quiet zone and cell edge: half of how far sheets usually slip, in mm.
const EDGE: f64 = 0.4;
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
/// Wider logos stand above the name of the product, others beside it.
const BESIDE_NAME: f64 = 1.3;
/// Lines of where the label sits, beside its picture.
const PLACE_LINES: usize = 4;
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
    let typical = typical(shape, design.look.template.role);
    let comfortable =
        frames.iter().position(|frame| frame.code.module >= aim && frame.holds_in_comfort(design, &typical));
    let first = comfortable.or_else(|| frames.iter().rposition(|frame| frame.code.module >= aim));
    frames.drain(..first.unwrap_or(0));
    Ok(frames)
}

/// A cell's natural arrangement first; flat cells have no room for a foot.
fn arrangements(design: &Design<'_>) -> impl Iterator<Item = Arrangement> + use<> {
    let cell = design.cell();
    let list: &[Arrangement] = if let Some(chosen) = design.look.template.arrangement {
        match chosen {
            Arrangement::Side => &[Arrangement::Side],
            Arrangement::Foot => &[Arrangement::Foot],
            Arrangement::Stack => &[Arrangement::Stack],
        }
    } else if cell.width < cell.height * 0.9 {
        &[Arrangement::Stack]
    } else if cell.width < cell.height * 2.2 && cell.height >= 30.0 {
        &[Arrangement::Foot, Arrangement::Side]
    } else {
        &[Arrangement::Side]
    };
    list.iter().copied()
}

/// Texts of usual length; what a label of a job looks like before any is known.
fn typical(shape: Shape, role: Role) -> Label {
    let carton = || Carton {
        units: "24".to_owned(),
        last: "SN2600000023".to_owned(),
        batch: Some("A1-2600".to_owned()),
    };
    Label {
        carton: (role == Role::Carton).then(carton),
        place: (role == Role::Card).then(|| "The label: inside the front door, lower left".to_owned()),
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
) -> Result<Option<Column>, MissingGlyph> {
    let place = |(area, scale)| column::place(fonts, blocks, area, scale);
    let (Some(best), Some(last)) = (tries.next(), tries.next_back()) else { return Ok(None) };
    if let Some(column) = place(best)? {
        return Ok(Some(column));
    }
    // What does not fit into the last does not fit at all: most refusals end here.
    let Some(smallest) = place(last)? else { return Ok(None) };
    let mut found = None;
    for next in tries {
        if let Some(column) = place(next)? {
            found = Some(column);
            break;
        }
    }
    let mut column = found.unwrap_or(smallest);
    column.texts.iter_mut().for_each(Text::bind);
    Ok(Some(column))
}

impl Frame {
    fn new(design: &Design<'_>, modules: u32, module: u32, arrangement: Arrangement) -> Option<Self> {
        let (cell, dot) = (design.cell(), design.dot());
        let [across, down] = design.stock.margin;
        let unit = f64::from(module) * dot;
        let (dark, quiet) = (f64::from(modules) * unit, f64::from(QUIET) * unit);
        // The quiet zone is the label's padding: text aligns with the dark square inside it.
        let (inset, above) = ((quiet + EDGE).max(across), (quiet + EDGE).max(down));
        let pad = across.max(inset.min(3.0).min(cell.width * 0.045));
        let print = (cell.height.min(cell.width) / NOMINAL_HEIGHT).powf(0.75).clamp(0.85, 2.6);
        let low = cell.height - down.max(pad.min(2.6));
        // What the symbol leaves free of the height goes around it, not between it and the foot.
        let height = if arrangement == Arrangement::Foot { low - FOOT_HEIGHT * print } else { cell.height };
        let centred = above.max((height - dark) / 2.0);
        let (left, top) = match arrangement {
            Arrangement::Side | Arrangement::Foot => (inset.max(centred.min(inset + 1.5)), centred),
            Arrangement::Stack => ((cell.width - dark) / 2.0, above.max(down * 2.0)),
        };
        let (left, top) = (whole(left / dot), whole(top / dot));
        let code = Code { left, top, module };
        let (left, top) = (f64::from(left) * dot, f64::from(top) * dot);
        let (right, bottom) = (left + dark, top + dark);
        let side = right + quiet + EDGE / 2.0;
        let beside = Area { left: side, top, right: cell.width - pad, bottom, over: top - EDGE };
        let (aligned, full, foot) = match arrangement {
            Arrangement::Side => {
                (beside, Area { top: down, bottom: cell.height - down, over: down - EDGE, ..beside }, None)
            }
            Arrangement::Foot => {
                let top = (bottom + quiet).max(height) + RULE_GAP;
                let foot = Area { left, top, right: cell.width - pad, bottom: low, over: 0.0 };
                (
                    beside,
                    Area { top: down, bottom: bottom + quiet / 2.0, over: down - EDGE, ..beside },
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
            _ => dark + 2.0 * quiet <= cell.width * design.look.template.share,
        };
        let inside = bottom + quiet + EDGE <= cell.height + 1e-9 && aligned.right > aligned.left + 5.0;
        (fits && inside).then_some(Self { code, arrangement, aligned, full, foot, print })
    }

    fn holds_in_comfort(&self, design: &Design<'_>, typical: &Label) -> bool {
        let blocks = self.blocks(design, typical, &[]);
        let holds = |blocks: &[Block<'_>], area: Area| {
            column::place(design.fonts, blocks, area, COMFORT).is_ok_and(|column| column.is_some())
        };
        holds(&blocks.column, self.aligned) && self.foot.is_none_or(|foot| holds(&blocks.foot, foot))
    }

    /// The text column of a label: aligned with the symbol if that is comfortable, else as high as can be.
    pub fn column(&self, fonts: &Fonts, blocks: &[Block<'_>]) -> Result<Option<Column>, MissingGlyph> {
        let aligned = SCALES.iter().filter(|scale| **scale >= ALIGNED).map(|scale| (self.aligned, *scale));
        first_fit(fonts, blocks, aligned.chain(SCALES.map(|scale| (self.full, scale))))
    }

    /// The foot of a label.
    pub fn foot(&self, fonts: &Fonts, blocks: &[Block<'_>]) -> Result<Option<Column>, MissingGlyph> {
        self.foot
            .map_or(Ok(None), |foot| first_fit(fonts, blocks, SCALES.into_iter().map(|scale| (foot, scale))))
    }

    /// The hairline above the foot.
    pub fn rule(&self) -> Option<Rule> {
        self.foot.map(|foot| Rule { left: foot.left, right: foot.right, y: foot.top - RULE_GAP })
    }

    /// What goes where, without what was given up.
    pub fn blocks<'a>(&self, design: &'a Design<'_>, label: &'a Label, dropped: &[Element]) -> Blocks<'a> {
        let (mut column, mut foot) = (Vec::new(), Vec::new());
        let mut blocks = design.look.template.blocks.iter().peekable();
        while let Some(mut block) = blocks.next() {
            let Some(mut content) = self.content(design, block, label, dropped) else { continue };
            // A logo that is no wider than high stands beside the name that follows it.
            if let Content::Figure(Figure {
                element: Element::Logo, ratio: Some(..=BESIDE_NAME), words, ..
            }) = &mut content
                && let Some(next) =
                    blocks.next_if(|next| matches!(next.show, Show::Name(_)) && next.at == block.at)
                && let Some(Content::Prose(element, name, lines)) = self.content(design, next, label, dropped)
            {
                *words = Some((element, name, lines));
                block = next;
            }
            let weight = if block.bold { Weight::SemiBold } else { Weight::Regular };
            let anchor = if block.at == At::Top { Anchor::Top } else { Anchor::Bottom };
            // Sizes as they suit a cell of `NOMINAL_HEIGHT`; the floor is what can be read anywhere.
            let (wanted, floor) = block.points;
            let sizes = Sizes { wanted: wanted * self.print * MM_PER_POINT, floor: floor * MM_PER_POINT };
            let is_foot = block.at == At::Foot && self.arrangement == Arrangement::Foot;
            let list = if is_foot { &mut foot } else { &mut column };
            list.push(Block { content, weight, sizes, gap: 0.35, anchor });
        }
        Blocks { column, foot }
    }

    /// What a block of the template shows of a label, if anything.
    fn content<'a>(
        &self,
        design: &'a Design<'_>,
        block: &'a template::Block,
        label: &'a Label,
        dropped: &[Element],
    ) -> Option<Content<'a>> {
        let said =
            design.saying().of(block, label).into_iter().filter(|said| !dropped.contains(&said.element));
        let mut facts = said.map(|said| Fact { element: said.element, word: said.word, value: said.value });
        let prose = |fact: Fact<'a>, lines| Content::Prose(fact.element, fact.value, lines);
        let art = &design.look.art;
        match &block.show {
            Show::Name(lines) | Show::Call(lines) | Show::Text(_, _, lines) => {
                facts.next().map(|fact| prose(fact, *lines))
            }
            Show::Facts(_) | Show::Hri => {
                Some(facts.collect()).filter(|facts: &Vec<_>| !facts.is_empty()).map(Content::Facts)
            }
            Show::Pair(..) => match (facts.next(), facts.next()) {
                (Some(one), Some(mut other)) => {
                    if self.arrangement == Arrangement::Side {
                        // Beside another a flat cell has no room for the word, and groups of four speak for themselves.
                        other.word = "";
                    }
                    Some(Content::Pair(one, other))
                }
                (Some(alone), None) => Some(Content::Facts(vec![alone])),
                _ => None,
            },
            Show::Logo(height) => {
                let inside = design.look.template.has_logo_inside();
                let logo = art.logo().filter(|_| !inside && !dropped.contains(&Element::Logo))?;
                let (ratio, height) = (Some(logo.ratio()), height * self.print);
                Some(Content::Figure(Figure { element: Element::Logo, ratio, height, words: None }))
            }
            Show::Figure(height) => {
                let (ratio, words) = (art.figure(&label.model).map(Source::ratio), facts.next());
                let words = words.map(|fact| (fact.element, fact.value, PLACE_LINES));
                let kept = !dropped.contains(&Element::Figure) && (ratio.is_some() || words.is_some());
                let height = height * self.print;
                kept.then_some(Content::Figure(Figure { element: Element::Figure, ratio, height, words }))
            }
        }
    }
}
