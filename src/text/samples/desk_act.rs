//! Examples of what the desk does with a unit, of calls and of promises.

use jiff::civil::date;

use super::desk::{at, staff};
use super::{Sample, View, generator};
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::registration::Source;
use crate::text::sentence::Sentence;
use crate::text::views::{
    ActField, ActLink, ActView, CallCount, CallRow, PromiseRow, PromisedRow, PromisesView,
};

/// Every such page in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    vec![
        sample("desk-act", View::DeskAct(act())),
        sample("desk-act-plan", View::DeskAct(plan())),
        sample("desk-act-errors", View::DeskAct(act_with_errors())),
        sample("desk-register", View::DeskAct(enrol())),
        sample("desk-register-errors", View::DeskAct(enrol_with_errors())),
        sample("desk-correct", View::DeskAct(correct())),
        sample("desk-correct-errors", View::DeskAct(correct_proven())),
        sample("desk-promises", View::DeskPromises(promises())),
        sample(
            "desk-promises-none",
            View::DeskPromises(PromisesView { rows: Vec::new(), counts: Vec::new(), ..promises() }),
        ),
    ]
}

/// What can be done with a unit that has an owner.
pub(super) fn links() -> Vec<ActLink> {
    ["call", "link", "repair", "plan", "hand-on", "void-cover"]
        .map(|word| ActLink {
            url: format!("/desk/units/1-SN2602687/{word}"),
            label: Sentence::new(label(word)),
        })
        .to_vec()
}

fn label(word: &str) -> &'static str {
    match word {
        "call" => "act-call",
        "link" => "act-link",
        "repair" => "act-repair",
        "plan" => "act-plan",
        "hand-on" => "act-hand-on",
        _ => "act-void-cover",
    }
}

pub(super) fn call(state: &'static str) -> CallRow {
    CallRow {
        id: "0192f0c1-7d2e-7c3a-9b1a-0242ac120003".into(),
        reason: Sentence::call("defect"),
        words: "Stops after ten minutes, error E07".into(),
        at: at(10, 4),
        by: "Ana".into(),
        promise: Some(PromiseRow {
            what: "Call back with a date for the technician".into(),
            on: date(2026, 11, 20),
            by: "Tomasz".into(),
            state,
        }),
    }
}

fn act() -> ActView {
    let field = |name, label, kind, value: &str| ActField {
        name,
        label: Sentence::new(label),
        kind,
        value: value.into(),
        options: vec![("defect", Sentence::call("defect")), ("other", Sentence::call("other"))],
    };
    ActView {
        staff: staff(),
        product: generator(),
        serial: "SN2602687".into(),
        action: "/desk/units/1-SN2602687/call".into(),
        unit_url: "/desk/units/1-SN2602687?q=".into(),
        title: Sentence::new("act-call"),
        what: Sentence::new("act-call-what"),
        fields: vec![
            field("about", "act-about", "choice", "defect"),
            field("words", "act-words", "words", "Stops after ten minutes, error E07"),
            field("promise_on", "act-promise-on", "date", "2026-11-23"),
        ],
        languages: Vec::new(),
        offers: Vec::new(),
        dealers: Vec::new(),
        errors: Vec::new(),
    }
}

fn plan() -> ActView {
    let field = |name, label, kind, value: &str| ActField {
        name,
        label: Sentence::new(label),
        kind,
        value: value.into(),
        options: Vec::new(),
    };
    ActView {
        action: "/desk/units/1-SN2602687/plan".into(),
        title: Sentence::new("act-plan"),
        what: Sentence::new("act-plan-what"),
        fields: vec![
            field("what", "act-covers", "text", "Parts and labour"),
            field("offer", "act-offer", "offer", "PLAN-GEN-5"),
            field("months", "act-months", "number", "24"),
            field("from", "act-first-day", "date", "2026-11-21"),
        ],
        offers: vec![
            ("PLAN-GEN-5".into(), "Five years of care".into()),
            ("COVER-GEN".into(), "All-weather cover".into()),
        ],
        ..act()
    }
}

fn enrol() -> ActView {
    let field = |name, label, kind, value: &str| ActField {
        name,
        label: Sentence::new(label),
        kind,
        value: value.into(),
        options: Source::OF_DESK.map(|source| (source.as_str(), Sentence::source(source))).to_vec(),
    };
    ActView {
        action: "/desk/units/1-SN2602687/register".into(),
        title: Sentence::new("act-register"),
        what: Sentence::new("act-register-what"),
        fields: vec![
            field("source", "act-source", "choice", "card"),
            field("name", "owner", "text", "Maria Zoë O’Neill"),
            field("phone", "act-phone", "tel", "+1 828 555 0143"),
            field("email", "field-email", "email", ""),
            field("post", "act-post", "words", "12 Elm Road\nAsheville NC 28801"),
            field("purchased_on", "field-purchased", "date", "2026-11-02"),
            field("dealer", "dealer", "dealer", ""),
            field("lang", "language", "language", "en"),
        ],
        languages: vec![("en".into(), "English".into()), ("es".into(), "Español".into())],
        dealers: vec!["Asheville Hardware, Asheville".into(), "Blue Ridge Power".into()],
        ..act()
    }
}

fn enrol_with_errors() -> ActView {
    let mut errors = FieldErrors::default();
    errors.push("phone", Reason::NoReach);
    errors.push("purchased_on", Reason::Missing);
    ActView { errors: Vec::from(&errors), ..enrol() }
}

fn correct() -> ActView {
    let field = |name, label, kind, value: &str| ActField {
        name,
        label: Sentence::new(label),
        kind,
        value: value.into(),
        options: vec![
            ("declared", Sentence::new("act-proven-no")),
            ("proven", Sentence::new("act-proven-yes")),
        ],
    };
    ActView {
        action: "/desk/units/1-SN2602687/correct".into(),
        title: Sentence::new("act-correct"),
        what: Sentence::new("act-correct-what"),
        fields: vec![
            field("name", "owner", "text", "Maria Zoë O’Neill"),
            field("phone", "act-phone", "tel", "+1 828 555 0143"),
            field("post", "act-post", "words", "12 Elm Road\nAsheville NC 28801"),
            field("purchased_on", "field-purchased", "date", "2026-11-02"),
            field("proven", "act-proven", "pick", "declared"),
            field("installed_on", "field-installed", "date", "2026-11-09"),
            field("dealer", "dealer", "dealer", "Blue Ridge Power"),
            field("reason", "act-proven-reason", "text", ""),
        ],
        ..enrol()
    }
}

/// A receipt proved the date, and no reason was given.
fn correct_proven() -> ActView {
    let mut errors = FieldErrors::default();
    errors.push("purchased_on", Reason::TooEarly { earliest: date(2026, 3, 12) });
    errors.push("reason", Reason::Missing);
    ActView { what: Sentence::new("act-correct-proven"), errors: Vec::from(&errors), ..correct() }
}

fn act_with_errors() -> ActView {
    let mut errors = FieldErrors::default();
    errors.push("about", Reason::NotAChoice);
    errors.push("words", Reason::Missing);
    ActView { errors: Vec::from(&errors), ..act() }
}

fn promises() -> PromisesView {
    let row = |state| PromisedRow {
        call: call(state),
        product: "Standby generator 7.5 kW".into(),
        serial: "SN2602687".into(),
        unit_url: "/desk/units/1-SN2602687?q=".into(),
    };
    PromisesView {
        staff: staff(),
        rows: vec![row("late"), row("today"), row("open")],
        counts: vec![CallCount {
            product: "Standby generator 7.5 kW".into(),
            reason: Sentence::call("defect"),
            many: 12,
        }],
    }
}
