//! How owners would see an edit of the catalogue: a part of the page within the editor, or a whole page or letter with an invented
//! owner. Whole ones are answers of their own in a sandbox, as previews of letters are: nothing in them runs, and nothing is sent.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::Date;

use crate::domain::catalog::change::What;
use crate::domain::catalog::draft::Fields;
use crate::domain::coverage::{Dates, History, lines};
use crate::domain::market::Market;
use crate::domain::offer::{Offer, fitting};
use crate::domain::product::Product;
use crate::domain::unit::Serial;
use crate::flows::catalog::NumberedProduct;
use crate::flows::edit::{self, Edit, Entry};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{
    ChangeRow, ConfirmationView, CoverageLine, Dealer, EntryPreview, FormView, ManualLink, Notice, OfferCard,
    OwnerView, ProductCard, Values,
};
use crate::text::{Locale, Sentence, TextError};

/// Our styles and pictures, and nothing else: no script, no form, no frame.
const SANDBOX: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/// What can be looked at as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    Owner,
    Letter,
    Form,
}

/// Who looks: an invented owner.
struct Eyes {
    locale: Locale,
    market: Option<Market>,
    serial: Serial,
    today: Date,
}

impl Whole {
    /// The value of a button.
    pub(super) fn parse(step: &str) -> Option<Self> {
        match step {
            "owner" => Some(Self::Owner),
            "letter" => Some(Self::Letter),
            "form" => Some(Self::Form),
            _ => None,
        }
    }
}

impl Eyes {
    fn of(shared: &Shared, locale: &Locale, fields: &Fields, edit: &Edit) -> Self {
        let given = |name: &str| fields.get(name).map(String::as_str).filter(|text| !text.is_empty());
        let offer = match edit {
            Edit::Offer(_, to) => Some(&to.offer),
            _ => None,
        };
        let changes = super::entry::changes(edit);
        // Where nothing was chosen, the owner is one whom the change is about.
        let first = |of: &[What]| {
            changes.iter().find(|change| of.contains(&change.what)).map(|change| change.of.as_str())
        };
        let sold_in = || offer.and_then(|offer| offer.prices.by_market.keys().next().copied());
        let market = match fields.get("look_market") {
            Some(text) => Market::parse(text).ok(),
            None => first(&[What::Price])
                .and_then(|of| Market::parse(of).ok())
                .or_else(sold_in)
                .or(shared.context.settings().market),
        };
        let spoken = given("look_lang").or_else(|| first(&[What::Title, What::Name, What::LabelPlace]));
        let serial = offer.and_then(|offer| offer.serials.as_ref()).map_or("SN0000001", |(first, _)| first);
        Self {
            locale: spoken
                .map(|lang| shared.text.locale(Some(lang), None))
                .filter(|found| spoken.is_some_and(|lang| found.tag().eq_ignore_ascii_case(lang)))
                .unwrap_or_else(|| locale.clone()),
            market,
            serial: Serial::stored(serial.to_owned()),
            today: shared.context.today(),
        }
    }

    fn offers<'p>(&self, product: &'p Product) -> Vec<&'p Offer> {
        fitting(&product.offers, &[], &self.serial, (self.market, self.today))
    }

    fn cards(&self, product: &Product) -> Vec<OfferCard> {
        let offers: Vec<Offer> = self.offers(product).into_iter().cloned().collect();
        OfferCard::all(product, &offers, self.market, &self.locale.tag())
    }

    fn lines(&self, product: &Product) -> Vec<CoverageLine> {
        let dates = Dates { purchased_on: self.today, installed_on: Some(self.today), proven: false };
        let lines = lines(&product.coverage, &History::default(), &dates, self.market);
        lines.iter().map(|line| CoverageLine::of(line, self.today, &self.locale.tag())).collect()
    }
}

/// The part of the owner's page that an edit is about.
pub(super) fn preview(
    shared: &Shared,
    locale: &Locale,
    (entry, fields): (&Entry, &Fields),
    (edit, changes): (&Edit, Vec<ChangeRow>),
) -> EntryPreview {
    let eyes = Eyes::of(shared, locale, fields, edit);
    let was = &entry.numbered.product;
    let product = edit::applied(was, edit, None).unwrap_or_else(|| was.clone());
    let named = |locale: &Locale| (locale.tag(), shared.text.name_of(locale).to_owned());
    let country = |market: &Market| (market.to_string(), shared.text.country(locale, market.as_str()));
    let mut markets: Vec<Market> = entry.shelf.markets().to_vec();
    markets.extend(product.markets().chain(eyes.market));
    markets.sort_unstable();
    markets.dedup();
    let tag = eyes.locale.tag();
    let (offers, manuals, is_unshown) = match edit {
        Edit::Offer(_, to) => {
            let is_shown = eyes.offers(&product).iter().any(|offer| offer.code == to.offer.code);
            (eyes.cards(&product), Vec::new(), !is_shown)
        }
        _ => (Vec::new(), ManualLink::all(&product, &eyes.serial, &tag), false),
    };
    EntryPreview {
        changes,
        languages: shared.text.locales().iter().map(named).collect(),
        lang: tag.clone(),
        markets: markets.iter().map(country).collect(),
        market: eyes.market.map(|market| market.to_string()).unwrap_or_default(),
        name: product.name.get(&tag).to_owned(),
        offers,
        manuals,
        is_unshown,
    }
}

/// A whole page or letter with the edit in it.
pub(super) fn whole(
    request: &HttpRequest,
    shared: &Shared,
    (entry, fields): (&Entry, &Fields),
    (whole, edit): (Whole, &Edit),
) -> HttpResponse {
    let eyes = Eyes::of(shared, &visitor::locale(request, shared), fields, edit);
    let was = &entry.numbered.product;
    let product = edit::applied(was, edit, None).unwrap_or_else(|| was.clone());
    let numbered = NumberedProduct { number: entry.numbered.number, product };
    let card = views::card(&entry.shelf, &numbered, &eyes.locale.tag());
    let page = match whole {
        Whole::Owner => owner(shared, &eyes, (&numbered.product, card)),
        Whole::Letter => letter(shared, &eyes, (&numbered.product, card)),
        Whole::Form => form(shared, &eyes, (&numbered.product, card)),
    };
    match page {
        Ok(page) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
            .body(page),
        Err(error) => Problem::from_text(&error, shared).page(request),
    }
}

/// Where links of the invented owner lead: nowhere.
const NOWHERE: &str = "/o/preview";

fn owner(
    shared: &Shared,
    eyes: &Eyes,
    (product, card): (&Product, ProductCard),
) -> Result<String, TextError> {
    let lang = eyes.locale.tag();
    let recalls = Notice::all(product, Some(&eyes.serial), eyes.today, &lang);
    let view = OwnerView {
        here: NOWHERE.to_owned(),
        product: card,
        serial: eyes.serial.to_string(),
        reference: "PREVIEW".to_owned(),
        email: None,
        just_registered: false,
        market: eyes.market.map(|market| market.to_string()),
        rights: Sentence::rights(eyes.market),
        lines: eyes.lines(product),
        manuals: ManualLink::all(product, &eyes.serial, &lang),
        offers: if recalls.is_empty() { eyes.cards(product) } else { Vec::new() },
        another_url: NOWHERE.to_owned(),
        pass_on_url: NOWHERE.to_owned(),
        safety_url: NOWHERE.to_owned(),
        recalls,
    };
    shared.text.owner(&eyes.locale, &view)
}

fn letter(
    shared: &Shared,
    eyes: &Eyes,
    (product, card): (&Product, ProductCard),
) -> Result<String, TextError> {
    let link = shared.context.settings().public_url.join(NOWHERE);
    let view = ConfirmationView {
        name: String::new(),
        product: ProductCard { picture: None, ..card },
        serial: eyes.serial.to_string(),
        reference: "PREVIEW".to_owned(),
        link: link.clone(),
        certificate: link.clone(),
        rights: Sentence::rights(eyes.market),
        lines: eyes.lines(product),
        manuals: ManualLink::all(product, &eyes.serial, &eyes.locale.tag()),
        offers: eyes.cards(product),
        offers_why: Sentence::new("mail-offers-why"),
        unsubscribe: Some(link),
        wish: None,
    };
    Ok(shared.text.confirmation(&eyes.locale, &view)?.html)
}

fn form(shared: &Shared, eyes: &Eyes, (product, card): (&Product, ProductCard)) -> Result<String, TextError> {
    let view = FormView {
        here: NOWHERE.to_owned(),
        product: card,
        serial: eyes.serial.to_string(),
        action: NOWHERE.to_owned(),
        hidden: Vec::new(),
        values: Values { purchased_on: eyes.today.to_string(), ..Values::default() },
        latest: None,
        asks_installed: product.asks_for_installation(eyes.market),
        dealer: Dealer::Free { suggestions: Vec::new() },
        markets: Vec::new(),
        rights: Sentence::rights(eyes.market),
        asks_offers: true,
        is_refusal: false,
        recalls: Notice::all(product, Some(&eyes.serial), eyes.today, &eyes.locale.tag()),
        errors: Vec::new(),
    };
    shared.text.form(&eyes.locale, &view)
}
