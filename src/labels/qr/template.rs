//! What all symbols of one version and level share: function patterns, format and version information,
//! the eight mask patterns, and where each codeword goes (ISO/IEC 18004, 6.3, 7.7–7.10).
//! Made once, kept for the life of the program; `mask` lays the codewords over it.
//!
//! A row of modules is one, two or three 64-bit words, column x in bit x + `PAD`.

use std::sync::OnceLock;

use super::Level;
use super::tables::{self, Blocks};

/// Free low bits of a row, so that a shift by four towards the left edge loses no module (see `mask`).
/// Three suffice, and leave version 11 (61 modules) in one word, 27 (125) in two, 40 (177) in three.
pub(super) const PAD: usize = 3;

/// One word of one row under each of the eight masks.
pub(super) type Lanes = [[u64; 4]; 2];

pub(super) struct Template {
    pub size: usize,
    /// Words per row.
    pub words: usize,
    /// Row after row: everything but the codewords, under each mask. XOR with the codewords gives the symbol.
    pub ground: Vec<Lanes>,
    /// For each codeword of the message its place among data and error correction, block after block (7.6).
    order: Vec<u16>,
    /// Where the bits of the message go: most of them in steps of eight.
    blocks: Vec<Block>,
    pairs: Vec<Place>,
    singles: Vec<Place>,
}

/// Four rows of a plane of words (see `scatter`), with the steps that fill all four, two modules side by side in each.
#[derive(Default)]
struct Block {
    downwards: Vec<Step>,
    upwards: Vec<Step>,
}

/// Eight bits of the message and their shift in a word; of two modules side by side the left one's.
#[derive(Clone, Copy)]
struct Step {
    /// The byte they begin in.
    byte: u16,
    /// Bits that follow them in that byte and the next.
    rest: u8,
    shift: u8,
}

/// A step in one row.
#[derive(Clone, Copy)]
struct Place {
    row: u16,
    step: Step,
}

static TEMPLATES: [[OnceLock<Template>; 40]; 4] = [const { [const { OnceLock::new() }; 40] }; 4];

impl Template {
    /// The shared template, made on first use.
    pub fn of(version: u8, level: Level) -> &'static Self {
        TEMPLATES[level.index()][usize::from(version) - 1].get_or_init(|| Self::new(version, level))
    }

    fn new(version: u8, level: Level) -> Self {
        let size = tables::size(version);
        let mut template = Self {
            size,
            words: (size + PAD).div_ceil(64),
            ground: Vec::new(),
            order: order(Blocks::of(version, level)),
            blocks: Vec::new(),
            pairs: Vec::new(),
            singles: Vec::new(),
        };
        let canvas = Canvas::new(version);
        template.ground = vec![Lanes::default(); size * template.words];
        for mask in 0..8 {
            template.paint(&canvas, level, mask);
        }
        let path = canvas.path();
        template.lay(&path[..tables::codewords(version) * 8]);
        template
    }

    fn paint(&mut self, canvas: &Canvas, level: Level, mask: u8) {
        let mut canvas = canvas.clone();
        canvas.format(level, mask);
        let lane = usize::from(mask);
        for y in 0..self.size {
            for x in 0..self.size {
                let free = !canvas.taken[y * self.size + x];
                if canvas.dark[y * self.size + x] || free && inverts(mask, x, y) {
                    let word = y * self.words + (x + PAD) / 64;
                    self.ground[word][lane / 4][lane % 4] |= 1 << ((x + PAD) % 64);
                }
            }
        }
    }

    /// Sorts the path into steps of four rows, pairs and single modules. Codewords do not matter here:
    /// beside an alignment pattern the path is one module wide, after which they all begin on the left.
    fn lay(&mut self, path: &[(usize, usize)]) {
        self.blocks.resize_with((self.size * self.words).div_ceil(4), Block::default);
        let mut bit = 0;
        while bit < path.len() {
            let here: Vec<Place> =
                (bit..path.len().min(bit + 8)).map(|bit| self.place(path[bit], bit)).collect();
            // The first of two bits stands on the right, in the higher bit: as in the message.
            let paired = |at: usize| {
                let [right, left, ..] = here[at..] else { return false };
                right.row == left.row && right.step.shift == left.step.shift + 1
            };
            let first = here[0];
            let step = |left: usize| Step { shift: here[left].step.shift, ..first.step };
            let rows: Vec<u16> = here.iter().step_by(2).map(|place| place.row).collect();
            let block = usize::from(rows[0] / 4);
            let four = here.len() == 8 && (0..8).step_by(2).all(paired);
            if four && (0..4).all(|at| usize::from(rows[at]) == block * 4 + at) {
                self.blocks[block].downwards.push(step(1));
                bit += 8;
            } else if four && (0..4).all(|at| usize::from(rows[3 - at]) == block * 4 + at) {
                self.blocks[block].upwards.push(step(1));
                bit += 8;
            } else if here.len() > 1 && paired(0) {
                self.pairs.push(Place { row: first.row, step: step(1) });
                bit += 2;
            } else {
                self.singles.push(first);
                bit += 1;
            }
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "at most 531 words, 3,706 codewords; a shift is below 64"
    )]
    fn place(&self, (x, y): (usize, usize), bit: usize) -> Place {
        let (plane, shift) = ((x + PAD) / 64, (x + PAD) % 64);
        let step = Step { byte: (bit / 8) as u16, rest: 8 - (bit % 8) as u8, shift: shift as u8 };
        Place { row: (plane * self.size + y) as u16, step }
    }

    /// Puts the codewords (data, then error correction, block after block) in order and their bits in place.
    /// The planes come out as the first words of all rows, then the second words, then the third.
    pub fn scatter(&self, codewords: &[u8], message: &mut Vec<u8>, planes: &mut Vec<u64>) {
        message.clear();
        message.extend(self.order.iter().map(|&from| codewords[usize::from(from)]));
        // A step reads a byte ahead.
        message.push(0);
        planes.clear();
        for block in &self.blocks {
            let mut rows = [0; 4];
            fill(&block.downwards, message, &mut rows, [6, 4, 2, 0]);
            fill(&block.upwards, message, &mut rows, [0, 2, 4, 6]);
            planes.extend_from_slice(&rows);
        }
        planes.truncate(self.size * self.words);
        for &Place { row, step } in &self.pairs {
            planes[usize::from(row)] |= (step.eight(message) >> 6) << step.shift;
        }
        for &Place { row, step } in &self.singles {
            planes[usize::from(row)] |= (step.eight(message) >> 7) << step.shift;
        }
    }
}

/// Adds steps to four rows; each row takes the two of eight bits that stand `low` bits from the right.
#[inline(always)]
#[expect(clippy::inline_always, reason = "with constant shifts the loop over the rows disappears")]
fn fill(steps: &[Step], message: &[u8], rows: &mut [u64; 4], low: [u32; 4]) {
    for step in steps {
        let eight = step.eight(message);
        for (row, low) in rows.iter_mut().zip(low) {
            *row |= (eight >> low & 3) << step.shift;
        }
    }
}

impl Step {
    #[inline]
    fn eight(self, message: &[u8]) -> u64 {
        let two = message[usize::from(self.byte)..].first_chunk().map_or(0, |&two| u16::from_be_bytes(two));
        u64::from(two >> self.rest & 0xFF)
    }
}

/// The codewords in the order they are placed: the first of each block, the second of each block … (7.6).
#[expect(clippy::cast_possible_truncation, reason = "at most 3,706 codewords")]
fn order(blocks: Blocks) -> Vec<u16> {
    let start = |block: usize| block * blocks.len + block.saturating_sub(blocks.short);
    let data = (0..=blocks.len).flat_map(|at| {
        (0..blocks.count).filter(move |&block| at < blocks.data_of(block)).map(move |block| start(block) + at)
    });
    let ecc = (0..blocks.ecc)
        .flat_map(|at| (0..blocks.count).map(move |block| blocks.data() + block * blocks.ecc + at));
    data.chain(ecc).map(|from| from as u16).collect()
}

/// The mask conditions (7.8.2, Table 10); i of the standard is y, j is x.
fn inverts(mask: u8, x: usize, y: usize) -> bool {
    let rest = match mask {
        0 => (y + x) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (y + x) % 3,
        4 => (y / 2 + x / 3) % 2,
        5 => y * x % 2 + y * x % 3,
        6 => (y * x % 2 + y * x % 3) % 2,
        _ => ((y + x) % 2 + y * x % 3) % 2,
    };
    rest == 0
}

/// The modules that no codeword may use, and those of them that are dark.
#[derive(Clone)]
struct Canvas {
    size: usize,
    taken: Vec<bool>,
    dark: Vec<bool>,
}

impl Canvas {
    fn new(version: u8) -> Self {
        let size = tables::size(version);
        let mut canvas = Self { size, taken: vec![false; size * size], dark: vec![false; size * size] };
        // Timing patterns (6.3.5); the others then cover their ends.
        for at in 0..size {
            canvas.set(at, 6, at % 2 == 0);
            canvas.set(6, at, at % 2 == 0);
        }
        // Finder patterns with separators (6.3.3, 6.3.4): rings at distance 2 and 4 are light.
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            canvas.rings(x, y, 4, [true, true, false, true, false]);
        }
        let centres = tables::alignment(version);
        // Alignment patterns (6.3.6), except in the three corners where a finder stands.
        let finders = [(6, 6), (6, size - 7), (size - 7, 6)];
        for &y in &centres {
            for &x in centres.iter().filter(|&&x| !finders.contains(&(x, y))) {
                canvas.rings(x, y, 2, [true, false, true, false, false]);
            }
        }
        canvas.version(version);
        canvas.format(Level::L, 0);
        canvas
    }

    fn set(&mut self, x: usize, y: usize, dark: bool) {
        self.taken[y * self.size + x] = true;
        self.dark[y * self.size + x] = dark;
    }

    /// Square rings around a centre, as far as the symbol goes; `dark[d]` for the ring at distance d.
    fn rings(&mut self, x: usize, y: usize, reach: usize, dark: [bool; 5]) {
        for row in y.saturating_sub(reach)..=(y + reach).min(self.size - 1) {
            for column in x.saturating_sub(reach)..=(x + reach).min(self.size - 1) {
                self.set(column, row, dark[row.abs_diff(y).max(column.abs_diff(x))]);
            }
        }
    }

    /// Version information from version 7 on (7.10): six bits and twelve of a Golay code, twice.
    fn version(&mut self, version: u8) {
        if version < 7 {
            return;
        }
        let bits = with_remainder(u32::from(version), 0x1F25, 12);
        for at in 0..18 {
            let (near, far) = (at / 3, self.size - 11 + at % 3);
            let dark = bits >> at & 1 == 1;
            self.set(near, far, dark);
            self.set(far, near, dark);
        }
    }

    /// Format information (7.9): level and mask, ten bits of a BCH code, twice; and the module that is always dark.
    fn format(&mut self, level: Level, mask: u8) {
        let bits = with_remainder(level.indicator() << 3 | u32::from(mask), 0x537, 10) ^ 0x5412;
        let size = self.size;
        for at in 0..15 {
            let dark = bits >> at & 1 == 1;
            match at {
                0..=5 => self.set(8, at, dark),
                6..=7 => self.set(8, at + 1, dark),
                8 => self.set(7, 8, dark),
                _ => self.set(14 - at, 8, dark),
            }
            if at < 8 {
                self.set(size - 1 - at, 8, dark);
            } else {
                self.set(8, size - 15 + at, dark);
            }
        }
        self.set(8, size - 8, true);
    }

    /// The free modules in the order codewords fill them (7.7.3): columns in pairs from the right,
    /// up and down in turn, right module first; the vertical timing pattern is not part of any pair.
    fn path(&self) -> Vec<(usize, usize)> {
        let rights = (7..self.size).rev().step_by(2).chain([5, 3, 1]);
        let mut path = Vec::new();
        for (turn, right) in rights.enumerate() {
            for step in 0..self.size {
                let y = if turn % 2 == 0 { self.size - 1 - step } else { step };
                path.extend(
                    [right, right - 1].map(|x| (x, y)).iter().filter(|(x, y)| !self.taken[y * self.size + x]),
                );
            }
        }
        path
    }
}

/// `value` followed by the `degree` bits of its remainder by a binary polynomial (Annexes C and D).
fn with_remainder(value: u32, polynomial: u32, degree: u32) -> u32 {
    let remainder = (0..degree).fold(value, |rest, _| (rest << 1) ^ ((rest >> (degree - 1)) * polynomial));
    value << degree | remainder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_and_version_information_are_those_of_annexes_c_and_d() {
        assert_eq!(with_remainder(0b00101, 0x537, 10) ^ 0x5412, 0b100_0000_1100_1110);
        assert_eq!(with_remainder(7, 0x1F25, 12), 0x07C94);
        assert_eq!(with_remainder(40, 0x1F25, 12), 0x28C69);
    }

    #[test]
    fn the_path_has_room_for_every_codeword_and_few_bits_more() {
        for version in 1..=40 {
            let left = Canvas::new(version).path().len() - tables::codewords(version) * 8;
            let expected = match version {
                2..=6 => 7,
                14..=20 | 28..=34 => 3,
                21..=27 => 4,
                _ => 0,
            };
            assert_eq!(left, expected, "remainder bits of version {version} (Table 1)");
        }
    }

    #[test]
    fn blocks_are_interleaved_codeword_by_codeword() {
        let order = order(Blocks { count: 3, short: 2, len: 2, ecc: 2 });
        assert_eq!(order, [0, 2, 4, 1, 3, 5, 6, 7, 9, 11, 8, 10, 12]);
    }
}
