//! `labels`: units in, printed labels out. Reads and checks the words, runs the job, writes the job file beside the result.

mod passport;
mod run;
mod source;
mod words;

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Instant;

use anyhow::{Context, bail};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use self::source::{Signer, Source, Wanted};
use self::words::{DrawingWord, FormatWord, LevelWord};
use super::house::{self, House};
use super::{Common, tell};
use crate::config::Config;
use crate::domain::catalog::Catalog;
use crate::domain::clock::Clock;
use crate::domain::product::Product;
use crate::domain::unit::{ProductName, Serial};
use crate::flows::{catalog as shelf, mint};
use crate::labels::batch::{MintedSerials, Products, SerialRange, UnitsFile};
use crate::labels::stock::Stocks;
use crate::labels::{Job, Words};
use crate::text::Text;

/// Print labels for units.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale labels --units units.csv --stock L7160 --format pdf --output labels.pdf --record\n  aftersale labels --product GEN-7500 --first SN2700001 --count 210 --stock 5160 --format pdf --output gen.pdf\n  aftersale labels --product EVC-11 --count 100 --format pdf --output evc.pdf --record\n  aftersale labels --units units.csv --stock L7160 --format csv --output - > uris.csv"
)]
pub struct Labels {
    /// Units file (CSV with header), or - for standard input
    #[arg(long, value_name = "FILE", required_unless_present = "product", conflicts_with_all = ["product", "first", "count"])]
    units: Option<PathBuf>,
    /// Model code or GTIN, instead of a units file
    #[arg(long, value_name = "CODE", requires = "count")]
    product: Option<String>,
    /// First serial; its last digits count up. Without it serials are drawn that nobody can guess
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
        let rows = self.rows(&products, &catalog.products, house.filter(|_| self.record))?;
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
        house: Option<&'p House>,
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
        let (Some(code), Some(count)) = (&self.product, self.count) else {
            bail!("name a units file with --units, or --product with --count");
        };
        let product = products.find(code).map_err(anyhow::Error::msg)?;
        // The look-up borrows from `all`, so the product lives as long as the job.
        let product = all.iter().find(|known| known.code == product.code).context("the product vanished")?;
        if let Some(first) = &self.first {
            return Ok(Box::new(
                SerialRange::new(product, first, count).map_err(anyhow::Error::msg)?.map(Ok),
            ));
        }
        let clock = Clock::system();
        let named = ProductName::of(product);
        // A store that cannot answer is told when the units are recorded; a serial is not given out on a guess.
        let taken = move |serial: &Serial| {
            house.is_some_and(|house| mint::is_taken(&house.context, &named, serial).unwrap_or(true))
        };
        let drawn = MintedSerials::new(product, count, Box::new(move || clock.chance()), Box::new(taken));
        Ok(Box::new(drawn.map_err(anyhow::Error::msg)?.map(Ok)))
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
