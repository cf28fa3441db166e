//! `purchases import | export`: offers and plans that were bought, so that nobody is offered what they have.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};

use super::super::house::House;
use super::super::{Common, tell};
use super::refused::Refused;
use super::rows::{Cell, RowForm, Rows};
use super::source::Source;
use crate::domain::offer::{Buyer, Purchase};
use crate::flows::bought::{self, Raw};
use crate::flows::catalog::{Shelf, shelf};
use crate::flows::hand_out;
use crate::labels::batch::{Cells, Table, cell};

/// The columns of a list of purchases.
const COLUMNS: &[&str] = &["offer", "product", "serial", "email", "bought_on"];

/// Offers and plans that were bought.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale purchases import bought.csv\n  aftersale purchases export --format jsonl\n\nColumns: offer (its code), bought_on, and either product and serial of the unit or email of who bought it.\nWhat was bought is no longer offered."
)]
pub struct Purchases {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Note what was bought
    Import {
        /// CSV or .xlsx with a header row, or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Take the good rows when some are refused
        #[arg(long)]
        skip_bad: bool,
    },
    /// All purchases on record, to standard output
    Export {
        /// Form of the rows
        #[arg(long, value_enum, default_value_t)]
        format: RowForm,
    },
}

impl Purchases {
    /// Runs the command. Exit code 1 when rows were refused.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let house = House::open(common, false)?;
        let code = match &self.what {
            What::Import { file, skip_bad } => {
                let source = Source::new(file)?;
                import(common, &house, &source, *skip_bad).with_context(|| source.name())?
            }
            What::Export { format } => write(&house, *format)?,
        };
        house.context.close()?;
        Ok(code)
    }
}

fn write(house: &House, form: RowForm) -> anyhow::Result<u8> {
    let mut rows = Rows::begin(form, COLUMNS)?;
    hand_out::each_purchase(&house.context, |product, purchase| {
        let (serial, email) = match &purchase.buyer {
            Buyer::Unit(_, serial) => (Some(serial.as_str()), None),
            Buyer::Address(key) => (None, Some(key.as_str())),
        };
        let bought_on = purchase.bought_on.to_string();
        rows.row(&[
            purchase.offer.as_str().into(),
            Cell::Text(product),
            Cell::Text(serial),
            Cell::Text(email),
            bought_on.as_str().into(),
        ])?;
        Ok::<_, anyhow::Error>(())
    })?;
    rows.end()?;
    Ok(0)
}

fn import(common: &Common, house: &House, source: &Source, skip_bad: bool) -> anyhow::Result<u8> {
    let shelf = shelf(&house.context)?;
    let (mut refused, mut read) = (Refused::default(), 0);
    for row in List::open(house, &shelf, source)? {
        read += 1;
        let (line, purchase) = row?;
        if let Err(mistakes) = purchase {
            refused.note(line, mistakes);
        }
    }
    if refused.stops(read, skip_bad) {
        return Ok(1);
    }
    let bar = super::bar(common, "storing", Some(read - refused.rows()));
    let rows = List::open(house, &shelf, source)?.filter_map(|row| match row {
        Ok((_, purchase)) => purchase.ok().map(Ok),
        Err(error) => Some(Err(error)),
    });
    let name = "import";
    let done = bought::note(&house.context, name, rows, |count| bar.set_position(count));
    bar.finish_and_clear();
    let done = done?;
    tell::say(
        common,
        &format!("purchases: {} new, {} updated, {} unchanged", done.added, done.updated, done.unchanged),
    );
    Ok(u8::from(refused.rows() > 0))
}

/// A list of purchases, row by row, each taken or refused.
struct List<'l> {
    house: &'l House,
    shelf: &'l Shelf,
    table: Table<std::fs::File>,
    /// Where each of [`COLUMNS`] stands.
    at: [Option<usize>; 5],
}

impl<'l> List<'l> {
    fn open(house: &'l House, shelf: &'l Shelf, source: &Source) -> anyhow::Result<Self> {
        let table = Table::open(source.open()?)?;
        let at: Vec<Option<usize>> = COLUMNS.iter().map(|name| table.find(name)).collect();
        let unknown: Vec<&str> = table
            .names()
            .iter()
            .map(String::as_str)
            .filter(|name| !name.is_empty() && !COLUMNS.iter().any(|known| known.eq_ignore_ascii_case(name)))
            .collect();
        if !unknown.is_empty() {
            bail!("unknown columns: {}; possible are {}", unknown.join(", "), COLUMNS.join(", "));
        }
        let [offer, product, serial, email, bought_on] = at[..] else { bail!("the columns changed") };
        if offer.is_none() || bought_on.is_none() || product.zip(serial).or(email.zip(email)).is_none() {
            bail!("a list of purchases needs offer, bought_on, and product with serial or email");
        }
        Ok(Self { house, shelf, table, at: [offer, product, serial, email, bought_on] })
    }
}

impl Iterator for List<'_> {
    type Item = anyhow::Result<(u64, Result<Purchase, Vec<String>>)>;

    fn next(&mut self) -> Option<Self::Item> {
        let (line, cells) = match self.table.read() {
            Ok(row) => row?,
            Err(error) => return Some(Err(error.into())),
        };
        let raw = cells.map_err(|why| vec![format!(": {why}")]).and_then(|cells| raw_of(cells, self.at));
        let checked = raw.and_then(|raw| {
            let told = |(field, why): (&str, String)| format!(", {field}: {why}");
            bought::check(&self.house.context, self.shelf, &raw)
                .map_err(|mistakes| mistakes.into_iter().map(told).collect())
        });
        Some(Ok((line, checked)))
    }
}

fn raw_of(
    mut cells: Cells<'_>,
    [offer, product, serial, email, bought_on]: [Option<usize>; 5],
) -> Result<Raw, Vec<String>> {
    let mut mistakes = Vec::new();
    let mut code = |name: &str, at: Option<usize>| {
        let read = at.map_or(Ok(String::new()), |at| cells.code(at));
        read.map_err(|why| mistakes.push(format!(", {name}: {why}"))).unwrap_or_default()
    };
    let (offer, product) = (code("offer", offer), code("product", product));
    let (serial, email) = (code("serial", serial), code("email", email));
    let day = bought_on.map_or(Ok(String::new()), |at| cells.day(at)).and_then(|text| cell::date(&text));
    let bought_on = day.map_err(|why| mistakes.push(format!(", bought_on: {why}"))).ok().flatten();
    if mistakes.is_empty() { Ok(Raw { offer, product, serial, email, bought_on }) } else { Err(mistakes) }
}
