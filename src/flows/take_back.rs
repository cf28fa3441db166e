//! Take back: a batch whose labels are spoilt or lost becomes void. Its codes answer for ever, with a page that helps.
//!
//! A unit that another batch printed too keeps its label from there: codes are the same, so only the link changes.

use super::lookup::Asker;
use super::mint::CHUNK;
use super::{Context, Error};
use crate::domain::event::Kind;
use crate::domain::unit::Serial;
use crate::store::audit::AuditLine;
use crate::store::{StoreError, Tx};

/// What taking a batch back came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenBack {
    /// It is void now.
    Done {
        /// Units whose codes answer with the page that helps.
        void: u64,
        /// Units that keep their label from another batch.
        kept: u64,
    },
    /// It was void before; nothing changed.
    Already,
    /// Owners have labels of it, and that was not forced: so many of its units are registered.
    Registered(i64),
    /// There is no such batch.
    Unknown,
}

/// Makes a batch void. `force` also when some of its units are registered. Audited under `asker`.
///
/// # Errors
/// What the store says. A batch is void at the very end only: after an error the same can be done again.
pub fn take_back(
    context: &Context,
    number: i64,
    (asker, reason): (&Asker, &str),
    force: bool,
) -> Result<TakenBack, Error> {
    let found = context.store.read_here(|tx| {
        let batch = tx.find_batch(number)?;
        Ok::<_, Error>((batch, tx.count_registered_of_batch(number)?))
    })?;
    match found {
        (None, _) => return Ok(TakenBack::Unknown),
        (Some(batch), _) if batch.void_at.is_some() => return Ok(TakenBack::Already),
        (Some(_), registered) if registered > 0 && !force => return Ok(TakenBack::Registered(registered)),
        _ => {}
    }
    let (void, kept) = relink(context, number)?;
    let now = context.clock.now();
    let line = AuditLine {
        id: context.clock.id(),
        at: now,
        who: asker.0.clone(),
        what: "void-batch".into(),
        detail: format!("batch {number}: {reason}"),
    };
    let reason = reason.to_owned();
    context.store.write_blocking(move |tx| {
        tx.void_batch(number, now, &reason)?;
        Ok::<_, Error>(tx.add_audit(&line, None)?)
    })?;
    Ok(TakenBack::Done { void, kept })
}

/// As [`take_back`], for doors that may not wait: on a thread of its own, because it walks over every unit.
///
/// # Errors
/// What the store says.
pub async fn take_back_aside(
    context: &Context,
    number: i64,
    (asker, reason): (Asker, String),
    force: bool,
) -> Result<TakenBack, Error> {
    let (context, (reply, answer)) = (context.clone(), tokio::sync::oneshot::channel());
    std::thread::spawn(move || drop(reply.send(take_back(&context, number, (&asker, &reason), force))));
    answer.await.unwrap_or(Err(Error::Store(StoreError::Closed)))
}

/// Gives units of the batch back to another one that printed them; answers how many have none, and how many have.
fn relink(context: &Context, number: i64) -> Result<(u64, u64), Error> {
    let (mut void, mut kept) = (0, 0);
    let mut after: Option<(i64, Serial)> = None;
    loop {
        let most = i64::try_from(CHUNK).unwrap_or(i64::MAX);
        let behind = after.clone();
        let units = context
            .store
            .read_here(|tx| tx.list_units_of_batch(number, behind.as_ref(), most).map_err(Error::from))?;
        let Some(last) = units.last() else { return Ok((void, kept)) };
        after = Some(last.clone());
        let count = units.len() as u64;
        let moved = context.store.write_blocking(move |tx| {
            let mut moved = 0;
            for (product, serial) in &units {
                if let Some(other) = other_printing(tx, (*product, serial), number)? {
                    tx.mark_printed(*product, serial, other)?;
                    moved += 1;
                }
            }
            Ok::<u64, Error>(moved)
        })?;
        void += count - moved;
        kept += moved;
    }
}

/// The newest other batch that printed a unit and stands.
fn other_printing(
    tx: &mut Tx<'_>,
    (product, serial): (i64, &Serial),
    but: i64,
) -> Result<Option<i64>, Error> {
    for detail in tx.list_event_details(product, serial, Kind::Printed)? {
        let Ok(number) = detail.parse::<i64>() else { continue };
        let stands =
            |batch: crate::domain::batch::Batch| batch.void_at.is_none() && batch.placed_at.is_some();
        if number != but && tx.find_batch(number)?.is_some_and(stands) {
            return Ok(Some(number));
        }
    }
    Ok(None)
}
