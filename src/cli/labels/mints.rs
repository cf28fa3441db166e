//! Units to record, kept on disk until their labels are drawn and proven: a job of millions holds none of them in memory.
//!
//! A line of JSON for each, as much as `flows::mint` wants to know. Not the roll, which goes into the job file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::unit::{Serial, UnitFacts};
use crate::flows::mint::Minted;

/// Product, line, serial, batch, made on, shipped on, dealer.
#[derive(Serialize, Deserialize)]
struct Kept<'k>(
    i64,
    u64,
    #[serde(borrow)] std::borrow::Cow<'k, str>,
    Option<String>,
    Option<Date>,
    Option<Date>,
    Option<String>,
);

/// The units of a job, in the order of their labels.
#[derive(Default)]
pub struct Mints {
    spool: Option<BufWriter<File>>,
}

impl Mints {
    /// Adds a unit.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn note(&mut self, unit: &Minted) -> io::Result<()> {
        let spool = match &mut self.spool {
            Some(spool) => spool,
            none => none.insert(BufWriter::new(tempfile::tempfile()?)),
        };
        let facts = unit.facts.clone();
        let serial = unit.serial.as_str().into();
        let (made, shipped) = (facts.manufactured_on, facts.shipped_on);
        let kept = Kept(unit.product, unit.line, serial, facts.batch, made, shipped, facts.dealer);
        serde_json::to_writer(&mut *spool, &kept)?;
        spool.write_all(b"\n")
    }

    /// All of them, read back one by one.
    ///
    /// # Errors
    /// When the disk is full.
    pub fn read(self) -> io::Result<impl Iterator<Item = io::Result<Minted>>> {
        let file =
            self.spool.map(|spool| spool.into_inner().map_err(io::IntoInnerError::into_error)).transpose()?;
        let reader = file.map(|mut file| file.rewind().map(|()| BufReader::new(file))).transpose()?;
        Ok(reader.into_iter().flat_map(BufRead::lines).map(|line| unit(&line?)))
    }
}

fn unit(line: &str) -> io::Result<Minted> {
    let Kept(product, line, serial, batch, manufactured_on, shipped_on, dealer) = serde_json::from_str(line)?;
    let facts = UnitFacts { batch, manufactured_on, shipped_on, dealer };
    Ok(Minted { product, serial: Serial::stored(serial.into_owned()), facts, line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_come_back_as_they_were_noted() {
        let facts = UnitFacts {
            batch: Some("a \"b\"\n\u{fc}".into()),
            manufactured_on: Some(Date::constant(2026, 1, 31)),
            shipped_on: None,
            dealer: Some("D-1".into()),
        };
        let unit = |line, facts| Minted { product: 7, serial: Serial::stored("A/\\B\"".into()), facts, line };
        let units = [unit(2, facts), unit(9, UnitFacts::default())];
        let mut mints = Mints::default();
        for unit in &units {
            mints.note(unit).unwrap();
        }
        assert_eq!(mints.read().unwrap().collect::<Result<Vec<_>, _>>().unwrap(), units);
        assert_eq!(Mints::default().read().unwrap().count(), 0);
    }
}
