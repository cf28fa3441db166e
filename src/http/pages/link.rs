//! `/link`: "send me my link". The same answer for every address; the links go to the mailbox they belong to.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use crate::domain::field::FieldErrors;
use crate::flows::link::{self, Form};
use crate::http::form::{self, Sent};
use crate::http::misses::Misses;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::said::Said;
use crate::text::views::{AskKind, AskValues, AskView, Hidden, SaidView};

/// `GET /link`, and what stands there after it was sent.
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    if visitor::query(&request, "sent").is_some() {
        let locale = visitor::locale(&request, &shared);
        let said = Said { here: "/link?sent=1".into(), lang: locale.tag(), product: None, serial: None };
        let page = shared.text.said(&locale, &SaidView::link_sent(said));
        return views::answer(&request, &shared, StatusCode::OK, page);
    }
    let code = visitor::query(&request, "code").unwrap_or_default();
    page(&request, &shared, &Form { code, ..Form::default() }, &FieldErrors::default())
}

/// `POST /link`. Each counts as a guess: who sends many has to wait.
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    misses: Data<Misses>,
    body: Payload,
) -> HttpResponse {
    let Sent::<Form> { mut raw, address, now } = match form::read_from(&request, &shared, &misses, body).await
    {
        Ok(sent) => sent,
        Err(problem) => return problem.page(&request),
    };
    raw.lang = visitor::form_locale(&request, &shared, &raw.lang).tag();
    match link::ask(&shared.context, &raw).await {
        Ok(Ok(())) => {
            misses.note(address, now);
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("/link?sent=1&lang={}", raw.lang)))
                .finish()
        }
        Ok(Err(errors)) => page(&request, &shared, &raw, &errors),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn page(request: &HttpRequest, shared: &Shared, raw: &Form, errors: &FieldErrors) -> HttpResponse {
    let locale = visitor::form_locale(request, shared, &raw.lang);
    let hidden = |name: &str, value: &str| Hidden { name: name.to_owned(), value: value.to_owned() };
    let code = serde_urlencoded::to_string([("code", &raw.code)]).unwrap_or_default();
    let view = AskView {
        here: if raw.code.is_empty() { "/link".to_owned() } else { format!("/link?{code}") },
        kind: AskKind::Link,
        action: "/link",
        product: None,
        serial: None,
        hidden: vec![hidden("code", &raw.code), hidden("lang", &locale.tag())],
        values: AskValues { email: raw.email.clone(), ..AskValues::default() },
        recalls: Vec::new(),
        errors: Vec::from(errors),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.ask(&locale, &view))
}
