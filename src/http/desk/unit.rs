//! `/desk/units/{id}`: everything about one unit on one page. The id is the product's number and the serial.

use std::cmp::Reverse;

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use jiff::civil::DateTime;

use super::{act, claims, mail, person, promises, session};
use crate::domain::clock::{MINUTE, Timestamp};
use crate::domain::code::{Code, escape};
use crate::domain::contact::Email;
use crate::domain::count::Scans;
use crate::domain::coverage::CoverEvent;
use crate::domain::journey::State;
use crate::domain::message::Message;
use crate::domain::reach::Reach;
use crate::domain::registration::Source;
use crate::domain::staff::Role;
use crate::domain::unit::{Serial, UnitState as Standing};
use crate::domain::withdrawal::{self, Withdrawal};
use crate::flows::catalog::{self, Shelf};
use crate::flows::coming::{self, Coming, Preview};
use crate::flows::cover::is_undoable;
use crate::flows::lookup::{Asker, UnitRecord, record};
use crate::flows::owner::OwnedUnit;
use crate::flows::sign_in;
use crate::http::problem::Problem;
use crate::http::{Shared, views, visitor};
use crate::text::Sentence;
use crate::text::views::{
    ComingLetter, CoverRow, CoverageLine, DeskEvent, DeskMessage, DeskReceipt, DeskRegistration,
    DeskUnitView, Fate, Notice, SignedIn, UnitState, WithdrawnFacts, WrongDate,
};

/// Letters to come that are shown.
const COMING: usize = 5;
/// What was done so long ago, in milliseconds, is told as done.
const JUST_NOW: i64 = MINUTE;

/// The address of a unit's page; `query` stays in the search box.
pub fn address(product: i64, serial: &Serial, query: &str) -> String {
    let query = serde_urlencoded::to_string([("q", query)]).unwrap_or_default();
    format!("{}?{query}", bare(product, serial))
}

/// The same after something was done with it: the page begins with what that was.
pub fn done(product: i64, serial: &Serial) -> String {
    format!("{}&done=1", address(product, serial, ""))
}

fn bare(product: i64, serial: &Serial) -> String {
    format!("/desk/units/{product}-{}", escape(serial.as_str()))
}

/// Where a unit stands: out of use before all else.
pub fn state(standing: Standing, fate: Option<&withdrawal::Fate>, is_registered: bool) -> UnitState {
    match (fate, standing) {
        (Some(withdrawal::Fate::Stolen), _) => UnitState::Stolen,
        (Some(withdrawal::Fate::Replaced(_)), _) => UnitState::Replaced,
        (Some(withdrawal::Fate::Void), _) | (None, Standing::Void) => UnitState::Void,
        (None, Standing::Active) if is_registered => UnitState::Registered,
        (None, Standing::Active) => UnitState::Fresh,
    }
}

/// `GET /desk/units/{id}`
pub async fn show(request: HttpRequest, shared: Data<Shared>) -> HttpResponse {
    let signed_in = match session::staff(&request, &shared).await {
        Ok(signed_in) => signed_in,
        Err(answer) => return answer,
    };
    let Some((product, serial)) = id(request.uri().path()) else {
        return Problem::not_found().page(&request);
    };
    page(&request, &shared, &signed_in, (product, &serial), None).await
}

/// The page of a unit; with what was wrong in the form beside the receipt, if it comes from there.
pub async fn page(
    request: &HttpRequest,
    shared: &Shared,
    signed_in: &sign_in::SignedIn,
    (product, serial): (i64, &Serial),
    wrong: Option<WrongDate>,
) -> HttpResponse {
    let asker = Asker(signed_in.staff.name.clone());
    let found = record(&shared.context, &asker, product, serial).await;
    let shelf = catalog::shelf(&shared.context);
    let (found, shelf) = match (found, shelf) {
        (Ok(Some(found)), Ok(shelf)) => (found, shelf),
        (Ok(None), Ok(_)) => return Problem::not_found().page(request),
        (Err(error), _) | (_, Err(error)) => return Problem::from_flow(&error, shared).page(request),
    };
    let role = signed_in.staff.role;
    let staff = session::shown(signed_in);
    let locale = visitor::locale(request, shared);
    let query = visitor::query(request, "q").unwrap_or_default();
    let coming = match coming::preview(&shared.context, product, serial.clone()).await {
        Ok(coming) => coming.as_ref().map(to_come).unwrap_or_default(),
        Err(error) => return Problem::from_flow(&error, shared).page(request),
    };
    let page = Page { shared, shelf: &shelf, lang: locale.tag(), found: &found, role };
    let done = visitor::query(request, "done").and_then(|_| page.done(&asker));
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let view = DeskUnitView { done, wrong, coming, ..page.view(staff, query) };
    views::answer(request, shared, status, shared.text.desk_unit(&locale, &view))
}

/// The next letters of an owner's journey.
fn to_come(preview: &Preview) -> Vec<ComingLetter> {
    let waits = preview.steps.iter().filter(|step| step.state == State::Waiting);
    let row = |step: &Coming| {
        let on = step.goes_at.date_in(&preview.zone);
        Some(ComingLetter {
            kind: Sentence::letter(Some(step.rule.as_ref()?.letter)),
            on,
            is_stopped: step.obstacle.is_some(),
        })
    };
    waits.filter_map(row).take(COMING).collect()
}

/// The raw path is read: a serial may hold an escaped slash.
pub fn id(path: &str) -> Option<(i64, Serial)> {
    let (product, serial) = path.strip_prefix("/desk/units/")?.split_once('-')?;
    let serial = percent_encoding::percent_decode_str(serial).decode_utf8().ok()?;
    let is_clean = !serial.chars().any(char::is_control);
    is_clean.then_some((product.parse().ok()?, Serial::stored(serial.into_owned())))
}

/// The unit of `/desk/units/{id}/…`.
pub fn named(request: &HttpRequest) -> Option<(i64, Serial)> {
    request.uri().path().rsplit_once('/').and_then(|(path, _)| id(path))
}

struct Page<'p> {
    shared: &'p Shared,
    shelf: &'p Shelf,
    lang: String,
    found: &'p UnitRecord,
    role: Role,
}

impl Page<'_> {
    fn view(&self, staff: SignedIn, query: String) -> DeskUnitView {
        let found = self.found;
        let facts = &found.unit.facts;
        let today = self.shared.context.today();
        let lines = self.active().map(|owned| owned.lines.as_slice()).unwrap_or_default();
        DeskUnitView {
            staff,
            query,
            done: None,
            product: views::card(self.shelf, &found.product, &self.lang),
            gtin: found.product.product.gtin.map(String::from),
            serial: found.unit.serial.to_string(),
            state: state(
                found.unit.state,
                found.withdrawal.as_ref().map(|withdrawal| &withdrawal.fate),
                self.active().is_some(),
            ),
            withdrawn: found.withdrawal.as_ref().map(|withdrawal| self.withdrawn(withdrawal)),
            withdraw_url: self.action("withdraw"),
            receipt: self.receipt(),
            claims: found
                .claims
                .iter()
                .map(|claim| claims::row(self.shared, claim, &found.product, &self.lang))
                .collect(),
            recalls: Notice::all(&found.product.product, Some(&found.unit.serial), today, &self.lang),
            batch: facts.batch.clone(),
            manufactured_on: facts.manufactured_on,
            shipped_on: facts.shipped_on,
            dealer: facts.dealer.as_deref().map(|code| {
                self.shelf
                    .find_dealer(code)
                    .map_or_else(|| code.to_owned(), crate::domain::dealer::Dealer::label)
            }),
            uri: self.uri(),
            lines: lines.iter().map(|line| CoverageLine::of(line, today, &self.lang)).collect(),
            cover: found.cover.iter().map(|event| self.cover(event)).collect(),
            undo_url: self.action("cover-undo"),
            acts: act::links(|word| self.action(word), self.standing()),
            calls: found.calls.iter().map(|note| promises::row(self.shared, note)).collect(),
            registrations: found.registrations.iter().map(|owned| self.registration(owned)).collect(),
            messages: found.messages.iter().map(|message| self.message(message)).collect(),
            wrong: None,
            coming: Vec::new(),
            events: self.events(),
            views: self.looks(),
        }
    }

    /// What the label holds. Without an active key the address is shown without proof.
    fn uri(&self) -> String {
        let settings = self.shared.context.settings();
        let name = &self.found.name;
        match settings.keys.sign(name) {
            Some(proof) => Code::of_unit(name.clone(), proof).uri(&settings.public_url),
            None => String::new(),
        }
    }

    fn standing(&self) -> act::Standing {
        let found = self.found;
        act::Standing {
            is_out: found.withdrawal.is_some() || found.unit.state == Standing::Void,
            is_registered: self.active().is_some(),
            has_mail: self.active().is_some_and(|owned| !owned.registration.email.is_none()),
        }
    }

    fn at(&self, at: Timestamp) -> DateTime {
        at.jiff().to_zoned(self.shared.context.settings().time_zone.clone()).datetime()
    }

    /// What was done with it last, if it was this person and just now. Read from the timeline, so that no address can make a page say
    /// what nobody did.
    fn done(&self, asker: &Asker) -> Option<Sentence> {
        let now = self.shared.context.clock().now();
        let line = self.found.events.iter().find(|line| line.by.as_ref() == Some(&asker.0))?;
        let is_now = now.0 - line.event.at.0 <= JUST_NOW;
        is_now.then(|| Sentence::event(line.event.kind, &line.event.detail))
    }

    /// The registration in force.
    fn active(&self) -> Option<&OwnedUnit> {
        self.found.active()
    }

    /// The receipt of the owner.
    fn receipt(&self) -> Option<DeskReceipt> {
        let (receipt, owned) = (self.found.receipt.as_ref()?, self.active()?);
        let dates = &owned.registration.dates;
        Some(DeskReceipt {
            url: self.action("receipt"),
            sent_on: self.at(receipt.sent_at).date(),
            prove_url: self.action("prove"),
            source: receipt.source.clone(),
            purchased_on: dates.purchased_on,
            proven: dates.proven,
        })
    }

    /// The address of something that can be done with the unit.
    fn action(&self, what: &str) -> String {
        format!("{}/{what}", bare(self.found.product.number, &self.found.unit.serial))
    }

    fn withdrawn(&self, withdrawal: &Withdrawal) -> WithdrawnFacts {
        let successor = withdrawal.fate.successor();
        WithdrawnFacts {
            fate: Fate::from(&withdrawal.fate),
            successor: successor.map(ToString::to_string),
            successor_url: successor.map(|serial| address(self.found.product.number, serial, "")),
            reason: withdrawal.reason.clone(),
            at: self.at(withdrawal.at),
            by: withdrawal.by.clone(),
            restore_url: self.action("restore"),
        }
    }

    fn cover(&self, event: &CoverEvent) -> CoverRow {
        CoverRow {
            what: Sentence::happening(&event.what),
            at: self.at(event.at),
            by: event.by.clone(),
            undo: is_undoable(event).then(|| event.id.as_str().to_owned()),
        }
    }

    /// A letter; where it went is masked when that is not the owner's address now.
    fn message(&self, message: &Message) -> DeskMessage {
        let row = mail::row(self.shared, message);
        let is_owners =
            self.active().is_none_or(|owned| owned.registration.email.as_str() == message.recipient);
        if is_owners { row } else { DeskMessage { to: Email::stored(row.to).masked(), ..row } }
    }

    /// Of earlier owners only as much as tells them apart: they have nothing to do with the unit any more.
    fn registration(&self, owned: &OwnedUnit) -> DeskRegistration {
        let registration = &owned.registration;
        let reach = if registration.is_active { self.found.reach.clone() } else { Reach::default() };
        DeskRegistration {
            reference: registration.reference.to_string(),
            owner: if registration.is_active {
                registration.name.to_string()
            } else {
                registration.name.masked()
            },
            email: Some(registration.email.to_string())
                .filter(|email| registration.is_active && !email.is_empty()),
            phone: reach.phone,
            post: reach.post,
            source: Some(registration.source)
                .filter(|source| Source::OF_DESK.contains(source))
                .map(Sentence::source),
            purchased_on: Some(registration.dates.purchased_on),
            installed_on: registration.dates.installed_on,
            proven: registration.dates.proven,
            dealer: owned.dealer.clone(),
            undeliverable: self.undeliverable(registration.is_active),
            address_url: registration.is_active.then(|| self.action("address")),
            offers: registration.offers,
            locale: registration.lang.clone(),
            registered_at: self.at(registration.registered_at),
            current: registration.is_active,
            person_url: person::address(self.role, owned),
        }
    }

    /// Why letters to the owner are refused, when they are.
    fn undeliverable(&self, is_active: bool) -> Option<String> {
        let found = self.found.undeliverable.as_ref().filter(|_| is_active);
        found.map(|undeliverable| undeliverable.said.clone())
    }

    /// What happened, and how often it was scanned where the month's last scan stands in time.
    fn events(&self) -> Vec<DeskEvent> {
        let event = |line: &crate::flows::lookup::TimelineLine| DeskEvent {
            at: self.at(line.event.at),
            what: Sentence::event(line.event.kind, &line.event.detail),
            who: line.by.clone(),
        };
        let scans =
            |scans: &Scans| DeskEvent { at: self.at(scans.last_at), what: Sentence::scans(scans), who: None };
        let mut events: Vec<_> = self.found.events.iter().map(event).collect();
        events.extend(self.found.scans.iter().map(scans));
        events.sort_by_key(|event| Reverse(event.at));
        events
    }

    fn looks(&self) -> Vec<DeskEvent> {
        let look = |line: &crate::flows::lookup::AuditLine| DeskEvent {
            at: self.at(line.at),
            what: Sentence::audit(&line.what, &line.detail),
            who: Some(line.who.clone()),
        };
        self.found.looks.iter().map(look).collect()
    }
}
