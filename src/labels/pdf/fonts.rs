//! The label font inside a PDF: a subset of the used glyphs and the tables that let readers draw and copy the text.
//!
//! Written last, when all glyphs are known. Pages use the glyph numbers of the whole font; `CIDToGIDMap` leads from
//! them to the subset (ISO 32000-1, 9.7.4.2), so that pages can be finished before the subset exists.

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Chunk, Filter, Finish, Name, Rect, Ref, Str};
use subsetter::GlyphRemapper;

use super::content::Used;
use crate::labels::font::{Fonts, Weight};

/// Objects a weight takes in the file.
pub const OBJECTS: i32 = 6;

const SYSTEM: SystemInfo<'_> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// Key of a weight in the pages' resources.
pub fn key(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"R"),
        Weight::SemiBold => Name(b"S"),
    }
}

/// The objects of one weight, the first of which is the font; none if no glyph was used.
pub fn objects(
    fonts: &Fonts,
    weight: Weight,
    used: &Used,
    readings: &[Option<char>],
    first: Ref,
) -> Option<Vec<(Ref, Chunk)>> {
    let glyphs = used.glyphs();
    if glyphs.is_empty() {
        return None;
    }
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let subset = subsetter::subset(fonts.data(weight), 0, &remapper).ok()?;
    let ids = Ids::from(first);
    let name = subset_name(weight, &glyphs);
    let em = f64::from(fonts.heights(weight).em);
    let mut list = Vec::new();
    let mut object = |id: Ref, write: &dyn Fn(&mut Chunk)| {
        let mut chunk = Chunk::new();
        write(&mut chunk);
        list.push((id, chunk));
    };
    object(ids.font, &|chunk| {
        let mut font = chunk.type0_font(ids.font);
        font.base_font(Name(name.as_bytes())).encoding_predefined(Name(b"Identity-H"));
        font.descendant_font(ids.cid).to_unicode(ids.unicode);
    });
    object(ids.cid, &|chunk| {
        let mut cid = chunk.cid_font(ids.cid);
        cid.subtype(CidFontType::Type2).base_font(Name(name.as_bytes())).system_info(SYSTEM);
        cid.font_descriptor(ids.descriptor).cid_to_gid_map_stream(ids.map).default_width(0.0);
        let mut widths = cid.widths();
        for id in &glyphs {
            widths.consecutive(*id, [thousandths(fonts.advance(weight, *id), em)]);
        }
        widths.finish();
    });
    object(ids.descriptor, &|chunk| descriptor(chunk, fonts, weight, ids, &name));
    object(ids.file, &|chunk| {
        let packed = super::deflate(&subset);
        let mut stream = chunk.stream(ids.file, &packed);
        stream.filter(Filter::FlateDecode);
        stream.pair(Name(b"Length1"), i32::try_from(subset.len()).unwrap_or(i32::MAX));
    });
    object(ids.unicode, &|chunk| {
        let mut cmap = UnicodeCmap::new(Name(b"Custom"), SYSTEM);
        for id in &glyphs {
            let odd = used.odd.iter().find(|(glyph, _)| glyph == id);
            match (odd, readings.get(usize::from(*id)).copied().flatten()) {
                (Some((_, text)), _) => cmap.pair_with_multiple(*id, text.chars()),
                (None, Some(c)) => cmap.pair(*id, c),
                (None, None) => {}
            }
        }
        let packed = super::deflate(&cmap.finish());
        chunk.cmap(ids.unicode, &packed).filter(Filter::FlateDecode);
    });
    object(ids.map, &|chunk| {
        let highest = glyphs.last().copied().unwrap_or(0);
        let map: Vec<u8> = (0..=highest).flat_map(|id| remapper.get(id).unwrap_or(0).to_be_bytes()).collect();
        let packed = super::deflate(&map);
        chunk.stream(ids.map, &packed).filter(Filter::FlateDecode);
    });
    Some(list)
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

impl From<Ref> for Ids {
    fn from(first: Ref) -> Self {
        let at = |n| Ref::new(first.get() + n);
        Self { font: at(0), cid: at(1), descriptor: at(2), file: at(3), unicode: at(4), map: at(5) }
    }
}

fn descriptor(chunk: &mut Chunk, fonts: &Fonts, weight: Weight, ids: Ids, name: &str) {
    let heights = fonts.heights(weight);
    let em = f64::from(heights.em);
    let (ascent, descent) = (thousandths(heights.ascent, em), thousandths(heights.descent, em));
    let mut descriptor = chunk.font_descriptor(ids.descriptor);
    descriptor.name(Name(name.as_bytes())).flags(FontFlags::NON_SYMBOLIC).italic_angle(0.0);
    descriptor.bbox(Rect::new(-1000.0, -descent * 1.5, 3000.0, ascent * 1.5));
    descriptor.ascent(ascent).descent(-descent).cap_height(thousandths(heights.capital, em));
    descriptor.stem_v(if weight == Weight::Regular { 88.0 } else { 128.0 }).font_file2(ids.file);
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "PDF numbers are single precision; widths stay below 10,000"
)]
fn thousandths(units: i32, em: f64) -> f32 {
    (f64::from(units) * 1000.0 / em) as f32
}

/// Six letters that differ between subsets (ISO 32000-1, 9.6.4), here a hash of the glyphs, so that equal input gives equal bytes.
fn subset_name(weight: Weight, glyphs: &[u16]) -> String {
    let hash = glyphs
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, id| (hash ^ u64::from(*id)).wrapping_mul(0x0100_0000_01b3));
    let letters = (0..6u32).map(|at| {
        let digit = (hash >> (at * 8)) % 26;
        char::from(b'A' + u8::try_from(digit).unwrap_or(0))
    });
    let face = match weight {
        Weight::Regular => "Inter-Regular",
        Weight::SemiBold => "Inter-SemiBold",
    };
    format!("{}+{face}", letters.collect::<String>())
}
