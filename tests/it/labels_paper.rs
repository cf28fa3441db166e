//! Labels on paper: what a job writes in each format, what its proof catches, what it refuses.

use std::convert::Infallible;
use std::io::{Read, Write};

use aftersale::labels::font::Fonts;
use aftersale::labels::output::Memory;
use aftersale::labels::proof::{Expected, Mismatch, Readings, graphic, page, picture};
use aftersale::labels::qr::{Level, encode};
use aftersale::labels::stock::Stocks;
use aftersale::labels::{
    Columns, Format, Job, Label, Look, PrintError, QrDrawing, Report, Unprintable, Words, print,
};
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

fn label(row: u64) -> Label {
    let serial = format!("SN26/{:06}", row * 7919);
    Label {
        row,
        uri: format!("https://GO.EXAMPLE.COM/01/09521234543213/21/SN26%2F{:06}?k=1X7Y2WXH28HM66", row * 7919),
        product_name: ["Standby generator 7.5 kW", "Wäschetrockner Größe L", "Микроволновая печь"]
            [usize::try_from(row % 3).unwrap()]
        .to_owned(),
        model: "GEN-7500".into(),
        serial,
        gtin14: Some("09521234543213".into()),
        typed: Some("1X7Y-2WXH-28HM-66-C".into()),
        columns: Columns {
            product: "GEN-7500".into(), dealer: "Müller, Söhne".into(), ..Columns::default()
        },
        ..Label::default()
    }
}

fn job(stock: &str, format: Format) -> Job {
    Job {
        stock: Stocks::built_in().unwrap().find(stock).unwrap().clone(),
        format,
        words: Words {
            call_to_action: "Scan to register. Your cover starts here.".into(),
            model: "Model".into(),
            serial: "Serial".into(),
            typed: "Code".into(),
        },
        host: "go.example.com".into(),
        fonts: Vec::new(),
        ecc: Level::M,
        dpi: 300,
        skip: 0,
        drawing: QrDrawing::Path,
        proof: true,
        look: Look::default(),
        title: "Labels".into(),
        threads: 2,
    }
}

fn run(job: &Job, labels: u64) -> (Report, Memory) {
    let mut sink = Memory::default();
    let report = print(job, (1..=labels).map(|row| Ok::<_, Infallible>(label(row))), &mut sink).unwrap();
    (report, sink)
}

fn refusal(job: &Job, labels: Vec<Label>) -> PrintError<Infallible> {
    print(job, labels.into_iter().map(Ok), &mut Memory::default()).unwrap_err()
}

fn expected(row: u64) -> Expected {
    let label = label(row);
    let symbol = encode(&label.uri, Level::M).unwrap();
    Expected { label, symbol }
}

/// The streams of a PDF's pages, inflated.
fn sheets(pdf: &[u8]) -> Vec<Vec<u8>> {
    let mut sheets = Vec::new();
    let mut rest = pdf;
    while let Some(at) = rest.windows(8).position(|w| w == b"\nstream\n") {
        rest = &rest[at + 8..];
        let mut sheet = Vec::new();
        if ZlibDecoder::new(rest).read_to_end(&mut sheet).is_ok() && sheet.ends_with(b"Q\n") {
            sheets.push(sheet);
        }
    }
    sheets
}

fn pack(sheet: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(sheet).unwrap();
    encoder.finish().unwrap()
}

/// Proves a page against the given rows in the cells from `first` on.
fn prove(job: &Job, sheet: &[u8], first: u32, rows: &[u64]) -> Result<(), (usize, Mismatch)> {
    let fonts = Fonts::load().unwrap();
    let list: Vec<_> = (first..).zip(rows.iter().map(|row| expected(*row))).collect();
    page::check(&fonts, &Readings::new(&fonts), job, &pack(sheet), &list)
}

#[test]
fn every_label_of_every_format_is_proven() {
    for stock in ["L7160", "5160"] {
        for format in [Format::Pdf, Format::Png, Format::Svg, Format::Zpl] {
            let (report, _) = run(&job(stock, format), 42);
            assert_eq!((report.labels, report.proven), (42, 42), "{stock} {format:?}");
        }
        let mask = Job { drawing: QrDrawing::Mask, ..job(stock, Format::Pdf) };
        assert_eq!(run(&mask, 42).0.proven, 42);
    }
}

#[test]
fn every_picture_scans_to_its_own_row() {
    for dpi in [203, 300] {
        let (_, sink) = run(&Job { dpi, ..job("5160", Format::Png) }, 12);
        for (row, (name, file)) in (1..).zip(&sink.files) {
            assert_eq!(*name, format!("{row:06}-SN26%2F{:06}.png", row * 7919));
            picture::read(file, &expected(row)).unwrap();
        }
    }
}

#[test]
fn accents_set_onto_letters_are_proven_in_every_format() {
    // No font has these as one glyph: the marks are placed above and below their letters.
    let composed = Label { product_name: "Q\u{304}x\u{323} e\u{301}t M\u{308}".into(), ..label(1) };
    for format in [Format::Pdf, Format::Png, Format::Svg, Format::Zpl] {
        let labels = std::iter::once(Ok::<_, Infallible>(composed.clone()));
        let report = print(&job("L7160", format), labels, &mut Memory::default()).unwrap();
        assert_eq!(report.proven, 1, "{format:?}");
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    for format in [Format::Pdf, Format::Png, Format::Svg, Format::Zpl, Format::Csv] {
        assert_eq!(run(&job("5160", format), 31), run(&job("5160", format), 31));
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    for format in [Format::Pdf, Format::Png, Format::Svg, Format::Zpl, Format::Csv] {
        let alone = run(&Job { threads: 1, ..job("L7160", format) }, 300);
        assert_eq!(alone, run(&Job { threads: 3, ..job("L7160", format) }, 300), "{format:?}");
    }
}

#[test]
fn a_mask_that_could_be_taken_for_its_own_end_is_written_in_hexadecimal_and_proven() {
    let bytes = |row: u64| -> Vec<u8> {
        let symbol = expected(row).symbol;
        let words = (0..symbol.size()).flat_map(|y| symbol.row(y)[..1].to_vec());
        // 33 modules: five bytes a row.
        words.flat_map(|word| word.reverse_bits().to_be_bytes()[..5].to_vec()).collect()
    };
    let row = (1..100_000).find(|row| bytes(*row).windows(2).any(|pair| pair == b"EI")).unwrap();
    let mask = Job { drawing: QrDrawing::Mask, ..job("L7160", Format::Pdf) };
    let mut sink = Memory::default();
    let labels = [label(row), label(1)].map(Ok::<_, Infallible>);
    assert_eq!(print(&mask, labels.into_iter(), &mut sink).unwrap().proven, 2);
    let sheet = sheets(&sink.bytes).remove(0);
    assert_eq!(sheet.windows(4).filter(|w| w == b"/AHx").count(), 1);
}

#[test]
fn used_cells_are_skipped_and_sheets_filled() {
    let job = Job { skip: 20, ..job("L7160", Format::Pdf) };
    let (report, sink) = run(&job, 23);
    assert_eq!(report.pages, 3);
    let sheets = sheets(&sink.bytes);
    assert_eq!(prove(&job, &sheets[0], 20, &[1]), Ok(()));
    assert_eq!(prove(&job, &sheets[2], 0, &[23]), Ok(()));
}

#[test]
fn the_cross_reference_table_points_at_every_object() {
    let (_, sink) = run(&job("L7160", Format::Pdf), 500);
    let text = String::from_utf8_lossy(&sink.bytes);
    let start: usize =
        text.rsplit_once("startxref\n").unwrap().1.split('\n').next().unwrap().parse().unwrap();
    let table = String::from_utf8(sink.bytes[start..].to_vec()).unwrap();
    let entries: Vec<_> = table.lines().skip(3).take_while(|line| !line.starts_with("trailer")).collect();
    assert!(entries.len() > 2 * 24);
    for (id, entry) in (1..).zip(entries) {
        let offset: usize = entry[..10].parse().unwrap();
        let head = format!("{id} 0 obj");
        assert!(sink.bytes[offset..].starts_with(head.as_bytes()), "object {id}");
    }
}

#[test]
fn a_planted_bad_module_is_caught() {
    let job = job("L7160", Format::Pdf);
    let sheet = sheets(&run(&job, 2).1.bytes).remove(0);
    assert_eq!(prove(&job, &sheet, 0, &[1, 2]), Ok(()));
    let text = String::from_utf8(sheet).unwrap();
    // The upper edge of the first finder, one module short: any reader would correct it.
    let planted = text.replacen("0 0 7 1 re", "0 0 6 1 re", 1);
    assert_eq!(prove(&job, planted.as_bytes(), 0, &[1, 2]), Err((0, Mismatch::Module(6, 0))));
    let lost = text.rsplit_once("q 1 0 0 1").unwrap().0;
    assert_eq!(prove(&job, lost.as_bytes(), 0, &[1, 2]), Err((1, Mismatch::Count(0))));
}

#[test]
fn a_planted_mix_up_of_rows_is_caught_in_code_and_text() {
    let job = job("L7160", Format::Pdf);
    let sheet = sheets(&run(&job, 2).1.bytes).remove(0);
    assert!(matches!(prove(&job, &sheet, 0, &[2, 1]), Err((0, Mismatch::Module(..)))));
    let text = String::from_utf8(sheet).unwrap();
    let cells: Vec<&str> = text.split_inclusive("f Q\n").collect();
    let [first, second, rest] = cells.as_slice() else { panic!("two symbols") };
    let (texts, opening) = second.split_at(second.find("q 1 0 0 1").unwrap());
    // The texts of the first label give way to those of the second, moved to the first cell by their own place.
    let swapped = [*first, rest, opening, texts.trim_end_matches("Q\n"), "Q\n"].concat();
    assert!(matches!(prove(&job, swapped.as_bytes(), 0, &[1, 2]), Err((0, Mismatch::Text(_)))));
}

/// What the proof of ZPL says of commands that are printed in place of a row's own.
fn prove_zpl(job: &Job, commands: &str, row: u64) -> Result<(), Mismatch> {
    let fonts = Fonts::load().unwrap();
    graphic::prove(&fonts, &Readings::new(&fonts), job, commands.as_bytes(), &expected(row))
}

fn zpl_labels(job: &Job, count: u64) -> Vec<String> {
    let stream = String::from_utf8(run(job, count).1.bytes).unwrap();
    stream.split_inclusive("^XZ\n").map(str::to_owned).collect()
}

#[test]
fn a_planted_bad_module_in_commands_for_a_printer_is_caught() {
    let job = Job { dpi: 203, ..job("L7160", Format::Zpl) };
    let own = zpl_labels(&job, 1).remove(0);
    assert_eq!(prove_zpl(&job, &own, 1), Ok(()));
    // The symbol is the first graphic; the upper edge of its first finder becomes white, which any reader would correct.
    let (head, rest) = own.split_once("^GFA,").unwrap();
    let start = rest.match_indices(',').nth(2).unwrap().0 + 1;
    let lost = format!("{head}^GFA,{}{}", &rest[..start], rest[start..].replacen('F', "0", 1));
    assert!(matches!(prove_zpl(&job, &lost, 1), Err(Mismatch::Module(_, 0) | Mismatch::Grid)));
    let moved = own.replacen("^FO", "^FO9", 1);
    assert!(prove_zpl(&job, &moved, 1).is_err());
    let without = own.replace("^GFA", "^GFB");
    assert_eq!(prove_zpl(&job, &without, 1), Err(Mismatch::Broken("graphic")));
}

#[test]
fn a_planted_mix_up_of_rows_in_commands_for_a_printer_is_caught() {
    let job = Job { dpi: 203, ..job("L7160", Format::Zpl) };
    let labels = zpl_labels(&job, 4);
    assert!(matches!(prove_zpl(&job, &labels[0], 4), Err(Mismatch::Module(..))));
    // The symbol of row 1 with the texts of row 4, which has the same product: both are proven by themselves.
    let symbol = labels[0].split_inclusive("^FS\n").nth(1).unwrap();
    let texts: String = labels[3].split_inclusive("^FS\n").skip(2).collect();
    let head = labels[0].split_inclusive("^FS\n").next().unwrap();
    assert!(matches!(prove_zpl(&job, &[head, symbol, &texts].concat(), 1), Err(Mismatch::Text(_))));
}

#[test]
fn what_labels_of_a_long_job_share_is_sent_once_and_the_proof_misses_none_of_it() {
    let job = Job { dpi: 203, ..job("57x32", Format::Zpl) };
    let (report, sink) = run(&job, 300);
    assert_eq!(report.proven, 300);
    let single = run(&job, 1).1.bytes.len() * 300;
    assert!(sink.bytes.len() * 2 < single, "{} of {single}", sink.bytes.len());
    let blocks = zpl_labels(&job, 300);
    let of =
        |begins: &str| -> Vec<&String> { blocks.iter().filter(|block| block.starts_with(begins)).collect() };
    // Three products, in each of three parts, which delete what they stored.
    assert_eq!((of("^XA^DFR:AS").len(), of("^XA^IDR:AS*.ZPL^FS^XZ").len(), blocks.len()), (9, 3, 312));
    assert!(blocks[311].starts_with("^XA^ID"));
    // The first of a product stands alone, the second stores what both have.
    let at = blocks.iter().position(|block| block.starts_with("^XA^DF")).unwrap();
    let (format, label) = (&blocks[at], &blocks[at + 1]);
    let row = label.split_once("^FX row ").unwrap().1.split_once(',').unwrap().0.parse().unwrap();
    assert_eq!(prove_zpl(&job, &[format.as_str(), label].concat(), row), Ok(()));
    assert_eq!(prove_zpl(&job, label, row), Err(Mismatch::Broken("format that was not stored")));
    let name = |format: &str| format[..22].to_owned();
    let other = of("^XA^DFR:AS")[1];
    let swapped = other.replacen(&name(other), &name(format), 1);
    assert!(prove_zpl(&job, &[&swapped, label.as_str()].concat(), row).is_err());
    let lost = format.replacen("^FO", "^FO9", 1);
    assert!(prove_zpl(&job, &[&lost, label.as_str()].concat(), row).is_err());
}

#[test]
fn a_printer_that_encodes_is_told_the_code_and_the_proof_compares_it() {
    let job = Job { dpi: 203, drawing: QrDrawing::Printer, ..job("L7160", Format::Zpl) };
    let (report, sink) = run(&job, 3);
    assert_eq!(report.proven, 3);
    let stream = String::from_utf8(sink.bytes).unwrap();
    assert_eq!(stream.matches("^BQN,2,").count(), 3);
    let own = stream.split_inclusive("^XZ\n").next().unwrap();
    assert_eq!(prove_zpl(&job, own, 1), Ok(()));
    let other = own.replace("SN26%2F007919", "SN26%2F007910");
    assert!(matches!(prove_zpl(&job, &other, 1), Err(Mismatch::Code(_))));
    let sheets = refusal(&Job { format: Format::Pdf, ..job }, vec![label(1)]);
    assert!(sheets.to_string().contains("--format zpl"), "{sheets}");
}

#[test]
fn csv_repeats_the_units_file_and_adds_the_uri() {
    let (report, sink) = run(&job("L7160", Format::Csv), 1);
    assert_eq!((report.labels, report.module_mm), (1, None));
    assert_eq!(
        String::from_utf8(sink.bytes).unwrap(),
        "product,serial,batch,manufactured_on,shipped_on,dealer,uri\n\
         GEN-7500,SN26/007919,,,,\"Müller, Söhne\",\
         https://GO.EXAMPLE.COM/01/09521234543213/21/SN26%2F007919?k=1X7Y2WXH28HM66\n"
    );
}

#[test]
fn a_job_that_cannot_be_printed_says_what_to_do() {
    let skip = refusal(&Job { skip: 21, ..job("L7160", Format::Pdf) }, vec![label(1)]);
    assert_eq!(skip.to_string(), "cannot skip 21 cells: a sheet of L7160 has 21, so skip at most 20");
    let dpi = refusal(&Job { dpi: 30, ..job("L7160", Format::Pdf) }, vec![label(1)]);
    assert!(dpi.to_string().contains("203, 300 or 600"));
    assert!(matches!(refusal(&job("L7160", Format::Pdf), vec![]), PrintError::Empty));
    let long = Label { uri: "x".repeat(3000), ..label(7) };
    assert!(refusal(&job("L7160", Format::Svg), vec![long]).to_string().starts_with("row 7, serial SN26/"));
    let script = Label { product_name: "냉장고".into(), ..label(9) };
    let refused = refusal(&job("L7160", Format::Png), vec![script]);
    assert!(matches!(&refused, PrintError::Label { row: 9, why: Unprintable::Layout(_), .. }));
    assert!(
        refused.to_string().contains("no label font has a glyph for '냉' (U+B0C9): name a font file"),
        "{refused}"
    );
}

#[test]
fn hostile_text_stays_text_in_a_drawing() {
    let hostile = Label { product_name: "</text><script>\"&'".into(), ..label(1) };
    let mut sink = Memory::default();
    print(&job("L7160", Format::Svg), std::iter::once(Ok::<_, Infallible>(hostile)), &mut sink).unwrap();
    let svg = String::from_utf8(sink.files.remove(0).1).unwrap();
    assert!(!svg.contains("<script") && svg.contains("&lt;/text&gt;&lt;script&gt;&quot;&amp;"), "{svg}");
}
