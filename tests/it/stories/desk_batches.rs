//! Label jobs and letters at the desk: what is on record, how to print again, taking back with a reason.

use aftersale::domain::staff::Role;

use super::desk_board::with_role;
use super::desk_door::house;
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::attributes;
use crate::support::make::owner;

/// A house with a batch of one label, whose unit has an owner if `owned`.
fn printed(owned: bool) -> (App, Browser) {
    let app = house();
    app.record("HPD-900", "SN1", aftersale::domain::unit::UnitFacts::default());
    if owned {
        owner(&app, "HPD-900", "SN1");
    }
    app.change(
        "INSERT INTO batch (number, job, printed_at, public_url, key_id, stock, labels, file, lease_until, placed_at)
         VALUES (7, 'job-7', 1795262400000, 'https://go.example.com', '1', 'avery-l7160', 1, '<b>spring run.pdf', 0, 1795262400000)",
    );
    app.change("UPDATE unit SET printed_in = 7");
    let mona = with_role(&app, "mona", Role::Manager);
    (app, mona)
}

fn takes_back(staff: &Browser, fields: &[(&str, &str)]) -> Page {
    let csrf = attributes(staff.get("/desk/batches/7").is(200), "input[name=csrf]", "value")[0].clone();
    staff.post_form("/desk/batches/7", &[&[("csrf", csrf.as_str())], fields].concat())
}

#[test]
fn a_label_job_says_what_it_was_and_what_prints_it_again() {
    let (_app, mona) = printed(false);
    mona.get("/desk/batches")
        .is(200)
        .has("/desk/batches/7")
        .has("avery-l7160")
        .has("Active")
        .lacks("<b>spring");
    let page = mona.get("/desk/batches/7");
    page.is(200)
        .has("job-7")
        .has("https://go.example.com")
        .has("--record --reprint")
        .has("--stock avery-l7160");
    page.has("--format pdf").lacks("<b>spring");
    mona.get("/desk/batches/8").is(404);
    mona.get("/desk/batches/x").is(404);
}

#[test]
fn taking_back_needs_a_reason_and_a_second_yes_where_owners_have_the_labels() {
    let (app, mona) = printed(true);
    takes_back(&mona, &[("reason", " ")]).is(422).has("href=\"#reason\"");
    takes_back(&mona, &[("reason", "smeared, pulped")]).is(422).has("1 units").has("name=\"force\"");
    assert_eq!(app.count("SELECT COUNT(*) FROM batch WHERE void_at IS NOT NULL"), 0);
    takes_back(&mona, &[("reason", "smeared, pulped"), ("force", "yes")]).is(303);
    mona.get("/desk/batches/7").is(200).has("smeared, pulped").has("Taken back").lacks("name=\"reason\"");
    assert_eq!(app.count("SELECT COUNT(*) FROM audit WHERE what = 'void-batch' AND who = 'mona'"), 1);
    // Whoever comes late changes nothing.
    mona.post_form("/desk/batches/7", &[("csrf", "wrong"), ("reason", "another")]).is(403);
    assert_eq!(app.count("SELECT COUNT(*) FROM batch WHERE void_reason = 'smeared, pulped'"), 1);
}

#[test]
fn support_takes_nothing_back() {
    let (app, _) = printed(false);
    let maria = super::desk_door::signed_in(&app);
    maria.post_form("/desk/batches/7", &[("reason", "smeared, pulped"), ("force", "yes")]).is(403);
    assert_eq!(app.count("SELECT COUNT(*) FROM batch WHERE void_at IS NOT NULL"), 0);
}

#[test]
fn every_letter_is_read_with_sample_data_and_its_look_can_do_nothing() {
    let (_app, mona) = printed(false);
    let list = mona.get("/desk/letters");
    let names = attributes(list.is(200), "main ul a", "href");
    assert!(names.len() > 3, "{names:?}");
    for name in names {
        mona.get(&name).is(200).has("Subject");
        let look = mona.get(&format!("{name}/look"));
        let policy = look.is(200).header("content-security-policy").unwrap();
        assert!(policy.starts_with("sandbox;") && policy.contains("default-src 'none'"), "{policy}");
        assert!(!policy.contains("allow-"), "{policy}");
    }
    mona.get("/desk/letters/confirmation?lang=de").is(200).has("registriert");
    mona.get("/desk/letters/nothing").is(404);
    mona.get("/desk/letters/nothing/look").is(404);
}
