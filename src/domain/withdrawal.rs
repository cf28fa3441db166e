//! A unit taken out of use by the desk: void, stolen, or replaced by another. Its code answers for ever, with a page that
//! helps.
//!
//! Not a property of every unit: few have one, so it lies beside them (`store::withdrawals`) and is found by their key.

use super::clock::Timestamp;
use super::contact::line;
use super::field::Reason;
use super::unit::Serial;

/// The most characters of a reason.
pub const REASON_MAX: u64 = 200;

/// What became of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Destroyed, returned, never sold, its label withdrawn.
    Void,
    /// Reported stolen.
    Stolen,
    /// Another unit of the same product took its place; its serial.
    Replaced(Serial),
}

impl Fate {
    /// As stored and shown.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::Stolen => "stolen",
            Self::Replaced(_) => "replaced",
        }
    }

    /// As read back; an unknown word counts as void, so that nothing comes back to life.
    pub fn stored(text: &str, successor: Option<String>) -> Self {
        match (text, successor) {
            ("stolen", _) => Self::Stolen,
            ("replaced", Some(serial)) => Self::Replaced(Serial::stored(serial)),
            _ => Self::Void,
        }
    }

    /// The serial of the unit that took its place.
    pub fn successor(&self) -> Option<&Serial> {
        match self {
            Self::Replaced(serial) => Some(serial),
            Self::Void | Self::Stolen => None,
        }
    }
}

/// A withdrawal on record. The reason is the desk's own business and on no public page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// What became of the unit.
    pub fate: Fate,
    /// Why, in the words of whoever did it.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Name of the account.
    pub by: String,
}

/// Reads a reason: one line of 3 to 200 characters.
///
/// # Errors
/// `Missing`, `TooShort`, `TooLong`, `IllegalCharacter`.
pub fn reason(text: &str) -> Result<String, Reason> {
    let reason = line(text, REASON_MAX)?;
    match reason.chars().count() {
        0 => Err(Reason::Missing),
        1..3 => Err(Reason::TooShort { min: 3 }),
        _ => Ok(reason),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fate_survives_the_store_and_an_unknown_one_stays_out_of_use() {
        for fate in [Fate::Void, Fate::Stolen, Fate::Replaced(Serial::stored("SN2".into()))] {
            let successor = fate.successor().map(ToString::to_string);
            assert_eq!(Fate::stored(fate.as_str(), successor), fate);
        }
        assert_eq!(Fate::stored("sunk", None), Fate::Void);
        assert_eq!(Fate::stored("replaced", None), Fate::Void);
    }

    #[test]
    fn a_reason_is_one_line_that_says_something() {
        assert_eq!(reason("  burnt  down "), Ok("burnt down".into()));
        assert_eq!(reason(" "), Err(Reason::Missing));
        assert_eq!(reason("x"), Err(Reason::TooShort { min: 3 }));
        assert_eq!(reason("a\nb c"), Err(Reason::IllegalCharacter));
        assert_eq!(reason(&"x".repeat(201)), Err(Reason::TooLong { max: 200 }));
    }
}
