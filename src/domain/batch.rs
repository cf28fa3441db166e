//! A label job on record: when it was printed, under which address and key, on what.

use super::clock::Timestamp;

/// One label job. Kept for ever: `doctor` tells from it which labels out there a change of settings would orphan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number, counted from 1.
    pub number: i64,
    /// When it was printed.
    pub printed_at: Timestamp,
    /// The public URL its codes carry.
    pub public_url: String,
    /// The key its codes were signed with.
    pub key_id: String,
    /// The stock it was printed on.
    pub stock: String,
    /// How many labels.
    pub labels: i64,
    /// Name of the file that was written.
    pub file: String,
    /// When it was taken back, if it was.
    pub void_at: Option<Timestamp>,
}
