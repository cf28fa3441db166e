//! Products and dealers: the catalogue, written by import, read whole into memory by the doors.

use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Timestamp;
use crate::domain::dealer::Dealer;
use crate::domain::market::Market;
use crate::domain::product::{ModelCode, Product};
use crate::values;

/// A product with the number units refer to it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberedProduct {
    /// Small number, given once, never reused.
    pub number: i64,
    /// The product.
    pub product: Product,
}

impl FromRow for NumberedProduct {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let product = serde_json::from_str(&row.text(1)?).map_err(|error| row.corrupt(1, error))?;
        Ok(Self { number: row.int(0)?, product })
    }
}

impl FromRow for Dealer {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let country = row.opt_text(3)?.and_then(|text| Market::parse(&text).ok());
        Ok(Self { code: row.string(0)?, name: row.string(1)?, city: row.opt_string(2)?, country })
    }
}

impl Tx<'_> {
    /// Adds a product, or replaces the one with the same model code; its number stays. What the desk had changed of it is as if
    /// it came with this, too. Answers `true` when it is new.
    ///
    /// # Errors
    /// `Conflict` when another product has the same GTIN.
    pub fn put_product(&mut self, product: &Product, at: Timestamp) -> Result<bool, StoreError> {
        let body = serde_json::to_string(product).map_err(|error| StoreError::Conflict(error.to_string()))?;
        let gtin = product.gtin.map(String::from);
        let changed = self.execute(
            "UPDATE product SET gtin = ?2, body = ?3, changed_at = ?4, desk_since = NULL WHERE code = ?1",
            values![product.code.as_str(), gtin.as_ref(), body.as_str(), at.0],
        )?;
        if changed > 0 {
            return Ok(false);
        }
        self.execute(
            "INSERT INTO product (number, code, gtin, body, changed_at)
             SELECT COALESCE(MAX(number), 0) + 1, ?1, ?2, ?3, ?4 FROM product",
            values![product.code.as_str(), gtin.as_ref(), body.as_str(), at.0],
        )?;
        Ok(true)
    }

    /// The model code of the product that has this GTIN.
    pub fn find_code_by_gtin(&mut self, gtin: &str) -> Result<Option<ModelCode>, StoreError> {
        self.lookup("SELECT code FROM product WHERE gtin = ?1", values![gtin], |row| {
            row.string(0).map(ModelCode::stored)
        })
    }

    /// The GTIN of a product on record: `None` when there is no such product, `Some(None)` when it has none.
    pub fn find_gtin(&mut self, code: &ModelCode) -> Result<Option<Option<String>>, StoreError> {
        self.optional("SELECT gtin FROM product WHERE code = ?1", values![code.as_str()])
    }

    /// Adds a dealer, or replaces the one with the same code. Answers `true` when it is new.
    pub fn put_dealer(&mut self, dealer: &Dealer, at: Timestamp) -> Result<bool, StoreError> {
        let country = dealer.country.map(String::from);
        let values =
            values![dealer.code.as_str(), dealer.name.as_str(), dealer.city.as_ref(), country.as_ref(), at.0];
        let changed = self.execute(
            "UPDATE dealer SET name = ?2, city = ?3, country = ?4, changed_at = ?5 WHERE code = ?1",
            values,
        )?;
        if changed == 0 {
            self.execute(
                "INSERT INTO dealer (code, name, city, country, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                values,
            )?;
        }
        Ok(changed == 0)
    }

    /// All products, in the order they came.
    pub fn list_products(&mut self) -> Result<Vec<NumberedProduct>, StoreError> {
        self.all("SELECT number, body FROM product ORDER BY number", &[])
    }

    /// All dealers, by code.
    pub fn list_dealers(&mut self) -> Result<Vec<Dealer>, StoreError> {
        self.all("SELECT code, name, city, country FROM dealer ORDER BY code", &[])
    }
}
