//! Retention: what is old enough to go, in pages that a transaction of a few milliseconds can take. Which ages those are, and
//! when the next pass is due, is the story's business (`flows::retain`).

use super::columns::id;
use super::{StoreError, Tx};
use crate::domain::clock::{Id, Timestamp};
use crate::values;

impl Tx<'_> {
    /// Registrations with an owner, behind `after` in the order of their ids, which is that of time.
    pub fn page_registrations(&mut self, after: &str, most: i64) -> Result<Vec<Id>, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT id FROM registration WHERE id > ?1 AND state <> 'erased' ORDER BY id LIMIT ?2",
            values![after, most],
            |row| id(row, 0).map(|id| found.push(id)),
        )?;
        Ok(found)
    }

    /// Letters queued before `before`, behind `after` in the order of their ids.
    pub fn page_letters(&mut self, after: &str, before: Timestamp, most: i64) -> Result<Vec<Id>, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT id FROM message WHERE id > ?1 AND queued_at < ?2 ORDER BY id LIMIT ?3",
            values![after, before.0, most],
            |row| id(row, 0).map(|id| found.push(id)),
        )?;
        Ok(found)
    }

    /// Forgets the words of a letter that was sent; to whom and when stays. `false` when there are none.
    pub fn forget_words(&mut self, letter: &Id) -> Result<bool, StoreError> {
        let changed = self.execute(
            "UPDATE message SET bytes = NULL WHERE id = ?1 AND state = 'sent' AND bytes IS NOT NULL",
            values![letter.as_str()],
        )?;
        Ok(changed == 1)
    }

    /// Removes claims and requests of buyers that were decided before `before`, with their letters, at most `most` of each.
    /// Answers how many claims.
    pub fn remove_claims(&mut self, before: Timestamp, most: i64) -> Result<u64, StoreError> {
        let mut found = Vec::new();
        self.each(
            "SELECT id FROM claim WHERE state <> 'open' AND decided_at < ?1 ORDER BY id LIMIT ?2",
            values![before.0, most],
            |row| id(row, 0).map(|id| found.push(id)),
        )?;
        for claim in &found {
            self.perform("DELETE FROM message WHERE claim = ?1", values![claim.as_str()])?;
            self.perform("UPDATE transfer SET claim = NULL WHERE claim = ?1", values![claim.as_str()])?;
            self.perform("DELETE FROM claim WHERE id = ?1", values![claim.as_str()])?;
        }
        let mut asked = Vec::new();
        self.each(
            "SELECT id FROM transfer WHERE (state = 'refused' OR (state = 'desk' AND claim IS NULL)) AND decided_at < ?1
              ORDER BY id LIMIT ?2",
            values![before.0, most],
            |row| id(row, 0).map(|id| asked.push(id)),
        )?;
        for transfer in &asked {
            self.perform("DELETE FROM message WHERE transfer = ?1", values![transfer.as_str()])?;
            self.perform("DELETE FROM transfer WHERE id = ?1", values![transfer.as_str()])?;
        }
        Ok(found.len() as u64)
    }
}
