//! `/claim`: the form for whoever cannot show by a label that a unit is theirs, and `/c/{secret}`, the page of a claim that
//! was made. Neither tells whether the unit exists or belongs to somebody.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::photo;
use crate::domain::claim::Form;
use crate::domain::code::key::hex;
use crate::domain::dealer::Dealer;
use crate::domain::field::FieldErrors;
use crate::domain::link::Purpose;
use crate::domain::registration;
use crate::flows::catalog::{self, NumberedProduct};
use crate::flows::claim::{self, Claimable, Outcome};
use crate::http::form::{self, Sent};
use crate::http::misses::Misses;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{ClaimState, ClaimValues, ClaimView, ClaimWhy, Hidden, Notice, PendingView};

/// The most names of dealers that are suggested.
const SUGGESTED: usize = 20;

/// `GET /claim?code=…`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let code = visitor::query(&request, "code").unwrap_or_default();
    match claim::claimable(&shared.context, &code).await {
        Ok(Some(about)) => {
            let serial = about.code.serial.as_ref().map(ToString::to_string).unwrap_or_default();
            let raw = Form { code, serial, token: token(&shared), ..Form::default() };
            page(&request, &shared, &about.product, &Filled::fresh(raw, ClaimWhy::Code), StatusCode::OK)
        }
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /claim`. Every claim counts as a guess: who sends many has to wait.
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
    let locale = if raw.lang.is_empty() {
        visitor::locale(&request, &shared)
    } else {
        shared.text.locale(Some(&raw.lang), None)
    };
    raw.lang = locale.tag();
    match claim::claim(&shared.context, &raw).await {
        Ok(Outcome::Taken { path }) => {
            misses.note(address, now);
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("{path}?lang={}", raw.lang)))
                .finish()
        }
        Ok(Outcome::Invalid(about, errors)) => {
            let filled = Filled { raw, errors, why: ClaimWhy::Code };
            let Claimable { product, .. } = *about;
            page(&request, &shared, &product, &filled, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Ok(Outcome::StaleForm) => Problem::stale_form().page(&request),
        Ok(Outcome::NoProduct) => {
            misses.note(address, now);
            Problem::not_found().page(&request)
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// What somebody gets who tried to register a registered unit: the same words, ready to be sent as a claim (409).
pub fn instead(
    request: &HttpRequest,
    shared: &Shared,
    tried: &registration::Form,
    product: &NumberedProduct,
) -> HttpResponse {
    let code = crate::domain::code::Code::parse_request(
        tried.code.split('?').next().unwrap_or_default(),
        tried.code.split_once('?').map(|(_, query)| query),
    );
    let serial = code.ok().and_then(|code| code.serial).map(|serial| serial.to_string());
    let raw = Form {
        code: tried.code.clone(),
        token: token(shared),
        lang: tried.lang.clone(),
        serial: serial.unwrap_or_default(),
        name: tried.name.clone(),
        email: tried.email.clone(),
        purchased_on: tried.purchased_on.clone(),
        dealer: tried.dealer.clone(),
        words: String::new(),
    };
    page(request, shared, product, &Filled::fresh(raw, ClaimWhy::Registered), StatusCode::CONFLICT)
}

fn token(shared: &Shared) -> String {
    hex(&shared.context.clock().chance::<16>())
}

/// The form as it is shown.
struct Filled {
    raw: Form,
    errors: FieldErrors,
    why: ClaimWhy,
}

impl Filled {
    fn fresh(raw: Form, why: ClaimWhy) -> Self {
        Self { raw, errors: FieldErrors::default(), why }
    }
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    product: &NumberedProduct,
    filled: &Filled,
    status: StatusCode,
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let raw = &filled.raw;
    let locale = if raw.lang.is_empty() {
        visitor::locale(request, shared)
    } else {
        shared.text.locale(Some(&raw.lang), None)
    };
    let lang = locale.tag();
    let here = serde_urlencoded::to_string([("code", &raw.code)]).unwrap_or_default();
    let hidden = |name: &str, value: &str| Hidden { name: name.to_owned(), value: value.to_owned() };
    let view = ClaimView {
        here: format!("/claim?{here}"),
        product: views::card(&shelf, product, &lang),
        why: filled.why,
        hidden: vec![hidden("code", &raw.code), hidden("token", &raw.token), hidden("lang", &lang)],
        values: ClaimValues {
            serial: raw.serial.clone(),
            name: raw.name.clone(),
            email: raw.email.clone(),
            purchased_on: raw.purchased_on.clone(),
            dealer: shelf.find_dealer(&raw.dealer).map_or_else(|| raw.dealer.clone(), Dealer::label),
            words: raw.words.clone(),
        },
        latest: shared.context.clock().now().latest_date(),
        suggestions: shelf.dealers().iter().map(Dealer::label).take(SUGGESTED).collect(),
        recalls: Notice::all(&product.product, None, shared.context.today(), &lang),
        errors: Vec::from(&filled.errors),
    };
    views::answer(request, shared, status, shared.text.claim(&locale, &view))
}

/// `GET /c/{secret}`
pub async fn pending(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    let (found, shelf) = (claim::open(&shared.context, &secret).await, catalog::shelf(&shared.context));
    let (record, shelf) = match (found, shelf) {
        (Ok(Some(record)), Ok(shelf)) => (record, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(&request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = visitor::link_locale(&request, &shared, "", &record.claim.lang);
    let photo = match photo::link(&shared, (Purpose::Claim, &secret), &locale).await {
        Ok(photo) => photo,
        Err(problem) => return problem.page(&request),
    };
    let view = PendingView {
        here: record.path.clone(),
        product: views::card(&shelf, &record.product, &locale.tag()),
        serial: record.claim.declared.serial.to_string(),
        reference: record.claim.reference.to_string(),
        email: record.claim.declared.email.masked(),
        state: ClaimState::from(record.claim.state),
        photo,
    };
    views::answer(&request, &shared, StatusCode::OK, shared.text.pending(&locale, &view))
}
