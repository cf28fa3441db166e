//! Which glyphs a document uses: what its fonts are cut down to, and what those glyphs say.

use crate::labels::font::{FACES, Line};

/// Glyphs that a document has used, by face.
pub type UsedFaces = [Used; FACES];

/// Glyphs of one face that a document has used.
#[derive(Debug, Clone, Default)]
pub struct Used {
    bits: Vec<u64>,
    /// What glyphs say that the font's character map does not know: where they were used first.
    pub odd: Vec<(u16, String)>,
}

impl Used {
    /// All of them, in ascending order.
    pub fn glyphs(&self) -> Vec<u16> {
        (0..=u16::MAX).filter(|id| self.has(*id)).collect()
    }

    fn has(&self, id: u16) -> bool {
        self.bits.get(usize::from(id) / 64).is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    /// Adds what another part of the document has used.
    pub fn merge(&mut self, other: &Self) {
        let fresh = other.odd.iter().filter(|(id, _)| !self.has(*id));
        let fresh: Vec<_> = fresh.cloned().collect();
        self.odd.extend(fresh);
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        self.bits.iter_mut().zip(&other.bits).for_each(|(mine, theirs)| *mine |= theirs);
    }

    /// Notes a glyph of a line. `reading` is what the character map says.
    pub fn note(&mut self, (line, at): (&Line, usize), id: u16, reading: impl Fn() -> Option<char>) {
        if self.has(id) {
            return;
        }
        let word = usize::from(id) / 64;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (id % 64);
        let text = line.text_of(at);
        if reading().is_none() && !text.is_empty() {
            self.odd.push((id, text.to_owned()));
        }
    }
}
