//! Whether the text found on a label is that of its row: all of it, nothing else, nothing missing that may not be.
//!
//! What is found is a sign for each glyph, by `readings`; what is due is set anew from the row and told in the same signs.

use super::Mismatch;
use super::readings::{Readings, counts, told};
use crate::labels::breaks;
use crate::labels::font::{Fonts, Style, Weight};
use crate::labels::job::{Job, Label};
use crate::labels::layout::Element;
use crate::labels::template::Saying;

/// Compares the lines found on a label, in whatever order, with what its row says. Blanks do not count.
pub(super) fn check(
    (fonts, readings): (&Fonts, &Readings),
    job: &Job,
    label: &Label,
    lines: &[String],
) -> Result<(), Mismatch> {
    let (mut found, mut ends) = (Vec::new(), Vec::with_capacity(lines.len()));
    for line in lines {
        found.extend(line.chars().filter(|c| counts(fonts, *c)));
        ends.push(found.len());
    }
    let pieces = pieces(fonts, readings, job, label);
    let label = Found { signs: &found, ends: &ends, pieces: &pieces, fonts, readings };
    if label.tiles(0, 0) {
        return Ok(());
    }
    let told: Vec<String> = lines.iter().map(|line| told(fonts, line)).collect();
    Err(Mismatch::Text(told.join(" ")))
}

/// Whether letters that a page says on its own are in a text of the label.
pub(super) fn is_of(job: &Job, label: &Label, said: &str) -> bool {
    let saying = Saying { words: &job.words, more: &job.look.more, host: &job.host };
    let all = saying.all(&job.look.template, label);
    said == "…" || all.into_iter().any(|text| text.value.contains(said) || text.word.contains(said))
}

/// Every text the template shows of the row. What may be given up need not be there; names and places may be cut.
fn pieces(fonts: &Fonts, readings: &Readings, job: &Job, label: &Label) -> Vec<Piece> {
    let (template, words) = (&job.look.template, &job.words);
    let saying = Saying { words, more: &job.look.more, host: &job.host };
    let shown = |style, text: &str| readings.shown(fonts, fonts.line(Weight::Regular, style, text), text);
    let prose = |text: &str, need| {
        let line = fonts.line(Weight::SemiBold, Style::Prose, text);
        let mixed = line.as_ref().ok().filter(|line| line.mixed);
        let rtl = mixed.map(|line| line.rtl);
        let prose = rtl.map(|rtl| Prose { text: text.split_whitespace().collect::<Vec<_>>().join(" "), rtl });
        Piece { text: readings.shown(fonts, line, text), need, prose }
    };
    let mut pieces = Vec::new();
    for said in saying.all(template, label) {
        let droppable = said.element == Element::Place || template.drop.contains(&said.element);
        let need = match said.element {
            Element::Name | Element::Place => Need::Start,
            _ if droppable => Need::May,
            _ => Need::Must,
        };
        if matches!(said.element, Element::Name | Element::Place | Element::CallToAction | Element::Text(_)) {
            pieces.push(prose(said.value, need));
            continue;
        }
        let (word, value) = (shown(Style::Prose, said.word), shown(Style::Code, said.value));
        if said.element == Element::Typed {
            // Its word has no room beside the host on a flat cell.
            pieces.push(Piece { text: word, need: Need::May, prose: None });
            pieces.push(Piece { text: value, need, prose: None });
        } else {
            pieces.push(Piece { text: [word, value].concat(), need, prose: None });
        }
    }
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Stands on every label, whole.
    Must,
    /// Whole or not at all.
    May,
    /// Whole, its start and "…", or not at all.
    Start,
}

struct Piece {
    text: Vec<char>,
    need: Need,
    /// Set where the order of signs depends on where lines end.
    prose: Option<Prose>,
}

/// Running text of any script.
struct Prose {
    text: String,
    rtl: bool,
}

/// What was found on a label, and what is due.
struct Found<'a> {
    signs: &'a [char],
    /// Where each line of it ends.
    ends: &'a [usize],
    pieces: &'a [Piece],
    fonts: &'a Fonts,
    readings: &'a Readings,
}

impl Found<'_> {
    /// Whether the rest of what was found can be laid out without gap or overlap from the pieces, each at most once. `used` has
    /// a bit for each.
    fn tiles(&self, at: usize, used: u32) -> bool {
        if at == self.signs.len() {
            let missing = |(at, piece): (usize, &Piece)| piece.need == Need::Must && used >> at & 1 == 0;
            return !self.pieces.iter().enumerate().any(missing);
        }
        self.pieces.iter().enumerate().any(|(index, piece)| {
            let used_now = used | 1 << index;
            let broken = || {
                let prose = piece.prose.as_ref().filter(|_| at == 0 || self.ends.contains(&at));
                prose.and_then(|prose| self.broken(prose, &prose.text, piece.need, at))
            };
            used >> index & 1 == 0
                && (lengths(&self.signs[at..], piece).any(|length| self.tiles(at + length, used_now))
                    || broken().is_some_and(|end| self.tiles(end, used_now)))
        })
    }

    /// Where lines end that say `rest`, the first of which begins at `at`: each is set anew with the words it may hold.
    fn broken(&self, prose: &Prose, rest: &str, need: Need, at: usize) -> Option<usize> {
        let end = *self.ends.iter().find(|end| **end > at)?;
        let says = |text: &str| {
            let line = self.fonts.prose(Weight::SemiBold, text, Some(prose.rtl));
            self.readings.shown(self.fonts, line, text) == self.signs[at..end]
        };
        if says(rest) {
            return Some(end);
        }
        let mut words = breaks::words(rest).into_iter();
        let word = words.find(|word| word.end < rest.len() && says(&rest[..word.end]));
        if let Some(word) = word {
            return self.broken(prose, rest[word.end..].trim_start(), need, end);
        }
        let cut = |at: &usize| says(&format!("{}…", rest[..*at].trim_end()));
        (need == Need::Start && breaks::letters(rest).iter().any(cut)).then_some(end)
    }
}

/// How many characters of `found` a piece may account for.
fn lengths(found: &[char], piece: &Piece) -> impl Iterator<Item = usize> {
    let common = found.iter().zip(&piece.text).take_while(|(a, b)| a == b).count();
    let whole = (common == piece.text.len() && common > 0).then_some(common);
    let cut = piece.prose.is_none() && piece.need == Need::Start && found.get(common) == Some(&'…');
    whole.into_iter().chain(cut.then_some(common + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(list: &[(&str, Need)]) -> Vec<Piece> {
        list.iter()
            .map(|(text, need)| Piece { text: text.chars().collect(), need: *need, prose: None })
            .collect()
    }

    fn tiled(found: &str, list: &[(&str, Need)]) -> bool {
        let fonts = Fonts::load().unwrap();
        let (found, pieces) = (found.chars().collect::<Vec<_>>(), pieces(list));
        let readings = Readings::new(&fonts);
        Found { signs: &found, ends: &[found.len()], pieces: &pieces, fonts: &fonts, readings: &readings }
            .tiles(0, 0)
    }

    #[test]
    fn a_serial_that_only_begins_like_the_right_one_is_wrong() {
        let row = [("SerialSN1", Need::Must), ("go.example", Need::May)];
        assert!(tiled("go.exampleSerialSN1", &row) && tiled("SerialSN1", &row));
        assert!(
            !tiled("SerialSN12", &row) && !tiled("go.example", &row) && !tiled("SerialSN1SerialSN1", &row)
        );
    }

    #[test]
    fn only_a_name_may_be_shortened() {
        let row = [("Dishwasher", Need::Start), ("SerialSN1", Need::Must)];
        assert!(tiled("Dishw…SerialSN1", &row) && tiled("DishwasherSerialSN1", &row));
        assert!(!tiled("Dishmop…SerialSN1", &row) && !tiled("DishwasherSerialS…", &row));
    }
}
