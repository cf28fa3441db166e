//! The form and what comes of it: 303 to the owner's page, or the form again with every mistake at once (422).

use std::time::Instant;

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::claim;
use super::scan::Page;
use crate::domain::code::key::hex;
use crate::domain::dealer::Dealer;
use crate::domain::field::FieldErrors;
use crate::domain::market::{Law, Market};
use crate::domain::registration;
use crate::flows::OffersInMail;
use crate::flows::another::Known;
use crate::flows::catalog;
use crate::flows::register::{Outcome, register};
use crate::flows::resolve::Fresh;
use crate::http::crowd::Crowd;
use crate::http::form::{self, Sent};
use crate::http::misses::Misses;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{self as text_views, DealerChoice, FormView, Hidden, Notice, Values};
use crate::text::{Locale, Sentence};

/// Up to so many dealers make a list to pick from; more make a field with suggestions.
const PICK_LIST: usize = 20;
/// The most names that are suggested: a page has to stay light.
const SUGGESTED: usize = 60;

/// The form as it is shown: what stands in it and what is wrong with it.
#[derive(Debug)]
pub struct Form {
    raw: registration::Form,
    errors: FieldErrors,
    /// Path and query of the page itself, where it is not the code's.
    here: Option<String>,
}

impl Form {
    /// A form nobody has typed into. Today is preset as the day of purchase only where that is a fair guess.
    pub fn fresh(shared: &Shared, fresh: &Fresh, request: &HttpRequest) -> Self {
        let today = shared.context.today();
        let purchased_on = if fresh.facts.is_probably_new(today) { today.to_string() } else { String::new() };
        let raw = registration::Form {
            code: visitor::here(request),
            token: hex(&shared.context.clock().chance::<16>()),
            purchased_on,
            dealer: fresh.facts.dealer.clone().unwrap_or_default(),
            market: guess(shared, fresh, request).map_or_else(String::new, |market| market.to_string()),
            ..registration::Form::default()
        };
        Self::empty(raw)
    }

    fn empty(raw: registration::Form) -> Self {
        Self { raw, errors: FieldErrors::default(), here: None }
    }

    /// The same with another address and token.
    pub fn with(&self, here: String, token: String) -> Self {
        Self::empty(registration::Form { code: here, token, ..self.raw.clone() })
    }

    /// The same with what is known of whoever fills it in, on a page that is not the code's own.
    pub fn of(self, known: &Known, code: String) -> Self {
        let (name, email) = (known.name.to_string(), known.email.to_string());
        let here = Some(self.raw.code);
        let raw = registration::Form { code, name, email, ..self.raw };
        Self { raw, errors: FieldErrors::default(), here }
    }

    /// Path and query of the code.
    pub fn here(&self) -> &str {
        &self.raw.code
    }

    /// What makes sending it twice harmless.
    pub fn token(&self) -> &str {
        &self.raw.token
    }

    /// The country that is preset, or nothing.
    pub fn market(&self) -> &str {
        &self.raw.market
    }

    /// The day of purchase that is preset, or nothing.
    pub fn purchased_on(&self) -> &str {
        &self.raw.purchased_on
    }
}

/// `POST /register`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    misses: Data<Misses>,
    crowd: Data<Crowd>,
    body: Payload,
) -> HttpResponse {
    let Sent::<registration::Form> { mut raw, address, now } =
        match form::read_from(&request, &shared, &misses, body).await {
            Ok(sent) => sent,
            Err(problem) => return problem.page(&request),
        };
    // Only now: a slow body must not keep a place from anybody.
    let Some(_place) = crowd.enter(Instant::now()) else { return crowd.refuse(&request, &shared) };
    // The page said which language it spoke; a tag we have no words for becomes one we have.
    let locale = shared.text.locale(Some(&raw.lang), accept_language(&request));
    raw.lang = locale.tag();
    let wording = match shared.context.settings().offers_in_mail {
        OffersInMail::OptOut => shared.text.no_offers_wording(&locale),
        _ => shared.text.offers_wording(&locale),
    };
    let wording = wording.unwrap_or_default();
    match register(&shared.context, raw.clone(), wording).await {
        Ok(Outcome::Registered { path }) => HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("{path}?new=1&lang={}", raw.lang)))
            .finish(),
        Ok(Outcome::Invalid(fresh, errors)) => {
            form_page(&request, &shared, &fresh, &Form { raw, errors, here: None })
        }
        Ok(Outcome::AlreadyRegistered(registered)) => {
            claim::instead(&request, &shared, &raw, &registered.product)
        }
        Ok(Outcome::StaleForm) => Problem::stale_form().page(&request),
        Ok(Outcome::NoUnit(product)) => {
            misses.note(address, now);
            match catalog::shelf(&shared.context) {
                Ok(shelf) => Page { request: &request, shared: &shared, shelf: &shelf }
                    .unproven(None, product.as_deref()),
                Err(error) => Problem::from_flow(&error, &shared).page(&request),
            }
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn accept_language(request: &HttpRequest) -> Option<&str> {
    request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok())
}

/// The form page: 200 when fresh, 422 with mistakes.
pub fn form_page(request: &HttpRequest, shared: &Shared, fresh: &Fresh, form: &Form) -> HttpResponse {
    let chosen = (!form.raw.lang.is_empty()).then_some(form.raw.lang.as_str());
    let locale = match chosen {
        Some(lang) => shared.text.locale(Some(lang), accept_language(request)),
        None => visitor::locale(request, shared),
    };
    let view = view(shared, fresh, form, (&locale, fresh.unit.serial.as_str()));
    let status = if form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.form(&locale, &view))
}

/// What the form shows of a unit with this serial.
pub fn view(shared: &Shared, fresh: &Fresh, form: &Form, (locale, serial): (&Locale, &str)) -> FormView {
    let lang = locale.tag();
    let raw = &form.raw;
    let hidden = |name: &str, value: &str| Hidden { name: name.to_owned(), value: value.to_owned() };
    let asks_market = asks_market(fresh);
    let sold_in = fresh.shelf.market_of(fresh.facts.dealer.as_deref());
    let mut unseen = vec![
        hidden("code", &raw.code),
        hidden("token", &raw.token),
        hidden("lang", &lang),
        hidden("zone", &raw.zone),
    ];
    if !asks_market && !raw.market.is_empty() {
        unseen.push(hidden("market", &raw.market));
    }
    let is_refusal = shared.context.settings().offers_in_mail == OffersInMail::OptOut;
    FormView {
        here: form.here.as_ref().unwrap_or(&raw.code).clone(),
        product: views::card(&fresh.shelf, &fresh.product, &lang),
        serial: serial.to_owned(),
        action: "/register".to_owned(),
        hidden: unseen,
        values: Values {
            name: raw.name.clone(),
            email: raw.email.clone(),
            purchased_on: raw.purchased_on.clone(),
            installed_on: raw.installed_on.clone(),
            dealer: raw.dealer.clone(),
            market: raw.market.clone(),
            offers: if is_refusal { raw.refuses_offers() } else { raw.wants_offers() },
        },
        latest: Some(shared.context.clock().now().latest_date()),
        asks_installed: fresh.product.product.asks_for_installation(sold_in),
        dealer: ask_dealer(&fresh.shelf, fresh.facts.dealer.as_deref()),
        markets: if asks_market { markets(shared, fresh, (locale, &raw.market)) } else { Vec::new() },
        rights: Sentence::rights(sold_in.or(Market::parse(&raw.market).ok())),
        asks_offers: shared.context.settings().offers_in_mail != OffersInMail::Never,
        is_refusal,
        recalls: Notice::all(&fresh.product.product, Some(&fresh.unit.serial), shared.context.today(), &lang),
        errors: Vec::from(&form.errors),
    }
}

/// Whether the country has to be asked for: it decides what is covered or what things cost, and no dealer on record tells it.
fn asks_market(fresh: &Fresh) -> bool {
    fresh.product.product.markets().next().is_some()
        && fresh.shelf.market_of(fresh.facts.dealer.as_deref()).is_none()
}

/// The country to preset: of the visitor's language, as far as it makes a difference, else the site's own.
fn guess(shared: &Shared, fresh: &Fresh, request: &HttpRequest) -> Option<Market> {
    if fresh.shelf.market_of(fresh.facts.dealer.as_deref()).is_some() {
        return None;
    }
    let matters = |market: &Market| {
        fresh.shelf.markets().binary_search(market).is_ok() || Law::of(Some(*market)) != Law::Elsewhere
    };
    visitor::region(request).filter(matters).or(shared.context.settings().market)
}

/// The countries to choose from, in the order of their names, and last the one for all others.
fn markets(shared: &Shared, fresh: &Fresh, (locale, chosen): (&Locale, &str)) -> Vec<String> {
    let mut named: Vec<Market> = fresh.shelf.markets().to_vec();
    named.extend(shared.context.settings().market);
    named.extend(Market::parse(chosen).ok().filter(|market| *market != Market::OTHER));
    named.sort_by_cached_key(|market| (shared.text.country(locale, market.as_str()), *market));
    named.dedup();
    named.iter().chain([&Market::OTHER]).map(ToString::to_string).collect()
}

/// How the dealer is asked for: known from the units file, a pick list, or a field with suggestions.
pub fn ask_dealer(shelf: &catalog::Shelf, known: Option<&str>) -> text_views::Dealer {
    let dealers = shelf.dealers();
    let known = known.and_then(|code| shelf.find_dealer(code));
    match known {
        Some(dealer) => text_views::Dealer::Known { code: dealer.code.clone(), name: dealer.label() },
        None if !dealers.is_empty() && dealers.len() <= PICK_LIST => text_views::Dealer::Choose {
            choices: dealers
                .iter()
                .map(|dealer| DealerChoice { code: dealer.code.clone(), name: dealer.label() })
                .collect(),
        },
        None => text_views::Dealer::Free {
            suggestions: dealers.iter().map(Dealer::label).take(SUGGESTED).collect(),
        },
    }
}
