//! What each page and letter needs to know, as plain data: one struct per template, filled by a door or by `mail::compose`.
//!
//! No view knows a language: dates are dates, reasons are [`Sentence`]s, prices are amounts. Texts of the catalogue arrive in the
//! reader's language already. A view that must not show a thing has no field for it.

mod account;
mod claim;
mod data;
mod desk;
mod desk_act;
mod desk_board;
mod desk_catalog;
mod desk_claim;
mod desk_mail;
mod form;
mod letter;
mod note;
mod owner;
mod person;
mod receipt;
mod unit;

pub use account::{
    AccountView, CodeView, CodesView, InvitedView, OneTimeLink, SecondView, StaffRow, StaffView, Symbol,
};
pub use claim::{ClaimLetterView, ClaimState, ClaimValues, ClaimView, ClaimWhy, PendingView};
pub use data::{AddressView, DataView};
pub use desk::{
    ComingLetter, DeskEvent, DeskMessage, DeskRegistration, DeskUnitView, Found, LoginView, MessageState,
    SearchView, SignedIn, UnitState,
};
pub use desk_act::{
    ActField, ActLink, ActView, CallCount, CallRow, CoverRow, PromiseRow, PromisedRow, PromisesView,
};
pub use desk_board::{
    BatchRow, BatchView, BatchesView, BoardView, Chart, ChartRow, DayBar, LogRow, LogView, Preview,
    PreviewsView,
};
pub use desk_catalog::{
    About, BackView, CatalogView, ChangeRow, EditField, EditGroup, EntryPreview, EntryView, Meanwhile,
    OfferRow, ProductRow, TermRow, VersionRow,
};
pub use desk_claim::{CaseView, ClaimRow, ClaimsView, Holder, WithdrawView, WithdrawnFacts};
pub use desk_mail::{Blockage, DeskAddressView, DeskLetterView, MailRow, MailView, WrittenLetter};
pub use form::{Dealer, DealerChoice, FieldError, FormView, Hidden, Values};
pub use letter::{ConfirmationView, Letter};
pub use note::{
    Answer, Answers, AskKind, AskValues, AskView, NoteEntry, NoteLink, NoteView, Promotion, SaidView,
};
pub use owner::{CoverState, CoverageLine, ManualLink, OfferCard, OwnerView, Price};
pub use person::{PersonView, PrivacyView};
pub use receipt::{CasePhoto, DeskReceipt, PaperKind, ReceiptView, WrongDate};
pub use unit::{
    AwayView, Choice, ChoicesView, Fate, FindView, HomeView, LabelPlace, Notice, PreferencesView,
    ProblemView, RegisteredView, UnprovenView, UnprovenWhy, WithdrawnView,
};

use super::sentence::Sentence;
use super::settings::Picture;
use serde::Serialize;

/// The product as people recognise it.
#[derive(Debug, Clone, Serialize)]
pub struct ProductCard {
    /// Name in the reader's language.
    pub name: String,
    /// Model code.
    pub code: String,
    /// Its picture.
    pub picture: Option<Picture>,
}

/// `true` while a list of lines holds one that is in force.
pub(super) fn in_force(lines: &[CoverageLine]) -> bool {
    lines.iter().any(|line| line.state == CoverState::Active)
}

/// Why the offers are seen, when it is the same for all: then it is said once.
pub(super) fn common_why(offers: &[OfferCard]) -> Option<&Sentence> {
    let (first, others) = offers.split_first()?;
    others.iter().all(|offer| offer.why == first.why).then_some(&first.why)
}

/// The sentence of the headline: covered until when, or what is true instead.
pub(super) fn headline(lines: &[CoverageLine]) -> Sentence {
    let of = |state: CoverState| lines.iter().filter(move |line| line.state == state);
    let until = |state| of(state).map(|line| line.until).max();
    if let Some(until) = until(CoverState::Active) {
        return Sentence::new("cover-until").with("date", until);
    }
    if let Some(starts) = of(CoverState::Waiting).map(|line| line.starts_on).min() {
        return Sentence::new("cover-starts").with("date", starts);
    }
    until(CoverState::Ended).map_or_else(
        || Sentence::new("cover-unknown"),
        |until| Sentence::new("cover-ended").with("date", until),
    )
}

/// The line in force that ends before the headline's date, if one does: the headline alone would promise too much.
pub(super) fn ends_first(lines: &[CoverageLine]) -> Option<Sentence> {
    let active = || lines.iter().filter(|line| line.state == CoverState::Active);
    let last = active().map(|line| line.until).max()?;
    let first = active().min_by_key(|line| line.until).filter(|line| line.until < last)?;
    Some(Sentence::new("cover-first").with("what", first.what.as_str()).with("date", first.until))
}
