//! Move: a whole database to another engine, or to another place of the same. May be broken off and run again, also
//! while a `serve` works on the source: the last run, with `serve` stopped, brings over what is left.
//!
//! A note in the target says what it is being filled with. Until the copy is whole nothing else opens that database; the
//! first `serve` on it takes the note off, and from then on it is a database of its own.

use sha2::{Digest, Sha256};

use super::{Context, Error};
use crate::domain::code::key::hex;
use crate::store::copy::{self, Copied, Progress};
use crate::store::facts::MOVE;
use crate::store::{Settings, Store};

/// Behind the note's name of the source once everything is there.
const WHOLE: &str = " whole";

/// Copies the database at `from` into the one at `to`, which must be empty or an earlier copy of the same.
///
/// # Errors
/// `Refused` when the target holds something else, or differs at the end; what either store says.
pub fn relocate(from: &str, to: &str, mut progress: impl FnMut(Progress<'_>)) -> Result<Copied, Error> {
    if from == to {
        return Err(Error::Refused("--from and --to name the same database".to_owned()));
    }
    let source = Store::open(&Settings { create: false, ..Settings::new(from) })?;
    let target = Store::open(&Settings::new(to))?;
    let note = hex(&Sha256::digest(from))[..16].to_owned();
    claim(&target, &note)?;
    let copied = copy::copy(&source, &target, &mut progress)?;
    if !copied.unequal.is_empty() {
        return Err(Error::Refused(format!(
            "the copy differs from its source in {}: somebody else writes to the target; stop that, and run this again",
            copied.unequal.join(", ")
        )));
    }
    target.write_blocking(move |tx| tx.put_fact(MOVE, &format!("{note}{WHOLE}")).map_err(Error::from))?;
    source.close()?;
    target.close()?;
    Ok(copied)
}

/// Makes the target ours to fill, or refuses.
fn claim(target: &Store, note: &str) -> Result<(), Error> {
    let note = note.to_owned();
    target.write_blocking(move |tx| {
        match tx.find_fact(MOVE)? {
            Some(known) if known.trim_end_matches(WHOLE) == note => {}
            Some(_) => {
                return Err(Error::Refused(
                    "the target is an unfinished copy of another database; empty it, or name another"
                        .to_owned(),
                ));
            }
            None if copy::is_empty(tx)? => {}
            None => {
                return Err(Error::Refused(
                    "the target holds data of its own, and nothing of it may be lost; name an empty database"
                        .to_owned(),
                ));
            }
        }
        Ok(tx.put_fact(MOVE, &note)?)
    })
}

/// Refuses a database that is only half there.
pub(super) fn check_whole(context: &Context) -> Result<(), Error> {
    let note = context.store.read_here(|tx| tx.find_fact(MOVE).map_err(Error::from))?;
    if note.is_some_and(|note| !note.ends_with(WHOLE)) {
        return Err(Error::Refused(
            "this database is an unfinished copy; run the same `aftersale move` again to finish it"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Ends the time in which a copy may be brought up to date: from now on it has a life of its own.
///
/// # Errors
/// What the store says.
pub fn settle_in(context: &Context) -> Result<(), Error> {
    let note = context.store.read_here(|tx| tx.find_fact(MOVE).map_err(Error::from))?;
    if note.is_some() {
        context.store.write_blocking(|tx| tx.drop_fact(MOVE).map_err(Error::from))?;
    }
    Ok(())
}
