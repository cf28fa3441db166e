//! What glyphs and outlines say, as signs that can be compared: a character where one tells a glyph, else a sign of its own.
//!
//! Of Inter's glyphs the character map says it. In other scripts glyphs stand for parts of words, so there a glyph is compared as
//! such with those of the row's text set anew.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, OnceLock};

use super::{Mismatch, say};
use crate::labels::font::{FACES, FaceId, Fonts, Line, MissingGlyph, Weight};
use crate::labels::job::{Job, Label};
use crate::labels::outline::PathPen;

/// What glyphs and outlines say.
///
/// Some letters of different scripts look the same (Latin A, Greek Α, Cyrillic А). Of those one stands for all, so that
/// what is found by its looks can be compared with what was meant.
pub struct Readings {
    /// Of Inter's weights, by glyph number: the letter that stands for all that look like it.
    glyphs: [Vec<Option<char>>; 2],
    outlines: BTreeMap<String, char>,
    alike: BTreeMap<char, char>,
    /// Of the other faces, drawn when the first drawing of theirs is read.
    twins: [OnceLock<Twins>; FACES],
}

/// Signs of a face by the fingerprint of their outlines, and by glyph the first sign that looks like it.
struct Twins {
    signs: HashMap<[u64; 2], char>,
    first: HashMap<u16, char>,
}

impl Readings {
    /// Draws every glyph of Inter once.
    pub fn new(fonts: &Fonts) -> Self {
        let glyphs = Weight::ALL.map(|weight| fonts.readings(weight));
        let mut outlines: BTreeMap<String, char> = BTreeMap::new();
        let mut alike = BTreeMap::new();
        for weight in Weight::ALL {
            for (id, c) in glyphs[weight.index()] {
                let path = drawn(fonts, weight.into(), *id);
                if path.is_empty() {
                    continue;
                }
                let first = *outlines.entry(path).or_insert(*c);
                let (one, other) = (find(&alike, first), find(&alike, *c));
                alike.insert(one.max(other), one.min(other));
            }
        }
        let one = |list: &BTreeMap<u16, char>| {
            let last = list.keys().next_back().copied().unwrap_or(0);
            (0..=last).map(|id| list.get(&id).map(|c| find(&alike, *c))).collect()
        };
        let glyphs = glyphs.map(one);
        Self { glyphs, outlines, alike, twins: [const { OnceLock::new() }; FACES] }
    }

    /// What a glyph of a font file says.
    pub fn glyph(&self, face: FaceId, id: u16) -> Option<char> {
        match self.glyphs.get(face.index()) {
            Some(glyphs) => glyphs.get(usize::from(id)).copied().flatten(),
            None => Some(face.sign(id)),
        }
    }

    /// What the glyphs of a line say.
    pub fn line(&self, line: &Line) -> String {
        let glyphs = line.glyphs.iter();
        glyphs.map(|glyph| self.glyph(glyph.face, glyph.id).unwrap_or('\u{fffd}')).collect()
    }

    /// What an outline says, written as `PathPen` writes it.
    pub fn outline(&self, fonts: &Fonts, path: &str) -> Option<char> {
        if let Some(c) = self.outlines.get(path) {
            return Some(find(&self.alike, *c));
        }
        let others = fonts.loaded().filter(|face| !face.is_inter());
        others.into_iter().find_map(|face| self.twins(fonts, face).signs.get(&fingerprint(path)).copied())
    }

    fn twins(&self, fonts: &Fonts, face: FaceId) -> &Twins {
        self.twins[face.index()].get_or_init(|| {
            let mut twins = Twins { signs: HashMap::new(), first: HashMap::new() };
            for id in 0..fonts.count(face) {
                let path = drawn(fonts, face, id);
                let inter = self.outlines.get(&path).map(|c| find(&self.alike, *c));
                let sign = *twins.signs.entry(fingerprint(&path)).or_insert(inter.unwrap_or(face.sign(id)));
                twins.first.insert(id, sign);
            }
            twins
        })
    }

    /// Compares the lines found on a label, in whatever order, with what its row says. Blanks do not count.
    pub fn check(&self, fonts: &Fonts, job: &Job, label: &Label, lines: &[String]) -> Result<(), Mismatch> {
        say::check((fonts, self), job, label, lines)
    }

    /// A text as its glyphs read: composed where the font composes. What it cannot show stays as it is and will differ.
    pub(super) fn shown(
        &self,
        fonts: &Fonts,
        line: Result<Arc<Line>, MissingGlyph>,
        text: &str,
    ) -> Vec<char> {
        let Ok(line) = line else { return text.chars().collect() };
        let signs = line.glyphs.iter().filter_map(|glyph| self.glyph(glyph.face, glyph.id));
        signs.filter(|c| counts(fonts, *c)).map(|c| self.twin(c)).collect()
    }

    /// The first sign that looks like this one, where signs are told by their looks.
    fn twin(&self, sign: char) -> char {
        let twins = FaceId::of_sign(sign).and_then(|(face, id)| Some((self.twins[face.index()].get()?, id)));
        twins.and_then(|(twins, id)| twins.first.get(&id).copied()).unwrap_or(sign)
    }
}

/// Whether a sign leaves ink.
pub(super) fn counts(fonts: &Fonts, sign: char) -> bool {
    !sign.is_whitespace() && FaceId::of_sign(sign).is_none_or(|(face, id)| !fonts.is_blank(face, id))
}

/// Signs as characters, for a message.
pub(super) fn told(fonts: &Fonts, line: &str) -> String {
    let character = |c: char| match FaceId::of_sign(c) {
        Some((face, id)) => fonts.readings(face).get(&id).copied().unwrap_or('\u{fffd}'),
        None => c,
    };
    line.chars().map(character).collect()
}

fn drawn(fonts: &Fonts, face: FaceId, id: u16) -> String {
    let mut pen = PathPen::default();
    fonts.draw(face, id, &mut pen);
    pen.path
}

/// Enough to tell any two outlines apart, in less room than they take.
fn fingerprint(path: &str) -> [u64; 2] {
    [0_u8, 1].map(|seed| {
        let mut hasher = DefaultHasher::new();
        (seed, path).hash(&mut hasher);
        hasher.finish()
    })
}

fn find(alike: &BTreeMap<char, char>, c: char) -> char {
    let mut c = c;
    while let Some(next) = alike.get(&c).filter(|next| **next != c) {
        c = *next;
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_look_alike_read_alike() {
        let readings = Readings::new(&Fonts::load().unwrap());
        assert_eq!(find(&readings.alike, 'А'), find(&readings.alike, 'A'));
        assert_ne!(find(&readings.alike, 'Б'), find(&readings.alike, 'B'));
        assert_ne!(find(&readings.alike, 'O'), find(&readings.alike, '0'));
    }
}
