//! One font file, parsed: characters to glyphs, widths, inks. All lengths in units of a line, whatever the file's own are.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use harfrust::{Buffer, Direction, Feature, ShapeOptions, ShaperFont, Tag};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::faces::{Bytes, FaceId, is_compact};
use super::{BrokenFont, EM, Glyph, Heights, MissingGlyph, Reach};

/// Least and greatest x and y of a glyph's ink, as left, low, right, high.
type Ink = [i32; 4];

pub(super) struct Face {
    pub id: FaceId,
    bytes: Bytes,
    font: harfrust::Font,
    /// Units per em of the file.
    pub em: i32,
    pub heights: Heights,
    /// Inter's figures and letters for codes; nothing in other files.
    code: [Option<(u16, i32)>; 128],
    /// By glyph number. Codes need it for each label, so Inter has it ready; other files are asked.
    ink: Vec<Ink>,
    /// By glyph number: how far it moves the pen.
    pub advances: Vec<i32>,
    readings: OnceCell<BTreeMap<u16, char>>,
}

/// What to shape: a stretch of a text that is in one direction.
#[derive(Clone)]
pub(super) struct Stretch<'t> {
    pub text: &'t str,
    pub range: Range<usize>,
    pub direction: Option<Direction>,
}

impl Face {
    pub fn load(id: FaceId, bytes: Bytes) -> Result<Self, BrokenFont> {
        let font = match &bytes {
            Bytes::BuiltIn(data) => harfrust::Font::new(*data, 0),
            Bytes::Own(data) => {
                let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::<Vec<u8>>::clone(data);
                harfrust::Font::new(shared, 0)
            }
        };
        let font = font.ok_or(BrokenFont)?;
        let outlines = FontRef::from_index(bytes.slice(), 0).map_err(|_| BrokenFont)?;
        let metrics = outlines.metrics(Size::unscaled(), LocationRef::default());
        let em = i32::from(metrics.units_per_em);
        if em == 0 {
            return Err(BrokenFont);
        }
        let scaled = |units: f32| scaled(units, em);
        let heights = Heights {
            em: EM,
            ascent: scaled(metrics.ascent),
            descent: scaled(-metrics.descent),
            capital: metrics.cap_height.map_or_else(|| scaled(metrics.ascent * 0.75), scaled),
        };
        let widths = outlines.glyph_metrics(Size::unscaled(), LocationRef::default());
        let glyphs = || (0..widths.glyph_count()).map(GlyphId::new);
        let advances = glyphs().map(|glyph| widths.advance_width(glyph).map_or(0, scaled)).collect();
        let ink =
            if id.is_inter() { glyphs().map(|glyph| ink(&widths, glyph, em)).collect() } else { Vec::new() };
        let readings = OnceCell::new();
        let mut face = Self { id, bytes, font, em, heights, code: [None; 128], ink, advances, readings };
        if id.is_inter() {
            face.code = face.code_table();
        }
        Ok(face)
    }

    pub fn data(&self) -> &[u8] {
        self.bytes.slice()
    }

    /// The parsed file. It parsed once, so it does again, and costs no more than a look at its list of tables.
    pub fn outlines(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(self.data(), 0).ok()
    }

    pub fn is_compact(&self) -> bool {
        self.outlines().is_some_and(|font| is_compact(&font))
    }

    /// Whether it has a glyph for the character.
    pub fn has(&self, c: char) -> bool {
        self.outlines().is_some_and(|font| font.charmap().map(c).is_some_and(|glyph| glyph.to_u32() != 0))
    }

    /// Shapes each printable ASCII character alone with the features that keep codes readable.
    fn code_table(&self) -> [Option<(u16, i32)>; 128] {
        let on = |tag| Feature::new(Tag::new(tag), 1, ..);
        // Equally wide hyphens would tear groups apart, so only figures are.
        let (other, figure) = ([on(b"ss02"), on(b"case")], [on(b"ss02"), on(b"case"), on(b"tnum")]);
        let mut table = [None; 128];
        for (c, entry) in (0u8..).zip(&mut table).filter(|(c, _)| (b' '..=b'~').contains(c)) {
            let features: &[Feature] = if c.is_ascii_digit() { &figure } else { &other };
            let single = self.shaped_with(&Stretch::whole(char::from(c).encode_utf8(&mut [0; 4])), features);
            *entry = single.ok().and_then(|(glyphs, width)| Some((glyphs.first()?.id, width)));
        }
        table
    }

    /// How far the ink of glyphs leaves the line that is `width` long.
    pub fn reach(&self, glyphs: &[Glyph], width: i32) -> Reach {
        let outlines = if self.ink.is_empty() { self.outlines() } else { None };
        let metrics = outlines.map(|font| font.glyph_metrics(Size::unscaled(), LocationRef::default()));
        let reaches = glyphs.iter().filter(|glyph| glyph.face == self.id).filter_map(|glyph| {
            let known = self.ink.get(usize::from(glyph.id)).copied();
            let [left, low, right, high] =
                known.or_else(|| Some(ink(metrics.as_ref()?, GlyphId::from(glyph.id), self.em)))?;
            let (above, below) = (high + glyph.y, -low - glyph.y);
            Some(Reach { above, below, left: -left - glyph.x, right: right + glyph.x - width })
        });
        reaches.fold(Reach::default(), Reach::with)
    }

    /// Whether a glyph leaves no ink.
    pub fn is_blank(&self, id: u16) -> bool {
        let bounds = self.outlines().and_then(|font| {
            font.glyph_metrics(Size::unscaled(), LocationRef::default()).bounds(GlyphId::from(id))
        });
        bounds.is_none_or(|bounds| bounds.x_max <= bounds.x_min)
    }

    /// A code, character by character from the table.
    pub fn tabled(&self, text: &str) -> Result<(Vec<Glyph>, i32), MissingGlyph> {
        let mut glyphs = Vec::with_capacity(text.len());
        let mut x = 0;
        for (cluster, byte) in (0u32..).zip(text.bytes()) {
            let entry = self.code.get(usize::from(byte)).copied().flatten();
            let (id, advance) = entry.ok_or(MissingGlyph(char::from(byte)))?;
            glyphs.push(Glyph { id, face: self.id, x, y: 0, cluster });
            x += advance;
        }
        Ok((glyphs, x))
    }

    /// Shapes a stretch.
    pub fn shaped(&self, stretch: &Stretch<'_>) -> Result<(Vec<Glyph>, i32), MissingGlyph> {
        self.shaped_with(stretch, &[])
    }

    fn shaped_with(
        &self,
        stretch: &Stretch<'_>,
        features: &[Feature],
    ) -> Result<(Vec<Glyph>, i32), MissingGlyph> {
        let Stretch { text, range, direction } = stretch;
        let (before, part, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
        if let Some(control) = part.chars().find(|c| c.is_control()) {
            return Err(MissingGlyph(control));
        }
        let mut buffer = Buffer::new();
        buffer.push_str(part);
        // Letters join across the borders of a stretch, too.
        buffer.set_pre_context(before);
        buffer.set_post_context(after);
        if let Some(direction) = direction {
            buffer.set_direction(*direction);
        }
        buffer.guess_segment_properties();
        let shaper = ShaperFont::new(&self.font).with_scale(EM);
        let first = part.chars().next().unwrap_or(' ');
        harfrust::shape(&shaper, &mut buffer, ShapeOptions::new().features(features))
            .map_err(|_| MissingGlyph(first))?;
        let mut x = 0;
        let mut glyphs = Vec::with_capacity(buffer.len());
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let character = part.get(info.cluster as usize..).and_then(|rest| rest.chars().next());
            let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0);
            let id = id.ok_or(MissingGlyph(character.unwrap_or(first)))?;
            let (dx, y) = (position.x_offset, position.y_offset);
            glyphs.push(Glyph { id, face: self.id, x: x + dx, y, cluster: start + info.cluster });
            x += position.x_advance;
        }
        Ok((glyphs, x))
    }

    /// What each glyph says when it stands alone: the reverse of the character map, codes' own figures included.
    pub fn readings(&self) -> &BTreeMap<u16, char> {
        self.readings.get_or_init(|| {
            let mut readings = BTreeMap::new();
            for (code, glyph) in self.outlines().iter().flat_map(|font| font.charmap().mappings()) {
                if let (Some(c), Ok(id)) = (char::from_u32(code), u16::try_from(glyph.to_u32())) {
                    readings.entry(id).or_insert(c);
                }
            }
            for (c, entry) in (0u8..).zip(&self.code) {
                if let Some((id, _)) = entry {
                    readings.entry(*id).or_insert(char::from(c));
                }
            }
            readings
        })
    }
}

impl<'t> Stretch<'t> {
    /// A text in one direction, which its letters tell.
    pub fn whole(text: &'t str) -> Self {
        Self { text, range: 0..text.len(), direction: None }
    }
}

/// The bounds of a glyph; blanks have none and count as a point.
fn ink(metrics: &skrifa::metrics::GlyphMetrics<'_>, glyph: GlyphId, em: i32) -> Ink {
    let ink = metrics.bounds(glyph).unwrap_or_default();
    [ink.x_min, ink.y_min, ink.x_max, ink.y_max].map(|units| scaled(units, em))
}

/// File units as units of a line.
#[expect(clippy::cast_possible_truncation, reason = "font units lie within ±32,767")]
fn scaled(units: f32, em: i32) -> i32 {
    if em == EM {
        units.round() as i32
    } else {
        (f64::from(units) * f64::from(EM) / f64::from(em)).round() as i32
    }
}
