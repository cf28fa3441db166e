//! Bring in: registrations of another system become ours. Their owners did nothing today: nothing is sent, nothing that is
//! past begins, no consent is assumed. What is registered here stays with its owner, and the same file again changes nothing,
//! because each row keeps what the other system calls it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use jiff::civil::Date;

use super::catalog::Shelf;
use super::journey::{self, Basis, Planned};
use super::owner::sold_in;
use super::stock::{PAUSE, next_chunk};
use super::{Context, Error, OffersInMail};
use crate::domain::clock::Timestamp;
use crate::domain::contact::{Email, OwnerName};
use crate::domain::coverage::Dates;
use crate::domain::dealer::DealerChoice;
use crate::domain::event::{Event, Kind};
use crate::domain::field::Reason;
use crate::domain::reach::{Reach, phone, post};
use crate::domain::registration::{Consent, Declared, NewRegistration, PURPOSE_OFFERS, Reference, Source};
use crate::domain::search::Findable;
use crate::domain::unit::{ProductName, Serial, UnitFacts, UnitState};
use crate::store::Tx;

/// Registrations in the first transaction, and in the largest.
const FIRST: usize = 100;
const MOST: usize = 1_000;

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
    line: u64,
    foreign_id: String,
    product: i64,
    serial: Serial,
    declared: Declared,
    reach: Reach,
    lang: String,
    at: Timestamp,
    consent: Option<(String, Timestamp)>,
}

/// What became of a file, or would become of it.
#[derive(Clone, Debug, Default)]
pub struct BroughtIn {
    /// Registrations that are new.
    pub added: u64,
    /// Of these, with consent to offers.
    pub consents: u64,
    /// Rows that an earlier run brought in; nothing of theirs was touched.
    pub known: u64,
    /// Rows that cannot be taken, by line, and why. The first [`CONFLICTS_TOLD`] of them.
    pub conflicts: Vec<(u64, String)>,
    /// All of these.
    pub conflicting: u64,
}

/// So many conflicts are told one by one.
pub const CONFLICTS_TOLD: usize = 1_000;

enum Fate {
    Added(bool),
    Known,
    Conflict(String),
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
type Place<'p> = (&'p Context, &'p Shelf);

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

/// Brings in rows that were checked, or with `dry` only says what would come of it. `system` is the name of where they come
/// from. `progress` hears how many are done.
///
/// # Errors
/// What `rows` or the store say; rows before the error are in, and the same file again goes on from there.
pub fn bring_in<E: From<Error>>(
    context: &Context,
    (system, dry): (&str, bool),
    rows: impl Iterator<Item = Result<Ready, E>>,
    mut progress: impl FnMut(u64),
) -> Result<BroughtIn, E> {
    let mut rows = rows.peekable();
    let (mut done, mut seen, mut total, mut size) = (BroughtIn::default(), Seen::default(), 0_u64, FIRST);
    let system: Arc<str> = system.into();
    while rows.peek().is_some() {
        let chunk: Vec<Ready> = rows.by_ref().take(size).collect::<Result<_, E>>()?;
        total += chunk.len() as u64;
        let mut plans = Vec::with_capacity(chunk.len());
        for row in chunk {
            match seen.again(&row) {
                Some(why) => done.conflict(row.line, why.to_owned()),
                None => plans.push(Plan::new(context, &system, row)),
            }
        }
        let began = context.clock.now();
        let fates = if dry {
            context
                .store
                .read_here(|tx| plans.iter().map(|plan| plan.look(tx)).collect::<Result<Vec<_>, Error>>())?
        } else {
            let inner = context.clone();
            context.store.write_blocking(move |tx| {
                let shelf = inner.shelf.shelf(tx)?;
                let place = (&inner, shelf.as_ref());
                plans.iter().map(|plan| plan.store(tx, place)).collect::<Result<Vec<_>, Error>>()
            })?
        };
        size = next_chunk(size, context.clock.now().0 - began.0, MOST);
        for fate in fates {
            done.note(fate);
        }
        progress(total);
        if !dry {
            std::thread::sleep(PAUSE);
        }
    }
    Ok(done)
}

impl BroughtIn {
    fn conflict(&mut self, line: u64, why: String) {
        self.conflicting += 1;
        if self.conflicts.len() < CONFLICTS_TOLD {
            self.conflicts.push((line, why));
        }
    }

    fn note(&mut self, (line, fate): (u64, Fate)) {
        match fate {
            Fate::Added(consents) => {
                self.added += 1;
                self.consents += u64::from(consents);
            }
            Fate::Known => self.known += 1,
            Fate::Conflict(why) => self.conflict(line, why),
        }
    }
}

/// Units and ids of the file so far, as fingerprints of 64 bits twice: two rows are never taken for one.
#[derive(Default)]
struct Seen(HashSet<[u64; 2]>);

impl Seen {
    fn again(&mut self, row: &Ready) -> Option<&'static str> {
        if !self.0.insert(fingerprint(&("id", &row.foreign_id))) {
            return Some("its id stands in an earlier row already");
        }
        let unit = fingerprint(&("unit", row.product, &row.serial));
        (!self.0.insert(unit))
            .then_some("its unit stands in an earlier row already; one of them is its owner")
    }
}

fn fingerprint(what: &impl Hash) -> [u64; 2] {
    [0_u8, 1].map(|salt| {
        let mut hasher = DefaultHasher::new();
        salt.hash(&mut hasher);
        what.hash(&mut hasher);
        hasher.finish()
    })
}

/// Everything one row writes, with ids, time and chance drawn beforehand: the transaction may run again.
struct Plan {
    system: Arc<str>,
    row: Ready,
    new: NewRegistration,
    /// A reference is taken once in tens of thousands of rows; the second and third time never.
    spare: [Reference; 2],
    consent: Option<Consent>,
    event: Event,
    /// By which an erased address is known again.
    digest: String,
    now: Timestamp,
}

impl Plan {
    fn new(context: &Context, system: &Arc<str>, row: Ready) -> Self {
        let (clock, now) = (&context.clock, context.clock.now());
        let draw = || Reference::draw(clock.chance());
        let new = NewRegistration {
            id: clock.id(),
            reference: draw(),
            product: row.product,
            serial: row.serial.clone(),
            declared: row.declared.clone(),
            lang: row.lang.clone(),
            proven_label: false,
            source: Source::Import,
            at: row.at,
        };
        let consent = row.consent.as_ref().map(|(source, at)| Consent {
            id: clock.id(),
            registration: new.id.clone(),
            purpose: PURPOSE_OFFERS,
            given: true,
            wording: source.clone(),
            lang: new.lang.clone(),
            source: Source::Import.as_str(),
            at: *at,
        });
        let event = Event {
            id: clock.id(),
            at: now,
            kind: Kind::Imported,
            registration: Some(new.id.clone()),
            detail: system.to_string(),
        };
        let digest = context.settings.link_key.address_digest(&row.declared.email.key());
        Self { system: Arc::clone(system), row, new, spare: [draw(), draw()], consent, event, digest, now }
    }

    /// What would become of it, if it is not simply new.
    fn obstacle(&self, tx: &mut Tx<'_>) -> Result<Option<Fate>, Error> {
        let (product, serial) = (self.new.product, &self.new.serial);
        if tx.find_origin(&self.system, &self.row.foreign_id)?.is_some() {
            return Ok(Some(Fate::Known));
        }
        let conflict = |why: String| Ok(Some(Fate::Conflict(why)));
        if let Some(other) = tx.find_registration_of_unit(product, serial)? {
            return conflict(format!(
                "{serial} is registered already, reference {}; its owner stays",
                other.reference
            ));
        }
        if tx.has_erased_owner(product, serial)? || tx.is_erased(&self.digest)? {
            return conflict("its owner was erased here; erase the row in the other system, too".to_owned());
        }
        let is_void = tx.find_unit(product, serial)?.is_some_and(|unit| unit.state == UnitState::Void);
        if is_void || tx.find_withdrawal(product, serial)?.is_some() {
            return conflict(format!("{serial} was taken out of use here"));
        }
        Ok(None)
    }

    fn look(&self, tx: &mut Tx<'_>) -> Result<(u64, Fate), Error> {
        Ok((self.row.line, self.obstacle(tx)?.unwrap_or(Fate::Added(self.consent.is_some()))))
    }

    fn store(&self, tx: &mut Tx<'_>, place: Place<'_>) -> Result<(u64, Fate), Error> {
        if let Some(fate) = self.obstacle(tx)? {
            return Ok((self.row.line, fate));
        }
        let fate = match self.add(tx)? {
            Some(added) => self.follow(tx, place, &added).map(|()| Fate::Added(self.consent.is_some()))?,
            None => Fate::Conflict("no reference was free; bring the file in once more".to_owned()),
        };
        Ok((self.row.line, fate))
    }

    /// The registration itself, under the first reference that is free.
    fn add(&self, tx: &mut Tx<'_>) -> Result<Option<NewRegistration>, Error> {
        tx.ensure_unit(self.new.product, &self.new.serial)?;
        for reference in std::iter::once(&self.new.reference).chain(&self.spare) {
            let new = NewRegistration { reference: reference.clone(), ..self.new.clone() };
            if tx.add_registration(&new)? {
                return Ok(Some(new));
            }
        }
        Ok(None)
    }

    fn follow(&self, tx: &mut Tx<'_>, place: Place<'_>, new: &NewRegistration) -> Result<(), Error> {
        tx.add_origin((&self.system, &self.row.foreign_id), &new.id, self.now)?;
        let facts = tx.find_unit(new.product, &new.serial)?.map(|unit| unit.facts).unwrap_or_default();
        tx.add_terms(&new.id, &Findable::of(new, facts.batch.as_deref()).terms())?;
        if !self.row.reach.is_empty() {
            tx.put_reach(&new.id, &self.row.reach)?;
            tx.add_terms(&new.id, &self.row.reach.terms())?;
        }
        journey::add(tx, &new.id, &steps(place, new, &facts))?;
        if let Some(consent) = &self.consent {
            tx.add_consent(consent)?;
        }
        Ok(tx.add_event(new.product, &new.serial, &self.event)?)
    }
}

/// The letters that follow it, as those of any registration; of what is past, none.
fn steps((context, shelf): Place<'_>, new: &NewRegistration, facts: &UnitFacts) -> Vec<Planned> {
    let Some(product) = shelf.find_number(new.product) else { return Vec::new() };
    let market = sold_in(shelf, facts, new.declared.dealer.as_ref());
    let (dates, came) = (&new.declared.dates, (new.source, new.at));
    journey::plan(context, &Basis { product: &product.product, facts, dates, market, came, zone: None })
}
