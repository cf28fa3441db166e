//! A row of another system on its way in: raw as the mapping read it, checked by the rules of the form, ready for `bring_in` to store.

use jiff::civil::Date;

use super::bought::say;
use super::catalog::Shelf;
use super::{Context, OffersInMail};
use crate::domain::clock::Timestamp;
use crate::domain::contact::{Email, OwnerName};
use crate::domain::coverage::Dates;
use crate::domain::dealer::DealerChoice;
use crate::domain::field::Reason;
use crate::domain::reach::{Reach, phone, post};
use crate::domain::registration::Declared;
use crate::domain::unit::{ProductName, Serial};

/// A row of another system in our words, not checked yet.
#[derive(Clone, Debug, Default)]
pub struct Raw {
    /// Where it stands in the file.
    pub line: u64,
    /// What the other system calls it; without one its unit and owner name it.
    pub id: Option<String>,
    /// Model code or GTIN.
    pub product: String,
    /// The serial.
    pub serial: String,
    /// The owner's name.
    pub name: String,
    /// The owner's address; may be empty where telephone or post is known.
    pub email: String,
    /// Their telephone; may be empty.
    pub phone: String,
    /// Their postal address; may be empty.
    pub post: String,
    /// Day of purchase.
    pub purchased_on: Option<Date>,
    /// Day of installation.
    pub installed_on: Option<Date>,
    /// Day of registration there.
    pub registered_on: Option<Date>,
    /// Code or name of the dealer.
    pub dealer: String,
    /// Language for letters.
    pub lang: String,
    /// Consent to offers with its source: what the owner saw or where it was given, and when.
    pub consent: Option<(String, Option<Date>)>,
}

/// A row that can be stored.
#[derive(Clone, Debug)]
pub struct Ready {
    pub(super) line: u64,
    pub(super) foreign_id: String,
    pub(super) product: i64,
    pub(super) serial: Serial,
    pub(super) declared: Declared,
    pub(super) reach: Reach,
    pub(super) lang: String,
    pub(super) at: Timestamp,
    pub(super) consent: Option<(String, Timestamp)>,
}

/// Checks a row by the rules of the form. All mistakes: field and reason.
///
/// # Errors
/// Every field that is wrong, with what is wrong with it.
pub fn check(context: &Context, shelf: &Shelf, raw: Raw) -> Result<Ready, Vec<(&'static str, String)>> {
    let mut wrong: Vec<(&'static str, String)> = Vec::new();
    let unit = unit_of(shelf, &raw).map_err(|(field, why)| wrong.push((field, why))).ok();
    let mut told = |field: &'static str, reason: Reason| wrong.push((field, say(&reason)));
    let name = OwnerName::parse(&raw.name).map_err(|reason| told("name", reason)).ok();
    let phone = phone(&raw.phone).map_err(|reason| told("phone", reason)).ok();
    let post = post(&raw.post).map_err(|reason| told("post", reason)).ok();
    // Who wrote a paper card may have given nothing but a telephone number.
    let is_mail = !raw.email.trim().is_empty() || raw.phone.trim().is_empty() && raw.post.trim().is_empty();
    let email = if is_mail { Email::parse(&raw.email) } else { Ok(Email::none()) };
    let email = email.map_err(|reason| told("email", reason)).ok();
    let dealer =
        DealerChoice::parse(&raw.dealer, shelf.dealers()).map_err(|reason| told("dealer", reason)).ok();
    let now = context.clock.now();
    let possible = |on: Option<Date>| match on {
        Some(on) if on > now.latest_date() => Err(Reason::InFuture),
        on => Ok(on),
    };
    let purchased_on = match possible(raw.purchased_on) {
        Ok(None) => Err(Reason::Missing),
        Ok(Some(on)) => match unit.as_ref().and_then(|(_, _, introduced_on)| *introduced_on) {
            Some(earliest) if on < earliest => Err(Reason::TooEarly { earliest }),
            _ => Ok(on),
        },
        Err(reason) => Err(reason),
    };
    let purchased_on = purchased_on.map_err(|reason| told("purchased_on", reason)).ok();
    let installed_on = possible(raw.installed_on).map_err(|reason| told("installed_on", reason)).ok();
    let registered_on = possible(raw.registered_on).map_err(|reason| told("registered_on", reason)).ok();
    match (unit, name, email.zip(phone.zip(post)), dealer, purchased_on.zip(installed_on).zip(registered_on))
    {
        (
            Some((product, serial, _)),
            Some(name),
            Some((email, (phone, post))),
            Some(dealer),
            Some(((purchased_on, installed_on), registered_on)),
        ) if wrong.is_empty() => {
            let moment = |on: Option<Date>| on.and_then(|on| midnight(context, on)).unwrap_or(now).min(now);
            let consent = raw
                .consent
                .filter(|_| context.settings.offers_in_mail != OffersInMail::Never && !email.is_none())
                .map(|(source, on)| (source, moment(on)));
            let foreign_id = raw.id.unwrap_or_else(|| {
                super::register::digest_of(&[&product.to_string(), serial.as_str(), &email.key()])
            });
            let dates = Dates { purchased_on, installed_on, proven: false };
            let declared = Declared { name, email, dates, dealer, market: None, offers: consent.is_some() };
            let (line, lang, at) = (raw.line, raw.lang, moment(registered_on));
            let reach = Reach { phone, post };
            Ok(Ready { line, foreign_id, product, serial, declared, reach, lang, at, consent })
        }
        _ => Err(wrong),
    }
}

type Unit = (i64, Serial, Option<Date>);

fn unit_of(shelf: &Shelf, raw: &Raw) -> Result<Unit, (&'static str, String)> {
    let Some(product) = shelf.find_typed(&raw.product) else {
        return Err((
            "product",
            format!(
                "no product in the catalogue is called {:?}; add it there, or say under [values.product] which one it is",
                raw.product
            ),
        ));
    };
    let serial =
        Serial::parse(&raw.serial, &ProductName::of(&product.product)).map_err(|why| ("serial", why))?;
    Ok((product.number, serial, product.product.introduced_on))
}

fn midnight(context: &Context, on: Date) -> Option<Timestamp> {
    let at = on.to_zoned(context.settings.time_zone.clone()).ok()?;
    Some(Timestamp(at.timestamp().as_millisecond()))
}
