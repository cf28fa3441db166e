//! Deflate (RFC 1951) for writers that know where their bytes repeat: they say so, and nothing has to be searched.
//!
//! Several times faster than any compressor that searches, at the size of a good one. `pdf` packs pages with it, `png` rows;
//! `huffman` makes the code, of the first stream of a part of the job for all of that part: labels look alike, and making a code
//! costs as much as packing a third of a page. Unpacking is the proof's, by another implementation (`zlib-rs`).

mod huffman;
mod words;

use words::{Bits, Words, distance_base, distance_code};

/// Longest copy that one token says.
const LONGEST: usize = 258;
/// Shortest copy there is.
const SHORTEST: usize = 3;
/// How far back a copy reaches.
pub const WINDOW: usize = 32_768;
const END: usize = 256;

/// A number is up to three digits; those up to here are known as one [`Fresh`].
const NUMBERS: usize = 200;
/// Nothing, every byte, two digits, three digits.
const FRESH: usize = 1 + 256 + 100 + NUMBERS;

/// Some bytes as they are: none, one, or a number in two or three digits, which then cost one step instead of three.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fresh(u16);

impl Fresh {
    /// No byte.
    pub const NONE: Self = Self(0);

    /// One byte.
    pub const fn byte(byte: u8) -> Self {
        Self(1 + byte as u16)
    }

    /// The last `digits` digits of a number below 200.
    pub const fn number(number: u8, digits: usize) -> Self {
        match digits {
            0 => Self::NONE,
            1 => Self::byte(b'0' + number % 10),
            2 => Self(257 + (number % 100) as u16),
            _ => Self(357 + number as u16),
        }
    }

    /// The bytes and how many they are.
    fn text(self) -> ([u8; 3], usize) {
        let at = usize::from(self.0);
        let digit = |value: usize| b'0' + (value % 10).to_le_bytes()[0];
        match at {
            0 => ([0; 3], 0),
            1..=256 => ([(at - 1).to_le_bytes()[0], 0, 0], 1),
            257..=356 => ([digit((at - 257) / 10), digit(at - 257), 0], 2),
            _ => ([digit((at - 357) / 100), digit((at - 357) / 10), digit(at - 357)], 3),
        }
    }
}

/// What a stream is made of: some bytes, then a copy if its length is not 0.
#[derive(Clone, Copy)]
struct Step {
    fresh: Fresh,
    length: u16,
    /// Less one.
    distance: u16,
}

/// Collects what a stream is made of, and counts it.
pub struct Packer {
    steps: Vec<Step>,
    fresh: [u32; FRESH],
    lengths: [u32; LONGEST + 1],
    distances: [u32; 30],
    /// The code of the part's first stream.
    words: Option<Box<Words>>,
}

impl Default for Packer {
    fn default() -> Self {
        let (fresh, lengths, distances) = ([0; FRESH], [0; LONGEST + 1], [0; 30]);
        Self { steps: Vec::new(), fresh, lengths, distances, words: None }
    }
}

impl Packer {
    /// The next stream makes a new code, for itself and those that follow: what is packed depends on its part alone.
    pub fn begin_part(&mut self) {
        self.words = None;
    }

    /// Adds bytes as they are.
    #[inline]
    pub fn literals(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.fresh[1 + usize::from(*byte)] += 1;
        }
        let step = |byte: &u8| Step { fresh: Fresh::byte(*byte), length: 0, distance: 0 };
        self.steps.extend(bytes.iter().map(step));
    }

    /// Adds bytes as they are.
    #[inline]
    pub fn fresh(&mut self, fresh: Fresh) {
        self.fresh[usize::from(fresh.0) % FRESH] += 1;
        self.steps.push(Step { fresh, length: 0, distance: 0 });
    }

    /// Adds `bytes`, which stood `distance` bytes (1 to [`WINDOW`]) before: the caller has compared them.
    #[inline]
    pub fn copy(&mut self, bytes: &[u8], distance: usize) {
        if bytes.len() < SHORTEST {
            self.literals(bytes);
        } else {
            self.step(Fresh::NONE, bytes.len(), distance);
        }
    }

    /// Adds fresh bytes, and behind them `length` (at least 3) that stood `distance` bytes before.
    #[inline]
    pub fn step(&mut self, fresh: Fresh, length: usize, distance: usize) {
        let mut rest = length;
        let mut fresh = fresh;
        while rest > LONGEST {
            // One or two bytes left over would be no copy.
            let part = if rest - LONGEST < SHORTEST { LONGEST - SHORTEST } else { LONGEST };
            self.one(std::mem::replace(&mut fresh, Fresh::NONE), part, distance);
            rest -= part;
        }
        self.one(fresh, rest, distance);
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "at most 258 and 32,768")]
    fn one(&mut self, fresh: Fresh, length: usize, distance: usize) {
        let (length, distance) = (length as u16, (distance - 1) as u16);
        self.fresh[usize::from(fresh.0) % FRESH] += 1;
        self.lengths[usize::from(length) % (LONGEST + 1)] += 1;
        self.distances[distance_code(distance)] += 1;
        self.steps.push(Step { fresh, length, distance });
    }

    /// A zlib stream (RFC 1950) of all that was added, which is `raw`; the packer is then empty again.
    pub fn finish(&mut self, raw: &[u8]) -> Vec<u8> {
        let words = self.words.take().unwrap_or_else(|| Box::new(Words::of(self)));
        let mut bits = Bits::with_room(words.bits(self) / 8 + 512);
        bits.push(0x0178, 16);
        // The last block, with a code of its own.
        bits.push(0b101, 3);
        words.head.iter().for_each(|(told, count)| bits.push(*told, *count));
        // Words wait here until there are many: one store for three literals.
        let (mut held, mut count) = (0, 0);
        let mut add = |word: u64, length: u32| {
            if count + length > 56 {
                bits.push(std::mem::replace(&mut held, 0), std::mem::replace(&mut count, 0));
            }
            held |= word << count;
            count += length;
        };
        for step in &self.steps {
            let fresh = words.fresh[usize::from(step.fresh.0) % FRESH];
            add(fresh.bits, fresh.count);
            if step.length > 0 {
                let length = words.lengths[usize::from(step.length) % (LONGEST + 1)];
                let code = distance_code(step.distance);
                let word = words.distances.words[code];
                let (first, extra) = distance_base(code);
                // At most 15 + 5 + 15 + 13 bits.
                let distance = u64::from(word.bits) | u64::from(step.distance - first) << word.length;
                let count = length.count + u32::from(word.length) + extra;
                add(length.bits | distance << length.count, count);
            }
        }
        let end = words.literals.words[END];
        add(u64::from(end.bits), u32::from(end.length));
        bits.push(held, count);
        self.words = Some(words);
        let mut out = bits.finish();
        out.extend_from_slice(&zlib_rs::adler32::adler32(1, raw).to_be_bytes());
        self.steps.clear();
        self.fresh.fill(0);
        self.lengths.fill(0);
        self.distances.fill(0);
        out
    }
}

/// How many bytes two places have in common, at most `most`. Both must have that many.
#[inline]
pub fn common(bytes: &[u8], one: usize, other: usize, most: usize) -> usize {
    let (one, other) = (&bytes[one..one + most], &bytes[other..other + most]);
    let (one, one_rest) = one.as_chunks::<8>();
    let (other, other_rest) = other.as_chunks::<8>();
    for (at, (a, b)) in one.iter().zip(other).enumerate() {
        let differs = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differs != 0 {
            return at * 8 + differs.trailing_zeros() as usize / 8;
        }
    }
    one.len() * 8 + one_rest.iter().zip(other_rest).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    fn unpacked(stream: &[u8]) -> Vec<u8> {
        let mut raw = Vec::new();
        flate2::read::ZlibDecoder::new(stream).read_to_end(&mut raw).unwrap();
        raw
    }

    /// Packs with every copy that a plain search finds.
    fn packed(raw: &[u8], packer: &mut Packer) -> Vec<u8> {
        let mut at = 0;
        while at < raw.len() {
            let best = (1..=at.min(80))
                .map(|distance| (common(raw, at - distance, at, raw.len() - at), distance))
                .max_by_key(|(length, distance)| (*length, usize::MAX - distance))
                .unwrap_or_default();
            let (length, distance) = best;
            if length == 0 {
                packer.literals(&raw[at..=at]);
                at += 1;
            } else {
                packer.copy(&raw[at..at + length], distance);
                at += length;
            }
        }
        packer.finish(raw)
    }

    #[test]
    fn every_length_of_a_copy_comes_back() {
        let mut packer = Packer::default();
        for length in (0..800).chain([100_000]) {
            let raw = vec![b'x'; length + 1];
            packer.literals(b"x");
            packer.copy(&raw[1..], 1);
            assert_eq!(unpacked(&packer.finish(&raw)), raw, "{length}");
        }
        assert_eq!(unpacked(&packer.finish(b"")), b"");
    }

    #[test]
    fn numbers_are_their_digits() {
        for number in 0..200_u8 {
            for digits in 1..=3 {
                let all = format!("{number:03}");
                let (text, length) = Fresh::number(number, digits).text();
                assert_eq!(&text[..length], &all.as_bytes()[3 - digits..], "{number} {digits}");
            }
        }
    }

    #[test]
    fn every_distance_of_a_copy_comes_back() {
        let noise: Vec<u8> =
            (0..WINDOW as u64).map(|at| (at.wrapping_mul(at + 77) >> 3).to_le_bytes()[0]).collect();
        for distance in (1..70).chain((70..=WINDOW).step_by(997)).chain([WINDOW]) {
            let mut packer = Packer::default();
            packer.literals(&noise);
            let mut raw = noise.clone();
            raw.extend_from_within(WINDOW - distance..WINDOW - distance + distance.min(40));
            packer.copy(&raw[WINDOW..], distance);
            assert_eq!(unpacked(&packer.finish(&raw)), raw, "{distance}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_packed_comes_back(raw in proptest::collection::vec(prop_oneof![Just(7u8), 0..4u8, any::<u8>()], 0..700)) {
            let mut packer = Packer::default();
            // By the code of another stream.
            prop_assert_eq!(unpacked(&packed(b"aaaaaaaaaaaab", &mut packer)), b"aaaaaaaaaaaab");
            prop_assert_eq!(unpacked(&packed(&raw, &mut packer)), &raw[..]);
            packer.begin_part();
            let fresh = packed(&raw, &mut packer);
            prop_assert_eq!(unpacked(&fresh), &raw[..]);
            // Nothing is left over for the next part.
            packer.begin_part();
            prop_assert_eq!(packed(&raw, &mut packer), fresh);
        }
    }
}
