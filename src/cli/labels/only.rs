//! `--only FIRST..LAST`: after a paper jam, the part of a job that is missing, told by the serials of its first and last label.

use std::fmt;

use anyhow::{Result, anyhow, bail};

use crate::labels::batch::{Row, UnitRow};

use super::source::Rows;

/// The serials of the first and last label to print; an end that is not named is the end of the job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Only {
    first: Option<String>,
    last: Option<String>,
}

impl std::str::FromStr for Only {
    type Err = String;

    /// Reads `FIRST..LAST`, `FIRST..` or `..LAST`.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut cuts = text.match_indices("..");
        let (Some((at, _)), None) = (cuts.next(), cuts.next()) else {
            return Err(
                "write the serials of the first and the last label with two dots between: SN0101..SN0150"
                    .into(),
            );
        };
        let end = |text: &str| Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned);
        match (end(&text[..at]), end(&text[at + 2..])) {
            (None, None) => {
                Err("name the serial of the first or of the last label, or leave --only out".into())
            }
            (first, last) => Ok(Self { first, last }),
        }
    }
}

impl fmt::Display for Only {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: &Option<String>| end.clone().unwrap_or_default();
        write!(f, "{}..{}", end(&self.first), end(&self.last))
    }
}

/// Where in the job we are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Before,
    Within,
    Behind,
}

/// The rows between the two serials, both included, in the order of the job. Refused rows outside are none of this job.
pub struct Window<'a, 'p> {
    rows: Rows<'a, 'p>,
    only: Only,
    at: At,
    /// The last label passed before the first one came.
    met_last: bool,
}

impl<'a, 'p> Window<'a, 'p> {
    /// The part of `rows`.
    pub fn new(rows: Rows<'a, 'p>, only: Only) -> Self {
        let at = if only.first.is_some() { At::Before } else { At::Within };
        Self { rows, only, at, met_last: false }
    }

    /// Moves on with a row; whether it is printed.
    fn prints(&mut self, row: &UnitRow<'_>) -> bool {
        // Serials of the plain form are kept in capitals, however they are typed here.
        let serial = row.name.serial.as_str();
        let is = |wanted: &Option<String>| {
            wanted.as_ref().is_some_and(|wanted| wanted == serial || wanted.to_ascii_uppercase() == serial)
        };
        if self.at == At::Before {
            self.met_last |= is(&self.only.last);
            if is(&self.only.first) {
                self.at = At::Within;
            }
        }
        if self.at != At::Within {
            return false;
        }
        if is(&self.only.last) {
            self.at = At::Behind;
        }
        true
    }

    /// What is wrong when the job has ended here.
    fn missing(&self) -> Option<String> {
        let name = |end: &Option<String>| end.clone().unwrap_or_default();
        let (first, last) = (name(&self.only.first), name(&self.only.last));
        match self.at {
            At::Before => Some(format!("--only: no label of this job has the serial {first}")),
            At::Within if self.only.last.is_some() && self.met_last => {
                Some(format!("--only: {last} comes before {first} in this job; write {last}..{first}"))
            }
            At::Within if self.only.last.is_some() => {
                Some(format!("--only: no label of this job has the serial {last}"))
            }
            _ => None,
        }
    }
}

impl<'p> Iterator for Window<'_, 'p> {
    type Item = Result<Row<'p>>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.at != At::Behind {
            match self.rows.next() {
                None => {
                    let missing = self.missing();
                    self.at = At::Behind;
                    return missing.map(|why| Err(anyhow!(why)));
                }
                Some(Ok(Ok(row))) if self.prints(&row) => return Some(Ok(Ok(row))),
                Some(Ok(Err(refusal))) if self.at == At::Within => return Some(Ok(Err(refusal))),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Some(Err(error)),
            }
        }
        None
    }
}

/// Drawn serials are others each time; a part of them cannot be printed again.
pub fn needs_order(drawn: bool) -> Result<()> {
    if drawn {
        bail!(
            "--only needs the serials of the job: drawn ones are new each time. Take --units with a list of them"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Result<(Option<String>, Option<String>), String> {
        text.parse::<Only>().map(|only| (only.first, only.last))
    }

    #[test]
    fn ends_are_serials_and_one_of_them_may_be_left_out() {
        let end = |text: &str| Some(text.to_owned());
        assert_eq!(only("A.1..B-2"), Ok((end("A.1"), end("B-2"))));
        assert_eq!(only("A.."), Ok((end("A"), None)));
        assert_eq!(only(" ..B"), Ok((None, end("B"))));
        for bad in ["", "A", "..", "A..B..C", "A-B"] {
            assert!(only(bad).is_err(), "{bad}");
        }
    }
}
