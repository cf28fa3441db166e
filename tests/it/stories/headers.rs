//! Headers on every answer, good or bad: nothing is kept, framed, sniffed, referred or run, and nothing comes from elsewhere.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::attributes;
use crate::support::make::{form, owner};

#[track_caller]
pub fn is_guarded(page: &Page, what: &str) {
    let policy = page.header("content-security-policy").unwrap_or_else(|| panic!("{what} has no policy"));
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
        assert!(policy.contains(part), "{what}: {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{what}: {policy}");
    let scripts = policy.split(';').find_map(|part| part.trim().strip_prefix("script-src "));
    assert!(scripts.is_none_or(|scripts| scripts == "'self'"), "{what}: {policy}");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(page.header(name), Some(value), "{what}: {name}");
    }
    assert_eq!(page.header("server"), None, "{what} names its program");
}

/// One answer of every kind.
fn all(app: &App) -> Vec<(String, Page)> {
    let browser = &app.browser;
    let owners = owner(app, "HPD-900", "SN1");
    let form = form(app, "HPD-900", "SN2");
    let get = |path: &str| (path.to_owned(), browser.get(path));
    vec![
        get(&app.code("HPD-900", "SN2")),
        get(&app.code("HPD-900", "SN1")),
        get("/01/09521234309079/21/SN1"),
        get("/01/09506000134352/21/SN1"),
        get("/01/123"),
        get(&owners),
        get("/o/nobody"),
        get("/u/nobody"),
        get("/find"),
        get("/"),
        get("/desk"),
        get("/desk/login"),
        get("/healthz"),
        get("/readyz"),
        get("/metrics"),
        get("/robots.txt"),
        get("/nowhere"),
        get("/desk/nowhere"),
        get("/register"),
        ("refused form".into(), form.clone().set("email", "").send(browser)),
        ("taken form".into(), form.send(browser)),
        ("no form".into(), browser.post("/register", "application/json", b"{\"a\":")),
        ("too large".into(), browser.post("/register", "application/x-www-form-urlencoded", &[b'a'; 70_000])),
        ("DELETE".into(), browser.send("DELETE", "/find", None)),
        ("wrong password".into(), browser.post_form("/desk/login", &[("name", "x"), ("password", "y")])),
    ]
}

#[test]
fn every_answer_is_guarded_errors_included() {
    let app = App::start();
    let pages = all(&app);
    for (what, page) in &pages {
        is_guarded(page, &format!("{what} ({})", page.status));
        assert_eq!(page.header("set-cookie"), None, "{what} sets a cookie");
    }
    for status in [200, 303, 400, 404, 405, 413, 422] {
        assert!(pages.iter().any(|(_, page)| page.status == status), "no answer with {status} was looked at");
    }
}

#[test]
fn an_answer_to_broken_http_is_an_error_and_not_a_page() {
    let app = App::start();
    for request in [
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET /%zz HTTP/1.1\r\n\r\n",
    ] {
        let mut wire = TcpStream::connect(app.browser.host()).unwrap();
        wire.write_all(request.as_bytes()).unwrap();
        wire.shutdown(std::net::Shutdown::Write).unwrap();
        let mut answer = Vec::new();
        wire.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{request:?}: {answer}");
    }
    app.browser.get("/healthz").is(200);
}

#[test]
fn a_house_with_tls_says_so_for_a_year() {
    let app = App::with(&[("site.public_url", "https://go.example.com")]);
    let page = app.browser.get("/find");
    assert_eq!(page.header("strict-transport-security"), Some("max-age=31536000"));
    assert_eq!(App::start().browser.get("/find").header("strict-transport-security"), None);
}

#[test]
fn pages_bring_everything_with_them_and_run_one_script_at_most() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    for path in
        [app.code("HPD-900", "SN2"), app.code("HPD-900", "SN1"), owners, "/find".into(), "/desk/login".into()]
    {
        let page = app.browser.get(&path);
        for (css, name) in
            [("img", "src"), ("link", "href"), ("form", "action"), ("iframe", "src"), ("source", "src")]
        {
            for address in attributes(page.is(200), css, name) {
                assert!(
                    address.starts_with('/') || address.starts_with("data:"),
                    "{path} asks {address} of others"
                );
            }
        }
        let scripts = attributes(&page, "script", "src");
        assert_eq!(scripts.len(), page.text().matches("<script").count(), "{path} holds a script of its own");
        assert!(scripts.iter().all(|address| app.text.find_script(address).is_some()), "{scripts:?}");
        page.lacks("onclick").lacks("javascript:").lacks(" style=");
    }
}

#[test]
fn pictures_are_kept_for_a_year_and_can_do_nothing() {
    let app = App::start();
    let page = app.browser.get(&app.code("HPD-900", "SN1"));
    let pictures = attributes(&page, "img", "src");
    let picture =
        app.browser.get(pictures.iter().find(|src| src.starts_with("/assets/")).expect("a picture"));
    picture.is(200);
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    assert_eq!(picture.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert!(picture.header("content-security-policy").unwrap().contains("sandbox"));
    assert_eq!(picture.header("x-content-type-options"), Some("nosniff"));
    app.browser.get("/assets/0000/none.svg").is(404);
}

#[test]
fn programs_get_problems_as_json() {
    let app = App::start();
    let program = app.browser.with("accept", "application/json");
    let page = program.get("/nowhere");
    assert_eq!(page.header("content-type"), Some("application/problem+json"));
    let problem: serde_json::Value = serde_json::from_slice(&page.bytes).unwrap();
    assert_eq!(problem["status"], 404);
    assert_eq!(page.status, 404);
    assert!(problem["title"].is_string() && problem["type"].is_string());
}

#[test]
fn a_method_that_is_not_taken_names_those_that_are() {
    let app = App::start();
    for (method, path, allow) in [
        ("GET", "/register", "POST"),
        ("DELETE", "/find", "GET, POST"),
        ("PUT", "/o/x", "GET"),
        ("DELETE", "/u/x", "GET, POST"),
    ] {
        let page = app.browser.send(method, path, None);
        assert_eq!((page.status, page.header("allow")), (405, Some(allow)), "{method} {path}");
    }
}

#[test]
fn health_and_figures_answer() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    app.browser.get("/healthz").is(200).has("ok");
    app.browser.get("/readyz").is(200).has("ready");
    app.browser.get("/metrics").is(200).has("aftersale_messages{state=\"pending\"} 1");
    app.work();
    app.browser.get("/metrics").has("aftersale_messages{state=\"pending\"} 0");
}
