//! The product: what is made in series. Model code, GTIN, names, coverage terms, offers, manuals.
//!
//! Comes in through `domain::catalog`, lives in `store::products`, is read by every story.

use std::fmt;

use jiff::civil::Date;

use super::check_digits::CheckRule;
use super::coverage::Term;
use super::linkset::Link;
use super::market::Market;
use super::offer::Offer;
use super::phrase::Phrase;
use super::recall::Recall;
use super::unit::Serial;

/// The most characters of a model code.
pub const MODEL_CODE_MAX: usize = 20;

/// Application identifiers that are primary keys of a GS1 Digital Link: a path segment equal to one of them makes
/// scanners read a plain address as a Digital Link (they search the path from the right for `/AI/value`).
const DIGITAL_LINK_KEYS: [&str; 17] = [
    "00", "01", "253", "255", "401", "402", "414", "415", "417", "8003", "8004", "8006", "8010", "8013",
    "8017", "8018", "8030",
];

/// `true` when a GS1 scanner could take this path segment for a Digital Link key.
pub fn is_digital_link_key(segment: &str) -> bool {
    DIGITAL_LINK_KEYS.contains(&segment)
}

/// The maker's own code of a product: 1–20 of `A-Z 0-9 . _ -`, kept in upper case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ModelCode(String);

impl ModelCode {
    /// Reads a code in any case.
    ///
    /// # Errors
    /// Says which rule was broken.
    pub fn parse(text: &str) -> Result<Self, String> {
        let code = text.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err("the model code is empty".into());
        }
        if code.len() > MODEL_CODE_MAX {
            return Err(format!(
                "model code {code:?} has {} characters, the most are {MODEL_CODE_MAX}",
                code.chars().count()
            ));
        }
        if let Some(c) = code.chars().find(|c| !is_plain(*c)) {
            return Err(format!(
                "model code {code:?} holds {c:?}; letters, digits, '.', '_' and '-' are allowed"
            ));
        }
        if code.chars().all(|c| c == '.') {
            return Err(format!("model code {code:?} is a way up in an address; choose another code"));
        }
        if is_digital_link_key(&code) {
            return Err(format!(
                "model code {code:?} is a GS1 key: scanners would read its labels as something else; choose another code"
            ));
        }
        Ok(Self(code))
    }

    /// A code that we wrote ourselves.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The code in upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ModelCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A character that a plain address may carry as it is.
pub fn is_plain(c: char) -> bool {
    c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-')
}

/// A Global Trade Item Number, always in its 14-digit form (GS1 General Specifications, 3.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Gtin([u8; 14]);

impl Gtin {
    /// Reads 8, 12, 13 or 14 digits, pads them on the left and checks the check digit (GS1 General Specifications, 7.9).
    ///
    /// # Errors
    /// Says what is wrong; for a wrong check digit also what it should be.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(format!("GTIN {text:?} must be digits only"));
        }
        if !matches!(text.len(), 8 | 12 | 13 | 14) {
            return Err(format!("GTIN {text:?} has {} digits; 8, 12, 13 or 14 are possible", text.len()));
        }
        let mut digits = [b'0'; 14];
        digits[14 - text.len()..].copy_from_slice(text.as_bytes());
        let expected = check_digit(&digits);
        if digits[13] != expected {
            return Err(format!(
                "GTIN {text:?} ends in {} but its check digit is {}; a digit was mistyped",
                char::from(digits[13]),
                char::from(expected)
            ));
        }
        Ok(Self(digits))
    }

    /// The 14 digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Modulo 10 with weights 3 and 1 from the right, over the first 13 digits.
fn check_digit(digits: &[u8; 14]) -> u8 {
    let sum: u32 = digits[..13]
        .iter()
        .enumerate()
        .map(|(at, digit)| u32::from(digit - b'0') * if at % 2 == 0 { 3 } else { 1 })
        .sum();
    b'0' + u8::try_from((10 - sum % 10) % 10).unwrap_or(0)
}

impl From<Gtin> for String {
    fn from(gtin: Gtin) -> Self {
        gtin.as_str().to_owned()
    }
}

impl TryFrom<String> for Gtin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl fmt::Display for Gtin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where on the product the label sits, for people who look for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LabelPlace {
    /// File name of a picture beside the catalogue.
    pub picture: Option<String>,
    /// "Inside the front door, lower left".
    pub text: Phrase,
}

/// A manual or how-to that the owner can open.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Manual {
    /// What it is called.
    pub title: Phrase,
    /// The language it is written in (BCP 47); `None` for all.
    pub lang: Option<String>,
    /// Where it is: an `https` or `http` address.
    pub url: String,
    /// First and last serial it is about, both included; `None` for all.
    #[serde(default)]
    pub serials: Option<(String, String)>,
    /// It shows how something is done; the first such is the tip of the letter that says thanks.
    #[serde(default)]
    pub how_to: bool,
}

impl Manual {
    /// Whether it is about the unit with this serial; of a product without any, only what is about all of its units.
    pub fn is_about(&self, serial: Option<&Serial>) -> bool {
        let within = |range| serial.is_some_and(|serial| in_range(serial.as_str(), range));
        self.serials.as_ref().is_none_or(within)
    }
}

/// Serials of one length compare as text; of other lengths they are of another scheme and out of the range.
pub fn in_range(serial: &str, (first, last): &(String, String)) -> bool {
    serial.len() == first.len() && first.as_str() <= serial && serial <= last.as_str()
}

/// What a unit needs to be registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Accept {
    /// The label's proof; a record is not needed (labels printed in a factory without network).
    #[default]
    Proof,
    /// The label's proof and a record of the unit.
    Recorded,
    /// Neither: units from before the labels may register too.
    Any,
}

impl Accept {
    /// All of them, as they are written.
    pub const ALL: [(&'static str, Self); 3] =
        [("proof", Self::Proof), ("recorded", Self::Recorded), ("any", Self::Any)];

    /// As it is written.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(_, accept)| *accept == self).map_or("proof", |(name, _)| name)
    }
}

/// What units of a range of serials need to be registered.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AcceptRange {
    /// First and last serial, both included.
    pub serials: (String, String),
    /// What they need.
    pub accept: Accept,
}

/// What is made in series.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Product {
    /// The maker's own code.
    pub code: ModelCode,
    /// The GTIN; without it, codes take the plain form.
    pub gtin: Option<Gtin>,
    /// What owners call it.
    pub name: Phrase,
    /// File name of a picture beside the catalogue.
    pub picture: Option<String>,
    /// First day it was sold; a purchase before that is a typing mistake.
    pub introduced_on: Option<Date>,
    /// Where the label sits.
    pub label_place: LabelPlace,
    /// What the warranty covers.
    pub coverage: Vec<Term>,
    /// Accessories and plans that fit.
    pub offers: Vec<Offer>,
    /// Manuals and how-tos.
    pub manuals: Vec<Manual>,
    /// Where its codes lead programs to, besides our own pages and the manuals.
    #[serde(default)]
    pub links: Vec<Link>,
    /// What owners of some of its units must know at once.
    #[serde(default)]
    pub recalls: Vec<Recall>,
    /// What its units need to be registered, where that is not as everywhere.
    #[serde(default)]
    pub accept: Option<Accept>,
    /// What units of some serials need; the first range that fits decides.
    #[serde(default)]
    pub accept_serials: Vec<AcceptRange>,
    /// By which rule its serials end in check digits, if they do.
    #[serde(default)]
    pub serial_check: Option<CheckRule>,
}

impl Product {
    /// `true` when some coverage starts at installation, so that the form asks for that date. Of a unit sold in a known
    /// market only what holds there is asked for.
    pub fn asks_for_installation(&self, sold_in: Option<Market>) -> bool {
        let may_hold = |term: &&Term| sold_in.is_none() || term.holds_in(sold_in);
        self.coverage.iter().filter(may_hold).any(Term::starts_at_installation)
    }

    /// The markets whose cover or prices are not those of everywhere, as often as they are named.
    pub fn markets(&self) -> impl Iterator<Item = Market> {
        let covered = self.coverage.iter().flat_map(|term| term.markets.iter().copied());
        covered.chain(self.offers.iter().flat_map(|offer| offer.prices.by_market.keys().copied()))
    }

    /// The recalls about the unit with `serial` (about the product as a whole, without one), in the order of the catalogue.
    pub fn recalls_of(&self, serial: Option<&Serial>, today: Date) -> Vec<&Recall> {
        self.recalls.iter().filter(|recall| recall.concerns(serial, today)).collect()
    }

    /// What a unit with `serial` needs to be registered: by its range, else by its product, else as everywhere.
    pub fn accept(&self, serial: &Serial, everywhere: Accept) -> Accept {
        let range = self.accept_serials.iter().find(|range| in_range(serial.as_str(), &range.serials));
        range.map(|range| range.accept).or(self.accept).unwrap_or(everywhere)
    }

    /// Manuals of a unit for a reader of `lang`: those in that language, and those without one; all of them when none fits.
    pub fn manuals_for(&self, serial: &Serial, lang: &str) -> Vec<&Manual> {
        let base = lang.split('-').next().unwrap_or(lang);
        let fits = |manual: &&Manual| {
            manual
                .lang
                .as_deref()
                .is_none_or(|of| of.eq_ignore_ascii_case(base) || of.eq_ignore_ascii_case(lang))
        };
        let of_unit: Vec<_> = self.manuals.iter().filter(|manual| manual.is_about(Some(serial))).collect();
        let fitting: Vec<_> = of_unit.iter().copied().filter(fits).collect();
        if fitting.is_empty() { of_unit } else { fitting }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_gtins_are_padded_and_wrong_check_digits_named() {
        assert_eq!(Gtin::parse("9506000134352").unwrap().as_str(), "09506000134352");
        assert_eq!(Gtin::parse("012345678905").unwrap().as_str(), "00012345678905");
        let error = Gtin::parse("09506000134353").unwrap_err();
        assert!(error.contains("check digit is 2"), "{error}");
        assert!(Gtin::parse("950600013435").is_err());
        assert!(Gtin::parse("95060001343AB").is_err());
    }

    #[test]
    fn model_codes_that_scanners_would_misread_are_refused() {
        assert_eq!(ModelCode::parse(" gen-7500 ").unwrap().as_str(), "GEN-7500");
        for bad in ["", "8004", "01", "..", "A B", "Ä1", &"X".repeat(21)] {
            assert!(ModelCode::parse(bad).is_err(), "{bad}");
        }
    }
}
