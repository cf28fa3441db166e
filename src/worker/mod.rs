//! WHAT RUNS UNASKED: the outbox, and retention. It works from what stories committed and answers to nobody.
//!
//! Not a scheduler: a bell rings after each commit that queued something, and a clock is the fallback for what comes due
//! by itself or from another process.

pub mod letters;
pub mod outbox;
pub mod retention;
