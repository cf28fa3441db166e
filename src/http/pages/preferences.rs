//! `/u/{secret}`: mail preferences. `GET` shows a button and changes nothing; `POST` works from the page and, with the body
//! of RFC 8058, from the mail program's own button, without cookie and without redirect.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::flows::preferences::{self, Preferences};
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::views::{Hidden, PreferencesView};

/// What the page or the mail program sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Choice {
    /// `yes` or `no`, from the page's button.
    offers: String,
    /// `One-Click`, from a mail program.
    #[serde(rename = "List-Unsubscribe")]
    one_click: String,
}

/// `GET /u/{secret}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match preferences::open(&shared.context, &secret).await {
        Ok(Some(preferences)) => page(&request, &shared, preferences, false),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /u/{secret}`: anything but a clear yes is a no.
pub async fn change(
    request: HttpRequest,
    shared: Data<Shared>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    // RFC 8058 §3.2 lets a mail program send its one click as multipart, too. Our page never does, so nothing of it is read.
    let is_multipart = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().to_ascii_lowercase().starts_with(b"multipart/form-data"));
    let choice: Choice = match form::read(body).await {
        Ok(choice) => choice,
        Err(problem) => return problem.page(&request),
    };
    let is_one_click = is_multipart || !choice.one_click.is_empty();
    let offers = choice.offers == "yes" && !is_one_click;
    let source = if is_one_click { "mail" } else { "link" };
    let locale = visitor::locale(&request, &shared);
    let wording = shared.text.offers_wording(&locale).unwrap_or_default();
    match preferences::set_offers(&shared.context, &secret, offers, wording, source).await {
        Ok(Some(preferences)) => page(&request, &shared, preferences, true),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn page(request: &HttpRequest, shared: &Shared, preferences: Preferences, changed: bool) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let view = PreferencesView {
        here: request.uri().path().to_owned(),
        email: preferences.masked_email,
        offers: preferences.offers,
        changed,
        hidden: vec![Hidden { name: "lang".to_owned(), value: locale.tag() }],
    };
    views::answer(request, shared, StatusCode::OK, shared.text.preferences(&locale, &view))
}
