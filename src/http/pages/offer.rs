//! `/k/{secret}`: from an offer in a letter to where it is sold. The link names the offer and nobody; following it adds to a sum in
//! memory. It leads only where the catalogue says, so nobody can make one that leads elsewhere.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use crate::flows::offers;
use crate::http::Shared;
use crate::http::problem::Problem;

/// `GET /k/{secret}`
pub async fn follow(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    // Who only asks for the head, as programs that check links do, has not followed it.
    match offers::follow(&shared.context, &secret, request.method() == Method::GET).await {
        Ok(Some(url)) => HttpResponse::build(StatusCode::SEE_OTHER)
            .insert_header((LOCATION, url))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((REFERRER_POLICY, "no-referrer"))
            .finish(),
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}
