//! The units file: a stream of bytes, CSV or workbook, becomes rows, each taken or refused by itself.

use std::collections::VecDeque;
use std::io::Read;

use crate::domain::product::Product;
use crate::domain::unit::{ProductName, UnitFacts, UnitName};

use super::decode::Encoding;
use super::header::Header;
use super::products::Products;
use super::records::{Records, check_form};
use super::seen::{Double, Seen};
use super::split::Record;
use super::{Column, FileError, Row, RowRefusal, UnitRow, cell};

/// So many rows that repeat a unit from far above are told one by one.
const DOUBLES_TOLD: usize = 500;
/// So many can be skipped: a list of some megabytes.
const DOUBLES_KEPT: usize = 200_000;

/// A units file whose header was understood; iterating gives its rows. After an error there are no more.
pub struct UnitsFile<'a, 'p, R> {
    records: Records<R>,
    record: Record,
    reader: RowReader<'a, 'p>,
    rows: u64,
    ended: bool,
}

impl<'a, 'p, R: Read> UnitsFile<'a, 'p, R> {
    /// Reads the header.
    ///
    /// # Errors
    /// When the file cannot be read, is neither CSV nor workbook, or its header lacks what every row needs.
    pub fn open(source: R, products: &'a Products<'p>) -> Result<Self, FileError> {
        let (mut records, mut encoding) = Records::open(source)?;
        let mut record = Record::default();
        if !records.next(&mut record)? {
            return Err(FileError::Empty);
        }
        let header = Header::read(&record, &mut encoding)?;
        let is_sheet = records.is_sheet();
        let (seen, known) = (Seen::new(), VecDeque::new());
        let reader = RowReader { header, encoding, products, seen, is_sheet, known, refused: Vec::new() };
        Ok(Self { records, record, reader, rows: 0, ended: false })
    }

    /// Refuses these rows when their turn comes: those that reading the same file before has found to repeat others from far
    /// above, in the order of the file.
    #[must_use]
    pub fn knowing(mut self, doubles: &[Double]) -> Self {
        self.reader.known = doubles.iter().copied().collect();
        self
    }

    /// Rows read so far, refused ones included.
    pub fn rows(&self) -> u64 {
        self.rows
    }
}

impl<'p, R: Read> Iterator for UnitsFile<'_, 'p, R> {
    type Item = Result<Row<'p>, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.records.next(&mut self.record) {
            Ok(true) => {
                self.rows += 1;
                let row = self.reader.row(&self.record);
                self.ended = row.is_err();
                Some(row)
            }
            Ok(false) => {
                self.ended = true;
                self.reader.end(self.rows).err().map(Err)
            }
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }
}

/// Everything that turns a record into a row.
struct RowReader<'a, 'p> {
    header: Header,
    encoding: Encoding,
    products: &'a Products<'p>,
    seen: Seen,
    /// Rows come from a workbook, whose columns have letters.
    is_sheet: bool,
    /// Rows to come that repeat others from far above, and those that came.
    known: VecDeque<Double>,
    refused: Vec<Double>,
}

impl<'p> RowReader<'_, 'p> {
    /// The row of a record; an error only if memory of the rows before cannot be kept.
    fn row(&mut self, record: &Record) -> Result<Row<'p>, FileError> {
        let row = match self.unit(record) {
            Ok(row) => row,
            Err(refusal) => return Ok(Err(refusal)),
        };
        // Last, so that only a row without fault takes the name. The second time as the first, so that the same is found.
        let noted = self.seen.note(&row.name, row.line).map_err(FileError::Memory)?;
        let known = self.known.pop_front_if(|double| double.line <= row.line);
        self.refused.extend(known);
        let Some(first) = noted.or(known.map(|double| double.first)) else { return Ok(Ok(row)) };
        let why =
            format!("{} of {} stands in line {first} already; remove one", row.name.serial, row.name.product);
        Ok(Err(RowRefusal { line: row.line, column: Some(Column::Serial), why }))
    }

    /// What can be said at the end of the file only.
    fn end(&mut self, rows: u64) -> Result<(), FileError> {
        if rows == 0 {
            return Err(FileError::NoRows);
        }
        let (mut each, count) = self.seen.late(DOUBLES_KEPT).map_err(FileError::Memory)?;
        if !(self.refused.is_empty() && self.known.is_empty()) {
            return if each == self.refused { Ok(()) } else { Err(FileError::Changed) };
        }
        if count == 0 {
            return Ok(());
        }
        let refusals = each.iter().take(DOUBLES_TOLD).map(|Double { line, first }| {
            let why = format!("the same unit stands in line {first} already; remove one");
            RowRefusal { line: *line, column: Some(Column::Serial), why }
        });
        let told = refusals.collect();
        if count > each.len() as u64 {
            each.clear();
        }
        Err(FileError::Doubles { told, count, each })
    }

    fn unit(&mut self, record: &Record) -> Row<'p> {
        let line = record.line;
        check_form(record, (self.header.width, &self.header.nameless), self.is_sheet)
            .map_err(|why| RowRefusal { line, column: None, why })?;
        if self.is_header(record) {
            let why = "the header stands here once more; remove this line".to_owned();
            return Err(RowRefusal { line, column: None, why });
        }
        let product = self.read(record, Column::Product, Products::find)?;
        let name = self.read(record, Column::Serial, |_, cell| unit_name(product, cell))?;
        let facts = UnitFacts {
            batch: self.read(record, Column::Batch, |_, cell| cell::text(cell))?,
            manufactured_on: self.read(record, Column::ManufacturedOn, |_, cell| cell::date(cell))?,
            shipped_on: self.read(record, Column::ShippedOn, |_, cell| cell::date(cell))?,
            dealer: self.read(record, Column::Dealer, |_, cell| cell::text(cell))?,
        };
        let refused = |column, why| Err(RowRefusal { line, column: Some(column), why });
        if let Some((made, shipped)) =
            facts.manufactured_on.zip(facts.shipped_on).filter(|(made, out)| out < made)
        {
            return refused(Column::ShippedOn, format!("shipped on {shipped}, before it was made on {made}"));
        }
        Ok(UnitRow { line, name, product, facts })
    }

    /// Reads one cell by a rule.
    fn read<T>(
        &mut self,
        record: &Record,
        column: Column,
        rule: impl FnOnce(&Products<'p>, &str) -> Result<T, String>,
    ) -> Result<T, RowRefusal> {
        let place = self.header.place(column);
        let field = place.map_or(&[][..], |at| record.field(at));
        let refused = |why| Err(RowRefusal { line: record.line, column: Some(column), why });
        if let Some(why) = place.and_then(|at| record.damage(at, column.is_date())) {
            return refused(why);
        }
        let value = match self.encoding.decode(field) {
            Some(text) => rule(self.products, text.trim()),
            None => {
                Err("holds bytes that are no UTF-8, unlike the rows above; save the file as UTF-8".into())
            }
        };
        value.or_else(refused)
    }

    /// Two exports put below each other: the second brings its header along.
    fn is_header(&self, record: &Record) -> bool {
        [Column::Product, Column::Serial].into_iter().all(|column| {
            let field = self.header.place(column).map_or(&[][..], |at| record.field(at));
            field.trim_ascii().eq_ignore_ascii_case(column.as_str().as_bytes())
        })
    }
}

/// The unit of a serial, if no spreadsheet broke it.
fn unit_name(product: &Product, serial: &str) -> Result<UnitName, String> {
    let serial = cell::whole(serial)?;
    let name = UnitName::parse(ProductName::of(product), serial)?;
    if let Some(rule) = product.serial_check {
        rule.body(name.serial.as_str())?;
    }
    Ok(name)
}
