//! Register: form → registration, search terms, consent, confirmation in the outbox and a line of the timeline, in one
//! transaction. The same form sent again answers with the same registration.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::count::count;
use super::journey::{self, Basis, Planned};
use super::offers::{note, said_no};
use super::owner::sold_in;
use super::resolve::{Fresh, Registered, Resolution, resolve_in};
use super::{Context, Error, OffersInMail};
use crate::domain::clock::{Id, Timestamp};
use crate::domain::code::Code;
use crate::domain::code::key::hex;
use crate::domain::count::Step;
use crate::domain::event::{Event, Kind as EventKind};
use crate::domain::field::FieldErrors;
use crate::domain::journey::zone;
use crate::domain::link::Purpose;
use crate::domain::message::{About, Kind, NewMessage};
use crate::domain::registration::{
    Consent, Form, NewRegistration, PURPOSE_OFFERS, PURPOSE_WISH, Reference, Rules, Source,
};
use crate::domain::search::{Findable, Term};
use crate::domain::unit::UnitState;
use crate::store::Tx;
use crate::store::products::NumberedProduct;

/// What came of a form.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// Stored (now, or by the same form before); the owner's page is at this path.
    Registered {
        /// Path of the owner's page.
        path: String,
    },
    /// Something in the form is wrong: show it again.
    Invalid(Box<Fresh>, FieldErrors),
    /// The unit has an owner already.
    AlreadyRegistered(Registered),
    /// The page's token was used for another registration: the page is stale, scan again.
    StaleForm,
    /// The code of the form leads nowhere: altered, or the unit was taken out meanwhile.
    NoUnit(Option<Arc<NumberedProduct>>),
}

/// Takes a form. `wording` is the sentence beside the offers box, kept with the consent.
///
/// # Errors
/// What the store says; `Busy` and `Full` mean that nothing was stored and trying again is safe.
pub async fn register(context: &Context, form: Form, wording: String) -> Result<Outcome, Error> {
    let Some(code) = parse_code(&form.code) else { return Ok(Outcome::NoUnit(None)) };
    let found = super::resolve::resolve(context, code.clone()).await?;
    let fresh = match found {
        Resolution::Fresh(fresh) => fresh,
        // Perhaps by this very form: only the transaction below can tell.
        Resolution::Registered(registered) => return repeated(context, &form, registered).await,
        other => return Ok(Outcome::NoUnit(product_of(other))),
    };
    let rules = Rules {
        latest_date: context.clock.now().latest_date(),
        introduced_on: fresh.product.product.introduced_on,
        facts: &fresh.facts,
        dealers: fresh.shelf.dealers(),
    };
    let mut declared = match form.parse(&rules) {
        Ok(declared) => declared,
        Err(errors) => {
            if let Some((field, _)) = errors.iter().next() {
                count(context, &fresh, &form.lang, Step::Mistake(field));
            }
            return Ok(Outcome::Invalid(fresh, errors));
        }
    };
    declared.market = sold_in(&fresh.shelf, &fresh.facts, declared.dealer.as_ref()).or(declared.market);
    let wished = declared.offers;
    declared.offers = match context.settings.offers_in_mail {
        OffersInMail::OptIn => wished,
        OffersInMail::OptOut => !form.refuses_offers(),
        OffersInMail::DoubleOptIn | OffersInMail::Never => false,
    };
    loop {
        let new = NewRegistration {
            id: context.clock.id(),
            reference: Reference::draw(context.clock.chance()),
            product: fresh.product.number,
            serial: fresh.unit.serial.clone(),
            declared: declared.clone(),
            lang: form.lang.clone(),
            proven_label: fresh.proven,
            source: Source::Scan,
            at: context.clock.now(),
        };
        let plan = Plan::new(context, &form, &code, new, (&wording, &fresh));
        let inner = context.clone();
        if let Some(outcome) = context.store.write(move |tx| plan.store(tx, &inner)).await? {
            return Ok(outcome);
        }
    }
}

/// The product of a code that opens no form.
fn product_of(resolution: Resolution) -> Option<Arc<NumberedProduct>> {
    match resolution {
        Resolution::UnknownProduct => None,
        Resolution::Unproven(product) => Some(product),
        Resolution::Withdrawn(withdrawn) => Some(withdrawn.product),
        Resolution::Unrecorded(unrecorded) => Some(unrecorded.product),
        Resolution::Registered(registered) => Some(registered.product),
        Resolution::Fresh(fresh) => Some(fresh.product),
    }
}

/// A form carries its unit as path and query of the code.
pub(super) fn parse_code(code: &str) -> Option<Code> {
    let (path, query) = code.split_once('?').map_or((code, None), |(path, query)| (path, Some(query)));
    Code::parse_request(path, query).ok()
}

/// The unit is registered: by this form before, or by somebody else?
async fn repeated(context: &Context, form: &Form, registered: Registered) -> Result<Outcome, Error> {
    let Some(token) = token_digest(&form.token) else { return Ok(Outcome::AlreadyRegistered(registered)) };
    let content = content_digest(form);
    let (inner, wanted) = (context.clone(), token.clone());
    let known = context.store.peek(move |tx| by_token(tx, &inner, &wanted)).await?;
    match known {
        Some((stored, path)) if stored == content => Ok(Outcome::Registered { path }),
        _ => note_second_try(context, registered).await,
    }
}

async fn note_second_try(context: &Context, registered: Registered) -> Result<Outcome, Error> {
    let event = Event {
        id: context.clock.id(),
        at: context.clock.now(),
        kind: EventKind::RegisteredAgain,
        registration: None,
        detail: String::new(),
    };
    let (number, serial) = (registered.product.number, registered.unit.serial.clone());
    context.store.write(move |tx| tx.add_event(number, &serial, &event).map_err(Error::from)).await?;
    Ok(Outcome::AlreadyRegistered(registered))
}

fn by_token(tx: &mut Tx<'_>, context: &Context, token: &str) -> Result<Option<(String, String)>, Error> {
    let Some((content, id)) = tx.find_form_token(token)? else { return Ok(None) };
    let Some(registration) = tx.find_registration(&id)? else { return Ok(None) };
    let path = context.settings.link_key.path(Purpose::Owner, &id, registration.link_generation);
    Ok(Some((content, path)))
}

/// Everything one registration writes, with ids, time and chance drawn beforehand: the transaction may run again.
struct Plan {
    code: Code,
    fresh: Fresh,
    token: Option<String>,
    content: String,
    new: NewRegistration,
    terms: Vec<Term>,
    consent: Option<Consent>,
    /// A ticked box: yes to offers, or no to them.
    box_says: Option<bool>,
    message: NewMessage,
    zone: Option<String>,
    steps: Vec<Planned>,
    event: Event,
    again: Event,
}

impl Plan {
    fn new(
        context: &Context,
        form: &Form,
        code: &Code,
        new: NewRegistration,
        (wording, fresh): (&str, &Fresh),
    ) -> Self {
        let now = new.at;
        let event = |kind, registration: Option<Id>, detail: String| Event {
            id: context.clock.id(),
            at: now,
            kind,
            registration,
            detail,
        };
        let zone = zone(&form.zone).map(|_| form.zone.clone());
        let is_wish = context.settings.offers_in_mail == OffersInMail::DoubleOptIn && form.wants_offers();
        let consent = (new.declared.offers || is_wish).then(|| Consent {
            id: context.clock.id(),
            registration: new.id.clone(),
            purpose: if is_wish { PURPOSE_WISH } else { PURPOSE_OFFERS },
            given: true,
            wording: wording.to_owned(),
            lang: new.lang.clone(),
            source: "form",
            at: now,
        });
        Self {
            code: code.clone(),
            fresh: fresh.clone(),
            token: token_digest(&form.token),
            content: content_digest(form),
            terms: Findable::of(&new, fresh.facts.batch.as_deref()).terms(),
            consent,
            box_says: match (form.wants_offers(), form.refuses_offers()) {
                (_, true) => Some(false),
                (yes, false) => yes.then_some(true),
            },
            message: confirmation(context, &new, now),
            steps: journey::plan(
                context,
                &Basis {
                    product: &fresh.product.product,
                    facts: &fresh.facts,
                    dates: &new.declared.dates,
                    market: new.declared.market,
                    came: (new.source, now),
                    zone: zone.as_deref(),
                },
            ),
            zone,
            event: event(EventKind::Registered, Some(new.id.clone()), new.reference.to_string()),
            again: event(EventKind::RegisteredAgain, None, String::new()),
            new,
        }
    }

    /// `None` when only the drawn reference was taken: draw again.
    fn store(&self, tx: &mut Tx<'_>, context: &Context) -> Result<Option<Outcome>, Error> {
        if let Some(token) = &self.token
            && let Some((content, path)) = by_token(tx, context, token)?
        {
            let same = content == self.content;
            return Ok(Some(if same { Outcome::Registered { path } } else { Outcome::StaleForm }));
        }
        if let Some(obstacle) = self.obstacle(tx, context)? {
            return Ok(Some(obstacle));
        }
        let (new, consent) = self.heeding(tx, context)?;
        tx.ensure_unit(new.product, &new.serial)?;
        if !tx.add_registration(&new)? {
            return Ok(None);
        }
        if let Some(zone) = &self.zone {
            tx.keep_zone(&new.id, zone)?;
        }
        tx.add_terms(&new.id, &self.terms)?;
        journey::add(tx, &new.id, &self.steps)?;
        if let Some(consent) = &consent {
            tx.add_consent(consent)?;
        }
        if let Some(token) = &self.token {
            tx.use_form_token(token, &self.content, &new.id, new.at)?;
        }
        // Each unit has a label of its own and one registration at a time: with proof nobody can make many of them.
        if new.proven_label {
            tx.queue_freely(&self.message, new.at)?;
        } else {
            tx.queue_message(&self.message, new.at)?;
        }
        tx.add_event(new.product, &new.serial, &self.event)?;
        let (inner, fresh, lang) = (context.clone(), self.fresh.clone(), new.lang.clone());
        tx.after_commit(move || {
            inner.outbox_bell.notify_one();
            count(&inner, &fresh, &lang, Step::Sent);
        });
        Ok(Some(Outcome::Registered { path: context.settings.link_key.path(Purpose::Owner, &new.id, 0) }))
    }

    /// Registration and consent as they may be stored. Anybody can type an address and tick a box: where that address said no to
    /// offers, a tick is a wish that its own mailbox has to confirm.
    fn heeding(
        &self,
        tx: &mut Tx<'_>,
        context: &Context,
    ) -> Result<(NewRegistration, Option<Consent>), Error> {
        let (mut new, consent) = (self.new.clone(), self.consent.clone());
        if self.box_says == Some(false) && context.settings.offers_in_mail == OffersInMail::OptOut {
            note(tx, context, &new.declared.email, false)?;
        }
        if !new.declared.offers || !said_no(tx, context, &new.declared.email)? {
            return Ok((new, consent));
        }
        new.declared.offers = false;
        let wish = consent.filter(|_| self.box_says == Some(true));
        Ok((new, wish.map(|consent| Consent { purpose: PURPOSE_WISH, ..consent })))
    }

    /// Without its label's proof a unit that is registered, or was taken out, takes no registration.
    fn is_closed(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let (product, serial) = (self.new.product, &self.new.serial);
        let is_void = tx.find_unit(product, serial)?.is_some_and(|unit| unit.state == UnitState::Void);
        let is_withdrawn = tx.find_withdrawal(product, serial)?.is_some();
        Ok(is_void || is_withdrawn || tx.find_registration_of_unit(product, serial)?.is_some())
    }

    /// The answer of a code without proof, whatever the reason; the desk sees the try in the timeline.
    fn refuse(&self, tx: &mut Tx<'_>, context: &Context) -> Result<Outcome, Error> {
        tx.add_event(self.new.product, &self.new.serial, &self.again)?;
        let shelf = context.shelf.shelf(tx)?;
        Ok(Outcome::NoUnit(shelf.find(&self.code.product).cloned()))
    }

    /// What stands in the way by now: the unit was looked up before this transaction, and may have got an owner or been
    /// taken out since.
    fn obstacle(&self, tx: &mut Tx<'_>, context: &Context) -> Result<Option<Outcome>, Error> {
        if !self.new.proven_label && self.is_closed(tx)? {
            return self.refuse(tx, context).map(Some);
        }
        Ok(match resolve_in(tx, context, &self.code)? {
            Resolution::Fresh(_) => None,
            Resolution::Registered(registered) => {
                tx.add_event(self.new.product, &self.new.serial, &self.again)?;
                Some(Outcome::AlreadyRegistered(registered))
            }
            other => Some(Outcome::NoUnit(product_of(other))),
        })
    }
}

fn confirmation(context: &Context, new: &NewRegistration, now: Timestamp) -> NewMessage {
    NewMessage {
        id: context.clock.id(),
        kind: Kind::Confirmation,
        about: About::Registration(new.id.clone()),
        recipient: new.declared.email.as_str().to_owned(),
        lane: new.declared.email.domain(),
        lang: new.lang.clone(),
        due_at: now,
    }
}

/// The token's digest; `None` for a form without one of ours (16 to 64 letters and digits).
pub(super) fn token_digest(token: &str) -> Option<String> {
    let fits = (16..=64).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| hex(&Sha256::digest(token)))
}

/// What the owner sent, so that a used token with other content is told apart.
fn content_digest(form: &Form) -> String {
    digest_of(&[
        &form.code,
        &form.name,
        &form.email,
        &form.purchased_on,
        &form.installed_on,
        &form.dealer,
        &form.market,
        &form.offers,
        &form.no_offers,
    ])
}

/// One digest of several fields, none of which can pass for a part of another.
pub(super) fn digest_of(fields: &[&str]) -> String {
    let mut digest = Sha256::new();
    for field in fields {
        digest.update((field.len() as u64).to_be_bytes());
        digest.update(field);
    }
    hex(&digest.finalize())
}
