//! Cards, cartons, logos, templates, turned and corrected paper: what a job writes, and what its proof makes of it.

use std::convert::Infallible;
use std::io::{Read, Write};

use aftersale::domain::picture::Picture;
use aftersale::labels::font::Fonts;
use aftersale::labels::output::Memory;
use aftersale::labels::proof::{Expected, Mismatch, Readings, page, picture};
use aftersale::labels::qr::{Hole, Level, encode};
use aftersale::labels::stock::{Stocks, Turn};
use aftersale::labels::template::{LogoPlace, Role, Template, TemplateText};
use aftersale::labels::{
    Carton, Columns, Format, Job, Label, Look, MoreWords, PrintError, Printer, QrDrawing, Report, Words,
    print,
};
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

fn svg(file: &str) -> Picture {
    let path = format!("{}/assets/sample/pictures/{file}", env!("CARGO_MANIFEST_DIR"));
    Picture::parse(file, std::fs::read(path).unwrap()).unwrap()
}

fn look(role: Role) -> Look {
    let more = MoreWords {
        units: "Units".into(),
        first: "First".into(),
        last: "Last".into(),
        batch: "Batch".into(),
        made_on: "Made".into(),
    };
    let mut look = Look { template: Template::of(role), more, ..Look::default() };
    look.art.set_figure("GEN-7500", svg("gen-7500-label.svg")).unwrap();
    look
}

fn with_logo(role: Role, place: LogoPlace) -> Look {
    let mut look = look(role);
    look.art.set_logo(svg("logo.svg")).unwrap();
    look.template.logo = place;
    look
}

fn job(stock: &str, format: Format, look: Look) -> Job {
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
        ecc: Level::Q,
        dpi: 300,
        skip: 0,
        drawing: QrDrawing::Path,
        proof: true,
        look,
        title: "Labels".into(),
        threads: 2,
    }
}

fn label(row: u64, role: Role) -> Label {
    let serial = format!("SN26{row:05}");
    let carton =
        Carton { units: "24".into(), last: format!("SN26{:05}", row + 23), batch: Some("A1/26".into()) };
    let unit = role != Role::Carton;
    Label {
        row,
        uri: if unit {
            format!("https://GO.EXAMPLE.COM/01/09521234543213/21/{serial}?k=1X7Y2WXH28HM66")
        } else {
            "https://GO.EXAMPLE.COM/01/09521234543213/10/A1%2F26".to_owned()
        },
        product_name: "Standby generator 7.5 kW".into(),
        model: "GEN-7500".into(),
        serial,
        gtin14: Some("09521234543213".into()),
        typed: unit.then(|| "1X7Y-2WXH-28HM-66-C".into()),
        place: (role == Role::Card).then(|| "The label: inside the front door, lower left".into()),
        carton: (!unit).then_some(carton),
        columns: Columns {
            batch: "A1/26".into(),
            manufactured_on: "2026-09-18".into(),
            ..Columns::default()
        },
    }
}

fn run(job: &Job, labels: u64) -> (Report, Memory) {
    let mut sink = Memory::default();
    let role = job.look.template.role;
    let report =
        print(job, (1..=labels).map(|row| Ok::<_, Infallible>(label(row, role))), &mut sink).unwrap();
    (report, sink)
}

const DRAWN: [Format; 4] = [Format::Pdf, Format::Png, Format::Svg, Format::Zpl];

fn inflate(pdf: &[u8], marker: &[u8]) -> Vec<Vec<u8>> {
    let mut sheets = Vec::new();
    let mut rest = pdf;
    while let Some(at) = rest.windows(8).position(|w| w == b"\nstream\n") {
        rest = &rest[at + 8..];
        let mut sheet = Vec::new();
        if ZlibDecoder::new(rest).read_to_end(&mut sheet).is_ok() && sheet.ends_with(marker) {
            sheets.push(sheet);
        }
    }
    sheets
}

/// What the proof says of a page that was changed behind the writer's back.
fn proven_after(job: &Job, change: impl Fn(String) -> String) -> Result<(), Mismatch> {
    let (_, sink) = run(job, 2);
    let sheet = String::from_utf8(inflate(&sink.bytes, b"Q\n").remove(0)).unwrap();
    let changed = change(sheet.clone());
    assert_ne!(changed, sheet, "nothing was changed");
    let mut packed = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(changed.as_bytes()).unwrap();
    let fonts = Fonts::load().unwrap();
    let expected = |row: u64| {
        let label = label(row, job.look.template.role);
        let symbol = encode(&label.uri, job.ecc).unwrap();
        let hole = job.look.art.logo().filter(|_| job.look.template.has_logo_inside());
        let hole = hole.and_then(|logo| Hole::of(symbol.size(), logo.ratio()));
        (
            u32::try_from(row - 1).unwrap(),
            Expected { symbol: hole.map_or(symbol.clone(), |h| symbol.without(h)), label },
        )
    };
    let rows = [expected(1), expected(2)];
    page::check(&fonts, &Readings::new(&fonts), job, &packed.finish().unwrap(), &rows).map_err(|(_, why)| why)
}

#[test]
fn every_role_is_proven_in_every_format_with_a_logo_beside_and_inside() {
    for (role, stock) in [(Role::Unit, "L7160"), (Role::Carton, "4x6"), (Role::Card, "card")] {
        for format in DRAWN {
            for place in [LogoPlace::Beside, LogoPlace::Inside] {
                let (report, _) = run(&job(stock, format, with_logo(role, place)), 3);
                assert_eq!((report.labels, report.proven), (3, 3), "{role:?} {format:?} {place:?}");
                assert!(report.dropped.is_empty(), "{role:?} {format:?} {place:?}: {:?}", report.dropped);
            }
        }
    }
}

#[test]
fn a_code_with_a_logo_inside_scans_from_the_picture() {
    let job = job("2x1", Format::Png, with_logo(Role::Unit, LogoPlace::Inside));
    let (_, sink) = run(&job, 12);
    for (row, (_, file)) in (1..).zip(&sink.files) {
        let label = label(row, Role::Unit);
        let symbol = encode(&label.uri, Level::Q).unwrap();
        picture::read(file, &Expected { symbol, label }).unwrap();
    }
}

#[test]
fn a_logo_inside_is_refused_at_levels_that_do_not_bear_it() {
    for ecc in [Level::L, Level::M] {
        let job = Job { ecc, ..job("L7160", Format::Pdf, with_logo(Role::Unit, LogoPlace::Inside)) };
        let row = std::iter::once(Ok::<_, Infallible>(label(1, Role::Unit)));
        let refused = print(&job, row, &mut Memory::default()).unwrap_err();
        assert!(
            matches!(refused, PrintError::Logo(_)) && refused.to_string().contains("--ecc Q"),
            "{refused}"
        );
    }
}

#[test]
fn a_picture_that_strays_onto_a_code_or_out_of_its_cell_is_caught() {
    let card = job("card", Format::Pdf, look(Role::Card));
    let strayed = |x: &'static str| {
        proven_after(&card, move |page| {
            let at = page.find(" Do Q").unwrap();
            let start = page[..at].rfind("q ").unwrap();
            let mut words: Vec<&str> = page[start..at].split(' ').collect();
            words[5] = x;
            format!("{}{}{}", &page[..start], words.join(" "), &page[at..])
        })
    };
    assert_eq!(strayed("200"), Err(Mismatch::Outside));
    assert_eq!(strayed("900"), Err(Mismatch::Outside));
    let inside = job("card", Format::Pdf, with_logo(Role::Card, LogoPlace::Inside));
    let grown = proven_after(&inside, |page| {
        let at = page.rfind(" Do Q").unwrap();
        let start = page[..at].rfind("q ").unwrap();
        let mut words: Vec<String> = page[start..at].split(' ').map(str::to_owned).collect();
        words[1] = (words[1].parse::<u32>().unwrap() * 2).to_string();
        format!("{}{}{}", &page[..start], words.join(" "), &page[at..])
    });
    assert!(matches!(grown, Err(Mismatch::Module(..))), "{grown:?}");
}

#[test]
fn a_page_that_lies_otherwise_than_the_printer_needs_is_caught() {
    let mut job = job("L7160", Format::Pdf, look(Role::Unit));
    job.look.printer = Printer::new([1.5, -0.8], [1.0, 0.998]).unwrap();
    job.look.cut_marks = true;
    assert_eq!(run(&job, 30).0.proven, 30);
    let moved = proven_after(&job, |page| {
        let (matrix, rest) = page.split_once(" cm\n").unwrap();
        let (turned, right_up) = matrix.rsplit_once(' ').unwrap();
        format!("{turned} {} cm\n{rest}", right_up.parse::<f64>().unwrap() + 1.0)
    });
    assert_eq!(moved, Err(Mismatch::Outside));
    let crossed = proven_after(&job, |page| page.replacen("q 1 0 0 1", "0 300 2000 3 re f\nq 1 0 0 1", 1));
    assert_eq!(crossed, Err(Mismatch::Outside));
}

#[test]
fn tape_is_turned_in_every_format_a_printer_takes_and_still_proven() {
    for turn in [Turn::None, Turn::Quarter, Turn::Half, Turn::ThreeQuarters] {
        for format in DRAWN {
            let mut job = job("DK-11201", format, look(Role::Unit));
            job.stock.turn_to(turn).unwrap();
            let (report, sink) = run(&job, 2);
            assert_eq!(report.proven, 2, "{turn:?} {format:?}");
            if format == Format::Png {
                let decoder = png::Decoder::new(std::io::Cursor::new(&sink.files[0].1));
                let info = decoder.read_info().unwrap();
                assert_eq!(info.info().width > info.info().height, !turn.is_sideways(), "{turn:?}");
            }
            if format == Format::Svg {
                // Wider than high, and drawn into the page by one transformation.
                let svg = String::from_utf8(sink.files[0].1.clone()).unwrap();
                let way = ["", "matrix(0 1 -1 0 ", "matrix(-1 0 0 -1 ", "matrix(0 -1 1 0 "][turn as usize];
                assert!(svg.contains(way) && svg.contains("matrix(") != way.is_empty(), "{svg:.300}");
            }
        }
    }
}

#[test]
fn equal_input_gives_equal_bytes_with_pictures_on_any_number_of_threads() {
    // More labels than one part of a job.
    for (format, labels) in [(Format::Pdf, 140), (Format::Zpl, 4)] {
        let job = |threads| Job { threads, ..job("card", format, with_logo(Role::Card, LogoPlace::Beside)) };
        assert_eq!(run(&job(1), labels), run(&job(3), labels), "{format:?}");
    }
}

#[test]
fn a_picture_lies_in_the_document_once_however_many_labels_show_it() {
    let job = job("card", Format::Pdf, with_logo(Role::Card, LogoPlace::Beside));
    let (_, sink) = run(&job, 40);
    let objects = |pdf: &[u8]| pdf.windows(14).filter(|w| w == b"/Subtype /Imag").count();
    assert_eq!(objects(&sink.bytes), 2);
}

#[test]
fn the_sample_template_prints_all_it_shows_and_reads_back() {
    let path = format!("{}/assets/sample/label.toml", env!("CARGO_MANIFEST_DIR"));
    let toml = std::fs::read_to_string(path).unwrap();
    let marked = Template::parse(Role::Unit, TemplateText { toml: &toml, lang: "de" }).unwrap();
    assert_eq!(marked.logo.as_deref(), Some("pictures/logo.svg"));
    let mut look = with_logo(Role::Unit, LogoPlace::Beside);
    look.template = marked.template;
    for format in DRAWN {
        let (report, _) = run(&job("5163", format, look.clone()), 3);
        assert_eq!((report.proven, report.dropped.len()), (3, 0));
    }
    let (report, _) = run(&job("L7651", Format::Pdf, look), 3);
    assert_eq!(report.proven, 3);
    assert!(report.dropped.values().all(|count| *count == 3) && !report.dropped.is_empty());
}

#[test]
fn a_template_without_logo_and_text_of_its_own_is_the_built_in_label() {
    let path = format!("{}/assets/sample/label.toml", env!("CARGO_MANIFEST_DIR"));
    let toml = std::fs::read_to_string(path).unwrap();
    let mut template =
        Template::parse(Role::Unit, TemplateText { toml: &toml, lang: "en" }).unwrap().template;
    let text = |block: &aftersale::labels::template::Block| {
        matches!(block.show, aftersale::labels::template::Show::Text(..))
    };
    template.blocks.retain(|block| !text(block));
    let built_in = Template::of(Role::Unit);
    template.drop.clone_from(&built_in.drop);
    assert_eq!(template, built_in);
}
