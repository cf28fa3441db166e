//! What the desk does with a unit, each in a form of its own: `/desk/units/{id}/repair`, `plan`, `void-cover`, `hand-on`, `link`,
//! `call`. `GET` asks and changes nothing; every `POST` needs the session's token.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{session, unit};
use crate::domain::call::REASONS;
use crate::domain::field::FieldErrors;
use crate::domain::unit::Serial;
use crate::flows::lookup::Asker;
use crate::flows::sign_in::SignedIn;
use crate::flows::{Error, call, catalog, cover, hand_on};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{self as text_views, ActField, ActLink, ActView};

/// The last part of every such address.
pub const WORDS: [&str; 6] = ["call", "link", "repair", "plan", "hand-on", "void-cover"];

/// Everything that any of the forms sends.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Form {
    #[serde(flatten)]
    fields: std::collections::BTreeMap<String, String>,
}

impl Form {
    fn get(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }
}

/// What came of any of them.
enum Outcome {
    Done,
    Nothing,
    Invalid(FieldErrors),
}

/// What can be done with a unit; some of it only while it has an owner.
pub fn links(address: impl Fn(&str) -> String, is_registered: bool) -> Vec<ActLink> {
    let fits = |word: &&str| is_registered || !needs_owner(word);
    WORDS.into_iter().filter(fits).map(|word| ActLink { url: address(word), label: title(word) }).collect()
}

fn needs_owner(word: &str) -> bool {
    matches!(word, "link" | "hand-on")
}

/// `GET /desk/units/{id}/…`
pub async fn ask(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let (Some((product, serial)), Some(word)) = (unit::named(&request), word(&request)) else {
        return Problem::not_found().page(&request);
    };
    match cover::standing(&shared.context, product, &serial).await {
        Ok(Some(is_registered)) if is_registered || !needs_owner(word) => {
            page(&request, &shared, &signed_in, None)
        }
        Ok(_) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/units/{id}/…`
pub async fn take(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let csrf = |form: &Form| form.fields.get("csrf").map_or("", String::as_str).to_owned();
    let (signed_in, form) = match session::owned_form::<Form>(&request, &shared, body, csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let (Some((product, serial)), Some(word)) = (unit::named(&request), word(&request)) else {
        return Problem::not_found().page(&request);
    };
    let asker = Asker(signed_in.staff.name.clone());
    match act(&shared, &asker, (product, &serial), (word, &form)).await {
        Ok(Outcome::Done) => HttpResponse::SeeOther()
            .insert_header((header::LOCATION, unit::address(product, &serial, "")))
            .finish(),
        Ok(Outcome::Nothing) => Problem::not_found().page(&request),
        Ok(Outcome::Invalid(errors)) => page(&request, &shared, &signed_in, Some((&form, &errors))),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/units/{id}/cover-undo`
pub async fn undo(request: HttpRequest, shared: Data<Shared>, body: Payload) -> HttpResponse {
    let read = session::form::<cover::Form>(&request, &shared, body, |form| &form.csrf).await;
    let (signed_in, form) = match read {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = unit::named(&request) else { return Problem::not_found().page(&request) };
    let asker = Asker(signed_in.staff.name.clone());
    match cover::undo(&shared.context, &asker, (product, &serial), &form.event).await {
        // Taken back twice is taken back.
        Ok(_) => HttpResponse::SeeOther()
            .insert_header((header::LOCATION, unit::address(product, &serial, "")))
            .finish(),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

async fn act(
    shared: &Shared,
    asker: &Asker,
    named: (i64, &Serial),
    (word, form): (&str, &Form),
) -> Result<Outcome, Error> {
    let context = &shared.context;
    match word {
        "call" => Ok(match call::note(context, asker, named, &call_form(form)).await? {
            call::Outcome::Done => Outcome::Done,
            call::Outcome::NoUnit => Outcome::Nothing,
            call::Outcome::Invalid(errors) => Outcome::Invalid(errors),
        }),
        "link" | "hand-on" => {
            let outcome = if word == "link" {
                hand_on::send_link(context, asker, named).await?
            } else {
                hand_on::pass(context, asker, named, &heir_form(form)).await?
            };
            Ok(match outcome {
                hand_on::Outcome::Done => Outcome::Done,
                hand_on::Outcome::NoRegistration => Outcome::Nothing,
                hand_on::Outcome::Invalid(errors) => Outcome::Invalid(errors),
            })
        }
        _ => {
            let note = match word {
                "repair" => cover::Note::Repair,
                "plan" => cover::Note::Plan,
                _ => cover::Note::Void,
            };
            Ok(match cover::note(context, asker, named, note, &cover_form(form)).await? {
                cover::Outcome::Done => Outcome::Done,
                cover::Outcome::NoUnit => Outcome::Nothing,
                cover::Outcome::Invalid(errors) => Outcome::Invalid(errors),
            })
        }
    }
}

fn call_form(form: &Form) -> call::Form {
    call::Form {
        about: form.get("about"),
        words: form.get("words"),
        promise: form.get("promise"),
        promise_on: form.get("promise_on"),
        promise_by: form.get("promise_by"),
        csrf: String::new(),
    }
}

fn heir_form(form: &Form) -> hand_on::Form {
    hand_on::Form {
        name: form.get("name"),
        email: form.get("email"),
        reason: form.get("reason"),
        csrf: String::new(),
    }
}

fn cover_form(form: &Form) -> cover::Form {
    cover::Form {
        from: form.get("from"),
        until: form.get("until"),
        what: form.get("what"),
        months: form.get("months"),
        on: form.get("on"),
        reason: form.get("reason"),
        ..cover::Form::default()
    }
}

fn word(request: &HttpRequest) -> Option<&'static str> {
    let last = request.uri().path().rsplit('/').next()?;
    WORDS.into_iter().find(|word| *word == last)
}

fn title(word: &str) -> Sentence {
    Sentence::new(match word {
        "call" => "act-call",
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
        "link" => &[],
        "repair" => &[("from", "act-from", "date"), ("until", "act-until", "date")],
        "plan" => &[
            ("what", "act-covers", "text"),
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

fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    refused: Option<(&Form, &FieldErrors)>,
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
    let today = shared.context.today().to_string();
    let field = |(name, label, kind): &(&'static str, &'static str, &'static str)| ActField {
        name,
        label: Sentence::new(label),
        kind,
        value: match refused {
            Some((form, _)) => form.get(name),
            None if matches!(*name, "until" | "on") => today.clone(),
            None if *name == "promise_by" => signed_in.staff.name.clone(),
            None => String::new(),
        },
        options: if *kind == "choice" {
            REASONS.map(|code| (code, Sentence::call(code))).to_vec()
        } else {
            Vec::new()
        },
    };
    let view = ActView {
        staff: text_views::SignedIn { name: signed_in.staff.name.clone(), csrf: signed_in.csrf.clone() },
        product: views::card(&shelf, product, &locale.tag()),
        serial: serial.to_string(),
        action: request.uri().path().to_owned(),
        unit_url: unit::address(number, &serial, ""),
        title: title(word),
        what: what(word),
        fields: fields(word).iter().map(field).collect(),
        errors: refused.map(|(_, errors)| Vec::from(errors)).unwrap_or_default(),
    };
    let status = if refused.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    views::answer(request, shared, status, shared.text.desk_act(&locale, &view))
}
