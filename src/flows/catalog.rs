//! The catalogue: taken in as a merge, given out whole, and held in memory as a [`Shelf`] between two imports.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::edit::{self, Meeting};
use super::{Context, Error};
use crate::domain::catalog::Catalog;
use crate::domain::dealer::Dealer;
use crate::domain::market::Market;
use crate::domain::picture::{Picture, PictureFacts};
use crate::domain::product::{Gtin, ModelCode, Product};
use crate::domain::unit::ProductName;
use crate::store::facts::{CATALOG_VERSION, TERMS_VERSION};
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Products that were new.
    pub products_added: usize,
    /// Products that were there before and are now as in the file.
    pub products_updated: usize,
    /// Dealers that were new.
    pub dealers_added: usize,
    /// Dealers that were there before.
    pub dealers_updated: usize,
    /// Products that stay as the desk made them, because the file holds what it held before: code, and who changed what.
    pub kept: Vec<String>,
    /// The same of products where the file took the place of what the desk had made.
    pub overwritten: Vec<String>,
}

/// Merges a catalogue into the database: adds and updates, never deletes. All of it or nothing. What the desk changed since the
/// last import stays where the file holds what it held then.
///
/// # Errors
/// `Refused` when a GTIN belongs to another product on record, or a product on record would change its GTIN: labels out
/// there carry it. Also when file and desk both changed a product; then nobody's work is lost without a word.
pub fn import(context: &Context, catalog: Catalog, pictures: Vec<Picture>) -> Result<Imported, Error> {
    import_over(context, catalog, pictures, false)
}

/// As [`import`]; with `overwrites` the file takes the place of what the desk made, which can be put back at the desk.
///
/// # Errors
/// Those of [`import`].
pub fn import_over(
    context: &Context,
    catalog: Catalog,
    pictures: Vec<Picture>,
    overwrites: bool,
) -> Result<Imported, Error> {
    let (inner, now) = (context.clone(), context.clock.now());
    context.store.write_blocking(move |tx| {
        let (mut done, mut conflicts) = (Imported::default(), Vec::new());
        for product in &catalog.products {
            check_gtin(tx, product)?;
            match edit::meets(tx, product)? {
                Meeting::Free => {}
                Meeting::Unchanged(told) | Meeting::Conflict(told) if overwrites => {
                    edit::overwrite(tx, &inner, product)?;
                    done.overwritten.push(told);
                }
                Meeting::Unchanged(told) => {
                    done.kept.push(told);
                    continue;
                }
                Meeting::Conflict(told) => {
                    conflicts.push(told);
                    continue;
                }
            }
            if tx.put_product(product, now)? { done.products_added += 1 } else { done.products_updated += 1 }
        }
        if !conflicts.is_empty() {
            return Err(Error::Refused(edit::refusal(&conflicts)));
        }
        for dealer in &catalog.dealers {
            if tx.put_dealer(dealer, now)? { done.dealers_added += 1 } else { done.dealers_updated += 1 }
        }
        for picture in &pictures {
            tx.put_picture(picture)?;
        }
        count_up(tx, CATALOG_VERSION)?;
        count_up(tx, TERMS_VERSION)?;
        Ok(done)
    })
}

/// Tells who holds the catalogue in memory that it is another.
pub(super) fn count_up(tx: &mut Tx<'_>, fact: &str) -> Result<(), Error> {
    let version = tx.find_fact(fact)?.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    Ok(tx.put_fact(fact, &(version + 1).to_string())?)
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

/// The shelf as it stands now, for a page that has nothing else to ask and may wait.
///
/// # Errors
/// What the store says.
pub async fn read_shelf(context: &Context) -> Result<Arc<Shelf>, Error> {
    let cache = Arc::clone(&context.shelf);
    context.store.read(move |tx| cache.shelf(tx)).await
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
