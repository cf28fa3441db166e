//! `/desk/account`: one's own password, second factor and recovery codes. Whatever is changed asks for the password again.

use std::fmt::Write;

use actix_web::http::{Method, StatusCode};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{roles, session};
use crate::domain::field::FieldErrors;
use crate::flows::account::{self, Enrolment, Outcome, SecondForm};
use crate::flows::sign_in::{self, Entry, SignedIn};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::labels::qr::{Level, encode};
use crate::text::Sentence;
use crate::text::views::{self as text_views, AccountView, CodesView, FieldError, SecondView, Symbol};

/// What the forms of the account's page send.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Own {
    current: String,
    password: String,
    code: String,
    csrf: String,
}

/// `GET /desk/account`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    match session::staff(&request, &shared).await {
        Ok(signed_in) => page(&request, &shared, &signed_in, &FieldErrors::default()).await,
        Err(answer) => answer,
    }
}

/// `POST /desk/account/password`
pub async fn password(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Own>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let token = session::token(&request, &shared).unwrap_or_default();
    let said = (token.as_str(), form.current, form.password.as_str());
    match account::change_password(&shared.context, &signed_in, said).await {
        Ok(Outcome::Done(())) => session::to("/desk/account?done=password"),
        Ok(Outcome::Invalid(errors)) => page(&request, &shared, &signed_in, &errors).await,
        Ok(Outcome::Gone) => session::to("/desk/login"),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET /desk/account/second`: nothing is stored before the first code is sent.
pub async fn ask_second(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    match session::staff(&request, &shared).await {
        Ok(signed_in) => {
            let enrolment = account::enrol(&shared.context, &signed_in.staff, None);
            second_page(&request, &shared, &signed_in, &enrolment, &FieldErrors::default())
        }
        Err(answer) => answer,
    }
}

/// `POST /desk/account/second`
pub async fn take_second(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let read = session::form::<SecondForm>(&request, &shared, body, |form| &form.csrf).await;
    let (signed_in, form) = match read {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let token = session::token(&request, &shared).unwrap_or_default();
    let enrolment = account::enrol(&shared.context, &signed_in.staff, Some(&form.salt));
    match account::begin_second(&shared.context, &signed_in, &token, form).await {
        Ok(Outcome::Done((codes, entry))) => begun(&request, &shared, codes, entry),
        Ok(Outcome::Invalid(errors)) => second_page(&request, &shared, &signed_in, &enrolment, &errors),
        Ok(Outcome::Gone) => session::to("/desk/login"),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// The recovery codes, under a new session.
fn begun(request: &HttpRequest, shared: &Shared, codes: Vec<String>, entry: Entry) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let view = CodesView { codes };
    match shared.text.desk_codes(&locale, &view) {
        Ok(page) => {
            let mut answer = HttpResponse::Ok();
            session::give(&mut answer, shared, entry);
            answer.content_type("text/html; charset=utf-8").body(page)
        }
        Err(error) => Problem::from_text(&error, shared).page(request),
    }
}

/// `POST /desk/account/codes`
pub async fn renew_codes(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Own>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let token = session::token(&request, &shared).unwrap_or_default();
    let said = (token.as_str(), form.current, form.code.as_str());
    match account::renew_codes(&shared.context, &signed_in, said).await {
        Ok(Outcome::Done(codes)) => {
            let locale = visitor::locale(&request, &shared);
            let page = shared.text.desk_codes(&locale, &CodesView { codes });
            views::answer(&request, &shared, StatusCode::OK, page)
        }
        Ok(Outcome::Invalid(errors)) => page(&request, &shared, &signed_in, &errors).await,
        Ok(Outcome::Gone) => session::to("/desk/login"),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/account/second/end`
pub async fn end_second(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Own>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let token = session::token(&request, &shared).unwrap_or_default();
    match account::end_second(&shared.context, &signed_in, (&token, form.current)).await {
        Ok(Outcome::Done(())) => session::to("/desk/account?done=second"),
        Ok(Outcome::Invalid(errors)) => page(&request, &shared, &signed_in, &errors).await,
        Ok(Outcome::Gone) => session::to("/desk/login"),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn status(errors: &FieldErrors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

fn staff(signed_in: &SignedIn) -> text_views::SignedIn {
    session::shown(signed_in)
}

async fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    errors: &FieldErrors,
) -> HttpResponse {
    let codes_left = match account::codes_left(&shared.context, &signed_in.staff).await {
        Ok(left) => left,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let done = match visitor::query(request, "done").as_deref() {
        Some("password") => Some(Sentence::new("account-password-done")),
        Some("second") => Some(Sentence::new("account-second-done")),
        _ => None,
    };
    let role = signed_in.staff.role;
    // Each form asks for the password; the summary leads to the one that was sent.
    let form = match request.path().rsplit('/').next() {
        Some("end") => "end-",
        Some("codes") => "codes-",
        _ => "",
    };
    let mut said: Vec<FieldError> = Vec::from(errors);
    for error in &mut said {
        error.field = format!("{form}{}", error.field);
    }
    let reached = |path| roles::may(&Method::GET, path, role).then_some(path);
    let view = AccountView {
        staff: staff(signed_in),
        role: role.as_str(),
        board_url: reached("/desk/board"),
        staff_url: reached("/desk/staff"),
        has_second: signed_in.staff.second.is_some(),
        needs_second: sign_in::needs_second(&shared.context, role),
        codes_left,
        form,
        done: done.filter(|_| errors.is_empty()),
        errors: said,
    };
    let locale = visitor::locale(request, shared);
    views::answer(request, shared, status(errors), shared.text.desk_account(&locale, &view))
}

fn second_page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    enrolment: &Enrolment,
    errors: &FieldErrors,
) -> HttpResponse {
    let member = &signed_in.staff;
    let uri = enrolment.secret.uri(shared.text.brand(), &member.name);
    let key = enrolment.secret.base32();
    let groups: Vec<String> =
        key.as_bytes().chunks(4).map(|part| String::from_utf8_lossy(part).into()).collect();
    let view = SecondView {
        staff: staff(signed_in),
        symbol: symbol(&uri),
        key: groups.join(" "),
        salt: enrolment.salt.clone(),
        again: member.second.is_some(),
        asks_password: account::asks_password(&shared.context, member),
        needs_second: sign_in::needs_second(&shared.context, member.role),
        errors: Vec::from(errors),
    };
    let locale = visitor::locale(request, shared);
    views::answer(request, shared, status(errors), shared.text.desk_second(&locale, &view))
}

/// A QR symbol as one path, a module being one unit. `None` when the text is too long for any; the key can be typed.
fn symbol(text: &str) -> Option<Symbol> {
    let symbol = encode(text, Level::M).ok()?;
    let size = symbol.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|&x| symbol.dark(x, y)) {
            write!(path, "M{x} {y}h1v1h-1z").ok()?;
        }
    }
    Some(Symbol { size, path })
}
