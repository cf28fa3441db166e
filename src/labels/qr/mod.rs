//! QR Code symbols (ISO/IEC 18004, model 2, versions 1–40) from text: the smallest version that any mix of
//! modes reaches, the highest level that fits in it, the mask the standard asks for. It draws nothing: `layout` does.
//!
//! `segments` cuts the text → `bits` writes codewords → `ecc` adds error correction → `template` places
//! them → `mask` chooses. `tables` holds the numbers of the standard. Clauses are numbered as in its 2015 edition.

mod bits;
mod ecc;
mod hole;
mod mask;
mod segments;
mod tables;
mod template;

use ecc::Divider;
use mask::Scorer;
use tables::Blocks;
use template::Template;

pub use hole::{HOLE_MAX, Hole};
pub use segments::{Mode, Segment, Split};
pub use tables::Class;

/// Error correction level: the share of codewords that may be unreadable, about 7, 15, 25 and 30 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// About 7 %.
    L,
    /// About 15 %, the usual choice for labels.
    M,
    /// About 25 %, for abrasion.
    Q,
    /// About 30 %.
    H,
}

impl Level {
    /// All four, weakest first.
    pub const ALL: [Self; 4] = [Self::L, Self::M, Self::Q, Self::H];

    fn index(self) -> usize {
        self as usize
    }

    /// The two bits in the format information (Table 12).
    fn indicator(self) -> u32 {
        match self {
            Self::L => 0b01,
            Self::M => 0b00,
            Self::Q => 0b11,
            Self::H => 0b10,
        }
    }
}

/// The text needs more room than the largest symbol has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "the text ({bytes} bytes) does not fit into any QR symbol at level {level:?}, which ends at {capacity} bits: \
     shorten it or lower the level"
)]
pub struct TooLong {
    /// Bytes of the text.
    pub bytes: usize,
    /// Bits that version 40 holds at this level.
    pub capacity: usize,
    /// The level asked for.
    pub level: Level,
}

/// A finished symbol, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    version: u8,
    level: Level,
    mask: u8,
    rows: Vec<[u64; 3]>,
}

impl Symbol {
    /// Modules per side, 21–177; the four modules of quiet zone on each side (6.3.8) come on top.
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// 1–40.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The level reached, at least the one asked for.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The mask pattern, 0–7.
    pub fn mask(&self) -> u8 {
        self.mask
    }

    /// Whether the module in column `x` of row `y` is dark; outside the symbol all is light.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        self.rows.get(y).and_then(|row| row.get(x / 64)).is_some_and(|word| word >> (x % 64) & 1 == 1)
    }

    /// Row `y`, column x in bit x % 64 of word x / 64, set = dark; outside the symbol all is light.
    pub fn row(&self, y: usize) -> [u64; 3] {
        self.rows.get(y).copied().unwrap_or_default()
    }
}

/// Encodes one text; for many, keep an [`Encoder`].
///
/// # Errors
/// [`TooLong`] if version 40 cannot hold the text at level `minimum`.
pub fn encode(text: &str, minimum: Level) -> Result<Symbol, TooLong> {
    let mut encoder = Encoder::new();
    encoder.encode(text, minimum)?;
    Ok(encoder.symbol)
}

/// Encodes text after text in the same buffers; one per thread. Templates are shared by all.
pub struct Encoder {
    split: Split,
    codewords: Vec<u8>,
    message: Vec<u8>,
    planes: Vec<u64>,
    scorer: Scorer,
    symbol: Symbol,
}

impl Default for Encoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Encoder {
    /// Empty buffers; they grow with the first symbols.
    pub fn new() -> Self {
        Self {
            split: Split::default(),
            codewords: Vec::new(),
            message: Vec::new(),
            planes: Vec::new(),
            scorer: Scorer::new(),
            symbol: Symbol { version: 1, level: Level::L, mask: 0, rows: Vec::new() },
        }
    }

    /// The smallest symbol that holds `text` at `minimum`; the level then rises as far as that version allows.
    /// An empty text gives an empty version 1.
    ///
    /// # Errors
    /// [`TooLong`] if version 40 cannot hold it.
    pub fn encode(&mut self, text: &str, minimum: Level) -> Result<&Symbol, TooLong> {
        let version = self.fit(text.as_bytes(), minimum)?;
        let fits = |level: &Level| tables::capacity(version, *level) >= self.split.bits;
        let level = Level::ALL.into_iter().rev().find(fits).unwrap_or(minimum);
        self.render(text, version, level);
        Ok(&self.symbol)
    }

    /// From the cut text to the symbol, in a version and level known to hold it.
    fn render(&mut self, text: &str, version: u8, level: Level) {
        let blocks = Blocks::of(version, level);
        let class = Class::of(version);
        bits::pack(text.as_bytes(), &self.split.segments, class, blocks.data(), &mut self.codewords);
        Divider::of(blocks.ecc).append(blocks, &mut self.codewords);
        self.draw(version, level);
    }

    /// Cuts the text and finds the version. A larger class has wider counts, so its cut is made only when needed.
    fn fit(&mut self, text: &[u8], minimum: Level) -> Result<u8, TooLong> {
        let capacity = tables::capacity(40, minimum);
        // Not even digits alone, at 10 bits for three, could fit: spare us a megabyte by mistake.
        if text.len() * 10 / 3 <= capacity {
            for class in Class::ALL {
                self.split.cut(text, class);
                if let Some(version) = tables::smallest(class, minimum, self.split.bits) {
                    return Ok(version);
                }
            }
        }
        Err(TooLong { bytes: text.len(), capacity, level: minimum })
    }

    fn draw(&mut self, version: u8, level: Level) {
        let template = Template::of(version, level);
        template.scatter(&self.codewords, &mut self.message, &mut self.planes);
        let mask = self.scorer.choose(template, &self.planes);
        self.symbol.version = version;
        self.symbol.level = level;
        self.symbol.mask = mask;
        self.symbol.rows.clear();
        self.symbol.rows.extend(self.scorer.rows(template, mask));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str, version: u8) -> Symbol {
        let mut encoder = Encoder::new();
        encoder.split.cut(text.as_bytes(), Class::of(version));
        encoder.render(text, version, Level::M);
        encoder.symbol
    }

    #[test]
    fn the_figures_of_the_standard_come_out_with_their_masks() {
        // 18004:2024, Figure 1, Figure 29 (the symbol on top), Figure I.2; all at level M.
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (text, version, mask) in [("QR Code Symbol", 1, 6), (alphabet, 4, 4), ("01234567", 1, 2)] {
            assert_eq!(fixed(text, version).mask(), mask, "{text}");
        }
    }

    #[test]
    fn figure_i_2_comes_out_module_by_module() {
        let figure = [
            "111111100101101111111",
            "100000100111101000001",
            "101110101000001011101",
            "101110101100001011101",
            "101110101011101011101",
            "100000101000101000001",
            "111111101010101111111",
            "000000001001100000000",
            "101111100100101111100",
            "000101011010100101100",
            "001000110101010011111",
            "000010000100000111100",
            "000111111001010010000",
            "000000001011111001100",
            "111111100110101100000",
            "100000101011111000101",
            "101110101000100101100",
            "101110101100100100000",
            "101110101011010010100",
            "100000100000000110110",
            "111111101111010010100",
        ];
        let symbol = fixed("01234567", 1);
        for (y, line) in figure.into_iter().enumerate() {
            let row: String = (0..symbol.size()).map(|x| if symbol.dark(x, y) { '1' } else { '0' }).collect();
            assert_eq!(row, line, "row {y}");
        }
    }

    #[test]
    fn the_level_rises_while_the_version_stays() {
        let symbol = encode("01234567", Level::L).unwrap();
        assert_eq!((symbol.version(), symbol.level()), (1, Level::H));
        assert_eq!(encode("", Level::L).unwrap().version(), 1);
    }

    #[test]
    fn a_text_too_long_says_what_there_is_room_for() {
        let error = encode(&"a".repeat(2332), Level::M).unwrap_err();
        assert_eq!(error, TooLong { bytes: 2332, capacity: 18_672, level: Level::M });
        assert!(error.to_string().contains("shorten it"), "{error}");
        assert!(encode(&"7".repeat(1_000_000), Level::L).is_err());
    }
}
