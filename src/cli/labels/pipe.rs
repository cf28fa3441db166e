//! A job to standard output. What is in a pipe cannot be taken back, so nothing goes into it before everything is printed,
//! read back and recorded; until then it lies in a temporary file. Labels for a printer then go one by one.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};

use anyhow::{Context, Result, bail};

use super::Labels;
use super::run::settle;
use super::source::{Signer, Source};
use crate::domain::clock::Clock;
use crate::labels::output::Stream;
use crate::labels::{Format, Job, Report};

impl Labels {
    /// Prints, records, then writes to standard output.
    pub(super) fn write_to_pipe(
        &self,
        job: &Job,
        source: &mut Source<'_, '_>,
        signer: &Signer<'_>,
    ) -> Result<Option<Report>> {
        if job.format.is_folder() {
            bail!("this format makes a folder; name one with --output");
        }
        let kept = tempfile::tempfile().context("cannot make a temporary file")?;
        let mut stream = Stream(BufWriter::new(kept));
        let report = self.print(job, source, signer, &mut stream);
        if source.is_refused(self.skip_bad) {
            return Ok(None);
        }
        let report = self.settled(report, source)?;
        let mut kept = stream.0.into_inner().map_err(io::IntoInnerError::into_error)?;
        kept.rewind()?;
        source.check_stop()?;
        let batch = self.record(source, signer.config, &report, &Clock::system().id())?;
        let sent = send(job.format, kept, &mut io::stdout().lock(), report.labels);
        settle(source, batch, sent)?;
        Ok(Some(report))
    }
}

/// Copies the job; a reader that goes away before the end is told with how far it came.
fn send(format: Format, kept: File, to: &mut dyn Write, labels: u64) -> Result<()> {
    let mut kept = BufReader::new(kept);
    let mut sent = 0;
    let copied = if format == Format::Zpl {
        copy_labels(&mut kept, to, &mut sent)
    } else {
        io::copy(&mut kept, to).and_then(|_| to.flush())
    };
    copied.map_err(|error| match (error.kind(), format) {
        // Not as an I/O error, which would count as the quiet end of a list that nobody reads on.
        (io::ErrorKind::BrokenPipe, Format::Zpl) => anyhow::anyhow!(
            "the reader of standard output went away after {sent} of {labels} labels; see which one came out last and print \
             the rest with --only SERIAL.."
        ),
        (io::ErrorKind::BrokenPipe, _) => {
            anyhow::anyhow!("the reader of standard output went away before the end; what it has is not whole")
        }
        _ => anyhow::Error::from(error).context("standard output"),
    })
}

/// A write for each label, so that a printer never waits for half of one.
fn copy_labels(kept: &mut impl BufRead, to: &mut dyn Write, sent: &mut u64) -> io::Result<()> {
    let mut label = Vec::new();
    loop {
        label.clear();
        while !label.ends_with(b"^XZ\n") {
            if kept.read_until(b'\n', &mut label)? == 0 {
                to.write_all(&label)?;
                return to.flush();
            }
        }
        to.write_all(&label)?;
        to.flush()?;
        // What labels have in common is stored and deleted by commands of their own.
        *sent += u64::from(![b"^XA^DF", b"^XA^ID"].iter().any(|begins| label.starts_with(*begins)));
    }
}
