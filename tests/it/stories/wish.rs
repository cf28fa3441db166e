//! What the settings make of the box for offers: a wish that has to be confirmed, a refusal, nothing.

use crate::support::app::App;
use crate::support::form::Form;
use crate::support::letters::{letters_to, link};
use crate::support::make::{form, owner, owner_with_offers};

const ANN: &str = "ann@home.example.com";

fn consents(app: &App) -> i64 {
    app.count("SELECT COUNT(*) FROM consent WHERE purpose = 'offers' AND given")
}

#[test]
fn double_opt_in_takes_a_button_behind_the_link_of_the_letter() {
    let app = App::with(&[("mail.offers", "double-opt-in")]);
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    let letter = letters_to(&app, ANN).pop().unwrap();
    assert!(!letter.contains("Five-year support plan"), "no offers before the yes: {letter}");
    let path = link(&letter, "/w/");
    for _ in 0..2 {
        app.browser.get(&path).is(200).has("may mail me offers and tips").has("Yes, send me offers");
        app.browser.head(&path).is(200);
        app.browser.get(&format!("{path}?answer=yes")).is(200);
    }
    let german = Form::of(&app.browser.get(&format!("{path}?lang=de"))).set("answer", "");
    german.send(&app.browser).is(200).has("<html lang=\"de\"");
    assert_eq!((consents(&app), app.count("SELECT COUNT(*) FROM registration WHERE offers")), (0, 0));
    for _ in 0..2 {
        app.browser.post_form(&path, &[("answer", "yes")]).is(200).has("From now on you get offers");
    }
    assert_eq!((consents(&app), app.count("SELECT COUNT(*) FROM registration WHERE offers")), (1, 1));
    let kept = "SELECT COUNT(*) FROM consent WHERE purpose = 'offers' AND source = 'letter' AND lang = 'en' AND at > 0
                  AND wording LIKE 'Yes, Lindermere may mail me offers%'";
    assert_eq!(app.count(kept), 1, "with the words that stood beside the box");
}

#[test]
fn double_opt_in_asks_nobody_who_did_not_tick_the_box() {
    let app = App::with(&[("mail.offers", "double-opt-in")]);
    owner(&app, "GEN-7500", "SN2600001");
    let letter = letters_to(&app, ANN).pop().unwrap();
    assert!(!letter.contains("/w/"), "{letter}");
    assert_eq!(app.count("SELECT COUNT(*) FROM consent"), 0);
}

#[test]
fn a_no_after_the_wish_is_not_overruled_by_the_old_link() {
    let app = App::with(&[("mail.offers", "double-opt-in")]);
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    let path = link(&letters_to(&app, ANN).pop().unwrap(), "/w/");
    app.browser.post_form(&path, &[("answer", "yes")]).is(200);
    let secret: String =
        app.database().query_row("SELECT id FROM registration", [], |row| row.get(0)).unwrap();
    let id = aftersale::domain::clock::Id::parse(&secret).unwrap();
    let purpose = aftersale::domain::link::Purpose::Preferences;
    let preferences = app.context.settings().link_key.path(purpose, &id, 0);
    app.browser.post_form(&preferences, &[("offers", "no")]).is(200);
    app.browser.post_form(&path, &[("answer", "yes")]).is(200).has("no more mails with offers");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE offers"), 0);
}

#[test]
fn where_offers_come_unless_refused_the_box_is_a_refusal() {
    let app = App::with(&[("mail.offers", "opt-out")]);
    let open = form(&app, "GEN-7500", "SN2600001");
    assert_eq!(open.get("offers"), None);
    let refused =
        form(&app, "GEN-7500", "SN2600002").set("no_offers", "yes").set("email", "bob@b.example.com");
    refused.send(&app.browser).is(303);
    open.send(&app.browser).is(303);
    let letter = letters_to(&app, ANN).pop().unwrap();
    assert!(letter.contains("Five-year support plan") && letter.contains("did not refuse"), "{letter}");
    assert!(letter.contains("/u/"), "with the way to stop them");
    let letter = letters_to(&app, "bob@b.example.com").pop().unwrap();
    assert!(!letter.contains("Five-year support plan"), "{letter}");
    assert_eq!(consents(&app), 1);
    // What was ticked stays ticked when something else is wrong.
    let wrong =
        form(&app, "GEN-7500", "SN2600003").set("no_offers", "yes").set("name", "").send(&app.browser);
    assert_eq!(Form::of(wrong.is(422)).get("no_offers"), Some("yes"));
}
