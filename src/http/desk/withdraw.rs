//! Taking a unit out of use and putting it back. `GET` asks and changes nothing; both `POST`s need the session's token.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{session, unit};
use crate::domain::field::FieldErrors;
use crate::domain::unit::Serial;
use crate::flows::catalog;
use crate::flows::lookup::Asker;
use crate::flows::sign_in::SignedIn;
use crate::flows::withdraw::{self, Form, Outcome};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::WithdrawView;

/// `GET /desk/units/{id}/withdraw`
pub async fn ask(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = unit::named(&request) else { return Problem::not_found().page(&request) };
    match withdraw::is_on_record(&shared.context, product, &serial).await {
        Ok(true) => page(&request, &shared, &signed_in, &Form::default(), &FieldErrors::default()),
        Ok(false) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/units/{id}/withdraw`
pub async fn take(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Form>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = unit::named(&request) else { return Problem::not_found().page(&request) };
    let asker = Asker(signed_in.staff.name.clone());
    match withdraw::withdraw(&shared.context, &asker, product, &serial, &form).await {
        Ok(Outcome::Done | Outcome::Already) => back(product, &serial),
        Ok(Outcome::NoUnit) => Problem::not_found().page(&request),
        Ok(Outcome::Invalid(errors)) => page(&request, &shared, &signed_in, &form, &errors),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/units/{id}/restore`
pub async fn restore(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, _) = match session::form::<Form>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = unit::named(&request) else { return Problem::not_found().page(&request) };
    match withdraw::is_on_record(&shared.context, product, &serial).await {
        Ok(true) => {}
        Ok(false) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    }
    let asker = Asker(signed_in.staff.name.clone());
    match withdraw::restore(&shared.context, &asker, product, &serial).await {
        Ok(_) => back(product, &serial),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn back(product: i64, serial: &Serial) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, unit::done(product, serial))).finish()
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    form: &Form,
    errors: &FieldErrors,
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let Some((number, serial)) = unit::named(request) else { return Problem::not_found().page(request) };
    let Some(product) = shelf.find_number(number) else { return Problem::not_found().page(request) };
    let locale = visitor::locale(request, shared);
    let view = WithdrawView {
        staff: session::shown(signed_in),
        product: views::card(&shelf, product, &locale.tag()),
        serial: serial.to_string(),
        action: request.uri().path().to_owned(),
        unit_url: unit::address(number, &serial, ""),
        fate: form.fate.clone(),
        successor: form.successor.clone(),
        reason: form.reason.clone(),
        errors: Vec::from(errors),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.desk_withdraw(&locale, &view))
}
