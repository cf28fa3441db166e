//! `/o/{secret}/receipt`: the owner sends the receipt, sees it and replaces it. A body with limits of its own in size and
//! time, read part by part; pictures are read and written anew off the threads that answer, one at a time.

use std::time::Duration;

use actix_multipart::{Multipart, MultipartError};
use actix_web::http::{StatusCode, header};
use actix_web::web::{self, Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::TryStreamExt;
use tokio::sync::Semaphore;

use super::owner;
use crate::domain::receipt::{BYTES_MAX, MediaType, Receipt, Refusal};
use crate::flows::catalog;
use crate::flows::receipt::{self as flow, Kept};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{FieldError, ReceiptView};

/// The longest a receipt may take to arrive: a photo over a slow network.
const BODY_TIME: Duration = Duration::from_mins(2);
/// What stands around the file in a form, and no more.
const AROUND: usize = 16 * 1024;

/// Pictures are unpacked one after the other: one takes up to half a gigabyte.
#[derive(Debug)]
pub struct Darkroom(Semaphore);

impl Default for Darkroom {
    fn default() -> Self {
        Self(Semaphore::new(1))
    }
}

/// `GET /o/{secret}/receipt`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match flow::open(&shared.context, &secret).await {
        Ok(Some(kept)) => page(&request, &shared, &kept, None),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `POST /o/{secret}/receipt`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    darkroom: Data<Darkroom>,
    secret: Path<String>,
    body: Payload,
) -> HttpResponse {
    // Whoever has no registration here sends us nothing to read.
    let kept = match flow::open(&shared.context, &secret).await {
        Ok(Some(kept)) => kept,
        Ok(None) => return Problem::not_found().page(&request),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let file = match tokio::time::timeout(BODY_TIME, read(&request, body)).await {
        Err(_) => return Problem::too_slow().page(&request),
        Ok(Err(Cut::Form)) => return Problem::bad_request().page(&request),
        Ok(Err(Cut::Refused(why))) => return page(&request, &shared, &kept, Some(why)),
        Ok(Ok(file)) => file,
    };
    let Ok(_turn) = darkroom.0.acquire().await else { return Problem::too_slow().page(&request) };
    let receipt = match web::block(move || Receipt::parse(&file)).await {
        Ok(Ok(receipt)) => receipt,
        Ok(Err(why)) => return page(&request, &shared, &kept, Some(why)),
        // A decoder that fell over has told the log; to the owner the file is one that cannot be read.
        Err(_) => return page(&request, &shared, &kept, Some(Refusal::Broken)),
    };
    match flow::keep(&shared.context, &secret, receipt).await {
        Ok(true) => {
            let lang = owner::locale(&request, &shared, &kept.owned).tag();
            HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("{}?saved=1&lang={lang}", request.uri().path())))
                .finish()
        }
        Ok(false) => Problem::forbidden().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// Why nothing came of a body.
enum Cut {
    /// It is no form of ours.
    Form,
    /// The file is none we take.
    Refused(Refusal),
}

impl From<MultipartError> for Cut {
    fn from(error: MultipartError) -> Self {
        match error {
            // Ended before its last boundary.
            MultipartError::Incomplete | MultipartError::Payload(_) => Self::Refused(Refusal::Broken),
            _ => Self::Form,
        }
    }
}

/// The file of the form's one field. What is declared too large is not read at all.
async fn read(request: &HttpRequest, body: Payload) -> Result<Vec<u8>, Cut> {
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    if declared.and_then(|text| text.parse::<usize>().ok()).is_some_and(|bytes| bytes > BYTES_MAX + AROUND) {
        return Err(Cut::Refused(Refusal::TooLarge));
    }
    let mut form = Multipart::new(request.headers(), body);
    let mut around = 0;
    let mut found = None;
    while let Some(mut field) = form.try_next().await? {
        let is_file = found.is_none() && field.name() == Some("receipt");
        let mut file = Vec::new();
        while let Some(chunk) = field.try_next().await? {
            if is_file {
                if file.len() + chunk.len() > BYTES_MAX {
                    return Err(Cut::Refused(Refusal::TooLarge));
                }
                file.extend_from_slice(&chunk);
            } else {
                around += chunk.len();
                if around > AROUND {
                    return Err(Cut::Form);
                }
            }
        }
        if is_file {
            found = Some(file);
        }
    }
    found.ok_or(Cut::Refused(Refusal::Missing))
}

/// `GET /o/{secret}/receipt/file`
pub async fn file(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match flow::file(&shared.context, &secret).await {
        Ok(Some(found)) => sent(found),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// Our own JPEG may be looked at; a stranger's PDF is only ever saved. Neither can do anything here.
pub fn sent((media_type, bytes): (MediaType, Vec<u8>)) -> HttpResponse {
    let how = if media_type == MediaType::Jpeg { "inline" } else { "attachment" };
    HttpResponse::Ok()
        .content_type(media_type.as_str())
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("{how}; filename=\"receipt.{}\"", media_type.ending()),
        ))
        .insert_header((header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"))
        .body(bytes)
}

fn page(request: &HttpRequest, shared: &Shared, kept: &Kept, why: Option<Refusal>) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let owned = &kept.owned;
    let locale = owner::locale(request, shared, owned);
    let zone = &shared.context.settings().time_zone;
    let errors: Vec<FieldError> = why
        .map(|why| FieldError { field: "receipt".to_owned(), why: Sentence::receipt(why) })
        .into_iter()
        .collect();
    let status = match why {
        None => StatusCode::OK,
        Some(Refusal::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let view = ReceiptView {
        here: format!("{}/receipt", owned.owner_path),
        back: owned.owner_path.clone(),
        product: views::card(&shelf, &owned.product, &locale.tag()),
        serial: owned.registration.serial.to_string(),
        reference: owned.registration.reference.to_string(),
        kept: kept.receipt.as_ref().map(|receipt| receipt.sent_at.date_in(zone)),
        proven: owned.registration.dates.proven && kept.receipt.is_some(),
        saved: visitor::query(request, "saved").is_some(),
        errors,
    };
    views::answer(request, shared, status, shared.text.receipt(&locale, &view))
}
