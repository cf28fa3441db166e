//! A pile of units that comes out sorted by product and serial, each unit once, in bounded memory: what does not fit waits on
//! disk in sorted runs, which are merged at the end. Of two rows about one unit the first counts.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use crate::domain::unit::{Serial, StockedUnit, UnitFacts};

/// Bytes of rows in memory before they go to disk.
const MEMORY: usize = 48 << 20;
/// Between the parts of a row; no part holds it.
const END: u8 = 0;

/// Units on their way in.
pub struct Pile {
    bytes: Vec<u8>,
    /// Where each row of `bytes` begins and ends.
    rows: Vec<(usize, usize)>,
    runs: Vec<File>,
    memory: usize,
    count: u64,
}

impl Pile {
    /// An empty pile.
    pub fn new() -> Self {
        Self::with_memory(MEMORY)
    }

    fn with_memory(memory: usize) -> Self {
        Self { bytes: Vec::new(), rows: Vec::new(), runs: Vec::new(), memory, count: 0 }
    }

    /// Puts a unit on it.
    ///
    /// # Errors
    /// When the temporary folder is full.
    pub fn put(&mut self, unit: &StockedUnit) -> io::Result<()> {
        let begin = self.bytes.len();
        self.bytes.extend(unit.product.to_be_bytes());
        self.bytes.extend(unit.serial.as_str().as_bytes());
        let day = |on: Option<jiff::civil::Date>| on.map(|on| on.to_string());
        let facts = &unit.facts;
        let parts =
            [facts.batch.clone(), day(facts.manufactured_on), day(facts.shipped_on), facts.dealer.clone()];
        for part in parts {
            self.bytes.push(END);
            self.bytes.extend(part.unwrap_or_default().bytes());
        }
        self.rows.push((begin, self.bytes.len()));
        self.count += 1;
        if self.bytes.len() + self.rows.len() * size_of::<(usize, usize)>() >= self.memory {
            self.put_aside()?;
        }
        Ok(())
    }

    /// How many units were put on it.
    pub fn len(&self) -> u64 {
        self.count
    }

    fn sort(&mut self) {
        let bytes = &self.bytes;
        // Stable: the first of two rows about one unit stays the first.
        self.rows.sort_by(|(a, a_end), (b, b_end)| key(&bytes[*a..*a_end]).cmp(key(&bytes[*b..*b_end])));
    }

    fn put_aside(&mut self) -> io::Result<()> {
        self.sort();
        let mut run = BufWriter::with_capacity(64 * 1024, tempfile::tempfile()?);
        for (begin, end) in &self.rows {
            run.write_all(&u32::try_from(end - begin).unwrap_or(u32::MAX).to_le_bytes())?;
            run.write_all(&self.bytes[*begin..*end])?;
        }
        let mut run = run.into_inner()?;
        run.rewind()?;
        self.runs.push(run);
        self.bytes.clear();
        self.rows.clear();
        Ok(())
    }

    /// The units, sorted.
    ///
    /// # Errors
    /// When the temporary folder is full or cannot be read.
    pub fn sorted(mut self) -> io::Result<Sorted> {
        if !self.runs.is_empty() {
            self.put_aside()?;
        }
        self.sort();
        let mut sorted = Sorted {
            runs: self.runs.into_iter().map(|run| BufReader::with_capacity(64 * 1024, run)).collect(),
            waiting: BinaryHeap::new(),
            bytes: self.bytes,
            rows: self.rows.into_iter(),
            last: Vec::new(),
        };
        for run in 0..sorted.runs.len() {
            sorted.read(run)?;
        }
        Ok(sorted)
    }
}

/// Product and serial of a row.
fn key(row: &[u8]) -> &[u8] {
    let end = row.iter().skip(8).position(|byte| *byte == END);
    &row[..end.map_or(row.len(), |end| end + 8)]
}

/// A row of a run, ordered by its unit and then by its run: earlier runs hold earlier rows.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    key: Vec<u8>,
    run: usize,
    row: Vec<u8>,
}

/// Units in the order of their key.
pub struct Sorted {
    runs: Vec<BufReader<File>>,
    waiting: BinaryHeap<Reverse<Waiting>>,
    bytes: Vec<u8>,
    rows: std::vec::IntoIter<(usize, usize)>,
    /// Key of the last unit given out.
    last: Vec<u8>,
}

impl Sorted {
    /// Reads the next row of a run.
    fn read(&mut self, run: usize) -> io::Result<()> {
        let Some(from) = self.runs.get_mut(run) else { return Ok(()) };
        let mut length = [0; 4];
        match from.read_exact(&mut length) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            other => other?,
        }
        let mut row = vec![0; u32::from_le_bytes(length) as usize];
        from.read_exact(&mut row)?;
        self.waiting.push(Reverse(Waiting { key: key(&row).to_vec(), run, row }));
        Ok(())
    }

    fn next_row(&mut self) -> io::Result<Option<Vec<u8>>> {
        if let Some(Reverse(first)) = self.waiting.pop() {
            self.read(first.run)?;
            return Ok(Some(first.row));
        }
        Ok(self.rows.next().map(|(begin, end)| self.bytes[begin..end].to_vec()))
    }
}

impl Iterator for Sorted {
    type Item = io::Result<StockedUnit>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let row = match self.next_row() {
                Ok(row) => row?,
                Err(error) => return Some(Err(error)),
            };
            let key = key(&row);
            if *key == *self.last {
                continue;
            }
            key.clone_into(&mut self.last);
            return Some(
                unit(&row).ok_or_else(|| io::Error::other("the list of units put aside was altered")),
            );
        }
    }
}

fn unit(row: &[u8]) -> Option<StockedUnit> {
    let (product, rest) = row.split_first_chunk::<8>()?;
    let mut parts = std::str::from_utf8(rest).ok()?.split('\0');
    let serial = Serial::stored(parts.next()?.to_owned());
    let mut text = || parts.next().filter(|text| !text.is_empty()).map(str::to_owned);
    let (batch, made, shipped, dealer) = (text(), text(), text(), text());
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let facts = UnitFacts { batch, manufactured_on: day(made), shipped_on: day(shipped), dealer };
    Some(StockedUnit { product: i64::from_be_bytes(*product), serial, facts })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stocked(number: u64, dealer: &str) -> StockedUnit {
        let facts = UnitFacts {
            batch: number.is_multiple_of(3).then(|| "Ä 1".to_owned()),
            manufactured_on: number.is_multiple_of(2).then(|| jiff::civil::date(2026, 5, 3)),
            shipped_on: None,
            dealer: Some(dealer.to_owned()),
        };
        let product = i64::try_from(number % 2).unwrap() * 300;
        StockedUnit { product, serial: Serial::stored(format!("SN{:05}", number * 7919 % 5_000)), facts }
    }

    #[test]
    fn units_come_out_sorted_and_once_however_many_runs_they_took() {
        let sorted = |memory: usize| -> Vec<StockedUnit> {
            let mut pile = Pile::with_memory(memory);
            (0..5_000).for_each(|number| pile.put(&stocked(number, "FIRST")).unwrap());
            (0..500).for_each(|number| pile.put(&stocked(number * 10, "SECOND")).unwrap());
            assert_eq!(pile.len(), 5_500);
            pile.sorted().unwrap().map(Result::unwrap).collect()
        };
        let mut wanted: Vec<StockedUnit> = (0..5_000).map(|number| stocked(number, "FIRST")).collect();
        wanted.sort_by_key(|unit| (unit.product, unit.serial.clone()));
        assert_eq!(sorted(MEMORY), wanted);
        assert_eq!(sorted(10_000), wanted);
    }
}
