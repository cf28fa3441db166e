//! Labels outlive settings: what would leave printed labels without an answer is told before anybody scans in vain. And the
//! serials that are drawn where a maker has none.

use std::collections::HashSet;

use crate::support::program::{Folder, Ran};

fn prints(folder: &Folder, output: &str, more: &[&str]) -> Ran {
    let mut words =
        vec!["labels", "--product", "HPD-900", "--count", "3", "--format", "csv", "--output", output];
    words.extend(more);
    folder.run(&words)
}

fn changed(folder: &Folder, from: &str, to: &str) {
    let settings = folder.read("aftersale.toml");
    assert!(settings.contains(from), "{settings}");
    folder.write("aftersale.toml", settings.replace(from, to));
}

/// The addresses of a CSV of labels.
fn addresses(folder: &Folder, output: &str) -> Vec<String> {
    let text = folder.read(output);
    text.split([',', '\n', '"']).filter(|cell| cell.starts_with("https://")).map(str::to_owned).collect()
}

#[test]
fn settings_that_would_orphan_labels_are_refused_and_explained() {
    let folder = Folder::with_catalogue();
    prints(&folder, "a.csv", &["--first", "SN100", "--record"]).is(0);
    let old = "public_url = \"https://go.example.com\"";
    changed(&folder, old, "public_url = \"https://new.example.org\"");
    let refused = folder.run(&["serve", "--listen", "127.0.0.1:0"]);
    refused.is(2).says("batch 1: 3 labels lead to https://go.example.com").says("site.aliases");
    let doctor = folder.run(&["doctor"]);
    assert!(
        doctor.is(1).out.contains("WRONG  batch 1: 3 labels lead to https://go.example.com"),
        "{}",
        doctor.out
    );

    changed(&folder, "# aliases = [\"https://old.example.com\"]", "aliases = [\"https://go.example.com\"]");
    assert!(!folder.run(&["doctor"]).is(0).out.contains("batch 1"));
    let serving = folder.serve();
    let printed = &addresses(&folder, "a.csv")[0];
    let path = printed.split_once("COM").unwrap().1;
    serving.browser.with("host", "go.example.com").get(path).is(200).has("Register your product");
}

#[test]
fn a_key_that_labels_need_must_stay_and_may_be_revoked() {
    let folder = Folder::with_catalogue();
    prints(&folder, "a.csv", &["--first", "SN100", "--record"]).is(0);
    let path = addresses(&folder, "a.csv")[0].split_once("COM").unwrap().1.to_owned();
    folder.run(&["key", "retire", "1"]).is(2).says("aftersale key new");
    folder.run(&["key", "retire", "7"]).is(2).says("no key 7");
    let made = folder.run(&["key", "new"]);
    assert!(made.is(0).out.contains("codes-2.key") || made.out.contains("codes-3.key"), "{}", made.out);
    let both = "keys = { \"1\" = \"file:codes-1.key\", \"2\" = \"file:codes-2.key\" }";
    changed(&folder, "keys = { \"1\" = \"file:codes-1.key\" }", both);
    assert!(folder.run(&["key", "retire", "1"]).is(0).out.contains("active = \"2\""));

    changed(&folder, "active = \"1\"", "active = \"2\"");
    assert!(folder.run(&["key", "retire", "1"]).is(0).out.contains("verify"));
    folder.serve().browser.get(&path).is(200).has("Register your product");

    changed(&folder, both, &format!("{both}\nrevoked = [\"1\"]"));
    folder.serve().browser.get(&path).is(200).has("The code does not match");
    assert!(folder.run(&["doctor"]).is(0).out.contains("signed with key 1, which is revoked"));

    changed(&folder, "\nrevoked = [\"1\"]", "");
    changed(&folder, both, "keys = { \"2\" = \"file:codes-2.key\" }");
    folder.run(&["serve", "--listen", "127.0.0.1:0"]).is(2).says("signed with key 1").says("key file");
}

#[test]
fn serials_are_drawn_where_none_are_given_and_their_labels_open_the_form() {
    let folder = Folder::with_catalogue();
    for output in ["a.csv", "b.csv"] {
        prints(&folder, output, &["--record"]).is(0);
    }
    let all: Vec<String> = ["a.csv", "b.csv"].iter().flat_map(|name| addresses(&folder, name)).collect();
    let serials: HashSet<&str> =
        all.iter().map(|uri| uri.split("/21/").nth(1).unwrap().split('?').next().unwrap()).collect();
    assert_eq!(serials.len(), 6, "{all:?}");
    assert!(serials.iter().all(|serial| serial.len() == 11), "{serials:?}");
    let path = all[0].split_once("COM").unwrap().1;
    folder.serve().browser.get(path).is(200).has("Register your product");
    let code = folder.run(&["code", &all[5], "--format", "json"]);
    assert_eq!(code.is(0).json()["proof"], "valid");
}
