//! Bodies of forms: at most 64 KiB, within 8 seconds, then decoded. actix alone would hold a slow body for half a minute.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::web::Payload;
use serde::de::DeserializeOwned;

use super::Shared;
use super::misses::{self, Misses};
use super::problem::Problem;
use crate::domain::clock::Timestamp;

/// The most bytes of a form.
pub const BODY_MAX: usize = 64 * 1024;
/// The longest a body may take to arrive.
pub const BODY_TIME: Duration = Duration::from_secs(8);

/// A form and who sent it, for pages where guessing costs: who guessed too often is not read at all.
pub struct Sent<T> {
    /// What was sent.
    pub raw: T,
    /// Who, as `misses` counts.
    pub address: IpAddr,
    /// When it came.
    pub now: Timestamp,
}

/// As [`read`], for a page that notes misses.
///
/// # Errors
/// 429 before anything is read, or what [`read`] says.
pub async fn read_from<T: DeserializeOwned>(
    request: &HttpRequest,
    shared: &Shared,
    misses: &Misses,
    body: Payload,
) -> Result<Sent<T>, Problem> {
    let (address, now) = (misses::address(request, shared), shared.context.clock().now());
    if let Some(wait) = misses.wait(address, now) {
        return Err(Problem::too_many(wait));
    }
    Ok(Sent { raw: read(body).await?, address, now })
}

/// Reads and decodes a form. Broken UTF-8 becomes replacement characters, which names refuse or keep; fields we do not
/// know are ignored; of a field that comes twice the last one counts.
///
/// # Errors
/// 413, 408, or 400 when it is no form at all.
pub async fn read<T: DeserializeOwned>(body: Payload) -> Result<T, Problem> {
    let bytes = match tokio::time::timeout(BODY_TIME, body.to_bytes_limited(BODY_MAX)).await {
        Err(_) => return Err(Problem::too_slow()),
        Ok(Err(_)) => return Err(Problem::too_large()),
        Ok(Ok(Err(_))) => return Err(Problem::bad_request()),
        Ok(Ok(Ok(bytes))) => bytes,
    };
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| Problem::bad_request())?;
    let fields: serde_json::Map<String, serde_json::Value> =
        pairs.into_iter().map(|(name, value)| (name, value.into())).collect();
    serde_json::from_value(fields.into()).map_err(|_| Problem::bad_request())
}
