//! WHAT RUNS UNASKED: the outbox. It works from what stories committed and answers to nobody.
//!
//! Not a scheduler: a bell rings after each commit that queued something, and a clock is the fallback for what comes due
//! by itself or from another process.

mod hand;
pub mod letters;
pub mod outbox;
mod settle;
