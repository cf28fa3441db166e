//! For operations: alive (the process answers), ready (the database does), and a few figures in Prometheus' text form.

use actix_web::http::header::ContentType;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::Shared;
use super::problem::Problem;
use crate::flows::outbox::{self, Standing};

/// `/healthz`
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::plaintext()).body("ok\n")
}

/// `/readyz`
pub async fn ready(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    if let Err(error) = shared.context.ping().await {
        return Problem::from_flow(&error, &shared).page(&request);
    }
    // Scans and registrations work without mail, so this is no reason to take the server out; it is one to call somebody.
    let body = match outbox::alarm(&shared.context).await {
        Ok(Some(alarm)) => {
            format!(
                "ready\nalarm: no letter can leave since {}; /desk/mail says why\n",
                alarm.since.rfc3339()
            )
        }
        Ok(None) => "ready\n".to_owned(),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    HttpResponse::Ok().content_type(ContentType::plaintext()).body(body)
}

/// `/metrics`
pub async fn metrics(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let Standing { alarm, stopped, waiting, dead, .. } = match outbox::standing(&shared.context).await {
        Ok(standing) => standing,
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    let up = (shared.context.clock().now().0 - shared.started_at.0) / 1_000;
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(format!(
        "# HELP aftersale_up_seconds Seconds since the start.\n# TYPE aftersale_up_seconds gauge\naftersale_up_seconds {up}\n\
         # HELP aftersale_messages Messages that are not sent.\n# TYPE aftersale_messages gauge\n\
         aftersale_messages{{state=\"pending\"}} {waiting}\naftersale_messages{{state=\"dead\"}} {dead}\n\
         # HELP aftersale_mail_stopped No letter can leave: 1. Somebody must mend it.\n# TYPE aftersale_mail_stopped gauge\n\
         aftersale_mail_stopped {}\n\
         # HELP aftersale_mail_lanes_stopped Domains that take no letters just now.\n# TYPE aftersale_mail_lanes_stopped gauge\n\
         aftersale_mail_lanes_stopped {stopped}\n",
        u8::from(alarm.is_some())
    ))
}
