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
    /// A number as Excel writes it into the file, in a cell of this style: 2 is `0000000`, 3 `"SN"00000`, 4 `#,##0`.
    Styled(u8, &'c str),
    Bool(bool),
    Error(&'c str),
    /// A formula and what it gave when it was last computed.
    Formula(&'c str, &'c str),
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The parts that are the same in every workbook.
const FRAME: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Lists" sheetId="1" state="hidden" r:id="r1"/><sheet name="Units" sheetId="2" r:id="r2"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="0000000"/><numFmt numFmtId="165" formatCode="&quot;SN&quot;00000"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="3"/></cellXfs></styleSheet>"#,
    ),
];

/// A workbook whose first sheet is hidden and whose second one holds these rows.
pub fn workbook(rows: &[&[Cell<'_>]]) -> Vec<u8> {
    let strings = texts(rows);
    let mut shared = format!("<sst xmlns=\"{MAIN}\" uniqueCount=\"{}\">", strings.len());
    for text in &strings {
        write!(shared, "<si><t xml:space=\"preserve\">{}</t></si>", escaped(text)).unwrap();
    }
    shared.push_str("</sst>");
    let parts = [
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", sheet(&[&[Cell::Number("1")]], &[])),
        ("xl/worksheets/sheet2.xml", sheet(rows, &strings)),
    ];
    zipped(FRAME.into_iter().chain(parts.iter().map(|(name, content)| (*name, content.as_str()))))
}

fn zipped<'p>(parts: impl Iterator<Item = (&'p str, &'p str)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A ZIP archive that holds no workbook.
pub fn archive() -> Vec<u8> {
    zipped([("holiday.jpg", "beach")].into_iter())
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
                Cell::Styled(style, number) => {
                    write!(xml, "<c r=\"{place}\" s=\"{style}\"><v>{number}</v></c>").unwrap();
                }
                Cell::Day(number) => write!(xml, "<c r=\"{place}\" s=\"1\"><v>{number}</v></c>").unwrap(),
                Cell::Bool(value) => {
                    write!(xml, "<c r=\"{place}\" t=\"b\"><v>{}</v></c>", u8::from(*value)).unwrap();
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
