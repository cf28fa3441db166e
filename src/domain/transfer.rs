//! The transfer: a registered unit passes from a seller to a buyer. The seller says yes, or gave a one-time code; one who does
//! not answer leaves it to the desk.
//!
//! [`Form`] is what the buyer's browser sends, raw; [`Form::parse`] the way to an [`Asked`]. Neither side learns the other's
//! address, and the buyer nothing at all of the seller.

use validator::Validate;

use super::claim;
use super::clock::{DAY, Id, Timestamp};
use super::contact::{Email, OwnerName};
use super::field::{FieldErrors, Reason};
use super::registration::Reference;
use super::unit::Serial;

/// Fields of the form in the order of the page.
pub const FIELDS: [&str; 4] = ["name", "email", "handover", "words"];
/// How long a seller may take to answer, in milliseconds.
pub const SILENCE: i64 = 14 * DAY;
/// How long a one-time code holds, in milliseconds.
pub const HANDOVER_TIME: i64 = 14 * DAY;
/// The most wrong codes before the one that was given out is dead: it has 35 bits, so nobody guesses it in ten tries.
pub const HANDOVER_MISSES: i64 = 10;

/// What a browser sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Validate, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// Path and query of the code that led here.
    pub code: String,
    /// The page's token: the same form sent twice asks once.
    pub token: String,
    /// Language of the page.
    pub lang: String,
    /// The buyer's name.
    #[validate(length(max = 200))]
    pub name: String,
    /// The buyer's address.
    #[validate(length(max = 320), email)]
    pub email: String,
    /// One-time code of the seller; may be empty.
    #[validate(length(max = 60))]
    pub handover: String,
    /// How it came to them, in their own words.
    #[validate(length(max = 4000))]
    pub words: String,
}

/// What a buyer said, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The buyer.
    pub name: OwnerName,
    /// Where the buyer's letters go.
    pub email: Email,
    /// One-time code of the seller.
    pub handover: Option<Reference>,
    /// What they tell the desk, if it comes to that; may be empty.
    pub words: String,
}

impl Form {
    /// Checks everything at once.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the page.
    pub fn parse(&self) -> Result<Asked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", OwnerName::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let handover = errors.take("handover", self.handover());
        let words = errors.take("words", claim::text(&self.words));
        if let Err(shape) = self.validate() {
            errors.add_validation(&shape, &FIELDS);
        }
        match (name, email, handover, words) {
            (Some(name), Some(email), Some(handover), Some(words)) if errors.is_empty() => {
                Ok(Asked { name, email, handover, words })
            }
            _ => Err(errors),
        }
    }

    fn handover(&self) -> Result<Option<Reference>, Reason> {
        if self.handover.trim().is_empty() {
            return Ok(None);
        }
        Reference::parse(&self.handover).map(Some).ok_or(Reason::Mistyped)
    }
}

/// How a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The seller was asked.
    Asked,
    /// The buyer is the owner.
    Passed,
    /// The seller said no.
    Refused,
    /// The seller did not answer in time: a claim waits at the desk.
    Desk,
}

impl State {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Asked, "asked"), (Self::Passed, "passed"), (Self::Refused, "refused"), (Self::Desk, "desk")];

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("asked", |(_, word)| word)
    }

    /// As read back; an unknown word counts as asked, so that nothing is lost.
    pub fn stored(text: &str) -> Self {
        Self::ALL.iter().find(|(_, word)| *word == text).map_or(Self::Asked, |(state, _)| *state)
    }
}

/// A transfer as it stands in the store, or on its way there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Its id.
    pub id: Id,
    /// Number of the product in the store.
    pub product: i64,
    /// The unit's serial.
    pub serial: Serial,
    /// The seller's registration.
    pub registration: Id,
    /// The buyer.
    pub name: OwnerName,
    /// Where the buyer's letters go.
    pub email: Email,
    /// What the buyer told; may be empty.
    pub words: String,
    /// Language of the buyer.
    pub lang: String,
    /// When the buyer asked.
    pub at: Timestamp,
    /// Until when the seller may answer.
    pub until: Timestamp,
    /// How it stands.
    pub state: State,
    /// The buyer's registration, once it passed.
    pub successor: Option<Id>,
    /// The claim it became, when the seller was silent.
    pub claim: Option<Id>,
}

/// A one-time code that a seller was given. The code itself follows from the id (`LinkKey::handover`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Its id.
    pub id: Id,
    /// The seller's registration.
    pub registration: Id,
    /// Until when it holds.
    pub until: Timestamp,
    /// Wrong codes that were tried on its unit since it was made.
    pub misses: i64,
}

impl Handover {
    /// It can still be used.
    pub fn holds(&self, now: Timestamp) -> bool {
        now < self.until && self.misses < HANDOVER_MISSES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form { name: "Bob Roe".into(), email: "bob@example.com".into(), ..Form::default() }
    }

    #[test]
    fn a_spoken_code_is_optional_and_its_typing_mistakes_are_named() {
        let code = Reference::draw([1, 2, 3, 4, 5]);
        assert_eq!(form().parse().unwrap().handover, None);
        let typed = code.to_string().to_lowercase().replace('-', " ");
        assert_eq!(Form { handover: typed, ..form() }.parse().unwrap().handover, Some(code.clone()));
        let mut wrong = code.as_str().to_owned();
        wrong.replace_range(0..1, if wrong.starts_with('7') { "8" } else { "7" });
        for wrong in [wrong.as_str(), "1234", "~"] {
            let errors = Form { handover: wrong.into(), ..form() }.parse().unwrap_err();
            assert_eq!(errors.of("handover"), Some(&Reason::Mistyped), "{wrong}");
        }
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let errors = Form { handover: "x".into(), ..Form::default() }.parse().unwrap_err();
        let found: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(found, ["name", "email", "handover"]);
    }
}
