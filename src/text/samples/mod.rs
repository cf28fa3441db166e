//! One example per template and state: drives tests, `check`, previews and the gallery.
//!
//! The maker is the one of `assets/sample`. A state that people can meet and that is not here is a state nobody looked at.

mod desk;
mod public;

use minijinja::Value;
use minijinja::value::Serde;

use super::Text;
use super::error::TextError;
use super::locale::Locale;
use super::pages::{LETTER_PARTS, letter_values, owner_values};
use super::settings::{Brand, Picture, Settings, Site};
use super::views::{
    ConfirmationView, DeskUnitView, FindView, FormView, HomeView, LoginView, OwnerView, PreferencesView,
    ProblemView, ProductCard, RegisteredView, SearchView, UnprovenView, VoidView,
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
    Registered(RegisteredView),
    Unproven(UnprovenView),
    Void(VoidView),
    Find(FindView),
    Home(HomeView),
    Preferences(PreferencesView),
    Problem(ProblemView),
    DeskLogin(LoginView),
    DeskSearch(SearchView),
    DeskUnit(DeskUnitView),
    DeskProblem(ProblemView),
    Confirmation(ConfirmationView),
}

/// All examples.
pub fn all() -> Vec<Sample> {
    let mut samples = public::all();
    samples.extend(desk::all());
    samples
}

/// The example of a letter by its name, for previews; the first one of its states.
pub fn letter(name: &str) -> Option<ConfirmationView> {
    all().into_iter().find_map(|sample| match sample.view {
        View::Confirmation(view) if name == "confirmation" => Some(view),
        _ => None,
    })
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

impl Sample {
    /// The page; a letter's HTML part.
    pub fn html(&self, text: &Text, locale: &Locale) -> Result<String, TextError> {
        match &self.view {
            View::Form(view) => text.form(locale, view),
            View::Owner(view) => text.owner(locale, view),
            View::Registered(view) => text.registered(locale, view),
            View::Unproven(view) => text.unproven(locale, view),
            View::Void(view) => text.void(locale, view),
            View::Find(view) => text.find(locale, view),
            View::Home(view) => text.home(locale, view),
            View::Preferences(view) => text.preferences(locale, view),
            View::Problem(view) => text.problem(locale, view),
            View::DeskLogin(view) => text.desk_login(locale, view),
            View::DeskSearch(view) => text.desk_search(locale, view),
            View::DeskUnit(view) => text.desk_unit(locale, view),
            View::DeskProblem(view) => text.desk_problem(locale, view),
            View::Confirmation(view) => text.confirmation(locale, view).map(|letter| letter.html),
        }
    }

    /// The templates it fills, with their values.
    pub(super) fn templates(&self) -> Vec<(String, Value)> {
        let one = |name: &str, value: Value| vec![(name.to_owned(), value)];
        match &self.view {
            View::Form(view) => one("pages/form.html", Value::from(Serde(view))),
            View::Owner(view) => one("pages/owner.html", owner_values(view)),
            View::Registered(view) => one("pages/registered.html", Value::from(Serde(view))),
            View::Unproven(view) => one("pages/unproven.html", Value::from(Serde(view))),
            View::Void(view) => one("pages/void.html", Value::from(Serde(view))),
            View::Find(view) => one("pages/find.html", Value::from(Serde(view))),
            View::Home(view) => one("pages/home.html", Value::from(Serde(view))),
            View::Preferences(view) => one("pages/preferences.html", Value::from(Serde(view))),
            View::Problem(view) => one("pages/problem.html", Value::from(Serde(view))),
            View::DeskLogin(view) => one("desk/login.html", Value::from(Serde(view))),
            View::DeskSearch(view) => one("desk/search.html", Value::from(Serde(view))),
            View::DeskUnit(view) => one("desk/unit.html", Value::from(Serde(view))),
            View::DeskProblem(view) => one("desk/problem.html", Value::from(Serde(view))),
            View::Confirmation(view) => {
                let values = letter_values(view);
                LETTER_PARTS
                    .iter()
                    .map(|part| (format!("emails/confirmation/{part}"), values.clone()))
                    .collect()
            }
        }
    }
}
