//! One example per template and state: drives tests, `check`, previews and the gallery.
//!
//! The maker is the one of `assets/sample`. A state that people can meet and that is not here is a state nobody looked at.

mod account;
mod claims;
mod data;
mod desk;
mod desk_act;
mod desk_board;
mod desk_catalog;
mod desk_mail;
mod journeys;
mod public;
mod second;

use minijinja::Value;
use minijinja::value::Serde;

use super::Text;
use super::error::TextError;
use super::locale::Locale;
use super::pages::{LETTER_PARTS, claim_values, letter_values, note_values, owner_values};
use super::settings::{Brand, Picture, Settings, Site};
use super::views::{
    AccountView, ActView, AddressView, AskView, AwayView, BackView, BatchView, BatchesView, BoardView,
    CaseView, CatalogView, ChoicesView, ClaimLetterView, ClaimView, ClaimsView, CodeView, CodesView,
    ConfirmationView, DataView, DeskAddressView, DeskLetterView, DeskUnitView, EntryView, FindView, FormView,
    HomeView, InvitedView, Letter, LogView, LoginView, MailView, NoteView, OwnerView, PendingView,
    PersonView, PreferencesView, PreviewsView, PrivacyView, ProblemView, ProductCard, PromisesView,
    ReceiptView, RegisteredView, SaidView, SearchView, SecondView, StaffView, UnprovenView, WithdrawView,
    WithdrawnView,
};

pub use desk::{desk_search, desk_unit};
pub use public::{confirmation, find, form, owner, registered};

/// One example.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Template and state, as in `form-errors`; also the name of its picture.
    pub name: &'static str,
    /// What the template is given.
    pub view: View,
}

/// Any view, so that all samples fit into one list.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is the view of the same name")]
pub enum View {
    Form(FormView),
    Owner(OwnerView),
    Data(DataView),
    Address(AddressView),
    Privacy(PrivacyView),
    Receipt(ReceiptView),
    Registered(RegisteredView),
    Unproven(UnprovenView),
    Away(AwayView),
    Withdrawn(WithdrawnView),
    Claim(ClaimView),
    Pending(PendingView),
    Ask(AskView),
    Said(SaidView),
    Choices(ChoicesView),
    Find(FindView),
    Home(HomeView),
    Preferences(PreferencesView),
    Problem(ProblemView),
    DeskLogin(LoginView),
    DeskCode(CodeView),
    DeskAccount(AccountView),
    DeskSecond(SecondView),
    DeskCodes(CodesView),
    DeskStaff(StaffView),
    DeskInvited(InvitedView),
    DeskSearch(SearchView),
    DeskUnit(Box<DeskUnitView>),
    DeskPerson(PersonView),
    DeskProblem(ProblemView),
    DeskMail(MailView),
    DeskLetter(DeskLetterView),
    DeskAct(ActView),
    DeskPromises(PromisesView),
    DeskAddress(DeskAddressView),
    DeskBoard(BoardView),
    DeskCatalog(CatalogView),
    DeskEntry(Box<EntryView>),
    DeskBack(BackView),
    DeskBatches(BatchesView),
    DeskBatch(Box<BatchView>),
    DeskLog(LogView),
    DeskPreviews(PreviewsView),
    DeskClaims(ClaimsView),
    DeskClaim(CaseView),
    DeskWithdraw(WithdrawView),
    Confirmation(ConfirmationView),
    ClaimLetter(ClaimLetterView),
    Note(NoteView),
}

/// All examples.
pub fn all() -> Vec<Sample> {
    let mut samples = public::all();
    samples.extend(data::all());
    samples.extend(claims::all());
    samples.extend(second::all());
    samples.extend(journeys::all());
    samples.extend(desk::all());
    samples.extend(desk_act::all());
    samples.extend(desk_board::all());
    samples.extend(desk_catalog::all());
    samples.extend(account::all());
    samples.extend(desk_mail::all());
    samples
}

/// Names of the letters there are examples of.
pub fn letters() -> Vec<&'static str> {
    all().iter().filter(|sample| sample.view.is_letter()).map(|sample| sample.name).collect()
}

/// The example of a letter by its name or the word of its kind, in words: for previews. `None` when there is no such letter.
///
/// # Errors
/// What a template says.
pub fn letter(text: &Text, locale: &Locale, name: &str) -> Result<Option<Letter>, TextError> {
    // A page has the first word; of a decision there are two letters.
    let name = match name {
        "passed-on" => "passed-on-letter",
        "claim-decided" => "claim-accepted",
        name => name,
    };
    let found = all().into_iter().find(|sample| sample.name == name).map(|sample| sample.view);
    match found {
        Some(View::Confirmation(view)) => text.confirmation(locale, &view).map(Some),
        Some(View::ClaimLetter(view)) => text.claim_letter(locale, &view).map(Some),
        Some(View::Note(view)) => text.note(locale, &view).map(Some),
        _ => Ok(None),
    }
}

/// A maker with everything set.
pub fn settings() -> Settings {
    Settings {
        dir: None,
        locale: "en".into(),
        site: Site {
            brand: Brand {
                name: "Lindermere Home & Power".into(),
                colour: "#0b5d4a".into(),
                logo: None,
                icon: None,
            },
            public_url: "https://go.example.com".into(),
            support_email: Some("support@example.com".into()),
            support_phone: Some("+1 555 010 0148".into()),
            support_hours: Some("Monday to Friday, 8 am to 6 pm (Eastern)".into()),
            postal_address: Some(
                "Lindermere Home & Power\n48 Harbour Street\nPortland, ME 04101, USA".into(),
            ),
            privacy_url: Some("https://example.com/privacy".into()),
            imprint_url: Some("https://example.com/imprint".into()),
        },
    }
}

/// The product of most examples.
pub(super) fn generator() -> ProductCard {
    ProductCard {
        name: "Standby generator 7.5 kW".into(),
        code: "GEN-7500".into(),
        picture: Some(Picture {
            url: "/assets/sample/pictures/gen-7500.svg".into(),
            width: 320,
            height: 240,
        }),
    }
}

impl View {
    /// It is a letter, not a page.
    pub fn is_letter(&self) -> bool {
        matches!(self, Self::Confirmation(_) | Self::ClaimLetter(_) | Self::Note(_))
    }
}

impl Sample {
    /// The page; a letter's HTML part.
    pub fn html(&self, text: &Text, locale: &Locale) -> Result<String, TextError> {
        match &self.view {
            View::Form(view) => text.form(locale, view),
            View::Owner(view) => text.owner(locale, view),
            View::Data(view) => text.data(locale, view),
            View::Address(view) => text.address(locale, view),
            View::Privacy(view) => text.privacy(locale, view),
            View::Receipt(view) => text.receipt(locale, view),
            View::Registered(view) => text.registered(locale, view),
            View::Unproven(view) => text.unproven(locale, view),
            View::Away(view) => text.away(locale, view),
            View::Withdrawn(view) => text.withdrawn(locale, view),
            View::Claim(view) => text.claim(locale, view),
            View::Pending(view) => text.pending(locale, view),
            View::Ask(view) => text.ask(locale, view),
            View::Said(view) => text.said(locale, view),
            View::Choices(view) => text.choices(locale, view),
            View::Find(view) => text.find(locale, view),
            View::Home(view) => text.home(locale, view),
            View::Preferences(view) => text.preferences(locale, view),
            View::Problem(view) => text.problem(locale, view),
            View::DeskLogin(view) => text.desk_login(locale, view),
            View::DeskCode(view) => text.desk_code(locale, view),
            View::DeskAccount(view) => text.desk_account(locale, view),
            View::DeskSecond(view) => text.desk_second(locale, view),
            View::DeskCodes(view) => text.desk_codes(locale, view),
            View::DeskStaff(view) => text.desk_staff(locale, view),
            View::DeskInvited(view) => text.desk_invited(locale, view),
            View::DeskSearch(view) => text.desk_search(locale, view),
            View::DeskUnit(view) => text.desk_unit(locale, view),
            View::DeskPerson(view) => text.desk_person(locale, view),
            View::DeskProblem(view) => text.desk_problem(locale, view),
            View::DeskMail(view) => text.desk_mail(locale, view),
            View::DeskLetter(view) => text.desk_letter(locale, view),
            View::DeskAct(view) => text.desk_act(locale, view),
            View::DeskPromises(view) => text.desk_promises(locale, view),
            View::DeskAddress(view) => text.desk_address(locale, view),
            View::DeskBoard(view) => text.desk_board(locale, view),
            View::DeskCatalog(view) => text.desk_catalog(locale, view),
            View::DeskEntry(view) => text.desk_entry(locale, view),
            View::DeskBack(view) => text.desk_back(locale, view),
            View::DeskBatches(view) => text.desk_batches(locale, view),
            View::DeskBatch(view) => text.desk_batch(locale, view),
            View::DeskLog(view) => text.desk_log(locale, view),
            View::DeskPreviews(view) => text.desk_previews(locale, view),
            View::DeskClaims(view) => text.desk_claims(locale, view),
            View::DeskClaim(view) => text.desk_claim(locale, view),
            View::DeskWithdraw(view) => text.desk_withdraw(locale, view),
            View::Confirmation(view) => text.confirmation(locale, view).map(|letter| letter.html),
            View::ClaimLetter(view) => text.claim_letter(locale, view).map(|letter| letter.html),
            View::Note(view) => text.note(locale, view).map(|letter| letter.html),
        }
    }

    /// The templates it fills, with their values.
    pub(super) fn templates(&self) -> Vec<(String, Value)> {
        let one = |name: &str, value: Value| vec![(name.to_owned(), value)];
        let parts = |letter: &str, values: &Value| {
            let part = |part: &&str| (format!("emails/{letter}/{part}"), values.clone());
            LETTER_PARTS.iter().map(part).collect()
        };
        match &self.view {
            View::Form(view) => one("pages/form.html", Value::from(Serde(view))),
            View::Owner(view) => one("pages/owner.html", owner_values(view)),
            View::Data(view) => one("pages/data.html", Value::from(Serde(view))),
            View::Receipt(view) => one("pages/receipt.html", Value::from(Serde(view))),
            View::Address(view) => one("pages/address.html", Value::from(Serde(view))),
            View::Privacy(view) => one("pages/privacy.html", Value::from(Serde(view))),
            View::Registered(view) => one("pages/registered.html", Value::from(Serde(view))),
            View::Unproven(view) => one("pages/unproven.html", Value::from(Serde(view))),
            View::Away(view) => one("pages/away.html", Value::from(Serde(view))),
            View::Withdrawn(view) => one("pages/withdrawn.html", Value::from(Serde(view))),
            View::Claim(view) => one("pages/claim.html", Value::from(Serde(view))),
            View::Pending(view) => one("pages/pending.html", Value::from(Serde(view))),
            View::Ask(view) => one("pages/ask.html", Value::from(Serde(view))),
            View::Said(view) => one("pages/said.html", Value::from(Serde(view))),
            View::Choices(view) => one("pages/choices.html", Value::from(Serde(view))),
            View::Find(view) => one("pages/find.html", Value::from(Serde(view))),
            View::Home(view) => one("pages/home.html", Value::from(Serde(view))),
            View::Preferences(view) => one("pages/preferences.html", Value::from(Serde(view))),
            View::Problem(view) => one("pages/problem.html", Value::from(Serde(view))),
            View::DeskLogin(view) => one("desk/login.html", Value::from(Serde(view))),
            View::DeskCode(view) => one("desk/code.html", Value::from(Serde(view))),
            View::DeskAccount(view) => one("desk/account.html", Value::from(Serde(view))),
            View::DeskSecond(view) => one("desk/second.html", Value::from(Serde(view))),
            View::DeskCodes(view) => one("desk/codes.html", Value::from(Serde(view))),
            View::DeskStaff(view) => one("desk/staff.html", Value::from(Serde(view))),
            View::DeskInvited(view) => one("desk/invited.html", Value::from(Serde(view))),
            View::DeskSearch(view) => one("desk/search.html", Value::from(Serde(view))),
            View::DeskUnit(view) => one("desk/unit.html", Value::from(Serde(view))),
            View::DeskPerson(view) => one("desk/person.html", Value::from(Serde(view))),
            View::DeskProblem(view) => one("desk/problem.html", Value::from(Serde(view))),
            View::DeskMail(view) => one("desk/mail.html", Value::from(Serde(view))),
            View::DeskLetter(view) => one("desk/letter.html", Value::from(Serde(view))),
            View::DeskAct(view) => one("desk/act.html", Value::from(Serde(view))),
            View::DeskPromises(view) => one("desk/promises.html", Value::from(Serde(view))),
            View::DeskAddress(view) => one("desk/address.html", Value::from(Serde(view))),
            View::DeskBoard(view) => one("desk/board.html", Value::from(Serde(view))),
            View::DeskCatalog(view) => one("desk/catalog.html", Value::from(Serde(view))),
            View::DeskEntry(view) => one("desk/entry.html", Value::from(Serde(view))),
            View::DeskBack(view) => one("desk/back.html", Value::from(Serde(view))),
            View::DeskBatches(view) => one("desk/batches.html", Value::from(Serde(view))),
            View::DeskBatch(view) => one("desk/batch.html", Value::from(Serde(view))),
            View::DeskLog(view) => one("desk/log.html", Value::from(Serde(view))),
            View::DeskPreviews(view) => one("desk/previews.html", Value::from(Serde(view))),
            View::DeskClaims(view) => one("desk/claims.html", Value::from(Serde(view))),
            View::DeskClaim(view) => one("desk/claim.html", Value::from(Serde(view))),
            View::DeskWithdraw(view) => one("desk/withdraw.html", Value::from(Serde(view))),
            View::Confirmation(view) => parts("confirmation", &letter_values(view)),
            View::ClaimLetter(view) => parts("claim", &claim_values(view)),
            View::Note(view) => parts("note", &note_values(view)),
        }
    }
}
