//! Blocks of text stacked in an area: one group hangs from its top, one stands on its bottom.
//!
//! First and last line are aligned by what the eye sees (height of capitals, baseline), not by the font's box.

use std::sync::Arc;

use super::figure::{Column, Figure, Spot};
use super::fit::{self, CODE_LEADING, LEADING, Sizes};
use super::{Element, Flush, Text};
use crate::labels::font::{Fonts, Line, MissingGlyph, Reach, Style, Weight};

/// Between a word and its value, and between the two ends of a pair, in em.
const WORD_GAP: f64 = 0.45;
const PAIR_GAP: f64 = 1.5;
/// Least white between the inks of two lines, in em.
const APART: f64 = 0.02;

/// A rectangle of a cell, in millimetres from the cell's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
    /// How far accents may rise above the upper edge because nothing else is printed there, in mm.
    pub over: f64,
}

impl Area {
    fn width(self) -> f64 {
        self.right - self.left
    }
}

/// Which end of the area a block keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Below the blocks before it.
    Top,
    /// Above the blocks after it.
    Bottom,
}

/// "Serial SN260001": a word in small print, a value that is never cut.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// What it is, for the reader of the placed text.
    pub element: Element,
    /// May be empty.
    pub word: &'a str,
    /// Set in equally wide figures.
    pub value: &'a str,
}

/// What a block holds.
#[derive(Debug, Clone)]
pub enum Content<'a> {
    /// Running text in at most so many lines.
    Prose(Element, &'a str, usize),
    /// One per line, values aligned.
    Facts(Vec<Fact<'a>>),
    /// Both on one line, at its two ends; one below the other where that is too wide.
    Pair(Fact<'a>, Fact<'a>),
    /// A picture at the left, words right of it, in the middle of its height.
    Figure(Figure<'a>),
}

/// Between a picture and its words, in mm.
const BESIDE: f64 = 1.6;
/// Narrower columns of words beside a picture cannot be read: the picture gives way.
const BESIDE_LEAST: f64 = 12.0;

/// A block to be placed.
#[derive(Debug, Clone)]
pub struct Block<'a> {
    /// Text.
    pub content: Content<'a>,
    /// Weight of prose and of values.
    pub weight: Weight,
    /// Em in millimetres.
    pub sizes: Sizes,
    /// Room before the block (not before the first), in em.
    pub gap: f64,
    /// Where it keeps to.
    pub anchor: Anchor,
}

/// A line ready to be put down: pieces with their distance from the left edge.
struct Row {
    element: Element,
    pieces: Vec<(f64, Arc<Line>)>,
    /// The last piece ends at the area's right edge.
    flush: Option<Flush>,
}

struct Set {
    size: f64,
    rows: Vec<(usize, Row)>,
    count: usize,
    leading: f64,
    /// Not to be printed like this: rather nothing than half a call to action.
    spoilt: bool,
    /// A picture at its left, by element, width and height.
    picture: Option<(Element, f64, f64)>,
}

/// Puts the blocks into `area` with all sizes times `scale`; `None` if they do not fit.
pub fn place(
    fonts: &Fonts,
    blocks: &[Block<'_>],
    area: Area,
    scale: f64,
) -> Result<Option<Column>, MissingGlyph> {
    let mut sets = Vec::with_capacity(blocks.len());
    for block in blocks {
        sets.push(set(fonts, block, area.width(), scale)?);
    }
    if sets.iter().any(|set| set.spoilt || !set.fits(fonts, area.width())) {
        return Ok(None);
    }
    let face = Face::new(fonts);
    let baselines: Vec<_> = sets.iter().map(|set| set.baselines(&face)).collect();
    let gaps = blocks.iter().zip(&sets).skip(1).map(|(block, set)| block.gap * set.size);
    let tall: f64 = baselines.iter().map(|(_, height)| height).sum::<f64>() + gaps.sum::<f64>();
    let bare = |set: &&Set| set.picture.is_none();
    let hidden_above = sets.first().filter(bare).zip(baselines.first()).map_or(0.0, |(set, (lines, _))| {
        // Capitals align with the area's edge; accents rise above it as far as it allows.
        let ink = set.reach(0).map_or(0.0, |reach| face.em(reach.above));
        let rise = face.capital.max(ink - area.over.max(0.0) / set.size);
        lines.first().map_or(0.0, |first| first - rise * set.size)
    });
    let last = sets.last().filter(bare).zip(baselines.last());
    let hidden_below = last.map_or(0.0, |(_, (lines, height))| height - lines.last().unwrap_or(height));
    let free = area.bottom - area.top - (tall - hidden_above - hidden_below);
    if free < -1e-9 {
        return Ok(None);
    }
    let Column { mut texts, mut spots } = Column::default();
    let mut top = area.top - hidden_above;
    let first_bottom = blocks.iter().position(|block| block.anchor == Anchor::Bottom);
    for (at, ((block, set), (lines, height))) in blocks.iter().zip(sets).zip(baselines).enumerate() {
        if at > 0 {
            top += block.gap * set.size;
        }
        if first_bottom == Some(at) {
            top += free;
        }
        if let Some((element, width, height)) = set.picture {
            spots.push(Spot { element, left: area.left, top, width, height });
        }
        for (line, row) in set.rows {
            let baseline = top + lines.get(line).copied().unwrap_or(height);
            let text = |(x, line): (f64, Arc<Line>)| {
                // Ink that starts left of the line's start would touch what is there.
                let x = area.left + x + face.em(line.reach.left) * set.size;
                Text { element: row.element, x, baseline, size: set.size, line, flush: None, lasting: false }
            };
            let first = texts.len();
            texts.extend(row.pieces.into_iter().map(text));
            if let (Some(flush), Some(last)) = (row.flush, texts.last_mut()) {
                last.flush = Some(Flush { right: area.right, ..flush });
                set_flush(fonts, &mut texts[first..]);
            }
        }
        top += height;
    }
    Ok(Some(Column { texts, spots }))
}

/// Moves a value to the right edge it keeps to, and the word before it along with it. The only place that does: who puts
/// another value into a finished layout gets the same numbers as who lays it out anew.
pub fn set_flush(fonts: &Fonts, row: &mut [Text]) {
    let Some((value, words)) = row.split_last_mut() else { return };
    let Some(Flush { right, lead, .. }) = value.flush else { return };
    let em = f64::from(fonts.heights(value.line.weight).em);
    let left = right - fit::width(fonts, &value.line, 1.0) * value.size;
    value.x = left + f64::from(value.line.reach.left) / em * value.size;
    // Without a word of its own, what stands before it is another text.
    if let Some(word) = words.last_mut().filter(|_| lead > 0.0) {
        word.x = left - lead * word.size + f64::from(word.line.reach.left) / em * word.size;
    }
}

/// Heights of the label font, in em.
struct Face {
    units: f64,
    ascent: f64,
    capital: f64,
}

impl Face {
    fn new(fonts: &Fonts) -> Self {
        let heights = fonts.heights(Weight::SemiBold);
        let units = f64::from(heights.em);
        Self { units, ascent: f64::from(heights.ascent) / units, capital: f64::from(heights.capital) / units }
    }

    fn em(&self, units: i32) -> f64 {
        f64::from(units) / self.units
    }
}

impl Set {
    /// Baselines from the top of the set, and its height. Lines come closer than their inks allow at no leading.
    fn baselines(&self, face: &Face) -> (Vec<f64>, f64) {
        let mut lines: Vec<f64> = Vec::with_capacity(self.count);
        let mut below = 0.0;
        for line in 0..self.count {
            let reach = self.reach(line).unwrap_or_default();
            let above = face.em(reach.above);
            let baseline = match lines.last() {
                None => face.ascent.max(above) * self.size,
                Some(last) => last + self.leading.max(below + above + APART) * self.size,
            };
            lines.push(baseline);
            below = face.em(reach.below);
        }
        let last = lines.last().copied().unwrap_or(0.0);
        let height = if lines.is_empty() {
            0.0
        } else {
            last + (self.leading - face.ascent).max(below + APART) * self.size
        };
        let Some((_, _, picture)) = self.picture else { return (lines, height) };
        let lower = ((picture - height) / 2.0).max(0.0);
        (lines.into_iter().map(|line| line + lower).collect(), height.max(picture))
    }

    /// How far the ink of a line reaches.
    fn reach(&self, line: usize) -> Option<Reach> {
        let rows = self.rows.iter().filter(|(at, _)| *at == line);
        rows.flat_map(|(_, row)| &row.pieces).map(|(_, piece)| piece.reach).reduce(Reach::with)
    }

    fn fits(&self, fonts: &Fonts, room: f64) -> bool {
        // What is flush right was measured when its size was chosen.
        let mut pieces =
            self.rows.iter().filter(|(_, row)| row.flush.is_none()).flat_map(|(_, row)| &row.pieces);
        pieces.all(|(x, line)| x + fit::width(fonts, line, self.size) <= room + 1e-9)
    }
}

fn set(fonts: &Fonts, block: &Block<'_>, room: f64, scale: f64) -> Result<Set, MissingGlyph> {
    let floor = block.sizes.floor;
    let sizes = Sizes { wanted: (block.sizes.wanted * scale).max(floor), floor };
    match &block.content {
        Content::Prose(element, text, max_lines) => {
            let fitted = fit::prose(fonts, (block.weight, text), room, sizes, *max_lines)?;
            let rows = fitted.lines.into_iter().map(|line| {
                let wide = fit::width(fonts, &line, fitted.size);
                // What reads from right to left begins at the right.
                let left = if line.rtl { (room - wide).max(0.0) } else { 0.0 };
                Row { element: *element, pieces: vec![(left, line)], flush: None }
            });
            let rows: Vec<_> = rows.enumerate().collect();
            let spoilt = fitted.cut && matches!(element, Element::CallToAction | Element::Text(_));
            Ok(Set { size: fitted.size, count: rows.len(), rows, leading: LEADING, spoilt, picture: None })
        }
        Content::Facts(facts) => set_facts(fonts, (block.weight, facts), room, sizes),
        Content::Pair(left, right) => set_pair(fonts, (block.weight, left, right), room, sizes),
        Content::Figure(figure) => set_figure(fonts, (block.weight, figure), room, (sizes, scale)),
    }
}

fn word(fonts: &Fonts, fact: &Fact<'_>) -> Result<Arc<Line>, MissingGlyph> {
    fonts.line(Weight::Regular, Style::Prose, fact.word)
}

/// Width of word and gap in em; nothing for no word.
fn lead(fonts: &Fonts, word: &Line) -> f64 {
    if word.text.is_empty() { 0.0 } else { fit::width(fonts, word, 1.0) + WORD_GAP }
}

fn set_facts(
    fonts: &Fonts,
    (weight, facts): (Weight, &[Fact<'_>]),
    room: f64,
    sizes: Sizes,
) -> Result<Set, MissingGlyph> {
    let words: Vec<_> = facts.iter().map(|fact| word(fonts, fact)).collect::<Result<_, _>>()?;
    let indent = words.iter().map(|word| lead(fonts, word)).fold(0.0, f64::max);
    let words_rtl = words.iter().any(|word| word.rtl);
    let mut widest: f64 = 0.0;
    for fact in facts {
        let value = fonts.line(weight, Style::Code, fact.value)?;
        widest = widest.max(fit::width(fonts, &value, 1.0));
    }
    let size = (room / (indent + widest).max(f64::MIN_POSITIVE)).clamp(sizes.floor, sizes.wanted);
    let (mut rows, mut count) = (Vec::new(), 0);
    for (fact, word) in facts.iter().zip(words) {
        let indent = if word.text.is_empty() { 0.0 } else { indent };
        let lines = fit::whole(fonts, (weight, fact.value), room - indent * size, size)?;
        for (at, line) in lines.into_iter().enumerate() {
            let value = (indent * size, line);
            let pieces = if at == 0 && !word.text.is_empty() {
                vec![(0.0, Arc::clone(&word)), value]
            } else {
                vec![value]
            };
            rows.push((count, Row { element: fact.element, pieces, flush: None }));
            count += 1;
        }
    }
    if words_rtl {
        for (_, row) in &mut rows {
            mirror(fonts, row, room, size);
        }
    }
    Ok(Set { size, rows, count, leading: CODE_LEADING, spoilt: false, picture: None })
}

/// Words that read from right to left stand right of their values.
fn mirror(fonts: &Fonts, row: &mut Row, room: f64, size: f64) {
    for (x, line) in &mut row.pieces {
        *x = (room - *x - fit::width(fonts, line, size)).max(0.0);
    }
}

fn set_pair(
    fonts: &Fonts,
    (weight, left, right): (Weight, &Fact<'_>, &Fact<'_>),
    room: f64,
    sizes: Sizes,
) -> Result<Set, MissingGlyph> {
    let mut ends = Vec::with_capacity(2);
    for fact in [left, right] {
        let (word, value) = (word(fonts, fact)?, fonts.line(weight, Style::Code, fact.value)?);
        let wide = lead(fonts, &word) + fit::width(fonts, &value, 1.0);
        ends.push((fact.element, word, value, wide));
    }
    let before = ends[0].3 + PAIR_GAP;
    let size = room / (before + ends[1].3);
    if size < sizes.floor {
        return set_facts(fonts, (weight, &[left.clone(), right.clone()]), room, sizes);
    }
    let wide = size >= sizes.wanted;
    let size = size.min(sizes.wanted);
    let rows = ends.into_iter().enumerate().map(|(at, (element, word, value, _))| {
        // The second end finds its place when it is put down: see `set_flush`.
        let lead = lead(fonts, &word);
        let mut pieces = vec![(if at == 0 { lead * size } else { 0.0 }, value)];
        if !word.text.is_empty() {
            pieces.insert(0, (0.0, word));
        }
        let flush = Flush { right: 0.0, lead, free: wide.then_some((room, before)) };
        (0, Row { element, pieces, flush: (at == 1).then_some(flush) })
    });
    Ok(Set { size, rows: rows.collect(), count: 1, leading: LEADING, spoilt: false, picture: None })
}

/// The picture is as high as it may be and no wider than leaves room for its words.
fn set_figure(
    fonts: &Fonts,
    (weight, figure): (Weight, &Figure<'_>),
    room: f64,
    (sizes, scale): (Sizes, f64),
) -> Result<Set, MissingGlyph> {
    let words = figure.words.filter(|(_, words, _)| !words.trim().is_empty());
    let most = if words.is_some() { room - BESIDE - BESIDE_LEAST } else { room };
    let picture = figure.ratio.map(|ratio| {
        let width = (figure.height * scale * ratio).min(most);
        (figure.element, width, width / ratio)
    });
    let indent = picture.map_or(0.0, |(_, width, _)| width + BESIDE);
    let mut set = Set {
        size: sizes.wanted,
        rows: Vec::new(),
        count: 0,
        leading: LEADING,
        spoilt: most <= 0.0,
        picture,
    };
    if let Some((element, words, lines)) = words.filter(|_| most > 0.0) {
        let fitted = fit::prose(fonts, (weight, words), room - indent, sizes, lines)?;
        let row = |line| Row { element, pieces: vec![(indent, line)], flush: None };
        set.rows = fitted.lines.into_iter().map(row).enumerate().collect();
        (set.size, set.count) = (fitted.size, set.rows.len());
    }
    Ok(set)
}
