//! Which units a file has named already: a fingerprint and a line for each, in about 16 bytes a row.
//!
//! 64 bits of fingerprint take two units for one with a chance of 1 in 37 million for a million rows; a job that wants
//! certainty compares the two rows it is told. The set is cut into 256 parts by the first byte of the fingerprint: each
//! grows by itself, so that growing needs no second copy of the whole, and each can be put aside on disk as it is.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::unit::UnitName;

/// Number of parts.
const PARTS: usize = 256;
/// An empty place: no fingerprint is zero.
const FREE: u64 = 0;

/// The units seen so far.
pub(super) struct Seen {
    parts: Vec<Part>,
}

/// Fingerprints by linear probing, in the order of their bits, so that growing keeps neighbours together.
#[derive(Default)]
struct Part {
    fingerprints: Vec<u64>,
    lines: Vec<u32>,
    filled: usize,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self { parts: (0..PARTS).map(|_| Part::default()).collect() }
    }

    /// Notes a unit; tells the line it was noted with before, if it was.
    pub(super) fn note(&mut self, unit: &UnitName, line: u64) -> Option<u64> {
        // The same for every run: a units file is the maker's own, and doubles must be told alike each time.
        let mut hasher = DefaultHasher::new();
        unit.hash(&mut hasher);
        let fingerprint = hasher.finish().max(1);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.parts[usize::from(fingerprint.to_be_bytes()[0])].note(fingerprint, line).map(u64::from)
    }

    /// Bytes held.
    #[cfg(test)]
    fn bytes(&self) -> usize {
        self.parts.iter().map(|part| part.fingerprints.capacity() * 8 + part.lines.capacity() * 4).sum()
    }
}

impl Part {
    fn note(&mut self, fingerprint: u64, line: u32) -> Option<u32> {
        // 85 % full at the most, and a sixth more when it grows: between 14 and 17 bytes a row.
        if (self.filled + 1) * 100 > self.fingerprints.len() * 85 {
            self.grow();
        }
        let place = self.place(fingerprint);
        if self.fingerprints[place] == fingerprint {
            return Some(self.lines[place]);
        }
        self.fingerprints[place] = fingerprint;
        self.lines[place] = line;
        self.filled += 1;
        None
    }

    /// Where a fingerprint stands, or could stand.
    fn place(&self, fingerprint: u64) -> usize {
        let len = self.fingerprints.len();
        // The first byte chose the part; the bits behind it, as a fraction of the length, choose the place.
        let fraction = u128::from(fingerprint << 8);
        let mut place = usize::try_from((fraction * len as u128) >> 64).unwrap_or(0);
        while self.fingerprints[place] != FREE && self.fingerprints[place] != fingerprint {
            place = if place + 1 == len { 0 } else { place + 1 };
        }
        place
    }

    fn grow(&mut self) {
        let len = self.fingerprints.len();
        let old = std::mem::take(self);
        self.fingerprints = vec![FREE; (len + len / 6).max(16)];
        self.lines = vec![0; self.fingerprints.len()];
        self.filled = old.filled;
        for (fingerprint, line) in old.fingerprints.into_iter().zip(old.lines) {
            if fingerprint != FREE {
                let place = self.place(fingerprint);
                self.fingerprints[place] = fingerprint;
                self.lines[place] = line;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::ModelCode;
    use crate::domain::unit::{ProductName, Serial};

    #[test]
    fn every_double_is_found_in_seventeen_bytes_a_row() {
        let unit = |number: u32| UnitName {
            product: ProductName::Model(ModelCode::stored("P".into())),
            serial: Serial::stored(format!("SN{number}")),
        };
        let mut seen = Seen::new();
        let rows = 200_000_u32;
        for number in 0..rows {
            assert_eq!(seen.note(&unit(number), u64::from(number) + 2), None);
        }
        for number in (0..rows).step_by(997) {
            assert_eq!(seen.note(&unit(number), 9_999_999), Some(u64::from(number) + 2));
        }
        assert!(seen.bytes() <= rows as usize * 17, "{} bytes", seen.bytes());
    }
}
