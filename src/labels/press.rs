//! The press: hands each label to the writer of its format and proves what the writer emitted.
//!
//! Knows all formats so that `print` knows none. A sheet is proven as soon as it is full, a picture or drawing at once.

use std::io;

use super::bitmap::{Bitmap, Painter};
use super::font::Fonts;
use super::job::{Format, Job, Label};
use super::layout::Placed;
use super::output::Sink;
use super::pdf::{self, Pdf};
use super::print::file_name;
use super::proof::{Expected, Mismatch, Readings, page, picture, sketch};
use super::qr::Symbol;
use super::svg::Drawer;

/// Why the press stopped.
#[derive(Debug)]
pub enum PressError {
    /// The sink refused.
    Write(io::Error),
    /// What was emitted is wrong.
    Proof {
        /// Row of the units file.
        row: u64,
        /// Its serial.
        serial: String,
        /// What differs.
        why: Mismatch,
    },
}

impl From<io::Error> for PressError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Every so many pictures one is read as a camera would read it; the last one too.
const CAMERA_EVERY: u64 = 1000;

/// Draws and proves the labels of one job.
pub struct Press<'a> {
    job: &'a Job,
    fonts: &'a Fonts,
    writer: Writer<'a>,
    readings: Option<Readings>,
    /// Labels of the open sheet, with their cells.
    sheet: Vec<(u32, Expected)>,
    /// The last picture, not yet read as a whole.
    last: Option<(Vec<u8>, Expected)>,
    labels: u64,
    proven: u64,
}

enum Writer<'a> {
    Pdf(Box<Pdf<'a>>),
    Png(Painter<'a>, &'a mut dyn Sink),
    Svg(Drawer<'a>, &'a mut dyn Sink),
}

impl<'a> Press<'a> {
    /// Sets up the writer of the job's format; PDF writes its header.
    pub fn new(
        job: &'a Job,
        fonts: &'a Fonts,
        readings: &'a [Vec<Option<char>>; 2],
        sink: &'a mut dyn Sink,
    ) -> io::Result<Self> {
        let writer = match job.format {
            Format::Pdf => Writer::Pdf(Box::new(Pdf::begin(job, fonts, readings, sink)?)),
            Format::Png => Writer::Png(Painter::new(fonts, job.dpi), sink),
            Format::Svg => Writer::Svg(Drawer::new(fonts, job.stock.cell, job.dpi), sink),
            Format::Csv => return Err(io::Error::new(io::ErrorKind::Unsupported, "CSV needs no press")),
        };
        let readings = job.proof.then(|| Readings::new(fonts));
        Ok(Self { job, fonts, writer, readings, sheet: Vec::new(), last: None, labels: 0, proven: 0 })
    }

    /// Draws a label, and proves it or its sheet.
    pub fn add(&mut self, label: Label, symbol: Symbol, placed: &Placed) -> Result<(), PressError> {
        self.labels += 1;
        let expected = Expected { label, symbol };
        match &mut self.writer {
            Writer::Pdf(pdf) => {
                let cell = pdf.next_cell();
                let stream = pdf.add(&expected.symbol, placed)?;
                if self.readings.is_some() {
                    self.sheet.push((cell, expected));
                }
                stream.map_or(Ok(()), |stream| self.prove_sheet(&stream))
            }
            Writer::Png(..) => self.add_picture(expected, placed),
            Writer::Svg(drawer, sink) => {
                let svg = drawer.draw(&expected.label, &expected.symbol, placed);
                sink.add(&file_name(&expected.label, "svg"), svg.as_bytes())?;
                let Some(readings) = &self.readings else { return Ok(()) };
                self.proven += 1;
                let proof = sketch::check(self.fonts, readings, self.job, &svg, &expected);
                proof.map_err(|why| failed(&expected, why))
            }
        }
    }

    /// Ends the file; gives sheets or files written, and labels proven.
    pub fn finish(mut self) -> Result<(u64, u64), PressError> {
        if let Some((file, expected)) = self.last.take() {
            picture::read(&file, &expected).map_err(|why| failed(&expected, why))?;
        }
        if let Writer::Pdf(pdf) = &mut self.writer
            && let Some(stream) = pdf.end_sheet()?
        {
            self.prove_sheet(&stream)?;
        }
        let pages = match self.writer {
            Writer::Pdf(pdf) => pdf.finish()?,
            Writer::Png(..) | Writer::Svg(..) => self.labels,
        };
        Ok((pages, self.proven))
    }

    fn prove_sheet(&mut self, stream: &[u8]) -> Result<(), PressError> {
        let Some(readings) = &self.readings else { return Ok(()) };
        let sheet = std::mem::take(&mut self.sheet);
        let proof = page::check(self.fonts, readings, self.job, stream, &sheet);
        self.proven += sheet.len() as u64;
        proof.map_err(|(at, why)| {
            sheet.get(at).map_or_else(
                || PressError::Write(io::Error::other("an empty sheet was written")),
                |(_, expected)| failed(expected, why),
            )
        })
    }

    fn add_picture(&mut self, expected: Expected, placed: &Placed) -> Result<(), PressError> {
        let Writer::Png(painter, sink) = &mut self.writer else { return Ok(()) };
        let dots = |mm| pdf::dots(mm, self.job.dpi);
        let cell = self.job.stock.cell;
        let mut bitmap = Bitmap::new(dots(cell.width), dots(cell.height));
        painter.draw(&mut bitmap, &expected.symbol, placed);
        let file = super::png::encode(&bitmap, self.job.dpi)?;
        sink.add(&file_name(&expected.label, "png"), &file)?;
        let Some(readings) = &self.readings else { return Ok(()) };
        self.proven += 1;
        let proof = picture::check((self.fonts, readings, painter), self.job, &file, placed, &expected);
        proof.map_err(|why| failed(&expected, why))?;
        if self.labels % CAMERA_EVERY == 1 {
            self.last = None;
            picture::read(&file, &expected).map_err(|why| failed(&expected, why))
        } else {
            self.last = Some((file, expected));
            Ok(())
        }
    }
}

fn failed(expected: &Expected, why: Mismatch) -> PressError {
    PressError::Proof { row: expected.label.row, serial: expected.label.serial.clone(), why }
}
