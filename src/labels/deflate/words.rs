//! What the steps of a block become: the words of its code with the bits that follow them (RFC 1951, 3.2.5), joined once so that
//! a step is two pushes.

use super::huffman::{self, Code, Word};
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

/// What occurs in the stream that a code is made for counts so many times: what does not has a word, too, for streams that follow.
const WEIGHT: u32 = 16;

/// A code, and the words of what steps are made of.
pub struct Words {
    /// Of bytes, the end and lengths.
    pub literals: Code<286>,
    /// Of distances.
    pub distances: Code<30>,
    /// What the block begins with: how it tells the code.
    pub head: Vec<(u64, u32)>,
    /// Of each [`Fresh`].
    pub fresh: [Joined; FRESH],
    /// Of each length of a copy.
    pub lengths: [Joined; LONGEST + 1],
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
        let (literals, distances) =
            (Code::of(&counts.map(weighed)), Code::of(&packer.distances.map(weighed)));
        let head = huffman::describe(&literals, &distances);
        let (fresh, lengths) = ([Joined::default(); FRESH], [Joined::default(); LONGEST + 1]);
        let mut words = Self { literals, distances, head, fresh, lengths };
        words.join();
        words
    }

    fn join(&mut self) {
        for (number, joined) in (0..).zip(&mut self.fresh) {
            let (text, length) = Fresh(number).text();
            for byte in &text[..length] {
                let word = self.literals.words[usize::from(*byte)];
                joined.add(u64::from(word.bits), u32::from(word.length));
            }
        }
        for (length, joined) in self.lengths.iter_mut().enumerate().skip(SHORTEST) {
            let code = length_code(length);
            let word = self.literals.words[code];
            joined.add(u64::from(word.bits), u32::from(word.length));
            let (first, extra) = (LENGTHS.first[code - 257], LENGTHS.extra[code - 257]);
            joined.add((length - usize::from(first)) as u64, u32::from(extra));
        }
    }

    /// How many bits the steps that were collected will take.
    pub fn bits(&self, packer: &Packer) -> usize {
        let joined = |(joined, count): (&Joined, &u32)| *count as usize * joined.count as usize;
        let long = |(code, (word, count)): (usize, (&Word, &u32))| {
            *count as usize * (usize::from(word.length) + distance_base(code).1 as usize)
        };
        self.fresh.iter().zip(&packer.fresh).map(joined).sum::<usize>()
            + self.lengths.iter().zip(&packer.lengths).map(joined).sum::<usize>()
            + self.distances.words.iter().zip(&packer.distances).enumerate().map(long).sum::<usize>()
    }
}

/// How often something is taken to occur in all streams of a part.
fn weighed(count: u32) -> u32 {
    (count * WEIGHT).max(1)
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

    /// All bytes; the last one is filled with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        self.push(0, (8 - self.count) % 8);
        self.out.truncate(self.at);
        self.out
    }
}
