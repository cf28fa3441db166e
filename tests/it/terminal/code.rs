//! `code`: every code of a label job explains to exactly the product and serial of its row.

use aftersale::domain::code::key::hex;

use crate::support::program::{Folder, sample};

#[test]
fn every_uri_of_a_thousand_rows_explains_to_the_product_and_serial_of_its_row() {
    let folder = Folder::with_catalogue();
    let printed =
        folder.run(&["labels", "--units", &sample("units.csv"), "--format", "csv", "--output", "-"]);
    let rows: Vec<csv::StringRecord> =
        csv::Reader::from_reader(printed.is(0).out.as_bytes()).records().map(Result::unwrap).collect();
    let units: Vec<csv::StringRecord> =
        csv::Reader::from_path(sample("units.csv")).unwrap().records().map(Result::unwrap).collect();
    assert_eq!((rows.len(), units.len()), (1000, 1000));
    let uris = rows.iter().map(|row| &row[6]).collect::<Vec<_>>().join(
        "
",
    );
    let explained = folder.run_with(&["code", "-", "--format", "json"], uris.as_bytes());
    let explained = explained.is(0).lines();
    assert_eq!(explained.len(), 1000);
    let catalogue = &crate::support::app::sample().0;
    for ((row, unit), said) in rows.iter().zip(&units).zip(&explained) {
        assert_eq!(row[1], unit[1], "rows keep their order");
        assert_eq!((&said["valid"], &said["proof"]), (&true.into(), &"valid".into()), "{said}");
        assert_eq!(said["serial"], unit[1]);
        let product = catalogue.products.iter().find(|product| product.code.to_string() == row[0]).unwrap();
        let gtin = product.gtin.map(String::from);
        assert!(unit[0] == row[0] || gtin.as_deref() == Some(&unit[0]), "{unit:?} became {row:?}");
        match gtin {
            Some(gtin) => assert_eq!(said["gtin"], gtin),
            None => assert_eq!(said["model"], row[0]),
        }
    }
}

#[test]
fn the_host_stands_in_capitals_and_the_rest_as_it_is() {
    let folder = Folder::with_catalogue();
    let ran = folder.run(&[
        "labels",
        "--product",
        "EVC-11",
        "--first",
        "E26-001",
        "--count",
        "1",
        "--format",
        "csv",
        "--output",
        "-",
    ]);
    assert!(ran.is(0).out.contains("https://GO.EXAMPLE.COM/P/EVC-11/E26-001/1"), "{}", ran.out);
}

#[test]
fn a_code_that_is_wrong_says_why_and_ends_with_one() {
    let folder = Folder::with_catalogue();
    let said = |uri: &str| {
        let ran = folder.run(&["code", uri, "--format", "json"]);
        (ran.code, ran.json())
    };
    let (code, wrong) = said("https://go.example.com/01/09521234543213/21/SN1?k=1X7Y2WXH28HM66");
    assert_eq!((code, &wrong["proof"], &wrong["valid"]), (1, &"wrong".into(), &true.into()));
    let (code, digit) = said("https://go.example.com/01/09521234543214/21/SN1");
    assert_eq!((code, &digit["valid"]), (1, &false.into()));
    assert!(digit["why"].as_str().unwrap().contains("check digit"), "{digit}");
    let (code, bare) = said("https://go.example.com/01/09521234543213/21/SN1");
    assert_eq!((code, &bare["proof"]), (0, &"missing".into()));
    for uri in ["", "hello", "ftp://x/01/09521234543213", "https://", "https://x/01/1\u{7}"] {
        assert_eq!(said(uri).0, 1, "{uri:?}");
    }
}

#[test]
fn codes_are_explained_without_settings_too() {
    let folder = Folder::empty();
    let ran = folder.run(&[
        "code",
        "https://go.example.com/01/09506000134352/21/A%2FB?k=1TF3SGQY60EKZD",
        "--format",
        "json",
    ]);
    let said = ran.is(0).json();
    assert_eq!((&said["serial"], &said["proof"]), (&"A/B".into(), &"unchecked".into()));
    let table = folder.run(&["code", "https://go.example.com/01/09506000134352/21/A%2FB?k=1TF3SGQY60EKZD"]);
    assert!(table.is(0).out.contains("09506000134352") && table.out.contains("A/B"), "{}", table.out);
}

#[test]
fn the_proofs_of_the_contract_hold() {
    let folder = Folder::new();
    folder.write("codes-1.key", hex(&(0..32).collect::<Vec<u8>>()));
    folder.write("codes-2.key", folder.read("codes-1.key"));
    let text = folder.read("aftersale.toml");
    folder.write(
        "aftersale.toml",
        text.replace(
            "{ \"1\" = \"file:codes-1.key\" }",
            "{ \"1\" = \"file:codes-1.key\", \"2\" = \"file:codes-2.key\" }",
        ),
    );
    for uri in [
        "https://x.example.com/01/09506000134352/21/WM7A2026K031?k=1X7Y2WXH28HM66",
        "https://x.example.com/01/09506000134352/21/A%2FB?k=1TF3SGQY60EKZD",
        "https://x.example.com/01/09506000134352/21/WM7A2026K031?k=2S5DDG5TWV5CCP",
        "https://x.example.com/P/WM-700/WM7A2026K031/1PRV1V77YNGCGN",
        "https://x.example.com/P/wm-700/wm7a2026k031/1prv1v77yngcgn",
    ] {
        let said = folder.run(&["code", uri, "--format", "json"]);
        assert_eq!(said.is(0).json()["proof"], "valid", "{uri}");
    }
}

#[test]
fn hostile_bytes_reach_no_terminal() {
    let folder = Folder::empty();
    let ran = folder.run_with(&["code", "-"], b"https://x/01/\x1b[31m09506000134352\nhttps://x/\xff\xfe\n");
    assert_eq!(ran.code, 1);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
}
