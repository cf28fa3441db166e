//! Writes a catalogue as canonical TOML, the export: `parse` reads it back to an equal value.
//!
//! Keys stand in one order and texts are always in double quotes, so that two exports can be compared by eye or diff.

use std::fmt::Write as _;

use super::Catalog;
use super::phrase::OTHER;
use crate::domain::coverage::{LatestStart, Length, OnRepair, OnReplacement, StartRule, Term, Transfer};
use crate::domain::dealer::Dealer;
use crate::domain::linkset::Link;
use crate::domain::offer::{Offer, Prices};
use crate::domain::phrase::Phrase;
use crate::domain::product::{AcceptRange, LabelPlace, Manual, Product};
use crate::domain::recall::Recall;

/// The catalogue as TOML.
pub fn write(catalog: &Catalog) -> String {
    let products = catalog.products.iter().map(product);
    let dealers = catalog.dealers.iter().map(dealer);
    products.chain(dealers).collect::<Vec<_>>().join("\n")
}

/// Lines of `key = value`.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn header(&mut self, header: &str) {
        let gap = if self.0.is_empty() { "" } else { "\n" };
        self.0.push_str(gap);
        self.0.push_str(header);
        self.0.push('\n');
    }

    fn put(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value {
            // A String takes all that is written to it.
            let _ = writeln!(self.0, "{key} = {value}");
        }
    }

    fn list(&mut self, key: &str, rows: &[String]) {
        if !rows.is_empty() {
            self.put(key, Some(format!("[\n  {},\n]", rows.join(",\n  "))));
        }
    }
}

fn product(product: &Product) -> String {
    let mut lines = Lines::default();
    lines.header("[[product]]");
    lines.put("code", Some(quoted(product.code.as_str())));
    lines.put("gtin", product.gtin.map(|gtin| quoted(gtin.as_str())));
    lines.put("name", Some(quoted(product.name.as_plain())));
    lines.put("picture", product.picture.as_deref().map(quoted));
    lines.put("introduced_on", product.introduced_on.map(|on| on.to_string()));
    lines.put("label_place", label_place(&product.label_place));
    lines.list("coverage", &product.coverage.iter().map(term).collect::<Vec<_>>());
    lines.list("manuals", &product.manuals.iter().map(manual).collect::<Vec<_>>());
    lines.list("links", &product.links.iter().map(link).collect::<Vec<_>>());
    lines.put("accept", product.accept.map(|accept| quoted(accept.as_str())));
    lines.list("accept_serials", &product.accept_serials.iter().map(accept_range).collect::<Vec<_>>());
    lines.put("serial_check", product.serial_check.map(|rule| quoted(rule.as_str())));
    translations(&mut lines, product);
    for item in &product.offers {
        offer(&mut lines, item);
    }
    for item in &product.recalls {
        recall(&mut lines, item);
    }
    lines.0
}

/// Name and label place of every language, in tables of their own: translators work through one after the other.
fn translations(lines: &mut Lines, product: &Product) {
    let (name, place) = (&product.name, &product.label_place.text);
    let mut langs: Vec<&str> = name.languages().chain(place.languages()).map(|(lang, _)| lang).collect();
    langs.sort_unstable();
    langs.dedup();
    for lang in langs {
        let of = |phrase: &Phrase| {
            phrase.languages().find(|(known, _)| *known == lang).map(|(_, text)| quoted(text))
        };
        lines.header(&format!("[product.text.{lang}]"));
        lines.put("name", of(name));
        lines.put("label_place", of(place));
    }
}

fn label_place(place: &LabelPlace) -> Option<String> {
    let text = Some(place.text.as_plain()).filter(|text| !text.is_empty()).map(quoted);
    let parts = [("picture", place.picture.as_deref().map(quoted)), ("text", text)];
    parts.iter().any(|(_, value)| value.is_some()).then(|| inline(parts))
}

fn term(term: &Term) -> String {
    let from = match term.from {
        StartRule::Fixed(on) => on.to_string(),
        rule => quoted(&rule.to_string()),
    };
    let markets: Vec<String> = term.markets.iter().map(|market| quoted(market.as_str())).collect();
    let on_repair = match term.rules.on_repair {
        OnRepair::Nothing => None,
        OnRepair::Stop => Some(quoted("stop")),
        OnRepair::Extend(each) => Some(quoted(&length(each))),
    };
    let on_replacement = match term.rules.on_replacement {
        OnReplacement::Carry => None,
        OnReplacement::Restart => Some(quoted("restart")),
    };
    let transfer = match term.rules.transfer {
        Transfer::All => None,
        Transfer::Once => Some(quoted("once")),
        Transfer::FirstOwner => Some(quoted("first-owner")),
    };
    inline([
        ("what", Some(phrase(&term.what))),
        ("length", Some(quoted(&length(term.length)))),
        ("from", Some(from)),
        ("latest_start", term.latest_start.map(|latest| quoted(&latest_start(latest)))),
        ("markets", (!markets.is_empty()).then(|| format!("[{}]", markets.join(", ")))),
        ("on_repair", on_repair),
        ("on_replacement", on_replacement),
        ("transfer", transfer),
    ])
}

fn manual(manual: &Manual) -> String {
    inline([
        ("title", Some(phrase(&manual.title))),
        ("lang", manual.lang.as_deref().map(quoted)),
        ("url", Some(quoted(&manual.url))),
        ("serials", manual.serials.as_ref().map(serials)),
        ("how_to", manual.how_to.then(|| "true".to_owned())),
    ])
}

fn link(link: &Link) -> String {
    inline([
        ("type", Some(quoted(&link.kind.curie()))),
        ("title", Some(phrase(&link.title))),
        ("url", Some(quoted(&link.url))),
        ("lang", link.lang.as_deref().map(quoted)),
    ])
}

fn accept_range(range: &AcceptRange) -> String {
    inline([("serials", Some(serials(&range.serials))), ("accept", Some(quoted(range.accept.as_str())))])
}

fn serials((first, last): &(String, String)) -> String {
    format!("[{}, {}]", quoted(first), quoted(last))
}

fn offer(lines: &mut Lines, offer: &Offer) {
    lines.header("[[product.offer]]");
    lines.put("code", Some(quoted(&offer.code)));
    lines.put("title", Some(phrase(&offer.title)));
    lines.put("price", prices(&offer.prices));
    lines.put("url", Some(quoted(&offer.url)));
    lines.put("serials", offer.serials.as_ref().map(serials));
    lines.put("ends_on", offer.ends_on.map(|on| on.to_string()));
}

fn recall(lines: &mut Lines, recall: &Recall) {
    lines.header("[[product.recall]]");
    lines.put("code", Some(quoted(&recall.code)));
    lines.put("title", Some(phrase(&recall.title)));
    lines.put("text", Some(phrase(&recall.text)));
    lines.put("url", recall.url.as_deref().map(quoted));
    lines.put("serials", recall.serials.as_ref().map(serials));
    lines.put("ends_on", recall.ends_on.map(|on| on.to_string()));
}

fn prices(prices: &Prices) -> Option<String> {
    let everywhere = prices.everywhere.as_ref().map(|price| quoted(&price.to_string()));
    if prices.by_market.is_empty() {
        return everywhere;
    }
    let by_market =
        prices.by_market.iter().map(|(market, price)| (market.as_str(), Some(quoted(&price.to_string()))));
    Some(inline(by_market.chain([(OTHER, everywhere)])))
}

fn dealer(dealer: &Dealer) -> String {
    let mut lines = Lines::default();
    lines.header("[[dealer]]");
    lines.put("code", Some(quoted(&dealer.code)));
    lines.put("name", Some(quoted(&dealer.name)));
    lines.put("city", dealer.city.as_deref().map(quoted));
    lines.put("country", dealer.country.map(|market| quoted(market.as_str())));
    lines.0
}

/// A plain string, or the table of languages: the one that answers for all others is named `other` unless a reader
/// would take it anyway.
fn phrase(phrase: &Phrase) -> String {
    let texts: Vec<(&str, &str)> = phrase.languages().collect();
    let implied = texts.iter().find(|(lang, _)| *lang == "en").or(texts.first());
    match implied {
        None => quoted(phrase.as_plain()),
        Some((_, text)) => {
            let other = (*text != phrase.as_plain()).then(|| quoted(phrase.as_plain()));
            let texts = texts.into_iter().map(|(lang, text)| (lang, Some(quoted(text))));
            inline(texts.chain([(OTHER, other)]))
        }
    }
}

/// Like `Length`'s own words, but long counts of days in weeks: a number above 1200 would not be read back.
fn length(length: Length) -> String {
    let (_, _, days) = length.parts();
    if days <= 1200 {
        return length.to_string();
    }
    let all = length.to_string();
    let rest = all.strip_suffix(&format!("{days} days")).unwrap_or_default();
    match days % 7 {
        0 => format!("{rest}{} weeks", days / 7),
        odd => format!("{rest}{} weeks {odd} days", days / 7),
    }
}

fn latest_start(latest: LatestStart) -> String {
    let base = if latest.from_shipping { "shipping" } else { "manufacture" };
    format!("{base} + {}", length(latest.plus))
}

fn inline<'k>(pairs: impl IntoIterator<Item = (&'k str, Option<String>)>) -> String {
    let pairs = pairs.into_iter().filter_map(|(key, value)| value.map(|value| format!("{key} = {value}")));
    format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
}

/// A TOML basic string (TOML 1.0, String).
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
