//! Drafts: what the desk may change of the catalogue, out of the fields of a form. An offer with its place among the product's
//! offers, and the words of a product: name, where its label sits, manuals. Every rule is that of the file (`rules`), every mistake
//! is told with its field. What changes is told by `change`; who may, and when it holds, is the business of `flows::edit`.

use std::collections::{BTreeMap, BTreeSet};

pub use super::phrase::main_language;
use super::rules;
use crate::domain::field::Reason;
use crate::domain::market::{Market, Price};
use crate::domain::offer::{Offer, Prices};
use crate::domain::phrase::Phrase;
use crate::domain::product::{Manual, Product};
use crate::domain::unit::{ProductName, Serial};

/// The most manuals that a form is read for; it could not carry more.
const MANUALS_MAX: usize = 1000;
/// Free rows for further manuals.
const MANUALS_FREE: usize = 2;

/// What a form says of a manual that shows how something is done.
pub const HOW_TO: &str = "how-to";

/// A form, as it came: names of fields and what stands in them.
pub type Fields = BTreeMap<String, String>;

/// An offer, and the how-manieth of its product it is, from 1: the first three that fit are shown.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct OfferDraft {
    /// The offer.
    pub offer: Offer,
    /// Its place.
    pub place: usize,
}

/// What the desk may change of a product besides its offers. All of it is words: no date of anybody's cover depends on it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Words {
    /// What owners call it.
    pub name: Phrase,
    /// Where its label sits.
    pub label_place: Phrase,
    /// Manuals and how-tos.
    pub manuals: Vec<Manual>,
}

/// Everything that is wrong in a form: field and reason, in the order of the fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(pub Vec<(String, Reason)>);

impl Faults {
    /// Notes a mistake; the first one of a field is kept.
    pub fn push(&mut self, field: impl Into<String>, reason: Reason) {
        let field = field.into();
        if self.0.iter().all(|(known, _)| *known != field) {
            self.0.push((field, reason));
        }
    }

    fn take<T>(&mut self, field: impl Into<String>, result: Result<T, Reason>) -> Option<T> {
        result.map_err(|reason| self.push(field, reason)).ok()
    }
}

impl OfferDraft {
    /// An offer of a product as it stands.
    pub fn of(product: &Product, code: &str) -> Option<Self> {
        let at = product.offers.iter().position(|offer| offer.code == code)?;
        product.offers.get(at).map(|offer| Self { offer: offer.clone(), place: at + 1 })
    }

    /// Puts it into its place, instead of the one with its code.
    pub fn put_into(&self, product: &mut Product) {
        product.offers.retain(|offer| offer.code != self.offer.code);
        let at = self.place.saturating_sub(1).min(product.offers.len());
        product.offers.insert(at, self.offer.clone());
    }

    /// As the fields of a form.
    pub fn fields(&self) -> Fields {
        let offer = &self.offer;
        let mut fields = Fields::from([
            ("code".to_owned(), offer.code.clone()),
            ("url".to_owned(), offer.url.clone()),
            ("place".to_owned(), self.place.to_string()),
        ]);
        show_phrase(&mut fields, "title", &offer.title);
        let prices = offer.prices.by_market.iter().map(|(market, price)| (format!("price-{market}"), price));
        let everywhere = offer.prices.everywhere.iter().map(|price| ("price".to_owned(), price));
        fields.extend(prices.chain(everywhere).map(|(name, price)| (name, price.to_string())));
        if let Some((first, last)) = &offer.serials {
            fields.extend([("first".to_owned(), first.clone()), ("last".to_owned(), last.clone())]);
        }
        fields.extend(offer.ends_on.map(|on| ("ends_on".to_owned(), on.to_string())));
        fields
    }

    /// Reads a form. `was` is the offer it began with, `None` for a new one; `named` is the product as its codes name it.
    ///
    /// # Errors
    /// All mistakes.
    pub fn read(fields: &Fields, was: Option<&Self>, named: &ProductName) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let code = match was {
            Some(was) => Some(was.offer.code.clone()),
            None => faults.take("code", clean(given(fields, "code"), rules::code)),
        };
        let title = read_phrase(fields, "title", was.map(|was| &was.offer.title), &mut faults);
        let prices = read_prices(fields, was.map(|was| &was.offer.prices), &mut faults);
        let url = faults.take("url", address(given(fields, "url")));
        let serials = read_serials(fields, ("first", "last"), named, &mut faults);
        let ends_on = match given(fields, "ends_on") {
            "" => Some(None),
            text => faults.take("ends_on", rules::date(text).map(Some).map_err(|_| Reason::NotADate)),
        };
        let place = faults.take("place", given(fields, "place").parse().map_err(|_| Reason::NotAChoice));
        match (code, title, url, serials, ends_on, place) {
            (Some(code), Some(title), Some(url), Some(serials), Some(ends_on), Some(place))
                if faults.0.is_empty() =>
            {
                Ok(Self { offer: Offer { code, title, prices, url, serials, ends_on }, place })
            }
            _ => Err(faults),
        }
    }
}

impl Words {
    /// Those of a product.
    pub fn of(product: &Product) -> Self {
        Self {
            name: product.name.clone(),
            label_place: product.label_place.text.clone(),
            manuals: product.manuals.clone(),
        }
    }

    /// Makes them those of a product.
    pub fn put_into(&self, product: &mut Product) {
        product.name = self.name.clone();
        product.label_place.text = self.label_place.clone();
        product.manuals.clone_from(&self.manuals);
    }

    /// As the fields of a form.
    pub fn fields(&self) -> Fields {
        let mut fields = Fields::new();
        show_phrase(&mut fields, "name", &self.name);
        show_phrase(&mut fields, "label_place", &self.label_place);
        for (at, manual) in self.manuals.iter().enumerate() {
            let name = |part: &str| format!("manual-{at}-{part}");
            fields.insert(name("title"), manual.title.as_plain().to_owned());
            fields.insert(name("url"), manual.url.clone());
            fields.insert(name("lang"), manual.lang.clone().unwrap_or_default());
            fields.insert(name("sort"), if manual.how_to { HOW_TO } else { "" }.to_owned());
            let (first, last) = manual.serials.clone().unwrap_or_default();
            fields.extend([(name("first"), first), (name("last"), last)]);
        }
        fields
    }

    /// How many rows of manuals a form needs: what it holds, and some free ones.
    pub fn rows(&self, fields: &Fields) -> usize {
        let number = |name: &String| name.strip_prefix("manual-")?.split('-').next()?.parse::<usize>().ok();
        let held = fields
            .iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .filter_map(|(name, _)| number(name))
            .filter(|at| *at < MANUALS_MAX)
            .max();
        self.manuals.len().max(held.map_or(0, |last| last + 1)) + MANUALS_FREE
    }

    /// Reads a form. `was` is what it began with; a manual whose row is emptied goes.
    ///
    /// # Errors
    /// All mistakes.
    pub fn read(fields: &Fields, was: &Self, named: &ProductName) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let name = read_phrase(fields, "name", Some(&was.name), &mut faults);
        let says_where = fields.iter().any(|(field, text)| {
            field.starts_with("label_place") && !field.ends_with("_lang") && !text.trim().is_empty()
        });
        let label_place = if says_where {
            read_phrase(fields, "label_place", Some(&was.label_place), &mut faults)
        } else {
            Some(Phrase::default())
        };
        let manuals = (0..was.rows(fields))
            .filter_map(|at| read_manual(fields, at, &was.manuals, named, &mut faults))
            .collect();
        match (name, label_place) {
            (Some(name), Some(label_place)) if faults.0.is_empty() => Ok(Self { name, label_place, manuals }),
            _ => Err(faults),
        }
    }
}

fn given<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.get(name).map_or("", |text| text.trim())
}

/// A text by a rule of the file, with the reason when it does not hold.
fn clean(text: &str, rule: fn(&str) -> Result<String, String>) -> Result<String, Reason> {
    rule(text).map_err(|_| match text.trim().chars().count() {
        0 => Reason::Missing,
        count if count > rules::TEXT_MAX => Reason::TooLong { max: rules::TEXT_MAX as u64 },
        // The only shorter rule is that of codes.
        count if count > rules::CODE_MAX && rule(&text.chars().take(8).collect::<String>()).is_ok() => {
            Reason::TooLong { max: rules::CODE_MAX as u64 }
        }
        _ => Reason::IllegalCharacter,
    })
}

fn address(text: &str) -> Result<String, Reason> {
    match text {
        "" => Err(Reason::Missing),
        text => rules::web_address(text).map_err(|_| Reason::NotAWebAddress),
    }
}

fn show_phrase(fields: &mut Fields, name: &str, phrase: &Phrase) {
    fields.insert(name.to_owned(), phrase.as_plain().to_owned());
    let main = main_language(phrase);
    let others = phrase.languages().filter(|(lang, _)| Some(*lang) != main);
    fields.extend(others.map(|(lang, text)| (format!("{name}-{lang}"), text.to_owned())));
}

/// The text for everybody, those of single languages, and that of one more. An emptied language goes.
fn read_phrase(fields: &Fields, name: &str, was: Option<&Phrase>, faults: &mut Faults) -> Option<Phrase> {
    let main = faults.take(name, clean(given(fields, name), rules::line));
    let mut phrase = Phrase::plain(main.clone().unwrap_or_default());
    let main_lang = was.and_then(main_language);
    if let (Some(lang), Some(text)) = (main_lang, main.as_ref()) {
        phrase.set(lang, text.clone());
    }
    for (field, text) in fields.iter().filter(|(_, text)| !text.trim().is_empty()) {
        let Some(lang) = field.strip_prefix(name).and_then(|rest| rest.strip_prefix('-')) else { continue };
        let lang = faults.take(field, rules::language(lang).map_err(|_| Reason::NotAChoice));
        let text = faults.take(field, clean(text, rules::line));
        if let (Some(lang), Some(text)) = (lang, text) {
            phrase.set(&lang, text);
        }
    }
    let (lang_field, text_field) = (format!("{name}_new_lang"), format!("{name}_new"));
    match (given(fields, &lang_field), given(fields, &text_field)) {
        (_, "") => {}
        ("", _) => faults.push(lang_field, Reason::Missing),
        (lang, text) => {
            let lang = faults.take(lang_field, rules::language(lang).map_err(|_| Reason::NotAChoice));
            let text = faults.take(text_field, clean(text, rules::line));
            if let (Some(lang), Some(text)) = (lang, text) {
                phrase.set(&lang, text);
            }
        }
    }
    main.map(|_| phrase)
}

/// The price for everywhere, those of single countries, and that of one more. A country without price is one where it is not sold.
fn read_prices(fields: &Fields, was: Option<&Prices>, faults: &mut Faults) -> Prices {
    let known = was.into_iter().flat_map(|was| was.by_market.values().chain(&was.everywhere));
    let currencies: BTreeSet<&str> = known.map(Price::currency).collect();
    // A bare number is clear where there is only one currency.
    let only = currencies.first().copied().filter(|_| currencies.len() == 1);
    let mut prices = Prices::default();
    let mut take = |field: &str, market: Option<&str>, text: &str| {
        let usual = market
            .and_then(|market| Market::parse(market).ok())
            .and_then(|market| was?.by_market.get(&market))
            .map(Price::currency)
            .or(only);
        let price = faults.take(field, Price::typed(text, usual).map_err(|_| Reason::NotAPrice));
        let market =
            market.map(|market| faults.take(field, Market::parse(market).map_err(|_| Reason::NotAChoice)));
        match (market, price) {
            (None, Some(price)) => prices.everywhere = Some(price),
            (Some(Some(market)), Some(price)) => {
                prices.by_market.insert(market, price);
            }
            _ => {}
        }
    };
    for (field, text) in fields.iter().filter(|(_, text)| !text.trim().is_empty()) {
        if field == "price" {
            take(field, None, text);
        } else if let Some(market) = field.strip_prefix("price-") {
            take(field, Some(market), text);
        }
    }
    match (given(fields, "price_new_market"), given(fields, "price_new")) {
        (_, "") => {}
        ("", _) => faults.push("price_new_market", Reason::Missing),
        (market, text) => take("price_new", Some(market), text),
    }
    prices
}

#[expect(clippy::option_option, reason = "missing is fine, wrong is not")]
fn read_serials(
    fields: &Fields,
    (first, last): (&str, &str),
    named: &ProductName,
    faults: &mut Faults,
) -> Option<Option<(String, String)>> {
    let read = |name: &str, faults: &mut Faults| match given(fields, name) {
        "" => faults.take(name, Err(Reason::Missing)),
        text => faults.take(name, Serial::parse(text, named).map_err(|_| Reason::NotASerial)),
    };
    if [first, last].iter().all(|name| given(fields, name).is_empty()) {
        return Some(None);
    }
    let (from, to) = (read(first, faults), read(last, faults));
    let (from, to) = (from?, to?);
    if from.as_str().len() != to.as_str().len() || from.as_str() > to.as_str() {
        faults.push(last, Reason::NotARange);
        return None;
    }
    Some(Some((from.as_str().to_owned(), to.as_str().to_owned())))
}

/// A row; `None` when it is empty or wrong.
fn read_manual(
    fields: &Fields,
    at: usize,
    known: &[Manual],
    named: &ProductName,
    faults: &mut Faults,
) -> Option<Manual> {
    let name = |part: &str| format!("manual-{at}-{part}");
    if ["title", "url"].iter().all(|part| given(fields, &name(part)).is_empty()) {
        return None;
    }
    let title = faults.take(name("title"), clean(given(fields, &name("title")), rules::line));
    let url = faults.take(name("url"), address(given(fields, &name("url"))));
    let lang = match given(fields, &name("lang")) {
        "" => Some(None),
        lang => faults.take(name("lang"), rules::language(lang).map(Some).map_err(|_| Reason::NotAChoice)),
    };
    let serials = read_serials(fields, (&name("first"), &name("last")), named, faults);
    let (title, url, lang, serials) = (title?, url?, lang?, serials?);
    let how_to = given(fields, &name("sort")) == HOW_TO;
    // Its other languages stay with it, by its title or by where it leads: rows move.
    let same = known.iter().find(|manual| manual.title.as_plain() == title && manual.url == url);
    let same = same.or_else(|| known.iter().find(|manual| manual.title.as_plain() == title));
    let renaming = known.iter().find(|manual| manual.url == url);
    let title = match (same, renaming) {
        (Some(same), _) => same.title.clone(),
        (None, Some(renaming)) => renamed(&renaming.title, &title),
        (None, None) => Phrase::plain(title),
    };
    Some(Manual { title, lang, url, serials, how_to })
}

/// The same phrase with another text for everybody.
fn renamed(known: &Phrase, text: &str) -> Phrase {
    let main = main_language(known);
    let mut phrase = Phrase::plain(text);
    for (lang, other) in known.languages() {
        phrase.set(lang, if Some(lang) == main { text } else { other });
    }
    phrase
}
