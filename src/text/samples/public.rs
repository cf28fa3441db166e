//! Examples of owners' pages and letters.

use jiff::civil::date;

use super::{Sample, View, generator};
use crate::domain::coverage::{Length, Reason as Because};
use crate::domain::field::{FieldErrors, Reason};
use crate::domain::market::Market;
use crate::text::sentence::Sentence;
use crate::text::settings::Picture;
use crate::text::views::{
    AwayView, ConfirmationView, CoverState, CoverageLine, Dealer, DealerChoice, FieldError, FindView,
    FormView, Hidden, HomeView, LabelPlace, ManualLink, OfferCard, OwnerView, PreferencesView, Price,
    PrivacyView, ProblemView, RegisteredView, UnprovenView, UnprovenWhy, Values,
};

pub(super) const HERE: &str = "/01/09521234543213/21/SN2602687?k=1X7Y2WXH28HM66";

/// Every public page and letter in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    vec![
        sample("form-fresh", View::Form(form())),
        sample("form-errors", View::Form(form_with_errors())),
        sample("form-markets", View::Form(form_with_markets())),
        sample("form-dealer-free", View::Form(form_with_free_dealer())),
        sample("owner-thanks", View::Owner(OwnerView { just_registered: true, ..owner() })),
        sample("owner-later", View::Owner(owner())),
        sample("owner-two-ends", View::Owner(owner_two_ends())),
        sample("owner-ended", View::Owner(owner_ended())),
        sample("owner-bare", View::Owner(owner_bare())),
        sample("registered-covered", View::Registered(registered())),
        sample(
            "registered-ended",
            View::Registered(RegisteredView { covered: false, ends: Some(date(2024, 5, 3)), ..registered() }),
        ),
        sample(
            "registered-open",
            View::Registered(RegisteredView { covered: false, ends: None, ..registered() }),
        ),
        sample("away", View::Away(away())),
        sample("unproven-missing", View::Unproven(unproven(UnprovenWhy::Missing))),
        sample("unproven-wrong", View::Unproven(unproven(UnprovenWhy::Wrong))),
        sample(
            "unproven-unknown",
            View::Unproven(UnprovenView {
                product: None,
                place: None,
                claim_url: None,
                ..unproven(UnprovenWhy::Unknown)
            }),
        ),
        sample("unproven-unrecorded", View::Unproven(unproven(UnprovenWhy::Unrecorded))),
        sample("unproven-claimed", View::Unproven(unproven(UnprovenWhy::Claimed))),
        sample("find", View::Find(find())),
        sample("find-errors", View::Find(find_with_errors())),
        sample("home", View::Home(HomeView { here: "/".into() })),
        sample("privacy", View::Privacy(privacy(false))),
        sample("privacy-erased", View::Privacy(privacy(true))),
        sample("preferences-on", View::Preferences(preferences(true, false))),
        sample("preferences-off", View::Preferences(preferences(false, false))),
        sample("preferences-stopped", View::Preferences(preferences(false, true))),
        sample("preferences-started", View::Preferences(preferences(true, true))),
        sample("problem-404", View::Problem(ProblemView::of(404, None))),
        sample("problem-full", View::Problem(ProblemView::full())),
        sample("problem-503", View::Problem(ProblemView::of(503, Some("7Q4D-91".into())))),
        sample("confirmation", View::Confirmation(confirmation())),
        sample("confirmation-offers", View::Confirmation(confirmation_with_offers())),
    ]
}

/// A fresh form with a list of dealers.
pub fn form() -> FormView {
    let choice = |code: &str, name: &str| DealerChoice { code: code.into(), name: name.into() };
    FormView {
        here: HERE.into(),
        product: generator(),
        serial: "SN2602687".into(),
        action: "/register".into(),
        hidden: vec![
            Hidden { name: "code".into(), value: HERE.into() },
            Hidden { name: "token".into(), value: "0198f2a1-5d6e-7c11-9b1e-2f6a0c9d4e57".into() },
            Hidden { name: "lang".into(), value: "en".into() },
        ],
        values: Values { purchased_on: "2026-11-21".into(), ..Values::default() },
        latest: Some(date(2026, 11, 22)),
        asks_installed: true,
        dealer: Dealer::Choose {
            choices: vec![
                choice("BLUE-01", "Blue Ridge Supply, Asheville"),
                choice("KRGR-02", "Elektro Krüger, Köln"),
            ],
        },
        markets: Vec::new(),
        rights: Sentence::rights(None),
        asks_offers: true,
        is_refusal: false,
        recalls: Vec::new(),
        errors: Vec::new(),
    }
}

fn form_with_errors() -> FormView {
    let mut errors = FieldErrors::default();
    errors.push("name", Reason::Missing);
    errors.push("email", Reason::NotAnEmail);
    errors.push("purchased_on", Reason::InFuture);
    let values = Values {
        email: "maria@".into(),
        purchased_on: "2027-11-21".into(),
        offers: true,
        ..Values::default()
    };
    FormView { values, errors: Vec::from(&errors), ..form() }
}

/// The country decides what is covered and is not known.
fn form_with_markets() -> FormView {
    let values = Values { market: "GB".into(), ..form().values };
    let rights = Sentence::rights(Market::parse("GB").ok());
    FormView { markets: vec!["DE".into(), "GB".into(), "US".into(), "ZZ".into()], rights, values, ..form() }
}

fn form_with_free_dealer() -> FormView {
    let dealer = Dealer::Free { suggestions: vec!["Blue Ridge Supply".into(), "Harbour Appliance".into()] };
    FormView { dealer, asks_installed: false, ..form() }
}

/// An owner's page, visited later.
pub fn owner() -> OwnerView {
    OwnerView {
        here: "/o/Zb1n0c6V2h4o8k3m".into(),
        product: generator(),
        serial: "SN2602687".into(),
        reference: "7K4M-2QXD".into(),
        email: Some("maria@example.com".into()),
        just_registered: false,
        recalls: Vec::new(),
        market: Some("US".into()),
        rights: Sentence::rights(Market::parse("US").ok()),
        lines: lines(),
        manuals: vec![
            ManualLink {
                title: "Owner's manual".into(),
                lang: None,
                url: "https://example.com/manuals/gen-7500-owner-en.pdf".into(),
            },
            ManualLink {
                title: "How to run the monthly self-test".into(),
                lang: None,
                url: "https://example.com/how-to/self-test".into(),
            },
            ManualLink {
                title: "Betriebsanleitung".into(),
                lang: Some("de".into()),
                url: "https://example.com/manuals/de.pdf".into(),
            },
        ],
        offers: offers(),
        another_url: "/o/Zb1n0c6V2h4o8k3m/another?lang=en".into(),
        pass_on_url: "/o/Zb1n0c6V2h4o8k3m/pass-on".into(),
        safety_url: "/safety?owner=Zb1n0c6V2h4o8k3m".into(),
    }
}

/// Two lines run, and one of them longer: the page says which ends first.
fn owner_two_ends() -> OwnerView {
    let lines = lines().into_iter().map(|line| match line.state {
        CoverState::Waiting => CoverageLine { state: CoverState::Active, ..line },
        _ => line,
    });
    OwnerView { lines: lines.collect(), ..owner() }
}

fn owner_ended() -> OwnerView {
    let lines = lines().into_iter().map(|line| CoverageLine {
        state: CoverState::Ended,
        until: date(2024, 5, 3),
        ..line
    });
    OwnerView { lines: lines.collect(), offers: Vec::new(), email: None, ..owner() }
}

fn owner_bare() -> OwnerView {
    OwnerView { lines: Vec::new(), offers: Vec::new(), manuals: Vec::new(), ..owner() }
}

fn lines() -> Vec<CoverageLine> {
    let line = |what: &str, state, starts_on, until, why: &Because, length| CoverageLine {
        what: what.into(),
        state,
        starts_on,
        until,
        why: Sentence::because(why, Length::parse(length).unwrap_or_default()),
    };
    let (bought, installed) = (date(2026, 5, 3), date(2026, 5, 20));
    vec![
        line(
            "Parts and labour",
            CoverState::Active,
            bought,
            date(2029, 5, 3),
            &Because::Purchase { on: bought, declared: true },
            "3 years",
        ),
        line(
            "Engine block",
            CoverState::Waiting,
            installed,
            date(2031, 5, 20),
            &Because::Installation { on: installed },
            "5 years",
        ),
        line(
            "Starter battery",
            CoverState::Ended,
            date(2025, 1, 1),
            date(2026, 1, 1),
            &Because::LatestStart { declared: bought, latest: date(2025, 1, 1) },
            "12 months",
        ),
    ]
}

fn offers() -> Vec<OfferCard> {
    let offer = |title: &str, text: Option<&str>, amount: &str, why: &'static str| OfferCard {
        title: title.into(),
        text: text.map(Into::into),
        price: Some(Price { amount: amount.into(), currency: "USD".into(), country: Some("US".into()) }),
        url: "https://example.com/plans/gen-5".into(),
        picture: None,
        why: Sentence::new(why).with("product", "Standby generator 7.5 kW"),
    };
    vec![
        offer(
            "Five-year support plan",
            Some("Yearly service, parts and priority on the phone."),
            "249.00",
            "offer-why-serials",
        ),
        offer("Cold-weather kit", None, "1089.50", "offer-why-product"),
    ]
}

/// Another scan of a registered unit.
pub fn registered() -> RegisteredView {
    RegisteredView {
        here: HERE.into(),
        product: generator(),
        serial: "SN2602687".into(),
        covered: true,
        ends: Some(date(2029, 5, 3)),
        is_claimed: false,
        link_url: "/link?code=%2F01%2F09521234543213%2F21%2FSN2602687".into(),
        second_url: "/second-hand?code=%2F01%2F09521234543213%2F21%2FSN2602687".into(),
        safety_url: "/safety?code=%2F01%2F09521234543213%2F21%2FSN2602687".into(),
        recalls: Vec::new(),
    }
}

fn place() -> LabelPlace {
    LabelPlace {
        text: "Inside the front door, lower left".into(),
        picture: Some(Picture {
            url: "/assets/sample/pictures/gen-7500-label.svg".into(),
            width: 320,
            height: 240,
        }),
    }
}

fn away() -> AwayView {
    AwayView { here: HERE.into(), product: generator(), serial: "SN2602687".into(), recalls: Vec::new() }
}

fn unproven(why: UnprovenWhy) -> UnprovenView {
    UnprovenView {
        here: HERE.into(),
        why,
        product: Some(generator()),
        serial: Some("SN2602687".into()),
        place: Some(place()),
        find_url: "/find?serial=SN2602687".into(),
        claim_url: Some("/claim?code=%2F01%2F09521234543213%2F21%2FSN2602687".into()),
        recalls: Vec::new(),
    }
}

/// Typed entry, product known.
pub fn find() -> FindView {
    FindView {
        here: "/find".into(),
        serial: String::new(),
        k: String::new(),
        errors: Vec::new(),
        hidden: vec![Hidden { name: "product".into(), value: "GEN-7500".into() }],
        is_known: true,
        place: Some(place()),
    }
}

fn find_with_errors() -> FindView {
    let mut empty = FieldErrors::default();
    empty.push("serial", Reason::Missing);
    let errors = Vec::from(&empty)
        .into_iter()
        .chain([FieldError { field: "k".into(), why: Sentence::new("error-typo") }])
        .collect();
    FindView {
        k: "1X7Y-2WXH-28HM-67".into(),
        errors,
        hidden: Vec::new(),
        is_known: false,
        place: None,
        ..find()
    }
}

fn privacy(erased: bool) -> PrivacyView {
    let OwnerView { here, product, serial, .. } = owner();
    PrivacyView {
        here: format!("{here}/privacy"),
        product,
        serial,
        download_url: format!("{here}/data.json"),
        owner_url: here,
        erased,
    }
}

fn preferences(offers: bool, changed: bool) -> PreferencesView {
    PreferencesView {
        here: "/u/Zb1n0c6V2h4o8k3m".into(),
        email: "m…\u{2060}a@example.com".into(),
        offers,
        changed,
        hidden: Vec::new(),
    }
}

/// The letter without consent to offers.
pub fn confirmation() -> ConfirmationView {
    let OwnerView { product, serial, reference, rights, lines, manuals, .. } = owner();
    ConfirmationView {
        name: "Maria Zoë O’Neill".into(),
        product,
        serial,
        reference,
        link: "https://go.example.com/o/Zb1n0c6V2h4o8k3m".into(),
        certificate: "https://go.example.com/o/Zb1n0c6V2h4o8k3m/certificate.pdf".into(),
        rights,
        lines,
        manuals,
        offers: Vec::new(),
        offers_why: Sentence::new("mail-offers-why"),
        unsubscribe: None,
        wish: None,
    }
}

fn confirmation_with_offers() -> ConfirmationView {
    let unsubscribe = Some("https://go.example.com/u/Zb1n0c6V2h4o8k3m".into());
    ConfirmationView { offers: offers(), unsubscribe, ..confirmation() }
}
