//! Whether the text found on a label is that of its row: all of it, nothing else, nothing missing that may not be.

use std::collections::BTreeMap;

use super::Mismatch;
use crate::labels::font::{Fonts, Line, Style, Weight};
use crate::labels::job::{Job, Label};
use crate::labels::layout::Element;
use crate::labels::outline::PathPen;
use crate::labels::template::Saying;

/// What glyphs and outlines say.
///
/// Some letters of different scripts look the same (Latin A, Greek Α, Cyrillic А). Of those one stands for all, so that
/// what is found by its looks can be compared with what was meant.
pub struct Readings {
    /// By glyph number, the letter that stands for all that look like it.
    glyphs: [Vec<Option<char>>; 2],
    outlines: BTreeMap<String, char>,
    alike: BTreeMap<char, char>,
}

impl Readings {
    /// Draws every glyph of the font once.
    pub fn new(fonts: &Fonts) -> Self {
        let glyphs = Weight::ALL.map(|weight| fonts.readings(weight));
        let mut outlines: BTreeMap<String, char> = BTreeMap::new();
        let mut alike = BTreeMap::new();
        for weight in Weight::ALL {
            for (id, c) in &glyphs[weight.index()] {
                let mut pen = PathPen::default();
                fonts.draw(weight, *id, &mut pen);
                if pen.path.is_empty() {
                    continue;
                }
                let first = *outlines.entry(pen.path).or_insert(*c);
                let (one, other) = (find(&alike, first), find(&alike, *c));
                alike.insert(one.max(other), one.min(other));
            }
        }
        let one = |list: BTreeMap<u16, char>| {
            let last = list.keys().next_back().copied().unwrap_or(0);
            (0..=last).map(|id| list.get(&id).map(|c| find(&alike, *c))).collect()
        };
        let glyphs = glyphs.map(one);
        Self { glyphs, outlines, alike }
    }

    /// What a glyph of the font file says.
    pub fn glyph(&self, weight: Weight, id: u16) -> Option<char> {
        self.glyphs[weight.index()].get(usize::from(id)).copied().flatten()
    }

    /// What the glyphs of a line say.
    pub fn line(&self, line: &Line) -> String {
        let glyphs = line.glyphs.iter();
        glyphs.map(|glyph| self.glyph(line.weight, glyph.id).unwrap_or('\u{fffd}')).collect()
    }

    /// What an outline says, written as `PathPen` writes it.
    pub fn outline(&self, path: &str) -> Option<char> {
        self.outlines.get(path).map(|c| find(&self.alike, *c))
    }

    /// Compares the lines found on a label, in whatever order, with what its row says. Blanks do not count.
    pub fn check(&self, fonts: &Fonts, job: &Job, label: &Label, lines: &[String]) -> Result<(), Mismatch> {
        let found: Vec<char> =
            lines.iter().flat_map(|line| line.chars()).filter(|c| !c.is_whitespace()).collect();
        let pieces = self.pieces(fonts, job, label);
        if tiles(&found, &pieces, 0) { Ok(()) } else { Err(Mismatch::Text(lines.join(" "))) }
    }

    /// Every text the template shows of the row. What may be given up need not be there; names and places may be cut.
    fn pieces(&self, fonts: &Fonts, job: &Job, label: &Label) -> Vec<Piece> {
        let (template, words) = (&job.look.template, &job.words);
        let saying = Saying { words, more: &job.look.more, host: &job.host };
        let shown = |style, text: &str| self.shown(fonts, Weight::Regular, style, text);
        let mut pieces = Vec::new();
        for said in saying.all(template, label) {
            let droppable = said.element == Element::Place || template.drop.contains(&said.element);
            let need = match said.element {
                Element::Name | Element::Place => Need::Start,
                _ if droppable => Need::May,
                _ => Need::Must,
            };
            let prose = matches!(
                said.element,
                Element::Name | Element::Place | Element::CallToAction | Element::Text(_)
            );
            let value = shown(if prose { Style::Prose } else { Style::Code }, said.value);
            let word = shown(Style::Prose, said.word);
            if said.element == Element::Typed {
                // Its word has no room beside the host on a flat cell.
                pieces.push(Piece { text: word, need: Need::May });
                pieces.push(Piece { text: value, need });
            } else {
                pieces.push(Piece { text: [word, value].concat(), need });
            }
        }
        pieces
    }

    /// The text as its glyphs read: composed where the font composes. What it cannot show stays as it is and will differ.
    fn shown(&self, fonts: &Fonts, weight: Weight, style: Style, text: &str) -> Vec<char> {
        let Ok(line) = fonts.line(weight, style, text) else { return text.chars().collect() };
        let chars = line.glyphs.iter().filter_map(|glyph| self.glyph(weight, glyph.id));
        chars.filter(|c| !c.is_whitespace()).collect()
    }
}

fn find(alike: &BTreeMap<char, char>, c: char) -> char {
    let mut c = c;
    while let Some(next) = alike.get(&c).filter(|next| **next != c) {
        c = *next;
    }
    c
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Stands on every label, whole.
    Must,
    /// Whole or not at all.
    May,
    /// Whole, its start and "…", or not at all.
    Start,
}

struct Piece {
    text: Vec<char>,
    need: Need,
}

/// Whether `found` can be laid out without gap or overlap from `pieces`, each at most once. `used` has a bit for each.
fn tiles(found: &[char], pieces: &[Piece], used: u32) -> bool {
    if found.is_empty() {
        let missing = |(at, piece): (usize, &Piece)| piece.need == Need::Must && used >> at & 1 == 0;
        return !pieces.iter().enumerate().any(missing);
    }
    pieces.iter().enumerate().any(|(at, piece)| {
        used >> at & 1 == 0
            && lengths(found, piece).any(|length| tiles(&found[length..], pieces, used | 1 << at))
    })
}

/// How many characters of `found` a piece may account for.
fn lengths(found: &[char], piece: &Piece) -> impl Iterator<Item = usize> {
    let common = found.iter().zip(&piece.text).take_while(|(a, b)| a == b).count();
    let whole = (common == piece.text.len() && common > 0).then_some(common);
    let cut = piece.need == Need::Start && found.get(common) == Some(&'…');
    whole.into_iter().chain(cut.then_some(common + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(list: &[(&str, Need)]) -> Vec<Piece> {
        list.iter().map(|(text, need)| Piece { text: text.chars().collect(), need: *need }).collect()
    }

    fn tiled(found: &str, list: &[(&str, Need)]) -> bool {
        tiles(&found.chars().collect::<Vec<_>>(), &pieces(list), 0)
    }

    #[test]
    fn a_serial_that_only_begins_like_the_right_one_is_wrong() {
        let row = [("SerialSN1", Need::Must), ("go.example", Need::May)];
        assert!(tiled("go.exampleSerialSN1", &row) && tiled("SerialSN1", &row));
        assert!(
            !tiled("SerialSN12", &row) && !tiled("go.example", &row) && !tiled("SerialSN1SerialSN1", &row)
        );
    }

    #[test]
    fn only_a_name_may_be_shortened() {
        let row = [("Dishwasher", Need::Start), ("SerialSN1", Need::Must)];
        assert!(tiled("Dishw…SerialSN1", &row) && tiled("DishwasherSerialSN1", &row));
        assert!(!tiled("Dishmop…SerialSN1", &row) && !tiled("DishwasherSerialS…", &row));
    }

    #[test]
    fn letters_that_look_alike_read_alike() {
        let readings = Readings::new(&Fonts::load().unwrap());
        assert_eq!(find(&readings.alike, 'А'), find(&readings.alike, 'A'));
        assert_ne!(find(&readings.alike, 'Б'), find(&readings.alike, 'B'));
        assert_ne!(find(&readings.alike, 'O'), find(&readings.alike, '0'));
    }
}
