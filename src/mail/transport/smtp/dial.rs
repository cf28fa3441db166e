//! From a relay's name to a conversation that may begin: lookup, connection, greeting, TLS, EHLO, login.
//!
//! Not here: letters. What happens is noted in a [`Trace`], so that a failure knows its stage and a trial run can tell it.
//! The open conversation goes to [`super::line`].

use std::io;
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::{ClientId, Extension};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout, timeout_at};
use tokio_rustls::TlsConnector;

use super::line::{Line, Offers, failed};
use super::wire::{NoReply, Reply, Wire};
use crate::mail::settings::{Relay, Security, SettingError};
use crate::mail::transport::{Cause, Failure, Stage};

/// One address of several gets this long, so that a dead first one does not eat the whole deadline.
const CONNECT: Duration = Duration::from_secs(10);

/// Knows the relay and opens conversations with it.
pub(super) struct Dialer {
    relay: Relay,
    hello: ClientId,
    tls: TlsConnector,
    name: ServerName<'static>,
}

/// How far it came and what was seen on the way.
#[derive(Debug)]
pub(super) struct Trace {
    pub stage: Stage,
    pub steps: Vec<String>,
}

impl Default for Trace {
    fn default() -> Self {
        Self { stage: Stage::Lookup, steps: Vec::new() }
    }
}

impl Dialer {
    /// Reads the custom CA and prepares TLS.
    pub fn new(relay: &Relay) -> Result<Self, SettingError> {
        let name = ServerName::try_from(relay.host.clone())
            .map_err(|_| SettingError::transport("the host is no name a certificate can be for"))?;
        let hello = relay.hello.clone().map_or_else(ClientId::default, ClientId::Domain);
        Ok(Self { hello, tls: connector(relay)?, name, relay: relay.clone() })
    }

    /// Opens a conversation, at the latest `by` then.
    pub async fn open(&self, by: Instant, trace: &mut Trace) -> Result<Line, Failure> {
        match timeout_at(by, self.dial(trace)).await {
            Ok(done) => done,
            Err(_) => Err(Failure::new(trace.stage, Cause::TimedOut, &self.place())),
        }
    }

    fn place(&self) -> String {
        format!("{}:{}", self.relay.host, self.relay.port)
    }

    async fn dial(&self, trace: &mut Trace) -> Result<Line, Failure> {
        let mut wire = self.connect(trace).await?;
        if self.relay.security == Security::Implicit {
            wire = self.encrypt(wire, trace).await?;
        }
        trace.stage = Stage::Greeting;
        let greeting = wire.reply().await.map_err(|none| unheard(Stage::Greeting, &none))?;
        trace.steps.push(format!("the server greeted: {} {}", greeting.code, greeting.text()));
        let greeting = positive(Stage::Greeting, greeting)?;
        if matches!(self.relay.security, Security::Required | Security::Offered) {
            wire = self.starttls(wire, trace).await?;
        }
        wire.say_again(greeting);
        trace.stage = Stage::Hello;
        let notes = wire.notes();
        notes.listen();
        let opened = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &self.hello).await;
        let mut smtp = opened.map_err(|wrong| failed(Stage::Hello, &wrong))?;
        let pipelining = notes.heard().lines().any(|line| line.get(4..) == Some("PIPELINING"));
        let utf8 = smtp.server_info().supports_feature(Extension::SmtpUtfEight);
        trace.steps.push(format!(
            "the server is {}{}{}",
            smtp.server_info().name(),
            if pipelining { ", takes commands in one go" } else { "" },
            if utf8 { ", takes addresses in every script" } else { "" },
        ));
        self.login(&mut smtp, trace).await?;
        Ok(Line::new(smtp, notes, Offers { pipelining, utf8 }))
    }

    async fn connect(&self, trace: &mut Trace) -> Result<Wire, Failure> {
        trace.stage = Stage::Lookup;
        let no_such = |detail: &str| Failure::new(Stage::Lookup, Cause::NoSuchHost, detail);
        let found = tokio::net::lookup_host((self.relay.host.as_str(), self.relay.port)).await;
        let found: Vec<_> =
            found.map_err(|wrong| no_such(&format!("{}: {wrong}", self.relay.host)))?.collect();
        trace.stage = Stage::Connect;
        let mut last = no_such(&self.relay.host);
        for address in found {
            let tried = timeout(CONNECT, TcpStream::connect(address)).await;
            let tried = tried.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()));
            match tried.and_then(Wire::new) {
                Ok(wire) => {
                    trace.steps.push(format!("connected to {} at {address}", self.place()));
                    return Ok(wire);
                }
                Err(wrong) => {
                    let detail = format!("{} at {address}: {wrong}", self.place());
                    last = Failure::new(Stage::Connect, Cause::Unreachable, &detail);
                }
            }
        }
        Err(last)
    }

    /// STARTTLS by our own hand: a second EHLO inside TLS follows from lettre, as RFC 3207 §4.2 wants it.
    async fn starttls(&self, mut wire: Wire, trace: &mut Trace) -> Result<Wire, Failure> {
        trace.stage = Stage::Hello;
        let hello = wire.ask(&format!("EHLO {}", self.hello)).await;
        let hello = positive(Stage::Hello, hello.map_err(|none| unheard(Stage::Hello, &none))?)?;
        if !hello.offers("STARTTLS") {
            if self.relay.security == Security::Offered {
                trace.steps.push("no TLS offered; unencrypted within this machine".to_owned());
                return Ok(wire);
            }
            return Err(Failure::new(Stage::Tls, Cause::Lacks, "no STARTTLS"));
        }
        trace.stage = Stage::Tls;
        let ready = wire.ask("STARTTLS").await.map_err(|none| match none {
            // Whatever came in front of the handshake, nobody should go on.
            NoReply::Garbled(detail) => Failure::new(Stage::Tls, Cause::Tls, &detail),
            NoReply::Dropped(_) => unheard(Stage::Tls, &none),
        })?;
        positive(Stage::Tls, ready)?;
        self.encrypt(wire, trace).await
    }

    async fn encrypt(&self, wire: Wire, trace: &mut Trace) -> Result<Wire, Failure> {
        trace.stage = Stage::Tls;
        let wire = wire.encrypt(&self.tls, self.name.clone()).await;
        let wire = wire.map_err(|wrong| Failure::new(Stage::Tls, Cause::Tls, &in_words(&wrong)))?;
        let version = wire.tls_version().unwrap_or_default();
        trace.steps.push(format!("{version}, the certificate is good for {}", self.relay.host));
        Ok(wire)
    }

    async fn login(&self, smtp: &mut AsyncSmtpConnection, trace: &mut Trace) -> Result<(), Failure> {
        let Some(login) = &self.relay.login else { return Ok(()) };
        trace.stage = Stage::Login;
        if smtp.server_info().get_auth_mechanism(DEFAULT_MECHANISMS).is_none() {
            return Err(Failure::new(Stage::Login, Cause::Lacks, "no AUTH PLAIN and no AUTH LOGIN"));
        }
        let credentials = Credentials::new(login.user().to_owned(), login.password().to_owned());
        let reply = smtp.auth(DEFAULT_MECHANISMS, &credentials).await;
        let reply = reply.map_err(|wrong| failed(Stage::Login, &wrong))?;
        trace.steps.push(format!(
            "logged in: {} {}",
            reply.code(),
            reply.message().collect::<Vec<_>>().join(" ")
        ));
        Ok(())
    }
}

/// Trust in the public certificate authorities, and in the relay's own if it was named.
fn connector(relay: &Relay) -> Result<TlsConnector, SettingError> {
    let mut roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(path) = &relay.ca {
        let bad = |wrong: String| SettingError::transport(format!("ca={}: {wrong}", path.display()));
        let pem = std::fs::read(path).map_err(|wrong| bad(wrong.to_string()))?;
        let mut found = 0;
        for certificate in CertificateDer::pem_slice_iter(&pem) {
            let certificate = certificate.map_err(|wrong| bad(format!("no PEM certificate: {wrong}")))?;
            roots.add(certificate).map_err(|wrong| bad(format!("no usable authority: {wrong}")))?;
            found += 1;
        }
        if found == 0 {
            return Err(bad("holds no certificate; it must be a PEM file with BEGIN CERTIFICATE".to_owned()));
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions =
        rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config =
        versions.map_err(|wrong| SettingError::transport(format!("TLS cannot be set up: {wrong}")))?;
    Ok(TlsConnector::from(Arc::new(config.with_root_certificates(roots).with_no_client_auth())))
}

fn positive(stage: Stage, reply: Reply) -> Result<Reply, Failure> {
    if (200..400).contains(&reply.code) {
        return Ok(reply);
    }
    Err(Failure::new(stage, Cause::Reply(reply.code, &reply.text()), ""))
}

fn unheard(stage: Stage, none: &NoReply) -> Failure {
    match none {
        NoReply::Dropped(detail) => Failure::new(stage, Cause::Dropped, detail),
        NoReply::Garbled(detail) => Failure::new(stage, Cause::Garbled, detail),
    }
}

/// What rustls says of certificates, in words of the person who has to mend it.
fn in_words(wrong: &io::Error) -> String {
    use rustls::CertificateError as Bad;
    let inner = wrong.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>());
    let known = match inner {
        Some(rustls::Error::InvalidCertificate(bad)) => match bad {
            Bad::UnknownIssuer | Bad::BadSignature => {
                "the certificate comes from an authority nobody here trusts"
            }
            Bad::Expired | Bad::ExpiredContext { .. } => "the certificate has expired",
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => "the certificate is not valid yet",
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => {
                "the certificate is for another host"
            }
            _ => "",
        },
        Some(rustls::Error::InvalidMessage(_)) => "the server does not speak TLS on this port",
        _ => "",
    };
    if known.is_empty() { wrong.to_string() } else { format!("{known}: {wrong}") }
}
