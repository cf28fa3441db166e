//! The binder: takes printed parts in their order and puts them into the sink, as one file or as a folder of files.

use std::io;

use super::font::Fonts;
use super::job::{Format, Job};
use super::output::Sink;
use super::pdf::Pdf;
use super::press::{Printed, Shared};
use super::print::{Fault, Report};
use super::proof::{Expected, picture};

/// A job's result in the making.
pub struct Binder<'a> {
    into: Into<'a>,
    report: Report,
    /// The last picture, not yet read as a camera would read it.
    last: Option<(Vec<u8>, Expected)>,
}

enum Into<'a> {
    Pdf(Box<Pdf<'a>>),
    Sink(&'a mut dyn Sink),
}

impl<'a> Binder<'a> {
    /// Writes what comes before the first label.
    pub fn begin(
        job: &'a Job,
        fonts: &'a Fonts,
        shared: &'a Shared,
        sink: &'a mut dyn Sink,
    ) -> io::Result<Self> {
        let into = match job.format {
            Format::Pdf => Into::Pdf(Box::new(Pdf::begin(job, fonts, &shared.glyphs, sink)?)),
            Format::Csv => {
                sink.write(&super::csv::header(job.look.template.role)?)?;
                Into::Sink(sink)
            }
            Format::Png | Format::Svg | Format::Zpl => Into::Sink(sink),
        };
        Ok(Self { into, report: Report::default(), last: None })
    }

    /// Adds the next part.
    pub fn add(&mut self, mut part: Printed) -> io::Result<()> {
        self.report.add(&part.report);
        match &mut self.into {
            Into::Pdf(pdf) => {
                pdf.note(&part.used, &part.images);
                part.sheets.iter().try_for_each(|sheet| pdf.add(sheet))?;
            }
            Into::Sink(sink) => {
                if !part.stream.is_empty() {
                    sink.write(&part.stream)?;
                }
                part.files.iter().try_for_each(|(name, file)| sink.add(name, file))?;
            }
        }
        self.report.pages += (part.sheets.len() + part.files.len()) as u64;
        if let (Some(expected), Some((_, file))) = (part.last, part.files.pop()) {
            self.last = Some((file, expected));
        }
        Ok(())
    }

    /// Writes what comes behind the last label.
    pub fn finish(self) -> Result<Report, Fault> {
        if let Some((file, expected)) = &self.last {
            picture::read(file, expected).map_err(|why| Fault::proof(&expected.label, why))?;
        }
        if let Into::Pdf(pdf) = self.into {
            pdf.finish()?;
        }
        Ok(self.report)
    }
}
