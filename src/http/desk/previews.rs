//! `/desk/letters`: every kind of letter with sample data, in the reader's language and the house's own look. The HTML part is an
//! answer of its own, in a sandbox: nothing of it can run, load or lead anywhere.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::session;
use crate::flows::sign_in::SignedIn;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::samples;
use crate::text::views::{Letter, Preview, PreviewsView};

/// Styles of the letter itself and pictures within it; nothing else.
const SANDBOX: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

/// `GET /desk/letters`
pub async fn list(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    match session::staff(&request, &shared).await {
        Ok(signed_in) => page(&request, &shared, &signed_in, None),
        Err(answer) => answer,
    }
}

/// `GET /desk/letters/{name}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, name: Path<String>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    match letter(&request, &shared, &name) {
        Ok(letter) => {
            let look_url = format!("/desk/letters/{name}/look");
            let shown =
                Preview { name: name.into_inner(), subject: letter.subject, text: letter.text, look_url };
            page(&request, &shared, &signed_in, Some(shown))
        }
        Err(problem) => problem.page(&request),
    }
}

/// `GET /desk/letters/{name}/look`
pub async fn look(request: HttpRequest, shared: Data<Shared>, name: Path<String>) -> HttpResponse {
    if let Err(answer) = session::staff(&request, &shared).await {
        return answer;
    }
    match letter(&request, &shared, &name) {
        Ok(letter) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, SANDBOX))
            .body(letter.html),
        Err(problem) => problem.page(&request),
    }
}

/// A problem instead, when there is no such letter or it cannot be written.
fn letter(request: &HttpRequest, shared: &Shared, name: &str) -> Result<Letter, Problem> {
    match samples::letter(&shared.text, &visitor::locale(request, shared), name) {
        Ok(Some(letter)) => Ok(letter),
        Ok(None) => Err(Problem::not_found()),
        Err(error) => Err(Problem::from_text(&error, shared)),
    }
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    shown: Option<Preview>,
) -> HttpResponse {
    let view = PreviewsView {
        staff: session::shown(signed_in),
        names: samples::letters().into_iter().map(str::to_owned).collect(),
        shown,
    };
    let locale = visitor::locale(request, shared);
    views::answer(request, shared, StatusCode::OK, shared.text.desk_previews(&locale, &view))
}
