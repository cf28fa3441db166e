//! What the public may see: every answer in every state is searched for an owner's data that was planted before.

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::make::{facts, form};

use super::claim::bob;

/// An owner whose every word is found nowhere else.
const NAME: &str = "Qixolana Vrembutz";
const EMAIL: &str = "zyxquart.77@blomfenk.example.com";
const DEALER: &str = "Krummhaxel Fachhandel";
const BOUGHT: &str = "2025-03-07";

/// Every spelling in which a part of it could show up.
fn canaries(app: &App) -> Vec<String> {
    let mut all: Vec<String> = [
        "qixolana",
        "vrembutz",
        "zyxquart",
        "blomfenk",
        "krummhaxel",
        "2025-03-07",
        "7 march",
        "7. märz",
        "march 7",
    ]
    .map(str::to_owned)
    .to_vec();
    let reference: String =
        app.database().query_row("SELECT reference FROM registration", [], |row| row.get(0)).unwrap();
    let id: String = app.database().query_row("SELECT id FROM registration", [], |row| row.get(0)).unwrap();
    all.push(format!("{}-{}", &reference[..4], &reference[4..]).to_lowercase());
    all.push(reference.to_lowercase());
    all.push(id);
    all
}

#[track_caller]
fn is_clean(page: &Page, canaries: &[String], what: &str) {
    let all = page.everything().to_lowercase();
    for canary in canaries {
        assert!(!all.contains(canary.as_str()), "{canary:?} leaks through {what}:\n{all}");
    }
}

/// What can be asked for about this unit with a `GET`.
fn paths(code: &str, bare: &str, secret: &str, wrong: &str) -> Vec<String> {
    vec![
        code.to_owned(),
        format!("{code}&lang=de"),
        format!("{bare}?k=1X7Y2WXH28HM66"),
        bare.to_owned(),
        bare.replace("/21/CANARY-1", ""),
        format!("{code}&linkType=linkset"),
        format!("{bare}?linkType=all"),
        format!("{bare}?linkType=gs1:registerProduct"),
        format!("{bare}?linkType=gs1:nosuch"),
        format!("/page{code}"),
        format!("/page{bare}"),
        format!("/claim?code={}", code.replace('?', "%3F").replace('=', "%3D")),
        format!("/c/{secret}"),
        "/link".into(),
        "/link?sent=1".into(),
        format!("/link?code={}", code.replace('?', "%3F").replace('=', "%3D")),
        format!("/second-hand?code={}", code.replace('?', "%3F").replace('=', "%3D")),
        format!("/safety?code={}", code.replace('?', "%3F").replace('=', "%3D")),
        format!("/safety?owner={secret}"),
        format!("/safety?owner={wrong}"),
        format!("/o/{wrong}/pass-on"),
        format!("/t/{secret}"),
        format!("/s/{secret}"),
        format!("/n/{secret}"),
        format!("/w/{secret}"),
        "/find?serial=CANARY-1".into(),
        "/.well-known/gs1resolver".into(),
        "/desk/claims".into(),
        "/".into(),
        "/find".into(),
        format!("/o/{wrong}"),
        format!("/u/{wrong}"),
        format!("/u/{secret}"),
        "/o/".into(),
        "/desk".into(),
        "/desk?q=Qixo".into(),
        "/desk/units/4-CANARY-1".into(),
        "/desk/login".into(),
        "/healthz".into(),
        "/readyz".into(),
        "/metrics".into(),
        "/robots.txt".into(),
        "/nowhere".into(),
    ]
}

/// What can be sent about a registered unit by whoever holds its label.
fn forms_about(code: &str) -> Vec<(&'static str, Vec<(&'static str, &str)>)> {
    vec![
        ("/link", vec![("code", code), ("email", "bob@x.example.com")]),
        ("/safety", vec![("code", code), ("email", "bob@x.example.com")]),
        ("/second-hand", vec![("code", code), ("token", "0000000000000003"), ("name", ""), ("email", "")]),
        (
            "/second-hand",
            vec![
                ("code", code),
                ("token", "00000000000000004"),
                ("name", "Bob"),
                ("email", "bob@x.example.com"),
                ("handover", "0000-0000"),
            ],
        ),
    ]
}

/// Everything that anybody without a secret can ask for about this unit.
fn asked(app: &App, browser: &Browser, secret: &str) -> Vec<(String, Page)> {
    let code = app.code("HPD-900", "CANARY-1");
    let bare = code.split('?').next().unwrap().to_owned();
    let typed = app.typed("HPD-900", "CANARY-1");
    let mut wrong = secret.to_owned();
    let last = wrong.pop().unwrap();
    // The last character but one: the last holds bits that count for nothing.
    let other = if wrong.ends_with('7') { '8' } else { '7' };
    wrong.pop();
    wrong.extend([other, last]);
    let mut pages = Vec::new();
    for path in paths(&code, &bare, secret, &wrong) {
        pages.push((path.clone(), browser.get(&path)));
        pages.push((format!("HEAD {path}"), browser.head(&path)));
    }
    for path in [&code, &bare] {
        pages.push((format!("OPTIONS {path}"), browser.send("OPTIONS", path, None)));
        pages.push((format!("POST {path}"), browser.post_form(path, &[])));
    }
    let forms: [(&str, Vec<(&str, &str)>); 6] = [
        ("/find", vec![("serial", "CANARY-1"), ("k", &typed)]),
        ("/find", vec![("serial", "CANARY-1"), ("k", "1X7Y-2WXH-28HM-66")]),
        (
            "/register",
            vec![
                ("code", &code),
                ("name", "Bob"),
                ("email", "bob@x.example.com"),
                ("purchased_on", "2026-01-01"),
            ],
        ),
        ("/register", vec![("code", &code), ("token", "0000000000000000"), ("name", ""), ("email", "")]),
        (
            "/claim",
            vec![("code", &bare), ("token", "0000000000000000"), ("serial", "CANARY-1"), ("email", "x")],
        ),
        (
            "/claim",
            vec![
                ("code", &code),
                ("token", "00000000000000001"),
                ("serial", "CANARY-1"),
                ("name", "Bob"),
                ("email", "bob@x.example.com"),
                ("purchased_on", "2026-01-01"),
            ],
        ),
    ];
    for (path, fields) in forms.into_iter().chain(forms_about(&code)) {
        // What the visitor sent himself may come back; none of it is a canary.
        pages.push((format!("POST {path}"), browser.post_form(path, &fields)));
    }
    pages
}

#[test]
fn no_public_answer_holds_a_byte_of_an_owners_data() {
    let app = App::start();
    app.record("HPD-900", "CANARY-1", facts(Some("2025-01-02"), None));
    let page = form(&app, "HPD-900", "CANARY-1")
        .set("name", NAME)
        .set("email", EMAIL)
        .set("purchased_on", BOUGHT)
        .set("dealer", DEALER)
        .set("offers", "yes")
        .send(&app.browser);
    let secret = page.is(303).place().strip_prefix("/o/").unwrap().to_owned();
    let canaries = canaries(&app);
    // The trap works: the owner's own page is full of it.
    let own = app.browser.get(&format!("/o/{secret}")).text().to_lowercase();
    assert!(canaries.iter().filter(|canary| own.contains(canary.as_str())).count() >= 3, "{own}");
    let sweep = |state: &str| {
        // What is asked next must not be refused because of what was asked before.
        app.advance(11 * 60_000);
        for accept in ["text/html", "*/*", "application/json", "application/linkset+json"] {
            let browser = app.browser.with("accept", accept);
            for (path, page) in asked(&app, &browser, &secret) {
                is_clean(&page, &canaries, &format!("{path} ({state}, {accept})"));
                assert_eq!(page.header("set-cookie"), None, "{path} sets a cookie");
            }
            app.advance(11 * 60_000);
        }
    };
    let number = app.product("HPD-900").number;
    let takes_out = |fate: &str, successor: &str| {
        app.change(&format!(
            "DELETE FROM withdrawal;
             INSERT INTO withdrawal VALUES ({number}, 'CANARY-1', '{fate}', {successor}, '{NAME} {EMAIL}', 1, 'krummhaxel')"
        ));
    };
    sweep("registered, claimed by Bob");
    app.work();
    sweep("mailed");
    takes_out("void", "NULL");
    sweep("void");
    takes_out("stolen", "NULL");
    sweep("stolen");
    takes_out("replaced", "'CANARY-2'");
    sweep("replaced");
    app.change("DELETE FROM withdrawal; UPDATE claim SET state = 'refused'");
    sweep("claim refused");
    app.advance(2 * 366 * 24 * 3_600_000);
    sweep("partly ended");
    app.advance(20 * 366 * 24 * 3_600_000);
    sweep("ended");
    app.change("UPDATE registration SET state = 'ended'");
    sweep("fresh again, with a former owner");
    app.change("UPDATE unit SET void_at = 1");
    sweep("void by its batch");
}

#[test]
fn no_public_answer_holds_a_byte_of_a_claimants_data() {
    let app = App::with(&[("codes.accept", "recorded")]);
    let code = app.code("HPD-900", "CANARY-1");
    let sent = bob(&app, &code)
        .set("name", NAME)
        .set("email", EMAIL)
        .set("purchased_on", BOUGHT)
        .set("dealer", DEALER)
        .set("words", "krummhaxel vrembutz")
        .send(&app.browser);
    let secret = sent.is(303).place().strip_prefix("/c/").unwrap().to_owned();
    let words: Vec<String> = ["qixolana", "vrembutz", "zyxquart.77", "krummhaxel", "2025-03-07", "7 march"]
        .map(str::to_owned)
        .into();
    for accept in ["text/html", "application/json"] {
        for (path, page) in asked(&app, &app.browser.with("accept", accept), &secret) {
            is_clean(&page, &words, &path);
        }
        app.advance(11 * 60_000);
    }
}

#[test]
fn an_error_on_our_side_shows_a_number_and_nothing_else() {
    let app = App::start();
    form(&app, "HPD-900", "CANARY-1").set("name", NAME).set("email", EMAIL).send(&app.browser).is(303);
    let canaries = canaries(&app);
    app.change("ALTER TABLE registration RENAME COLUMN name TO gone");
    let page = app.browser.get(&app.code("HPD-900", "CANARY-1"));
    page.is(500)
        .has("Something broke on our side")
        .lacks("SELECT")
        .lacks("registration_of_unit")
        .lacks("no such column");
    is_clean(&page, &canaries, "a broken table");
}

#[test]
fn preferences_show_an_address_with_its_middle_hidden() {
    let app = App::start();
    form(&app, "HPD-900", "CANARY-1").set("email", EMAIL).set("offers", "yes").send(&app.browser).is(303);
    app.work();
    let letter = String::from_utf8_lossy(app.letters()[0].bytes()).into_owned();
    let at = letter.find("List-Unsubscribe: <").unwrap();
    let link: String = letter[at..]
        .chars()
        .skip_while(|c| *c != '<')
        .skip(1)
        .take_while(|c| *c != '>')
        .filter(|c| !c.is_whitespace())
        .collect();
    let path = link.strip_prefix("http://go.example.com").unwrap();
    app.browser.get(path).is(200).has("z…\u{2060}7@").lacks("zyxquart").lacks("Ann");
}
