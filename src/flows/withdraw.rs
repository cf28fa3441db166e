//! Withdraw: the desk takes a unit out of use (void, stolen, replaced by another) or puts it back. The code on its label
//! answers accordingly at once. Registrations stay as they are, but for those of a replaced unit, which go to the one that takes its place.

use super::cover::tell;
use super::lookup::{Asker, line};
use super::{Context, Error, replace};
use crate::domain::event::Kind;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::unit::{ProductName, Serial};
use crate::domain::withdrawal::{Fate, Withdrawal, reason};
use crate::store::Tx;

/// What the desk's form sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// `void`, `stolen` or `replaced`.
    pub fate: String,
    /// Serial of the unit that takes its place; for `replaced`.
    pub successor: String,
    /// Why.
    pub reason: String,
    /// Token of the session.
    pub csrf: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is out of use.
    Done,
    /// Somebody was faster; what they decided stands.
    Already,
    /// Nothing on record has this serial.
    NoUnit,
    /// Something in the form is wrong.
    Invalid(FieldErrors),
}

/// Whether there is a unit to ask about.
///
/// # Errors
/// What the store says.
pub async fn is_on_record(context: &Context, product: i64, serial: &Serial) -> Result<bool, Error> {
    let serial = serial.clone();
    context.store.read(move |tx| Ok(tx.find_unit(product, &serial)?.is_some())).await
}

/// Takes a unit out of use.
///
/// # Errors
/// What the store says.
pub async fn withdraw(
    context: &Context,
    asker: &Asker,
    product: i64,
    serial: &Serial,
    form: &Form,
) -> Result<Outcome, Error> {
    let (inner, asker, serial, form) = (context.clone(), asker.clone(), serial.clone(), form.clone());
    context.store.write(move |tx| withdraw_in(tx, &inner, &asker, (product, &serial), &form)).await
}

fn withdraw_in(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let Some(numbered) = shelf.find_number(product) else { return Ok(Outcome::NoUnit) };
    if tx.find_unit(product, serial)?.is_none() {
        return Ok(Outcome::NoUnit);
    }
    let mut errors = FieldErrors::default();
    let name = ProductName::of(&numbered.product);
    let fate = match form.fate.as_str() {
        "void" => Some(Fate::Void),
        "stolen" => Some(Fate::Stolen),
        "replaced" => {
            let successor = successor(tx, (product, serial), &name, &form.successor)?;
            errors.take("successor", successor).map(Fate::Replaced)
        }
        _ => errors.take("fate", Err(Reason::NotAChoice)),
    };
    let reason = errors.take("reason", reason(&form.reason));
    let (Some(fate), Some(reason)) = (fate, reason) else { return Ok(Outcome::Invalid(errors)) };
    let withdrawal = Withdrawal { fate: fate.clone(), reason, at: context.clock.now(), by: asker.0.clone() };
    if !tx.add_withdrawal(product, serial, &withdrawal)? {
        return Ok(Outcome::Already);
    }
    let kind = match &fate {
        Fate::Void => Kind::Voided,
        Fate::Stolen => Kind::Stolen,
        Fate::Replaced(_) => Kind::Replaced,
    };
    let detail = fate.successor().map(ToString::to_string).unwrap_or_default();
    tell(tx, context, asker, (product, serial), (kind, &detail))?;
    if let Some(successor) = fate.successor() {
        tell(tx, context, asker, (product, successor), (Kind::Replaces, serial.as_str()))?;
        replace::carry(tx, context, asker, product, (serial, successor))?;
    }
    tx.add_audit(&line(context, asker, fate.as_str(), detail), Some((product, serial)))?;
    Ok(Outcome::Done)
}

/// Only a unit on record that is in use itself can take the place of another: chains and rings of labels lead nowhere.
fn successor(
    tx: &mut Tx<'_>,
    (product, serial): (i64, &Serial),
    name: &ProductName,
    typed: &str,
) -> Result<Result<Serial, Reason>, Error> {
    if typed.trim().is_empty() {
        return Ok(Err(Reason::Missing));
    }
    let Ok(successor) = Serial::parse(typed, name) else { return Ok(Err(Reason::NotASerial)) };
    let is_there = tx.find_unit(product, &successor)?.is_some();
    let is_out = tx.find_withdrawal(product, &successor)?.is_some();
    let fits = is_there && !is_out && successor != *serial;
    Ok(if fits { Ok(successor) } else { Err(Reason::NotOnRecord) })
}

/// Puts a unit back into use; `false` when it is not out of it.
///
/// # Errors
/// What the store says.
pub async fn restore(context: &Context, asker: &Asker, product: i64, serial: &Serial) -> Result<bool, Error> {
    let (inner, asker, serial) = (context.clone(), asker.clone(), serial.clone());
    context
        .store
        .write(move |tx| {
            let withdrawal = tx.find_withdrawal(product, &serial)?;
            let was_out = tx.remove_withdrawal(product, &serial)?;
            if was_out {
                if let Some(successor) = withdrawal.as_ref().and_then(|known| known.fate.successor()) {
                    replace::take_back(tx, &inner, product, (&serial, successor))?;
                }
                tell(tx, &inner, &asker, (product, &serial), (Kind::Restored, ""))?;
                let line = line(&inner, &asker, "restore", String::new());
                tx.add_audit(&line, Some((product, &serial)))?;
            }
            Ok(was_out)
        })
        .await
}
