//! From what stories answer to what pages show: the shared pieces. Each page's own view is made in its file.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentType};
use actix_web::{HttpRequest, HttpResponse};

use super::problem::Problem;
use super::{Shared, visitor};
use crate::flows::catalog::NumberedProduct;
use crate::flows::catalog::Shelf;
use crate::text::views::{LabelPlace, ProductCard};
use crate::text::{Picture, TextError};

/// A page with its status, or the problem page when a template failed.
pub fn answer(
    request: &HttpRequest,
    shared: &Shared,
    status: StatusCode,
    page: Result<String, TextError>,
) -> HttpResponse {
    match page {
        Ok(page) => html(request, shared, status, page),
        Err(error) => Problem::from_text(&error, shared).page(request),
    }
}

/// A page, with its style compressed if the visitor unpacks it. The rest goes as it is: nothing of a person or a secret is
/// ever compressed together with what an address can choose.
pub fn html(request: &HttpRequest, shared: &Shared, status: StatusCode, page: String) -> HttpResponse {
    let wanted = visitor::takes_gzip(request);
    match wanted.then(|| shared.text.pack(&page)).flatten() {
        Some(page) => packed(status, page),
        None => plain(status, page.into_bytes()),
    }
}

/// A page as it is.
pub fn plain(status: StatusCode, page: Vec<u8>) -> HttpResponse {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header((header::VARY, "Accept-Encoding, Accept-Language"))
        .content_type(ContentType::html())
        .body(page)
}

/// A page as a gzip member.
pub fn packed(status: StatusCode, page: Vec<u8>) -> HttpResponse {
    let mut answer = HttpResponse::build(status);
    answer
        .insert_header((header::CONTENT_ENCODING, "gzip"))
        .insert_header((header::VARY, "Accept-Encoding, Accept-Language"))
        .content_type(ContentType::html())
        .body(page)
}

/// The product with its picture.
pub fn card(shelf: &Shelf, numbered: &NumberedProduct, lang: &str) -> ProductCard {
    let product = &numbered.product;
    let picture = product.picture.as_deref().and_then(|name| shelf.find_picture(name));
    ProductCard::of(product, picture, lang)
}

/// Where the label sits, when the catalogue says so.
pub fn place(shelf: &Shelf, numbered: &NumberedProduct, lang: &str) -> Option<LabelPlace> {
    let place = &numbered.product.label_place;
    let picture = place.picture.as_deref().and_then(|name| shelf.find_picture(name)).map(Picture::of);
    let text = place.text.get(lang).to_owned();
    (!text.is_empty() || picture.is_some()).then_some(LabelPlace { text, picture })
}
