//! The choices of a label job as words of the command line, and what they mean to the job.

use clap::ValueEnum;

use crate::labels::qr::Level;
use crate::labels::{Format, QrDrawing};

/// A format as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// Sheets in one file
    Pdf,
    /// A picture per label
    Png,
    /// A drawing per label
    Svg,
    /// Commands for a label printer
    Zpl,
    /// The units with their codes, for label software of your own
    Csv,
}

/// A level as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelWord {
    /// 7 % may be lost
    L,
    /// 15 % may be lost
    M,
    /// 25 % may be lost
    Q,
    /// 30 % may be lost
    H,
}

/// A drawing as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DrawingWord {
    /// Vector rectangles
    Path,
    /// 1-bit masks, smaller and faster
    Mask,
    /// With zpl: the printer encodes (^BQ); the proof then sees the text to encode, not the modules
    Printer,
}

impl From<FormatWord> for Format {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Pdf => Self::Pdf,
            FormatWord::Png => Self::Png,
            FormatWord::Svg => Self::Svg,
            FormatWord::Zpl => Self::Zpl,
            FormatWord::Csv => Self::Csv,
        }
    }
}

impl From<LevelWord> for Level {
    fn from(word: LevelWord) -> Self {
        match word {
            LevelWord::L => Self::L,
            LevelWord::M => Self::M,
            LevelWord::Q => Self::Q,
            LevelWord::H => Self::H,
        }
    }
}

impl From<DrawingWord> for QrDrawing {
    fn from(word: DrawingWord) -> Self {
        match word {
            DrawingWord::Path => Self::Path,
            DrawingWord::Mask => Self::Mask,
            DrawingWord::Printer => Self::Printer,
        }
    }
}
