//! `/d/{secret}`: a person's own data, behind the link of the letter that was sent for it. `GET` shows the button; the file comes by
//! `POST`, so that programs which follow links in mails never hold it. A link that holds no more and one that never was get one answer.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::privacy;
use crate::flows::data_letter::{Opened, open};
use crate::flows::lookup::Asker;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::said::Said;
use crate::text::views::SaidView;

/// `GET /d/{secret}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match opened(&request, &shared, &secret).await {
        Ok(opened) => {
            let locale = visitor::link_locale(&request, &shared, "", &opened.lang);
            let view = SaidView::data(said(&request, locale.tag()), &opened.masked_email, opened.until);
            views::answer(&request, &shared, StatusCode::OK, shared.text.said(&locale, &view))
        }
        Err(answer) => answer,
    }
}

/// `POST /d/{secret}`: the file. It changes nothing but the audit log.
pub async fn download(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match opened(&request, &shared, &secret).await {
        Ok(opened) => {
            let reader = Asker("owner".to_owned());
            privacy::file(&request, &shared, Some(&reader), &opened.whose).await
        }
        Err(answer) => answer,
    }
}

/// What the secret opens, or the page that says how to get another link.
async fn opened(request: &HttpRequest, shared: &Shared, secret: &str) -> Result<Opened, HttpResponse> {
    match open(&shared.context, secret).await {
        Ok(Some(opened)) => Ok(opened),
        Ok(None) => {
            let locale = visitor::locale(request, shared);
            let view = SaidView::data_over(said(request, locale.tag()));
            Err(views::answer(request, shared, StatusCode::NOT_FOUND, shared.text.said(&locale, &view)))
        }
        Err(error) => Err(Problem::from_flow(&error, shared).page(request)),
    }
}

fn said(request: &HttpRequest, lang: String) -> Said {
    Said { here: request.path().to_owned(), lang, product: None, serial: None }
}
