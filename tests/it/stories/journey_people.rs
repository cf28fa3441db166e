//! Journeys and what becomes of people: an erasure, a new owner, another address, a no to offers, an alert, rows of another system.

use aftersale::domain::catalog as format;
use aftersale::domain::clock::{DAY, HOUR, MINUTE};
use aftersale::domain::contact::Email;
use aftersale::flows::bring_in::{Raw, bring_in, check};
use aftersale::flows::erase::{Whose, erase, of_address};
use aftersale::flows::lookup::Asker;
use aftersale::flows::{Error, catalog, dossier};
use aftersale::mail::transport::{Cause, Failure, Stage};

use super::journey_letters::{steps, subjects};
use super::second_hand::buyer;
use crate::support::app::App;
use crate::support::form::Form;
use crate::support::letters::{letter_with, letters_to, link, links};
use crate::support::make::{form, owner, owner_with_offers};

const ANN: &str = "ann@home.example.com";
const NEW: &str = "ann@new.example.com";
/// From noon, when tests begin, to nine in the morning of the third day after.
const THIRD_DAY: i64 = 2 * DAY + 21 * HOUR;

fn waits_a_moment() -> Failure {
    Failure::new(Stage::Content, Cause::Reply(451, "4.3.0 later"), "")
}

/// The id of the registration of a unit.
fn id_of(app: &App, serial: &str) -> aftersale::domain::clock::Id {
    let sql = format!("SELECT id FROM registration WHERE serial = '{serial}'");
    aftersale::domain::clock::Id::stored(app.database().query_row(&sql, [], |row| row.get(0)).unwrap())
}

/// Two units of Ann's whose letter was written and waits for another try.
fn waiting_letter_of_two(app: &App) {
    owner(app, "GEN-7500", "SN2600001");
    owner(app, "HPD-900", "HP9263900199");
    app.work();
    app.advance(THIRD_DAY);
    app.memory.fail_next(waits_a_moment());
    app.work();
    assert_eq!(subjects(app).len(), 0, "it waits");
    assert_eq!(app.count("SELECT COUNT(*) FROM journey_step WHERE state = 'done'"), 4);
}

#[test]
fn an_erased_unit_is_gone_from_letters_that_wait_and_the_other_keeps_its_letter() {
    for (gone, kept) in [("SN2600001", "HP9263900199"), ("HP9263900199", "SN2600001")] {
        let app = App::start();
        waiting_letter_of_two(&app);
        let whose = Whose::Registration(id_of(&app, gone));
        app.runtime.block_on(erase(&app.context, &Asker::terminal(), &whose)).unwrap();
        app.advance(HOUR);
        app.work();
        let told = subjects(&app);
        assert_eq!(told.len(), 1, "{told:?}");
        let letter = letter_with(&app, ANN, "Thank you for your");
        assert!(letter.contains(kept) && !letter.contains(gone), "{letter}");
        assert_eq!(app.count("SELECT COUNT(DISTINCT registration) FROM journey_step"), 1);
    }
}

#[test]
fn who_is_erased_leaves_no_step_no_zone_and_no_count_of_letters() {
    let app = App::start();
    let offers = form(&app, "GEN-7500", "SN2600001").set("offers", "yes").set("zone", "America/New_York");
    offers.send(&app.browser).is(303);
    app.work();
    let personal = "SELECT COUNT(zone) FROM registration UNION ALL SELECT COUNT(promotes_to) FROM message
                    UNION ALL SELECT COUNT(*) FROM journey_step";
    let left = |app: &App| -> Vec<i64> {
        app.database().rows(personal).iter().map(|row| row.get::<i64>(0).unwrap()).collect()
    };
    assert_eq!(left(&app), [1, 1, 6]);
    let whose = of_address(&Email::parse(ANN).unwrap());
    let own = app.runtime.block_on(dossier::dossier(&app.context, None, &whose)).unwrap();
    let own = serde_json::to_string(&own).unwrap();
    assert!(own.contains("America/New_York") && own.contains("cover-ends-30"), "{own}");
    app.runtime.block_on(erase(&app.context, &Asker::terminal(), &whose)).unwrap();
    assert_eq!(left(&app), [0, 0, 0]);
    app.advance(4_000 * DAY);
    app.work();
    assert_eq!(app.letters().len(), 1, "the confirmation, before");
}

#[test]
fn letters_of_a_unit_that_is_passed_on_go_to_its_new_owner_from_then_on() {
    let app = App::start();
    owner(&app, "GEN-7500", "SN2600001");
    app.advance(THIRD_DAY);
    assert_eq!(subjects(&app).len(), 1);
    buyer(&app, "GEN-7500", "SN2600001").send(&app.browser).is(303);
    let question = link(&letter_with(&app, ANN, "Did you sell it?"), "/s/");
    app.browser.post_form(&question, &[("answer", "yes")]).is(200);
    let mine = "SELECT COUNT(*) FROM journey_step s JOIN registration r ON r.id = s.registration WHERE";
    assert_eq!(app.count(&format!("{mine} r.state = 'ended' AND s.reason = 'ended'")), 4);
    assert_eq!(app.count(&format!("{mine} r.state = 'active' AND s.state = 'waiting'")), 6);
    let to_ann = letters_to(&app, ANN).len();
    app.advance(3_000 * DAY);
    let to_bob = letters_to(&app, "bob@second.example.com");
    assert_eq!(to_bob.iter().filter(|letter| letter.contains("everything in one place")).count(), 1);
    assert_eq!(letters_to(&app, ANN).len(), to_ann, "a former owner hears nothing more");
}

#[test]
fn what_waited_for_an_old_address_is_said_at_the_new_one_once() {
    let app = App::start();
    let path = owner(&app, "GEN-7500", "SN2600001");
    Form::of(app.browser.get(&format!("{path}/data")).is(200)).set("email", NEW).send(&app.browser).is(303);
    let confirm = link(&letter_with(&app, NEW, "/e/"), "/e/");
    app.advance(THIRD_DAY);
    app.memory.fail_next(waits_a_moment());
    app.work();
    Form::of(app.browser.get(&confirm).is(200)).send(&app.browser);
    app.advance(HOUR);
    let started = |address: &str| {
        letters_to(&app, address).iter().filter(|letter| letter.starts_with("Thank you for your")).count()
    };
    assert_eq!((started(NEW), started(ANN)), (1, 0));
    app.advance(11 * DAY);
    assert_eq!(letters_to(&app, NEW).iter().filter(|letter| letter.starts_with("Is all well")).count(), 1);
    assert_eq!(started(NEW), 1);
}

#[test]
fn a_no_to_offers_reaches_the_letter_that_is_written_and_waits() {
    let app = App::start();
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    let no = link(&letters_to(&app, ANN)[0], "/u/");
    app.advance(1736 * DAY);
    app.work();
    app.advance(60 * DAY);
    app.memory.fail_next(waits_a_moment());
    app.work();
    let promoting = "SELECT COUNT(*) FROM message WHERE promotes_to IS NOT NULL AND state = 'pending'";
    assert_eq!(app.count(promoting), 1);
    app.browser.post_form(&no, &[("List-Unsubscribe", "One-Click")]).is(200);
    assert_eq!(app.count(promoting), 0);
    app.advance(HOUR);
    let all = letters_to(&app, ANN);
    let last = all.last().unwrap();
    assert!(last.starts_with("Cover for your") && links(last, "/k/").is_empty(), "{last}");
}

#[test]
fn nothing_is_promoted_while_an_alert_is_open_and_service_goes_on() {
    let app = App::start();
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    assert!(letters_to(&app, ANN)[0].contains("/k/"));
    let mut changed = catalog::export(&app.context).unwrap();
    let recall = format::parse(
        "[[product]]\ncode = \"X\"\ngtin = \"09506000134352\"\nname = \"X\"\n[[product.recall]]\ncode = \"R\"\ntitle = \"Hose\"\n\
         text = \"Close it.\"\nurl = \"https://example.com/r\"\n",
    );
    let recall = recall.unwrap().products.remove(0).recalls.remove(0);
    changed
        .products
        .iter_mut()
        .find(|product| product.code.as_str() == "GEN-7500")
        .unwrap()
        .recalls
        .push(recall);
    catalog::import(&app.context, changed, Vec::new()).unwrap();
    app.advance(1796 * DAY);
    let last = letters_to(&app, ANN).pop().unwrap();
    assert!(last.starts_with("Cover for your") && !last.contains("/k/"), "{last}");
}

#[test]
fn who_was_brought_in_gets_what_is_to_come_and_nothing_that_is_past() {
    let app = App::start();
    let shelf = catalog::shelf(&app.context).unwrap();
    let row = |number: u64| {
        let raw = Raw {
            line: number,
            id: Some(number.to_string()),
            product: "GEN-7500".to_owned(),
            serial: format!("SN26{number:05}"),
            name: "Ann Lee".to_owned(),
            email: format!("ann{number}@home.example.com"),
            // Half of them on the very day of the import, half long ago; none says when it was registered.
            purchased_on: Some(
                if number.is_multiple_of(2) { "2026-11-21" } else { "2024-03-02" }.parse().unwrap(),
            ),
            lang: "en".to_owned(),
            consent: (number < 2).then(|| ("card".to_owned(), None)),
            ..Raw::default()
        };
        Ok::<_, Error>(check(&app.context, &shelf, raw).unwrap())
    };
    bring_in(&app.context, ("CRM", false), (0..4).map(row), |_| {}).unwrap();
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM message"), 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM journey_step WHERE state <> 'waiting'"), 0);
    assert_eq!(steps(&app).iter().filter(|step| step.starts_with("getting-started")).count(), 2);
    app.advance(5 * DAY);
    assert_eq!(letters_to(&app, "ann1@home.example.com").len(), 0);
    assert_eq!(letters_to(&app, "ann2@home.example.com").len(), 1);
    // Their cover ends on 2029-03-02 (the engine's): offers for who said yes there, the word itself for both.
    app.advance(797 * DAY + MINUTE);
    for (number, offers) in [(1, true), (3, false)] {
        let all = letters_to(&app, &format!("ann{number}@home.example.com"));
        assert_eq!(all.len(), 1, "{all:#?}");
        assert!(all[0].starts_with("Cover for your"), "{}", all[0]);
        assert_eq!(all[0].contains("/k/"), offers, "{}", all[0]);
    }
}
