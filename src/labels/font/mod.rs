//! The label fonts: text in, placed glyphs out, in units of a line, so that every format sets it alike.
//!
//! Prose is shaped (kerning, accents); codes and serials are set from a table of equally wide figures whose I and l
//! cannot be mistaken. What Inter lacks is set from other fonts (`faces`), in the order the eye meets it (`mixed`). Knows no
//! size and no paper: `layout` scales lines, the writers draw or embed the glyphs.

mod face;
mod faces;
mod mixed;

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use face::{Face, Stretch};
use faces::Bytes;
pub use faces::{FACES, FaceId, OWN_FONTS, OwnFont, UnusableFont};

/// Units of a line per em: Inter's own, so that its glyphs need no scaling.
pub const EM: i32 = 2048;

/// Weight of the strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Words and small print.
    Regular,
    /// What the eye should find first.
    SemiBold,
}

impl Weight {
    /// Both, in the order of their indices.
    pub const ALL: [Self; 2] = [Self::Regular, Self::SemiBold];

    /// 0 or 1.
    pub fn index(self) -> usize {
        match self {
            Self::Regular => 0,
            Self::SemiBold => 1,
        }
    }
}

/// How characters become glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Kerned, with accents composed.
    Prose,
    /// Equally wide figures, I and l told apart; each character alone, so that it is fast and never ligates.
    Code,
}

/// A glyph of a line; distances in units of a line ([`EM`]) from the start of the line's baseline, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Index in the font file.
    pub id: u16,
    /// Which font file.
    pub face: FaceId,
    /// To the right.
    pub x: i32,
    /// Upwards; not 0 for accents that are set onto a letter.
    pub y: i32,
    /// Where the character it stands for starts in the line's text; glyphs of one character share it.
    pub cluster: u32,
}

/// Shaped text on one baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The weight that was asked for.
    pub weight: Weight,
    /// What it says.
    pub text: String,
    /// In visual order.
    pub glyphs: Vec<Glyph>,
    /// Advance of the whole line in its units.
    pub width: i32,
    /// How far ink leaves the baseline and the advance.
    pub reach: Reach,
    /// Whether it has glyphs of other fonts than Inter, or more or fewer than letters: then glyphs do not tell what it says.
    pub mixed: bool,
    /// Whether it is of a text that reads from right to left.
    pub rtl: bool,
}

/// Ink outside of the stretch from a line's start along its baseline to its end, in units of a line, at least 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Reach {
    /// Upwards from the baseline.
    pub above: i32,
    /// Downwards from the baseline.
    pub below: i32,
    /// To the left of the start, as a dieresis on a narrow letter does.
    pub left: i32,
    /// To the right of the end.
    pub right: i32,
}

impl Reach {
    /// What holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            above: self.above.max(other.above),
            below: self.below.max(other.below),
            left: self.left.max(other.left),
            right: self.right.max(other.right),
        }
    }
}

impl Line {
    /// The characters glyph `at` stands for; empty for the second and further glyphs of one cluster.
    pub fn text_of(&self, at: usize) -> &str {
        let Some(glyph) = self.glyphs.get(at) else { return "" };
        let start = glyph.cluster;
        if at > 0 && self.glyphs[at - 1].cluster == start {
            return "";
        }
        let end = self.glyphs.iter().map(|g| g.cluster).filter(|c| *c > start).min();
        let end = end.map_or(self.text.len(), |c| c as usize);
        self.text.get(start as usize..end).unwrap_or("")
    }

    /// Whether glyph `at` is the last of its cluster.
    pub fn ends_cluster(&self, at: usize) -> bool {
        let cluster = |at: usize| self.glyphs.get(at).map(|glyph| glyph.cluster);
        cluster(at) != cluster(at + 1)
    }
}

/// The label fonts cannot show a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no label font has a glyph for {0:?} (U+{code:04X})", code = u32::from(*.0))]
pub struct MissingGlyph(pub char);

/// Heights of a face, in units of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heights {
    /// Units per em, [`EM`].
    pub em: i32,
    /// Above the baseline, room for accents included.
    pub ascent: i32,
    /// Below the baseline, positive.
    pub descent: i32,
    /// Height of an H.
    pub capital: i32,
}

/// All faces: Inter parsed once per job and thread, others when they are needed.
pub struct Fonts {
    inter: [Face; 2],
    /// By [`FaceId`], without Inter's two.
    others: Vec<OnceCell<Option<Face>>>,
    own: Vec<OwnFont>,
    /// Prose that was shaped already: names and calls to action come again on every label. By weight and direction.
    shaped: [[Shaped; 3]; 2],
}

type Shaped = RefCell<HashMap<String, Arc<Line>>>;

/// More distinct texts than any catalogue has; keeps memory flat if every row names another product.
const CACHED: usize = 4096;

/// The embedded font file does not parse: the program was built from a broken checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the built-in label font cannot be read: this build of the program is damaged")]
pub struct BrokenFont;

impl Fonts {
    /// Parses Inter; some microseconds.
    pub fn load() -> Result<Self, BrokenFont> {
        Self::with(&[])
    }

    /// The same, and `own` for characters that Inter lacks; of these at most [`OWN_FONTS`].
    pub fn with(own: &[OwnFont]) -> Result<Self, BrokenFont> {
        let own: Vec<_> = own.iter().take(OWN_FONTS).cloned().collect();
        let inter = |weight: Weight| {
            let id = weight.into();
            Face::load(id, Bytes::of(id, &own).ok_or(BrokenFont)?)
        };
        Ok(Self {
            inter: [inter(Weight::Regular)?, inter(Weight::SemiBold)?],
            others: (2..FACES).map(|_| OnceCell::new()).collect(),
            own,
            shaped: Default::default(),
        })
    }

    fn face(&self, id: FaceId) -> &Face {
        let inter = |at: usize| &self.inter[at.min(1)];
        let Some(at) = id.index().checked_sub(2) else { return inter(id.index()) };
        let load = || Bytes::of(id, &self.own).and_then(|bytes| Face::load(id, bytes).ok());
        // A face that does not load is never asked for: it has no character.
        self.others.get(at).and_then(|cell| cell.get_or_init(load).as_ref()).unwrap_or(inter(0))
    }

    /// The faces parsed so far, Inter's two first.
    pub fn loaded(&self) -> impl Iterator<Item = FaceId> {
        let others = (2..).zip(&self.others).filter(|(_, cell)| cell.get().is_some_and(Option::is_some));
        [0, 1].into_iter().chain(others.map(|(at, _)| at)).filter_map(FaceId::at)
    }

    /// The font file, to cut a subset from.
    pub fn data(&self, face: impl Into<FaceId>) -> &[u8] {
        self.face(face.into()).data()
    }

    /// What it is called.
    pub fn name(&self, face: FaceId) -> &str {
        faces::name(face, &self.own)
    }

    /// Heights of a face.
    pub fn heights(&self, face: impl Into<FaceId>) -> Heights {
        self.face(face.into()).heights
    }

    /// Units per em of the file itself, which [`Self::draw`] speaks in.
    pub fn em(&self, face: FaceId) -> i32 {
        self.face(face).em
    }

    /// Whether the file's outlines are in the compact format (CFF).
    pub fn is_compact(&self, face: FaceId) -> bool {
        self.face(face).is_compact()
    }

    /// Sets `text` on one line.
    pub fn line(&self, weight: Weight, style: Style, text: &str) -> Result<Arc<Line>, MissingGlyph> {
        if style == Style::Code && text.is_ascii() {
            let face = &self.inter[weight.index()];
            let (glyphs, width) = face.tabled(text)?;
            let reach = face.reach(&glyphs, width);
            let text = text.to_owned();
            return Ok(Arc::new(Line { weight, text, glyphs, width, reach, mixed: false, rtl: false }));
        }
        self.prose(weight, text, None)
    }

    /// Sets prose on one line of a text that reads from right to left or not; without that, as its first letter does.
    pub fn prose(&self, weight: Weight, text: &str, rtl: Option<bool>) -> Result<Arc<Line>, MissingGlyph> {
        let shaped = &self.shaped[weight.index()][rtl.map_or(0, |rtl| 1 + usize::from(rtl))];
        if let Some(line) = shaped.borrow().get(text) {
            return Ok(Arc::clone(line));
        }
        let line = Arc::new(self.set(weight, text, rtl)?);
        let mut cache = shaped.borrow_mut();
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(text.to_owned(), Arc::clone(&line));
        Ok(line)
    }

    fn set(&self, weight: Weight, text: &str, rtl: Option<bool>) -> Result<Line, MissingGlyph> {
        let face = &self.inter[weight.index()];
        let text = text.to_owned();
        if rtl != Some(true)
            && let Ok((glyphs, width)) = face.shaped(&Stretch::whole(&text))
        {
            let reach = face.reach(&glyphs, width);
            let apart = glyphs.windows(2).all(|pair| pair[0].cluster != pair[1].cluster);
            let mixed = !apart || glyphs.len() != text.chars().count();
            return Ok(Line { weight, text, glyphs, width, reach, mixed, rtl: false });
        }
        let mixed::Mixed { glyphs, width, rtl } = mixed::set(self, weight, &text, rtl)?;
        let mut faces: Vec<FaceId> = glyphs.iter().map(|glyph| glyph.face).collect();
        faces.sort_unstable();
        faces.dedup();
        let reaches = faces.iter().map(|face| self.face(*face).reach(&glyphs, width));
        let reach = reaches.fold(Reach::default(), Reach::with);
        Ok(Line { weight, text, glyphs, width, reach, mixed: true, rtl })
    }

    /// Advance width of one glyph in units of a line, as the PDF's width table wants it.
    pub fn advance(&self, face: impl Into<FaceId>, id: u16) -> i32 {
        self.face(face.into()).advances.get(usize::from(id)).copied().unwrap_or(0)
    }

    /// How many glyphs the file has.
    pub fn count(&self, face: FaceId) -> u16 {
        u16::try_from(self.face(face).advances.len()).unwrap_or(u16::MAX)
    }

    /// Draws a glyph's outline in the file's units, y upwards; blank glyphs draw nothing.
    pub fn draw(&self, face: impl Into<FaceId>, id: u16, pen: &mut impl OutlinePen) {
        let outlines = self.outlines(face).map(|font| font.outline_glyphs());
        if let Some(glyph) = outlines.and_then(|outlines| outlines.get(GlyphId::from(id))) {
            // An unscaled, unhinted outline that cannot be drawn stays blank, and the proof refuses the label.
            let _ = glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), pen);
        }
    }

    /// The parsed file, for a rasteriser.
    pub fn outlines(&self, face: impl Into<FaceId>) -> Option<FontRef<'_>> {
        self.face(face.into()).outlines()
    }

    /// Whether a glyph leaves no ink.
    pub fn is_blank(&self, face: FaceId, id: u16) -> bool {
        self.face(face).is_blank(id)
    }

    /// What each glyph says when it stands alone: the reverse of the character map, codes' own figures included.
    pub fn readings(&self, face: impl Into<FaceId>) -> &BTreeMap<u16, char> {
        self.face(face.into()).readings()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(style: Style, text: &str) -> Arc<Line> {
        Fonts::load().unwrap().line(Weight::SemiBold, style, text).unwrap()
    }

    #[test]
    fn figures_of_a_code_are_equally_wide() {
        let widths: Vec<_> =
            (b'0'..=b'9').map(|c| line(Style::Code, &char::from(c).to_string()).width).collect();
        assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{widths:?}");
        assert_eq!(line(Style::Code, "0417").width, 4 * widths[0]);
    }

    #[test]
    fn prose_is_kerned() {
        let alone = line(Style::Prose, "T").width + line(Style::Prose, "o").width;
        assert!(line(Style::Prose, "To").width < alone);
    }

    #[test]
    fn every_glyph_can_be_read_back() {
        let fonts = Fonts::load().unwrap();
        for (style, text) in [(Style::Prose, "Żółć Ωμέγα Щёлк – «é»"), (Style::Code, "IL1O0-l/.*+a")]
        {
            let line = fonts.line(Weight::Regular, style, text).unwrap();
            let readings = fonts.readings(Weight::Regular);
            let read: String = line.glyphs.iter().map(|glyph| readings[&glyph.id]).collect();
            assert_eq!(read, text);
            assert_eq!((0..line.glyphs.len()).map(|at| line.text_of(at)).collect::<String>(), text);
        }
    }

    #[test]
    fn every_face_is_there_and_no_larger_than_its_signs() {
        let fonts = Fonts::load().unwrap();
        for index in 0..FACES - OWN_FONTS {
            let face = FaceId::at(index).unwrap();
            assert_eq!(fonts.face(face).id, face);
            assert!(fonts.face(face).advances.len() <= 0x2000, "{}", fonts.name(face));
        }
        assert_eq!(fonts.em(Weight::Regular.into()), EM);
    }

    #[test]
    fn a_text_without_latin_stands_in_its_own_face_and_order() {
        let set = |text| {
            let line = line(Style::Prose, text);
            (line.rtl, line.glyphs.iter().map(|glyph| glyph.cluster as usize).collect::<Vec<_>>())
        };
        // Right to left, but the figures in it left to right.
        assert_eq!(set("אב 12"), (true, vec![5, 6, 4, 2, 0]));
        assert_eq!(set("A אב"), (false, vec![0, 1, 4, 2]));
        assert!(!set("かな漢字").0);
        // Three letters that join into other glyphs than they have alone.
        let joined = line(Style::Prose, "بيت");
        let alone: Vec<u16> = ["ت", "ي", "ب"].map(|c| line(Style::Prose, c).glyphs[0].id).into();
        assert!(joined.glyphs.iter().all(|glyph| !alone.contains(&glyph.id)) || joined.glyphs.len() > 3);
    }

    #[test]
    fn a_character_the_font_lacks_is_named() {
        let fonts = Fonts::load().unwrap();
        let refused = |text| fonts.line(Weight::Regular, Style::Prose, text).unwrap_err();
        assert_eq!(refused("a한b"), MissingGlyph('한'));
        assert_eq!(refused("a\tb"), MissingGlyph('\t'));
        assert_eq!(MissingGlyph('한').to_string(), "no label font has a glyph for '한' (U+D55C)");
    }
}
