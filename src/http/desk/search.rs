//! `/desk?q=`: one box that takes a serial, a reference, an address, a name or a scanned code.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{mail, session, unit};
use crate::flows::lookup::Asker;
use crate::flows::outbox;
use crate::flows::search::{Hit, search};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{Found, SearchView, UnitState};

/// The most rows on one page; who gets more types another word.
const ROWS: usize = 50;

/// `GET /desk`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let query = visitor::query(&request, "q").unwrap_or_default();
    let hits = match search(&shared.context, &Asker(signed_in.staff.name.clone()), &query).await {
        Ok(hits) => hits,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    // The search works without it: a store that fails here has failed above.
    let alarm = outbox::alarm(&shared.context).await.ok().flatten();
    let locale = visitor::locale(&request, &shared);
    let lang = locale.tag();
    let view = SearchView {
        staff: session::shown(&signed_in),
        more: hits.len() > ROWS,
        found: hits.iter().take(ROWS).map(|hit| row(hit, &query, &lang)).collect(),
        query,
        alarm: alarm.as_ref().map(|lane| mail::blockage(&shared, lane)),
    };
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_search(&locale, &view))
}

fn row(hit: &Hit, query: &str, lang: &str) -> Found {
    let product = &hit.product.product;
    let owner = hit.owner.as_ref();
    let registration = owner.map(|owner| &owner.registration);
    Found {
        url: unit::address(hit.product.number, &hit.serial, query),
        serial: hit.serial.to_string(),
        product: product.name.get(lang).to_owned(),
        code: product.code.to_string(),
        owner: registration.map(|of| of.name.to_string()),
        email: registration.map(|of| of.email.to_string()).filter(|email| !email.is_empty()),
        reference: registration.map(|of| of.reference.to_string()),
        until: owner.and_then(|owner| owner.until),
        state: if owner.is_some() { UnitState::Registered } else { UnitState::Fresh },
    }
}
