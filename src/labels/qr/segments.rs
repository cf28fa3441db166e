//! Cuts a text into numeric, alphanumeric and byte segments so that no other cut takes fewer bits
//! (ISO/IEC 18004, 7.4.1–7.4.5; Annex J only gives a rule of thumb). It writes no bits: `bits` does, from these segments.
//!
//! Why switching inside a run of like characters never pays: a digit costs at most 4 bits more in a
//! numeric segment that goes on, at least 5 in any other; a letter at most 6 against 8. So the only
//! places to switch are borders of runs, and a URI has about ten of those instead of sixty characters.

use super::tables::Class;

/// How a segment writes its characters (7.3, Table 2). Kanji mode is left out: its bytes are Shift JIS
/// and readers would have to guess where UTF-8 ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Digits, three in ten bits.
    Numeric,
    /// Digits, capitals and `$%*+-./: `, two in eleven bits.
    Alphanumeric,
    /// Anything, eight bits a byte; UTF-8 here.
    Byte,
}

impl Mode {
    const ALL: [Self; 3] = [Self::Numeric, Self::Alphanumeric, Self::Byte];

    /// The mode indicator, four bits (Table 2).
    pub(super) fn indicator(self) -> u32 {
        match self {
            Self::Numeric => 0b0001,
            Self::Alphanumeric => 0b0010,
            Self::Byte => 0b0100,
        }
    }

    /// Width of the character count in bits (Table 3).
    pub(super) fn count_width(self, class: Class) -> usize {
        let widths = match self {
            Self::Numeric => [10, 12, 14],
            Self::Alphanumeric => [9, 11, 13],
            Self::Byte => [8, 16, 16],
        };
        widths[class as usize]
    }

    fn header(self, class: Class) -> usize {
        4 + self.count_width(class)
    }

    /// Half bits that `len` characters take in one piece: halves because a pair of
    /// alphanumeric characters takes 11 bits and a run may end between the two.
    fn halves(self, len: usize) -> usize {
        match self {
            Self::Numeric => (len * 10).div_ceil(3) * 2,
            Self::Alphanumeric => len * 11,
            Self::Byte => len * 16,
        }
    }
}

/// A part of the text in one mode; `start` and `len` in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// How it is written.
    pub mode: Mode,
    /// First byte in the text.
    pub start: usize,
    /// Bytes, and in each of the three modes also the character count of its header.
    pub len: usize,
}

/// The segments of a text and the bits they take with their headers, terminator not counted.
#[derive(Debug, Default, Clone)]
pub struct Split {
    /// In the order of the text.
    pub segments: Vec<Segment>,
    /// Bits with headers.
    pub bits: usize,
    runs: Vec<Run>,
}

/// Neighbours of one kind, and for each mode the mode before it on the cheapest way here.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    before: [Mode; 3],
}

/// Far above any cost, far below overflow.
const NEVER: usize = usize::MAX / 4;

impl Split {
    /// Cuts `text` for versions of `class`. Among cuts of equal length the one with fewer switches wins.
    pub fn new(text: &str, class: Class) -> Self {
        let mut split = Self::default();
        split.cut(text.as_bytes(), class);
        split
    }

    /// As `new`, in the buffers that are there.
    pub(super) fn cut(&mut self, text: &[u8], class: Class) {
        self.segments.clear();
        self.runs.clear();
        let headers = Mode::ALL.map(|mode| mode.header(class) * 2);
        let mut state = State { cost: [NEVER; 3], cheapest: 0, last: Mode::Byte };
        let mut start = 0;
        while let Some(&first) = text.get(start) {
            let kind = KIND[usize::from(first)];
            let more = text[start + 1..].iter().take_while(|&&byte| KIND[usize::from(byte)] == kind);
            let len = 1 + more.count();
            let before = state.step(kind, len, headers);
            self.runs.push(Run { start, len, before });
            start += len;
        }
        self.bits = state.cheapest / 2;
        self.walk_back(state.last);
    }

    /// Follows the cheapest way from the last run to the first and joins runs that share a segment.
    fn walk_back(&mut self, last: Mode) {
        let mut mode = last;
        for run in self.runs.iter().rev() {
            match self.segments.last_mut() {
                Some(next) if next.mode == mode => {
                    next.start = run.start;
                    next.len += run.len;
                }
                _ => self.segments.push(Segment { mode, start: run.start, len: run.len }),
            }
            mode = run.before[mode as usize];
        }
        self.segments.reverse();
    }
}

/// What the text so far costs, in half bits.
struct State {
    /// Ending in an open segment of each mode.
    cost: [usize; 3],
    /// Ending in a closed segment, at best: an odd half bit is rounded up.
    cheapest: usize,
    /// The mode of that segment.
    last: Mode,
}

impl State {
    /// Adds a run; returns for each mode what mode came before it.
    #[inline]
    fn step(&mut self, kind: u8, len: usize, headers: [usize; 3]) -> [Mode; 3] {
        let [numeric, alphanumeric, byte] = headers.map(|header| self.cheapest + header);
        let [_, open_alphanumeric, open_byte] = self.cost;
        let on = |stays: bool, mode: Mode| if stays { mode } else { self.last };
        // A numeric segment never goes on: the run before this one was of another kind.
        let before = [
            self.last,
            on(open_alphanumeric <= alphanumeric, Mode::Alphanumeric),
            on(open_byte <= byte, Mode::Byte),
        ];
        let cost = [
            numeric + Mode::Numeric.halves(len),
            alphanumeric.min(open_alphanumeric) + Mode::Alphanumeric.halves(len),
            byte.min(open_byte) + Mode::Byte.halves(len),
        ];
        self.cost = [
            if kind == Mode::Numeric as u8 { cost[0] } else { NEVER },
            if kind <= Mode::Alphanumeric as u8 { cost[1] } else { NEVER },
            cost[2],
        ];
        (self.cheapest, self.last) = (cost[2], Mode::Byte);
        for mode in [Mode::Alphanumeric, Mode::Numeric] {
            let closed = self.cost[mode as usize].next_multiple_of(2);
            if closed < self.cheapest {
                (self.cheapest, self.last) = (closed, mode);
            }
        }
        before
    }
}

/// The cheapest mode that can write each byte, as its number.
const KIND: [u8; 256] = {
    let mut kinds = [Mode::Byte as u8; 256];
    let mut i = 0;
    while i < ALPHANUMERIC.len() {
        kinds[ALPHANUMERIC[i] as usize] = if i < 10 { Mode::Numeric as u8 } else { Mode::Alphanumeric as u8 };
        i += 1;
    }
    kinds
};

/// Table 5: the place of a character is its value.
pub(super) const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

#[cfg(test)]
mod tests {
    use super::*;

    fn modes(text: &str) -> Vec<(Mode, usize)> {
        Split::new(text, Class::Small).segments.iter().map(|s| (s.mode, s.len)).collect()
    }

    #[test]
    fn a_link_is_cut_where_its_alphabet_changes() {
        let uri = "https://ID.EXAMPLE.COM/01/09506000134352/21/ABC";
        assert_eq!(
            modes(uri),
            [(Mode::Byte, 5), (Mode::Alphanumeric, 21), (Mode::Numeric, 14), (Mode::Alphanumeric, 7)]
        );
        assert_eq!(Split::new(uri, Class::Small).bits, (12 + 40) + (13 + 116) + (14 + 47) + (13 + 39));
    }

    #[test]
    fn short_digits_stay_with_their_neighbours() {
        assert_eq!(modes("abc123def"), [(Mode::Byte, 9)]);
        assert_eq!(modes("AB12"), [(Mode::Alphanumeric, 4)]);
        assert_eq!(modes("é"), [(Mode::Byte, 2)]);
        assert_eq!(modes(""), []);
    }
}
