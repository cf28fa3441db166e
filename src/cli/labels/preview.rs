//! Before a big job on a terminal: the first and the last labels, and whether they are meant. A wrong column is cheaper here
//! than on forty sheets. Never asks where nobody can answer.

use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal, Write};

use anyhow::Result;

use super::source::Rows;
use super::units::Units;
use crate::cli::tell;
use crate::labels::batch::{FileError, UnitRow};

/// From so many labels on it asks.
const BIG: u64 = 1_000;
/// How many rows are shown from each end.
const SHOWN: usize = 5;

/// What a look at all rows found.
#[derive(Debug, Default)]
pub struct Preview {
    labels: u64,
    refused: u64,
    first: Vec<Vec<String>>,
    last: VecDeque<Vec<String>>,
}

impl Preview {
    /// Reads all rows once.
    ///
    /// # Errors
    /// What reading them says.
    pub fn read(rows: Rows<'_, '_>) -> Result<Self> {
        let mut found = Self::default();
        for row in rows {
            let row = match row.map_err(anyhow::Error::downcast) {
                Ok(Ok(row)) => row,
                Ok(Err(_)) => {
                    found.refused += 1;
                    continue;
                }
                // Found at the end among those that counted as good.
                Err(Ok(FileError::Doubles { count, .. })) => {
                    found.refused += count;
                    found.labels = found.labels.saturating_sub(count);
                    continue;
                }
                Err(Ok(error)) => return Err(error.into()),
                Err(Err(error)) => return Err(error),
            };
            found.labels += 1;
            if found.first.len() < SHOWN {
                found.first.push(cells(found.labels, &row));
                continue;
            }
            if found.last.len() == SHOWN {
                found.last.pop_front();
            }
            found.last.push_back(cells(found.labels, &row));
        }
        Ok(found)
    }

    /// How many labels there will be, if no row is refused for what is on record.
    pub fn labels(&self) -> u64 {
        self.labels
    }

    /// Whether a person should look at it before so much is printed. A job that will be refused needs no question.
    pub fn is_worth_asking(&self, skip_bad: bool) -> bool {
        self.labels >= BIG && (skip_bad || self.refused == 0)
    }

    /// Shows the first and last rows and asks; `true` for yes.
    ///
    /// # Errors
    /// When the terminal fails.
    pub fn ask(&self, from: &mut dyn BufRead, to: &mut dyn Write) -> io::Result<bool> {
        let header = ["label", "line", "product", "serial", "batch", "made", "shipped", "dealer"];
        let mut rows = self.first.clone();
        if self.labels > 2 * SHOWN as u64 {
            rows.push(vec!["…".to_owned()]);
        }
        rows.extend(self.last.iter().cloned());
        writeln!(to, "{}", tell::table(&header, &rows))?;
        if self.refused > 0 {
            writeln!(to, "{} rows are refused and left out.", self.refused)?;
        }
        write!(to, "Print these {} labels? [y/N] ", self.labels)?;
        to.flush()?;
        let mut answer = String::new();
        from.read_line(&mut answer)?;
        Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
    }
}

fn cells(number: u64, row: &UnitRow<'_>) -> Vec<String> {
    let facts = &row.facts;
    let date = |on: Option<jiff::civil::Date>| on.map(|on| on.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| tell::harmless(text.as_deref().unwrap_or_default());
    vec![
        number.to_string(),
        row.line.to_string(),
        row.product.code.to_string(),
        row.name.serial.to_string(),
        text(&facts.batch),
        date(facts.manufactured_on),
        date(facts.shipped_on),
        text(&facts.dealer),
    ]
}

/// Whether somebody sits at a terminal whom a question reaches and who can answer it.
pub fn somebody_is_there(units: &Units) -> bool {
    !units.yes && !units.is_drawn() && io::stderr().is_terminal() && io::stdin().is_terminal()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog;
    use crate::labels::batch::SerialRange;

    fn preview(count: u64) -> Preview {
        let product =
            catalog::parse("[[product]]\ncode = \"P-1\"\nname = \"Pump\"\n").unwrap().products.remove(0);
        Preview::read(Box::new(SerialRange::new(&product, "SN00001", count, None).unwrap().map(Ok))).unwrap()
    }

    #[test]
    fn the_first_and_last_five_are_shown_and_only_yes_means_yes() {
        let found = preview(2_000);
        assert!(found.is_worth_asking(false) && !preview(999).is_worth_asking(true));
        for (answer, meant) in [("y\n", true), ("YES\n", true), ("n\n", false), ("\n", false), ("", false)] {
            let mut shown = Vec::new();
            assert_eq!(found.ask(&mut answer.as_bytes(), &mut shown).unwrap(), meant);
            let shown = String::from_utf8(shown).unwrap();
            for serial in ["SN00001", "SN00005", "SN01996", "SN02000"] {
                assert!(shown.contains(serial), "{shown}");
            }
            assert!(!shown.contains("SN00006") && !shown.contains("SN01995"), "{shown}");
            assert!(shown.ends_with("Print these 2000 labels? [y/N] "), "{shown}");
        }
    }
}
