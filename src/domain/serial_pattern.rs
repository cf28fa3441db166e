//! A serial as somebody read it aloud, found among serials as they are: case, dashes, blanks, `O/0` and `I/L/1` forgiven.
//!
//! Tens of millions of units are kept in the order of their raw serials and have no second index. So the search leaps: the
//! store tells the next serial there is, [`SerialPattern::next`] the next text that could still fit. `store::units` does the
//! leaping.

use super::code::proof::forgive;

/// The folded beginning of a serial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerialPattern(pub(super) Vec<char>);

impl SerialPattern {
    /// The serial begins so, as people read it.
    pub fn fits(&self, serial: &str) -> bool {
        let mut folded = forgive(serial).chars().collect::<Vec<_>>().into_iter();
        self.0.iter().all(|wanted| folded.next() == Some(*wanted))
    }

    /// The serial is this one, as people read it.
    pub fn is(&self, serial: &str) -> bool {
        forgive(serial).chars().eq(self.0.iter().copied())
    }

    /// The smallest text that sorts behind `serial`, which does not fit, and may begin one that does; `None` when none can.
    pub fn next(&self, serial: &str) -> Option<String> {
        let raw: Vec<char> = serial.chars().collect();
        let held = self.held(&raw);
        (0..=held.len().min(raw.len())).rev().find_map(|at| {
            let wanted = *held.get(at)?;
            let behind = raw.get(at).copied();
            let next = spellings(*self.0.get(wanted)?).find(|c| behind.is_none_or(|behind| *c > behind))?;
            Some(raw[..at].iter().collect::<String>() + next.encode_utf8(&mut [0; 4]))
        })
    }

    /// How many characters of the pattern are matched before each position of `raw`, up to where it stops to fit.
    fn held(&self, raw: &[char]) -> Vec<usize> {
        let mut matched = 0;
        let mut held = vec![0];
        for c in raw {
            match forgive(c.encode_utf8(&mut [0; 4])).chars().next() {
                None => {}
                Some(folded) if self.0.get(matched) == Some(&folded) => matched += 1,
                Some(_) => break,
            }
            held.push(matched);
        }
        held
    }
}

/// What may stand in a serial where this folded character is wanted, in order: its own spellings, and the dash and blanks
/// that are passed over.
fn spellings(folded: char) -> impl Iterator<Item = char> {
    let own: &[char] = match folded {
        '0' => &['0', 'O', 'o'],
        '1' => &['1', 'I', 'L', 'i', 'l'],
        _ => &[],
    };
    let (upper, lower) = (folded.to_ascii_uppercase(), folded.to_ascii_lowercase());
    let mut all: Vec<char> = vec!['-', upper, lower];
    all.extend(own);
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    /// As the store does it, over a set in memory.
    fn leap(serials: &BTreeSet<String>, pattern: &SerialPattern) -> (Vec<String>, usize) {
        let (mut found, mut from, mut leaps) = (Vec::new(), String::new(), 0);
        while let Some(serial) = serials.range(from.clone()..).next() {
            leaps += 1;
            if pattern.fits(serial) {
                found.push(serial.clone());
                from = format!("{serial}\0");
            } else {
                let Some(next) = pattern.next(serial) else { break };
                assert!(next > *serial, "{next} stays behind {serial}");
                from = next;
            }
        }
        (found, leaps)
    }

    fn pattern(typed: &str) -> SerialPattern {
        SerialPattern(forgive(typed).chars().collect())
    }

    #[test]
    fn few_leaps_cross_a_hundred_thousand_serials() {
        let serials: BTreeSet<String> = (0..100_000).map(|n| format!("WM7A-2O{n:06}")).collect();
        let (found, leaps) = leap(&serials, &pattern("wm7a 2oo12345"));
        assert_eq!(found, ["WM7A-2O012345"]);
        assert!(leaps < 60, "{leaps}");
    }

    proptest! {
        #[test]
        fn leaping_finds_exactly_what_fits(
            serials in proptest::collection::btree_set("[01OIL2aBo-]{1,7}", 1..200),
            typed in "[01OIL2aBo]{1,4}",
        ) {
            let pattern = pattern(&typed);
            let all: Vec<String> = serials.iter().filter(|serial| pattern.fits(serial)).cloned().collect();
            prop_assert_eq!(leap(&serials, &pattern).0, all);
        }
    }
}
