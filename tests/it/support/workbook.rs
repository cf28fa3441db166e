//! Excel workbooks made by hand, so that every cell is as a test wants it: right, odd or broken.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell as it stands in a sheet.
#[derive(Clone, Copy)]
pub enum Cell<'c> {
    Empty,
    Text(&'c str),
    /// A number as Excel writes it into the file.
    Number(&'c str),
    /// A number in a cell that is formatted as a date.
    Day(&'c str),
    Bool(bool),
    Error(&'c str),
    /// A formula and what it gave when it was last computed.
    Formula(&'c str, &'c str),
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A workbook whose first sheet is hidden and whose second one holds these rows.
pub fn workbook(rows: &[&[Cell<'_>]]) -> Vec<u8> {
    let strings = texts(rows);
    let type_of = |path: &str, kind: &str| {
        format!(
            "<Override PartName=\"{path}\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml\"/>"
        )
    };
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELS}/{kind}\" Target=\"{target}\"/>")
    };
    let types = [("/xl/workbook.xml", "sheet.main"), ("/xl/worksheets/sheet1.xml", "worksheet")]
        .map(|(path, kind)| type_of(path, kind))
        .concat();
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\">{}</Relationships>",
                relation("r1", "officeDocument", "xl/workbook.xml")
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELS}\"><sheets><sheet name=\"Lists\" sheetId=\"1\" state=\"hidden\" r:id=\"r1\"/><sheet name=\"Units\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\">{}{}{}{}</Relationships>",
                relation("r1", "worksheet", "worksheets/sheet1.xml"),
                relation("r2", "worksheet", "worksheets/sheet2.xml"),
                relation("r3", "styles", "styles.xml"),
                relation("r4", "sharedStrings", "sharedStrings.xml")
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/sharedStrings.xml",
            format!(
                "<sst xmlns=\"{MAIN}\" count=\"{0}\" uniqueCount=\"{0}\">{1}</sst>",
                strings.len(),
                strings
                    .iter()
                    .map(|text| format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(text)))
                    .collect::<String>()
            ),
        ),
        ("xl/worksheets/sheet1.xml", sheet(&[&[Cell::Number("1")]], &[])),
        ("xl/worksheets/sheet2.xml", sheet(rows, &strings)),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{content}").as_bytes(),
        )
        .unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A ZIP archive that holds no workbook.
pub fn archive() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("holiday.jpg", stored).unwrap();
    zip.write_all(b"beach").unwrap();
    zip.finish().unwrap().into_inner()
}

fn texts<'c>(rows: &[&[Cell<'c>]]) -> Vec<&'c str> {
    let mut texts: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.iter())
        .filter_map(|cell| if let Cell::Text(text) = cell { Some(*text) } else { None })
        .collect();
    texts.sort_unstable();
    texts.dedup();
    texts
}

fn sheet(rows: &[&[Cell<'_>]], strings: &[&str]) -> String {
    let mut xml = format!("<worksheet xmlns=\"{MAIN}\"><sheetData>");
    for (at, row) in rows.iter().enumerate() {
        let line = at + 1;
        write!(xml, "<row r=\"{line}\">").unwrap();
        for (column, cell) in row.iter().enumerate() {
            let place = format!("{}{line}", char::from(b'A' + u8::try_from(column).unwrap()));
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => {
                    let at = strings.binary_search(text).unwrap();
                    write!(xml, "<c r=\"{place}\" t=\"s\"><v>{at}</v></c>").unwrap();
                }
                Cell::Number(number) => write!(xml, "<c r=\"{place}\"><v>{number}</v></c>").unwrap(),
                Cell::Day(number) => write!(xml, "<c r=\"{place}\" s=\"1\"><v>{number}</v></c>").unwrap(),
                Cell::Bool(value) => {
                    write!(xml, "<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(*value)).unwrap()
                }
                Cell::Error(error) => write!(xml, "<c r=\"{place}\" t=\"e\"><v>{error}</v></c>").unwrap(),
                Cell::Formula(formula, value) => {
                    write!(
                        xml,
                        "<c r=\"{place}\" t=\"str\"><f>{}</f><v>{}</v></c>",
                        escaped(formula),
                        escaped(value)
                    )
                    .unwrap();
                }
            }
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></worksheet>"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
