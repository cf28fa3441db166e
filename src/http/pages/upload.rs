//! Files that people send: receipts, photos of receipt or plate. A body with limits of its own in size and time, read part by
//! part; pictures are read and written anew off the threads that answer, one at a time. Whose page it is, the pages know.

use std::time::Duration;

use actix_multipart::{Multipart, MultipartError};
use actix_web::http::{StatusCode, header};
use actix_web::web::{self, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::TryStreamExt;
use tokio::sync::Semaphore;

use crate::domain::receipt::{BYTES_MAX, MediaType, Receipt, Refusal};
use crate::http::problem::Problem;
use crate::text::Sentence;
use crate::text::views::FieldError;

/// The longest a file may take to arrive: a photo over a slow network.
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

/// The file of a form: ready to be kept, or why it is not.
///
/// # Errors
/// The body is no form of ours, or comes too slowly.
pub async fn receive(
    request: &HttpRequest,
    darkroom: &Darkroom,
    body: Payload,
) -> Result<Result<Receipt, Refusal>, Problem> {
    let file = match tokio::time::timeout(BODY_TIME, read(request, body)).await {
        Err(_) => return Err(Problem::too_slow()),
        Ok(Err(Cut::Form)) => return Err(Problem::bad_request()),
        Ok(Err(Cut::Refused(why))) => return Ok(Err(why)),
        Ok(Ok(file)) => file,
    };
    let Ok(_turn) = darkroom.0.acquire().await else { return Err(Problem::too_slow()) };
    // A decoder that fell over has told the log; to the sender the file is one that cannot be read.
    Ok(web::block(move || Receipt::parse(&file)).await.unwrap_or(Err(Refusal::Broken)))
}

/// Status and mistake of a page about a file.
pub fn told(why: Option<Refusal>) -> (StatusCode, Vec<FieldError>) {
    let Some(why) = why else { return (StatusCode::OK, Vec::new()) };
    let status = match why {
        Refusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, vec![FieldError { field: "receipt".to_owned(), why: Sentence::receipt(why) }])
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

/// The file of the form's field `receipt`. What is declared too large is not read at all.
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
