//! Enrol: the desk registers a unit for somebody who rang, wrote a paper card or bought at a dealer who sent it. Mail is optional; without it
//! telephone or post says how they are reached. Nobody consents to offers this way. What was written wrongly mends `amend`.

use super::hand_on::settle;
use super::lookup::{Asker, line};
use super::owner::sold_in;
use super::{Context, Error};
use crate::domain::contact::{Email, OwnerName};
use crate::domain::coverage::Dates;
use crate::domain::dealer::DealerChoice;
use crate::domain::event::Kind;
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::reach::{Reach, phone, post};
use crate::domain::registration::{
    Declared, NewRegistration, Reference, Registration, Rules, Source, possible_date,
};
use crate::domain::unit::{Serial, Unit, UnitState};
use crate::store::Tx;

/// What the desk's forms send.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Form {
    /// `caller`, `card` or `dealer`.
    pub source: String,
    /// The owner.
    pub name: String,
    /// Their address; may be empty.
    pub email: String,
    /// Their telephone; may be empty.
    pub phone: String,
    /// Their postal address; may be empty.
    pub post: String,
    /// Day of purchase.
    pub purchased_on: String,
    /// Day of installation; may be empty.
    pub installed_on: String,
    /// `declared` or `proven`; asked by a correction.
    pub proven: String,
    /// Who sold it; may be empty.
    pub dealer: String,
    /// Why; asked by a correction.
    pub reason: String,
    /// Language of letters (BCP 47), one of the program's.
    pub lang: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is registered, or corrected.
    Done,
    /// Nothing in use on record has this serial, or it has an owner; to be corrected: it has none.
    NoUnit,
    /// Something in the form is wrong.
    Invalid(FieldErrors),
}

/// A unit as the desk's forms need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// It is out of use, or its label is.
    pub is_out: bool,
    /// Its owner and how they are reached.
    pub owner: Option<(Registration, Reach)>,
}

/// A unit on record; `None` when it is not.
///
/// # Errors
/// What the store says.
pub async fn known(context: &Context, product: i64, serial: &Serial) -> Result<Option<Known>, Error> {
    let serial = serial.clone();
    context
        .store
        .peek(move |tx| {
            let Some(unit) = tx.find_unit(product, &serial)? else { return Ok(None) };
            let is_out = unit.state == UnitState::Void || tx.find_withdrawal(product, &serial)?.is_some();
            let owner = match tx.find_registration_of_unit(product, &serial)? {
                Some(owner) => {
                    let reach = tx.find_reach(&owner.id)?;
                    Some((owner, reach))
                }
                None => None,
            };
            Ok::<_, Error>(Some(Known { is_out, owner }))
        })
        .await
}

/// Registers a unit for its owner.
///
/// # Errors
/// What the store says; `Refused` when the reference drawn was taken, once in a thousand million.
pub async fn enrol(
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let (inner, asker, serial, form) = (context.clone(), asker.clone(), serial.clone(), form.clone());
    context.store.write(move |tx| enrol_in(tx, &inner, &asker, (product, &serial), &form)).await
}

fn enrol_in(
    tx: &mut Tx<'_>,
    context: &Context,
    asker: &Asker,
    (product, serial): (i64, &Serial),
    form: &Form,
) -> Result<Outcome, Error> {
    let Some(unit) = tx.find_unit(product, serial)? else { return Ok(Outcome::NoUnit) };
    let is_out = unit.state == UnitState::Void || tx.find_withdrawal(product, serial)?.is_some();
    let owner = tx.find_registration_of_unit(product, serial)?;
    let (declared, reach, source) = match checked(tx, context, product, &unit, form)? {
        Ok(checked) => checked,
        Err(errors) => return Ok(Outcome::Invalid(errors)),
    };
    if let Some(owner) = owner {
        // The same form sent twice.
        let is_again = owner.name == declared.name && owner.email == declared.email;
        return Ok(if is_again { Outcome::Done } else { Outcome::NoUnit });
    }
    if is_out {
        return Ok(Outcome::NoUnit);
    }
    let new = NewRegistration {
        id: context.clock.id(),
        reference: Reference::draw(context.clock.chance()),
        product,
        serial: serial.clone(),
        declared,
        lang: form.lang.clone(),
        proven_label: false,
        source,
        at: context.clock.now(),
    };
    settle(tx, context, asker, &new)?;
    tx.put_reach(&new.id, &reach)?;
    tx.add_terms(&new.id, &reach.terms())?;
    let said = format!("{}, {}", new.reference, source.as_str());
    tx.add_audit(&line(context, asker, Kind::Enrolled.as_str(), said), Some((product, serial)))?;
    Ok(Outcome::Done)
}

type Checked = Result<(Declared, Reach, Source), FieldErrors>;

fn checked(
    tx: &mut Tx<'_>,
    context: &Context,
    product: i64,
    unit: &Unit,
    form: &Form,
) -> Result<Checked, Error> {
    let shelf = context.shelf.shelf(tx)?;
    let known = shelf.find_number(product).map(|product| &product.product);
    let rules = Rules {
        latest_date: context.clock.now().latest_date(),
        introduced_on: known.and_then(|product| product.introduced_on),
        facts: &unit.facts,
        dealers: shelf.dealers(),
    };
    let mut errors = FieldErrors::default();
    let source = Source::OF_DESK.into_iter().find(|source| source.as_str() == form.source);
    let source = errors.take("source", source.ok_or(Reason::NotAChoice));
    let name = errors.take("name", OwnerName::parse(&form.name));
    let email = errors.take("email", optional_email(&form.email));
    let reach = reach(&mut errors, form, email.as_ref().is_some_and(Email::is_none));
    let earliest = rules.earliest();
    let day = |text: &str| possible_date(text, earliest, rules.latest_date);
    let purchased_on = day(&form.purchased_on).and_then(|on| on.ok_or(Reason::Missing));
    let purchased_on = errors.take("purchased_on", purchased_on);
    let installed_on = errors.take("installed_on", day(&form.installed_on));
    let dealer = errors.take("dealer", DealerChoice::parse(&form.dealer, rules.dealers));
    Ok(match (source, name, email, purchased_on, installed_on, dealer) {
        (Some(source), Some(name), Some(email), Some(purchased_on), Some(installed_on), Some(dealer))
            if errors.is_empty() =>
        {
            let dates = Dates { purchased_on, installed_on, proven: false };
            let market = sold_in(&shelf, &unit.facts, dealer.as_ref());
            Ok((Declared { name, email, dates, dealer, market, offers: false }, reach, source))
        }
        _ => Err(errors),
    })
}

fn optional_email(text: &str) -> Result<Email, Reason> {
    if text.trim().is_empty() { Ok(Email::none()) } else { Email::parse(text) }
}

/// Telephone and post; at least one of them where there is no mail.
pub(super) fn reach(errors: &mut FieldErrors, form: &Form, is_needed: bool) -> Reach {
    let phone = errors.take("phone", phone(&form.phone));
    let post = errors.take("post", post(&form.post));
    let reach = Reach { phone: phone.flatten(), post: post.flatten() };
    if is_needed && reach.is_empty() && errors.of("phone").is_none() && errors.of("post").is_none() {
        errors.push("phone", Reason::NoReach);
    }
    reach
}
