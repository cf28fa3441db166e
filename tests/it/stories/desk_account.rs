//! Staff's accounts: the second factor, one's own password, and what an admin does for others.

use aftersale::domain::clock::DAY;
use aftersale::domain::code::key::hex;
use aftersale::domain::staff::Role;
use aftersale::domain::totp::{self, Secret};
use aftersale::flows::sign_in;
use aftersale::http::DESK_ROUTES;

use super::desk_door::{PASSWORD, logs_in};
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes, texts};

pub const NEW: &str = "lantern oyster gravel nine";

/// A house as it is delivered: from managers upwards a second factor is asked for.
pub fn house() -> App {
    let app = App::with(&[("desk.second_factor", "manager")]);
    for (name, role) in [("sam", Role::Support), ("mia", Role::Manager), ("ada", Role::Admin)] {
        sign_in::add(&app.context, name, role, PASSWORD).unwrap();
    }
    app
}

/// All cookies of an answer, as a browser sends them back.
pub fn cookies(page: &Page) -> String {
    let all = page.headers.iter().filter(|(name, _)| name == "set-cookie");
    let all: Vec<&str> = all.filter_map(|(_, value)| value.split(';').next()).collect();
    all.join("; ")
}

pub fn with_cookies(app: &App, page: &Page) -> Browser {
    app.browser.with("cookie", &cookies(page))
}

/// What the app was told: the secret behind the key on the page.
fn secret(page: &Page) -> Secret {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let key = texts(page, "form bdi.mono")[0].replace(' ', "");
    assert_eq!(key.len(), 32, "{key}");
    let mut bytes = [0_u8; 32];
    for (at, letter) in key.chars().enumerate() {
        let value = LETTERS.find(letter).unwrap();
        for bit in 0..5 {
            let place = at * 5 + bit;
            bytes[place / 8] |= u8::try_from(value >> (4 - bit) & 1).unwrap() << (7 - place % 8);
        }
    }
    Secret::of(bytes)
}

pub fn code(app: &App, secret: &Secret) -> String {
    secret.code(totp::step(app.context.clock().now()))
}

/// Signs in for the first time and sets up the second factor; the browser inside, the secret, the recovery codes.
pub fn enrolled(app: &App, name: &str) -> (Browser, Secret, Vec<String>) {
    let browser = with_cookies(app, logs_in(app, name, PASSWORD).is(303));
    let page = browser.get("/desk/account/second");
    let secret = secret(page.is(200));
    let mut form = form(&page, "/desk/account/second").set("code", &code(app, &secret));
    if form.get("current").is_some() {
        form = form.set("current", PASSWORD);
    }
    let done = form.send(&browser);
    let codes = texts(done.is(200), ".codes li");
    app.advance(totp::STEP);
    (with_cookies(app, &done), secret, codes)
}

/// The form of a page with this address.
pub fn form(page: &Page, action: &str) -> Form {
    let form = Form::all(page).into_iter().find(|form| form.action == action);
    form.unwrap_or_else(|| panic!("no form for {action} in {}", page.text()))
}

/// Through both steps.
pub fn through(app: &App, name: &str, typed: &str) -> Page {
    let first = logs_in(app, name, PASSWORD);
    assert!(first.is(303).location().starts_with("/desk/login/code?next="), "{}", first.location());
    let browser = with_cookies(app, &first);
    let page = browser.get(first.location());
    form(page.is(200), "/desk/login/code").set("code", typed).send(&browser)
}

#[test]
fn managers_see_nothing_before_they_have_a_second_factor_and_support_may_go_without() {
    let app = house();
    with_cookies(&app, &logs_in(&app, "sam", PASSWORD)).get("/desk").is(200);
    for name in ["mia", "ada"] {
        let browser = with_cookies(&app, &logs_in(&app, name, PASSWORD));
        for path in ["/desk", "/desk/staff", "/desk/account", "/desk/mail"] {
            assert_eq!(browser.get(path).is(303).location(), "/desk/account/second", "{path}");
        }
        let page = browser.get("/desk/account/second");
        page.is(200).has("viewBox");
        form(&page, "/desk/account/second").set("code", "000000").send(&browser).is(422);
        browser.get("/desk").is(303);
        let (browser, ..) = enrolled(&app, name);
        browser.get("/desk").is(200);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM staff WHERE second IS NOT NULL"), 2);
}

#[test]
fn the_session_before_the_second_factor_is_worth_nothing_after_it() {
    let app = house();
    let first = with_cookies(&app, &logs_in(&app, "ada", PASSWORD));
    let page = first.get("/desk/account/second");
    let secret = secret(&page);
    form(&page, "/desk/account/second").set("code", &code(&app, &secret)).send(&first).is(200);
    first.get("/desk").is(303);
    let waiting = logs_in(&app, "ada", PASSWORD);
    let browser = with_cookies(&app, &waiting);
    assert!(browser.get("/desk").is(303).location().starts_with("/desk/login/code"));
    app.advance(totp::STEP);
    let done = form(&browser.get("/desk/login/code"), "/desk/login/code").set("code", &code(&app, &secret));
    let done = done.send(&browser);
    assert_ne!(cookies(done.is(303)).split(';').next(), cookies(&waiting).split(';').next());
    assert!(browser.get("/desk").is(303).location().starts_with("/desk/login"));
    with_cookies(&app, &done).get("/desk").is(200);
}

#[test]
fn a_code_counts_once_and_only_now() {
    let app = house();
    let (_, secret, _) = enrolled(&app, "ada");
    let now = code(&app, &secret);
    through(&app, "ada", "123456").is(422).has("This code is wrong");
    through(&app, "ada", &now).is(303);
    through(&app, "ada", &now).is(422);
    app.advance(3 * totp::STEP);
    through(&app, "ada", &now).is(422);
    let next = code(&app, &secret);
    through(&app, "ada", &format!("{} {}", &next[..3], &next[3..])).is(303);
}

#[test]
fn each_recovery_code_opens_once() {
    let app = house();
    let (browser, _, codes) = enrolled(&app, "ada");
    assert_eq!(codes.len(), 10);
    browser.get("/desk/account").has("Recovery codes left: 10");
    through(&app, "ada", &codes[0].to_lowercase()).is(303);
    through(&app, "ada", &codes[0]).is(422);
    through(&app, "ada", &codes[9].replace('-', " ")).is(303);
    browser.get("/desk/account").has("Recovery codes left: 8");
}

pub fn logs_in_from(browser: &Browser, name: &str, password: &str) -> Page {
    browser.post_form("/desk/login", &[("name", name), ("password", password)])
}

#[test]
fn the_database_gives_no_codes() {
    let app = house();
    let (_, secret, codes) = enrolled(&app, "ada");
    let salt: String = app
        .database()
        .query_row("SELECT second FROM staff WHERE second IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    assert!(!secret.base32().contains(&salt) && salt.len() == 32);
    for code in codes {
        let plain = code.replace('-', "");
        assert_eq!(app.count(&format!("SELECT COUNT(*) FROM desk_recovery WHERE digest = '{plain}'")), 0);
        let digest = hex(&<sha2::Sha256 as sha2::Digest>::digest(&plain));
        assert_eq!(app.count(&format!("SELECT COUNT(*) FROM desk_recovery WHERE digest = '{digest}'")), 0);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM desk_recovery"), 10);
}

#[test]
fn a_password_is_changed_by_who_knows_it_and_all_other_sessions_end() {
    let app = house();
    let here = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    let elsewhere = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    let change = |current: &str, new: &str| {
        let page = here.get("/desk/account");
        form(&page, "/desk/account/password").set("current", current).set("password", new).send(&here)
    };
    change("wrong horse battery", NEW).is(422).has("This is not your password");
    change(PASSWORD, "short").is(422).has("12");
    change(PASSWORD, "Password2026!").is(422).has("easy to guess");
    change(PASSWORD, NEW).is(303);
    here.get("/desk").is(200);
    elsewhere.get("/desk").is(303);
    logs_in(&app, "sam", PASSWORD).is(422);
    logs_in(&app, "sam", NEW).is(303);
}

#[test]
fn support_may_switch_the_second_factor_off_and_managers_may_not() {
    let app = house();
    let (sam, ..) = enrolled(&app, "sam");
    let page = sam.get("/desk/account");
    let end = form(&page, "/desk/account/second/end");
    let refused = end.clone().set("current", "wrong horse battery").send(&sam);
    assert_eq!(attributes(refused.is(422), ".summary a", "href"), ["#end-current"]);
    end.set("current", PASSWORD).send(&sam).is(303);
    assert_eq!(logs_in(&app, "sam", PASSWORD).is(303).location(), "/desk");
    let (mia, ..) = enrolled(&app, "mia");
    let csrf = Form::of(&mia.get("/desk")).get("csrf").unwrap().to_owned();
    let fields = [("csrf", csrf.as_str()), ("current", PASSWORD)];
    mia.post_form("/desk/account/second/end", &fields).is(422);
    assert_eq!(app.count("SELECT COUNT(*) FROM staff WHERE second IS NOT NULL"), 1);
}

#[test]
fn another_phone_needs_the_password_and_ends_the_first() {
    let app = house();
    let (ada, old, _) = enrolled(&app, "ada");
    let page = ada.get("/desk/account/second");
    let new = secret(&page);
    assert_ne!(new, old);
    let begin = form(&page, "/desk/account/second").set("code", &code(&app, &new));
    begin.clone().send(&ada).is(422);
    begin.set("current", PASSWORD).send(&ada).is(200);
    app.advance(totp::STEP);
    through(&app, "ada", &code(&app, &old)).is(422);
    through(&app, "ada", &code(&app, &new)).is(303);
}

/// The one-time link on a page of staff.
pub fn link(page: &Page) -> String {
    texts(page.is(200), ".anywhere")[0].replace("http://go.example.com", "")
}

#[test]
fn an_admin_adds_somebody_whose_link_works_once() {
    let app = house();
    let (ada, ..) = enrolled(&app, "ada");
    let page = ada.get("/desk/staff");
    let add = form(&page, "/desk/staff");
    add.clone().set("name", "sam").send(&ada).is(422).has("Somebody has this name already");
    add.clone().set("name", "<b>").send(&ada).is(422).lacks("<b>");
    let link = link(&add.set("name", "Yuki").set("role", "support").send(&ada));
    ada.get("/desk/staff").lacks(&link);
    logs_in(&app, "yuki", PASSWORD).is(422);
    logs_in(&app, "yuki", "").is(422);
    let page = app.browser.get(&link);
    form(page.is(200), &link).set("password", "yuki-yuki-yuki").send(&app.browser).is(422);
    form(&page, &link).set("password", NEW).send(&app.browser).is(303);
    app.browser.get(&link).is(404);
    form(&page, &link).set("password", NEW).send(&app.browser).is(404);
    logs_in(&app, "yuki", NEW).is(303);
    let stored = app.count("SELECT COUNT(*) FROM audit WHERE what = 'staff-add' AND who = 'ada'");
    assert_eq!(stored, 1);
}

#[test]
fn who_lost_password_and_phone_begins_anew_and_the_link_dies_in_two_days() {
    let app = house();
    let (mia, ..) = enrolled(&app, "mia");
    let (ada, ..) = enrolled(&app, "ada");
    let act = |word: &str| {
        let page = ada.get("/desk/staff");
        let forms = Form::all(&page);
        let found = forms.into_iter().find(|form| {
            form.get("change") == Some(word) && (word != "enable" || form.action.starts_with("/desk/staff/"))
        });
        found.unwrap_or_else(|| panic!("{word}")).send(&ada)
    };
    // Only Mia has a second factor besides Ada, whose own row has no buttons.
    let first = link(&act("start"));
    mia.get("/desk").is(303);
    logs_in(&app, "mia", PASSWORD).is(422);
    app.advance(2 * DAY);
    app.browser.get(&first).is(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM staff WHERE name = 'mia' AND second IS NULL"), 1);
}

#[test]
fn nobody_locks_themselves_out() {
    let app = house();
    let (ada, ..) = enrolled(&app, "ada");
    let id: String =
        app.database().query_row("SELECT id FROM staff WHERE name = 'ada'", [], |row| row.get(0)).unwrap();
    let csrf = Form::of(&ada.get("/desk")).get("csrf").unwrap().to_owned();
    for change in ["disable", "password", "start"] {
        let fields = [("csrf", csrf.as_str()), ("change", change)];
        ada.post_form(&format!("/desk/staff/{id}"), &fields).is(404);
    }
    assert!(attributes(&ada.get("/desk/staff"), "form", "action").iter().all(|to| !to.contains(&id)));
    assert!(DESK_ROUTES.iter().any(|(method, path, _)| (*method, *path) == ("POST", "/desk/staff/{id}")));
}

#[test]
fn a_clock_that_was_ahead_lends_no_session_time_and_keeps_nobody_out() {
    let app = house();
    app.advance(365 * DAY);
    let (ada, secret, _) = enrolled(&app, "ada");
    ada.get("/desk").is(200);
    app.advance(-365 * DAY);
    assert!(ada.get("/desk").is(303).location().starts_with("/desk/login"));
    let now = code(&app, &secret);
    through(&app, "ada", &now).is(303);
    through(&app, "ada", &now).is(422);
    assert_eq!(app.count("SELECT COUNT(*) FROM desk_session WHERE is_whole"), 1);
}

#[test]
fn a_new_sign_in_ends_the_session_that_the_browser_had() {
    let app = house();
    let first = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    let second = with_cookies(&app, &logs_in_from(&first, "sam", PASSWORD));
    first.get("/desk").is(303);
    second.get("/desk").is(200);
}

#[test]
fn passwords_are_the_same_however_a_keyboard_spells_them() {
    let app = App::start();
    sign_in::add(&app.context, "zoe", Role::Support, "wenn der Regen f\u{e4}llt").unwrap();
    logs_in(&app, "zoe", "wenn der Regen fa\u{308}llt").is(303);
    logs_in(&app, "zoe", "wenn der Regen fallt").is(422);
}

#[test]
fn nobody_is_shown_the_secret_of_the_factor_in_force() {
    let app = house();
    let (ada, before, _) = enrolled(&app, "ada");
    let salt: String = app
        .database()
        .query_row("SELECT second FROM staff WHERE second IS NOT NULL", [], |row| row.get(0))
        .unwrap();
    let page = form(&ada.get("/desk/account/second"), "/desk/account/second").set("salt", &salt).send(&ada);
    assert_ne!(secret(page.is(422)), before);
    let upper = form(&page, "/desk/account/second").set("salt", &salt.to_uppercase()).send(&ada);
    assert_ne!(secret(upper.is(422)), before);
}

#[test]
fn a_session_left_open_is_no_way_to_somebody_elses_second_factor() {
    let app = house();
    let sam = with_cookies(&app, &logs_in(&app, "sam", PASSWORD));
    let page = sam.get("/desk/account/second");
    let begin = form(&page, "/desk/account/second").set("code", &code(&app, &secret(&page)));
    begin.clone().send(&sam).is(422).has("This is not your password");
    begin.set("current", PASSWORD).send(&sam).is(200);
}
