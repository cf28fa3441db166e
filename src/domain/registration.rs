//! The registration: owner + unit + purchase date + dealer + consents, with a short reference people can say.
//!
//! [`Form`] is what a browser sends, raw; [`Form::parse`] is the only way from it to a [`NewRegistration`].

use std::fmt;

use jiff::civil::Date;
use validator::Validate;

use super::clock::{Id, Timestamp};
use super::code::proof::{crockford, crockford_check, forgive, value_of};
use super::contact::{Email, OwnerName};
use super::coverage::Dates;
use super::dealer::{Dealer, DealerChoice};
use super::field::{FieldErrors, Reason};
use super::market::Market;
use super::unit::{Serial, UnitFacts};

pub use super::consent::{Consent, PURPOSE_OFFERS, PURPOSE_WISH};
pub use super::record::Record;
pub use super::source::Source;

/// Fields of the form in the order of the page.
pub const FIELDS: [&str; 5] = ["name", "email", "purchased_on", "installed_on", "dealer"];

/// What a browser sends: raw text, at most as long as any honest value could be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Validate, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// Path and query of the unit's code, as the page carried it.
    pub code: String,
    /// The page's token: the same form sent twice makes one registration.
    pub token: String,
    /// Language of the page.
    pub lang: String,
    /// The owner's name.
    #[validate(length(max = 200))]
    pub name: String,
    /// The owner's address.
    #[validate(length(max = 320), email)]
    pub email: String,
    /// Day of purchase, `YYYY-MM-DD`.
    #[validate(length(max = 40))]
    pub purchased_on: String,
    /// Day of installation, `YYYY-MM-DD`, where it was asked for.
    #[validate(length(max = 40))]
    pub installed_on: String,
    /// Dealer: a code or a name.
    #[validate(length(max = 200))]
    pub dealer: String,
    /// Country of purchase, two letters, as the page asked or guessed; what is no country says nothing.
    pub market: String,
    /// Time zone as the browser tells it; what is none says nothing.
    pub zone: String,
    /// Consent to offers by mail: anything but empty, `0`, `no`, `off` and `false` is a yes.
    pub offers: String,
    /// Refusal of offers, where they come unless refused: anything but nothing, `0`, `no`, `off`, `false`.
    pub no_offers: String,
}

/// What the form is checked against.
pub struct Rules<'r> {
    /// The latest calendar date anywhere on Earth.
    pub latest_date: Date,
    /// First day the product was sold.
    pub introduced_on: Option<Date>,
    /// What is on record about the unit.
    pub facts: &'r UnitFacts,
    /// Dealers of the catalogue.
    pub dealers: &'r [Dealer],
}

/// What an owner declared, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The owner.
    pub name: OwnerName,
    /// Where letters go.
    pub email: Email,
    /// Dates for the coverage engine.
    pub dates: Dates,
    /// Who sold it.
    pub dealer: Option<DealerChoice>,
    /// The country it was bought in, as far as known.
    pub market: Option<Market>,
    /// Consent to offers by mail.
    pub offers: bool,
}

impl Form {
    /// Checks everything at once.
    ///
    /// # Errors
    /// Every field that is wrong, in the order of the page.
    pub fn parse(&self, rules: &Rules<'_>) -> Result<Declared, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", OwnerName::parse(&self.name));
        let email = errors.take("email", Email::parse(&self.email));
        let purchased_on = errors.take("purchased_on", self.purchased_on(rules));
        let installed_on = errors.take("installed_on", self.installed_on(rules));
        let dealer = errors.take("dealer", DealerChoice::parse(&self.dealer, rules.dealers));
        if let Err(shape) = self.validate() {
            errors.add_validation(&shape, &FIELDS);
        }
        match (name, email, purchased_on, installed_on, dealer) {
            (Some(name), Some(email), Some(purchased_on), Some(installed_on), Some(dealer))
                if errors.is_empty() =>
            {
                let dates = Dates { purchased_on, installed_on, proven: false };
                let market = Market::parse(&self.market).ok();
                Ok(Declared { name, email, dates, dealer, market, offers: self.wants_offers() })
            }
            _ => Err(errors),
        }
    }

    fn purchased_on(&self, rules: &Rules<'_>) -> Result<Date, Reason> {
        possible_date(&self.purchased_on, rules.earliest(), rules.latest_date)?.ok_or(Reason::Missing)
    }

    fn installed_on(&self, rules: &Rules<'_>) -> Result<Option<Date>, Reason> {
        possible_date(&self.installed_on, rules.earliest(), rules.latest_date)
    }

    /// The box was ticked.
    pub fn wants_offers(&self) -> bool {
        is_ticked(&self.offers)
    }

    /// The box against offers was ticked, where there is one.
    pub fn refuses_offers(&self) -> bool {
        is_ticked(&self.no_offers)
    }
}

fn is_ticked(value: &str) -> bool {
    !matches!(value.trim().to_ascii_lowercase().as_str(), "" | "0" | "no" | "off" | "false")
}

impl Rules<'_> {
    /// The first day on which this unit could be bought.
    pub fn earliest(&self) -> Option<Date> {
        self.introduced_on.max(self.facts.manufactured_on)
    }
}

/// The day that was typed, if any, from `earliest` to `latest`.
///
/// # Errors
/// `NotADate`, `InFuture`, `TooEarly`.
pub fn possible_date(text: &str, earliest: Option<Date>, latest: Date) -> Result<Option<Date>, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    // `parse` would also take a time behind the date; a date field never sends one.
    if text.len() > 10 {
        return Err(Reason::NotADate);
    }
    let on: Date = text.parse().map_err(|_| Reason::NotADate)?;
    match earliest {
        _ if on > latest => Err(Reason::InFuture),
        Some(earliest) if on < earliest => Err(Reason::TooEarly { earliest }),
        _ => Ok(Some(on)),
    }
}

/// Characters of a reference without its dash: 7 drawn by lot and a check character.
pub const REFERENCE_LEN: usize = 8;

/// A reference that people read out on the phone: `K7M2-QX9R`, the last character checks the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// A reference from chance (35 bits of it are used).
    pub fn draw(chance: [u8; 5]) -> Self {
        let drawn = crockford(&chance, REFERENCE_LEN - 1);
        let check = crockford_check(&drawn);
        Self(format!("{drawn}{check}"))
    }

    /// Reads a reference as people say and type it; `None` when it is not one, by length or check character.
    pub fn parse(text: &str) -> Option<Self> {
        let text = forgive(text);
        let (drawn, check) = text.split_at_checked(REFERENCE_LEN - 1)?;
        let mut check = check.chars();
        let fits = drawn.chars().all(|c| value_of(c).is_some())
            && check.next() == Some(crockford_check(drawn))
            && check.next().is_none();
        fits.then_some(Self(text))
    }

    /// A reference that we wrote ourselves.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// Eight characters without dash, as stored and searched.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (front, back) = self.0.split_at_checked(4).unwrap_or((&self.0, ""));
        write!(f, "{front}-{back}")
    }
}

/// A registration ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRegistration {
    /// Its id.
    pub id: Id,
    /// Its reference.
    pub reference: Reference,
    /// Number of the product in the store.
    pub product: i64,
    /// The unit's serial.
    pub serial: Serial,
    /// What the owner declared.
    pub declared: Declared,
    /// Language of the page (BCP 47), for every letter that follows.
    pub lang: String,
    /// The proof of the label held.
    pub proven_label: bool,
    /// How it came.
    pub source: Source,
    /// When it came.
    pub at: Timestamp,
}

/// A registration as it stands in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// Its id.
    pub id: Id,
    /// Its reference.
    pub reference: Reference,
    /// Number of the product in the store.
    pub product: i64,
    /// The unit's serial.
    pub serial: Serial,
    /// The owner.
    pub name: OwnerName,
    /// Where letters go.
    pub email: Email,
    /// Dates for the coverage engine.
    pub dates: Dates,
    /// Who sold it.
    pub dealer: Option<DealerChoice>,
    /// The country it was bought in, as far as it was known at registration.
    pub market: Option<Market>,
    /// Time zone of the owner, as the browser told it.
    pub zone: Option<String>,
    /// Consent to offers by mail, as it stands now.
    pub offers: bool,
    /// Language for letters.
    pub lang: String,
    /// Generation of its link secrets; raised to revoke them.
    pub link_generation: u8,
    /// How it came.
    pub source: Source,
    /// When it came.
    pub registered_at: Timestamp,
    /// It is the one in force. One that ended belongs to a former owner, whose link opens nothing any more.
    pub is_active: bool,
    /// Its owner was erased: name and address are empty, the link opens nothing, the dates stay with the unit.
    pub is_erased: bool,
}

/// An address an owner wants letters at, until it is confirmed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressChange {
    /// Its id; the link to confirm is made of it.
    pub id: Id,
    /// The registration it is for.
    pub registration: Id,
    /// The address.
    pub email: Email,
    /// When it was asked for.
    pub asked_at: Timestamp,
}

/// The proof that an owner said yes to offers by mail, as it stands now. Only a registration gives it; a letter that promotes
/// asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffersConsent {
    _given: (),
}

impl Registration {
    /// The owner's yes to offers by mail, if it stands.
    pub fn offers_consent(&self) -> Option<OffersConsent> {
        self.offers.then_some(OffersConsent { _given: () })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn form() -> Form {
        Form {
            name: "Ann Lee".into(),
            email: "ann@example.com".into(),
            purchased_on: "2026-11-20".into(),
            ..Form::default()
        }
    }

    fn parse(form: &Form) -> Result<Declared, FieldErrors> {
        let facts = UnitFacts { manufactured_on: Some(date(2026, 1, 5)), ..UnitFacts::default() };
        form.parse(&Rules {
            latest_date: date(2026, 11, 22),
            introduced_on: Some(date(2024, 3, 1)),
            facts: &facts,
            dealers: &[],
        })
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let errors =
            parse(&Form { name: "\0".into(), email: "x".into(), purchased_on: String::new(), ..form() })
                .unwrap_err();
        let found: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(found, ["name", "email", "purchased_on"]);
    }

    #[test]
    fn purchase_dates_must_be_possible() {
        let with = |on: &str| {
            parse(&Form { purchased_on: on.into(), ..form() })
                .map_err(|errors| errors.of("purchased_on").cloned())
        };
        assert_eq!(with("2026-11-23"), Err(Some(Reason::InFuture)));
        assert_eq!(with("2026-01-04"), Err(Some(Reason::TooEarly { earliest: date(2026, 1, 5) })));
        assert_eq!(with("2026-02-30"), Err(Some(Reason::NotADate)));
        assert_eq!(with("2026-11-20T10:00"), Err(Some(Reason::NotADate)));
        assert!(with("2026-11-22").is_ok());
    }

    #[test]
    fn consent_is_only_what_was_ticked() {
        assert!(!parse(&form()).unwrap().offers);
        assert!(parse(&Form { offers: "on".into(), ..form() }).unwrap().offers);
    }

    #[test]
    fn references_survive_being_read_out_and_catch_every_single_mistake() {
        let reference = Reference::draw([0x9b, 0x31, 0xfe, 0x07, 0x5c]);
        assert_eq!(Reference::parse(&reference.to_string().to_lowercase()), Some(reference.clone()));
        for at in 0..REFERENCE_LEN {
            for wrong in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let mut typed: Vec<char> = reference.as_str().chars().collect();
                if typed[at] != wrong {
                    typed[at] = wrong;
                    assert_eq!(Reference::parse(&typed.iter().collect::<String>()), None);
                }
            }
        }
    }
}
