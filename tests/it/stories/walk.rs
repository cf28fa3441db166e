//! One life with hostile words in every field, walked to its end: every page, letter, file and page of the desk where the words
//! can stand. The same life with harmless words beside it: what people type changes no element, attribute, column or object.

use aftersale::domain::staff::Role;
use aftersale::flows::sign_in;
use mail_parser::MessageParser;
use scraper::Html;

use super::claim::bob;
use super::desk_door::{PASSWORD, signed_in};
use super::second_hand::buyer;
use crate::support::app::App;
use crate::support::browser::{Browser, Page};
use crate::support::form::{Form, attributes};
use crate::support::letters::{letter_with, link};
use crate::support::make::form;

/// What turns markup, templates, spreadsheets, calendars, PDFs, shells and the direction of writing.
const TRICKS: [&str; 9] = [
    "</title></style></script><script>alert(1)</script><svg onload=alert(1)>\"'><b>",
    "=HYPERLINK(\"https://evil.example.com\";\"win\")",
    "+cmd|' /C calc'!A0",
    "-1+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{ 7777*3 }}{% include \"desk/unit.html\" %}{ $name }",
    "x\\nBEGIN:VEVENT;X=1,END:VCALENDAR",
    "(Tj) ET) /OpenAction << /S /JavaScript /JS (app.alert(1)) >> endobj",
    "\u{202e}gpj.exe\u{202c} \u{2066}محمد\u{2069} דוד 👩‍🔧 \u{200f}山田",
];
/// An address that a spreadsheet would run.
const EMAIL: &str = "=1+1@home.example.com";
/// A serial as GS1 allows it.
const SERIAL: &str = "=1+1<b>\"'";

/// Everything that a life shows: where, and what.
struct Life {
    pages: Vec<(String, Page)>,
    data: serde_json::Value,
    calendar: String,
    certificates: Vec<Vec<u8>>,
    tables: Vec<(String, String)>,
    letters: Vec<(String, String)>,
    typed: (String, String),
}

/// Ann registers, Bob asks for her unit and claims another one, and the desk looks at all of it.
fn life(words: &str, email: &str, serial: &str) -> Life {
    let app = App::start();
    // A manager: figures and people's data are not for everybody.
    sign_in::add(&app.context, "maria", Role::Manager, PASSWORD).unwrap();
    let fresh = form(&app, "HPD-900", serial).set("name", words).set("dealer", words).set("offers", "yes");
    let refused = fresh.clone().set("email", words).send(&app.browser);
    refused.is(422);
    let owners = fresh.set("email", email).send(&app.browser).is(303).place().to_owned();
    let mut pages = vec![("refused form".to_owned(), refused)];
    let mut see = |browser: &Browser, path: &str, name: &str| {
        // Each look at a moment of its own: the audit log is in their order.
        app.advance(1_000);
        let page = browser.get(path);
        page.is(200);
        pages.push((name.to_owned(), page.clone()));
        page
    };
    for path in ["", "/data", "/receipt", "/privacy", "/pass-on"] {
        see(&app.browser, &format!("{owners}{path}"), &format!("owner's page{path}"));
    }
    let typed = Form::of(&app.browser.get(&format!("{owners}/data")));
    let typed = (typed.get("name").unwrap().to_owned(), typed.get("dealer").unwrap().to_owned());
    let preferences = link(&letter_with(&app, email, "/u/"), "/u/");
    see(&app.browser, &preferences, "preferences");
    let asks = buyer(&app, "HPD-900", serial).set("name", words).set("words", words);
    asks.clone().set("email", words).send(&app.browser).is(422);
    let waits = asks.send(&app.browser).is(303).place().to_owned();
    see(&app.browser, &waits, "buyer's page");
    see(&app.browser, &format!("{waits}/photo"), "photo");
    let question = link(&letter_with(&app, email, "/s/"), "/s/");
    see(&app.browser, &question, "question to the seller");
    let claims = bob(&app, &app.code("HPD-900", "SN2")).set("name", words).set("dealer", words);
    let claims = claims.set("words", words);
    let claim = claims.send(&app.browser).is(303).place().to_owned();
    see(&app.browser, &claim, "claim");
    app.work();
    let mut tables = desk(&app, serial, &mut see);
    tables.sort();
    let file = |path: &str| app.browser.get(&format!("{owners}/{path}")).is(200).bytes.clone();
    Life {
        data: serde_json::from_slice(&file("data.json")).unwrap(),
        calendar: String::from_utf8(file("coverage.ics")).unwrap(),
        certificates: ["en", "ar", "ja"].map(|lang| file(&format!("certificate.pdf?lang={lang}"))).into(),
        letters: letters(&app),
        pages,
        tables,
        typed,
    }
}

/// The desk's pages; answers its tables.
fn desk(
    app: &App,
    serial: &str,
    see: &mut impl FnMut(&Browser, &str, &str) -> Page,
) -> Vec<(String, String)> {
    let maria = signed_in(app);
    let query = serde_urlencoded::to_string([("q", serial)]).unwrap();
    for list in [&format!("/desk?{query}"), "/desk?q=SN2", "/desk/mail", "/desk/claims"] {
        let page = see(&maria, list, list.split('?').next().unwrap());
        for (at, hit) in attributes(&page, "tbody a.hit", "href").iter().enumerate() {
            let page = see(&maria, hit, &format!("{list} {at}"));
            for way in
                ["a[href$='/person']", "a[href$='/address']", "section[aria-labelledby=messages] a.hit"]
            {
                if let Some(path) = attributes(&page, way, "href").first() {
                    see(&maria, path, &format!("{list} {at}, {way}"));
                }
            }
        }
    }
    see(&maria, "/desk/audit", "audit");
    let boards = attributes(&maria.get("/desk/board"), "a[href*='.csv']", "href");
    assert!(!boards.is_empty());
    let tables = boards.into_iter().chain(["/desk/audit.csv".to_owned()]);
    tables.map(|path| (path.clone(), maria.get(&path).is(200).text())).collect()
}

/// Subject and HTML of every letter, in the order of what they are.
fn letters(app: &App) -> Vec<(String, String)> {
    let all = app.letters();
    let read = |bytes: &[u8]| {
        let letter = MessageParser::default().parse(bytes).unwrap();
        (letter.subject().unwrap().to_owned(), letter.body_html(0).unwrap().into_owned())
    };
    all.iter().map(|letter| read(letter.bytes())).collect()
}

/// Every element with the names of its attributes.
fn skeleton(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let elements = page.root_element().descendants().filter_map(|node| node.value().as_element());
    let names = |element: &scraper::node::Element| {
        let mut names: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        format!("{} {}", element.name(), names.join(" "))
    };
    elements.map(names).collect()
}

fn acts(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}') || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[test]
fn words_are_words_wherever_they_come_out() {
    let honest = life("Ann Lee", "ann@home.example.com", "SN1");
    for trick in TRICKS {
        let spoilt = life(trick, EMAIL, SERIAL);
        pages_are_alike(&honest, &spoilt, trick);
        letters_run_nothing(&spoilt, trick);
        tables_run_nothing(&honest, &spoilt, trick);
        files_keep_their_shape(&honest, &spoilt, trick);
    }
}

fn pages_are_alike(honest: &Life, spoilt: &Life, trick: &str) {
    assert_eq!(honest.pages.len(), spoilt.pages.len());
    for ((name, plain), (_, page)) in honest.pages.iter().zip(&spoilt.pages) {
        let text = page.text();
        assert_eq!(skeleton(&plain.text()), skeleton(&text), "{name} with {trick:?}");
        assert!(!text.contains("23331"), "{name} ran {trick:?}");
        assert_eq!(text.chars().find(|c| acts(*c)), None, "{name} with {trick:?}");
        let addresses =
            attributes(page, "[href]", "href").into_iter().chain(attributes(page, "[src]", "src"));
        for address in addresses {
            let is_ours = address.starts_with(['/', '#']);
            let is_known =
                ["mailto:", "tel:", "https://example.com/"].iter().any(|way| address.starts_with(way));
            assert!(is_ours || is_known, "{name} leads to {address}");
        }
    }
    // Whoever typed it finds it again as it was, without what turns the direction.
    let cleaned: String = trick
        .chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200f}'))
        .collect();
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&spoilt.typed.0), words(&cleaned));
}

fn letters_run_nothing(spoilt: &Life, trick: &str) {
    assert!(spoilt.letters.len() >= 4);
    for (subject, html) in &spoilt.letters {
        assert!(!subject.chars().any(char::is_control) && !subject.contains("23331"), "{subject:?}");
        let elements = skeleton(html);
        let acting = |element: &String| {
            let mut words = element.split(' ');
            ["script", "svg", "b", "iframe", "form"].contains(&words.next().unwrap())
                || words.any(|name| name.starts_with("on"))
        };
        assert_eq!(elements.iter().find(|element| acting(element)), None, "{subject} with {trick:?}");
        assert!(!html.contains("23331") && !html.chars().any(acts), "{subject} with {trick:?}");
    }
}

fn tables_run_nothing(honest: &Life, spoilt: &Life, trick: &str) {
    assert_eq!(honest.tables.len(), spoilt.tables.len());
    for ((name, plain), (_, table)) in honest.tables.iter().zip(&spoilt.tables) {
        let rows = |text: &str| -> Vec<csv::StringRecord> {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            reader.records().map(Result::unwrap).collect()
        };
        let (plain, rows) = (rows(plain), rows(table));
        assert_eq!(plain.first(), rows.first(), "{name} with {trick:?}");
        for cell in rows.iter().flatten() {
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
            assert!(!runs, "{name}: {cell:?}");
        }
    }
}

/// A PDF without what is in its streams: compressed bytes may spell anything.
fn objects(file: &[u8]) -> String {
    let file = String::from_utf8_lossy(file);
    file.split("endstream").map(|part| part.split("stream").next().unwrap()).collect()
}

fn files_keep_their_shape(honest: &Life, spoilt: &Life, trick: &str) {
    let registration = &spoilt.data["registrations"][0];
    assert_eq!(registration["name"], spoilt.typed.0.as_str(), "{trick:?}");
    assert_eq!(registration["dealer_as_written"], spoilt.typed.1.as_str(), "{trick:?}");
    assert_eq!(
        (registration["serial"].as_str(), registration["email"].as_str()),
        (Some(SERIAL), Some(EMAIL))
    );
    let properties = |file: &str| -> Vec<String> {
        let file = file.replace("\r\n ", "");
        let lines = file.split("\r\n").map(|line| line.split([':', ';']).next().unwrap().to_owned());
        lines.collect()
    };
    assert_eq!(properties(&honest.calendar), properties(&spoilt.calendar), "{trick:?}");
    assert!(spoilt.calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{trick:?}");
    for (plain, file) in honest.certificates.iter().zip(&spoilt.certificates) {
        for word in ["/OpenAction", "/JavaScript", "/JS", "/AA", "/Launch", "/EmbeddedFile", "/URI", "/Annot"]
        {
            let count = |file: &[u8]| objects(file).matches(word).count();
            assert_eq!(count(plain), count(file), "{word} in the certificate of {trick:?}");
        }
        assert!(file.starts_with(b"%PDF-1.7") && file.ends_with(b"%%EOF"));
    }
}
