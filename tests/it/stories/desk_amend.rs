//! The desk corrects dates and dealer of a registration: cover, letters to come and search follow, a proven date is guarded, and all
//! of it stands in the timeline and can be put back.

use aftersale::domain::clock::DAY;

use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes, texts};
use crate::support::letters::{letter_with, letters_to, link};
use crate::support::make::{facts, owner};

use super::desk_actions::{does, unit};
use super::desk_door::{house, signed_in};
use super::journey_letters::{steps, subjects};
use super::withdraw::takes_out;

fn corrects(maria: &Browser, unit: &str, fields: &[(&str, &str)]) -> Page {
    does(maria, unit, "correct", fields)
}

/// The fields that were refused, as the summary links to them.
fn refused(page: &Page) -> Vec<String> {
    attributes(page.is(422), ".summary a", "href")
}

fn due(app: &App, step: &str) -> i64 {
    app.count(&format!("SELECT due_at FROM journey_step WHERE step = '{step}'")) / DAY
}

#[test]
fn corrected_dates_are_told_by_every_door_with_from_and_to_and_are_put_back_the_same_way() {
    let app = house();
    let owners = owner(&app, "GEN-7500", "SN2600001");
    let maria = signed_in(&app);
    let unit = unit(&app, "GEN-7500", "SN2600001");
    let form = Form::all(&maria.get(&format!("{unit}/correct"))).pop().unwrap();
    assert_eq!(
        [form.get("purchased_on"), form.get("installed_on"), form.get("proven")],
        [Some("2026-11-20"), Some(""), Some("declared")]
    );
    let right = [("purchased_on", "2026-10-02"), ("installed_on", "2026-10-30")];
    corrects(&maria, &unit, &right).is(303);
    corrects(&maria, &unit, &right).is(303);
    for page in [app.browser.get(&owners), maria.get(&unit)] {
        page.is(200).has("2 October 2029").has("from the installation on 30 October 2026");
    }
    app.browser.get(&format!("{owners}/coverage.ics")).is(200).has("20291002");
    let said = "purchased 2026-11-20 → 2026-10-02, installed – → 2026-10-30";
    let page = maria.get(&unit);
    page.has(&format!("Corrected at the desk: {said}"));
    let lines = texts(&page, "#timeline ~ ol li");
    assert_eq!(lines.iter().filter(|line| line.contains(said) && line.contains("maria")).count(), 1);
    let audited = format!("SELECT COUNT(*) FROM audit WHERE what = 'desk-corrected' AND detail = '{said}'");
    assert_eq!(app.count(&audited), 1, "sent twice, done once");
    corrects(&maria, &unit, &[("purchased_on", "2026-11-20"), ("installed_on", "")]).is(303);
    app.browser.get(&owners).has("20 November 2029").lacks("30 October");
    maria.get(&unit).has("purchased 2026-10-02 → 2026-11-20, installed 2026-10-30 → –");
}

#[test]
fn letters_to_come_move_with_the_dates_and_nothing_goes_twice_or_for_the_past() {
    let app = house();
    owner(&app, "GEN-7500", "SN2600001");
    let unit = unit(&app, "GEN-7500", "SN2600001");
    app.advance(5 * DAY);
    let maria = signed_in(&app);
    app.work();
    let (sent, before) = (subjects(&app), due(&app, "cover-ends-30"));
    assert_eq!(sent.len(), 1);
    let coming = |maria: &Browser| texts(&maria.get(&unit), "section[aria-labelledby=messages] .lines li");
    let all = coming(&maria);
    assert_eq!(all.len(), 4, "{all:?}");
    assert!(all[0].contains("Is all well? 5 December 2026") && all[1].contains("22 August 2031"), "{all:?}");
    corrects(&maria, &unit, &[("purchased_on", "2026-11-10")]).is(303);
    assert!(coming(&maria)[1].contains("12 August 2031"), "{:?}", coming(&maria));
    assert_eq!(due(&app, "cover-ends-30"), before - 10);
    app.work();
    assert_eq!(subjects(&app), sent, "what was sent stays sent");
    // Bought five years ago, all reminders but the last would have gone: they never go afterwards.
    app.advance(1_790 * DAY);
    let maria = signed_in(&app);
    app.work();
    let many = subjects(&app).len();
    corrects(&maria, &unit, &[("purchased_on", "2026-11-09")]).is(303);
    corrects(&maria, &unit, &[("purchased_on", "2024-03-02")]).is(303);
    app.work();
    assert_eq!(subjects(&app).len(), many, "{:?}", steps(&app));
    assert!(letters_to(&app, "ann@home.example.com").len() > many);
}

#[test]
fn what_is_declared_stays_capped_until_a_receipt_was_seen_and_a_proven_date_asks_for_a_reason() {
    let app = house();
    app.record("HPD-900", "SN1", facts(Some("2024-10-01"), None));
    let owners = owner(&app, "HPD-900", "SN1");
    let maria = signed_in(&app);
    let unit = unit(&app, "HPD-900", "SN1");
    corrects(&maria, &unit, &[("purchased_on", "2026-11-19")]).is(303);
    app.browser.get(&owners).has("1 April 2028").has("19 November 2026 was declared");
    let seen = [("proven", "proven"), ("reason", "saw the receipt of 19 November by post")];
    assert_eq!(refused(&corrects(&maria, &unit, &seen[..1])), ["#reason"]);
    corrects(&maria, &unit, &seen).is(303);
    app.browser.get(&owners).has("19 November 2028").has("proven by the receipt");
    let page = maria.get(&unit);
    page.has("declared → proven").has("proven: a receipt was seen").has("by post");
    maria.get(&format!("{unit}/correct")).has("A receipt proved the date of purchase");
    assert_eq!(refused(&corrects(&maria, &unit, &[("purchased_on", "2026-11-18")])), ["#reason"]);
    let both = corrects(&maria, &unit, &[("purchased_on", "2029-11-18")]);
    assert_eq!(refused(&both), ["#purchased_on", "#reason"]);
    corrects(&maria, &unit, &[("phone", "+1 828 555 0143")]).is(303);
    let slip = [("purchased_on", "2026-11-18"), ("reason", "misread")];
    corrects(&maria, &unit, &slip).is(303);
    app.browser.get(&owners).has("18 November 2028").has("proven by the receipt");
    corrects(&maria, &unit, &[("proven", "declared"), ("reason", "it was another unit's receipt")]).is(303);
    app.browser.get(&owners).has("1 April 2028");
    assert_eq!(refused(&corrects(&maria, &unit, &[("proven", "")])), ["#proven"]);
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'desk-corrected'"), 5);
}

#[test]
fn impossible_dates_are_refused_at_their_fields_and_nothing_is_changed() {
    let app = house();
    app.record("GEN-7500", "SN2600001", facts(Some("2026-03-12"), None));
    owner(&app, "GEN-7500", "SN2600001");
    let maria = signed_in(&app);
    let unit = unit(&app, "GEN-7500", "SN2600001");
    for wrong in ["2027-01-01", "2026-03-11", "2024-02-29", "yesterday", "2026-02-30"] {
        let page =
            corrects(&maria, &unit, &[("purchased_on", wrong), ("installed_on", wrong), ("name", "Eve")]);
        assert_eq!(refused(&page), ["#purchased_on", "#installed_on"], "{wrong}");
        page.has(wrong).has("id=\"purchased_on-error\"").has("id=\"installed_on-error\"");
    }
    assert_eq!(refused(&corrects(&maria, &unit, &[("purchased_on", "")])), ["#purchased_on"]);
    maria.get(&unit).lacks("Eve").lacks("Corrected at the desk");
    // Where no line starts at installation nobody is asked, and what is sent all the same does nothing.
    owner(&app, "HPD-900", "SN1");
    let other = self::unit(&app, "HPD-900", "SN1");
    maria.get(&format!("{other}/correct")).is(200).lacks("installed_on");
    corrects(&maria, &other, &[("installed_on", "2026-11-20")]).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE installed_on IS NOT NULL"), 0);
    let stranger = app.browser.stranger();
    stranger.post_form(&format!("{unit}/correct"), &[("purchased_on", "2026-11-01")]).is(303);
    assert_eq!(app.count("SELECT COUNT(*) FROM registration WHERE purchased_on = '2026-11-20'"), 2);
}

#[test]
fn dates_that_came_with_the_place_of_another_unit_may_be_older_than_the_unit() {
    let app = house();
    owner(&app, "HPD-900", "OLD");
    app.advance(40 * DAY);
    app.record("HPD-900", "NEW", facts(Some("2026-12-05"), None));
    let maria = signed_in(&app);
    takes_out(&maria, &unit(&app, "HPD-900", "OLD"), "replaced", "NEW").is(303);
    let new = unit(&app, "HPD-900", "NEW");
    corrects(&maria, &new, &[("purchased_on", "2026-11-03")]).is(303);
    maria.get(&new).has("3 November 2028").has("purchased 2026-11-20 → 2026-11-03");
    let owners = link(&letter_with(&app, "ann@home.example.com", "NEW"), "/o/");
    let page = app.browser.get(&format!("{owners}/data"));
    Form::of(page.is(200)).set("name", "Ann Leigh").send(&app.browser).is(303);
    app.browser.get(&format!("{owners}/data")).has("Ann Leigh");
}

#[test]
fn another_dealer_is_found_by_search_and_brings_the_cover_of_its_country() {
    let app = house();
    owner(&app, "GEN-7500", "SN2600001");
    let maria = signed_in(&app);
    let unit = unit(&app, "GEN-7500", "SN2600001");
    maria.get(&format!("{unit}/correct")).has("Bluestem Power &amp; Door, Wichita");
    maria.get(&unit).has("Alternator");
    corrects(&maria, &unit, &[("dealer", "hausgeräte krokus, leipzig")]).is(303);
    let page = maria.get(&unit);
    page.has("Hausgeräte Krokus, Leipzig").has("dealer – → KROK-01").lacks("Alternator").has("Engine block");
    maria.get("/desk?q=krokus").has("SN2600001");
    corrects(&maria, &unit, &[("dealer", "The barn of <b>Bob</b>")]).is(303);
    let page = maria.get(&unit);
    page.has("The barn of &lt;b&gt;Bob").has("Alternator").has("KROK-01 → “…”");
    maria.get("/desk?q=krokus").lacks("SN2600001");
    corrects(&maria, &unit, &[("dealer", "")]).is(303);
    maria.get(&unit).lacks("The barn").has("“…” → –");
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE detail LIKE '%barn%'"), 0);
}
