//! Ctrl-C and SIGTERM: a job that is asked to stop ends like one that failed, so that nothing half done stays behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
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
        let (ready, listening) = sync_channel(1);
        // Without the thread or its runtime signals do what they always do.
        drop(thread::Builder::new().name("signals".to_owned()).spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                let Ok(mut signals) = Signals::listen() else { return };
                let _ = ready.send(());
                signals.next().await;
                asked.store(true, Ordering::Relaxed);
                eprintln!("stopping; once more ends it at once");
                signals.next().await;
                std::process::exit(2);
            });
        }));
        // A signal in between would end the process with its temporaries left behind.
        let _ = listening.recv();
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

/// Ctrl-C and the request to end, told from the moment this exists.
#[cfg(unix)]
struct Signals(tokio::signal::unix::Signal, tokio::signal::unix::Signal);

#[cfg(unix)]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self(signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?))
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.0.recv() => {}
            _ = self.1.recv() => {}
        }
    }
}

/// Ctrl-C, all that other systems tell.
#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
