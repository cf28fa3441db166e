//! `/desk/staff`: an admin sees who has an account, adds people, and gives one-time links; and where such a link leads. The link
//! opens nothing but the choice of a password, and only once.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::session;
use crate::domain::clock::Id;
use crate::domain::field::FieldErrors;
use crate::domain::staff::Staff;
use crate::flows::account::Outcome;
use crate::flows::sign_in::SignedIn;
use crate::flows::staff::{self, Change, Changed, Invitation};
use crate::http::form;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{InvitedView, OneTimeLink, StaffRow, StaffView};

/// What the forms send: a new name and role, or what is to become of an account.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Sent {
    name: String,
    role: String,
    change: String,
    csrf: String,
}

/// What the form behind a one-time link sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Chosen {
    password: String,
}

/// What a page says besides the list.
#[derive(Default)]
struct Said {
    link: Option<Invitation>,
    name: String,
    role: String,
    errors: FieldErrors,
}

/// `GET /desk/staff`
pub async fn list(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    match session::staff(&request, &shared).await {
        Ok(signed_in) => page(&request, &shared, &signed_in, Said::default()).await,
        Err(answer) => answer,
    }
}

/// `POST /desk/staff`
pub async fn add(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Sent>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let said = match staff::invite(&shared.context, &signed_in, (&form.name, &form.role)).await {
        Ok(Outcome::Done(link)) => Said { link: Some(link), ..Said::default() },
        Ok(Outcome::Invalid(errors)) => Said { link: None, name: form.name, role: form.role, errors },
        Ok(Outcome::Gone) => return session::to("/desk/login"),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    page(&request, &shared, &signed_in, said).await
}

/// `POST /desk/staff/{id}`
pub async fn change(
    request: HttpRequest,
    shared: Data<Shared>,
    id: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (signed_in, form) = match session::form::<Sent>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some(id) = Id::parse(&id) else { return Problem::not_found().page(&request) };
    let Some(change) = Change::parse(&form.change, &form.role) else {
        return Problem::bad_request().page(&request);
    };
    match staff::change(&shared.context, &signed_in, &id, change).await {
        Ok(Changed::Nobody) => Problem::not_found().page(&request),
        Ok(Changed::Last) => Problem::stale_form().page(&request),
        Ok(Changed::Done) => session::to("/desk/staff"),
        Ok(Changed::Link(link)) => {
            page(&request, &shared, &signed_in, Said { link: Some(link), ..Said::default() }).await
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

async fn page(request: &HttpRequest, shared: &Shared, signed_in: &SignedIn, said: Said) -> HttpResponse {
    let all = match staff::list(&shared.context).await {
        Ok(all) => all,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let status = if said.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view = StaffView {
        staff: session::shown(signed_in),
        rows: all.iter().map(|member| row(shared, signed_in, member)).collect(),
        link: said.link.map(|link| OneTimeLink { name: link.name, url: link.url }),
        name: said.name,
        role: if said.role.is_empty() { "support".to_owned() } else { said.role },
        errors: Vec::from(&said.errors),
    };
    let locale = visitor::locale(request, shared);
    views::answer(request, shared, status, shared.text.desk_staff(&locale, &view))
}

fn row(shared: &Shared, signed_in: &SignedIn, member: &Staff) -> StaffRow {
    let state = match (member.disabled, member.password_hash.is_empty()) {
        (true, _) => "closed",
        (false, true) => "invited",
        (false, false) => "open",
    };
    let zone = shared.context.settings().time_zone.clone();
    StaffRow {
        name: member.name.clone(),
        role: member.role.as_str(),
        state,
        has_second: member.second.is_some(),
        since: member.created_at.jiff().to_zoned(zone).date(),
        url: (member.id != signed_in.staff.id).then(|| format!("/desk/staff/{}", member.id)),
    }
}

/// `GET /desk/invited/{token}`: asks, and uses nothing up.
pub async fn ask(request: HttpRequest, shared: Data<Shared>, token: Path<String>) -> HttpResponse {
    match staff::invited(&shared.context, &token).await {
        Ok(Some(member)) => invited_page(&request, &shared, &member.name, &FieldErrors::default()),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/invited/{token}`
pub async fn accept(
    request: HttpRequest,
    shared: Data<Shared>,
    token: Path<String>,
    body: Payload,
) -> HttpResponse {
    if !session::is_same_origin(&request) {
        return Problem::forbidden().page(&request);
    }
    let form: Chosen = match form::read(body).await {
        Ok(form) => form,
        Err(problem) => return problem.page(&request),
    };
    let member = match staff::invited(&shared.context, &token).await {
        Ok(Some(member)) => member,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    match staff::accept(&shared.context, &token, &form.password).await {
        Ok(Outcome::Done(mark)) => {
            let mut answer = HttpResponse::SeeOther();
            session::remember(&mut answer, &shared, mark);
            answer.insert_header((header::LOCATION, "/desk/login")).finish()
        }
        Ok(Outcome::Invalid(errors)) => invited_page(&request, &shared, &member.name, &errors),
        Ok(Outcome::Gone) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn invited_page(request: &HttpRequest, shared: &Shared, name: &str, errors: &FieldErrors) -> HttpResponse {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let view =
        InvitedView { name: name.to_owned(), action: request.path().to_owned(), errors: Vec::from(errors) };
    let locale = visitor::locale(request, shared);
    views::answer(request, shared, status, shared.text.desk_invited(&locale, &view))
}
