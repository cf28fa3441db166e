//! Sign in: accounts, passwords by argon2id, and sessions of the desk on the server, tokens as digests. With a second factor a
//! session is only whole after its code; one's own account is `account`, other people's are `staff`.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};

use super::account::{self, right_code};
use super::throttle::{self, Kind, Taken};
use super::{Context, Error};
use crate::domain::clock::{MINUTE, Timestamp};
use crate::domain::code::key::hex;
use crate::domain::field::Reason;
use crate::domain::password::{self, PASSWORD, spelled};
use crate::domain::staff::{Role, SESSION_CODE, SESSION_WHOLE, Staff, StaffName};
use crate::store::Tx;
use crate::store::audit::AuditLine;
use crate::store::sessions::{DeskSession, NewSession};

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub staff: Staff,
    /// Goes into every form of the desk; equal to the digest of the session's token with a label of its own.
    pub csrf: String,
}

/// Where a session stands.
#[derive(Clone, Debug)]
pub enum Standing {
    /// There is none, or it has ended.
    Nobody,
    /// The password was right, the code is still to come.
    Code(SignedIn),
    /// Somebody is in. Their role asks for a second factor that they do not have yet: nothing else is open to them.
    Unguarded(SignedIn),
    /// Somebody is in.
    In(SignedIn),
}

/// What the sign-in form sent.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The name, as typed.
    pub name: String,
    /// The password.
    pub password: String,
    /// The mark of the device, if it has one.
    pub device: Option<String>,
    /// Token of the session that the browser has already: it ends where a new one begins.
    pub before: Option<String>,
    /// Its address failed too often lately: only a device that is known to the account is let through, since a whole
    /// office may share one address.
    pub is_tired: bool,
}

/// What came of an attempt.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Name or password is wrong; which of them nobody learns.
    Wrong,
    /// Tried too often today, or too many at once: not even looked at.
    Wait,
    /// Signed in, or with a code to come.
    In(Entry),
}

/// A session for a browser.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Token of the session, for its cookie.
    pub token: String,
    /// The device's mark from now on; `None` while the code is still to come.
    pub device: Option<String>,
}

/// Adds somebody. The password is hashed here and nowhere kept.
///
/// # Errors
/// `Refused` when name or password do not do, or the name is taken.
pub fn add(context: &Context, name: &str, role: Role, password: &str) -> Result<Staff, Error> {
    let name = StaffName::parse(name).map_err(Error::Refused)?;
    password::check(password, &name).map_err(|why| Error::Refused(in_words(&why)))?;
    let staff = Staff {
        id: context.clock.id(),
        name: name.as_str().to_owned(),
        role,
        password_hash: hash(context, password)?,
        second: None,
        disabled: false,
        created_at: context.clock.now(),
    };
    let stored = staff.clone();
    if context.store.write_blocking(move |tx| tx.add_staff(&stored).map_err(Error::from))? {
        Ok(staff)
    } else {
        Err(Error::Refused(format!(
            "{} has an account already; disable it or choose another name",
            name.as_str()
        )))
    }
}

/// For the terminal, which speaks English.
fn in_words(why: &Reason) -> String {
    match why {
        Reason::TooShort { .. } | Reason::TooLong { .. } => {
            format!("a password has {} to {} characters", PASSWORD.start(), PASSWORD.end())
        }
        _ => "the password is too easy to guess: it is common, a repetition, or the name itself; \
              take four words that have nothing to do with each other"
            .to_owned(),
    }
}

/// Everybody with an account.
///
/// # Errors
/// What the store says.
pub fn list(context: &Context) -> Result<Vec<Staff>, Error> {
    context.store.read_here(|tx| Ok(tx.list_staff()?))
}

/// Closes an account and ends its sessions. `false` when nobody with that name may sign in.
///
/// # Errors
/// What the store says.
pub fn disable(context: &Context, name: &str) -> Result<bool, Error> {
    let (name, now) = (name.trim().to_lowercase(), context.clock.now());
    context.store.write_blocking(move |tx| tx.disable_staff(&name, now).map_err(Error::from))
}

/// A hash of no password at all, with the same costs: the answer takes as long whoever asks.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5$YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXoxMjM0NTY";

/// Looks at name and password, within the day's budget. Names that nobody has cost the same time as wrong passwords.
///
/// # Errors
/// What the store says.
pub async fn sign_in(context: &Context, attempt: Attempt) -> Result<Outcome, Error> {
    // What can be nobody's name is not looked for; the database refuses some of it.
    let name = StaffName::parse(&attempt.name).ok();
    let wanted = name.clone();
    let staff = context.store.read(move |tx| {
        let Some(name) = &wanted else { return Ok(None) };
        tx.find_staff(name.as_str()).map_err(Error::from)
    });
    let staff = staff.await?.filter(|staff| !staff.disabled);
    let mark = attempt.device.as_deref();
    let number = staff.as_ref().zip(mark).and_then(|(staff, mark)| throttle::known(context, &staff.id, mark));
    let counted = name.as_ref().map_or("", StaffName::as_str);
    if attempt.is_tired && number.is_none() {
        return Ok(Outcome::Wait);
    }
    let Some(_place) = throttle::place(context, number.is_some()) else { return Ok(Outcome::Wait) };
    let Some(taken) = throttle::take(context, Kind::Password, counted, number).await? else {
        return Ok(Outcome::Wait);
    };
    let known = staff.as_ref().map_or("", |staff| staff.password_hash.as_str()).to_owned();
    let right = is_right(context, attempt.password, known).await?;
    let Some(staff) = staff.filter(|_| right) else { return Ok(Outcome::Wrong) };
    let is_whole = staff.second.is_none();
    let before = attempt.before.as_deref().map(digest);
    let step = Step { before, is_second: false, device: number.and(attempt.device.clone()), taken };
    enter(context, staff, is_whole, step).await.map(|entry| entry.map_or(Outcome::Wrong, Outcome::In))
}

/// Whether a password is the one with this hash.
///
/// # Errors
/// When the house closes.
pub(super) async fn is_right(context: &Context, password: String, known: String) -> Result<bool, Error> {
    in_turn(context, move || verify(&password, &known)).await
}

/// Works on a hash where other requests do not wait for it, at most two at once, so that scans keep their speed. The turn goes
/// with the work, not with who asked for it: whoever hangs up does not make room for a third.
///
/// # Errors
/// When the house closes.
pub(super) async fn in_turn<T: Send + 'static>(
    context: &Context,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let closing = || Error::Refused("the desk is closing".into());
    let turn = context.hashing.clone().acquire_owned().await.map_err(|_| closing())?;
    let work = move || {
        let done = work();
        drop(turn);
        done
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| closing())
}

/// Looks at the code of a session that waits for it. `None` when no session waits.
///
/// # Errors
/// What the store says.
pub async fn code(
    context: &Context,
    token: &str,
    typed: &str,
    device: Option<String>,
) -> Result<Option<Outcome>, Error> {
    let Standing::Code(SignedIn { staff, .. }) = session(context, token).await? else { return Ok(None) };
    let number = device.as_deref().and_then(|mark| throttle::known(context, &staff.id, mark));
    let Some(taken) = throttle::take(context, Kind::Code, &staff.name, number).await? else {
        return Ok(Some(Outcome::Wait));
    };
    let device = number.and(device.clone());
    let (inner, who, typed) = (context.clone(), staff.clone(), typed.to_owned());
    let right = context.store.write(move |tx| right_code(tx, &inner, &who, &typed)).await?;
    if !right {
        return Ok(Some(Outcome::Wrong));
    }
    let step = Step { before: Some(digest(token)), is_second: true, device, taken };
    Ok(enter(context, staff, true, step).await?.map(Outcome::In))
}

/// How somebody came to a new session.
struct Step {
    /// Digest of the session that ends with it.
    before: Option<String>,
    /// Only with that session: the code was given, and not twice.
    is_second: bool,
    /// The mark of a device that is known.
    device: Option<String>,
    taken: Taken,
}

/// A token and the session behind it, which nobody has opened yet.
pub(super) fn fresh(context: &Context, staff: &Staff, is_whole: bool) -> (String, NewSession) {
    let token = hex(&context.clock.chance::<32>());
    let (digest, now) = (digest(&token), context.clock.now());
    (token, NewSession { token: digest, staff: staff.id.clone(), now, is_whole })
}

/// Opens a session under a new token. `None` when the account has changed, or the session before has ended, meanwhile.
async fn enter(context: &Context, staff: Staff, is_whole: bool, step: Step) -> Result<Option<Entry>, Error> {
    let (token, session) = fresh(context, &staff, is_whole);
    let line = is_whole.then(|| account::line(context, &staff.name, "sign-in", ""));
    let device = step.device.clone().unwrap_or_else(|| throttle::device(context, &staff.id));
    let opened = context.store.write(move |tx| open(tx, &staff, &session, &step, line.as_ref())).await?;
    Ok(opened.then_some(Entry { token, device: is_whole.then_some(device) }))
}

fn open(
    tx: &mut Tx<'_>,
    staff: &Staff,
    session: &NewSession,
    step: &Step,
    line: Option<&AuditLine>,
) -> Result<bool, Error> {
    // While we hashed, the account may have got another password, a second factor, or an end.
    if tx.find_staff_by_id(&staff.id)?.as_ref() != Some(staff) {
        return Ok(false);
    }
    let has_ended = step.before.as_deref().map_or(Ok(false), |before| tx.close_session(before))?;
    if step.is_second && !has_ended {
        return Ok(false);
    }
    tx.open_session(session, standing_between(session.now))?;
    if let Some(line) = line {
        step.taken.give_back(tx)?;
        tx.add_audit(line, None)?;
    }
    Ok(true)
}

/// When a session that still stands may have begun. Clocks of two machines differ a little; one that was set back by more
/// must not lend sessions the time in between.
pub(super) fn standing_between(now: Timestamp) -> (Timestamp, Timestamp) {
    (now.plus(-SESSION_WHOLE), now.plus(MINUTE))
}

/// Where the session with this token stands.
///
/// # Errors
/// What the store says.
pub async fn session(context: &Context, token: &str) -> Result<Standing, Error> {
    let (digest, now) = (digest(token), context.clock.now());
    let wanted = digest.clone();
    let found = context.store.peek(move |tx| tx.find_session(&wanted).map_err(Error::from)).await?;
    let good = |session: &DeskSession| {
        let most = if session.is_whole { SESSION_WHOLE } else { SESSION_CODE };
        !session.staff.disabled
            && session.created_at.max(session.seen_at) <= standing_between(now).1
            && now.0 - session.seen_at.0 < context.settings.session_idle
            && now.0 - session.created_at.0 < most
    };
    let Some(session) = found.filter(good) else { return Ok(Standing::Nobody) };
    // Writing at every request would make reading cost a commit; a minute is exact enough.
    if now.0 - session.seen_at.0 >= MINUTE {
        context.store.write(move |tx| tx.touch_session(&digest, now).map_err(Error::from)).await?;
    }
    let lacks_second = session.staff.second.is_none() && needs_second(context, session.staff.role);
    let signed_in = SignedIn { staff: session.staff, csrf: csrf(token) };
    Ok(match (session.is_whole, lacks_second) {
        (false, _) => Standing::Code(signed_in),
        (true, true) => Standing::Unguarded(signed_in),
        (true, false) => Standing::In(signed_in),
    })
}

/// Whether the settings ask people with this role for a second factor.
pub fn needs_second(context: &Context, role: Role) -> bool {
    context.settings.second_factor.is_some_and(|least| role >= least)
}

/// Ends a session on the server.
///
/// # Errors
/// What the store says.
pub async fn sign_out(context: &Context, token: &str) -> Result<(), Error> {
    let digest = digest(token);
    context.store.write(move |tx| tx.close_session(&digest).map(drop).map_err(Error::from)).await
}

pub(super) fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}

fn csrf(token: &str) -> String {
    hex(&Sha256::digest(format!("aftersale/csrf/{token}")))
}

/// argon2id with 19 MiB, 2 passes, 1 lane (OWASP ASVS 5.0, 11.4.2), in PHC form.
pub(super) fn hash(context: &Context, password: &str) -> Result<String, Error> {
    let salt: [u8; 16] = context.clock.chance();
    Argon2::default()
        .hash_password_with_salt(spelled(password).as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Refused(format!("the password could not be hashed: {error}")))
}

/// Hashes whatever comes, and only then says no to nobody.
fn verify(password: &str, known: &str) -> bool {
    let Ok(hash) = PasswordHash::new(if known.is_empty() { NOBODY } else { known }) else { return false };
    // More than a password can have is cut, so that nobody makes us hash a book.
    let most = password.char_indices().nth(*PASSWORD.end() + 1).map_or(password.len(), |(at, _)| at);
    let password = spelled(&password[..most]);
    Argon2::default().verify_password(password.as_bytes(), &hash).is_ok() && !known.is_empty()
}
