//! `/o/{secret}/data`: owners mend what they declared; `/e/{secret}`: a new address is confirmed where it leads.
//! No `GET` changes anything, the link in the mail included.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{owner, register};
use crate::domain::dealer::DealerChoice;
use crate::domain::field::FieldErrors;
use crate::domain::registration::Form;
use crate::flows::catalog;
use crate::flows::correct::{self, Correctable, Outcome};
use crate::http::problem::Problem;
use crate::http::{Shared, form, views, visitor};
use crate::text::views::{self as text_views, AddressView, DataView, Dealer, Hidden, Values};

/// `GET /o/{secret}/data`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match correct::open(&shared.context, &secret).await {
        Ok(Some(known)) => {
            let form = on_record(&known);
            page(&request, &shared, &known, (&form, &FieldErrors::default()))
        }
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /o/{secret}/data`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    let raw: Form = match form::read(body).await {
        Ok(raw) => raw,
        Err(problem) => return problem.page(&request),
    };
    match correct::correct(&shared.context, &secret, raw.clone()).await {
        Ok(Outcome::Saved) => {
            let lang = shared.text.locale(Some(&raw.lang), None).tag();
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("{}?saved=1&lang={lang}", request.uri().path())))
                .finish()
        }
        Ok(Outcome::Invalid(known, errors)) => page(&request, &shared, &known, (&raw, &errors)),
        Ok(Outcome::NotFound) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// The form as it would have been sent to say what is on record.
fn on_record(known: &Correctable) -> Form {
    let registration = &known.owned.registration;
    let dealer = match &registration.dealer {
        Some(DealerChoice::Known(code)) => code.clone(),
        Some(DealerChoice::Written(name)) => name.clone(),
        None => String::new(),
    };
    Form {
        name: registration.name.to_string(),
        email: known.waiting.as_ref().unwrap_or(&registration.email).to_string(),
        purchased_on: registration.dates.purchased_on.to_string(),
        installed_on: registration.dates.installed_on.map(|on| on.to_string()).unwrap_or_default(),
        dealer,
        ..Form::default()
    }
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    known: &Correctable,
    (form, errors): (&Form, &FieldErrors),
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let owned = &known.owned;
    let locale = if form.lang.is_empty() {
        owner::locale(request, shared, owned)
    } else {
        shared.text.locale(Some(&form.lang), None)
    };
    let lang = locale.tag();
    let dealer = ask_dealer(&shelf, known);
    // Where names are typed, a name is shown; where they are picked, the list needs the code.
    let seller = match (&dealer, shelf.find_dealer(&form.dealer)) {
        (Dealer::Free { .. }, Some(dealer)) => dealer.label(),
        _ => form.dealer.clone(),
    };
    let view = DataView {
        here: format!("{}/data", owned.owner_path),
        back: owned.owner_path.clone(),
        product: views::card(&shelf, &owned.product, &lang),
        serial: owned.registration.serial.to_string(),
        reference: owned.registration.reference.to_string(),
        hidden: vec![Hidden { name: "lang".to_owned(), value: lang }],
        values: Values {
            name: form.name.clone(),
            email: form.email.clone(),
            purchased_on: form.purchased_on.clone(),
            installed_on: form.installed_on.clone(),
            dealer: seller,
            market: form.market.clone(),
            offers: false,
        },
        latest: Some(shared.context.clock().now().latest_date()),
        asks_installed: owned.product.product.asks_for_installation(owned.market),
        proven: owned.registration.dates.proven,
        dealer,
        waiting: known.waiting.as_ref().map(ToString::to_string),
        saved: visitor::query(request, "saved").is_some(),
        errors: Vec::from(errors),
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.data(&locale, &view))
}

/// As at registration; whoever is on record can be chosen, too, or saving anything else would lose them.
fn ask_dealer(shelf: &catalog::Shelf, known: &Correctable) -> Dealer {
    let mut dealer = register::ask_dealer(shelf, None);
    if let (Dealer::Choose { choices }, Some(DealerChoice::Written(name))) =
        (&mut dealer, &known.owned.registration.dealer)
    {
        choices.push(text_views::DealerChoice { code: name.clone(), name: name.clone() });
    }
    dealer
}

/// `GET /e/{secret}`: asks, and changes nothing.
pub async fn ask(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let known = match correct::asked(&shared.context, &secret).await {
        Ok(Some(known)) => known,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = owner::locale(&request, &shared, &known.owned);
    let view = AddressView {
        here: request.uri().path().to_owned(),
        product: views::card(&shelf, &known.owned.product, &locale.tag()),
        email: known.waiting.map(|email| email.to_string()).unwrap_or_default(),
    };
    views::answer(&request, &shared, StatusCode::OK, shared.text.address(&locale, &view))
}

/// `POST /e/{secret}`: 303 to the owner's page at its new address.
pub async fn confirm(
    request: HttpRequest,
    shared: Data<Shared>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    let raw: Form = match form::read(body).await {
        Ok(raw) => raw,
        Err(problem) => return problem.page(&request),
    };
    match correct::confirm(&shared.context, &secret).await {
        Ok(Some(path)) => {
            let lang = shared.text.locale(Some(&raw.lang), None).tag();
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("{path}?new=1&lang={lang}")))
                .finish()
        }
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}
