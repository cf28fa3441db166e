//! A label job on record: when it was printed, under which address and key, on what, and where it stands in its life.

use super::clock::Timestamp;

/// One label job. Kept for ever: `doctor` tells from it which labels out there a change of settings would orphan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// Its number, counted from 1.
    pub number: i64,
    /// The id of the job, which its job file carries too: the same job never becomes two batches.
    pub job: String,
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
    /// Until when its job is taken to be at work; a job that lives moves it on.
    pub lease_until: Timestamp,
    /// When its file was in place, if it ever was.
    pub placed_at: Option<Timestamp>,
    /// When it was taken back, if it was.
    pub void_at: Option<Timestamp>,
    /// Why it was taken back.
    pub void_reason: Option<String>,
}

/// Where a batch stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatchState {
    /// Its units are on record, its file is not in place yet.
    Printing,
    /// Its job ended in between, by a kill or a full disk. Its units may be printed again; should its labels exist, they work.
    BrokenOff,
    /// Its labels are out there.
    Active,
    /// Taken back: its codes answer with a page that helps, for ever.
    Void,
}

impl BatchState {
    /// As people and programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Printing => "printing",
            Self::BrokenOff => "broken-off",
            Self::Active => "active",
            Self::Void => "void",
        }
    }
}

impl Batch {
    /// Where it stands, now.
    pub fn state(&self, now: Timestamp) -> BatchState {
        match (self.void_at, self.placed_at) {
            (Some(_), _) => BatchState::Void,
            (None, Some(_)) => BatchState::Active,
            (None, None) if self.lease_until > now => BatchState::Printing,
            (None, None) => BatchState::BrokenOff,
        }
    }
}
