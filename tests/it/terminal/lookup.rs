//! `lookup`: what support sees in the terminal, as a table and as JSON.

use crate::support::form::Form;
use crate::support::program::{Folder, Serving};

fn registers(serving: &Serving, folder: &Folder, name: &str) {
    let printed = folder.run(&[
        "labels",
        "--product",
        "HPD-900",
        "--first",
        "SN1",
        "--count",
        "1",
        "--format",
        "csv",
        "--output",
        "-",
    ]);
    let uri = printed.is(0).out.lines().nth(1).unwrap().rsplit(',').next().unwrap().to_owned();
    let page = serving.browser.get(uri.strip_prefix("https://GO.EXAMPLE.COM").unwrap());
    let form = Form::of(page.is(200))
        .set("name", name)
        .set("email", "ann@home.example.com")
        .set("dealer", "BLUE-01");
    let form = form.set("offers", "yes");
    form.send(&serving.browser).is(303);
}

#[test]
fn the_terminal_mails_an_owner_a_link_to_their_data_or_says_that_nobody_is_known() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    registers(&serving, &folder, "Ann Lee");
    folder.run(&["person", "export", "ANN@home.example.com", "--mail"]).is(0).says("holds for a week");
    folder.run(&["person", "export", "bob@home.example.com", "--mail"]).is(1).says("nothing is on record");
    folder.run(&["person", "export", "ann@home.example.com", "--mail", "--output", "x"]).is(2);
    let waiting = folder.run(&["lookup", "SN1", "--format", "json"]);
    let letters = waiting.is(0).json()["units"][0]["messages"].clone();
    assert!(letters.to_string().contains("data-ready"), "{letters}");
}

#[test]
fn a_registration_is_found_by_everything_and_shown_whole() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    registers(&serving, &folder, "Ann Lee");
    let found = folder.run(&["lookup", "sn1", "--format", "json"]);
    let unit = found.is(0).json()["units"][0].clone();
    assert_eq!(unit["state"], "registered");
    assert_eq!(unit["serial"], "SN1");
    let registration = &unit["registration"];
    assert_eq!(registration["owner"]["name"], "Ann Lee");
    assert_eq!(registration["owner"]["email"], "ann@home.example.com");
    assert_eq!(registration["offers"], true);
    assert_eq!(registration["dealer"], "Bluestem Power & Door, Wichita");
    assert_eq!(registration["coverage"].as_array().unwrap().len(), 3);
    assert!(registration["coverage"][0]["why"].as_str().unwrap().len() > 10);
    assert_eq!(unit["messages"].as_array().unwrap().len(), 1);
    let reference = registration["reference"].as_str().unwrap();
    for words in [reference, "ann@home.example.com", "lee", "Ann Lee"] {
        assert_eq!(
            folder.run(&["lookup", words, "--format", "json"]).is(0).json()["units"][0]["serial"],
            "SN1",
            "{words}"
        );
    }
    let table = folder.run(&["lookup", "SN1"]);
    for part in ["HPD-900", "SN1", "Ann Lee <ann@home.example.com>", reference, "covered", "confirmation"] {
        assert!(table.is(0).out.contains(part), "{part} is not in\n{}", table.out);
    }
}

#[test]
fn nothing_found_is_said_and_ends_with_one() {
    let folder = Folder::with_catalogue();
    folder.run(&["lookup", "nobody"]).is(1).says("nothing found for nobody");
    let json = folder.run(&["lookup", "nobody", "--format", "json"]);
    assert_eq!(json.is(1).json(), serde_json::json!({ "query": "nobody", "units": [] }));
    for words in ["", " ", "%", "'", "\u{1b}[31m", "\u{202E}"] {
        let ran = folder.run(&["lookup", words]);
        assert_eq!(ran.code, 1, "{words:?}: {}", ran.err);
        assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    }
}

#[test]
fn hostile_words_of_owners_reach_no_terminal() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    registers(&serving, &folder, "Ann Lee");
    // The form lets none in; a row of an older program may hold some.
    folder.database().execute("UPDATE registration SET name = 'Ann ' || char(27, 155) || '31m'", []).unwrap();
    let ran = folder.run(&["lookup", "SN1"]);
    assert!(!ran.out.chars().any(|c| c.is_control() && c != '\n'), "{:?}", ran.out);
}

#[test]
fn the_terminal_is_written_down_like_everybody_else() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    registers(&serving, &folder, "Ann Lee");
    folder.run(&["lookup", "ann lee"]).is(0);
    let looks: i64 = folder
        .database()
        .query_row(
            "SELECT COUNT(*) FROM audit WHERE who = 'terminal' AND what = 'view' AND serial = 'SN1'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(looks, 1);
}

#[test]
fn letters_leave_a_running_house_by_themselves() {
    let folder = Folder::with_catalogue();
    let serving = folder.serve();
    registers(&serving, &folder, "Ann Lee");
    // The bell rings at the commit; stopping finishes what is in hand.
    crate::support::until("a letter in the folder", || {
        std::fs::read_dir(folder.path("mail")).is_ok_and(|all| {
            all.filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|end| end == "eml"))
                .count()
                == 1
        })
    });
    // The file is there before the outbox has settled it.
    crate::support::until("an empty queue", || folder.run(&["mail", "queue"]).out.lines().count() <= 1);
    drop(serving);
}
