//! The unit: one physical product, named by product and serial. Everything in aftersale hangs on it.
//!
//! A [`UnitName`] is what a code carries; a [`Unit`] is what we have on record about it, if anything.

use std::fmt;

use jiff::civil::Date;

use super::product::{Gtin, ModelCode, Product, is_digital_link_key, is_plain};

/// The most characters of a serial (GS1 General Specifications, 3.5.2: AI 21 is `X..20`).
pub const SERIAL_MAX: usize = 20;

/// How a unit of a product is named: by GTIN (GS1 Digital Link) or by model code (plain form).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProductName {
    /// `/01/{gtin14}`.
    Gtin(Gtin),
    /// `/P/{MODEL}`.
    Model(ModelCode),
}

impl ProductName {
    /// The name that codes of this product carry: its GTIN, else its model code.
    pub fn of(product: &Product) -> Self {
        product.gtin.map_or_else(|| Self::Model(product.code.clone()), Self::Gtin)
    }

    /// The name space as the proof signs it: `gtin` or `model`.
    pub fn space(&self) -> &'static str {
        match self {
            Self::Gtin(_) => "gtin",
            Self::Model(_) => "model",
        }
    }

    /// GTIN-14 or upper-cased model code.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Gtin(gtin) => gtin.as_str(),
            Self::Model(code) => code.as_str(),
        }
    }
}

impl fmt::Display for ProductName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The serial of a unit, decoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Serial(String);

impl Serial {
    /// Reads a serial by the rules of its product's name: with a GTIN 1–20 characters of CSET 82, case counts
    /// (GS1 General Specifications, 7.11); with a model code `A-Z 0-9 . _ -`, kept in upper case.
    ///
    /// # Errors
    /// Says which rule was broken.
    pub fn parse(text: &str, product: &ProductName) -> Result<Self, String> {
        match product {
            ProductName::Gtin(_) => Self::parse_cset82(text),
            ProductName::Model(_) => Self::parse_plain(text),
        }
    }

    fn parse_cset82(text: &str) -> Result<Self, String> {
        let serial = Self::sized(text)?;
        match serial.chars().find(|c| !is_cset82(*c)) {
            Some(c) => Err(format!(
                "serial {text:?} holds {c:?}, which GS1 does not allow in a serial (AI 21, character set 82)"
            )),
            None => Ok(Self(serial.to_owned())),
        }
    }

    fn parse_plain(text: &str) -> Result<Self, String> {
        let serial = Self::sized(text)?.to_ascii_uppercase();
        if let Some(c) = serial.chars().find(|c| !is_plain(*c)) {
            return Err(format!(
                "serial {text:?} holds {c:?}; a product without GTIN takes letters, digits, '.', '_' and '-'"
            ));
        }
        if is_digital_link_key(&serial) || serial.chars().all(|c| c == '.') {
            return Err(format!(
                "serial {serial:?} would make scanners read the label as something else; choose another serial"
            ));
        }
        Ok(Self(serial))
    }

    fn sized(text: &str) -> Result<&str, String> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err("the serial is empty".into()),
            1..=SERIAL_MAX => Ok(text),
            n => Err(format!("serial {:?} has {n} characters, the most are {SERIAL_MAX}", shortened(text))),
        }
    }

    /// A serial that we wrote ourselves.
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The serial, decoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Long hostile text does not belong into an error message whole.
fn shortened(text: &str) -> String {
    if text.chars().count() <= 32 { text.to_owned() } else { text.chars().take(32).chain(['…']).collect() }
}

/// Character set 82 of the GS1 General Specifications, figure 7.11-1.
pub fn is_cset82(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!\"%&'()*+,-./:;<=>?_".contains(c)
}

/// What a code names: one unit of one product.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitName {
    /// The product, as codes name it.
    pub product: ProductName,
    /// The serial.
    pub serial: Serial,
}

impl UnitName {
    /// Reads a serial and joins it with its product.
    ///
    /// # Errors
    /// Those of [`Serial::parse`].
    pub fn parse(product: ProductName, serial: &str) -> Result<Self, String> {
        let serial = Serial::parse(serial, &product)?;
        Ok(Self { product, serial })
    }
}

/// What is on record about one unit, apart from registrations. All of it may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitFacts {
    /// The maker's production batch or lot.
    pub batch: Option<String>,
    /// The day it was made.
    pub manufactured_on: Option<Date>,
    /// The day it left the maker.
    pub shipped_on: Option<Date>,
    /// Code of the dealer it was shipped to.
    pub dealer: Option<String>,
}

impl UnitFacts {
    /// The day its age counts from: shipping, else manufacture.
    pub fn born_on(&self) -> Option<Date> {
        self.shipped_on.or(self.manufactured_on)
    }

    /// These facts with those that `newer` gives in their place.
    #[must_use]
    pub fn updated_by(&self, newer: &Self) -> Self {
        Self {
            batch: newer.batch.as_ref().or(self.batch.as_ref()).cloned(),
            manufactured_on: newer.manufactured_on.or(self.manufactured_on),
            shipped_on: newer.shipped_on.or(self.shipped_on),
            dealer: newer.dealer.as_ref().or(self.dealer.as_ref()).cloned(),
        }
    }

    /// `true` when today is a fair guess for the day of purchase: made or shipped less than 90 days ago, or of
    /// unknown age. A four-year-old unit must not get full cover from a preset.
    pub fn is_probably_new(&self, today: Date) -> bool {
        const NEW: i64 = 90;
        self.born_on().is_none_or(|born| {
            let age = (today - born).get_days();
            i64::from(age) < NEW
        })
    }
}

/// A unit as it goes on record in bulk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockedUnit {
    /// Number of its product.
    pub product: i64,
    /// Its serial.
    pub serial: Serial,
    /// What is said about it.
    pub facts: UnitFacts,
}

/// How a unit stands, apart from being registered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitState {
    /// In use, or still on the shelf.
    #[default]
    Active,
    /// Taken out by the maker: void, stolen, destroyed. Its code answers for ever with a page that helps.
    Void,
}

impl UnitState {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Void => "void",
        }
    }

    /// As read back; unknown words count as active.
    pub fn stored(text: &str) -> Self {
        if text == "void" { Self::Void } else { Self::Active }
    }
}

/// A unit on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The serial.
    pub serial: Serial,
    /// What is known about it.
    pub facts: UnitFacts,
    /// How it stands.
    pub state: UnitState,
    /// Number of the label batch that printed it last, if one did.
    pub printed_in: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn gtin() -> ProductName {
        ProductName::Gtin(Gtin::parse("09506000134352").unwrap())
    }

    fn model() -> ProductName {
        ProductName::Model(ModelCode::parse("WM-700").unwrap())
    }

    #[test]
    fn serials_follow_the_rules_of_their_product() {
        assert_eq!(Serial::parse("a/B+c", &gtin()).unwrap().as_str(), "a/B+c");
        assert_eq!(Serial::parse("wm-1", &model()).unwrap().as_str(), "WM-1");
        for bad in ["", " ", "A B", "A~B", "Ä", "123456789012345678901"] {
            assert!(Serial::parse(bad, &gtin()).is_err(), "{bad:?}");
        }
        for bad in ["", "A/B", "01", "8004", "..", "A%20B"] {
            assert!(Serial::parse(bad, &model()).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn an_old_unit_gets_no_preset_date() {
        let today = date(2026, 11, 21);
        let shipped = |on| UnitFacts { shipped_on: Some(on), ..UnitFacts::default() };
        assert!(UnitFacts::default().is_probably_new(today));
        assert!(shipped(date(2026, 9, 1)).is_probably_new(today));
        assert!(!shipped(date(2022, 9, 1)).is_probably_new(today));
    }
}
