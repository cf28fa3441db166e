//! One typed function per page and letter: the only way templates are reached, so that no page can lack a value.

use minijinja::value::{Serde, merge_maps};
use minijinja::{Value, context};

use super::Text;
use super::error::TextError;
use super::locale::Locale;
use super::safe;
use super::views::{
    self, ConfirmationView, DeskUnitView, FindView, FormView, HomeView, Letter, LoginView, OwnerView,
    PreferencesView, ProblemView, RegisteredView, SearchView, UnprovenView, VoidView,
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

    /// A registered unit, for anyone who scans it.
    pub fn registered(&self, locale: &Locale, view: &RegisteredView) -> Result<String, TextError> {
        self.render(locale, "pages/registered.html", view)
    }

    /// A code that opens no form.
    pub fn unproven(&self, locale: &Locale, view: &UnprovenView) -> Result<String, TextError> {
        self.render(locale, "pages/unproven.html", view)
    }

    /// A voided label or retired unit.
    pub fn void(&self, locale: &Locale, view: &VoidView) -> Result<String, TextError> {
        self.render(locale, "pages/void.html", view)
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

    /// Staff: search.
    pub fn desk_search(&self, locale: &Locale, view: &SearchView) -> Result<String, TextError> {
        self.render(locale, "desk/search.html", view)
    }

    /// Staff: one unit.
    pub fn desk_unit(&self, locale: &Locale, view: &DeskUnitView) -> Result<String, TextError> {
        self.render(locale, "desk/unit.html", view)
    }

    /// Staff: an error, in the desk's own frame.
    pub fn desk_problem(&self, locale: &Locale, view: &ProblemView) -> Result<String, TextError> {
        self.render(locale, "desk/problem.html", view)
    }

    /// The letter after a registration.
    pub fn confirmation(&self, locale: &Locale, view: &ConfirmationView) -> Result<Letter, TextError> {
        self.letter(locale, "confirmation", &letter_values(view))
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
    merge_maps([
        Value::from(Serde(view)),
        context! { headline, first, covered => views::in_force(&view.lines) },
    ])
}

/// A letter's values; the name is left out when a mail reader could turn it into a link.
pub(super) fn letter_values(view: &ConfirmationView) -> Value {
    let headline = Serde(views::headline(&view.lines));
    let first = Serde(views::ends_first(&view.lines));
    let like_a_link = view.name.contains(['/', ':', '@', '\\']) || view.name.to_lowercase().contains("www.");
    let greets = !like_a_link && !view.name.trim().is_empty();
    merge_maps([
        Value::from(Serde(view)),
        context! { headline, first, greets, covered => views::in_force(&view.lines) },
    ])
}
