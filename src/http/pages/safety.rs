//! `/safety`: an address for safety notices only, and `/n/{secret}`, where it is taken back.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::field::FieldErrors;
use crate::flows::safety::{self, Form, Noticed, Outcome, SafetyRecord};
use crate::flows::{Error, catalog};
use crate::http::form::{self, Sent};
use crate::http::misses::Misses;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::said::Said;
use crate::text::views::{AskKind, AskValues, AskView, Hidden, Notice, SaidView};

/// What the button sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Pressed {
    answer: String,
    lang: String,
}

/// `GET /safety?code=…` or `?owner=…`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let of = |key| visitor::query(&request, key).unwrap_or_default();
    let raw = Form { code: of("code"), owner: of("owner"), ..Form::default() };
    match safety::noticed(&shared.context, &raw).await {
        Ok(Some(about)) => page(&request, &shared, &about, (&raw, &FieldErrors::default())),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /safety`. Each counts as a guess: who sends many has to wait.
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    misses: Data<Misses>,
    body: Payload,
) -> HttpResponse {
    let Sent::<Form> { mut raw, address, now } = match form::read_from(&request, &shared, &misses, body).await
    {
        Ok(sent) => sent,
        Err(problem) => return problem.page(&request),
    };
    let locale = visitor::form_locale(&request, &shared, &raw.lang);
    raw.lang = locale.tag();
    let wording = shared.text.safety_wording(&locale).unwrap_or_default();
    match safety::leave(&shared.context, &raw, wording).await {
        Ok(Outcome::Noted) => {
            misses.note(address, now);
            let said = Said { here: "/safety".into(), lang: raw.lang, product: None, serial: None };
            let view = SaidView::safety_noted(said);
            views::answer(&request, &shared, StatusCode::OK, shared.text.said(&locale, &view))
        }
        Ok(Outcome::Invalid(about, errors)) => page(&request, &shared, &about, (&raw, &errors)),
        Ok(Outcome::NoUnit) => {
            misses.note(address, now);
            Problem::not_found().page(&request)
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    about: &Noticed,
    (raw, errors): (&Form, &FieldErrors),
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::form_locale(request, shared, &raw.lang);
    let lang = locale.tag();
    let known = [("code", &raw.code), ("owner", &raw.owner)];
    let known: Vec<_> = known.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let here = serde_urlencoded::to_string(&known).unwrap_or_default();
    let hidden =
        |(name, value): &(&str, &String)| Hidden { name: (*name).to_owned(), value: (*value).clone() };
    let mut hidden: Vec<Hidden> = known.iter().map(hidden).collect();
    hidden.push(Hidden { name: "lang".to_owned(), value: lang.clone() });
    let view = AskView {
        here: format!("/safety?{here}"),
        kind: AskKind::Safety,
        action: "/safety",
        product: Some(views::card(&shelf, &about.product, &lang)),
        serial: Some(about.serial.to_string()),
        hidden,
        values: AskValues { email: raw.email.clone(), ..AskValues::default() },
        recalls: Notice::all(&about.product.product, Some(&about.serial), shared.context.today(), &lang),
        errors: Vec::from(errors),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.ask(&locale, &view))
}

/// `GET /n/{secret}`
pub async fn contact(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let found = safety::open(&shared.context, &secret).await;
    contact_page(&request, &shared, found, "")
}

/// `POST /n/{secret}`: takes the address back.
pub async fn stop(
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
        "stop" => safety::stop(&shared.context, &secret).await,
        _ => safety::open(&shared.context, &secret).await,
    };
    contact_page(&request, &shared, found, &pressed.lang)
}

fn contact_page(
    request: &HttpRequest,
    shared: &Shared,
    found: Result<Option<SafetyRecord>, Error>,
    lang: &str,
) -> HttpResponse {
    let (record, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(record)), Ok(shelf)) => (record, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::link_locale(request, shared, lang, &record.contact.lang);
    let lang = locale.tag();
    let said = Said {
        here: record.path,
        product: Some(views::card(&shelf, &record.product, &lang)),
        serial: Some(record.contact.serial.to_string()),
        lang,
    };
    let view = SaidView::safety(said, &record.contact.email.masked(), record.contact.is_stopped);
    views::answer(request, shared, StatusCode::OK, shared.text.said(&locale, &view))
}
