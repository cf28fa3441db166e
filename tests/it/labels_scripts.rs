//! Labels in any script: every one proven in every format, wrong words caught, fonts of the maker's own used.

use std::convert::Infallible;
use std::io::{Read, Write};

use aftersale::labels::font::{Fonts, OwnFont, Style, Weight};
use aftersale::labels::output::Memory;
use aftersale::labels::proof::{Expected, Mismatch, Readings, page};
use aftersale::labels::qr::{Level, encode};
use aftersale::labels::stock::Stocks;
use aftersale::labels::{Format, Job, Label, Look, PrintError, QrDrawing, Words, print};
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

/// One name of each kind: joined letters, stacked marks, no blanks, both directions at once.
const NAMES: [&str; 11] = [
    "Ηλεκτρογεννήτρια αναμονής",
    "Резервный генератор 7,5 кВт",
    "مولد كهربائي احتياطي 7.5 كيلوواط (منزلي)",
    "مُوَلِّدٌ كَهْرُبَائِيّ",
    "גנרטור חירום 7.5 קילוואט (ביתי)",
    "מְחוֹלֵל חַשְׁמַל",
    "เครื่องปรับอากาศแบบติดผนังสำหรับบ้านพักอาศัยขนาดใหญ่พิเศษ",
    "आपातकालीन विद्युत जनरेटर 7.5 किलोवाट क्षत्रिय",
    "非常用発電機「ウルトラ」7.5キロワット、ｶﾞｽ式",
    "Generator مولد 7.5 kW גנרטור 発電機",
    "Q\u{304}x\u{323} e\u{301}t M\u{308}",
];

fn label(row: u64) -> Label {
    Label {
        row,
        uri: format!("https://GO.EXAMPLE.COM/01/09521234543213/21/SN26{row:06}?k=1X7Y2WXH28HM66"),
        product_name: NAMES[usize::try_from(row).unwrap() % NAMES.len()].to_owned(),
        model: "GEN-7500".into(),
        serial: format!("SN26{row:06}"),
        typed: Some("1X7Y-2WXH-28HM-66-C".into()),
        ..Label::default()
    }
}

fn job(stock: &str, format: Format) -> Job {
    Job {
        stock: Stocks::built_in().unwrap().find(stock).unwrap().clone(),
        format,
        words: Words {
            call_to_action: "امسح للتسجيل. يبدأ ضمانك هنا.".into(),
            model: "الطراز".into(),
            serial: "الرقم التسلسلي".into(),
            typed: "الرمز".into(),
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

fn run(job: &Job, labels: Vec<Label>) -> Result<(u64, Memory), PrintError<Infallible>> {
    let mut sink = Memory::default();
    let report = print(job, labels.into_iter().map(Ok), &mut sink)?;
    Ok((report.proven, sink))
}

/// The first page of a PDF, inflated.
fn sheet(pdf: &[u8]) -> String {
    let at = pdf.windows(8).position(|w| w == b"\nstream\n").unwrap();
    let mut sheet = String::new();
    ZlibDecoder::new(&pdf[at + 8..]).read_to_string(&mut sheet).unwrap();
    sheet
}

fn prove(job: &Job, sheet: &str, labels: &[Label]) -> Result<(), (usize, Mismatch)> {
    let fonts = Fonts::load().unwrap();
    let expected =
        |label: &Label| Expected { symbol: encode(&label.uri, Level::M).unwrap(), label: label.clone() };
    let list: Vec<_> = (0..).zip(labels.iter().map(expected)).collect();
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(sheet.as_bytes()).unwrap();
    page::check(&fonts, &Readings::new(&fonts), job, &encoder.finish().unwrap(), &list)
}

#[test]
fn labels_in_every_script_are_proven_in_every_format() {
    let labels: Vec<_> = (0..NAMES.len() as u64).map(label).collect();
    for stock in ["L7160", "4x6", "57x32"] {
        for format in [Format::Pdf, Format::Png, Format::Svg, Format::Zpl] {
            let (proven, _) = run(&job(stock, format), labels.clone()).unwrap();
            assert_eq!(proven, NAMES.len() as u64, "{stock} {format:?}");
        }
    }
}

#[test]
fn a_planted_wrong_name_is_caught_in_every_script() {
    let job = job("L7160", Format::Pdf);
    let labels: Vec<_> = (0..NAMES.len() as u64).map(label).collect();
    let page = sheet(&run(&job, labels.clone()).unwrap().1.bytes);
    assert_eq!(prove(&job, &page, &labels), Ok(()));
    for row in 0..labels.len() {
        let mut wrong = labels.clone();
        // The last letter but one is lost, as if another row's name stood there.
        let mut letters: Vec<char> = wrong[row].product_name.chars().collect();
        letters.remove(letters.len() - 2);
        wrong[row].product_name = letters.into_iter().collect();
        let caught = prove(&job, &page, &wrong);
        assert!(matches!(caught, Err((at, Mismatch::Text(_))) if at == row), "{}: {caught:?}", NAMES[row]);
    }
}

#[test]
fn a_planted_wrong_glyph_of_another_font_is_caught() {
    let job = job("L7160", Format::Pdf);
    let labels = vec![label(2)];
    let page = sheet(&run(&job, labels.clone()).unwrap().1.bytes);
    // The first string after the Arabic face is chosen, its first glyph one further; then what is said of it.
    let face = page.find("/F3 ").unwrap();
    let mut strings = page[face..].match_indices("[<").map(|(at, _)| face + at + 2);
    let glyph = strings.find(|at| page[*at..].starts_with(|c: char| c.is_ascii_hexdigit())).unwrap();
    let said = page.find("/ActualText<FEFF").unwrap() + 16;
    for at in [glyph, said] {
        let old = u16::from_str_radix(&page[at..at + 4], 16).unwrap();
        let planted = format!("{}{:04X}{}", &page[..at], old + 1, &page[at + 4..]);
        let caught = prove(&job, &planted, &labels);
        assert!(matches!(caught, Err((0, Mismatch::Text(_)))), "{caught:?} {}", &planted[at - 20..at + 20]);
    }
}

#[test]
fn words_that_read_from_right_to_left_begin_at_the_right() {
    let fonts = Fonts::load().unwrap();
    let job = job("L7160", Format::Pdf);
    let label = label(2);
    let symbol = encode(&label.uri, Level::M).unwrap();
    let host = (&job.words, job.host.as_str());
    let mut design = aftersale::labels::layout::Design::new(&fonts, &job.stock, host, job.dpi);
    let placed = design.place(&label, &symbol).unwrap();
    let find = |text: &str| placed.texts.iter().find(|placed| placed.line.text == text).unwrap();
    assert!(find("الطراز").x > find("GEN-7500").x);
    let ends = |text: &str| {
        let text = find(text);
        text.x + f64::from(text.line.width) * text.size / 2048.0
    };
    let name = placed.texts.iter().find(|text| text.line.text.starts_with("مولد")).unwrap().line.text.clone();
    assert!((ends(&name) - ends("الطراز")).abs() < 0.3, "both end at the right edge");
}

#[test]
fn a_font_of_the_makers_own_comes_before_the_built_in_ones() {
    let data = include_bytes!("../../assets/fonts/NotoSansJP-Medium.otf").to_vec();
    let own = OwnFont::parse("House", data).unwrap();
    let fonts = Fonts::with(std::slice::from_ref(&own)).unwrap();
    let line = fonts.line(Weight::Regular, Style::Prose, "Ab 発電機").unwrap();
    let faces: Vec<&str> = line.glyphs.iter().map(|glyph| fonts.name(glyph.face)).collect();
    assert_eq!(faces, ["Inter-Regular", "Inter-Regular", "Inter-Regular", "House", "House", "House"]);
    for format in [Format::Pdf, Format::Png, Format::Svg, Format::Zpl] {
        let job = Job { fonts: vec![own.clone()], ..job("L7160", format) };
        let (proven, sink) = run(&job, vec![label(8), label(9)]).unwrap();
        assert_eq!(proven, 2);
        let named = sink.bytes.windows(6).any(|bytes| bytes == b"+House");
        assert_eq!(named, format == Format::Pdf);
    }
}

#[test]
fn latin_labels_open_no_other_font() {
    let fonts = Fonts::load().unwrap();
    for text in ["Standby generator 7.5 kW", "Ωμέγα", "Щёлк", "é e\u{301}"] {
        fonts.line(Weight::SemiBold, Style::Prose, text).unwrap();
    }
    assert_eq!(fonts.loaded().count(), 2);
    fonts.line(Weight::SemiBold, Style::Prose, "مولد").unwrap();
    // Each font is asked in turn until one has the letter, and no further.
    assert_eq!(fonts.loaded().map(|face| fonts.name(face)).last(), Some("NotoSansArabic-SemiBold"));
}

#[test]
fn every_kana_and_every_kanji_of_the_first_level_has_a_glyph() {
    let fonts = Fonts::load().unwrap();
    let mut count = 0;
    // JIS X 0208 by row and cell: 4 and 5 are kana, 16 to 47 the kanji of level 1.
    for row in (4..=5).chain(16..=47_u8) {
        let bytes: Vec<u8> = (1..=94).flat_map(|cell| [0xa0 + row, 0xa0 + cell]).collect();
        let text = encoding_rs::EUC_JP.decode(&bytes).0;
        for c in text.chars().filter(|c| *c != '\u{fffd}' && !('\u{e000}'..'\u{f900}').contains(c)) {
            fonts.line(Weight::Regular, Style::Prose, c.encode_utf8(&mut [0; 4])).unwrap();
            count += 1;
        }
    }
    assert_eq!(count, 83 + 86 + 2965);
}
