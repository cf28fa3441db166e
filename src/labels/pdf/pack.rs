//! Tells `deflate` what repeats on a page: every piece of a label stood on the label before, mostly with the same words, and the
//! rectangles of a symbol differ by some digits only.
//!
//! Compares before it claims, so nothing depends on labels being alike; only the size of the page does.

use crate::labels::deflate::{Fresh, Packer, WINDOW, common};

/// A copy shorter than this costs more bits than the bytes themselves.
const WORTH: usize = 4;
/// Ends the operands of every rectangle: one module high.
const TAIL: &[u8; 6] = b" 1 re\n";

/// Words that are looked for a second time: places of so many groups of [`WORTH`] bytes are kept.
const PLACES: usize = 2048;

/// What is known of the page so far.
pub struct Pack {
    packer: Packer,
    /// Up to here the page is packed.
    done: usize,
    /// Where each piece of the label before began and ended; those of this label take their places.
    pieces: Vec<(usize, usize)>,
    piece: usize,
    /// Where each row of the last symbol began, and its modules.
    rows: Vec<(usize, [u64; 3])>,
    /// Where the height of the last rectangle stands.
    tail: Option<usize>,
    row: Vec<Rectangle>,
    /// Where in the texts of the page a group of bytes stood last, by a hash of it; 0 for nowhere.
    places: Box<[u32; PLACES]>,
}

impl Default for Pack {
    fn default() -> Self {
        Self {
            packer: Packer::default(),
            done: 0,
            pieces: Vec::new(),
            piece: 0,
            rows: Vec::new(),
            tail: None,
            row: Vec::new(),
            places: Box::new([0; PLACES]),
        }
    }
}

/// A run of dark modules in a row.
#[derive(Clone, Copy)]
struct Rectangle {
    x: u8,
    width: u8,
    /// Where on the page its row number begins, which follows its column.
    rest: usize,
}

impl Pack {
    /// From here on pages depend on those of another part no more.
    pub fn begin_part(&mut self) {
        self.packer.begin_part();
    }

    /// The next pieces are those of another label.
    pub fn begin_label(&mut self) {
        self.piece = 0;
    }

    /// All of `page` that is new is a piece of a label.
    pub fn piece(&mut self, page: &[u8]) {
        let (start, end) = (self.done, page.len());
        let old = self.pieces.get(self.piece).copied().unwrap_or_default();
        self.differences(page, old, start);
        if let Some(piece) = self.pieces.get_mut(self.piece) {
            *piece = (start, end);
        } else {
            self.pieces.push((start, end));
        }
        self.piece += 1;
    }

    /// Packs from `start` on what differs from the bytes at `old`, and copies the rest.
    fn differences(&mut self, page: &[u8], old: (usize, usize), start: usize) {
        let end = page.len();
        let distance = start - old.0;
        let both = if distance <= WINDOW { (old.1 - old.0).min(end - start) } else { 0 };
        let (mut at, mut fresh) = (0, start);
        while at + WORTH <= both {
            let same = common(page, old.0 + at, start + at, both - at);
            if same >= WORTH {
                self.search(page, fresh, start + at);
                self.packer.copy(&page[start + at..start + at + same], distance);
                fresh = start + at + same;
            }
            at += same + 1;
        }
        self.search(page, fresh, end);
        self.done = end;
    }

    /// Packs text that did not stand on the label before; parts of it may stand elsewhere on the page.
    fn search(&mut self, page: &[u8], start: usize, end: usize) {
        let (mut at, mut fresh) = (start, start);
        while at + WORTH <= end {
            let Some(group) = page[at..].first_chunk() else { break };
            let hash = u32::from_le_bytes(*group).wrapping_mul(0x9E37_79B1) >> (32 - PLACES.ilog2());
            let place = &mut self.places[hash as usize];
            let known = std::mem::replace(place, u32::try_from(at).unwrap_or(0)) as usize;
            let near = known > 0 && at - known <= WINDOW;
            let same = if near { common(page, known, at, end - at) } else { 0 };
            if same >= WORTH {
                self.packer.literals(&page[fresh..at]);
                self.packer.copy(&page[at..at + same], at - known);
                at += same;
                fresh = at;
            } else {
                at += 1;
            }
        }
        self.packer.literals(&page[fresh..end]);
    }

    /// All of `page` that is new looks like noise, and nothing like it will come again.
    pub fn noise(&mut self, page: &[u8]) {
        self.fresh(page, page.len());
    }

    /// Writes a rectangle for each run of dark modules in row `y` of a symbol, and packs them.
    pub fn row(
        &mut self,
        page: &mut Vec<u8>,
        y: usize,
        modules: [u64; 3],
        runs: impl Iterator<Item = (u32, u32)>,
    ) {
        let start = page.len();
        self.fresh(page, start);
        self.row.clear();
        let small = |modules: u32| modules.to_le_bytes()[0];
        self.row.extend(runs.map(|(x, width)| Rectangle { x: small(x), width: small(width), rest: 0 }));
        page.resize(start + self.row.len() * LONGEST, 0);
        let number = &NUMBERS[y % NUMBERS.len()];
        let mut at = start;
        for rectangle in &mut self.row {
            let x = &NUMBERS[usize::from(rectangle.x) % NUMBERS.len()];
            // Fixed lengths, of which the next piece overwrites what is too much.
            at = put(page, at, x.digits, x.length);
            rectangle.rest = at;
            at = put(page, at, number.between, number.length + 2);
            let width = &NUMBERS[usize::from(rectangle.width) % NUMBERS.len()];
            at = put(page, at, width.tail, width.length + TAIL.len());
        }
        page.truncate(at);
        self.pack_row(start, y, modules);
        self.done = at;
    }

    fn pack_row(&mut self, start: usize, y: usize, modules: [u64; 3]) {
        let known = self.copied(start, y, modules);
        let row = std::mem::take(&mut self.row);
        let mut seen = [usize::MAX; 8];
        // Digits of the column that came with the copy before.
        let mut swallowed = 0;
        for (at, rectangle) in row.iter().enumerate() {
            let width = &NUMBERS[usize::from(rectangle.width) % NUMBERS.len()];
            let tail = rectangle.rest + NUMBERS[y % NUMBERS.len()].length + 2 + width.length;
            if at >= known {
                let equal = seen.get(usize::from(rectangle.width)).copied();
                swallowed = self.rectangle((&row, at), (y, tail), equal, swallowed);
            }
            self.tail = Some(tail);
            if let Some(seen) = seen.get_mut(usize::from(rectangle.width)) {
                *seen = at;
            }
        }
        self.row = row;
    }

    /// Copies the rectangles with which the same row of the symbol before began too: those of finder patterns, and what
    /// codes share. Gives their number.
    fn copied(&mut self, start: usize, y: usize, modules: [u64; 3]) -> usize {
        if self.rows.len() <= y {
            self.rows.resize(y + 1, (usize::MAX, [0; 3]));
        }
        let (old, before) = std::mem::replace(&mut self.rows[y], (start, modules));
        let Some(distance) = start.checked_sub(old).filter(|distance| *distance <= WINDOW) else { return 0 };
        let differs = (0..3).find(|at| modules[*at] != before[*at]);
        let column =
            differs.map_or(usize::MAX, |at| at * 64 + (modules[at] ^ before[at]).trailing_zeros() as usize);
        let same = |rectangle: &&Rectangle| usize::from(rectangle.x) + usize::from(rectangle.width) < column;
        let known = self.row.iter().take_while(same).count();
        if let Some(last) = known.checked_sub(1).and_then(|last| self.row.get(last)) {
            let width = &NUMBERS[usize::from(last.width) % NUMBERS.len()];
            let end = last.rest + NUMBERS[y % NUMBERS.len()].length + 2 + width.length + TAIL.len();
            self.packer.step(Fresh::NONE, end - start, distance);
        }
        known
    }

    /// Packs a rectangle: from an equally wide one of its row, or else from the one before. A copy goes on into the column of
    /// the next one as far as its digits are the same; how many are, is the result.
    fn rectangle(
        &mut self,
        (row, at): (&[Rectangle], usize),
        (y, tail): (usize, usize),
        equal: Option<usize>,
        swallowed: usize,
    ) -> usize {
        let Rectangle { x, width, rest } = row[at];
        let column = Fresh::number(x, NUMBERS[usize::from(x) % NUMBERS.len()].length - swallowed);
        let more = |source: usize| match (row.get(at + 1), row.get(source)) {
            (Some(next), Some(source)) => same_digits(next.x, source.x),
            _ => 0,
        };
        let wide = NUMBERS[usize::from(width) % NUMBERS.len()].length;
        if let Some((equal, source)) = equal.and_then(|equal| Some((equal, row.get(equal)?))) {
            let more = more(equal + 1);
            self.packer.step(column, tail - rest + TAIL.len() + more, rest - source.rest);
            return more;
        }
        if let Some(before) = at.checked_sub(1).and_then(|before| row.get(before)) {
            self.packer.step(column, tail - wide - rest, rest - before.rest);
        } else {
            self.packer.fresh(column);
            self.packer.fresh(Fresh::byte(b' '));
            self.packer.fresh(Fresh::number(y.to_le_bytes()[0], NUMBERS[y % NUMBERS.len()].length));
            self.packer.fresh(Fresh::byte(b' '));
        }
        let width = Fresh::number(width, wide);
        if let Some(last) = self.tail.filter(|last| tail - last <= WINDOW) {
            // Behind the tail of the one before stands the column of this one.
            let more = if at > 0 { more(at) } else { 0 };
            self.packer.step(width, TAIL.len() + more, tail - last);
            more
        } else {
            self.packer.fresh(width);
            self.packer.literals(TAIL);
            0
        }
    }

    /// Packs as they are the bytes up to `end` that are not packed yet.
    fn fresh(&mut self, page: &[u8], end: usize) {
        if self.done < end {
            self.packer.literals(&page[self.done..end]);
            self.done = end;
        }
    }

    /// The whole page as a zlib stream; from here on another page is packed.
    pub fn finish(&mut self, page: &[u8]) -> Vec<u8> {
        self.fresh(page, page.len());
        let packed = self.packer.finish(page);
        self.done = 0;
        self.pieces.clear();
        self.rows.clear();
        self.tail = None;
        self.places.fill(0);
        packed
    }
}

/// Puts `length` bytes at `at` and gives where they end. The bytes behind them are written too, and mean nothing.
#[inline]
fn put<const N: usize>(page: &mut [u8], at: usize, bytes: [u8; N], length: usize) -> usize {
    if let Some(room) = page[at..].first_chunk_mut() {
        *room = bytes;
    }
    at + length
}

/// How many digits two different columns begin with alike.
#[inline]
fn same_digits(one: u8, other: u8) -> usize {
    let digits = |number: u8| u32::from_le_bytes(NUMBERS[usize::from(number) % NUMBERS.len()].digits);
    (digits(one) ^ digits(other)).trailing_zeros() as usize / 8
}

/// A number up to the widest symbol's.
struct Number {
    /// How many digits it has.
    length: usize,
    /// "17"
    digits: [u8; 4],
    /// " 17 "
    between: [u8; 8],
    /// "17 1 re\n"
    tail: [u8; 16],
}

/// The most bytes of a rectangle, with those that [`put`] writes in excess.
const LONGEST: usize = 4 + 8 + 16;

static NUMBERS: [Number; 178] = {
    let mut numbers =
        [const { Number { length: 0, digits: [b' '; 4], between: [b' '; 8], tail: [b' '; 16] } }; 178];
    let mut value = 0;
    while value < 178_u8 {
        let number = &mut numbers[value as usize];
        number.length = if value >= 100 {
            3
        } else if value >= 10 {
            2
        } else {
            1
        };
        let all = [value / 100, value / 10 % 10, value % 10];
        let mut at = 0;
        while at < number.length {
            let digit = b'0' + all[3 - number.length + at];
            number.digits[at] = digit;
            number.between[1 + at] = digit;
            number.tail[at] = digit;
            at += 1;
        }
        at = 0;
        while at < TAIL.len() {
            number.tail[number.length + at] = TAIL[at];
            at += 1;
        }
        value += 1;
    }
    numbers
};
