//! Reads a dealer of the catalogue.

use super::read::{Firsts, Place};
use super::rules;
use crate::domain::dealer::Dealer;
use crate::domain::market::Market;

/// Reads one `[[dealer]]`; `None` when a mistake was noted.
pub(super) fn dealer(place: &Place, codes: &Firsts) -> Option<Dealer> {
    let place = place.named_by_code();
    place.table(|keys| {
        let code = keys.need("code", "\"FERG-01\"").and_then(|place| {
            let code = place.text(rules::code)?;
            // Owners and units files may write a code in any case, so two that differ in case only would be one.
            codes.check(&place, &code.to_ascii_uppercase());
            Some(code)
        });
        let name = keys.need("name", "\"Ferguson Home\"").and_then(|place| place.text(rules::line));
        let city = keys.may("city", |place| place.text(rules::line));
        let country = keys.may("country", |place| place.text(Market::parse));
        Some(Dealer { code: code?, name: name?, city: city?, country: country? })
    })?
}
