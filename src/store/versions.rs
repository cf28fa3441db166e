//! What products were before the desk changed them: to be put back, and to know what the last import of the catalogue had brought.

use super::columns::at;
use super::products::NumberedProduct;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::Timestamp;
use crate::domain::product::{ModelCode, Product};
use crate::values;

/// A product as it was before an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Number of the product.
    pub product: i64,
    /// The how-manieth edit of it this was, from 1.
    pub number: i64,
    /// When it was changed.
    pub at: Timestamp,
    /// By whom: the name of staff, or `terminal`.
    pub by: String,
    /// What was changed, in words.
    pub told: String,
    /// As it was before.
    pub body: Product,
}

impl FromRow for Version {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let body = serde_json::from_str(&row.text(5)?).map_err(|error| row.corrupt(5, error))?;
        Ok(Self {
            product: row.int(0)?,
            number: row.int(1)?,
            at: at(row, 2)?,
            by: row.string(3)?,
            told: row.string(4)?,
            body,
        })
    }
}

impl Tx<'_> {
    /// A product by its model code, as it stands in this transaction.
    pub fn find_product(&mut self, code: &ModelCode) -> Result<Option<NumberedProduct>, StoreError> {
        self.optional("SELECT number, body FROM product WHERE code = ?1", values![code.as_str()])
    }

    /// Changes a product at the desk and keeps what it was under the next number; `version.number` is not looked at.
    ///
    /// # Errors
    /// `Conflict` when it cannot be written.
    pub fn edit_product(&mut self, version: &Version, now: &Product) -> Result<(), StoreError> {
        let json = |product: &Product| {
            serde_json::to_string(product).map_err(|error| StoreError::Conflict(error.to_string()))
        };
        let (before, after) = (json(&version.body)?, json(now)?);
        let number: i64 = self.one(
            "INSERT INTO product_version (product, number, at, by_whom, told, body)
             SELECT CAST(?1 AS BIGINT), COALESCE(MAX(number), 0) + 1, CAST(?2 AS BIGINT), ?3, ?4, ?5
               FROM product_version WHERE product = ?1
             RETURNING number",
            values![
                version.product,
                version.at.0,
                version.by.as_str(),
                version.told.as_str(),
                before.as_str()
            ],
        )?;
        self.perform(
            "UPDATE product SET body = ?2, changed_at = ?3, desk_since = COALESCE(desk_since, ?4) WHERE number = ?1",
            values![version.product, after.as_str(), version.at.0, number],
        )
    }

    /// What a product was before its edits, newest first, at most `most`.
    pub fn list_versions(&mut self, product: i64, most: i64) -> Result<Vec<Version>, StoreError> {
        self.all(
            "SELECT product, number, at, by_whom, told, body FROM product_version
              WHERE product = ?1 ORDER BY number DESC LIMIT ?2",
            values![product, most],
        )
    }

    /// What a product was before one edit.
    pub fn find_version(&mut self, product: i64, number: i64) -> Result<Option<Version>, StoreError> {
        self.optional(
            "SELECT product, number, at, by_whom, told, body FROM product_version WHERE product = ?1 AND number = ?2",
            values![product, number],
        )
    }

    /// The edits of a product since it was imported last, oldest first: the first of them holds what that import had brought.
    pub fn list_versions_since_import(&mut self, product: i64) -> Result<Vec<Version>, StoreError> {
        self.all(
            "SELECT v.product, v.number, v.at, v.by_whom, v.told, v.body FROM product_version v
               JOIN product p ON p.number = v.product
              WHERE v.product = ?1 AND v.number >= p.desk_since ORDER BY v.number",
            values![product],
        )
    }
}
