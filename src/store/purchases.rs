//! Purchases: which offers were bought, for which unit or by which address. Brought in by import; they end those offers.

use super::{StoreError, Tx, Value};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::offer::{Buyer, Purchase};
use crate::domain::unit::Serial;
use crate::values;

/// What became of a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It was not known.
    Added,
    /// It was known with another day.
    Updated,
    /// It was known.
    Unchanged,
}

impl Tx<'_> {
    /// Notes a purchase; of one and the same offer the latest day is kept. `source` says where it is known from.
    pub fn put_purchase(
        &mut self,
        purchase: &Purchase,
        (id, source, now): (&Id, &str, Timestamp),
    ) -> Result<Put, StoreError> {
        let (product, serial, email_key) = match &purchase.buyer {
            Buyer::Unit(product, serial) => (Some(*product), Some(serial.as_str()), None),
            Buyer::Address(key) => (None, None, Some(key.as_str())),
        };
        let bought_on = purchase.bought_on.to_string();
        let row: [Value<'_>; 8] = [
            id.as_str().into(),
            purchase.offer.as_str().into(),
            product.into(),
            serial.into(),
            email_key.into(),
            bought_on.as_str().into(),
            source.into(),
            now.0.into(),
        ];
        let added = self.execute(
            "INSERT INTO purchase (id, offer, product, serial, email_key, bought_on, source, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
            &row,
        )?;
        if added == 1 {
            return Ok(Put::Added);
        }
        let later = match &purchase.buyer {
            Buyer::Unit(product, serial) => self.execute(
                "UPDATE purchase SET bought_on = ?4 WHERE product = ?1 AND serial = ?2 AND offer = ?3 AND bought_on < ?4",
                values![*product, serial.as_str(), purchase.offer.as_str(), bought_on.as_str()],
            )?,
            Buyer::Address(key) => self.execute(
                "UPDATE purchase SET bought_on = ?3 WHERE email_key = ?1 AND offer = ?2 AND bought_on < ?3",
                values![key.as_str(), purchase.offer.as_str(), bought_on.as_str()],
            )?,
        };
        Ok(if later > 0 { Put::Updated } else { Put::Unchanged })
    }

    /// Codes of the offers that were bought for a unit, or by whoever has this address.
    pub fn list_bought(
        &mut self,
        product: i64,
        serial: &Serial,
        email_key: &str,
    ) -> Result<Vec<String>, StoreError> {
        let mut bought: Vec<String> = self.all(
            "SELECT offer FROM purchase WHERE product = ?1 AND serial = ?2",
            values![product, serial.as_str()],
        )?;
        bought.extend(
            self.all::<String>("SELECT offer FROM purchase WHERE email_key = ?1", values![email_key])?,
        );
        Ok(bought)
    }

    /// Purchases in the order of their ids behind `after`, at most `most`.
    pub fn list_purchases(
        &mut self,
        after: Option<&Id>,
        most: i64,
    ) -> Result<Vec<(Id, Purchase)>, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT id, offer, product, serial, email_key, bought_on FROM purchase WHERE id > ?1 ORDER BY id LIMIT ?2",
            values![after.map_or("", Id::as_str), most],
            |row| {
                let buyer = match (row.opt_int(2)?, row.opt_string(3)?, row.opt_string(4)?) {
                    (Some(product), Some(serial), _) => Buyer::Unit(product, Serial::stored(serial)),
                    (_, _, Some(key)) => Buyer::Address(key),
                    _ => return Err(row.corrupt(4, "names neither unit nor address")),
                };
                let bought_on = super::columns::date(row, 5)?;
                found.push((super::columns::id(row, 0)?, Purchase { offer: row.string(1)?, buyer, bought_on }));
                Ok(())
            },
        )?;
        Ok(found)
    }
}
