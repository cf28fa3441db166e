//! Reads an offer of a product: what it costs where, and which units it fits.

use std::collections::BTreeMap;

use super::phrase::{OTHER, phrase};
use super::read::{Firsts, Place};
use super::rules;
use crate::domain::market::{Market, Price};
use crate::domain::offer::{Offer, Prices};
use crate::domain::unit::{ProductName, Serial};

/// Reads one `[[product.offer]]`; `None` when a mistake was noted. `named` is the product as its codes name it, if that
/// is known: it decides how serials are written.
pub(super) fn offer(place: &Place, codes: &Firsts, named: Option<&ProductName>) -> Option<Offer> {
    place.table(|keys| {
        let code = keys.need("code", "\"PLAN-5\"").and_then(|place| {
            let code = place.text(rules::code)?;
            codes.check(&place, &code);
            Some(code)
        });
        let title = keys.need("title", "\"Five-year plan\"").and_then(|place| phrase(&place));
        let prices = keys.may("price", prices);
        let url =
            keys.need("url", "\"https://example.com/…\"").and_then(|place| place.text(rules::web_address));
        let serials = keys.may("serials", |place| serials(place, named));
        let ends_on = keys.may("ends_on", Place::date);
        Some(Offer {
            code: code?,
            title: title?,
            prices: prices?.unwrap_or_default(),
            url: url?,
            serials: serials?,
            ends_on: ends_on?,
        })
    })?
}

/// One price for everywhere, or a table by country in which `other` is the price for all others.
fn prices(place: &Place) -> Option<Prices> {
    if !place.is_table() {
        return place
            .text(Price::parse)
            .map(|price| Prices { everywhere: Some(price), by_market: BTreeMap::new() });
    }
    let entries = place.entries();
    if entries.is_empty() {
        place.wrong("names no country; write { US = \"249.00 USD\" } or leave the key out");
        return None;
    }
    let mut prices = Some(Prices::default());
    for (name, place) in entries {
        let price = place.text(Price::parse);
        if name == OTHER {
            prices = prices.zip(price).map(|(prices, price)| Prices { everywhere: Some(price), ..prices });
            continue;
        }
        let market = Market::parse(name).map_err(|what| place.wrong(&what)).ok();
        let (Some(market), Some(price), Some(known)) = (market, price, prices.as_mut()) else {
            prices = None;
            continue;
        };
        if known.by_market.insert(market, price).is_some() {
            place.wrong(&format!("{market} stands here twice; keep one of them"));
        }
    }
    prices
}

/// First and last serial of a range, of equal length: only such serials have an order.
pub(super) fn serials(place: &Place, named: Option<&ProductName>) -> Option<(String, String)> {
    let places = place.list();
    let [first, last] = places.as_slice() else {
        place.wrong("must name the first and the last serial, such as [\"SN2600000\", \"SN2699999\"]");
        return None;
    };
    let read = |place: &Place| {
        place.text(|text| match named {
            Some(named) => Serial::parse(text, named).map(|serial| serial.as_str().to_owned()),
            None => rules::code(text),
        })
    };
    let (first, last) = (read(first), read(last));
    let (first, last) = (first?, last?);
    if first.len() != last.len() {
        place.wrong(&format!("{first:?} and {last:?} differ in length; a range needs serials of one scheme"));
        return None;
    }
    if first > last {
        place.wrong(&format!("{first:?} comes after {last:?}; write the first one first"));
        return None;
    }
    Some((first, last))
}
