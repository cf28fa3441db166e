//! Headers on every answer, errors included: nothing is kept, framed, sniffed, referred or indexed unless a handler says so.

use actix_web::http::header;
use actix_web::middleware::DefaultHeaders;

use super::Shared;

/// The headers, made once.
pub fn on_every_answer(shared: &Shared) -> DefaultHeaders {
    let styles = shared.text.style_hashes().join(" ");
    // Pictures of the catalogue come from here, too, with their own type and `nosniff`: none of them can run.
    let policy = format!(
        "default-src 'none'; style-src {styles}; script-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = DefaultHeaders::new()
        .add((header::CONTENT_SECURITY_POLICY, policy))
        .add((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .add((header::X_FRAME_OPTIONS, "DENY"))
        .add((header::REFERRER_POLICY, "no-referrer"))
        .add(("X-Robots-Tag", "noindex"))
        .add((header::CACHE_CONTROL, "no-store"));
    if shared.context.settings().public_url.is_https() {
        headers.add((header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"))
    } else {
        headers
    }
}
