//! `serve`: the web door and the outbox in one process, until a signal. First signal: finish what is in hand; second: stop.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Args;
use tokio::sync::watch;
use tracing::{info, warn};

use super::house::{self, House, runtime};
use super::{Common, tell};
use crate::config::Config;
use crate::flows::{Error, orphan, relocate};
use crate::http::{Bound, Handle, Shared};
use crate::mail::transport::{DEADLINE, Transport};
use crate::worker::outbox::Outbox;
use crate::worker::{counts, journeys, retention, scrub, tally};

/// How long `serve` waits for a database server before it gives up.
const FOR_THE_DATABASE: Duration = Duration::from_mins(1);

/// How long `serve` waits for another one on the same file to finish: a little longer than that one lets requests finish.
const FOR_ANOTHER_SERVE: Duration = Duration::from_secs(12);

/// Answer scans, send mail, serve the desk.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  aftersale serve --listen 127.0.0.1:8080")]
pub struct Serve {
    /// Address and port instead of those in the settings; port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
}

impl Serve {
    /// Runs the command.
    pub fn run(&self, common: &Common) -> anyhow::Result<u8> {
        let config = house::config(common, self.listen.as_deref())?;
        let bound = Bound::bind(&config.http.listen).map_err(anyhow::Error::msg)?;
        let house = open_when_there(common, &config)?;
        if house.config.flows.keys.active().is_none() {
            warn!("no signing key in [codes]: no label can be proven; make one with `aftersale key new`");
        }
        let orphans = orphan::orphans(&house.context)?;
        if !orphans.is_empty() {
            let told: Vec<String> = orphans.iter().map(|orphan| format!("  {}", orphan.say())).collect();
            anyhow::bail!(
                "these settings would leave printed labels without an answer, so nothing is served:\n{}",
                told.join("\n")
            );
        }
        relocate::settle_in(&house.context)?;
        let address = bound.address();
        let running = start(&house, bound)?;
        tell::say(common, &format!("listening on http://{address}, public as {}", house.config.public_url));
        running.until_signal()
    }
}

/// Opens the house; a database server that does not answer yet is waited for, because both may start with the machine.
fn open_when_there(common: &Common, config: &Config) -> anyhow::Result<House> {
    let began = Instant::now();
    let mut told = false;
    loop {
        match House::of(config.clone(), true) {
            Err(error)
                if error.downcast_ref::<Error>().is_some_and(Error::is_away)
                    && began.elapsed() < FOR_THE_DATABASE =>
            {
                if !std::mem::replace(&mut told, true) {
                    tell::say(common, &format!("waiting for the database: {error}"));
                }
                std::thread::sleep(Duration::from_secs(2));
            }
            opened => return opened,
        }
    }
}

/// A house that answers: door and outbox, on a runtime of their own.
pub struct Running {
    runtime: tokio::runtime::Runtime,
    handle: Handle,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
    outbox: tokio::task::JoinHandle<()>,
    counts: tokio::task::JoinHandle<()>,
    journeys: tokio::task::JoinHandle<()>,
    tally: tokio::task::JoinHandle<()>,
    stop: watch::Sender<bool>,
    context: crate::flows::Context,
}

/// Starts door and outbox.
pub fn start(house: &House, bound: Bound) -> anyhow::Result<Running> {
    house.context.serve_alone(FOR_ANOTHER_SERVE)?;
    let runtime = runtime()?;
    let transport = Transport::open(&house.config.mail.route, DEADLINE)?;
    let mail = Arc::new(house.config.mail.clone());
    let outbox = Outbox::new(house.context.clone(), Arc::clone(&house.text), mail, Arc::new(transport));
    let (stop, stopped) = watch::channel(false);
    let shared = Shared {
        context: house.context.clone(),
        text: Arc::clone(&house.text),
        settings: house.config.http.clone(),
        started_at: house.context.clock().now(),
    };
    let (server, handle) =
        runtime.block_on(async { bound.serve(shared) }).context("cannot start the server")?;
    let server = runtime.spawn(server);
    runtime.spawn(retention::run(house.context.clone(), stopped.clone()));
    runtime.spawn(scrub::run(house.context.clone(), stopped.clone()));
    let outbox = runtime.spawn(async move { outbox.run(stopped).await });
    let counts = runtime.spawn(counts::run(house.context.clone()));
    let journeys = runtime.spawn(journeys::run(house.context.clone()));
    let tally = runtime.spawn(tally::run(house.context.clone()));
    let context = house.context.clone();
    Ok(Running { runtime, handle, server, outbox, counts, journeys, tally, stop, context })
}

impl Running {
    /// Runs until SIGINT or SIGTERM, or until a part of it dies.
    ///
    /// # Errors
    /// When a part died by itself.
    pub fn until_signal(mut self) -> anyhow::Result<u8> {
        let died = self.runtime.block_on(async {
            tokio::select! {
                result = &mut self.server => Some(format!("the server stopped by itself: {result:?}")),
                result = &mut self.outbox => Some(format!("the outbox stopped by itself: {result:?}")),
                () = signal() => None,
            }
        });
        if let Some(died) = died {
            self.stop();
            anyhow::bail!(died);
        }
        info!("finishing what is in hand; a second signal stops at once");
        self.runtime.spawn(async {
            signal().await;
            std::process::exit(2);
        });
        self.stop();
        Ok(0)
    }

    /// Lets requests and letters in hand finish, 10 s at most, and closes the database.
    pub fn stop(self) {
        let Self { runtime, handle, outbox, counts, journeys, tally, stop, context, .. } = self;
        tally.abort();
        // The outbox may have ended by itself: then nobody listens, and nobody needs to.
        let _ = stop.send(true);
        runtime.block_on(async {
            handle.stop().await;
            journeys.abort();
            counts.abort();
            counts::store(&context).await;
            drop(tokio::time::timeout(Duration::from_secs(10), outbox).await);
        });
        if let Err(error) = context.close() {
            warn!(%error, "the database did not close cleanly; nothing that was acknowledged is lost");
        }
    }
}

async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    drop(interrupt.await);
}
