//! A scan: `/01/…` and `/P/…`. The unit's URI gives a browser the page of its state in the same round trip; nothing is
//! written. Programs are for `http::resolver`.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::fresh::fresh_page;
use crate::domain::code::Code;
use crate::domain::unit::UnitName;
use crate::flows::catalog::{self, NumberedProduct};
use crate::flows::resolve::{Registered, Resolution, resolve};
use crate::http::misses::{self, Misses};
use crate::http::problem::Problem;
use crate::http::resolver::{self, Wish};
use crate::http::{Shared, views, visitor};
use crate::text::views::{RegisteredView, UnprovenView, UnprovenWhy, VoidView};

/// `GET /01/…`: people get the unit's page at once, programs what the resolver has for them.
pub async fn show(request: HttpRequest, shared: Data<Shared>, misses: Data<Misses>) -> HttpResponse {
    let Ok(code) = code(&request) else {
        return resolver::open_to_all(Problem::bad_request().page(&request), &shared, None);
    };
    let answer = match resolver::wish(&request) {
        Wish::Page => page_of(&request, &shared, &misses, code.clone()).await,
        wish => resolver::answer(&request, &shared, &code, &wish).await,
    };
    resolver::open_to_all(answer, &shared, Some(&code))
}

/// `GET /page/01/…`, where redirects lead, and `GET /P/…`: always a page.
pub async fn page(request: HttpRequest, shared: Data<Shared>, misses: Data<Misses>) -> HttpResponse {
    match code(&request) {
        Ok(code) => page_of(&request, &shared, &misses, code).await,
        Err(_) => Problem::bad_request().page(&request),
    }
}

fn code(request: &HttpRequest) -> Result<Code, String> {
    let query = Some(request.query_string()).filter(|query| !query.is_empty());
    Code::parse_request(request.uri().path(), query)
}

/// The page of a unit's state. Whoever named units without their proof too often is not answered for a while, right or
/// wrong: otherwise the end of the waiting would tell the right one.
async fn page_of(request: &HttpRequest, shared: &Shared, misses: &Misses, code: Code) -> HttpResponse {
    let (address, now) = (misses::address(request, shared), shared.context.clock().now());
    let names_unit = code.serial.is_some();
    if names_unit && let Some(wait) = misses.wait(address, now) {
        return Problem::too_many(wait).page(request);
    }
    let found = match resolve(&shared.context, code.clone()).await {
        Ok(found) => found,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    if names_unit && matches!(found, Resolution::Unproven(_) | Resolution::UnknownProduct) {
        misses.note(address, now);
    }
    match found {
        Resolution::Fresh(fresh) => fresh_page(request, shared, &fresh, &code),
        Resolution::Registered(registered) => registered_page(request, shared, &registered, StatusCode::OK),
        Resolution::Void(product, unit) => void_page(request, shared, &product, &unit),
        Resolution::Unproven(product) => unproven_page(request, shared, Some(&code), Some(&product)),
        Resolution::UnknownProduct => unproven_page(request, shared, Some(&code), None),
    }
}

/// Another scan of a registered unit: covered or not, and until which month. No byte of its owner's data.
pub fn registered_page(
    request: &HttpRequest,
    shared: &Shared,
    registered: &Registered,
    status: StatusCode,
) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let view = RegisteredView {
        here: visitor::here(request),
        product: views::card(&shelf, &registered.product, &locale.tag()),
        serial: registered.unit.serial.to_string(),
        covered: registered.covered,
        ends: registered.until_month,
    };
    views::answer(request, shared, status, shared.text.registered(&locale, &view))
}

fn void_page(
    request: &HttpRequest,
    shared: &Shared,
    product: &NumberedProduct,
    unit: &UnitName,
) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let view = VoidView {
        here: visitor::here(request),
        product: Some(views::card(&shelf, product, &locale.tag())),
        serial: unit.serial.to_string(),
        replaced_by: None,
    };
    views::answer(request, shared, StatusCode::OK, shared.text.void(&locale, &view))
}

/// A code that opens no form. The same answer whether or not such a unit exists.
pub fn unproven_page(
    request: &HttpRequest,
    shared: &Shared,
    code: Option<&Code>,
    product: Option<&NumberedProduct>,
) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let lang = locale.tag();
    let view = UnprovenView {
        here: visitor::here(request),
        why: match (product, code.and_then(|code| code.proof.as_ref())) {
            (None, _) => UnprovenWhy::Unknown,
            (Some(_), None) => UnprovenWhy::Missing,
            (Some(_), Some(_)) => UnprovenWhy::Wrong,
        },
        product: product.map(|product| views::card(&shelf, product, &lang)),
        serial: code.and_then(|code| code.serial.as_ref()).map(ToString::to_string),
        place: product.and_then(|product| views::place(&shelf, product, &lang)),
    };
    let status = if product.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    views::answer(request, shared, status, shared.text.unproven(&locale, &view))
}
