//! `/find`: typed entry for people who cannot scan. A right code leads on like a scan; a typing mistake is named.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::scan::query_url;
use crate::flows::another;
use crate::flows::catalog;
use crate::flows::find::{Found, find};
use crate::http::form::{self, Sent};
use crate::http::misses::Misses;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{FieldError, FindView, Hidden};

/// What was typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Typed {
    serial: String,
    k: String,
    lang: String,
    /// Whose name and address the form will hold; see `another`.
    pass: String,
    /// Model code of the product, when the page before knew it: then this one can show where its label sits.
    product: String,
}

/// `GET /find`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    // What a page before knows already need not be typed again.
    let serial = visitor::query(&request, "serial").filter(|serial| serial.chars().count() <= 60);
    let product = visitor::query(&request, "product").unwrap_or_default();
    let pass = visitor::query(&request, "pass").unwrap_or_default();
    let typed = Typed { serial: serial.unwrap_or_default(), product, pass, ..Typed::default() };
    page(&request, &shared, &typed, Vec::new())
}

/// `POST /find`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    misses: Data<Misses>,
    body: Payload,
) -> HttpResponse {
    let Sent::<Typed> { raw: typed, address, now } =
        match form::read_from(&request, &shared, &misses, body).await {
            Ok(sent) => sent,
            Err(problem) => return problem.page(&request),
        };
    let mut errors = Vec::new();
    for (field, value, id) in
        [("serial", &typed.serial, "error-missing-serial"), ("k", &typed.k, "error-missing-k")]
    {
        if value.trim().is_empty() {
            errors.push(mistake(field, id));
        } else if value.chars().count() > 60 {
            errors.push(FieldError {
                field: field.to_owned(),
                why: Sentence::new("error-too-long").with("max", 60_i64),
            });
        }
    }
    if !errors.is_empty() {
        return page(&request, &shared, &typed, errors);
    }
    match find(&shared.context, typed.serial.clone(), typed.k.clone()).await {
        Ok(Found::Code(code)) => {
            let place = onward(&shared, &typed, &code.path());
            HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
        }
        Ok(Found::Mistyped) => page(&request, &shared, &typed, vec![mistake("k", "error-typo")]),
        Ok(Found::NotACode) => page(&request, &shared, &typed, vec![mistake("k", "error-not-a-code")]),
        Ok(Found::Unknown) => {
            misses.note(address, now);
            page(&request, &shared, &typed, vec![mistake("serial", "error-not-known")])
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// Where a right code leads: like a scan to its own page, or with a pass to the form that knows who fills it in; in the language
/// that was chosen.
fn onward(shared: &Shared, typed: &Typed, code: &str) -> String {
    if another::holds(&shared.context, &typed.pass) {
        return query_url("/another", &[("pass", &typed.pass), ("code", code), ("lang", &typed.lang)]);
    }
    match typed.lang.as_str() {
        "" => code.to_owned(),
        lang => format!("{code}{}lang={}", if code.contains('?') { '&' } else { '?' }, form_encoded(lang)),
    }
}

fn form_encoded(text: &str) -> String {
    serde_urlencoded::to_string([("", text)]).unwrap_or_default().trim_start_matches('=').to_owned()
}

fn mistake(field: &str, id: &'static str) -> FieldError {
    FieldError { field: field.to_owned(), why: Sentence::new(id) }
}

fn page(request: &HttpRequest, shared: &Shared, typed: &Typed, errors: Vec<FieldError>) -> HttpResponse {
    // Chosen on this page, not what the browser wishes anyway.
    let chosen = Some(typed.lang.clone()).filter(|lang| !lang.is_empty());
    let chosen = chosen.or_else(|| visitor::query(request, "lang"));
    let locale = match &chosen {
        Some(lang) => shared.text.locale(Some(lang), None),
        None => visitor::locale(request, shared),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let (lang, product) = (locale.tag(), shelf.find_typed(&typed.product));
    let code = product.map_or_else(String::new, |numbered| numbered.product.code.to_string());
    let pass = if another::holds(&shared.context, &typed.pass) { typed.pass.as_str() } else { "" };
    let known = [("product", code.as_str()), ("pass", pass)];
    let is_bare = known.iter().all(|(_, value)| value.is_empty());
    let here = if is_bare { "/find".to_owned() } else { query_url("/find", &known) };
    let unseen = known.iter().copied().chain(chosen.is_some().then_some(("lang", lang.as_str())));
    let unseen = unseen.filter(|(_, value)| !value.is_empty());
    let view = FindView {
        here,
        serial: typed.serial.clone(),
        k: typed.k.clone(),
        errors,
        hidden: unseen
            .map(|(name, value)| Hidden { name: name.to_owned(), value: value.to_owned() })
            .collect(),
        is_known: !pass.is_empty(),
        place: product.and_then(|product| views::place(&shelf, product, &lang)),
    };
    views::answer(request, shared, status, shared.text.find(&locale, &view))
}
