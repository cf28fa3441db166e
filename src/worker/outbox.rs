//! The outbox: claim under a lease → render and commit the bytes → send with nothing held → settle.
//!
//! A kill at any point loses nothing: before the commit the message is rendered anew, after it the same bytes go out, with
//! the same Message-ID. Several processes may work one outbox; the lease decides.

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use tokio::sync::watch;
use tracing::{error, info, warn};

use super::letters::{self, Desk, Due, Facts};
use super::{errands, facts};
use crate::domain::clock::{MINUTE, Timestamp};
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::message::{Kind, LEASE, State, next_try};
use crate::flows::{Context, Error};
use crate::mail::compose::Sealed;
use crate::mail::settings::Settings as MailSettings;
use crate::mail::transport::{Failure, Kind as Fault, Transport};
use crate::store::Tx;
use crate::store::outbox::{Claim, SealedLetter, Settled};
use crate::text::Text;

/// How many messages one claim takes: few, because all of them wait for the slowest.
const MOST: i64 = 16;

/// Looks by itself this often, for what another process queued.
const POLL: Duration = Duration::from_secs(15);

/// How long the whole outbox rests after a fault of our own (login, TLS, name of the relay).
const REST: i64 = MINUTE;

/// The worker of the outbox. Clones share everything.
#[derive(Clone, Debug)]
pub struct Outbox {
    context: Context,
    text: Arc<Text>,
    mail: Arc<MailSettings>,
    transport: Arc<Transport>,
}

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Messages claimed.
    pub claimed: usize,
    /// Messages the relay took.
    pub sent: usize,
    /// Our own side failed: nothing can leave now.
    pub stopped: bool,
}

enum End {
    Sent,
    NotSent,
    Stopped,
}

impl Outbox {
    /// A worker over this transport.
    pub fn new(
        context: Context,
        text: Arc<Text>,
        mail: Arc<MailSettings>,
        transport: Arc<Transport>,
    ) -> Self {
        Self { context, text, mail, transport }
    }

    /// Works until `stop` turns true, then finishes the messages in hand.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            // Register for the bell before looking, or one that rings in between is lost.
            let bell = self.context.outbox_bell.notified();
            let pause = match self.round().await {
                // A fault of our own: the next letter would meet it too, so the bell is not listened to.
                Ok(round) if round.stopped => {
                    self.transport.close().await;
                    tokio::select! {
                        () = tokio::time::sleep(Duration::from_millis(REST.unsigned_abs())) => {}
                        _ = stop.changed() => {}
                    }
                    continue;
                }
                Ok(round) if round.claimed > 0 => continue,
                Ok(_) => self.pause().await,
                Err(error) => {
                    warn!(%error, "the outbox could not look for messages; it tries again");
                    POLL
                }
            };
            self.transport.rest().await;
            tokio::select! {
                () = bell => {}
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
        self.transport.close().await;
    }

    /// How long to wait for the bell: until the next message is due, at most [`POLL`].
    async fn pause(&self) -> Duration {
        let next = self.context.store.peek(|tx| tx.find_next_due().map_err(Error::from)).await.ok().flatten();
        let wait = next.map_or(i64::MAX, |at| at.0.saturating_sub(self.context.clock().now().0).max(10));
        POLL.min(Duration::from_millis(wait.unsigned_abs()))
    }

    /// Does what comes due by itself, then claims what is due and sends it.
    ///
    /// # Errors
    /// What the store says.
    pub async fn round(&self) -> Result<Round, Error> {
        errands::round(&self.context).await?;
        let now = self.context.clock().now();
        let claims = self
            .context
            .store
            .write(move |tx| tx.claim_messages(now, now.plus(LEASE), MOST).map_err(Error::from))
            .await?;
        let mut round = Round { claimed: claims.len(), ..Round::default() };
        let ends: Vec<_> = stream::iter(claims)
            .map(|claim| self.work(claim))
            .buffer_unordered(self.transport.width())
            .collect()
            .await;
        for end in ends {
            match end? {
                End::Sent => round.sent += 1,
                End::NotSent => {}
                End::Stopped => round.stopped = true,
            }
        }
        Ok(round)
    }

    async fn work(&self, claim: Claim) -> Result<End, Error> {
        let sealed = match self.sealed(&claim).await? {
            Ok(sealed) => sealed,
            Err(why) => return self.give_up(&claim, &why).await,
        };
        match self.transport.deliver(&sealed).await {
            Ok(accepted) => {
                info!(message = %claim.id, response = %accepted.response, "letter sent");
                self.settle(&claim, State::Sent, None, EventKind::MessageSent).await?;
                Ok(End::Sent)
            }
            Err(failure) => self.failed(&claim, &failure).await,
        }
    }

    /// The letter's bytes: those committed before, else rendered now and committed before anything is sent.
    async fn sealed(&self, claim: &Claim) -> Result<Result<Sealed, String>, Error> {
        if let Some(letter) = claim.letter.clone() {
            let SealedLetter { message_id, envelope_from, envelope_to, bytes } = letter;
            let date = claim.queued_at.0;
            return Ok(Sealed::stored(message_id, date, &envelope_from, &envelope_to, bytes)
                .map_err(|e| e.to_string()));
        }
        let Some(kind) = claim.kind else {
            return Ok(Err("a newer program queued this kind of letter".into()));
        };
        let Some(facts) = self.facts(claim).await? else {
            return Ok(Err("what it speaks of is gone".into()));
        };
        let desk = Desk { context: &self.context, text: &self.text, mail: &self.mail };
        let due = Due {
            kind,
            id: claim.id.as_str(),
            recipient: &claim.recipient,
            lang: &claim.lang,
            date: claim.queued_at,
        };
        let sealed = match letters::letter(desk, &due, &facts) {
            Ok(sealed) => sealed,
            Err(error) => return Ok(Err(error.to_string())),
        };
        let letter = SealedLetter {
            message_id: sealed.message_id().to_owned(),
            envelope_from: sealed.envelope_from().as_str().to_owned(),
            envelope_to: sealed.envelope_to().as_str().to_owned(),
            bytes: sealed.bytes().to_vec(),
        };
        let (id, lease) = (claim.id.clone(), claim.lease_until);
        let kept = self
            .context
            .store
            .write(move |tx| tx.seal_message(&id, lease, &letter).map_err(Error::from))
            .await?;
        Ok(if kept { Ok(sealed) } else { Err("the lease was lost".into()) })
    }

    async fn facts(&self, claim: &Claim) -> Result<Option<Facts>, Error> {
        let (context, claim) = (self.context.clone(), claim.clone());
        let read = move |tx: &mut Tx<'_>| {
            facts::find(tx, &context, (claim.kind, &claim.id, &claim.about), &claim.recipient)
        };
        self.context.store.read(read).await
    }

    async fn failed(&self, claim: &Claim, failure: &Failure) -> Result<End, Error> {
        let now = self.context.clock().now();
        match failure.kind {
            Fault::Refused => self.give_up(claim, &failure.said).await,
            Fault::Ours => {
                error!(message = %claim.id, why = %failure.said, "no letter can leave; the outbox rests a minute");
                let (id, lease, said) = (claim.id.clone(), claim.lease_until, failure.said.clone());
                self.context
                    .store
                    .write(move |tx| {
                        tx.release_message(&id, lease, now.plus(REST), &said).map_err(Error::from)
                    })
                    .await?;
                Ok(End::Stopped)
            }
            Fault::Later => match next_try(claim.attempts, now, self.context.clock().chance::<1>()[0]) {
                Some(due_at) => self.postpone(claim, due_at, &failure.said).await,
                None => {
                    self.give_up(
                        claim,
                        &format!("given up after {} tries; the last one: {}", claim.attempts, failure.said),
                    )
                    .await
                }
            },
        }
    }

    async fn postpone(&self, claim: &Claim, due_at: Timestamp, said: &str) -> Result<End, Error> {
        info!(message = %claim.id, why = said, "letter not taken yet");
        let (id, lease, said) = (claim.id.clone(), claim.lease_until, said.to_owned());
        self.context
            .store
            .write(move |tx| tx.postpone_message(&id, lease, due_at, &said).map_err(Error::from))
            .await?;
        Ok(End::NotSent)
    }

    async fn give_up(&self, claim: &Claim, why: &str) -> Result<End, Error> {
        warn!(message = %claim.id, why, "letter given up; the desk can send it again");
        self.settle(claim, State::Dead, Some(why), EventKind::MessageDead).await?;
        Ok(End::NotSent)
    }

    /// Settles the claim and writes its line of the timeline, together or not at all.
    async fn settle(
        &self,
        claim: &Claim,
        state: State,
        said: Option<&str>,
        event: EventKind,
    ) -> Result<(), Error> {
        let now = self.context.clock().now();
        let event = Event {
            id: self.context.clock().id(),
            at: now,
            kind: event,
            registration: claim.about.registration().cloned(),
            detail: claim.kind.map_or("", |kind| kind.as_str()).to_owned(),
        };
        let (claim, said) = (claim.clone(), said.map(str::to_owned));
        self.context
            .store
            .write(move |tx| {
                let settled = Settled { state, at: now, said: said.as_deref() };
                if !tx.settle_message(&claim.id, claim.lease_until, &settled)? {
                    return Ok(());
                }
                if claim.kind == Some(Kind::Digest) {
                    tx.settle_held(&claim.id, &settled)?;
                } else if let Some((product, serial)) = tx.find_unit_of(&claim.about)? {
                    tx.add_event(product, &serial, &event)?;
                }
                Ok(())
            })
            .await
    }
}
