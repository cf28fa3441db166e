//! How offers do: sums by month, added to in the transaction that stores what happened. No page counts purchases or letters.
//! What happens is told by `counts` (letters, links that are followed) and `purchases`; `flows::board` shows it.

use jiff::civil::Date;

use super::{FromRow, Row, StoreError, Tx};
use crate::domain::tally::{OfferCount, OfferStep};
use crate::values;

impl FromRow for OfferCount {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self { offer: row.string(0)?, step: row.string(1)?, many: row.int(2)? })
    }
}

impl Tx<'_> {
    /// An offer's step happened so often on a day; below zero, it turned out that it did not.
    pub(super) fn shift_offer(
        &mut self,
        (on, offer): (Date, &str),
        step: OfferStep,
        by: i64,
    ) -> Result<(), StoreError> {
        let month = month(on);
        self.perform(
            "INSERT INTO tally_offer (in_month, offer, step, many) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (in_month, offer, step) DO UPDATE SET many = tally_offer.many + excluded.many",
            values![month.as_str(), offer, step.as_str(), by],
        )
    }

    /// The sums of the months from that of `since` on: at most four rows a month and offer.
    pub fn list_offer_counts(&mut self, since: Date) -> Result<Vec<OfferCount>, StoreError> {
        let month = month(since);
        self.all(
            "SELECT offer, step, many FROM tally_offer WHERE in_month >= ?1 ORDER BY in_month, offer, step",
            values![month.as_str()],
        )
    }
}

fn month(on: Date) -> String {
    on.strftime("%Y-%m").to_string()
}
