//! `/desk/audit`: who looked and who did what, by name, deed, unit and days; the same as CSV. Reading it is written down, too.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};

use super::{csv as file, session, unit};
use crate::flows::audit::{self, EXPORT, PAGE, Page, Wanted};
use crate::flows::lookup::Asker;
use crate::flows::sign_in::SignedIn;
use crate::http::pages::scan::query_url;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{LogRow, LogView};

/// `GET /desk/audit`
pub async fn show(request: HttpRequest, shared: Data<Shared>, wanted: Query<Wanted>) -> HttpResponse {
    let (signed_in, page) = match read(&request, &shared, &wanted, PAGE).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let zone = shared.context.settings().time_zone.clone();
    let rows = page.lines.iter().map(|(line, about)| LogRow {
        at: line.at.jiff().to_zoned(zone.clone()).datetime(),
        who: line.who.clone(),
        what: line.what.clone(),
        detail: line.detail.clone(),
        serial: about.as_ref().map(|(_, serial)| serial.to_string()),
        unit_url: about.as_ref().map(|(product, serial)| unit::address(*product, serial, "")),
    });
    let (from, until) = page.days;
    let days = (from.to_string(), until.to_string());
    let url = |path: &str, before: &str| {
        let pairs = [
            ("who", wanted.who.as_str()),
            ("what", &wanted.what),
            ("serial", &wanted.serial),
            ("from", &days.0),
            ("until", &days.1),
            ("before", before),
        ];
        query_url(path, &pairs)
    };
    let view = LogView {
        staff: session::shown(&signed_in),
        rows: rows.collect(),
        next: page.next.as_ref().map(|before| url("/desk/audit", before.as_str())),
        csv_url: url("/desk/audit.csv", ""),
        who: wanted.who.clone(),
        what: wanted.what.clone(),
        serial: wanted.serial.clone(),
        from,
        until,
    };
    let locale = visitor::locale(&request, &shared);
    views::answer(&request, &shared, StatusCode::OK, shared.text.desk_log(&locale, &view))
}

/// `GET /desk/audit.csv`
pub async fn csv(request: HttpRequest, shared: Data<Shared>, wanted: Query<Wanted>) -> HttpResponse {
    let page = match read(&request, &shared, &wanted, EXPORT).await {
        Ok((_, page)) => page,
        Err(answer) => return answer,
    };
    let rows = page.lines.into_iter().map(|(line, about)| {
        let serial = about.map(|(_, serial)| serial.to_string()).unwrap_or_default();
        vec![line.at.rfc3339(), line.who, line.what, serial, line.detail]
    });
    file::file("audit", &["at", "who", "what", "serial", "detail"], rows)
}

async fn read(
    request: &HttpRequest,
    shared: &Shared,
    wanted: &Wanted,
    most: usize,
) -> Result<(SignedIn, Page), HttpResponse> {
    let signed_in = session::staff(request, shared).await?;
    let asker = Asker(signed_in.staff.name.clone());
    match audit::read(&shared.context, &asker, wanted, most).await {
        Ok(page) => Ok((signed_in, page)),
        Err(error) => Err(Problem::from_flow(&error, shared).page(request)),
    }
}
