//! `/t/{secret}/photo` and `/c/{secret}/photo`: whoever asks for a unit adds a photo of receipt or plate, sees it and replaces it
//! until there is a decision. How a file comes in is `upload`'s. Each file counts as a guess: anybody can make a claim.

use actix_web::http::header;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::upload::{self, Darkroom, sent};
use crate::domain::link::Purpose;
use crate::domain::receipt::Refusal;
use crate::flows::catalog;
use crate::flows::photo::{self as flow, Wanted};
use crate::http::misses::{self, Misses};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Locale;
use crate::text::views::{NoteLink, PaperKind, ReceiptView};

/// Which kind of request an address is about.
fn purpose(request: &HttpRequest) -> Purpose {
    if request.path().starts_with(Purpose::Claim.prefix()) { Purpose::Claim } else { Purpose::Transfer }
}

/// `GET …/photo`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match flow::open(&shared.context, purpose(&request), &secret).await {
        Ok(Some(wanted)) => page(&request, &shared, &wanted, None),
        Ok(None) => back(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST …/photo`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    (misses, darkroom): (Data<Misses>, Data<Darkroom>),
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (address, now) = (misses::address(&request, &shared), shared.context.clock().now());
    if let Some(wait) = misses.wait(address, now) {
        return Problem::too_many(wait).page(&request);
    }
    let purpose = purpose(&request);
    // Whoever waits for nothing here sends us nothing to read.
    let wanted = match flow::open(&shared.context, purpose, &secret).await {
        Ok(Some(wanted)) => wanted,
        Ok(None) => return back(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    misses.note(address, now);
    let photo = match upload::receive(&request, &darkroom, body).await {
        Ok(Ok(photo)) => photo,
        Ok(Err(why)) => return page(&request, &shared, &wanted, Some(why)),
        Err(problem) => return problem.page(&request),
    };
    match flow::keep(&shared.context, purpose, &secret, photo).await {
        Ok(true) => {
            let lang = locale(&request, &shared, &wanted).tag();
            to(format!("{}/photo?saved=1&lang={lang}", wanted.path))
        }
        Ok(false) => back(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET …/photo/file`
pub async fn file(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match flow::file(&shared.context, purpose(&request), &secret).await {
        Ok(Some(found)) => sent(found),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// Where the photo of a request is sent or seen; `None` once it is decided.
///
/// # Errors
/// The page that says why it cannot be told.
pub async fn link(
    shared: &Shared,
    (purpose, secret): (Purpose, &str),
    locale: &Locale,
) -> Result<Option<NoteLink>, Problem> {
    let found = flow::open(&shared.context, purpose, secret).await;
    let wanted = found.map_err(|error| Problem::from_flow(&error, shared))?;
    Ok(wanted.map(|wanted| {
        NoteLink::photo(format!("{}/photo?lang={}", wanted.path, locale.tag()), wanted.photo.is_some())
    }))
}

/// The request's own page, which says how it stands, or that there is none.
fn back(request: &HttpRequest) -> HttpResponse {
    let path = request.path();
    to(path.strip_suffix("/photo").unwrap_or(path).to_owned())
}

fn to(place: String) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}

fn locale(request: &HttpRequest, shared: &Shared, wanted: &Wanted) -> Locale {
    visitor::link_locale(request, shared, "", &wanted.lang)
}

fn page(request: &HttpRequest, shared: &Shared, wanted: &Wanted, why: Option<Refusal>) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = locale(request, shared, wanted);
    let zone = &shared.context.settings().time_zone;
    let (status, errors) = upload::told(why);
    let view = ReceiptView {
        kind: PaperKind::Photo,
        here: format!("{}/photo", wanted.path),
        back: wanted.path.clone(),
        product: views::card(&shelf, &wanted.product, &locale.tag()),
        serial: wanted.serial.to_string(),
        reference: wanted.reference.clone(),
        kept: wanted.photo.as_ref().map(|photo| photo.sent_at.date_in(zone)),
        proven: false,
        saved: visitor::query(request, "saved").is_some(),
        errors,
    };
    views::answer(request, shared, status, shared.text.receipt(&locale, &view))
}
