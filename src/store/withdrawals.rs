//! Units taken out of use: at most one withdrawal each, found by the unit's key.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::unit::Serial;
use crate::domain::withdrawal::{Fate, Withdrawal};
use crate::values;

impl FromRow for Withdrawal {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            fate: Fate::stored(&row.text(0)?, row.opt_string(1)?),
            reason: row.string(2)?,
            at: at(row, 3)?,
            by: row.string(4)?,
        })
    }
}

impl Tx<'_> {
    /// Takes a unit on record out of use. `false` when it is already; what is on record stays as it was.
    pub fn add_withdrawal(
        &mut self,
        product: i64,
        serial: &Serial,
        withdrawal: &Withdrawal,
    ) -> Result<bool, StoreError> {
        let added = self.execute(
            "INSERT INTO withdrawal (product, serial, fate, successor, reason, at, by_whom)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (product, serial) DO NOTHING",
            values![
                product,
                serial.as_str(),
                withdrawal.fate.as_str(),
                withdrawal.fate.successor().map(Serial::as_str),
                withdrawal.reason.as_str(),
                withdrawal.at.0,
                withdrawal.by.as_str()
            ],
        )?;
        Ok(added == 1)
    }

    /// Why a unit is out of use; `None` when it is not.
    pub fn find_withdrawal(
        &mut self,
        product: i64,
        serial: &Serial,
    ) -> Result<Option<Withdrawal>, StoreError> {
        self.optional(
            "SELECT fate, successor, reason, at, by_whom FROM withdrawal WHERE product = ?1 AND serial = ?2",
            values![product, serial.as_str()],
        )
    }

    /// Puts a unit back into use. `false` when it was not out of it.
    pub fn remove_withdrawal(&mut self, product: i64, serial: &Serial) -> Result<bool, StoreError> {
        let removed = self.execute(
            "DELETE FROM withdrawal WHERE product = ?1 AND serial = ?2",
            values![product, serial.as_str()],
        )?;
        Ok(removed == 1)
    }
}
