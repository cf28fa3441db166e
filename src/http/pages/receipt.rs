//! `/o/{secret}/receipt`: the owner sends the receipt, sees it and replaces it. How a file comes in is `upload`'s.

use actix_web::http::header;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::owner;
use super::upload::{self, Darkroom, sent};
use crate::domain::receipt::Refusal;
use crate::flows::catalog;
use crate::flows::receipt::{self as flow, Kept};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{PaperKind, ReceiptView};

/// `GET /o/{secret}/receipt`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match flow::open(&shared.context, &secret).await {
        Ok(Some(kept)) => page(&request, &shared, &kept, None),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /o/{secret}/receipt`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    darkroom: Data<Darkroom>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    // Whoever has no registration here sends us nothing to read.
    let kept = match flow::open(&shared.context, &secret).await {
        Ok(Some(kept)) => kept,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let receipt = match upload::receive(&request, &darkroom, body).await {
        Ok(Ok(receipt)) => receipt,
        Ok(Err(why)) => return page(&request, &shared, &kept, Some(why)),
        Err(problem) => return problem.page(&request),
    };
    match flow::keep(&shared.context, &secret, receipt).await {
        Ok(true) => {
            let lang = owner::locale(&request, &shared, &kept.owned).tag();
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("{}?saved=1&lang={lang}", request.uri().path())))
                .finish()
        }
        Ok(false) => Problem::forbidden().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET /o/{secret}/receipt/file`
pub async fn file(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match flow::file(&shared.context, &secret).await {
        Ok(Some(found)) => sent(found),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn page(request: &HttpRequest, shared: &Shared, kept: &Kept, why: Option<Refusal>) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let owned = &kept.owned;
    let locale = owner::locale(request, shared, owned);
    let zone = &shared.context.settings().time_zone;
    let (status, errors) = upload::told(why);
    let view = ReceiptView {
        kind: PaperKind::Receipt,
        here: format!("{}/receipt", owned.owner_path),
        back: owned.owner_path.clone(),
        product: views::card(&shelf, &owned.product, &locale.tag()),
        serial: owned.registration.serial.to_string(),
        reference: owned.registration.reference.to_string(),
        kept: kept.receipt.as_ref().map(|receipt| receipt.sent_at.date_in(zone)),
        proven: owned.registration.dates.proven && kept.receipt.is_some(),
        saved: visitor::query(request, "saved").is_some(),
        errors,
    };
    views::answer(request, shared, status, shared.text.receipt(&locale, &view))
}
