//! "Register another": `/o/{secret}/another` leads to typed entry with a pass, and from there to `/another`, the form of the next
//! unit with its owner's name and address in it. No scan's own address ever shows them.

use actix_web::http::header;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::owner;
use super::register::{Form, form_page};
use super::scan::query_url;
use crate::domain::code::Code;
use crate::flows::resolve::{Resolution, resolve};
use crate::flows::{another, count};
use crate::http::problem::Problem;
use crate::http::{Shared, visitor};

/// `GET /o/{secret}/another`
pub async fn lead(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match crate::flows::owner::open(&shared.context, &secret).await {
        Ok(Some(owned)) => {
            let (pass, lang) =
                (another::pass(&shared.context, &owned), owner::locale(&request, &shared, &owned).tag());
            see(&query_url("/find", &[("pass", &pass), ("lang", &lang)]))
        }
        Ok(None) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// `GET /another?pass=…&code=…`: the form. Where there is none to fill in, or the pass no longer holds, the unit's own page
/// says what there is to say.
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let of = |key| visitor::query(&request, key).unwrap_or_default();
    let (pass, written) = (of("pass"), of("code"));
    let (path, query) =
        written.split_once('?').map_or((written.as_str(), None), |(path, query)| (path, Some(query)));
    let Ok(code) = Code::parse_request(path, query) else {
        return Problem::not_found().page(&request);
    };
    let known = match another::known(&shared.context, &pass).await {
        Ok(Some(known)) => known,
        Ok(None) => return see(&code.path()),
        Err(error) => return Problem::from_flow(&error, &shared).page(&request),
    };
    match resolve(&shared.context, code.clone()).await {
        Ok(Resolution::Fresh(fresh)) => {
            if request.method() == actix_web::http::Method::GET {
                count::shown(&shared.context, &fresh, &visitor::locale(&request, &shared).tag());
            }
            let form = Form::fresh(&shared, &fresh, &request).of(&known, code.path());
            form_page(&request, &shared, &fresh, &form)
        }
        Ok(_) => see(&code.path()),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

fn see(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}
