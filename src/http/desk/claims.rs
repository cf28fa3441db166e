//! `/desk/claims`: what waits for a decision, one claim beside what is on record, and the decision itself.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::DateTime;

use super::{session, unit};
use crate::domain::claim::Claim;
use crate::domain::clock::{Id, Timestamp};
use crate::domain::dealer::{Dealer, DealerChoice};
use crate::domain::field::FieldErrors;
use crate::domain::receipt::MediaType;
use crate::flows::catalog::{self, NumberedProduct, Shelf};
use crate::flows::decide::{self, Case, Form, Outcome};
use crate::flows::lookup::Asker;
use crate::flows::owner::OwnedUnit;
use crate::flows::photo;
use crate::flows::sign_in::SignedIn;
use crate::http::pages::upload::sent;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{self as text_views, CasePhoto, CaseView, ClaimRow, ClaimState, ClaimsView, Holder};

/// `GET /desk/claims`
pub async fn list(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let queue = match decide::queue(&shared.context, &Asker(signed_in.staff.name.clone())).await {
        Ok(queue) => queue,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = visitor::locale(&request, &shared);
    let lang = locale.tag();
    let rows = |records: &[crate::flows::claim::ClaimRecord]| {
        records.iter().map(|record| row(&shared, &record.claim, &record.product, &lang)).collect()
    };
    let view =
        ClaimsView { staff: staff(&signed_in), open: rows(&queue.open), decided: rows(&queue.decided) };
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_claims(&locale, &view))
}

/// `GET /desk/claims/{id}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, id: Path<String>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let Some(id) = Id::parse(&id) else { return Problem::not_found().page(&request) };
    case_page(&request, &shared, &signed_in, &id, (&Form::default(), &FieldErrors::default())).await
}

/// `POST /desk/claims/{id}`
pub async fn decide(
    request: HttpRequest,
    shared: Data<Shared>,
    id: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (signed_in, form) = match session::form::<Form>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some(id) = Id::parse(&id) else { return Problem::not_found().page(&request) };
    match decide::decide(&shared.context, &Asker(signed_in.staff.name.clone()), &id, &form).await {
        Ok(Outcome::Done | Outcome::Already) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, address(&id))).finish()
        }
        Ok(Outcome::NoClaim) => Problem::not_found().page(&request),
        Ok(Outcome::Invalid(errors)) => case_page(&request, &shared, &signed_in, &id, (&form, &errors)).await,
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET /desk/claims/{id}/photo`
pub async fn photo(request: HttpRequest, shared: Data<Shared>, id: Path<String>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let Some(id) = Id::parse(&id) else { return Problem::not_found().page(&request) };
    match photo::look(&shared.context, &Asker(signed_in.staff.name), &id).await {
        Ok(Some(found)) => sent(found),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn address(id: &Id) -> String {
    format!("/desk/claims/{id}")
}

fn staff(signed_in: &SignedIn) -> text_views::SignedIn {
    session::shown(signed_in)
}

/// One row of a list; also on the unit's page.
pub fn row(shared: &Shared, claim: &Claim, product: &NumberedProduct, lang: &str) -> ClaimRow {
    ClaimRow {
        url: address(&claim.id),
        reference: claim.reference.to_string(),
        product: product.product.name.get(lang).to_owned(),
        serial: claim.declared.serial.to_string(),
        name: claim.declared.name.to_string(),
        evidence: claim.evidence.as_str().to_owned(),
        state: ClaimState::from(claim.state),
        at: at(shared, claim.at),
    }
}

fn at(shared: &Shared, at: Timestamp) -> DateTime {
    at.jiff().to_zoned(shared.context.settings().time_zone.clone()).datetime()
}

async fn case_page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    id: &Id,
    (form, errors): (&Form, &FieldErrors),
) -> HttpResponse {
    let found = decide::case(&shared.context, &Asker(signed_in.staff.name.clone()), id).await;
    let (case, shelf) = match (found, catalog::shelf(&shared.context)) {
        (Ok(Some(case)), Ok(shelf)) => (case, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = visitor::locale(request, shared);
    let mut view = view(shared, &shelf, &case, &locale.tag(), staff(signed_in));
    view.errors = Vec::from(errors);
    if !errors.is_empty() {
        view.reason.clone_from(&form.reason);
        view.keeps_photo = !form.receipt.is_empty();
    }
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.desk_claim(&locale, &view))
}

fn view(shared: &Shared, shelf: &Shelf, case: &Case, lang: &str, staff: text_views::SignedIn) -> CaseView {
    let (claim, product) = (&case.record.claim, &case.record.product);
    let declared = &claim.declared;
    let facts = case.unit.as_ref().map(|unit| &unit.facts);
    let label = |code: &str| shelf.find_dealer(code).map_or_else(|| code.to_owned(), Dealer::label);
    let unit_url = unit::address(product.number, &declared.serial, "");
    CaseView {
        staff,
        product: views::card(shelf, product, lang),
        claim: row(shared, claim, product, lang),
        email: declared.email.to_string(),
        purchased_on: declared.purchased_on,
        dealer: declared.dealer.as_ref().map(|dealer| match dealer {
            DealerChoice::Known(code) => label(code),
            DealerChoice::Written(name) => name.clone(),
        }),
        words: declared.words.lines().map(str::to_owned).collect(),
        photo: case.photo.as_ref().map(|photo| CasePhoto {
            url: format!("{}/photo", address(&claim.id)),
            sent_on: at(shared, photo.sent_at).date(),
            is_picture: photo.media_type == MediaType::Jpeg,
        }),
        locale: claim.lang.clone(),
        unit: case.unit.as_ref().map(|found| {
            unit::state(found.state, case.withdrawal.as_ref().map(|w| &w.fate), case.owned.is_some())
        }),
        unit_url: case.unit.is_some().then_some(unit_url),
        shipped_on: facts.and_then(|facts| facts.shipped_on),
        shipped_to: facts.and_then(|facts| facts.dealer.as_deref()).map(label),
        holder: case.owned.as_ref().map(|owned| holder(shared, claim, owned)),
        others: case.claims.saturating_sub(1),
        reason: claim.reason.clone(),
        keeps_photo: false,
        errors: Vec::new(),
    }
}

/// Enough to compare: the whole is on the unit's own page, whose every look is noted.
fn holder(shared: &Shared, claim: &Claim, owned: &OwnedUnit) -> Holder {
    let registration = &owned.registration;
    let initials = |name: &str| {
        let words = name.split_whitespace().filter_map(|word| word.chars().next());
        words.map(|first| format!("{first}.")).collect::<Vec<_>>().join(" ")
    };
    Holder {
        reference: registration.reference.to_string(),
        name: initials(registration.name.as_str()),
        email: registration.email.masked(),
        purchased_on: registration.dates.purchased_on,
        dealer: owned.dealer.clone(),
        registered_at: at(shared, registration.registered_at),
        same_email: registration.email.key() == claim.declared.email.key(),
    }
}
