//! How an owner is reached otherwise than by mail: telephone and post, as whoever rang or wrote a paper card gave them.
//!
//! Only the desk writes them (`flows::enrol`); kept beside the registration by `store::reach`, found by the desk's search.

use super::contact;
use super::field::Reason;
use super::search::Term;

/// The most characters of a postal address.
const POST_MAX: usize = 400;
/// Digits of a telephone number with its country (E.164 has at most 15).
const DIGITS: std::ops::RangeInclusive<usize> = 5..=15;

/// Telephone and post, where they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Reach {
    /// Telephone number as it was given.
    pub phone: Option<String>,
    /// Postal address, in lines.
    pub post: Option<String>,
}

impl Reach {
    /// `true` when there is neither.
    pub fn is_empty(&self) -> bool {
        self.phone.is_none() && self.post.is_none()
    }

    /// What it is found by.
    pub fn terms(&self) -> Vec<Term> {
        self.phone.iter().map(|phone| Term::phone(phone)).collect()
    }
}

/// A telephone number as it was given; `None` when none was.
///
/// # Errors
/// `NotAPhone`, `TooLong`, `IllegalCharacter`.
pub fn phone(text: &str) -> Result<Option<String>, Reason> {
    let text = contact::line(text, 40)?;
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = digits_of(&text).is_some() && DIGITS.contains(&digits);
    if fits { Ok(Some(text)) } else { Err(Reason::NotAPhone) }
}

/// A postal address; `None` when none was given.
///
/// # Errors
/// `TooLong`, `IllegalCharacter`.
pub fn post(text: &str) -> Result<Option<String>, Reason> {
    let text = super::claim::text(text)?;
    if text.chars().count() > POST_MAX {
        return Err(Reason::TooLong { max: POST_MAX as u64 });
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// Digits of what may be a telephone number, without the zeros in front that only some callers dial; `None` for anything else.
pub fn digits_of(text: &str) -> Option<String> {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '/' | '.' | '\u{a0}');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    (text.chars().all(is_part) && !digits.is_empty()).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_as_they_were_given_and_what_is_none_is_told() {
        assert_eq!(phone(" +49 (0)170 / 12 34-567 ").unwrap().as_deref(), Some("+49 (0)170 / 12 34-567"));
        assert_eq!(phone("  ").unwrap(), None);
        for wrong in ["call me", "12-34", "1234567890123456", "0170 1234 ext. 5"] {
            assert_eq!(phone(wrong), Err(Reason::NotAPhone), "{wrong}");
        }
        assert_eq!(post("Elm Road 1\r\nSpringfield").unwrap().as_deref(), Some("Elm Road 1\nSpringfield"));
        assert!(post(&"x".repeat(401)).is_err());
    }
}
