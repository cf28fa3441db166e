//! The outbox at the desk: what waits, what was given up and why, what exactly was sent, and sending it again.
//!
//! Sending itself is the worker's. A letter that was written once goes out again byte by byte under its Message-ID.

use std::sync::Arc;

use super::lookup::{Asker, line};
use super::{Context, Error};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::lane::{Lane, RELAY};
use crate::domain::message::Message;
use crate::domain::unit::Serial;
use crate::store::Tx;
pub use crate::store::outbox::SealedLetter;

/// Letters on one page.
const PAGE: usize = 50;

/// Stopped lanes that are named.
const LANES: i64 = 20;

/// How the outbox stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Why no letter can leave, when none can.
    pub alarm: Option<Lane>,
    /// Domains that take no letters just now, the longest in trouble first.
    pub lanes: Vec<Lane>,
    /// How many there are.
    pub stopped: i64,
    /// How many messages wait.
    pub waiting: i64,
    /// How many were given up.
    pub dead: i64,
}

/// One page of messages.
#[derive(Clone, Debug)]
pub struct Page {
    /// Messages, each with its unit.
    pub rows: Vec<(Message, Option<(i64, Serial)>)>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A message with everything about it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The message.
    pub message: Message,
    /// The unit it speaks of.
    pub unit: Option<(i64, Serial)>,
    /// The letter, once it was written.
    pub letter: Option<SealedLetter>,
}

/// Why no letter can leave, when none can. For pages and health checks.
///
/// # Errors
/// What the store says.
pub async fn alarm(context: &Context) -> Result<Option<Lane>, Error> {
    context.store.peek(|tx| Ok(tx.find_lane(RELAY)?.filter(Lane::is_stopped))).await
}

/// How the outbox stands.
///
/// # Errors
/// What the store says.
pub async fn standing(context: &Context) -> Result<Standing, Error> {
    context
        .store
        .read(|tx| {
            let (waiting, dead) = tx.count_unsettled()?;
            Ok(Standing {
                alarm: tx.find_lane(RELAY)?.filter(Lane::is_stopped),
                lanes: tx.list_stopped_lanes(LANES)?,
                stopped: tx.count_stopped_lanes()?,
                waiting,
                dead,
            })
        })
        .await
}

/// A page of what waits (the next due first) or was given up (the newest first). `after` is the mark of a page before. Addresses are in
/// it: the look is noted.
///
/// # Errors
/// What the store says.
pub async fn page(
    context: &Context,
    asker: &Asker,
    dead: bool,
    after: Option<String>,
) -> Result<Page, Error> {
    let page = context.store.read(move |tx| page_in(tx, dead, after.as_deref())).await?;
    let line = line(context, asker, "mail", format!("{} letters", page.rows.len()));
    context.store.write(move |tx| tx.add_audit(&line, None).map_err(Error::from)).await?;
    Ok(page)
}

fn page_in(tx: &mut Tx<'_>, dead: bool, after: Option<&str>) -> Result<Page, Error> {
    let most = i64::try_from(PAGE).unwrap_or(i64::MAX) + 1;
    let mut messages = if dead {
        let before = after.map(|id| Id::stored(id.to_owned()));
        tx.list_dead_messages(before.as_ref(), most)?
    } else {
        let after = after.and_then(|mark| mark.split_once('_'));
        let after = after.and_then(|(at, id)| Some((Timestamp(at.parse().ok()?), Id::stored(id.to_owned()))));
        tx.list_waiting_messages(after.as_ref().map(|(at, id)| (*at, id)), most)?
    };
    let is_more = messages.len() > PAGE;
    messages.truncate(PAGE);
    let mark = |last: &Message| {
        if dead { last.id.to_string() } else { format!("{}_{}", last.due_at.0, last.id) }
    };
    let next = messages.last().filter(|_| is_more).map(mark);
    let rows = messages.into_iter().map(|message| Ok((tx.find_unit_of(&message.about)?, message)));
    let rows: Vec<_> = rows.collect::<Result<_, Error>>()?;
    Ok(Page { rows: rows.into_iter().map(|(unit, message)| (message, unit)).collect(), next })
}

/// One message and the letter as it was sent. Notes who read it.
///
/// # Errors
/// What the store says.
pub async fn record(context: &Context, asker: &Asker, id: &Id) -> Result<Option<Record>, Error> {
    let wanted = id.clone();
    let found = context
        .store
        .read(move |tx| {
            let Some((message, letter)) = tx.find_message(&wanted)? else { return Ok(None) };
            let unit = tx.find_unit_of(&message.about)?;
            Ok::<_, Error>(Some(Record { message, unit, letter }))
        })
        .await?;
    if let Some(record) = &found {
        let line = line(context, asker, "letter", kind(&record.message));
        let unit = record.unit.clone();
        context
            .store
            .write(move |tx| {
                let unit = unit.as_ref().map(|(product, serial)| (*product, serial));
                tx.add_audit(&line, unit).map_err(Error::from)
            })
            .await?;
    }
    Ok(found)
}

/// Sends a letter once more, whether it was sent or given up: the same bytes, when it was written before. `false` when it
/// waits already, or there is none.
///
/// # Errors
/// What the store says.
pub async fn send_again(context: &Context, asker: &Asker, id: &Id) -> Result<bool, Error> {
    let (inner, asker, id) = (context.clone(), asker.clone(), id.clone());
    context
        .store
        .write(move |tx| {
            let Some((message, _)) = tx.find_message(&id)? else { return Ok(false) };
            if !tx.send_message_again(&id, inner.clock.now())? {
                return Ok(false);
            }
            note(tx, &inner, &asker, &message, ("mail-again", Some(EventKind::MessageAgain)))?;
            let bell = Arc::clone(&inner.outbox_bell);
            tx.after_commit(move || bell.notify_one());
            Ok(true)
        })
        .await
}

/// Gives up a letter that waits; sending it again undoes that. `false` when it does not wait, or is being sent just now.
///
/// # Errors
/// What the store says.
pub async fn halt(context: &Context, asker: &Asker, id: &Id) -> Result<bool, Error> {
    let (inner, asker, id) = (context.clone(), asker.clone(), id.clone());
    context
        .store
        .write(move |tx| {
            let Some((message, _)) = tx.find_message(&id)? else { return Ok(false) };
            let said = format!("stopped at the desk by {}", asker.0);
            if !tx.halt_message(&id, inner.clock.now(), &said)? {
                return Ok(false);
            }
            note(tx, &inner, &asker, &message, ("mail-halt", Some(EventKind::MessageDead)))?;
            Ok(true)
        })
        .await
}

/// A line of the audit log and one of the timeline.
fn note(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    message: &Message,
    (what, event): (&str, Option<EventKind>),
) -> Result<(), Error> {
    let unit = tx.find_unit_of(&message.about)?;
    let named = unit.as_ref().map(|(product, serial)| (*product, serial));
    tx.add_audit(&line(context, asker, what, kind(message)), named)?;
    if let (Some((product, serial)), Some(event)) = (named, event) {
        let event = Event {
            id: context.clock.id(),
            at: context.clock.now(),
            kind: event,
            registration: message.about.registration().cloned(),
            detail: kind(message),
        };
        tx.add_event(product, serial, &event)?;
    }
    Ok(())
}

fn kind(message: &Message) -> String {
    message.kind.map_or("unknown", |kind| kind.as_str()).to_owned()
}
