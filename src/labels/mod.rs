//! LABELS: from rows to sheets and rolls.

pub mod batch;
