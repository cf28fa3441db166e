//! Journeys from the terminal: a file's mistakes, what will come to an owner, and a rehearsal of all letters.

use crate::support::program::{Folder, sample};

#[test]
fn a_rehearsal_sends_every_letter_marked_and_leaves_no_trace_in_the_house() {
    let folder = Folder::with_catalogue();
    let ran = folder.run(&["rehearse", "--product", "GEN-7500", "--to", "me@house.example.com"]);
    ran.is(0).says("6 letters");
    let letters: Vec<String> = std::fs::read_dir(folder.path("mail"))
        .unwrap()
        .map(|entry| String::from_utf8_lossy(&std::fs::read(entry.unwrap().path()).unwrap()).into_owned())
        .filter(|letter| letter.contains("Subject: "))
        .collect();
    assert_eq!(letters.len(), 6);
    let dates: std::collections::BTreeSet<&str> = letters
        .iter()
        .map(|letter| letter.lines().find(|line| line.starts_with("Date: ")).unwrap())
        .collect();
    assert_eq!(dates.len(), 1, "all are of today: {dates:?}");
    for letter in &letters {
        assert!(
            letter.contains("Subject: [Rehearsal] ") && letter.contains("me@house.example.com"),
            "{letter}"
        );
        mail_parser::MessageParser::default().parse(letter.as_bytes()).unwrap();
    }
    assert!(
        letters.iter().filter(|letter| letter.contains("List-Unsubscribe:")).count() >= 3,
        "offers as in life"
    );
    let database = folder.database();
    for table in ["unit", "registration", "message", "journey_step", "counter", "event"] {
        let many: i64 =
            database.query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(many, 0, "{table}");
    }
    folder.run(&["rehearse", "--product", "NO-SUCH", "--to", "me@house.example.com"]).is(1).says("NO-SUCH");
}

#[test]
fn a_preview_says_which_letters_come_when_why_and_what_stops_them() {
    let folder = Folder::empty();
    folder.run(&["demo", "--dir", "demo", "--once", "--quiet"]).is(0);
    let words = ["--config", "demo/aftersale.toml", "journey", "preview", "--unit", "ann.lee@example.com"];
    let told = folder.run(&words);
    for part in [
        "reference",
        "check-in",
        "14 days after the registration",
        "90 days before the end of cover",
        "a claim on the unit is open",
        "offers wanted",
        "to be one letter with what follows",
    ] {
        assert!(told.is(0).out.contains(part), "{part} is missing in\n{}", told.out);
    }
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&[&words[..], &["--format", "json"]].concat()).is(0).out).unwrap();
    let steps = json["units"][0]["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 6);
    let goes = |name: &str| steps.iter().find(|step| step["step"] == name).unwrap()["goes_at"].clone();
    assert_eq!(goes("thanks"), goes("getting-started"), "thanks and a good start are one letter");
    assert_ne!(goes("check-in"), goes("getting-started"));
    assert!(steps.iter().any(|step| step["step"] == "cover-ends-7" && step["state"] == "waiting"), "{json}");
    folder.run(&["--config", "demo/aftersale.toml", "journey", "preview", "--unit", "nothing"]).is(1);
}

#[test]
fn mistakes_in_a_file_of_journeys_are_told_with_their_lines_by_check_and_doctor() {
    let folder = Folder::with_catalogue();
    folder.write("journeys.toml", std::fs::read(sample("journeys.toml")).unwrap());
    folder.run(&["catalog", "check", "journeys.toml"]).is(0).says("6 steps, no mistakes");
    folder.write(
        "bad.toml",
        "[[step]]\nname = \"x\"\nletter = \"chek-in\"\nfrom = \"end\"\ndays = 1.5\nwho = 1\n",
    );
    let ran = folder.run(&["catalog", "check", "bad.toml"]);
    ran.is(1).says("bad.toml: line 3: step[0].letter").says("check-in").says("line 5").says("line 6");
    let settings = folder.read("aftersale.toml");
    assert!(settings.contains("# file = \"journeys.toml\""), "{settings}");
    folder.write("aftersale.toml", settings.replace("# file = \"journeys.toml\"", "file = \"bad.toml\""));
    let doctor = folder.run(&["doctor"]);
    assert!(doctor.is(1).out.contains("journeys.file: bad.toml: line 3: step[0].letter"), "{}", doctor.out);
}
