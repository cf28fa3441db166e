//! Signing keys of codes and the ring that holds them: active → verify-only → revoked.
//!
//! Labels live 10 to 20 years, so a key is retired (verify-only), never deleted. Files and settings are read in `config`.

use std::collections::BTreeMap;
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::proof::Proof;
use crate::domain::unit::UnitName;

/// Name of a key: one character of Crockford's base 32, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(char);

impl KeyId {
    /// Reads one character of `0-9 A-Z` without `I L O U`.
    ///
    /// # Errors
    /// Says what a key id looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut chars = text.chars().map(|c| c.to_ascii_uppercase());
        match (chars.next(), chars.next()) {
            (Some(c), None) if super::proof::value_of(c).is_some() => Ok(Self(c)),
            _ => Err(format!("{text:?} is not a key id: one character of 0-9 A-Z without I, L, O and U")),
        }
    }

    /// The character.
    pub fn as_char(self) -> char {
        self.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// What a key may still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// Signs new labels and verifies.
    Active,
    /// Verifies labels that are out there; signs nothing new.
    VerifyOnly,
    /// Known to have leaked: its proofs count as wrong.
    Revoked,
}

/// 32 secret bytes. Never shown by `Debug`.
#[derive(Clone)]
pub struct Key {
    bytes: [u8; 32],
    /// HMAC that has taken the key in: half of what a short message costs.
    keyed: Option<Hmac<Sha256>>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Key {}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// A key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self { bytes, keyed: Hmac::new_from_slice(&bytes).ok() }
    }

    /// Reads 64 hexadecimal digits, white space around them forgiven.
    ///
    /// # Errors
    /// Says what a key looks like, without showing what was found.
    pub fn parse_hex(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong =
            || format!("a key is 64 hexadecimal digits, here are {} characters", text.chars().count());
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self::new(bytes))
    }

    /// The 64 hexadecimal digits, for the key file.
    pub fn to_hex(&self) -> String {
        hex(&self.bytes)
    }

    /// HMAC-SHA-256 (RFC 2104) of the joined parts.
    pub fn mac(&self, parts: &[&[u8]]) -> [u8; 32] {
        // A key of any length is taken, so there always is one.
        let Some(mut mac) = self.keyed.clone() else { return [0; 32] };
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Eight hexadecimal digits by which two keys can be told apart without showing either.
    pub fn fingerprint(&self) -> String {
        hex(&self.mac(&[b"aftersale/fingerprint"])[..4])
    }
}

/// Bytes as hexadecimal digits in lower case.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|nibble| char::from(DIGITS[usize::from(nibble)]))
        .collect()
}

/// All keys of the settings.
#[derive(Clone, Debug, Default)]
pub struct KeyRing {
    active: Option<KeyId>,
    keys: BTreeMap<KeyId, (Key, KeyState)>,
}

impl KeyRing {
    /// A ring without keys: signs nothing, verifies nothing.
    pub fn empty() -> Self {
        Self::default()
    }

    /// Adds a key; the last one added as `Active` is the one that signs.
    pub fn add(&mut self, id: KeyId, key: Key, state: KeyState) {
        if state == KeyState::Active {
            self.active = Some(id);
        }
        self.keys.insert(id, (key, state));
    }

    /// The key that signs new labels.
    pub fn active(&self) -> Option<KeyId> {
        self.active
    }

    /// Every key and what it may do.
    pub fn list(&self) -> impl Iterator<Item = (KeyId, KeyState, String)> {
        self.keys.iter().map(|(id, (key, state))| (*id, *state, key.fingerprint()))
    }

    /// Signs with the active key; `None` when there is none.
    pub fn sign(&self, unit: &UnitName) -> Option<Proof> {
        let id = self.active?;
        let (key, _) = self.keys.get(&id)?;
        Some(Proof::make(id, key, unit))
    }

    /// The key a proof was made with, if it holds for this unit. Compares in constant time.
    pub fn verify(&self, unit: &UnitName, proof: &Proof) -> Option<KeyId> {
        let (key, state) = self.keys.get(&proof.key_id())?;
        let made = Proof::make(proof.key_id(), key, unit);
        let equal: bool = made.as_str().as_bytes().ct_eq(proof.as_str().as_bytes()).into();
        (equal && *state != KeyState::Revoked).then_some(proof.key_id())
    }

    /// The ring of the contract's reference values: keys 1 and 2 are bytes 00 01 … 1f.
    #[cfg(test)]
    pub fn for_tests() -> Self {
        let key = Key::new(std::array::from_fn(|at| u8::try_from(at).unwrap()));
        let mut ring = Self::default();
        ring.add(KeyId('2'), key.clone(), KeyState::VerifyOnly);
        ring.add(KeyId('1'), key, KeyState::Active);
        ring
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_its_file_and_never_shows_in_debug() {
        let key = Key::new([0xa7; 32]);
        assert_eq!(Key::parse_hex(&format!("{}\n", key.to_hex())).unwrap(), key);
        assert!(!format!("{key:?}").contains("a7"));
        assert!(Key::parse_hex("00ff").unwrap_err().contains("4 characters"));
    }
}
