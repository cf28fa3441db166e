//! What ISO/IEC 18004 says in tables: error correction per version and level (Table 9), widths of the
//! character count (Table 3), places of alignment patterns (Annex E). Pure facts; every other file here asks it.

use super::Level;

/// Symbol versions 1–40 in the three classes that share their character count widths (Table 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Versions 1–9.
    Small,
    /// Versions 10–26.
    Medium,
    /// Versions 27–40.
    Large,
}

impl Class {
    /// All three, smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The class of `version` (1–40).
    pub fn of(version: u8) -> Self {
        match version {
            0..=9 => Self::Small,
            10..=26 => Self::Medium,
            _ => Self::Large,
        }
    }

    /// First and last version of the class.
    fn versions(self) -> std::ops::RangeInclusive<u8> {
        match self {
            Self::Small => 1..=9,
            Self::Medium => 10..=26,
            Self::Large => 27..=40,
        }
    }
}

/// How the data codewords of one version and level are cut into Reed–Solomon blocks (7.5.1, Table 9).
/// The first `short` blocks hold `len` data codewords, the others one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Blocks {
    pub count: usize,
    pub short: usize,
    pub len: usize,
    /// Error correction codewords of each block.
    pub ecc: usize,
}

impl Blocks {
    pub fn of(version: u8, level: Level) -> Self {
        let at = usize::from(version) - 1;
        let count = usize::from(BLOCKS[level.index()][at]);
        let ecc = usize::from(ECC_PER_BLOCK[level.index()][at]);
        let data = codewords(version) - count * ecc;
        Self { count, short: count - data % count, len: data / count, ecc }
    }

    /// Data codewords of the whole symbol.
    pub fn data(self) -> usize {
        self.count * self.len + self.count - self.short
    }

    /// Data codewords of block `index`.
    pub fn data_of(self, index: usize) -> usize {
        self.len + usize::from(index >= self.short)
    }
}

/// Modules per side (6.3.2): 21 for version 1, four more for each further one.
pub(super) fn size(version: u8) -> usize {
    17 + 4 * usize::from(version)
}

/// All codewords of a version, data and error correction.
pub(super) fn codewords(version: u8) -> usize {
    let (v, size) = (usize::from(version), size(version));
    let aligned = if v == 1 { 0 } else { v / 7 + 2 };
    // Finders with separators and format information, the two timing rows, the dark module.
    let mut taken = 3 * 64 + 2 * 15 + 1 + 2 * (size - 16);
    if aligned > 0 {
        // Three corners of the alignment grid fall on finders; those on a timing row share five modules with it.
        taken += (aligned * aligned - 3) * 25 - (aligned - 2) * 2 * 5;
    }
    if v >= 7 {
        taken += 2 * 18;
    }
    (size * size - taken) / 8
}

/// Bits that fit into a version at a level.
pub(super) fn capacity(version: u8, level: Level) -> usize {
    CAPACITY[level.index()][usize::from(version) - 1]
}

/// The smallest version of a class that takes `bits` at `level`.
pub(super) fn smallest(class: Class, level: Level, bits: usize) -> Option<u8> {
    class.versions().find(|&version| capacity(version, level) >= bits)
}

/// Centres of the alignment patterns along one axis, in modules (Annex E): evenly spaced from the
/// far side with an even step, the uneven rest between the first two.
pub(super) fn alignment(version: u8) -> Vec<usize> {
    let v = usize::from(version);
    if v == 1 {
        return Vec::new();
    }
    let (count, last) = (v / 7 + 2, size(version) - 7);
    let step = (v * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let mut centres: Vec<_> = (0..count - 1).map(|i| last - i * step).chain([6]).collect();
    centres.reverse();
    centres
}

/// Counted once: the search for the smallest version asks this nine times per symbol.
static CAPACITY: std::sync::LazyLock<[[usize; 40]; 4]> = std::sync::LazyLock::new(|| {
    Level::ALL.map(|level| {
        let mut bits = [0; 40];
        for (bits, version) in bits.iter_mut().zip(1..) {
            *bits = Blocks::of(version, level).data() * 8;
        }
        bits
    })
});

/// Table 9, number of error correction codewords per block; rows L, M, Q, H; versions 1–40.
#[rustfmt::skip]
const ECC_PER_BLOCK: [[u8; 40]; 4] = [
    [ 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
     28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
     26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
    [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
     28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
     30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
];

/// Table 9, number of blocks; rows L, M, Q, H; versions 1–40.
#[rustfmt::skip]
const BLOCKS: [[u8; 40]; 4] = [
    [ 1,  1,  1,  1,  1,  2,  2,  2,  2,  4,  4,  4,  4,  4,  6,  6,  6,  6,  7,  8,
      8,  9,  9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
    [ 1,  1,  1,  2,  2,  4,  4,  4,  5,  5,  5,  8,  9,  9, 10, 10, 11, 13, 14, 16,
     17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
    [ 1,  1,  2,  2,  4,  4,  6,  6,  8,  8,  8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
     23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
    [ 1,  1,  2,  4,  4,  4,  5,  6,  8,  8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
     25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_hold_as_many_codewords_as_table_1_says() {
        for (version, total) in [(1, 26), (2, 44), (6, 172), (7, 196), (14, 581), (21, 1156), (40, 3706)] {
            assert_eq!(codewords(version), total, "version {version}");
        }
    }

    #[test]
    fn alignment_patterns_stand_where_annex_e_puts_them() {
        assert_eq!(alignment(1), Vec::<usize>::new());
        assert_eq!(alignment(2), [6, 18]);
        assert_eq!(alignment(14), [6, 26, 46, 66]);
        assert_eq!(alignment(32), [6, 34, 60, 86, 112, 138]);
        assert_eq!(alignment(36), [6, 24, 50, 76, 102, 128, 154]);
        assert_eq!(alignment(40), [6, 30, 58, 86, 114, 142, 170]);
    }

    #[test]
    fn blocks_share_out_all_data() {
        // Table 9, 5-Q: two blocks of 15, two of 16, 18 error correction codewords each.
        let blocks = Blocks::of(5, Level::Q);
        assert_eq!(blocks, Blocks { count: 4, short: 2, len: 15, ecc: 18 });
        assert_eq!((blocks.data(), blocks.data_of(1), blocks.data_of(2)), (62, 15, 16));
    }
}
