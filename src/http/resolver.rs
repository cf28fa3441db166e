//! The resolver's side of a Digital Link: what programs get for the URI whose page browsers get.
//!
//! Answers come from the product alone (`flows::resolve::links`), so none of them tells whether a serial exists. Clauses
//! are those of the GS1-Conformant Resolver standard 1.2; of it only compressed URIs are missing.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde_json::{Map, Value, json};

use super::pages::choices;
use super::problem::Problem;
use super::{Shared, visitor};
use crate::domain::code::Code;
use crate::domain::linkset::{LinkType, Linkset, Target, VOCABULARY};
use crate::domain::unit::ProductName;
use crate::flows::resolve::{Depth, links};

/// The context that makes a linkset JSON-LD.
const CONTEXT: &str = "https://ref.gs1.org/standards/resolver/linkset-context";
/// Where our one addition to the syntax is described.
pub const PROFILE_PATH: &str = "/.well-known/gs1resolver/profile";
const PROFILE: &str = "\
aftersale/k1: the proof of a label

Labels may carry the query key k behind a GS1 Digital Link URI with AI (21): 14 characters of Crockford's base 32. The first
names a key, the others are 65 bits of an HMAC-SHA-256 over GTIN and serial. It proves to this resolver alone that the code
is from a label of the maker. It is no AI, names nobody, and opens nothing but the page of that unit.

Other resolvers may ignore it. Like every query key it is passed on when this resolver redirects.
";
/// Media type of a linkset (RFC 9264, 4.2).
const LINKSET: &str = "application/linkset+json";

/// What a request wants of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A page for people.
    Page,
    /// To be sent to where the code leads by default.
    Default,
    /// To be sent to the link of this type; `None` is a type that no link can have.
    Typed(Option<LinkType>),
    /// All links, in this media type; as a page for `text/html` (2.10).
    Linkset(&'static str),
}

/// Reads the wish: `linkType` decides, then `Accept` (2.6, 2.9).
pub fn wish(request: &HttpRequest) -> Wish {
    let accept = accepted(request.headers());
    match visitor::query(request, "linkType").filter(|text| !text.is_empty()).as_deref() {
        // "all" is the older word for "linkset".
        Some("linkset" | "all") => Wish::Linkset(accept.unwrap_or(LINKSET)),
        Some(text) => Wish::Typed(LinkType::parse(text).ok()),
        None => match accept {
            Some("text/html") => Wish::Page,
            Some(kind) => Wish::Linkset(kind),
            None => Wish::Default,
        },
    }
}

/// The media type we have that the request likes best; none when it names none of them (`*/*`, an image).
fn accepted(headers: &HeaderMap) -> Option<&'static str> {
    const KINDS: [&str; 4] = ["text/html", LINKSET, "application/json", "application/ld+json"];
    let ranges = headers.get_all(header::ACCEPT).filter_map(|value| value.to_str().ok());
    let ranges = ranges.flat_map(|value| value.split(',')).map(weighed);
    let known = ranges.filter_map(|(name, weight)| {
        KINDS.iter().find(|kind| name.eq_ignore_ascii_case(kind)).map(|kind| (*kind, weight))
    });
    // Of equals the first one counts, as it was written.
    let best =
        known.filter(|(_, weight)| *weight > 0).fold(None, |best: Option<(&str, u16)>, found| match best {
            Some((_, weight)) if weight >= found.1 => best,
            _ => Some(found),
        });
    best.map(|(kind, _)| kind)
}

/// A member of a list with weights, in thousandths (RFC 9110, 12.4.2); without one, or with a broken one, it weighs 1.
fn weighed(member: &str) -> (&str, u16) {
    let mut parts = member.split(';').map(str::trim);
    let name = parts.next().unwrap_or("");
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let weight =
        weight.and_then(|text| text.parse::<f32>().ok()).filter(|weight| (0.0..=1.0).contains(weight));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 1, checked in the line above"
    )]
    let weight = weight.map_or(1_000, |weight| (weight * 1_000.0) as u16);
    (name, weight)
}

/// Answers a wish that is not for a page.
pub async fn answer(request: &HttpRequest, shared: &Shared, code: &Code, wish: &Wish) -> HttpResponse {
    let lang = visitor::locale(request, shared).tag();
    let is_default = match wish {
        Wish::Default | Wish::Page => true,
        Wish::Typed(kind) => kind.as_ref().is_some_and(LinkType::is_default),
        Wish::Linkset(_) => false,
    };
    let depth = if is_default { Depth::Nearest } else { Depth::All };
    let linkset = match links(&shared.context, code, &lang, depth).await {
        Ok(Some(linkset)) => linkset,
        Ok(None) => return Problem::not_found().page(request),
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let wishes = languages(request.headers());
    match wish {
        Wish::Linkset("text/html") => choices::page(request, shared, code, StatusCode::OK, &linkset.all()),
        Wish::Linkset(kind) => body(StatusCode::OK, &linkset, kind),
        Wish::Typed(Some(kind)) if !kind.is_default() => {
            let targets = linkset.typed(kind);
            match choose(&targets, &wishes) {
                Some(target) => redirect(request, target),
                None if targets.is_empty() => Problem::not_found().page(request),
                None if accepted(request.headers()) == Some("text/html") => {
                    choices::page(request, shared, code, StatusCode::MULTIPLE_CHOICES, &targets)
                }
                None => body(StatusCode::MULTIPLE_CHOICES, &linkset, LINKSET),
            }
        }
        Wish::Typed(None) => Problem::not_found().page(request),
        // The type `gs1:defaultLink` asks for what no type asks for, too.
        Wish::Default | Wish::Page | Wish::Typed(Some(_)) => {
            let Some(default) = linkset.default_link() else { return Problem::not_found().page(request) };
            redirect(request, choose(&linkset.variants(default), &wishes).unwrap_or(default))
        }
    }
}

/// Languages of `Accept-Language`, most wanted first.
fn languages(headers: &HeaderMap) -> Vec<String> {
    let value = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut wishes: Vec<(&str, u16)> = value.split(',').take(20).map(weighed).collect();
    wishes.retain(|(tag, weight)| !tag.is_empty() && *weight > 0);
    wishes.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
    wishes.into_iter().map(|(tag, _)| tag.to_ascii_lowercase()).collect()
}

/// The one link that these wishes decide for (RFC 4647, 3.4, lookup), if they do. A single link needs no wish; one
/// without language serves whoever finds none of their own.
fn choose<'t>(targets: &[&'t Target], wishes: &[String]) -> Option<&'t Target> {
    fn only<'t>(found: &[&'t Target]) -> Option<&'t Target> {
        if let [one] = found { Some(*one) } else { None }
    }
    if targets.len() < 2 {
        return only(targets);
    }
    for wish in wishes {
        let mut wish = wish.as_str();
        loop {
            let speaks = |target: &&&Target| {
                target.lang.as_deref().is_some_and(|lang| lang.eq_ignore_ascii_case(wish))
            };
            let found: Vec<&Target> = targets.iter().filter(speaks).copied().collect();
            if !found.is_empty() {
                return only(&found);
            }
            let Some((shorter, _)) = wish.rsplit_once('-') else { break };
            wish = shorter;
        }
    }
    let neutral: Vec<&Target> = targets.iter().filter(|target| target.lang.is_none()).copied().collect();
    only(&neutral)
}

/// 307 with the query handed on byte for byte (2.12).
fn redirect(request: &HttpRequest, target: &Target) -> HttpResponse {
    let query = request.query_string();
    let (front, fragment) = match target.href.split_once('#') {
        Some((front, fragment)) => (front, format!("#{fragment}")),
        None => (target.href.as_str(), String::new()),
    };
    let joint = match (query.is_empty(), front.contains('?')) {
        (true, _) => "",
        (false, true) => "&",
        (false, false) => "?",
    };
    let place = format!("{front}{joint}{query}{fragment}");
    match HeaderValue::from_bytes(place.as_bytes()) {
        Ok(place) => HttpResponse::TemporaryRedirect().insert_header((header::LOCATION, place)).finish(),
        Err(_) => Problem::bad_request().page(request),
    }
}

fn body(status: StatusCode, linkset: &Linkset, kind: &str) -> HttpResponse {
    let mut content = json!({ "linkset": entities(linkset) });
    let mut answer = HttpResponse::build(status);
    if kind == "application/ld+json" {
        // A header could not name the context here: JSON-LD 1.1, 6.1 ignores it for its own media type.
        content["@context"] = CONTEXT.into();
    } else {
        let link = format!(
            "<{CONTEXT}>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\""
        );
        answer.append_header((header::LINK, link));
    }
    answer.content_type(kind).body(content.to_string())
}

/// The levels as RFC 9264 writes them, each with exactly one default (2.5.8), which is listed under its own type too.
fn entities(linkset: &Linkset) -> Vec<Value> {
    let entity = |(at, level): (usize, &crate::domain::linkset::Level)| {
        let default = linkset.default_of(at)?;
        let own: Vec<&Target> =
            if level.links.is_empty() { vec![default] } else { level.links.iter().collect() };
        let mut entity = Map::new();
        entity.insert("anchor".into(), level.anchor.as_str().into());
        entity.insert("itemDescription".into(), linkset.description.as_str().into());
        let plain = json!([{ "href": default.href, "title": default.title }]);
        entity.insert(format!("{VOCABULARY}defaultLink"), plain);
        let variants: Vec<&&Target> = own.iter().filter(|link| link.kind == default.kind).collect();
        if variants.len() > 1 && variants.iter().all(|link| link.lang.is_some()) {
            let variants = variants.into_iter().map(|link| described(link)).collect();
            entity.insert(format!("{VOCABULARY}defaultLinkMulti"), Value::Array(variants));
        }
        for link in own {
            let links = entity.entry(link.kind.uri()).or_insert_with(|| json!([]));
            if let Value::Array(links) = links {
                links.push(described(link));
            }
        }
        Some(Value::Object(entity))
    };
    linkset.levels.iter().enumerate().filter_map(entity).collect()
}

fn described(link: &Target) -> Value {
    let mut described = json!({ "href": link.href, "title": link.title });
    if link.ours {
        described["type"] = "text/html".into();
    }
    if let Some(lang) = link.lang.as_deref().and_then(language) {
        described["hreflang"] = json!([lang]);
    }
    described
}

/// `ll` or `ll-CC`: the schema knows no more.
fn language(tag: &str) -> Option<String> {
    let is_letters = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    match tag.split_once('-') {
        None if is_letters(tag) => Some(tag.to_ascii_lowercase()),
        Some((lang, country)) if is_letters(lang) && is_letters(country) => {
            Some(format!("{}-{}", lang.to_ascii_lowercase(), country.to_ascii_uppercase()))
        }
        _ => None,
    }
}

/// Puts on an answer what every program may read and every cache must know (2.2, 2.6.3), and where all links are.
pub fn open_to_all(mut answer: HttpResponse, shared: &Shared, code: Option<&Code>) -> HttpResponse {
    let headers = answer.headers_mut();
    let fixed = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "Link, Location"),
        (header::VARY, "Accept, Accept-Encoding, Accept-Language"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(code) = code.filter(|code| matches!(code.product, ProductName::Gtin(_))) {
        let bare = Code { proof: None, ..code.clone() };
        let place = shared.context.settings().public_url.join(&bare.path());
        let link = format!("<{place}?linkType=linkset>; rel=\"linkset\"; type=\"{LINKSET}\"");
        if let Ok(link) = HeaderValue::from_str(&link) {
            headers.append(header::LINK, link);
        }
    }
    answer
}

/// `OPTIONS`: yes to whatever a preflight asks, and to whoever asks what can be done here.
pub async fn preflight(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");
    let asked: HeaderName = header::ACCESS_CONTROL_REQUEST_HEADERS;
    let allowed = request.headers().get(asked).cloned().unwrap_or(HeaderValue::from_static("*"));
    let answer = HttpResponse::NoContent()
        .insert_header((header::ALLOW, METHODS))
        .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, allowed))
        .insert_header((header::ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish();
    let mut answer = open_to_all(answer, &shared, None);
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("Access-Control-Request-Headers"));
    answer
}

/// `/.well-known/gs1resolver`: what this resolver can.
pub async fn description(shared: Data<Shared>) -> HttpResponse {
    let name = shared.text.brand();
    let mut content = json!({
        "name": name,
        "resolverRoot": shared.context.settings().public_url.to_string(),
        "supportedPrimaryKeys": ["01"],
        "supportedLinkType": [{ "namespace": VOCABULARY, "prefix": "gs1:" }],
        "linkTypeDefaultCanBeLinkset": false,
        "jsonLdContextLocation": CONTEXT,
        "extensionProfile": shared.context.settings().public_url.join(PROFILE_PATH),
    });
    if !name.is_empty() {
        content["contact"] = json!({ "fn": name });
    }
    let answer = HttpResponse::Ok().content_type("application/json").body(content.to_string());
    open_to_all(answer, &shared, None)
}

/// `/.well-known/gs1resolver/profile`: what `k` is, in words.
pub async fn profile(shared: Data<Shared>) -> HttpResponse {
    let answer = HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(PROFILE);
    open_to_all(answer, &shared, None)
}
