//! `/desk/catalog`: products and offers, with what is summed of them already, each with the way to its editor (`entry`). The rows
//! of offers and of cover are shared with the product's own page.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::Date;

use super::session;
use crate::domain::coverage::{Length, StartRule, Term};
use crate::domain::offer::Offer;
use crate::domain::product::Product;
use crate::domain::tally::OfferStep;
use crate::flows::board::{self, Board};
use crate::flows::catalog;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{CatalogView, OfferRow, ProductRow, TermRow};

/// The most products of a page, and the most offers; whoever has more searches.
const ROWS: usize = 300;

/// What is summed of offers: by code and step.
pub(super) struct Sums {
    by_step: BTreeMap<(String, String), i64>,
    today: Date,
}

impl Sums {
    /// Those of the last twelve months.
    pub(super) fn of(board: &Board) -> Self {
        let mut by_step: BTreeMap<(String, String), i64> = BTreeMap::new();
        for of in &board.offers {
            *by_step.entry((of.offer.clone(), of.step.clone())).or_default() += of.many;
        }
        Self { by_step, today: board.today }
    }

    fn many(&self, code: &str, step: OfferStep) -> i64 {
        self.by_step.get(&(code.to_owned(), step.as_str().to_owned())).copied().unwrap_or(0)
    }
}

/// `GET /desk/catalog`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let read = async {
        let board = board::read(&shared.context).await?;
        Ok((board, catalog::read_shelf(&shared.context).await?))
    };
    let (board, shelf) = match read.await {
        Ok(read) => read,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let query = visitor::query(&request, "q").unwrap_or_default();
    let locale = visitor::locale(&request, &shared);
    let lang = locale.tag();
    let fits = |texts: &[&str]| {
        let wanted = query.trim().to_lowercase();
        texts.iter().any(|text| text.to_lowercase().contains(&wanted))
    };
    let sums = Sums::of(&board);
    let (mut products, mut offers) = (Vec::new(), Vec::new());
    let mut is_cut = false;
    for numbered in shelf.products() {
        let product = &numbered.product;
        let is_found = fits(&[product.code.as_str(), product.name.get(&lang)]);
        let of_it = |offer: &&Offer| is_found || fits(&[&offer.code, offer.title.get(&lang)]);
        let found: Vec<&Offer> = product.offers.iter().filter(of_it).collect();
        let has_room = products.len() < ROWS && offers.len() + found.len() <= ROWS;
        if !has_room && (is_found || !found.is_empty()) {
            is_cut = true;
            break;
        }
        if is_found {
            products.push(product_row(&board, numbered.number, product, &lang));
        }
        offers.extend(offer_rows(&sums, product, found.into_iter(), &lang));
    }
    let view = CatalogView { staff: session::shown(&signed_in), query, products, offers, is_cut };
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_catalog(&locale, &view))
}

/// Path of a product's editor.
pub(super) fn address(product: &Product) -> String {
    format!("/desk/catalog/{}", product.code)
}

/// Path of an offer's editor; of a new one without `code`.
pub(super) fn offer_address(product: &Product, code: Option<&str>) -> String {
    let query = code.map(|code| serde_urlencoded::to_string([("code", code)]).unwrap_or_default());
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    format!("{}/offer{query}", address(product))
}

fn product_row(board: &Board, number: i64, product: &Product, lang: &str) -> ProductRow {
    let of_it = || board.units.iter().filter(|of| of.shelf.product == number);
    ProductRow {
        url: address(product),
        code: product.code.to_string(),
        name: product.name.get(lang).to_owned(),
        terms: term_rows(&product.coverage, lang),
        units: of_it().map(|of| of.printed).sum(),
        registered: of_it().map(|of| of.registered).sum(),
    }
}

/// Lines of cover as the catalogue promises them.
pub(super) fn term_rows(terms: &[Term], lang: &str) -> Vec<TermRow> {
    let row = |term: &Term| TermRow {
        what: term.what.get(lang).to_owned(),
        said: match term.from {
            StartRule::Purchase => Sentence::new("term-purchase"),
            StartRule::Installation => Sentence::new("term-installation"),
            StartRule::Manufacture { plus } if plus == Length::default() => Sentence::new("term-manufacture"),
            StartRule::Manufacture { plus } => Sentence::new("term-manufacture-plus").with("plus", plus),
            StartRule::Fixed(on) => Sentence::new("term-fixed").with("on", on),
        }
        .with("length", term.length),
        markets: term.markets.iter().map(ToString::to_string).collect(),
    };
    terms.iter().map(row).collect()
}

/// Offers of a product, with what is summed of them.
pub(super) fn offer_rows<'o>(
    sums: &Sums,
    product: &Product,
    offers: impl Iterator<Item = &'o Offer>,
    lang: &str,
) -> Vec<OfferRow> {
    let row = |offer: &Offer| OfferRow {
        url: offer_address(product, Some(&offer.code)),
        code: offer.code.clone(),
        title: offer.title.get(lang).to_owned(),
        product: product.code.to_string(),
        markets: match offer.prices.everywhere {
            Some(_) => Vec::new(),
            None => offer.prices.by_market.keys().map(ToString::to_string).collect(),
        },
        ends_on: offer.ends_on,
        is_over: offer.ends_on.is_some_and(|on| on < sums.today),
        followed: sums.many(&offer.code, OfferStep::Followed),
        bought: sums.many(&offer.code, OfferStep::Bought),
    };
    offers.map(row).collect()
}
