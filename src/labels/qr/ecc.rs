//! Reed–Solomon error correction over GF(256) (ISO/IEC 18004, 7.5.2 and Annex A): appends the
//! remainder of each block's division by the generator polynomial. `template` places and interleaves.
//!
//! One table lookup per data codeword: the table holds, for each leading coefficient, the whole
//! multiple of the generator, packed into four 64-bit words, first coefficient on top.

use std::sync::OnceLock;

use super::tables::Blocks;

/// The division table of one generator polynomial.
pub(super) struct Divider {
    /// For each byte, that byte times the generator without its leading 1.
    multiples: Box<[[u64; 4]; 256]>,
    degree: usize,
}

/// Table 9 uses degrees 7 to 30.
static DIVIDERS: [OnceLock<Divider>; 31] = [const { OnceLock::new() }; 31];

impl Divider {
    /// The shared table for `degree` error correction codewords, made on first use.
    pub fn of(degree: usize) -> &'static Self {
        DIVIDERS[degree].get_or_init(|| Self::new(degree))
    }

    fn new(degree: usize) -> Self {
        let generator = generator(degree);
        let mut multiples = Box::new([[0; 4]; 256]);
        for (factor, row) in (0..=255).zip(multiples.iter_mut()) {
            let mut bytes = [0; 32];
            for (byte, &coefficient) in bytes.iter_mut().zip(&generator) {
                *byte = multiply(coefficient, factor);
            }
            for (word, eight) in row.iter_mut().zip(bytes.as_chunks().0) {
                *word = u64::from_be_bytes(*eight);
            }
        }
        Self { multiples, degree }
    }

    /// Appends to the data codewords in `codewords` the error correction of all blocks, block after block.
    pub fn append(&self, blocks: Blocks, codewords: &mut Vec<u8>) {
        let data = codewords.len();
        codewords.resize(data + blocks.count * self.degree, 0);
        let (data, ecc) = codewords.split_at_mut(data);
        let (short, long) = data.split_at(blocks.short * blocks.len);
        let (first, second) = ecc.split_at_mut(blocks.short * self.degree);
        self.divide(short, blocks.len, first);
        self.divide(long, blocks.len + 1, second);
    }

    /// Divides blocks of equal length, two at a time: each step waits for the table, so a second block comes for free.
    fn divide(&self, data: &[u8], len: usize, ecc: &mut [u8]) {
        let mut blocks = data.chunks_exact(len);
        let mut results = ecc.chunks_exact_mut(self.degree);
        while let (Some(first), Some(result)) = (blocks.next(), results.next()) {
            match (blocks.next(), results.next()) {
                (Some(second), Some(other)) => self.remainders([first, second], [result, other]),
                _ => self.remainders([first], [result]),
            }
        }
    }

    fn remainders<const N: usize>(&self, data: [&[u8]; N], ecc: [&mut [u8]; N]) {
        let remainders = match self.degree.div_ceil(8) {
            1 => self.run::<1, N>(data),
            2 => self.run::<2, N>(data),
            3 => self.run::<3, N>(data),
            _ => self.run::<4, N>(data),
        };
        for (ecc, remainder) in ecc.into_iter().zip(remainders) {
            for (bytes, word) in ecc.chunks_mut(8).zip(remainder) {
                bytes.copy_from_slice(&word.to_be_bytes()[..bytes.len()]);
            }
        }
    }

    /// The division itself, in as many words as the degree needs.
    #[inline]
    fn run<const WORDS: usize, const N: usize>(&self, data: [&[u8]; N]) -> [[u64; 4]; N] {
        let mut state = [[0_u64; 4]; N];
        for at in 0..data[0].len() {
            for (state, data) in state.iter_mut().zip(data) {
                let lead = state[0].to_be_bytes()[0] ^ data[at];
                let multiple = &self.multiples[usize::from(lead)];
                for word in 0..WORDS {
                    let next = if word + 1 < WORDS { state[word + 1] >> 56 } else { 0 };
                    state[word] = (state[word] << 8 | next) ^ multiple[word];
                }
            }
        }
        state
    }
}

/// The product of (x − α⁰) … (x − αⁿ⁻¹) without its leading 1, highest power first (Annex A).
fn generator(degree: usize) -> Vec<u8> {
    let mut coefficients = vec![0; degree];
    coefficients[degree - 1] = 1;
    let mut root = 1;
    for _ in 0..degree {
        for at in 0..degree {
            let next = coefficients.get(at + 1).copied().unwrap_or(0);
            coefficients[at] = multiply(coefficients[at], root) ^ next;
        }
        root = multiply(root, 2);
    }
    coefficients
}

/// Product in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1 (7.5.2).
fn multiply(a: u8, b: u8) -> u8 {
    (0..8).rev().fold(0, |product: u8, bit| {
        let doubled = product << 1 ^ if product & 0x80 == 0 { 0 } else { 0x1D };
        if b >> bit & 1 == 1 { doubled ^ a } else { doubled }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// α to the power of `exponent`, as Annex A prints its coefficients.
    fn alpha(exponent: usize) -> u8 {
        (0..exponent).fold(1, |power, _| multiply(power, 2))
    }

    #[test]
    fn generators_are_those_of_annex_a() {
        assert_eq!(generator(7), [87, 229, 146, 149, 238, 102, 21].map(alpha));
        assert_eq!(generator(10), [251, 67, 46, 61, 118, 70, 64, 94, 32, 45].map(alpha));
        assert_eq!(
            generator(18),
            [215, 234, 158, 94, 184, 97, 118, 170, 79, 187, 152, 148, 252, 179, 5, 98, 96, 153].map(alpha)
        );
    }

    #[test]
    fn the_example_of_annex_i_gives_its_remainder() {
        let mut codewords = vec![
            0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11,
        ];
        let blocks = Blocks { count: 1, short: 1, len: 16, ecc: 10 };
        Divider::of(10).append(blocks, &mut codewords);
        assert_eq!(codewords[16..], [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]);
    }

    #[test]
    fn every_codeword_block_is_a_multiple_of_its_generator() {
        for degree in [7, 8, 9, 16, 17, 24, 25, 30] {
            let mut block: Vec<u8> = (0..20).map(|i| i * 13 + 5).collect();
            let blocks = Blocks { count: 3, short: 1, len: 6, ecc: degree };
            Divider::of(degree).append(blocks, &mut block);
            for (data, at) in [(0..6, 20), (6..13, 20 + degree), (13..20, 20 + 2 * degree)] {
                let block: Vec<u8> = block[data].iter().chain(&block[at..at + degree]).copied().collect();
                for root in (0..degree).map(alpha) {
                    assert_eq!(block.iter().fold(0, |sum, &byte| multiply(sum, root) ^ byte), 0);
                }
            }
        }
    }
}
