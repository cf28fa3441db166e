//! Text into a box: shrinks, then breaks, then ends in "…"; what must stay whole breaks anywhere instead.
//!
//! Works on one block at a time and knows no neighbours; `column` stacks the blocks. Sizes are the em in millimetres.

use std::ops::Range;
use std::sync::Arc;

use crate::labels::breaks;
use crate::labels::font::{Fonts, Line, MissingGlyph, Style, Weight};

/// Baseline to baseline, in em: the face's own ascent and descent, so that accents never touch the line above.
pub const LEADING: f64 = 1.22;
/// The same for lines of capitals and figures, which need less.
pub const CODE_LEADING: f64 = 1.16;
/// One line may shrink this far before a second one is opened.
const SHRINK_BEFORE_BREAK: f64 = 0.92;
const STEP: f64 = 0.95;

/// Sizes a block may take, in millimetres per em.
#[derive(Debug, Clone, Copy)]
pub struct Sizes {
    /// Taken when there is room.
    pub wanted: f64,
    /// Never smaller: below, nobody can read it.
    pub floor: f64,
}

impl Sizes {
    /// From `wanted` down to the floor, the floor included.
    fn steps(self) -> impl Iterator<Item = f64> {
        let floor = self.floor.min(self.wanted);
        std::iter::successors(Some(self.wanted), |size| Some(size * STEP))
            .take_while(move |size| *size > floor)
            .chain([floor])
    }
}

/// A block that has found its size and lines.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// Em in millimetres.
    pub size: f64,
    /// From top to bottom.
    pub lines: Vec<Arc<Line>>,
    /// Whether something was left out.
    pub cut: bool,
}

/// Width of a line at `size` with all its ink, in millimetres.
pub fn width(fonts: &Fonts, line: &Line, size: f64) -> f64 {
    let units = line.reach.left + line.width + line.reach.right;
    f64::from(units) * size / f64::from(fonts.heights(line.weight).em)
}

/// Sets running text in at most `max_lines` lines of `room` millimetres.
pub fn prose(
    fonts: &Fonts,
    (weight, text): (Weight, &str),
    room: f64,
    sizes: Sizes,
    max_lines: usize,
) -> Result<Fitted, MissingGlyph> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = fonts.line(weight, Style::Prose, &text)?;
    let ratio = room / width(fonts, &whole, 1.0).max(f64::MIN_POSITIVE);
    let single_floor = if max_lines > 1 { sizes.wanted * SHRINK_BEFORE_BREAK } else { sizes.floor };
    if ratio >= single_floor.max(sizes.floor).min(sizes.wanted) {
        return Ok(Fitted { size: ratio.min(sizes.wanted), lines: vec![whole], cut: false });
    }
    let broken = Broken { fonts, weight, text: &text, words: breaks::words(&text), rtl: whole.rtl };
    let measured = broken.measured()?;
    for size in sizes.steps() {
        let Some(breaks) = measured.balanced(room / size, max_lines) else { continue };
        let lines: Result<Vec<_>, _> =
            breaks.windows(2).map(|pair| broken.line(broken.text_of(pair[0]..pair[1]))).collect();
        let lines = lines?;
        // Kerning across the blank may add a hair to the sum of the words.
        if lines.iter().all(|line| width(fonts, line, size) <= room) {
            return Ok(Fitted { size, lines, cut: false });
        }
    }
    let lines = broken.cut_off(room / sizes.floor, max_lines)?;
    Ok(Fitted { size: sizes.floor, lines, cut: true })
}

/// Sets text that must never lose a character: broken at any place when even the floor is too wide.
pub fn whole(
    fonts: &Fonts,
    (weight, text): (Weight, &str),
    room: f64,
    size: f64,
) -> Result<Vec<Arc<Line>>, MissingGlyph> {
    let line = fonts.line(weight, Style::Code, text)?;
    if width(fonts, &line, size) <= room + 1e-9 {
        return Ok(vec![line]);
    }
    chopped(fonts, (weight, Style::Code), text, room / size)
}

/// Running text and the words that its lines are made of.
struct Broken<'a> {
    fonts: &'a Fonts,
    weight: Weight,
    text: &'a str,
    words: Vec<Range<usize>>,
    /// Every line reads as the whole text does.
    rtl: bool,
}

impl<'a> Broken<'a> {
    /// Words from one to before another, as they stand in the text.
    fn text_of(&self, words: Range<usize>) -> &'a str {
        let words = &self.words[words];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return "" };
        &self.text[first.start..last.end]
    }

    fn line(&self, text: &str) -> Result<Arc<Line>, MissingGlyph> {
        self.fonts.prose(self.weight, text, self.rtl.then_some(true))
    }

    fn measured(&self) -> Result<Words, MissingGlyph> {
        let space = self.line(" ").map_or(0.25, |line| width(self.fonts, &line, 1.0));
        let mut measured = Words { widths: Vec::new(), gaps: Vec::new() };
        let mut end = 0;
        for word in &self.words {
            let line = self.line(&self.text[word.clone()])?;
            measured.widths.push(width(self.fonts, &line, 1.0));
            measured.gaps.push(if word.start > end { space } else { 0.0 });
            end = word.end;
        }
        Ok(measured)
    }
}

/// Widths in em, and the room before each word that does not begin a line.
struct Words {
    widths: Vec<f64>,
    gaps: Vec<f64>,
}

impl Words {
    /// Line breaks for `room`, as indices of first words and the end; `None` if a word or the whole is too wide.
    fn greedy(&self, room: f64, max_lines: usize) -> Option<Vec<usize>> {
        let mut breaks = vec![0];
        let mut used = 0.0;
        for (at, (word, gap)) in self.widths.iter().zip(&self.gaps).enumerate() {
            if *word > room {
                return None;
            }
            let joined = used + gap + word;
            if at == 0 || joined > room {
                if at > 0 {
                    breaks.push(at);
                }
                used = *word;
            } else {
                used = joined;
            }
        }
        breaks.push(self.widths.len());
        (breaks.len() <= max_lines + 1).then_some(breaks)
    }

    /// As few lines as greedy breaking needs, but as even as can be: the narrowest room that needs no more lines.
    fn balanced(&self, room: f64, max_lines: usize) -> Option<Vec<usize>> {
        let mut best = self.greedy(room, max_lines)?;
        let (mut low, mut high) = (0.0, room);
        for _ in 0..12 {
            let middle = f64::midpoint(low, high);
            match self.greedy(middle, best.len() - 1) {
                Some(breaks) => (best, high) = (breaks, middle),
                None => low = middle,
            }
        }
        Some(best)
    }
}

/// Breaks between any two letters; `room` in em. At least one character goes on each line.
fn chopped(
    fonts: &Fonts,
    (weight, style): (Weight, Style),
    text: &str,
    room: f64,
) -> Result<Vec<Arc<Line>>, MissingGlyph> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let mut fitting = fonts.line(weight, style, rest)?;
        if width(fonts, &fitting, 1.0) > room {
            let cuts = breaks::letters(rest);
            let (mut low, mut high) = (1, cuts.len());
            let cut = |n: usize| cuts.get(n).copied().unwrap_or(rest.len());
            while high - low > 1 {
                let middle = usize::midpoint(low, high);
                let line = fonts.line(weight, style, &rest[..cut(middle)])?;
                if width(fonts, &line, 1.0) <= room { low = middle } else { high = middle }
            }
            let end = if style == Style::Code { after_hyphen(rest, cut(low)) } else { cut(low) };
            fitting = fonts.line(weight, style, &rest[..end])?;
        }
        rest = rest[fitting.text.len()..].trim_start();
        lines.push(fitting);
    }
    Ok(lines)
}

/// The hyphen nearest to the middle, so that a code breaks between its groups; `limit` where there is none before it.
fn after_hyphen(text: &str, limit: usize) -> usize {
    let hyphens = text[..limit].match_indices('-').map(|(at, _)| at + 1);
    hyphens.min_by_key(|end| end.abs_diff(text.len() / 2)).unwrap_or(limit)
}

impl Broken<'_> {
    /// Fills `max_lines` lines of `room` em with whole words as far as they go; the last ends in "…".
    fn cut_off(&self, room: f64, max_lines: usize) -> Result<Vec<Arc<Line>>, MissingGlyph> {
        let fits = |line: &Line| width(self.fonts, line, 1.0) <= room;
        let mut lines = Vec::new();
        let mut next = 0;
        while lines.len() + 1 < max_lines {
            let mut fitting = None;
            for end in next + 1..=self.words.len() {
                let line = self.line(self.text_of(next..end))?;
                if !fits(&line) {
                    break;
                }
                fitting = Some((end, line));
            }
            // A word wider than the line is cut on the last one.
            let Some((end, line)) = fitting else { break };
            lines.push(line);
            next = end;
        }
        let rest = self.text_of(next..self.words.len());
        for end in breaks::letters(rest).into_iter().rev() {
            let line = self.line(&format!("{}…", rest[..end].trim_end()))?;
            if end == 0 || fits(&line) {
                lines.push(line);
                break;
            }
        }
        Ok(lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes = Sizes { wanted: 3.0, floor: 2.0 };

    fn fit(text: &str, room: f64, max_lines: usize) -> (f64, Vec<String>) {
        let fonts = Fonts::load().unwrap();
        let fitted = prose(&fonts, (Weight::SemiBold, text), room, SIZES, max_lines).unwrap();
        assert!(fitted.lines.iter().all(|line| width(&fonts, line, fitted.size) <= room + 1e-9));
        (fitted.size, fitted.lines.iter().map(|line| line.text.clone()).collect())
    }

    #[test]
    fn text_shrinks_then_breaks_then_ends_in_an_ellipsis() {
        let name = "Standby generator 7.5 kW";
        assert_eq!(fit(name, 50.0, 2), (3.0, vec![name.to_owned()]));
        let (size, lines) = fit(name, 36.0, 2);
        assert!(size < 3.0 && lines.len() == 1, "{size} {lines:?}");
        assert_eq!(fit(name, 28.0, 2).1, ["Standby", "generator 7.5 kW"]);
        assert!(fit(name, 8.0, 2).1.last().unwrap().ends_with('…'));
    }

    #[test]
    fn every_script_breaks_where_it_may() {
        assert_eq!(fit("ドアが二つある冷蔵庫", 15.0, 2).1, ["ドアが二つ", "ある冷蔵庫"]);
        assert_eq!(fit("ตู้เย็นสองประตู", 13.0, 2).1, ["ตู้เย็น", "สองประตู"]);
        assert_eq!(fit("مولد كهربائي احتياطي", 15.0, 2).1.concat(), "مولد كهربائياحتياطي");
        assert!(fit("आपातकालीनविद्युतजनरेटर", 8.0, 2).1.concat().ends_with('…'));
    }

    #[test]
    fn lines_are_as_even_as_they_can_be() {
        assert_eq!(fit("one two three four", 24.0, 2).1, ["one two", "three four"]);
    }

    #[test]
    fn what_must_stay_whole_loses_no_character() {
        let fonts = Fonts::load().unwrap();
        let lines = whole(&fonts, (Weight::SemiBold, "SN2600000000000001"), 12.0, 2.0).unwrap();
        assert!(lines.len() > 1 && lines.iter().all(|line| width(&fonts, line, 2.0) <= 12.0));
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), "SN2600000000000001");
    }
}
