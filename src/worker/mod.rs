//! WHAT RUNS UNASKED: the outbox, what comes due by itself, retention and the storing of counters. It works from what stories
//! committed and answers to nobody.
//!
//! Not a scheduler: a bell rings after each commit that queued something, and a clock is the fallback for what comes due
//! by itself or from another process.

pub mod counts;
mod errands;
mod facts;
mod hand;
pub mod journeys;
pub mod letters;
mod notes;
pub mod outbox;
pub mod retention;
pub mod scrub;
mod settle;
pub mod tally;
