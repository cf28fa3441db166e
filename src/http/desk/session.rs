//! The session's cookie and the device's mark, who may do what, and the check that a form was sent from our own pages.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::{Method, header};
use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;

use super::roles;
use crate::domain::staff::Role;
use crate::flows::sign_in::{self, Entry, SignedIn, Standing};
use crate::http::Shared;
use crate::http::problem::Problem;
use crate::text::views;

/// How long a browser keeps the device's mark.
const DEVICE_DAYS: i64 = 180;

/// A cookie's name. `__Host-` binds it to host, path and TLS, where there is TLS.
fn name(shared: &Shared, [tls, plain]: [&'static str; 2]) -> &'static str {
    if shared.context.settings().public_url.is_https() { tls } else { plain }
}

const SESSION: [&str; 2] = ["__Host-desk", "desk"];
const DEVICE: [&str; 2] = ["__Host-desk-device", "desk-device"];

fn cookie(shared: &Shared, names: [&'static str; 2], value: String) -> Cookie<'static> {
    Cookie::build(name(shared, names), value)
        .path("/")
        .http_only(true)
        .secure(shared.context.settings().public_url.is_https())
        .same_site(SameSite::Strict)
        .finish()
}

/// Gives the browser its session, and the mark by which the device is known from now on.
pub fn give(answer: &mut HttpResponseBuilder, shared: &Shared, entry: Entry) {
    answer.append_header((header::SET_COOKIE, cookie(shared, SESSION, entry.token).to_string()));
    if let Some(mark) = entry.device {
        remember(answer, shared, mark);
    }
}

/// Gives the browser the mark by which the device is known.
pub fn remember(answer: &mut HttpResponseBuilder, shared: &Shared, mark: String) {
    let mut device = cookie(shared, DEVICE, mark);
    device.set_max_age(Duration::days(DEVICE_DAYS));
    answer.append_header((header::SET_COOKIE, device.to_string()));
}

/// The cookie that removes the session's.
pub fn no_cookie(shared: &Shared) -> Cookie<'static> {
    let mut cookie = cookie(shared, SESSION, String::new());
    cookie.make_removal();
    cookie
}

/// Who is signed in, as pages show it.
pub fn shown(signed_in: &SignedIn) -> views::SignedIn {
    let SignedIn { staff, csrf, .. } = signed_in;
    views::SignedIn {
        name: staff.name.clone(),
        csrf: csrf.clone(),
        sees_figures: staff.role >= Role::Manager,
        sees_staff: staff.role >= Role::Admin,
    }
}

/// The token the browser sent.
pub fn token(request: &HttpRequest, shared: &Shared) -> Option<String> {
    let cookie = request.cookie(name(shared, SESSION));
    cookie.map(|cookie| cookie.value().to_owned()).filter(|token| token.len() == 64)
}

/// The mark of the device.
pub fn device(request: &HttpRequest, shared: &Shared) -> Option<String> {
    let cookie = request.cookie(name(shared, DEVICE));
    cookie.map(|cookie| cookie.value().to_owned()).filter(|mark| mark.len() == 64)
}

/// Where the browser's session stands.
///
/// # Errors
/// The answer to give when the store could not say.
pub async fn standing(request: &HttpRequest, shared: &Shared) -> Result<Standing, HttpResponse> {
    let Some(token) = token(request, shared) else { return Ok(Standing::Nobody) };
    sign_in::session(&shared.context, &token)
        .await
        .map_err(|error| Problem::from_flow(&error, shared).page(request))
}

/// Who is signed in and may do this; else the answer to give: the way to sign in, which leads back here, or 403.
///
/// # Errors
/// That answer.
pub async fn staff(request: &HttpRequest, shared: &Shared) -> Result<SignedIn, HttpResponse> {
    let path = request.match_pattern().unwrap_or_default();
    let signed_in = match standing(request, shared).await? {
        Standing::In(signed_in) => signed_in,
        Standing::Unguarded(signed_in) if roles::comes_before_second(&path) => signed_in,
        Standing::Code(signed_in) if path == "/desk/logout" => signed_in,
        Standing::Unguarded(_) => return Err(to(roles::SECOND)),
        Standing::Code(_) => return Err(to(&leading_back(request, "/desk/login/code"))),
        Standing::Nobody => return Err(to(&leading_back(request, "/desk/login"))),
    };
    if roles::may(request.method(), &path, signed_in.staff.role) {
        Ok(signed_in)
    } else {
        Err(Problem::forbidden().page(request))
    }
}

/// 303.
pub fn to(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}

fn leading_back(request: &HttpRequest, place: &str) -> String {
    // A form cannot be sent again by going back to its address.
    let here = request.uri().path_and_query().filter(|_| request.method() != Method::POST);
    let next = here.map_or("/desk", |path| path.as_str());
    format!("{place}?{}", serde_urlencoded::to_string([("next", next)]).unwrap_or_default())
}

/// A form of somebody who is signed in, sent from a page of ours with the token of this session.
///
/// # Errors
/// The answer to give: the way to sign in, 403, or what is wrong with the body.
pub async fn form<T: DeserializeOwned>(
    request: &HttpRequest,
    shared: &Shared,
    body: Payload,
    csrf: impl Fn(&T) -> &str,
) -> Result<(SignedIn, T), HttpResponse> {
    owned_form(request, shared, body, |form| csrf(form).to_owned()).await
}

/// As [`form`], for forms whose token is not a field of theirs.
///
/// # Errors
/// Those of [`form`].
pub async fn owned_form<T: DeserializeOwned>(
    request: &HttpRequest,
    shared: &Shared,
    body: Payload,
    csrf: impl Fn(&T) -> String,
) -> Result<(SignedIn, T), HttpResponse> {
    let signed_in = staff(request, shared).await?;
    let form: T = crate::http::form::read(body).await.map_err(|problem| problem.page(request))?;
    let is_ours: bool = csrf(&form).as_bytes().ct_eq(signed_in.csrf.as_bytes()).into();
    if !is_ours || !is_same_origin(request) {
        return Err(Problem::forbidden().page(request));
    }
    Ok((signed_in, form))
}

/// `true` when the browser says (Fetch Metadata, else Origin) that the form came from our own pages. Programs that say
/// nothing have no cookie of a browser to abuse.
pub fn is_same_origin(request: &HttpRequest) -> bool {
    let of = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    match (of("Sec-Fetch-Site"), of("Origin"), of("Host")) {
        (Some(site), ..) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, of)| of.eq_ignore_ascii_case(host))
        }
        (None, Some(_), None) => false,
        (None, None, _) => true,
    }
}
