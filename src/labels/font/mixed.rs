//! Text in any script on one line: cut into stretches of one direction, one script and one font, set in the order the eye meets them.
//!
//! Only what Inter cannot show alone comes here. Order after the Unicode Bidirectional Algorithm (UAX 9); the direction of the
//! whole text is the caller's, since a line of a longer text keeps to that of the text.

use std::ops::Range;

use harfrust::Direction;
use icu_properties::props::{DefaultIgnorableCodePoint, Script};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_normalization::UnicodeNormalization;

use super::face::{Face, Stretch};
use super::faces::FaceId;
use super::{Fonts, Glyph, MissingGlyph, Weight};

/// Glyphs in visual order, their width, and whether the text reads from right to left as a whole.
pub(super) struct Mixed {
    pub glyphs: Vec<Glyph>,
    pub width: i32,
    pub rtl: bool,
}

/// Sets `text`; `rtl` is the direction of the text it is a line of, by default what its first letter says.
pub(super) fn set(
    fonts: &Fonts,
    weight: Weight,
    text: &str,
    rtl: Option<bool>,
) -> Result<Mixed, MissingGlyph> {
    let base = rtl.map(|rtl| if rtl { Level::rtl() } else { Level::ltr() });
    let bidi = ParagraphBidiInfo::new(text, base);
    let pieces = pieces(fonts, weight, text)?;
    let (levels, runs) = bidi.visual_runs(0..text.len());
    let mut mixed = Mixed { glyphs: Vec::new(), width: 0, rtl: bidi.paragraph_level.is_rtl() };
    for run in runs {
        let rtl = levels.get(run.start).is_some_and(Level::is_rtl);
        let direction = Some(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        let mut inside: Vec<_> = pieces.iter().filter_map(|piece| piece.within(&run)).collect();
        if rtl {
            inside.reverse();
        }
        for (face, range) in inside {
            let (glyphs, width) = fonts.face(face).shaped(&Stretch { text, range, direction })?;
            let x = mixed.width;
            mixed.glyphs.extend(glyphs.into_iter().map(|glyph| Glyph { x: glyph.x + x, ..glyph }));
            mixed.width += width;
        }
    }
    Ok(mixed)
}

/// A stretch of one script in one font.
struct Piece {
    range: Range<usize>,
    face: FaceId,
    script: Option<Script>,
}

impl Piece {
    /// The part of it that lies in `run`.
    fn within(&self, run: &Range<usize>) -> Option<(FaceId, Range<usize>)> {
        let range = self.range.start.max(run.start)..self.range.end.min(run.end);
        (range.start < range.end).then_some((self.face, range))
    }
}

fn pieces(fonts: &Fonts, weight: Weight, text: &str) -> Result<Vec<Piece>, MissingGlyph> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (start, c) in text.char_indices() {
        let range = start..start + c.len_utf8();
        let script = script(c);
        let one = |last: &Script| script.is_none_or(|script| script == *last);
        let stays = |last: &&mut Piece| {
            stays(fonts.face(last.face), c, script) && last.script.as_ref().is_none_or(one)
        };
        if let Some(last) = pieces.last_mut().filter(stays) {
            last.range.end = range.end;
            last.script = last.script.or(script);
            continue;
        }
        let face = if is_invisible(c) { Some(FaceId::from(weight)) } else { face_for(fonts, weight, c) };
        pieces.push(Piece { range, face: face.ok_or(MissingGlyph(c))?, script });
    }
    Ok(pieces)
}

/// Whether a character goes on in the font of the one before it: marks and signs do where that font has them.
fn stays(face: &Face, c: char, script: Option<Script>) -> bool {
    if is_invisible(c) {
        return true;
    }
    // Figures and signs of ASCII look alike everywhere: they are Inter's. A blank belongs to its words.
    let own = script.is_some() || !c.is_ascii() || c == ' ';
    (own || face.id.is_inter()) && covers(face, c)
}

/// The font to begin a stretch in.
fn face_for(fonts: &Fonts, weight: Weight, c: char) -> Option<FaceId> {
    let mut faces = std::iter::once(weight.into()).chain(FaceId::others(weight, fonts.own.len()));
    faces.find(|face| covers(fonts.face(*face), c))
}

/// Whether the font has the character or all that it is composed of.
fn covers(face: &Face, c: char) -> bool {
    face.has(c) || {
        let mut parts = c.nfd();
        parts.clone().any(|part| part != c) && parts.all(|part| face.has(part))
    }
}

/// The script of a letter; nothing for marks and signs that many scripts share.
fn script(c: char) -> Option<Script> {
    let script = CodePointMapData::<Script>::new().get(c);
    let shared = [Script::Common, Script::Inherited, Script::Unknown].contains(&script);
    // A sign of one script among letters of another, such as ー, does not end their stretch.
    (!shared).then_some(match script {
        Script::Hiragana | Script::Katakana => Script::Han,
        other => other,
    })
}

/// Signs that steer the setting and leave no ink: joiners, direction marks, variation selectors.
fn is_invisible(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}
