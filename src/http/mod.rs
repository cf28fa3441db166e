//! THE DOOR for browsers and programs: listens, hands requests to the stories, and shows what came of it.
//!
//! In the order a request meets it: `headers` (on every answer) → `routes` → `visitor` (language, address) and `form`
//! (bodies, bounded in size and time) → `misses` (who guesses) → `crowd` (too many at once) → `pages`, `resolver` (for programs), `desk`, `health`, `assets` → `problem` (every error, one table).
//! A handler reads, calls a story, shows. No SQL, no rules in here.

mod assets;
mod crowd;
mod desk;
mod form;
mod headers;
mod health;
mod misses;
mod pages;
mod problem;
mod resolver;
mod routes;
mod views;
mod visitor;

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use actix_web::{App, HttpServer};

pub use desk::roles::{DESK_ROUTES, Row};

use crate::flows::Context;
use crate::text::Text;

/// How the door is set up. Filled by `config`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address and port, `127.0.0.1:8080`; port 0 takes a free one.
    pub listen: String,
    /// Threads that answer requests, 1 to 64.
    pub workers: usize,
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr>,
    /// Font files for what the built-in fonts cannot write on a certificate.
    pub fonts: Vec<std::path::PathBuf>,
}

/// What every handler works with.
#[derive(Debug)]
pub struct Shared {
    /// The stories.
    pub context: Context,
    /// The voice.
    pub text: Arc<Text>,
    /// The door's own settings.
    pub settings: Settings,
    /// Started at, for `/metrics`.
    pub started_at: crate::domain::clock::Timestamp,
}

/// A door that listens but answers nobody yet: whoever started us can be told the address first.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

impl Bound {
    /// Takes the address.
    ///
    /// # Errors
    /// Says which address could not be had, why, and what to do.
    pub fn bind(listen: &str) -> Result<Self, String> {
        let listener = TcpListener::bind(listen).map_err(|error| refused(listen, &error))?;
        let address = listener.local_addr().map_err(|error| refused(listen, &error))?;
        Ok(Self { listener, address })
    }

    /// The address with its port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts to answer, inside a runtime. The server runs while its future is awaited; the handle stops it.
    ///
    /// # Errors
    /// What the system says.
    pub fn serve(
        self,
        shared: Shared,
    ) -> io::Result<(impl Future<Output = io::Result<()>> + Send + 'static, Handle)> {
        let workers = shared.settings.workers;
        let shared = Data::new(shared);
        let misses = Data::new(misses::Misses::default());
        let doorstep = Data::new(desk::login::Doorstep::default());
        let fonts = Data::new(pages::certificate::OwnFonts::read(&shared.settings.fonts));
        let darkroom = Data::new(pages::receipt::Darkroom::default());
        let crowd = Data::new(crowd::Crowd::default());
        let skeletons = Data::new(pages::fresh::Skeletons::default());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .app_data(misses.clone())
                .app_data(doorstep.clone())
                .app_data(fonts.clone())
                .app_data(darkroom.clone())
                .app_data(crowd.clone())
                .app_data(skeletons.clone())
                .wrap(headers::on_every_answer(&shared))
                .configure(routes::routes)
        })
        .workers(workers)
        .max_connections(10_000)
        .client_request_timeout(Duration::from_secs(5))
        .keep_alive(Duration::from_secs(30))
        .shutdown_timeout(10)
        // Signals are for the command that started us: it also has an outbox to finish.
        .disable_signals()
        .listen(self.listener)?
        .run();
        let handle = Handle(server.handle());
        Ok((server, handle))
    }
}

/// Stops a server that runs elsewhere.
#[derive(Clone, Debug)]
pub struct Handle(ServerHandle);

impl Handle {
    /// Lets requests in flight finish (10 s at most), then stops.
    pub async fn stop(&self) {
        self.0.stop(true).await;
    }
}

fn refused(listen: &str, error: &io::Error) -> String {
    let way_out = match error.kind() {
        io::ErrorKind::AddrInUse => {
            "another program has it. Stop that program, or choose another port with --listen, such as 127.0.0.1:8081"
        }
        io::ErrorKind::PermissionDenied => {
            "ports below 1024 need a privilege. Choose a port above, or let a proxy listen there"
        }
        io::ErrorKind::AddrNotAvailable => "this machine has no such address. Choose 127.0.0.1 or 0.0.0.0",
        _ => "write it as address and port, such as 127.0.0.1:8080",
    };
    format!("cannot listen on {listen} ({error}): {way_out}")
}
