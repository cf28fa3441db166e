//! Sign-in in one step or two, and sign-out. Unknown names and wrong passwords get the same answer in the same time; who
//! fails too often from one address waits, whoever is asked for.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use tracing::warn;

use super::session;
use crate::flows::sign_in::{self, Attempt, Entry, Outcome, Standing};
use crate::http::misses::{self, Misses};
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::Sentence;
use crate::text::views::{CodeView, LoginView};

/// Wrong passwords and codes by address; wrong labels are counted elsewhere.
#[derive(Debug, Default)]
pub struct Doorstep(Misses);

/// What the forms send: the first one name and password, the second a code.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Login {
    name: String,
    password: String,
    code: String,
    next: String,
}

/// What the sign-out button sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Leave {
    csrf: String,
}

/// `GET /desk/login`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let next = visitor::query(&request, "next").unwrap_or_default();
    page(&request, &shared, &Login { next, ..Login::default() }, StatusCode::OK, None)
}

/// `POST /desk/login`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    doorstep: Data<Doorstep>,
    body: Payload,
) -> HttpResponse {
    let login = match sent(&request, body).await {
        Ok(login) => login,
        Err(answer) => return answer,
    };
    let device = session::device(&request, &shared);
    let is_tired = waits(&request, &shared, &doorstep);
    let (name, password) = (login.name.clone(), login.password.clone());
    let before = session::token(&request, &shared);
    let attempt = Attempt { name, password, device, before, is_tired };
    match sign_in::sign_in(&shared.context, attempt).await {
        Ok(Outcome::In(entry)) => enters(&shared, entry, &login),
        Ok(outcome) => {
            note(&request, &shared, &doorstep, &outcome);
            answer(&request, &shared, &login, page, &outcome)
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET /desk/login/code`
pub async fn ask_code(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let next = visitor::query(&request, "next").unwrap_or_default();
    match session::standing(&request, &shared).await {
        Ok(Standing::Code(_)) => {
            code_page(&request, &shared, &Login { next, ..Login::default() }, StatusCode::OK, None)
        }
        Ok(_) => session::to("/desk/login"),
        Err(answer) => answer,
    }
}

/// `POST /desk/login/code`
pub async fn take_code(
    request: HttpRequest,
    shared: Data<Shared>,
    doorstep: Data<Doorstep>,
    body: Payload,
) -> HttpResponse {
    let login = match sent(&request, body).await {
        Ok(login) => login,
        Err(answer) => return answer,
    };
    let Some(token) = session::token(&request, &shared) else { return session::to("/desk/login") };
    let device = session::device(&request, &shared);
    match sign_in::code(&shared.context, &token, &login.code, device).await {
        Ok(None) => session::to("/desk/login"),
        Ok(Some(Outcome::In(entry))) => enters(&shared, entry, &login),
        Ok(Some(outcome)) => {
            note(&request, &shared, &doorstep, &outcome);
            answer(&request, &shared, &login, code_page, &outcome)
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

async fn sent(request: &HttpRequest, body: Payload) -> Result<Login, HttpResponse> {
    if !session::is_same_origin(request) {
        return Err(Problem::forbidden().page(request));
    }
    form::read(body).await.map_err(|problem| problem.page(request))
}

/// Whether this address has to wait.
fn waits(request: &HttpRequest, shared: &Shared, doorstep: &Doorstep) -> bool {
    doorstep.0.wait(misses::address(request, shared), shared.context.clock().now()).is_some()
}

/// Logs what failed, without the name: people type passwords there. What was not even looked at is no miss.
fn note(request: &HttpRequest, shared: &Shared, doorstep: &Doorstep, outcome: &Outcome) {
    let address = misses::address(request, shared);
    warn!(%address, refused = matches!(outcome, Outcome::Wait), "a sign-in failed");
    if matches!(outcome, Outcome::Wrong) {
        doorstep.0.note(address, shared.context.clock().now());
    }
}

/// Into the desk, or on to the code.
fn enters(shared: &Shared, entry: Entry, login: &Login) -> HttpResponse {
    let next = safe_next(&login.next);
    let place = if entry.device.is_some() {
        next.to_owned()
    } else {
        let next = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
        format!("/desk/login/code?{next}")
    };
    let mut answer = HttpResponse::SeeOther();
    session::give(&mut answer, shared, entry);
    answer.insert_header((header::LOCATION, place)).finish()
}

type Page = fn(&HttpRequest, &Shared, &Login, StatusCode, Option<Sentence>) -> HttpResponse;

fn answer(
    request: &HttpRequest,
    shared: &Shared,
    login: &Login,
    page: Page,
    outcome: &Outcome,
) -> HttpResponse {
    let (status, said) = if matches!(outcome, Outcome::Wait) {
        (StatusCode::TOO_MANY_REQUESTS, "desk-login-wait")
    } else if request.path().ends_with("/code") {
        (StatusCode::UNPROCESSABLE_ENTITY, "error-wrong-code")
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, "desk-login-wrong")
    };
    page(request, shared, login, status, Some(Sentence::new(said)))
}

/// `POST /desk/logout`
pub async fn leave(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    if let Err(answer) = session::form::<Leave>(&request, &shared, body, |form| &form.csrf).await {
        return answer;
    }
    if let Some(token) = session::token(&request, &shared)
        && let Err(error) = sign_in::sign_out(&shared.context, &token).await
    {
        return Problem::from_flow(&error, &shared).page(&request);
    }
    HttpResponse::SeeOther()
        .cookie(session::no_cookie(&shared))
        .insert_header((header::LOCATION, "/desk/login"))
        .finish()
}

/// Only paths of the desk: an address elsewhere would make our sign-in page a trap.
fn safe_next(next: &str) -> &str {
    let is_ours = next == "/desk" || next.starts_with("/desk?") || next.starts_with("/desk/");
    if is_ours && !next.contains(['\\', '\r', '\n']) && !next.starts_with("/desk/log") {
        next
    } else {
        "/desk"
    }
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    login: &Login,
    status: StatusCode,
    error: Option<Sentence>,
) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let view = LoginView { name: login.name.clone(), next: login.next.clone(), error };
    views::answer(request, shared, status, shared.text.desk_login(&locale, &view))
}

fn code_page(
    request: &HttpRequest,
    shared: &Shared,
    login: &Login,
    status: StatusCode,
    error: Option<Sentence>,
) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let view = CodeView { next: login.next.clone(), error };
    views::answer(request, shared, status, shared.text.desk_code(&locale, &view))
}
