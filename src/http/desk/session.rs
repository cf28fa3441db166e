//! The session's cookie, and the check that a form was sent from our own pages.

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::{Method, header};
use actix_web::web::Payload;
use actix_web::{HttpRequest, HttpResponse};
use serde::de::DeserializeOwned;

use crate::domain::staff::Role;
use crate::flows::sign_in::{self, SignedIn};
use crate::http::Shared;
use crate::http::problem::Problem;

/// The cookie's name. `__Host-` binds it to host, path and TLS, where there is TLS.
fn name(shared: &Shared) -> &'static str {
    if shared.context.settings().public_url.is_https() { "__Host-desk" } else { "desk" }
}

/// The cookie of a new session.
pub fn cookie(shared: &Shared, token: String) -> Cookie<'static> {
    Cookie::build(name(shared), token)
        .path("/")
        .http_only(true)
        .secure(shared.context.settings().public_url.is_https())
        .same_site(SameSite::Strict)
        .finish()
}

/// The cookie that removes it.
pub fn no_cookie(shared: &Shared) -> Cookie<'static> {
    let mut cookie = cookie(shared, String::new());
    cookie.make_removal();
    cookie
}

/// The token the browser sent.
pub fn token(request: &HttpRequest, shared: &Shared) -> Option<String> {
    request.cookie(name(shared)).map(|cookie| cookie.value().to_owned()).filter(|token| token.len() == 64)
}

/// Who is signed in; else the answer to give: the way to the sign-in page, which leads back here.
///
/// # Errors
/// That answer.
pub async fn staff(request: &HttpRequest, shared: &Shared) -> Result<SignedIn, HttpResponse> {
    if let Some(token) = token(request, shared) {
        match sign_in::session(&shared.context, &token).await {
            Ok(Some(signed_in)) => return Ok(signed_in),
            Ok(None) => {}
            Err(error) => return Err(Problem::from_flow(&error, shared).page(request)),
        }
    }
    // A form cannot be sent again by going back to its address.
    let here = request.uri().path_and_query().filter(|_| request.method() != Method::POST);
    let next = here.map_or("/desk", |path| path.as_str());
    let login = serde_urlencoded::to_string([("next", next)]).unwrap_or_default();
    Err(HttpResponse::SeeOther().insert_header((header::LOCATION, format!("/desk/login?{login}"))).finish())
}

/// Somebody who is signed in and may do at least what this role may; 403 for others.
///
/// # Errors
/// The answer to give.
pub async fn at_least(request: &HttpRequest, shared: &Shared, role: Role) -> Result<SignedIn, HttpResponse> {
    let signed_in = staff(request, shared).await?;
    if signed_in.staff.role < role {
        return Err(Problem::forbidden().page(request));
    }
    Ok(signed_in)
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
    if csrf(&form) != signed_in.csrf || !is_same_origin(request) {
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
