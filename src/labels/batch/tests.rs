//! The promises of the units file: what is read, what is refused, and by which words.

use std::fmt::Write as _;
use std::io::Read;
use std::sync::LazyLock;

use jiff::civil::date;
use proptest::prelude::*;

use super::split::{Record, Splitter};
use super::*;
use crate::domain::catalog;
use crate::domain::product::Product;

const SAMPLE: &[u8] = include_bytes!("../../../assets/sample/units.csv");

fn products() -> Vec<Product> {
    catalog::parse(include_str!("../../../assets/sample/catalog.toml")).unwrap().products
}

/// What a file gives, one line of words a row.
fn rows(file: &[u8]) -> Vec<String> {
    static PRODUCTS: LazyLock<Vec<Product>> = LazyLock::new(products);
    let products = Products::new(&PRODUCTS);
    let file = match UnitsFile::open(file, &products) {
        Ok(file) => file,
        Err(error) => return vec![format!("file: {error}")],
    };
    file.map(|row| match row {
        Ok(Ok(row)) => {
            let dealer = row.facts.dealer.unwrap_or_default();
            format!("{} {} {} {dealer}", row.line, row.product.code, row.name.serial)
        }
        Ok(Err(refusal)) => refusal.to_string(),
        Err(error) => format!("file: {error}"),
    })
    .collect()
}

/// The words about one row of product and serial.
fn row(product: &str, serial: &str) -> String {
    rows(format!("product,serial\n{product},{serial}\n").as_bytes()).join("\n")
}

#[test]
fn the_sample_is_read_to_its_last_row() {
    let products = products();
    let products = Products::new(&products);
    let mut file = UnitsFile::open(SAMPLE, &products).unwrap();
    let first = file.next().unwrap().unwrap().unwrap();
    assert_eq!((first.line, first.name.serial.as_str()), (2, "SN2602687"));
    assert_eq!(first.name.product.as_str(), "09521234543213");
    assert_eq!(first.facts.manufactured_on, Some(date(2026, 9, 18)));
    assert_eq!(first.facts.shipped_on, Some(date(2026, 10, 30)));
    assert_eq!(first.facts.batch.as_deref(), Some("A2638"));
    assert!(file.by_ref().all(|row| row.is_ok_and(|row| row.is_ok())));
    assert_eq!(file.rows(), 1000);
}

#[test]
fn every_way_spreadsheets_save_text_is_read_alike() {
    let text = "Serial;Product;Dealer\r\nSN1;gen-7500;Müller\r\n\r\n;;\r\nSN2;9521234543213;\"a;b\"\r\n";
    let expected = ["2 GEN-7500 SN1 Müller", "5 GEN-7500 SN2 a;b"];
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        ['\u{FEFF}'].into_iter().chain(text.chars()).flat_map(|c| bytes(c as u16)).collect()
    };
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    for file in [
        text.as_bytes().to_vec(),
        format!("\u{FEFF}{text}").into_bytes(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        utf16(u16::to_le_bytes)[2..].to_vec(),
        windows,
        text.replace(';', "\t").replace("a\tb", "a;b").into_bytes(),
        text.replace("\r\n", "\r").into_bytes(),
        text.trim_end().as_bytes().to_vec(),
    ] {
        assert_eq!(rows(&file), expected, "{file:?}");
    }
    assert_eq!(rows(format!("sep=;\n{text}").as_bytes())[0], "3 GEN-7500 SN1 Müller");
}

#[test]
fn a_product_is_found_by_any_spelling() {
    for name in
        ["GEN-7500", "gen-7500", "09521234543213", "9521234543213", "0 9521234 543213", "\" GEN-7500 \""]
    {
        assert_eq!(row(name, "SN1"), "2 GEN-7500 SN1 ", "{name}");
    }
    assert!(row("GEN-750", "SN1").contains(
        "line 2, product: no product in the catalogue has the code \"GEN-750\"; did you mean \"GEN-7500\"?"
    ));
    assert!(row("09521234543214", "SN1").contains("check digit is 3"));
    assert!(row("9.52123E+12", "SN1").contains("a spreadsheet turned it into \"9.52123E+12\""));
    assert!(row("", "SN1").contains("is empty"));
}

#[test]
fn serials_that_a_spreadsheet_broke_are_refused_by_that_name() {
    for broken in ["1.23E+15", "\"1,23E+15\"", "1E+15", "2.5e+08"] {
        assert!(row("GEN-7500", broken).contains("line 2, serial: a spreadsheet turned it into"), "{broken}");
    }
    assert!(row("GEN-7500", "#NAME?").contains("a spreadsheet's error"));
    assert!(row("GEN-7500", "'0012").contains("apostrophe"));
    assert!(row("GEN-7500", "\"=\"\"0012\"\"\"").contains("formula"));
    for fine in ["8E12", "1.23E15", "12E+15", "2E-0043", "E+1"] {
        assert_eq!(row("GEN-7500", fine), format!("2 GEN-7500 {fine} "));
    }
}

#[test]
fn dates_are_read_where_they_have_one_meaning() {
    for fine in ["2026-12-31", "31.12.2026", "12/31/2026", "31/12/2026"] {
        assert_eq!(cell::date(fine), Ok(Some(date(2026, 12, 31))), "{fine}");
    }
    assert_eq!(cell::date("1.2.2026"), Ok(Some(date(2026, 2, 1))));
    assert_eq!(cell::date("05/05/2026"), Ok(Some(date(2026, 5, 5))));
    assert_eq!(cell::date(""), Ok(None));
    let cases = [
        ("03/04/2026", "either of two months"),
        ("46022", "number of a day"),
        ("31.02.2026", "not a day of the calendar"),
        ("31.12.26", "not a date"),
        ("2026-12-31 00:00:00", "not a date"),
        ("0226-12-31", "typing mistake"),
        ("########", "spreadsheet's error"),
    ];
    for (wrong, why) in cases {
        let found = cell::date(wrong).unwrap_err();
        assert!(found.contains(why), "{wrong}: {found}");
    }
    let order = "product,serial,manufactured_on,shipped_on\nGEN-7500,A,2026-02-01,2026-01-31\n";
    assert!(rows(order.as_bytes())[0].starts_with("line 2, shipped_on: shipped on 2026-01-31, before"));
}

#[test]
fn a_bad_row_is_refused_and_the_next_one_read() {
    let huge = format!("product,serial\nGEN-7500,{}\nGEN-7500,B\n", "x".repeat(1_000_000));
    assert!(rows(huge.as_bytes())[0].contains("line 2: the row is longer than 65536 bytes"));
    assert_eq!(rows(huge.as_bytes())[1], "3 GEN-7500 B ");
    let shifted = rows(b"product,serial\nGEN-7500,A,B\nGEN-7500,C,\nGEN-7500\n");
    assert!(shifted[0].contains("field 3 has no column"), "{shifted:?}");
    assert_eq!(shifted[1], "3 GEN-7500 C ");
    assert!(shifted[2].contains("serial: the serial is empty"), "{shifted:?}");
    let quotes =
        rows(b"product,serial,dealer\nGEN-7500,A,\"x\ny\"\nGEN-7500,\"B\"c,\nGEN-7500,\"C,\nGEN-7500,D,\n");
    assert!(quotes[0].contains("line 2, dealer:") && quotes[0].contains("one line"), "{quotes:?}");
    assert!(quotes[1].contains("line 4: text stands behind a closing quote"), "{quotes:?}");
    assert!(quotes[2].contains("line 5: a quote is opened and never closed"), "{quotes:?}");
    assert_eq!(quotes.len(), 3);
    let mixed = rows(b"product,serial,dealer\nGEN-7500,A,M\xC3\xBCller\nGEN-7500,B,M\xFCller\n");
    assert!(mixed[1].contains("line 3, dealer: holds bytes that are no UTF-8"), "{mixed:?}");
}

#[test]
fn doubles_are_told_with_both_lines() {
    let file = b"product,serial\nGEN-7500,A\nGDO-810,A\n9521234543213,A\nEVC-11,a\nEVC-11,A\n";
    let found = rows(file);
    assert_eq!(found[1], "3 GDO-810 A ");
    assert!(found[2].contains("line 4, serial: A of 09521234543213 stands in line 2 already"), "{found:?}");
    assert!(found[4].contains("line 6, serial: A of EVC-11 stands in line 5 already"), "{found:?}");
}

#[test]
fn a_file_that_means_nothing_is_refused_as_a_whole() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"product,serial\n", "no rows"),
        (b"GEN-7500,SN1\n", "line 1 is no header: \"GEN-7500, SN1\""),
        (b"product,seriall\n", "unknown column \"seriall\", did you mean serial?"),
        (b"product,batch\n", "the column serial is missing; the header is \"product, batch\""),
        (b"product,serial,Serial\n", "serial stands in the header twice"),
        (b"PK\x03\x04....", "Excel workbook"),
        (b"%PDF\x00\x01\x02\n", "not a text file"),
    ];
    for (file, why) in cases {
        let found = rows(file);
        assert!(found.len() == 1 && found[0].contains(why), "{why}: {found:?}");
    }
}

#[test]
fn a_failing_disk_ends_the_file_with_an_error() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk on fire"))
        }
    }
    let products = products();
    let products = Products::new(&products);
    let file = b"product,serial\nGEN-7500,A\n".chain(Failing);
    let rows: Vec<_> = UnitsFile::open(file, &products).unwrap().collect();
    assert!(matches!(rows.as_slice(), [Ok(Ok(_)), Err(FileError::Io(_))]), "{rows:?}");
}

#[test]
fn a_range_counts_the_last_digits_and_keeps_their_width() {
    let products = products();
    let serials = |first: &str, count| -> Result<Vec<String>, String> {
        let range = SerialRange::new(&products[0], first, count, None)?;
        Ok(range
            .map(|row| row.map_or_else(|refusal| refusal.to_string(), |row| row.name.serial.to_string()))
            .collect())
    };
    assert_eq!(serials("G8-2641-0099", 2).unwrap(), ["G8-2641-0099", "G8-2641-0100"]);
    assert_eq!(serials("9X", 1).unwrap(), ["9X"]);
    assert_eq!(serials("99999999999999999998", 2).unwrap()[1], "99999999999999999999");
    assert!(serials("G8-2641-9999", 2).unwrap_err().contains("there are 1 serials of its width, but 2"));
    assert!(serials("ABC", 1).unwrap_err().contains("no digits"));
    assert!(serials("A1", 0).unwrap_err().contains("ask for 1 to 10000000"));
    assert!(serials("A1", 10_000_001).unwrap_err().contains("ask for 1 to 10000000"));
    let plain = products.iter().find(|product| product.gtin.is_none()).unwrap();
    let rows: Vec<_> = SerialRange::new(plain, "8009", 3, None).unwrap().collect();
    assert!(rows[0].is_ok() && rows[1].is_err() && rows[2].is_ok(), "{rows:?}");
}

proptest! {
    /// Our splitter against the crate `csv`, on what every writer of CSV may produce.
    #[test]
    fn records_are_split_as_the_csv_crate_splits_them(
        table in proptest::collection::vec(proptest::collection::vec("[a-z \",;\r\n]{0,6}", 2..4), 1..6),
    ) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = writer.into_inner().unwrap();
        let mut splitter = Splitter::new(text.as_slice(), b',');
        let mut record = Record::default();
        let mut found: Vec<Vec<String>> = Vec::new();
        while splitter.next(&mut record).unwrap() {
            prop_assert_eq!(record.fault, None);
            found.push(record.fields().map(|field| String::from_utf8(field.to_vec()).unwrap()).collect());
        }
        prop_assert_eq!(found, table);
    }

    /// No bytes make the reader panic or go on for ever.
    #[test]
    fn any_bytes_end_in_rows_or_words(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut file = b"product,serial,dealer\n".to_vec();
        file.extend_from_slice(&body);
        prop_assert!(rows(&file).len() <= body.len() + 1);
        let mut log = String::new();
        for line in rows(&body) {
            writeln!(log, "{line}").unwrap();
        }
        prop_assert!(!log.is_empty());
    }
}
