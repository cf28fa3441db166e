//! A job told more closely: check digits, a part of it after a jam, a question before a big one, a pipe that breaks.

use std::io::Read;
use std::process::Stdio;

use crate::support::program::{Folder, Ran, sample};
use crate::support::workbook::{Cell, workbook};

fn serials(ran: &Ran) -> Vec<String> {
    ran.out.lines().skip(1).map(|line| line.split(',').nth(1).unwrap().to_owned()).collect()
}

fn prints(folder: &Folder, words: &[&str]) -> Ran {
    let all: Vec<&str> =
        ["labels", "--format", "csv", "--output", "-"].iter().chain(words).copied().collect();
    folder.run(&all)
}

#[test]
fn a_range_keeps_its_check_digits_right() {
    let folder = Folder::with_catalogue();
    for (rule, first, expected) in [
        ("mod10", "SN260000017", ["SN260000017", "SN260000024"]),
        ("mod11-10", "SN260000015", ["SN260000015", "SN260000023"]),
        ("mod97", "SN2600000121", ["SN2600000121", "SN2600000218"]),
        ("luhn-n", "SN26000001H", ["SN26000001H", "SN26000002F"]),
    ] {
        let ran =
            prints(&folder, &["--product", "GEN-7500", "--first", first, "--count", "2", "--check", rule]);
        assert_eq!(serials(ran.is(0)), expected, "{rule}");
        let wrong = format!("{}9", &first[..first.len() - 1]);
        let ran =
            prints(&folder, &["--product", "GEN-7500", "--first", &wrong, "--count", "2", "--check", rule]);
        ran.is(2).says("check digit").says("or two are swapped");
    }
    let drawn = prints(&folder, &["--product", "HPD-900", "--count", "20", "--check", "luhn-n"]);
    assert_eq!(serials(drawn.is(0)).len(), 20);
    for count in ["0", "10000001"] {
        let ran = prints(&folder, &["--product", "HPD-900", "--first", "A1", "--count", count]);
        ran.is(2).says(&format!("{count} serials cannot be printed in one job; ask for 1 to 10000000"));
    }
}

#[test]
fn a_rule_named_in_the_catalogue_holds_for_files_and_ranges() {
    let folder = Folder::new();
    folder.write("c.toml", "[[product]]\ncode = \"P-1\"\nname = \"Pump\"\nserial_check = \"mod11-10\"\n");
    folder.run(&["catalog", "import", "c.toml"]).is(0);
    folder.write("units.csv", "product,serial\nP-1,SN794623\nP-1,SN794632\n");
    let ran = prints(&folder, &["--units", "units.csv"]);
    ran.is(1).says("line 3, serial: serial \"SN794632\": by mod11-10 its check digit is");
    let ran = prints(&folder, &["--product", "P-1", "--first", "SN794623", "--count", "2"]);
    assert_eq!(serials(ran.is(0)), ["SN794623", "SN794631"]);
    let ran =
        prints(&folder, &["--product", "P-1", "--first", "SN794623", "--count", "2", "--check", "mod10"]);
    ran.is(2).says("checked by mod11-10, not by mod10");
}

#[test]
fn after_a_jam_the_missing_part_is_printed_and_nothing_else() {
    let folder = Folder::with_catalogue();
    folder.write("units.csv", "product,serial\nGEN-7500,C\nEVC-11,a\nHPD-900,D\nHPD-900,B\nNO-SUCH,X\n");
    let base = ["--units", "units.csv", "--record", "--skip-bad"];
    let part = |only: &str| prints(&folder, &[&base[..], &["--only", only]].concat());
    prints(&folder, &base).is(1);
    assert_eq!(serials(part("A..D").is(0)), ["A", "D"]);
    assert_eq!(serials(part("a..").is(1)), ["A", "D", "B"]);
    assert_eq!(serials(part("..C").is(0)), ["C"]);
    assert_eq!(serials(part("D..D").is(0)), ["D"]);
    part("D..A").is(2).says("A comes before D in this job; write A..D");
    part("Z..D").is(2).says("no label of this job has the serial Z");
    part("D..Z").is(2).says("no label of this job has the serial Z");
    part("D").is(2).says("two dots");
    assert_eq!(part("D..Z").out, "");
    let drawn = prints(&folder, &["--product", "HPD-900", "--count", "3", "--only", "A..B"]);
    drawn.is(2).says("drawn ones are new each time");
    // The job file of a part holds the part, and its cells may begin behind used ones.
    let part = [
        "labels",
        "--units",
        "units.csv",
        "--only",
        "A..D",
        "--skip",
        "3",
        "--format",
        "pdf",
        "--output",
        "p.pdf",
    ];
    folder.run(&part).is(0).says("2 labels on 1 page");
    let job: serde_json::Value = serde_json::from_str(&folder.read("p.pdf.job.json")).unwrap();
    assert_eq!(
        (&job["settings"]["only"], &job["units"]["first"], &job["labels"]),
        (&"A..D".into(), &"A".into(), &2.into())
    );
}

#[test]
fn a_workbook_prints_as_its_csv_does_whatever_its_name() {
    let folder = Folder::with_catalogue();
    let text = |text| Cell::Text(text);
    let rows = [&[text("product"), text("serial")][..], &[text("GEN-7500"), Cell::Number("2600001")]];
    folder.write("units.csv", workbook(&rows));
    folder.write("plain.xlsx", "product,serial\nGEN-7500,2600001\n");
    let from_book = prints(&folder, &["--units", "units.csv"]);
    assert_eq!(from_book.is(0).out, prints(&folder, &["--units", "plain.xlsx"]).is(0).out);
    let words = ["labels", "--units", "-", "--format", "csv", "--output", "-"];
    assert_eq!(folder.run_with(&words, &workbook(&rows)).is(0).out, from_book.out);
    folder.write("half.xlsx", &workbook(&rows)[..900]);
    prints(&folder, &["--units", "half.xlsx"])
        .is(2)
        .says("half.xlsx")
        .says("damaged or was not copied to its end");
}

/// Runs a job on a terminal of its own, which the tool `script` makes, and answers its question.
fn at_a_terminal(folder: &Folder, words: &str, answer: &str) -> Ran {
    let line = format!("printf '{answer}\\n' | script -qec \"$0 labels {words}\" /dev/null");
    folder.shell(&line)
}

#[test]
fn a_big_job_shows_its_ends_and_asks_on_a_terminal_only() {
    let folder = Folder::with_catalogue();
    let job = |count: u32, more: &str| {
        format!(
            "--product HPD-900 --first SN00001 --count {count} --format csv --output a.csv --no-proof --force {more}"
        )
    };
    let no = at_a_terminal(&folder, &job(1_000, ""), "n");
    assert!(no.out.contains("SN00005") && no.out.contains("SN00996"), "{}", no.out);
    assert!(no.out.contains("Print these 1000 labels? [y/N]") && no.code == 1, "{}", no.out);
    assert!(!folder.path("a.csv").exists());
    let yes = at_a_terminal(&folder, &job(1_000, ""), "y");
    assert!(yes.code == 0 && folder.read("a.csv").lines().count() == 1_001, "{}", yes.out);
    for small in [job(999, ""), job(1_000, "--yes")] {
        let ran = at_a_terminal(&folder, &small, "n");
        assert!(ran.code == 0 && !ran.out.contains("[y/N]"), "{}", ran.out);
    }
    let words: Vec<String> = job(1_000, "").split_whitespace().map(str::to_owned).collect();
    let words: Vec<&str> = ["labels"].into_iter().chain(words.iter().map(String::as_str)).collect();
    assert!(!folder.run(&words).is(0).err.contains("[y/N]"));
}

#[test]
fn a_printer_that_goes_away_in_the_middle_is_told_and_the_batch_stays_open() {
    let folder = Folder::with_catalogue();
    let mut child = folder
        .command(env!("CARGO_BIN_EXE_aftersale"))
        .args(["labels", "--product", "HPD-900", "--first", "SN00001", "--count", "300", "--stock", "4x2"])
        .args(["--format", "zpl", "--output", "-", "--no-proof", "--record"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut begun = [0; 3];
    child.stdout.take().unwrap().read_exact(&mut begun).unwrap();
    assert_eq!(&begun, b"^XA");
    let ended = child.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(
        said.contains("went away after") && said.contains("of 300 labels") && said.contains("--only"),
        "{said}"
    );
    assert!(!said.contains("panicked"), "{said}");
    // Nobody knows what came out, so nobody is kept from printing it again.
    assert_eq!(folder.run(&["batch", "list", "--format", "json"]).lines()[0]["state"], "broken-off");
    let again = [
        "labels",
        "--product",
        "HPD-900",
        "--first",
        "SN00100",
        "--count",
        "3",
        "--format",
        "csv",
        "--output",
        "-",
    ];
    folder
        .run(&[&again[..], &["--record"]].concat())
        .is(0)
        .says("note: batch 1: the job that began to print 300 labels");
    folder.shell("$0 stocks | true").is(0);
}

#[test]
fn the_units_file_is_never_replaced_by_its_labels() {
    let folder = Folder::with_catalogue();
    std::fs::copy(sample("units.csv"), folder.path("units.csv")).unwrap();
    let before = folder.read("units.csv");
    let ran = folder.run(&[
        "labels",
        "--units",
        "units.csv",
        "--format",
        "csv",
        "--output",
        "./units.csv",
        "--force",
    ]);
    ran.is(2).says("is the units file itself");
    assert_eq!(folder.read("units.csv"), before);
}
