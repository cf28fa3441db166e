//! `labels`: units in, printed labels out. Reads and checks the words, runs the job, writes the job file beside the result.

mod cartons;
mod look;
mod mints;
mod only;
mod paper;
mod passport;
mod pipe;
mod preview;
mod roll;
mod run;
mod source;
mod stop;
mod units;
mod words;

use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use self::preview::Preview;
use self::roll::Roll;
use self::source::{Signer, Source, Wanted};
use self::stop::Stop;
use self::units::{Kept, Units};
use self::words::{DrawingWord, FormatWord, LevelWord};
use super::house::{self, House};
use super::{Common, tell};
use crate::config::Config;
use crate::domain::batch::BatchState;
use crate::domain::catalog::Catalog;
use crate::flows::{catalog as shelf, mint};
use crate::labels::batch::Products;
use crate::labels::font::OwnFont;
use crate::labels::{self, Job, Look, Words};
use crate::text::Printed;

pub use paper::stocks;

/// Print labels for units.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale labels --units units.csv --stock L7160 --format pdf --output labels.pdf --record\n  aftersale labels --product GEN-7500 --first SN2700001 --count 210 --stock 5160 --format pdf --output gen.pdf\n  aftersale labels --product EVC-11 --count 100 --format pdf --output evc.pdf --record\n  aftersale labels --product GEN-7500 --first SN27000018 --check mod10 --count 210 --format pdf --output gen.pdf\n  aftersale labels --units units.xlsx --only SN2600101..SN2600121 --skip 3 --format pdf --output rest.pdf\n  aftersale labels --units units.csv --stock L7160 --format csv --output - > uris.csv"
)]
pub struct Labels {
    #[command(flatten)]
    units: Units,
    /// Sheet or roll; `aftersale stocks` lists them
    #[arg(long, value_name = "NAME", default_value = "L7160", default_value_ifs = [("role", "card", "card"), ("role", "carton", "4x6")])]
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
    /// How symbols are drawn
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
    #[command(flatten)]
    look: look::LookFlags,
    #[command(flatten)]
    paper: paper::PaperFlags,
}

impl Labels {
    /// Labels of a units file on L7160 as PDF, recorded, whether or not they were printed before.
    pub fn recorded_again(units: PathBuf, output: PathBuf) -> Self {
        Self {
            units: Units { file: Some(units), yes: true, ..Units::default() },
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
            look: look::LookFlags::default(),
            paper: paper::PaperFlags::default(),
        }
    }

    /// Runs the command. Exit code 1 when rows were refused.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        self.check_role()?;
        let config = house::config(common, None)?;
        if self.paper.calibrate {
            return self.calibrate(common, &config);
        }
        if let Some(file) = &self.catalog {
            let Some((catalog, _)) = super::catalog::read(file)? else { return Ok(1) };
            return self.job(common, &config, None, (&catalog, true));
        }
        let house = House::of(config, self.record)?;
        if self.record {
            tell_broken_off(common, &house)?;
        }
        let catalog = shelf::export(&house.context)?;
        let code = self.job(common, &house.config, Some(&house), (&catalog, true))?;
        house.context.close()?;
        Ok(code)
    }

    /// Runs the command in an open house, as a part of another one, which listens to signals itself.
    pub fn run_in(&self, common: &Common, house: &House) -> anyhow::Result<u8> {
        let catalog = shelf::export(&house.context)?;
        self.job(common, &house.config, Some(house), (&catalog, false))
    }

    fn job(
        &self,
        common: &Common,
        config: &Config,
        house: Option<&House>,
        (catalog, listens): (&Catalog, bool),
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
        let text = Printed::load(&config.text, self.lang.as_deref())?;
        let mut job = self.settings(config, &text)?;
        self.furnish(&mut job, (config, &text), house, &catalog.products)?;
        let house = house.filter(|_| self.record);
        // Only who skips rows may have to read them twice.
        let mut kept = if self.skip_bad { self.units.spool()? } else { Kept::default() };
        let rows = |kept: &Kept| self.units.rows(&products, &catalog.products, (house, kept));
        let ahead =
            if preview::somebody_is_there(&self.units) && (self.units.is_file() || self.units.is_range()) {
                Some(Preview::read(rows(&kept)?)?)
            } else {
                None
            };
        if let Some(ahead) = ahead.as_ref().filter(|ahead| ahead.is_worth_asking(self.skip_bad))
            && !ahead.ask(&mut io::stdin().lock(), &mut io::stderr())?
        {
            tell::say(common, "nothing was written");
            return Ok(1);
        }
        // Only now: a question is left by Ctrl-C as ever.
        let stop = if listens { Stop::listen() } else { Stop::default() };
        // A part of a job is a reprint: its labels are on record, and spoilt.
        let wanted = Wanted { house, reprint: self.reprint || self.units.only.is_some(), stop };
        let signer = Signer { config, lang: text.locale().tag(), place: self.place_pattern(&text)? };
        let started = Instant::now();
        let bar = progress(common, ahead.map(|ahead| ahead.labels()).or(self.units.count));
        let roll = || Roll::new(!self.units.is_range());
        let mut source = Source::new(rows(&kept)?, wanted.clone(), roll()?, bar.clone());
        let mut outcome = self.write(&job, &mut source, &signer, started);
        if self.skip_bad {
            kept.doubles = source.take_doubles();
        }
        // Labels of rows that repeat others from far above were drawn before that was known: once more, without them.
        if !kept.doubles.is_empty() && matches!(outcome, Ok(None)) {
            bar.reset();
            source = Source::new(rows(&kept)?, wanted, roll()?, bar.clone());
            outcome = self.write(&job, &mut source, &signer, started);
        }
        bar.finish_and_clear();
        self.tell(common, outcome, &source)
    }

    fn settings(&self, config: &Config, text: &Printed) -> anyhow::Result<Job> {
        let words = text.label()?;
        Ok(Job {
            stock: self.paper.stock(config, &self.stock)?,
            format: self.format.into(),
            words: Words {
                call_to_action: words.call,
                model: words.model,
                serial: words.serial,
                typed: words.typed,
            },
            host: config.public_url.host().to_owned(),
            fonts: own_fonts(&config.labels)?,
            ecc: self.ecc.into(),
            dpi: self.dpi,
            skip: self.skip,
            drawing: self.qr.into(),
            proof: !self.no_proof,
            look: Look::default(),
            title: format!("{} labels", config.text.site.brand.name),
            threads: self.threads.or_else(|| available_parallelism().ok()).map_or(1, NonZeroUsize::get),
        })
    }
}

/// The font files of the settings, read.
fn own_fonts(settings: &labels::Settings) -> anyhow::Result<Vec<OwnFont>> {
    let read = |file: &PathBuf| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let data = std::fs::read(file).with_context(|| format!("cannot read the font {}", file.display()))?;
        OwnFont::parse(&name, data).with_context(|| format!("[labels] fonts: {}", file.display()))
    };
    settings.fonts.iter().map(read).collect()
}

/// Jobs that died are told to whoever prints next.
fn tell_broken_off(common: &Common, house: &House) -> anyhow::Result<()> {
    for (batch, state) in mint::list(&house.context)? {
        if state == BatchState::BrokenOff {
            tell::say(common, &format!("note: {}", mint::say_broken_off(&batch)));
        }
    }
    Ok(())
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
