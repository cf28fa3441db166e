//! Serials counted up from a first one, for labels without a units file.

use crate::domain::check_digits::CheckRule;
use crate::domain::product::Product;
use crate::domain::unit::{ProductName, Serial, UnitFacts, UnitName};

use super::{COUNT_MAX, Column, Row, RowRefusal, UnitRow};

/// `count` serials from a first one on: its last run of digits counts up and keeps its width; check digits, if the serials
/// have some, stand behind that and follow from it.
#[derive(Clone, Debug)]
pub struct SerialRange<'p> {
    product: &'p Product,
    named: ProductName,
    check: Option<CheckRule>,
    before: String,
    behind: String,
    width: usize,
    first: u128,
    done: u64,
    count: u64,
}

impl<'p> SerialRange<'p> {
    /// Prepares a range; `G8-2641-0043` goes on with `G8-2641-0044`. `check` is the rule of the check digits that the first
    /// serial ends in; without it, that of the product.
    ///
    /// # Errors
    /// When the first serial breaks the rules of the product or has no digits, nothing or too much is asked for, or the
    /// digits do not suffice: a wider number would be a serial of another scheme.
    pub fn new(
        product: &'p Product,
        first: &str,
        count: u64,
        check: Option<CheckRule>,
    ) -> Result<Self, String> {
        let check = rule(product, count, check)?;
        let named = ProductName::of(product);
        let serial = Serial::parse(first, &named)?;
        let text = match check {
            Some(rule) => rule.body(serial.as_str())?,
            None => serial.as_str(),
        };
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
                "from {serial:?} on there are {left} serials of its width, but {count} are asked for; begin lower or with more digits",
                serial = serial.as_str()
            ));
        }
        let (before, behind) = (text[..start].to_owned(), text[end..].to_owned());
        Ok(Self { product, named, check, before, behind, width: digits.len(), first: number, done: 0, count })
    }

    /// The rule its check digits follow, if it has some.
    pub fn check(&self) -> Option<CheckRule> {
        self.check
    }

    /// Which serial comes at a place, counted from 0.
    fn serial(&self, at: u64) -> Result<String, String> {
        let number = self.first + u128::from(at);
        let body = format!("{}{number:0width$}{}", self.before, self.behind, width = self.width);
        match self.check {
            Some(rule) => rule.of(&body).map(|check| body + &check),
            None => Ok(body),
        }
    }
}

/// The rule of a job's check digits, and whether so many serials can be asked for.
pub(super) fn rule(
    product: &Product,
    count: u64,
    wanted: Option<CheckRule>,
) -> Result<Option<CheckRule>, String> {
    if !(1..=COUNT_MAX).contains(&count) {
        return Err(format!("{count} serials cannot be printed in one job; ask for 1 to {COUNT_MAX}"));
    }
    match (wanted, product.serial_check) {
        (Some(wanted), Some(named)) if wanted != named => Err(format!(
            "the catalogue says that serials of {} are checked by {}, not by {}; leave --check out, or correct serial_check there",
            product.code,
            named.as_str(),
            wanted.as_str()
        )),
        (wanted, named) => Ok(wanted.or(named)),
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
        Some(match serial.and_then(|serial| UnitName::parse(self.named.clone(), &serial)) {
            Ok(name) => Ok(UnitRow { line, name, product: self.product, facts: UnitFacts::default() }),
            Err(why) => Err(RowRefusal { line, column: Some(Column::Serial), why }),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.count - self.done);
        (left.unwrap_or(usize::MAX), left.ok())
    }
}
