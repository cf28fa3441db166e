//! Where a line of text may end: between words, and where words do not suffice, between letters.
//!
//! Blanks part the words of Latin, Greek and Cyrillic. Other scripts have rules of their own (UAX 14), and Thai words are found
//! by what is likely, since nothing parts them. Knows no width and no font.

use std::ops::Range;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter};

/// The words of a text, without the blanks around them: a line may end behind each.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let trimmed = |range: Range<usize>| {
        let word = &text[range.clone()];
        let start = range.start + (word.len() - word.trim_start().len());
        start..start + word.trim().len()
    };
    let ends: Vec<usize> = if is_plain(text) {
        let blanks = text.char_indices().filter(|(_, c)| c.is_whitespace());
        blanks.map(|(at, c)| at + c.len_utf8()).chain([text.len()]).collect()
    } else {
        LineSegmenter::new_auto(LineBreakOptions::default()).segment_str(text).collect()
    };
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let ranges = starts.zip(ends.iter().copied()).filter(|(start, end)| start < end);
    ranges.map(|(start, end)| trimmed(start..end)).filter(|word| !word.is_empty()).collect()
}

/// Where letters begin, with all their marks: byte offsets, the first of them 0.
pub fn letters(text: &str) -> Vec<usize> {
    if is_plain(text) {
        let marks = '\u{300}'..='\u{36f}';
        return text.char_indices().filter(|(_, c)| !marks.contains(c)).map(|(at, _)| at).collect();
    }
    GraphemeClusterSegmenter::new().segment_str(text).filter(|at| *at < text.len()).collect()
}

/// Whether blanks alone part its words: Latin, Greek, Cyrillic and the signs around them.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| c < '\u{590}' || ('\u{1e00}'..'\u{2c00}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|word| &text[word]).collect()
    }

    #[test]
    fn words_are_parted_as_each_script_does() {
        assert_eq!(split("  Generator 7.5\u{a0}kW x-ray "), ["Generator", "7.5", "kW", "x-ray"]);
        assert_eq!(split("مولد كهربائي"), ["مولد", "كهربائي"]);
        assert_eq!(split("ตู้เย็นสองประตู"), ["ตู้", "เย็น", "สอง", "ประตู"]);
        // No line begins with a small kana, a long vowel or a closing bracket.
        assert_eq!(split("「冷蔵庫」ドア"), ["「冷", "蔵", "庫」", "ド", "ア"]);
    }

    #[test]
    fn letters_keep_their_marks() {
        let cut = |text: &str| letters(text).len();
        assert_eq!((cut("e\u{301}a"), cut("ที่"), cut("か\u{3099}")), (2, 1, 1));
        // Consonants that join stay together.
        assert_eq!(cut("क्षि"), 1);
    }
}
