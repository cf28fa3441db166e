//! Who asks: language, and the address without the parts that choose a language.

use actix_web::HttpRequest;
use actix_web::http::header;

use super::Shared;
use crate::domain::market::Market;
use crate::text::Locale;

/// The language for a request: `?lang=`, then Accept-Language, then the site's own.
pub fn locale(request: &HttpRequest, shared: &Shared) -> Locale {
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    shared.text.locale(query(request, "lang").as_deref(), accept)
}

/// The country of the language the visitor likes best, as in `de-AT`; `None` when it names none.
pub fn region(request: &HttpRequest) -> Option<Market> {
    let accept = request.headers().get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let first = accept.split([',', ';']).next()?.trim();
    first.split('-').skip(1).take(2).find_map(|part| Market::parse(part).ok())
}

/// The language of a form: the one its page spoke, else the visitor's.
pub fn form_locale(request: &HttpRequest, shared: &Shared, lang: &str) -> Locale {
    if lang.is_empty() { locale(request, shared) } else { shared.text.locale(Some(lang), None) }
}

/// The language of a page behind a link in a letter: their own choice, the one its form spoke, else the one they wrote in.
pub fn link_locale(request: &HttpRequest, shared: &Shared, spoken: &str, wrote: &str) -> Locale {
    let chosen = query(request, "lang");
    let spoken = Some(spoken).filter(|lang| !lang.is_empty());
    shared.text.locale(Some(chosen.as_deref().or(spoken).unwrap_or(wrote)), None)
}

/// Whether the visitor unpacks gzip (RFC 9110, 12.5.3). What sends no `Accept-Encoding` gets plain text: a script more likely
/// than a browser.
pub fn takes_gzip(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accept.unwrap_or_default().split(',').any(|coding| {
        let (name, quality) = coding.split_once(';').unwrap_or((coding, "q=1"));
        let is_banned = quality.trim().trim_start_matches("q=").parse::<f32>().is_ok_and(|q| q <= 0.0);
        matches!(name.trim(), "gzip" | "x-gzip") && !is_banned
    })
}

/// The value of a query key, decoded.
pub fn query(request: &HttpRequest, key: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(request.query_string()).ok()?;
    pairs.into_iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// Path and query of this request without `lang`, as they came over the wire: links to other languages add theirs.
pub fn here(request: &HttpRequest) -> String {
    let kept: Vec<&str> = request
        .query_string()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    let path = request.uri().path();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}
