//! The label fonts inside a PDF: of each face used a subset and the tables that let readers draw and copy the text.
//!
//! Written last, when all glyphs are known. Pages use the glyph numbers of the whole font, so that they can be finished before
//! the subset exists: `CIDToGIDMap` leads from them to a TrueType subset (ISO 32000-1, 9.7.4.2); compact outlines, which know
//! no such map, get an encoding that does (9.7.5.4).

use std::fmt::Write as _;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Chunk, Filter, Finish, Name, Rect, Ref, Str};
use skrifa::{FontRef, Tag};
use subsetter::GlyphRemapper;

use super::Glyphs;
use super::used::Used;
use crate::labels::font::{EM, FaceId, Fonts, Weight};

const SYSTEM: SystemInfo<'_> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Key of a face in the pages' resources.
pub fn key(face: FaceId) -> Vec<u8> {
    match face.index() {
        0 => b"R".to_vec(),
        1 => b"S".to_vec(),
        more => format!("F{more}").into_bytes(),
    }
}

/// What all objects of a face are made from.
struct Subset<'a> {
    fonts: &'a Fonts,
    face: FaceId,
    used: &'a Used,
    glyphs: Vec<u16>,
    remapper: GlyphRemapper,
    name: String,
    /// Compact outlines, without the tables around them.
    compact: bool,
    file: Vec<u8>,
    ids: Ids,
}

/// The objects of one face, the first of which is the font; none if no glyph was used. `id` gives each its number.
pub fn objects(
    (fonts, face): (&Fonts, FaceId),
    used: &Used,
    readings: &Glyphs,
    mut id: impl FnMut() -> Ref,
) -> Option<Vec<(Ref, Chunk)>> {
    let glyphs = used.glyphs();
    if glyphs.is_empty() {
        return None;
    }
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let mut file = subsetter::subset(fonts.data(face), 0, &remapper).ok()?;
    let compact = fonts.is_compact(face);
    if compact {
        file = FontRef::new(&file).ok()?.table_data(Tag::new(b"CFF "))?.as_bytes().to_vec();
    }
    let ids = Ids { font: id(), cid: id(), descriptor: id(), file: id(), unicode: id(), map: id() };
    let name = subset_name(fonts.name(face), &glyphs);
    let subset = Subset { fonts, face, used, glyphs, remapper, name, compact, file, ids };
    let reading = |id: u16| match readings.get(face.index()) {
        Some(readings) => readings.get(usize::from(id)).copied().flatten(),
        None => fonts.readings(face).get(&id).copied(),
    };
    Some(vec![
        (ids.font, subset.font()),
        (ids.cid, subset.cid()),
        (ids.descriptor, subset.descriptor()),
        (ids.file, subset.program()),
        (ids.unicode, subset.unicode(reading)),
        (ids.map, subset.map()),
    ])
}

#[derive(Clone, Copy)]
struct Ids {
    font: Ref,
    cid: Ref,
    descriptor: Ref,
    file: Ref,
    unicode: Ref,
    map: Ref,
}

impl Subset<'_> {
    fn font(&self) -> Chunk {
        let mut chunk = Chunk::new();
        let mut font = chunk.type0_font(self.ids.font);
        font.base_font(Name(self.name.as_bytes()));
        if self.compact {
            font.encoding_cmap(self.ids.map);
        } else {
            font.encoding_predefined(Name(b"Identity-H"));
        }
        font.descendant_font(self.ids.cid).to_unicode(self.ids.unicode);
        font.finish();
        chunk
    }

    fn cid(&self) -> Chunk {
        let mut chunk = Chunk::new();
        let mut cid = chunk.cid_font(self.ids.cid);
        cid.subtype(if self.compact { CidFontType::Type0 } else { CidFontType::Type2 });
        cid.base_font(Name(self.name.as_bytes())).system_info(SYSTEM).font_descriptor(self.ids.descriptor);
        if !self.compact {
            cid.cid_to_gid_map_stream(self.ids.map);
        }
        cid.default_width(0.0);
        let mut widths = cid.widths();
        for id in &self.glyphs {
            let code = if self.compact { self.remapper.get(*id).unwrap_or(0) } else { *id };
            widths.consecutive(code, [thousandths(self.fonts.advance(self.face, *id))]);
        }
        widths.finish();
        cid.finish();
        chunk
    }

    fn descriptor(&self) -> Chunk {
        let heights = self.fonts.heights(self.face);
        let (ascent, descent) = (thousandths(heights.ascent), thousandths(heights.descent));
        let mut chunk = Chunk::new();
        let mut descriptor = chunk.font_descriptor(self.ids.descriptor);
        descriptor.name(Name(self.name.as_bytes())).flags(FontFlags::NON_SYMBOLIC).italic_angle(0.0);
        descriptor.bbox(Rect::new(-1000.0, -descent * 1.5, 3000.0, ascent * 1.5));
        descriptor.ascent(ascent).descent(-descent).cap_height(thousandths(heights.capital));
        descriptor.stem_v(if self.face == Weight::Regular.into() { 88.0 } else { 128.0 });
        if self.compact {
            descriptor.font_file3(self.ids.file);
        } else {
            descriptor.font_file2(self.ids.file);
        }
        descriptor.finish();
        chunk
    }

    fn program(&self) -> Chunk {
        let packed = super::deflate(&self.file);
        let mut chunk = Chunk::new();
        let mut stream = chunk.stream(self.ids.file, &packed);
        stream.filter(Filter::FlateDecode);
        if self.compact {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        } else {
            stream.pair(Name(b"Length1"), i32::try_from(self.file.len()).unwrap_or(i32::MAX));
        }
        stream.finish();
        chunk
    }

    /// What each glyph says; a line of a script that glyphs alone do not tell says it itself (`ActualText`).
    fn unicode(&self, reading: impl Fn(u16) -> Option<char>) -> Chunk {
        let mut cmap = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
        for id in &self.glyphs {
            let odd = self.used.odd.iter().find(|(glyph, _)| glyph == id);
            match (odd, reading(*id)) {
                (Some((_, text)), _) => cmap.pair_with_multiple(*id, text.chars()),
                (None, Some(c)) => cmap.pair(*id, c),
                (None, None) => {}
            }
        }
        let packed = super::deflate(&cmap.finish());
        let mut chunk = Chunk::new();
        chunk.cmap(self.ids.unicode, &packed).filter(Filter::FlateDecode);
        chunk
    }

    /// From the glyph numbers of the whole font to those of the subset.
    fn map(&self) -> Chunk {
        let subset = |id: u16| self.remapper.get(id).unwrap_or(0);
        let mut chunk = Chunk::new();
        if self.compact {
            let name = Name(b"Subset-H");
            let packed = super::deflate(encoding(self.glyphs.iter().map(|id| (*id, subset(*id)))).as_bytes());
            let mut cmap = chunk.cmap(self.ids.map, &packed);
            cmap.name(name).system_info(SYSTEM).filter(Filter::FlateDecode);
        } else {
            let highest = self.glyphs.last().copied().unwrap_or(0);
            let map: Vec<u8> = (0..=highest).flat_map(|id| subset(id).to_be_bytes()).collect();
            let packed = super::deflate(&map);
            chunk.stream(self.ids.map, &packed).filter(Filter::FlateDecode);
        }
        chunk
    }
}

/// A character map of two-byte codes (Adobe Technical Note 5014), at most 100 to a block.
fn encoding(pairs: impl Iterator<Item = (u16, u16)>) -> String {
    let pairs: Vec<_> = pairs.collect();
    let mut text = "%!PS-Adobe-3.0 Resource-CMap\n/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
        /CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n\
        /CMapName /Subset-H def\n/CMapType 1 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    for block in pairs.chunks(100) {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{} begincidchar", block.len());
        for (code, cid) in block {
            let _ = writeln!(text, "<{code:04X}> {cid}");
        }
        text.push_str("endcidchar\n");
    }
    text.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    text
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "PDF numbers are single precision; widths stay below 10,000"
)]
fn thousandths(units: i32) -> f32 {
    (f64::from(units) * 1000.0 / f64::from(EM)) as f32
}

/// Six letters that differ between subsets (ISO 32000-1, 9.6.4), here a hash of the glyphs, so that equal input gives equal bytes.
fn subset_name(face: &str, glyphs: &[u16]) -> String {
    let hash = glyphs
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, id| (hash ^ u64::from(*id)).wrapping_mul(0x0100_0000_01b3));
    let letters = (0..6u32).map(|at| {
        let digit = (hash >> (at * 8)) % 26;
        char::from(b'A' + u8::try_from(digit).unwrap_or(0))
    });
    format!("{}+{face}", letters.collect::<String>())
}
