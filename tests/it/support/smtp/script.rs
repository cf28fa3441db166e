//! What a hostile relay is told to do: once, always, to one domain, or by lot.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{Shared, SmtpServer};
use crate::support::certificates::Certificates;

/// Where in a conversation something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Greeting,
    Hello,
    StartTls,
    /// Instead of the TLS handshake.
    Handshake,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// After DATA was accepted, before any of the letter is read.
    Content,
    /// After the final dot; the letter is taken.
    Dot,
}

/// What happens there instead of a friendly answer.
#[derive(Clone, Debug)]
pub enum Do {
    /// These bytes and a line break.
    Say(&'static str),
    HangUp,
    /// Nothing until the other side hangs up.
    FallSilent,
}

/// One letter as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub mail: String,
    pub rcpt: Vec<String>,
    pub bytes: Vec<u8>,
    pub encrypted: bool,
    pub user: Option<String>,
    /// MAIL, RCPT and DATA came in one go.
    pub in_one_go: bool,
    /// The other side was told that it was taken.
    pub answered: bool,
    pub at: Instant,
}

/// How many letters of a hundred meet what. The lot is drawn from a seed, so that a run can be had again.
#[derive(Clone, Copy, Debug)]
pub struct Chaos {
    pub seed: u64,
    /// A 4xx at the recipient.
    pub not_now: u64,
    /// The line breaks before the final dot.
    pub lost: u64,
    /// The line breaks after it: the letter is taken, and nobody knows.
    pub taken: u64,
    /// Nothing more is said.
    pub silent: u64,
}

/// How the server behaves. Every rule holds once, in the order given for its place.
#[derive(Default)]
pub struct Script {
    rules: Mutex<VecDeque<(At, Do)>>,
    always: Vec<(At, Do)>,
    pub(super) tls: Option<TlsAcceptor>,
    pub(super) implicit: bool,
    pub(super) plain_ehlo: bool,
    domains: Vec<(&'static str, Do)>,
    chaos: Option<Chaos>,
    drawn: AtomicU64,
    pub(super) login: Option<(&'static str, &'static str)>,
}

impl Script {
    /// The next time there, this.
    pub fn once(self, at: At, what: Do) -> Self {
        self.rules.lock().unwrap().push_back((at, what));
        self
    }

    /// Every time there, this.
    pub fn always(mut self, at: At, what: Do) -> Self {
        self.always.push((at, what));
        self
    }

    /// Every recipient of this domain meets this.
    pub fn domain(mut self, name: &'static str, what: Do) -> Self {
        self.domains.push((name, what));
        self
    }

    /// Letters meet mishaps by lot.
    pub fn chaos(mut self, chaos: Chaos) -> Self {
        self.chaos = Some(chaos);
        self
    }

    /// Offers STARTTLS.
    pub fn starttls(mut self, certificates: &Certificates) -> Self {
        self.tls = Some(certificates.acceptor());
        self
    }

    /// Speaks TLS from the first byte.
    pub fn implicit_tls(mut self, certificates: &Certificates) -> Self {
        self.implicit = true;
        self.starttls(certificates)
    }

    /// Wants this user and password.
    pub fn login(mut self, user: &'static str, password: &'static str) -> Self {
        self.login = Some((user, password));
        self
    }

    /// Offers no extensions.
    pub fn old(mut self) -> Self {
        self.plain_ehlo = true;
        self
    }

    /// Starts listening.
    pub async fn start(self) -> SmtpServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let shared =
            Arc::new(Shared { script: self, letters: Mutex::default(), connections: AtomicUsize::new(0) });
        let seen = Arc::clone(&shared);
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let shared = Arc::clone(&seen);
                shared.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(async move { shared.serve(socket).await });
            }
        });
        SmtpServer { port, shared, task }
    }

    pub(super) fn next(&self, at: At, what: Do) {
        self.rules.lock().unwrap().push_back((at, what));
    }

    /// What the recipient's domain meets, by the words behind RCPT.
    pub(super) fn about(&self, recipient: &str) -> Option<Do> {
        let found = self.domains.iter().find(|(name, _)| recipient.contains(&format!("@{name}>")));
        found.map(|(_, what)| what.clone())
    }

    /// What the next letter meets by lot, and where.
    pub(super) fn mishap(&self) -> Option<(At, Do)> {
        let chaos = self.chaos?;
        // SplitMix64: one number of the seed's sequence for each letter.
        let turn = self.drawn.fetch_add(1, Ordering::Relaxed);
        let mut lot = chaos.seed.wrapping_add(turn.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        lot = (lot ^ (lot >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        lot = (lot ^ (lot >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mut lot = (lot ^ (lot >> 31)) % 100;
        for (share, mishap) in [
            (chaos.not_now, (At::Rcpt, Do::Say("451 4.7.1 not now"))),
            (chaos.lost, (At::Content, Do::HangUp)),
            (chaos.taken, (At::Dot, Do::HangUp)),
            (chaos.silent, (At::Rcpt, Do::FallSilent)),
        ] {
            if lot < share {
                return Some(mishap);
            }
            lot -= share;
        }
        None
    }

    pub(super) fn rule(&self, at: At) -> Option<Do> {
        let mut rules = self.rules.lock().unwrap();
        let once = rules.iter().position(|(place, _)| *place == at).and_then(|found| rules.remove(found));
        once.or_else(|| self.always.iter().find(|(place, _)| *place == at).cloned()).map(|(_, what)| what)
    }
}
