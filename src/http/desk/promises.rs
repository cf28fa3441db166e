//! `/desk/promises`: what was promised to callers, the most urgent first, and what people ring about.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{session, unit};
use crate::domain::call::CallNote;
use crate::flows::call;
use crate::flows::lookup::Asker;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::acts::standing;
use crate::text::views::{CallCount, CallRow, PromiseRow, PromisedRow, PromisesView};

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Form {
    call: String,
    /// `unit` where it was sent from the unit's page.
    from: String,
    csrf: String,
}

/// `GET /desk/promises`
pub async fn list(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let asker = Asker(signed_in.staff.name.clone());
    let found = match call::promises(&shared.context, &asker).await {
        Ok(found) => found,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = visitor::locale(&request, &shared);
    let lang = locale.tag();
    let promised = |(note, product): &(CallNote, _)| {
        let product: &std::sync::Arc<crate::flows::lookup::NumberedProduct> = product;
        PromisedRow {
            call: row(&shared, note),
            product: product.product.name.get(&lang).to_owned(),
            serial: note.serial.to_string(),
            unit_url: unit::address(note.product, &note.serial, ""),
        }
    };
    let view = PromisesView {
        staff: session::shown(&signed_in),
        rows: found.open.iter().map(promised).collect(),
        counts: found
            .counts
            .iter()
            .map(|(product, reason, many)| CallCount {
                product: product.product.name.get(&lang).to_owned(),
                reason: Sentence::call(reason),
                many: *many,
            })
            .collect(),
    };
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_promises(&locale, &view))
}

/// `POST /desk/promises/done` and `/desk/promises/open`
pub async fn settle(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let (signed_in, form) = match session::form::<Form>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let asker = Asker(signed_in.staff.name.clone());
    let is_done = request.uri().path().ends_with("/done");
    match call::settle(&shared.context, &asker, &form.call, is_done).await {
        Ok(Some((product, serial))) => {
            let back = match form.from.as_str() {
                "unit" => unit::address(product, &serial, ""),
                _ => "/desk/promises".to_owned(),
            };
            HttpResponse::SeeOther().insert_header((header::LOCATION, back)).finish()
        }
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// One call, here and on the unit's page.
pub fn row(shared: &Shared, note: &CallNote) -> CallRow {
    let zone = shared.context.settings().time_zone.clone();
    let today = shared.context.today();
    CallRow {
        id: note.id.as_str().to_owned(),
        reason: Sentence::call(&note.reason),
        words: note.words.clone(),
        at: note.at.jiff().to_zoned(zone).datetime(),
        by: note.by.clone(),
        promise: note.promise.as_ref().map(|promise| PromiseRow {
            what: promise.what.clone(),
            on: promise.on,
            by: promise.by.clone(),
            state: standing(promise, note.done.is_some(), today),
        }),
    }
}
