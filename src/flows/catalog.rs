//! The catalogue: taken in as a merge, given out whole, and held in memory as a [`Shelf`] between two imports.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::{Context, Error};
use crate::domain::catalog::Catalog;
use crate::domain::dealer::Dealer;
use crate::domain::market::Market;
use crate::domain::picture::{Picture, PictureFacts};
use crate::domain::product::{Gtin, ModelCode, Product};
use crate::domain::unit::ProductName;
use crate::store::facts::CATALOG_VERSION;
pub use crate::store::products::NumberedProduct;
use crate::store::{StoreError, Tx};

/// The catalogue in memory, by every name a code or a person may use.
#[derive(Debug, Default)]
pub struct Shelf {
    version: Option<String>,
    products: Vec<Arc<NumberedProduct>>,
    by_name: HashMap<ProductName, usize>,
    by_number: HashMap<i64, usize>,
    dealers: Vec<Dealer>,
    markets: Vec<Market>,
    pictures: HashMap<String, PictureFacts>,
}

impl Shelf {
    fn load(tx: &mut Tx<'_>, version: Option<String>) -> Result<Self, StoreError> {
        let mut shelf = Self { version, dealers: tx.list_dealers()?, ..Self::default() };
        shelf.pictures = tx.list_pictures()?.into_iter().map(|facts| (facts.name.clone(), facts)).collect();
        for (at, numbered) in tx.list_products()?.into_iter().enumerate() {
            shelf.by_number.insert(numbered.number, at);
            shelf.by_name.insert(ProductName::Model(numbered.product.code.clone()), at);
            if let Some(gtin) = numbered.product.gtin {
                shelf.by_name.insert(ProductName::Gtin(gtin), at);
            }
            shelf.products.push(Arc::new(numbered));
        }
        let named = shelf.products.iter().flat_map(|numbered| numbered.product.markets());
        shelf.markets = named.chain(shelf.dealers.iter().filter_map(|dealer| dealer.country)).collect();
        shelf.markets.sort_unstable();
        shelf.markets.dedup();
        Ok(shelf)
    }

    /// The product that codes name so.
    pub fn find(&self, name: &ProductName) -> Option<&Arc<NumberedProduct>> {
        self.by_name.get(name).and_then(|at| self.products.get(*at))
    }

    /// The product of a number.
    pub fn find_number(&self, number: i64) -> Option<&Arc<NumberedProduct>> {
        self.by_number.get(&number).and_then(|at| self.products.get(*at))
    }

    /// The product that people call so: a model code or any spelling of its GTIN.
    pub fn find_typed(&self, text: &str) -> Option<&Arc<NumberedProduct>> {
        let by_gtin = Gtin::parse(text).ok().and_then(|gtin| self.find(&ProductName::Gtin(gtin)));
        by_gtin.or_else(|| ModelCode::parse(text).ok().and_then(|code| self.find(&ProductName::Model(code))))
    }

    /// What is known about a picture the catalogue names.
    pub fn find_picture(&self, name: &str) -> Option<&PictureFacts> {
        self.pictures.get(name)
    }

    /// The picture with this digest: what an address of it names.
    pub fn find_picture_by_digest(&self, digest: &str) -> Option<&PictureFacts> {
        self.pictures.values().find(|facts| facts.digest == digest)
    }

    /// All products, in the order they came.
    pub fn products(&self) -> &[Arc<NumberedProduct>] {
        &self.products
    }

    /// All dealers, by code.
    pub fn dealers(&self) -> &[Dealer] {
        &self.dealers
    }

    /// A dealer by its code.
    pub fn find_dealer(&self, code: &str) -> Option<&Dealer> {
        self.dealers.iter().find(|dealer| dealer.code == code)
    }

    /// Every market that a product or a dealer names, in the order of their letters.
    pub fn markets(&self) -> &[Market] {
        &self.markets
    }

    /// The market a dealer sells in.
    pub fn market_of(&self, dealer: Option<&str>) -> Option<Market> {
        dealer.and_then(|code| self.find_dealer(code)).and_then(|dealer| dealer.country)
    }
}

/// Holds the shelf until an import, of this process or another, changed the catalogue.
#[derive(Debug, Default)]
pub struct ShelfCache(RwLock<Arc<Shelf>>);

impl ShelfCache {
    /// The shelf as of this transaction: one point read when nothing changed.
    ///
    /// # Errors
    /// What the store says.
    pub fn shelf(&self, tx: &mut Tx<'_>) -> Result<Arc<Shelf>, Error> {
        let version = tx.find_fact(CATALOG_VERSION)?;
        let held = self.held();
        if held.version == version {
            return Ok(held);
        }
        let fresh = Arc::new(Shelf::load(tx, version)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&fresh);
        Ok(fresh)
    }

    /// The shelf as it was seen last.
    pub(super) fn held(&self) -> Arc<Shelf> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Products that were new.
    pub products_added: usize,
    /// Products that were there before and are now as in the file.
    pub products_updated: usize,
    /// Dealers that were new.
    pub dealers_added: usize,
    /// Dealers that were there before.
    pub dealers_updated: usize,
}

/// Merges a catalogue into the database: adds and updates, never deletes. All of it or nothing.
///
/// # Errors
/// `Refused` when a GTIN belongs to another product on record, or a product on record would change its GTIN: labels out
/// there carry it.
pub fn import(context: &Context, catalog: Catalog, pictures: Vec<Picture>) -> Result<Imported, Error> {
    let now = context.clock.now();
    context.store.write_blocking(move |tx| {
        let mut done = Imported::default();
        for product in &catalog.products {
            check_gtin(tx, product)?;
            if tx.put_product(product, now)? { done.products_added += 1 } else { done.products_updated += 1 }
        }
        for dealer in &catalog.dealers {
            if tx.put_dealer(dealer, now)? { done.dealers_added += 1 } else { done.dealers_updated += 1 }
        }
        for picture in &pictures {
            tx.put_picture(picture)?;
        }
        let version = tx.find_fact(CATALOG_VERSION)?.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
        tx.put_fact(CATALOG_VERSION, &(version + 1).to_string())?;
        Ok(done)
    })
}

fn check_gtin(tx: &mut Tx<'_>, product: &Product) -> Result<(), Error> {
    if let Some(gtin) = product.gtin
        && let Some(owner) = tx.find_code_by_gtin(gtin.as_str())?
        && owner != product.code
    {
        return Err(Error::Refused(format!(
            "product {}: GTIN {gtin} belongs to {owner} on record, and labels may carry it; give {} a GTIN of its own",
            product.code, product.code
        )));
    }
    let known = tx.find_gtin(&product.code)?;
    match (known, product.gtin) {
        (Some(Some(known)), now) if now.map(String::from).as_ref() != Some(&known) => {
            Err(Error::Refused(format!(
                "product {}: its GTIN on record is {known} and labels may carry it; keep that GTIN, or give the changed product a new code",
                product.code
            )))
        }
        _ => Ok(()),
    }
}

/// The whole catalogue as it stands.
///
/// # Errors
/// What the store says.
pub fn export(context: &Context) -> Result<Catalog, Error> {
    context.store.read_here(|tx| {
        let products = tx.list_products()?.into_iter().map(|numbered| numbered.product).collect();
        Ok(Catalog { products, dealers: tx.list_dealers()? })
    })
}

/// The shelf as it stands now, for doors that walk the catalogue. A thread that may not wait for a database server gets it
/// as the last story saw it, and every story looks: that is a moment ago, in the same request.
///
/// # Errors
/// What the store says.
pub fn shelf(context: &Context) -> Result<Arc<Shelf>, Error> {
    if !context.store.reads_here() {
        return Ok(context.shelf.held());
    }
    context.store.read_here(|tx| context.shelf.shelf(tx))
}

/// A picture by the name the catalogue gives it.
///
/// # Errors
/// What the store says.
pub fn picture_named(context: &Context, name: &str) -> Result<Option<Picture>, Error> {
    let bytes = context.store.read_here(|tx| tx.find_picture(name))?;
    // It was checked when it came in.
    Ok(bytes.and_then(|bytes| Picture::parse(name, bytes).ok()))
}

/// A picture by the digest in its address, with its media type.
///
/// # Errors
/// What the store says.
pub async fn picture(context: &Context, digest: String) -> Result<Option<(String, Vec<u8>)>, Error> {
    let cache = Arc::clone(&context.shelf);
    context
        .store
        .read(move |tx| {
            let shelf = cache.shelf(tx)?;
            let Some(facts) = shelf.find_picture_by_digest(&digest) else { return Ok(None) };
            Ok(tx.find_picture(&facts.name)?.map(|bytes| (facts.media_type.clone(), bytes)))
        })
        .await
}
