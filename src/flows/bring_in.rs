//! Bring in: registrations of another system become ours. Their owners did nothing today: nothing is sent, nothing that is
//! past begins, no consent is assumed. What is registered here stays with its owner, and the same file again changes nothing,
//! because each row keeps what the other system calls it.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub use super::brought::{Raw, Ready, check};
use super::catalog::Shelf;
use super::journey::{self, Basis, Planned};
use super::offers::said_no;
use super::owner::sold_in;
use super::stock::{PAUSE, next_chunk};
use super::{Context, Error};
use crate::domain::clock::Timestamp;
use crate::domain::event::{Event, Kind};
use crate::domain::registration::{Consent, NewRegistration, PURPOSE_OFFERS, Reference, Source};
use crate::domain::search::Findable;
use crate::domain::unit::{UnitFacts, UnitState};
use crate::store::Tx;

/// Registrations in the first transaction, and in the largest.
const FIRST: usize = 100;
const MOST: usize = 1_000;

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

type Place<'p> = (&'p Context, &'p Shelf);

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
            context.store.read_here(|tx| {
                plans.iter().map(|plan| plan.look(tx, context)).collect::<Result<Vec<_>, Error>>()
            })?
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

    fn look(&self, tx: &mut Tx<'_>, context: &Context) -> Result<(u64, Fate), Error> {
        let fate = Fate::Added(self.consents(tx, context)?);
        Ok((self.row.line, self.obstacle(tx)?.unwrap_or(fate)))
    }

    /// A no to offers that was said here is not lifted by what another system knows.
    fn consents(&self, tx: &mut Tx<'_>, context: &Context) -> Result<bool, Error> {
        Ok(self.consent.is_some() && !said_no(tx, context, &self.row.declared.email)?)
    }

    fn store(&self, tx: &mut Tx<'_>, place: Place<'_>) -> Result<(u64, Fate), Error> {
        if let Some(fate) = self.obstacle(tx)? {
            return Ok((self.row.line, fate));
        }
        let consents = self.consents(tx, place.0)?;
        let fate = match self.add(tx, consents)? {
            Some(added) => self.follow(tx, place, &added).map(|()| Fate::Added(consents))?,
            None => Fate::Conflict("no reference was free; bring the file in once more".to_owned()),
        };
        Ok((self.row.line, fate))
    }

    /// The registration itself, under the first reference that is free.
    fn add(&self, tx: &mut Tx<'_>, consents: bool) -> Result<Option<NewRegistration>, Error> {
        tx.ensure_unit(self.new.product, &self.new.serial)?;
        for reference in std::iter::once(&self.new.reference).chain(&self.spare) {
            let mut new = NewRegistration { reference: reference.clone(), ..self.new.clone() };
            new.declared.offers = consents;
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
        if let Some(consent) = self.consent.as_ref().filter(|_| new.declared.offers) {
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
