//! Correcting the address of a unit's owner. `GET` asks and changes nothing; the `POST` needs the session's token.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{session, unit};
use crate::domain::field::FieldErrors;
use crate::domain::unit::Serial;
use crate::flows::address::{self, Form, Outcome};
use crate::flows::catalog;
use crate::flows::lookup::{Asker, record};
use crate::flows::sign_in::SignedIn;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::DeskAddressView;

/// `GET /desk/units/{id}/address`
pub async fn ask(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    match session::staff(&request, &shared).await {
        Ok(signed_in) => page(&request, &shared, &signed_in, None).await,
        Err(answer) => answer,
    }
}

/// `POST /desk/units/{id}/address`
pub async fn take(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Form>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = named(&request) else { return Problem::not_found().page(&request) };
    let asker = Asker(signed_in.staff.name.clone());
    match address::correct_by_desk(&shared.context, &asker, (product, &serial), &form).await {
        Ok(Outcome::Done { .. }) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, unit::done(product, &serial))).finish()
        }
        Ok(Outcome::NoRegistration) => Problem::not_found().page(&request),
        Ok(Outcome::Invalid(errors)) => page(&request, &shared, &signed_in, Some((&form, &errors))).await,
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// The unit of `/desk/units/{id}/address`.
fn named(request: &HttpRequest) -> Option<(i64, Serial)> {
    request.uri().path().strip_suffix("/address").and_then(unit::id)
}

async fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    refused: Option<(&Form, &FieldErrors)>,
) -> HttpResponse {
    let Some((product, serial)) = named(request) else { return Problem::not_found().page(request) };
    let asker = Asker(signed_in.staff.name.clone());
    let found = record(&shared.context, &asker, product, &serial).await;
    let (found, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(found)), Ok(shelf)) => (found, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let Some(owned) = found.registrations.iter().find(|owned| owned.registration.is_active) else {
        return Problem::not_found().page(request);
    };
    let locale = visitor::locale(request, shared);
    let view = DeskAddressView {
        staff: session::shown(signed_in),
        product: views::card(&shelf, &found.product, &locale.tag()),
        serial: serial.to_string(),
        action: request.uri().path().to_owned(),
        unit_url: unit::address(product, &serial, ""),
        undeliverable: found.undeliverable.as_ref().map(|undeliverable| undeliverable.said.clone()),
        email: refused.map_or_else(|| owned.registration.email.to_string(), |(form, _)| form.email.clone()),
        confirm: refused.is_none_or(|(form, _)| !form.confirm.is_empty()),
        errors: refused.map(|(_, errors)| Vec::from(errors)).unwrap_or_default(),
    };
    let status = if refused.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.desk_address(&locale, &view))
}
