//! The form of an ordinary fresh unit: a page that was rendered once for its product, language and state, and is only
//! filled with serial, proof and token. What is out of the ordinary (a serial that needs escaping, mistakes, a house's own
//! template) is rendered by `register`, and looks the same.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::http::{Method, StatusCode};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::Date;

use super::register::{Form, form_page, view};
use crate::domain::code::Code;
use crate::domain::unit::ProductName;
use crate::flows::catalog::Shelf;
use crate::flows::count;
use crate::flows::resolve::Fresh;
use crate::http::{Shared, views, visitor};
use crate::text::skeleton::{Skeleton, is_plain};
use crate::text::{Locale, TextError};

/// The most skeletons held, some 20 kB each; then all go and those that are asked for come again.
const HELD: usize = 512;

/// All skeletons of the catalogue as it is.
#[derive(Debug, Default)]
pub struct Skeletons(RwLock<Held>);

#[derive(Debug, Default)]
struct Held {
    /// Whose products they show; another catalogue makes other pages.
    shelf: Option<Arc<Shelf>>,
    pages: HashMap<State, Cut>,
}

/// What came of cutting a page.
#[derive(Clone, Debug)]
enum Cut {
    Skeleton(Arc<Skeleton>),
    /// It has to be rendered for each visitor.
    Whole,
}

/// What a form shows besides its slots.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct State {
    product: i64,
    is_plain: bool,
    locale: Locale,
    purchased_on: String,
    latest: Date,
    dealer: Option<String>,
    market: String,
    serial_length: usize,
}

impl Skeletons {
    fn find(&self, shelf: &Arc<Shelf>, state: &State) -> Option<Cut> {
        let held = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let is_ours = held.shelf.as_ref().is_some_and(|held| Arc::ptr_eq(held, shelf));
        is_ours.then(|| held.pages.get(state).cloned()).flatten()
    }

    fn keep(&self, shelf: &Arc<Shelf>, state: State, page: Cut) {
        let mut held = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if held.pages.len() >= HELD || !held.shelf.as_ref().is_some_and(|held| Arc::ptr_eq(held, shelf)) {
            held.pages.clear();
            held.shelf = Some(Arc::clone(shelf));
        }
        held.pages.insert(state, page);
    }
}

/// The form for a unit that was scanned just now.
pub fn fresh_page(request: &HttpRequest, shared: &Shared, fresh: &Fresh, code: &Code) -> HttpResponse {
    let form = Form::fresh(shared, fresh, request);
    let locale = visitor::locale(request, shared);
    if request.method() == Method::GET {
        count::shown(&shared.context, fresh, &locale.tag());
    }
    filled(request, shared, fresh, (code, &form, &locale))
        .unwrap_or_else(|| form_page(request, shared, fresh, &form))
}

/// From a skeleton; `None` when the page has to be rendered.
fn filled(
    request: &HttpRequest,
    shared: &Shared,
    fresh: &Fresh,
    (code, form, locale): (&Code, &Form, &Locale),
) -> Option<HttpResponse> {
    let (serial, proof) = (fresh.unit.serial.as_str(), code.proof.as_ref()?.as_str());
    let values = [serial, proof, form.token()];
    let is_usual = form.here() == address(&fresh.unit.product, serial, proof);
    if !is_usual || shared.text.has_house_pages() || !values.iter().all(|value| is_plain(value)) {
        return None;
    }
    // A recall stands on top for some serials and not for others.
    if !fresh.product.product.recalls_of(Some(&fresh.unit.serial), shared.context.today()).is_empty() {
        return None;
    }
    let state = State {
        product: fresh.product.number,
        is_plain: matches!(fresh.unit.product, ProductName::Model(_)),
        locale: locale.clone(),
        purchased_on: form.purchased_on().to_owned(),
        latest: shared.context.clock().now().latest_date(),
        dealer: fresh.facts.dealer.clone(),
        market: form.market().to_owned(),
        serial_length: serial.len(),
    };
    let skeletons = request.app_data::<Data<Skeletons>>()?;
    let cut = skeletons.find(&fresh.shelf, &state).unwrap_or_else(|| {
        let lengths = values.map(str::len);
        let made = Skeleton::cut(&lengths, |probes| render(shared, fresh, locale, (form, probes)));
        // A page that cannot be rendered shows its fault when it is rendered in earnest.
        let made = made.ok().flatten().map_or(Cut::Whole, |skeleton| Cut::Skeleton(Arc::new(skeleton)));
        skeletons.keep(&fresh.shelf, state, made.clone());
        made
    });
    let Cut::Skeleton(skeleton) = cut else { return None };
    if visitor::takes_gzip(request) {
        return skeleton.packed(&values).map(|page| views::packed(StatusCode::OK, page));
    }
    skeleton.plain(&values).map(|page| views::plain(StatusCode::OK, page))
}

fn render(
    shared: &Shared,
    fresh: &Fresh,
    locale: &Locale,
    (form, probes): (&Form, &[String]),
) -> Result<String, TextError> {
    let [serial, proof, token] = probes else { return Ok(String::new()) };
    let here = address(&fresh.unit.product, serial, proof);
    let form = form.with(here, token.clone());
    shared.text.form(locale, &view(shared, fresh, &form, (locale, serial)))
}

/// Path and query of a unit's code when nothing in it needs escaping; see [`Code::path`].
fn address(product: &ProductName, serial: &str, proof: &str) -> String {
    match product {
        ProductName::Gtin(gtin) => format!("/01/{gtin}/21/{serial}?k={proof}"),
        ProductName::Model(code) => format!("/P/{code}/{serial}/{proof}"),
    }
}
