//! The outbox: claim under a lease → render and commit the bytes → send with nothing held → settle.
//!
//! A kill at any point loses nothing: before the commit the message is rendered anew, after it the same bytes go out, with
//! the same Message-ID. Several processes may work one outbox; the lease decides.

use std::sync::Arc;
use std::time::Duration;

use futures_util::stream::{self, StreamExt};
use tokio::sync::watch;
use tokio::task::{JoinError, JoinSet};
use tracing::{error, info, warn};

use super::hand::{Hand, Held};
use super::letters::{self, Desk, Due, Facts};
use super::{errands, facts};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::message::LEASE;
use crate::flows::{Context, Error, count};
use crate::mail::compose::Sealed;
use crate::mail::settings::Settings as MailSettings;
use crate::mail::transport::{DEADLINE, Kind as Fault, Stage, Transport};
use crate::store::Tx;
use crate::store::outbox::{Claim, Room, SealedLetter};
use crate::text::Text;

/// Looks by itself this often, for what another process queued.
const POLL: Duration = Duration::from_secs(15);

/// The worker of the outbox. Clones share everything.
#[derive(Clone, Debug)]
pub struct Outbox {
    pub(super) context: Context,
    text: Arc<Text>,
    mail: Arc<MailSettings>,
    transport: Arc<Transport>,
    hand: Hand,
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

/// What became of one letter.
pub(super) enum End {
    Sent,
    NotSent,
    /// Our own side failed.
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
        let hand = Hand::new(transport.width(), transport.has_lanes());
        Self { context, text, mail, transport, hand }
    }

    /// Works until `stop` turns true, then finishes the messages in hand.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut working: JoinSet<Result<End, Error>> = JoinSet::new();
        while !*stop.borrow() {
            // Register for the bell before looking, or one that rings in between is lost.
            let bell = self.context.outbox_bell.notified();
            let pause = match self.look().await {
                Ok(held) if !held.is_empty() => {
                    for (claim, held) in held {
                        let outbox = self.clone();
                        working.spawn(async move { outbox.work(claim, held).await });
                    }
                    continue;
                }
                Ok(_) => self.pause().await,
                Err(error) => {
                    warn!(%error, "the outbox could not look for messages; it tries again");
                    POLL
                }
            };
            if working.is_empty() {
                self.transport.rest().await;
            }
            tokio::select! {
                Some(end) = working.join_next() => {
                    self.ended(end).await;
                    while let Some(end) = working.try_join_next() {
                        self.ended(end).await;
                    }
                }
                () = bell => {}
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
        while let Some(end) = working.join_next().await {
            self.ended(end).await;
        }
        self.transport.close().await;
    }

    async fn ended(&self, end: Result<Result<End, Error>, JoinError>) {
        match end {
            // Whatever is open was opened with what does not work; the next try begins anew.
            Ok(Ok(End::Stopped)) => self.transport.close().await,
            Ok(Ok(End::Sent | End::NotSent)) => {}
            Ok(Err(error)) => {
                warn!(%error, "a letter could not be settled; its lease ends, then it is tried again");
            }
            Err(error) => error!(%error, "a letter broke its worker; its lease ends, then it is tried again"),
        }
    }

    /// How long to wait for the bell: until there is something to do, at most [`POLL`].
    async fn pause(&self) -> Duration {
        let now = self.context.clock().now();
        let next = self.context.store.peek(move |tx| tx.find_next_due(now).map_err(Error::from)).await;
        let wait = next.ok().flatten().map_or(i64::MAX, |at| at.0.saturating_sub(now.0).max(10));
        POLL.min(Duration::from_millis(wait.unsigned_abs()))
    }

    /// Does what comes due by itself, then claims what is due and fits in the hand.
    async fn look(&self) -> Result<Vec<(Claim, Held)>, Error> {
        errands::round(&self.context).await?;
        if !self.hand.has_room() {
            return Ok(Vec::new());
        }
        let now = self.context.clock().now();
        let hand = self.hand.clone();
        let claims = self
            .context
            .store
            .write(move |tx| {
                let (mut choice, full) = (hand.choice(), hand.full());
                let mut takes = |id: &Id, lane: &str| choice.takes(id, lane);
                let mut room = Room { most: hand.room(), full: &full, takes: &mut takes };
                tx.claim_messages(now, now.plus(LEASE), &mut room).map_err(Error::from)
            })
            .await?;
        let take = |claim: Claim| (self.hand.take(&claim.id, &claim.lane), claim);
        Ok(claims.into_iter().map(take).map(|(held, claim)| (claim, held)).collect())
    }

    /// Claims what is due and sends it.
    ///
    /// # Errors
    /// What the store says.
    pub async fn round(&self) -> Result<Round, Error> {
        let held = self.look().await?;
        let mut round = Round { claimed: held.len(), ..Round::default() };
        let all = held.len().max(1);
        let ends: Vec<_> = stream::iter(held)
            .map(|(claim, held)| self.work(claim, held))
            .buffer_unordered(all)
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

    async fn work(&self, claim: Claim, _held: Held) -> Result<End, Error> {
        let sealed = match self.sealed(&claim).await? {
            Ok(sealed) => sealed,
            Err(why) => return self.give_up(&claim, &why).await,
        };
        // One lane never holds every connection: whoever falls silent keeps nobody else waiting.
        let Some(turn) = self.hand.turn(&claim.lane).await.filter(|_| self.has_time(&claim)) else {
            return self.put_back(&claim).await;
        };
        let done = self.transport.deliver(&sealed).await;
        drop(turn);
        match done {
            Ok(accepted) => {
                info!(message = %claim.id, response = %accepted.response, "letter sent");
                self.hand.note(&claim.lane, true, false);
                self.arrived(&claim).await
            }
            Err(failure) => {
                let is_silent = failure.silent && failure.stage >= Stage::Recipient;
                self.hand.note(&claim.lane, failure.kind == Fault::Refused, is_silent);
                self.failed(&claim, &failure).await
            }
        }
    }

    /// Whether a whole try fits into the lease: it may have waited long for its turn.
    fn has_time(&self, claim: &Claim) -> bool {
        let longest = i64::try_from(DEADLINE.as_millis()).unwrap_or(i64::MAX);
        self.context.clock().now().plus(longest).0 < claim.lease_until
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
        let promotes_to = sealed.promotes().then(|| Email::stored(claim.recipient.clone()).key());
        let kept = self
            .context
            .store
            .write(move |tx| {
                tx.seal_message((&id, lease), &letter, promotes_to.as_deref()).map_err(Error::from)
            })
            .await?;
        if kept && let Some(owned) = letters::promoted(kind, &facts).filter(|_| sealed.promotes()) {
            for offer in &owned.offers {
                count::mailed(&self.context, owned.product.number, &offer.code);
            }
        }
        Ok(if kept { Ok(sealed) } else { Err("the lease was lost".into()) })
    }

    async fn facts(&self, claim: &Claim) -> Result<Option<Facts>, Error> {
        let (context, claim) = (self.context.clone(), claim.clone());
        let read = move |tx: &mut Tx<'_>| {
            facts::find(tx, &context, (claim.kind, &claim.id, &claim.about), &claim.recipient)
        };
        self.context.store.read(read).await
    }
}
