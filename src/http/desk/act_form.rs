//! The forms of `act`: what each asks for, what stands in it, and how what was sent becomes the words of its story.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};

use super::act::word;
use super::{session, unit};
use crate::domain::call::REASONS;
use crate::domain::field::FieldErrors;
use crate::domain::reach::Reach;
use crate::domain::registration::{Registration, Source};
use crate::flows::enrol::{self, Known};
use crate::flows::sign_in::SignedIn;
use crate::flows::{call, catalog, cover, hand_on};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{ActField, ActView};
use crate::text::{Locale, Sentence};

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
            dealer: self.get("dealer"),
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

fn what(word: &str) -> Sentence {
    Sentence::new(match word {
        "call" => "act-call-what",
        "register" => "act-register-what",
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
            ("dealer", "dealer", "text"),
            ("lang", "language", "language"),
        ],
        "correct" => {
            &[("name", "owner", "text"), ("phone", "act-phone", "tel"), ("post", "act-post", "words")]
        }
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
pub(super) enum Filled<'f> {
    /// What is known of the unit.
    Known(&'f Known),
    /// What was sent, and what is wrong with it.
    Refused(&'f Form, &'f FieldErrors),
}

impl Filled<'_> {
    fn value(&self, name: &str, (today, staff, lang): (&str, &str, &str)) -> String {
        let known = match self {
            Self::Refused(form, _) => return form.get(name),
            Self::Known(known) => known,
        };
        let owner = known.owner.as_ref();
        match name {
            "until" | "on" => today.to_owned(),
            "promise_by" => staff.to_owned(),
            "lang" => lang.to_owned(),
            _ => owner.map(|(owner, reach)| of_owner(name, owner, reach)).unwrap_or_default(),
        }
    }
}

fn of_owner(name: &str, owner: &Registration, reach: &Reach) -> String {
    match name {
        "name" => owner.name.to_string(),
        "phone" => reach.phone.clone().unwrap_or_default(),
        "post" => reach.post.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

fn options(name: &str) -> Vec<(&'static str, Sentence)> {
    match name {
        "about" => REASONS.map(|code| (code, Sentence::call(code))).to_vec(),
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
        value: filled.value(name, (&today, &signed_in.staff.name, &lang)),
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
        what: what(word),
        // A product without offers has nothing to choose from.
        fields: fields(word).iter().filter(|of| of.2 != "offer" || !offers.is_empty()).map(field).collect(),
        languages: shared.text.locales().iter().map(name).collect(),
        offers,
        errors: match filled {
            Filled::Refused(_, errors) => Vec::from(*errors),
            Filled::Known(_) => Vec::new(),
        },
    };
    let status = if view.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.desk_act(&locale, &view))
}
