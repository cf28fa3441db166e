//! Reads a product of the catalogue, with its coverage, offers and manuals.
//!
//! Every part is read before any is given up, so that all mistakes of a product are told together.

use super::link::{accept, accept_range, link};
use super::offer::{offer, serials};
use super::phrase::phrase;
use super::read::{Firsts, Keys, Place};
use super::recall::recall;
use super::rules;
use crate::domain::check_digits::CheckRule;
use crate::domain::coverage::{EventRules, OnReplacement, StartRule, Term, Transfer};
use crate::domain::market::Market;
use crate::domain::phrase::Phrase;
use crate::domain::product::{Gtin, LabelPlace, Manual, ModelCode, Product};
use crate::domain::unit::ProductName;

/// Reads one `[[product]]`; `None` when a mistake was noted.
pub(super) fn product(place: &Place, codes: &Firsts, gtins: &Firsts) -> Option<Product> {
    place.named_by_code().table(|keys| {
        let code = keys.need("code", "\"GEN-7500\"").and_then(|place| {
            let code = place.text(ModelCode::parse)?;
            codes.check(&place, code.as_str());
            Some(code)
        });
        let gtin = keys.may("gtin", |place| {
            let gtin = place.text(Gtin::parse)?;
            gtins.check(place, gtin.as_str());
            Some(gtin)
        });
        // How codes name the product decides which serials it can have.
        let named = match (&code, gtin) {
            (_, Some(Some(gtin))) => Some(ProductName::Gtin(gtin)),
            (Some(code), Some(None)) => Some(ProductName::Model(code.clone())),
            _ => None,
        };
        let (name, label_place) = texts(keys);
        let picture = keys.may("picture", |place| place.text(rules::picture_name));
        let introduced_on = keys.may("introduced_on", Place::date);
        let coverage = keys.rows("coverage", term);
        let manuals = keys.rows("manuals", |place| manual(place, named.as_ref()));
        let offer_codes = Firsts::of("offer code");
        let offers = keys.rows("offer", |place| offer(place, &offer_codes, named.as_ref()));
        let recall_codes = Firsts::of("recall code");
        let recalls = keys.rows("recall", |place| recall(place, &recall_codes, named.as_ref()));
        let links = keys.rows("links", |place| link(place, named.as_ref()));
        let accepts = keys.may("accept", accept);
        let accept_serials = keys.rows("accept_serials", |place| accept_range(place, named.as_ref()));
        let serial_check = keys.may("serial_check", |place| place.text(CheckRule::parse));
        Some(Product {
            code: code?,
            gtin: gtin?,
            name: name?,
            picture: picture?,
            introduced_on: introduced_on?,
            label_place: label_place?,
            coverage,
            offers,
            manuals,
            links,
            recalls,
            accept: accepts?,
            accept_serials,
            serial_check: serial_check?,
        })
    })?
}

/// Name and label place, with the translations of `[product.text.…]`.
fn texts(keys: &Keys) -> (Option<Phrase>, Option<LabelPlace>) {
    let mut name = keys.need("name", "\"Standby generator\"").and_then(|place| phrase(&place));
    let mut label_place = keys.may("label_place", label_place).map(Option::unwrap_or_default);
    for (lang, place) in keys.get("text").iter().flat_map(Place::entries) {
        let lang = rules::language(lang).map_err(|what| place.wrong(&what)).ok();
        place.table(|keys| {
            let targets =
                [("name", name.as_mut()), ("label_place", label_place.as_mut().map(|place| &mut place.text))];
            for (key, target) in targets {
                let Some(place) = keys.get(key) else { continue };
                let text = place.text(rules::line);
                if let (Some(lang), Some(target), Some(text)) = (&lang, target, text) {
                    add(target, lang, text, &place);
                }
            }
        });
    }
    (name, label_place)
}

/// Adds a translation that is not there yet.
fn add(phrase: &mut Phrase, lang: &str, text: String, place: &Place) {
    if phrase.languages().any(|(known, _)| known.eq_ignore_ascii_case(lang)) {
        place.wrong(&format!("the text for {lang:?} stands here twice; keep one of them"));
    } else {
        phrase.set(lang, text);
    }
}

/// Where the label sits: words and a picture, or words only.
fn label_place(place: &Place) -> Option<LabelPlace> {
    if !place.is_table() {
        return place.text(rules::line).map(|text| LabelPlace { picture: None, text: Phrase::plain(text) });
    }
    place.table(|keys| {
        let picture = keys.may("picture", |place| place.text(rules::picture_name));
        let text = keys.may("text", phrase);
        Some(LabelPlace { picture: picture?, text: text?.unwrap_or_default() })
    })?
}

fn term(place: &Place) -> Option<Term> {
    place.table(|keys| {
        let what = keys.need("what", "\"Parts and labour\"").and_then(|place| phrase(&place));
        let length = keys.need("length", "\"3 years\"").and_then(|place| place.text(rules::length));
        let from = keys.need("from", "\"purchase\"").and_then(|place| start(&place));
        let latest_start = keys.may("latest_start", |place| place.text(rules::latest_start));
        let markets = keys.may("markets", markets);
        let on_repair = keys.may("on_repair", |place| place.text(rules::on_repair));
        let on_replacement = keys.may("on_replacement", |place| place.text(OnReplacement::parse));
        let transfer = keys.may("transfer", |place| place.text(Transfer::parse));
        Some(Term {
            what: what?,
            length: length?,
            from: from?,
            latest_start: latest_start?,
            markets: markets?.unwrap_or_default(),
            rules: EventRules {
                on_repair: on_repair?.unwrap_or_default(),
                on_replacement: on_replacement?.unwrap_or_default(),
                transfer: transfer?.unwrap_or_default(),
            },
        })
    })?
}

fn start(place: &Place) -> Option<StartRule> {
    if place.is_date() { place.date().map(StartRule::Fixed) } else { place.text(StartRule::parse) }
}

fn markets(place: &Place) -> Option<Vec<Market>> {
    let places = place.list();
    if places.is_empty() {
        place.wrong("names no country; leave the key out for a line that holds everywhere");
        return None;
    }
    let seen = Firsts::of("country");
    let market = |place: &Place| {
        let market = place.text(Market::parse)?;
        seen.check(place, market.as_str());
        Some(market)
    };
    places.iter().map(market).collect()
}

fn manual(place: &Place, named: Option<&ProductName>) -> Option<Manual> {
    place.table(|keys| {
        let title = keys.need("title", "\"Owner's manual\"").and_then(|place| phrase(&place));
        let lang = keys.may("lang", |place| place.text(rules::language));
        let url =
            keys.need("url", "\"https://example.com/…\"").and_then(|place| place.text(rules::web_address));
        let serials = keys.may("serials", |place| serials(place, named));
        let how_to = keys.may("how_to", Place::yes_or_no)?.unwrap_or(false);
        Some(Manual { title: title?, lang: lang?, url: url?, serials: serials?, how_to })
    })?
}
