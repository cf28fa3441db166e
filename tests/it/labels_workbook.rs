//! Units from Excel: what a workbook says is read as a person sees it, and what Excel may have lost is refused by name.

use aftersale::domain::catalog;
use aftersale::labels::batch::{Products, UnitsFile};

use crate::support::workbook::Cell::{Bool, Day, Empty, Error, Formula, Number, Styled, Text};
use crate::support::workbook::{Cell, archive, workbook};

const HEADER: &[Cell<'_>] =
    &[Text("Product"), Text("Serial"), Text("batch"), Text("manufactured on"), Text("dealer")];

/// What a file gives, a line of words for each row.
fn read(file: &[u8]) -> Vec<String> {
    let catalog = catalog::parse(include_str!("../../assets/sample/catalog.toml")).unwrap();
    let products = Products::new(&catalog.products);
    let rows = match UnitsFile::open(file, &products) {
        Ok(rows) => rows,
        Err(error) => return vec![format!("file: {error}")],
    };
    rows.map(|row| match row {
        Ok(Ok(row)) => {
            let facts = row.facts;
            let made = facts.manufactured_on.map(|on| on.to_string()).unwrap_or_default();
            format!(
                "{} {} {} {} {made}",
                row.line,
                row.product.code,
                row.name.serial,
                facts.batch.unwrap_or_default()
            )
        }
        Ok(Err(refusal)) => refusal.to_string(),
        Err(error) => format!("file: {error}"),
    })
    .collect()
}

/// What one row of a product's serial, batch and day gives.
fn row(serial: Cell<'_>, batch: Cell<'_>, made: Cell<'_>) -> String {
    read(&workbook(&[HEADER, &[Text("GEN-7500"), serial, batch, made]])).join("\n")
}

#[test]
fn cells_are_read_as_a_person_sees_them() {
    let file = workbook(&[
        &[],
        HEADER,
        &[Text("gen-7500"), Text("SN1"), Text("A&B <1>"), Day("46022"), Empty, Empty],
        &[],
        &[Number("9521234543213"), Number("2600001"), Number("12"), Day("46022.75")],
        &[Text(" EVC-11 "), Number("100000000000"), Empty, Text("31.12.2025")],
    ]);
    assert_eq!(
        read(&file),
        [
            "3 GEN-7500 SN1 A&B <1> 2025-12-31",
            "5 GEN-7500 2600001 12 2025-12-31",
            "6 EVC-11 100000000000  2025-12-31"
        ]
    );
}

#[test]
fn what_excel_made_of_a_serial_is_refused_by_that_name() {
    let serial = |cell| row(cell, Empty, Empty);
    for (cell, why) in [
        (Number("1.2345678901234567E+19"), "15 digits only"),
        (Number("1000000000000000"), "15 digits only"),
        (Number("12.5"), "zeros at its ends are lost"),
        (Day("46022"), "Excel made the date 2025-12-31 of it"),
        (Styled(3, "123"), "Excel keeps the number 123 and shows it through the format \"\\\"SN\\\"00000\""),
        (Bool(true), "Excel made TRUE of it"),
        (Error("#N/A"), "\"#N/A\" is a spreadsheet's error"),
        (
            Formula("\"SN\"&ROW()", "SN2"),
            "a formula stands here (it shows \"SN2\"); copy the column and paste it as values",
        ),
        (Formula("A1", ""), "a formula stands here"),
        (Text("1.23E+15"), "a spreadsheet turned it into"),
        (Text("'0012"), "apostrophe"),
        (Empty, "the serial is empty"),
    ] {
        let told = serial(cell);
        assert!(told.starts_with("line 2, serial: ") && told.contains(why), "{told}");
    }
    assert_eq!(serial(Number("999999999999999")), "2 GEN-7500 999999999999999  ");
    assert_eq!(serial(Styled(2, "123")), "2 GEN-7500 0000123  ", "zeros that Excel shows are printed");
    assert_eq!(serial(Styled(4, "12345")), "2 GEN-7500 12345  ");
}

#[test]
fn other_columns_are_as_careful() {
    assert!(row(Text("SN1"), Day("46022"), Empty).starts_with("line 2, batch: Excel made the date"));
    assert!(
        row(Text("SN1"), Empty, Number("46022"))
            .contains("line 2, manufactured_on: \"46022\" is a spreadsheet's number of a day")
    );
    assert!(
        row(Text("SN1"), Empty, Formula("TODAY()", "46022"))
            .starts_with("line 2, manufactured_on: a formula")
    );
    let beside = read(&workbook(&[
        &[Text("product"), Text("serial")],
        &[Text("EVC-11"), Text("A"), Text("left over")],
    ]));
    assert_eq!(
        beside,
        ["line 2: column C has a value but no name in the header; name the column or empty it"]
    );
}

#[test]
fn headers_and_doubles_are_told_as_in_csv() {
    let file = workbook(&[HEADER, &[Text("EVC-11"), Text("A")], HEADER, &[Text("EVC-11"), Text("a")]]);
    let found = read(&file);
    assert!(found[1].starts_with("line 3: the header stands here once more"), "{found:?}");
    assert!(found[2].starts_with("line 4, serial: A of EVC-11 stands in line 2 already"), "{found:?}");
    assert!(read(&workbook(&[&[Text("product"), Text("seriall")]]))[0].contains("did you mean serial?"));
    assert!(read(&workbook(&[&[Text("EVC-11"), Text("A")]]))[0].contains("is no header"));
    assert!(read(&workbook(&[HEADER]))[0].contains("no rows"));
    assert!(read(&workbook(&[]))[0].contains("is empty"));
}

#[test]
fn a_workbook_that_is_cut_off_gives_no_row_at_any_length() {
    let whole = workbook(&[HEADER, &[Text("EVC-11"), Text("A")]]);
    for length in (4..whole.len()).step_by(23) {
        let found = read(&whole[..length]);
        assert!(
            found.len() == 1 && found[0].starts_with("file: this Excel workbook is damaged"),
            "{length}: {found:?}"
        );
    }
    assert!(read(&archive())[0].contains("no Excel workbook with a sheet in it"), "{:?}", read(&archive()));
    assert!(
        read(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")[0].contains("old Excel workbook, or one with a password")
    );
}

#[test]
fn a_sheet_of_many_rows_streams_in_its_order() {
    let serials: Vec<String> = (0..3_000).map(|number| format!("SN{number}")).collect();
    let rows: Vec<[Cell<'_>; 2]> = serials.iter().map(|serial| [Text("EVC-11"), Text(serial)]).collect();
    let all: Vec<&[Cell<'_>]> = std::iter::once(HEADER).chain(rows.iter().map(|row| &row[..])).collect();
    let found = read(&workbook(&all));
    assert_eq!(found.len(), 3_000);
    assert!(
        found.iter().enumerate().all(|(at, row)| *row == format!("{} EVC-11 SN{at}  ", at + 2)),
        "{:?}",
        found[0]
    );
}
