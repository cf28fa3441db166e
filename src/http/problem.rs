//! Every error that leaves the house: one table slug → status → title, shown as a page (or, for programs, RFC 9457 JSON).
//!
//! What went wrong inside is written to the log under an incident number; the page shows the number, never the cause.

use actix_web::http::StatusCode;
use actix_web::http::header::{self, ContentType};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use tracing::error;

use super::{Shared, visitor};
use crate::flows::Error;
use crate::text::TextError;
use crate::text::views::ProblemView;

/// The table: slug, status, title.
const TABLE: [(&str, u16, &str); 11] = [
    ("bad-request", 400, "The request cannot be read"),
    ("forbidden", 403, "This is not allowed"),
    ("not-found", 404, "There is nothing at this address"),
    ("method-not-allowed", 405, "This address does not take that method"),
    ("too-slow", 408, "The request took too long to arrive"),
    ("too-large", 413, "The request is too large"),
    ("stale-form", 422, "The form is out of date"),
    ("too-many", 429, "Too many wrong codes from this address"),
    ("out-of-order", 500, "Something broke on our side"),
    ("full", 503, "No room left to store this"),
    ("busy", 503, "Too much at once"),
];

/// An error on its way out.
#[derive(Debug)]
pub struct Problem {
    slug: &'static str,
    incident: Option<String>,
    allow: Option<&'static str>,
    /// Seconds after which trying again may help.
    wait: Option<i64>,
}

impl Problem {
    fn of(slug: &'static str) -> Self {
        Self { slug, incident: None, allow: None, wait: None }
    }

    /// 400.
    pub fn bad_request() -> Self {
        Self::of("bad-request")
    }

    /// 403.
    pub fn forbidden() -> Self {
        Self::of("forbidden")
    }

    /// 404.
    pub fn not_found() -> Self {
        Self::of("not-found")
    }

    /// 405 with the methods that are allowed.
    pub fn method_not_allowed(allow: &'static str) -> Self {
        Self { allow: Some(allow), ..Self::of("method-not-allowed") }
    }

    /// 408.
    pub fn too_slow() -> Self {
        Self::of("too-slow")
    }

    /// 413.
    pub fn too_large() -> Self {
        Self::of("too-large")
    }

    /// 422 for a form whose token was used for something else.
    pub fn stale_form() -> Self {
        Self::of("stale-form")
    }

    /// 429 for an address that guesses; `wait` in seconds.
    pub fn too_many(wait: i64) -> Self {
        Self { wait: Some(wait), ..Self::of("too-many") }
    }

    /// 503 for who was not let in; nothing of it was begun.
    pub fn busy() -> Self {
        Self { wait: Some(5), ..Self::of("busy") }
    }

    /// What a story could not do. Busy and full are 503: nothing was stored, trying again is safe.
    pub fn from_flow(error: &Error, shared: &Shared) -> Self {
        if error.is_passing() {
            error!(%error, "answered 503");
            // A disk is not emptied within seconds; whatever else passes does so sooner.
            let (slug, wait) = if error.is_full() { ("full", 60) } else { ("busy", 5) };
            return Self { wait: Some(wait), ..Self::of(slug) };
        }
        Self::broken(error, shared)
    }

    /// What a template could not do.
    pub fn from_text(error: &TextError, shared: &Shared) -> Self {
        Self::broken(error, shared)
    }

    /// Whether the answer is to be JSON.
    pub fn is_for_programs(request: &HttpRequest) -> bool {
        wants_json(request)
    }

    /// Our own fault; what went wrong is for the log.
    pub fn broken(error: &dyn std::fmt::Display, shared: &Shared) -> Self {
        let incident = crate::domain::code::proof::crockford(&shared.context.clock().chance::<5>(), 8);
        error!(%error, incident, "answered 500");
        Self { incident: Some(incident), ..Self::of("out-of-order") }
    }

    fn row(&self) -> (u16, &'static str) {
        TABLE
            .iter()
            .find(|(slug, ..)| *slug == self.slug)
            .map_or((500, ""), |(_, status, title)| (*status, title))
    }

    /// The page, in the visitor's language; JSON for programs that ask for nothing else.
    pub fn page(self, request: &HttpRequest) -> HttpResponse {
        let (status, title) = self.row();
        let mut answer =
            HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
        if let Some(allow) = self.allow {
            answer.insert_header((header::ALLOW, allow));
        }
        if let Some(wait) = self.wait {
            answer.insert_header((header::RETRY_AFTER, wait));
        }
        if matches!(status, 408 | 413) {
            // The rest of the body is not read: the connection cannot serve another request.
            answer.force_close();
        }
        if wants_json(request) {
            return self.json(&mut answer, status, title);
        }
        let Some(shared) = request.app_data::<Data<Shared>>() else { return answer.finish() };
        let locale = visitor::locale(request, shared);
        let view = match self.slug {
            "full" => ProblemView::full(),
            _ => ProblemView::of(status, self.incident.clone()),
        };
        let page = if request.path().starts_with("/desk") {
            shared.text.desk_problem(&locale, &view)
        } else {
            shared.text.problem(&locale, &view)
        };
        match page {
            Ok(page) => match visitor::takes_gzip(request).then(|| shared.text.pack(&page)).flatten() {
                Some(packed) => answer
                    .insert_header((header::CONTENT_ENCODING, "gzip"))
                    .content_type(ContentType::html())
                    .body(packed),
                None => answer.content_type(ContentType::html()).body(page),
            },
            Err(error) => {
                error!(%error, "the page for an error could not be made");
                answer.content_type(ContentType::plaintext()).body(title)
            }
        }
    }

    fn json(&self, answer: &mut HttpResponseBuilder, status: u16, title: &str) -> HttpResponse {
        let mut body = serde_json::json!({ "type": format!("about:blank#{}", self.slug), "title": title, "status": status });
        if let Some(incident) = &self.incident {
            body["incident"] = incident.as_str().into();
        }
        answer.content_type("application/problem+json").body(body.to_string())
    }
}

fn wants_json(request: &HttpRequest) -> bool {
    let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("json") && !accept.contains("text/html")
}
