//! `/w/{secret}`: the button that makes a ticked box a consent. `GET` changes nothing: programs that follow links in mails
//! consent to nothing.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::flows::Error;
use crate::flows::wish::{self, Wish};
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::said::Said;
use crate::text::views::SaidView;

/// What the button sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Pressed {
    answer: String,
    lang: String,
}

/// `GET /w/{secret}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let found = wish::open(&shared.context, &secret).await;
    page(&request, &shared, found, "")
}

/// `POST /w/{secret}`: anything but a clear yes changes nothing.
pub async fn confirm(
    request: HttpRequest,
    shared: Data<Shared>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    let pressed: Pressed = match form::read(body).await {
        Ok(pressed) => pressed,
        Err(problem) => return problem.page(&request),
    };
    let found = match pressed.answer.as_str() {
        "yes" => wish::confirm(&shared.context, &secret).await,
        _ => wish::open(&shared.context, &secret).await,
    };
    page(&request, &shared, found, &pressed.lang)
}

/// `lang`: what its form spoke; empty without one.
fn page(
    request: &HttpRequest,
    shared: &Shared,
    found: Result<Option<Wish>, Error>,
    lang: &str,
) -> HttpResponse {
    let wish = match found {
        Ok(Some(wish)) => wish,
        Ok(None) => return Problem::not_found().page(request),
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::link_locale(request, shared, lang, &wish.lang);
    let said = Said { here: request.path().to_owned(), lang: locale.tag(), product: None, serial: None };
    let view = SaidView::wish(said, (wish.is_open, wish.offers), &wish.wording);
    views::answer(request, shared, StatusCode::OK, shared.text.said(&locale, &view))
}
