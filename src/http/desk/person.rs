//! `/desk/registrations/{id}/person`: everything under the address of a registration, to mail to its owner, to hand out or to erase.
//! For managers and admins; `GET` asks and changes nothing but the audit log.

use actix_web::http::{Method, StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{roles, session, unit};
use crate::domain::clock::Id;
use crate::domain::staff::Role;
use crate::flows::data_letter;
use crate::flows::dossier::dossier;
use crate::flows::erase::{self, Whose, of_address};
use crate::flows::lookup::Asker;
use crate::flows::owner::OwnedUnit;
use crate::flows::sign_in::SignedIn;
use crate::http::pages::privacy;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::PersonView;

/// The form sends nothing but the session's token.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Sure {
    csrf: String,
}

/// Whether somebody may see this page: the unit's page has no link to it for others.
fn may(role: Role) -> bool {
    roles::may(&Method::GET, "/desk/registrations/{id}/person", role)
}

/// The address of the page; `None` for who may not, and where nobody is left.
pub fn address(role: Role, owned: &OwnedUnit) -> Option<String> {
    let registration = &owned.registration;
    (may(role) && !registration.is_erased).then(|| format!("/desk/registrations/{}/person", registration.id))
}

/// Everything under their address; without one, this registration alone: nothing else says whose another is.
fn whose(owned: &OwnedUnit) -> Whose {
    let registration = &owned.registration;
    if registration.email.is_none() {
        Whose::Registration(registration.id.clone())
    } else {
        of_address(&registration.email)
    }
}

/// Whom the page speaks of.
fn who(owned: &OwnedUnit) -> String {
    let registration = &owned.registration;
    if registration.email.is_none() { registration.name.to_string() } else { registration.email.to_string() }
}

/// `GET /desk/registrations/{id}/person`
pub async fn show(request: HttpRequest, shared: Data<Shared>, id: Path<String>) -> HttpResponse {
    let (signed_in, owned) = match asked(&request, &shared, &id).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let found = match dossier(&shared.context, None, &whose(&owned)).await {
        Ok(found) => found,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let view = PersonView {
        staff: session::shown(&signed_in),
        email: who(&owned),
        action: request.uri().path().to_owned(),
        unit_url: unit::address(owned.registration.product, &owned.registration.serial, ""),
        send_url: (!owned.registration.email.is_none()).then(|| format!("{}/send", request.uri().path())),
        download_url: format!("{}.json", request.uri().path()),
        registrations: count(found.registrations.len()),
        claims: count(found.claims.len()),
        letters: count(found.letters().count()),
        waiting: count(found.waiting()),
    };
    let locale = visitor::locale(&request, &shared);
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_person(&locale, &view))
}

/// `GET /desk/registrations/{id}/person.json`
pub async fn download(request: HttpRequest, shared: Data<Shared>, id: Path<String>) -> HttpResponse {
    let (signed_in, owned) = match asked(&request, &shared, &id).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let asker = Asker(signed_in.staff.name);
    privacy::file(&request, &shared, Some(&asker), &whose(&owned)).await
}

/// Who sent one of the page's forms, and whose page it is.
async fn sent(
    request: &HttpRequest,
    shared: &Data<Shared>,
    id: &str,
    body: Payload,
) -> Result<(Asker, OwnedUnit), HttpResponse> {
    let (signed_in, _) = session::form::<Sure>(request, shared, body, |form| &form.csrf).await?;
    Ok((Asker(signed_in.staff.name), owned(request, shared, id).await?))
}

/// `POST /desk/registrations/{id}/person/send`
pub async fn send(
    request: HttpRequest,
    shared: Data<Shared>,
    id: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (asker, owned) = match sent(&request, &shared, &id, body).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    match data_letter::send(&shared.context, &asker, &owned.registration.id).await {
        Ok(true) => to_unit(&owned),
        Ok(false) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/registrations/{id}/person`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    id: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (asker, owned) = match sent(&request, &shared, &id, body).await {
        Ok(sent) => sent,
        Err(answer) => return answer,
    };
    match erase::erase(&shared.context, &asker, &whose(&owned)).await {
        Ok(_) => to_unit(&owned),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn to_unit(owned: &OwnedUnit) -> HttpResponse {
    let unit = unit::address(owned.registration.product, &owned.registration.serial, "");
    HttpResponse::SeeOther().insert_header((header::LOCATION, unit)).finish()
}

/// Somebody who may, and the registration they ask for.
async fn asked(
    request: &HttpRequest,
    shared: &Shared,
    id: &str,
) -> Result<(SignedIn, OwnedUnit), HttpResponse> {
    let signed_in = session::staff(request, shared).await?;
    Ok((signed_in, owned(request, shared, id).await?))
}

async fn owned(request: &HttpRequest, shared: &Shared, id: &str) -> Result<OwnedUnit, HttpResponse> {
    let id = Id::parse(id).ok_or_else(|| Problem::not_found().page(request))?;
    match erase::registered(&shared.context, &id).await {
        Ok(Some(owned)) => Ok(owned),
        Ok(None) => Err(Problem::not_found().page(request)),
        Err(error) => Err(Problem::from_flow(&error, shared).page(request)),
    }
}
