//! Reads where a product's codes lead programs to, and what its units need to be registered.

use super::offer::serials;
use super::phrase::phrase;
use super::read::Place;
use super::rules;
use crate::domain::linkset::{Link, LinkType};
use crate::domain::product::{Accept, AcceptRange};
use crate::domain::unit::ProductName;

/// Reads one of `links`; `named` is the product as its codes name it, if that is known.
pub(super) fn link(place: &Place, named: Option<&ProductName>) -> Option<Link> {
    if matches!(named, Some(ProductName::Model(_))) {
        place.wrong(
            "has no effect without a gtin: codes of this product always open our own page; leave it out",
        );
        return None;
    }
    place.table(|keys| {
        let kind = keys.need("type", "\"gs1:pip\"").and_then(|place| place.text(link_type));
        let title = keys.need("title", "\"Product page\"").and_then(|place| phrase(&place));
        let url =
            keys.need("url", "\"https://example.com/{gtin}\"").and_then(|place| place.text(rules::template));
        // GS1's schema of linksets knows no more than language and country.
        let lang = keys.may("lang", |place| place.text(rules::language_of_link));
        Some(Link { kind: kind?, title: title?, url: url?, lang: lang? })
    })?
}

fn link_type(text: &str) -> Result<LinkType, String> {
    let kind = LinkType::parse(text.trim())?;
    if kind.is_reserved() {
        return Err(format!(
            "{} is for the resolver itself; choose what the link leads to, such as gs1:pip",
            kind.curie()
        ));
    }
    Ok(kind)
}

/// Reads `proof`, `recorded` or `any`.
pub(super) fn accept(place: &Place) -> Option<Accept> {
    place.text(|text| {
        let known = Accept::ALL.iter().find(|(name, _)| *name == text.trim());
        known.map(|(_, accept)| *accept).ok_or_else(|| {
            format!("{:?} is not possible; choose proof, recorded or any", rules::shortened(text, 40))
        })
    })
}

/// Reads one of `accept_serials`.
pub(super) fn accept_range(place: &Place, named: Option<&ProductName>) -> Option<AcceptRange> {
    place.table(|keys| {
        let serials =
            keys.need("serials", "[\"SN0001\", \"SN4999\"]").and_then(|place| serials(&place, named));
        let accept = keys.need("accept", "\"any\"").and_then(|place| accept(&place));
        Some(AcceptRange { serials: serials?, accept: accept? })
    })?
}
