//! `/o/{secret}/privacy`: an owner's own data, to take along or to erase. `GET` changes nothing. The secret reaches one
//! registration only (see `flows::erase`).

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::flows::catalog;
use crate::flows::dossier::dossier;
use crate::flows::erase::{Whose, erase, of_link};
use crate::flows::lookup::Asker;
use crate::flows::owner::{OwnedUnit, open};
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::Sentence;
use crate::text::views::PrivacyView;

/// What the button sends: a `POST` without it is somebody's program knocking.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Sure {
    erase: String,
}

/// `GET /o/{secret}/privacy`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match open(&shared.context, &secret).await {
        Ok(Some(owned)) => page(&request, &shared, &owned, false),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET /o/{secret}/data.json`
pub async fn download(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let whose = match of_link(&shared.context, &secret).await {
        Ok(Some(whose)) => whose,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    file(&request, &shared, None, &whose).await
}

/// Everything on record as a file.
pub async fn file(
    request: &HttpRequest,
    shared: &Shared,
    asker: Option<&Asker>,
    whose: &Whose,
) -> HttpResponse {
    let mut found = match dossier(&shared.context, asker, whose).await {
        Ok(found) => found,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::locale(request, shared);
    found.said(|line| shared.text.say(&locale, &Sentence::why(line)).unwrap_or_default());
    HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"data.json\""))
        .body(serde_json::to_string_pretty(&found).unwrap_or_default())
}

/// `POST /o/{secret}/privacy`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    let sure: Sure = match form::read(body).await {
        Ok(sure) => sure,
        Err(problem) => return problem.page(&request),
    };
    let (owned, whose) = match (open(&shared.context, &secret).await, of_link(&shared.context, &secret).await)
    {
        (Ok(Some(owned)), Ok(Some(whose))) => (owned, whose),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, &shared).page(&request),
        _ => return Problem::not_found().page(&request),
    };
    if sure.erase != "yes" {
        return page(&request, &shared, &owned, false);
    }
    match erase(&shared.context, &Asker("owner".to_owned()), &whose).await {
        Ok(_) => page(&request, &shared, &owned, true),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn page(request: &HttpRequest, shared: &Shared, owned: &OwnedUnit, erased: bool) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::link_locale(request, shared, "", &owned.registration.lang);
    let view = PrivacyView {
        here: format!("{}/privacy", owned.owner_path),
        product: views::card(&shelf, &owned.product, &locale.tag()),
        serial: owned.registration.serial.to_string(),
        owner_url: owned.owner_path.clone(),
        download_url: format!("{}/data.json", owned.owner_path),
        erased,
    };
    views::answer(request, shared, StatusCode::OK, shared.text.privacy(&locale, &view))
}
