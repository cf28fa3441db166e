//! Sign-in and sign-out. Unknown names and wrong passwords get the same answer in the same time.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::session;
use crate::flows::sign_in;
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::Sentence;
use crate::text::views::LoginView;

/// What the form sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Login {
    name: String,
    password: String,
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
pub async fn take(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    if !session::is_same_origin(&request) {
        return Problem::forbidden().page(&request);
    }
    let login: Login = match form::read(body).await {
        Ok(login) => login,
        Err(problem) => return problem.page(&request),
    };
    match sign_in::sign_in(&shared.context, &login.name, login.password.clone()).await {
        Ok(Some(token)) => HttpResponse::SeeOther()
            .cookie(session::cookie(&shared, token))
            .insert_header((header::LOCATION, safe_next(&login.next)))
            .finish(),
        Ok(None) => page(
            &request,
            &shared,
            &login,
            StatusCode::UNPROCESSABLE_ENTITY,
            Some(Sentence::new("desk-login-wrong")),
        ),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/logout`
pub async fn leave(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let leave: Leave = match form::read(body).await {
        Ok(leave) => leave,
        Err(problem) => return problem.page(&request),
    };
    if leave.csrf != signed_in.csrf || !session::is_same_origin(&request) {
        return Problem::forbidden().page(&request);
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
