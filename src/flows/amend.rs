//! Amend: the desk corrects what is on record about a unit's owner: name, telephone, post, dates and dealer. Cover, letters to
//! come and search follow at once; what was so before stands in the timeline, so that it can be put back.
//!
//! Who saw a receipt says that it proves the date: then no latest start caps it any more, and whoever touches it says why.

use jiff::civil::Date;

use super::catalog::Shelf;
use super::correct::{moved, refind};
use super::cover::tell;
use super::enrol::{Form, Outcome, reach};
use super::lookup::{Asker, line};
use super::owner::{dealer_name, history_of};
use super::{Context, Error};
use crate::domain::contact::OwnerName;
use crate::domain::coverage::{Dates, History};
use crate::domain::dealer::DealerChoice;
use crate::domain::event::Kind;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::market::Market;
use crate::domain::reach::Reach;
use crate::domain::registration::{Declared, Registration, possible_date};
use crate::domain::search::Findable;
use crate::domain::unit::Serial;
use crate::domain::withdrawal::reason;
use crate::store::Tx;

/// A correction that was checked.
struct Amended {
    declared: Declared,
    reach: Reach,
    /// Asked where a proven date is touched; may be given otherwise.
    why: Option<String>,
}

/// Corrects what is known of a unit's owner; letters go on to the address they went to. Sent twice it does nothing more.
///
/// # Errors
/// What the store says.
pub async fn amend(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let (inner, asker, serial, form) = (context.clone(), asker.clone(), serial.clone(), form.clone());
    context
        .store
        .write(move |tx| {
            let Some(owner) = tx.find_registration_of_unit(product, &serial)? else {
                return Ok(Outcome::NoUnit);
            };
            amend_in(tx, &inner, &asker, &owner, &form)
        })
        .await
}

fn amend_in(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    owner: &Registration,
    form: &Form,
) -> Result<Outcome, Error> {
    let Amended { declared, reach: after, why } = match checked(tx, context, owner, form)? {
        Ok(amended) => amended,
        Err(errors) => return Ok(Outcome::Invalid(errors)),
    };
    let before = tx.find_reach(&owner.id)?;
    let mut changed = changes(owner, &declared);
    if !changed.is_empty() {
        tx.correct_registration(&owner.id, &declared)?;
        let now = Findable {
            name: &declared.name,
            dealer: declared.dealer.as_ref(),
            ..Findable::stored(owner, None)
        };
        refind(tx, owner, now)?;
    }
    if after != before {
        let differs = [("telephone", after.phone != before.phone), ("post", after.post != before.post)];
        changed
            .extend(differs.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| (*what).to_owned()));
        tx.put_reach(&owner.id, &after)?;
        tx.replace_terms(&owner.id, &before.terms(), &after.terms())?;
    }
    if changed.is_empty() {
        return Ok(Outcome::Done);
    }
    // Steps that count from a date move with it: what was sent stays sent, what is over by now is not sent.
    super::replan::follow(tx, context, &owner.id)?;
    let (unit, mut said) = ((owner.product, &owner.serial), changed.join(", "));
    tell(tx, context, asker, unit, (Kind::DeskCorrected, &said))?;
    // The reason is the desk's own.
    if let Some(why) = why {
        said = format!("{said}; {why}");
    }
    tx.add_audit(&line(context, asker, Kind::DeskCorrected.as_str(), said), Some(unit))?;
    Ok(Outcome::Done)
}

fn checked(
    tx: &mut Tx<'_>,
    context: &Context,
    owner: &Registration,
    form: &Form,
) -> Result<Result<Amended, FieldErrors>, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let history = history_of(tx, owner.product, &owner.serial)?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", OwnerName::parse(&form.name));
    let reach = reach(&mut errors, form, owner.email.is_none());
    let dates = dates(&mut errors, context, (&shelf, &history), owner, form);
    let dealer = errors.take("dealer", dealer(&shelf, owner, form));
    let why = errors.take("reason", why(&owner.dates, dates.as_ref(), form));
    Ok(match (name, dates, dealer, why) {
        (Some(name), Some(dates), Some(dealer), Some(why)) if errors.is_empty() => {
            let market = market(&shelf, &history, owner, dealer.as_ref());
            let email = owner.email.clone();
            let declared = Declared { name, email, dates, dealer, market, offers: owner.offers };
            Ok(Amended { declared, reach, why })
        }
        _ => Err(errors),
    })
}

/// The dates as they are to be; what stands already is not asked whether it can be.
fn dates(
    errors: &mut FieldErrors,
    context: &Context,
    (shelf, history): (&Shelf, &History),
    owner: &Registration,
    form: &Form,
) -> Option<Dates> {
    let product = shelf.find_number(owner.product).map(|found| &found.product);
    let earliest = product.and_then(|product| product.introduced_on).max(history.made_on());
    let latest = context.clock.now().latest_date();
    let day = |typed: &str, known: Option<Date>| match known {
        Some(known) if known.to_string() == typed.trim() => Ok(Some(known)),
        _ => possible_date(typed, earliest, latest),
    };
    let before = &owner.dates;
    let purchased_on = day(&form.purchased_on, Some(before.purchased_on));
    let purchased_on = errors.take("purchased_on", purchased_on.and_then(|on| on.ok_or(Reason::Missing)));
    let is_asked = before.installed_on.is_some() || product.is_some_and(|of| of.asks_for_installation(None));
    let installed_on = if is_asked { day(&form.installed_on, before.installed_on) } else { Ok(None) };
    let installed_on = errors.take("installed_on", installed_on);
    let proven = match form.proven.as_str() {
        "proven" => Ok(true),
        "declared" => Ok(false),
        _ => Err(Reason::NotAChoice),
    };
    let proven = errors.take("proven", proven);
    Some(Dates { purchased_on: purchased_on?, installed_on: installed_on?, proven: proven? })
}

/// Why; must be said where a date is proven, or was. Dates that cannot be are a try to change them.
fn why(before: &Dates, after: Option<&Dates>, form: &Form) -> Result<Option<String>, Reason> {
    let is_proof = before.proven || form.proven == "proven";
    let is_touched = is_proof && after.is_none_or(|after| after != before);
    match reason(&form.reason) {
        Err(Reason::Missing) if !is_touched => Ok(None),
        said => said.map(Some),
    }
}

fn dealer(shelf: &Shelf, owner: &Registration, form: &Form) -> Result<Option<DealerChoice>, Reason> {
    // One who is in the catalogue no more stays who it was.
    if dealer_name(shelf, owner.dealer.as_ref()).is_some_and(|known| known == form.dealer.trim()) {
        return Ok(owner.dealer.clone());
    }
    DealerChoice::parse(&form.dealer, shelf.dealers())
}

/// Another dealer may be one of another country; a country that only the former dealer told goes with it.
fn market(
    shelf: &Shelf,
    history: &History,
    owner: &Registration,
    dealer: Option<&DealerChoice>,
) -> Option<Market> {
    let of = |dealer: Option<&DealerChoice>| match dealer {
        Some(DealerChoice::Known(code)) => shelf.market_of(Some(code)),
        _ => None,
    };
    if dealer == owner.dealer.as_ref() {
        return owner.market;
    }
    let told = of(owner.dealer.as_ref());
    let left = if told.is_some() && told == owner.market {
        shelf.market_of(history.facts.dealer.as_deref())
    } else {
        owner.market
    };
    of(dealer).or(left)
}

/// What differs, from and to. Names and words of the owner's own are only named: the timeline outlives an erasure.
fn changes(owner: &Registration, declared: &Declared) -> Vec<String> {
    let mut changed = Vec::new();
    if declared.name != owner.name {
        changed.push("name".to_owned());
    }
    changed.extend(moved(&owner.dates, &declared.dates));
    match (owner.dates.proven, declared.dates.proven) {
        (false, true) => changed.push("declared → proven".to_owned()),
        (true, false) => changed.push("proven → declared".to_owned()),
        _ => {}
    }
    if declared.dealer != owner.dealer {
        let code = |dealer: Option<&DealerChoice>| match dealer {
            None => "–".to_owned(),
            Some(DealerChoice::Known(code)) => code.clone(),
            Some(DealerChoice::Written(_)) => "“…”".to_owned(),
        };
        let (from, to) = (code(owner.dealer.as_ref()), code(declared.dealer.as_ref()));
        changed.push(format!("dealer {from} → {to}"));
    }
    if declared.market != owner.market {
        let country =
            |market: Option<Market>| market.map_or_else(|| "–".to_owned(), |market| market.to_string());
        changed.push(format!("country {} → {}", country(owner.market), country(declared.market)));
    }
    changed
}
