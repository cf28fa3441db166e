//! For operations: alive (the process answers), ready (the database does), and a few figures in Prometheus' text form.

use actix_web::http::header::ContentType;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::Shared;
use super::problem::Problem;

/// `/healthz`
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::plaintext()).body("ok\n")
}

/// `/readyz`
pub async fn ready(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    match shared.context.ping().await {
        Ok(()) => HttpResponse::Ok().content_type(ContentType::plaintext()).body("ready\n"),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `/metrics`
pub async fn metrics(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let (pending, dead) = match crate::flows::lookup::outbox_figures(&shared.context).await {
        Ok(figures) => figures,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let up = (shared.context.clock().now().0 - shared.started_at.0) / 1_000;
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(format!(
        "# HELP aftersale_up_seconds Seconds since the start.\n# TYPE aftersale_up_seconds gauge\naftersale_up_seconds {up}\n\
         # HELP aftersale_messages Messages that are not sent.\n# TYPE aftersale_messages gauge\n\
         aftersale_messages{{state=\"pending\"}} {pending}\naftersale_messages{{state=\"dead\"}} {dead}\n"
    ))
}
