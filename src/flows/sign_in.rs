//! Sign in: staff accounts and sessions of the desk. Passwords by argon2id, sessions on the server, tokens as digests.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use sha2::{Digest, Sha256};

use super::{Context, Error};
use crate::domain::clock::MINUTE;
use crate::domain::code::key::hex;
use crate::domain::staff::{PASSWORD, Role, SESSION_WHOLE, Staff, StaffName, check_password};
use crate::store::audit::AuditLine;

/// Somebody signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub staff: Staff,
    /// Goes into every form of the desk; equal to the digest of the session's token with a label of its own.
    pub csrf: String,
}

/// Adds somebody. The password is hashed here and nowhere kept.
///
/// # Errors
/// `Refused` when name or password do not do, or the name is taken.
pub fn add(context: &Context, name: &str, role: Role, password: &str) -> Result<Staff, Error> {
    let name = StaffName::parse(name).map_err(Error::Refused)?;
    check_password(password, &name).map_err(Error::Refused)?;
    let staff = Staff {
        id: context.clock.id(),
        name: name.as_str().to_owned(),
        role,
        password_hash: hash(context, password)?,
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

/// Opens a session; answers its token for the cookie, or `None` when name or password are wrong. Unknown names cost the
/// same time as wrong passwords.
///
/// # Errors
/// What the store says.
pub async fn sign_in(context: &Context, name: &str, password: String) -> Result<Option<String>, Error> {
    // What can be nobody's name is not looked for; the database refuses some of it.
    let staff = match StaffName::parse(name) {
        Ok(name) => context.store.read(move |tx| tx.find_staff(name.as_str()).map_err(Error::from)).await?,
        Err(_) => None,
    };
    let staff = staff.filter(|staff| !staff.disabled);
    let known = staff.as_ref().map_or_else(|| NOBODY.to_owned(), |staff| staff.password_hash.clone());
    let permit = context.hashing.acquire().await.map_err(|_| Error::Refused("the desk is closing".into()))?;
    let right = tokio::task::spawn_blocking(move || verify(&password, &known)).await.unwrap_or(false);
    drop(permit);
    let Some(staff) = staff.filter(|_| right) else { return Ok(None) };
    let token = hex(&context.clock.chance::<32>());
    let (digest, now) = (digest(&token), context.clock.now());
    let line = AuditLine {
        id: context.clock.id(),
        at: now,
        who: staff.name,
        what: "sign-in".into(),
        detail: String::new(),
    };
    let id = staff.id;
    context
        .store
        .write(move |tx| {
            tx.open_session(&digest, &id, now, now.plus(-SESSION_WHOLE))?;
            tx.add_audit(&line, None).map_err(Error::from)
        })
        .await?;
    Ok(Some(token))
}

/// Who a session's token belongs to, if it is still good.
///
/// # Errors
/// What the store says.
pub async fn session(context: &Context, token: &str) -> Result<Option<SignedIn>, Error> {
    let (digest, now) = (digest(token), context.clock.now());
    let wanted = digest.clone();
    let found = context.store.peek(move |tx| tx.find_session(&wanted).map_err(Error::from)).await?;
    let good = |session: &crate::store::staff::DeskSession| {
        !session.staff.disabled
            && now.0 - session.seen_at.0 < context.settings.session_idle
            && now.0 - session.created_at.0 < SESSION_WHOLE
    };
    let Some(session) = found.filter(good) else { return Ok(None) };
    // Writing at every request would make reading cost a commit; a minute is exact enough.
    if now.0 - session.seen_at.0 >= MINUTE {
        context.store.write(move |tx| tx.touch_session(&digest, now).map_err(Error::from)).await?;
    }
    Ok(Some(SignedIn { staff: session.staff, csrf: csrf(token) }))
}

/// Ends a session on the server.
///
/// # Errors
/// What the store says.
pub async fn sign_out(context: &Context, token: &str) -> Result<(), Error> {
    let digest = digest(token);
    context.store.write(move |tx| tx.close_session(&digest).map_err(Error::from)).await
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}

fn csrf(token: &str) -> String {
    hex(&Sha256::digest(format!("aftersale/csrf/{token}")))
}

/// argon2id with 19 MiB, 2 passes, 1 lane (OWASP ASVS 5.0, 11.4.2), in PHC form.
fn hash(context: &Context, password: &str) -> Result<String, Error> {
    let salt: [u8; 16] = context.clock.chance();
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Refused(format!("the password could not be hashed: {error}")))
}

fn verify(password: &str, known: &str) -> bool {
    let Ok(hash) = PasswordHash::new(known) else { return false };
    password.chars().count() <= *PASSWORD.end()
        && Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
}
