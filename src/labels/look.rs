//! How the labels of a job look, and how they sit on the paper: template, pictures, words of the other roles, and what a
//! printer is off by.

use super::art::Art;
use super::template::Template;

/// Everything of a job's looks but stock and words of the unit label.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// What stands where, and what gives way.
    pub template: Template,
    /// Words of cartons and cards.
    pub more: MoreWords,
    /// Logo and pictures.
    pub art: Art,
    /// What the printer is off by.
    pub printer: Printer,
    /// Whether sheets carry cut marks.
    pub cut_marks: bool,
}

/// Words that a unit label does not need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoreWords {
    /// "Units"
    pub units: String,
    /// "First"
    pub first: String,
    /// "Last"
    pub last: String,
    /// "Batch"
    pub batch: String,
    /// "Made"
    pub made_on: String,
}

/// Corrections of a printer that does not print where it should; found with the calibration page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Printer {
    /// Moves everything right and down, in millimetres.
    pub offset_mm: [f64; 2],
    /// Stretches everything across and down from the paper's upper left corner; 1 leaves it as it is.
    pub scale: [f64; 2],
}

/// Farther off than this is no printer's fault but a wrong paper size.
pub const OFFSET_MAX_MM: f64 = 15.0;
/// The same for the scale.
pub const SCALE: std::ops::RangeInclusive<f64> = 0.9..=1.1;

impl Default for Printer {
    fn default() -> Self {
        Self { offset_mm: [0.0; 2], scale: [1.0; 2] }
    }
}

impl Printer {
    /// Checks both corrections.
    ///
    /// # Errors
    /// Says which is out of range.
    pub fn new(offset_mm: [f64; 2], scale: [f64; 2]) -> Result<Self, String> {
        if offset_mm.iter().any(|mm| !(-OFFSET_MAX_MM..=OFFSET_MAX_MM).contains(mm)) {
            return Err(format!(
                "an offset is at most {OFFSET_MAX_MM} mm each way; more is a wrong paper size in the printer"
            ));
        }
        if scale.iter().any(|factor| !SCALE.contains(factor)) {
            return Err("a scale lies between 0.9 and 1.1; print without \"fit to page\" first".to_owned());
        }
        Ok(Self { offset_mm, scale })
    }
}
