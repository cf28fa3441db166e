//! THE PAPER: units in, bytes out.
//!
//! Pure: rows arrive as [`Label`]s, words as [`Words`], and leave as bytes in an [`output::Sink`]; no database, no clock, no
//! network. In the order data meets them: `batch` reads units files, `stock` says where cells are, `template` what stands in
//! them, `qr` makes the symbol, `art` draws logos and pictures, `layout` places everything in a cell with the glyphs of
//! `font` (any script, lines ending where `breaks` allows), `pdf`, `png`, `svg`, `zpl` and `csv` write it, `proof` reads it back: all that is done by a `press`, of which the
//! `hall` has one for each thread; the `binder` joins what they make, `output` puts the files into place. [`print()`] runs a
//! job; its [`Look`] sums up everything of it but stock, words and format. [`calibrate()`] shows what a printer is off by.

pub mod art;
pub mod batch;
mod binder;
mod bitmap;
mod breaks;
mod calibrate;
pub mod certificate;
mod csv;
mod deflate;
mod disk;
pub mod font;
mod hall;
mod hex;
mod job;
pub mod layout;
mod letter;
pub mod look;
mod outline;
pub mod output;
mod pdf;
mod png;
mod press;
mod print;
pub mod proof;
pub mod qr;
mod quick;
mod runs;
pub mod settings;
pub mod slip;
pub mod stock;
mod svg;
pub mod template;
mod zpl;

pub use calibrate::{CalibrateError, calibrate};
pub use job::{Carton, Columns, Format, Job, Label, QrDrawing, Words};
pub use layout::calibration::CalibrationWords;
pub use look::{Look, MoreWords, Printer};
pub use print::{DPI, PrintError, Report, Unprintable, file_name, print, print_rows};
pub use settings::Settings;

#[cfg(test)]
mod tests {
    use super::*;

    /// A job to draw with, on a built-in stock.
    pub fn job(stock: &str) -> Job {
        let words = Words {
            call_to_action: "Scan to register. Your cover starts here.".into(),
            model: "Model".into(),
            serial: "Serial".into(),
            typed: "Code".into(),
        };
        Job {
            stock: stock::Stocks::built_in().unwrap().find(stock).unwrap().clone(),
            format: Format::Pdf,
            words,
            host: "go.example.com".into(),
            ecc: qr::Level::M,
            dpi: 300,
            skip: 0,
            drawing: QrDrawing::Path,
            proof: true,
            look: Look::default(),
            title: "Labels".into(),
            threads: 2,
            fonts: Vec::new(),
        }
    }
}
