//! What an edit of the catalogue changes, line by line: what it was and what it becomes. Shown before it is saved, and kept in the
//! audit log in the words of the file.

use super::draft::{OfferDraft, Words};
use crate::domain::offer::Offer;
use crate::domain::phrase::Phrase;
use crate::domain::product::{Manual, Product};

/// The most characters of changes told in one line.
const TOLD_MAX: usize = 2000;

/// Of what a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Name of a product.
    Name,
    /// Where its label sits.
    LabelPlace,
    /// One of its manuals, or their order.
    Manual,
    /// A whole offer that comes or goes.
    Offer,
    /// What an offer is called.
    Title,
    /// What it costs.
    Price,
    /// Where it is bought.
    Url,
    /// Which serials it fits.
    Serials,
    /// Its last day.
    EndsOn,
    /// Its place among the offers.
    Place,
}

impl What {
    /// As the file calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::LabelPlace => "label_place",
            Self::Manual => "manual",
            Self::Offer => "offer",
            Self::Title => "title",
            Self::Price => "price",
            Self::Url => "url",
            Self::Serials => "serials",
            Self::EndsOn => "ends_on",
            Self::Place => "place",
        }
    }
}

/// One thing that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Of what.
    pub what: What,
    /// Which one: a language, a country, the code of an offer; empty when there is only one.
    pub of: String,
    /// What it was; `None` when it was not there.
    pub from: Option<String>,
    /// What it becomes; `None` when it goes.
    pub to: Option<String>,
}

/// All changes in one line: `price DE: 89.00 EUR → 79.00 EUR; …`.
pub fn told(changes: &[Change]) -> String {
    let side = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let one = |change: &Change| {
        let gap = if change.of.is_empty() { "" } else { " " };
        format!("{}{gap}{}: {} → {}", change.what.as_str(), change.of, side(&change.from), side(&change.to))
    };
    let all = changes.iter().map(one).collect::<Vec<_>>().join("; ");
    super::rules::shortened(&all, TOLD_MAX)
}

/// What becomes of an offer; `None` before it is there or after it is gone.
pub fn of_offer(from: Option<&OfferDraft>, to: Option<&OfferDraft>) -> Vec<Change> {
    let mut changes = Vec::new();
    let (old, new) = (from.map(|of| &of.offer), to.map(|of| &of.offer));
    phrases(&mut changes, What::Title, old.map(|of| &of.title), new.map(|of| &of.title));
    prices(&mut changes, old, new);
    let mut note = |what, from, to| put(&mut changes, (what, String::new()), from, to);
    note(What::Url, old.map(|of| of.url.clone()), new.map(|of| of.url.clone()));
    let range = |of: &Offer| of.serials.as_ref().map(|(first, last)| format!("{first} – {last}"));
    note(What::Serials, old.and_then(range), new.and_then(range));
    let ends = |of: &Offer| of.ends_on.map(|on| on.to_string());
    note(What::EndsOn, old.and_then(ends), new.and_then(ends));
    let place = |of: &OfferDraft| of.place.to_string();
    note(What::Place, from.map(place), to.map(place));
    changes
}

/// What becomes of a product's words.
pub fn of_words(from: &Words, to: &Words) -> Vec<Change> {
    let mut changes = Vec::new();
    phrases(&mut changes, What::Name, Some(&from.name), Some(&to.name));
    phrases(&mut changes, What::LabelPlace, Some(&from.label_place), Some(&to.label_place));
    let gone = from.manuals.iter().filter(|manual| !to.manuals.contains(manual));
    let mut come: Vec<&Manual> = to.manuals.iter().filter(|manual| !from.manuals.contains(manual)).collect();
    for manual in gone {
        // The same address or the same title is the same manual with something changed.
        let twin = come.iter().position(|of| of.url == manual.url || of.title == manual.title);
        let twin = twin.map(|at| in_words(come.remove(at)));
        put(&mut changes, (What::Manual, String::new()), Some(in_words(manual)), twin);
    }
    for manual in come {
        put(&mut changes, (What::Manual, String::new()), None, Some(in_words(manual)));
    }
    if changes.is_empty() && from.manuals != to.manuals {
        let titles =
            |of: &Words| of.manuals.iter().map(|one| one.title.as_plain()).collect::<Vec<_>>().join(", ");
        put(&mut changes, (What::Manual, String::new()), Some(titles(from)), Some(titles(to)));
    }
    changes
}

/// What becomes of all that the desk may change of a product.
pub fn of_product(from: &Product, to: &Product) -> Vec<Change> {
    let mut changes = of_words(&Words::of(from), &Words::of(to));
    let kept = |product: &Product, code: &str| product.offers.iter().any(|offer| offer.code == code);
    for offer in from.offers.iter().filter(|offer| !kept(to, &offer.code)) {
        put(&mut changes, (What::Offer, offer.code.clone()), Some(offer.title.as_plain().to_owned()), None);
    }
    for offer in &to.offers {
        let old = OfferDraft::of(from, &offer.code);
        if old.is_none() {
            put(
                &mut changes,
                (What::Offer, offer.code.clone()),
                None,
                Some(offer.title.as_plain().to_owned()),
            );
            continue;
        }
        let changed = of_offer(old.as_ref(), OfferDraft::of(to, &offer.code).as_ref());
        // One offer that moves moves the others, too: their order is told once.
        for change in changed.into_iter().filter(|change| change.what != What::Place) {
            let of = [offer.code.as_str(), change.of.as_str()].join(" ");
            changes.push(Change { of: of.trim_end().to_owned(), ..change });
        }
    }
    let order = |of: &Product, other: &Product| {
        let both = of.offers.iter().filter(|offer| kept(other, &offer.code));
        both.map(|offer| offer.code.as_str()).collect::<Vec<_>>().join(", ")
    };
    put(&mut changes, (What::Place, String::new()), Some(order(from, to)), Some(order(to, from)));
    changes
}

fn put(changes: &mut Vec<Change>, (what, of): (What, String), from: Option<String>, to: Option<String>) {
    if from != to {
        changes.push(Change { what, of, from, to });
    }
}

fn phrases(changes: &mut Vec<Change>, what: What, from: Option<&Phrase>, to: Option<&Phrase>) {
    let plain = |of: Option<&Phrase>| of.map(|of| of.as_plain().to_owned()).filter(|text| !text.is_empty());
    put(changes, (what, String::new()), plain(from), plain(to));
    let all = from.into_iter().chain(to).flat_map(|of| of.languages().map(|(lang, _)| lang.to_owned()));
    let mut langs: Vec<String> = all.collect();
    langs.sort_unstable();
    langs.dedup();
    for lang in langs {
        let own = |of: Option<&Phrase>| {
            of.and_then(|of| of.languages().find(|(known, _)| *known == lang))
                .map(|(_, text)| text.to_owned())
        };
        let (old, new) = (own(from), own(to));
        // The language whose text is the one for everybody was told with it.
        if old == plain(from) && new == plain(to) {
            continue;
        }
        put(changes, (what, lang), old, new);
    }
}

fn prices(changes: &mut Vec<Change>, from: Option<&Offer>, to: Option<&Offer>) {
    let everywhere =
        |of: Option<&Offer>| of.and_then(|of| of.prices.everywhere.as_ref()).map(ToString::to_string);
    put(changes, (What::Price, String::new()), everywhere(from), everywhere(to));
    let mut markets: Vec<_> =
        from.into_iter().chain(to).flat_map(|of| of.prices.by_market.keys().copied()).collect();
    markets.sort_unstable();
    markets.dedup();
    for market in markets {
        let own =
            |of: Option<&Offer>| of.and_then(|of| of.prices.by_market.get(&market)).map(ToString::to_string);
        put(changes, (What::Price, market.to_string()), own(from), own(to));
    }
}

fn in_words(manual: &Manual) -> String {
    let lang = manual.lang.as_ref().map(|lang| format!(" ({lang})")).unwrap_or_default();
    let serials =
        manual.serials.as_ref().map(|(first, last)| format!(" {first} – {last}")).unwrap_or_default();
    let others: Vec<String> = manual.title.languages().map(|(of, text)| format!("{of}: {text}")).collect();
    let others = if others.is_empty() { String::new() } else { format!(" [{}]", others.join(", ")) };
    // As the file says it: there is no word of a language here.
    let how_to = if manual.how_to { " how_to" } else { "" };
    format!("{}{others}{lang}{how_to} {}{serials}", manual.title.as_plain(), manual.url)
}
