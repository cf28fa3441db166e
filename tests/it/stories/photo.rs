//! A photo of receipt or plate: whoever asks for a unit adds it behind the link of their own request, and the desk sees it beside
//! the claim. What is taken and refused is as with receipts.

use aftersale::domain::staff::Role;
use aftersale::flows::retain;
use image::ImageFormat;

use super::claim::bob;
use super::desk_door::{PASSWORD, house, signed_in};
use super::owner_receipt::{HEIC, bomb, holds, picture, send_to, with_exif};
use super::second_hand::buyer;
use super::withdraw::desk_form;
use crate::support::app::App;
use crate::support::form::attributes;
use crate::support::letters::{letter_with, letters_to, link};
use crate::support::make::owner;

const DAY: i64 = 24 * 3_600_000;
const ANN: &str = "ann@home.example.com";
const BOB: &str = "bob@second.example.com";
const PHOTOS: &str = "SELECT COUNT(*) FROM photo";

/// Bob asks for Ann's unit; answers the path of his page.
fn asks(app: &App, serial: &str) -> String {
    owner(app, "HPD-900", serial);
    buyer(app, "HPD-900", serial).send(&app.browser).is(303).place().split('?').next().unwrap().to_owned()
}

fn way_to_photo(app: &App, page: &str) -> String {
    let page = app.browser.get(page);
    attributes(page.is(200), "a[href*='/photo']", "href").remove(0)
}

#[test]
fn a_silent_sellers_buyer_has_a_photo_beside_the_claim() {
    let app = house();
    let waits = asks(&app, "SN1");
    app.browser.get(&waits).is(200).has("5 December 2026").has("photo of the receipt").has("Add a photo");
    let told = letter_with(&app, BOB, "We asked the seller");
    assert!(told.contains("5 December 2026") && told.contains("photo of the receipt"), "{told}");
    let way = way_to_photo(&app, &link(&told, "/t/"));
    let page = app.browser.get(&way);
    page.is(200).has("Only you and our support can see it").lacks("Ann");
    assert_eq!(attributes(&page, "form", "enctype"), ["multipart/form-data"]);
    let place = format!("{waits}/photo");
    assert_eq!(attributes(&page, "form", "action")[0], format!("{place}?lang=en"));
    send_to(&app, &place, "receipt", &with_exif()).is(303);
    app.browser.get(&way).has("On file since");
    let mine = app.browser.get(&format!("{place}/file"));
    assert_eq!(mine.is(200).header("content-type"), Some("image/jpeg"));
    assert!(!holds(&mine.bytes, b"GPS") && !holds(&mine.bytes, b"Exif"), "written anew");
    app.browser.get(&waits).has("See or replace your photo");

    app.advance(14 * DAY);
    app.work();
    let claim = link(&letter_with(&app, BOB, "We are checking"), "/c/");
    let ways = way_to_photo(&app, &claim);
    assert!(ways.starts_with(&format!("{claim}/photo")), "{ways}");
    app.browser.get(&claim).has("See or replace your photo");
    assert_eq!(app.browser.get(&format!("{place}/file")).is(200).bytes, mine.bytes, "by the first link, too");
    let maria = signed_in(&app);
    let list = maria.get("/desk/claims");
    let case = attributes(list.is(200), "tbody a.hit", "href").remove(0);
    let page = maria.get(&case);
    let seen = attributes(page.is(200), "figure img", "src").remove(0);
    assert_eq!(maria.get(&seen).is(200).bytes, mine.bytes);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'photo'"), 1);
    assert!(app.browser.stranger().get(&seen).is(303).location().starts_with("/desk/login"));
    maria
        .get(&format!("/desk/units/{}-SN1", app.product("HPD-900").number))
        .has("Photo of receipt or type plate");

    // Once it is decided, it stays as the desk saw it.
    let form =
        desk_form(&page, &case).set("decision", "refuse").set("reason", "The plate is of another unit.");
    form.send(&maria).is(303);
    let late = send_to(&app, &format!("{claim}/photo"), "receipt", &picture(40, 40, ImageFormat::Png));
    assert_eq!(late.is(303).location(), claim);
    assert_eq!(maria.get(&seen).is(200).bytes, mine.bytes);
    app.browser.get(&claim).is(200).lacks("/photo");
}

#[test]
fn a_claim_takes_photo_or_document_and_the_latest_counts() {
    let app = house();
    let claim = bob(&app, &app.code("HPD-900", "SN1")).send(&app.browser).is(303).place().to_owned();
    let place = format!("{}/photo", claim.split('?').next().unwrap());
    let maria = signed_in(&app);
    let case = attributes(&maria.get("/desk/claims"), "tbody a.hit", "href").remove(0);
    assert!(attributes(&maria.get(&case), "figure img", "src").is_empty());
    send_to(&app, &place, "receipt", &picture(40, 40, ImageFormat::WebP)).is(303);
    let pdf = b"%PDF-1.4\n<script>alert(1)</script>";
    for _ in 0..2 {
        send_to(&app, &place, "receipt", pdf).is(303);
    }
    assert_eq!(app.count(PHOTOS), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM event WHERE kind = 'photo-sent'"), 2, "the same file is one");
    let page = maria.get(&case);
    assert!(attributes(&page, "figure img", "src").is_empty(), "a document is never opened here");
    let file = maria.get(&attributes(&page, "figure a", "href")[0]);
    assert_eq!(file.is(200).header("content-disposition"), Some("attachment; filename=\"receipt.pdf\""));
    assert!(file.header("content-security-policy").unwrap().contains("sandbox"));
}

#[test]
fn what_is_no_photo_is_refused_and_who_sends_many_has_to_wait() {
    let app = App::start();
    let place = format!("{}/photo", asks(&app, "SN1"));
    for (file, words) in [
        (HEIC, "HEIC"),
        (&bomb(), "too many pixels"),
        (b"<svg onload=alert(1)>", "JPEG, PNG, WebP or PDF"),
        (b"", "Choose a file"),
    ] {
        send_to(&app, &place, "receipt", file).is(422).has("Error: ").has("id=\"receipt-error\"").has(words);
    }
    send_to(&app, &place, "receipt", &vec![b'x'; 10 * 1024 * 1024 + 1]).is(413).has("10 MB");
    app.browser.post(&place, "application/x-www-form-urlencoded", b"receipt=x").is(400);
    for wrong in ["/t/wrong/photo", "/c/wrong/photo", &place.replace("/t/", "/c/")] {
        let back = app.browser.get(wrong).is(303).location().to_owned();
        app.browser.get(&back).is(404);
        send_to(&app, wrong, "receipt", &picture(8, 8, ImageFormat::Png)).is(303);
        app.browser.get(&format!("{wrong}/file")).is(404);
    }
    assert_eq!(app.count(PHOTOS), 0);
    let statuses: Vec<u16> = (0..30).map(|_| send_to(&app, &place, "receipt", b"").status).collect();
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
}

#[test]
fn a_photo_goes_with_the_answer_the_person_or_the_claim() {
    let app = house();
    let sends = |serial: &str| {
        let waits = asks(&app, serial);
        send_to(&app, &format!("{waits}/photo"), "receipt", &picture(30, 30, ImageFormat::Jpeg)).is(303);
        waits
    };
    for (serial, answer) in [("SN1", "yes"), ("SN2", "no")] {
        let waits = sends(serial);
        assert_eq!(app.count(PHOTOS), 1);
        let question = link(&letter_with(&app, ANN, "Did you sell it?"), "/s/");
        app.browser.post_form(&question, &[("answer", answer)]).is(200);
        assert_eq!(app.count(PHOTOS), 0, "nobody has to be convinced after {answer}");
        app.browser.get(&format!("{waits}/photo/file")).is(404);
        app.advance(DAY);
    }
    sends("SN3");
    sends("SN4");
    let whose = aftersale::domain::contact::Email::parse(BOB).unwrap();
    let whose = aftersale::flows::erase::of_address(&whose);
    let terminal = aftersale::flows::lookup::Asker::terminal();
    let erase = || {
        let erased = aftersale::flows::erase::erase(&app.context, &terminal, &whose);
        app.runtime.block_on(erased).unwrap();
    };
    erase();
    assert_eq!(app.count(PHOTOS), 0);
    sends("SN5");
    app.advance(14 * DAY);
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM photo WHERE claim IS NOT NULL AND transfer IS NULL"), 1);
    erase();
    assert_eq!(app.count(PHOTOS), 0);
}

#[test]
fn the_photo_of_a_receipt_stays_with_the_registration_that_the_decision_makes() {
    let app = App::with(&[("retention.claims", "30d")]);
    aftersale::flows::sign_in::add(&app.context, "maria", Role::Support, PASSWORD).unwrap();
    let asks = |serial: &str| {
        let claim = bob(&app, &app.code("HPD-900", serial)).send(&app.browser).is(303).place().to_owned();
        let place = format!("{}/photo", claim.split('?').next().unwrap());
        send_to(&app, &place, "receipt", &picture(40, 30, ImageFormat::Jpeg)).is(303);
        app.browser.get(&format!("{place}/file")).is(200).bytes.clone()
    };
    let maria = signed_in(&app);
    let decides = |receipt: Option<&str>, decision: &str| {
        let case = attributes(&maria.get("/desk/claims"), "tbody a.hit", "href").remove(0);
        let page = maria.get(&case);
        page.has("The photo shows the receipt");
        let form = desk_form(&page, &case).set("decision", decision).set("reason", "The receipt is yours.");
        let form = receipt.into_iter().fold(form, |form, word| form.set("receipt", word));
        form.send(&maria).is(303);
        let found = attributes(&maria.get(&case), "a.hit[href^='/desk/units']", "href");
        found.first().map(|unit| unit.split('?').next().unwrap().to_owned())
    };
    let sent = asks("SN3");
    let unit = decides(Some("yes"), "accept").unwrap();
    assert_eq!(app.count("SELECT COUNT(*) FROM receipt"), 1);
    let letters = letters_to(&app, "bob@claims.example.com");
    let letter = letters.iter().find(|words| words.contains("SN3") && words.contains("/o/")).unwrap();
    let owners = link(letter, "/o/");
    app.browser.get(&owners).is(200).has("Your receipt");
    app.browser.get(&format!("{owners}/receipt")).is(200).has("On file since 21 November 2026");
    assert_eq!(app.browser.get(&format!("{owners}/receipt/file")).is(200).bytes, sent);
    assert_eq!(maria.get(&format!("{unit}/receipt")).is(200).bytes, sent);
    maria.get(&unit).has("The photo of the claim is kept as the receipt").has("maria");
    // And the desk finds the date proven by it, as by any other.
    desk_form(&maria.get(&unit), "/prove").set("purchased_on", "2026-11-13").send(&maria).is(303);
    app.browser.get(&owners).has("proven by the receipt");
    // Of the plate, or refused: nothing is kept beyond the claim.
    asks("SN1");
    decides(None, "accept");
    asks("SN2");
    decides(Some("yes"), "refuse");
    assert_eq!((app.count(PHOTOS), app.count("SELECT COUNT(*) FROM receipt")), (3, 1));
    // Claims go when they are old; the receipt goes with its owner.
    app.advance(40 * DAY);
    while app.runtime.block_on(retain::step(&app.context)).unwrap().is_some_and(|step| !step.is_last) {}
    assert_eq!((app.count(PHOTOS), app.count("SELECT COUNT(*) FROM receipt")), (0, 1));
    assert_eq!(app.browser.get(&format!("{owners}/receipt/file")).is(200).bytes, sent);
    let whose = aftersale::domain::contact::Email::parse("bob@claims.example.com").unwrap();
    let whose = aftersale::flows::erase::of_address(&whose);
    let terminal = aftersale::flows::lookup::Asker::terminal();
    app.runtime.block_on(aftersale::flows::erase::erase(&app.context, &terminal, &whose)).unwrap();
    assert_eq!(app.count("SELECT COUNT(*) FROM receipt"), 0);
}
