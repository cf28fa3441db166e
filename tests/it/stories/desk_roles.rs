//! Who may do what at the desk: every address as every role and as nobody, others' ids, and strict headers on all of it.

use std::collections::BTreeSet;
use std::path::Path;

use aftersale::domain::staff::Role;
use aftersale::flows::sign_in;
use aftersale::http::DESK_ROUTES;

use super::desk_door::{PASSWORD, logs_in};
use super::headers::is_guarded;
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::Form;
use crate::support::make::form;

const ROLES: [Role; 3] = [Role::Support, Role::Manager, Role::Admin];

/// Somebody of each role, signed in, with the token of their forms.
fn everybody(app: &App) -> Vec<(Role, Browser, String)> {
    let enter = |role: Role| {
        sign_in::add(&app.context, role.as_str(), role, PASSWORD).unwrap();
        let page = logs_in(app, role.as_str(), PASSWORD);
        let cookie = page.is(303).header("set-cookie").unwrap().to_owned();
        let browser = app.browser.with("cookie", cookie.split(';').next().unwrap());
        let csrf = Form::of(&browser.get("/desk")).get("csrf").unwrap().to_owned();
        (role, browser, csrf)
    };
    ROLES.into_iter().map(enter).collect()
}

fn ask(browser: &Browser, method: &str, path: &str, csrf: &str) -> Page {
    let path = filled(&path.replace("{id}", "999999-x"), "999999");
    if method == "POST" { browser.post_form(&path, &[("csrf", csrf)]) } else { browser.get(&path) }
}

/// An address with `word` wherever it names something.
fn filled(path: &str, word: &str) -> String {
    ["{id}", "{token}", "{number}", "{name}"].iter().fold(path.to_owned(), |path, of| path.replace(of, word))
}

/// Addresses of the desk that the door's own sources route, and how.
fn routed() -> BTreeSet<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http");
    let mut all = BTreeSet::new();
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(source) = std::fs::read_to_string(&file) else { continue };
        for part in source.split("resource(\"/desk").skip(1) {
            let (path, rest) = part.split_once('"').unwrap();
            // What follows belongs to this address until the next one.
            for (word, method) in [("read()", "GET"), ("get()", "GET"), ("post()", "POST")] {
                if rest.split("resource(").next().unwrap().contains(word) {
                    all.insert((method.to_owned(), format!("/desk{path}")));
                }
            }
        }
        assert_eq!(
            source.matches("\"/desk").count() - source.matches("starts_with(\"/desk").count(),
            source.matches("resource(\"/desk").count(),
            "{} routes the desk in a way this test does not read",
            file.display()
        );
    }
    all
}

#[test]
fn every_address_of_the_desk_has_a_row_and_every_row_an_address() {
    let rows: BTreeSet<(String, String)> =
        DESK_ROUTES.iter().map(|(method, path, _)| ((*method).to_owned(), (*path).to_owned())).collect();
    assert_eq!(rows.len(), DESK_ROUTES.len(), "a row stands twice");
    assert_eq!(routed(), rows);
}

#[test]
fn everybody_gets_where_their_role_reaches_and_no_further() {
    let app = App::start();
    let everybody = everybody(&app);
    let mut closed = 0;
    for (method, path, least) in DESK_ROUTES.iter().filter(|(_, path, _)| *path != "/desk/logout") {
        let Some(least) = least else { continue };
        let page = ask(&app.browser, method, path, "");
        assert!(page.is(303).location().starts_with("/desk/login?next="), "nobody: {method} {path}");
        for (role, browser, csrf) in &everybody {
            let page = ask(browser, method, path, csrf);
            let is_shut = page.status == 403;
            assert_eq!(is_shut, role < least, "{} {method} {path}: {}", role.as_str(), page.status);
            assert!(page.status < 500, "{method} {path}: {}", page.text());
            closed += usize::from(is_shut);
        }
    }
    assert!(closed >= 6, "the table closes nothing to anybody");
}

#[test]
fn what_must_not_be_open_to_everybody_is_not() {
    let open: Vec<&str> =
        DESK_ROUTES.iter().filter(|(.., least)| least.is_none()).map(|(_, path, _)| *path).collect();
    assert!(
        open.iter().all(|path| path.starts_with("/desk/login") || *path == "/desk/invited/{token}"),
        "{open:?}"
    );
    for (_, path, least) in DESK_ROUTES.iter().filter(|(_, path, _)| path.starts_with("/desk/staff")) {
        assert_eq!(*least, Some(Role::Admin), "{path}");
    }
}

#[test]
fn no_form_of_the_desk_is_taken_without_its_token_or_from_elsewhere() {
    let app = App::start();
    let everybody = everybody(&app);
    let (_, admin, csrf) = everybody.last().unwrap();
    for (method, path, least) in DESK_ROUTES {
        if *method != "POST" {
            continue;
        }
        if least.is_some() {
            ask(admin, "POST", path, "").is(403);
            ask(admin, "POST", path, "0000").is(403);
        }
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            ask(&admin.with(name, value), "POST", path, csrf).is(403);
        }
    }
    admin.get("/desk").is(200);
}

#[test]
fn ids_of_nothing_are_not_found() {
    let app = App::start();
    let everybody = everybody(&app);
    let (_, admin, csrf) = everybody.last().unwrap();
    let id = app.context.clock().id();
    for (method, path, _) in DESK_ROUTES.iter().filter(|(_, path, _)| path.contains('{')) {
        for name in [id.as_str(), "0", "1-NOSUCHUNIT", "..%2f..%2fetc", "%00", "-1-x"] {
            let path = filled(path, name);
            let page = if *method == "POST" {
                let fields = [("csrf", csrf.as_str()), ("change", "disable"), ("verdict", "accept")];
                admin.post_form(&path, &fields)
            } else {
                admin.get(&path)
            };
            assert!(
                page.status == 404 || is_harmless(method, &path, &page),
                "{method} {path}: {}",
                page.status
            );
        }
    }
}

/// Letters and units that are not there may also be answered by the way back to where one would look for them.
fn is_harmless(method: &str, path: &str, page: &Page) -> bool {
    let back = path.rsplit_once('/').map_or("", |(back, _)| back);
    method == "POST" && page.status == 303 && page.location() == back
}

#[test]
fn every_answer_of_the_desk_is_guarded_whoever_asks() {
    let app = App::start();
    let everybody = everybody(&app);
    for (method, path, _) in DESK_ROUTES.iter().filter(|(_, path, _)| *path != "/desk/logout") {
        let mut pages = vec![ask(&app.browser, method, path, "")];
        for (_, browser, csrf) in &everybody {
            pages.push(ask(browser, method, path, csrf));
            pages.push(ask(browser, method, path, "wrong"));
            pages.push(browser.send("DELETE", &filled(path, "1"), None));
        }
        for page in pages {
            is_guarded(&page, &format!("{method} {path} ({})", page.status));
        }
    }
}

#[test]
fn a_hostile_owner_harms_no_page_of_the_desk() {
    let app = App::start();
    let hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}";
    let sent = form(&app, "HPD-900", "SN7").set("name", hostile).set("dealer", hostile);
    sent.set("email", "ann@example.com").send(&app.browser).is(303);
    app.work();
    let everybody = everybody(&app);
    let (_, admin, _) = everybody.last().unwrap();
    let product = app.product("HPD-900").number;
    let letter: String = app.database().query_row("SELECT id FROM message", [], |row| row.get(0)).unwrap();
    let mut shown = 0;
    for (_, path, _) in DESK_ROUTES.iter().filter(|(method, ..)| *method == "GET") {
        let id = if path.starts_with("/desk/mail") { letter.clone() } else { format!("{product}-SN7") };
        let path = filled(path, &id);
        for path in
            [path.clone(), format!("{path}?q=SN7"), format!("{path}?q=%3Cscript%3Ealert(1)&next=%22%3E")]
        {
            let page = admin.get(&path);
            if path.contains(".eml") {
                assert_eq!(page.header("content-type"), Some("message/rfc822"));
                continue;
            }
            page.lacks("<script>alert").lacks("<img src=x").lacks("onerror=alert(2)>\"");
            shown += page.text().matches("&lt;script&gt;alert(1)").count();
        }
    }
    assert!(shown >= 2, "the owner's words were shown nowhere");
}
