//! Files as they come out of real factories at two in the morning: huge, cut off, mixed up, on a full or closed disk. Each gets
//! clear words and its exit code, or its labels; never half of them.

use std::io::{BufWriter, Write};
use std::process::Stdio;

use crate::support::program::{Folder, Ran, sample};

fn prints(folder: &Folder, units: &[u8], more: &[&str]) -> Ran {
    folder.write("units.csv", units);
    let words =
        ["labels", "--units", "units.csv", "--format", "csv", "--output", "a.csv", "--no-proof", "--force"];
    folder.run(&[&words[..], more].concat())
}

/// Refused, and nothing is there that was not there before.
#[track_caller]
fn refused(folder: &Folder, units: &[u8], code: i32) -> Ran {
    folder.write("units.csv", "");
    let before = folder.names();
    let ran = prints(folder, units, &[]);
    ran.is(code);
    assert_eq!(folder.names(), before, "{}", ran.err);
    ran
}

#[test]
fn rows_beyond_measure_and_bytes_that_are_no_text_are_refused_by_their_line() {
    let folder = Folder::with_catalogue();
    let huge = format!("product,serial\nGEN-7500,SN1\nGEN-7500,{}\nGEN-7500,SN2\n", "x".repeat(1 << 20));
    let ran = refused(&folder, huge.as_bytes(), 1);
    ran.says("line 3: the row is longer than 65536 bytes").says("1 of 3 rows refused, nothing was written");
    assert!(ran.err.len() < 1_000, "{}", ran.err.len());
    refused(&folder, b"product,serial,batch\nGEN-7500,S\0N1,\nEVC-11,A,x\0\n", 1)
        .says("line 2, serial: serial \"S\\0N1\" holds '\\0'")
        .says("line 3, batch: \"x\\0\" holds '\\0'");
    refused(&folder, b"product,ser\0ial\nGEN-7500,SN1\n", 2).says("units.csv: this is not a text file");
    refused(&folder, b"\xFF\xFEp\0r\0o", 2).says("is no header");
    let lone = [b"\xFF\xFE".as_slice(), &utf16("product,serial\nGEN-7500,SN"), b"\x00\xD8\n\0"].concat();
    refused(&folder, &lone, 1).says("line 2, serial");
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn tables_that_went_out_of_shape_are_refused_where_they_did() {
    let folder = Folder::with_catalogue();
    let twice = b"product;serial\nGEN-7500;SN1\nproduct;serial\nGEN-7500;SN2\n";
    refused(&folder, twice, 1).says("line 3: the header stands here once more; remove this line");
    let ragged = b"product,serial,batch\nGEN-7500,SN1,B,left\nGEN-7500,SN2\nGEN-7500\n,,,over\n";
    refused(&folder, ragged, 1)
        .says("line 2: field 4 has no column")
        .says("line 4, serial: the serial is empty")
        .says("line 5: field 4 has no column")
        .says("3 of 4 rows refused");
    refused(&folder, b"product,serial\nGEN-7500,\"SN1\n\nEVC-11,A\n", 1)
        .says("line 2: a quote is opened and never closed, so all up to line 5 belongs to this row");
    refused(&folder, b"product,serial,batch\nGEN-7500,SN1,\"a\nb\"\n", 1)
        .says("line 2, batch")
        .says("one line");
    refused(&folder, b"product,serial,batch\nGEN-7500,SN1,\"a \"\"b\"\" \"c\n", 1)
        .says("line 2: text stands behind");
}

#[test]
fn what_only_looks_odd_is_printed() {
    let folder = Folder::with_catalogue();
    let plain = "product,serial,batch\nGEN-7500,SN1,\"a, \"\"b\"\"\"\nEVC-11,A,ü\n";
    prints(&folder, plain.as_bytes(), &[]).is(0);
    let labels = folder.read("a.csv");
    let mixed = "product,serial,batch\r\nGEN-7500,SN1,\"a, \"\"b\"\"\"\r\r\n\n,,\rEVC-11,A,ü";
    let utf16 = [b"\xFF\xFE".as_slice(), &utf16(plain)].concat();
    for odd in [mixed.as_bytes(), &utf16, plain.replace('ü', "\"ü\"").as_bytes()] {
        prints(&folder, odd, &[]).is(0);
        assert_eq!(folder.read("a.csv"), labels);
    }
}

#[test]
fn words_that_cannot_be_name_what_can() {
    let folder = Folder::with_catalogue();
    let units = sample("units.csv");
    let before = folder.names();
    for (words, said) in [
        (&["--stock", "L7161"][..], "did you mean L7160"),
        (&["--stock", "avery"], "aftersale stocks"),
        (&["--stock", "L7160", "--skip", "21"], "skip at most 20"),
        (&["--stock", "L7160", "--dpi", "71"], "72 to 2400"),
        (&["--stock", "5267", "--dpi", "72"], "needs 14.5 mm with its quiet zone"),
        (&["--stock", "L7160", "--output", "/proc/a.pdf"], "/proc/a.pdf: cannot make a file beside it"),
        (&["--stock", "L7160", "--output", "/dev/null/a.pdf"], "does not exist"),
        (&["--stock", "L7160", "--output", "a/../../nowhere-at-all/a.pdf"], "does not exist"),
        (&["--stock", "L7160", "--threads", "0"], "--threads"),
    ] {
        let output: &[&str] = if words.contains(&"--output") { &[] } else { &["--output", "a.pdf"] };
        let all = [&["labels", "--units", &units, "--format", "pdf"], words, output].concat();
        folder.run(&all).is(2).says(said);
        assert_eq!(folder.names(), before, "{words:?}");
    }
}

#[test]
fn a_disk_that_fills_up_half_way_leaves_nothing_and_frees_what_was_recorded() {
    let folder = Folder::with_catalogue();
    let before = folder.names();
    let units = sample("units.csv");
    for (format, to) in [("zpl", "a.zpl"), ("pdf", "-")] {
        // Too little for labels and lists, and enough for the journal of the database.
        let line = format!(
            "trap '' XFSZ; ulimit -f 100; exec $0 labels --units '{units}' --catalog '{}' --format {format} --output {to} --no-proof",
            sample("catalog.toml")
        );
        let ran = folder.shell(&line);
        ran.is(2).says("File too large");
        assert_eq!((folder.names(), ran.out.as_str()), (before.clone(), ""));
    }
    folder.run(&["batch", "list"]).is(1);
}

#[test]
fn two_hundred_thousand_rows_print_and_their_doubles_are_found() {
    let folder = Folder::with_catalogue();
    let said = streams(&folder, 200_000, false, 0);
    assert!(said.contains("200000 labels to a.csv"), "{said}");
    std::fs::remove_file(folder.path("a.csv")).unwrap();
    streams(&folder, 200_000, true, 1);
    assert!(!folder.path("a.csv").exists());
}

#[test]
fn a_row_that_repeats_one_from_far_above_is_skipped_where_bad_rows_are_from_a_file_and_a_pipe() {
    let folder = Folder::with_catalogue();
    // The second repeats the first from far away, the third repeats it from far and the second from near.
    let numbers = || (0..60_000).chain([7, 7]).chain(60_000..60_010);
    let mut units = "product,serial\n".to_owned();
    numbers().for_each(|number| units.extend(["EVC-11,SN", &format!("{number:08}"), "\n"]));
    folder.write("units.csv", units);
    let words = ["labels", "--format", "csv", "--no-proof", "--force", "--skip-bad", "--output", "a.csv"];
    for units in ["units.csv", "-"] {
        let line = format!("$0 {} --units {units} < units.csv", words.join(" "));
        let ran = folder.shell(&line);
        ran.is(1).says("line 60002, serial: SN00000007 of EVC-11 stands in line 9 already");
        ran.says("line 60003, serial: ").says("60010 labels to a.csv");
        assert_eq!(folder.read("a.csv").lines().count(), 60_011);
        let job = folder.read("a.csv.job.json");
        assert!(job.contains("\"refused_rows\": 2") && job.contains("\"labels\": 60010"), "{}", &job[..800]);
    }
}

#[test]
#[ignore = "takes minutes; run by scripts/test --long"]
fn ten_million_rows_are_read_and_their_doubles_are_found() {
    let folder = Folder::with_catalogue();
    streams(&folder, 10_000_000, true, 1);
    assert!(!folder.path("a.csv").exists());
}

/// Streams so many rows into a job, the last of which may be a double of the first; answers what was said.
fn streams(folder: &Folder, rows: u32, with_double: bool, code: i32) -> String {
    let mut job = folder
        .command(env!("CARGO_BIN_EXE_aftersale"))
        .args(["labels", "--units", "-", "--format", "csv", "--output", "a.csv", "--no-proof"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut units = BufWriter::new(job.stdin.take().unwrap());
    writeln!(units, "product,serial").unwrap();
    for row in 0..rows {
        writeln!(units, "EVC-11,SN{row:08}").unwrap();
    }
    if with_double {
        writeln!(units, "EVC-11,SN00000000").unwrap();
    }
    drop(units);
    let ended = job.wait_with_output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(code), "{said}");
    if with_double {
        assert!(said.contains(&format!("line {}, serial: ", rows + 2)), "{said}");
        assert!(said.contains("stands in line 2 already"), "{said}");
    }
    said
}
