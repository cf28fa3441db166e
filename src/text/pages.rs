//! One typed function per page and letter: the only way templates are reached, so that no page can lack a value.

use minijinja::value::{Serde, merge_maps};
use minijinja::{Value, context};

use super::Text;
use super::error::TextError;
use super::locale::Locale;
use super::safe;
use super::views::{
    self, AccountView, ActView, AddressView, AskView, AwayView, BackView, BatchView, BatchesView, BoardView,
    CaseView, CatalogView, ChoicesView, ClaimLetterView, ClaimView, ClaimsView, CodeView, CodesView,
    ConfirmationView, DataView, DeskAddressView, DeskLetterView, DeskUnitView, EntryView, FindView, FormView,
    HomeView, InvitedView, Letter, LogView, LoginView, MailView, NoteView, OwnerView, PendingView,
    PersonView, PreferencesView, PreviewsView, PrivacyView, ProblemView, PromisesView, ReceiptView,
    RegisteredView, SaidView, SearchView, SecondView, StaffView, UnprovenView, WithdrawView, WithdrawnView,
};

/// Every template that a function here reaches; `check` and the tests go through it.
pub(super) const LETTER_PARTS: [&str; 3] = ["subject.txt", "body.txt", "body.html"];

impl Text {
    /// A fresh unit's form, or the same with its mistakes.
    pub fn form(&self, locale: &Locale, view: &FormView) -> Result<String, TextError> {
        self.render(locale, "pages/form.html", view)
    }

    /// The owner's page.
    pub fn owner(&self, locale: &Locale, view: &OwnerView) -> Result<String, TextError> {
        self.engine.render(locale, "pages/owner.html", &owner_values(view))
    }

    /// The owner's own data.
    pub fn data(&self, locale: &Locale, view: &DataView) -> Result<String, TextError> {
        self.render(locale, "pages/data.html", view)
    }

    /// What is held about the owner: download, erase.
    pub fn privacy(&self, locale: &Locale, view: &PrivacyView) -> Result<String, TextError> {
        self.render(locale, "pages/privacy.html", view)
    }

    /// The owner's receipt.
    pub fn receipt(&self, locale: &Locale, view: &ReceiptView) -> Result<String, TextError> {
        self.render(locale, "pages/receipt.html", view)
    }

    /// Confirming a new address.
    pub fn address(&self, locale: &Locale, view: &AddressView) -> Result<String, TextError> {
        self.render(locale, "pages/address.html", view)
    }

    /// A registered unit, for anyone who scans it.
    pub fn registered(&self, locale: &Locale, view: &RegisteredView) -> Result<String, TextError> {
        self.render(locale, "pages/registered.html", view)
    }

    /// A code that opens no form.
    pub fn unproven(&self, locale: &Locale, view: &UnprovenView) -> Result<String, TextError> {
        self.render(locale, "pages/unproven.html", view)
    }

    /// A unit whose record cannot be looked up.
    pub fn away(&self, locale: &Locale, view: &AwayView) -> Result<String, TextError> {
        self.render(locale, "pages/away.html", view)
    }

    /// A unit taken out of use.
    pub fn withdrawn(&self, locale: &Locale, view: &WithdrawnView) -> Result<String, TextError> {
        self.render(locale, "pages/withdrawn.html", view)
    }

    /// The form of a claim.
    pub fn claim(&self, locale: &Locale, view: &ClaimView) -> Result<String, TextError> {
        self.render(locale, "pages/claim.html", view)
    }

    /// A claim that was made.
    pub fn pending(&self, locale: &Locale, view: &PendingView) -> Result<String, TextError> {
        self.render(locale, "pages/pending.html", view)
    }

    /// A short form about a registered unit or a lost link.
    pub fn ask(&self, locale: &Locale, view: &AskView) -> Result<String, TextError> {
        self.render(locale, "pages/ask.html", view)
    }

    /// A page that says one thing.
    pub fn said(&self, locale: &Locale, view: &SaidView) -> Result<String, TextError> {
        self.render(locale, "pages/said.html", view)
    }

    /// Several links to choose from.
    pub fn choices(&self, locale: &Locale, view: &ChoicesView) -> Result<String, TextError> {
        self.render(locale, "pages/choices.html", view)
    }

    /// Typed entry.
    pub fn find(&self, locale: &Locale, view: &FindView) -> Result<String, TextError> {
        self.render(locale, "pages/find.html", view)
    }

    /// The front door.
    pub fn home(&self, locale: &Locale, view: &HomeView) -> Result<String, TextError> {
        self.render(locale, "pages/home.html", view)
    }

    /// Mail preferences.
    pub fn preferences(&self, locale: &Locale, view: &PreferencesView) -> Result<String, TextError> {
        self.render(locale, "pages/preferences.html", view)
    }

    /// An error for people.
    pub fn problem(&self, locale: &Locale, view: &ProblemView) -> Result<String, TextError> {
        self.render(locale, "pages/problem.html", view)
    }

    /// Staff: sign in.
    pub fn desk_login(&self, locale: &Locale, view: &LoginView) -> Result<String, TextError> {
        self.render(locale, "desk/login.html", view)
    }

    /// Staff: the second step of signing in.
    pub fn desk_code(&self, locale: &Locale, view: &CodeView) -> Result<String, TextError> {
        self.render(locale, "desk/code.html", view)
    }

    /// Staff: their own account.
    pub fn desk_account(&self, locale: &Locale, view: &AccountView) -> Result<String, TextError> {
        self.render(locale, "desk/account.html", view)
    }

    /// Staff: the beginning of a second factor.
    pub fn desk_second(&self, locale: &Locale, view: &SecondView) -> Result<String, TextError> {
        self.render(locale, "desk/second.html", view)
    }

    /// Staff: recovery codes.
    pub fn desk_codes(&self, locale: &Locale, view: &CodesView) -> Result<String, TextError> {
        self.render(locale, "desk/codes.html", view)
    }

    /// Staff: everybody with an account.
    pub fn desk_staff(&self, locale: &Locale, view: &StaffView) -> Result<String, TextError> {
        self.render(locale, "desk/staff.html", view)
    }

    /// Staff: a password behind a one-time link.
    pub fn desk_invited(&self, locale: &Locale, view: &InvitedView) -> Result<String, TextError> {
        self.render(locale, "desk/invited.html", view)
    }

    /// Staff: search.
    pub fn desk_search(&self, locale: &Locale, view: &SearchView) -> Result<String, TextError> {
        self.render(locale, "desk/search.html", view)
    }

    /// Staff: one unit.
    pub fn desk_unit(&self, locale: &Locale, view: &DeskUnitView) -> Result<String, TextError> {
        self.render(locale, "desk/unit.html", view)
    }

    /// Staff: taking a unit out of use.
    pub fn desk_withdraw(&self, locale: &Locale, view: &WithdrawView) -> Result<String, TextError> {
        self.render(locale, "desk/withdraw.html", view)
    }

    /// Staff: a form about a unit.
    pub fn desk_act(&self, locale: &Locale, view: &ActView) -> Result<String, TextError> {
        self.render(locale, "desk/act.html", view)
    }

    /// Staff: promises to callers.
    pub fn desk_promises(&self, locale: &Locale, view: &PromisesView) -> Result<String, TextError> {
        self.render(locale, "desk/promises.html", view)
    }

    /// Staff: correcting an address.
    pub fn desk_address(&self, locale: &Locale, view: &DeskAddressView) -> Result<String, TextError> {
        self.render(locale, "desk/address.html", view)
    }

    /// The dashboard.
    pub fn desk_board(&self, locale: &Locale, view: &BoardView) -> Result<String, TextError> {
        self.render(locale, "desk/board.html", view)
    }

    /// Products and offers.
    pub fn desk_catalog(&self, locale: &Locale, view: &CatalogView) -> Result<String, TextError> {
        self.render(locale, "desk/catalog.html", view)
    }

    /// The editor of an offer, or of a product's words.
    pub fn desk_entry(&self, locale: &Locale, view: &EntryView) -> Result<String, TextError> {
        self.render(locale, "desk/entry.html", view)
    }

    /// Putting back what a product was.
    pub fn desk_back(&self, locale: &Locale, view: &BackView) -> Result<String, TextError> {
        self.render(locale, "desk/back.html", view)
    }

    /// All label jobs.
    pub fn desk_batches(&self, locale: &Locale, view: &BatchesView) -> Result<String, TextError> {
        self.render(locale, "desk/batches.html", view)
    }

    /// One label job.
    pub fn desk_batch(&self, locale: &Locale, view: &BatchView) -> Result<String, TextError> {
        self.render(locale, "desk/batch.html", view)
    }

    /// The audit log.
    pub fn desk_log(&self, locale: &Locale, view: &LogView) -> Result<String, TextError> {
        self.render(locale, "desk/log.html", view)
    }

    /// Letters with sample data.
    pub fn desk_previews(&self, locale: &Locale, view: &PreviewsView) -> Result<String, TextError> {
        self.render(locale, "desk/previews.html", view)
    }

    /// Staff: the outbox.
    pub fn desk_mail(&self, locale: &Locale, view: &MailView) -> Result<String, TextError> {
        self.render(locale, "desk/mail.html", view)
    }

    /// Staff: one letter.
    pub fn desk_letter(&self, locale: &Locale, view: &DeskLetterView) -> Result<String, TextError> {
        self.render(locale, "desk/letter.html", view)
    }

    /// Staff: everything under an address.
    pub fn desk_person(&self, locale: &Locale, view: &PersonView) -> Result<String, TextError> {
        self.render(locale, "desk/person.html", view)
    }

    /// Staff: all claims.
    pub fn desk_claims(&self, locale: &Locale, view: &ClaimsView) -> Result<String, TextError> {
        self.render(locale, "desk/claims.html", view)
    }

    /// Staff: one claim.
    pub fn desk_claim(&self, locale: &Locale, view: &CaseView) -> Result<String, TextError> {
        self.render(locale, "desk/claim.html", view)
    }

    /// Staff: an error, in the desk's own frame.
    pub fn desk_problem(&self, locale: &Locale, view: &ProblemView) -> Result<String, TextError> {
        self.render(locale, "desk/problem.html", view)
    }

    /// The letter after a registration.
    pub fn confirmation(&self, locale: &Locale, view: &ConfirmationView) -> Result<Letter, TextError> {
        self.letter(locale, "confirmation", &letter_values(view))
    }

    /// The letters about a claim.
    pub fn claim_letter(&self, locale: &Locale, view: &ClaimLetterView) -> Result<Letter, TextError> {
        self.letter(locale, "claim", &claim_values(view))
    }

    /// A letter that says one thing.
    pub fn note(&self, locale: &Locale, view: &NoteView) -> Result<Letter, TextError> {
        self.letter(locale, "note", &note_values(view))
    }

    fn letter(&self, locale: &Locale, name: &str, values: &Value) -> Result<Letter, TextError> {
        let [subject, text, html] =
            LETTER_PARTS.map(|part| self.engine.render(locale, &format!("emails/{name}/{part}"), values));
        Ok(Letter { subject: safe::one_line(&subject?), text: format!("{}\n", text?.trim()), html: html? })
    }
}

/// A view with its headline.
pub(super) fn owner_values(view: &OwnerView) -> Value {
    let headline = Serde(views::headline(&view.lines));
    let first = Serde(views::ends_first(&view.lines));
    let why = Serde(views::common_why(&view.offers));
    merge_maps([
        Value::from(Serde(view)),
        context! { headline, first, why, covered => views::in_force(&view.lines) },
    ])
}

/// A name is left out of a letter when a mail reader could turn it into a link.
pub(super) fn greets(name: &str) -> bool {
    let like_a_link = name.contains(['/', ':', '@', '\\']) || name.to_lowercase().contains("www.");
    !like_a_link && !name.trim().is_empty()
}

/// The values of a letter about a claim.
pub(super) fn claim_values(view: &ClaimLetterView) -> Value {
    merge_maps([Value::from(Serde(view)), context! { greets => greets(&view.name) }])
}

/// The values of a letter that says one thing.
pub(super) fn note_values(view: &NoteView) -> Value {
    merge_maps([Value::from(Serde(view)), context! { greets => greets(&view.name) }])
}

/// A letter's values.
pub(super) fn letter_values(view: &ConfirmationView) -> Value {
    let headline = Serde(views::headline(&view.lines));
    let first = Serde(views::ends_first(&view.lines));
    merge_maps([
        Value::from(Serde(view)),
        context! { headline, first, greets => greets(&view.name), covered => views::in_force(&view.lines) },
    ])
}
