//! A job: what may be asked for, what it says when it is done, and why it ends early.
//!
//! Memory does not grow with the number of labels. The first label that cannot be printed ends the job with its row; the
//! caller's [`Sink`] then drops what was written. The work itself is in `hall`.

use std::collections::BTreeMap;
use std::io;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::font::BrokenFont;
use super::hall;
use super::job::{Format, Job, Label, QrDrawing};
use super::layout::{Element, MODULE_AIM_MM, Placed, Refusal};
use super::output::Sink;
use super::proof::Mismatch;
use super::qr::{Level, Symbol, TooLong};
use super::stock::Turn;

/// Resolutions a job may have, in dots per inch.
pub const DPI: std::ops::RangeInclusive<u32> = 72..=2400;

/// What a job has made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Report {
    /// Labels printed.
    pub labels: u64,
    /// Sheets of a PDF, files of a folder; 0 for CSV.
    pub pages: u64,
    /// The smallest module of all labels in mm; `None` for CSV.
    pub module_mm: Option<f64>,
    /// How many symbols there are of each version.
    pub versions: BTreeMap<u8, u64>,
    /// Labels that were read back from what was written and compared.
    pub proven: u64,
    /// On how many labels an element had to go because the cell is small.
    pub dropped: BTreeMap<Element, u64>,
}

impl Report {
    /// Whether modules are smaller than GS1 wants them ([`MODULE_AIM_MM`]): they scan, but with less to spare.
    pub fn is_small(&self) -> bool {
        self.module_mm.is_some_and(|mm| mm < MODULE_AIM_MM)
    }

    /// Counts a label whose modules are so many mm wide.
    pub(super) fn count(&mut self, module: f64, symbol: &Symbol, placed: &Placed) {
        self.module_mm = Some(self.module_mm.map_or(module, |least| least.min(module)));
        *self.versions.entry(symbol.version()).or_default() += 1;
        for element in &placed.dropped {
            *self.dropped.entry(*element).or_default() += 1;
        }
    }

    /// Adds the counts of another part of the job.
    pub(super) fn add(&mut self, part: &Self) {
        self.labels += part.labels;
        self.pages += part.pages;
        self.proven += part.proven;
        self.module_mm = match (self.module_mm, part.module_mm) {
            (Some(mine), Some(theirs)) => Some(mine.min(theirs)),
            (mine, theirs) => mine.or(theirs),
        };
        for (version, count) in &part.versions {
            *self.versions.entry(*version).or_default() += count;
        }
        for (element, count) in &part.dropped {
            *self.dropped.entry(*element).or_default() += count;
        }
    }
}

/// Why a job ended early. `E` is what the source of labels can fail with.
#[derive(Debug, thiserror::Error)]
pub enum PrintError<E> {
    /// The source of labels failed.
    #[error("{0}")]
    Source(E),
    /// A label cannot be printed.
    #[error("row {row}, serial {serial}: {why}")]
    Label {
        /// Row of the units file, from 1.
        row: u64,
        /// Its serial.
        serial: String,
        /// Why not.
        why: Unprintable,
    },
    /// There was no label.
    #[error("there is nothing to print: the units file has no rows")]
    Empty,
    /// Resolution out of range.
    #[error("{0} dots per inch is no printer's resolution: give 72 to 2400, usually 203, 300 or 600")]
    Dpi(u32),
    /// More cells to be skipped than a sheet has.
    #[error("cannot skip {skip} cells: a sheet of {stock} has {cells}, so skip at most {}", .cells - 1)]
    Skip {
        /// What was asked for.
        skip: u32,
        /// Name of the stock.
        stock: String,
        /// Labels per sheet.
        cells: u32,
    },
    /// A logo in codes that cannot spare the modules.
    #[error(
        "a logo inside the code takes up to 7 % of it, which level {0:?} does not bear: give --ecc Q or H, or place the \
         logo beside the code"
    )]
    Logo(Level),
    /// Only label printers draw symbols themselves.
    #[error(
        "only a ZPL printer encodes by itself, upright and without a logo inside: take --format zpl, or --qr path"
    )]
    Drawing,
    /// What was written is not what the row says. Never the input's fault.
    #[error(
        "row {row}, serial {serial}: the proof failed: {why}. Nothing was printed; this is a fault of the program, \
         please report it with this row"
    )]
    Proof {
        /// Row of the units file, from 1.
        row: u64,
        /// Its serial.
        serial: String,
        /// What differs.
        why: Mismatch,
    },
    /// The program is damaged.
    #[error(transparent)]
    Font(#[from] BrokenFont),
    /// Writing failed.
    #[error("cannot write the labels: {0}")]
    Write(#[from] io::Error),
}

/// Why a press stopped: a [`PrintError`] without its source.
#[derive(Debug)]
pub(super) enum Fault {
    /// The sink refused.
    Write(io::Error),
    /// A label cannot be printed.
    Label(u64, String, Unprintable),
    /// What was emitted is wrong.
    Proof(u64, String, Mismatch),
}

impl Fault {
    pub(super) fn label(label: &Label, why: Unprintable) -> Self {
        Self::Label(label.row, label.serial.clone(), why)
    }

    pub(super) fn proof(label: &Label, why: Mismatch) -> Self {
        Self::Proof(label.row, label.serial.clone(), why)
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl<E> From<Fault> for PrintError<E> {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Write(error) => Self::Write(error),
            Fault::Label(row, serial, why) => Self::Label { row, serial, why },
            Fault::Proof(row, serial, why) => Self::Proof { row, serial, why },
        }
    }
}

/// Why one label cannot be printed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Unprintable {
    /// No symbol holds it.
    #[error(transparent)]
    Code(#[from] TooLong),
    /// It does not fit the stock or the font.
    #[error(transparent)]
    Layout(#[from] Refusal),
}

/// Prints every label of `labels` into `sink`.
pub fn print<E: Send>(
    job: &Job,
    labels: impl Iterator<Item = Result<Label, E>>,
    sink: &mut dyn Sink,
) -> Result<Report, PrintError<E>> {
    print_rows(job, labels, Ok, sink)
}

/// Prints a label for every row into `sink`; `make`, called on the job's threads, turns rows into labels.
pub fn print_rows<R: Send, E: Send>(
    job: &Job,
    rows: impl Iterator<Item = Result<R, E>>,
    make: impl Fn(R) -> Result<Label, E> + Sync,
    sink: &mut dyn Sink,
) -> Result<Report, PrintError<E>> {
    if !DPI.contains(&job.dpi) {
        return Err(PrintError::Dpi(job.dpi));
    }
    let inside = job.look.template.has_logo_inside() && job.look.art.logo().is_some();
    let upright = job.stock.turn == Turn::None;
    if job.drawing == QrDrawing::Printer && (job.format != Format::Zpl || inside || !upright) {
        return Err(PrintError::Drawing);
    }
    let cells = job.stock.per_page();
    if job.skip >= cells {
        return Err(PrintError::Skip { skip: job.skip, stock: job.stock.name.clone(), cells });
    }
    if inside && job.ecc < Level::Q {
        return Err(PrintError::Logo(job.ecc));
    }
    let report = hall::run(job, rows, &make, sink)?;
    if report.labels == 0 { Err(PrintError::Empty) } else { Ok(report) }
}

const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_');
/// File systems take 255 bytes; row and ending need some of them.
const LONGEST_NAME: usize = 200;

/// "000017-SN260001.png": the row keeps names in order and apart where serials differ only in case or by product.
pub fn file_name(label: &Label, ending: &str) -> String {
    let mut serial = utf8_percent_encode(&label.serial, PLAIN).to_string();
    serial.truncate(LONGEST_NAME);
    format!("{:06}-{serial}.{ending}", label.row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_hold_any_serial() {
        let name =
            |serial: &str| file_name(&Label { row: 17, serial: serial.into(), ..Label::default() }, "png");
        assert_eq!(name("SN-26_1"), "000017-SN-26_1.png");
        assert_eq!(name("../a*b c.%"), "000017-%2E%2E%2Fa%2Ab%20c%2E%25.png");
        assert!(name(&"/".repeat(500)).len() < 255);
    }
}
