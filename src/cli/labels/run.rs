//! A job under way: print into a temporary, record, put into place, tell what came of it.
//!
//! Not the words of the command line (`mod`), not the rows (`source`): this is what is done with both. Standard output is
//! the business of `pipe`.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, bail};

use super::passport::{Hashed, Passport};
use super::source::{Signer, Source};
use super::words::FormatWord;
use super::{Labels, tell};
use crate::cli::Common;
use crate::config::Config;
use crate::domain::batch::Batch;
use crate::domain::clock::{Clock, Id};
use crate::flows::mint;
use crate::labels::output::Target;
use crate::labels::{Job, PrintError, Report};

impl Labels {
    /// Prints into a temporary beside the output, records, then puts it into place.
    pub(super) fn write(
        &self,
        job: &Job,
        source: &mut Source<'_, '_>,
        signer: &Signer<'_>,
        started: Instant,
    ) -> anyhow::Result<Option<Report>> {
        if self.output.as_os_str() == "-" {
            return self.write_to_pipe(job, source, signer);
        }
        self.check_output()?;
        let mut target = Target::create(&self.output, job.format.is_folder(), self.force)?;
        let mut hashed = Hashed::new(&mut target);
        let report = self.print(job, source, signer, &mut hashed);
        let sha256 = hashed.digest();
        if source.is_refused(self.skip_bad) {
            return Ok(None);
        }
        let report = self.settled(report, source)?;
        // All that takes long or may fail comes before the record; then only two names are missing.
        let sealed = target.seal()?;
        let id = Clock::system().id();
        let batch = self.record(source, signer.config, &report, &id)?;
        let placed = (|| {
            let passport = Passport {
                job,
                labels: self,
                config: signer.config,
                report: &report,
                source,
                sha256,
                batch,
                id: &id,
                seconds: started.elapsed().as_secs_f64(),
            };
            let passport = passport.seal(&self.output)?;
            source.check_stop()?;
            Ok(sealed.place_both(passport)?)
        })();
        settle(source, batch, placed)?;
        Ok(Some(report))
    }

    /// With `--force` an output may be replaced, but never by way of the file it is made from.
    fn check_output(&self) -> anyhow::Result<()> {
        let Some(units) = &self.units.file else { return Ok(()) };
        if let (Ok(units), Ok(output)) = (units.canonicalize(), self.output.canonicalize())
            && units == output
        {
            bail!("{} is the units file itself: choose another --output", self.output.display());
        }
        Ok(())
    }

    /// The report, once the source itself came to its end without a fault that stops a job.
    pub(super) fn settled(
        &self,
        report: Result<Report, PrintError<anyhow::Error>>,
        source: &Source<'_, '_>,
    ) -> anyhow::Result<Report> {
        match report {
            Ok(report) => Ok(report),
            Err(PrintError::Source(error)) => Err(error.context(self.units.name())),
            Err(PrintError::Empty) if !source.refused().is_empty() => {
                bail!("every row was refused, nothing was written")
            }
            Err(error @ PrintError::Write(_)) => {
                let place = match self.output.display().to_string() {
                    pipe if pipe == "-" => format!("a temporary file in {}", std::env::temp_dir().display()),
                    place => place,
                };
                Err(anyhow::Error::from(error).context(place))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Records batch and units, if that is wanted; [`settle`] is to follow.
    pub(super) fn record(
        &self,
        source: &mut Source<'_, '_>,
        config: &Config,
        report: &Report,
        id: &Id,
    ) -> anyhow::Result<Option<i64>> {
        let Some(house) = source.recording() else { return Ok(None) };
        let name =
            self.output.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let now = Clock::system().now();
        let batch = Batch {
            number: 0,
            job: id.as_str().to_owned(),
            printed_at: now,
            public_url: config.public_url.to_string(),
            key_id: config.flows.keys.active().map(|id| id.to_string()).unwrap_or_default(),
            stock: self.stock.clone(),
            labels: i64::try_from(report.labels).unwrap_or(i64::MAX),
            file: name,
            lease_until: now,
            placed_at: None,
            void_at: None,
            void_reason: None,
        };
        let units = source.take_minted().read().context("the units of the job cannot be read back")?;
        Ok(Some(mint::record(&house.context, (batch, source.is_reprint()), units, |_| {})?))
    }

    /// What came of the job, in words and as an exit code.
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
        if let Some(words) = super::look::left_out(&report) {
            tell::say(common, &words);
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

/// The end of a recorded job: its batch is active, or its units are free to be printed again.
pub(super) fn settle(
    source: &Source<'_, '_>,
    batch: Option<i64>,
    placed: anyhow::Result<()>,
) -> anyhow::Result<()> {
    if let (Some(house), Some(number)) = (source.recording(), batch) {
        match &placed {
            Ok(()) => {
                mint::place(&house.context, number)
                    .context("the labels are in place, but not their batch")?;
            }
            // The first error is the one that explains; without this the batch counts as broken off a little later.
            Err(_) => drop(mint::abandon(&house.context, number)),
        }
    }
    placed
}
