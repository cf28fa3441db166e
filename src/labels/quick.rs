//! A quick hash for maps of our own making: addresses, places, layouts. Equal keys are still compared.
//!
//! Not for what comes from outside in numbers (`batch::seen` has names of units): who chose the keys could make the map slow.

use std::hash::{BuildHasher, Hasher};

/// Makes [`Folded`] hashes, the same in every run.
#[derive(Debug, Default, Clone, Copy)]
pub struct Quick;

impl BuildHasher for Quick {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded(0)
    }
}

/// Each word is multiplied to twice its width, and both halves are laid over each other.
#[derive(Debug)]
pub struct Folded(u64);

impl Folded {
    #[inline]
    fn word(&mut self, word: u64) {
        // Odd, and without a pattern: the fraction of the golden ratio.
        let both = u128::from(self.0.rotate_left(5) ^ word) * 0x9E37_79B9_7F4A_7C15;
        let [low, high] = [both, both >> 64].map(|half| half & u128::from(u64::MAX));
        self.0 = u64::try_from(low ^ high).unwrap_or(0);
    }
}

impl Hasher for Folded {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.word(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.word(u64::from_le_bytes(last) ^ (rest.len() as u64) << 60);
        }
    }

    #[inline]
    fn write_u8(&mut self, value: u8) {
        self.word(u64::from(value));
    }

    #[inline]
    fn write_u32(&mut self, value: u32) {
        self.word(u64::from(value));
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        self.word(value);
    }

    #[inline]
    fn write_usize(&mut self, value: usize) {
        self.word(value as u64);
    }

    fn finish(&self) -> u64 {
        // Tables take their places by the lowest and the highest bits.
        self.0 ^ self.0 >> 32
    }
}
