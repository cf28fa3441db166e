//! The desk registers for a caller, a paper card or a dealer: mail is optional, telephone and post find the owner, nobody consents.

use aftersale::domain::staff::Role;

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::texts;
use crate::support::letters::{letter_with, letters_to, link};
use crate::support::make::{facts, owner};

use super::desk_actions::{does, unit};
use super::desk_board::with_role;
use super::desk_door::{house, signed_in};
use super::withdraw::desk_form;

const CARD: [(&str, &str); 5] = [
    ("source", "card"),
    ("name", "Rosa Klein"),
    ("phone", "+49 170 555 0143"),
    ("post", "Ulmenweg 12\r\n28801 Asheville"),
    ("purchased_on", "2026-11-02"),
];

fn enrols(app: &App, maria: &Browser, serial: &str, fields: &[(&str, &str)]) -> Page {
    app.record("HPD-900", serial, facts(None, None));
    does(maria, &unit(app, "HPD-900", serial), "register", fields)
}

#[test]
fn a_paper_card_without_mail_is_found_by_telephone_and_no_letter_leaves() {
    let app = house();
    let maria = signed_in(&app);
    enrols(&app, &maria, "SN1", &CARD).is(303);
    let unit = unit(&app, "HPD-900", "SN1");
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM message"), 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE source = 'card' AND offers = FALSE"), 1);
    app.browser.get(&app.code("HPD-900", "SN1")).is(200).has("This product is registered").lacks("Rosa");
    for typed in ["0170%205550143", "5550143", "%2B49%20170%20555%200143", "rosa"] {
        maria.get(&format!("/desk?q={typed}")).is(200).has("SN1").has("Rosa Klein");
    }
    let page = maria.get(&unit);
    page.has("+49 170 555 0143").has("28801 Asheville").has("On a paper card").has("Registered at the desk");
    page.has("2 November 2028").lacks("Send the link").lacks("/register\"");
    maria.get(&format!("{unit}/link")).is(404);
    maria.get(&format!("{unit}/register")).is(404);
}

#[test]
fn with_mail_the_owner_gets_the_link_in_their_language_and_the_form_twice_makes_one() {
    let app = house();
    let maria = signed_in(&app);
    app.record("HPD-900", "SN1", facts(None, None));
    let unit = unit(&app, "HPD-900", "SN1");
    let page = maria.get(&format!("{unit}/register"));
    let caller = [("source", "caller"), ("email", "rosa@home.example.com"), ("lang", "de"), ("phone", "")];
    let filled = desk_form(&page, "/register");
    let filled = CARD.iter().chain(&caller).fold(filled, |form, (name, value)| form.set(name, value));
    filled.clone().send(&maria).is(303);
    filled.send(&maria).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 1);
    app.work();
    let letter = letter_with(&app, "rosa@home.example.com", "SN1");
    assert!(letter.contains("registriert"), "{letter}");
    app.browser.get(&link(&letter, "/o/")).is(200).has("rosa@home.example.com");
    maria.get(&unit).has("By telephone").has("Send the link");
}

#[test]
fn who_cannot_be_reached_at_all_is_not_registered_and_every_mistake_is_told() {
    let app = house();
    let maria = signed_in(&app);
    let told =
        |fields: &[(&str, &str)]| texts(enrols(&app, &maria, "SN1", fields).is(422), ".summary .error");
    let nowhere = told(&[CARD[0], CARD[1], CARD[4]]);
    assert_eq!(nowhere.len(), 1, "{nowhere:?}");
    assert!(nowhere[0].contains("an e-mail address, a telephone number or a postal address"), "{nowhere:?}");
    assert_eq!(
        told(&[("source", ""), ("phone", "call me"), ("email", "rosa@"), ("purchased_on", "2099-01-01")])
            .len(),
        5
    );
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 0);
    let foreign = format!("{}/register", unit(&app, "HPD-900", "NOBODY"));
    maria.get(&foreign).is(404);
}

#[test]
fn name_and_telephone_are_corrected_and_found_anew_and_mail_can_be_added() {
    let app = house();
    let maria = signed_in(&app);
    enrols(&app, &maria, "SN1", &CARD).is(303);
    let unit = unit(&app, "HPD-900", "SN1");
    let page = maria.get(&format!("{unit}/correct"));
    page.has("Rosa Klein").has("+49 170 555 0143").has("Ulmenweg 12");
    let right = [("name", "Rosa Kleine"), ("phone", "+49 171 777 8899"), ("post", "")];
    does(&maria, &unit, "correct", &right).is(303);
    maria.get(&unit).has("Rosa Kleine").lacks("Ulmenweg").has("Corrected at the desk: name, telephone, post");
    maria.get("/desk?q=7778899").has("SN1");
    maria.get("/desk?q=5550143").lacks("SN1");
    maria.get("/desk?q=kleine").has("SN1");
    assert_eq!(texts(does(&maria, &unit, "correct", &[("phone", "")]).is(422), ".summary .error").len(), 1);
    let mail = [("email", "rosa@home.example.com"), ("confirm", "yes")];
    does(&maria, &unit, "address", &mail).is(303);
    app.work();
    assert_eq!(letters_to(&app, "rosa@home.example.com").len(), 1);
    maria.get("/desk?q=rosa@home.example.com").has("SN1");
}

#[test]
fn owners_without_mail_share_nothing_neither_their_data_nor_their_erasure() {
    let app = house();
    let maria = signed_in(&app);
    enrols(&app, &maria, "SN1", &CARD).is(303);
    let other = [("source", "dealer"), ("name", "Otto Braun"), ("phone", "0421 99887"), CARD[4]];
    enrols(&app, &maria, "SN2", &other).is(303);
    owner(&app, "HPD-900", "SN3");
    let mona = with_role(&app, "mona", Role::Manager);
    let page = mona.get(&unit(&app, "HPD-900", "SN1")).text();
    let person = page.split("href=\"/desk/registrations/").nth(1).unwrap().split('"').next().unwrap();
    let person = format!("/desk/registrations/{person}");
    let data = mona.get(&format!("{person}.json"));
    data.is(200).has("+49 170 555 0143").has("Ulmenweg").has("Rosa Klein").lacks("Otto").lacks("Ann Lee");
    does(
        &maria,
        &unit(&app, "HPD-900", "SN1"),
        "plan",
        &[("what", "Plan of +49 170 555 0143"), ("months", "12"), ("from", "2026-11-20")],
    )
    .is(303);
    desk_form(&mona.get(&person), "/person").send(&mona).is(303);
    mona.get(&unit(&app, "HPD-900", "SN1")).lacks("Rosa").lacks("0143").lacks("Ulmenweg").has("Plan of …");
    mona.get("/desk?q=5550143").lacks("SN1");
    mona.get(&unit(&app, "HPD-900", "SN2")).has("Otto Braun").has("0421 99887");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE state = 'active'"), 2);
}

#[test]
fn a_replaced_unit_takes_telephone_and_post_of_its_owner_along() {
    let app = house();
    let maria = signed_in(&app);
    enrols(&app, &maria, "SN1", &CARD).is(303);
    app.record("HPD-900", "SN2", facts(None, None));
    super::withdraw::takes_out(&maria, &unit(&app, "HPD-900", "SN1"), "replaced", "SN2").is(303);
    maria.get(&unit(&app, "HPD-900", "SN2")).has("Rosa Klein").has("+49 170 555 0143");
    maria.get("/desk?q=5550143").has("SN2");
}
