//! Pictures of the catalogue and scripts by their digest: the address changes with the content, so browsers keep
//! them for a year.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::problem::Problem;
use super::{Shared, visitor};
use crate::flows::catalog;
use crate::text::Script;

/// For what is found under another address as soon as it changes (RFC 8246).
const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";

/// `/assets/{digest}/{file}`
pub async fn file(request: HttpRequest, shared: Data<Shared>, path: Path<(String, String)>) -> HttpResponse {
    let (digest, _) = path.into_inner();
    if let Some(found) = shared.text.find_script(request.path()) {
        return script(&request, found);
    }
    match catalog::picture(&shared.context, digest).await {
        Ok(Some((media_type, bytes))) => HttpResponse::Ok()
            .content_type(media_type)
            .insert_header((header::CACHE_CONTROL, FOR_A_YEAR))
            // A picture opened by itself may not do anything, whatever an SVG says.
            .insert_header((
                header::CONTENT_SECURITY_POLICY,
                "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            ))
            .body(bytes),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// A script: the same for a year, since its address changes with its text.
fn script(request: &HttpRequest, script: &Script) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    answer
        .content_type("text/javascript; charset=utf-8")
        .insert_header((header::VARY, "Accept-Encoding"))
        .insert_header((header::CACHE_CONTROL, FOR_A_YEAR));
    if visitor::takes_gzip(request) && !script.packed.is_empty() {
        return answer.insert_header((header::CONTENT_ENCODING, "gzip")).body(script.packed.clone());
    }
    answer.body(script.text.clone())
}

/// Browsers ask for it whether or not a page names one; an empty answer keeps the log quiet.
pub async fn icon() -> HttpResponse {
    HttpResponse::NoContent().insert_header((header::CACHE_CONTROL, "public, max-age=86400")).finish()
}

/// Nothing here is for search engines; `X-Robots-Tag` says so too.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("User-agent: *\nDisallow: /\n")
}
