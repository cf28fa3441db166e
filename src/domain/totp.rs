//! The second factor: codes of six digits that an app makes anew every thirty seconds (RFC 6238, HMAC-SHA-1, as every app
//! knows it), and the recovery codes for a lost phone. What was used and how often one may try is for `flows`.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use super::clock::{SECOND, Timestamp};
use super::code::proof::{crockford, forgive};

/// How long a code is shown, in milliseconds.
pub const STEP: i64 = 30 * SECOND;
/// Codes of so many steps before and after now count as well: clocks differ.
const SLACK: i64 = 1;
/// How many recovery codes there are.
pub const RECOVERY_CODES: usize = 10;

/// What app and house share: 160 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// The first 160 bits of a MAC.
    pub fn of(mac: [u8; 32]) -> Self {
        Self(std::array::from_fn(|at| mac[at]))
    }

    /// The code of one step, six digits.
    pub fn code(&self, step: i64) -> String {
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0) else { return String::new() };
        mac.update(&step.to_be_bytes());
        let tag = mac.finalize().into_bytes();
        // Dynamic truncation (RFC 4226, 5.3).
        let at = usize::from(tag[19] & 15);
        let number = u32::from_be_bytes([tag[at] & 0x7f, tag[at + 1], tag[at + 2], tag[at + 3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// The step whose code was typed, if it is one of now; blanks are forgiven.
    pub fn step(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let this = step(now);
        (this - SLACK..=this + SLACK).find(|&step| self.code(step).as_bytes().ct_eq(typed.as_bytes()).into())
    }

    /// For typing into an app: base 32 (RFC 4648, 6) without padding.
    pub fn base32(&self) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        let bit = |at: usize| self.0[at / 8] >> (7 - at % 8) & 1;
        let value = |at: usize| (0..5).fold(0, |value, offset| value << 1 | bit(at * 5 + offset));
        (0..32).map(|at| char::from(LETTERS[usize::from(value(at))])).collect()
    }

    /// What the QR on the screen says to the app (the key URI format of authenticator apps).
    pub fn uri(&self, issuer: &str, name: &str) -> String {
        let plain = |text: &str| {
            percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
        };
        let (issuer, name) = (plain(issuer), plain(name));
        format!("otpauth://totp/{issuer}:{name}?secret={}&issuer={issuer}", self.base32())
    }
}

/// The step that a moment lies in.
pub fn step(now: Timestamp) -> i64 {
    now.0.div_euclid(STEP)
}

/// Ten characters (50 bits) as they are shown: `7K4M2-QXD0A`.
pub fn recovery_code(chance: [u8; 7]) -> String {
    let code = crockford(&chance, 10);
    format!("{}-{}", &code[..5], &code[5..])
}

/// A recovery code as it is compared; `None` when it looks like none.
pub fn read_recovery(typed: &str) -> Option<String> {
    let code = forgive(typed);
    (code.len() == 10).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_the_standard() -> Secret {
        Secret(*b"12345678901234567890")
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of its eight digits.
        for (second, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(of_the_standard().code(step(Timestamp(second * SECOND))), code);
        }
    }

    #[test]
    fn a_code_counts_one_step_around_now_and_no_longer() {
        let secret = of_the_standard();
        let at = |second: i64| secret.step("287 082", Timestamp(second * SECOND));
        assert_eq!([at(0), at(29), at(30), at(89)], [Some(1); 4]);
        assert_eq!([at(-1), at(90), at(10_000)], [None; 3]);
        for typed in ["", "28708", "2870820", "２８７０８２", "287081"] {
            assert_eq!(secret.step(typed, Timestamp(59 * SECOND)), None, "{typed}");
        }
    }

    #[test]
    fn the_secret_is_written_as_apps_read_it() {
        assert_eq!(of_the_standard().base32(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        let uri = of_the_standard().uri("Lindermere & Sons", "maria@example.com");
        assert!(
            uri.starts_with("otpauth://totp/Lindermere%20%26%20Sons:maria%40example%2Ecom?secret=GEZDG"),
            "{uri}"
        );
        assert!(!format!("{:?}", of_the_standard()).contains("GEZ"));
    }

    #[test]
    fn recovery_codes_forgive_how_they_are_typed() {
        let code = recovery_code([255; 7]);
        assert_eq!(code, "ZZZZZ-ZZZZZ");
        assert_eq!(read_recovery(" zzzzz zzzzz"), read_recovery(&code));
        assert_eq!(read_recovery("287082"), None);
    }
}
