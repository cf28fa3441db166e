//! What the desk does with a unit, each in a form of its own: `/desk/units/{id}/repair`, `plan`, `void-cover`, `hand-on`, `link`,
//! `call`, `register`, `correct`. `GET` asks and changes nothing; every `POST` needs the session's token. Their fields: `act_form`.

use actix_web::http::header;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::act_form::{Filled, Form, page, title};
use super::{session, unit};
use crate::domain::field::FieldErrors;
use crate::domain::unit::Serial;
use crate::flows::enrol::{self, Known};
use crate::flows::lookup::Asker;
use crate::flows::{Error, amend, call, cover, hand_on};
use crate::http::Shared;
use crate::http::problem::Problem;
use crate::text::views::ActLink;

/// The last part of every such address.
pub const WORDS: [&str; 8] =
    ["call", "register", "correct", "link", "repair", "plan", "hand-on", "void-cover"];

/// What a unit is as far as it decides what can be done with it.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// It is out of use.
    pub is_out: bool,
    /// It has an owner.
    pub is_registered: bool,
    /// Letters reach the owner.
    pub has_mail: bool,
}

impl Standing {
    fn of(known: &Known) -> Self {
        let mail = known.owner.as_ref().map(|(owner, _)| !owner.email.is_none());
        Self { is_out: known.is_out, is_registered: mail.is_some(), has_mail: mail.unwrap_or_default() }
    }

    fn allows(self, word: &str) -> bool {
        match word {
            "register" => !self.is_registered && !self.is_out,
            "correct" | "hand-on" => self.is_registered,
            "link" => self.has_mail,
            _ => true,
        }
    }
}

/// What came of any of them.
enum Outcome {
    Done,
    Nothing,
    Invalid(FieldErrors),
}

/// What can be done with a unit as it is.
pub fn links(address: impl Fn(&str) -> String, standing: Standing) -> Vec<ActLink> {
    let fits = |word: &&str| standing.allows(word);
    WORDS.into_iter().filter(fits).map(|word| ActLink { url: address(word), label: title(word) }).collect()
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
    match enrol::known(&shared.context, product, &serial).await {
        Ok(Some(known)) if Standing::of(&known).allows(word) => {
            page(&request, &shared, &signed_in, &Filled { known: &known, refused: None })
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
    let known = match on_record(&request, &shared, (product, &serial)).await {
        Ok(known) => known,
        Err(answer) => return answer,
    };
    let asker = Asker(signed_in.staff.name.clone());
    match act(&shared, &asker, (product, &serial), (word, &form)).await {
        Ok(Outcome::Done) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, unit::done(product, &serial))).finish()
        }
        Ok(Outcome::Nothing) => Problem::not_found().page(&request),
        Ok(Outcome::Invalid(errors)) => {
            let filled = Filled { known: &known, refused: Some((&form, &errors)) };
            page(&request, &shared, &signed_in, &filled)
        }
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
    if let Err(answer) = on_record(&request, &shared, (product, &serial)).await {
        return answer;
    }
    let asker = Asker(signed_in.staff.name.clone());
    match cover::undo(&shared.context, &asker, (product, &serial), &form.event).await {
        // Taken back twice is taken back.
        Ok(_) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, unit::done(product, &serial))).finish()
        }
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// The unit, or the answer about one that is not on record, before anything else is said of its form.
async fn on_record(
    request: &HttpRequest,
    shared: &Shared,
    (product, serial): (i64, &Serial),
) -> Result<Known, HttpResponse> {
    match enrol::known(&shared.context, product, serial).await {
        Ok(Some(known)) => Ok(known),
        Ok(None) => Err(Problem::not_found().page(request)),
        Err(error) => Err(Problem::from_flow(&error, shared).page(request)),
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
        "call" => Ok(match call::note(context, asker, named, &form.call()).await? {
            call::Outcome::Done => Outcome::Done,
            call::Outcome::NoUnit => Outcome::Nothing,
            call::Outcome::Invalid(errors) => Outcome::Invalid(errors),
        }),
        "register" | "correct" => {
            let form = form.owner();
            let outcome = if word == "register" {
                enrol::enrol(context, asker, named, &form).await?
            } else {
                amend::amend(context, asker, named, &form).await?
            };
            Ok(match outcome {
                enrol::Outcome::Done => Outcome::Done,
                enrol::Outcome::NoUnit => Outcome::Nothing,
                enrol::Outcome::Invalid(errors) => Outcome::Invalid(errors),
            })
        }
        "link" | "hand-on" => {
            let outcome = if word == "link" {
                hand_on::send_link(context, asker, named).await?
            } else {
                hand_on::pass(context, asker, named, &form.heir()).await?
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
            Ok(match cover::note(context, asker, named, note, &form.cover()).await? {
                cover::Outcome::Done => Outcome::Done,
                cover::Outcome::NoUnit => Outcome::Nothing,
                cover::Outcome::Invalid(errors) => Outcome::Invalid(errors),
            })
        }
    }
}

/// Which of them an address is of.
pub(super) fn word(request: &HttpRequest) -> Option<&'static str> {
    let last = request.uri().path().rsplit('/').next()?;
    WORDS.into_iter().find(|word| *word == last)
}
