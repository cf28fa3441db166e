//! A press: draws labels in the format of the job and proves what came out. Each thread has one; `hall` gives it its work.
//!
//! What it makes is bytes in memory, a part of the job at a time; `binder` puts the parts into the sink in their order.

use super::bitmap::Bitmap;
use super::font::Fonts;
use super::job::{Format, Job, Label};
use super::layout::{Design, Placed};
use super::pdf::{Glyphs, Images, Sheets, UsedFaces};
use super::print::{Fault, Report, file_name};
use super::proof::picture::Comparer;
use super::proof::{self, Expected, Mismatch, Readings, graphic, page, picture, sketch};
use super::qr::Encoder;
use super::svg::Drawer;
use super::{png, zpl};

/// What all presses of a job share.
pub struct Shared {
    /// What glyphs say, for text that is copied out of a PDF.
    pub glyphs: Glyphs,
    /// What glyphs and outlines say, when there is a proof.
    pub readings: Option<Readings>,
}

/// A part of a job: labels that follow one another.
pub struct Part {
    /// Place of the first label in the job, from 0.
    pub first: u64,
    /// Its cell on its sheet.
    pub cell: u32,
    /// The labels.
    pub labels: Vec<Label>,
}

/// A part, printed.
#[derive(Default)]
pub struct Printed {
    /// Compressed pages of a PDF.
    pub sheets: Vec<Vec<u8>>,
    /// The glyphs on them.
    pub used: UsedFaces,
    /// The pictures on them.
    pub images: Images,
    /// Name and bytes of each file of a folder.
    pub files: Vec<(String, Vec<u8>)>,
    /// Bytes of a stream.
    pub stream: Vec<u8>,
    /// Counts of this part.
    pub report: Report,
    /// The last label, if it is a picture that is proven.
    pub last: Option<Expected>,
}

/// Every so many pictures one is read as a camera would read it; the last one too.
const CAMERA_EVERY: u64 = 1000;

/// Draws and proves labels of one job.
pub struct Press<'a> {
    job: &'a Job,
    fonts: &'a Fonts,
    shared: &'a Shared,
    design: Design<'a>,
    encoder: Encoder,
    writer: Writer<'a>,
    /// What the proof of ZPL remembers of the part.
    printer: graphic::Printer,
    /// Labels of the open sheet, with their cells.
    sheet: Vec<(u32, Expected)>,
    /// Bytes of the part before: so many the next one will have too.
    room: usize,
}

enum Writer<'a> {
    Pdf(Box<Sheets<'a>>),
    Png(Box<png::Writer<'a>>),
    Zpl(Box<zpl::Writer<'a>>),
    Svg(Drawer<'a>),
    Csv,
}

impl<'a> Press<'a> {
    /// Sets up the writer of the job's format.
    pub fn new(job: &'a Job, fonts: &'a Fonts, shared: &'a Shared) -> Self {
        let writer = match job.format {
            Format::Pdf => Writer::Pdf(Box::new(Sheets::new(job, fonts, &shared.glyphs))),
            Format::Png => Writer::Png(Box::new(png::Writer::new(job, fonts))),
            Format::Zpl => Writer::Zpl(Box::new(zpl::Writer::new(job, fonts))),
            Format::Svg => Writer::Svg(Drawer::new(fonts, job)),
            Format::Csv => Writer::Csv,
        };
        let design = Design::new(fonts, &job.stock, (&job.words, &job.host), job.dpi).with_look(&job.look);
        let (encoder, printer) = (Encoder::new(), graphic::Printer::default());
        Self { job, fonts, shared, design, encoder, writer, printer, sheet: Vec::new(), room: 0 }
    }

    /// Prints a part.
    pub fn print(&mut self, part: Part) -> Result<Printed, Fault> {
        let mut printed = Printed::default();
        printed.report.labels = part.labels.len() as u64;
        if let Writer::Csv = self.writer {
            printed.stream = super::csv::rows(&part.labels)?;
            return Ok(printed);
        }
        match &mut self.writer {
            Writer::Pdf(sheets) => sheets.begin(part.cell),
            Writer::Png(writer) => writer.begin_part(),
            Writer::Zpl(writer) => {
                writer.begin_part(part.labels.len());
                self.printer = graphic::Printer::default();
            }
            Writer::Svg(_) | Writer::Csv => {}
        }
        printed.stream.reserve(self.room + self.room / 16);
        for (place, label) in (part.first..).zip(part.labels) {
            self.add(place, label, &mut printed)?;
        }
        if let Writer::Zpl(writer) = &mut self.writer {
            writer.end_part(&mut printed.stream);
        }
        self.room = printed.stream.len();
        if let Writer::Pdf(sheets) = &mut self.writer {
            let rest = sheets.end();
            printed.used = sheets.take_used();
            printed.images = sheets.take_images();
            if let Some(sheet) = rest {
                self.end_sheet(sheet, &mut printed)?;
            }
        }
        Ok(printed)
    }

    fn add(&mut self, place: u64, label: Label, printed: &mut Printed) -> Result<(), Fault> {
        let symbol = self.encoder.encode(&label.uri, self.job.ecc);
        let symbol = symbol.map_err(|why| Fault::label(&label, why.into()))?;
        let placed = self.design.place(&label, symbol);
        let placed = placed.map_err(|why| Fault::label(&label, why.into()))?;
        let holed = placed.hole.map(|hole| proof::without(symbol, hole, &label)).transpose();
        let holed = holed.map_err(|why| Fault::proof(&label, why))?;
        let symbol = holed.as_ref().unwrap_or(symbol);
        let module = f64::from(placed.code.module) * 25.4 / f64::from(self.job.dpi);
        printed.report.count(module, symbol, placed);
        let readings = self.shared.readings.as_ref();
        match &mut self.writer {
            Writer::Pdf(sheets) => {
                let cell = sheets.next_cell();
                let sheet = sheets.add(symbol, placed);
                if readings.is_some() {
                    self.sheet.push((cell, Expected { symbol: symbol.clone(), label }));
                }
                sheet.map_or(Ok(()), |sheet| self.end_sheet(sheet, printed))
            }
            Writer::Png(writer) => {
                let file = writer.file(symbol, placed);
                let name = file_name(&label, "png");
                if let Some(readings) = readings {
                    let expected = Expected { symbol: symbol.clone(), label };
                    let comparer = (self.fonts, readings, writer.painter());
                    prove_file(self.job, comparer, &file, (place, placed, &expected))?;
                    printed.report.proven += 1;
                    printed.last = Some(expected);
                }
                printed.files.push((name, file));
                Ok(())
            }
            Writer::Zpl(writer) => {
                printed.report.pages += 1;
                let start = printed.stream.len();
                writer.label(&mut printed.stream, &label, symbol, placed);
                let Some(readings) = readings else { return Ok(()) };
                let expected = Expected { symbol: symbol.clone(), label };
                let comparer = (self.fonts, readings, writer.painter());
                let meant = (place, placed, &expected);
                prove_commands(&mut self.printer, self.job, comparer, (&printed.stream[start..], meant))?;
                printed.report.proven += 1;
                Ok(())
            }
            Writer::Svg(drawer) => {
                let svg = drawer.draw(&label, symbol, placed);
                if let Some(readings) = readings {
                    printed.report.proven += 1;
                    let expected = Expected { symbol: symbol.clone(), label: label.clone() };
                    sketch::check(self.fonts, readings, self.job, &svg, &expected)
                        .map_err(|why| Fault::proof(&label, why))?;
                }
                printed.files.push((file_name(&label, "svg"), svg.into_bytes()));
                Ok(())
            }
            Writer::Csv => Ok(()),
        }
    }

    fn end_sheet(&mut self, sheet: Vec<u8>, printed: &mut Printed) -> Result<(), Fault> {
        let labels = std::mem::take(&mut self.sheet);
        if let Some(readings) = &self.shared.readings {
            let proof = page::check(self.fonts, readings, self.job, &sheet, &labels);
            proof.map_err(|(at, why)| match labels.get(at) {
                Some((_, expected)) => Fault::proof(&expected.label, why),
                None => Fault::proof(&Label::default(), why),
            })?;
            printed.report.proven += labels.len() as u64;
        }
        printed.sheets.push(sheet);
        Ok(())
    }
}

/// A label as it should be: its place in the job, its layout, its row.
type Meant<'m> = (u64, &'m Placed, &'m Expected);

fn prove_file(job: &Job, comparer: Comparer<'_, '_>, file: &[u8], meant: Meant<'_>) -> Result<(), Fault> {
    let (place, placed, expected) = meant;
    let failed = |why: Mismatch| Fault::proof(&expected.label, why);
    let read = picture::decode(file).map_err(failed)?.turned(job.stock.turn.back());
    picture::check(comparer, job, &read, placed, expected).map_err(failed)?;
    glance(place, &read, expected).map_err(failed)
}

fn prove_commands(
    printer: &mut graphic::Printer,
    job: &Job,
    comparer: Comparer<'_, '_>,
    (zpl, (place, placed, expected)): (&[u8], Meant<'_>),
) -> Result<(), Fault> {
    let failed = |why: Mismatch| Fault::proof(&expected.label, why);
    let read = printer.check(job, comparer, zpl, (placed, expected)).map_err(failed)?;
    read.map_or(Ok(()), |read| glance(place, &read, expected)).map_err(failed)
}

/// Now and then reads a label as a camera would.
fn glance(place: u64, read: &Bitmap, expected: &Expected) -> Result<(), Mismatch> {
    if place.is_multiple_of(CAMERA_EVERY) { picture::read_dots(read, expected) } else { Ok(()) }
}
