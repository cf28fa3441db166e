//! Counts for the dashboard what changed, a step at a time with room between the steps: whoever registers meanwhile does not wait.
//! What is counted, and when there is nothing to do, is `flows::tally`'s.

use std::time::Duration;

use tracing::warn;

use crate::flows::Context;
use crate::flows::tally::{self, Step};

/// How often it looks whether units changed.
const EVERY: Duration = Duration::from_secs(20);
/// The longest rest between two steps.
const LONGEST_REST: Duration = Duration::from_millis(200);

/// Works until it is dropped.
pub async fn run(context: Context) {
    loop {
        // Of the writer's time it takes a third at most.
        let began = tokio::time::Instant::now();
        let rest = match tally::step(&context).await {
            Ok(Step::More) => (began.elapsed() * 2).min(LONGEST_REST),
            Ok(Step::Done) => EVERY,
            Err(error) => {
                warn!(%error, "the dashboard's figures could not be brought up to date; tried again soon");
                EVERY
            }
        };
        tokio::time::sleep(rest).await;
    }
}
