//! The label font: text in, placed glyphs out, in font units, so that every format sets it alike.
//!
//! Prose is shaped (kerning, accents); codes and serials are set from a table of equally wide figures whose I and l
//! cannot be mistaken. Knows no size and no paper: `layout` scales lines, the writers draw or embed the glyphs.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use harfrust::{Buffer, Feature, ShapeOptions, ShaperFont, Tag};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");

/// Weight of the strokes; also which of the two embedded files a glyph comes from.
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

/// A glyph of a line; distances in font units from the start of the line's baseline, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Index in the font file.
    pub id: u16,
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
    /// Which file the glyphs are from.
    pub weight: Weight,
    /// What it says.
    pub text: String,
    /// In visual order.
    pub glyphs: Vec<Glyph>,
    /// Advance of the whole line in font units.
    pub width: i32,
    /// How far ink leaves the baseline and the advance.
    pub reach: Reach,
}

/// Ink outside of the stretch from a line's start along its baseline to its end, in font units, at least 0.
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
}

/// The label font cannot show a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the label font has no glyph for {0:?} (U+{code:04X})", code = u32::from(*.0))]
pub struct MissingGlyph(pub char);

/// Heights of a face, in font units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heights {
    /// Font units per em.
    pub em: i32,
    /// Above the baseline, room for accents included.
    pub ascent: i32,
    /// Below the baseline, positive.
    pub descent: i32,
    /// Height of an H.
    pub capital: i32,
}

/// Both weights, parsed once per job and thread.
pub struct Fonts {
    faces: [Face; 2],
    /// Prose that was shaped already: names and calls to action come again on every label.
    shaped: [RefCell<HashMap<String, Arc<Line>>>; 2],
}

/// More distinct texts than any catalogue has; keeps memory flat if every row names another product.
const CACHED: usize = 4096;

struct Face {
    data: &'static [u8],
    font: harfrust::Font,
    outlines: FontRef<'static>,
    heights: Heights,
    code: [Option<(u16, i32)>; 128],
    /// By glyph number: the least and greatest x and y of its ink, as left, low, right, high.
    ink: Vec<[i32; 4]>,
    /// By glyph number: how far it moves the pen.
    advances: Vec<i32>,
}

/// The embedded font file does not parse: the program was built from a broken checkout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the built-in label font cannot be read: this build of the program is damaged")]
pub struct BrokenFont;

impl Fonts {
    /// Parses the embedded files; some microseconds.
    pub fn load() -> Result<Self, BrokenFont> {
        Ok(Self {
            faces: [Face::load(REGULAR)?, Face::load(SEMI_BOLD)?],
            shaped: <[RefCell<_>; 2]>::default(),
        })
    }

    fn face(&self, weight: Weight) -> &Face {
        &self.faces[weight.index()]
    }

    /// The font file, to cut a subset from.
    pub fn data(&self, weight: Weight) -> &'static [u8] {
        self.face(weight).data
    }

    /// Heights of a weight.
    pub fn heights(&self, weight: Weight) -> Heights {
        self.face(weight).heights
    }

    /// Sets `text` on one line.
    pub fn line(&self, weight: Weight, style: Style, text: &str) -> Result<Arc<Line>, MissingGlyph> {
        let face = self.face(weight);
        let made = |(glyphs, width): (Vec<Glyph>, i32)| {
            let reach = face.reach(&glyphs, width);
            Arc::new(Line { weight, text: text.to_owned(), glyphs, width, reach })
        };
        if style == Style::Code && text.is_ascii() {
            return face.tabled(text).map(made);
        }
        let shaped = &self.shaped[weight.index()];
        if let Some(line) = shaped.borrow().get(text) {
            return Ok(Arc::clone(line));
        }
        let line = face.shaped(text, &[]).map(made)?;
        let mut cache = shaped.borrow_mut();
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(text.to_owned(), Arc::clone(&line));
        Ok(line)
    }

    /// Advance width of one glyph in font units, as the PDF's width table wants it.
    pub fn advance(&self, weight: Weight, id: u16) -> i32 {
        self.face(weight).advances.get(usize::from(id)).copied().unwrap_or(0)
    }

    /// Draws a glyph's outline in font units, y upwards; blank glyphs draw nothing.
    pub fn draw(&self, weight: Weight, id: u16, pen: &mut impl OutlinePen) {
        if let Some(glyph) = self.outlines(weight).outline_glyphs().get(GlyphId::from(id)) {
            // An unscaled, unhinted TrueType outline of a font that passed our tests has nothing left to fail on.
            let _ = glyph.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), pen);
        }
    }

    /// The parsed file, for a rasteriser.
    pub fn outlines(&self, weight: Weight) -> &FontRef<'static> {
        &self.face(weight).outlines
    }

    /// What each glyph says when it stands alone: the reverse of the character map, codes' own figures included.
    pub fn readings(&self, weight: Weight) -> BTreeMap<u16, char> {
        let face = self.face(weight);
        let mut readings = BTreeMap::new();
        for (code, glyph) in face.outlines.charmap().mappings() {
            if let (Some(c), Ok(id)) = (char::from_u32(code), u16::try_from(glyph.to_u32())) {
                readings.entry(id).or_insert(c);
            }
        }
        for (c, entry) in (0u8..).zip(&face.code) {
            if let Some((id, _)) = entry {
                readings.entry(*id).or_insert(char::from(c));
            }
        }
        readings
    }
}

impl Face {
    fn load(data: &'static [u8]) -> Result<Self, BrokenFont> {
        let font = harfrust::Font::new(data, 0).ok_or(BrokenFont)?;
        let outlines = FontRef::new(data).map_err(|_| BrokenFont)?;
        let metrics = outlines.metrics(Size::unscaled(), LocationRef::default());
        let heights = Heights {
            em: i32::from(metrics.units_per_em),
            ascent: round(metrics.ascent),
            descent: round(-metrics.descent),
            capital: metrics.cap_height.map_or_else(|| round(metrics.ascent * 0.75), round),
        };
        let (ink, advances) = glyphs(&outlines);
        let mut face = Self { data, font, outlines, heights, code: [None; 128], ink, advances };
        face.code = face.code_table();
        Ok(face)
    }

    /// Shapes each printable ASCII character alone with the features that keep codes readable.
    fn code_table(&self) -> [Option<(u16, i32)>; 128] {
        let on = |tag| Feature::new(Tag::new(tag), 1, ..);
        // Equally wide hyphens would tear groups apart, so only figures are.
        let (other, figure) = ([on(b"ss02"), on(b"case")], [on(b"ss02"), on(b"case"), on(b"tnum")]);
        let mut table = [None; 128];
        for (c, entry) in (0u8..).zip(&mut table).filter(|(c, _)| (b' '..=b'~').contains(c)) {
            let features: &[Feature] = if c.is_ascii_digit() { &figure } else { &other };
            let single = self.shaped(char::from(c).encode_utf8(&mut [0; 4]), features);
            *entry = single.ok().and_then(|(glyphs, width)| Some((glyphs.first()?.id, width)));
        }
        table
    }

    fn reach(&self, glyphs: &[Glyph], width: i32) -> Reach {
        let reaches = glyphs.iter().filter_map(|glyph| {
            let [left, low, right, high] = *self.ink.get(usize::from(glyph.id))?;
            let (above, below) = (high + glyph.y, -low - glyph.y);
            Some(Reach { above, below, left: -left - glyph.x, right: right + glyph.x - width })
        });
        reaches.fold(Reach::default(), Reach::with)
    }

    fn tabled(&self, text: &str) -> Result<(Vec<Glyph>, i32), MissingGlyph> {
        let mut glyphs = Vec::with_capacity(text.len());
        let mut x = 0;
        for (cluster, byte) in (0u32..).zip(text.bytes()) {
            let entry = self.code.get(usize::from(byte)).copied().flatten();
            let (id, advance) = entry.ok_or(MissingGlyph(char::from(byte)))?;
            glyphs.push(Glyph { id, x, y: 0, cluster });
            x += advance;
        }
        Ok((glyphs, x))
    }

    fn shaped(&self, text: &str, features: &[Feature]) -> Result<(Vec<Glyph>, i32), MissingGlyph> {
        if let Some(control) = text.chars().find(|c| c.is_control()) {
            return Err(MissingGlyph(control));
        }
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = ShaperFont::new(&self.font);
        let first = text.chars().next().unwrap_or(' ');
        harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().features(features))
            .map_err(|_| MissingGlyph(first))?;
        let mut x = 0;
        let mut glyphs = Vec::with_capacity(buffer.len());
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let character = text.get(info.cluster as usize..).and_then(|rest| rest.chars().next());
            let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0);
            let id = id.ok_or(MissingGlyph(character.unwrap_or(first)))?;
            let (dx, y) = (position.x_offset, position.y_offset);
            glyphs.push(Glyph { id, x: x + dx, y, cluster: info.cluster });
            x += position.x_advance;
        }
        Ok((glyphs, x))
    }
}

/// The bounds stored with each glyph's outline, and its advance; blanks have no bounds of their own and count as a point.
fn glyphs(font: &FontRef<'_>) -> (Vec<[i32; 4]>, Vec<i32>) {
    let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
    let each = (0..metrics.glyph_count()).map(|id| {
        let ink = metrics.bounds(GlyphId::new(id)).unwrap_or_default();
        let ink = [ink.x_min, ink.y_min, ink.x_max, ink.y_max].map(round);
        (ink, metrics.advance_width(GlyphId::new(id)).map_or(0, round))
    });
    each.unzip()
}

#[expect(clippy::cast_possible_truncation, reason = "font units lie within ±32,767")]
fn round(units: f32) -> i32 {
    units.round() as i32
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
    fn a_character_the_font_lacks_is_named() {
        let fonts = Fonts::load().unwrap();
        let refused = |text| fonts.line(Weight::Regular, Style::Prose, text).unwrap_err();
        assert_eq!(refused("a漢b"), MissingGlyph('漢'));
        assert_eq!(refused("a\tb"), MissingGlyph('\t'));
        assert_eq!(MissingGlyph('漢').to_string(), "the label font has no glyph for '漢' (U+6F22)");
    }
}
