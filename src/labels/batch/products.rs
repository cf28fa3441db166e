//! Finds the product a row names, by model code or by any spelling of its GTIN.

use std::collections::HashMap;

use crate::domain::product::{Gtin, Product};

use super::{cell, shortened};

/// Up to so many products a misspelt code is compared with all of them, to name the nearest.
const COMPARED_MAX: usize = 2_000;

/// Products by all their names, borrowed for a job.
pub struct Products<'p> {
    by_code: HashMap<&'p str, &'p Product>,
    by_gtin: HashMap<Gtin, &'p Product>,
}

impl<'p> Products<'p> {
    /// Prepares the look-up.
    pub fn new(products: &'p [Product]) -> Self {
        Self {
            by_code: products.iter().map(|product| (product.code.as_str(), product)).collect(),
            by_gtin: products.iter().filter_map(|product| Some((product.gtin?, product))).collect(),
        }
    }

    /// The product of a model code in any case, or of a GTIN with 8 to 14 digits, spaces and hyphens allowed.
    ///
    /// # Errors
    /// Says what is wrong, and which code was probably meant.
    pub fn find(&self, name: &str) -> Result<&'p Product, String> {
        let name = name.trim();
        if let Some(product) = self.by_code.get(name) {
            return Ok(product);
        }
        if name.is_empty() {
            return Err("is empty; write the model code or the GTIN".into());
        }
        let name = cell::whole(name)?;
        let upper = name.to_uppercase();
        if let Some(product) = self.by_code.get(upper.as_str()) {
            return Ok(product);
        }
        let digits: String = name.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if (7..=14).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            // Spreadsheets drop leading zeros; the check digit does not mind them.
            let gtin = Gtin::parse(&format!("{digits:0>14}"))?;
            return self.by_gtin.get(&gtin).copied().ok_or_else(|| {
                format!("no product in the catalogue has the GTIN {gtin}; add it there or correct the row")
            });
        }
        Err(self.unknown(&upper))
    }

    fn unknown(&self, name: &str) -> String {
        let shown = shortened(name);
        let likeness = |code: &str| strsim::jaro_winkler(&shown, code);
        let nearest = Some(&self.by_code)
            .filter(|codes| codes.len() <= COMPARED_MAX)
            .and_then(|codes| {
                codes.keys().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.cmp(a)))
            })
            .filter(|code| likeness(code) >= 0.8);
        match nearest {
            Some(code) => {
                format!("no product in the catalogue has the code {shown:?}; did you mean {code:?}?")
            }
            None => {
                format!("no product in the catalogue has the code {shown:?}; add it there or correct the row")
            }
        }
    }
}
