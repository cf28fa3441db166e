//! The audit log at the desk: filters, pages, CSV; and that reading it is on record, too.

use aftersale::domain::clock::DAY;
use aftersale::domain::staff::Role;

use super::desk_board::with_role;
use super::desk_door::{house, signed_in};
use crate::support::make::owner;

#[test]
fn the_log_is_read_by_who_what_unit_and_days() {
    let app = house();
    owner(&app, "HPD-900", "SN1");
    let (maria, mona) = (signed_in(&app), with_role(&app, "mona", Role::Manager));
    maria.get(&format!("/desk/units/{}-SN1", app.product("HPD-900").number)).is(200);
    maria.get("/desk?q=ann").is(200);
    let viewed = "<bdi dir=\"ltr\">view</bdi>";
    let searched = "<bdi dir=\"ltr\">search</bdi>";
    mona.get("/desk/audit").is(200).has(viewed).has(searched).has("maria").has("SN1").lacks("Ann Lee");
    mona.get("/desk/audit?who=Maria&what=view").is(200).has(viewed).lacks(searched);
    mona.get("/desk/audit?serial=sn1").is(200).has(viewed).lacks(searched);
    mona.get("/desk/audit?serial=SN2").is(200).has("Nothing fits").lacks(viewed);
    mona.get("/desk/audit?who=nobody").is(200).has("Nothing fits");
    mona.get("/desk/audit?until=2026-11-20").is(200).has("Nothing fits");
    mona.get("/desk/audit?from=2026-11-21&until=2026-11-21").is(200).has(viewed);
    mona.get("/desk/audit?from=x&until=%00&before=y").is(200).has(viewed);
    app.advance(40 * DAY);
    let late = with_role(&app, "lena", Role::Admin);
    late.get("/desk/audit").is(200).lacks(viewed);
    late.get("/desk/audit?from=2026-11-01").is(200).has(viewed);
    assert!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'audit' AND who = 'mona'") >= 8);
}

#[test]
fn a_long_log_has_pages_without_gaps_and_a_csv_that_runs_no_formula() {
    let app = house();
    let mona = with_role(&app, "mona", Role::Manager);
    for number in 0..230 {
        let id = format!("019aa65f-a000-7000-8000-{number:012}");
        app.change(&format!(
            "INSERT INTO audit (id, at, who, what, detail)
             VALUES ('{id}', 1795262400000, 'bulk', 'note', '=HYPERLINK({number})')"
        ));
    }
    // Ids of this moment, so that they lie where the days say.
    let (seen, mut path) = (&mut Vec::new(), "/desk/audit?who=bulk".to_owned());
    let prefix = &app.context.clock().id().as_str()[..13].to_owned();
    app.change(&format!("UPDATE audit SET id = '{prefix}' || substr(id, 14) WHERE who = 'bulk'"));
    for _ in 0..5 {
        let page = mona.get(&path);
        let text = page.is(200).text();
        seen.extend(text.split("=HYPERLINK(").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned()));
        let next = crate::support::form::attributes(&page, "main p a", "href");
        let Some(next) = next.first() else { break };
        path.clone_from(next);
    }
    let expected: Vec<String> = (0..230).rev().map(|number| number.to_string()).collect();
    assert_eq!(*seen, expected);
    let csv = mona.get("/desk/audit.csv?who=bulk");
    assert!(csv.is(200).header("content-type").unwrap().starts_with("text/csv"));
    let text = csv.text();
    assert_eq!(text.lines().count(), 231);
    assert!(text.contains(",bulk,note,,'=HYPERLINK(7)") && !text.contains(",=HYPERLINK"));
}
