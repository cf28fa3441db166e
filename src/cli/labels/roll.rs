//! The roll of a job: which units got a label, spooled to disk while they pass, so that the job file can carry them home.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};

use serde_json::{Value, json};

use crate::domain::product::Product;
use crate::labels::batch::UnitRow;

const BUFFER: usize = 64 * 1024;

/// Units in the order of their labels.
pub struct Roll {
    /// `None` for a range of serials, which its first one and a number describe.
    spool: Option<BufWriter<File>>,
    products: Vec<Value>,
    places: HashMap<String, usize>,
    ends: Option<(String, String)>,
    count: u64,
}

impl Roll {
    /// An empty roll; with `spooled` it keeps every unit.
    ///
    /// # Errors
    /// When no temporary file can be made.
    pub fn new(spooled: bool) -> io::Result<Self> {
        let spool =
            if spooled { Some(BufWriter::with_capacity(BUFFER, tempfile::tempfile()?)) } else { None };
        Ok(Self { spool, products: Vec::new(), places: HashMap::new(), ends: None, count: 0 })
    }

    /// First and last serial.
    pub fn ends(&self) -> Option<&(String, String)> {
        self.ends.as_ref()
    }

    /// The products of the units, each at the place by which units name it.
    pub fn products(&self) -> &[Value] {
        &self.products
    }

    /// Adds a unit.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn note(&mut self, row: &UnitRow<'_>) -> io::Result<()> {
        let serial = row.name.serial.as_str();
        match &mut self.ends {
            Some((_, last)) => serial.clone_into(last),
            None => self.ends = Some((serial.to_owned(), serial.to_owned())),
        }
        let product = self.place(row.product);
        let Some(spool) = &mut self.spool else { return Ok(()) };
        if self.count > 0 {
            spool.write_all(b",\n")?;
        }
        self.count += 1;
        write!(spool, "[{product}")?;
        let facts = &row.facts;
        let on = |date: Option<jiff::civil::Date>| date.map(|on| on.to_string());
        let (made, shipped) = (on(facts.manufactured_on), on(facts.shipped_on));
        let cells = [
            Some(serial),
            facts.batch.as_deref(),
            made.as_deref(),
            shipped.as_deref(),
            facts.dealer.as_deref(),
        ];
        let filled = cells.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
        for cell in &cells[..filled] {
            spool.write_all(b",")?;
            serde_json::to_writer(&mut *spool, cell)?;
        }
        spool.write_all(b"]")
    }

    fn place(&mut self, product: &Product) -> usize {
        if let Some(place) = self.places.get(product.code.as_str()) {
            return *place;
        }
        let place = self.products.len();
        self.products.push(json!({ "code": product.code.as_str(), "gtin": product.gtin.map(String::from) }));
        self.places.insert(product.code.to_string(), place);
        place
    }

    /// Whether it keeps every unit.
    pub fn has_list(&self) -> bool {
        self.spool.is_some()
    }

    /// Writes the list of units, if there is one, as the elements of a JSON array, a line each.
    ///
    /// # Errors
    /// When spool or target fail.
    pub fn copy(&mut self, to: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let Some(spool) = &mut self.spool else { return Ok(()) };
        spool.flush()?;
        let file = spool.get_mut();
        file.rewind()?;
        let mut reader = BufReader::new(file);
        loop {
            let chunk = reader.fill_buf()?;
            if chunk.is_empty() {
                return Ok(());
            }
            let count = chunk.len();
            to(chunk)?;
            reader.consume(count);
        }
    }
}
