//! One's own account at the desk: another password, the second factor and its recovery codes. Whoever changes one of them gives
//! the password again; what the factor is made from is derived from the link key, so the database alone gives no codes.

use super::sign_in::{self, Entry, SignedIn, digest, hash, in_turn, is_right, standing_between};
use super::throttle::{self, Kind};
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::code::key::hex;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::password;
use crate::domain::staff::{Staff, StaffName};
use crate::domain::totp::{RECOVERY_CODES, Secret, read_recovery, recovery_code};
use crate::store::Tx;
use crate::store::audit::AuditLine;

/// A step that was used so many steps from now was used by a clock that was ahead.
const FAR: i64 = 20;

/// A second factor that is about to begin.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// Goes through the form and, when the first code fits, into the database. No secret by itself.
    pub salt: String,
    /// What app and house will share.
    pub secret: Secret,
}

/// What came of a change.
#[derive(Clone, Debug)]
pub enum Outcome<T> {
    /// It is done.
    Done(T),
    /// Something in the form is wrong.
    Invalid(FieldErrors),
    /// The session, or the one-time link, has ended meanwhile.
    Gone,
}

/// A line of the audit log that is about an account.
pub(super) fn line(context: &Context, who: &str, what: &str, detail: &str) -> AuditLine {
    AuditLine {
        id: context.clock.id(),
        at: context.clock.now(),
        who: who.to_owned(),
        what: what.to_owned(),
        detail: detail.to_owned(),
    }
}

/// How many recovery codes somebody has left.
///
/// # Errors
/// What the store says.
pub async fn codes_left(context: &Context, staff: &Staff) -> Result<i64, Error> {
    let id = staff.id.clone();
    context.store.read(move |tx| tx.count_recovery(&id).map_err(Error::from)).await
}

/// Another password. All other sessions end.
///
/// # Errors
/// What the store says.
pub async fn change_password(
    context: &Context,
    signed_in: &SignedIn,
    (token, current, new): (&str, String, &str),
) -> Result<Outcome<()>, Error> {
    let staff = &signed_in.staff;
    let mut errors = FieldErrors::default();
    errors.take("current", confirm(context, staff, current).await?);
    errors.take("password", new_password(&staff.name, new));
    if !errors.is_empty() {
        return Ok(Outcome::Invalid(errors));
    }
    let hash = slow_hash(context, new).await?;
    let (id, token, line) = (staff.id.clone(), digest(token), line(context, &staff.name, "password", ""));
    let write = context.store.write(move |tx| {
        // An admin may have closed the account or reset its password while we hashed.
        if tx.find_session(&token)?.is_none() {
            return Ok(Outcome::Gone);
        }
        tx.set_password(&id, &hash)?;
        tx.close_other_sessions(&id, &token)?;
        tx.add_audit(&line, None)?;
        Ok::<_, Error>(Outcome::Done(()))
    });
    write.await
}

/// Checks a new password for somebody.
pub(super) fn new_password(name: &str, password: &str) -> Result<(), Reason> {
    if password.is_empty() {
        return Err(Reason::Missing);
    }
    let name = StaffName::parse(name).map_err(|_| Reason::NotAName)?;
    password::check(password, &name)
}

/// Hashes where other requests do not wait for it, at most two at once.
pub(super) async fn slow_hash(context: &Context, password: &str) -> Result<String, Error> {
    let (inner, password) = (context.clone(), password.to_owned());
    in_turn(context, move || hash(&inner, &password)).await?
}

/// Whether somebody who is signed in knows the password, too. Counted as sign-ins are: a stolen session is no oracle.
pub(super) async fn confirm(
    context: &Context,
    staff: &Staff,
    password: String,
) -> Result<Result<(), Reason>, Error> {
    // Their own session is a known device of its own kind.
    if throttle::take(context, Kind::Password, &staff.name, Some("session")).await?.is_none() {
        return Ok(Err(Reason::TooOften));
    }
    let right = is_right(context, password, staff.password_hash.clone()).await?;
    Ok(if right { Ok(()) } else { Err(Reason::WrongPassword) })
}

/// Begins a second factor: nothing is stored before its first code was given. The salt of the one in force begins none, since
/// the page shows the secret.
pub fn enrol(context: &Context, staff: &Staff, salt: Option<&str>) -> Enrolment {
    let is_salt = |salt: &&str| {
        let is_ours = salt.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        salt.len() == 32 && is_ours && staff.second.as_deref() != Some(*salt)
    };
    let salt = salt.filter(is_salt).map_or_else(|| hex(&context.clock.chance::<16>()), str::to_owned);
    Enrolment { secret: secret(context, &staff.id, &salt), salt }
}

fn secret(context: &Context, staff: &Id, salt: &str) -> Secret {
    Secret::of(context.settings.link_key.desk("second-factor", &[staff.as_str(), salt]))
}

/// What the form of a second factor sends.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct SecondForm {
    /// The salt of the enrolment.
    pub salt: String,
    /// The first code.
    pub code: String,
    /// The password, unless it was given on the way here.
    pub current: String,
    /// Token of the session.
    pub csrf: String,
}

/// Whether beginning a second factor asks for the password: not of who has just given it and gets no further without.
pub fn asks_password(context: &Context, staff: &Staff) -> bool {
    staff.second.is_some() || !sign_in::needs_second(context, staff.role)
}

/// Ends the enrolment with the first code; answers ten recovery codes, which are shown once, and a new session. All others
/// end, the one that was before the second factor too.
///
/// # Errors
/// What the store says.
pub async fn begin_second(
    context: &Context,
    signed_in: &SignedIn,
    token: &str,
    form: SecondForm,
) -> Result<Outcome<(Vec<String>, Entry)>, Error> {
    let staff = &signed_in.staff;
    let mut errors = FieldErrors::default();
    if asks_password(context, staff) {
        errors.take("current", confirm(context, staff, form.current).await?);
    }
    let enrolment = enrol(context, staff, Some(&form.salt));
    let step = enrolment.secret.step(&form.code, context.clock.now()).ok_or(Reason::WrongCode);
    let (Some(step), true) = (errors.take("code", step), errors.is_empty()) else {
        return Ok(Outcome::Invalid(errors));
    };
    let codes = new_codes(context);
    let digests: Vec<String> = codes.iter().map(|code| code_digest(context, &staff.id, code)).collect();
    let (token, id) = (digest(token), staff.id.clone());
    let (fresh, session) = sign_in::fresh(context, staff, true);
    let entry = Entry { token: fresh, device: Some(throttle::device(context, &staff.id)) };
    let line = line(context, &staff.name, "second-factor", "");
    let write = context.store.write(move |tx| {
        if !tx.close_session(&token)? {
            return Ok(false);
        }
        tx.set_second(&id, Some(&enrolment.salt), step)?;
        digests.iter().try_for_each(|digest| tx.add_recovery(&id, digest))?;
        tx.close_other_sessions(&id, "")?;
        tx.open_session(&session, standing_between(session.now))?;
        tx.add_audit(&line, None)?;
        Ok::<_, Error>(true)
    });
    Ok(if write.await? { Outcome::Done((codes, entry)) } else { Outcome::Gone })
}

/// New recovery codes for who has an app and its code at hand, and knows the password; those of before open nothing any more.
/// Shown once. Sessions go on.
///
/// # Errors
/// What the store says.
pub async fn renew_codes(
    context: &Context,
    signed_in: &SignedIn,
    (token, current, typed): (&str, String, &str),
) -> Result<Outcome<Vec<String>>, Error> {
    let staff = &signed_in.staff;
    let mut errors = FieldErrors::default();
    errors.take("current", confirm(context, staff, current).await?);
    // As at the second step of signing in: a stolen session guesses no codes here.
    let taken = throttle::take(context, Kind::Code, &staff.name, Some("session")).await?;
    let step = staff.second.as_ref().and_then(|salt| {
        let step = secret(context, &staff.id, salt).step(typed, context.clock.now())?;
        Some((salt.clone(), step))
    });
    let step = if taken.is_none() { Err(Reason::TooOften) } else { step.ok_or(Reason::WrongCode) };
    let (Some((salt, step)), true) = (errors.take("code", step), errors.is_empty()) else {
        return Ok(Outcome::Invalid(errors));
    };
    let codes = new_codes(context);
    let digests: Vec<String> = codes.iter().map(|code| code_digest(context, &staff.id, code)).collect();
    let (id, token, line) =
        (staff.id.clone(), digest(token), line(context, &staff.name, "recovery-codes", ""));
    let write = context.store.write(move |tx| {
        if tx.find_session(&token)?.is_none() {
            return Ok(Outcome::Gone);
        }
        if !tx.use_step(&id, &salt, (step, step + FAR))? {
            let mut errors = FieldErrors::default();
            errors.push("code", Reason::WrongCode);
            return Ok(Outcome::Invalid(errors));
        }
        tx.clear_recovery(&id)?;
        digests.iter().try_for_each(|digest| tx.add_recovery(&id, digest))?;
        if let Some(taken) = &taken {
            taken.give_back(tx)?;
        }
        tx.add_audit(&line, None)?;
        Ok::<_, Error>(Outcome::Done(()))
    });
    Ok(match write.await? {
        Outcome::Done(()) => Outcome::Done(codes),
        Outcome::Invalid(errors) => Outcome::Invalid(errors),
        Outcome::Gone => Outcome::Gone,
    })
}

/// Ends the second factor of somebody who need not have one.
///
/// # Errors
/// What the store says.
pub async fn end_second(
    context: &Context,
    signed_in: &SignedIn,
    (token, current): (&str, String),
) -> Result<Outcome<()>, Error> {
    let staff = &signed_in.staff;
    let mut errors = FieldErrors::default();
    if sign_in::needs_second(context, staff.role) {
        errors.push("current", Reason::NotAChoice);
    } else {
        errors.take("current", confirm(context, staff, current).await?);
    }
    if !errors.is_empty() {
        return Ok(Outcome::Invalid(errors));
    }
    let (id, token) = (staff.id.clone(), digest(token));
    let line = line(context, &staff.name, "second-factor-off", "");
    let write = context.store.write(move |tx| {
        if tx.find_session(&token)?.is_none() {
            return Ok(Outcome::Gone);
        }
        tx.set_second(&id, None, 0)?;
        tx.add_audit(&line, None)?;
        Ok::<_, Error>(Outcome::Done(()))
    });
    write.await
}

fn new_codes(context: &Context) -> Vec<String> {
    (0..RECOVERY_CODES).map(|_| recovery_code(context.clock.chance())).collect()
}

fn code_digest(context: &Context, staff: &Id, code: &str) -> String {
    let plain = read_recovery(code).unwrap_or_default();
    hex(&context.settings.link_key.desk("recovery", &[staff.as_str(), &plain]))
}

/// Uses a code up: of the app, each step once, or a recovery code.
pub(super) fn right_code(
    tx: &mut Tx<'_>,
    context: &Context,
    staff: &Staff,
    typed: &str,
) -> Result<bool, Error> {
    let Some(salt) = &staff.second else { return Ok(false) };
    if let Some(step) = secret(context, &staff.id, salt).step(typed, context.clock.now()) {
        return Ok(tx.use_step(&staff.id, salt, (step, step + FAR))?);
    }
    if read_recovery(typed).is_none() {
        return Ok(false);
    }
    let used = tx.use_recovery(&staff.id, &code_digest(context, &staff.id, typed))?;
    if used {
        tx.add_audit(&line(context, &staff.name, "recovery-code", ""), None)?;
    }
    Ok(used)
}
