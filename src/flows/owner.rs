//! The owner's page: one registration with its coverage, manuals and fitting offers, opened by the secret of its link.
//! The outbox and the desk ask for the same record, so that all say the same.

use std::sync::Arc;

use super::catalog::Shelf;
use super::{Context, Error, OffersInMail};
use crate::domain::clock::Id;
use crate::domain::coverage::{History, Line, lines};
use crate::domain::dealer::{Dealer, DealerChoice};
use crate::domain::link::Purpose;
use crate::domain::market::Market;
use crate::domain::offer::{Offer, fitting};
use crate::domain::product::Product;
use crate::domain::registration::Registration;
use crate::domain::unit::{ProductName, Serial, UnitFacts, UnitName};
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// One registration with everything that follows from it.
#[derive(Clone, Debug)]
pub struct OwnedUnit {
    /// Its product.
    pub product: Arc<NumberedProduct>,
    /// Its name.
    pub unit: UnitName,
    /// The registration.
    pub registration: Registration,
    /// Warranty lines, in the order of the catalogue.
    pub lines: Vec<Line>,
    /// The market it was sold in, as far as known.
    pub market: Option<Market>,
    /// Offers that fit and were not bought, at most three.
    pub offers: Vec<Offer>,
    /// Name of the dealer.
    pub dealer: Option<String>,
    /// Path of the owner's page.
    pub owner_path: String,
    /// Path of the mail preferences.
    pub preferences_path: String,
    /// Path of the page that makes the wish for offers a consent; while one waits.
    pub wish_path: Option<String>,
}

/// The registration a secret opens; `None` when it opens none, or no longer.
///
/// # Errors
/// What the store says.
pub async fn open(context: &Context, secret: &str) -> Result<Option<OwnedUnit>, Error> {
    let Some((id, generation)) = context.settings.link_key.open(Purpose::Owner, secret) else {
        return Ok(None);
    };
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            Ok(find_in(tx, &inner, &id)?.filter(|owned| {
                owned.registration.is_active && owned.registration.link_generation == generation
            }))
        })
        .await
}

/// One registration with everything that follows from it, by its id.
pub(crate) fn find_in(tx: &mut Tx<'_>, context: &Context, id: &Id) -> Result<Option<OwnedUnit>, Error> {
    let Some(registration) = tx.find_registration(id)? else { return Ok(None) };
    let shelf = context.shelf.shelf(tx)?;
    let Some(product) = shelf.find_number(registration.product).cloned() else { return Ok(None) };
    let history = history_of(tx, registration.product, &registration.serial)?;
    let waits = !registration.offers
        && context.settings.offers_in_mail != OffersInMail::Never
        && tx.find_wish(id)?.is_some_and(|(_, _, is_open)| is_open);
    let wish_path = waits.then(|| context.settings.link_key.path(Purpose::Wish, id, 0));
    let owned = owned(tx, (context, &shelf), product, &history, registration)?;
    Ok(Some(OwnedUnit { wish_path, ..owned }))
}

/// What is on record about a unit's cover, apart from registrations.
pub(super) fn history_of(tx: &mut Tx<'_>, product: i64, serial: &Serial) -> Result<History, Error> {
    let facts = tx.find_unit(product, serial)?.map(|unit| unit.facts).unwrap_or_default();
    with_events(tx, product, serial, facts)
}

/// As [`history_of`], of a unit whose facts are known.
pub(super) fn with_events(
    tx: &mut Tx<'_>,
    product: i64,
    serial: &Serial,
    facts: UnitFacts,
) -> Result<History, Error> {
    let events = tx.list_cover_events(product, serial)?;
    Ok(History { facts, events: events.into_iter().map(|event| event.what).collect() })
}

pub(super) fn owned(
    tx: &mut Tx<'_>,
    (context, shelf): (&Context, &Shelf),
    product: Arc<NumberedProduct>,
    history: &History,
    registration: Registration,
) -> Result<OwnedUnit, Error> {
    let market = market_of(shelf, &history.facts, &registration).or(context.settings.market);
    let lines = coverage_of(shelf, &product.product, history, &registration, context.settings.market);
    let offers = &product.product.offers;
    let bought = if offers.is_empty() {
        Vec::new()
    } else {
        // What was bought for a unit is had by the one that took its place.
        let units: Vec<&Serial> =
            std::iter::once(&registration.serial).chain(history.took_place_of()).collect();
        tx.list_bought(registration.product, &units, &registration.email.key())?
    };
    let offers = fitting(offers, &bought, &registration.serial, (market, context.today()));
    let keys = &context.settings.link_key;
    let path = |purpose| keys.path(purpose, &registration.id, registration.link_generation);
    Ok(OwnedUnit {
        unit: UnitName { product: ProductName::of(&product.product), serial: registration.serial.clone() },
        lines,
        market,
        offers: offers.into_iter().cloned().collect(),
        dealer: dealer_name(shelf, registration.dealer.as_ref()),
        owner_path: path(Purpose::Owner),
        preferences_path: path(Purpose::Preferences),
        wish_path: None,
        product,
        registration,
    })
}

/// The warranty lines of a registration.
pub(super) fn coverage_of(
    shelf: &Shelf,
    product: &Product,
    history: &History,
    registration: &Registration,
    market: Option<Market>,
) -> Vec<Line> {
    let market = market_of(shelf, &history.facts, registration).or(market);
    lines(&product.coverage, history, &registration.dates, market)
}

/// As it was found at registration, else as far as it is known by now.
fn market_of(shelf: &Shelf, facts: &UnitFacts, registration: &Registration) -> Option<Market> {
    registration.market.or_else(|| sold_in(shelf, facts, registration.dealer.as_ref()))
}

/// The country of the dealer who sold it, else of the one it was shipped to.
pub(super) fn sold_in(shelf: &Shelf, facts: &UnitFacts, dealer: Option<&DealerChoice>) -> Option<Market> {
    let sold_by = match dealer {
        Some(DealerChoice::Known(code)) => Some(code.as_str()),
        _ => None,
    };
    shelf.market_of(sold_by).or_else(|| shelf.market_of(facts.dealer.as_deref()))
}

/// What a dealer is called.
pub(crate) fn dealer_name(shelf: &Shelf, choice: Option<&DealerChoice>) -> Option<String> {
    match choice? {
        DealerChoice::Known(code) => {
            Some(shelf.find_dealer(code).map_or_else(|| code.clone(), Dealer::label))
        }
        DealerChoice::Written(name) => Some(name.clone()),
    }
}
