//! The desk's search forgives: parts of serials, products, dealers and batches, half a word, in the order of relevance.

use aftersale::domain::clock::SECOND;

use crate::support::app::App;
use crate::support::browser::Page;
use crate::support::form::texts;
use crate::support::make::{facts, form, owner};

use super::desk_actions::{does, unit};
use super::desk_door::{house, signed_in};

fn query(words: &str) -> String {
    format!("/desk?{}", serde_urlencoded::to_string([("q", words)]).unwrap())
}

fn serials(page: &Page) -> Vec<String> {
    texts(page, "tbody a.hit")
}

/// Registers a unit under this name and this seller, a second after the one before.
fn registers_as(app: &App, serial: &str, name: &str, dealer: &str) {
    app.advance(SECOND);
    form(app, "HPD-900", serial).set("name", name).set("dealer", dealer).send(&app.browser).is(303);
}

#[test]
fn beginning_and_end_of_a_serial_are_enough() {
    let app = house();
    owner(&app, "HPD-900", "WM7A-2O26K031");
    owner(&app, "HPD-900", "XX9");
    let maria = signed_in(&app);
    for words in ["WM7", "wm7a 2o", "wm7a20", "K031", "k-o31", "26k0 31", "WM7A-2026-K031"] {
        assert_eq!(serials(&maria.get(&query(words))), ["WM7A-2O26K031"], "{words:?}");
    }
    assert!(serials(&maria.get(&query("wm"))).is_empty(), "two characters fit too much");
}

#[test]
fn a_unit_nobody_registered_is_found_as_people_read_it() {
    let app = house();
    for serial in ["SN-O1", "SN-01X", "SN-2", "SO-01"] {
        app.record("HPD-900", serial, facts(None, None));
    }
    app.record("GEN-7500", "sn01", facts(None, None));
    let maria = signed_in(&app);
    let mut found = serials(&maria.get(&query("sn0l")));
    assert_eq!(found.pop().as_deref(), Some("SN-01X"), "whole serials come first");
    found.sort();
    assert_eq!(found, ["SN-O1", "sn01"]);
}

#[test]
fn products_dealers_and_batches_lead_to_what_was_registered_of_them() {
    let app = house();
    let mut made = facts(None, Some("KROK-01"));
    made.batch = Some("B-77".to_owned());
    app.record("HPD-900", "SN1", made);
    registers_as(&app, "SN1", "Ann Lee", "KROK-01");
    registers_as(&app, "SN2", "Bob Roe", "Köhler & Söhne");
    let maria = signed_in(&app);
    for (words, wanted) in [
        ("b77", &["SN1"][..]),
        ("krokus", &["SN1"]),
        ("KROK-01", &["SN1"]),
        ("kohler", &["SN2"]),
        ("söhne köh", &["SN2"]),
        ("HPD-900", &["SN2", "SN1"]),
        ("hpd-900 ann", &["SN1"]),
        ("roe hpd", &["SN2"]),
    ] {
        assert_eq!(serials(&maria.get(&query(words))), wanted, "{words:?}");
    }
}

#[test]
fn half_a_name_is_enough_and_whole_names_come_first() {
    let app = house();
    registers_as(&app, "SN1", "Anna Leeds", "");
    registers_as(&app, "SN2", "Ann Lee", "");
    registers_as(&app, "SN3", "Bob Leeds", "");
    let maria = signed_in(&app);
    assert_eq!(serials(&maria.get(&query("ann lee"))), ["SN2"]);
    assert_eq!(serials(&maria.get(&query("lee"))), ["SN2", "SN3", "SN1"]);
    assert_eq!(serials(&maria.get(&query("anna l"))), Vec::<String>::new());
    assert_eq!(serials(&maria.get(&query("anna le"))), ["SN1"]);
    assert_eq!(serials(&maria.get(&query("ann@home.ex"))), ["SN3", "SN2", "SN1"]);
}

#[test]
fn two_common_names_find_the_one_who_bears_both() {
    let app = house();
    registers_as(&app, "RARE", "Maria Lopez", "");
    for n in 0..60 {
        let name = if n % 2 == 0 { "Maria Roe" } else { "Ann Lopez" };
        registers_as(&app, &format!("SN{n}"), name, "");
    }
    let maria = signed_in(&app);
    assert_eq!(serials(&maria.get(&query("maria lopez"))), ["RARE"]);
    assert_eq!(serials(&maria.get(&query("lopez"))).len(), 31);
}

#[test]
fn any_words_of_a_long_name_find_it_in_any_order_and_a_corrected_name_is_found_anew() {
    let app = house();
    registers_as(&app, "SN1", "José María de la Cruz Fernández-López", "");
    registers_as(&app, "SN2", "Maria Cruz", "");
    registers_as(&app, "SN3", "Ann Ann", "");
    let maria = signed_in(&app);
    for words in ["lopez jose", "María Fernández", "la cruz de", "la LÓPEZ", "cruz maria jose", "jose fern"]
    {
        assert_eq!(serials(&maria.get(&query(words))), ["SN1"], "{words:?}");
    }
    assert_eq!(serials(&maria.get(&query("cruz maria"))), ["SN2", "SN1"]);
    assert_eq!(serials(&maria.get(&query("ann ann"))), ["SN3"]);
    assert!(serials(&maria.get(&query("jose ann"))).is_empty());
    does(&maria, &unit(&app, "HPD-900", "SN2"), "correct", &[("name", "Maria Kreuz")]).is(303);
    assert_eq!(serials(&maria.get(&query("maria kreuz"))), ["SN2"]);
    assert_eq!(serials(&maria.get(&query("maria cruz"))), ["SN1"]);
    assert_eq!(app.count("SELECT COUNT(*) FROM search_term WHERE term = 'names:cruz maria'"), 1);
}
