//! Scrubbing: the bytes of what was erased leave the files soon after, once for however many erasures. What that means is
//! `flows::erase`'s business; that nobody's click can make the files be rewritten over and over is this file's.

use std::time::Duration;

use tokio::sync::watch;
use tracing::{info, warn};

use crate::flows::erase::{Scrubbed, owed, scrub};
use crate::flows::{Context, Error};

/// How often it looks whether bytes are owed.
const LOOK: Duration = Duration::from_secs(10);
/// After it rewrote the files, however much was erased meanwhile: writes wait while it does.
const REST: Duration = Duration::from_mins(1);

/// Works until `stop` turns true.
pub async fn run(context: Context, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match round(&context).await {
            Ok(None) => LOOK,
            Ok(Some(Scrubbed::Whole)) => {
                info!("no byte of what was erased is left in the files");
                REST
            }
            Ok(Some(Scrubbed::LogOnly)) => {
                warn!(
                    "what was erased is gone from tables and log; bytes of it may be left in free space of the large file \
                     until `aftersale person scrub` rewrites it"
                );
                REST
            }
            Ok(Some(Scrubbed::Later)) => REST,
            Err(error) => {
                warn!(%error, "bytes of what was erased are still in the files; it is tried again");
                REST
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Scrubs if anything is owed.
///
/// # Errors
/// What the store says.
pub async fn round(context: &Context) -> Result<Option<Scrubbed>, Error> {
    match owed(context).await? {
        (None, _) => Ok(None),
        (Some(_), _) => scrub(context, false).await.map(Some),
    }
}
