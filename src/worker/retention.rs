//! Retention: looks now and then whether a pass is due, and does it page by page. What goes is `flows::retain`'s business.

use std::time::Duration;

use tokio::sync::watch;
use tracing::{info, warn};

use crate::flows::Context;
use crate::flows::retain::step;

/// How often it looks.
const LOOK: Duration = Duration::from_mins(10);
/// Between two pages: what people ask for goes first.
const BREATH: Duration = Duration::from_millis(50);

/// Works until `stop` turns true.
pub async fn run(context: Context, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match step(&context).await {
            Ok(Some(done)) => {
                if (done.owners, done.letters, done.claims) != (0, 0, 0) {
                    info!(done.owners, done.letters, done.claims, "what was kept long enough is gone");
                }
                if done.is_last { LOOK } else { BREATH }
            }
            Ok(None) => LOOK,
            Err(error) => {
                warn!(%error, "retention could not do its step; it tries again");
                LOOK
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}
