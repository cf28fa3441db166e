//! Photos of receipt or plate, as bytes: one per claim or transfer, the latest that was sent.

use super::{StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::receipt::{MediaType, PhotoOf, Receipt, ReceiptFacts};
use crate::values;

/// The statement that fits, and the id it is about.
fn of<'p>(of: &'p PhotoOf, claim: &'static str, transfer: &'static str) -> (&'static str, &'p str) {
    match of {
        PhotoOf::Claim(id) => (claim, id.as_str()),
        PhotoOf::Transfer(id) => (transfer, id.as_str()),
    }
}

impl Tx<'_> {
    /// Keeps a photo under a new id, in place of the one before.
    pub fn put_photo(
        &mut self,
        about: &PhotoOf,
        photo: &Receipt,
        (new, now): (&Id, Timestamp),
    ) -> Result<(), StoreError> {
        self.drop_photo(about)?;
        let (sql, id) = of(
            about,
            "INSERT INTO photo (id, media_type, source, sent_at, bytes, claim) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            "INSERT INTO photo (id, media_type, source, sent_at, bytes, transfer) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        );
        self.perform(
            sql,
            values![new.as_str(), photo.media_type.as_str(), photo.source.as_str(), now.0, &photo.bytes, id],
        )
    }

    /// What is known of a photo, without its bytes.
    pub fn find_photo(&mut self, about: &PhotoOf) -> Result<Option<ReceiptFacts>, StoreError> {
        let (sql, id) = of(
            about,
            "SELECT media_type, source, sent_at FROM photo WHERE claim = ?1",
            "SELECT media_type, source, sent_at FROM photo WHERE transfer = ?1",
        );
        self.optional(sql, values![id])
    }

    /// A photo's kind and bytes.
    pub fn read_photo(&mut self, about: &PhotoOf) -> Result<Option<(MediaType, Vec<u8>)>, StoreError> {
        let (sql, id) = of(
            about,
            "SELECT media_type, bytes FROM photo WHERE claim = ?1",
            "SELECT media_type, bytes FROM photo WHERE transfer = ?1",
        );
        self.lookup(sql, values![id], |row| Ok((MediaType::stored(&row.text(0)?), row.bytes(1)?)))
    }

    /// A transfer became a claim: its photo speaks for that now.
    pub fn hand_photo_on(&mut self, transfer: &Id, claim: &Id) -> Result<(), StoreError> {
        self.perform(
            "UPDATE photo SET claim = ?2, transfer = NULL WHERE transfer = ?1",
            values![transfer.as_str(), claim.as_str()],
        )
    }

    /// The photo of a claim becomes the receipt of a registration that has none, as it was sent and when. `false` when there is none.
    pub fn copy_photo(&mut self, claim: &Id, registration: &Id) -> Result<bool, StoreError> {
        let copied = self.execute(
            "INSERT INTO receipt (registration, media_type, source, sent_at, bytes)
             SELECT ?2, media_type, source, sent_at, bytes FROM photo WHERE claim = ?1
             ON CONFLICT (registration) DO NOTHING",
            values![claim.as_str(), registration.as_str()],
        )?;
        Ok(copied == 1)
    }

    /// Removes a photo.
    pub fn drop_photo(&mut self, about: &PhotoOf) -> Result<(), StoreError> {
        let (sql, id) =
            of(about, "DELETE FROM photo WHERE claim = ?1", "DELETE FROM photo WHERE transfer = ?1");
        self.perform(sql, values![id])
    }
}
