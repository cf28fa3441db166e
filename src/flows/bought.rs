//! Bought: offers that somebody has already, from the shop's or the ERP's list. They end: nobody is offered what they have,
//! neither on the owner's page nor in letters.

use jiff::civil::Date;

use super::catalog::Shelf;
use super::stock::PAUSE;
use super::{Context, Error};
use crate::domain::clock::Id;
use crate::domain::contact::Email;
use crate::domain::field::Reason;
use crate::domain::offer::{Buyer, Purchase};
use crate::domain::unit::{ProductName, Serial};
use crate::store::purchases::Put;

/// Purchases of one transaction.
const CHUNK: usize = 500;

/// A row of a list, not checked yet.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// Code of the offer or plan.
    pub offer: String,
    /// Model code or GTIN of the unit it was bought for.
    pub product: String,
    /// Serial of that unit.
    pub serial: String,
    /// Address of who bought it, where no unit is named.
    pub email: String,
    /// When.
    pub bought_on: Option<Date>,
}

/// What became of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Noted {
    /// Not known before.
    pub added: u64,
    /// Known with an earlier day.
    pub updated: u64,
    /// Known.
    pub unchanged: u64,
}

/// Checks a row.
///
/// # Errors
/// Every field that is wrong, with what is wrong with it.
pub fn check(context: &Context, shelf: &Shelf, raw: &Raw) -> Result<Purchase, Vec<(&'static str, String)>> {
    let mut wrong: Vec<(&'static str, String)> = Vec::new();
    let known = |code: &str| {
        let mut offers = shelf.products().iter().flat_map(|numbered| &numbered.product.offers);
        offers.find(|offer| offer.code.eq_ignore_ascii_case(code)).map(|offer| offer.code.clone())
    };
    let offer = known(raw.offer.trim());
    if offer.is_none() {
        wrong.push((
            "offer",
            format!("no product in the catalogue has an offer with the code {:?}", raw.offer),
        ));
    }
    let buyer = buyer_of(shelf, raw).map_err(|mistake| wrong.push(mistake)).ok();
    let bought_on = match raw.bought_on {
        None => Err("is empty".to_owned()),
        Some(on) if on > context.clock.now().latest_date() => Err("lies in the future".to_owned()),
        Some(on) => Ok(on),
    };
    let bought_on = bought_on.map_err(|why| wrong.push(("bought_on", why))).ok();
    match (offer, buyer, bought_on) {
        (Some(offer), Some(buyer), Some(bought_on)) => Ok(Purchase { offer, buyer, bought_on }),
        _ => Err(wrong),
    }
}

/// The unit if one is named, so that an address is not kept where none is needed.
fn buyer_of(shelf: &Shelf, raw: &Raw) -> Result<Buyer, (&'static str, String)> {
    if raw.serial.is_empty() && raw.product.is_empty() {
        if raw.email.is_empty() {
            return Err(("serial", "is empty, and so is email; name the unit, or who bought it".to_owned()));
        }
        let email = Email::parse(&raw.email).map_err(|reason| ("email", say(&reason)))?;
        return Ok(Buyer::Address(email.key()));
    }
    let product = shelf.find_typed(&raw.product).ok_or_else(|| {
        (
            "product",
            format!(
                "no product in the catalogue is called {:?}; add it there or correct the row",
                raw.product
            ),
        )
    })?;
    let name = ProductName::of(&product.product);
    let serial = Serial::parse(&raw.serial, &name).map_err(|why| ("serial", why))?;
    Ok(Buyer::Unit(product.number, serial))
}

/// Notes purchases. `source` says where they are known from; `progress` hears how many are done.
///
/// # Errors
/// What `rows` or the store say; rows before the error are noted, and the same file again changes nothing of them.
pub fn note<E: From<Error>>(
    context: &Context,
    source: &str,
    rows: impl Iterator<Item = Result<Purchase, E>>,
    mut progress: impl FnMut(u64),
) -> Result<Noted, E> {
    let mut rows = rows.peekable();
    let (mut done, mut total) = (Noted::default(), 0);
    while rows.peek().is_some() {
        let mut chunk: Vec<(Id, Purchase)> = Vec::with_capacity(CHUNK);
        for row in rows.by_ref().take(CHUNK) {
            chunk.push((context.clock.id(), row?));
        }
        total += chunk.len() as u64;
        let (source, now) = (source.to_owned(), context.clock.now());
        let puts = context.store.write_blocking(move |tx| {
            let put = |(id, purchase): &(Id, Purchase)| tx.put_purchase(purchase, (id, &source, now));
            chunk.iter().map(put).collect::<Result<Vec<Put>, _>>().map_err(Error::from)
        })?;
        for put in puts {
            match put {
                Put::Added => done.added += 1,
                Put::Updated => done.updated += 1,
                Put::Unchanged => done.unchanged += 1,
            }
        }
        progress(total);
        std::thread::sleep(PAUSE);
    }
    Ok(done)
}

/// What is wrong with a field, for the terminal.
pub(super) fn say(reason: &Reason) -> String {
    match reason {
        Reason::Missing => "is empty".to_owned(),
        Reason::TooLong { max } => format!("has more than {max} characters"),
        Reason::NoLetter => "has no letter or digit".to_owned(),
        Reason::IllegalCharacter => {
            "holds a control character; write it in one line of plain text".to_owned()
        }
        Reason::NotAnEmail => "is no e-mail address".to_owned(),
        Reason::NotAPhone => "is no telephone number of 5 to 15 digits".to_owned(),
        Reason::InFuture => "lies in the future".to_owned(),
        Reason::TooEarly { earliest } => format!("lies before {earliest}, when the product was introduced"),
        other => format!("cannot be used ({other:?})"),
    }
}
