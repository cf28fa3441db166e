//! Rows into labels: refused rows are collected, good ones go on; each gets its signed URI and its words on a thread of its job.

use std::collections::VecDeque;

use anyhow::{Context, Result, anyhow};
use indicatif::ProgressBar;

use crate::cli::house::House;
use crate::config::Config;
use crate::domain::code::{Code, typed};
use crate::domain::unit::UnitFacts;
use crate::flows::mint::{Minted, printed_before};
use crate::labels::batch::{Column, Double, FileError, Row, RowRefusal, UnitRow};
use crate::labels::{Columns, Label};

use super::mints::Mints;
use super::roll::Roll;
use super::stop::Stop;

/// Rows of a units file or of a range of serials.
pub type Rows<'a, 'p> = Box<dyn Iterator<Item = Result<Row<'p>>> + 'a>;

/// What a job wants of its rows.
#[derive(Clone)]
pub struct Wanted<'w> {
    /// Where to record, if the job is recorded.
    pub house: Option<&'w House>,
    /// Print again what was printed before.
    pub reprint: bool,
    /// Whether somebody asked the job to stop.
    pub stop: Stop,
}

/// An iterator of the rows to print. Keeps what was refused, and what is to be recorded.
pub struct Source<'a, 'p> {
    rows: Rows<'a, 'p>,
    wanted: Wanted<'a>,
    bar: ProgressBar,
    read: u64,
    /// The first of the refused rows; a file may be wrong in every row, memory is bounded.
    refused: Vec<RowRefusal>,
    refused_rows: u64,
    /// Rows are wrong that cannot be left out any more.
    too_late: bool,
    /// Those rows, so that another reading may leave them out.
    doubles: Vec<Double>,
    minted: Mints,
    roll: Roll,
    /// Rows that may be printed, looked up in the database together.
    ready: VecDeque<UnitRow<'p>>,
    failed: Option<anyhow::Error>,
}

/// So many refused rows are told one by one, on the terminal and in the job file; all are counted.
const REFUSED_TOLD: usize = 1_000;
/// How many rows one look into the database asks for.
const LOOKED_UP: usize = 500;

/// Turns rows into labels: signs each unit and writes its code.
pub struct Signer<'s> {
    /// Address and keys.
    pub config: &'s Config,
    /// Language of product names.
    pub lang: String,
    /// What is said of where the label sits, with `{}` for the place; `None` for labels that do not say it.
    pub place: Option<String>,
}

impl Signer<'_> {
    /// The label of a row.
    pub fn label(&self, row: UnitRow<'_>) -> Result<Label> {
        let proof =
            self.config.flows.keys.sign(&row.name).ok_or_else(|| anyhow!("there is no signing key"))?;
        let serial = row.name.serial.as_str().to_owned();
        let code = typed::print(&serial, &proof);
        let uri = Code::of_unit(row.name, proof).uri(&self.config.public_url);
        Ok(Label {
            row: row.line,
            uri,
            product_name: row.product.name.get(&self.lang).to_owned(),
            model: row.product.code.as_str().to_owned(),
            gtin14: row.product.gtin.map(String::from),
            serial,
            typed: Some(code),
            place: self.place.as_ref().and_then(|pattern| {
                let place = row.product.label_place.text.get(&self.lang);
                (!place.trim().is_empty()).then(|| pattern.replace("{}", place))
            }),
            carton: None,
            columns: columns(row.product.code.as_str(), &row.facts),
        })
    }
}

impl<'a, 'p> Source<'a, 'p> {
    /// The printable of these rows, each noted on the roll.
    pub fn new(rows: Rows<'a, 'p>, wanted: Wanted<'a>, roll: Roll, bar: ProgressBar) -> Self {
        Self {
            rows,
            wanted,
            bar,
            read: 0,
            refused: Vec::new(),
            refused_rows: 0,
            too_late: false,
            doubles: Vec::new(),
            minted: Mints::default(),
            roll,
            ready: VecDeque::new(),
            failed: None,
        }
    }

    /// Rows read, refused ones included.
    pub fn rows(&self) -> u64 {
        self.read
    }

    /// Rows that got no label: the first [`REFUSED_TOLD`] of them.
    pub fn refused(&self) -> &[RowRefusal] {
        &self.refused
    }

    /// How many rows got no label.
    pub fn refused_rows(&self) -> u64 {
        self.refused_rows
    }

    fn refuse(&mut self, refusal: RowRefusal) {
        self.refused_rows += 1;
        if self.refused.len() < REFUSED_TOLD {
            self.refused.push(refusal);
        }
    }

    /// Rows were refused and the others are not wanted without them. Reads on to the end, so that all are told.
    pub fn is_refused(&mut self, skip_bad: bool) -> bool {
        if !skip_bad && self.refused_rows > 0 {
            // Up to an error only: a job that is asked to stop answers with one for ever.
            self.by_ref().take_while(Result::is_ok).for_each(drop);
        }
        self.too_late || !skip_bad && self.refused_rows > 0
    }

    /// Rows that were found to be wrong when it was too late to leave them out.
    pub fn take_doubles(&mut self) -> Vec<Double> {
        std::mem::take(&mut self.doubles)
    }

    /// The units that got a label.
    pub fn roll(&mut self) -> &mut Roll {
        &mut self.roll
    }

    /// # Errors
    /// When somebody asked the job to stop.
    pub fn check_stop(&self) -> Result<()> {
        self.wanted.stop.check()
    }

    /// Where the job is recorded.
    pub fn recording(&self) -> Option<&'a House> {
        self.wanted.house
    }

    /// Whether units may have been printed before.
    pub fn is_reprint(&self) -> bool {
        self.wanted.reprint
    }

    /// The units to record.
    pub fn take_minted(&mut self) -> Mints {
        std::mem::take(&mut self.minted)
    }

    /// The next row that reads well; refused ones are kept aside.
    fn read(&mut self) -> Option<Result<UnitRow<'p>>> {
        loop {
            if let Err(error) = self.check_stop() {
                return Some(Err(error));
            }
            let row = self.rows.next()?;
            self.read += 1;
            self.bar.inc(1);
            match row {
                Err(error) => match error.downcast() {
                    Ok(FileError::Doubles { told, count, each }) => {
                        // The end of the file, not a row of it.
                        self.read -= 1;
                        self.too_late = true;
                        self.doubles = each;
                        self.refused_rows += count.saturating_sub(told.len() as u64);
                        for refusal in told {
                            self.refuse(refusal);
                        }
                    }
                    Ok(error) => return Some(Err(error.into())),
                    Err(error) => return Some(Err(error)),
                },
                Ok(Err(refusal)) => self.refuse(refusal),
                Ok(Ok(row)) => return Some(Ok(row)),
            }
        }
    }

    /// Reads on, and asks the database about all of what was read at once.
    fn look_up(&mut self, house: &House) -> Result<()> {
        let mut rows = Vec::with_capacity(LOOKED_UP);
        while rows.len() < LOOKED_UP {
            match self.read() {
                None => break,
                Some(Ok(row)) => rows.push(row),
                Some(Err(error)) => {
                    self.failed = Some(error);
                    break;
                }
            }
        }
        let shelf = crate::flows::catalog::shelf(&house.context)?;
        let mut units = Vec::with_capacity(rows.len());
        for row in &rows {
            let product = shelf.find(&row.name.product).map(|numbered| numbered.number);
            let product =
                product.ok_or_else(|| anyhow!("product {} is not in the database", row.product.code))?;
            let (serial, facts) = (row.name.serial.clone(), row.facts.clone());
            units.push(Minted { product, serial, facts, line: row.line });
        }
        let before = if self.wanted.reprint {
            Vec::new()
        } else {
            printed_before(&house.context, &units, units.len())?
        };
        // In the order of the rows, as the rows were asked about.
        let mut before = before.into_iter().peekable();
        for (row, unit) in rows.into_iter().zip(units) {
            if let Some(before) = before.next_if(|before| before.line == row.line) {
                let why = if before.is_under_way {
                    format!(
                        "serial {} is being printed by batch {}, begun at {}; if that job died, wait two minutes or run `aftersale batch void {}`",
                        before.serial, before.batch, before.when, before.batch
                    )
                } else {
                    format!(
                        "serial {} was printed before, in batch {} at {}; add --reprint if it is to be printed again",
                        before.serial, before.batch, before.when
                    )
                };
                self.refuse(RowRefusal { line: row.line, column: Some(Column::Serial), why });
            } else {
                self.minted.note(&unit).with_context(kept)?;
                self.ready.push_back(row);
            }
        }
        Ok(())
    }

    fn next_row(&mut self) -> Option<Result<UnitRow<'p>>> {
        let Some(house) = self.wanted.house else { return self.read() };
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Some(Ok(row));
            }
            if let Some(error) = self.failed.take() {
                return Some(Err(error));
            }
            let read = self.read;
            if let Err(error) = self.look_up(house) {
                return Some(Err(error));
            }
            if self.read == read && self.failed.is_none() {
                return None;
            }
        }
    }
}

fn kept() -> String {
    format!("the list of units cannot be kept in {}", std::env::temp_dir().display())
}

fn columns(product: &str, facts: &UnitFacts) -> Columns {
    let date = |on: Option<jiff::civil::Date>| on.map(|on| on.to_string()).unwrap_or_default();
    Columns {
        product: product.to_owned(),
        batch: facts.batch.clone().unwrap_or_default(),
        manufactured_on: date(facts.manufactured_on),
        shipped_on: date(facts.shipped_on),
        dealer: facts.dealer.clone().unwrap_or_default(),
    }
}

impl<'p> Iterator for Source<'_, 'p> {
    type Item = Result<UnitRow<'p>>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.next_row()?;
        Some(row.and_then(|row| {
            self.roll.note(&row).with_context(kept)?;
            Ok(row)
        }))
    }
}
