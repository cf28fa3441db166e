//! No oracle: without the label's proof nobody learns from us whether a serial exists, is registered or was taken out; and
//! whoever guesses is slowed down.

use aftersale::domain::code::{Code, Proof};
use aftersale::domain::unit::{ProductName, UnitName};
use aftersale::flows::resolve::{Resolution, resolve};

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::Form;
use crate::support::make::{facts, owner};

use super::claim::bob;

const DRYER: &str = "/01/09521234309079";

/// A house with a unit in every state, whose serials look like any other: registered, recorded, void by its batch, taken out
/// in every way, claimed while registered and claimed while nobody knows it.
fn house(settings: &[(&str, &str)]) -> App {
    let mut all = vec![("server.trusted_proxies", "127.0.0.1")];
    all.extend(settings);
    let app = App::with(&all);
    app.record("HPD-900", "S00001", facts(None, None));
    owner(&app, "HPD-900", "S00001");
    app.record("HPD-900", "S00002", facts(None, Some("KROK-01")));
    app.record("HPD-900", "S00003", facts(Some("2026-01-01"), None));
    for serial in ["S00004", "S00005", "S00006", "S00007"] {
        app.record("HPD-900", serial, facts(None, None));
    }
    owner(&app, "HPD-900", "S00005");
    owner(&app, "HPD-900", "S00007");
    for serial in ["S00007", "S00008"] {
        let elsewhere = app.browser.with("x-forwarded-for", "192.0.2.200");
        bob(&app, &format!("{DRYER}/21/{serial}")).send(&elsewhere).is(303);
    }
    let number = app.product("HPD-900").number;
    let states = format!(
        "UPDATE unit SET void_at = 1 WHERE serial = 'S00003';
         INSERT INTO withdrawal VALUES ({number}, 'S00004', 'void', NULL, 'burnt', 1, 'maria');
         INSERT INTO withdrawal VALUES ({number}, 'S00005', 'stolen', NULL, 'police', 1, 'maria');
         INSERT INTO withdrawal VALUES ({number}, 'S00006', 'replaced', 'S00002', 'broken', 1, 'maria');"
    );
    app.database().execute(&states, []).unwrap();
    app
}

/// Everything of an answer but the serial, the date and what is drawn anew for each form.
fn masked(page: &Page, serial: &str) -> String {
    let mut text = format!("{} {}\n", page.status, page.everything().replace(serial, "SERIAL"));
    if let Some(at) = text.find("name=\"token\"") {
        let end = text[at..].find('>').unwrap();
        text.replace_range(at..at + end, "name=\"token\"");
    }
    text.lines().filter(|line| !line.starts_with("date: ")).collect::<Vec<_>>().join("\n")
}

/// 200 answers, each to an address of its own, must be one and the same.
fn assert_alike(app: &App, path: impl Fn(&str) -> String, accept: &str) {
    let mut first: Option<String> = None;
    for number in 1..=200 {
        let serial = format!("S{number:05}");
        let guesser =
            app.browser.with("accept", accept).with("x-forwarded-for", &format!("198.51.100.{number}"));
        let found = masked(&guesser.get(&path(&serial)), &serial);
        match &first {
            None => first = Some(found),
            Some(first) => assert_eq!(first, &found, "{serial} is told apart"),
        }
    }
}

#[test]
fn two_hundred_guesses_without_or_with_wrong_proof_look_alike() {
    let app = house(&[]);
    for accept in ["text/html", "*/*", "application/linkset+json"] {
        assert_alike(&app, |serial| format!("{DRYER}/21/{serial}"), accept);
        assert_alike(&app, |serial| format!("{DRYER}/21/{serial}?k=1X7Y2WXH28HM66"), accept);
    }
    for path in [
        "/page{code}",
        "{code}?linkType=all",
        "{code}?linkType=gs1:recallStatus",
        "/claim?code={code}",
        "/link?code={code}",
        "/second-hand?code={code}",
        "/safety?code={code}",
    ] {
        let of = |serial: &str| path.replace("{code}", &format!("{DRYER}/21/{serial}"));
        assert_alike(&app, of, "text/html");
        assert_alike(&app, of, "application/json");
    }
}

#[test]
fn under_recorded_two_hundred_guesses_look_alike_too() {
    let app = house(&[("codes.accept", "recorded")]);
    assert_alike(&app, |serial| format!("{DRYER}/21/{serial}"), "text/html");
    assert_alike(&app, |serial| format!("{DRYER}/21/{serial}?k=1X7Y2WXH28HM66"), "text/html");
}

#[test]
fn where_no_proof_is_needed_every_serial_still_looks_alike() {
    let app = house(&[("codes.accept", "any")]);
    assert_alike(&app, |serial| format!("{DRYER}/21/{serial}"), "text/html");
    // Only sending the form finds out, and that counts as a miss.
    let send = |serial: &str| {
        let form = Form::of(&app.browser.get(&format!("{DRYER}/21/{serial}")));
        let form =
            form.set("name", "Eve").set("email", "eve@home.example.com").set("purchased_on", "2026-11-20");
        form.send(&app.browser)
    };
    for taken in ["S00001", "S00003", "S00004", "S00005", "S00006"] {
        send(taken).is(200).lacks("November").lacks("ann@home");
    }
    send("S00002").is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 4);
}

#[test]
fn an_address_may_miss_thirty_times_and_then_has_to_wait() {
    let app = house(&[]);
    let good = app.code("HPD-900", "S00002");
    let guesser = app.browser.with("x-forwarded-for", "203.0.113.9, 198.51.100.7");
    for number in 0..30 {
        guesser.get(&format!("{DRYER}/21/G{number}?k=1X7Y2WXH28HM66")).is(200);
    }
    let refused = guesser.get(&good);
    assert_eq!(refused.is(429).header("retry-after"), Some("600"));
    guesser.get(&format!("{DRYER}/21/G1")).is(429);
    guesser.post_form("/find", &[("serial", "S1"), ("k", "1X7Y2WXH28HM66")]).is(429);
    guesser.get(DRYER).is(200);
    app.browser.with("x-forwarded-for", "203.0.113.9").get(&good).is(200);
    app.browser.with("x-forwarded-for", "198.51.100.7, 203.0.113.9").get(&good).is(200);
    app.advance(10 * 60_000);
    guesser.get(&good).is(200);
}

#[test]
fn typing_wrong_codes_counts_and_typing_mistakes_do_not() {
    let app = house(&[]);
    let typed = |code: &str| app.browser.post_form("/find", &[("serial", "S00002"), ("k", code)]);
    for _ in 0..40 {
        typed("1X7Y-2WXH-28HM-66$").is(422);
        typed("short").is(422);
    }
    for _ in 0..30 {
        typed("1X7Y2WXH28HM66").is(422);
    }
    typed(&app.typed("HPD-900", "S00002")).is(429);
}

#[test]
fn who_is_not_trusted_cannot_choose_an_address() {
    let app = App::start();
    for number in 0..30 {
        let liar = app.browser.with("x-forwarded-for", &format!("198.51.100.{number}"));
        liar.get(&format!("{DRYER}/21/G{number}")).is(200);
    }
    app.browser.with("x-forwarded-for", "192.0.2.1").get(&format!("{DRYER}/21/G")).is(429);
}

#[test]
fn no_answer_to_a_scan_holds_a_word_of_the_owner() {
    let app = house(&[]);
    let code = app.code("HPD-900", "S00001");
    let bare = code.split('?').next().unwrap();
    for path in [
        &code,
        bare,
        DRYER,
        &format!("/page{code}"),
        &format!("{code}&linkType=all"),
        &format!("{bare}?linkType=gs1:x"),
    ] {
        for accept in
            ["text/html", "*/*", "application/linkset+json", "application/json", "application/ld+json"]
        {
            let page = app.browser.with("accept", accept).with("x-forwarded-for", "192.0.2.77").get(path);
            for word in ["Ann", "Lee", "ann@", "home.example.com", "2026-11-20", "20 November", "20.11."] {
                page.lacks(word);
            }
        }
    }
}

#[test]
fn ten_thousand_guessed_serials_and_proofs_hit_nothing() {
    let app = house(&[]);
    let product = ProductName::of(&app.product("HPD-900").product);
    let proof = |bytes: [u8; 9]| {
        let tail = aftersale::domain::code::proof::crockford(&bytes, 13);
        Proof::parse(&format!("1{tail}")).unwrap()
    };
    let real = UnitName::parse(product.clone(), "S00001").unwrap();
    app.runtime.block_on(async {
        for number in 0..10_000_u32 {
            let serial = UnitName::parse(product.clone(), &format!("S{number:05}")).unwrap();
            let guesses = [
                Code { proof: None, ..Code::of_unit(serial.clone(), proof([0; 9])) },
                Code::of_unit(serial, proof(app.context.clock().chance())),
                Code::of_unit(real.clone(), proof(app.context.clock().chance())),
            ];
            for code in guesses {
                let found = resolve(&app.context, code).await.unwrap();
                assert!(matches!(found, Resolution::Unproven(_)), "{found:?}");
            }
        }
    });
}

#[test]
fn a_revoked_key_counts_as_wrong_and_a_retired_one_still_proves() {
    let app = App::start();
    let good = app.code("HPD-900", "SN1");
    let with = |settings: &str| {
        let file = app.path("aftersale.toml");
        let text = format!(
            "[site]\npublic_url = \"http://go.example.com\"\n[codes]\nactive = \"2\"\n\
             keys = {{ \"1\" = \"file:codes-1.key\", \"2\" = \"file:links.key\" }}\n{settings}\n[links]\nkey = \"file:links.key\"\n"
        );
        aftersale::config::Config::parse(&file, &text, &std::collections::BTreeMap::new(), &[])
            .unwrap()
            .flows
            .keys
    };
    let (path, query) = good.split_once('?').unwrap();
    let code = Code::parse_request(path, Some(query)).unwrap();
    let (unit, proof) = (code.unit().unwrap(), code.proof.unwrap());
    assert!(with("").verify(&unit, &proof).is_some());
    assert!(with("revoked = [\"1\"]").verify(&unit, &proof).is_none());
}
