//! A person's own data: all of it can be had, all of it goes, down to the bytes of the files; the unit's story stays.

use std::fmt::Write as _;

use aftersale::domain::base64::base64;
use aftersale::domain::clock::DAY;
use aftersale::domain::contact::Email;
use aftersale::domain::staff::Role;
use aftersale::flows::backup::reapply;
use aftersale::flows::dossier::{self, Dossier};
use aftersale::flows::erase::{self, Erased, Scrubbed, of_address};
use aftersale::flows::lookup::{self, Asker};
use aftersale::flows::search;
use aftersale::flows::sign_in;
use aftersale::store::personal::{CLASSES, Class, columns};
use aftersale::worker::scrub;

use crate::support::app::App;
use crate::support::form::attributes;
use crate::support::make::{facts, form, owner};
use crate::support::plant::{bytes_literal, rows_beside};

use super::claim::bob;
use super::desk_door::{PASSWORD, logs_in};
use super::second_hand::buyer;
use super::withdraw::desk_form;

const EMAIL: &str = "qixolana@blomfenk.example.com";

fn registers(app: &App, serial: &str, name: &str, email: &str) -> String {
    form(app, "HPD-900", serial)
        .set("name", name)
        .set("email", email)
        .send(&app.browser)
        .is(303)
        .place()
        .to_owned()
}

fn export(app: &App, email: &str) -> Dossier {
    let whose = of_address(&Email::parse(email).unwrap());
    app.runtime.block_on(dossier::dossier(&app.context, Some(&Asker::terminal()), &whose)).unwrap()
}

fn erases(app: &App, email: &str) -> Erased {
    let whose = of_address(&Email::parse(email).unwrap());
    let erased = app.runtime.block_on(erase::erase(&app.context, &Asker::terminal(), &whose)).unwrap();
    let scrubbed = app.runtime.block_on(scrub::round(&app.context)).unwrap();
    assert_eq!(
        scrubbed,
        (!erased.is_nothing()).then_some(Scrubbed::Whole),
        "bytes are owed after an erasure alone"
    );
    erased
}

/// Every value of every table, as text; bytes as the text they are.
fn everything(app: &App) -> String {
    let mut all = String::new();
    for (table, classes) in CLASSES {
        let names: Vec<&str> = classes.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for row in app.database().rows(&format!("SELECT {} FROM {table}", names.join(", "))) {
            for (index, name) in names.iter().enumerate() {
                let value: Option<String> = row.get(index).unwrap();
                let bytes: Option<Vec<u8>> = row.get(index).ok().flatten();
                let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).or(value);
                writeln!(all, "{table}.{name}={}", text.unwrap_or_default()).unwrap();
            }
        }
    }
    all.to_lowercase()
}

#[test]
fn a_word_planted_in_every_column_of_a_person_is_exported_and_erased() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(Some("2026-10-01"), Some("KROK-01")));
    registers(&app, "SN1", "Qixolana Vrembutz", EMAIL);
    bob(&app, &app.code("HPD-900", "SN1"))
        .set("email", EMAIL)
        .set("name", "Qixolana Vrembutz")
        .send(&app.browser)
        .is(303);
    app.work();
    app.change(
        "INSERT INTO withdrawal (product, serial, fate, reason, at, by_whom)
         SELECT product, serial, 'stolen', '', 0, 'maria' FROM registration",
    );
    rows_beside(&app, EMAIL);
    let asker = Asker("maria".into());
    let product = app.product("HPD-900").number;
    let serial = aftersale::domain::unit::Serial::stored("SN1".into());
    app.runtime.block_on(lookup::record(&app.context, &asker, product, &serial)).unwrap().expect("a unit");

    // The address itself is the word of the columns that hold it.
    let keys = ["email", "email_key", "recipient", "envelope_to", "ration_key"];
    let mut words = vec![EMAIL.to_owned(), "canary-changed@new.example.com".to_owned()];
    for (table, column) in columns(Class::Person).filter(|(_, column)| !keys.contains(column)) {
        let word = format!("canary-{table}-{column}").replace('_', "-");
        let value = match column {
            // Made of the row's own words, so no other word stands there; `no_byte_of_name…` looks for those.
            "term" => continue,
            // A row never holds both a dealer of the catalogue and one that was written.
            "dealer_written" => format!("'{word}', dealer = NULL"),
            "bytes" => bytes_literal(&app, &word),
            _ => format!("'{word}'"),
        };
        app.change(&format!("UPDATE {table} SET {column} = {value}"));
        assert!(
            app.count(&format!("SELECT COUNT({column}) FROM {table}")) > 0,
            "{table} is empty in this test"
        );
        words.push(word);
    }
    for (table, column) in columns(Class::Mentions) {
        let who = "Canary-Registration-Name";
        app.change(&format!("UPDATE {table} SET {column} = '{table}-{column}: belongs to {who} <{EMAIL}>.'"));
        assert!(app.count(&format!("SELECT COUNT(*) FROM {table}")) > 0, "{table} is empty in this test");
    }
    let exported = serde_json::to_string(&export(&app, &EMAIL.to_uppercase())).unwrap();
    for word in &words {
        // A receipt is a file: it is exported whole.
        let is_there = exported.contains(word.as_str()) || exported.contains(&base64(word.as_bytes()));
        assert!(is_there, "{word} is not in the export:\n{exported}");
        assert!(everything(&app).contains(word.as_str()), "{word} was not planted");
    }
    let erased = erases(&app, EMAIL);
    assert_eq!((erased.registrations, erased.claims, erased.letters, erased.cancelled), (1, 1, 3, 0));
    assert_eq!(erased.further, 4, "transfer, safety contact, lost links, purchase");
    let left = everything(&app);
    for word in &words {
        assert!(!left.contains(word.as_str()), "{word} is still there:\n{left}");
    }
    assert!(left.contains("event-detail: belongs to … <…>."), "{left}");
    assert!(left.contains("withdrawal-reason: belongs to … <…>."), "{left}");
    assert!(left.contains("cover_event-plan: belongs to … <…>."), "{left}");
    assert!(left.contains("call_note.reason=defect"), "calls are counted on: {left}");
    assert!(export(&app, EMAIL).is_empty());
    assert!(erases(&app, EMAIL).is_nothing(), "a second time there is nothing");
}

#[test]
fn an_erased_seller_leaves_the_buyer_to_the_desk_and_an_erased_buyer_leaves_nothing() {
    let app = App::start();
    let ann = "ann@home.example.com";
    let asks = |serial: &str| {
        owner(&app, "HPD-900", serial);
        buyer(&app, "HPD-900", serial).set("email", EMAIL).send(&app.browser).is(303);
    };
    asks("SN1");
    asks("SN2");
    app.work();
    let seller_asked = app.count("SELECT COUNT(*) FROM message WHERE kind = 'sale-asked'");
    assert_eq!(seller_asked, 2);
    erases(&app, ann);
    assert_eq!(app.count(&format!("SELECT COUNT(*) FROM message WHERE recipient = '{ann}'")), 0);
    assert!(!everything(&app).contains(ann), "{}", everything(&app));
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM claim WHERE state = 'open'"), 2, "the desk decides at once");
    let before = export(&app, EMAIL);
    assert_eq!((before.second_hand.len(), before.claims.len()), (2, 2));
    let erased = erases(&app, EMAIL);
    assert_eq!((erased.claims, erased.further), (2, 2));
    assert!(!everything(&app).contains(EMAIL));
    assert_eq!(app.count("SELECT COUNT(*) FROM transfer"), 0);
}

#[test]
fn many_erasures_rewrite_the_files_once_and_a_large_one_says_what_is_left() {
    let app = App::start();
    for serial in ["SN1", "SN2", "SN3"] {
        let page = owner(&app, "HPD-900", serial);
        let privacy = format!("{}/privacy", page.split('?').next().unwrap());
        app.browser.post_form(&privacy, &[("erase", "yes")]).is(200).has("next clean-up");
    }
    let round = || app.runtime.block_on(scrub::round(&app.context)).unwrap();
    assert_eq!((round(), round()), (Some(Scrubbed::Whole), None));
    if !app.path("aftersale.db").exists() {
        return;
    }
    app.change(
        "INSERT INTO picture (name, digest, media_type, width, height, bytes)
         VALUES ('large', '', 'image/png', 1, 1, zeroblob(80000000))",
    );
    owner(&app, "HPD-900", "SN4");
    let whose = of_address(&Email::parse("ann@home.example.com").unwrap());
    app.runtime.block_on(erase::erase(&app.context, &Asker::terminal(), &whose)).unwrap();
    assert_eq!((round(), round()), (Some(Scrubbed::LogOnly), None));
    let owed = || app.runtime.block_on(erase::owed(&app.context)).unwrap();
    assert!(matches!(owed(), (None, Some(_))), "doctor can tell");
    assert_eq!(app.runtime.block_on(erase::scrub(&app.context, true)).unwrap(), Scrubbed::Whole);
    assert_eq!(owed(), (None, None));
}

#[test]
fn no_byte_of_name_or_address_is_left_in_the_files() {
    let app = App::start();
    for number in 0..60 {
        registers(
            &app,
            &format!("OTHER-{number}"),
            &format!("Other Owner {number}"),
            &format!("o{number}@others.example.com"),
        );
        if number % 5 == 0 {
            registers(&app, &format!("MINE-{number}"), "Qixolana Vrembutz", EMAIL);
        }
        if number == 30 {
            app.work();
        }
    }
    bob(&app, &app.code("HPD-900", "OTHER-1"))
        .set("email", EMAIL)
        .set("name", "Qixolana Vrembutz")
        .send(&app.browser)
        .is(303);
    for query in [EMAIL, "Qixolana", "vrembutz"] {
        app.runtime.block_on(search::search(&app.context, &Asker("maria".into()), query)).unwrap();
    }
    let pending = app.count("SELECT COUNT(*) FROM message WHERE state = 'pending'");
    let erased = erases(&app, EMAIL);
    assert_eq!((erased.registrations, erased.claims), (12, 1));
    assert_eq!((erased.letters, erased.cancelled), (7, 6));
    assert_eq!(app.count("SELECT COUNT(*) FROM message WHERE state = 'pending'"), pending - 6);
    for word in ["qixolana", "vrembutz", "blomfenk"] {
        assert!(!everything(&app).contains(word), "{word}");
        for (file, bytes) in files(&app) {
            let found =
                bytes.windows(word.len()).filter(|at| at.eq_ignore_ascii_case(word.as_bytes())).count();
            assert_eq!(found, 0, "{word} in {file}");
        }
    }
    app.work();
    assert!(
        app.letters()
            .iter()
            .skip_while(|letter| letter.envelope_to().as_str() != "o31@others.example.com")
            .all(|letter| { letter.envelope_to().as_str() != EMAIL })
    );
    assert_eq!(export(&app, "o7@others.example.com").registrations.len(), 1);
    if let Some((_, bytes)) = files(&app).first() {
        assert!(bytes.windows(20).any(|at| at == b"o7@others.example.co"), "this test can see");
    }
}

/// The database's files with their bytes; none where it is a server.
fn files(app: &App) -> Vec<(String, Vec<u8>)> {
    ["aftersale.db", "aftersale.db-wal", "aftersale.db-shm"]
        .into_iter()
        .filter_map(|name| std::fs::read(app.path(name)).ok().map(|bytes| (name.to_owned(), bytes)))
        .collect()
}

#[test]
fn an_erased_owners_unit_can_be_registered_again_and_keeps_its_cover() {
    let app = App::start();
    app.record("HPD-900", "SN1", facts(Some("2026-10-01"), Some("KROK-01")));
    let page = owner(&app, "HPD-900", "SN1");
    let preferences = export(&app, "ann@home.example.com");
    assert_eq!(preferences.registrations[0].purchased_on, "2026-11-20");
    erases(&app, "ann@home.example.com");
    app.browser.get(&page).is(404);
    app.advance(20 * DAY);
    let next = form(&app, "HPD-900", "SN1").set("name", "Bob Roe").set("email", "bob@home.example.com");
    let next = next.set("purchased_on", "2026-12-05").send(&app.browser);
    app.browser.get(next.is(303).place()).is(200).lacks("Ann").lacks("ann@home");
    let known = export(&app, "bob@home.example.com");
    assert_eq!(known.registrations[0].purchased_on, "2026-11-20", "cover counts from the day that was known");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'erased'"), 1);
}

#[test]
fn a_backup_from_before_forgets_again_and_keeps_who_came_back() {
    let app = App::start();
    registers(&app, "SN1", "Qixolana Vrembutz", EMAIL);
    registers(&app, "SN3", "Other Owner", "other@home.example.com");
    app.advance(DAY);
    erases(&app, EMAIL);
    app.advance(DAY);
    registers(&app, "SN2", "Qixolana Vrembutz", EMAIL);
    // As a backup from before would bring it back.
    app.change(&format!(
        "UPDATE registration SET name = 'Qixolana Vrembutz', email = '{EMAIL}', email_key = '{EMAIL}', state = 'active'
          WHERE serial = 'SN1'"
    ));
    assert_eq!(reapply(&app.context, Vec::new()).unwrap(), 1);
    let owners = app.count("SELECT COUNT(*) FROM registration WHERE state = 'active'");
    assert_eq!(owners, 2, "the other owner, and the one who came back");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE serial = 'SN1' AND state = 'erased'"), 1);
    assert_eq!(reapply(&app.context, Vec::new()).unwrap(), 0);
}

#[test]
fn an_owner_takes_their_data_along_and_erases_it_on_their_page() {
    let app = App::start();
    let page = owner(&app, "HPD-900", "SN1");
    let other = owner(&app, "HPD-900", "SN2");
    let link = app.browser.get(&page);
    link.is(200).has(&format!("{page}/data?lang=")).has(&format!("{page}/privacy?lang="));
    let data = app.browser.get(&format!("{page}/privacy"));
    data.is(200).has("SN1").has("Erase my data");
    let file = app.browser.get(&format!("{page}/data.json"));
    assert_eq!(file.is(200).header("cache-control"), Some("no-store"));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    let json: serde_json::Value = serde_json::from_slice(&file.bytes).unwrap();
    assert_eq!(json["registrations"].as_array().unwrap().len(), 1, "the link of one reaches one");
    assert_eq!(json["registrations"][0]["email"], "ann@home.example.com");
    assert!(!file.text().contains("SN2"), "{}", file.text());
    // Looking changes nothing, and neither does a form without the button's word.
    app.browser.post_form(&format!("{page}/privacy"), &[]).is(200).has("Erase my data");
    app.browser.get(&page).is(200);
    crate::support::form::Form::of(&data)
        .set("erase", "yes")
        .send(&app.browser)
        .is(200)
        .has("Your data is erased");
    for path in ["", "/data", "/privacy", "/data.json", "/receipt", "/certificate.pdf"]
        .map(|tail| format!("{page}{tail}"))
        .into_iter()
        .chain([page.replace("/o/", "/u/")])
    {
        app.browser.get(&path).is(404).lacks("Ann");
    }
    app.browser.get(&other).is(200);
    app.work();
    assert_eq!(app.letters().len(), 1, "the letter that waited was cancelled, the other one was not");
}

#[test]
fn the_desk_hands_out_and_erases_only_by_manager_and_it_is_noted() {
    let app = App::start();
    let browser = |name: &str, role| {
        sign_in::add(&app.context, name, role, PASSWORD).unwrap();
        let cookie = logs_in(&app, name, PASSWORD);
        app.browser.stranger().with("cookie", cookie.header("set-cookie").unwrap().split(';').next().unwrap())
    };
    let (support, manager) = (browser("maria", Role::Support), browser("max", Role::Manager));
    owner(&app, "HPD-900", "SN1");
    owner(&app, "HPD-900", "SN2");
    let unit = format!("/desk/units/{}-SN1", app.product("HPD-900").number);
    support.get(&unit).is(200).has("Ann Lee").lacks("/person");
    let path = attributes(manager.get(&unit).is(200), "a[href$='/person']", "href").remove(0);
    app.browser.stranger().get(&path).is(303).lacks("Ann");
    app.browser.stranger().get(&format!("{path}.json")).is(303).lacks("Ann");
    support.get(&path).is(403).lacks("ann@");
    support.get(&format!("{path}.json")).is(403).lacks("ann@");
    support.post_form(&path, &[]).is(403);
    manager.post_form(&path, &[("csrf", "wrong")]).is(403);
    let asks = manager.get(&path);
    asks.is(200).has("ann@home.example.com").has("registrations: 2");
    assert_eq!(manager.get(&format!("{path}.json")).is(200).text().matches("\"serial\"").count(), 2);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'active'"), 2);
    desk_form(&asks, &path).send(&manager).is(303);
    manager
        .get(&unit)
        .is(200)
        .has("Owner erased")
        .has("Owner’s data erased")
        .has("max")
        .lacks("ann@")
        .lacks("Ann Lee");
    manager.get(&path).is(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'erased'"), 2);
    assert_eq!(
        app.count("SELECT COUNT(*) FROM audit WHERE who = 'max' AND what IN ('erase', 'export-person')"),
        3
    );
}
