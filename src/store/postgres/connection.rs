//! [`Connection`]: one session on the server, driven by whatever thread holds it.
//!
//! Closures are synchronous and so is this: each connection brings a small runtime of its own and is driven while
//! somebody waits for an answer, without a hop to another thread. Statements whose answer nobody waits for are
//! kept back and leave in one write with the next that is waited for; answers come in order. Statements are translated and
//! prepared once per connection.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::poll_immediate;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::config::TargetSessionAttrs;
use tokio_postgres::{Client, Error, Statement};

use super::super::StoreError;
use super::super::dialect::numbered;
use super::home::Home;
use super::trouble::{Trouble, not_connected};

/// The oldest server this is made for; engines that speak the protocol tell a version, too.
const OLDEST: u32 = 11;
/// A server that says nothing for this long is given up. No statement of ours takes a tenth of it.
const ANSWER: Duration = Duration::from_secs(30);
/// Most statements kept back.
const MOST_POSTED: usize = 128;
/// Most statements prepared; the program has fewer.
const MOST_PREPARED: usize = 512;

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Commits, or changes the tables.
    Writer,
    /// Reads only.
    Reader,
}

type Answer = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// A session on the server.
pub(super) struct Connection {
    // Dropped in this order: the client's leaving tells the task behind it to say goodbye.
    posted: VecDeque<(Arc<str>, Answer)>,
    statements: HashMap<Box<str>, Prepared>,
    client: Arc<Client>,
    runtime: Runtime,
    home: Arc<Home>,
    role: Role,
    patient: bool,
}

/// A statement the server knows.
#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) statement: Statement,
    /// Our own text, for messages.
    pub(super) sql: Arc<str>,
}

impl Connection {
    pub(super) fn open(home: &Arc<Home>, role: Role) -> Result<Self, Trouble> {
        let place = &home.address.place;
        let mut config = home.address.config.clone();
        if role == Role::Writer {
            // Of several hosts, the one that takes writes.
            config.target_session_attrs(TargetSessionAttrs::ReadWrite);
        }
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Trouble::lost(place, format!("no runtime: {error}")))?;
        let encryption = home.encryption.clone();
        let connected = runtime.block_on(async {
            tokio::time::timeout(ANSWER, async {
                let (client, connection) = config.connect(encryption).await?;
                let version = connection.parameter("server_version").unwrap_or_default().to_owned();
                drop(tokio::spawn(connection));
                Ok((client, version))
            })
            .await
        });
        let (client, version) = match connected {
            Ok(connected) => connected.map_err(|error| not_connected(place, &error))?,
            Err(_) => return Err(Trouble::lost(place, "it takes the connection and says nothing")),
        };
        check_version(place, &version)?;
        let mut new = Self {
            posted: VecDeque::new(),
            statements: HashMap::new(),
            client: Arc::new(client),
            runtime,
            home: home.clone(),
            role,
            patient: false,
        };
        new.post_script(&new.habits());
        new.flush()?;
        Ok(new)
    }

    /// The session's own settings. Whoever waits for a lock waits as long as we are patient; a transaction that its program
    /// has forgotten lets go of its locks by itself; an acknowledged row survives a power cut whatever the server's default.
    fn habits(&self) -> String {
        let patience = self.home.patience.as_millis().max(4);
        // Less than we are patient: a writer that vanished in the middle holds up the others for so long. A reader may
        // stand in the middle of an export while somebody reads it page by page.
        let idle = if self.writes() { patience * 3 / 4 } else { 600_000 };
        format!(
            "SET lock_timeout = {patience}; SET idle_in_transaction_session_timeout = {idle}; SET client_min_messages = warning; \
             SET timezone = 'UTC'; SELECT set_config('synchronous_commit', 'on', false) \
             WHERE current_setting('synchronous_commit') = 'off'"
        )
    }

    /// Waits without end from now on: for the long steps of a schema.
    pub(super) fn be_patient(&mut self) {
        self.patient = true;
    }

    pub(super) fn place(&self) -> &str {
        &self.home.address.place
    }

    pub(super) fn writes(&self) -> bool {
        self.role == Role::Writer
    }

    pub(super) fn client(&self) -> Arc<Client> {
        self.client.clone()
    }

    /// The statement as the server knows it; prepared at its first use.
    pub(super) fn prepare(&mut self, sql: &str) -> Result<Prepared, Trouble> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let (client, text) = (self.client(), numbered(sql));
        let statement = self.exchange(sql, async move { client.prepare(&text).await })?;
        if self.statements.len() >= MOST_PREPARED {
            self.statements.clear();
            self.home.count_reprepares(MOST_PREPARED as u64);
        }
        let prepared = Prepared { statement, sql: sql.into() };
        self.statements.insert(sql.into(), prepared.clone());
        Ok(prepared)
    }

    /// Keeps an answer for later: its request leaves with the next one that is waited for.
    pub(super) fn post(&mut self, sql: Arc<str>, mut answer: Answer) -> Result<(), Trouble> {
        // The first poll puts the request in line.
        match answer.as_mut().now_or_never() {
            None => self.posted.push_back((sql, answer)),
            Some(Ok(())) => {}
            Some(Err(error)) => return Err(self.judge(&sql, &error)),
        }
        if self.posted.len() >= MOST_POSTED { self.flush() } else { Ok(()) }
    }

    /// Posts statements without values, several with semicolons between them.
    pub(super) fn post_script(&mut self, sql: &str) {
        let (client, text): (_, Arc<str>) = (self.client(), sql.into());
        let sql = text.clone();
        let mut answer: Answer = Box::pin(async move { client.batch_execute(&text).await });
        // Without a connection the answer is there at once; it is told with the next exchange.
        if let Some(early) = answer.as_mut().now_or_never() {
            answer = Box::pin(std::future::ready(early));
        }
        self.posted.push_back((sql, answer));
    }

    /// Sends what was posted and waits for all of it.
    pub(super) fn flush(&mut self) -> Result<(), Trouble> {
        if self.posted.is_empty() { Ok(()) } else { self.exchange("", std::future::ready(Ok(()))) }
    }

    /// Sends `request` behind what was posted, and waits for all answers. The first that failed is the error: what follows
    /// it fails because of it.
    pub(super) fn exchange<T>(
        &mut self,
        sql: &str,
        request: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Trouble> {
        let posted = &mut self.posted;
        let all = async {
            let mut request = pin!(request);
            let early = poll_immediate(&mut request).await;
            let mut failed = None;
            while let Some((sql, answer)) = posted.pop_front() {
                if let Err(error) = answer.await {
                    failed.get_or_insert((Some(sql), error));
                }
            }
            if let Some(failed) = failed {
                return Err(failed);
            }
            let own = match early {
                Some(own) => own,
                None => request.await,
            };
            own.map_err(|error| (None, error))
        };
        let answered = if self.patient {
            Ok(self.runtime.block_on(all))
        } else {
            self.runtime.block_on(async { tokio::time::timeout(ANSWER, all).await })
        };
        match answered {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err((posted, error))) => Err(self.judge(posted.as_deref().unwrap_or(sql), &error)),
            Err(_) => Err(Trouble::lost(self.place(), "it has not answered for half a minute")),
        }
    }

    fn judge(&self, sql: &str, error: &Error) -> Trouble {
        Trouble::of(self.place(), sql, self.writes(), error)
    }
}

fn check_version(place: &str, version: &str) -> Result<(), Trouble> {
    let major = version.split(['.', ' ']).next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major < OLDEST => Err(Trouble::Refused(StoreError::Unusable {
            place: place.to_owned(),
            problem: format!("its version {version} is too old"),
            way_out: format!("Use PostgreSQL {OLDEST} or later"),
        })),
        _ => Ok(()),
    }
}
