//! Rows that cannot be taken: each told with its line, the first thousand of them, all counted.

use std::collections::BTreeMap;

use super::super::tell;

/// So many are told one by one; a file may be wrong in every row.
const TOLD: usize = 1_000;

/// Refused rows of a file.
#[derive(Default)]
pub struct Refused {
    /// By line: in two places of one line there may be two mistakes.
    told: BTreeMap<u64, Vec<String>>,
    rows: u64,
}

impl Refused {
    /// Notes a row with everything that is wrong with it.
    pub fn note(&mut self, line: u64, mistakes: Vec<String>) {
        self.rows += 1;
        if self.told.len() < TOLD {
            self.told.entry(line).or_default().extend(mistakes);
        }
    }

    /// Notes rows that are not told one by one.
    pub fn count(&mut self, rows: u64) {
        self.rows += rows;
    }

    /// How many rows.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Tells them.
    pub fn tell(&self) {
        for (line, mistakes) in &self.told {
            for mistake in mistakes {
                eprintln!("line {line}{}", tell::harmless(mistake));
            }
        }
        let told = self.told.len() as u64;
        if self.rows > told {
            eprintln!("… and {} more rows", self.rows - told);
        }
    }

    /// Tells them, and whether nothing is to be written because of them.
    pub fn stops(&self, read: u64, skip_bad: bool) -> bool {
        self.tell();
        let stops = self.rows > 0 && (!skip_bad || self.rows == read);
        if stops {
            eprintln!(
                "{} of {read} rows refused, nothing was written{}",
                self.rows,
                if skip_bad { "" } else { "; mend them, or add --skip-bad to take the rest" }
            );
        }
        stops
    }
}
