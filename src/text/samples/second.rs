//! Examples of what happens around a registered unit: lost links, second-hand, safety notices, wishes; pages and letters.

use jiff::civil::{Date, date};

use super::public::{HERE, confirmation, form, registered};
use super::{Sample, View, generator};
use crate::domain::field::{FieldErrors, Reason};
use crate::text::notes::About;
use crate::text::said::{Passing, Said};
use crate::text::views::{
    AskKind, AskValues, AskView, ConfirmationView, FormView, Hidden, NoteEntry, NoteLink, NoteView,
    RegisteredView, SaidView,
};

const WORDING: &str = "Yes, Lindermere Home & Power may mail me offers and tips for this product.";

/// Every one of them in every state.
pub fn all() -> Vec<Sample> {
    let mut all = pages();
    all.extend(letters());
    all
}

fn pages() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    let until = date(2026, 12, 5);
    let passing = |state| SaidView::passing(said("/t/Zb1n0c6V2h4o8k3m"), state, "b…\u{2060}b@example.com");
    vec![
        sample("form-refusal", View::Form(FormView { is_refusal: true, ..form() })),
        sample("registered-claimed", View::Registered(RegisteredView { is_claimed: true, ..registered() })),
        sample("link", View::Ask(link())),
        sample("link-unit", View::Ask(ask(AskKind::Link, "/link"))),
        sample("link-errors", View::Ask(link_with_errors())),
        sample(
            "link-sent",
            View::Said(SaidView::link_sent(Said { product: None, serial: None, ..said("/link") })),
        ),
        sample("second-hand", View::Ask(ask(AskKind::Second, "/second-hand"))),
        sample("second-hand-errors", View::Ask(second_with_errors())),
        sample("passing-asked", View::Said(passing(Passing::Asked(until, Some(photo(false)))))),
        sample("passing-asked-photo", View::Said(passing(Passing::Asked(until, Some(photo(true)))))),
        sample("passing-passed", View::Said(passing(Passing::Passed))),
        sample("passing-refused", View::Said(passing(Passing::Refused("/claim".into())))),
        sample("passing-desk", View::Said(passing(Passing::Desk(Some("/c/Zb1n".into()))))),
        sample("sale", View::Said(SaidView::sale(said("/s/Zb1n"), "Bob Roe", until))),
        sample("sale-refused", View::Said(SaidView::sale_refused(said("/s/Zb1n")))),
        sample("sale-late", View::Said(SaidView::sale_late(said("/s/Zb1n")))),
        sample("passed-on", View::Said(SaidView::passed_on(Said { serial: None, ..said("/o/Zb1n") }))),
        sample("pass-on", View::Said(SaidView::pass_on(said("/o/Zb1n/pass-on"), None))),
        sample(
            "pass-on-code",
            View::Said(SaidView::pass_on(said("/o/Zb1n/pass-on"), Some(("4C7P-81TM".into(), until)))),
        ),
        sample("safety", View::Ask(ask(AskKind::Safety, "/safety"))),
        sample("safety-noted", View::Said(SaidView::safety_noted(said("/safety")))),
        sample(
            "safety-stop",
            View::Said(SaidView::safety(said("/n/Zb1n"), "m…\u{2060}a@example.com", false)),
        ),
        sample(
            "safety-stopped",
            View::Said(SaidView::safety(said("/n/Zb1n"), "m…\u{2060}a@example.com", true)),
        ),
        sample(
            "data-letter",
            View::Said(SaidView::data(bare("/d/Zb1n"), "m…\u{2060}a@example.com", date(2026, 11, 29))),
        ),
        sample("data-letter-over", View::Said(SaidView::data_over(bare("/d/Zb1n")))),
        sample("wish", View::Said(SaidView::wish(bare("/w/Zb1n"), (true, false), WORDING))),
        sample("wish-done", View::Said(SaidView::wish(bare("/w/Zb1n"), (false, true), WORDING))),
    ]
}

fn letters() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view: View::Note(view) };
    let until = date(2026, 12, 5);
    let confirm = ConfirmationView { wish: Some("https://go.example.com/w/Zb1n".into()), ..confirmation() };
    vec![
        Sample { name: "confirmation-wish", view: View::Confirmation(confirm) },
        sample("my-link", NoteView::my_link(about(), Vec::new())),
        sample("my-links", NoteView::my_link(about(), entries())),
        sample("data-ready", data_ready(date(2026, 11, 29))),
        sample("sale-asked", NoteView::sale_asked(about(), "Bob Roe", until)),
        sample("address-new", NoteView::address_new(about())),
        sample("address-old", NoteView::address_old(about(), "a…\u{2060}n@new.example.com")),
        sample("sale-asked-plain", NoteView::sale_asked(about(), "www.example.org", until)),
        sample("seller-asked", NoteView::seller_asked(buyer(), until)),
        sample("seller-refused", NoteView::seller_refused(buyer())),
        sample("passed-on-letter", NoteView::passed_on(about())),
        sample("safety-contact", NoteView::safety_contact(About { name: String::new(), ..buyer() })),
        sample("digest", NoteView::digest("Lindermere Home & Power", entries(), 977)),
    ]
}

fn data_ready(until: Date) -> NoteView {
    let About { name, brand, .. } = about();
    let url = "https://go.example.com/d/05QM2R7C8G3Z1V6K4D0TJ9XWANBHPEY2S5F8".into();
    NoteView::data_ready(&name, url, (&brand, until))
}

fn said(here: &str) -> Said {
    Said {
        here: here.into(),
        lang: "en".into(),
        product: Some(generator()),
        serial: Some("SN2602687".into()),
    }
}

fn photo(is_kept: bool) -> NoteLink {
    NoteLink::photo("/t/Zb1n0c6V2h4o8k3m/photo?lang=en".into(), is_kept)
}

fn bare(here: &str) -> Said {
    Said { product: None, serial: None, ..said(here) }
}

/// The owner that letters of samples are about.
pub(super) fn about() -> About {
    About {
        name: "Maria Zoë O’Neill".into(),
        product: generator(),
        serial: "SN2602687".into(),
        reference: "7K4M-2QXD".into(),
        url: "https://go.example.com/o/Zb1n0c6V2h4o8k3m".into(),
        brand: "Lindermere Home & Power".into(),
    }
}

fn buyer() -> About {
    About { name: "Bob Roe".into(), reference: String::new(), ..about() }
}

fn entries() -> Vec<NoteEntry> {
    let entry = |title: &str, detail: &str| NoteEntry {
        title: title.into(),
        detail: detail.into(),
        url: "https://go.example.com/o/Yc2m1d7W3i5p9l4n".into(),
    };
    vec![entry("Heat-pump dryer 9 kg", "HP9-00412"), entry("Washing machine 9 kg", "WM7A2026K031")]
}

fn ask(kind: AskKind, action: &'static str) -> AskView {
    AskView {
        here: format!("{action}?code=%2F01%2F09521234543213%2F21%2FSN2602687"),
        kind,
        action,
        product: Some(generator()),
        serial: Some("SN2602687".into()),
        hidden: vec![
            Hidden { name: "code".into(), value: HERE.into() },
            Hidden { name: "lang".into(), value: "en".into() },
        ],
        values: AskValues::default(),
        recalls: Vec::new(),
        errors: Vec::new(),
    }
}

fn link() -> AskView {
    AskView { product: None, serial: None, ..ask(AskKind::Link, "/link") }
}

fn link_with_errors() -> AskView {
    let mut errors = FieldErrors::default();
    errors.push("email", Reason::NotAnEmail);
    let values = AskValues { email: "maria@".into(), ..AskValues::default() };
    AskView { values, errors: Vec::from(&errors), ..link() }
}

fn second_with_errors() -> AskView {
    let mut errors = FieldErrors::default();
    errors.push("name", Reason::Missing);
    errors.push("handover", Reason::Mistyped);
    let values =
        AskValues { handover: "4C7P-81TN".into(), words: "Flea market".into(), ..AskValues::default() };
    AskView { values, errors: Vec::from(&errors), ..ask(AskKind::Second, "/second-hand") }
}
