//! Pictures among blocks of text: what is wanted, and where it went. `column` places them, `pictures` fills them.

use super::{Element, Text};

/// A picture and what is said beside it; either may be missing.
#[derive(Debug, Clone)]
pub struct Figure<'a> {
    /// What it is.
    pub element: Element,
    /// Width by height; `None` for words without a picture.
    pub ratio: Option<f64>,
    /// In millimetres, before scaling.
    pub height: f64,
    /// What the words are, and in at most how many lines.
    pub words: Option<(Element, &'a str, usize)>,
}

/// Where a picture goes, in millimetres from the cell's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Logo or figure.
    pub element: Element,
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

/// Blocks, put down.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// In reading order.
    pub texts: Vec<Text>,
    /// Pictures among them.
    pub spots: Vec<Spot>,
}
