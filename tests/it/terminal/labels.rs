//! Label jobs that go well: files in place, the job file beside them, batch and units on record.

use aftersale::domain::code::key::hex;
use sha2::{Digest, Sha256};

use crate::support::program::{Folder, Ran, sample};

const UNITS: &str = "product,serial,batch,manufactured_on,dealer\nGEN-7500,SN2600001,A1,2026-09-18,BLUE-01\nEVC-11,E26-1,,,\nHPD-900,A/B,,,\n";

fn prints(folder: &Folder, format: &str, output: &str, more: &[&str]) -> Ran {
    let mut words = vec!["labels", "--units", "units.csv", "--format", format, "--output", output];
    words.extend(more);
    folder.run(&words)
}

fn house() -> Folder {
    let folder = Folder::with_catalogue();
    folder.write("units.csv", UNITS);
    folder
}

fn job(folder: &Folder, output: &str) -> serde_json::Value {
    serde_json::from_str(&folder.read(&format!("{output}.job.json"))).unwrap()
}

#[test]
fn the_job_file_says_what_was_printed_and_that_it_was_read_back() {
    let folder = house();
    prints(&folder, "pdf", "labels.pdf", &[]).is(0).says("3 labels").says("3 read back and right");
    let job = job(&folder, "labels.pdf");
    assert!(job["program"].as_str().unwrap().starts_with("aftersale "));
    assert_eq!(job["public_url"], "https://go.example.com");
    assert_eq!(job["key_id"], "1");
    assert_eq!((&job["rows"], &job["labels"], &job["pages"]), (&3.into(), &3.into(), &1.into()));
    assert_eq!(
        job["units"],
        serde_json::json!({
            "first": "SN2600001", "last": "A/B",
            "products": [
                { "code": "GEN-7500", "gtin": "09521234543213" }, { "code": "EVC-11", "gtin": null },
                { "code": "HPD-900", "gtin": job["units"]["products"][2]["gtin"] },
            ],
            "list": [[0, "SN2600001", "A1", "2026-09-18", null, "BLUE-01"], [1, "E26-1"], [2, "A/B"]],
        })
    );
    assert_eq!(job["refused"], serde_json::json!([]));
    assert_eq!(job["proof"], serde_json::json!({ "read_back": 3, "mismatches": 0 }));
    assert!(job["module_mm"].as_f64().unwrap() > 0.2);
    assert!(job["seconds"].is_number());
    let bytes = std::fs::read(folder.path("labels.pdf")).unwrap();
    let digest = hex(&Sha256::digest(&bytes));
    assert_eq!(job["sha256"], digest, "the digest is that of the file");
    assert!(!folder.read("labels.pdf.job.json").contains(folder.read("codes-1.key").trim()));
}

#[test]
fn every_format_comes_out_whole() {
    let folder = house();
    prints(&folder, "pdf", "a.pdf", &[]).is(0);
    assert!(std::fs::read(folder.path("a.pdf")).unwrap().starts_with(b"%PDF-"));
    prints(&folder, "csv", "a.csv", &[]).is(0);
    assert_eq!(folder.read("a.csv").lines().count(), 4);
    for format in ["png", "svg"] {
        prints(&folder, format, format, &[]).is(0);
        let names: Vec<_> =
            std::fs::read_dir(folder.path(format)).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names.len(), 3, "{names:?}");
        assert!(names.iter().any(|name| name.to_string_lossy().contains("A%2FB")), "{names:?}");
    }
    assert_eq!(
        folder.names().iter().filter(|name| name.starts_with('.') || name.contains(".part")).count(),
        0,
        "{:?}",
        folder.names()
    );
}

#[test]
fn bytes_and_line_ends_of_spreadsheets_are_understood() {
    let folder = house();
    let plain = {
        prints(&folder, "csv", "plain.csv", &[]).is(0);
        folder.read("plain.csv")
    };
    for (what, text) in [
        ("BOM", [b"\xef\xbb\xbf".as_slice(), UNITS.as_bytes()].concat()),
        ("CRLF", UNITS.replace('\n', "\r\n").into_bytes()),
        ("semicolons", UNITS.replace(',', ";").into_bytes()),
        ("tabs", UNITS.replace(',', "\t").into_bytes()),
        ("no last line end", UNITS.trim_end().as_bytes().to_vec()),
        ("German dates", UNITS.replace("2026-09-18", "18.09.2026").into_bytes()),
        ("GTIN instead of model", UNITS.replace("GEN-7500", "09521234543213").into_bytes()),
        ("GTIN-13", UNITS.replace("GEN-7500", "9521234543213").into_bytes()),
    ] {
        folder.write("units.csv", text);
        let output = format!("{}.csv", what.replace(' ', "-"));
        prints(&folder, "csv", &output, &[]).is(0);
        assert_eq!(folder.read(&output), plain, "{what}");
    }
}

#[test]
fn standard_input_and_output_make_a_pipe() {
    let folder = house();
    let ran =
        folder.run_with(&["labels", "--units", "-", "--format", "csv", "--output", "-"], UNITS.as_bytes());
    assert_eq!(ran.is(0).out.lines().count(), 4);
    assert!(
        ran.out.starts_with("product,serial,batch,manufactured_on,shipped_on,dealer,uri\n"),
        "{}",
        ran.out
    );
    prints(&folder, "png", "-", &[]).is(2).says("folder");
}

#[test]
fn a_range_of_serials_counts_up_the_last_digits() {
    let folder = house();
    let ran = folder.run(&[
        "labels",
        "--product",
        "GEN-7500",
        "--first",
        "SN2699998",
        "--count",
        "4",
        "--format",
        "csv",
        "--output",
        "-",
    ]);
    let serials: Vec<&str> =
        ran.is(0).out.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(serials, ["SN2699998", "SN2699999", "SN2700000", "SN2700001"]);
    for (first, count) in [("SN", "3"), ("", "3"), ("SN1", "0"), ("SN999999999999999998", "3")] {
        let ran = folder.run(&[
            "labels",
            "--product",
            "GEN-7500",
            "--first",
            first,
            "--count",
            count,
            "--format",
            "csv",
            "--output",
            "range.csv",
        ]);
        assert!(matches!(ran.code, 1 | 2), "{first} {count}: {}", ran.err);
        assert!(!folder.path("range.csv").exists());
    }
}

#[test]
fn a_recorded_job_is_a_batch_and_its_units_know_their_facts() {
    let folder = house();
    prints(&folder, "pdf", "labels.pdf", &["--record"]).is(0);
    assert_eq!(job(&folder, "labels.pdf")["batch"], 1);
    let batches = folder.run(&["batch", "list", "--format", "json"]);
    let batch = &batches.is(0).lines()[0];
    assert_eq!(
        (&batch["labels"], &batch["stock"], &batch["file"]),
        (&3.into(), &"L7160".into(), &"labels.pdf".into())
    );
    let found = folder.run(&["lookup", "SN2600001", "--format", "json"]);
    let unit = &found.is(0).json()["units"][0];
    assert_eq!(unit["product"]["code"], "GEN-7500");
    assert_eq!(unit["state"], "fresh");
    assert_eq!(unit["batch"], "A1");
    assert_eq!(unit["manufactured_on"], "2026-09-18");
    assert_eq!(unit["dealer"], "BLUE-01");
    assert_eq!(unit["printed_in"], 1);
    assert_eq!(folder.run(&["lookup", "a/b", "--format", "json"]).is(0).json()["units"][0]["serial"], "A/B");
}

#[test]
fn a_job_that_is_not_recorded_leaves_the_database_alone() {
    let folder = house();
    prints(&folder, "pdf", "labels.pdf", &[]).is(0);
    folder.run(&["lookup", "SN2600001"]).is(1);
    folder.run(&["batch", "list"]).is(1);
}

#[test]
fn a_factory_without_network_prints_from_the_catalogue_file_alone() {
    let folder = Folder::new();
    std::fs::remove_file(folder.path("aftersale.db")).unwrap();
    folder
        .run(&[
            "labels",
            "--units",
            &sample("units.csv"),
            "--catalog",
            &sample("catalog.toml"),
            "--format",
            "csv",
            "--output",
            "uris.csv",
        ])
        .is(0);
    assert_eq!(folder.read("uris.csv").lines().count(), 1001);
    assert!(!folder.path("aftersale.db").exists());
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    let folder = house();
    prints(&folder, "csv", "one.csv", &[]).is(0);
    prints(&folder, "csv", "two.csv", &[]).is(0);
    assert_eq!(folder.read("one.csv"), folder.read("two.csv"));
    prints(&folder, "pdf", "one.pdf", &[]).is(0);
    prints(&folder, "pdf", "two.pdf", &[]).is(0);
    assert_eq!(job(&folder, "one.pdf")["sha256"], job(&folder, "two.pdf")["sha256"]);
}

#[test]
fn a_scanned_label_opens_the_form_of_its_unit_in_a_running_house() {
    let folder = house();
    let serving = folder.serve();
    let ran = prints(&folder, "csv", "-", &[]);
    for (line, serial) in ran.is(0).out.lines().skip(1).zip(["SN2600001", "E26-1", "A/B"]) {
        let uri = line.rsplit(',').next().unwrap();
        let path = uri.strip_prefix("https://GO.EXAMPLE.COM").unwrap();
        serving.browser.get(path).is(200).has("Register your product").has(serial);
    }
}

#[test]
fn the_stocks_of_the_issue_are_known() {
    let folder = Folder::empty();
    let all = folder.run(&["stocks", "--format", "json"]);
    let names: Vec<String> =
        all.is(0).lines().iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    assert!(names.contains(&"L7160".to_owned()) && names.contains(&"5160".to_owned()), "{names:?}");
    let folder = house();
    prints(&folder, "pdf", "us.pdf", &["--stock", "5160"]).is(0);
    prints(&folder, "pdf", "none.pdf", &["--stock", "L716"]).is(2).says("L716");
    assert!(!folder.path("none.pdf").exists());
}
