//! The code as people type it: proof in groups of four and a check character over serial and proof.
//!
//! The check character names a typing mistake (one wrong character, two neighbours swapped) before the proof is tried, so
//! that "one character looks wrong" and "not known" are different answers. It proves nothing.

use super::proof::{PROOF_LEN, Proof, forgive, forgiven};

/// 37 check characters: digits, letters without the four that look like others, and four signs found on the first page
/// of signs of phone keyboards. A prime number of them catches every single error and every swap of neighbours
/// (pure system with weights 2ⁿ, as ISO/IEC 7064 uses).
const CHECK: &[u8; 37] = b"0123456789ABCDEFGHJKMNPQRSTUVWXYZ$&!?";

/// The value of a character in the sum. What [`forgive`] makes equal is equal; all signs count the same.
fn value(c: char) -> u32 {
    const SIGNS: u32 = 33;
    CHECK[..33]
        .iter()
        .position(|known| char::from(*known) == c)
        .and_then(|at| u32::try_from(at).ok())
        .unwrap_or(SIGNS)
}

fn sum(serial: &str, proof: &str) -> u32 {
    forgiven(serial).chain(forgiven(proof)).fold(0, |sum, c| (sum * 2 + value(c)) % 37)
}

/// The check character over serial and proof.
pub fn check_character(serial: &str, proof: &Proof) -> char {
    // The check character is the last term of the sum, chosen so that the whole comes to 1 (never 0: a row of zeroes
    // must not pass).
    let missing = (37 + 1 - (sum(serial, proof.as_str()) * 2) % 37) % 37;
    char::from(CHECK[missing as usize % 37])
}

/// `1X7Y-2WXH-28HM-66` and the check character, as printed: `1X7Y-2WXH-28HM-66C`.
pub fn print(serial: &str, proof: &Proof) -> String {
    let mut text = String::with_capacity(PROOF_LEN + PROOF_LEN / 4 + 1);
    for (at, c) in proof.as_str().chars().chain([check_character(serial, proof)]).enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(c);
    }
    text
}

/// What typing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Right by its check character, or typed without it.
    Proof(Proof),
    /// The check character does not fit serial and proof: one character is wrong, or two are swapped.
    Mistyped,
    /// Not 14 or 15 characters of a code at all.
    NotACode,
}

/// Reads serial and code as people type them.
pub fn parse(serial: &str, code: &str) -> Typed {
    let code = forgive(code);
    let (proof, check) = match code.char_indices().nth(PROOF_LEN) {
        Some((at, check)) if code[at..].chars().count() == 1 => (&code[..at], Some(check)),
        Some(_) => return Typed::NotACode,
        None => (code.as_str(), None),
    };
    match (Proof::parse(proof), check) {
        (Ok(proof), Some(check)) if check_character(serial, &proof) != check => Typed::Mistyped,
        (Ok(proof), _) => Typed::Proof(proof),
        (Err(_), Some(_)) => Typed::Mistyped,
        (Err(_), None) => Typed::NotACode,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERIAL: &str = "WM7A2026K031";

    fn printed() -> String {
        print(SERIAL, &Proof::parse("1X7Y2WXH28HM66").unwrap())
    }

    #[test]
    fn what_is_printed_is_understood_in_any_spelling() {
        let code = printed();
        assert!(code.starts_with("1X7Y-2WXH-28HM-66"), "{code}");
        let expected = Typed::Proof(Proof::parse("1X7Y2WXH28HM66").unwrap());
        assert_eq!(parse(SERIAL, &code), expected);
        assert_eq!(parse("wm7a-2o26 ko31", &code.to_lowercase().replace('-', " ")), expected);
    }

    #[test]
    fn every_single_mistake_and_every_swap_is_named() {
        let code: Vec<char> = printed().replace('-', "").chars().collect();
        for at in 0..code.len() {
            for wrong in CHECK.iter().map(|c| char::from(*c)).filter(|c| *c != code[at]) {
                let mut typed = code.clone();
                typed[at] = wrong;
                assert_eq!(parse(SERIAL, &typed.iter().collect::<String>()), Typed::Mistyped, "{typed:?}");
            }
            if at + 1 < code.len() && code[at] != code[at + 1] {
                let mut typed = code.clone();
                typed.swap(at, at + 1);
                assert_eq!(parse(SERIAL, &typed.iter().collect::<String>()), Typed::Mistyped, "{typed:?}");
            }
        }
        for wrong in ["WM7A2026K032", "WM7A2062K031", "MW7A2026K031"] {
            assert_eq!(parse(wrong, &printed()), Typed::Mistyped);
        }
    }
}
