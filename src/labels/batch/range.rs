//! Serials counted up from a first one, for labels without a units file.

use crate::domain::product::Product;
use crate::domain::unit::{ProductName, Serial, UnitFacts, UnitName};

use super::{Column, Row, RowRefusal, UnitRow};

/// `count` serials from a first one on: its last run of digits counts up and keeps its width.
#[derive(Clone, Debug)]
pub struct SerialRange<'p> {
    product: &'p Product,
    named: ProductName,
    before: String,
    behind: String,
    width: usize,
    first: u128,
    done: u64,
    count: u64,
}

impl<'p> SerialRange<'p> {
    /// Prepares a range; `G8-2641-0043` goes on with `G8-2641-0044`.
    ///
    /// # Errors
    /// When the first serial breaks the rules of the product or has no digits, nothing is asked for, or the digits do
    /// not suffice: a wider number would be a serial of another scheme.
    pub fn new(product: &'p Product, first: &str, count: u64) -> Result<Self, String> {
        if count == 0 {
            return Err("a range of 0 serials prints nothing; ask for at least 1".into());
        }
        let named = ProductName::of(product);
        let serial = Serial::parse(first, &named)?;
        let text = serial.as_str();
        let end = text.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1).ok_or_else(|| {
            format!("serial {text:?} has no digits to count up; begin with one such as \"{text}0001\"")
        })?;
        let start = text[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        let digits = &text[start..end];
        // At most 20 digits, which a u128 holds with room to spare.
        let number: u128 = digits.parse().map_err(|_| format!("serial {text:?} cannot be counted up"))?;
        let left = 10_u128.pow(u32::try_from(digits.len()).unwrap_or(20)) - number;
        if u128::from(count) > left {
            return Err(format!(
                "from {text:?} on there are {left} serials of its width, but {count} are asked for; begin lower or with more digits"
            ));
        }
        let (before, behind) = (text[..start].to_owned(), text[end..].to_owned());
        Ok(Self { product, named, before, behind, width: digits.len(), first: number, done: 0, count })
    }

    /// Which serial comes at a place, counted from 0.
    fn serial(&self, at: u64) -> String {
        let number = self.first + u128::from(at);
        format!("{}{number:0width$}{}", self.before, self.behind, width = self.width)
    }
}

impl<'p> Iterator for SerialRange<'p> {
    type Item = Row<'p>;

    fn next(&mut self) -> Option<Row<'p>> {
        if self.done == self.count {
            return None;
        }
        let serial = self.serial(self.done);
        self.done += 1;
        let line = self.done;
        // Counting can run into a serial that scanners misread, such as 8003 in the plain form.
        Some(match UnitName::parse(self.named.clone(), &serial) {
            Ok(name) => Ok(UnitRow { line, name, product: self.product, facts: UnitFacts::default() }),
            Err(why) => Err(RowRefusal { line, column: Some(Column::Serial), why }),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.count - self.done);
        (left.unwrap_or(usize::MAX), left.ok())
    }
}
