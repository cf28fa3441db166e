//! The bridge from the catalogue's words to what pages and letters show: product, manuals, offers, in the reader's language.
//!
//! As `reasons` does for sentences: one way from domain to view, so that page, letter and desk show the same.

use jiff::civil::Date;

use super::sentence::Sentence;
use super::settings::Picture;
use super::views::{ClaimState, Fate, ManualLink, Notice, OfferCard, Price, ProductCard};
use crate::domain::claim::State;
use crate::domain::market::Market;
use crate::domain::offer::Offer;
use crate::domain::picture::PictureFacts;
use crate::domain::product::{Manual, Product};
use crate::domain::recall::Recall;
use crate::domain::unit::Serial;
use crate::domain::withdrawal as domain;

impl Picture {
    /// A picture of the catalogue, on this site.
    pub fn of(facts: &PictureFacts) -> Self {
        Self { url: facts.path(), width: facts.width, height: facts.height }
    }
}

impl ProductCard {
    /// A product for a reader of `lang`.
    pub fn of(product: &Product, picture: Option<&PictureFacts>, lang: &str) -> Self {
        Self {
            name: product.name.get(lang).to_owned(),
            code: product.code.to_string(),
            picture: picture.map(Picture::of),
        }
    }
}

impl From<&domain::Fate> for Fate {
    fn from(fate: &domain::Fate) -> Self {
        match fate {
            domain::Fate::Void => Self::Void,
            domain::Fate::Stolen => Self::Stolen,
            domain::Fate::Replaced(_) => Self::Replaced,
        }
    }
}

impl From<State> for ClaimState {
    fn from(state: State) -> Self {
        match state {
            State::Open => Self::Open,
            State::Accepted => Self::Accepted,
            State::Refused => Self::Refused,
        }
    }
}

impl Notice {
    /// The recalls about a unit of a product, for a reader of `lang`. They follow from the serial alone.
    pub fn all(product: &Product, serial: Option<&Serial>, today: Date, lang: &str) -> Vec<Self> {
        let notice = |recall: &Recall| Self {
            title: recall.title.get(lang).to_owned(),
            text: recall.text.get(lang).to_owned(),
            url: recall.url.clone(),
        };
        product.recalls_of(serial, today).into_iter().map(notice).collect()
    }
}

impl ManualLink {
    /// The manuals of a unit for a reader of `lang`; the language is named where it is another one.
    pub fn all(product: &Product, serial: &Serial, lang: &str) -> Vec<Self> {
        product.manuals_for(serial, lang).into_iter().map(|manual| Self::of(manual, lang)).collect()
    }

    /// The first how-to about a unit that a reader of `lang` can read.
    pub fn tip(product: &Product, serial: &Serial, lang: &str) -> Option<Self> {
        let manuals = product.manuals_for(serial, lang).into_iter().filter(|manual| manual.how_to);
        manuals.map(|manual| Self::of(manual, lang)).find(|manual| manual.lang.is_none())
    }

    fn of(manual: &Manual, lang: &str) -> Self {
        let base = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
        let foreign = |of: &String| base(of) != base(lang);
        Self {
            title: manual.title.get(lang).to_owned(),
            lang: manual.lang.clone().filter(foreign),
            url: manual.url.clone(),
        }
    }
}

impl OfferCard {
    /// Offers of a product in `market`, for a reader of `lang`, each with why it is seen.
    pub fn all(product: &Product, offers: &[Offer], market: Option<Market>, lang: &str) -> Vec<Self> {
        offers
            .iter()
            .map(|offer| Self {
                title: offer.title.get(lang).to_owned(),
                text: None,
                price: offer.price(market).map(|price| Price::of(price, market)),
                url: offer.url.clone(),
                picture: None,
                why: why(product, offer, lang),
            })
            .collect()
    }
}

fn why(product: &Product, offer: &Offer, lang: &str) -> Sentence {
    let id = if offer.serials.is_some() { "offer-why-serials" } else { "offer-why-product" };
    Sentence::new(id).with("product", product.name.get(lang))
}
