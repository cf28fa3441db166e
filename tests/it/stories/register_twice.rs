//! The same form twice, another form for the same unit, and a hundred at once: one owner, one registration, one mail.

use std::collections::BTreeSet;

use crate::support::app::App;
use crate::support::form::Form;
use crate::support::make::{form, owner, registers};

fn counts(app: &App) -> (i64, i64) {
    (app.count("SELECT COUNT(*) FROM registration"), app.count("SELECT COUNT(*) FROM message"))
}

#[test]
fn the_same_form_sent_twice_is_one_registration_and_the_same_page() {
    let app = App::start();
    let form = form(&app, "HPD-900", "SN1");
    let first = form.send(&app.browser);
    let second = form.send(&app.browser);
    assert_eq!(first.is(303).location(), second.is(303).location());
    assert_eq!(counts(&app), (1, 1));
}

#[test]
fn the_same_form_sent_again_days_later_still_leads_to_the_same_page() {
    let app = App::start();
    let form = form(&app, "HPD-900", "SN1");
    let first = form.send(&app.browser).place().to_owned();
    app.advance(3 * 24 * 3_600_000);
    assert_eq!(form.send(&app.browser).place(), first);
}

#[test]
fn a_form_token_used_for_another_unit_is_stale() {
    let app = App::start();
    let first = form(&app, "HPD-900", "SN1");
    first.send(&app.browser).is(303);
    let other = form(&app, "HPD-900", "SN2").set("token", first.get("token").unwrap());
    other.send(&app.browser).is(422).lacks("/o/");
    assert_eq!(counts(&app), (1, 1));
}

#[test]
fn a_used_token_with_other_words_changes_nothing_and_shows_nothing() {
    let app = App::start();
    let form = form(&app, "HPD-900", "SN1");
    form.send(&app.browser).is(303);
    let other = form.set("name", "Bob").set("email", "bob@elsewhere.example.com").send(&app.browser);
    other.lacks("/o/").lacks("Ann").lacks("ann@");
    assert!(matches!(other.status, 409 | 422), "{}", other.status);
    assert_eq!(counts(&app), (1, 1));
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE name = 'Ann Lee'"), 1);
}

#[test]
fn somebody_else_cannot_take_a_registered_unit_and_learns_nothing_about_its_owner() {
    let app = App::start();
    let open_before =
        form(&app, "HPD-900", "SN1").set("name", "Bob").set("email", "bob@elsewhere.example.com");
    owner(&app, "HPD-900", "SN1");
    let page = open_before.send(&app.browser);
    page.is(409).has("This product is registered").lacks("/o/").lacks("Ann").lacks("ann@");
    assert_eq!(counts(&app), (1, 1));
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'registered-again'"), 1);
}

#[test]
fn a_form_without_a_token_registers_once() {
    let app = App::start();
    let form = form(&app, "HPD-900", "SN1").set("token", "");
    form.send(&app.browser).is(303);
    form.send(&app.browser).is(409).lacks("/o/");
    assert_eq!(counts(&app), (1, 1));
}

#[test]
fn a_hundred_taps_at_once_are_one_registration() {
    let app = App::start();
    let form = form(&app, "HPD-900", "SN1");
    let pages = at_once(100, |_| form.send(&app.browser));
    let places: BTreeSet<String> = pages.iter().map(|page| page.is(303).place().to_owned()).collect();
    assert_eq!(places.len(), 1, "everybody is led to the same page");
    assert_eq!(counts(&app), (1, 1));
}

#[test]
fn of_many_people_who_want_one_unit_at_once_one_gets_it() {
    let app = App::start();
    let forms: Vec<Form> = (0..24)
        .map(|n| form(&app, "HPD-900", "SN1").set("email", &format!("p{n}@home.example.com")))
        .collect();
    let pages = at_once(forms.len(), |n| forms[n].send(&app.browser));
    let statuses = |status| pages.iter().filter(|page| page.status == status).count();
    assert_eq!((statuses(303), statuses(409)), (1, 23));
    assert_eq!(counts(&app), (1, 1));
}

#[test]
fn one_person_may_register_many_units_at_once() {
    let app = App::start();
    let pages = at_once(24, |n| registers(&app, "HPD-900", &format!("SN{n}")));
    let places: BTreeSet<String> = pages.iter().map(|page| page.is(303).place().to_owned()).collect();
    assert_eq!(places.len(), 24);
    assert_eq!(counts(&app), (24, 24));
    assert_eq!(app.count("SELECT COUNT(DISTINCT reference) FROM registration"), 24);
}

/// Does this `many` times at once, each in a thread of its own; all start together.
fn at_once<T: Send>(many: usize, what: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let gate = std::sync::Barrier::new(many);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..many)
            .map(|n| {
                let (gate, what) = (&gate, &what);
                scope.spawn(move || {
                    gate.wait();
                    what(n)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}
