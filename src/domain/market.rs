//! Markets (countries) and prices, as coverage, offers and dealers name them. Not currency conversion.

use std::fmt;

/// A country: two letters of ISO 3166-1, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Market([u8; 2]);

/// Whose law speaks of the rights a buyer has in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// European Union and European Economic Area: Directive (EU) 2019/771.
    Europe,
    /// United Kingdom: Consumer Rights Act 2015.
    Britain,
    /// United States: Magnuson-Moss Warranty Act, 16 CFR 701.3.
    America,
    /// Australia: Australian Consumer Law, regulation 90 of the Competition and Consumer Regulations.
    Australia,
    /// All others, and where the country is not known.
    Elsewhere,
}

/// Members of the European Economic Area, in the order of their letters.
const EUROPE: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Law {
    /// The law of a market.
    pub fn of(market: Option<Market>) -> Self {
        match market.as_ref().map_or("", Market::as_str) {
            "GB" => Self::Britain,
            "US" => Self::America,
            "AU" => Self::Australia,
            other if EUROPE.binary_search(&other).is_ok() => Self::Europe,
            _ => Self::Elsewhere,
        }
    }
}

impl Market {
    /// A country that the catalogue does not name: `ZZ`, which ISO 3166-1 gives to nobody. Only what holds everywhere
    /// holds there.
    pub const OTHER: Self = Self(*b"ZZ");

    /// Reads two letters in any case.
    ///
    /// # Errors
    /// Says what was found instead of two letters.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.trim().as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(format!(
                "{text:?} is not a country of two letters, such as \"US\" or \"DE\" (ISO 3166-1)"
            )),
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }
}

impl fmt::Display for Market {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An amount of money: decimal digits and a currency of ISO 4217, as the maker wrote it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Price {
    amount: String,
    currency: String,
}

impl Price {
    /// Reads `249.00 USD`.
    ///
    /// # Errors
    /// Says what a price looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is not a price; write it as \"249.00 USD\"");
        let (amount, currency) = text.trim().split_once(' ').ok_or_else(wrong)?;
        let (whole, cents) = amount.split_once('.').unwrap_or((amount, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let amount_fits =
            (1..=12).contains(&whole.len()) && digits(whole) && digits(cents) && cents.len() <= 3;
        let currency_fits = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        if !amount_fits || !currency_fits || amount.ends_with('.') {
            return Err(wrong());
        }
        Ok(Self { amount: amount.to_owned(), currency: currency.to_owned() })
    }

    /// Reads a price as people write it: `79,00 EUR`, `€ 79`, `£69.50`, `EUR 79`; a bare number in the `usual` currency.
    /// A mark that two decimals follow is the decimal mark; any other one is refused, because `1.299` is two prices.
    ///
    /// # Errors
    /// Those of [`Price::parse`].
    pub fn typed(text: &str, usual: Option<&str>) -> Result<Self, String> {
        let is_amount = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let amount: String = text.chars().filter(|c| is_amount(*c)).collect();
        let sign: String = text.chars().filter(|c| !is_amount(*c) && !c.is_whitespace()).collect();
        let is_one = text.trim().trim_matches(|c| !is_amount(c)).chars().all(is_amount);
        let currency = match sign.as_str() {
            "" => usual.unwrap_or_default().to_owned(),
            "€" => "EUR".to_owned(),
            "£" => "GBP".to_owned(),
            other => other.to_ascii_uppercase(),
        };
        let decimals = amount.rfind(['.', ',']).map(|at| amount.len() - at - 1);
        let is_clear = decimals.is_none_or(|decimals| decimals == 2)
            && amount.chars().filter(|c| !c.is_ascii_digit()).count() <= 1;
        if is_one && is_clear {
            return Self::parse(&format!("{} {currency}", amount.replace(',', ".")));
        }
        Self::parse(text)
    }

    /// Digits with a point as decimal mark, for example `249.00`.
    pub fn amount(&self) -> &str {
        &self.amount
    }

    /// Three letters of ISO 4217.
    pub fn currency(&self) -> &str {
        &self.currency
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl From<Market> for String {
    fn from(market: Market) -> Self {
        market.to_string()
    }
}

impl TryFrom<String> for Market {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl From<Price> for String {
    fn from(price: Price) -> Self {
        price.to_string()
    }
}

impl TryFrom<String> for Price {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_market_has_its_law() {
        let law = |text: &str| Law::of(Market::parse(text).ok());
        assert!(EUROPE.is_sorted());
        assert_eq!(
            [law("de"), law("NO"), law("GB"), law("US")],
            [Law::Europe, Law::Europe, Law::Britain, Law::America]
        );
        assert_eq!([law("AU"), law("CH"), law("ZZ"), Law::of(None)][1..], [Law::Elsewhere; 3]);
    }

    #[test]
    fn prices_are_read_as_people_write_them_and_never_guessed() {
        let typed = |text: &str| Price::typed(text, Some("EUR")).map(|price| price.to_string()).ok();
        for (text, price) in [
            ("79,00 EUR", "79.00 EUR"),
            (" 79.00EUR ", "79.00 EUR"),
            ("€ 79", "79 EUR"),
            ("£69.50", "69.50 GBP"),
            ("usd 249", "249 USD"),
            ("79", "79 EUR"),
            ("1.250 KWD", "1.250 KWD"),
        ] {
            assert_eq!(typed(text).as_deref(), Some(price), "{text}");
        }
        for bad in ["1.299,00 EUR", "1,299 EUR", "$79", "-79 EUR", "79 EUR 5", "7 9", "free", "1.299", "79,0"]
        {
            assert_eq!(typed(bad), None, "{bad}");
        }
        assert!(Price::typed("79", None).is_err());
    }

    #[test]
    fn prices_and_markets_come_back_as_they_were_written() {
        assert_eq!(Price::parse("249.00 USD").unwrap().to_string(), "249.00 USD");
        assert_eq!(Price::parse("1200 JPY").unwrap().amount(), "1200");
        assert_eq!(Market::parse("us").unwrap().as_str(), "US");
        for bad in ["", "249", "USD 249", "2,49 EUR", "9. EUR", "-1 EUR", "1 eur"] {
            assert!(Price::parse(bad).is_err(), "{bad:?}");
        }
        assert!(Market::parse("USA").is_err());
    }
}
