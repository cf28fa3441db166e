//! Stores what the form's counters counted, once a minute: never in a request, because a scan writes nothing.

use std::time::Duration;

use tracing::warn;

use crate::flows::{Context, count};

const EVERY: Duration = Duration::from_mins(1);

/// Works until it is dropped.
pub async fn run(context: Context) {
    loop {
        tokio::time::sleep(EVERY).await;
        store(&context).await;
    }
}

/// Stores what there is now.
pub async fn store(context: &Context) {
    if let Err(error) = count::store(context).await {
        warn!(%error, "a minute of the form's counters could not be stored; registrations are not affected");
    }
}
