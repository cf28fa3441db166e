//! Rows into labels: each row gets its signed URI and its words; refused rows are collected, good ones go on.

use anyhow::{Result, anyhow};
use indicatif::ProgressBar;

use crate::cli::house::House;
use crate::config::Config;
use crate::domain::code::{Code, typed};
use crate::domain::unit::UnitFacts;
use crate::flows::mint::{Minted, printed_before};
use crate::labels::batch::{Column, FileError, Row, RowRefusal, UnitRow};
use crate::labels::{Columns, Label};

/// Rows of a units file or of a range of serials.
pub type Rows<'a, 'p> = Box<dyn Iterator<Item = Result<Row<'p>, FileError>> + 'a>;

/// What a job wants of its rows.
pub struct Wanted<'w> {
    /// Address and keys.
    pub config: &'w Config,
    /// Where to record, if the job is recorded.
    pub house: Option<&'w House>,
    /// Print again what was printed before.
    pub reprint: bool,
    /// Language of product names.
    pub lang: String,
}

/// An iterator of labels over rows. Keeps what was refused, and what is to be recorded.
pub struct Source<'a, 'p> {
    rows: Rows<'a, 'p>,
    wanted: Wanted<'a>,
    bar: ProgressBar,
    read: u64,
    refused: Vec<RowRefusal>,
    minted: Vec<Minted>,
    ends: Option<(String, String)>,
}

impl<'a, 'p> Source<'a, 'p> {
    /// Labels of these rows.
    pub fn new(rows: Rows<'a, 'p>, wanted: Wanted<'a>, bar: ProgressBar) -> Self {
        Self { rows, wanted, bar, read: 0, refused: Vec::new(), minted: Vec::new(), ends: None }
    }

    /// Rows read, refused ones included.
    pub fn rows(&self) -> u64 {
        self.read
    }

    /// Rows that got no label.
    pub fn refused(&self) -> &[RowRefusal] {
        &self.refused
    }

    /// Rows were refused and the others are not wanted without them. Reads on to the end, so that all are told.
    pub fn is_refused(&mut self, skip_bad: bool) -> bool {
        if !skip_bad && !self.refused.is_empty() {
            for _ in self.by_ref() {}
        }
        !skip_bad && !self.refused.is_empty()
    }

    /// First and last serial printed.
    pub fn ends(&self) -> Option<&(String, String)> {
        self.ends.as_ref()
    }

    /// Where the job is recorded.
    pub fn recording(&self) -> Option<&'a House> {
        self.wanted.house
    }

    /// The units to record.
    pub fn take_minted(&mut self) -> Vec<Minted> {
        std::mem::take(&mut self.minted)
    }

    fn label(&mut self, row: UnitRow<'p>) -> Result<Option<Label>> {
        if let Some(house) = self.wanted.house {
            let Some(minted) = self.mint(house, &row)? else { return Ok(None) };
            self.minted.push(minted);
        }
        let proof = self
            .wanted
            .config
            .flows
            .keys
            .sign(&row.name)
            .ok_or_else(|| anyhow!("there is no signing key"))?;
        let serial = row.name.serial.to_string();
        let code = typed::print(&serial, &proof);
        let uri = Code::of_unit(row.name, proof).uri(&self.wanted.config.public_url);
        match &mut self.ends {
            Some((_, last)) => last.clone_from(&serial),
            None => self.ends = Some((serial.clone(), serial.clone())),
        }
        Ok(Some(Label {
            row: row.line,
            uri,
            product_name: row.product.name.get(&self.wanted.lang).to_owned(),
            model: row.product.code.to_string(),
            gtin14: row.product.gtin.map(String::from),
            serial,
            typed: Some(code),
            columns: columns(row.product.code.as_str(), &row.facts),
        }))
    }

    /// What to record about a row; `None` after it was refused because its label was printed before.
    fn mint(&mut self, house: &House, row: &UnitRow<'p>) -> Result<Option<Minted>> {
        let shelf = crate::flows::catalog::shelf(&house.context)?;
        let number = shelf.find(&row.name.product).map(|numbered| numbered.number);
        let number = number.ok_or_else(|| anyhow!("product {} is not in the database", row.product.code))?;
        let minted = Minted {
            product: number,
            serial: row.name.serial.clone(),
            facts: row.facts.clone(),
            line: row.line,
        };
        if self.wanted.reprint {
            return Ok(Some(minted));
        }
        let Some(before) = printed_before(&house.context, std::slice::from_ref(&minted), 1)?.pop() else {
            return Ok(Some(minted));
        };
        let why = format!(
            "serial {} was printed before, in batch {} at {}; add --reprint if it is to be printed again",
            before.serial, before.batch, before.when
        );
        self.refused.push(RowRefusal { line: row.line, column: Some(Column::Serial), why });
        Ok(None)
    }
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

impl Iterator for Source<'_, '_> {
    type Item = Result<Label>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = self.rows.next()?;
            self.read += 1;
            self.bar.inc(1);
            let label = match row {
                Err(error) => return Some(Err(error.into())),
                Ok(Err(refusal)) => {
                    self.refused.push(refusal);
                    continue;
                }
                Ok(Ok(row)) => self.label(row),
            };
            if let Some(done) = label.transpose() {
                return Some(done);
            }
        }
    }
}
