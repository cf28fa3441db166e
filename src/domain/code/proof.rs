//! The proof on a label: key id and 65 bits of HMAC-SHA-256, in Crockford's base 32.
//!
//! It stops guessing and inventing of serials, not copying of labels; that is for one owner per unit and the desk.

use std::fmt;

use super::key::{Key, KeyId};
use crate::domain::unit::UnitName;

/// Crockford's base 32: no I, L, O, U.
pub const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Characters of a proof: 1 of key id, 13 of MAC (65 bits).
pub const PROOF_LEN: usize = 14;

/// Value 0–31 of a character in upper case; `None` for those outside the alphabet.
pub fn value_of(c: char) -> Option<u8> {
    let c = u8::try_from(c).ok()?;
    CROCKFORD.iter().position(|known| *known == c).and_then(|at| u8::try_from(at).ok())
}

/// The first `5 * chars` bits of `bytes`, five to a character, most significant first.
pub fn crockford(bytes: &[u8], chars: usize) -> String {
    // Five bits lie in two bytes.
    let byte = |at: usize| u16::from(bytes.get(at).copied().unwrap_or(0));
    (0..chars)
        .map(|at| (at * 5 / 8, at * 5 % 8))
        .map(|(at, shift)| (byte(at) << 8 | byte(at + 1)) >> (11 - shift) & 31)
        .map(|value| char::from(CROCKFORD[usize::from(value)]))
        .collect()
}

/// The check character of a text in Crockford's alphabet (ISO/IEC 7064, hybrid system MOD 33,32): every single wrong
/// character is caught.
pub fn crockford_check(text: &str) -> char {
    let product = text.chars().fold(32, |product, c| {
        let sum = (product + u32::from(value_of(c).unwrap_or(0))) % 32;
        (if sum == 0 { 32 } else { sum }) * 2 % 33
    });
    char::from(CROCKFORD[((33 - product) % 32) as usize])
}

/// A dash as people type it, or as a phone makes it of a hyphen.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// People's spelling of Crockford's alphabet: upper case, `O` is `0`, `I` and `L` are `1`, dashes and spaces gone.
pub fn forgive(text: &str) -> String {
    forgiven(text).collect()
}

/// The characters that [`forgive`] leaves.
pub fn forgiven(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_dash(*c) && !c.is_whitespace()).map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    })
}

/// A proof by its form. Whether it holds, [`super::KeyRing::verify`] says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Proof(String);

impl Proof {
    /// Reads a proof in any spelling people use (see [`forgive`]).
    ///
    /// # Errors
    /// Says what a proof looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let proof = forgive(text);
        if proof.chars().count() == PROOF_LEN && proof.chars().all(|c| value_of(c).is_some()) {
            return Ok(Self(proof));
        }
        Err(format!("a proof has {PROOF_LEN} letters and digits, such as 1X7Y-2WXH-28HM-66"))
    }

    /// The proof of a unit under a key: m = "aftersale/k1" ‖ len8‖kid ‖ len8‖space ‖ len8‖id ‖ len8‖serial.
    pub fn make(id: KeyId, key: &Key, unit: &UnitName) -> Self {
        let mut kid = [0; 4];
        let kid = &*id.as_char().encode_utf8(&mut kid);
        let parts = [kid, unit.product.space(), unit.product.as_str(), unit.serial.as_str()];
        // Every part is at most 20 bytes by its type, so one byte of length always fits.
        let lengths = parts.map(|part| [u8::try_from(part.len()).unwrap_or(u8::MAX)]);
        let mut message: [&[u8]; 9] = [b"aftersale/k1"; 9];
        for ((to, length), part) in message[1..].as_chunks_mut::<2>().0.iter_mut().zip(&lengths).zip(parts) {
            *to = [length, part.as_bytes()];
        }
        let mut proof = String::with_capacity(PROOF_LEN);
        proof.push_str(kid);
        proof.push_str(&crockford(&key.mac(&message), PROOF_LEN - 1));
        Self(proof)
    }

    /// The key it claims to be made with.
    pub fn key_id(&self) -> KeyId {
        // The first character was checked by `parse`, or came from a key id in `make`.
        KeyId::parse(&self.0[..1]).unwrap_or_else(|_| unreachable!("a proof starts with a key id"))
    }

    /// The 14 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::KeyRing;
    use super::*;
    use crate::domain::product::{Gtin, ModelCode};
    use crate::domain::unit::ProductName;

    #[test]
    fn the_reference_values_of_the_contract_hold() {
        let key = Key::new(std::array::from_fn(|at| u8::try_from(at).unwrap()));
        let gtin = || ProductName::Gtin(Gtin::parse("09506000134352").unwrap());
        let model = ProductName::Model(ModelCode::parse("WM-700").unwrap());
        for (kid, product, serial, expected) in [
            ("1", gtin(), "WM7A2026K031", "1X7Y2WXH28HM66"),
            ("1", gtin(), "A/B", "1TF3SGQY60EKZD"),
            ("2", gtin(), "WM7A2026K031", "2S5DDG5TWV5CCP"),
            ("1", model, "WM7A2026K031", "1PRV1V77YNGCGN"),
        ] {
            let unit = UnitName::parse(product, serial).unwrap();
            assert_eq!(Proof::make(KeyId::parse(kid).unwrap(), &key, &unit).as_str(), expected);
        }
    }

    #[test]
    fn a_proof_holds_for_its_unit_only() {
        let ring = KeyRing::for_tests();
        let unit = |serial| {
            UnitName::parse(ProductName::Gtin(Gtin::parse("09506000134352").unwrap()), serial).unwrap()
        };
        let proof = Proof::parse("1x7y-2wxh-28hm-66").unwrap();
        assert!(ring.verify(&unit("WM7A2026K031"), &proof).is_some());
        assert!(ring.verify(&unit("WM7A2026K032"), &proof).is_none());
        assert!(ring.verify(&unit("WM7A2026K031"), &Proof::parse("1X7Y2WXH28HM67").unwrap()).is_none());
        assert!(Proof::parse("1X7Y2WXH28HM6U").is_err());
    }
}
