//! Reads a recall of a product: what is the matter, what to do, and which units it is about.

use super::offer::serials;
use super::phrase::phrase;
use super::read::{Firsts, Place};
use super::rules;
use crate::domain::recall::Recall;
use crate::domain::unit::ProductName;

/// Reads one `[[product.recall]]`; `None` when a mistake was noted. `named` is the product as its codes name it, if that is
/// known: it decides how serials are written.
pub(super) fn recall(place: &Place, codes: &Firsts, named: Option<&ProductName>) -> Option<Recall> {
    place.table(|keys| {
        let code = keys.need("code", "\"2026-07\"").and_then(|place| {
            let code = place.text(rules::code)?;
            codes.check(&place, &code);
            Some(code)
        });
        let title = keys.need("title", "\"The fuel hose can leak\"").and_then(|place| phrase(&place));
        let text = keys.need("text", "\"Switch it off and call us.\"").and_then(|place| phrase(&place));
        let url = keys.may("url", |place| place.text(rules::web_address));
        let serials = keys.may("serials", |place| serials(place, named));
        let ends_on = keys.may("ends_on", Place::date);
        Some(Recall {
            code: code?,
            title: title?,
            text: text?,
            url: url?,
            serials: serials?,
            ends_on: ends_on?,
        })
    })?
}
