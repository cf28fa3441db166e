//! Which units a job prints, as words of the command line: a file, a range of serials or drawn ones, or a part of them.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::only::{Only, Window, needs_order};
use super::source::Rows;
use crate::cli::house::House;
use crate::domain::check_digits::CheckRule;
use crate::domain::clock::Clock;
use crate::domain::product::Product;
use crate::domain::unit::{ProductName, Serial};
use crate::flows::mint;
use crate::labels::batch::{Double, MintedSerials, Products, SerialRange, UnitsFile};

/// The units of a job.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Which units")]
pub struct Units {
    /// Units file (CSV or .xlsx with a header row), or - for standard input
    #[arg(id = "units", long = "units", value_name = "FILE", required_unless_present_any = ["product", "calibrate"], conflicts_with_all = ["product", "first", "count"])]
    pub file: Option<PathBuf>,
    /// Model code or GTIN, instead of a units file
    #[arg(long, value_name = "CODE", requires = "count")]
    pub product: Option<String>,
    /// First serial; its last digits count up. Without it serials are drawn that nobody can guess
    #[arg(long, value_name = "SERIAL", requires = "product")]
    pub first: Option<String>,
    /// How many serials, up to 10,000,000
    #[arg(long, value_name = "N", requires = "product")]
    pub count: Option<u64>,
    /// Rule of the check digits that serials end in, --first too [default: `serial_check` of the product in the catalogue]
    #[arg(long, value_name = "RULE", requires = "product")]
    pub check: Option<CheckWord>,
    /// After a paper jam: only the labels from one serial to another of the same job, both included. An end may be left out
    #[arg(long, value_name = "FIRST..LAST")]
    pub only: Option<Only>,
    /// Print 1,000 labels or more without showing the first and last and asking, which is done on a terminal only
    #[arg(long, short)]
    pub yes: bool,
}

/// What is known of a units file from reading it before.
#[derive(Debug, Default)]
pub struct Kept {
    /// What came through standard input.
    input: Option<File>,
    /// Rows to leave out, since they repeat others from far above.
    pub doubles: Vec<Double>,
}

/// A check rule as a word of the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckWord {
    /// GS1: one digit, weights 3 and 1
    #[value(name = "mod10")]
    Mod10,
    /// ISO/IEC 7064 MOD 11,10: one digit
    #[value(name = "mod11-10")]
    Mod11To10,
    /// ISO/IEC 7064 MOD 97-10: two digits, letters count
    #[value(name = "mod97")]
    Mod97,
    /// Luhn mod 36: one digit or letter, letters count
    #[value(name = "luhn-n")]
    LuhnN,
}

impl From<CheckWord> for CheckRule {
    fn from(word: CheckWord) -> Self {
        match word {
            CheckWord::Mod10 => Self::Mod10,
            CheckWord::Mod11To10 => Self::Mod11To10,
            CheckWord::Mod97 => Self::Mod97,
            CheckWord::LuhnN => Self::LuhnN,
        }
    }
}

impl Units {
    /// The name of the units file; "-" where there is none.
    pub fn name(&self) -> String {
        self.file.as_ref().map_or_else(|| "-".to_owned(), |file| file.display().to_string())
    }

    /// Whether the units come out of a file that can be read twice.
    pub fn is_file(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.is_file())
    }

    /// Whether serials are drawn by chance.
    pub fn is_drawn(&self) -> bool {
        self.file.is_none() && self.first.is_none()
    }

    /// Whether a first serial and a number say it all.
    pub fn is_range(&self) -> bool {
        self.file.is_none() && self.first.is_some()
    }

    /// The rule that `--check` names.
    pub fn check(&self) -> Option<CheckRule> {
        self.check.map(CheckRule::from)
    }

    /// The rows, from the first or of the wanted part. Drawn serials are none that `house` knows.
    ///
    /// # Errors
    /// When the file cannot be read, or the words do not fit the product.
    pub fn rows<'a, 'p: 'a>(
        &self,
        products: &'a Products<'p>,
        all: &'p [Product],
        (house, kept): (Option<&'p House>, &Kept),
    ) -> Result<Rows<'a, 'p>> {
        let rows = match &self.file {
            Some(_) => self.of_file(products, kept)?,
            None => self.of_product(products, all, house)?,
        };
        let Some(only) = &self.only else { return Ok(rows) };
        needs_order(self.is_drawn())?;
        Ok(Box::new(Window::new(rows, only.clone())))
    }

    /// Keeps what comes through standard input in a temporary file, so that it can be read twice.
    ///
    /// # Errors
    /// When it cannot be read or kept.
    pub fn spool(&self) -> Result<Kept> {
        let mut kept = Kept::default();
        if self.file.as_ref().is_some_and(|file| file.as_os_str() == "-") {
            let place = || format!("the units cannot be kept in {}", std::env::temp_dir().display());
            let mut spool = tempfile::tempfile().with_context(place)?;
            io::copy(&mut io::stdin().lock(), &mut spool).with_context(place)?;
            kept.input = Some(spool);
        }
        Ok(kept)
    }

    fn of_file<'a, 'p: 'a>(&self, products: &'a Products<'p>, kept: &Kept) -> Result<Rows<'a, 'p>> {
        let file = self.file.as_deref().unwrap_or("-".as_ref());
        let reader: Box<dyn Read> = if let Some(spool) = &kept.input {
            let mut spool = spool.try_clone()?;
            spool.rewind()?;
            Box::new(spool)
        } else if file.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(
                File::open(file).with_context(|| format!("cannot open the units file {}", file.display()))?,
            )
        };
        let file = UnitsFile::open(reader, products).with_context(|| self.name())?.knowing(&kept.doubles);
        Ok(Box::new(file.map(|row| row.map_err(anyhow::Error::from))))
    }

    fn of_product<'a, 'p: 'a>(
        &self,
        products: &'a Products<'p>,
        all: &'p [Product],
        house: Option<&'p House>,
    ) -> Result<Rows<'a, 'p>> {
        let (Some(code), Some(count)) = (&self.product, self.count) else {
            bail!("name a units file with --units, or --product with --count");
        };
        let product = products.find(code).map_err(anyhow::Error::msg)?;
        // The look-up borrows from `all`, so the product lives as long as the job.
        let product = all.iter().find(|known| known.code == product.code).context("the product vanished")?;
        if let Some(first) = &self.first {
            let range = SerialRange::new(product, first, count, self.check()).map_err(anyhow::Error::msg)?;
            return Ok(Box::new(range.map(Ok)));
        }
        let clock = Clock::system();
        let named = ProductName::of(product);
        // A store that cannot answer is told when the units are recorded; a serial is not given out on a guess.
        let taken = move |serial: &Serial| {
            house.is_some_and(|house| mint::is_taken(&house.context, &named, serial).unwrap_or(true))
        };
        let chance = Box::new(move || clock.chance());
        let drawn = MintedSerials::new(product, (count, self.check()), chance, Box::new(taken));
        Ok(Box::new(drawn.map_err(anyhow::Error::msg)?.map(Ok)))
    }
}
