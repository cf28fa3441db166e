//! A scan: `/01/…` and `/P/…`. The unit's URI gives a browser the page of its state in the same round trip; nothing is
//! written, only counted in memory. Programs are for `http::resolver`.

use std::net::IpAddr;

use actix_web::http::header::{HeaderValue, RETRY_AFTER};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::fresh::fresh_page;
use crate::domain::code::Code;
use crate::domain::unit::Serial;
use crate::flows::Error;
use crate::flows::catalog::{self, NumberedProduct, Shelf};
use crate::flows::count;
use crate::flows::resolve::{Registered, Resolution, Unrecorded, Withdrawn, remember, resolve};
use crate::http::misses::{self, Misses};
use crate::http::problem::Problem;
use crate::http::resolver::{self, Wish};
use crate::http::{Shared, views, visitor};
use crate::text::views::{AwayView, Fate, Notice, RegisteredView, UnprovenView, UnprovenWhy, WithdrawnView};

/// Seconds after which a database server that went away may be back.
const COME_AGAIN: &str = "60";

/// `GET /01/…`: people get the unit's page at once, programs what the resolver has for them.
pub async fn show(request: HttpRequest, shared: Data<Shared>, misses: Data<Misses>) -> HttpResponse {
    let Ok(code) = code(&request) else {
        return resolver::open_to_all(Problem::bad_request().page(&request), &shared, None);
    };
    let answer = match resolver::wish(&request) {
        Wish::Page => page_of(&request, &shared, &misses, code.clone()).await,
        wish => resolver::answer(&request, &shared, &code, &wish).await,
    };
    resolver::open_to_all(answer, &shared, Some(&code))
}

/// `GET /page/01/…`, where redirects lead, and `GET /P/…`: always a page.
pub async fn page(request: HttpRequest, shared: Data<Shared>, misses: Data<Misses>) -> HttpResponse {
    match code(&request) {
        Ok(code) => page_of(&request, &shared, &misses, code).await,
        Err(_) => Problem::bad_request().page(&request),
    }
}

fn code(request: &HttpRequest) -> Result<Code, String> {
    let query = Some(request.query_string()).filter(|query| !query.is_empty());
    Code::parse_request(request.uri().path(), query)
}

/// The page of a unit's state. Whoever named units without their proof too often is not answered for a while, right or
/// wrong: otherwise the end of the waiting would tell the right one.
async fn page_of(request: &HttpRequest, shared: &Shared, misses: &Misses, code: Code) -> HttpResponse {
    let (address, now) = (misses::address(request, shared), shared.context.clock().now());
    let names_unit = code.serial.is_some();
    if names_unit && let Some(wait) = misses.wait(address, now) {
        return Problem::too_many(wait).page(request);
    }
    let found = match resolve(&shared.context, code.clone()).await {
        Ok(found) => found,
        Err(error) => return remembered(request, shared, (misses, address), &code, &error),
    };
    if names_unit && matches!(found, Resolution::Unproven(_) | Resolution::UnknownProduct) {
        misses.note(address, now);
    }
    if request.method() == Method::GET {
        count::scanned(&shared.context, &found);
    }
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let page = Page { request, shared, shelf: &shelf };
    match found {
        Resolution::Fresh(fresh) => fresh_page(request, shared, &fresh, &code),
        Resolution::Registered(registered) => page.registered(&registered),
        Resolution::Withdrawn(withdrawn) => page.withdrawn(&withdrawn),
        Resolution::Unrecorded(unrecorded) => page.unrecorded(&unrecorded, &code),
        Resolution::Unproven(product) => page.unproven(Some(&code), Some(&product)),
        Resolution::UnknownProduct => page.unproven(Some(&code), None),
    }
}

/// While the database server is away: what label and catalogue say, and no word that sounds like success. Without proof the
/// answer is as ever, and counts as a guess as ever.
fn remembered(
    request: &HttpRequest,
    shared: &Shared,
    (misses, address): (&Misses, IpAddr),
    code: &Code,
    error: &Error,
) -> HttpResponse {
    let known = error.is_away().then(|| remember(&shared.context, code)).flatten();
    let Some(known) = known else { return Problem::from_flow(error, shared).page(request) };
    if code.serial.is_some() && known.unit.is_none() {
        misses.note(address, shared.context.clock().now());
    }
    let page = Page { request, shared, shelf: &known.shelf };
    match &known.unit {
        Some(unit) => page.away(&known.product, &unit.serial),
        None => page.unproven(Some(code), Some(&known.product)),
    }
}

/// A page about one code, under way.
pub struct Page<'p> {
    /// Who asks.
    pub request: &'p HttpRequest,
    /// The house.
    pub shared: &'p Shared,
    /// The catalogue.
    pub shelf: &'p Shelf,
}

impl Page<'_> {
    fn lang(&self) -> String {
        visitor::locale(self.request, self.shared).tag()
    }

    /// Where something is done about the unit of this page.
    fn way(&self, path: &str, code: &str) -> String {
        query_url(path, &[("code", code), ("lang", &self.lang())])
    }

    /// Another scan of a registered unit: covered or not, and until which month. No byte of its owner's data.
    fn registered(&self, registered: &Registered) -> HttpResponse {
        let (locale, lang) = (visitor::locale(self.request, self.shared), self.lang());
        let (product, serial) = (&registered.product, &registered.unit.serial);
        let here = visitor::here(self.request);
        let view = RegisteredView {
            product: views::card(self.shelf, product, &lang),
            serial: serial.to_string(),
            covered: registered.covered,
            ends: registered.until_month,
            is_claimed: registered.is_claimed,
            link_url: self.way("/link", &here),
            second_url: self.way("/second-hand", &here),
            safety_url: self.way("/safety", &here),
            recalls: Notice::all(&product.product, Some(serial), self.shared.context.today(), &lang),
            here,
        };
        let page = self.shared.text.registered(&locale, &view);
        views::answer(self.request, self.shared, StatusCode::OK, page)
    }

    fn withdrawn(&self, withdrawn: &Withdrawn) -> HttpResponse {
        let (locale, lang) = (visitor::locale(self.request, self.shared), self.lang());
        let (product, serial) = (&withdrawn.product, &withdrawn.unit.serial);
        let successor = withdrawn.fate.successor().map(ToString::to_string);
        let view = WithdrawnView {
            here: visitor::here(self.request),
            product: views::card(self.shelf, product, &lang),
            serial: serial.to_string(),
            fate: Fate::from(&withdrawn.fate),
            find_url: find_url(None, successor.as_deref(), &lang),
            successor,
            recalls: Notice::all(&product.product, Some(serial), self.shared.context.today(), &lang),
        };
        let page = self.shared.text.withdrawn(&locale, &view);
        views::answer(self.request, self.shared, StatusCode::OK, page)
    }

    /// What the label itself says, what is known of the product, recalls, and when to come again.
    fn away(&self, product: &NumberedProduct, serial: &Serial) -> HttpResponse {
        let (locale, lang) = (visitor::locale(self.request, self.shared), self.lang());
        let view = AwayView {
            here: visitor::here(self.request),
            product: views::card(self.shelf, product, &lang),
            serial: serial.to_string(),
            recalls: Notice::all(&product.product, Some(serial), self.shared.context.today(), &lang),
        };
        let page = self.shared.text.away(&locale, &view);
        let mut answer = views::answer(self.request, self.shared, StatusCode::SERVICE_UNAVAILABLE, page);
        answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static(COME_AGAIN));
        answer
    }

    fn unrecorded(&self, unrecorded: &Unrecorded, code: &Code) -> HttpResponse {
        let why = if unrecorded.is_claimed { UnprovenWhy::Claimed } else { UnprovenWhy::Unrecorded };
        self.unopened(why, Some(code), Some(&unrecorded.product))
    }

    /// A code that opens no form. The same answer whether or not such a unit exists.
    pub fn unproven(&self, code: Option<&Code>, product: Option<&NumberedProduct>) -> HttpResponse {
        let why = match (product, code.and_then(|code| code.proof.as_ref())) {
            (None, _) => UnprovenWhy::Unknown,
            (Some(_), None) => UnprovenWhy::Missing,
            (Some(_), Some(_)) => UnprovenWhy::Wrong,
        };
        self.unopened(why, code, product)
    }

    fn unopened(
        &self,
        why: UnprovenWhy,
        code: Option<&Code>,
        product: Option<&NumberedProduct>,
    ) -> HttpResponse {
        let (locale, lang) = (visitor::locale(self.request, self.shared), self.lang());
        let serial = code.and_then(|code| code.serial.as_ref());
        let today = self.shared.context.today();
        let recalls = |product: &NumberedProduct| Notice::all(&product.product, serial, today, &lang);
        let view = UnprovenView {
            here: visitor::here(self.request),
            why,
            product: product.map(|product| views::card(self.shelf, product, &lang)),
            serial: serial.map(ToString::to_string),
            place: product.and_then(|product| views::place(self.shelf, product, &lang)),
            find_url: find_url(product, serial.map(Serial::as_str), &lang),
            claim_url: product.and(code).map(|code| self.way("/claim", &code.path())),
            recalls: product.map(recalls).unwrap_or_default(),
        };
        let status = if product.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
        views::answer(self.request, self.shared, status, self.shared.text.unproven(&locale, &view))
    }
}

/// Typed entry, with product and serial in it as far as they are known.
fn find_url(product: Option<&NumberedProduct>, serial: Option<&str>, lang: &str) -> String {
    let product = product.map_or_else(String::new, |numbered| numbered.product.code.to_string());
    query_url("/find", &[("product", &product), ("serial", serial.unwrap_or("")), ("lang", lang)])
}

/// An address with those pairs that say something.
pub fn query_url(path: &str, pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    format!("{path}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}
