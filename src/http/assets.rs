//! Pictures of the catalogue by their digest: the address changes with the content, so browsers keep them for a year.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::Shared;
use super::problem::Problem;
use crate::flows::catalog;

/// `/assets/{digest}/{file}`
pub async fn picture(
    request: HttpRequest,
    shared: Data<Shared>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (digest, _) = path.into_inner();
    match catalog::picture(&shared.context, digest).await {
        Ok(Some((media_type, bytes))) => HttpResponse::Ok()
            .content_type(media_type)
            .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
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

/// Browsers ask for it whether or not a page names one; an empty answer keeps the log quiet.
pub async fn icon() -> HttpResponse {
    HttpResponse::NoContent().insert_header((header::CACHE_CONTROL, "public, max-age=86400")).finish()
}

/// Nothing here is for search engines; `X-Robots-Tag` says so too.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("User-agent: *\nDisallow: /\n")
}
