//! `/second-hand`: the buyer's form, `/t/{secret}`: how it stands, and what a former owner's link opens. No word of the seller.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::photo;
use crate::domain::code::Code;
use crate::domain::code::key::hex;
use crate::domain::field::FieldErrors;
use crate::domain::link::Purpose;
use crate::domain::transfer::{Form, State};
use crate::flows::catalog;
use crate::flows::transfer::{self, Askable, Outcome, TransferRecord};
use crate::http::form::{self, Sent};
use crate::http::misses::Misses;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::said::{Passing, Said};
use crate::text::views::{AskKind, AskValues, AskView, Hidden, Notice, SaidView};

/// `GET /second-hand?code=…`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let code = visitor::query(&request, "code").unwrap_or_default();
    match transfer::askable(&shared.context, &code).await {
        Ok(Some(about)) => {
            let raw = Form { code, token: hex(&shared.context.clock().chance::<16>()), ..Form::default() };
            page(&request, &shared, &about, (&raw, &FieldErrors::default()))
        }
        Ok(None) => elsewhere(&request, &code),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /second-hand`. Each counts as a guess: who sends many has to wait.
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
    raw.lang = visitor::form_locale(&request, &shared, &raw.lang).tag();
    let to = |place: String| HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish();
    let outcome = transfer::ask(&shared.context, &raw).await;
    // A mistake in another field is no guess; a wrong code of a seller is.
    if !matches!(&outcome, Ok(Outcome::Invalid(_, errors)) if errors.of("handover").is_none()) {
        misses.note(address, now);
    }
    match outcome {
        Ok(Outcome::Asked { path }) => to(format!("{path}?lang={}", raw.lang)),
        Ok(Outcome::Passed { path }) => to(format!("{path}?new=1&lang={}", raw.lang)),
        Ok(Outcome::Invalid(about, errors)) => page(&request, &shared, &about, (&raw, &errors)),
        Ok(Outcome::StaleForm) => Problem::stale_form().page(&request),
        Ok(Outcome::NotRegistered) => elsewhere(&request, &raw.code),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// The page of the scan itself, which says what there is to say.
fn elsewhere(request: &HttpRequest, code: &str) -> HttpResponse {
    let (path, query) = code.split_once('?').map_or((code, None), |(path, query)| (path, Some(query)));
    match Code::parse_request(path, query) {
        Ok(code) => HttpResponse::SeeOther().insert_header((header::LOCATION, code.path())).finish(),
        Err(_) => Problem::not_found().page(request),
    }
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    about: &Askable,
    (raw, errors): (&Form, &FieldErrors),
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::form_locale(request, shared, &raw.lang);
    let lang = locale.tag();
    let hidden = |name: &str, value: &str| Hidden { name: name.to_owned(), value: value.to_owned() };
    let code = serde_urlencoded::to_string([("code", &raw.code)]).unwrap_or_default();
    let (product, serial) = (&about.product, &about.unit.serial);
    let view = AskView {
        here: format!("/second-hand?{code}"),
        kind: AskKind::Second,
        action: "/second-hand",
        product: Some(views::card(&shelf, product, &lang)),
        serial: Some(serial.to_string()),
        hidden: vec![hidden("code", &raw.code), hidden("token", &raw.token), hidden("lang", &lang)],
        values: AskValues {
            name: raw.name.clone(),
            email: raw.email.clone(),
            handover: raw.handover.clone(),
            words: raw.words.clone(),
        },
        recalls: Notice::all(&product.product, Some(serial), shared.context.today(), &lang),
        errors: Vec::from(errors),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.ask(&locale, &view))
}

/// `GET /t/{secret}`: how it stands, for the buyer.
pub async fn passing(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let found = transfer::open(&shared.context, Purpose::Transfer, &secret).await;
    let (record, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(record)), Ok(shelf)) => (record, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(&request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let TransferRecord { transfer, path, .. } = &record;
    let locale = visitor::link_locale(&request, &shared, "", &transfer.lang);
    let lang = locale.tag();
    let state = match transfer.state {
        State::Asked => {
            let photo = match photo::link(&shared, (Purpose::Transfer, &secret), &locale).await {
                Ok(photo) => photo,
                Err(problem) => return problem.page(&request),
            };
            Passing::Asked(transfer.until.date_in(&shared.context.settings().time_zone), photo)
        }
        State::Passed => Passing::Passed,
        State::Refused => {
            let query = serde_urlencoded::to_string([("code", &record.claim_code), ("lang", &lang)]);
            Passing::Refused(format!("/claim?{}", query.unwrap_or_default()))
        }
        State::Desk => Passing::Desk(record.claim_path.clone()),
    };
    let said = Said {
        here: path.clone(),
        product: Some(views::card(&shelf, &record.product, &lang)),
        serial: Some(transfer.serial.to_string()),
        lang,
    };
    let view = SaidView::passing(said, state, &transfer.email.masked());
    views::answer(&request, &shared, StatusCode::OK, shared.text.said(&locale, &view))
}

/// What the link of a former owner opens; 404 when the registration did not end by passing on.
pub async fn passed_on(request: &HttpRequest, shared: &Shared, secret: &str) -> HttpResponse {
    let found = transfer::former(&shared.context, secret).await;
    let (product, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(product)), Ok(shelf)) => (product, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::locale(request, shared);
    let lang = locale.tag();
    let said = Said {
        here: request.path().to_owned(),
        product: Some(views::card(&shelf, &product, &lang)),
        serial: None,
        lang,
    };
    views::answer(request, shared, StatusCode::OK, shared.text.said(&locale, &SaidView::passed_on(said)))
}
