//! `/o/{secret}`: the page worth keeping. Whoever has the secret is the owner; a wrong one finds nothing.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::second;
use crate::flows::catalog;
use crate::flows::owner::{OwnedUnit, open};
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Locale;
use crate::text::Sentence;
use crate::text::views::{CoverageLine, ManualLink, Notice, OfferCard, OwnerView};

/// `GET /o/{secret}`
pub async fn show(request: HttpRequest, shared: Data<Shared>, secret: Path<String>) -> HttpResponse {
    match open(&shared.context, &secret).await {
        Ok(Some(owned)) => page(&request, &shared, &owned),
        Ok(None) => second::passed_on(&request, &shared, &secret).await,
        Err(error) => Problem::from_flow(&error, &shared).page(&request),
    }
}

/// Their own choice, else the language they registered in.
pub fn locale(request: &HttpRequest, shared: &Shared, owned: &OwnedUnit) -> Locale {
    let chosen = visitor::query(request, "lang").unwrap_or_else(|| owned.registration.lang.clone());
    shared.text.locale(Some(&chosen), None)
}

fn page(request: &HttpRequest, shared: &Shared, owned: &OwnedUnit) -> HttpResponse {
    let shelf = match catalog::shelf(&shared.context) {
        Ok(shelf) => shelf,
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let locale = locale(request, shared, owned);
    let (lang, product, today) = (locale.tag(), &owned.product.product, shared.context.today());
    let recalls = Notice::all(product, Some(&owned.registration.serial), today, &lang);
    // Whoever has to unplug the thing is not in the mood for accessories.
    let offers = if recalls.is_empty() { owned.offers.as_slice() } else { &[] };
    let view = OwnerView {
        here: owned.owner_path.clone(),
        product: views::card(&shelf, &owned.product, &lang),
        serial: owned.registration.serial.to_string(),
        reference: owned.registration.reference.to_string(),
        email: Some(owned.registration.email.to_string()),
        just_registered: visitor::query(request, "new").is_some(),
        // Where nothing differs by country, which one it is says nothing.
        market: owned
            .market
            .filter(|market| shelf.markets().contains(market) && product.markets().next().is_some())
            .map(|market| market.to_string()),
        rights: Sentence::rights(owned.market),
        lines: owned.lines.iter().map(|line| CoverageLine::of(line, today, &lang)).collect(),
        manuals: ManualLink::all(product, &owned.registration.serial, &lang),
        offers: OfferCard::all(product, offers, owned.market, &lang),
        another_url: format!("{}/another?lang={lang}", owned.owner_path),
        pass_on_url: format!("{}/pass-on", owned.owner_path),
        safety_url: format!("/safety?owner={}", owned.owner_path.trim_start_matches("/o/")),
        recalls,
    };
    views::answer(request, shared, StatusCode::OK, shared.text.owner(&locale, &view))
}
