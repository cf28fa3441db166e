//! `units import | export`: which units were made, in bulk. Reads the same files as `labels --units`.

use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use indicatif::ProgressBar;

use super::super::house::House;
use super::super::{Common, tell};
use super::pile::Pile;
use super::refused::Refused;
use super::rows::{RowForm, Rows};
use super::source::Source;
use crate::domain::unit::StockedUnit;
use crate::flows::catalog::{export, shelf};
use crate::flows::{hand_out, stock};
use crate::labels::batch::{FileError, Products, RowRefusal, UnitsFile};

/// The columns of a units file.
const COLUMNS: &[&str] = &["product", "serial", "batch", "manufactured_on", "shipped_on", "dealer"];

/// Units on record, many at once.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  aftersale units import units.csv\n  aftersale units import shipped.xlsx --skip-bad\n  aftersale units export > units.csv\n\nA later file updates what it says of a unit (dealer, shipping date, …); what it leaves empty stays. May run beside serve."
)]
pub struct Units {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Put units on record, or update what is known about them
    Import {
        /// Units file (CSV or .xlsx with a header row), or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Take the good rows when some are refused
        #[arg(long)]
        skip_bad: bool,
    },
    /// All units on record, to standard output
    Export {
        /// Form of the rows
        #[arg(long, value_enum, default_value_t)]
        format: RowForm,
    },
}

impl Units {
    /// Runs the command. Exit code 1 when rows were refused.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        match &self.what {
            What::Import { file, skip_bad } => {
                let house = House::open(common, false)?;
                let source = Source::new(file)?;
                let code = import(common, &house, &source, *skip_bad).with_context(|| source.name())?;
                house.context.close()?;
                Ok(code)
            }
            What::Export { format } => {
                let house = House::open(common, false)?;
                let mut rows = Rows::begin(*format, COLUMNS)?;
                let day = |on: Option<jiff::civil::Date>| on.map(|on| on.to_string());
                hand_out::each_unit(&house.context, |product, unit| {
                    let facts = &unit.facts;
                    let (made, shipped) = (day(facts.manufactured_on), day(facts.shipped_on));
                    let serial = unit.serial.as_str();
                    rows.row(&[
                        product.into(),
                        serial.into(),
                        (&facts.batch).into(),
                        (&made).into(),
                        (&shipped).into(),
                        (&facts.dealer).into(),
                    ])?;
                    Ok::<_, anyhow::Error>(())
                })?;
                rows.end()?;
                Ok(0)
            }
        }
    }
}

fn import(common: &Common, house: &House, source: &Source, skip_bad: bool) -> anyhow::Result<u8> {
    let bar = super::bar(common, "reading", None);
    let (mut refused, mut pile) = (Refused::default(), Pile::new());
    let read = read(house, source, (&mut pile, &mut refused), &bar);
    bar.finish_and_clear();
    let read = read?;
    if refused.stops(read, skip_bad) {
        return Ok(1);
    }
    let bar = super::bar(common, "storing", Some(pile.len()));
    let units = pile.sorted()?.map(|unit| unit.map_err(anyhow::Error::from));
    let done = stock::stock(&house.context, units, |count| bar.set_position(count));
    bar.finish_and_clear();
    let done = done?;
    tell::say(
        common,
        &format!("units: {} new, {} updated, {} unchanged", done.added, done.updated, done.unchanged),
    );
    Ok(u8::from(refused.rows() > 0))
}

/// Reads the whole file; answers how many rows it has.
fn read(
    house: &House,
    source: &Source,
    (pile, refused): (&mut Pile, &mut Refused),
    bar: &ProgressBar,
) -> anyhow::Result<u64> {
    let (catalog, shelf) = (export(&house.context)?, shelf(&house.context)?);
    let products = Products::new(&catalog.products);
    let mut rows = 0_u64;
    for row in UnitsFile::open(source.open()?, &products)? {
        let row = match row {
            Err(FileError::Doubles { told, count, .. }) => {
                refused.count(count.saturating_sub(told.len() as u64));
                for refusal in &told {
                    refuse(refused, refusal);
                }
                break;
            }
            row => row?,
        };
        rows += 1;
        if rows.is_multiple_of(1_000) {
            bar.set_position(rows);
        }
        match row {
            Err(refusal) => refuse(refused, &refusal),
            Ok(row) => match shelf.find(&row.name.product) {
                Some(product) => {
                    let unit =
                        StockedUnit { product: product.number, serial: row.name.serial, facts: row.facts };
                    pile.put(&unit).with_context(|| {
                        format!("units cannot be put aside in {}", std::env::temp_dir().display())
                    })?;
                }
                None => refused.note(row.line, vec![": its product left the catalogue meanwhile".to_owned()]),
            },
        }
    }
    Ok(rows)
}

fn refuse(refused: &mut Refused, refusal: &RowRefusal) {
    let column = refusal.column.map(|column| format!(", {column}")).unwrap_or_default();
    refused.note(refusal.line, vec![format!("{column}: {}", refusal.why)]);
}
