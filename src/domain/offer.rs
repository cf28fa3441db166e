//! Offers (cross-sell): accessories and plans that fit a product, and the rule which of them fit one unit.
//!
//! Shown on the owner's page always, in mails only with consent (that rule is in `flows`).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::market::{Market, Price};
use super::phrase::Phrase;
use super::product::in_range;
use super::unit::Serial;

/// The most offers shown at once; more is noise.
pub const SHOWN: usize = 3;

/// What an offer costs, by market.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Prices {
    /// The price where no market of its own is named.
    pub everywhere: Option<Price>,
    /// Prices of single markets.
    pub by_market: BTreeMap<Market, Price>,
}

/// An accessory or plan that fits a product.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Offer {
    /// The maker's code of it.
    pub code: String,
    /// What it is called.
    pub title: Phrase,
    /// What it costs.
    pub prices: Prices,
    /// Where to buy it: an `https` or `http` address.
    pub url: String,
    /// First and last serial it fits, both included; `None` for all.
    pub serials: Option<(String, String)>,
    /// Last day it is offered.
    pub ends_on: Option<Date>,
}

impl Offer {
    /// The price in `market`; in an unknown market the price for everywhere, else none (a wrong currency is worse than
    /// no price).
    pub fn price(&self, market: Option<Market>) -> Option<&Price> {
        market.and_then(|market| self.prices.by_market.get(&market)).or(self.prices.everywhere.as_ref())
    }

    /// `true` when this offer fits a unit with `serial` in `market` on `today`. An offer with prices for some markets
    /// only is not sold in the others.
    pub fn fits(&self, serial: &Serial, market: Option<Market>, today: Date) -> bool {
        let sold_here = self.prices.everywhere.is_some()
            || self.prices.by_market.is_empty()
            || market.is_none_or(|market| self.prices.by_market.contains_key(&market));
        let in_range = self.serials.as_ref().is_none_or(|range| in_range(serial.as_str(), range));
        let in_time = self.ends_on.is_none_or(|ends_on| today <= ends_on);
        sold_here && in_range && in_time
    }
}

/// Who has an offer: whatever was sold with a unit goes with the unit, the rest with the address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Buyer {
    /// Product number and serial.
    Unit(i64, Serial),
    /// The key of an e-mail address (`contact::Email::key`).
    Address(String),
}

/// An offer that was bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purchase {
    /// Code of the offer.
    pub offer: String,
    /// Who has it.
    pub buyer: Buyer,
    /// When it was bought, the last time.
    pub bought_on: Date,
}

/// The offers that fit and were not bought (`bought` holds codes), in the order of the catalogue, at most [`SHOWN`].
pub fn fitting<'o>(
    offers: &'o [Offer],
    bought: &[String],
    serial: &Serial,
    (market, today): (Option<Market>, Date),
) -> Vec<&'o Offer> {
    let is_left = |offer: &&Offer| offer.fits(serial, market, today) && !bought.contains(&offer.code);
    offers.iter().filter(is_left).take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn offer() -> Offer {
        Offer {
            code: "PLAN".into(),
            title: Phrase::plain("Plan"),
            prices: Prices {
                everywhere: None,
                by_market: BTreeMap::from([(
                    Market::parse("US").unwrap(),
                    Price::parse("249.00 USD").unwrap(),
                )]),
            },
            url: "https://example.com/plan".into(),
            serials: Some(("SN2600000".into(), "SN2699999".into())),
            ends_on: Some(date(2027, 12, 31)),
        }
    }

    #[test]
    fn an_offer_fits_by_serial_market_and_date() {
        let serial = |text: &str| Serial::stored(text.into());
        let (us, de) = (Market::parse("US").ok(), Market::parse("DE").ok());
        let today = date(2026, 11, 21);
        assert!(offer().fits(&serial("SN2600000"), us, today));
        assert!(offer().fits(&serial("SN2699999"), None, today));
        assert!(!offer().fits(&serial("SN2700000"), us, today));
        assert!(!offer().fits(&serial("SN26000001"), us, today));
        assert!(!offer().fits(&serial("SN2600000"), de, today));
        assert!(!offer().fits(&serial("SN2600000"), us, date(2028, 1, 1)));
        assert_eq!(offer().price(None), None);
        assert_eq!(offer().price(us).map(ToString::to_string), Some("249.00 USD".into()));
    }
}
