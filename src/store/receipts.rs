//! Receipts, as bytes: one per registration, the latest that was sent.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::receipt::{MediaType, Receipt, ReceiptFacts};
use crate::values;

impl FromRow for ReceiptFacts {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            media_type: MediaType::stored(&row.text(0)?),
            source: row.string(1)?,
            sent_at: at(row, 2)?,
        })
    }
}

impl Tx<'_> {
    /// Keeps a receipt, in place of the one before.
    pub fn put_receipt(
        &mut self,
        registration: &Id,
        receipt: &Receipt,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "INSERT INTO receipt (registration, media_type, source, sent_at, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (registration) DO UPDATE SET media_type = ?2, source = ?3, sent_at = ?4, bytes = ?5",
            values![
                registration.as_str(),
                receipt.media_type.as_str(),
                receipt.source.as_str(),
                now.0,
                &receipt.bytes
            ],
        )
    }

    /// What is known of the receipt of a registration, without its bytes.
    pub fn find_receipt(&mut self, registration: &Id) -> Result<Option<ReceiptFacts>, StoreError> {
        self.optional(
            "SELECT media_type, source, sent_at FROM receipt WHERE registration = ?1",
            values![registration.as_str()],
        )
    }

    /// The receipt's kind and bytes.
    pub fn read_receipt(&mut self, registration: &Id) -> Result<Option<(MediaType, Vec<u8>)>, StoreError> {
        self.lookup(
            "SELECT media_type, bytes FROM receipt WHERE registration = ?1",
            values![registration.as_str()],
            |row| Ok((MediaType::stored(&row.text(0)?), row.bytes(1)?)),
        )
    }
}
