//! The promises of the catalogue: every mistake with its place, and a round trip.

use proptest::prelude::*;

use super::draft::{OfferDraft, Words};
use super::*;
use crate::domain::market::{Market, Price};
use crate::domain::phrase::Phrase;
use crate::domain::product::{Accept, Manual};
use crate::domain::unit::{ProductName, Serial};

const SAMPLE: &str = include_str!("../../../assets/sample/catalog.toml");

/// The words of all mistakes.
fn mistakes(text: &str) -> Vec<String> {
    parse(text).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// A product with these lines more.
fn product_with(lines: &str) -> String {
    format!("[[product]]\ncode = \"P-1\"\nname = \"Pump\"\n{lines}\n")
}

fn only_mistake(lines: &str) -> String {
    let found = mistakes(&product_with(lines));
    assert_eq!(found.len(), 1, "{lines}: {found:?}");
    found[0].clone()
}

#[test]
fn the_sample_is_read_and_written_back_to_the_same_value() {
    let catalog = parse(SAMPLE).unwrap();
    assert_eq!((catalog.products.len(), catalog.dealers.len()), (10, 5));
    let generator = &catalog.products[0];
    assert_eq!(generator.name.get("de-AT"), "Notstromaggregat 7,5 kW");
    assert_eq!(generator.label_place.text.get("de"), "Hinter der Fronttür, unten links");
    assert_eq!(generator.coverage[0].what.get("fr"), "Parts and labour");
    assert_eq!(generator.offers[0].price(Market::parse("DE").ok()), Price::parse("229.00 EUR").ok().as_ref());
    let written = write(&catalog);
    assert_eq!(parse(&written), Ok(catalog.clone()));
    assert_eq!(write(&parse(&written).unwrap()), written);
}

#[test]
fn all_mistakes_are_told_at_once_with_line_and_key() {
    let text = "[[product]]\ncode = \"GEN-1\"\nnmae = \"Generator\"\ngtin = \"09521234543214\"\n\
                coverage = [\n  { what = \"Parts\", length = \"3 yeers\", from = \"purchase\" },\n]\n\
                [[product]]\ncode = \"gen-1\"\nname = \"Twin\"\n[[dealer]]\nname = \"Shop\"\ncountry = \"USA\"\n";
    let found = mistakes(text);
    let expected = [
        ("line 1: product[GEN-1]: has no name", "add name = "),
        ("line 3: product[GEN-1]: \"nmae\"", "did you mean \"name\"?"),
        ("line 4: product[GEN-1].gtin:", "check digit is 3"),
        ("line 6: product[GEN-1].coverage[0].length:", "\"3 years\""),
        ("line 9: product[gen-1].code: \"GEN-1\" stands in line 2 already", "its own"),
        ("line 11: dealer[0]: has no code", "add code = "),
        ("line 13: dealer[0].country:", "two letters"),
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, (begin, holds)) in found.iter().zip(expected) {
        assert!(found.starts_with(begin) && found.contains(holds), "{found}");
    }
}

#[test]
fn broken_toml_is_told_with_its_line_and_nothing_else() {
    let found = mistakes("[[product]]\ncode = \"A\"\nname = Pump\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("line 3: this is not TOML"), "{found:?}");
    let found = mistakes("[[product]]\ncode = \"A\"\ncode = \"B\"\nname = \"Pump\"\n");
    assert!(found[0].starts_with("line 3: ") && found[0].contains("duplicate key"), "{found:?}");
    assert!(!mistakes(&format!("a = {}", "[".repeat(100_000))).is_empty());
}

#[test]
fn a_file_without_content_or_beyond_measure_is_refused() {
    assert!(mistakes("# nothing\n")[0].contains("[[product]]"));
    assert!(mistakes(&" ".repeat(CATALOG_MAX + 1))[0].contains("split it"));
    assert!(mistakes("[product]\ncode = \"A\"\nname = \"Pump\"\n")[0].contains("[[product]]"));
    assert!(mistakes("[[products]]\ncode = \"A\"\n")[0].contains("did you mean \"product\"?"));
}

#[test]
fn values_that_would_hurt_later_are_refused_by_name() {
    let cases = [
        ("picture = \"../secret.png\"", "leads out"),
        ("picture = \"/etc/x.png\"", "beside the catalogue"),
        ("picture = \"x.exe\"", "possible are svg, png"),
        ("introduced_on = 0226-01-31", "a digit was mistyped"),
        ("introduced_on = 2026-01-31T10:00:00", "write the day only"),
        ("introduced_on = \"31.1.2026\"", "2026-10-31"),
        ("gtin = 9521234543213", "a text in \"quotes\""),
        ("label_place = \"left\\u202Eright\"", "invisible character"),
        ("[product.offer]\ncode = \"A\"", "[[product.offer]]"),
        ("name_short = \"x\"", "not a key here"),
        ("manuals = [{ title = \"M\", url = \"javascript:alert(1)\" }]", "https://"),
        ("manuals = [{ title = \"M\", url = \"https://a b/\" }]", "%20"),
        ("manuals = [{ title = \"M\", url = \"https:///x\" }]", "no host"),
        ("manuals = [{ title = \"M\", url = \"https://ok@evil.example/\" }]", "user name"),
        ("manuals = [{ title = { english = \"M\" }, url = \"https://a.example\" }]", "language"),
        ("text = { de = { nmae = \"Pumpe\" } }", "did you mean \"name\"?"),
        ("links = [{ type = \"gs1:pip\", title = \"T\", url = \"https://a.example\" }]", "without a gtin"),
        ("accept = \"all\"", "choose proof, recorded or any"),
        ("serial_check = \"mod9\"", "choose one of mod10, mod11-10, mod97, luhn-n"),
        ("accept_serials = [{ serials = [\"SN1\", \"SN9\"] }]", "accept = "),
        (
            "coverage = [{ what = \"A\", length = \"1 year\", from = \"purchase\", markets = [] }]",
            "everywhere",
        ),
        ("coverage = [{ what = \"A\", length = \"1 year\", from = 7 }]", "is a number"),
    ];
    for (line, holds) in cases {
        let found = only_mistake(line);
        assert!(found.contains(holds), "{line}: {found}");
    }
    let long = only_mistake(&format!("label_place = \"{}\"", "x".repeat(201)));
    assert!(long.contains("201 characters, the most are 200"), "{long}");
}

#[test]
fn ranges_of_serials_and_prices_must_make_sense() {
    let offer = |lines: &str| {
        only_mistake(&format!(
            "[[product.offer]]\ncode = \"O\"\ntitle = \"T\"\nurl = \"https://a.example\"\n{lines}"
        ))
    };
    assert!(offer("serials = [\"SN9\", \"SN10\"]").contains("differ in length"));
    assert!(offer("serials = [\"SN20\", \"SN10\"]").contains("write the first one first"));
    assert!(offer("serials = [\"SN20\"]").contains("first and the last"));
    assert!(offer("price = \"249\"").contains("249.00 USD"));
    assert!(offer("price = { USA = \"1.00 USD\" }").contains("two letters"));
}

#[test]
fn links_and_what_units_need_are_read_and_written_back() {
    let lines = "gtin = \"09521234543213\"\naccept = \"recorded\"\nserial_check = \"mod97\"\n\
        links = [\n  { type = \"gs1:pip\", title = { en = \"Page\", de = \"Seite\" }, url = \"https://a.example/{gtin}\", lang = \"pt-br\" },\n\
        { type = \"https://gs1.org/voc/dpp\", title = \"Passport\", url = \"https://a.example/d?s={serial}\" },\n]\n\
        accept_serials = [{ serials = [\"SN100\", \"SN199\"], accept = \"any\" }]\n";
    let catalog = parse(&product_with(lines)).unwrap();
    let product = &catalog.products[0];
    assert_eq!(product.links[0].lang.as_deref(), Some("pt-BR"));
    assert_eq!(product.links[1].kind.curie(), "gs1:dpp");
    assert!(product.links[1].is_of_units() && !product.links[0].is_of_units());
    let needs = |serial: &str| product.accept(&Serial::stored(serial.into()), Accept::Proof);
    assert_eq!(
        (needs("SN150"), needs("SN200"), needs("SN1500")),
        (Accept::Any, Accept::Recorded, Accept::Recorded)
    );
    assert_eq!(parse(&write(&catalog)), Ok(catalog));
    let link = |rest: &str| {
        only_mistake(&format!("gtin = \"09521234543213\"\nlinks = [{{ title = \"T\", {rest} }}]"))
    };
    assert!(link("type = \"pip\", url = \"https://a.example\"").contains("gs1:pip"));
    assert!(link("type = \"gs1:defaultLink\", url = \"https://a.example\"").contains("resolver itself"));
    assert!(link("type = \"gs1:pip\", url = \"https://a.example/{sn}\"").contains("{serial}"));
    assert!(link("type = \"gs1:pip\", url = \"https://{serial}.example/\"").contains("in its host"));
    assert!(link("type = \"gs1:pip\", url = \"https://a.example\", lang = \"zh-Hant\"").contains("pt-BR"));
}

#[test]
fn recalls_are_read_and_written_back() {
    let recall = "[[product.recall]]\ncode = \"R-1\"\ntitle = { en = \"Hose\", de = \"Schlauch\" }\ntext = \"Close the tap\"\n";
    let rest = "url = \"https://a.example/r\"\nserials = [\"SN100\", \"SN199\"]\nends_on = 2036-12-31\n";
    let catalog = parse(&product_with(&format!("{recall}{rest}"))).unwrap();
    let known = &catalog.products[0].recalls[0];
    assert_eq!((known.title.get("de"), known.url.as_deref()), ("Schlauch", Some("https://a.example/r")));
    assert_eq!(parse(&write(&catalog)), Ok(catalog));
    assert!(only_mistake(&recall.replace("text = \"Close the tap\"\n", "")).contains("has no text"));
    assert!(only_mistake(&format!("{recall}url = \"javascript:1\"")).contains("https://"));
    let twice = product_with(&format!("{recall}{recall}"));
    assert!(mistakes(&twice)[0].contains("each its own recall code"));
}

#[test]
fn one_text_answers_for_all_other_languages() {
    let name = |value: &str| {
        let text = format!("[[product]]\ncode = \"P\"\nname = {value}\n");
        parse(&text).unwrap().products[0].name.clone()
    };
    assert_eq!(name("{ de = \"Pumpe\", en = \"Pump\" }").get("fr"), "Pump");
    assert_eq!(name("{ pt-BR = \"Bomba\", de = \"Pumpe\" }").get("fr"), "Bomba");
    assert_eq!(name("{ en = \"Pump\", other = \"Bomba\" }").get("fr"), "Bomba");
}

/// One line without the characters that a text may not hold.
fn line() -> impl Strategy<Value = String> {
    "[ -~äß漢🙂\"\\\\#=]{1,40}".prop_filter_map("blank", |text| {
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    })
}

fn phrase() -> impl Strategy<Value = Phrase> {
    (line(), proptest::collection::vec(("(en|de|fr|pt-br)", line()), 0..4)).prop_map(|(plain, texts)| {
        let mut phrase = Phrase::plain(plain);
        for (lang, text) in texts {
            phrase.set(&lang, text);
        }
        phrase
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_was_written_is_read_back(name in phrase(), title in phrase(), city in line(), days in 1..8380_i32) {
        let mut catalog = parse(SAMPLE).unwrap();
        catalog.products.truncate(2);
        let product = &mut catalog.products[0];
        product.name = name;
        product.offers[0].title = title.clone();
        product.offers[0].prices.everywhere = Price::parse("9.50 EUR").ok();
        product.coverage[0].what = title;
        let length = format!("{} weeks {} days", days / 7 + 1, days % 7 + 1);
        product.coverage[0].length = crate::domain::coverage::Length::parse(&length).unwrap();
        catalog.dealers[0].city = Some(city);
        prop_assert_eq!(parse(&write(&catalog)), Ok(catalog));
    }

    /// Whatever a slip of the hand does to a file, the answer is a catalogue or mistakes with lines of that file.
    #[test]
    fn a_damaged_file_is_told_and_never_a_crash(
        cuts in proptest::collection::vec((0..29_000_usize, 0..80_usize, "[\\[\\]{}=\"'.,a\n#-]{0,4}"), 1..4),
    ) {
        let mut text: Vec<char> = SAMPLE.chars().collect();
        for (at, count, put) in cuts {
            let at = at.min(text.len());
            let end = (at + count).min(text.len());
            text.splice(at..end, put.chars());
        }
        let text: String = text.into_iter().collect();
        let lines = text.split('\n').count();
        for mistake in parse(&text).err().unwrap_or_default() {
            prop_assert!((1..=lines).contains(&mistake.line) && !mistake.what.is_empty(), "{mistake}");
        }
    }
}

#[test]
fn what_a_form_shows_is_read_back_as_it_is_and_fits_the_file() {
    let sample = parse(SAMPLE).unwrap();
    for product in &sample.products {
        let named = ProductName::of(product);
        for offer in &product.offers {
            let draft = OfferDraft::of(product, &offer.code).unwrap();
            let read = OfferDraft::read(&draft.fields(), Some(&draft), &named).unwrap();
            assert_eq!(read, draft);
            let mut same = product.clone();
            read.put_into(&mut same);
            assert_eq!(&same, product);
        }
        let words = Words::of(product);
        assert_eq!(Words::read(&words.fields(), &words, &named).unwrap(), words);
        check(product).unwrap();
    }
}

#[test]
fn a_product_with_many_manuals_loses_none_and_a_renamed_one_keeps_its_languages() {
    let mut product = parse(SAMPLE).unwrap().products.remove(0);
    let mut title = Phrase::plain("Guide 7");
    title.set("de", "Anleitung 7");
    product.manuals = (0..90)
        .map(|at| Manual {
            title: if at == 7 { title.clone() } else { Phrase::plain(format!("Guide {at}")) },
            lang: None,
            url: format!("https://example.com/{at}.pdf"),
            serials: None,
            how_to: at == 7,
        })
        .collect();
    let words = Words::of(&product);
    let mut fields = words.fields();
    fields.insert("manual-7-title".into(), "Handbook 7".into());
    fields.insert("manual-0-title".into(), String::new());
    fields.insert("manual-0-url".into(), " ".into());
    fields.insert("manual-91-title".into(), "One more".into());
    fields.insert("manual-91-url".into(), "https://example.com/more.pdf".into());
    fields.insert("manual-8-sort".into(), "how-to".into());
    let read = Words::read(&fields, &words, &ProductName::of(&product)).unwrap();
    assert_eq!(read.manuals.len(), 90);
    let renamed = &read.manuals[6].title;
    assert_eq!((renamed.as_plain(), renamed.get("de")), ("Handbook 7", "Anleitung 7"));
    let how_tos: Vec<bool> = read.manuals[5..9].iter().map(|manual| manual.how_to).collect();
    assert_eq!(how_tos, [false, true, true, false], "what it is may be said anew, and stays where it is not");
    let told = change::told(&change::of_words(&words, &read));
    assert!(
        told.contains("Guide 0")
            && told.contains("→ Handbook 7")
            && told.contains("– → One more")
            && told.contains("Guide 8 how_to"),
        "{told}"
    );
    assert_eq!(change::of_words(&words, &read).len(), 4);
}
