//! Label jobs that are refused: what, where and the way out are said, and the folder looks as if nothing had happened.

use std::os::unix::fs::PermissionsExt;

use crate::support::program::{Folder, Ran, sample};

const HEADER: &str = "product,serial\n";

fn house() -> Folder {
    Folder::with_catalogue()
}

/// Prints these bytes as units; nothing but the units file may be in the folder afterwards that was not there before.
#[track_caller]
fn refused(folder: &Folder, units: &[u8], code: i32) -> Ran {
    folder.write("units.csv", units);
    let before = folder.names();
    for (format, output) in [("csv", "labels.csv"), ("png", "pictures")] {
        folder
            .run(&["labels", "--units", "units.csv", "--format", format, "--output", output, "--record"])
            .is(code);
        assert_eq!(folder.names(), before, "{format} left something behind");
    }
    let ran = folder.run(&[
        "labels",
        "--units",
        "units.csv",
        "--format",
        "pdf",
        "--output",
        "labels.pdf",
        "--record",
    ]);
    ran.is(code);
    assert_eq!(folder.names(), before);
    assert_eq!(folder.run(&["batch", "list"]).code, 1, "a refused job was recorded");
    ran
}

#[test]
fn files_that_are_no_units_file_are_refused_with_what_they_are() {
    let folder = house();
    for (units, said) in [
        (&b""[..], "is empty"),
        (b"\n\n\n", "is empty"),
        (b"GEN-7500,SN1\n", "is no header"),
        (b"product,serial\n", "no rows"),
        (b"\xef\xbb\xbfproduct,serial\r\n\r\n", "no rows"),
        (b"serial\nSN1\n", "column product is missing"),
        (b"product,serial,serial\nGEN-7500,A,B\n", "serial stands in the header twice"),
        (b"product,serail\nGEN-7500,SN1\n", "did you mean serial?"),
        (b"product,serial,colour\nGEN-7500,SN1,red\n", "unknown column \"colour\""),
        (b"PK\x03\x04 a workbook", "Excel workbook"),
        (b"\x00\x01\x02\x03product,serial\n", "not a text file"),
        (b"%PDF-1.7 not a table", "is no header"),
    ] {
        refused(&folder, units, 2).says(said).says("units.csv");
    }
}

#[test]
fn every_bad_row_is_told_with_line_and_column_and_nothing_is_written() {
    let folder = house();
    let rows = [
        ("NO-SUCH,SN1", "line 2, product", "NO-SUCH"),
        ("GEN-7500,", "line 3, serial", "empty"),
        ("GEN-7500,123456789012345678901", "line 4, serial", "21 characters"),
        ("GEN-7500,A B", "line 5, serial", "' '"),
        ("GEN-7500,Ü1", "line 6, serial", "GS1"),
        ("EVC-11,A/B", "line 7, serial", "without GTIN"),
        ("GEN-7500,1.23E+15", "line 8, serial", "spreadsheet"),
        ("09521234543214,SN2", "line 9, product", "check digit"),
        ("GEN-7500,OK1", "", ""),
        ("GEN-7500,OK1", "line 11, serial", "stands in line 10 already"),
        ("GEN-7500,OK2,more", "line 12", "no column"),
        ("GEN-7500,'SN3", "line 13, serial", "apostrophe"),
        (",SN4", "line 14, product", ""),
    ];
    let file = HEADER.to_owned() + &rows.map(|(row, ..)| row).join("\n");
    let ran = refused(&folder, file.as_bytes(), 1);
    for (row, place, what) in rows.iter().filter(|(_, place, _)| !place.is_empty()) {
        let told = ran.err.lines().find(|line| line.starts_with(place));
        let told = told.unwrap_or_else(|| panic!("nothing about {row:?} in\n{}", ran.err));
        assert!(told.contains(what), "{row:?}: {told}");
    }
    ran.says("12 of 13 rows refused").says("--skip-bad");
}

#[test]
fn dates_that_cannot_be_are_refused() {
    let folder = house();
    let file = b"product,serial,manufactured_on,shipped_on\nGEN-7500,A,2026-02-30,\nGEN-7500,B,03/04/2026,\nGEN-7500,C,45991,\nGEN-7500,D,2026-05-01,2026-04-01\n";
    let ran = refused(&folder, file, 1);
    ran.says("line 2, manufactured_on")
        .says("line 3, manufactured_on")
        .says("line 4, manufactured_on")
        .says("line 5, shipped_on");
}

#[test]
fn bad_utf_8_below_good_rows_is_refused_by_line() {
    let folder = house();
    let file = [b"product,serial,batch\nGEN-7500,A,M\xc3\xbcnchen\n".as_slice(), b"GEN-7500,B,M\xfcnchen\n"]
        .concat();
    refused(&folder, &file, 1).says("line 3, batch").says("UTF-8");
}

#[test]
fn an_open_quote_swallows_no_rows_silently() {
    let folder = house();
    let file = "product,serial\nGEN-7500,\"SN1\nGEN-7500,SN2\nGEN-7500,SN3\n";
    refused(&folder, file.as_bytes(), 1).says("line 2").says("quote");
}

#[test]
fn skip_bad_prints_the_rest_and_still_ends_with_one() {
    let folder = house();
    folder.write("units.csv", "product,serial\nGEN-7500,SN1\nNO-SUCH,SN2\nGEN-7500,SN3\n");
    let ran = folder.run(&[
        "labels",
        "--units",
        "units.csv",
        "--format",
        "csv",
        "--output",
        "uris.csv",
        "--skip-bad",
    ]);
    ran.is(1).says("line 3, product").says("2 labels");
    assert_eq!(folder.read("uris.csv").lines().count(), 3);
    let job: serde_json::Value = serde_json::from_str(&folder.read("uris.csv.job.json")).unwrap();
    assert_eq!((&job["rows"], &job["labels"]), (&3.into(), &2.into()));
    assert_eq!((&job["refused"][0]["line"], &job["refused"][0]["column"]), (&3.into(), &"product".into()));
}

#[test]
fn nothing_goes_into_a_pipe_when_a_row_is_refused() {
    let folder = house();
    folder.write("units.csv", "product,serial\nGEN-7500,SN1\nNO-SUCH,SN2\n");
    for format in ["csv", "pdf"] {
        let ran =
            folder.run(&["labels", "--units", "units.csv", "--format", format, "--output", "-", "--record"]);
        ran.is(1).says("nothing was written");
        assert_eq!(ran.out, "", "half a job went into the pipe");
    }
    folder.run(&["batch", "list"]).is(1);
    folder
        .run(&[
            "labels",
            "--units",
            "units.csv",
            "--format",
            "csv",
            "--output",
            "-",
            "--record",
            "--skip-bad",
        ])
        .is(1);
    folder.run(&["lookup", "SN1"]).is(0);
}

#[test]
fn a_file_of_bad_rows_only_prints_nothing_even_with_skip_bad() {
    let folder = house();
    folder.write("units.csv", "product,serial\nNO-SUCH,SN2\n");
    let before = folder.names();
    let ran = folder.run(&[
        "labels",
        "--units",
        "units.csv",
        "--format",
        "pdf",
        "--output",
        "labels.pdf",
        "--skip-bad",
    ]);
    assert!(matches!(ran.code, 1 | 2));
    ran.says("line 2, product").says("nothing was written");
    assert_eq!(folder.names(), before);
}

#[test]
fn a_serial_that_was_printed_before_is_refused_unless_it_is_a_reprint() {
    let folder = house();
    folder.write("units.csv", "product,serial\nGEN-7500,SN1\nGEN-7500,SN2\n");
    let print = |output: &str, more: &[&str]| {
        let mut words =
            vec!["labels", "--units", "units.csv", "--format", "csv", "--output", output, "--record"];
        words.extend(more);
        folder.run(&words)
    };
    print("one.csv", &[]).is(0);
    folder.write("units.csv", "product,serial\nGEN-7500,SN3\nGEN-7500,SN1\n");
    let before = folder.names();
    print("two.csv", &[]).is(1).says("line 3, serial").says("printed before, in batch 1").says("--reprint");
    assert_eq!(folder.names(), before);
    folder.run(&["lookup", "SN3"]).is(1);
    print("three.csv", &["--reprint"]).is(0);
    assert_eq!(folder.run(&["lookup", "SN3", "--format", "json"]).is(0).json()["units"][0]["printed_in"], 2);
}

#[test]
fn an_output_that_exists_is_kept_unless_forced() {
    let folder = house();
    folder.write("labels.pdf", "precious");
    let units = sample("units.csv");
    let print = |format: &str, output: &str, more: &[&str]| {
        let mut words = vec!["labels", "--units", &units, "--format", format, "--output", output];
        words.extend(more);
        folder.run(&words)
    };
    print("pdf", "labels.pdf", &[]).is(2).says("labels.pdf exists already").says("--force");
    assert_eq!(folder.read("labels.pdf"), "precious");
    print("csv", "labels.pdf", &["--force"]).is(0);
    assert!(folder.read("labels.pdf").starts_with("product,serial"));
    std::fs::create_dir(folder.path("pictures")).unwrap();
    folder.write("pictures/mine.txt", "precious");
    print("svg", "pictures", &[]).is(2).says("pictures");
    assert_eq!(folder.read("pictures/mine.txt"), "precious");
    print("pdf", "pictures", &["--force"]).is(2).says("pictures");
    print("svg", "labels.pdf", &["--force"]).is(2).says("labels.pdf");
}

#[test]
fn a_folder_that_is_missing_or_closed_is_said_before_any_work() {
    let folder = house();
    let units = sample("units.csv");
    folder
        .run(&["labels", "--units", &units, "--format", "pdf", "--output", "nowhere/labels.pdf"])
        .is(2)
        .says("nowhere")
        .says("does not exist");
    folder
        .run(&["labels", "--units", "nothing.csv", "--format", "pdf", "--output", "a.pdf"])
        .is(2)
        .says("nothing.csv");
    folder.run(&["labels", "--units", ".", "--format", "pdf", "--output", "a.pdf"]).is(2);
    std::fs::create_dir(folder.path("closed")).unwrap();
    std::fs::set_permissions(folder.path("closed"), std::fs::Permissions::from_mode(0o500)).unwrap();
    // Root may write everywhere; then there is nothing to refuse.
    if std::fs::write(folder.path("closed/probe"), "").is_err() {
        folder
            .run(&["labels", "--units", &units, "--format", "pdf", "--output", "closed/labels.pdf"])
            .is(2)
            .says("closed/labels.pdf");
    }
    assert!(!folder.path("a.pdf").exists());
}

#[test]
fn a_full_disk_is_said_and_leaves_nothing_half_done() {
    let folder = house();
    let before = folder.names();
    let units = sample("units.csv");
    for (format, output) in [("pdf", "labels.pdf"), ("csv", "labels.csv"), ("png", "pictures")] {
        // A limit on the size of files stands in for the end of the disk: writing fails in the same way, half way through the
        // file; a single picture meets 512 bytes.
        let whole = Folder::empty();
        let blocks = if format == "png" {
            1
        } else {
            let catalog = sample("catalog.toml");
            folder
                .run(
                    &["labels", "--units", &units, "--catalog", &catalog, "--format", format, "--output"]
                        .into_iter()
                        .chain([whole.path(output).to_str().unwrap()])
                        .collect::<Vec<_>>(),
                )
                .is(0);
            std::fs::metadata(whole.path(output)).unwrap().len() / 2 / 512
        };
        let line = format!(
            "trap '' XFSZ; ulimit -f {blocks}; exec $0 labels --units '{units}' --catalog '{}' --format {format} --output {output}",
            sample("catalog.toml")
        );
        let ran = folder.shell(&line);
        ran.is(2).says(output);
        assert_eq!(folder.names(), before, "{format} left something behind");
    }
}

#[test]
fn without_a_signing_key_nothing_is_printed() {
    let folder = house();
    let text = folder.read("aftersale.toml").replace("active = \"1\"\n", "");
    folder.write("aftersale.toml", text);
    folder
        .run(&["labels", "--units", &sample("units.csv"), "--format", "csv", "--output", "a.csv"])
        .is(2)
        .says("aftersale key new");
    assert!(!folder.path("a.csv").exists());
}

#[test]
fn words_that_contradict_each_other_are_refused() {
    let folder = house();
    for words in [
        &["labels", "--format", "pdf", "--output", "a.pdf"][..],
        &[
            "labels",
            "--units",
            "u.csv",
            "--product",
            "GEN-7500",
            "--first",
            "S1",
            "--count",
            "1",
            "--format",
            "pdf",
            "--output",
            "a.pdf",
        ],
        &["labels", "--product", "GEN-7500", "--format", "pdf", "--output", "a.pdf"],
        &["labels", "--units", "u.csv", "--format", "docx", "--output", "a.pdf"],
        &["labels", "--units", "u.csv", "--format", "pdf", "--output", "a.pdf", "--reprint"],
    ] {
        folder.run(words).is(2);
    }
    assert!(!folder.path("a.pdf").exists());
}
