//! Markets (countries) and prices, as coverage, offers and dealers name them. Not currency conversion.

use std::fmt;

/// A country: two letters of ISO 3166-1, upper case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Market([u8; 2]);

impl Market {
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
