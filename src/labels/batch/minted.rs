//! Serials that nobody gave: drawn for makers who have none of their own.

use std::collections::HashSet;
use std::fmt;

use crate::domain::check_digits::CheckRule;
use crate::domain::code::proof::{crockford, crockford_check};
use crate::domain::product::Product;
use crate::domain::unit::{ProductName, Serial, UnitFacts, UnitName};

use super::range::rule;
use super::{Column, Row, RowRefusal, UnitRow};

/// Characters that are drawn: 50 bits. A check follows: that of the product's rule, else a character of our own.
const DRAWN: usize = 10;
/// How often a serial that is taken is drawn again; by chance nobody sees the second time.
const TRIES: usize = 100;

/// Draws 7 bytes of chance.
pub type Chance<'c> = Box<dyn FnMut() -> [u8; 7] + 'c>;
/// Tells whether a serial was given to another unit before.
pub type Taken<'c> = Box<dyn FnMut(&Serial) -> bool + 'c>;

/// `count` serials that nobody can guess, none of them twice.
pub struct MintedSerials<'p> {
    product: &'p Product,
    named: ProductName,
    chance: Chance<'p>,
    taken: Taken<'p>,
    given: HashSet<String>,
    count: u64,
    check: Option<CheckRule>,
}

impl<'p> MintedSerials<'p> {
    /// Prepares to draw `how_many` serials that end as a check rule wants. `taken` knows the serials of earlier jobs; those
    /// of this one are remembered here.
    ///
    /// # Errors
    /// When nothing or too much is asked for, or another rule than the product's.
    pub fn new(
        product: &'p Product,
        (count, check): (u64, Option<CheckRule>),
        chance: Chance<'p>,
        taken: Taken<'p>,
    ) -> Result<Self, String> {
        let check = rule(product, count, check)?;
        Ok(Self {
            product,
            named: ProductName::of(product),
            chance,
            taken,
            given: HashSet::new(),
            count,
            check,
        })
    }

    fn draw(&mut self) -> Option<UnitName> {
        for _ in 0..TRIES {
            let drawn = crockford(&(self.chance)(), DRAWN);
            let check = match self.check.map(|rule| rule.of(&drawn)) {
                None => crockford_check(&drawn).to_string(),
                Some(Ok(check)) => check,
                // Ten letters and not one digit that the rule could count.
                Some(Err(_)) => continue,
            };
            let text = drawn + &check;
            let Ok(name) = UnitName::parse(self.named.clone(), &text) else { continue };
            if !(self.taken)(&name.serial) && self.given.insert(text) {
                return Some(name);
            }
        }
        None
    }
}

impl<'p> Iterator for MintedSerials<'p> {
    type Item = Row<'p>;

    fn next(&mut self) -> Option<Row<'p>> {
        let line = u64::try_from(self.given.len()).unwrap_or(u64::MAX) + 1;
        if line > self.count {
            return None;
        }
        let Some(name) = self.draw() else {
            self.count = 0;
            let why = format!("{TRIES} serials in a row were taken: the source of chance is broken");
            return Some(Err(RowRefusal { line, column: Some(Column::Serial), why }));
        };
        Some(Ok(UnitRow { line, name, product: self.product, facts: UnitFacts::default() }))
    }
}

impl fmt::Debug for MintedSerials<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MintedSerials")
            .field("product", &self.product.code)
            .field("count", &self.count)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product() -> Product {
        let text = "[[product]]\ncode = \"P-1\"\nname = \"Pump\"\n";
        crate::domain::catalog::parse(text).unwrap().products.remove(0)
    }

    fn serials(count: u64, chance: Chance<'_>, taken: &[&str]) -> Vec<Result<String, String>> {
        let product = product();
        let taken: Vec<String> = taken.iter().map(|serial| (*serial).to_owned()).collect();
        // Both boxes live as long as the product.
        let known: Taken<'_> = Box::new(move |serial| taken.iter().any(|known| known == serial.as_str()));
        let rows: Vec<_> = MintedSerials::new(&product, (count, None), chance, known).unwrap().collect();
        rows.into_iter()
            .map(|row| row.map(|row| row.name.serial.to_string()).map_err(|row| row.why))
            .collect()
    }

    #[test]
    fn serials_are_drawn_with_a_check_character_and_none_comes_twice() {
        let mut number = 0_u8;
        // Every number comes twice in a row.
        let chance = move || {
            number += 1;
            [number / 2; 7]
        };
        let found = serials(20, Box::new(chance), &[]);
        let found: HashSet<String> = found.into_iter().map(Result::unwrap).collect();
        assert_eq!(found.len(), 20);
        for serial in found {
            assert_eq!(serial.len(), 11, "{serial}");
            assert!(serial.ends_with(crockford_check(&serial[..10])), "{serial}");
        }
    }

    #[test]
    fn a_serial_of_an_earlier_job_is_drawn_again_and_broken_chance_is_told() {
        let first = serials(1, Box::new(|| [0; 7]), &[]).remove(0).unwrap();
        let broken = serials(2, Box::new(|| [0; 7]), &[&first]);
        assert_eq!(broken.len(), 1);
        assert!(broken[0].as_ref().unwrap_err().contains("chance is broken"));
    }
}
