//! THE PAPER: units in, bytes out.
//!
//! Pure: rows arrive as [`Label`]s, words as [`Words`], and leave as bytes in an [`output::Sink`]; no database, no
//! clock, no network. In the order data meets them: `batch` reads units files, `stock` says where cells are, `qr` makes the symbol, `layout` places
//! everything in a cell with the glyphs of `font`, `pdf`, `png`, `svg`, `zpl` and `csv` write it, `proof` reads it back: all that is
//! done by a `press`, of which the `hall` has one for each thread; the `binder` joins what they make, `output` puts the files
//! into place. [`print()`] runs a job.

pub mod batch;
mod binder;
mod bitmap;
mod csv;
mod deflate;
pub mod font;
mod hall;
mod job;
pub mod layout;
mod letter;
mod outline;
pub mod output;
mod pdf;
mod png;
mod press;
mod print;
pub mod proof;
pub mod qr;
pub mod stock;
mod svg;
mod zpl;

pub use job::{Columns, Format, Job, Label, QrDrawing, Words};
pub use print::{DPI, PrintError, Report, Unprintable, file_name, print, print_rows};
