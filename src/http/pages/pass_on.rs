//! The seller's side: `/o/{secret}/pass-on` with the one-time code for the buyer, and `/s/{secret}` with the question of the letter.
//! `GET` shows buttons and changes nothing.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::link::Purpose;
use crate::domain::transfer::State;
use crate::flows::handover::{self, PassingOn};
use crate::flows::transfer::{self, TransferRecord};
use crate::flows::{Error, catalog, pass_on};
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::said::Said;
use crate::text::views::SaidView;

/// What the buttons send.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Pressed {
    answer: String,
    lang: String,
}

/// `GET /o/{secret}/pass-on`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let found = handover::open(&shared.context, &secret).await;
    code_page(&request, &shared, found, "")
}

/// `POST /o/{secret}/pass-on`: a new code.
pub async fn make(
    request: HttpRequest,
    shared: Data<Shared>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    let pressed: Pressed = match form::read(body).await {
        Ok(pressed) => pressed,
        Err(problem) => return problem.page(&request),
    };
    let found = handover::make(&shared.context, &secret).await;
    code_page(&request, &shared, found, &pressed.lang)
}

fn code_page(
    request: &HttpRequest,
    shared: &Shared,
    found: Result<Option<PassingOn>, Error>,
    lang: &str,
) -> HttpResponse {
    let (found, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(found)), Ok(shelf)) => (found, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::form_locale(request, shared, lang);
    let lang = locale.tag();
    let said = Said {
        here: format!("{}/pass-on", found.owned.owner_path),
        product: Some(views::card(&shelf, &found.owned.product, &lang)),
        serial: Some(found.owned.unit.serial.to_string()),
        lang,
    };
    let zone = &shared.context.settings().time_zone;
    let code = found.code.map(|(code, until)| (code.to_string(), until.date_in(zone)));
    views::answer(request, shared, StatusCode::OK, shared.text.said(&locale, &SaidView::pass_on(said, code)))
}

/// `GET /s/{secret}`
pub async fn sale(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let found = transfer::open(&shared.context, Purpose::Sale, &secret).await;
    sale_page(&request, &shared, found, "")
}

/// `POST /s/{secret}`: anything but a clear yes or no changes nothing.
pub async fn answer(
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
        "yes" | "no" => pass_on::answer(&shared.context, &secret, pressed.answer == "yes").await,
        _ => transfer::open(&shared.context, Purpose::Sale, &secret).await,
    };
    sale_page(&request, &shared, found, &pressed.lang)
}

fn sale_page(
    request: &HttpRequest,
    shared: &Shared,
    found: Result<Option<TransferRecord>, Error>,
    lang: &str,
) -> HttpResponse {
    let (record, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(record)), Ok(shelf)) => (record, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::link_locale(request, shared, lang, &record.seller.lang);
    let lang = locale.tag();
    let said = Said {
        here: record.sale_path.clone(),
        product: Some(views::card(&shelf, &record.product, &lang)),
        serial: Some(record.transfer.serial.to_string()),
        lang,
    };
    let view = match record.transfer.state {
        State::Passed => SaidView::passed_on(Said { serial: None, ..said }),
        State::Refused => SaidView::sale_refused(said),
        State::Desk => SaidView::sale_late(said),
        // It went to somebody else meanwhile.
        State::Asked if !record.seller.is_active => SaidView::passed_on(Said { serial: None, ..said }),
        State::Asked => {
            let until = record.transfer.until.date_in(&shared.context.settings().time_zone);
            SaidView::sale(said, record.transfer.name.as_str(), until)
        }
    };
    views::answer(request, shared, StatusCode::OK, shared.text.said(&locale, &view))
}
