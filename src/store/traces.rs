//! What a person leaves beside registrations and claims, and how it goes: letters, requests for units bought second-hand,
//! addresses for safety notices, lost links asked for, purchases. Which of it is whose is here, too; the erasure as a whole
//! is `erasures`.

use std::collections::BTreeSet;

use super::columns::id;
use super::erasures::{Forgotten, Found, Whose};
use super::{StoreError, Tx, Value};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::receipt::PhotoOf;
use crate::domain::strike::strike;
use crate::domain::unit::Serial;
use crate::values;

/// Four statements about letters that have something in common: which digests speak of them; removing what waits; emptying
/// what was sent; removing what was given up.
macro_rules! letters {
    ($which:literal) => {
        [
            concat!("SELECT DISTINCT digest FROM message WHERE digest IS NOT NULL AND ", $which),
            concat!("DELETE FROM message WHERE state IN ('pending', 'held') AND ", $which),
            concat!(
                "UPDATE message SET recipient = '', lane = '', last_error = NULL, envelope_to = NULL, bytes = NULL, \
                   ration_key = NULL, promotes_to = NULL WHERE state = 'sent' AND recipient <> '' AND ",
                $which
            ),
            concat!("DELETE FROM message WHERE state = 'dead' AND ", $which),
        ]
    };
}

/// Letters about a registration.
pub(super) const OF_REGISTRATION: [&str; 4] = letters!("registration = ?1");
/// Letters about a claim.
pub(super) const OF_CLAIM: [&str; 4] = letters!("claim = ?1");
/// Letters about a transfer, to buyer and seller: both speak of the buyer.
pub(super) const OF_TRANSFER: [&str; 4] = letters!("transfer = ?1");
/// Letters to the owner of a registration who was asked whether it was sold.
pub(super) const TO_SELLER: [&str; 4] =
    letters!("kind = 'sale-asked' AND transfer IN (SELECT t.id FROM transfer t WHERE t.registration = ?1)");
/// Letters about a safety contact.
const OF_SAFETY: [&str; 4] = letters!("safety = ?1");
/// One letter.
const ONE: [&str; 4] = letters!("id = ?1");

impl Tx<'_> {
    /// The letters that `of` finds by `id`, and what digests said of them.
    pub(super) fn forget_letters(
        &mut self,
        of: &[&str; 4],
        about: &Id,
        forgotten: &mut Forgotten,
    ) -> Result<(), StoreError> {
        let mut digests: Vec<Id> = Vec::new();
        self.each(of[0], values![about.as_str()], |row| id(row, 0).map(|id| digests.push(id)))?;
        forgotten.cancelled += self.execute(of[1], values![about.as_str()])?;
        forgotten.letters += self.execute(of[2], values![about.as_str()])?;
        forgotten.letters += self.execute(of[3], values![about.as_str()])?;
        for digest in &digests {
            self.forget_in_digest(digest, forgotten)?;
        }
        Ok(())
    }

    /// The steps of a journey, and what letters about other units of the same owner said of this one. A letter that waits is
    /// written anew without it; what a letter about this one was to say of others waits for another letter.
    pub(super) fn forget_steps(
        &mut self,
        registration: &Id,
        forgotten: &mut Forgotten,
    ) -> Result<(), StoreError> {
        let (mut letters, mut own): (Vec<Id>, Vec<Id>) = (Vec::new(), Vec::new());
        self.each(
            "SELECT DISTINCT message FROM journey_step WHERE registration = ?1 AND message IS NOT NULL",
            values![registration.as_str()],
            |row| id(row, 0).map(|id| letters.push(id)),
        )?;
        self.each(
            "SELECT id FROM message WHERE registration = ?1 AND state = 'pending'",
            values![registration.as_str()],
            |row| id(row, 0).map(|id| own.push(id)),
        )?;
        self.perform("DELETE FROM journey_step WHERE registration = ?1", values![registration.as_str()])?;
        for letter in &own {
            self.reopen_steps(letter)?;
        }
        for letter in &letters {
            self.write_anew(letter)?;
            for settled in &ONE[2..] {
                forgotten.letters += self.execute(settled, values![letter.as_str()])?;
            }
        }
        Ok(())
    }

    /// Forgets the bytes of a letter that waits.
    fn write_anew(&mut self, letter: &Id) -> Result<(), StoreError> {
        self.perform(
            "UPDATE message SET message_id = NULL, envelope_from = NULL, envelope_to = NULL, bytes = NULL, last_error = NULL,
                    promotes_to = NULL
              WHERE id = ?1 AND state = 'pending'",
            values![letter.as_str()],
        )
    }

    /// A digest that waits is written anew without what is gone now, if anything is left; one that was sent loses its words.
    fn forget_in_digest(&mut self, digest: &Id, forgotten: &mut Forgotten) -> Result<(), StoreError> {
        forgotten.cancelled += self.execute(
            "DELETE FROM message WHERE id = ?1 AND state = 'pending'
                AND NOT EXISTS (SELECT 1 FROM message h WHERE h.digest = ?1)",
            values![digest.as_str()],
        )?;
        self.write_anew(digest)?;
        for settled in &ONE[2..] {
            forgotten.letters += self.execute(settled, values![digest.as_str()])?;
        }
        Ok(())
    }

    /// Transfers that the person asked for as a buyer.
    pub(super) fn transfers_of(&mut self, whose: &Whose, until: Timestamp) -> Result<Vec<Found>, StoreError> {
        let sql = match whose {
            Whose::Address(_) => {
                "SELECT id, product, serial, name, email, '' FROM transfer
                  WHERE email_key = ?1 AND made_at <= ?2 ORDER BY id"
            }
            // By the unit, which has an index, to those that became this registration.
            Whose::Registration(_) => {
                "SELECT t.id, t.product, t.serial, t.name, t.email, '' FROM registration r
                   JOIN transfer t ON t.product = r.product AND t.serial = r.serial
                  WHERE r.id = ?1 AND t.made_at <= ?2 AND (t.successor = r.id OR t.claim IN
                    (SELECT c.id FROM claim c WHERE c.product = r.product AND c.serial = r.serial AND c.registration = r.id))
                  ORDER BY t.id"
            }
        };
        self.all(sql, values![whose.subject(), until.0])
    }

    /// A transfer goes; of one by which a unit changed hands its mere course stays, for the former owner's page.
    pub(super) fn forget_transfer(
        &mut self,
        transfer: &Id,
        forgotten: &mut Forgotten,
    ) -> Result<(), StoreError> {
        self.forget_letters(&OF_TRANSFER, transfer, forgotten)?;
        self.drop_photo(&PhotoOf::Transfer(transfer.clone()))?;
        forgotten.further += 1;
        let stays = self.execute(
            "UPDATE transfer SET name = '', email = '', email_key = '', words = '', claim = NULL
              WHERE id = ?1 AND state = 'passed'",
            values![transfer.as_str()],
        )?;
        if stays == 0 {
            self.perform("DELETE FROM message WHERE transfer = ?1", values![transfer.as_str()])?;
            self.perform("DELETE FROM transfer WHERE id = ?1", values![transfer.as_str()])?;
        }
        Ok(())
    }

    /// What there is under an address without any registration. Answers the units it was about, with the address as written.
    pub(super) fn forget_address(
        &mut self,
        key: &str,
        until: Timestamp,
        forgotten: &mut Forgotten,
    ) -> Result<Vec<Found>, StoreError> {
        let contacts: Vec<Found> = self.all(
            "SELECT id, product, serial, '', email, '' FROM safety_contact WHERE email_key = ?1 AND left_at <= ?2 ORDER BY id",
            values![key, until.0],
        )?;
        for contact in &contacts {
            self.forget_letters(&OF_SAFETY, &contact.id, forgotten)?;
            self.perform("DELETE FROM message WHERE safety = ?1", values![contact.id.as_str()])?;
            self.perform("DELETE FROM safety_contact WHERE id = ?1", values![contact.id.as_str()])?;
        }
        forgotten.further += contacts.len() as u64;
        forgotten.further += self
            .execute("DELETE FROM undeliverable WHERE email_key = ?1 AND at <= ?2", values![key, until.0])?;
        forgotten.further += self.execute(
            "DELETE FROM link_request WHERE email_key = ?1 AND asked_at <= ?2",
            values![key, until.0],
        )?;
        forgotten.further +=
            self.execute("DELETE FROM purchase WHERE email_key = ?1 AND at <= ?2", values![key, until.0])?;
        for change in self.list_address_changes_to(key)? {
            forgotten.further += self.execute(
                "DELETE FROM address_change WHERE registration = ?1 AND asked_at <= ?2",
                values![change.registration.as_str(), until.0],
            )?;
        }
        let mut digests: Vec<Id> = Vec::new();
        self.each(
            "SELECT id FROM message WHERE ration_key = ?1 AND kind = 'digest' AND queued_at <= ?2",
            values![key, until.0],
            |row| id(row, 0).map(|id| digests.push(id)),
        )?;
        for digest in &digests {
            self.forget_letters(&ONE, digest, forgotten)?;
        }
        Ok(contacts)
    }

    /// Purchases under the address of somebody whose last registration went.
    pub(super) fn forget_purchases_of_nobody(
        &mut self,
        key: &str,
        forgotten: &mut Forgotten,
    ) -> Result<(), StoreError> {
        forgotten.further += self.execute(
            "DELETE FROM purchase WHERE email_key = ?1
                AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.email_key = ?1)",
            values![key],
        )?;
        self.perform(
            "DELETE FROM undeliverable WHERE email_key = ?1
                AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.email_key = ?1)",
            values![key],
        )?;
        Ok(())
    }

    /// Takes names and addresses out of the free texts about a unit.
    pub(super) fn strike_of_unit(
        &mut self,
        product: i64,
        serial: &Serial,
        words: &BTreeSet<&str>,
    ) -> Result<(), StoreError> {
        const TEXTS: [[&str; 2]; 7] = [
            [
                "SELECT id, detail FROM event WHERE product = ?1 AND serial = ?2",
                "UPDATE event SET detail = ?2 WHERE id = ?1 AND product = ?3 AND serial = ?4",
            ],
            [
                "SELECT id, detail FROM audit WHERE product = ?1 AND serial = ?2",
                "UPDATE audit SET detail = ?2 WHERE id = ?1",
            ],
            [
                "SELECT id, reason FROM claim WHERE product = ?1 AND serial = ?2",
                "UPDATE claim SET reason = ?2 WHERE id = ?1",
            ],
            [
                "SELECT id, plan FROM cover_event WHERE product = ?1 AND serial = ?2",
                "UPDATE cover_event SET plan = ?2 WHERE id = ?1",
            ],
            [
                "SELECT id, words FROM call_note WHERE product = ?1 AND serial = ?2",
                "UPDATE call_note SET words = ?2 WHERE id = ?1",
            ],
            [
                "SELECT id, promise FROM call_note WHERE product = ?1 AND serial = ?2 AND promise IS NOT NULL",
                "UPDATE call_note SET promise = ?2 WHERE id = ?1",
            ],
            [
                "SELECT serial, reason FROM withdrawal WHERE product = ?1 AND serial = ?2",
                "UPDATE withdrawal SET reason = ?2 WHERE serial = ?1 AND product = ?3 AND serial = ?4",
            ],
        ];
        let words: Vec<&str> = words.iter().copied().collect();
        for [look, change] in TEXTS {
            let found: Vec<(String, String)> = self.all(look, values![product, serial.as_str()])?;
            for (key, text) in found {
                let Some(struck) = strike(&text, &words) else { continue };
                let mut values = vec![Value::from(&key), Value::from(&struck)];
                if change.contains("?3") {
                    values.extend([Value::from(product), Value::from(serial.as_str())]);
                }
                self.perform(change, &values)?;
            }
        }
        Ok(())
    }
}
