//! Mail at the desk: what waits and why, the letter as it was sent, sending it again, an address that takes no letters.

use aftersale::domain::clock::MINUTE;
use aftersale::mail::transport::{Cause, Failure, Stage};

use super::desk_door::{house, signed_in};
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::attributes;
use crate::support::make::{form, owner};

fn refused() -> Failure {
    Failure::new(Stage::Recipient, Cause::Reply(550, "5.1.1 no such user here"), "")
}

fn unit(app: &App, serial: &str) -> String {
    format!("/desk/units/{}-{serial}", app.product("HPD-900").number)
}

/// The page of the only letter there is.
fn letter(app: &App) -> String {
    let id: String = app.database().query_row("SELECT id FROM message", [], |row| row.get(0)).unwrap();
    format!("/desk/mail/{id}")
}

fn csrf(page: &Page) -> String {
    attributes(page, "input[name=csrf]", "value")[0].clone()
}

fn presses(staff: &Browser, page: &str, button: &str) -> Page {
    let csrf = csrf(staff.get(page).is(200));
    staff.post_form(&format!("{page}/{button}"), &[("csrf", &csrf)])
}

fn corrects(app: &App, staff: &Browser, fields: &[(&str, &str)]) -> Page {
    let path = format!("{}/address", unit(app, "SN1"));
    let csrf = csrf(staff.get(&path).is(200));
    staff.post_form(&path, &[&[("csrf", csrf.as_str())], fields].concat())
}

#[test]
fn a_letter_given_up_is_read_as_it_was_sent_and_sent_again_byte_by_byte() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let lost = Failure::new(Stage::Content, Cause::Dropped, "").after_the_dot();
    app.memory.fail_next(lost);
    app.round();
    app.memory.fail_next(refused());
    app.advance(MINUTE);
    app.round();
    let maria = signed_in(&app);
    let page = maria.get("/desk/mail?state=dead");
    page.is(200).has("no such user here").has("ann@home.example.com").has("SN1");
    let path = letter(&app);
    maria.get(&unit(&app, "SN1")).is(200).has(&path).has("no such user here");
    let message_id: String =
        app.database().query_row("SELECT message_id FROM message", [], |row| row.get(0)).unwrap();
    maria.get(&path).is(200).has("Given up").has(&message_id).has("/o/").has("no such user here");
    let file = maria.get(&format!("{path}/letter.eml"));
    assert_eq!(file.is(200).bytes, app.letters()[0].bytes());
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    presses(&maria, &path, "again").is(303);
    app.work();
    let letters = app.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[0].bytes(), letters[1].bytes());
    assert_eq!(letters[0].message_id(), letters[1].message_id());
    for what in ["letter", "mail", "mail-again"] {
        assert!(
            app.count(&format!("SELECT COUNT(*) FROM audit WHERE what = '{what}' AND who = 'maria'")) > 0
        );
    }
    maria.get(&unit(&app, "SN1")).has("Letter sent again");
}

#[test]
fn a_letter_that_was_sent_is_sent_again_as_the_same_letter() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    app.work();
    let maria = signed_in(&app);
    presses(&maria, &letter(&app), "again").is(303);
    app.work();
    let letters = app.letters();
    assert_eq!((letters.len(), letters[0].bytes()), (2, letters[1].bytes()));
}

#[test]
fn a_letter_that_waits_is_stopped_and_sending_it_again_undoes_that() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    let path = letter(&app);
    maria.get(&path).is(200).has("Not written yet");
    presses(&maria, &path, "halt").is(303);
    app.work();
    assert!(app.letters().is_empty());
    maria.get(&path).is(200).has("stopped at the desk by maria");
    presses(&maria, &path, "again").is(303);
    app.work();
    assert_eq!(app.letters().len(), 1);
}

#[test]
fn letters_obey_only_staff_with_the_token_of_their_session() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    app.work();
    let (maria, path) = (signed_in(&app), letter(&app));
    for page in
        ["/desk/mail", &path, &format!("{path}/letter.eml"), &format!("{}/address", unit(&app, "SN1"))]
    {
        app.browser.stranger().get(page).is(303).lacks("ann@home");
    }
    for button in ["again", "halt"] {
        let action = format!("{path}/{button}");
        maria.post_form(&action, &[("csrf", "wrong")]).is(403);
        app.browser.stranger().post_form(&action, &[("csrf", "wrong")]).is(303);
        assert!(maria.get(&action).status >= 400);
    }
    maria.get("/desk/mail/01990000-0000-7000-8000-000000000000").is(404);
    app.work();
    assert_eq!(app.letters().len(), 1, "nothing was sent again");
}

#[test]
fn every_waiting_letter_stands_on_one_page_once() {
    let app = house();
    for n in 0..120 {
        form(&app, "HPD-900", &format!("SN{n:03}"))
            .set("email", &format!("p{n}@home.example.com"))
            .send(&app.browser)
            .is(303);
        if n % 3 == 0 {
            app.advance(1);
        }
    }
    let maria = signed_in(&app);
    let (mut seen, mut next) = (Vec::new(), Some("/desk/mail".to_owned()));
    while let Some(path) = next.take() {
        let page = maria.get(&path);
        let links = attributes(page.is(200), "tbody a.hit", "href");
        seen.extend(links.into_iter().filter(|link| link.starts_with("/desk/mail/")));
        next = attributes(&page, "p.gap a.button", "href").into_iter().find(|link| link.contains("after="));
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (120, 120));
}

#[test]
fn an_alarm_stands_at_the_desk_in_readyz_and_in_the_figures_until_letters_leave_again() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    app.memory.fail_next(Failure::new(Stage::Login, Cause::Reply(535, "5.7.8 bad credentials"), ""));
    assert!(app.round().stopped);
    let maria = signed_in(&app);
    for page in ["/desk", "/desk/mail"] {
        maria.get(page).is(200).has("No letter can leave").has("535 5.7.8 bad credentials");
    }
    app.browser.get("/readyz").is(200).has("ready").has("alarm: no letter can leave").lacks("credentials");
    app.browser.get("/metrics").is(200).has("aftersale_mail_stopped 1");
    app.advance(2 * MINUTE);
    app.work();
    assert_eq!(app.letters().len(), 1);
    maria.get("/desk").is(200).lacks("No letter can leave");
    app.browser.get("/readyz").is(200).lacks("alarm");
    app.browser.get("/metrics").has("aftersale_mail_stopped 0");
}

#[test]
fn a_hard_refusal_marks_the_address_and_the_desk_corrects_it() {
    let app = house();
    let old = owner(&app, "HPD-900", "SN1");
    app.memory.fail_next(refused());
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM undeliverable WHERE email_key = 'ann@home.example.com'"), 1);
    let maria = signed_in(&app);
    maria.get(&unit(&app, "SN1")).is(200).has("Letters to this address are refused");
    // Whoever scans the label learns nothing of it.
    app.browser.get(&app.code("HPD-900", "SN1")).is(200).lacks("refused").lacks("ann@").lacks("no such user");
    corrects(&app, &maria, &[("email", "ann"), ("confirm", "yes")]).is(422);
    corrects(&app, &maria, &[("email", "ann.lee@home.example.com"), ("confirm", "yes")]).is(303);
    app.work();
    let letters = app.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].envelope_to().as_str(), "ann.lee@home.example.com");
    app.browser.get(&old).is(404);
    let text = String::from_utf8_lossy(letters[0].bytes()).into_owned();
    assert!(!text.contains(&old), "the new letter holds a new link");
    assert_eq!(app.count("SELECT COUNT(*) FROM undeliverable"), 0);
    maria.get("/desk?q=ann.lee%40home.example.com").is(200).has("SN1");
    maria.get("/desk?q=ann%40home.example.com").is(200).lacks("SN1");
    maria.get(&unit(&app, "SN1")).has("Address corrected").has("Corrected the address");
    assert_eq!(
        app.count("SELECT COUNT(*) FROM audit WHERE detail LIKE '%@%'"),
        0,
        "the log names no address"
    );
}

#[test]
fn a_correction_catches_what_has_not_left() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    corrects(&app, &maria, &[("email", "ann.lee@home.example.com")]).is(303);
    app.work();
    let to: Vec<_> = app.letters().iter().map(|letter| letter.envelope_to().as_str().to_owned()).collect();
    assert_eq!(to, ["ann.lee@home.example.com"]);
}

#[test]
fn a_letter_that_is_taken_ends_the_mark_on_its_address() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    app.memory.fail_next(refused());
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM undeliverable"), 1);
    presses(&signed_in(&app), &letter(&app), "again").is(303);
    app.work();
    assert_eq!(app.count("SELECT COUNT(*) FROM undeliverable"), 0);
}
