//! What goes in: a label as plain data, the words around it, and the settings of a job.

use super::font::OwnFont;
use super::look::Look;
use super::qr::Level;
use super::stock::Stock;

/// One unit to be printed. Checked already: `domain` made model, serial and URI.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// Row of the units file it came from, counted from 1; names it in messages and files.
    pub row: u64,
    /// What the symbol says.
    pub uri: String,
    /// Printed as is, shortened if it must be.
    pub product_name: String,
    /// Model code, printed whole.
    pub model: String,
    /// Serial, printed whole.
    pub serial: String,
    /// With it, `(01)` and `(21)` are printed too.
    pub gtin14: Option<String>,
    /// The code to type by hand, grouped: "1X7Y-2WXH-28HM-66-C".
    pub typed: Option<String>,
    /// Where the label sits on the product, for a card: "The label: inside the front door".
    pub place: Option<String>,
    /// Set for the label of a carton; `serial` is then the first one in it.
    pub carton: Option<Carton>,
    /// What CSV repeats of the units file.
    pub columns: Columns,
}

/// What the label of a carton says of the units in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carton {
    /// How many, as printed.
    pub units: String,
    /// The last serial.
    pub last: String,
    /// The batch, when the code holds it.
    pub batch: Option<String>,
}

/// The columns of the units file, as they were read; empty where there was none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// Model code or GTIN.
    pub product: String,
    /// Batch.
    pub batch: String,
    /// `YYYY-MM-DD`.
    pub manufactured_on: String,
    /// `YYYY-MM-DD`.
    pub shipped_on: String,
    /// Dealer code.
    pub dealer: String,
}

/// The words of a label, in the product's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// "Scan to register. Your cover starts here."
    pub call_to_action: String,
    /// "Model"
    pub model: String,
    /// "Serial"
    pub serial: String,
    /// Before the code to type: "Code"
    pub typed: String,
}

/// What comes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Sheets, one file.
    Pdf,
    /// A 1-bit picture for each label, in a folder.
    Png,
    /// A drawing for each label, in a folder.
    Svg,
    /// Commands for a label printer, one file or stream.
    Zpl,
    /// The units with their URIs, one file.
    Csv,
}

impl Format {
    /// Whether it fills a folder instead of a file.
    pub fn is_folder(self) -> bool {
        matches!(self, Self::Png | Self::Svg)
    }
}

/// How symbols are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QrDrawing {
    /// In a PDF vector rectangles, else as the format has it.
    Path,
    /// In a PDF a 1-bit image mask: smaller and faster, edges as sharp.
    Mask,
    /// ZPL only: the printer is told what to encode and draws it. Short commands, but nobody sees the modules before
    /// they are on paper.
    Printer,
}

/// Everything that shapes a job but the units.
#[derive(Debug, Clone)]
pub struct Job {
    /// The sheet.
    pub stock: Stock,
    /// What comes out.
    pub format: Format,
    /// Words on the label.
    pub words: Words,
    /// Host of the public URL, printed in plain text.
    pub host: String,
    /// The maker's own fonts, for characters the built-in ones lack.
    pub fonts: Vec<OwnFont>,
    /// Least error correction.
    pub ecc: Level,
    /// Resolution of the printer, 72 to 2400 dots per inch.
    pub dpi: u32,
    /// Cells of the first sheet that are used up already.
    pub skip: u32,
    /// How symbols are drawn.
    pub drawing: QrDrawing,
    /// Whether everything is read back and compared before the job counts as done.
    pub proof: bool,
    /// How labels look and sit on the paper.
    pub look: Look,
    /// Title of the document, for the window of a viewer.
    pub title: String,
    /// How many threads draw, at least 1. The result is the same, byte for byte, with any number.
    pub threads: usize,
}
