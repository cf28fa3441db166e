//! Addresses for safety notices, one per unit and address while it holds.

use super::columns::{at, id};
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::contact::Email;
use crate::domain::registration::Registration;
use crate::domain::safety::SafetyContact;
use crate::domain::unit::Serial;
use crate::values;

impl FromRow for SafetyContact {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            id: id(row, 0)?,
            product: row.int(1)?,
            serial: row.string(2).map(Serial::stored)?,
            email: row.string(3).map(Email::stored)?,
            lang: row.string(4)?,
            wording: row.string(5)?,
            at: at(row, 6)?,
            is_stopped: row.opt_int(7)?.is_some(),
            registration: row.opt_string(8)?.map(Id::stored),
        })
    }
}

impl Tx<'_> {
    /// Stores a safety contact. `false` when the address gets notices for the unit already.
    pub fn add_safety_contact(&mut self, new: &SafetyContact) -> Result<bool, StoreError> {
        let key = new.email.key();
        let added = self.execute(
            "INSERT INTO safety_contact (id, product, serial, email, email_key, lang, wording, left_at, registration)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
            values![
                new.id.as_str(),
                new.product,
                new.serial.as_str(),
                new.email.as_str(),
                key.as_str(),
                new.lang.as_str(),
                new.wording.as_str(),
                new.at.0,
                new.registration.as_ref().map(Id::as_str)
            ],
        )?;
        Ok(added == 1)
    }

    /// A safety contact by its id.
    pub fn find_safety_contact(&mut self, id: &Id) -> Result<Option<SafetyContact>, StoreError> {
        self.optional(
            "SELECT id, product, serial, email, lang, wording, left_at, stopped_at, registration FROM safety_contact WHERE id = ?1",
            values![id.as_str()],
        )
    }

    /// Takes a safety contact back. `false` when it was before.
    pub fn stop_safety_contact(&mut self, id: &Id, at: Timestamp) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE safety_contact SET stopped_at = ?2 WHERE id = ?1 AND stopped_at IS NULL",
            values![id.as_str(), at.0],
        )?;
        Ok(changed == 1)
    }

    /// Ends what an owner left for a unit that is somebody else's now: on the owner's page, or their own address by the label.
    /// Addresses of others who hold the label stay: nothing says that they have moved on.
    pub fn end_safety_contacts(&mut self, former: &Registration, at: Timestamp) -> Result<(), StoreError> {
        self.execute(
            "UPDATE safety_contact SET stopped_at = ?5
              WHERE product = ?1 AND serial = ?2 AND stopped_at IS NULL AND (registration = ?3 OR email_key = ?4)",
            values![
                former.product,
                former.serial.as_str(),
                former.id.as_str(),
                former.email.key().as_str(),
                at.0
            ],
        )?;
        Ok(())
    }

    /// What an owner left for a unit holds for the one that takes its place, and for the former again when that is taken back.
    /// Where that unit has the address already, the former's ends.
    pub fn move_safety_contacts(
        &mut self,
        from: &Registration,
        (registration, serial): (&Id, &Serial),
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.perform(
            "UPDATE safety_contact SET serial = ?5, registration = CASE WHEN registration IS NULL THEN NULL ELSE ?6 END
              WHERE product = ?1 AND serial = ?2 AND stopped_at IS NULL AND (registration = ?3 OR email_key = ?4)
                AND NOT EXISTS (SELECT 1 FROM safety_contact there
                                 WHERE there.product = ?1 AND there.serial = ?5 AND there.email_key = safety_contact.email_key
                                   AND there.stopped_at IS NULL)",
            values![
                from.product,
                from.serial.as_str(),
                from.id.as_str(),
                from.email.key().as_str(),
                serial.as_str(),
                registration.as_str()
            ],
        )?;
        self.end_safety_contacts(from, at)
    }
}
