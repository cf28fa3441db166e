//! Secrets: key files, and texts that point to a file or an environment variable. Never shown in a message.

use std::io::Write;
use std::path::Path;

use super::raw::Raw;
use crate::domain::clock::Clock;
use crate::domain::code::{Key, KeyId, KeyRing, KeyState};
use crate::domain::link::LinkKey;

/// A text that may be `file:PATH` (from `base`) or `env:NAME`.
pub fn secret(text: &str, base: &Path) -> Result<String, String> {
    if let Some(path) = text.strip_prefix("file:") {
        let path = base.join(path);
        return std::fs::read_to_string(&path)
            .map(|text| text.trim().to_owned())
            .map_err(|error| format!("cannot read {}: {error}", path.display()));
    }
    if let Some(name) = text.strip_prefix("env:") {
        return std::env::var(name).map_err(|_| format!("the environment variable {name} is not set"));
    }
    Ok(text.to_owned())
}

/// A passphrase from `file:PATH` or `env:NAME`, and from nowhere else: what stands on a command line, others can read.
///
/// # Errors
/// Says how one is given, or what cannot be read.
pub fn passphrase_from(place: &str) -> Result<String, String> {
    if !place.starts_with("file:") && !place.starts_with("env:") {
        return Err(
            "write file:PATH or env:NAME, so that nobody reads it off the list of processes".to_owned()
        );
    }
    secret(place, Path::new("."))
}

/// The keys of `[codes]`: the active one signs, the others verify, those in `revoked` do neither.
pub fn ring(raw: &Raw, base: &Path) -> Result<KeyRing, Vec<String>> {
    let (mut ring, mut mistakes) = (KeyRing::empty(), Vec::new());
    let table = raw.table("codes.keys");
    let active = raw.get("codes.active").map(KeyId::parse).transpose();
    let active = active.unwrap_or_else(|what| {
        mistakes.push(format!("codes.active: {what}"));
        None
    });
    let mut revoked = Vec::new();
    for text in raw.list("codes.revoked") {
        match KeyId::parse(&text) {
            Ok(id) if Some(id) == active => mistakes.push(format!(
                "codes.revoked: key {id} is the active one; make another one active first (`aftersale key new`)"
            )),
            Ok(id) => revoked.push(id),
            Err(what) => mistakes.push(format!("codes.revoked: {what}")),
        }
    }
    for (id, place) in &table {
        let made = KeyId::parse(id).and_then(|id| {
            let key = Key::parse_hex(&secret(place, base)?)?;
            Ok((id, key))
        });
        match made {
            Ok((id, key)) => {
                let state = match id {
                    id if Some(id) == active => KeyState::Active,
                    id if revoked.contains(&id) => KeyState::Revoked,
                    _ => KeyState::VerifyOnly,
                };
                ring.add(id, key, state);
            }
            Err(what) => mistakes.push(format!("codes.keys {id:?}: {what}")),
        }
    }
    if let Some(active) = active
        && mistakes.is_empty()
        && ring.active().is_none()
    {
        mistakes.push(format!(
            "codes.active: there is no key {active} in codes.keys; make one with `aftersale key new`"
        ));
    }
    if mistakes.is_empty() { Ok(ring) } else { Err(mistakes) }
}

/// The key of links to owners. Where `links.key` is not set, `links.key` beside the settings file; made if it is missing,
/// so that settings written by hand work. The database remembers its fingerprint: another key is noticed, not used.
pub fn link_key(raw: &Raw, base: &Path) -> Result<LinkKey, String> {
    if let Some(place) = raw.get("links.key") {
        return Key::parse_hex(&secret(place, base)?).map(LinkKey::new);
    }
    let path = base.join("links.key");
    if !path.exists() {
        write_key(&path, &new_key(&Clock::system()))?;
    }
    Key::parse_hex(&secret("file:links.key", base)?).map(LinkKey::new)
}

/// A key nobody can guess.
pub fn new_key(clock: &Clock) -> Key {
    Key::new(clock.chance())
}

/// Writes a key file that only its owner may read (0600). Never replaces one: labels out there may need it.
///
/// # Errors
/// Says which file, and why.
pub fn write_key(path: &Path, key: &Key) -> Result<(), String> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| format!("cannot make {}: {error}", path.display()))?;
    file.write_all(format!("{}\n", key.to_hex()).as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(|error| format!("cannot write {}: {error}", path.display()))
}
