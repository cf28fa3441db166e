//! `/desk/catalog/{name}/back?version=…`: what putting back an earlier version would change, and the button that does it. What came
//! by import only (cover, recalls, links, pictures) stays as it is.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::{catalog, entry as editor, session};
use crate::domain::catalog::change;
use crate::flows::edit::{self, Edit, Entry, Saved, Version};
use crate::flows::lookup::Asker;
use crate::flows::sign_in::SignedIn;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::views::{BackView, Hidden};

/// What the form sends.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Sent {
    csrf: String,
    version: String,
    base: String,
}

/// `GET /desk/catalog/{name}/back?version=…`
pub async fn ask(request: HttpRequest, shared: Data<Shared>, name: Path<String>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let version = visitor::query(&request, "version").unwrap_or_default();
    match find(&request, &shared, &name, &version).await {
        Ok((entry, version)) => page(&request, &shared, &signed_in, (&entry, &version), false),
        Err(answer) => answer,
    }
}

/// `POST /desk/catalog/{name}/back`
pub async fn take(
    request: HttpRequest,
    shared: Data<Shared>,
    name: Path<String>,
    body: Payload,
) -> HttpResponse {
    let (signed_in, form) = match session::form::<Sent>(&request, &shared, body, |form| &form.csrf).await {
        Ok(read) => read,
        Err(answer) => return answer,
    };
    let (entry, version) = match find(&request, &shared, &name, &form.version).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    let asker = Asker(signed_in.staff.name.clone());
    let edit = Edit::Back(form.base, version.number);
    let product = &entry.numbered.product;
    match edit::save(&shared.context, &asker, &product.code, edit).await {
        Ok(Saved::Done) => session::to(&format!("{}?saved=1", catalog::address(product))),
        Ok(Saved::Stale) => page(&request, &shared, &signed_in, (&entry, &version), true),
        Ok(Saved::Nothing | Saved::Invalid(_)) => Problem::not_found().page(&request),
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

async fn find(
    request: &HttpRequest,
    shared: &Shared,
    name: &str,
    version: &str,
) -> Result<(Entry, Version), HttpResponse> {
    let nothing = || Problem::not_found().page(request);
    let entry = match edit::open(&shared.context, name).await {
        Ok(Some(entry)) => entry,
        Ok(None) => return Err(nothing()),
        Err(error) => return Err(Problem::from_flow(&error, shared).page(request)),
    };
    let number: i64 = version.parse().map_err(|_| nothing())?;
    let version = entry.versions.iter().find(|version| version.number == number).cloned();
    version.map(|version| (entry, version)).ok_or_else(nothing)
}

fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &SignedIn,
    (entry, version): (&Entry, &Version),
    is_stale: bool,
) -> HttpResponse {
    let locale = visitor::locale(request, shared);
    let product = &entry.numbered.product;
    let edit = Edit::Back(String::new(), version.number);
    let changes = edit::applied(product, &edit, Some(version))
        .map(|then| change::of_product(product, &then).into_iter().map(editor::change_row).collect())
        .unwrap_or_default();
    let hidden = |name: &str, value: String| Hidden { name: name.to_owned(), value };
    let view = BackView {
        staff: session::shown(signed_in),
        product: views::card(&entry.shelf, &entry.numbered, &locale.tag()),
        action: request.path().to_owned(),
        back: catalog::address(product),
        version: editor::version_row(shared, product, version),
        hidden: vec![
            hidden("version", version.number.to_string()),
            hidden("base", edit::fingerprint(product)),
        ],
        changes,
        is_stale,
    };
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::OK };
    views::answer(request, shared, status, shared.text.desk_back(&locale, &view))
}
