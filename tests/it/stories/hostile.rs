//! Hostile and unlucky forms: script, header and page tricks, bodies that are too large, too slow or broken.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use mail_parser::MessageParser;

use crate::support::app::App;
use crate::support::form::{Form, texts};
use crate::support::make::form;

#[test]
fn script_in_a_name_is_text_on_every_page_and_in_the_mail() {
    let app = App::start();
    let name = "<script>alert(1)</script> \"Bob\" {{ 7*7 }} ${x} {$product}";
    let page = form(&app, "HPD-900", "SN1")
        .set("name", name)
        .set("dealer", "<img src=x onerror=alert(2)>")
        .send(&app.browser);
    app.browser.get(page.is(303).location()).is(200).lacks("<script").lacks("onerror=alert").lacks(" 49 ");
    app.work();
    let letters = app.letters();
    let letter = MessageParser::default().parse(letters[0].bytes()).unwrap();
    let html = letter.body_html(0).unwrap();
    assert!(!html.contains("<script") && !html.contains(" 49 "), "{html}");
    assert!(!letter.body_text(0).unwrap().contains("alert(1)"), "what is no name is no greeting");
}

#[test]
fn a_refused_form_gives_hostile_words_back_as_text() {
    let app = App::start();
    let words = "\"><script>alert(1)</script>'<b>";
    let page = form(&app, "HPD-900", "SN1")
        .set("name", words)
        .set("email", words)
        .set("dealer", words)
        .send(&app.browser);
    page.is(422).lacks("<script>").lacks("<b>");
    assert_eq!(Form::of(&page).get("name"), Some(words));
}

#[test]
fn line_breaks_and_nul_reach_no_header_and_no_row() {
    let app = App::start();
    for (field, value) in [
        ("name", "Ann\r\nBcc: victim@x.example.com"),
        ("name", "Ann\nLee"),
        ("name", "Ann\0Lee"),
        ("email", "ann@x.example.com\r\nBcc: victim@x.example.com"),
        ("email", "ann@x.example.com\0"),
        ("dealer", "Shop\r\nX: y"),
        ("purchased_on", "2026-11-20\0"),
    ] {
        let page = form(&app, "HPD-900", "SN1").set(field, value).send(&app.browser);
        assert!(!texts(page.is(422), ".field .error").is_empty(), "{field} {value:?}");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
}

#[test]
fn names_lose_what_turns_the_direction_of_a_page() {
    let app = App::start();
    form(&app, "HPD-900", "SN1")
        .set("name", "\u{202E}Ann\u{202C} \u{2066}Lee\u{2069}")
        .send(&app.browser)
        .is(303);
    let stored: String =
        app.database().query_row("SELECT name FROM registration", [], |row| row.get(0)).unwrap();
    assert_eq!(stored, "Ann Lee");
}

#[test]
fn names_of_all_scripts_arrive_as_they_were_typed() {
    let names = [
        "Zoë Müller-O’Neill",
        "محمد علي",
        "דָּוִד בֶּן־גּוּרִיּוֹן",
        "山田 太郎",
        "👩‍🔧 Ana",
        "İpek Ağaoğlu",
        "Ngô Đình",
    ];
    let app = App::start();
    for (at, name) in names.iter().enumerate() {
        form(&app, "HPD-900", &format!("SN{at}")).set("name", name).send(&app.browser).is(303);
    }
    app.work();
    for (at, name) in names.iter().enumerate() {
        let sql = format!("SELECT name FROM registration WHERE serial = 'SN{at}'");
        let stored: String = app.database().query_row(&sql, [], |row| row.get(0)).unwrap();
        assert_eq!(stored, *name);
        let is_theirs = |bytes: &[u8]| {
            let letter = MessageParser::default().parse(bytes).unwrap();
            letter.to().and_then(|to| to.first()).and_then(|to| to.name()) == Some(name)
        };
        assert!(app.letters().iter().any(|letter| is_theirs(letter.bytes())), "no letter greets {name}");
    }
}

#[test]
fn broken_utf_8_breaks_nothing() {
    let app = App::start();
    let code = app.code("HPD-900", "SN1");
    let code = percent_encoding::utf8_percent_encode(&code, percent_encoding::NON_ALPHANUMERIC);
    let body = format!(
        "code={code}&token=0123456789abcdef&name=%FF%FEAnn%C3&email=ann%40x.example.com&purchased_on=2026-11-20"
    );
    let page = app.browser.post("/register", "application/x-www-form-urlencoded", body.as_bytes());
    assert!(matches!(page.status, 303 | 422), "{}", page.status);
    let raw = [body.replace("%FF%FE", "").into_bytes(), b"&dealer=\xff\xfe".to_vec()].concat();
    let page = app.browser.post("/register", "application/x-www-form-urlencoded", &raw);
    assert!(matches!(page.status, 303 | 409 | 422), "{}", page.status);
    app.browser.get("/healthz").is(200);
}

#[test]
fn a_field_of_a_megabyte_is_refused_as_too_large() {
    let app = App::start();
    let page = form(&app, "HPD-900", "SN1").set("name", &"x".repeat(1 << 20)).send(&app.browser);
    page.is(413).has("That is too large");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
}

#[test]
fn a_body_of_unsaid_length_is_refused_when_it_grows_too_large() {
    let app = App::start();
    let mut wire = TcpStream::connect(app.browser.host()).unwrap();
    wire.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    wire.write_all(b"POST /register HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n").unwrap();
    let chunk = format!("1000\r\n{}\r\n", "a".repeat(0x1000));
    for _ in 0..17 {
        // The door may hang up before all is sent; its answer counts.
        if wire.write_all(chunk.as_bytes()).is_err() {
            break;
        }
    }
    assert!(answer(&mut wire).starts_with("HTTP/1.1 413"));
}

#[test]
fn a_form_that_is_none_is_a_bad_request() {
    let app = App::start();
    for body in [&b"\x00\x01\x02"[..], b"", b"&&&===", b"name", b"{\"name\":\"Ann\"}"] {
        let page = app.browser.post("/register", "application/x-www-form-urlencoded", body);
        assert!((400..500).contains(&page.status), "{body:?}: {}", page.status);
        let page = app.browser.post("/find", "application/x-www-form-urlencoded", body);
        assert!((400..500).contains(&page.status), "{body:?}: {}", page.status);
    }
}

#[test]
fn a_form_in_another_dress_is_refused_and_nothing_breaks() {
    let app = App::start();
    let good = form(&app, "HPD-900", "SN1");
    let fields: Vec<(&str, &str)> = ["code", "token", "lang", "name", "email", "purchased_on"]
        .iter()
        .map(|name| (*name, good.get(name).unwrap()))
        .collect();
    let json =
        serde_json::to_vec(&fields.iter().copied().collect::<std::collections::BTreeMap<_, _>>()).unwrap();
    let part = |(name, value): &(&str, &str)| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let parts = fields.iter().map(part).collect::<Vec<_>>().concat();
    let dresses = [
        ("application/json", json),
        ("multipart/form-data; boundary=b", format!("{parts}--b--\r\n").into_bytes()),
        ("text/xml", b"<name>Ann</name>".to_vec()),
    ];
    for (kind, body) in dresses {
        let page = app.browser.post("/register", kind, &body);
        assert!((400..500).contains(&page.status), "{kind}: {}", page.status);
        page.lacks("/o/");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
    good.send(&app.browser).is(303);
}

#[test]
fn every_field_takes_hostile_words_and_gives_back_text() {
    let app = App::start();
    let tricks = [
        "\"><svg onload=alert(1)>",
        "';DROP TABLE registration;--",
        "=HYPERLINK(\"https://evil.example\")",
        "{{ site.brand }}{% include 'x' %}",
        "%0d%0aSet-Cookie:a=b",
        "../../etc/passwd",
    ];
    for trick in tricks {
        for field in [
            "name",
            "email",
            "purchased_on",
            "installed_on",
            "dealer",
            "market",
            "lang",
            "token",
            "code",
            "offers",
        ] {
            // Something else is always wrong, so that the form stays open for the next trick.
            let empty = if field == "name" { "email" } else { "name" };
            let page =
                form(&app, "GEN-7500", "SN2600001").set(empty, "").set(field, trick).send(&app.browser);
            assert!(matches!(page.status, 200 | 303 | 404 | 422), "{field} {trick}: {}", page.status);
            page.lacks("<svg onload").lacks("root:");
            assert_eq!(page.header("set-cookie"), None, "{field} {trick}");
        }
    }
    app.browser.get("/healthz").is(200);
}

#[test]
fn a_body_that_comes_too_slowly_is_cut_off_after_eight_seconds() {
    let app = App::start();
    let started = Instant::now();
    let mut wire = TcpStream::connect(app.browser.host()).unwrap();
    wire.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
    wire.write_all(b"POST /register HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nname=").unwrap();
    // One worker, and it is not held up meanwhile.
    app.browser.get("/healthz").is(200);
    let answer = answer(&mut wire);
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(12), "held for {:?}", started.elapsed());
    assert!(answer.to_lowercase().contains("connection: close"), "{answer}");
}

#[test]
fn a_request_whose_head_never_ends_is_cut_off() {
    let app = App::start();
    let started = Instant::now();
    let mut wire = TcpStream::connect(app.browser.host()).unwrap();
    wire.set_read_timeout(Some(Duration::from_secs(25))).unwrap();
    wire.write_all(b"GET / HTTP/1.1\r\nHost:").unwrap();
    let answer = answer(&mut wire);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(started.elapsed() < Duration::from_secs(12), "held for {:?}", started.elapsed());
}

/// What the door says until it hangs up.
fn answer(wire: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let mut part = [0; 4096];
    while let Ok(count @ 1..) = wire.read(&mut part) {
        all.extend_from_slice(&part[..count]);
    }
    String::from_utf8_lossy(&all).into_owned()
}
