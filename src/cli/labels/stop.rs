//! Ctrl-C and SIGTERM: a job that is asked to stop ends like one that failed, so that nothing half done stays behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Result, bail};

/// Whether the job was asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens from now on. The second signal ends the process at once.
    pub fn listen() -> Self {
        let stop = Self::default();
        let asked = Arc::clone(&stop.0);
        // Without the thread or its runtime signals do what they always do.
        drop(thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                runtime.block_on(async {
                    signal().await;
                    asked.store(true, Ordering::Relaxed);
                    eprintln!("stopping; once more ends it at once");
                    signal().await;
                    std::process::exit(2);
                });
            }
        }));
        stop
    }

    /// # Errors
    /// When the job was asked to stop.
    pub fn check(&self) -> Result<()> {
        if self.0.load(Ordering::Relaxed) {
            bail!("interrupted: nothing was written")
        }
        Ok(())
    }
}

/// The next Ctrl-C or request to end; never, where the system tells none.
async fn signal() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = term.recv() => return,
                Ok(()) = tokio::signal::ctrl_c() => return,
            }
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
