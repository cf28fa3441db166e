//! What becomes of a letter after its try: sent, later, given up, or put back untouched because our own side failed.
//!
//! Each end is one transaction with all that follows from it: the lane's trouble or its end, the mark on an address, the line of
//! the timeline. Part of [`super::outbox`]; what kind of failure it was was decided in `mail::transport::failure`.

use tracing::{error, info, warn};

use super::outbox::{End, Outbox};
use crate::domain::clock::Timestamp;
use crate::domain::contact::Email;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::lane::{Lane, RELAY};
use crate::domain::message::{Kind, State, next_try};
use crate::flows::Error;
use crate::mail::transport::{Failure, Kind as Fault, Stage};
use crate::store::Tx;
use crate::store::outbox::{Claim, Settled};

impl Outbox {
    /// The relay took it: the lane works, and so does the address.
    pub(super) async fn arrived(&self, claim: &Claim) -> Result<End, Error> {
        let (event, inner) = (self.event(claim, EventKind::MessageSent), claim.clone());
        let relay_was_stopped = self
            .context
            .store
            .write(move |tx| {
                settle(tx, &inner, State::Sent, None, &event)?;
                tx.clear_undeliverable(&Email::stored(inner.recipient.clone()))?;
                tx.clear_lanes(&inner.lane).map_err(Error::from)
            })
            .await?;
        if relay_was_stopped {
            info!("letters leave again");
        }
        Ok(End::Sent)
    }

    /// It was not tried after all, because its lane fell silent or its lease came to an end before its turn.
    pub(super) async fn put_back(&self, claim: &Claim) -> Result<End, Error> {
        let inner = claim.clone();
        self.context
            .store
            .write(move |tx| tx.release_message(&inner.id, inner.lease_until, None).map_err(Error::from))
            .await?;
        Ok(End::NotSent)
    }

    /// It failed: whose fault it was decides.
    pub(super) async fn failed(&self, claim: &Claim, failure: &Failure) -> Result<End, Error> {
        match failure.kind {
            Fault::Refused => self.refused(claim, failure).await,
            Fault::Ours => self.stop(claim, &failure.said).await,
            // The recipient is the first thing a relay asks others about; what fails before is between it and us.
            Fault::Later if failure.stage < Stage::Recipient => {
                self.relay_is_away(claim, &failure.said).await
            }
            Fault::Later => {
                let trouble = if failure.silent { Trouble::Silence } else { Trouble::No };
                self.postpone(claim, &failure.said, Some(trouble)).await
            }
        }
    }

    /// The letter will never be taken. A refusal of the recipient marks the address.
    async fn refused(&self, claim: &Claim, failure: &Failure) -> Result<End, Error> {
        warn!(message = %claim.id, why = %failure.said, "letter given up; the desk can send it again");
        let is_address = failure.stage == Stage::Recipient && failure.code.is_some();
        let (event, inner, said) =
            (self.event(claim, EventKind::MessageDead), claim.clone(), failure.said.clone());
        self.context
            .store
            .write(move |tx| {
                settle(tx, &inner, State::Dead, Some(&said), &event)?;
                if is_address {
                    tx.mark_undeliverable(&Email::stored(inner.recipient.clone()), event.at, &said)?;
                }
                // A clear answer, if a no: the lane works.
                tx.clear_lanes(&inner.lane)?;
                Ok::<_, Error>(())
            })
            .await?;
        Ok(End::NotSent)
    }

    /// Our own fault: no letter can leave. All of them wait, none loses a try, and the desk sees an alarm.
    async fn stop(&self, claim: &Claim, said: &str) -> Result<End, Error> {
        error!(message = %claim.id, why = said, "no letter can leave; the outbox rests and asks with one letter a minute");
        let (now, inner, said) = (self.context.clock().now(), claim.clone(), said.to_owned());
        self.context
            .store
            .write(move |tx| {
                let relay = lane(tx, RELAY, now)?;
                tx.put_lane(&relay.broke(now, &said))?;
                release(tx, &inner, now, &said)
            })
            .await?;
        Ok(End::Stopped)
    }

    /// The relay does not answer, or not for now. From the third time in a row on all letters wait for it without losing tries.
    async fn relay_is_away(&self, claim: &Claim, said: &str) -> Result<End, Error> {
        let (now, inner, words) = (self.context.clock().now(), claim.clone(), said.to_owned());
        let is_stopped = self
            .context
            .store
            .write(move |tx| {
                let relay = lane(tx, RELAY, now)?.failed(now, &words);
                tx.put_lane(&relay)?;
                if relay.is_stopped() {
                    release(tx, &inner, now, &words)?;
                }
                Ok::<_, Error>(relay.is_stopped())
            })
            .await?;
        if is_stopped {
            error!(message = %claim.id, why = said, "the relay does not take letters; the outbox rests and asks with one letter");
            return Ok(End::Stopped);
        }
        self.postpone(claim, said, None).await
    }

    /// Tries the letter again when its time comes, or gives it up when it was tried often enough. `trouble` is what its lane
    /// met.
    async fn postpone(&self, claim: &Claim, said: &str, trouble: Option<Trouble>) -> Result<End, Error> {
        let now = self.context.clock().now();
        let due_at = next_try(claim.attempts, now, self.context.clock().chance::<1>()[0]);
        if due_at.is_some() {
            info!(message = %claim.id, why = said, "letter not taken yet");
        } else {
            warn!(message = %claim.id, why = said, "letter given up; the desk can send it again");
        }
        let (event, inner, said) =
            (self.event(claim, EventKind::MessageDead), claim.clone(), said.to_owned());
        self.context
            .store
            .write(move |tx| {
                if let Some(trouble) = &trouble {
                    // It came as far as the recipient: the relay itself works.
                    tx.clear_lanes(RELAY)?;
                    let lane = lane(tx, &inner.lane, now)?;
                    tx.put_lane(&trouble.lane(lane, now, &said))?;
                    tx.forget_lanes(now)?;
                }
                if let Some(due_at) = due_at {
                    tx.postpone_message(&inner.id, inner.lease_until, due_at, &said)?;
                    return Ok(());
                }
                let said = format!("given up after {} tries; the last one: {said}", inner.attempts);
                settle(tx, &inner, State::Dead, Some(&said), &event)
            })
            .await?;
        Ok(End::NotSent)
    }

    /// It could not even become a letter.
    pub(super) async fn give_up(&self, claim: &Claim, why: &str) -> Result<End, Error> {
        warn!(message = %claim.id, why, "letter given up; the desk can send it again");
        let (event, inner, why) = (self.event(claim, EventKind::MessageDead), claim.clone(), why.to_owned());
        self.context
            .store
            .write(move |tx| {
                unask(tx, &inner.lane, event.at)?;
                unask(tx, RELAY, event.at)?;
                settle(tx, &inner, State::Dead, Some(&why), &event)
            })
            .await?;
        Ok(End::NotSent)
    }

    fn event(&self, claim: &Claim, kind: EventKind) -> Event {
        Event {
            id: self.context.clock().id(),
            at: self.context.clock().now(),
            kind,
            registration: claim.about.registration().cloned(),
            detail: claim.kind.map_or("", |kind| kind.as_str()).to_owned(),
        }
    }
}

/// What a lane met.
#[derive(Clone, Copy, Debug)]
enum Trouble {
    /// A no for now, or a line that broke.
    No,
    /// Nothing at all for a minute.
    Silence,
}

impl Trouble {
    /// Silence stops a lane at once: each further try would hold a connection for a minute.
    fn lane(self, lane: Lane, now: Timestamp, said: &str) -> Lane {
        match self {
            Self::No => lane.failed(now, said),
            Self::Silence => lane.fell_silent(now, said),
        }
    }
}

/// A lane as it stands, in trouble or not.
fn lane(tx: &mut Tx<'_>, name: &str, now: Timestamp) -> Result<Lane, Error> {
    Ok(tx.find_lane(name)?.unwrap_or_else(|| Lane::sound(name, now)))
}

/// Settles the claim and writes its line of the timeline, together or not at all.
fn settle(
    tx: &mut Tx<'_>,
    claim: &Claim,
    state: State,
    said: Option<&str>,
    event: &Event,
) -> Result<(), Error> {
    let settled = Settled { state, at: event.at, said };
    if !tx.settle_message(&claim.id, claim.lease_until, &settled)? {
        return Ok(());
    }
    if claim.kind == Some(Kind::Digest) {
        tx.settle_held(&claim.id, &settled)?;
    } else if let Some((product, serial)) = tx.find_unit_of(&claim.about)? {
        tx.add_event(product, &serial, event)?;
    }
    Ok(())
}

/// Puts the letter back as if it had not been tried, and asks its lane again whenever there is time.
fn release(tx: &mut Tx<'_>, claim: &Claim, now: Timestamp, said: &str) -> Result<(), Error> {
    unask(tx, &claim.lane, now)?;
    tx.release_message(&claim.id, claim.lease_until, Some(said))?;
    Ok(())
}

/// A lane that was being asked got no answer of its own: the next letter may ask.
fn unask(tx: &mut Tx<'_>, name: &str, now: Timestamp) -> Result<(), Error> {
    if let Some(lane) = tx.find_lane(name)?
        && lane.is_stopped()
    {
        tx.put_lane(&Lane { rest_until: now, ..lane })?;
    }
    Ok(())
}
