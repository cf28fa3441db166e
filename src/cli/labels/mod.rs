//! `labels`: units in, printed labels out. Reads and checks the words, runs the job, writes the job file beside the result.

mod passport;
mod source;

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use self::passport::{Hashed, Passport};
use self::source::{Signer, Source, Wanted};
use super::house::{self, House};
use super::{Common, tell};
use crate::config::Config;
use crate::domain::catalog::Catalog;
use crate::domain::clock::Clock;
use crate::domain::product::Product;
use crate::flows::catalog as shelf;
use crate::labels::batch::{Products, SerialRange, UnitsFile};
use crate::labels::output::{Stream, Target};
use crate::labels::qr::Level;
use crate::labels::stock::Stocks;
use crate::labels::{Format, Job, PrintError, QrDrawing, Report, Words, print_rows};
use crate::text::Text;

/// Print labels for units.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale labels --units units.csv --stock L7160 --format pdf --output labels.pdf --record\n  aftersale labels --product GEN-7500 --first SN2700001 --count 210 --stock 5160 --format pdf --output gen.pdf\n  aftersale labels --units units.csv --stock L7160 --format csv --output - > uris.csv"
)]
pub struct Labels {
    /// Units file (CSV with header), or - for standard input
    #[arg(long, value_name = "FILE", required_unless_present = "product", conflicts_with_all = ["product", "first", "count"])]
    units: Option<PathBuf>,
    /// Model code or GTIN, instead of a units file
    #[arg(long, value_name = "CODE", requires = "count", requires = "first")]
    product: Option<String>,
    /// First serial; its last digits count up
    #[arg(long, value_name = "SERIAL", requires = "product")]
    first: Option<String>,
    /// How many serials
    #[arg(long, value_name = "N", requires = "product")]
    count: Option<u64>,
    /// Sheet or roll; `aftersale stocks` lists them
    #[arg(long, value_name = "NAME", default_value = "L7160")]
    stock: String,
    /// What comes out
    #[arg(long, value_enum)]
    format: FormatWord,
    /// File (pdf, zpl, csv) or folder (png, svg), or - for standard output
    #[arg(long, value_name = "PATH")]
    output: PathBuf,
    /// Used cells at the start of the first sheet
    #[arg(long, value_name = "N", default_value_t = 0)]
    skip: u32,
    /// Catalogue file instead of the database: prints without any network
    #[arg(long, value_name = "FILE")]
    catalog: Option<PathBuf>,
    /// Store batch and units, and refuse serials that were printed before
    #[arg(long, conflicts_with = "catalog")]
    record: bool,
    /// With --record: print again what was printed before
    #[arg(long, requires = "record")]
    reprint: bool,
    /// Dots per inch of the printer
    #[arg(long, value_name = "N", default_value_t = 300)]
    dpi: u32,
    /// Least error correction of the symbols
    #[arg(long, value_enum, default_value_t = LevelWord::M, ignore_case = true)]
    ecc: LevelWord,
    /// How a PDF draws symbols
    #[arg(long, value_enum, default_value_t = DrawingWord::Path)]
    qr: DrawingWord,
    /// Language of the words on the label
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// Threads that draw; by default one for each processor
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Print the good rows when some are refused
    #[arg(long)]
    skip_bad: bool,
    /// Do not read every label back
    #[arg(long)]
    no_proof: bool,
    /// Replace an output that exists
    #[arg(long)]
    force: bool,
}

/// A format as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FormatWord {
    /// Sheets in one file
    Pdf,
    /// A picture per label
    Png,
    /// A drawing per label
    Svg,
    /// Commands for a label printer
    Zpl,
    /// The units with their codes, for label software of your own
    Csv,
}

/// A level as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LevelWord {
    /// 7 % may be lost
    L,
    /// 15 % may be lost
    M,
    /// 25 % may be lost
    Q,
    /// 30 % may be lost
    H,
}

/// A drawing as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DrawingWord {
    /// Vector rectangles
    Path,
    /// 1-bit masks, smaller and faster
    Mask,
}

impl From<FormatWord> for Format {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Pdf => Self::Pdf,
            FormatWord::Png => Self::Png,
            FormatWord::Svg => Self::Svg,
            FormatWord::Zpl => Self::Zpl,
            FormatWord::Csv => Self::Csv,
        }
    }
}

impl From<LevelWord> for Level {
    fn from(word: LevelWord) -> Self {
        match word {
            LevelWord::L => Self::L,
            LevelWord::M => Self::M,
            LevelWord::Q => Self::Q,
            LevelWord::H => Self::H,
        }
    }
}

impl From<DrawingWord> for QrDrawing {
    fn from(word: DrawingWord) -> Self {
        match word {
            DrawingWord::Path => Self::Path,
            DrawingWord::Mask => Self::Mask,
        }
    }
}

impl Labels {
    /// Labels of a units file on L7160 as PDF, recorded, whether or not they were printed before.
    pub fn recorded_again(units: PathBuf, output: PathBuf) -> Self {
        Self {
            units: Some(units),
            product: None,
            first: None,
            count: None,
            stock: "L7160".to_owned(),
            format: FormatWord::Pdf,
            output,
            skip: 0,
            catalog: None,
            record: true,
            reprint: true,
            dpi: 300,
            ecc: LevelWord::M,
            qr: DrawingWord::Path,
            lang: None,
            threads: None,
            skip_bad: false,
            no_proof: false,
            force: true,
        }
    }

    /// Runs the command. Exit code 1 when rows were refused.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let config = house::config(common, None)?;
        if let Some(file) = &self.catalog {
            let Some((catalog, _)) = super::catalog::read(file)? else { return Ok(1) };
            return self.job(common, &config, None, &catalog);
        }
        let house = House::of(config, self.record)?;
        let code = self.run_in(common, &house)?;
        house.context.close()?;
        Ok(code)
    }

    /// Runs the command in an open house.
    pub fn run_in(&self, common: &Common, house: &House) -> anyhow::Result<u8> {
        let catalog = shelf::export(&house.context)?;
        self.job(common, &house.config, Some(house), &catalog)
    }

    fn job(
        &self,
        common: &Common,
        config: &Config,
        house: Option<&House>,
        catalog: &Catalog,
    ) -> anyhow::Result<u8> {
        if config.flows.keys.active().is_none() {
            bail!(
                "there is no signing key: `aftersale key new` makes one and says what to write into {}",
                config.file.display()
            );
        }
        if config.public_url.is_only_for_trials() {
            tell::say(
                common,
                &format!(
                    "warning: codes will lead to {}, which no owner's phone can reach; fine for a trial only",
                    config.public_url
                ),
            );
        }
        let products = Products::new(&catalog.products);
        let text = Text::new(&config.text)?;
        let locale = text.locale(self.lang.as_deref(), None);
        let wanted = Wanted { house: house.filter(|_| self.record), reprint: self.reprint };
        let signer = Signer { config, lang: locale.tag() };
        let started = Instant::now();
        let bar = progress(common, self.count);
        let rows = self.rows(&products, &catalog.products)?;
        let mut source = Source::new(rows, wanted, bar.clone());
        let job = self.settings(config, &text, &locale)?;
        let outcome = self.write(&job, &mut source, &signer, started);
        bar.finish_and_clear();
        self.tell(common, outcome, &source)
    }

    fn rows<'a, 'p: 'a>(
        &self,
        products: &'a Products<'p>,
        all: &'p [Product],
    ) -> anyhow::Result<source::Rows<'a, 'p>> {
        if let Some(file) = &self.units {
            let reader: Box<dyn Read> = if file.as_os_str() == "-" {
                Box::new(io::stdin())
            } else {
                Box::new(
                    File::open(file)
                        .with_context(|| format!("cannot open the units file {}", file.display()))?,
                )
            };
            let file_name = file.display().to_string();
            return Ok(Box::new(UnitsFile::open(reader, products).with_context(|| file_name)?));
        }
        let (Some(code), Some(first), Some(count)) = (&self.product, &self.first, self.count) else {
            bail!("name a units file with --units, or --product with --first and --count");
        };
        let product = products.find(code).map_err(anyhow::Error::msg)?;
        // The look-up borrows from `all`, so the product lives as long as the job.
        let product = all.iter().find(|known| known.code == product.code).context("the product vanished")?;
        Ok(Box::new(SerialRange::new(product, first, count).map_err(anyhow::Error::msg)?.map(Ok)))
    }

    fn settings(&self, config: &Config, text: &Text, locale: &crate::text::Locale) -> anyhow::Result<Job> {
        let words = text.label_words(locale)?;
        Ok(Job {
            stock: Stocks::built_in()?.find(&self.stock)?.clone(),
            format: self.format.into(),
            words: Words {
                call_to_action: words.call,
                model: words.model,
                serial: words.serial,
                typed: words.typed,
            },
            host: config.public_url.host().to_owned(),
            ecc: self.ecc.into(),
            dpi: self.dpi,
            skip: self.skip,
            drawing: self.qr.into(),
            proof: !self.no_proof,
            title: format!("{} labels", config.text.site.brand.name),
            threads: self.threads.or_else(|| available_parallelism().ok()).map_or(1, NonZeroUsize::get),
        })
    }

    /// Prints into a temporary beside the output, records, then puts it into place.
    fn write(
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
            let report = print_rows(job, source.by_ref(), make, &mut Stream(io::stdout().lock()));
            return if source.is_refused(self.skip_bad) {
                Ok(None)
            } else {
                Ok(Some(settled(report, source)?))
            };
        }
        let mut target = Target::create(&self.output, job.format.is_folder(), self.force)?;
        let mut hashed = Hashed::new(&mut target);
        let report = print_rows(job, source.by_ref(), make, &mut hashed);
        let sha256 = hashed.digest();
        if source.is_refused(self.skip_bad) {
            return Ok(None);
        }
        let report = settled(report, source)?;
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
        Ok(Some(crate::flows::mint::record(&house.context, batch, units, |_| {})?))
    }

    fn tell(
        &self,
        common: &Common,
        outcome: anyhow::Result<Option<Report>>,
        source: &Source<'_, '_>,
    ) -> anyhow::Result<u8> {
        for refusal in source.refused() {
            eprintln!("{}", tell::harmless(&refusal.to_string()));
        }
        let refused = source.refused().len();
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
        tell::say(common, &format!("{} labels on {} pages to {place}{proof}", report.labels, report.pages));
        Ok(u8::from(refused > 0))
    }
}

/// The report, once the source itself came to its end without a fault that stops a job.
fn settled(
    report: Result<Report, PrintError<anyhow::Error>>,
    source: &Source<'_, '_>,
) -> anyhow::Result<Report> {
    match report {
        Ok(report) => Ok(report),
        Err(PrintError::Source(error)) => Err(error),
        Err(PrintError::Empty) if !source.refused().is_empty() => {
            bail!("every row was refused, nothing was written")
        }
        Err(error) => Err(error.into()),
    }
}

/// A bar where the number is known, else a counter; only on a terminal.
fn progress(common: &Common, count: Option<u64>) -> ProgressBar {
    if common.quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, words) = match count {
        Some(count) => {
            (ProgressBar::new(count), "{bar:30} {human_pos}/{human_len} labels  {per_sec}  {eta} left")
        }
        None => (ProgressBar::new_spinner(), "{spinner} {human_pos} labels  {per_sec}"),
    };
    bar.with_style(ProgressStyle::with_template(words).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
