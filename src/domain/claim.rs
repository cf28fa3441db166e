//! The claim: somebody says that a unit is theirs and cannot show it by its label, or it is registered to somebody else.
//!
//! [`Form`] is what a browser sends, raw; [`Form::parse`] the way to a [`Declared`]. The desk decides; until then nothing
//! changes for whoever registered the unit.

use jiff::civil::Date;
use validator::Validate;

use super::clock::{Id, Timestamp};
use super::contact::{Email, OwnerName};
use super::dealer::{Dealer, DealerChoice};
use super::field::{FieldErrors, Reason};
use super::registration::{Reference, possible_date};
use super::unit::{ProductName, Serial};

/// Fields of the form in the order of the page.
pub const FIELDS: [&str; 6] = ["serial", "name", "email", "purchased_on", "dealer", "words"];
/// The most characters of what somebody tells us.
pub const WORDS_MAX: u64 = 1_000;

/// What a browser sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Validate, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// Path and query of the code that led here.
    pub code: String,
    /// The page's token: the same form sent twice makes one claim.
    pub token: String,
    /// Language of the page.
    pub lang: String,
    /// Serial as the claimant reads it.
    #[validate(length(max = 60))]
    pub serial: String,
    /// The claimant's name.
    #[validate(length(max = 200))]
    pub name: String,
    /// The claimant's address.
    #[validate(length(max = 320), email)]
    pub email: String,
    /// Day of purchase, `YYYY-MM-DD`.
    #[validate(length(max = 40))]
    pub purchased_on: String,
    /// Dealer or seller: a code or a name.
    #[validate(length(max = 200))]
    pub dealer: String,
    /// How it came to them, in their own words.
    #[validate(length(max = 4000))]
    pub words: String,
}

/// What the form is checked against.
pub struct Rules<'r> {
    /// The product, as its codes name it: it decides how serials are written.
    pub product: &'r ProductName,
    /// The latest calendar date anywhere on Earth.
    pub latest_date: Date,
    /// First day the product was sold.
    pub introduced_on: Option<Date>,
    /// Dealers of the catalogue.
    pub dealers: &'r [Dealer],
}

/// What somebody declared, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The unit's serial.
    pub serial: Serial,
    /// Who claims it.
    pub name: OwnerName,
    /// Where the answer goes.
    pub email: Email,
    /// Day of purchase.
    pub purchased_on: Date,
    /// Who sold it.
    pub dealer: Option<DealerChoice>,
    /// What they tell us; may be empty.
    pub words: String,
}

impl Form {
    /// Checks everything at once.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the page.
    pub fn parse(&self, rules: &Rules<'_>) -> Result<Declared, FieldErrors> {
        let mut errors = FieldErrors::default();
        let serial = errors.take("serial", self.serial(rules));
        let name = errors.take("name", OwnerName::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let purchased_on = errors.take(
            "purchased_on",
            possible_date(&self.purchased_on, rules.introduced_on, rules.latest_date)
                .and_then(|on| on.ok_or(Reason::Missing)),
        );
        let dealer = errors.take("dealer", DealerChoice::parse(&self.dealer, rules.dealers));
        let words = errors.take("words", text(&self.words));
        if let Err(shape) = self.validate() {
            errors.add_validation(&shape, &FIELDS);
        }
        match (serial, name, email, purchased_on, dealer, words) {
            (Some(serial), Some(name), Some(email), Some(purchased_on), Some(dealer), Some(words))
                if errors.is_empty() =>
            {
                Ok(Declared { serial, name, email, purchased_on, dealer, words })
            }
            _ => Err(errors),
        }
    }

    fn serial(&self, rules: &Rules<'_>) -> Result<Serial, Reason> {
        if self.serial.trim().is_empty() {
            return Err(Reason::Missing);
        }
        Serial::parse(&self.serial, rules.product).map_err(|_| Reason::NotASerial)
    }
}

/// Text of several lines: line ends are ours, other controls are refused.
///
/// # Errors
/// `IllegalCharacter`, `TooLong`.
pub fn text(text: &str) -> Result<String, Reason> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Reason::IllegalCharacter);
    }
    if text.chars().count() as u64 > WORDS_MAX {
        return Err(Reason::TooLong { max: WORDS_MAX });
    }
    Ok(text.to_owned())
}

/// What the code that led to a claim said of the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Its proof held for exactly this serial: whoever claims had the label, or a picture of it, before their eyes.
    Held,
    /// There was a proof, and it did not fit.
    Wrong,
    /// There was none.
    Missing,
}

impl Evidence {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Held, "held"), (Self::Wrong, "wrong"), (Self::Missing, "missing")];

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(evidence, _)| *evidence == self).map_or("missing", |(_, word)| word)
    }

    /// As read back; an unknown word proves nothing.
    pub fn stored(text: &str) -> Self {
        Self::ALL.iter().find(|(_, word)| *word == text).map_or(Self::Missing, |(evidence, _)| *evidence)
    }
}

/// How a claim stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody decided yet.
    Open,
    /// The claimant is the owner now.
    Accepted,
    /// Everything stays as it was.
    Refused,
}

impl State {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Open, "open"), (Self::Accepted, "accepted"), (Self::Refused, "refused")];

    /// As stored and shown.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("open", |(_, word)| word)
    }

    /// As read back; an unknown word counts as open, so that nothing is lost.
    pub fn stored(text: &str) -> Self {
        Self::ALL.iter().find(|(_, word)| *word == text).map_or(Self::Open, |(state, _)| *state)
    }
}

/// A claim ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// Its id.
    pub id: Id,
    /// Its reference.
    pub reference: Reference,
    /// Number of the product in the store.
    pub product: i64,
    /// What was declared.
    pub declared: Declared,
    /// What the code said.
    pub evidence: Evidence,
    /// Language of the page, for the answer.
    pub lang: String,
    /// When it came.
    pub at: Timestamp,
}

/// A claim as it stands in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: Id,
    /// Its reference.
    pub reference: Reference,
    /// Number of the product in the store.
    pub product: i64,
    /// What was declared.
    pub declared: Declared,
    /// What the code said.
    pub evidence: Evidence,
    /// Language for the answer.
    pub lang: String,
    /// When it came.
    pub at: Timestamp,
    /// How it stands.
    pub state: State,
    /// What whoever decided told the claimant; empty while open.
    pub reason: String,
    /// The registration that came of it, when accepted.
    pub registration: Option<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn parse(form: &Form) -> Result<Declared, FieldErrors> {
        let product = ProductName::Gtin(crate::domain::product::Gtin::parse("09506000134352").unwrap());
        form.parse(&Rules {
            product: &product,
            latest_date: date(2026, 11, 22),
            introduced_on: Some(date(2024, 3, 1)),
            dealers: &[],
        })
    }

    fn form() -> Form {
        Form {
            serial: "SN1".into(),
            name: "Bob Roe".into(),
            email: "bob@example.com".into(),
            purchased_on: "2026-11-20".into(),
            words: "From my aunt.\r\nShe has the receipt.".into(),
            ..Form::default()
        }
    }

    #[test]
    fn what_somebody_tells_us_keeps_its_lines() {
        assert_eq!(parse(&form()).unwrap().words, "From my aunt.\nShe has the receipt.");
        let with = |words: String| parse(&Form { words, ..form() }).unwrap_err().of("words").cloned();
        assert_eq!(with("a\0b".into()), Some(Reason::IllegalCharacter));
        assert_eq!(with("x".repeat(1001)), Some(Reason::TooLong { max: 1000 }));
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let errors = parse(&Form::default()).unwrap_err();
        let found: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(found, ["serial", "name", "email", "purchased_on"]);
        let odd = Form { serial: "A B~".into(), purchased_on: "2020-01-01".into(), ..form() };
        let errors = parse(&odd).unwrap_err();
        assert_eq!(errors.of("serial"), Some(&Reason::NotASerial));
        assert_eq!(errors.of("purchased_on"), Some(&Reason::TooEarly { earliest: date(2024, 3, 1) }));
    }
}
