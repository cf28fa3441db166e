//! A label job killed at its worst moments: no half file, nothing lost, and the next one says what happened and goes on.

use std::process::{Child, Command, Stdio};

use crate::support::program::Folder;
use crate::support::until;

const MANY: u32 = 20_000;

/// A house with units that take a while to print and to record.
fn house() -> Folder {
    let folder = Folder::with_catalogue();
    let rows = (0..MANY).map(|number| format!("HPD-900,SN{number:06}\n"));
    folder.write("units.csv", "product,serial\n".to_owned() + &rows.collect::<String>());
    folder
}

fn start(folder: &Folder, format: &str, output: &str) -> Child {
    let mut command = folder.command(env!("CARGO_BIN_EXE_aftersale"));
    command.args(["labels", "--units", "units.csv", "--no-proof", "--record", "--format", format]);
    command.args(["--output", output]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

fn parts(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.contains(".part")).collect()
}

fn count(folder: &Folder, sql: &str) -> i64 {
    let database = folder.database();
    database.busy_timeout(std::time::Duration::from_secs(30)).unwrap();
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_kill_while_it_prints_leaves_no_result_and_the_next_job_sweeps_up() {
    let folder = house();
    for (format, output) in [("csv", "a.csv"), ("svg", "a")] {
        let mut job = start(&folder, format, output);
        until("the job to write", || !parts(&folder).is_empty());
        job.kill().unwrap();
        job.wait().unwrap();
        assert!(!folder.path(output).exists());
        assert!(!folder.path(&format!("{output}.job.json")).exists());
        assert_eq!(count(&folder, "SELECT COUNT(*) FROM batch"), 0);
        let few = ["labels", "--product", "HPD-900", "--first", "A1", "--count", "2", "--format", format];
        folder.run(&[&few[..], &["--output", output]].concat()).is(0);
        assert!(parts(&folder).is_empty(), "{:?}", folder.names());
    }
}

#[test]
fn a_kill_between_record_and_file_is_told_and_its_units_are_printed_again() {
    let folder = house();
    let mut job = start(&folder, "csv", "a.csv");
    until("the units to be recorded", || count(&folder, "SELECT COUNT(*) FROM unit") > 0);
    job.kill().unwrap();
    job.wait().unwrap();
    assert!(!folder.path("a.csv").exists(), "the kill came too late");
    let state =
        || folder.run(&["batch", "list", "--format", "json"]).lines().last().unwrap()["state"].clone();
    assert_eq!(state(), "printing");
    let again =
        ["labels", "--units", "units.csv", "--no-proof", "--record", "--format", "csv", "--output", "a.csv"];
    folder.run(&again).is(1).says("is being printed by batch 1").says("wait two minutes");
    folder.database().execute("UPDATE batch SET lease_until = 1", []).unwrap();
    assert_eq!(state(), "broken-off");
    assert!(
        folder.run(&["doctor"]).out.contains("batch 1: the job that began to print 20000 labels to a.csv")
    );
    folder
        .run(&again)
        .is(0)
        .says("note: batch 1: the job that began")
        .says("batch void 1")
        .says("20000 labels");
    assert_eq!(folder.read("a.csv").lines().count(), MANY as usize + 1);
    assert_eq!(count(&folder, "SELECT COUNT(*) FROM unit WHERE printed_in = 2"), i64::from(MANY));
    folder.run(&["batch", "void", "1", "--reason", "killed"]).is(0).says("the codes of 0 units");
    assert!(!folder.run(&["doctor"]).out.contains("batch 1"));
}

#[test]
fn ctrl_c_ends_a_job_in_words_and_leaves_nothing() {
    let folder = house();
    let before = folder.names();
    for (signal, code, words) in [
        ("-INT", 2, "interrupted: nothing was written"),
        ("-TERM", 2, "interrupted: nothing was written"),
        ("-INT", 1, "1 of "),
    ] {
        if code == 1 {
            let units = folder.read("units.csv").replacen("SN000007", "", 1);
            folder.write("units.csv", units);
        }
        let job = start(&folder, "pdf", "a.pdf");
        // With bytes in it: then the first rows were read.
        let is_filled = |name: &String| folder.path(name).metadata().is_ok_and(|file| file.len() > 0);
        until("the job to write", || parts(&folder).iter().any(is_filled));
        let id = job.id().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        let ended = job.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(code), "{said}");
        assert!(said.contains(words), "{said}");
        assert_eq!(folder.names(), before);
    }
    folder.run(&["batch", "list"]).is(1);
}
