//! The desk's door: who gets in, for how long, and what a form from elsewhere can do.

use aftersale::domain::clock::MINUTE;
use aftersale::domain::staff::{Role, SESSION_IDLE, SESSION_WHOLE};
use aftersale::flows::sign_in;

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes};
use crate::support::make::owner;

pub const PASSWORD: &str = "correct horse battery";

/// A house where Maria has an account.
pub fn house() -> App {
    let app = App::start();
    sign_in::add(&app.context, "maria", Role::Support, PASSWORD).unwrap();
    app
}

/// What a right or wrong password gets.
pub fn logs_in(app: &App, name: &str, password: &str) -> Page {
    let page = app.browser.get("/desk/login");
    Form::of(&page).set("name", name).set("password", password).send(&app.browser)
}

/// The browser of somebody who signed in.
pub fn signed_in(app: &App) -> Browser {
    let page = logs_in(app, "maria", PASSWORD);
    let cookie = page.is(303).header("set-cookie").expect("a cookie");
    app.browser.with("cookie", cookie.split(';').next().unwrap())
}

#[test]
fn nobody_sees_the_desk_without_signing_in() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    for path in ["/desk", "/desk?q=ann", "/desk/units/4-SN1", "/desk/units/999999-x"] {
        let page = app.browser.get(path);
        assert!(page.is(303).location().starts_with("/desk/login?next="), "{}", page.location());
        page.lacks("Ann");
    }
    app.browser.post_form("/desk/logout", &[]).is(303).lacks("Ann");
    for cookie in [
        "desk=",
        "desk=x",
        "desk=0000000000000000000000000000000000000000000000000000000000000000",
        "desk=%00",
    ] {
        app.browser.with("cookie", cookie).get("/desk?q=ann").is(303).lacks("Ann");
    }
}

#[test]
fn the_right_password_opens_the_page_that_was_asked_for() {
    let app = house();
    let page = app.browser.get("/desk?q=ann%20lee");
    let login = app.browser.get(page.location());
    let page = Form::of(&login).set("name", " Maria ").set("password", PASSWORD).send(&app.browser);
    assert_eq!(page.is(303).location(), "/desk?q=ann%20lee");
    let cookie = page.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/"),
        "{cookie}"
    );
}

#[test]
fn behind_tls_the_cookie_is_bound_to_it() {
    let app = App::with(&[("site.public_url", "https://go.example.com")]);
    sign_in::add(&app.context, "maria", Role::Support, PASSWORD).unwrap();
    let page = logs_in(&app, "maria", PASSWORD);
    let cookie = page.is(303).header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-desk=") && cookie.contains("Secure"), "{cookie}");
    let browser = app.browser.with("cookie", cookie.split(';').next().unwrap());
    browser.get("/desk").is(200);
}

#[test]
fn a_wrong_password_and_an_unknown_name_get_the_same_answer() {
    let app = house();
    let wrong = logs_in(&app, "maria", "wrong horse battery");
    let unknown = logs_in(&app, "marib", PASSWORD);
    assert_eq!((wrong.status, unknown.status), (422, 422));
    assert_eq!(wrong.text().replace("maria", "NAME"), unknown.text().replace("marib", "NAME"));
    assert!(wrong.header("set-cookie").is_none());
    wrong.lacks("wrong horse battery");
    assert_eq!(app.count("SELECT COUNT(*) FROM desk_session"), 0);
}

#[test]
fn hostile_words_at_the_door_open_nothing() {
    let app = house();
    for (name, password) in [
        ("maria' OR '1'='1", "x"),
        ("\0", "\0"),
        ("<script>", "<script>"),
        ("", ""),
        ("maria", &"p".repeat(20_000)),
    ] {
        logs_in(&app, name, password).is(422).lacks("<script>");
    }
}

#[test]
fn the_way_back_leads_nowhere_but_to_the_desk() {
    let app = house();
    for next in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/find",
        "/desk/logout",
        "/desk\r\nX: y",
        "/deskx",
    ] {
        let page = app.browser.get("/desk/login");
        let form = Form::of(&page).set("name", "maria").set("password", PASSWORD).set("next", next);
        assert_eq!(form.send(&app.browser).is(303).location(), "/desk", "{next:?}");
    }
}

#[test]
fn an_idle_session_ends() {
    let app = house();
    let maria = signed_in(&app);
    app.advance(SESSION_IDLE - MINUTE);
    maria.get("/desk").is(200);
    app.advance(SESSION_IDLE - MINUTE);
    maria.get("/desk").is(200);
    app.advance(SESSION_IDLE);
    maria.get("/desk").is(303);
}

#[test]
fn a_busy_session_ends_too_after_a_working_day() {
    let app = house();
    let maria = signed_in(&app);
    let step = SESSION_IDLE / 2;
    for _ in 0..SESSION_WHOLE / step - 1 {
        app.advance(step);
        maria.get("/desk").is(200);
    }
    app.advance(step);
    maria.get("/desk").is(303);
}

#[test]
fn sessions_idle_as_long_as_the_settings_say() {
    let app = App::with(&[("desk.session_idle", "10m")]);
    sign_in::add(&app.context, "maria", Role::Support, PASSWORD).unwrap();
    let maria = signed_in(&app);
    app.advance(9 * MINUTE);
    maria.get("/desk").is(200);
    app.advance(10 * MINUTE);
    maria.get("/desk").is(303);
}

#[test]
fn signing_out_ends_the_session_on_the_server() {
    let app = house();
    let maria = signed_in(&app);
    let page = maria.get("/desk");
    let out = Form::of(&page);
    assert_eq!(out.action, "/desk/logout");
    out.send(&maria).is(303);
    // The browser may still have the cookie; it is worth nothing.
    maria.get("/desk").is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM desk_session"), 0);
}

#[test]
fn a_closed_account_is_out_at_once() {
    let app = house();
    let maria = signed_in(&app);
    maria.get("/desk").is(200);
    assert!(sign_in::disable(&app.context, "maria").unwrap());
    maria.get("/desk").is(303);
    logs_in(&app, "maria", PASSWORD).is(422);
}

#[test]
fn a_form_from_elsewhere_does_nothing() {
    let app = house();
    let maria = signed_in(&app);
    let csrf = Form::of(&maria.get("/desk")).get("csrf").unwrap().to_owned();
    maria.post_form("/desk/logout", &[]).is(403);
    maria.post_form("/desk/logout", &[("csrf", "0000")]).is(403);
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        maria.with(name, value).post_form("/desk/logout", &[("csrf", &csrf)]).is(403);
        let login = [("name", "maria"), ("password", PASSWORD)];
        app.browser.with(name, value).post_form("/desk/login", &login).is(403);
    }
    maria.get("/desk").is(200);
    let origin = format!("http://{}", app.browser.host());
    maria.with("origin", &origin).post_form("/desk/logout", &[("csrf", &csrf)]).is(303);
}

#[test]
fn the_database_holds_neither_passwords_nor_tokens() {
    let app = house();
    let page = logs_in(&app, "maria", PASSWORD);
    let cookie = page.header("set-cookie").unwrap();
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    let hash: String =
        app.database().query_row("SELECT password_hash FROM staff", [], |row| row.get(0)).unwrap();
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    let stored: String =
        app.database().query_row("SELECT token FROM desk_session", [], |row| row.get(0)).unwrap();
    assert_ne!(stored, token);
    let page = signed_in(&app).get("/desk");
    assert!(!attributes(&page, "input[name=csrf]", "value").contains(&token.to_owned()));
}
