//! The font files there are: Inter in two weights, those for other scripts, and those a maker adds.
//!
//! Only what they are called and in which order they are asked for a character; `face` parses them, each when it is needed first.

use std::sync::Arc;

use skrifa::{FontRef, MetadataProvider};

use super::Weight;

/// Which font file a glyph is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(u8);

/// A file inside the program.
struct BuiltIn {
    name: &'static str,
    data: &'static [u8],
}

macro_rules! built_in {
    ($($name:literal . $ending:literal),+ $(,)?) => {
        [$(BuiltIn {
            name: $name,
            data: include_bytes!(concat!("../../../assets/fonts/", $name, ".", $ending)),
        }),+]
    };
}

/// The two of Inter come first: their place is that of their weight.
const BUILT_IN: [BuiltIn; 11] = built_in![
    "Inter-Regular"."ttf",
    "Inter-SemiBold"."ttf",
    "NotoSansArabic-Regular"."ttf",
    "NotoSansArabic-SemiBold"."ttf",
    "NotoSansHebrew-Regular"."ttf",
    "NotoSansHebrew-SemiBold"."ttf",
    "NotoSansThai-Regular"."ttf",
    "NotoSansThai-SemiBold"."ttf",
    "NotoSansDevanagari-Regular"."ttf",
    "NotoSansDevanagari-SemiBold"."ttf",
    "NotoSansJP-Medium"."otf",
];

/// By weight, the built-in files that are asked for what Inter lacks. Japanese has one weight between both: two would make the
/// program half as large again.
const FALLBACKS: [[u8; 5]; 2] = [[2, 4, 6, 8, 10], [3, 5, 7, 9, 10]];

/// Fonts a maker may add: each costs a look at every character that Inter lacks.
pub const OWN_FONTS: usize = 8;

/// Faces there may be at most.
pub const FACES: usize = BUILT_IN.len() + OWN_FONTS;

impl FaceId {
    /// The face at a place, if there may be one.
    pub fn at(index: usize) -> Option<Self> {
        u8::try_from(index).ok().filter(|_| index < FACES).map(Self)
    }

    /// 0 and 1 are Inter's weights.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// Whether it is one of Inter's, which nearly all text is set in.
    pub fn is_inter(self) -> bool {
        self.0 < 2
    }

    /// Those to be asked, after Inter, for a character: the maker's own first, since the maker chose them.
    pub(super) fn others(weight: Weight, own: usize) -> impl Iterator<Item = Self> {
        let mine = (BUILT_IN.len()..BUILT_IN.len() + own.min(OWN_FONTS)).filter_map(Self::at);
        mine.chain(FALLBACKS[weight.index()].into_iter().map(Self))
    }

    /// A sign that stands for a glyph where glyphs are compared as if they were characters: a code point of planes that hold no
    /// characters, another one for each glyph of each face but Inter's.
    pub fn sign(self, glyph: u16) -> char {
        let built_in = BUILT_IN.len();
        let first = match self.index() {
            at if at < built_in => 0x4_0000 + at * 0x2000,
            at => 0x6_0000 + (at - built_in) * 0x1_0000,
        };
        u32::try_from(first)
            .ok()
            .and_then(|first| char::from_u32(first + u32::from(glyph)))
            .unwrap_or('\u{fffd}')
    }

    /// The glyph that a sign stands for.
    pub fn of_sign(sign: char) -> Option<(Self, u16)> {
        let code = u32::from(sign) as usize;
        let (index, glyph) = match code {
            0x4_0000..0x6_0000 => ((code - 0x4_0000) / 0x2000, (code - 0x4_0000) % 0x2000),
            0x6_0000..0xE_0000 => (BUILT_IN.len() + (code - 0x6_0000) / 0x1_0000, code % 0x1_0000),
            _ => return None,
        };
        Some((Self::at(index)?, u16::try_from(glyph).ok()?))
    }
}

impl From<Weight> for FaceId {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Regular => Self(0),
            Weight::SemiBold => Self(1),
        }
    }
}

/// A font that a maker adds for characters the built-in ones lack. Parsed: it can be read.
#[derive(Debug, Clone)]
pub struct OwnFont {
    name: String,
    data: Arc<Vec<u8>>,
}

/// A file that cannot serve as label font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "is no font with outlines and characters: give an uncompressed TrueType or OpenType file (.ttf, .otf, .ttc)"
)]
pub struct UnusableFont;

impl OwnFont {
    /// Takes a font file; of a collection, its first font. `name` is what PDF readers will call it.
    pub fn parse(name: &str, data: Vec<u8>) -> Result<Self, UnusableFont> {
        let font = FontRef::from_index(&data, 0).map_err(|_| UnusableFont)?;
        let usable = font.charmap().has_map() && font.outline_glyphs().format().is_some();
        // Neither pictures of letters nor the second format of compact outlines can be cut down for a PDF.
        let subsets = font.table_data(skrifa::Tag::new(b"glyf")).is_some() || is_compact(&font);
        if !usable || !subsets {
            return Err(UnusableFont);
        }
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let name: String = name.chars().filter(plain).take(60).collect();
        Ok(Self { name, data: Arc::new(data) })
    }
}

/// Whether outlines are in the compact format (CFF), which a PDF embeds in another way.
pub(super) fn is_compact(font: &FontRef<'_>) -> bool {
    font.table_data(skrifa::Tag::new(b"CFF ")).is_some()
}

/// The bytes of a face.
pub(super) enum Bytes {
    BuiltIn(&'static [u8]),
    Own(Arc<Vec<u8>>),
}

impl Bytes {
    pub(super) fn of(id: FaceId, own: &[OwnFont]) -> Option<Self> {
        match BUILT_IN.get(id.index()) {
            Some(file) => Some(Self::BuiltIn(file.data)),
            None => own.get(id.index() - BUILT_IN.len()).map(|font| Self::Own(Arc::clone(&font.data))),
        }
    }

    pub(super) fn slice(&self) -> &[u8] {
        match self {
            Self::BuiltIn(data) => data,
            Self::Own(data) => data,
        }
    }
}

/// What a face is called, in letters a PDF name may hold.
pub(super) fn name(id: FaceId, own: &[OwnFont]) -> &str {
    match BUILT_IN.get(id.index()) {
        Some(file) => file.name,
        None => own.get(id.index() - BUILT_IN.len()).map_or("Own", |font| &font.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_leads_back_to_its_glyph() {
        for index in 0..FACES {
            let face = FaceId::at(index).unwrap();
            for glyph in [0, 1, 0x1fff] {
                let sign = face.sign(glyph);
                assert_eq!(FaceId::of_sign(sign), Some((face, glyph)));
                assert!(!sign.is_whitespace());
            }
        }
        assert_eq!(FaceId::of_sign('漢'), None);
        assert_eq!(FaceId::at(FACES), None);
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(OwnFont::parse("x", b"wOF2 and more".to_vec()).unwrap_err(), UnusableFont);
        let data = BUILT_IN[10].data.to_vec();
        assert_eq!(OwnFont::parse("Noto Sans/JP", data).unwrap().name, "NotoSansJP");
    }
}
