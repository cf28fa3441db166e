//! Offers at the desk: how often each stood in letters, was followed there, and was bought; and that what was sold is not offered again.

use aftersale::domain::staff::Role;
use aftersale::flows::bought::{self, Noted, Raw};
use aftersale::flows::{Error, catalog};
use aftersale::worker::counts;

use super::desk_actions::{does, unit};
use super::desk_board::with_role;
use super::desk_door::{house, signed_in};
use super::withdraw::desk_form;
use crate::support::app::App;
use crate::support::browser::Browser;
use crate::support::form::texts;
use crate::support::letters::{letters_to, links};
use crate::support::make::{owner, owner_with_offers};

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
