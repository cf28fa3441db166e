//! What the desk does with a unit: cover, replacement, another owner, the link, calls and promises.

use aftersale::domain::clock::{DAY, HOUR};
use aftersale::domain::staff::Role;
use aftersale::flows::lookup::{self, Asker};
use aftersale::flows::{search, tally};
use aftersale::text::Sentence;

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::texts;
use crate::support::letters::{letter_with, letters_to, link};
use crate::support::make::{facts, owner};

use super::desk_board::with_role;
use super::desk_door::{house, signed_in};
use super::withdraw::{desk_form, takes_out};

pub fn unit(app: &App, product: &str, serial: &str) -> String {
    format!("/desk/units/{}-{serial}", app.product(product).number)
}

/// The form of an action, filled in and sent.
pub fn does(maria: &Browser, unit: &str, word: &str, fields: &[(&str, &str)]) -> Page {
    let page = maria.get(&format!("{unit}/{word}"));
    let form = desk_form(&page, &format!("/{word}"));
    fields.iter().fold(form, |form, (name, value)| form.set(name, value)).send(maria)
}

#[test]
fn days_in_the_workshop_are_told_alike_by_every_door_and_can_be_taken_back() {
    let app = house();
    let page = owner(&app, "HPD-900", "SN1");
    app.advance(30 * DAY);
    let maria = signed_in(&app);
    let unit = unit(&app, "HPD-900", "SN1");
    let days = [("from", "2026-11-22"), ("until", "2026-12-02")];
    assert!(does(&maria, &unit, "repair", &days).is(303).location().starts_with(&unit));
    does(&maria, &unit, "repair", &days).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM cover_event"), 1, "sent twice, noted once");
    for page in [app.browser.get(&page), maria.get(&unit)] {
        page.is(200).has("10 days in repair were added.").has("30 November 2028");
    }
    // Lines of a calendar are folded at 75 bytes.
    let calendar = app.browser.get(&format!("{page}/coverage.ics")).is(200).text().replace("\r\n ", "");
    assert!(
        calendar.contains("10 days in repair were added.") && calendar.contains("20281130"),
        "{calendar}"
    );
    app.browser
        .get(&format!("{page}/data.json"))
        .is(200)
        .has("10 days in repair were added.")
        .has("2028-11-30");
    let asker = Asker("maria".into());
    let found = app.runtime.block_on(search::search(&app.context, &asker, "SN1")).unwrap();
    let (product, serial) = (found[0].product.number, &found[0].serial);
    let record =
        app.runtime.block_on(lookup::record(&app.context, &asker, product, serial)).unwrap().unwrap();
    let line = &record.active().unwrap().lines[0];
    assert!(
        app.text.say(app.text.default_locale(), &Sentence::why(line)).unwrap().contains("10 days in repair")
    );
    let page_of_unit = maria.get(&unit);
    page_of_unit.has("Repair noted: 2026-11-22 – 2026-12-02");
    assert!(texts(&page_of_unit, "#timeline ~ ol small").iter().any(|line| line.contains("maria")));
    desk_form(&page_of_unit, "/cover-undo").send(&maria).is(303);
    app.browser.get(&page).is(200).lacks("in repair").has("20 November 2028");
    maria.get(&unit).has("A note about the cover was taken back");
}

#[test]
fn a_unit_that_takes_the_place_of_another_gets_its_owner_and_the_rest_of_its_cover() {
    let app = house();
    let before = owner(&app, "HPD-900", "OLD");
    app.record("HPD-900", "NEW", facts(Some("2026-10-01"), None));
    app.advance(40 * DAY);
    let maria = signed_in(&app);
    let (old, new) = (unit(&app, "HPD-900", "OLD"), unit(&app, "HPD-900", "NEW"));
    does(&maria, &old, "repair", &[("from", "2026-11-22"), ("until", "2026-11-27")]).is(303);
    takes_out(&maria, &old, "replaced", "NEW").is(303);
    app.work();
    let letter = letter_with(&app, "ann@home.example.com", "NEW");
    let page = app.browser.get(&link(&letter, "/o/"));
    page.is(200).has("It was carried over on").has("5 days in repair were added.").has("25 November 2028");
    assert_ne!(app.browser.get(&before).status, 200, "the page of the unit that is gone leads nowhere");
    app.browser.get(&app.code("HPD-900", "NEW")).is(200).has("This product is registered");
    maria.get(&new).has("Took the place of").has("Ann Lee");
    maria.get(&old).lacks("Ann Lee").has("A… L…");
    let page = maria.get(&old);
    desk_form(&page, "/restore").send(&maria).is(303);
    app.browser.get(&before).is(200).has("5 days in repair were added.").lacks("carried over");
    app.browser.get(&app.code("HPD-900", "NEW")).is(200).has("Register your product");
    assert_eq!(app.count("SELECT COUNT(*) FROM cover_event"), 1);
}

#[test]
fn a_line_of_its_own_rule_starts_anew_on_the_new_unit() {
    let app = house();
    owner(&app, "RVC-520", "OLD");
    app.record("RVC-520", "NEW", facts(None, None));
    app.advance(100 * DAY);
    let maria = signed_in(&app);
    takes_out(&maria, &unit(&app, "RVC-520", "OLD"), "replaced", "NEW").is(303);
    let page = maria.get(&unit(&app, "RVC-520", "NEW"));
    page.has("12 months from the replacement on").has("carried over");
}

#[test]
fn passed_on_at_the_desk_a_line_for_the_first_owner_ends_and_the_others_stay() {
    let app = house();
    let before = owner(&app, "GDO-810", "SN1");
    let maria = signed_in(&app);
    let unit = unit(&app, "GDO-810", "SN1");
    let heir = [("name", "Ben Oak"), ("email", "ben@example.org"), ("reason", "sold, both rang")];
    does(&maria, &unit, "hand-on", &heir).is(303);
    does(&maria, &unit, "hand-on", &heir).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration"), 2, "sent twice, done once");
    app.work();
    letter_with(&app, "ann@home.example.com", "You passed it on");
    let letter = letter_with(&app, "ben@example.org", "SN1");
    let page = app.browser.get(&link(&letter, "/o/"));
    page.is(200).has("held for the first owner only").lacks("Ann Lee").lacks("ann@home");
    assert_ne!(app.browser.get(&before).status, 200);
    let page = maria.get(&unit);
    page.has("Ben Oak").lacks("Ann Lee").lacks("ann@home").has("A… L…").has("sold, both rang");
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE offers <> 0"), 0);
}

#[test]
fn a_plan_adds_a_line_and_void_cover_ends_every_one_until_it_is_taken_back() {
    let app = house();
    let page = owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    let unit = unit(&app, "HPD-900", "SN1");
    let plan = [("what", "Carefree <b>plan</b>"), ("months", "36"), ("from", "2028-11-21")];
    does(&maria, &unit, "plan", &plan).is(303);
    app.browser
        .get(&page)
        .has("Carefree &lt;b&gt;plan")
        .has("21 November 2031")
        .has("by the plan that was bought");
    // What was noted later stands last.
    app.advance(DAY / 1440);
    does(&maria, &unit, "void-cover", &[("on", "2026-11-20"), ("reason", "housing opened")]).is(303);
    app.browser.get(&page).has("void since 20 November 2026").lacks("housing opened");
    maria.get(&unit).has("housing opened");
    let page_of_unit = maria.get(&unit);
    let undo = page_of_unit.text();
    let event = undo.rsplit("name=\"event\" value=\"").next().unwrap().split('"').next().unwrap();
    let csrf = undo.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    maria.post_form(&format!("{unit}/cover-undo"), &[("event", event), ("csrf", csrf)]).is(303);
    app.browser.get(&page).lacks("void since").has("Carefree");
}

#[test]
fn cover_that_was_declared_void_ends_on_the_dashboard_too() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    app.advance(3_500 * DAY);
    let ending = |mona: &Browser| {
        app.runtime.block_on(tally::whole(&app.context)).unwrap();
        mona.get("/desk/board/ending.csv").is(200).text()
    };
    let mona = with_role(&app, "mona", Role::Manager);
    assert!(ending(&mona).contains("2036-11,1"), "{}", ending(&mona));
    let void = [("on", "2026-11-20"), ("reason", "housing opened")];
    does(&mona, &unit(&app, "HPD-900", "SN1"), "void-cover", &void).is(303);
    app.advance(HOUR);
    let mona = with_role(&app, "lena", Role::Manager);
    assert!(ending(&mona).contains("2036-11,0"), "{}", ending(&mona));
}

#[test]
fn a_promise_stays_on_the_list_until_it_is_kept_and_calls_are_counted() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    let unit = unit(&app, "HPD-900", "SN1");
    let call = [
        ("about", "defect"),
        ("words", "E07 after ten minutes"),
        ("promise", "Call back <i>today</i>"),
        ("promise_on", "2026-11-20"),
    ];
    does(&maria, &unit, "call", &call).is(303);
    does(&maria, &unit, "call", &call).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM call_note"), 1, "sent twice, noted once");
    maria.get(&unit).has("E07 after ten minutes").has("Call noted");
    let list = maria.get("/desk/promises");
    list.is(200).has("Call back &lt;i&gt;today").has("Overdue since").has("maria").has("Defect");
    desk_form(&list, "/done").send(&maria).is(303);
    maria.get("/desk/promises").has("Nothing is promised.").has("Defect");
    let page = maria.get(&unit);
    page.has("Kept").has("A promise was kept");
    let back = desk_form(&page, "/open").send(&maria);
    assert!(back.is(303).location().starts_with(&unit), "back to where it was sent from");
    maria.get("/desk/promises").has("Call back");
}

#[test]
fn the_link_goes_to_the_owner_and_to_nobody_else() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    app.work();
    let before = letters_to(&app, "ann@home.example.com").len();
    let unit = unit(&app, "HPD-900", "SN1");
    does(&maria, &unit, "link", &[]).is(303);
    app.work();
    let letters = letters_to(&app, "ann@home.example.com");
    assert_eq!(letters.len(), before + 1);
    app.browser.get(&link(letters.last().unwrap(), "/o/")).is(200).has("SN1");
    maria.get(&unit).has("Link sent to the owner");
}

#[test]
fn without_session_token_or_sense_nothing_is_done() {
    let app = house();
    app.record("HPD-900", "SN1", facts(None, None));
    let maria = signed_in(&app);
    let unit = unit(&app, "HPD-900", "SN1");
    for word in ["call", "link", "repair", "plan", "hand-on", "void-cover", "cover-undo"] {
        let path = format!("{unit}/{word}");
        maria.post_form(&path, &[("csrf", "0"), ("from", "2026-11-01"), ("until", "2026-11-02")]).is(403);
        app.browser.stranger().post_form(&path, &[("csrf", "0")]).is(303);
    }
    maria.post_form("/desk/promises/done", &[("csrf", "0")]).is(403);
    let wrong = does(&maria, &unit, "repair", &[("from", "2026-11-02"), ("until", "2026-11-01")]);
    assert_eq!(texts(wrong.is(422), ".summary .error").len(), 1);
    assert_eq!(texts(does(&maria, &unit, "plan", &[]).is(422), ".summary .error").len(), 3);
    assert_eq!(texts(does(&maria, &unit, "call", &[("about", "")]).is(422), ".summary .error").len(), 2);
    let future = does(&maria, &unit, "void-cover", &[("on", "2099-01-01"), ("reason", "because")]);
    assert_eq!(texts(future.is(422), ".summary .error").len(), 1);
    maria.get(&format!("{unit}/link")).is(404);
    let csrf = desk_form(&maria.get(&format!("{unit}/call")), "/call").get("csrf").unwrap().to_owned();
    maria.post_form(&format!("{unit}/link"), &[("csrf", &csrf)]).is(404);
    let nobody = format!("/desk/units/{}-NOBODY/repair", app.product("HPD-900").number);
    maria.get(&nobody).is(404);
    let days = [("from", "2026-11-01"), ("until", "2026-11-01"), ("csrf", &csrf)];
    maria.post_form(&nobody, &days).is(404);
    assert_eq!(app.count("SELECT COUNT(*) FROM cover_event"), 0);
    assert_eq!(app.count("SELECT COUNT(*) FROM call_note"), 0);
}
