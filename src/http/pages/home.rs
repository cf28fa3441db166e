//! `/`: who we are, and where people without a camera go.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use crate::http::{Shared, views, visitor};
use crate::text::views::HomeView;

/// `GET /`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let locale = visitor::locale(&request, &shared);
    let page = shared.text.home(&locale, &HomeView { here: visitor::here(&request) });
    views::answer(&request, &shared, StatusCode::OK, page)
}
