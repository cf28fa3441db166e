//! Label batches: what was printed, under which address and key. Never deleted: labels outlive servers.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::batch::Batch;
use crate::domain::clock::Timestamp;
use crate::values;

/// Batches as `FromRow` reads them.
macro_rules! batches {
    ($which:literal) => {
        concat!(
            "SELECT number, job, printed_at, public_url, key_id, stock, labels, file, lease_until, placed_at, void_at, \
             void_reason FROM batch ",
            $which
        )
    };
}

impl FromRow for Batch {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.int(0)?,
            job: row.string(1)?,
            printed_at: at(row, 2)?,
            public_url: row.string(3)?,
            key_id: row.string(4)?,
            stock: row.string(5)?,
            labels: row.int(6)?,
            file: row.string(7)?,
            lease_until: at(row, 8)?,
            placed_at: row.opt_int(9)?.map(Timestamp),
            void_at: row.opt_int(10)?.map(Timestamp),
            void_reason: row.opt_string(11)?,
        })
    }
}

impl Tx<'_> {
    /// Stores a batch under the next free number, which is the answer; `batch.number` is not looked at.
    pub fn add_batch(&mut self, batch: &Batch) -> Result<i64, StoreError> {
        self.one(
            "INSERT INTO batch (number, job, printed_at, public_url, key_id, stock, labels, file, lease_until)
             SELECT COALESCE(MAX(number), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM batch
             RETURNING number",
            values![
                batch.job.as_str(),
                batch.printed_at.0,
                batch.public_url.as_str(),
                batch.key_id.as_str(),
                batch.stock.as_str(),
                batch.labels,
                batch.file.as_str(),
                batch.lease_until.0
            ],
        )
    }

    /// All batches, newest first.
    pub fn list_batches(&mut self) -> Result<Vec<Batch>, StoreError> {
        self.all(batches!("ORDER BY number DESC"), &[])
    }

    /// A batch by its number.
    pub fn find_batch(&mut self, number: i64) -> Result<Option<Batch>, StoreError> {
        self.optional(batches!("WHERE number = ?1"), values![number])
    }

    /// The batch of a job, if the job is on record.
    pub fn find_batch_by_job(&mut self, job: &str) -> Result<Option<Batch>, StoreError> {
        self.optional(batches!("WHERE job = ?1"), values![job])
    }

    /// Moves on until when the job of a batch is taken to be at work. `false` when the batch was taken back meanwhile.
    pub fn renew_batch(&mut self, number: i64, until: Timestamp) -> Result<bool, StoreError> {
        let sql =
            "UPDATE batch SET lease_until = ?2 WHERE number = ?1 AND placed_at IS NULL AND void_at IS NULL";
        Ok(self.execute(sql, values![number, until.0])? == 1)
    }

    /// Notes that the file of a batch is in place.
    pub fn place_batch(&mut self, number: i64, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE batch SET placed_at = ?2 WHERE number = ?1 AND placed_at IS NULL";
        self.execute(sql, values![number, now.0])?;
        Ok(())
    }

    /// Takes a batch back. `false` when it was taken back before; the first reason stays.
    pub fn void_batch(&mut self, number: i64, now: Timestamp, reason: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE batch SET void_at = ?2, void_reason = ?3 WHERE number = ?1 AND void_at IS NULL";
        Ok(self.execute(sql, values![number, now.0, reason])? == 1)
    }
}
