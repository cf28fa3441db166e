//! "Send the owner their data": a letter to the address on record, with a link that only it carries, to everything under that address.

use aftersale::domain::clock::{DAY, HOUR, Id, MINUTE};
use aftersale::domain::contact::Email;
use aftersale::domain::staff::Role;
use aftersale::flows::data_letter;
use aftersale::flows::erase::{Whose, erase, of_address};
use aftersale::flows::lookup::Asker;
use aftersale::flows::sign_in;

use crate::support::app::App;
use crate::support::browser::Browser;
use crate::support::form::{Form, attributes};
use crate::support::letters::{letter_with, letters_to, link, links};
use crate::support::make::{form, owner};

use super::claim::bob;
use super::desk_door::{PASSWORD, logs_in};
use super::withdraw::desk_form;

const ANN: &str = "ann@home.example.com";
const NEW: &str = "ann@new.example.com";

/// Sends it as the terminal does; `false` when nobody is known by that address.
fn sends(app: &App, address: &str) -> bool {
    let (asker, email) = (Asker::terminal(), Email::parse(address).unwrap());
    app.runtime.block_on(data_letter::send_to(&app.context, &asker, &email)).unwrap()
}

/// Sends it as the terminal does, and answers the path of its link.
fn sent(app: &App, address: &str) -> String {
    assert!(sends(app, address), "something is on record about {address}");
    link(&letter_with(app, address, "Your data is ready"), "/d/")
}

fn manager(app: &App) -> Browser {
    sign_in::add(&app.context, "max", Role::Manager, PASSWORD).unwrap();
    let cookie = logs_in(app, "max", PASSWORD);
    app.browser.stranger().with("cookie", cookie.header("set-cookie").unwrap().split(';').next().unwrap())
}

/// What the link's button gives.
fn downloaded(app: &App, path: &str) -> serde_json::Value {
    let file = Form::of(app.browser.get(path).is(200)).send(&app.browser);
    assert_eq!(file.is(200).header("cache-control"), Some("no-store"));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    serde_json::from_slice(&file.bytes).unwrap()
}

#[test]
fn the_desk_mails_an_owner_all_their_data_without_seeing_the_link_and_it_is_noted() {
    let app = App::start();
    let manager = manager(&app);
    owner(&app, "HPD-900", "SN1");
    form(&app, "GEN-7500", "SN2600001").set("email", "Ann@Home.example.com").send(&app.browser).is(303);
    form(&app, "HPD-900", "SN3").set("email", "bob@b.example.com").send(&app.browser).is(303);
    app.work();
    let unit = format!("/desk/units/{}-SN1", app.product("HPD-900").number);
    let page = attributes(manager.get(&unit).is(200), "a[href$='/person']", "href").remove(0);
    let asks = manager.get(&page);
    asks.is(200).has("Send the owner their data").has(ANN);
    app.browser.stranger().post_form(&format!("{page}/send"), &[]).is(303);
    manager.post_form(&format!("{page}/send"), &[("csrf", "wrong")]).is(403);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM message WHERE kind = 'data-ready'"),
        0,
        "looking sends nothing"
    );
    desk_form(&asks, "/send").send(&manager).is(303);
    let letter = letter_with(&app, ANN, "Your data is ready");
    assert!(letter.contains("until 28 November 2026") && letter.contains("Hello Ann Lee"), "{letter}");
    assert!(links(&letter, "/o/").is_empty() && links(&letter, "/d/").len() == 1, "one way on: {letter}");
    let path = link(&letter, "/d/");
    assert!(path.len() - "/d/".len() >= 52, "an id, a time and 128 bits: {path}");
    let shown = manager.get(&unit);
    shown
        .is(200)
        .has("Link to all their data sent to the owner")
        .has("max")
        .has("Link to all their data")
        .lacks("/d/");
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE who = 'max' AND what = 'data-sent'"), 1);

    app.browser.get(&path).is(200).has("28 November 2026").lacks(ANN).lacks("SN1").lacks("Ann Lee");
    assert_eq!(
        app.count("SELECT COUNT(*) FROM audit WHERE what = 'export-person'"),
        0,
        "looking gives nothing"
    );
    let data = downloaded(&app, &path);
    let mut serials: Vec<_> =
        data["registrations"].as_array().unwrap().iter().map(|one| one["serial"].as_str().unwrap()).collect();
    serials.sort_unstable();
    assert_eq!(serials, ["SN1", "SN2600001"], "everything of the address, and nothing of others");
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE who = 'owner' AND what = 'export-person'"), 1);
    let mut desk =
        serde_json::from_slice::<serde_json::Value>(&manager.get(&format!("{page}.json")).bytes).unwrap();
    let mut owner = downloaded(&app, &path);
    for one in [&mut desk, &mut owner] {
        one["made_at"] = serde_json::Value::Null;
    }
    assert_eq!(
        desk["registrations"][0]["letters"], owner["registrations"][0]["letters"],
        "one bundle for all doors"
    );
    assert_eq!(desk, owner);
}

#[test]
fn the_link_holds_to_the_end_of_the_day_that_the_letter_names_and_then_says_how_to_get_another() {
    // Midnight is that of the owner.
    let app = App::start();
    form(&app, "HPD-900", "SN1").set("zone", "America/New_York").send(&app.browser).is(303);
    let path = sent(&app, ANN);
    assert!(letter_with(&app, ANN, "/d/").contains("until 28 November 2026"));
    // From noon UTC, seven in the morning there, to the last minute of the seventh day after.
    app.advance(7 * DAY + 17 * HOUR - MINUTE);
    assert_eq!(downloaded(&app, &path)["registrations"].as_array().unwrap().len(), 1);
    app.advance(MINUTE);
    let over = app.browser.get(&path);
    over.is(404).has("Ask us for a new one").lacks("Ann").lacks("SN1");
    app.browser.post_form(&path, &[("answer", "download")]).is(404).lacks("Ann");
    // An invented one, another secret of ours, and one with a character changed: the same page.
    let (head, tail) = path.split_at(path.len() - 6);
    let wrong = format!("{head}{}", if tail.starts_with('0') { "100000" } else { "000000" });
    let owners = app.browser.get(&owner(&app, "HPD-900", "SN2")).is(200).text();
    assert!(owners.contains("SN2"));
    let other = link(&letter_with(&app, ANN, "SN2"), "/o/").replace("/o/", "/d/");
    for invented in [wrong.as_str(), "/d/x", "/d/0", other.as_str()] {
        let page = app.browser.get(invented);
        let same = |page: &crate::support::browser::Page, path: &str| page.text().replace(path, "");
        assert_eq!(same(page.is(404), invented), same(&over, &path), "{invented}");
    }
    // And the link opens no other door.
    for door in ["/o/", "/u/", "/c/", "/t/", "/s/", "/n/", "/w/", "/e/"] {
        app.browser.get(&path.replace("/d/", door)).is(404);
    }
    assert!(sent(&app, ANN) != path);
}

#[test]
fn the_link_ends_with_an_erasure_and_with_another_address_even_if_that_is_taken_back() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    app.advance(MINUTE);
    // The letter is about the newest.
    owner(&app, "HPD-900", "SN2");
    let path = sent(&app, ANN);
    let erased =
        |whose: Whose| app.runtime.block_on(erase(&app.context, &Asker::terminal(), &whose)).unwrap();
    // One of two products goes: the same link gives what is left.
    let first = "SELECT id FROM registration WHERE serial = 'SN1'";
    let first = Id::stored(app.database().query_row(first, [], |row| row.get(0)).unwrap());
    assert_eq!(downloaded(&app, &path)["registrations"].as_array().unwrap().len(), 2);
    erased(Whose::Registration(first));
    assert_eq!(downloaded(&app, &path)["registrations"].as_array().unwrap().len(), 1);
    erased(of_address(&Email::parse(ANN).unwrap()));
    app.browser.get(&path).is(404).lacks("Ann");
    app.browser.post_form(&path, &[]).is(404).lacks("SN1");

    let page = owner(&app, "HPD-900", "SN3");
    let path = sent(&app, ANN);
    let moves = |page: &str, to: &str| {
        Form::of(app.browser.get(&format!("{page}/data")).is(200))
            .set("email", to)
            .send(&app.browser)
            .is(303);
        let confirm = link(&letter_with(&app, to, "/e/"), "/e/");
        Form::of(app.browser.get(&confirm).is(200)).send(&app.browser).is(303).place().to_owned()
    };
    downloaded(&app, &path);
    let page = moves(&page, NEW);
    app.browser.get(&path).is(404);
    app.advance(DAY + HOUR);
    moves(page.split('?').next().unwrap(), ANN);
    app.browser.get(&path).is(404).lacks("Ann");
    downloaded(&app, &sent(&app, ANN));
}

#[test]
fn a_link_that_waits_in_a_digest_opens_the_same_and_a_letter_for_an_address_of_before_is_not_written() {
    let app = App::start();
    let page = owner(&app, "HPD-900", "SN1");
    for _ in 0..5 {
        assert!(sends(&app, ANN));
    }
    app.work();
    let direct =
        letters_to(&app, ANN).iter().filter(|letter| letter.starts_with("Your data is ready")).count();
    assert_eq!(direct, 3, "nobody is flooded by support either");
    app.advance(DAY);
    let digest = letters_to(&app, ANN).pop().unwrap();
    let paths = links(&digest, "/d/");
    assert_eq!(paths.len(), 2, "{digest}");
    assert_eq!(downloaded(&app, &paths[0])["registrations"].as_array().unwrap().len(), 1);
    // Queued, and before it is written the owner moves: it goes to the new address, with a link that holds.
    Form::of(app.browser.get(&format!("{page}/data")).is(200)).set("email", NEW).send(&app.browser).is(303);
    let confirm = link(&letter_with(&app, NEW, "/e/"), "/e/");
    app.advance(DAY);
    assert!(sends(&app, ANN));
    Form::of(app.browser.get(&confirm).is(200)).send(&app.browser).is(303);
    let to_ann =
        letters_to(&app, ANN).iter().filter(|letter| letter.starts_with("Your data is ready")).count();
    assert_eq!(to_ann, 3);
    downloaded(&app, &link(&letter_with(&app, NEW, "Your data is ready"), "/d/"));
    app.browser.get(&paths[0]).is(404);
}

#[test]
fn whoever_only_claimed_or_asked_for_a_unit_gets_their_data_too_and_nobody_unknown_gets_a_letter() {
    let app = App::start();
    owner(&app, "HPD-900", "SN1");
    bob(&app, &app.code("HPD-900", "SN1")).send(&app.browser).is(303);
    app.work();
    let address: String = app.database().query_row("SELECT email FROM claim", [], |row| row.get(0)).unwrap();
    let data = downloaded(&app, &sent(&app, &address));
    assert_eq!(
        (data["claims"].as_array().unwrap().len(), data["registrations"].as_array().unwrap().len()),
        (1, 0)
    );
    assert!(!data.to_string().contains(ANN), "nothing of the owner: {data}");
    assert!(!sends(&app, "nobody@nowhere.example.com"));
    assert!(letters_to(&app, "nobody@nowhere.example.com").is_empty());
}
