//! `/desk/batches`: label jobs, one with all that is on record of it, how to print it again, and taking it back. The `POST` needs the
//! session's token.

use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::DateTime;

use super::session;
use crate::domain::batch::{Batch, BatchState};
use crate::domain::clock::Timestamp;
use crate::domain::field::FieldErrors;
use crate::domain::withdrawal;
use crate::flows::lookup::Asker;
use crate::flows::mint;
use crate::flows::sign_in::SignedIn;
use crate::flows::take_back::{self as story, TakenBack};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{self as text_views, BatchRow, BatchView, BatchesView};

/// What the form sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Form {
    csrf: String,
    reason: String,
    force: String,
}

/// `GET /desk/batches`
pub async fn list(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let batches = match mint::read_list(&shared.context).await {
        Ok(batches) => batches,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let rows = batches.iter().map(|(batch, state)| row(&shared, batch, *state)).collect();
    let view = BatchesView { staff: staff(&signed_in), rows };
    let locale = visitor::locale(&request, &shared);
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_batches(&locale, &view))
}

/// `GET /desk/batches/{number}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, number: Path<String>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let Some(number) = read(&number) else { return Problem::not_found().page(&request) };
    page(&request, &shared, &signed_in, number, (&Form::default(), &FieldErrors::default(), None)).await
}

/// `POST /desk/batches/{number}`
pub async fn take_back(
    request: HttpRequest,
    shared: Data<Shared>,
    number: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (signed_in, form) = match session::form::<Form>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let Some(number) = read(&number) else { return Problem::not_found().page(&request) };
    let mut errors = FieldErrors::default();
    let Some(reason) = errors.take("reason", withdrawal::reason(&form.reason)) else {
        return page(&request, &shared, &signed_in, number, (&form, &errors, None)).await;
    };
    let asker = Asker(signed_in.staff.name.clone());
    match story::take_back_aside(&shared.context, number, (asker, reason), form.force == "yes").await {
        Ok(TakenBack::Done { .. } | TakenBack::Already) => {
            HttpResponse::SeeOther().insert_header((header::LOCATION, address(number))).finish()
        }
        Ok(TakenBack::Registered(owners)) => {
            page(&request, &shared, &signed_in, number, (&form, &errors, Some(owners))).await
        }
        Ok(TakenBack::Unknown) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// A number out of an address.
fn read(number: &str) -> Option<i64> {
    number.parse().ok().filter(|number| *number > 0)
}

async fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    number: i64,
    (form, errors, owners): (&Form, &FieldErrors, Option<i64>),
) -> HttpResponse {
    let (batch, state) = match mint::find(&shared.context, number).await {
        Ok(Some(found)) => found,
        Ok(None) => return Problem::not_found().page(request),
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let view = BatchView {
        staff: staff(signed_in),
        row: row(shared, &batch, state),
        command: command(&batch),
        placed_at: batch.placed_at.map(|at| moment(shared, at)),
        void_at: batch.void_at.map(|at| moment(shared, at)),
        job: batch.job,
        key: batch.key_id,
        public_url: batch.public_url,
        void_reason: batch.void_reason,
        reason: form.reason.clone(),
        owners,
        errors: Vec::from(errors),
    };
    let is_asking = owners.is_some() || !errors.is_empty();
    let status = if is_asking { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let locale = visitor::locale(request, shared);
    views::answer(request, shared, status, shared.text.desk_batch(&locale, &view))
}

/// What prints the same labels again: codes follow from the key, so they come out the same.
fn command(batch: &Batch) -> String {
    let format = batch.file.rsplit_once('.').map_or("pdf", |(_, extension)| extension);
    let quoted = |word: &str| {
        let is_plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
        if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
    };
    format!(
        "aftersale labels --units UNITS.csv --stock {} --format {} --output {} --record --reprint",
        quoted(&batch.stock),
        quoted(format),
        quoted(&batch.file)
    )
}

fn row(shared: &Shared, batch: &Batch, state: BatchState) -> BatchRow {
    BatchRow {
        number: batch.number,
        url: address(batch.number),
        state: state.as_str().to_owned(),
        printed_at: moment(shared, batch.printed_at),
        labels: batch.labels,
        stock: batch.stock.clone(),
        file: batch.file.clone(),
    }
}

fn address(number: i64) -> String {
    format!("/desk/batches/{number}")
}

fn staff(signed_in: &SignedIn) -> text_views::SignedIn {
    session::shown(signed_in)
}

fn moment(shared: &Shared, at: Timestamp) -> DateTime {
    at.jiff().to_zoned(shared.context.settings().time_zone.clone()).datetime()
}
