//! Accounts as they change: new recovery codes without a new phone, and another role.

use aftersale::domain::staff::Role;
use aftersale::domain::totp::{self, Secret};
use aftersale::flows::sign_in;

use super::desk_account::{code, enrolled, form, house, through, with_cookies};
use super::desk_door::{PASSWORD, logs_in};
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes, texts};

const RENEW: &str = "/desk/account/codes";

fn renews(browser: &Browser, current: &str, code: &str) -> Page {
    let page = browser.get("/desk/account");
    form(&page, RENEW).set("current", current).set("code", code).send(browser)
}

fn next(app: &App, secret: &Secret) -> String {
    app.advance(totp::STEP);
    code(app, secret)
}

#[test]
fn new_recovery_codes_need_password_and_app_and_those_of_before_are_dead() {
    let app = house();
    let (ada, secret, old) = enrolled(&app, "ada");
    renews(&ada, PASSWORD, &old[1]).is(422).has("This code is wrong");
    let both = renews(&ada, "wrong horse battery", "123456");
    assert_eq!(attributes(both.is(422), ".summary a", "href"), ["#codes-current", "#codes-code"]);
    both.lacks("<li><bdi dir=\"ltr\">");
    let used = next(&app, &secret);
    renews(&ada, "wrong horse battery", &used).is(422);
    let page = renews(&ada, PASSWORD, &used);
    let new = texts(page.is(200), ".codes li");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    renews(&ada, PASSWORD, &used).is(422).lacks(&new[0]);
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)), "{new:?}");
    ada.get("/desk/account").has("Recovery codes left: 10").lacks(&new[0]);
    for code in &old {
        through(&app, "ada", code).is(422);
    }
    through(&app, "ada", &new[3]).is(303);
    let code = next(&app, &secret);
    through(&app, "ada", &code).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'recovery-codes' AND who = 'ada'"), 1);
    // Without an app there is nothing to recover.
    let sam = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    let csrf = Form::of(&sam.get("/desk")).get("csrf").unwrap().to_owned();
    sam.get("/desk/account").is(200).lacks(RENEW);
    sam.post_form(RENEW, &[("csrf", &csrf), ("current", PASSWORD), ("code", "123456")]).is(422);
    assert_eq!(app.count("SELECT COUNT(*) FROM desk_recovery"), 9);
}

/// The form that gives a role, on the page of staff.
fn role_form(admin: &Browser, app: &App, name: &str) -> Form {
    let sql = format!("SELECT id FROM staff WHERE name = '{name}'");
    let id: String = app.database().query_row(&sql, [], |row| row.get(0)).unwrap();
    let forms = Form::all(&admin.get("/desk/staff"));
    let fits = |form: &Form| form.action.ends_with(&id) && form.get("change") == Some("role");
    forms.into_iter().find(fits).expect("a form for the role")
}

fn role(app: &App, name: &str) -> String {
    let sql = format!("SELECT role FROM staff WHERE name = '{name}'");
    app.database().query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn another_role_ends_the_sessions_and_asks_for_what_it_needs_at_the_next_sign_in() {
    let app = house();
    let (ada, ..) = enrolled(&app, "ada");
    let sam = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    sam.get("/desk/board").is(403);
    let form = role_form(&ada, &app, "sam");
    assert_eq!(form.get("role"), Some("support"));
    form.clone().send(&ada).is(303);
    sam.get("/desk").is(200);
    form.clone().set("role", "king").send(&ada).is(400);
    let likely = attributes(&ada.get("/desk/staff"), "#role input[checked]", "value");
    assert_eq!(likely, ["support"], "somebody new is support unless somebody says otherwise");
    form.set("role", "manager").send(&ada).is(303);
    sam.get("/desk").is(303);
    let again = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    assert_eq!(again.get("/desk/board").is(303).location(), "/desk/account/second");
    let (sam, ..) = enrolled(&app, "sam");
    sam.get("/desk/board").is(200);
    role_form(&ada, &app, "sam").set("role", "support").send(&ada).is(303);
    sam.get("/desk/board").is(303);
    let said = "SELECT COUNT(*) FROM audit WHERE what = 'staff-role' AND who = 'ada' AND detail = 'sam support → manager'";
    assert_eq!(app.count(said), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'staff-role'"), 2, "no change, no line");
}

#[test]
fn somebody_is_always_left_to_give_accounts() {
    let app = house();
    sign_in::add(&app.context, "bea", Role::Admin, PASSWORD).unwrap();
    let (ada, ..) = enrolled(&app, "ada");
    let (bea, ..) = enrolled(&app, "bea");
    let own: String =
        app.database().query_row("SELECT id FROM staff WHERE name = 'ada'", [], |row| row.get(0)).unwrap();
    let csrf = Form::of(&ada.get("/desk")).get("csrf").unwrap().to_owned();
    let fields = [("csrf", csrf.as_str()), ("change", "role"), ("role", "support")];
    ada.post_form(&format!("/desk/staff/{own}"), &fields).is(404);
    // Both pages stand open; whoever is second has no say any more.
    let (hers, mine) = (role_form(&bea, &app, "ada"), role_form(&ada, &app, "bea"));
    mine.set("role", "support").send(&ada).is(303);
    hers.set("role", "support").send(&bea).is(303);
    assert_eq!((role(&app, "ada"), role(&app, "bea")), ("admin".into(), "support".into()));
    let mia = with_cookies(&app, &logs_in(&app, "mia", PASSWORD));
    mia.post_form(&format!("/desk/staff/{own}"), &fields).is(303);
    assert_eq!(role(&app, "ada"), "admin");
}
