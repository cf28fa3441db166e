//! Sealing secrets under a passphrase: argon2id makes the key, ChaCha20-Poly1305 (RFC 8439) closes the box.
//!
//! Both are standards with the parameters written here, so that a box can be opened without this program: key =
//! argon2id(passphrase, salt, 64 MiB, 3 passes, 1 lane, 32 bytes); the box is cipher text and 16 bytes of tag; the
//! name of the format is authenticated along. No files in here.

use argon2::{Algorithm, Argon2, Params, Version};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};

/// Name of the format, for whoever finds a box.
pub const FORMAT: &str = "aftersale/seal1 argon2id m=65536 t=3 p=1, chacha20-poly1305";
/// Fewest characters of a passphrase: a box may be tried offline.
pub const SHORTEST: usize = 12;

/// A closed box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// For argon2id.
    pub salt: [u8; 16],
    /// For the cipher.
    pub nonce: [u8; 12],
    /// Cipher text and tag.
    pub bytes: Vec<u8>,
}

/// Closes `plain` under `passphrase`; `chance` is 28 bytes nobody can guess, never used twice.
///
/// # Errors
/// Says what a passphrase must be like.
pub fn seal(plain: &[u8], passphrase: &str, chance: [u8; 28]) -> Result<Sealed, String> {
    if passphrase.chars().count() < SHORTEST {
        return Err(format!(
            "the passphrase is too short: at least {SHORTEST} characters, four random words are good"
        ));
    }
    let salt = std::array::from_fn(|at| chance[at]);
    let nonce = std::array::from_fn(|at| chance[16 + at]);
    let mut bytes = plain.to_vec();
    key(passphrase, &salt)?
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(FORMAT), &mut bytes)
        .map_err(|_| "the keys are too long to be sealed".to_owned())?;
    Ok(Sealed { salt, nonce, bytes })
}

/// Opens a box.
///
/// # Errors
/// When passphrase or box are not the right ones, which nobody can tell apart.
pub fn open(sealed: &Sealed, passphrase: &str) -> Result<Vec<u8>, String> {
    let mut bytes = sealed.bytes.clone();
    let plain = key(passphrase, &sealed.salt)?
        .open_in_place(Nonce::assume_unique_for_key(sealed.nonce), Aad::from(FORMAT), &mut bytes)
        .map_err(|_| "the passphrase is wrong, or the sealed keys were changed".to_owned())?;
    Ok(plain.to_vec())
}

fn key(passphrase: &str, salt: &[u8]) -> Result<LessSafeKey, String> {
    let wrong = |error: argon2::Error| format!("the passphrase cannot be used: {error}");
    let params = Params::new(65_536, 3, 1, Some(32)).map_err(wrong)?;
    let mut bytes = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut bytes)
        .map_err(wrong)?;
    let key = UnboundKey::new(&CHACHA20_POLY1305, &bytes).map_err(|_| "no key".to_owned())?;
    Ok(LessSafeKey::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_opens_with_its_passphrase_alone_and_not_when_it_was_touched() {
        let sealed = seal(b"64 hex digits", "correct horse battery", [7; 28]).unwrap();
        assert_eq!(open(&sealed, "correct horse battery").unwrap(), b"64 hex digits");
        assert!(!sealed.bytes.windows(6).any(|part| part == b"digits"));
        assert!(open(&sealed, "correct horse batterx").unwrap_err().contains("passphrase"));
        let mut touched = sealed;
        touched.bytes[3] ^= 1;
        assert!(open(&touched, "correct horse battery").is_err());
    }

    #[test]
    fn a_short_passphrase_is_refused_with_the_way_out() {
        assert!(seal(b"x", "geheim", [0; 28]).unwrap_err().contains("at least 12 characters"));
    }
}
