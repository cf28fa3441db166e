//! Dealers: who sold a unit. Known ones come with the catalogue; owners may also write a name of their own.

use super::field::Reason;
use super::market::Market;

/// The most characters of a dealer's name as owners write it.
pub const DEALER_MAX: u64 = 80;

/// A dealer of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealer {
    /// The maker's code: 1–40 characters.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub city: Option<String>,
    /// Its country, which is the market of what it sells.
    pub country: Option<Market>,
}

impl Dealer {
    /// Name and city, as pick lists show it.
    pub fn label(&self) -> String {
        match &self.city {
            Some(city) => format!("{}, {city}", self.name),
            None => self.name.clone(),
        }
    }
}

/// The dealer of a registration: one of the catalogue by its code, or what the owner wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DealerChoice {
    /// Code of a dealer of the catalogue.
    Known(String),
    /// A name in the owner's words.
    Written(String),
}

impl DealerChoice {
    /// Reads what was picked or typed: a code, a name, or the label of a known dealer; `None` when left empty.
    ///
    /// # Errors
    /// `TooLong`, `IllegalCharacter`.
    pub fn parse(text: &str, known: &[Dealer]) -> Result<Option<Self>, Reason> {
        let text = super::contact::line(text, DEALER_MAX)?;
        if text.is_empty() {
            return Ok(None);
        }
        let same = |dealer: &&Dealer| {
            [dealer.code.as_str(), &dealer.name, &dealer.label()]
                .iter()
                .any(|name| name.eq_ignore_ascii_case(&text))
        };
        Ok(Some(
            known
                .iter()
                .find(same)
                .map_or(Self::Written(text.clone()), |dealer| Self::Known(dealer.code.clone())),
        ))
    }
}
