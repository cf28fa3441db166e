//! Small builders: owners who register, and facts about units.

use aftersale::domain::unit::UnitFacts;

use super::app::App;
use super::browser::Page;
use super::form::Form;

/// Facts of a unit made on this day and sold by this dealer.
pub fn facts(manufactured_on: Option<&str>, dealer: Option<&str>) -> UnitFacts {
    UnitFacts {
        manufactured_on: manufactured_on.map(|on| on.parse().unwrap()),
        dealer: dealer.map(str::to_owned),
        ..UnitFacts::default()
    }
}

/// The form of a unit, filled in by Ann Lee.
pub fn form(app: &App, product: &str, serial: &str) -> Form {
    let page = app.browser.get(&app.code(product, serial));
    Form::of(page.is(200))
        .set("name", "Ann Lee")
        .set("email", "ann@home.example.com")
        .set("purchased_on", "2026-11-20")
}

/// Ann Lee registers a unit; answers what she gets.
pub fn registers(app: &App, product: &str, serial: &str) -> Page {
    form(app, product, serial).send(&app.browser)
}

/// Registers a unit and answers the path of the owner's page.
pub fn owner(app: &App, product: &str, serial: &str) -> String {
    registers(app, product, serial).is(303).place().to_owned()
}

/// Registers a unit with the offers box ticked and answers the path of the owner's page.
pub fn owner_with_offers(app: &App, product: &str, serial: &str) -> String {
    form(app, product, serial).set("offers", "yes").send(&app.browser).is(303).place().to_owned()
}
