//! Examples of the pages about staff's accounts.

use jiff::civil::date;

use super::desk::staff;
use super::{Sample, View};
use crate::text::sentence::Sentence;
use crate::text::views::{
    AccountView, CodeView, CodesView, FieldError, InvitedView, OneTimeLink, SecondView, StaffRow, StaffView,
    Symbol,
};

/// Every page in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    let code = |error| View::DeskCode(CodeView { next: "/desk".into(), error });
    vec![
        sample("desk-code", code(None)),
        sample("desk-code-wrong", code(Some(Sentence::new("error-wrong-code")))),
        sample("desk-account", View::DeskAccount(account())),
        sample(
            "desk-account-support",
            View::DeskAccount(AccountView {
                role: "support",
                board_url: None,
                staff_url: None,
                has_second: false,
                needs_second: false,
                done: Some(Sentence::new("account-password-done")),
                ..account()
            }),
        ),
        sample(
            "desk-account-errors",
            View::DeskAccount(AccountView {
                errors: vec![wrong("current", "error-wrong-password"), wrong("password", "error-guessable")],
                needs_second: false,
                ..account()
            }),
        ),
        sample("desk-second", View::DeskSecond(second(false))),
        sample(
            "desk-second-again",
            View::DeskSecond(SecondView { errors: vec![wrong("code", "error-wrong-code")], ..second(true) }),
        ),
        sample(
            "desk-codes",
            View::DeskCodes(CodesView { codes: (0..10).map(|at| format!("7K4M{at}-2QXDA")).collect() }),
        ),
        sample("desk-staff", View::DeskStaff(team())),
        sample(
            "desk-staff-link",
            View::DeskStaff(StaffView {
                link: Some(OneTimeLink {
                    name: "yuki".into(),
                    url: format!("https://go.example.com/desk/invited/{}", "4e0b7a91c2d8f365".repeat(4)),
                }),
                ..team()
            }),
        ),
        sample(
            "desk-staff-errors",
            View::DeskStaff(StaffView {
                name: "tomasz".into(),
                errors: vec![wrong("name", "error-name-taken")],
                ..team()
            }),
        ),
        sample("desk-invited", View::DeskInvited(invited(Vec::new()))),
        sample("desk-invited-errors", View::DeskInvited(invited(vec![wrong("password", "error-guessable")]))),
    ]
}

fn wrong(field: &str, why: &'static str) -> FieldError {
    FieldError { field: field.into(), why: Sentence::new(why) }
}

fn account() -> AccountView {
    AccountView {
        staff: staff(),
        role: "admin",
        board_url: Some("/desk/board"),
        staff_url: Some("/desk/staff"),
        has_second: true,
        needs_second: true,
        codes_left: 7,
        form: "",
        done: None,
        errors: Vec::new(),
    }
}

fn second(again: bool) -> SecondView {
    // Stands for a symbol; the real one is made by the door.
    let path =
        (0..33).flat_map(|y| (0..33).map(move |x| (x, y))).filter(|(x, y)| (x * y + x / 3 + y) % 2 == 0);
    let path: Vec<String> = path.map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    SecondView {
        staff: staff(),
        symbol: Some(Symbol { size: 33, path: path.concat() }),
        key: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".into(),
        salt: "5f2c9a".into(),
        again,
        asks_password: again,
        needs_second: true,
        errors: Vec::new(),
    }
}

fn team() -> StaffView {
    let row = |name: &str, role, state, has_second, own: bool| StaffRow {
        name: name.into(),
        role,
        state,
        has_second,
        since: date(2026, 3, 9),
        url: (!own).then(|| "/desk/staff/1".to_owned()),
    };
    StaffView {
        staff: staff(),
        rows: vec![
            row("tomasz", "admin", "open", true, true),
            row("maria", "manager", "open", true, false),
            row("yuki", "support", "invited", false, false),
            row("ليلى", "support", "closed", false, false),
        ],
        link: None,
        name: String::new(),
        role: "support".into(),
        errors: Vec::new(),
    }
}

fn invited(errors: Vec<FieldError>) -> InvitedView {
    InvitedView { name: "yuki".into(), action: "/desk/invited/4e0b7a91".into(), errors }
}
