//! One open conversation with a relay, and letters over it.
//!
//! Not here: opening it ([`super::dial`]) or keeping it for the next letter ([`super`]). A letter costs two round trips where
//! the relay takes commands in one go (RFC 2920), four elsewhere.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::{Instant, timeout, timeout_at};

use super::wire::Notes;
use crate::mail::compose::Sealed;
use crate::mail::transport::{Accepted, Cause, Failure, Stage};

/// How long a resting connection may take to say it is alive, and a leaving one to say goodbye.
const MOMENT: Duration = Duration::from_secs(5);

/// What the relay offers beyond plain SMTP.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offers {
    /// Commands in one go (RFC 2920).
    pub pipelining: bool,
    /// Addresses in every script (RFC 6531).
    pub utf8: bool,
}

/// What can still be said on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// The next letter, at once.
    Clean,
    /// RSET first: the relay may remember parts of a letter it refused.
    Soiled,
    /// Nothing.
    Broken,
}

/// An open conversation.
pub(super) struct Line {
    smtp: AsyncSmtpConnection,
    notes: Arc<Notes>,
    offers: Offers,
    stage: Stage,
    state: State,
    /// When it was last used.
    pub used: Instant,
}

impl Line {
    pub fn new(smtp: AsyncSmtpConnection, notes: Arc<Notes>, offers: Offers) -> Self {
        Self { smtp, notes, offers, stage: Stage::Sender, state: State::Clean, used: Instant::now() }
    }

    /// Whether another letter can go this way.
    pub fn is_open(&self) -> bool {
        self.state != State::Broken
    }

    /// Sends one letter, at the latest `by` then.
    pub async fn send(&mut self, letter: &Sealed, by: Instant) -> Result<Accepted, Failure> {
        let foreign = letter.envelope_from().needs_utf8() || letter.envelope_to().needs_utf8();
        if foreign && !self.offers.utf8 {
            let detail = "SMTPUTF8, for an address with letters beyond ASCII before its @";
            return Err(Failure::new(Stage::Sender, Cause::Lacks, detail));
        }
        self.notes.begin_letter();
        self.stage = Stage::Sender;
        let done = match timeout_at(by, self.converse(letter, foreign)).await {
            Ok(done) => done,
            Err(_) => Err(Failure::new(self.stage, Cause::TimedOut, "")),
        };
        self.used = Instant::now();
        done.map_err(|failure| {
            self.note(&failure);
            let answered = failure.code.is_some();
            if self.notes.dot_has_left() && !answered { failure.after_the_dot() } else { failure }
        })
    }

    fn note(&mut self, failure: &Failure) {
        if ends_the_line(failure) {
            self.state = State::Broken;
        } else if self.state == State::Clean {
            self.state = State::Soiled;
        }
    }

    /// `foreign`: with SMTPUTF8 (RFC 6531 §3.4). Every other letter is ASCII throughout and asks nothing of the relay.
    async fn converse(&mut self, letter: &Sealed, foreign: bool) -> Result<Accepted, Failure> {
        let eight_bit = MailParameter::Body(MailBodyParameter::EightBitMime);
        let parameters = if foreign { vec![MailParameter::SmtpUtfEight, eight_bit] } else { Vec::new() };
        let mail = Mail::new(Some(letter.envelope_from().inner().clone()), parameters);
        let rcpt = Rcpt::new(letter.envelope_to().inner().clone(), Vec::new());
        if self.offers.pipelining {
            self.announce_at_once(&mail, &rcpt).await?;
        } else {
            self.command(Stage::Sender, mail).await?;
            self.command(Stage::Recipient, rcpt).await?;
            self.command(Stage::Data, Data).await?;
        }
        self.stage = Stage::Content;
        // lettre ends DATA with a line break of its own; without this the relay would get one more than was sealed.
        let bytes = letter.bytes().strip_suffix(b"\r\n").unwrap_or(letter.bytes());
        let reply = self.smtp.message(bytes).await.map_err(|wrong| failed(Stage::Content, &wrong))?;
        Ok(Accepted { response: in_one_line(&reply) })
    }

    async fn command(&mut self, stage: Stage, command: impl std::fmt::Display) -> Result<Response, Failure> {
        self.stage = stage;
        self.smtp.command(command).await.map_err(|wrong| failed(stage, &wrong))
    }

    /// MAIL, RCPT and DATA in one packet, then their three replies.
    async fn announce_at_once(&mut self, mail: &Mail, rcpt: &Rcpt) -> Result<(), Failure> {
        let mut all = mail.to_string();
        // Writing to a String cannot fail.
        let _ = write!(all, "{rcpt}{Data}");
        let sender = self.command(Stage::Sender, all).await;
        if sender.as_ref().is_err_and(ends_the_line) {
            return sender.map(drop);
        }
        let recipient = self.next_reply(Stage::Recipient).await;
        if recipient.as_ref().is_err_and(ends_the_line) {
            return sender.and(recipient).map(drop);
        }
        let data = self.next_reply(Stage::Data).await;
        let refused = sender.and(recipient);
        if refused.is_err() && data.as_ref().err().is_none_or(ends_the_line) {
            // It waits for a letter without having taken sender or recipient. Leaving is simpler than an empty letter.
            self.state = State::Broken;
        }
        refused.and(data).map(drop)
    }

    async fn next_reply(&mut self, stage: Stage) -> Result<Response, Failure> {
        self.stage = stage;
        self.smtp.read_response().await.map_err(|wrong| failed(stage, &wrong))
    }

    /// Whether the relay is still there and has forgotten the last letter.
    pub async fn is_fresh(&mut self) -> bool {
        if self.state == State::Clean && self.used.elapsed() < Duration::from_secs(1) {
            return true;
        }
        self.state = State::Clean;
        matches!(timeout(MOMENT, self.smtp.command(Rset)).await, Ok(Ok(_)))
    }

    /// Says goodbye.
    pub async fn leave(mut self) {
        // Nothing depends on the answer: the connection ends either way.
        let _ = timeout(MOMENT, self.smtp.quit()).await;
    }
}

/// 421 means the relay is closing (RFC 5321 §3.8); without any code the line is dead or out of step.
fn ends_the_line(failure: &Failure) -> bool {
    failure.code.is_none_or(|code| code == 421)
}

/// A failure from what lettre says.
pub(super) fn failed(stage: Stage, wrong: &Error) -> Failure {
    let detail = std::error::Error::source(wrong).map_or_else(|| wrong.to_string(), ToString::to_string);
    match wrong.status() {
        Some(code) => Failure::new(stage, Cause::Reply(code.into(), &detail), ""),
        // lettre reports a connection that ended between replies in these words, as if the server had answered wrongly.
        None if wrong.is_response() && detail == "incomplete response" => {
            Failure::new(stage, Cause::Dropped, "")
        }
        None if wrong.is_response() => Failure::new(stage, Cause::Garbled, &detail),
        None => Failure::new(stage, Cause::Dropped, &detail),
    }
}

fn in_one_line(reply: &Response) -> String {
    let lines: Vec<_> = reply.message().collect();
    crate::mail::address::one_line(&format!("{} {}", reply.code(), lines.join(" ")), 300)
}
