//! `/desk/mail`: what waits and what was given up, one letter as it was sent, sending it again or not at all. Every look is
//! written down; the `POST`s need the session's token.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::DateTime;

use super::{session, unit};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::lane::{Lane, RELAY};
use crate::domain::message::{Message, State};
use crate::domain::unit::Serial;
use crate::flows::lookup::Asker;
use crate::flows::outbox::{self, Page, Record, Standing};
use crate::flows::sign_in::SignedIn;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::mail::read;
use crate::text::Sentence;
use crate::text::views::{
    self as text_views, Blockage, DeskLetterView, DeskMessage, MailRow, MailView, MessageState, WrittenLetter,
};

/// A form with nothing but the session's token.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Guarded {
    csrf: String,
}

/// `GET /desk/mail`
pub async fn list(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let dead = visitor::query(&request, "state").is_some_and(|state| state == "dead");
    let asker = Asker(signed_in.staff.name.clone());
    let standing = outbox::standing(&shared.context).await;
    let page = outbox::page(&shared.context, &asker, dead, visitor::query(&request, "after")).await;
    let (standing, page) = match (standing, page) {
        (Ok(standing), Ok(page)) => (standing, page),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let locale = visitor::locale(&request, &shared);
    let view = view(&shared, &signed_in, (&standing, &page), dead);
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_mail(&locale, &view))
}

/// `GET /desk/mail/{id}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, id: Path<String>) -> HttpResponse {
    let (signed_in, record) = match read(&request, &shared, &id).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let locale = visitor::locale(&request, &shared);
    let action = address(&record.message.id);
    let written = record.letter.as_ref().map(|letter| {
        let words = read::words(&letter.bytes);
        WrittenLetter {
            subject: words.subject,
            text: words.text,
            files: words.files,
            from: letter.envelope_from.clone(),
            message_id: letter.message_id.clone(),
            file_url: format!("{action}/letter.eml"),
        }
    });
    let row = with_unit(&shared, &record.message, record.unit.as_ref());
    let view = DeskLetterView { staff: staff(&signed_in), row, written, action };
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_letter(&locale, &view))
}

/// `GET /desk/mail/{id}/letter.eml`: the bytes that were sent, for a mail program. A browser only ever saves them.
pub async fn file(request: HttpRequest, shared: Data<Shared>, id: Path<String>) -> HttpResponse {
    match read(&request, &shared, &id).await {
        Ok((_, Record { letter: Some(letter), .. })) => HttpResponse::Ok()
            .content_type("message/rfc822")
            .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"letter.eml\""))
            .body(letter.bytes),
        Ok(_) => Problem::not_found().page(&request),
        Err(answer) => answer,
    }
}

/// `POST /desk/mail/{id}/again`
pub async fn again(
    request: HttpRequest,
    shared: Data<Shared>,
    id: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (asker, id) = match guarded(&request, &shared, &id, body).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    match outbox::send_again(&shared.context, &asker, &id).await {
        Ok(_) => back(&id),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /desk/mail/{id}/halt`
pub async fn halt(
    request: HttpRequest,
    shared: Data<Shared>,
    id: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (asker, id) = match guarded(&request, &shared, &id, body).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    match outbox::halt(&shared.context, &asker, &id).await {
        Ok(_) => back(&id),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

async fn guarded(
    request: &HttpRequest,
    shared: &Shared,
    id: &str,
    body: Payload,
) -> Result<(Asker, Id), HttpResponse> {
    let (signed_in, _) = session::form::<Guarded>(request, shared, body, |form| &form.csrf).await?;
    let id = Id::parse(id).ok_or_else(|| Problem::not_found().page(request))?;
    Ok((Asker(signed_in.staff.name), id))
}

async fn read(request: &HttpRequest, shared: &Shared, id: &str) -> Result<(SignedIn, Record), HttpResponse> {
    let signed_in = session::staff(request, shared).await?;
    let asker = Asker(signed_in.staff.name.clone());
    let id = Id::parse(id).ok_or_else(|| Problem::not_found().page(request))?;
    match outbox::record(&shared.context, &asker, &id).await {
        Ok(Some(record)) => Ok((signed_in, record)),
        Ok(None) => Err(Problem::not_found().page(request)),
        Err(error) => Err(Problem::from_flow(&error, shared).page(request)),
    }
}

fn back(id: &Id) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, address(id))).finish()
}

fn address(id: &Id) -> String {
    format!("/desk/mail/{id}")
}

fn staff(signed_in: &SignedIn) -> text_views::SignedIn {
    session::shown(signed_in)
}

fn at(shared: &Shared, at: Timestamp) -> DateTime {
    at.jiff().to_zoned(shared.context.settings().time_zone.clone()).datetime()
}

fn view(shared: &Shared, signed_in: &SignedIn, (standing, page): (&Standing, &Page), dead: bool) -> MailView {
    let named = i64::try_from(standing.lanes.len()).unwrap_or(i64::MAX);
    let next = page.next.as_ref().map(|after| {
        let state = if dead { "state=dead&" } else { "" };
        format!("/desk/mail?{state}after={after}")
    });
    MailView {
        staff: staff(signed_in),
        alarm: standing.alarm.as_ref().map(|lane| blockage(shared, lane)),
        lanes: standing.lanes.iter().map(|lane| blockage(shared, lane)).collect(),
        more_lanes: standing.stopped.saturating_sub(named),
        dead,
        waiting_count: standing.waiting,
        dead_count: standing.dead,
        rows: page.rows.iter().map(|(message, unit)| with_unit(shared, message, unit.as_ref())).collect(),
        next,
    }
}

/// A way that letters cannot go, as pages show it.
pub fn blockage(shared: &Shared, lane: &Lane) -> Blockage {
    let name = if lane.name == RELAY { String::new() } else { lane.name.clone() };
    let (since, next) = (at(shared, lane.since), at(shared, lane.rest_until));
    Blockage { name, since, next, said: lane.said.clone() }
}

fn with_unit(shared: &Shared, message: &Message, unit: Option<&(i64, Serial)>) -> MailRow {
    MailRow {
        message: row(shared, message),
        serial: unit.map(|(_, serial)| serial.to_string()),
        unit_url: unit.map(|(product, serial)| unit::address(*product, serial, "")),
    }
}

/// One letter of a list; also on the unit's page.
pub fn row(shared: &Shared, message: &Message) -> DeskMessage {
    DeskMessage {
        kind: Sentence::letter(message.kind),
        to: message.recipient.clone(),
        state: match message.state {
            State::Pending | State::Held => MessageState::Pending,
            State::Sent => MessageState::Sent,
            State::Dead => MessageState::Dead,
        },
        attempts: u32::try_from(message.attempts).unwrap_or(0),
        last_error: message.last_error.clone(),
        at: at(shared, message.settled_at.unwrap_or(message.due_at)),
        url: address(&message.id),
    }
}
