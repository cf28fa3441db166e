//! The receipt of a unit's owner at the desk: seeing it, and noting that it proves the date of purchase.

use actix_web::http::header;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{session, unit};
use crate::flows::lookup::Asker;
use crate::flows::receipt::{self, Proof, ProofForm};
use crate::http::Shared;
use crate::http::pages::upload::sent;
use crate::http::problem::Problem;
use crate::text::Sentence;
use crate::text::views::WrongDate;

/// `GET /desk/units/{id}/receipt`
pub async fn file(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = unit::named(&request) else { return Problem::not_found().page(&request) };
    let asker = Asker(signed_in.staff.name);
    match receipt::look(&shared.context, &asker, (product, &serial)).await {
        Ok(Some(found)) => sent(found),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/units/{id}/prove`
pub async fn prove(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<ProofForm>(&request, &shared, body, |form| &form.csrf).await
    {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = unit::named(&request) else { return Problem::not_found().page(&request) };
    let asker = Asker(signed_in.staff.name.clone());
    match receipt::prove(&shared.context, &asker, (product, &serial), &form).await {
        Ok(Proof::Done) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, unit::done(product, &serial))).finish()
        }
        Ok(Proof::NoUnit) => Problem::not_found().page(&request),
        Ok(Proof::Stale) => Problem::stale_form().page(&request),
        Ok(Proof::Invalid(why)) => {
            let wrong = WrongDate { typed: form.purchased_on, why: Sentence::refusal("purchased_on", &why) };
            unit::page(&request, &shared, &signed_in, (product, &serial), Some(wrong)).await
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}
