//! Owners correct their own data: all but the address holds at once; an address moves only when it was confirmed there.

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::Form;
use crate::support::make::{owner, registers};

fn data(app: &App, owners: &str) -> Form {
    Form::of(app.browser.get(&format!("{owners}/data")).is(200))
}

/// The link to confirm in the newest letter to an address.
fn link_to(app: &App, address: &str) -> Option<String> {
    app.work();
    let letters = app.letters();
    let letter = letters.iter().rev().find(|letter| letter.envelope_to().as_str() == address)?;
    let message = mail_parser::MessageParser::default().parse(letter.bytes()).unwrap();
    let text = message.body_text(0).unwrap().into_owned();
    let at = text.find("/e/")?;
    Some(text[at..].split_whitespace().next().unwrap().to_owned())
}

fn confirm(app: &App, link: &str) -> Page {
    Form::of(app.browser.get(link).is(200)).send(&app.browser)
}

fn found(app: &App, term: &str) -> i64 {
    app.count(&format!("SELECT COUNT(*) FROM search_term WHERE term = '{term}'"))
}

#[test]
fn a_corrected_name_and_date_hold_at_once_and_are_found_by_support() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    data(&app, &owners)
        .set("name", "Anna Leigh")
        .set("purchased_on", "2026-11-10")
        .set("dealer", "Corner shop")
        .send(&app.browser)
        .is(303);
    app.browser.get(&owners).is(200).has("10 November 2028");
    app.browser.get(&format!("{owners}/data?saved=1")).has("Anna Leigh").has("Saved").has("Corner shop");
    assert_eq!((found(&app, "name:leigh"), found(&app, "name:lee")), (1, 0));
    let event = "SELECT COUNT(*) FROM event WHERE kind = 'corrected'";
    assert_eq!(app.count(event), 1);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM event WHERE detail LIKE '%2026-11-20 → 2026-11-10%' AND detail NOT LIKE '%Leigh%'"),
        1
    );
    data(&app, &owners).send(&app.browser).is(303);
    assert_eq!(app.count(event), 1, "the same again is no correction");
}

#[test]
fn mistakes_are_told_at_once_with_values_kept_and_nothing_changed() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    let long = "x".repeat(50_000);
    for name in ["", "\u{202e}", "a\u{0}b", &long] {
        let page = data(&app, &owners).set("name", name).set("purchased_on", "2027-01-01").send(&app.browser);
        page.is(422).has("Error: ").has("id=\"name-error\"").has("id=\"purchased_on-error\"");
    }
    let huge = "x".repeat(1_000_000);
    app.browser.post_form(&format!("{owners}/data"), &[("name", &huge)]).is(413);
    app.browser.post_form("/o/wrong/data", &[("name", "Eve")]).is(404);
    app.browser.get(&format!("{owners}/data")).has("Ann Lee").lacks("Eve");
}

#[test]
fn dates_that_a_receipt_proved_are_no_longer_the_owners_to_change() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.change("UPDATE registration SET date_proven = TRUE");
    app.browser.get(&format!("{owners}/data")).lacks("name=\"purchased_on\"");
    let fields = [
        ("name", "Ann Lee"),
        ("email", "ann@home.example.com"),
        ("purchased_on", "2026-11-21"),
        ("installed_on", "2026-11-21"),
    ];
    app.browser.post_form(&format!("{owners}/data"), &fields).is(303);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM registration WHERE purchased_on = '2026-11-20' AND installed_on IS NULL AND date_proven"),
        1
    );
}

#[test]
fn a_new_address_is_used_only_once_it_was_confirmed_and_then_old_links_are_dead() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.work();
    data(&app, &owners).set("email", "ann@new.example.com").send(&app.browser).is(303);
    let link = link_to(&app, "ann@new.example.com").expect("a letter to the new address");
    assert_eq!(link_to(&app, "ann@home.example.com"), None, "the old address is told, and gets no such link");
    assert_eq!(app.letters().len(), 3);
    // Nobody reads letters there any more, as a relay said.
    app.change("INSERT INTO undeliverable (email_key, at, said) VALUES ('ann@home.example.com', 0, '550 no such user')");
    // Looking at the link changes nothing.
    app.browser.get(&link).is(200);
    app.browser.get(&owners).is(200);
    let moved = confirm(&app, &link);
    let new = moved.is(303).place().to_owned();
    app.browser.get(&owners).is(404);
    app.browser.get(&new).is(200).has("ann@new.example.com");
    app.browser.get(&link).is(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM undeliverable"), 0, "the mark goes with the address");
    assert_eq!((found(&app, "email:ann@new.example.com"), found(&app, "email:ann@home.example.com")), (1, 0));
    app.work();
    let last = app.letters().pop().unwrap();
    assert_eq!(last.envelope_to().as_str(), "ann@new.example.com");
    let secret = new.strip_prefix("/o/").unwrap();
    for letter in app.letters().iter().filter(|letter| letter.envelope_to().as_str() != "ann@new.example.com")
    {
        assert!(!String::from_utf8_lossy(letter.bytes()).contains(secret));
    }
}

#[test]
fn letters_that_wait_never_bring_the_new_link_to_the_old_address() {
    let app = App::start();
    // Nothing has left yet: the confirmation waits, and so do both letters about the address.
    let owners = registers(&app, "HPD-900", "SN1").is(303).place().to_owned();
    data(&app, &owners).set("email", "ann@new.example.com").send(&app.browser).is(303);
    let id: String = app.database().query_row("SELECT id FROM address_change", [], |row| row.get(0)).unwrap();
    let key = &app.context.settings().link_key;
    let id = aftersale::domain::clock::Id::stored(id);
    let link = key.path(aftersale::domain::link::Purpose::Address, &id, 0);
    let new = confirm(&app, &link).is(303).place().to_owned();
    app.work();
    let secret = new.strip_prefix("/o/").unwrap();
    let letters = app.letters();
    assert!(!letters.is_empty());
    for letter in &letters {
        let text = String::from_utf8_lossy(letter.bytes()).replace("=\r\n", "");
        assert!(letter.envelope_to().as_str() == "ann@new.example.com" || !text.contains(secret));
    }
}

#[test]
fn an_address_that_was_asked_for_can_be_taken_back_and_nobody_is_flooded() {
    let app = App::start();
    let owners = owner(&app, "HPD-900", "SN1");
    app.work();
    for number in 0..3 {
        let address = format!("stranger{number}@new.example.com");
        data(&app, &owners).set("email", &address).send(&app.browser).is(303);
    }
    app.work();
    let page = data(&app, &owners).set("email", "more@new.example.com").send(&app.browser);
    page.is(422).has("enough for today");
    // Only the last one asked for can be confirmed.
    assert!(link_to(&app, "stranger2@new.example.com").is_some());
    let sent = app.letters().len();
    let link = link_to(&app, "stranger2@new.example.com").unwrap();
    data(&app, &owners).set("email", "ann@home.example.com").send(&app.browser).is(303);
    app.browser.get(&link).is(404);
    app.browser.get(&owners).is(200);
    app.work();
    assert_eq!(app.letters().len(), sent);
}
