//! Offers at the desk: how often each stood in letters, was followed there, and was bought; and that what was sold is not offered again.

use aftersale::domain::staff::Role;
use aftersale::flows::bought::{self, Noted, Raw};
use aftersale::flows::{Error, catalog};
use aftersale::worker::counts;

use super::desk_actions::{does, unit};
use super::desk_board::with_role;
use super::desk_door::{house, signed_in};
use super::withdraw::{desk_form, takes_out};
use crate::support::app::App;
use crate::support::browser::Browser;
use crate::support::form::texts;
use crate::support::letters::{letter_with, letters_to, link, links};
use crate::support::make::{facts, form, owner, owner_with_offers};

const ANN: &str = "ann@home.example.com";

/// What the board's file says of an offer: in letters, followed, bought, bought after a letter.
fn row(mona: &Browser, offer: &str) -> Vec<i64> {
    let csv = mona.get("/desk/board/offer.csv").is(200).text();
    assert!(csv.starts_with("offer,name,in_letters,followed,bought,bought_after_letter\r\n"), "{csv}");
    let row = csv.lines().find(|line| line.starts_with(&format!("{offer},"))).expect("a row of every offer");
    let cells: Vec<&str> = row.rsplit(',').take(4).collect();
    cells.iter().rev().map(|cell| cell.parse().expect("a number")).collect()
}

fn import(app: &App, raw: &Raw) -> Noted {
    let shelf = catalog::shelf(&app.context).unwrap();
    let purchase = bought::check(&app.context, &shelf, raw).unwrap();
    bought::note(&app.context, "shop.csv", std::iter::once(Ok::<_, Error>(purchase)), |_| ()).unwrap()
}

fn by_ann(on: &str) -> Raw {
    let bought_on = Some(on.parse().unwrap());
    Raw { offer: "ACC-GEN-OIL".into(), email: ANN.into(), bought_on, ..Raw::default() }
}

#[test]
fn letters_clicks_and_purchases_are_told_by_offer() {
    let app = house();
    owner_with_offers(&app, "GEN-7500", "SN2600001");
    let mona = with_role(&app, "mona", Role::Manager);
    assert_eq!(row(&mona, "PLAN-GEN-5"), [0, 0, 0, 0]);
    let followed = links(&letters_to(&app, ANN).pop().unwrap(), "/k/");
    app.browser.get(&followed[0]).is(303);
    app.browser.get(&followed[0]).is(303);
    app.runtime.block_on(counts::store(&app.context));
    assert_eq!(row(&mona, "PLAN-GEN-5"), [1, 2, 0, 0]);
    assert_eq!(row(&mona, "SVC-GEN-YEAR"), [1, 0, 0, 0]);
    assert_eq!(row(&mona, "ACC-GEN-ATS"), [0; 4], "at most three stand in a letter");

    // Before the letter, then once more after it: one buyer, at the last day.
    assert_eq!(import(&app, &by_ann("2026-10-02")).added, 1);
    assert_eq!(row(&mona, "ACC-GEN-OIL"), [1, 0, 1, 0]);
    assert_eq!(import(&app, &by_ann("2026-11-21")).updated, 1);
    assert_eq!(import(&app, &by_ann("2026-11-21")).unchanged, 1);
    assert_eq!(row(&mona, "ACC-GEN-OIL"), [1, 0, 1, 1]);
    let months =
        "SELECT COUNT(*) FROM tally_offer WHERE step = 'bought' AND many = 1 AND in_month = '2026-11'";
    assert_eq!(app.count(months), 1, "it counts in the month of the last day");
    // Years ago is on record and ends the offer, but is none of these months'.
    let old = Raw { offer: "ACC-GEN-COLD".into(), ..by_ann("2024-03-01") };
    assert_eq!(import(&app, &old).added, 1);
    assert_eq!(row(&mona, "ACC-GEN-COLD"), [0; 4]);

    let board = mona.get("/desk/board");
    assert!(texts(&board, "#offer").join("").contains("Offers in the last 12 months"));
    board.has("PLAN-GEN-5").has("every purchase on record").has("/desk/board/offer.csv");
    signed_in(&app).get("/desk/board/offer.csv").is(403);
}

#[test]
fn a_plan_that_was_an_offer_counts_as_bought_ends_the_offer_and_can_be_taken_back() {
    let app = house();
    let page = owner(&app, "GEN-7500", "SN2600001");
    app.browser.get(&page).is(200).has("Five-year");
    let (maria, mona) = (signed_in(&app), with_role(&app, "mona", Role::Manager));
    let unit = unit(&app, "GEN-7500", "SN2600001");
    let plan = |offer| [("what", "Parts"), ("offer", offer), ("months", "24"), ("from", "2026-11-21")];
    does(&maria, &unit, "plan", &plan("ACC-GDO-BATT")).is(422).has("offer-error");
    does(&maria, &unit, "plan", &plan("")).is(303);
    assert_eq!(row(&mona, "PLAN-GEN-5"), [0; 4], "a plan need not be an offer");
    // The same plan again, now with what was left out; and once more, which changes nothing.
    does(&maria, &unit, "plan", &plan("PLAN-GEN-5")).is(303);
    does(&maria, &unit, "plan", &plan("PLAN-GEN-5")).is(303);
    assert_eq!(row(&mona, "PLAN-GEN-5"), [0, 0, 1, 0], "no letter with offers had gone out");
    assert_eq!(app.count("SELECT COUNT(*) FROM cover_event"), 1);
    app.browser.get(&page).is(200).lacks("Five-year");
    // The shop's list knows it too: still one.
    let same = Raw {
        product: "GEN-7500".into(),
        serial: "SN2600001".into(),
        email: String::new(),
        ..by_ann("2026-11-21")
    };
    assert_eq!(import(&app, &Raw { offer: "PLAN-GEN-5".into(), ..same }).unchanged, 1);
    desk_form(&maria.get(&unit), "/cover-undo").send(&maria).is(303);
    assert_eq!(row(&mona, "PLAN-GEN-5"), [0; 4]);
    assert_eq!(app.count("SELECT COUNT(*) FROM purchase"), 0);
    app.browser.get(&page).is(200).has("Five-year");
}

#[test]
fn managers_reach_their_pages_from_every_page_of_the_desk_and_support_does_not_see_them() {
    let app = house();
    owner(&app, "GEN-7500", "SN2600001");
    let lena = with_role(&app, "lena", Role::Admin);
    let (maria, mona) = (signed_in(&app), with_role(&app, "mona", Role::Manager));
    let unit = unit(&app, "GEN-7500", "SN2600001");
    let links = ["/desk/board", "/desk/batches", "/desk/letters", "/desk/audit"];
    for path in ["/desk", "/desk?q=x", &unit, "/desk/mail", "/desk/claims", "/desk/promises", "/desk/account"]
    {
        for link in links {
            let link = format!("header nav a[href='{link}']");
            assert_eq!(texts(&mona.get(path), &link).len(), 1, "{link} on {path}");
            assert_eq!(texts(&lena.get(path), &link).len(), 1, "{link} on {path}");
            assert!(texts(&maria.get(path), &link).is_empty(), "{link} on {path}");
        }
        assert_eq!(texts(&lena.get(path), "header nav a[href='/desk/staff']").len(), 1, "{path}");
        assert!(texts(&mona.get(path), "a[href='/desk/staff']").is_empty(), "{path}");
    }
    for path in links {
        assert_eq!(texts(&mona.get(path), "header nav a[aria-current=page]").len(), 1, "{path}");
    }
}

#[test]
fn what_was_bought_for_a_unit_is_not_offered_for_the_one_that_took_its_place() {
    let app = house();
    let before = owner_with_offers(&app, "GEN-7500", "SN2600001");
    for serial in ["SN2600002", "SN2600003"] {
        app.record("GEN-7500", serial, facts(None, None));
    }
    let maria = signed_in(&app);
    let [first, second, third] =
        ["SN2600001", "SN2600002", "SN2600003"].map(|serial| unit(&app, "GEN-7500", serial));
    let plan =
        [("what", "Five years of care"), ("offer", "PLAN-GEN-5"), ("months", "60"), ("from", "2026-11-20")];
    does(&maria, &first, "plan", &plan).is(303);
    let page_of = |serial: &str| {
        let letter = letter_with(&app, ANN, serial);
        (app.browser.get(&link(&letter, "/o/")), letter)
    };
    takes_out(&maria, &first, "replaced", "SN2600002").is(303);
    let (page, letter) = page_of("SN2600002");
    page.is(200).has("Yearly check at your home").lacks("Five-year support plan").has("Five years of care");
    assert!(!letter.contains("Five-year support plan"), "{letter}");
    // And for the one after that; what the shop tells later of the first unit counts, too.
    takes_out(&maria, &second, "replaced", "SN2600003").is(303);
    page_of("SN2600003").0.is(200).lacks("Five-year support plan").has("Yearly check at your home");
    let shop = Raw {
        offer: "SVC-GEN-YEAR".into(),
        product: "GEN-7500".into(),
        serial: "SN2600001".into(),
        bought_on: Some("2026-11-21".parse().unwrap()),
        ..Raw::default()
    };
    assert_eq!(import(&app, &shop).added, 1);
    page_of("SN2600003").0.lacks("Yearly check at your home");
    // Taken back, each unit has what was bought for it and no more.
    for unit in [&second, &first] {
        desk_form(&maria.get(unit), "/restore").send(&maria).is(303);
    }
    app.browser.get(&before).is(200).lacks("Five-year support plan").lacks("Yearly check at your home");
    form(&app, "GEN-7500", "SN2600003").set("email", "ben@example.org").send(&app.browser).is(303);
    let letter = letter_with(&app, "ben@example.org", "SN2600003");
    app.browser
        .get(&link(&letter, "/o/"))
        .is(200)
        .has("Five-year support plan")
        .has("Yearly check at your home");
    maria.get(&third).lacks("Five years of care");
}
