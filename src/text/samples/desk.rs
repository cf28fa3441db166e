//! Examples of staff's pages.

use crate::domain::clock::Timestamp;
use crate::domain::count::Scans;
use crate::domain::coverage::Happening;
use crate::domain::event::Kind;
use crate::domain::field::Reason;
use crate::domain::message;
use crate::domain::unit::Serial;
use jiff::civil::{DateTime, date};

use super::{Sample, View, generator, public};
use crate::text::sentence::Sentence;
use crate::text::views::{
    ComingLetter, CoverRow, DeskEvent, DeskMessage, DeskReceipt, DeskRegistration, DeskUnitView, Found,
    LoginView, MessageState, PersonView, ProblemView, SearchView, SignedIn, UnitState, WrongDate,
};

/// Every page of the desk in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    vec![
        sample("desk-login", View::DeskLogin(login(None))),
        sample("desk-login-wrong", View::DeskLogin(login(Some(Sentence::new("desk-login-wrong"))))),
        sample(
            "desk-search-empty",
            View::DeskSearch(SearchView { query: String::new(), found: Vec::new(), ..desk_search() }),
        ),
        sample("desk-search-found", View::DeskSearch(desk_search())),
        sample("desk-search-more", View::DeskSearch(SearchView { more: true, ..desk_search() })),
        sample("desk-search-none", View::DeskSearch(SearchView { found: Vec::new(), ..desk_search() })),
        sample("desk-unit", View::DeskUnit(Box::new(desk_unit()))),
        sample("desk-unit-wrong", View::DeskUnit(Box::new(wrong_date()))),
        sample("desk-unit-fresh", View::DeskUnit(Box::new(fresh()))),
        sample("desk-unit-erased", View::DeskUnit(Box::new(erased()))),
        sample("desk-person", View::DeskPerson(person())),
        sample("desk-problem", View::DeskProblem(ProblemView::of(500, Some("7Q4D-91".into())))),
    ]
}

/// A unit whose owner was erased.
fn erased() -> DeskUnitView {
    let mut view = desk_unit();
    for registration in &mut view.registrations {
        registration.owner = String::new();
        (registration.email, registration.person_url, registration.current) = (None, None, false);
    }
    DeskUnitView { state: UnitState::Fresh, messages: Vec::new(), ..view }
}

fn receipt() -> DeskReceipt {
    DeskReceipt {
        url: "/desk/units/1-SN2602687/receipt".into(),
        sent_on: date(2026, 11, 20),
        prove_url: "/desk/units/1-SN2602687/prove".into(),
        source: "5f2c".into(),
        purchased_on: date(2026, 5, 3),
        proven: false,
    }
}

fn wrong_date() -> DeskUnitView {
    let why = Sentence::refusal("purchased_on", &Reason::InFuture);
    DeskUnitView { done: None, wrong: Some(WrongDate { typed: "2027-03-02".into(), why }), ..desk_unit() }
}

fn person() -> PersonView {
    PersonView {
        staff: staff(),
        email: "maria@example.com".into(),
        action: "/desk/registrations/0197c0de/person".into(),
        unit_url: "/desk/units/1-SN2602687".into(),
        send_url: Some("/desk/registrations/0199/person/send".into()),
        download_url: "/desk/registrations/0197c0de/person.json".into(),
        registrations: 2,
        claims: 1,
        letters: 4,
        waiting: 1,
    }
}

pub(super) fn staff() -> SignedIn {
    SignedIn { name: "Tomasz".into(), csrf: "b3f1c0".into(), sees_figures: true, sees_staff: true }
}

fn login(error: Option<Sentence>) -> LoginView {
    LoginView { name: "tomasz".into(), next: "/desk".into(), error }
}

/// A search with three results.
pub fn desk_search() -> SearchView {
    let found = |serial: &str, owner: Option<&str>, state| Found {
        url: "/desk/units/1".into(),
        serial: serial.into(),
        product: "Standby generator 7.5 kW".into(),
        code: "GEN-7500".into(),
        owner: owner.map(Into::into),
        email: owner.map(|_| "maria@example.com".into()),
        reference: owner.map(|_| "7K4M-2QXD".into()),
        until: owner.map(|_| date(2029, 5, 3)),
        state,
    };
    SearchView {
        staff: staff(),
        query: "SN2602".into(),
        found: vec![
            found("SN2602687", Some("Maria Zoë O’Neill"), UnitState::Registered),
            found("SN2602688", None, UnitState::Fresh),
            found("SN2602689", Some("ليلى حداد"), UnitState::Void),
        ],
        more: false,
        alarm: None,
    }
}

pub(super) fn at(hour: i8, minute: i8) -> DateTime {
    date(2026, 11, 21).at(hour, minute, 0, 0)
}

/// A unit with everything.
pub fn desk_unit() -> DeskUnitView {
    let event = |at, kind, detail, who: Option<&str>| DeskEvent {
        at,
        what: Sentence::event(kind, detail),
        who: who.map(Into::into),
    };
    let look = |at, who: &str| DeskEvent { at, what: Sentence::new("desk-looked"), who: Some(who.into()) };
    DeskUnitView {
        staff: staff(),
        query: "SN2602".into(),
        done: Some(Sentence::event(Kind::LinkSent, "")),
        product: generator(),
        gtin: Some("09521234543213".into()),
        serial: "SN2602687".into(),
        state: UnitState::Registered,
        withdrawn: None,
        withdraw_url: "/desk/units/1-SN2602687/withdraw".into(),
        receipt: Some(receipt()),
        wrong: None,
        claims: Vec::new(),
        recalls: Vec::new(),
        batch: Some("A2638".into()),
        manufactured_on: Some(date(2026, 9, 18)),
        shipped_on: Some(date(2026, 10, 30)),
        dealer: Some("Blue Ridge Supply, Asheville".into()),
        uri: "https://GO.EXAMPLE.COM/01/09521234543213/21/SN2602687?k=1X7Y2WXH28HM66".into(),
        lines: public::owner().lines,
        cover: vec![cover_row(Some("0192f0c1-7d2e-7c3a-9b1a-0242ac120002"))],
        undo_url: "/desk/units/1-SN2602687/cover-undo".into(),
        acts: super::desk_act::links(),
        calls: vec![super::desk_act::call("late"), super::desk_act::call("kept")],
        registrations: vec![registration()],
        messages: vec![
            message(MessageState::Sent, 1, None),
            message(MessageState::Dead, 10, Some("550 5.1.1 No such user")),
            message(MessageState::Pending, 2, Some("451 4.7.1 Greylisted")),
        ],
        coming: vec![
            ComingLetter {
                kind: Sentence::letter(Some(message::Kind::CheckIn)),
                on: date(2026, 12, 5),
                is_stopped: true,
            },
            ComingLetter {
                kind: Sentence::letter(Some(message::Kind::CoverEnds)),
                on: date(2029, 4, 3),
                is_stopped: false,
            },
        ],
        events: vec![
            event(at(9, 14), Kind::OffersStopped, "", None),
            event(at(9, 13), Kind::MessageDead, "confirmation", None),
            event(at(9, 12), Kind::MessageSent, "confirmation", None),
            event(at(9, 11), Kind::RegisteredAgain, "", None),
            event(at(9, 10), Kind::OffersStarted, "", None),
            event(at(9, 9), Kind::Registered, "K7M2-QX9R", None),
            DeskEvent { at: at(9, 8), what: scans(), who: None },
            event(date(2026, 9, 18).at(7, 30, 0, 0), Kind::Printed, "12", None),
        ],
        views: vec![look(at(10, 2), "Tomasz"), look(at(9, 58), "Ana")],
    }
}

fn scans() -> Sentence {
    let (serial, last_at) = (Serial::stored("SN2602687".into()), Timestamp(0));
    Sentence::scans(&Scans { product: 1, serial, month: date(2026, 11, 1), many: 3, last_at })
}

fn cover_row(undo: Option<&str>) -> CoverRow {
    let repaired = Happening::Repaired { from: date(2026, 11, 2), until: date(2026, 11, 12) };
    CoverRow {
        what: Sentence::happening(&repaired),
        at: at(9, 30),
        by: "Tomasz".into(),
        undo: undo.map(Into::into),
    }
}

fn fresh() -> DeskUnitView {
    DeskUnitView {
        state: UnitState::Fresh,
        lines: Vec::new(),
        cover: Vec::new(),
        calls: Vec::new(),
        registrations: Vec::new(),
        messages: Vec::new(),
        coming: Vec::new(),
        events: Vec::new(),
        views: Vec::new(),
        ..desk_unit()
    }
}

fn registration() -> DeskRegistration {
    DeskRegistration {
        reference: "7K4M-2QXD".into(),
        owner: "Maria Zoë O’Neill".into(),
        email: Some("maria@example.com".into()),
        phone: Some("+1 828 555 0143".into()),
        post: Some("12 Elm Road\nAsheville NC 28801".into()),
        source: Some(Sentence::source(crate::domain::registration::Source::Card)),
        purchased_on: Some(date(2026, 5, 3)),
        installed_on: Some(date(2026, 5, 20)),
        proven: true,
        dealer: Some("Blue Ridge Supply, Asheville".into()),
        undeliverable: None,
        address_url: Some("/desk/units/1-SN2602687/address".into()),
        offers: true,
        locale: "en".into(),
        registered_at: at(9, 9),
        current: true,
        person_url: Some("/desk/registrations/0197c0de/person".into()),
    }
}

pub(super) fn message(state: MessageState, attempts: u32, last_error: Option<&str>) -> DeskMessage {
    DeskMessage {
        kind: Sentence::letter(Some(message::Kind::Confirmation)),
        to: "maria@example.com".into(),
        state,
        attempts,
        last_error: last_error.map(Into::into),
        at: at(9, 12),
        url: "/desk/mail/0192f0c1-7d2e-7c3a-9b1a-0242ac120002".into(),
    }
}
