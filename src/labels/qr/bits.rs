//! Writes segments as data codewords: mode, count, characters, terminator, padding
//! (ISO/IEC 18004, 7.4.2–7.4.5 and 7.4.9–7.4.10). It does not choose them: `segments` did; `ecc` reads what stands here.
//!
//! Bytes are UTF-8 and no ECI says so: plain ASCII, which our URIs are, means the same in every
//! reading of byte mode; beyond ASCII phones try UTF-8 first, while an ECI costs 12 bits and some
//! scanners type it out as text.

use super::segments::{ALPHANUMERIC, Mode, Segment};
use super::tables::Class;

/// Replaces `out` by the `capacity` data codewords of `text`. The segments must fit, which
/// the choice of the version has seen to.
pub(super) fn pack(text: &[u8], segments: &[Segment], class: Class, capacity: usize, out: &mut Vec<u8>) {
    out.clear();
    let mut writer = Writer { out, held: 0, count: 0 };
    for segment in segments {
        let characters = &text[segment.start..segment.start + segment.len];
        writer.push(u64::from(segment.mode.indicator()), 4);
        writer.push(segment.len as u64, segment.mode.count_width(class));
        match segment.mode {
            Mode::Numeric => writer.digits(characters),
            Mode::Alphanumeric => writer.alphanumeric(characters),
            Mode::Byte => writer.bytes(characters),
        }
    }
    writer.finish(capacity);
}

/// Collects bits, most significant first; fewer than 32 wait in `held` between two calls.
struct Writer<'a> {
    out: &'a mut Vec<u8>,
    held: u64,
    count: usize,
}

impl Writer<'_> {
    /// Appends the low `width` (≤ 32) bits of `value`.
    #[inline]
    fn push(&mut self, value: u64, width: usize) {
        self.held = self.held << width | value;
        self.count += width;
        if self.count >= 32 {
            self.count -= 32;
            let [.., a, b, c, d] = (self.held >> self.count).to_be_bytes();
            self.out.extend_from_slice(&[a, b, c, d]);
        }
    }

    /// Three digits in ten bits, two in seven, one in four (7.4.3).
    fn digits(&mut self, digits: &[u8]) {
        for group in digits.chunks(3) {
            let value = group.iter().fold(0, |value, digit| value * 10 + u64::from(digit & 15));
            self.push(value, group.len() * 3 + 1);
        }
    }

    /// Two characters in eleven bits, a last one in six (7.4.4).
    fn alphanumeric(&mut self, characters: &[u8]) {
        let value = |byte: u8| u64::from(VALUE[usize::from(byte)]);
        let (pairs, rest) = characters.as_chunks::<2>();
        for &[first, second] in pairs {
            self.push(value(first) * 45 + value(second), 11);
        }
        for &last in rest {
            self.push(value(last), 6);
        }
    }

    /// Eight bits a byte (7.4.5).
    fn bytes(&mut self, bytes: &[u8]) {
        let (fours, rest) = bytes.as_chunks::<4>();
        for &four in fours {
            self.push(u64::from(u32::from_be_bytes(four)), 32);
        }
        for &byte in rest {
            self.push(u64::from(byte), 8);
        }
    }

    /// Terminator of up to four zeros, zeros up to the next codeword (7.4.9), then the two pad codewords in turn (7.4.10).
    fn finish(mut self, capacity: usize) {
        let room = capacity * 8 - self.out.len() * 8 - self.count;
        self.push(0, room.min(4));
        self.push(0, (8 - self.count % 8) % 8);
        let left = self.count / 8;
        let bytes = self.held.to_be_bytes();
        self.out.extend_from_slice(&bytes[8 - left..]);
        for pad in [0xEC, 0x11].into_iter().cycle().take(capacity - self.out.len()) {
            self.out.push(pad);
        }
    }
}

/// Value of each alphanumeric character (Table 5); 0 where `segments` never looks.
#[expect(clippy::cast_possible_truncation, reason = "45 characters")]
const VALUE: [u8; 256] = {
    let mut values = [0; 256];
    let mut i = 0;
    while i < ALPHANUMERIC.len() {
        values[ALPHANUMERIC[i] as usize] = i as u8;
        i += 1;
    }
    values
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::qr::segments::Split;

    fn packed(text: &str, capacity: usize) -> Vec<u8> {
        let split = Split::new(text, Class::Small);
        let mut out = Vec::new();
        pack(text.as_bytes(), &split.segments, Class::Small, capacity, &mut out);
        out
    }

    #[test]
    fn the_example_of_annex_i_gives_its_codewords() {
        let expected =
            [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11];
        assert_eq!(packed("01234567", 16), expected);
    }

    #[test]
    fn the_example_of_7_4_4_gives_its_bits() {
        // 0010 000000101 00111001110 11100111001 000010, then the terminator.
        assert_eq!(packed("AC-42", 6), [0x20, 0x29, 0xCE, 0xE7, 0x21, 0x00]);
    }

    #[test]
    fn the_terminator_shrinks_when_the_symbol_is_full() {
        assert_eq!(packed("aé!", 6), [0x40, 0x46, 0x1C, 0x3A, 0x92, 0x10]);
        assert_eq!(packed("1234567", 5), [0x10, 0x1C, 0x7B, 0x72, 0x1C]);
    }
}
