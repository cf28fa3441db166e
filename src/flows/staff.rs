//! Staff: an admin adds people, gives them roles, closes and opens accounts, and gives who lost a password or a phone a one-time link, which is
//! shown once and kept as a digest. Nobody does this to their own account: somebody must always be left to let others in.

use super::account::{Outcome, line, new_password, slow_hash};
use super::sign_in::{SignedIn, digest};
use super::{Context, Error, throttle};
use crate::domain::clock::Id;
use crate::domain::code::key::hex;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::staff::{INVITATION, Role, Staff, StaffName};

/// A one-time link, to be shown once.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Who it is for.
    pub name: String,
    /// Its address.
    pub url: String,
}

/// What an admin does with somebody's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Close it, and end its sessions.
    Disable,
    /// Open it again.
    Enable,
    /// A one-time link to a new password.
    NewPassword,
    /// As `NewPassword`, and the second factor begins anew.
    NewStart,
    /// Another role. Sessions end, so that the next sign-in asks for all that the role asks for.
    Role(Role),
}

impl Change {
    /// Reads the word of a button, and the role that goes with one of them.
    pub fn parse(word: &str, role: &str) -> Option<Self> {
        match word {
            "role" => Role::parse(role).ok().map(Self::Role),
            "disable" => Some(Self::Disable),
            "enable" => Some(Self::Enable),
            "password" => Some(Self::NewPassword),
            "start" => Some(Self::NewStart),
            _ => None,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Disable => "staff-disable",
            Self::Enable => "staff-enable",
            Self::NewPassword => "staff-link",
            Self::NewStart => "staff-new-start",
            Self::Role(_) => "staff-role",
        }
    }
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Changed {
    /// Nobody has this id, or it is one's own.
    Nobody,
    /// Nobody would be left who can sign in and give accounts; or whoever asks may do so no more.
    Last,
    /// Done.
    Done,
    /// Done; here is the link.
    Link(Invitation),
}

/// Everybody with an account.
///
/// # Errors
/// What the store says.
pub async fn list(context: &Context) -> Result<Vec<Staff>, Error> {
    context.store.read(|tx| tx.list_staff().map_err(Error::from)).await
}

/// Adds somebody, who chooses a password behind the one-time link.
///
/// # Errors
/// What the store says.
pub async fn invite(
    context: &Context,
    admin: &SignedIn,
    (name, role): (&str, &str),
) -> Result<Outcome<Invitation>, Error> {
    let mut errors = FieldErrors::default();
    let name = if name.trim().is_empty() { Err(Reason::Missing) } else { parse(name) };
    let name = errors.take("name", name);
    let role = errors.take("role", Role::parse(role).map_err(|_| Reason::NotAChoice));
    let (Some(name), Some(role)) = (name, role) else { return Ok(Outcome::Invalid(errors)) };
    let staff = Staff {
        id: context.clock.id(),
        name: name.as_str().to_owned(),
        role,
        password_hash: String::new(),
        second: None,
        disabled: false,
        created_at: context.clock.now(),
    };
    let (token, until) = (token(context), context.clock.now().plus(INVITATION));
    let invitation = invitation(context, &staff.name, &token);
    let detail = format!("{} {}", staff.name, role.as_str());
    let line = line(context, &admin.staff.name, "staff-add", &detail);
    let write = context.store.write(move |tx| {
        if !tx.add_staff(&staff)? {
            return Ok(false);
        }
        tx.set_invitation(&staff.id, &digest(&token), until)?;
        tx.add_audit(&line, None)?;
        Ok::<_, Error>(true)
    });
    if write.await? {
        return Ok(Outcome::Done(invitation));
    }
    errors.push("name", Reason::Taken);
    Ok(Outcome::Invalid(errors))
}

fn parse(name: &str) -> Result<StaffName, Reason> {
    StaffName::parse(name).map_err(|_| Reason::NotAName)
}

fn token(context: &Context) -> String {
    hex(&context.clock.chance::<32>())
}

fn invitation(context: &Context, name: &str, token: &str) -> Invitation {
    let url = context.settings.public_url.join(&format!("/desk/invited/{token}"));
    Invitation { name: name.to_owned(), url }
}

/// Changes somebody else's account.
///
/// # Errors
/// What the store says.
pub async fn change(context: &Context, admin: &SignedIn, id: &Id, change: Change) -> Result<Changed, Error> {
    if *id == admin.staff.id {
        return Ok(Changed::Nobody);
    }
    let (inner, admin, id) = (context.clone(), admin.staff.clone(), id.clone());
    context
        .store
        .write(move |tx| {
            // Of two admins who change each other at the same time one is too late.
            let still = tx.find_staff_by_id(&admin.id)?;
            if still.is_none_or(|still| still.disabled || still.role != admin.role) {
                return Ok(Changed::Last);
            }
            change_in(tx, &inner, &admin.name, &id, change)
        })
        .await
}

fn change_in(
    tx: &mut crate::store::Tx<'_>,
    context: &Context,
    who: &str,
    id: &Id,
    change: Change,
) -> Result<Changed, Error> {
    let Some(staff) = tx.find_staff_by_id(id)? else { return Ok(Changed::Nobody) };
    let now = context.clock.now();
    let mut detail = staff.name.clone();
    let link = match change {
        Change::Role(role) if role == staff.role => return Ok(Changed::Done),
        Change::Role(role) => {
            if staff.role == Role::Admin && tx.count_others(Role::Admin, id)? == 0 {
                return Ok(Changed::Last);
            }
            tx.set_role(id, role)?;
            tx.close_other_sessions(id, "")?;
            detail = format!("{detail} {} → {}", staff.role.as_str(), role.as_str());
            None
        }
        Change::Disable => {
            tx.disable_staff(&staff.name, now)?;
            None
        }
        Change::Enable => {
            tx.enable_staff(id)?;
            None
        }
        Change::NewPassword | Change::NewStart => {
            let token = token(context);
            // Whoever knows the old password is out as well: it may be why the link is asked for.
            tx.set_password(id, "")?;
            tx.set_invitation(id, &digest(&token), now.plus(INVITATION))?;
            tx.close_other_sessions(id, "")?;
            Some(invitation(context, &staff.name, &token))
        }
    };
    if change == Change::NewStart {
        tx.set_second(id, None, 0)?;
    }
    tx.add_audit(&line(context, who, change.word(), &detail), None)?;
    Ok(link.map_or(Changed::Done, Changed::Link))
}

/// The same from the terminal, for who is the only admin. `None` when nobody has that name.
///
/// # Errors
/// What the store says.
pub fn new_start(context: &Context, name: &str) -> Result<Option<Invitation>, Error> {
    let (inner, name) = (context.clone(), name.trim().to_lowercase());
    let changed = context.store.write_blocking(move |tx| {
        let Some(staff) = tx.find_staff(&name)?.filter(|staff| !staff.disabled) else { return Ok(None) };
        change_in(tx, &inner, "terminal", &staff.id, Change::NewStart).map(Some)
    })?;
    Ok(changed.and_then(|changed| if let Changed::Link(link) = changed { Some(link) } else { None }))
}

/// Another role, from the terminal.
///
/// # Errors
/// What the store says.
pub fn set_role(context: &Context, name: &str, role: Role) -> Result<Changed, Error> {
    let (inner, name) = (context.clone(), name.trim().to_lowercase());
    context.store.write_blocking(move |tx| match tx.find_staff(&name)? {
        Some(staff) => change_in(tx, &inner, "terminal", &staff.id, Change::Role(role)),
        None => Ok(Changed::Nobody),
    })
}

/// Whose one-time link this is, while it holds.
///
/// # Errors
/// What the store says.
pub async fn invited(context: &Context, token: &str) -> Result<Option<Staff>, Error> {
    let (digest, now) = (digest(token), context.clock.now());
    context.store.read(move |tx| tx.find_invited(&digest, now).map_err(Error::from)).await
}

/// The first password, or a new one, behind a one-time link; it is used up by it. Answers the mark of a known device: whoever
/// was kept out by somebody else's guesses is let in again by a link.
///
/// # Errors
/// What the store says.
pub async fn accept(context: &Context, token: &str, password: &str) -> Result<Outcome<String>, Error> {
    let Some(staff) = invited(context, token).await? else { return Ok(Outcome::Gone) };
    let mut errors = FieldErrors::default();
    errors.take("password", new_password(&staff.name, password));
    if !errors.is_empty() {
        return Ok(Outcome::Invalid(errors));
    }
    let hash = slow_hash(context, password).await?;
    let (digest, now) = (digest(token), context.clock.now());
    let line = line(context, &staff.name, "password", "");
    let device = throttle::device(context, &staff.id);
    let write = context.store.write(move |tx| {
        // Asked again inside: of two who open the same link one is too late.
        let Some(staff) = tx.find_invited(&digest, now)? else { return Ok(false) };
        tx.set_password(&staff.id, &hash)?;
        tx.close_other_sessions(&staff.id, "")?;
        tx.add_audit(&line, None)?;
        Ok::<_, Error>(true)
    });
    Ok(if write.await? { Outcome::Done(device) } else { Outcome::Gone })
}
