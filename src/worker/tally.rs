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
/// How long a step should take: whoever registers, or is asked for at the desk, waits behind it.
const SPAN: std::ops::RangeInclusive<Duration> = Duration::from_millis(3)..=Duration::from_millis(8);

/// Works until it is dropped.
pub async fn run(context: Context) {
    let mut units = *tally::STEPS.start();
    loop {
        // Of the writer's time it takes a third at most.
        let began = tokio::time::Instant::now();
        let rest = match tally::step(&context, units).await {
            Ok(Step::More) => {
                let took = began.elapsed();
                units = next(units, took);
                (took * 2).min(LONGEST_REST)
            }
            Ok(Step::Done) => EVERY,
            Err(error) => {
                warn!(%error, "the dashboard's figures could not be brought up to date; tried again soon");
                EVERY
            }
        };
        tokio::time::sleep(rest).await;
    }
}

/// How many units the next step takes, by how long the last one took.
fn next(units: i64, took: Duration) -> i64 {
    let next = match took {
        took if took > *SPAN.end() => units / 2,
        took if took < *SPAN.start() => units * 2,
        _ => units,
    };
    next.clamp(*tally::STEPS.start(), *tally::STEPS.end())
}
