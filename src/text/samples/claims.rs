//! Examples of what is out of the ordinary: recalls, units out of use, claims, lists of links; pages, desk and letters.

use jiff::civil::date;

use super::desk::{at, desk_unit, staff};
use super::public::{HERE, form, owner, registered};
use super::{Sample, View, generator};
use crate::domain::field::{FieldErrors, Reason};
use crate::text::views::{
    CasePhoto, CaseView, Choice, ChoicesView, ClaimLetterView, ClaimRow, ClaimState, ClaimValues, ClaimView,
    ClaimWhy, ClaimsView, DeskUnitView, Fate, FormView, Hidden, Holder, NoteLink, Notice, OwnerView,
    PendingView, RegisteredView, UnitState, WithdrawView, WithdrawnFacts, WithdrawnView,
};

/// Every one of them in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    let recalls = || vec![recall()];
    vec![
        sample("form-recalled", View::Form(FormView { recalls: recalls(), ..form() })),
        sample(
            "owner-recalled",
            View::Owner(OwnerView { recalls: recalls(), offers: Vec::new(), ..owner() }),
        ),
        sample(
            "registered-recalled",
            View::Registered(RegisteredView { recalls: recalls(), is_claimed: true, ..registered() }),
        ),
        sample("withdrawn-void", View::Withdrawn(withdrawn(Fate::Void))),
        sample("withdrawn-stolen", View::Withdrawn(withdrawn(Fate::Stolen))),
        sample("withdrawn-replaced", View::Withdrawn(withdrawn(Fate::Replaced))),
        sample("claim", View::Claim(claim())),
        sample("claim-registered", View::Claim(ClaimView { why: ClaimWhy::Registered, ..claim() })),
        sample("claim-errors", View::Claim(claim_with_errors())),
        sample("pending-open", View::Pending(pending(ClaimState::Open))),
        sample("pending-accepted", View::Pending(pending(ClaimState::Accepted))),
        sample("pending-refused", View::Pending(pending(ClaimState::Refused))),
        sample("choices", View::Choices(choices())),
        sample("choices-undecided", View::Choices(ChoicesView { undecided: true, ..choices() })),
        sample("desk-claims", View::DeskClaims(claims())),
        sample(
            "desk-claims-none",
            View::DeskClaims(ClaimsView { open: Vec::new(), decided: Vec::new(), ..claims() }),
        ),
        sample("desk-claim", View::DeskClaim(case())),
        sample("desk-claim-errors", View::DeskClaim(case_with_errors())),
        sample("desk-claim-decided", View::DeskClaim(case_decided())),
        sample("desk-withdraw", View::DeskWithdraw(withdraw())),
        sample("desk-withdraw-errors", View::DeskWithdraw(withdraw_with_errors())),
        sample("desk-unit-withdrawn", View::DeskUnit(Box::new(unit_withdrawn()))),
        sample("claim-received", View::ClaimLetter(letter(ClaimState::Open))),
        sample("claim-accepted", View::ClaimLetter(letter(ClaimState::Accepted))),
        sample("claim-refused", View::ClaimLetter(letter(ClaimState::Refused))),
    ]
}

fn recall() -> Notice {
    Notice {
        title: "The fuel hose can leak".into(),
        text: "Switch the generator off and close the fuel tap. We replace the hose free of charge.".into(),
        url: Some("https://example.com/recalls/gen-7500-hose".into()),
    }
}

fn withdrawn(fate: Fate) -> WithdrawnView {
    let successor = (fate == Fate::Replaced).then(|| "SN2609001".to_owned());
    WithdrawnView {
        here: HERE.into(),
        product: generator(),
        serial: "SN2602687".into(),
        fate,
        successor,
        find_url: "/find?serial=SN2609001".into(),
        recalls: Vec::new(),
    }
}

fn claim() -> ClaimView {
    let hidden = |name: &str, value: &str| Hidden { name: name.into(), value: value.into() };
    ClaimView {
        here: "/claim?code=%2F01%2F09521234543213%2F21%2FSN2602687".into(),
        product: generator(),
        why: ClaimWhy::Code,
        hidden: vec![
            hidden("code", "/01/09521234543213/21/SN2602687"),
            hidden("token", "0198f2a15d6e7c119b1e2f6a0c9d4e57"),
            hidden("lang", "en"),
        ],
        values: ClaimValues { serial: "SN2602687".into(), ..ClaimValues::default() },
        latest: date(2026, 11, 22),
        suggestions: vec!["Blue Ridge Supply, Asheville".into()],
        recalls: Vec::new(),
        errors: Vec::new(),
    }
}

fn claim_with_errors() -> ClaimView {
    let mut errors = FieldErrors::default();
    errors.push("serial", Reason::NotASerial);
    errors.push("email", Reason::NotAnEmail);
    errors.push("words", Reason::TooLong { max: 1_000 });
    let values = ClaimValues {
        serial: "SN 26~".into(),
        name: "Bob Roe".into(),
        email: "bob@".into(),
        purchased_on: "2026-05-03".into(),
        dealer: "From my aunt".into(),
        words: "She moved abroad.\nI have the receipt.".into(),
    };
    ClaimView { values, errors: Vec::from(&errors), ..claim() }
}

fn pending(state: ClaimState) -> PendingView {
    PendingView {
        here: "/c/Zb1n0c6V2h4o8k3m".into(),
        product: generator(),
        serial: "SN2602687".into(),
        reference: "4C7P-81TM".into(),
        email: "b…\u{2060}b@example.com".into(),
        state,
        photo: (state == ClaimState::Open)
            .then(|| NoteLink::photo("/c/Zb1n0c6V2h4o8k3m/photo?lang=en".into(), false)),
    }
}

fn choices() -> ChoicesView {
    let choice = |title: &str, kind: &str, lang: Option<&str>, url: &str| Choice {
        title: title.into(),
        kind: kind.into(),
        lang: lang.map(Into::into),
        url: url.into(),
    };
    ChoicesView {
        here: "/01/09521234543213?linkType=all".into(),
        product: generator(),
        serial: None,
        undecided: false,
        choices: vec![
            choice("Product page", "gs1:pip", None, "https://example.com/gen-7500"),
            choice("Owner's manual", "gs1:instructions", Some("en"), "https://example.com/en.pdf"),
            choice("Betriebsanleitung", "gs1:instructions", Some("de"), "https://example.com/de.pdf"),
        ],
    }
}

fn row(state: ClaimState, evidence: &str, name: &str) -> ClaimRow {
    ClaimRow {
        url: "/desk/claims/0198f2a1-5d6e-7c11-9b1e-2f6a0c9d4e57".into(),
        reference: "4C7P-81TM".into(),
        product: "Standby generator 7.5 kW".into(),
        serial: "SN2602687".into(),
        name: name.into(),
        evidence: evidence.into(),
        state,
        at: at(9, 40),
    }
}

fn claims() -> ClaimsView {
    ClaimsView {
        staff: staff(),
        open: vec![row(ClaimState::Open, "held", "Bob Roe"), row(ClaimState::Open, "wrong", "ليلى حداد")],
        decided: vec![
            row(ClaimState::Accepted, "held", "Zoë Müller-Åkesson"),
            row(ClaimState::Refused, "missing", "Eve Ng"),
        ],
    }
}

fn case() -> CaseView {
    CaseView {
        staff: staff(),
        product: generator(),
        claim: row(ClaimState::Open, "held", "Bob Roe"),
        email: "bob@example.com".into(),
        purchased_on: date(2026, 11, 14),
        dealer: Some("Private seller".into()),
        words: vec!["From my aunt, she moved abroad.".into(), "I have the receipt.".into()],
        photo: Some(CasePhoto {
            url: "/desk/claims/0198f2a1-5d6e-7c11-9b1e-2f6a0c9d4e57/photo".into(),
            sent_on: date(2026, 11, 21),
            is_picture: true,
        }),
        locale: "en".into(),
        unit: Some(UnitState::Registered),
        unit_url: Some("/desk/units/1-SN2602687".into()),
        shipped_on: Some(date(2026, 3, 30)),
        shipped_to: Some("Blue Ridge Supply, Asheville".into()),
        holder: Some(Holder {
            reference: "7K4M-2QXD".into(),
            name: "M. Z. O.".into(),
            email: "m…\u{2060}a@example.com".into(),
            purchased_on: date(2026, 5, 3),
            dealer: Some("Blue Ridge Supply, Asheville".into()),
            registered_at: at(9, 9),
            same_email: true,
        }),
        others: 1,
        reason: String::new(),
        keeps_photo: true,
        errors: Vec::new(),
    }
}

fn case_with_errors() -> CaseView {
    let mut errors = FieldErrors::default();
    errors.push("reason", Reason::Missing);
    let photo = case().photo.map(|photo| CasePhoto { is_picture: false, ..photo });
    CaseView {
        photo,
        holder: None,
        unit: None,
        unit_url: None,
        others: 0,
        errors: Vec::from(&errors),
        ..case()
    }
}

fn case_decided() -> CaseView {
    CaseView {
        claim: row(ClaimState::Refused, "missing", "Eve Ng"),
        reason: "The serial belongs to a unit that was never sold.".into(),
        words: Vec::new(),
        photo: None,
        ..case()
    }
}

fn withdraw() -> WithdrawView {
    WithdrawView {
        staff: staff(),
        product: generator(),
        serial: "SN2602687".into(),
        action: "/desk/units/1-SN2602687/withdraw".into(),
        unit_url: "/desk/units/1-SN2602687".into(),
        fate: String::new(),
        successor: String::new(),
        reason: String::new(),
        errors: Vec::new(),
    }
}

fn withdraw_with_errors() -> WithdrawView {
    let mut errors = FieldErrors::default();
    errors.push("successor", Reason::NotOnRecord);
    errors.push("reason", Reason::Missing);
    let (fate, successor) = ("replaced".to_owned(), "SN999".to_owned());
    WithdrawView { fate, successor, errors: Vec::from(&errors), ..withdraw() }
}

fn unit_withdrawn() -> DeskUnitView {
    DeskUnitView {
        state: UnitState::Replaced,
        withdrawn: Some(WithdrawnFacts {
            fate: Fate::Replaced,
            successor: Some("SN2609001".into()),
            successor_url: Some("/desk/units/1-SN2609001".into()),
            reason: "Alternator burnt out within warranty".into(),
            at: at(10, 15),
            by: "Tomasz".into(),
            restore_url: "/desk/units/1-SN2602687/restore".into(),
        }),
        claims: vec![row(ClaimState::Open, "held", "Bob Roe")],
        recalls: vec![recall()],
        ..desk_unit()
    }
}

fn letter(state: ClaimState) -> ClaimLetterView {
    ClaimLetterView {
        name: "Bob Roe".into(),
        product: generator(),
        serial: "SN2602687".into(),
        reference: "4C7P-81TM".into(),
        state,
        reason: match state {
            ClaimState::Open => String::new(),
            ClaimState::Accepted => "The receipt fits.".into(),
            ClaimState::Refused => "The serial belongs to a unit that was never sold.".into(),
        },
        link: "https://go.example.com/c/Zb1n0c6V2h4o8k3m".into(),
    }
}
