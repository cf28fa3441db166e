//! A job under way: print into a temporary, record, put into place, tell what came of it.
//!
//! Not the words of the command line (`mod`), not the rows (`source`): this is what is done with both.

use std::io::{self, BufWriter, Seek};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, bail};

use super::passport::{Hashed, Passport};
use super::source::{Signer, Source};
use super::words::FormatWord;
use super::{Labels, tell};
use crate::cli::Common;
use crate::config::Config;
use crate::domain::clock::Clock;
use crate::flows::mint;
use crate::labels::output::{Stream, Target};
use crate::labels::{Job, PrintError, Report, print_rows};

impl Labels {
    /// Prints into a temporary beside the output, records, then puts it into place.
    pub(super) fn write(
        &self,
        job: &Job,
        source: &mut Source<'_, '_>,
        signer: &Signer<'_>,
        started: Instant,
    ) -> anyhow::Result<Option<Report>> {
        let make = |row| signer.label(row);
        if self.output.as_os_str() == "-" {
            if job.format.is_folder() {
                bail!("this format makes a folder; name one with --output");
            }
            return self.write_to_pipe(job, source, signer);
        }
        let mut target = Target::create(&self.output, job.format.is_folder(), self.force)?;
        let mut hashed = Hashed::new(&mut target);
        let report = print_rows(job, source.by_ref(), make, &mut hashed);
        let sha256 = hashed.digest();
        if source.is_refused(self.skip_bad) {
            return Ok(None);
        }
        let report = self.settled(report, source)?;
        let batch = self.record(source, signer.config, &report)?;
        target.commit()?;
        let passport = Passport {
            job,
            config: signer.config,
            report: &report,
            source,
            sha256,
            batch,
            seconds: started.elapsed().as_secs_f64(),
        };
        passport.write(&self.output)?;
        Ok(Some(report))
    }

    /// The same for a pipe. Nothing goes into it before everything is right: what is in a pipe cannot be taken back.
    fn write_to_pipe(
        &self,
        job: &Job,
        source: &mut Source<'_, '_>,
        signer: &Signer<'_>,
    ) -> anyhow::Result<Option<Report>> {
        let kept = tempfile::tempfile().context("cannot make a temporary file")?;
        let mut stream = Stream(BufWriter::new(kept));
        let report = print_rows(job, source.by_ref(), |row| signer.label(row), &mut stream);
        if source.is_refused(self.skip_bad) {
            return Ok(None);
        }
        let report = self.settled(report, source)?;
        let mut kept = stream.0.into_inner().map_err(io::IntoInnerError::into_error)?;
        kept.rewind()?;
        self.record(source, signer.config, &report)?;
        io::copy(&mut kept, &mut io::stdout().lock())?;
        Ok(Some(report))
    }

    /// The report, once the source itself came to its end without a fault that stops a job.
    fn settled(
        &self,
        report: Result<Report, PrintError<anyhow::Error>>,
        source: &Source<'_, '_>,
    ) -> anyhow::Result<Report> {
        let units = || self.units.as_deref().unwrap_or(Path::new("-")).display().to_string();
        match report {
            Ok(report) => Ok(report),
            Err(PrintError::Source(error)) => Err(error.context(units())),
            Err(PrintError::Empty) if !source.refused().is_empty() => {
                bail!("every row was refused, nothing was written")
            }
            Err(error @ PrintError::Write(_)) => {
                Err(anyhow::Error::from(error).context(self.output.display().to_string()))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn record(
        &self,
        source: &mut Source<'_, '_>,
        config: &Config,
        report: &Report,
    ) -> anyhow::Result<Option<i64>> {
        let Some(house) = source.recording() else { return Ok(None) };
        let name =
            self.output.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let batch = crate::domain::batch::Batch {
            number: 0,
            printed_at: Clock::system().now(),
            public_url: config.public_url.to_string(),
            key_id: config.flows.keys.active().map(|id| id.to_string()).unwrap_or_default(),
            stock: self.stock.clone(),
            labels: i64::try_from(report.labels).unwrap_or(i64::MAX),
            file: name,
            void_at: None,
        };
        let units = source.take_minted();
        Ok(Some(mint::record(&house.context, batch, units, |_| {})?))
    }

    pub(super) fn tell(
        &self,
        common: &Common,
        outcome: anyhow::Result<Option<Report>>,
        source: &Source<'_, '_>,
    ) -> anyhow::Result<u8> {
        for refusal in source.refused() {
            eprintln!("{}", tell::harmless(&refusal.to_string()));
        }
        let refused = source.refused_rows();
        if refused > source.refused().len() as u64 {
            eprintln!("… and {} more", refused - source.refused().len() as u64);
        }
        let Some(report) = outcome? else {
            eprintln!(
                "{refused} of {} rows refused, nothing was written; mend them, or add --skip-bad to print the rest",
                source.rows()
            );
            return Ok(1);
        };
        if report.is_small() {
            tell::say(
                common,
                &format!(
                    "warning: modules are {:.3} mm, GS1 wants 0.396 mm; take a larger label, a shorter host or --ecc L",
                    report.module_mm.unwrap_or(0.0)
                ),
            );
        }
        let proof = if report.proven > 0 {
            format!(", {} read back and right", report.proven)
        } else {
            String::new()
        };
        let place = if self.output == Path::new("-") {
            "standard output".to_owned()
        } else {
            self.output.display().to_string()
        };
        let count =
            |number: u64, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
        let sheets = match self.format {
            FormatWord::Pdf => format!(" on {}", count(report.pages, "page")),
            _ => String::new(),
        };
        tell::say(common, &format!("{}{sheets} to {place}{proof}", count(report.labels, "label")));
        Ok(u8::from(refused > 0))
    }
}
