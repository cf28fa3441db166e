//! The links of a code as a page: for people who asked for all of them, or whose request fits several.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::code::Code;
use crate::domain::linkset::Target;
use crate::flows::catalog;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{Choice, ChoicesView};

/// The page: 200 with all links, 300 with those the request could not decide between.
pub fn page(
    request: &HttpRequest,
    shared: &Shared,
    code: &Code,
    status: StatusCode,
    targets: &[&Target],
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let Some(product) = shelf.find(&code.product) else { return Problem::not_found().page(request) };
    let locale = visitor::locale(request, shared);
    let choice = |target: &&Target| Choice {
        title: target.title.clone(),
        kind: target.kind.curie(),
        lang: target.lang.clone(),
        url: target.href.clone(),
    };
    let view = ChoicesView {
        here: visitor::here(request),
        product: views::card(&shelf, product, &locale.tag()),
        serial: code.serial.as_ref().map(ToString::to_string),
        undecided: status == StatusCode::MULTIPLE_CHOICES,
        choices: targets.iter().map(choice).collect(),
    };
    views::answer(request, shared, status, shared.text.choices(&locale, &view))
}
