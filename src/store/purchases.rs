//! Purchases: which offers were bought, for which unit or by which address. Brought in by import; they end those offers.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::columns::date;
use super::{FromRow, Row, StoreError, Tx, Value};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::offer::{Buyer, Purchase};
use crate::domain::tally::OfferStep;
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

/// What the sums of an offer were told of a purchase.
struct Sale {
    id: Id,
    offer: String,
    bought_on: Date,
    after_mail: bool,
}

impl FromRow for Sale {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: super::columns::id(row, 0)?,
            offer: row.string(1)?,
            bought_on: date(row, 2)?,
            after_mail: row.bool(3)?,
        })
    }
}

macro_rules! sale {
    () => {
        "SELECT id, offer, bought_on, after_mail FROM purchase "
    };
}

impl Tx<'_> {
    /// Notes a purchase; of one and the same offer the latest day is kept. `source` says where it is known from. The sums of
    /// its offer follow.
    pub fn put_purchase(
        &mut self,
        purchase: &Purchase,
        (id, source, now): (&Id, &str, Timestamp),
    ) -> Result<Put, StoreError> {
        let (product, serial, email_key) = match &purchase.buyer {
            Buyer::Unit(product, serial) => (Some(*product), Some(serial.as_str()), None),
            Buyer::Address(key) => (None, None, Some(key.as_str())),
        };
        let after_mail = self.had_offers(purchase)?;
        let bought_on = purchase.bought_on.to_string();
        let row: [Value<'_>; 9] = [
            id.as_str().into(),
            purchase.offer.as_str().into(),
            product.into(),
            serial.into(),
            email_key.into(),
            bought_on.as_str().into(),
            after_mail.into(),
            source.into(),
            now.0.into(),
        ];
        let added = self.execute(
            "INSERT INTO purchase (id, offer, product, serial, email_key, bought_on, after_mail, source, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
            &row,
        )?;
        if added == 1 {
            self.shift_bought((purchase.bought_on, &purchase.offer), after_mail, 1)?;
            return Ok(Put::Added);
        }
        let known = match &purchase.buyer {
            Buyer::Unit(product, serial) => self.optional::<Sale>(
                concat!(sale!(), "WHERE product = ?1 AND serial = ?2 AND offer = ?3"),
                values![*product, serial.as_str(), purchase.offer.as_str()],
            )?,
            Buyer::Address(key) => self.optional::<Sale>(
                concat!(sale!(), "WHERE email_key = ?1 AND offer = ?2"),
                values![key.as_str(), purchase.offer.as_str()],
            )?,
        };
        let Some(known) = known.filter(|known| known.bought_on < purchase.bought_on) else {
            return Ok(Put::Unchanged);
        };
        self.perform(
            "UPDATE purchase SET bought_on = ?2, after_mail = ?3 WHERE id = ?1",
            values![known.id.as_str(), bought_on.as_str(), after_mail],
        )?;
        self.shift_bought((known.bought_on, &known.offer), known.after_mail, -1)?;
        self.shift_bought((purchase.bought_on, &purchase.offer), after_mail, 1)?;
        Ok(Put::Updated)
    }

    /// Takes a purchase back that was none, if it is on record.
    pub fn remove_purchase(&mut self, id: &Id) -> Result<(), StoreError> {
        let known = self.optional::<Sale>(concat!(sale!(), "WHERE id = ?1"), values![id.as_str()])?;
        let Some(known) = known else { return Ok(()) };
        self.perform("DELETE FROM purchase WHERE id = ?1", values![id.as_str()])?;
        self.shift_bought((known.bought_on, &known.offer), known.after_mail, -1)
    }

    fn shift_bought(&mut self, of: (Date, &str), after_mail: bool, by: i64) -> Result<(), StoreError> {
        self.shift_offer(of, OfferStep::Bought, by)?;
        if after_mail { self.shift_offer(of, OfferStep::BoughtAfterMail, by) } else { Ok(()) }
    }

    /// Whether a letter with offers had gone to the buyer, or to the unit's owner, by the day of the purchase. Days begin at
    /// midnight UTC here.
    fn had_offers(&mut self, purchase: &Purchase) -> Result<bool, StoreError> {
        let keys = match &purchase.buyer {
            Buyer::Address(key) => vec![key.clone()],
            Buyer::Unit(product, serial) => self.all::<String>(
                "SELECT email_key FROM registration WHERE product = ?1 AND serial = ?2 AND state = 'active'",
                values![*product, serial.as_str()],
            )?,
        };
        let Some(key) = keys.first().filter(|key| !key.is_empty()) else { return Ok(false) };
        let next = purchase.bought_on.tomorrow().unwrap_or(Date::MAX).to_zoned(TimeZone::UTC);
        let until = next.map_or(i64::MAX, |at| at.timestamp().as_millisecond());
        let letters: i64 = self.one(
            "SELECT COUNT(*) FROM message WHERE promotes_to = ?1 AND queued_at < ?2 AND state = 'sent'",
            values![key.as_str(), until],
        )?;
        Ok(letters > 0)
    }

    /// Codes of the offers that were bought for any of these units of a product, or by whoever has this address.
    pub fn list_bought(
        &mut self,
        product: i64,
        serials: &[&Serial],
        email_key: &str,
    ) -> Result<Vec<String>, StoreError> {
        let mut bought: Vec<String> =
            self.all("SELECT offer FROM purchase WHERE email_key = ?1", values![email_key])?;
        for serial in serials {
            bought.extend(self.all::<String>(
                "SELECT offer FROM purchase WHERE product = ?1 AND serial = ?2",
                values![product, serial.as_str()],
            )?);
        }
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
                let bought_on = date(row, 5)?;
                found.push((super::columns::id(row, 0)?, Purchase { offer: row.string(1)?, buyer, bought_on }));
                Ok(())
            },
        )?;
        Ok(found)
    }
}
