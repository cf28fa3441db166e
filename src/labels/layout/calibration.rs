//! The calibration page of a stock: outlines of its cells, rulers, crosses at known places, and words on what to measure.
//!
//! Geometry only, in millimetres of the page; `pdf::calibration` draws it, corrected as labels are, so that it shows what
//! is still missing.

use super::column::{self, Anchor, Area, Block, Content};
use super::fit::Sizes;
use super::{Element, MM_PER_POINT, Text};
use crate::labels::font::{Fonts, MissingGlyph, Style, Weight};
use crate::labels::stock::{Mark, Size, Stock};

/// How far a cross lies from the left and the upper edge of the paper, in mm.
pub const CROSS: f64 = 20.0;
/// Length of both rulers on a sheet, in mm. Four inches fit.
pub const RULER: f64 = 110.0;
/// Pages smaller than this have no room for words.
const ROOMY: f64 = 140.0;
const MM_PER_INCH: f64 = 25.4;

/// What is said on a calibration page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CalibrationWords {
    /// "Calibration page: Avery L7160, …"
    pub title: String,
    /// What to do, step by step.
    pub steps: Vec<String>,
}

/// A page of lines and words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Calibration {
    /// Outlines, rulers and crosses.
    pub marks: Vec<Mark>,
    /// Left, top, width and height of a white field upon the outlines, if there is one; what follows lies on it.
    pub field: Option<[f64; 4]>,
    /// Rulers on the field.
    pub on_field: Vec<Mark>,
    /// Words and figures.
    pub texts: Vec<Text>,
}

impl Calibration {
    /// Draws up the page of a stock.
    ///
    /// # Errors
    /// The label font lacks a character of the words.
    pub fn new(fonts: &Fonts, stock: &Stock, words: &CalibrationWords) -> Result<Self, MissingGlyph> {
        let mut page = Self::default();
        for cell in 0..stock.per_page() {
            page.outline(stock.cell_at(cell), stock.cell);
        }
        let Size { width, height } = stock.page;
        if width < ROOMY || height < ROOMY {
            page.small(fonts, stock)?;
            return Ok(page);
        }
        for (x, y) in
            [(CROSS, CROSS), (width - CROSS, CROSS), (CROSS, height - CROSS), (width - CROSS, height - CROSS)]
        {
            page.cross((x, y), 6.0);
        }
        let (wide, tall) = (RULER + 34.0, RULER + 26.0);
        let (left, top) = ((width - wide) / 2.0, (height - tall) / 2.0);
        page.field = Some([left, top, wide, tall]);
        let start = (left + 12.0, top + 12.0);
        page.ruler_across(fonts, start, RULER)?;
        page.ruler_down(fonts, start, RULER)?;
        let area = Area {
            left: start.0 + 14.0,
            top: start.1 + 16.0,
            right: left + wide - 4.0,
            bottom: top + tall - 4.0,
            over: 0.0,
        };
        page.words(fonts, words, area)?;
        Ok(page)
    }

    /// Too small for words: rulers along two edges and a cross in the middle.
    fn small(&mut self, fonts: &Fonts, stock: &Stock) -> Result<(), MissingGlyph> {
        let Size { width, height } = stock.page;
        let [across, down] = stock.margin;
        let start = (across.max(1.0), down.max(1.0));
        self.cross((width / 2.0, height / 2.0), height.min(width) / 6.0);
        // Figures are distances from the paper's edge; what the printer cannot reach is left out.
        for at in (0..=whole(width)).filter(|at| (start.0..=width - start.0).contains(&f64::from(*at))) {
            self.on_field.push(Mark { left: f64::from(at), top: start.1, across: 0.0, down: tick(at) });
            // No figure that would leave the paper.
            if at % 10 == 0 && f64::from(at) < width - start.0 - 4.0 {
                self.figure(fonts, &at.to_string(), (f64::from(at) + 0.4, start.1 + 5.6), 1.8)?;
            }
        }
        for at in (0..=whole(height)).filter(|at| (start.1..=height - start.1).contains(&f64::from(*at))) {
            self.on_field.push(Mark { left: start.0, top: f64::from(at), across: tick(at), down: 0.0 });
            if at % 10 == 0 && f64::from(at) > start.1 + 6.0 {
                self.figure(fonts, &at.to_string(), (start.0 + 4.6, f64::from(at) + 0.6), 1.8)?;
            }
        }
        let name = format!("{} {}", stock.maker, stock.name);
        self.figure(fonts, &name, (width / 2.0 + 1.5, height / 2.0 - 1.5), 2.2)
    }

    fn outline(&mut self, (left, top): (f64, f64), cell: Size) {
        let (right, bottom) = (left + cell.width, top + cell.height);
        for top in [top, bottom] {
            self.marks.push(Mark { left, top, across: cell.width, down: 0.0 });
        }
        for left in [left, right] {
            self.marks.push(Mark { left, top, across: 0.0, down: cell.height });
        }
    }

    fn cross(&mut self, (x, y): (f64, f64), arm: f64) {
        self.marks.push(Mark { left: x - arm, top: y, across: 2.0 * arm, down: 0.0 });
        self.marks.push(Mark { left: x, top: y - arm, across: 0.0, down: 2.0 * arm });
    }

    /// Millimetres below the line, inches above it.
    fn ruler_across(&mut self, fonts: &Fonts, (x, y): (f64, f64), length: f64) -> Result<(), MissingGlyph> {
        self.on_field.push(Mark { left: x, top: y, across: length, down: 0.0 });
        for at in 0..=whole(length) {
            let left = x + f64::from(at);
            self.on_field.push(Mark { left, top: y, across: 0.0, down: tick(at) });
            // Nothing where both rulers meet.
            if at % 10 == 0 && at > 0 {
                self.figure(fonts, &at.to_string(), (left + 0.4, y + 5.6), 2.0)?;
            }
        }
        for eighth in 0..=whole(length / MM_PER_INCH * 8.0) {
            let left = x + f64::from(eighth) * MM_PER_INCH / 8.0;
            let down = inch_tick(eighth);
            self.on_field.push(Mark { left, top: y - down, across: 0.0, down });
            if eighth % 8 == 0 {
                self.figure(fonts, &format!("{} in", eighth / 8), (left + 0.4, y - 4.4), 2.0)?;
            }
        }
        Ok(())
    }

    /// Millimetres right of the line, inches left of it.
    fn ruler_down(&mut self, fonts: &Fonts, (x, y): (f64, f64), length: f64) -> Result<(), MissingGlyph> {
        self.on_field.push(Mark { left: x, top: y, across: 0.0, down: length });
        for at in 0..=whole(length) {
            let top = y + f64::from(at);
            self.on_field.push(Mark { left: x, top, across: tick(at), down: 0.0 });
            if at % 10 == 0 && at > 0 {
                self.figure(fonts, &at.to_string(), (x + 4.6, top + 0.7), 2.0)?;
            }
        }
        for eighth in 0..=whole(length / MM_PER_INCH * 8.0) {
            let top = y + f64::from(eighth) * MM_PER_INCH / 8.0;
            let across = inch_tick(eighth);
            self.on_field.push(Mark { left: x - across, top, across, down: 0.0 });
            if eighth % 8 == 0 && eighth > 0 {
                self.figure(fonts, &format!("{} in", eighth / 8), (x - 9.0, top + 0.7), 2.0)?;
            }
        }
        Ok(())
    }

    fn figure(
        &mut self,
        fonts: &Fonts,
        text: &str,
        (x, baseline): (f64, f64),
        size: f64,
    ) -> Result<(), MissingGlyph> {
        let line = fonts.line(Weight::Regular, Style::Prose, text)?;
        let element = Element::Text(0);
        self.texts.push(Text { element, x, baseline, size, line, flush: None, lasting: false });
        Ok(())
    }

    fn words(&mut self, fonts: &Fonts, words: &CalibrationWords, area: Area) -> Result<(), MissingGlyph> {
        let block = |text, points: f64, weight| Block {
            content: Content::Prose(Element::Text(0), text, 6),
            weight,
            sizes: Sizes { wanted: points * MM_PER_POINT, floor: 5.0 * MM_PER_POINT },
            gap: 0.8,
            anchor: Anchor::Top,
        };
        let title = block(words.title.as_str(), 12.0, Weight::SemiBold);
        let steps = words.steps.iter().map(|step| block(step.as_str(), 9.0, Weight::Regular));
        let blocks: Vec<_> = std::iter::once(title).chain(steps).collect();
        for scale in [1.0, 0.9, 0.8, 0.7] {
            if let Some(column) = column::place(fonts, &blocks, area, scale)? {
                self.texts.extend(column.texts);
                break;
            }
        }
        Ok(())
    }
}

/// Long at tens, longer at fives, else short; in mm.
fn tick(at: u32) -> f64 {
    match at {
        at if at.is_multiple_of(10) => 4.0,
        at if at.is_multiple_of(5) => 3.0,
        _ => 1.8,
    }
}

/// By halves, quarters and eighths.
fn inch_tick(eighth: u32) -> f64 {
    match eighth % 8 {
        0 => 4.0,
        4 => 3.0,
        2 | 6 => 2.2,
        _ => 1.4,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "marks on a page of at most 2 m")]
fn whole(number: f64) -> u32 {
    (number + 1e-6).max(0.0) as u32
}

/// How wide a text of the page is; its ink must not leave the paper.
#[cfg(test)]
fn right(fonts: &Fonts, text: &Text) -> f64 {
    text.x + super::fit::width(fonts, &text.line, text.size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labels::stock::Stocks;

    #[test]
    fn every_stock_has_a_page_that_stays_on_its_paper() {
        let fonts = Fonts::load().unwrap();
        let words = CalibrationWords { title: "Calibration".into(), steps: vec!["Measure. ".repeat(40); 4] };
        for stock in Stocks::built_in().unwrap().list() {
            let page = Calibration::new(&fonts, stock, &words).unwrap();
            let Size { width, height } = stock.page;
            assert!(page.marks.len() > 4 * stock.per_page() as usize, "{}", stock.name);
            for mark in page.marks.iter().chain(&page.on_field) {
                let (right, bottom) = (mark.left + mark.across, mark.top + mark.down);
                let inside = mark.left >= -0.01
                    && mark.top >= -0.01
                    && right <= width + 0.01
                    && bottom <= height + 0.01;
                assert!(inside, "{}: {mark:?}", stock.name);
            }
            for text in &page.texts {
                assert!(right(&fonts, text) <= width, "{}: {:?}", stock.name, text.line.text);
            }
        }
    }
}
