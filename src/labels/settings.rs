//! What the settings file says about labels; `config` fills it.

use std::path::PathBuf;

use super::look::Printer;

/// The section `[labels]`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// A file of own stocks.
    pub stocks: Option<PathBuf>,
    /// The maker's logo.
    pub logo: Option<PathBuf>,
    /// Font files for characters the built-in fonts lack, in the order they are asked.
    pub fonts: Vec<PathBuf>,
    /// What the printer is off by.
    pub printer: Printer,
    /// Whether sheets carry cut marks.
    pub cut_marks: bool,
}
