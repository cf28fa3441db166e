//! What the steps of a block become: the words of its code with the bits that follow them (RFC 1951, 3.2.5), joined once so that
//! a step is two pushes.

use super::huffman::{Code, Word};
use super::{END, FRESH, Fresh, LONGEST, Packer, SHORTEST};

/// Bits that are sent together.
#[derive(Clone, Copy, Default)]
pub struct Joined {
    /// The first bit is the lowest.
    pub bits: u64,
    /// How many they are.
    pub count: u32,
}

impl Joined {
    fn add(&mut self, bits: u64, count: u32) {
        self.bits |= bits << self.count;
        self.count += count;
    }
}

/// The code of a block, and the words of what steps are made of.
pub struct Words {
    /// Of bytes, the end and lengths.
    pub literals: Code<286>,
    /// Of distances.
    pub distances: Code<30>,
    /// Of each [`Fresh`].
    pub fresh: [Joined; FRESH],
    /// Of each length of a copy.
    pub lengths: [Joined; LONGEST + 1],
    /// Bits of all steps.
    pub bits: usize,
}

impl Words {
    /// The best code for what was collected.
    pub fn of(packer: &Packer) -> Self {
        let mut counts = [0; 286];
        counts[END] = 1;
        for (number, count) in (0..).zip(&packer.fresh).filter(|(_, count)| **count > 0) {
            let (text, length) = Fresh(number).text();
            text[..length].iter().for_each(|byte| counts[usize::from(*byte)] += count);
        }
        for (length, count) in packer.lengths.iter().enumerate().skip(SHORTEST) {
            counts[length_code(length)] += count;
        }
        // A code of one word alone is not understood everywhere.
        let mut far = packer.distances;
        far[..2].iter_mut().for_each(|count| *count = (*count).max(1));
        let mut words = Self {
            literals: Code::of(&counts),
            distances: Code::of(&far),
            fresh: [Joined::default(); FRESH],
            lengths: [Joined::default(); LONGEST + 1],
            bits: 0,
        };
        words.join(packer);
        let extra = |code| distance_base(code).1 as usize;
        let long = |(code, count): (usize, &u32)| {
            *count as usize * (usize::from(words.distances.words[code].length) + extra(code))
        };
        words.bits += packer.distances.iter().enumerate().map(long).sum::<usize>();
        words
    }

    fn join(&mut self, packer: &Packer) {
        for (number, (joined, count)) in (0..).zip(self.fresh.iter_mut().zip(&packer.fresh)) {
            if *count > 0 {
                let (text, length) = Fresh(number).text();
                for byte in &text[..length] {
                    let word = self.literals.words[usize::from(*byte)];
                    joined.add(u64::from(word.bits), u32::from(word.length));
                }
                self.bits += *count as usize * joined.count as usize;
            }
        }
        for (length, (joined, count)) in
            self.lengths.iter_mut().zip(&packer.lengths).enumerate().skip(SHORTEST)
        {
            if *count > 0 {
                let code = length_code(length);
                let word = self.literals.words[code];
                joined.add(u64::from(word.bits), u32::from(word.length));
                let (first, extra) = (LENGTHS.first[code - 257], LENGTHS.extra[code - 257]);
                joined.add((length - usize::from(first)) as u64, u32::from(extra));
                self.bits += *count as usize * joined.count as usize;
            }
        }
    }
}

/// Code numbers of lengths, less 257; what each code begins with and how many bits follow it (3.2.5).
struct Lengths {
    of: [u8; LONGEST + 1],
    first: [u16; 29],
    extra: [u8; 29],
}

#[expect(clippy::cast_possible_truncation, reason = "29 codes, lengths up to 258")]
const LENGTHS: Lengths = {
    let mut table = Lengths { of: [0; LONGEST + 1], first: [0; 29], extra: [0; 29] };
    let (mut length, mut code) = (SHORTEST, 0);
    while code < 28 {
        let extra = if code < 8 { 0 } else { code / 4 - 1 };
        table.first[code] = length as u16;
        table.extra[code] = extra as u8;
        let end = length + (1 << extra);
        while length < end && length < LONGEST {
            table.of[length] = code as u8;
            length += 1;
        }
        code += 1;
    }
    // The longest has a code of its own.
    table.of[LONGEST] = 28;
    table.first[28] = LONGEST as u16;
    table
};

fn length_code(length: usize) -> usize {
    257 + usize::from(LENGTHS.of[length])
}

/// Code number of a distance − 1: two for each power of two.
#[inline]
pub fn distance_code(distance: u16) -> usize {
    let distance = u32::from(distance);
    let top = (distance | 2).ilog2();
    let code = top * 2 + (distance >> (top - 1) & 1);
    // 0 to 3 are codes of their own; the formula holds for 2 and 3.
    (if distance < 2 { distance } else { code }) as usize % 30
}

/// What a distance code begins with, and how many bits follow.
#[inline]
pub fn distance_base(code: usize) -> (u16, u32) {
    const BASES: [(u16, u32); 30] = {
        let mut code = 0;
        let mut table = [(0, 0); 30];
        let (mut first, mut extra) = (0_u16, 0);
        while code < 30 {
            table[code] = (first, extra);
            // Two codes for each number of bits that follow, but four for none.
            first = first.wrapping_add(1 << extra);
            code += 1;
            if code >= 4 && code % 2 == 0 {
                extra += 1;
            }
        }
        table
    };
    BASES[code % 30]
}

/// Bits of a stream, the lowest first (3.1.1).
pub struct Bits {
    out: Vec<u8>,
    at: usize,
    held: u64,
    count: u32,
}

impl Bits {
    /// Room for so many bytes and a little more.
    pub fn with_room(bytes: usize) -> Self {
        Self { out: vec![0; bytes + 8], at: 0, held: 0, count: 0 }
    }

    /// Appends the low `count` (at most 56) bits; others must not be set.
    #[inline]
    pub fn push(&mut self, bits: u64, count: u32) {
        self.held |= bits << self.count;
        self.count += count;
        // Always eight bytes, of which whole ones stay: no branch to guess.
        if let Some(room) = self.out.get_mut(self.at..self.at + 8) {
            room.copy_from_slice(&self.held.to_le_bytes());
        }
        self.at += (self.count / 8) as usize;
        self.held >>= self.count & !7;
        self.count &= 7;
    }

    #[inline]
    /// Appends a word.
    pub fn word(&mut self, word: Word) {
        self.push(u64::from(word.bits), u32::from(word.length));
    }

    /// All bytes; the last one is filled with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        self.push(0, (8 - self.count) % 8);
        self.out.truncate(self.at);
        self.out
    }
}
