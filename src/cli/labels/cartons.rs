//! Rows into cartons: units of one product and batch that follow each other, or so many of them.
//!
//! A carton is known by what it holds, not by a code of its own: its label leads to the product, and to the batch where GS1
//! has a place for it. Keeps one carton and the batches that were closed, nothing else.

use std::collections::HashMap;
use std::num::NonZeroU64;

use anyhow::{Result, anyhow};

use super::source::{Signer, Source};
use crate::domain::code::Code;
use crate::domain::product::Product;
use crate::domain::unit::ProductName;
use crate::labels::batch::UnitRow;
use crate::labels::{Carton, Columns, Label};

/// Units in one carton.
#[derive(Debug)]
pub struct Packed<'p> {
    product: &'p Product,
    name: ProductName,
    batch: Option<String>,
    /// Row of the first unit.
    line: u64,
    units: u64,
    first: String,
    last: String,
}

/// Cartons of a job, packed in the order of its rows.
pub struct Cartons<'s, 'a, 'p> {
    source: &'s mut Source<'a, 'p>,
    per: Option<NonZeroU64>,
    open: Option<Packed<'p>>,
    /// The row on which each carton began that is closed, by product and batch; only where a carton takes a whole batch.
    closed: HashMap<(String, Option<String>), u64>,
    failed: bool,
}

impl<'s, 'a, 'p> Cartons<'s, 'a, 'p> {
    /// Packs the rows of `source`, at most `per` to a carton.
    pub fn new(source: &'s mut Source<'a, 'p>, per: Option<NonZeroU64>) -> Self {
        Self { source, per, open: None, closed: HashMap::new(), failed: false }
    }

    /// Puts a unit into the open carton; gives the one that is full, or that another follows.
    fn pack(&mut self, row: UnitRow<'p>) -> Result<Option<Packed<'p>>> {
        let full = self.per.map_or(u64::MAX, NonZeroU64::get);
        let serial = row.name.serial.to_string();
        if let Some(open) = &mut self.open
            && open.name == row.name.product
            && open.batch == row.facts.batch
            && open.units < full
        {
            open.units += 1;
            open.last = serial;
            return Ok(None);
        }
        let key = (row.product.code.to_string(), row.facts.batch.clone());
        if self.per.is_none() {
            if let Some(began) = self.closed.get(&key) {
                let batch = key.1.map_or_else(String::new, |batch| format!(", batch {batch}"));
                return Err(anyhow!(
                    "row {}: units of {}{batch} stand from row {began} on already, and others between: sort the units \
                     file by product and batch, or give --per",
                    row.line,
                    key.0
                ));
            }
            self.closed.insert(key, row.line);
        }
        let next = Packed {
            product: row.product,
            name: row.name.product,
            batch: row.facts.batch,
            line: row.line,
            units: 1,
            first: serial.clone(),
            last: serial,
        };
        Ok(self.open.replace(next))
    }
}

impl<'p> Iterator for Cartons<'_, '_, 'p> {
    type Item = Result<Packed<'p>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.failed {
            let Some(row) = self.source.next() else { return self.open.take().map(Ok) };
            match row.and_then(|row| self.pack(row)) {
                Ok(None) => {}
                Ok(Some(carton)) => return Some(Ok(carton)),
                Err(error) => {
                    self.failed = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

impl Signer<'_> {
    /// The label of a carton.
    pub fn carton(&self, carton: Packed<'_>) -> Label {
        let (code, batch) = code(carton.name, carton.batch.as_deref());
        Label {
            row: carton.line,
            uri: code.uri(&self.config.public_url),
            product_name: carton.product.name.get(&self.lang).to_owned(),
            model: carton.product.code.to_string(),
            serial: carton.first,
            gtin14: carton.product.gtin.map(String::from),
            typed: None,
            place: None,
            carton: Some(Carton { units: carton.units.to_string(), last: carton.last, batch }),
            columns: Columns {
                product: carton.product.code.to_string(),
                batch: carton.batch.unwrap_or_default(),
                ..Columns::default()
            },
        }
    }
}

/// The product's address, with its batch as AI 10 where GS1 allows the batch's characters; plain codes have no place for it.
fn code(product: ProductName, batch: Option<&str>) -> (Code, Option<String>) {
    let whole = Code::of_product(product);
    if let (ProductName::Gtin(_), Some(batch)) = (&whole.product, batch) {
        let held = Code { batch: Some(batch.to_owned()), ..whole.clone() };
        if Code::parse_request(&held.path(), None).is_ok_and(|read| read == held) {
            return (held, Some(batch.to_owned()));
        }
    }
    (whole, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::product::{Gtin, ModelCode};

    #[test]
    fn a_batch_stands_in_the_code_only_where_gs1_has_a_place_for_it() {
        let gtin = || ProductName::Gtin(Gtin::parse("09521234543213").unwrap());
        let path = |product, batch| code(product, batch).0.path();
        assert_eq!(path(gtin(), Some("A1/26")), "/01/09521234543213/10/A1%2F26");
        assert_eq!(path(gtin(), Some("Été 26")), "/01/09521234543213");
        assert_eq!(path(gtin(), None), "/01/09521234543213");
        let model = ProductName::Model(ModelCode::parse("EVC-11").unwrap());
        assert_eq!(path(model, Some("A1")), "/P/EVC-11");
    }
}
