//! Label batches: what was printed, under which address and key. Never deleted: labels outlive servers.

use super::columns::at;
use super::{FromRow, Row, StoreError, Tx};
use crate::domain::batch::Batch;
use crate::domain::clock::Timestamp;
use crate::values;

impl FromRow for Batch {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            number: row.int(0)?,
            printed_at: at(row, 1)?,
            public_url: row.string(2)?,
            key_id: row.string(3)?,
            stock: row.string(4)?,
            labels: row.int(5)?,
            file: row.string(6)?,
            void_at: row.opt_int(7)?.map(Timestamp),
        })
    }
}

impl Tx<'_> {
    /// Stores a batch under the next free number, which is the answer; `batch.number` is not looked at.
    pub fn add_batch(&mut self, batch: &Batch) -> Result<i64, StoreError> {
        self.one(
            "INSERT INTO batch (number, printed_at, public_url, key_id, stock, labels, file)
             SELECT COALESCE(MAX(number), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6 FROM batch
             RETURNING number",
            values![
                batch.printed_at.0,
                batch.public_url.as_str(),
                batch.key_id.as_str(),
                batch.stock.as_str(),
                batch.labels,
                batch.file.as_str()
            ],
        )
    }

    /// All batches, newest first.
    pub fn list_batches(&mut self) -> Result<Vec<Batch>, StoreError> {
        self.all(
            "SELECT number, printed_at, public_url, key_id, stock, labels, file, void_at FROM batch ORDER BY number DESC",
            &[],
        )
    }
}
