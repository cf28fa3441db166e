//! Second-hand: the seller says yes, or gave a code, or says nothing; cover and history stay, nobody sees the other's data.

use super::desk_door::{house, signed_in};
use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::{Form, attributes, texts};
use crate::support::letters::{letter_with, letters_to, link, links};
use crate::support::make::{facts, form, owner};

const DAY: i64 = 24 * 3_600_000;
const ANN: &str = "ann@home.example.com";
const BOB: &str = "bob@second.example.com";

/// The buyer's form, as the scan's own page leads to it.
pub fn buyer(app: &App, product: &str, serial: &str) -> Form {
    let page = app.browser.get(&app.code(product, serial));
    let ways = attributes(page.is(200), "a.go", "href");
    let way = ways.iter().find(|way| way.starts_with("/second-hand?")).expect("a way for buyers");
    Form::of(app.browser.get(way).is(200)).set("name", "Bob Roe").set("email", BOB)
}

fn press(app: &App, path: &str, answer: &str) -> Page {
    app.browser.post_form(path, &[("answer", answer)])
}

/// The one-time code that Ann's page shows after she asked for one.
fn code(app: &App, owners: &str) -> String {
    let page = press(app, &format!("{}/pass-on", bare(owners)), "code");
    texts(page.is(200), ".stub strong").remove(0)
}

fn bare(owners: &str) -> &str {
    owners.split('?').next().unwrap()
}

#[test]
fn a_registered_unit_offers_its_ways_and_tells_nothing_of_its_owner() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let page = app.browser.get(&app.code("HPD-900", "SN1"));
    page.is(200).has("Covered until November 20").lacks("20 November").lacks("Ann").lacks("ann@");
    let ways = attributes(&page, "a.go", "href");
    let starts = |way: &str| ways.iter().filter(|found| found.starts_with(way)).count();
    assert_eq!((starts("/link?"), starts("/second-hand?"), starts("/safety?")), (1, 1, 1), "{ways:?}");
    assert!(!attributes(&page, "a[href^='mailto:help@']", "href").is_empty(), "and help");
    for way in &ways {
        app.browser.get(way).is(200).lacks("Ann").lacks("2026-11-20");
    }
}

#[test]
fn the_seller_says_yes_and_the_unit_passes_on_with_its_cover() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(Some("2026-10-01"), Some("BLUE-01")));
    let owners = owner(&app, "HPD-900", "SN1");
    let lines = texts(&app.browser.get(bare(&owners)), "section[aria-labelledby=cover] li");
    let waits = buyer(&app, "HPD-900", "SN1").send(&app.browser).is(303).place().to_owned();
    app.browser.get(&waits).is(200).has("We asked the seller").has("5 December 2026").lacks("Ann");
    let told = letters_to(&app, BOB);
    assert!(told[0].contains("5 December 2026") && !told[0].contains("Ann"), "{told:?}");
    let asked = letter_with(&app, ANN, "Did you sell it?");
    assert!(asked.contains("Bob Roe") && !asked.contains(BOB), "{asked}");
    let question = link(&asked, "/s/");
    for _ in 0..2 {
        app.browser.get(&question).is(200).has("Bob Roe").has("Yes, I sold it");
        app.browser.head(&question).is(200);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1, "opening the link changes nothing");
    press(&app, &question, "perhaps").is(200).has("Yes, I sold it");
    press(&app, &question, "yes").is(200).has("You passed it on");
    press(&app, &question, "no").is(200).has("You passed it on");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'active'"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'ended'"), 1);

    app.browser.get(&owners).is(200).has("You passed it on").lacks("Bob").lacks("SN1");
    app.browser.get(&waits).is(200).has("It is yours").lacks("Ann");
    let confirmation = letter_with(&app, BOB, "is registered");
    let new = app.browser.get(&link(&confirmation, "/o/"));
    assert_eq!(texts(new.is(200), "section[aria-labelledby=cover] li"), lines, "the cover is the same");
    new.lacks("Ann").lacks("ann@");
    let goodbye = letter_with(&app, ANN, "has a new owner");
    assert!(!goodbye.contains("Bob"), "{goodbye}");
    // Both are found at the desk, and the timeline of the unit goes on.
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'passed-on'"), 1);
    assert_eq!(app.count("SELECT COUNT(DISTINCT registration) FROM search_term"), 2);
}

#[test]
fn the_seller_says_no_and_nothing_changes() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let waits = buyer(&app, "HPD-900", "SN1").send(&app.browser).is(303).place().to_owned();
    let question = link(&letter_with(&app, ANN, "Did you sell it?"), "/s/");
    press(&app, &question, "no").is(200).has("Nothing changes");
    press(&app, &question, "yes").is(200).has("Nothing changes");
    app.browser.get(&owners).is(200).has("Your cover");
    let page = app.browser.get(&waits);
    page.is(200).has("The seller said no");
    let way = attributes(&page, "a[href^='/claim?']", "href");
    app.browser.get(&way[0]).is(200).has("Tell us that it is yours");
    letter_with(&app, BOB, "The seller said no");
    app.advance(30 * DAY);
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM claim"), 0, "an answered question is no silence");
}

#[test]
fn a_silent_seller_leaves_it_to_the_desk_after_two_weeks_and_once() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let form = buyer(&app, "HPD-900", "SN1").set("words", "From the flea market.");
    let waits = form.send(&app.browser).is(303).place().to_owned();
    let question = link(&letter_with(&app, ANN, "Did you sell it?"), "/s/");
    app.advance(14 * DAY - 1);
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM claim"), 0);
    app.advance(1);
    // Two processes at once, and once more.
    let rounds = [app.context.clone(), app.context.clone()];
    app.runtime.block_on(async {
        let [one, other] = rounds.map(|context| {
            let outbox = aftersale::worker::outbox::Outbox::new(
                context,
                std::sync::Arc::clone(&app.text),
                std::sync::Arc::new(app.config.mail.clone()),
                std::sync::Arc::new(aftersale::mail::transport::Transport::Memory(app.memory.clone())),
            );
            tokio::spawn(async move { outbox.round().await.map(drop) })
        });
        one.await.unwrap().unwrap();
        other.await.unwrap().unwrap();
    });
    app.work();
    assert_eq!(
        app.count("SELECT COUNT(*) FROM claim WHERE evidence = 'held' AND words = 'From the flea market.'"),
        1
    );
    let page = app.browser.get(&waits);
    page.is(200).has("We are checking");
    app.browser.get(&attributes(&page, "a[href^='/c/']", "href")[0]).is(200);
    press(&app, &question, "yes").is(200).has("The time to answer is over");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1);
    letter_with(&app, BOB, "We are checking");
}

#[test]
fn a_code_of_the_seller_passes_it_on_at_once_and_works_once() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.browser.get(&format!("{}/pass-on", bare(&owners))).is(200).has("Make a code");
    assert_eq!(app.count("SELECT COUNT(*) FROM handover"), 0, "opening the page makes none");
    let code = code(&app, &owners);
    app.browser.get(&format!("{}/pass-on", bare(&owners))).is(200).has(&code);
    let mut typo = code.clone();
    typo.replace_range(0..1, if code.starts_with('7') { "8" } else { "7" });
    let form = buyer(&app, "HPD-900", "SN1");
    form.clone().set("handover", &typo).send(&app.browser).is(422).has("One character looks wrong");
    let form = form.set("handover", &code.to_lowercase().replace('-', " "));
    let new = form.send(&app.browser).is(303).place().to_owned();
    app.browser.get(&new).is(200).has("Registered").lacks("Ann");
    assert_eq!(form.send(&app.browser).is(303).place(), new, "the same form again is the same answer");
    app.browser.get(&owners).is(200).has("You passed it on");
    let again = buyer(&app, "HPD-900", "SN1").set("handover", &code);
    again.send(&app.browser).is(422).has("This code does not fit");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 2);
}

#[test]
fn a_code_runs_out_and_dies_when_it_is_guessed_at() {
    let app = App::with(&[("server.trusted_proxies", "127.0.0.1")]);
    let owners = owner(&app, "HPD-900", "SN1");
    let first = code(&app, &owners);
    let tries = |code: &str, from: u32| {
        let browser = app.browser.with("x-forwarded-for", &format!("192.0.2.{from}"));
        buyer(&app, "HPD-900", "SN1").set("handover", code).send(&browser)
    };
    for guess in 0..10 {
        let wrong = aftersale::domain::registration::Reference::draw([guess, 1, 2, 3, 4]).to_string();
        tries(&wrong, 1).is(422).has("This code does not fit");
    }
    tries(&first, 2).is(422).has("This code does not fit");
    let second = code(&app, &owners);
    assert_ne!(first, second);
    app.advance(14 * DAY);
    tries(&second, 3).is(422);
    let third = code(&app, &owners);
    tries(&second, 4).is(422);
    tries(&third, 5).is(303);
    for _ in 0..30 {
        tries(&third, 6);
    }
    tries(&third, 6).is(429);
}

#[test]
fn without_its_label_nobody_can_ask_for_a_unit() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let bare = "/01/09521234309079/21/SN1";
    for code in [bare.to_owned(), format!("{bare}?k=1X7Y2WXH28HM66"), app.code("HPD-900", "SN2")] {
        let query = serde_urlencoded::to_string([("code", &code)]).unwrap();
        assert_eq!(app.browser.get(&format!("/second-hand?{query}")).is(303).location(), code);
        let fields = [
            ("code", code.as_str()),
            ("token", "00000000000000000000000000000000"),
            ("name", "Bob"),
            ("email", BOB),
        ];
        assert_eq!(app.browser.post_form("/second-hand", &fields).is(303).location(), code);
    }
    app.browser.get("/second-hand?code=https://evil.example.com/").is(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM transfer"), 0);
}

#[test]
fn mistakes_are_told_and_what_was_typed_stays() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    let page = buyer(&app, "HPD-900", "SN1").set("name", "").set("email", "bob@").send(&app.browser);
    page.is(422).has("Enter your name").has("Enter an e-mail address like").has("bob@");
    assert!(texts(&page, "title")[0].starts_with("Error: "));
}

#[test]
fn a_name_that_reads_like_a_link_is_not_mailed_to_the_seller() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    buyer(&app, "HPD-900", "SN1").set("name", "www.evil.example/win").send(&app.browser).is(303);
    let asked = letter_with(&app, ANN, "Did you sell it?");
    assert!(!asked.contains("evil") && asked.contains("Somebody told us"), "{asked}");
    app.browser.get(&link(&asked, "/s/")).is(200).lacks("evil");
}

#[test]
fn lost_links_come_to_the_address_they_belong_to_and_the_answer_is_always_the_same() {
    let app = App::start();
    for serial in ["SN1", "SN2"] {
        owner(&app, "HPD-900", serial);
    }
    form(&app, "HPD-900", "SN3").set("email", "eve@other.example.com").send(&app.browser).is(303);
    app.work();
    app.browser.get("/find").is(200).has("/link?lang=en");
    let asks = |path: &str, email: &str| {
        let sent = Form::of(app.browser.get(path).is(200)).set("email", email).send(&app.browser);
        let page = app.browser.get(sent.is(303).location());
        page.is(200).lacks(email).text()
    };
    let known = asks("/link", "Ann@Home.example.com");
    assert_eq!(known, asks("/link", "nobody@unknown.example.com"));
    let found = letter_with(&app, ANN, "here is the link you asked for");
    let pages = links(&found, "/o/");
    assert_eq!(pages.len(), 2, "{found}");
    for page in &pages {
        app.browser.get(page).is(200).has("ann@home.example.com");
    }
    assert!(letters_to(&app, "nobody@unknown.example.com").is_empty());
    // With the label at hand it is the link of that unit, and of no other's owner.
    let query = serde_urlencoded::to_string([("code", app.code("HPD-900", "SN1"))]).unwrap();
    assert_eq!(asks(&format!("/link?{query}"), "eve@other.example.com"), known);
    assert_eq!(asks(&format!("/link?{query}"), ANN), known);
    let found = letters_to(&app, ANN).pop().unwrap();
    assert_eq!(links(&found, "/o/").len(), 1, "{found}");
    assert_eq!(letters_to(&app, "eve@other.example.com").len(), 1, "only the confirmation");
    assert_eq!(app.count("SELECT COUNT(*) FROM link_request"), 0, "what was asked is not kept");
}

#[test]
fn safety_notices_take_an_address_and_give_it_back() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let ways = attributes(&app.browser.get(bare(&owners)), "a.go", "href");
    let way = ways.iter().find(|way| way.starts_with("/safety?owner=")).expect("a way for owners");
    let query = serde_urlencoded::to_string([("code", app.code("HPD-900", "SN1"))]).unwrap();
    for (way, email) in [(way.as_str(), "cat@home.example.com"), (&format!("/safety?{query}"), BOB)] {
        let form = Form::of(app.browser.get(way).is(200)).set("email", email);
        let first = form.send(&app.browser);
        assert_eq!(first.is(200).text(), form.send(&app.browser).is(200).text(), "the same answer again");
    }
    assert_eq!(
        app.count("SELECT COUNT(*) FROM safety_contact WHERE wording LIKE 'We write to this address%'"),
        2
    );
    let letters = letters_to(&app, BOB);
    assert_eq!(letters.len(), 1);
    let stop = link(&letters[0], "/n/");
    app.browser.get(&stop).is(200).has("b…b@second.example.com").lacks(BOB);
    assert_eq!(app.count("SELECT COUNT(*) FROM safety_contact WHERE stopped_at IS NOT NULL"), 0);
    for _ in 0..2 {
        press(&app, &stop, "stop").is(200).has("Stopped");
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM safety_contact WHERE stopped_at IS NOT NULL"), 1);
    // Not a registration: nothing else ever comes of it.
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM consent"), 0);
    app.browser.get("/safety?code=/01/09521234309079/21/SN1").is(404);
    app.browser.get("/safety?owner=nonsense").is(404);
}

#[test]
fn what_a_seller_left_for_safety_ends_with_the_sale_and_what_others_left_stays() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let at_owners = format!("/safety?owner={}", bare(&owners).trim_start_matches("/o/"));
    let query = serde_urlencoded::to_string([("code", app.code("HPD-900", "SN1"))]).unwrap();
    let by_label = format!("/safety?{query}");
    for (way, email) in
        [(&at_owners, "cat@home.example.com"), (&by_label, ANN), (&by_label, "tenant@flat.example.com")]
    {
        Form::of(app.browser.get(way).is(200)).set("email", email).send(&app.browser).is(200);
    }
    let way = code(&app, &owners);
    buyer(&app, "HPD-900", "SN1").set("handover", &way).send(&app.browser).is(303);
    let open = "SELECT COUNT(*) FROM safety_contact WHERE stopped_at IS NULL";
    assert_eq!(app.count(open), 1);
    assert_eq!(app.count(&format!("{open} AND email = 'tenant@flat.example.com'")), 1);
}

#[test]
fn hostile_words_of_buyers_and_owners_are_text_on_pages_letters_and_at_the_desk() {
    let app = house();
    let trick = "<svg onload=alert(1)>\"'=cmd|' /C calc'!A0{{ 7777*3 }}";
    let harmless = |page: &Page, where_: &str| {
        assert!(!page.text().contains("<svg onload"), "{where_}");
        assert!(!page.text().contains("23331"), "{where_}");
    };
    let owners = owner(&app, "HPD-900", "SN1");
    let spoilt = Form::of(&app.browser.get(&format!("{}/data", bare(&owners))))
        .set("name", trick)
        .set("dealer", trick);
    spoilt.send(&app.browser).is(303);
    for path in ["", "/data", "/pass-on", "/receipt"] {
        harmless(app.browser.get(&format!("{}{path}", bare(&owners))).is(200), path);
    }
    let waits = buyer(&app, "HPD-900", "SN1").set("name", trick).set("words", trick).send(&app.browser);
    harmless(&app.browser.get(waits.is(303).place()), "waiting");
    let asked = letter_with(&app, ANN, "Did you sell it?");
    harmless(&app.browser.get(&link(&asked, "/s/")), "question");
    app.advance(15 * DAY);
    app.work();
    let staff = signed_in(&app);
    for path in ["/desk?q=SN1", "/desk/mail", "/desk/claims"] {
        let list = staff.get(path);
        harmless(list.is(200), path);
        for hit in attributes(&list, "main a.hit", "href") {
            harmless(staff.get(&hit).is(200), &hit);
        }
    }
}
