//! The forms of `act`: what each asks for, what stands in it, and how what was sent becomes the words of its story.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::act::word;
use super::{session, unit};
use crate::domain::call::REASONS;
use crate::domain::dealer::Dealer;
use crate::domain::field::FieldErrors;
use crate::domain::product::Product;
use crate::domain::reach::Reach;
use crate::domain::registration::{Registration, Source};
use crate::flows::catalog::Shelf;
use crate::flows::enrol::{self, Known};
use crate::flows::owner::dealer_name;
use crate::flows::sign_in::SignedIn;
use crate::flows::{call, catalog, cover, hand_on};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{ActField, ActView};
use crate::text::{Locale, Sentence};

/// The most dealers whose names are suggested: whoever is not among them is typed.
const SUGGESTED: usize = 500;

/// Everything that any of the forms sends.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Form {
    #[serde(flatten)]
    pub(super) fields: BTreeMap<String, String>,
}

impl Form {
    fn get(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    /// As an owner.
    pub(super) fn owner(&self) -> enrol::Form {
        enrol::Form {
            source: self.get("source"),
            name: self.get("name"),
            email: self.get("email"),
            phone: self.get("phone"),
            post: self.get("post"),
            purchased_on: self.get("purchased_on"),
            installed_on: self.get("installed_on"),
            proven: self.get("proven"),
            dealer: self.get("dealer"),
            reason: self.get("reason"),
            lang: self.get("lang"),
        }
    }

    /// As a note of a call.
    pub(super) fn call(&self) -> call::Form {
        call::Form {
            about: self.get("about"),
            words: self.get("words"),
            promise: self.get("promise"),
            promise_on: self.get("promise_on"),
            promise_by: self.get("promise_by"),
            csrf: String::new(),
        }
    }

    /// As a new owner.
    pub(super) fn heir(&self) -> hand_on::Form {
        hand_on::Form {
            name: self.get("name"),
            email: self.get("email"),
            reason: self.get("reason"),
            csrf: String::new(),
        }
    }

    /// As a note about cover.
    pub(super) fn cover(&self) -> cover::Form {
        cover::Form {
            from: self.get("from"),
            until: self.get("until"),
            what: self.get("what"),
            offer: self.get("offer"),
            months: self.get("months"),
            on: self.get("on"),
            reason: self.get("reason"),
            ..cover::Form::default()
        }
    }
}

/// Heading and button.
pub(super) fn title(word: &str) -> Sentence {
    Sentence::new(match word {
        "call" => "act-call",
        "register" => "act-register",
        "correct" => "act-correct",
        "link" => "act-link",
        "repair" => "act-repair",
        "plan" => "act-plan",
        "hand-on" => "act-hand-on",
        _ => "act-void-cover",
    })
}

fn what(word: &str, filled: &Filled<'_>) -> Sentence {
    Sentence::new(match word {
        "call" => "act-call-what",
        "register" => "act-register-what",
        "correct" if filled.is_proven() => "act-correct-proven",
        "correct" => "act-correct-what",
        "link" => "act-link-what",
        "repair" => "act-repair-what",
        "plan" => "act-plan-what",
        "hand-on" => "act-hand-on-what",
        _ => "act-void-cover-what",
    })
}

/// Name, label and kind of the fields of each form.
fn fields(word: &str) -> &'static [(&'static str, &'static str, &'static str)] {
    match word {
        "call" => &[
            ("about", "act-about", "choice"),
            ("words", "act-words", "words"),
            ("promise", "act-promise", "text"),
            ("promise_on", "act-promise-on", "date"),
            ("promise_by", "act-promise-by", "text"),
        ],
        "register" => &[
            ("source", "act-source", "choice"),
            ("name", "owner", "text"),
            ("phone", "act-phone", "tel"),
            ("email", "field-email", "email"),
            ("post", "act-post", "words"),
            ("purchased_on", "field-purchased", "date"),
            ("installed_on", "field-installed", "date"),
            ("dealer", "dealer", "dealer"),
            ("lang", "language", "language"),
        ],
        "correct" => &[
            ("name", "owner", "text"),
            ("phone", "act-phone", "tel"),
            ("post", "act-post", "words"),
            ("purchased_on", "field-purchased", "date"),
            ("proven", "act-proven", "pick"),
            ("installed_on", "field-installed", "date"),
            ("dealer", "dealer", "dealer"),
            ("reason", "act-proven-reason", "text"),
        ],
        "link" => &[],
        "repair" => &[("from", "act-from", "date"), ("until", "act-until", "date")],
        "plan" => &[
            ("what", "act-covers", "text"),
            ("offer", "act-offer", "offer"),
            ("months", "act-months", "number"),
            ("from", "act-first-day", "date"),
        ],
        "hand-on" => &[
            ("name", "act-name", "text"),
            ("email", "field-email", "email"),
            ("reason", "withdraw-reason", "text"),
        ],
        _ => &[("on", "act-void-on", "date"), ("reason", "withdraw-reason", "text")],
    }
}

/// What stands in the fields.
pub(super) struct Filled<'f> {
    /// What is known of the unit.
    pub(super) known: &'f Known,
    /// What was sent, and what is wrong with it.
    pub(super) refused: Option<(&'f Form, &'f FieldErrors)>,
}

impl Filled<'_> {
    fn value(&self, shelf: &Shelf, name: &str, (today, staff, lang): (&str, &str, &str)) -> String {
        if let Some((form, _)) = self.refused {
            return form.get(name);
        }
        let owner = self.known.owner.as_ref();
        match name {
            "dealer" => {
                owner.and_then(|(owner, _)| dealer_name(shelf, owner.dealer.as_ref())).unwrap_or_default()
            }
            "until" | "on" => today.to_owned(),
            "promise_by" => staff.to_owned(),
            "lang" => lang.to_owned(),
            _ => owner.map(|(owner, reach)| of_owner(name, owner, reach)).unwrap_or_default(),
        }
    }

    /// A receipt proved its date of purchase.
    fn is_proven(&self) -> bool {
        self.known.owner.as_ref().is_some_and(|(owner, _)| owner.dates.proven)
    }

    /// Whether a field is asked for: not what nothing can be chosen for or follows from.
    fn asks(&self, product: &Product, name: &str) -> bool {
        let is_installed =
            self.known.owner.as_ref().is_some_and(|(owner, _)| owner.dates.installed_on.is_some());
        match name {
            "offer" => !product.offers.is_empty(),
            "installed_on" => is_installed || product.asks_for_installation(None),
            _ => true,
        }
    }
}

fn of_owner(name: &str, owner: &Registration, reach: &Reach) -> String {
    match name {
        "name" => owner.name.to_string(),
        "phone" => reach.phone.clone().unwrap_or_default(),
        "post" => reach.post.clone().unwrap_or_default(),
        "purchased_on" => owner.dates.purchased_on.to_string(),
        "installed_on" => owner.dates.installed_on.map(|on| on.to_string()).unwrap_or_default(),
        "proven" => if owner.dates.proven { "proven" } else { "declared" }.to_owned(),
        _ => String::new(),
    }
}

fn options(name: &str) -> Vec<(&'static str, Sentence)> {
    match name {
        "about" => REASONS.map(|code| (code, Sentence::call(code))).to_vec(),
        "proven" => {
            vec![("declared", Sentence::new("act-proven-no")), ("proven", Sentence::new("act-proven-yes"))]
        }
        "source" => Source::OF_DESK.map(|source| (source.as_str(), Sentence::source(source))).to_vec(),
        _ => Vec::new(),
    }
}

/// The form of the address that was asked for.
pub(super) fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    filled: &Filled<'_>,
) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let (Some((number, serial)), Some(word)) = (unit::named(request), word(request)) else {
        return Problem::not_found().page(request);
    };
    let Some(product) = shelf.find_number(number) else { return Problem::not_found().page(request) };
    let locale = visitor::locale(request, shared);
    let (today, lang) = (shared.context.today().to_string(), locale.tag());
    let offers: Vec<(String, String)> = product
        .product
        .offers
        .iter()
        .map(|offer| (offer.code.clone(), offer.title.get(&lang).to_owned()))
        .collect();
    let field = |(name, label, kind): &(&'static str, &'static str, &'static str)| ActField {
        name,
        label: Sentence::new(label),
        kind,
        value: filled.value(&shelf, name, (&today, &signed_in.staff.name, &lang)),
        options: options(name),
    };
    let name = |locale: &Locale| (locale.tag(), shared.text.name_of(locale).to_owned());
    let view = ActView {
        staff: session::shown(signed_in),
        product: views::card(&shelf, product, &lang),
        serial: serial.to_string(),
        action: request.uri().path().to_owned(),
        unit_url: unit::address(number, &serial, ""),
        title: title(word),
        what: what(word, filled),
        fields: fields(word).iter().filter(|of| filled.asks(&product.product, of.0)).map(field).collect(),
        languages: shared.text.locales().iter().map(name).collect(),
        offers,
        dealers: shelf.dealers().iter().map(Dealer::label).take(SUGGESTED).collect(),
        errors: filled.refused.map(|(_, errors)| Vec::from(errors)).unwrap_or_default(),
    };
    let status = if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.desk_act(&locale, &view))
}
