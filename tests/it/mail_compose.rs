//! Sealed letters, read back by a parser that is not ours: nothing a person types makes a header or a recipient.

use aftersale::domain::clock::{Id, Timestamp};
use aftersale::domain::contact::{Email, OwnerName};
use aftersale::domain::coverage::Dates;
use aftersale::domain::registration::{Reference, Registration, Source};
use aftersale::domain::unit::Serial;
use aftersale::mail::compose::{self, ComposeError, File, Letter, Marketing, Purpose, Sealed};
use aftersale::mail::{Address, Mailbox};
use mail_parser::{Message, MessageParser, MimeHeaders};
use proptest::prelude::*;

const DATE: i64 = 1_777_800_000_123;

/// The headers of every letter, in their order.
const HEADERS: [&str; 9] = [
    "Date",
    "From",
    "To",
    "Subject",
    "Message-ID",
    "MIME-Version",
    "Content-Language",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
];

fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox::new(name, Address::parse(address).unwrap())
}

/// A letter with these words, to someone of this name.
fn sealed(name: &str, subject: &str, text: &str, html: &str) -> Sealed {
    let (from, to) = (mailbox(name, "hello@shop.example"), mailbox(name, "ada@home.example"));
    compose::seal(&Letter { subject, text, html, ..letter(&from, &to) }).unwrap()
}

fn letter<'a>(from: &'a Mailbox, to: &'a Mailbox) -> Letter<'a> {
    Letter {
        message_id: "0198c5a2@shop.example",
        date: DATE,
        from,
        reply_to: None,
        to,
        purpose: Purpose::Service,
        lang: "en",
        subject: "Hello",
        text: "Hello.\n",
        html: "<p>Hello.</p>\n",
        files: &[],
    }
}

fn parsed(sealed: &Sealed) -> Message<'_> {
    MessageParser::default().parse(sealed.bytes()).unwrap()
}

/// The names of the top headers, read by nothing but RFC 5322: a line that does not begin with a space begins a header.
fn header_names(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let starts = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    starts.map(|line| line.split_once(':').unwrap().0.to_owned()).collect()
}

/// What must hold for every letter, whatever it says.
fn check_frame(sealed: &Sealed) {
    let expected = [&HEADERS[..], &["Content-Type"]].concat();
    assert_eq!(header_names(sealed.bytes()), expected);
    let text = std::str::from_utf8(sealed.bytes()).unwrap();
    assert!(text.is_ascii() && !text.contains('\0'));
    assert!(text.ends_with("\r\n"));
    let lines = text.split("\r\n");
    assert!(lines.clone().all(|line| !line.contains(['\r', '\n'])), "bare line breaks: {text:?}");
    assert!(lines.clone().all(|line| line.len() <= 998), "a line too long");
    let message = parsed(sealed);
    for (list, address) in [(message.to(), "ada@home.example"), (message.from(), "hello@shop.example")] {
        let addresses: Vec<_> = list.unwrap().iter().filter_map(|it| it.address()).collect();
        assert_eq!(addresses, [address]);
    }
    assert!(message.cc().is_none() && message.bcc().is_none() && message.reply_to().is_none());
    assert_eq!(message.message_id(), Some("0198c5a2@shop.example"));
    assert_eq!((message.text_body.len(), message.html_body.len(), message.attachments.len()), (1, 1, 0));
    assert_eq!(sealed.envelope_to().as_str(), "ada@home.example");
}

/// One line without control characters, single spaces: what may remain of a name or a subject.
fn squeezed(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Pieces that break naive mailers, to be thrown together at random.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\nBcc: eve@evil.example\r\n".to_owned()),
        Just("\nTo: eve@evil.example\n\nbody".to_owned()),
        Just("\r\n.\r\nMAIL FROM:<eve@evil.example>\r\n".to_owned()),
        Just("\r\r\n\n\r".to_owned()),
        Just("\0\u{b}\u{c}\u{1b}[2J\u{7f}\u{85}".to_owned()),
        Just("\u{2028}X: y\u{2029}".to_owned()),
        Just("=?utf-8?q?=0D=0ABcc:_eve=40evil.example?=".to_owned()),
        Just("=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=".to_owned()),
        Just("\", <eve@evil.example>, \"".to_owned()),
        Just("\\\" (comment) ; group: eve@evil.example;".to_owned()),
        Just("--=_\r\nContent-Type: text/html\r\n\r\n".to_owned()),
        Just("%0d%0aBcc:eve@evil.example".to_owned()),
        Just("🎉👩‍👩‍👧 Ünal שלום مرحبا 日本語".to_owned()),
        Just("x".repeat(300)),
        "[ -~]{0,40}",
        "\\PC{0,20}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    // Each of the four fields gets 5,000 payloads.
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_make_a_header_or_a_recipient(
        name in hostile(), subject in hostile(), text in hostile(), html in hostile(),
    ) {
        let sealed = sealed(&name, &subject, &text, &html);
        check_frame(&sealed);
    }

    #[test]
    fn no_text_becomes_an_address_with_a_second_one_in_it(text in hostile(), at in 0..3_usize) {
        let text = ["", "ada@home.example", "@home.example"][at].to_owned() + &text + ["@home.example", "", ""][at];
        if let Ok(address) = Address::parse(&text) {
            let address = address.as_str();
            prop_assert_eq!(address.matches('@').count(), 1);
            prop_assert!(!address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;:\"\\()".contains(c)));
        }
    }
}

#[test]
fn words_arrive_as_they_were_written() {
    let text = "Dear Ada,\n\n.\n..\nFrom here on: = equals, \ttabs,  two spaces \n--\nשלום 🎉\n";
    for name in
        ["Ada Lovelace", "O'Neil, \"Bo\" <x>", "Ünal 🎉", "שלום עולם", "=?utf-8?q?evil=40x?=", "a.b", "\\"]
    {
        for subject in
            ["Hello", "Grüße: 100 % für dich, Ada – 🎉", "a = b?", &"word ".repeat(30), &"ж".repeat(150)]
        {
            let sealed = sealed(name, subject, text, &format!("<p>{text}</p>"));
            check_frame(&sealed);
            let message = parsed(&sealed);
            assert_eq!(message.to().unwrap().first().unwrap().name(), Some(name));
            assert_eq!(message.from().unwrap().first().unwrap().name(), Some(name));
            assert_eq!(message.subject(), Some(subject.trim_end()));
            assert_eq!(unix(&message.body_text(0).unwrap()), text);
            assert_eq!(unix(&message.body_html(0).unwrap()), format!("<p>{text}</p>"));
            assert_eq!(message.date().unwrap().to_timestamp(), DATE / 1_000);
        }
    }
}

#[test]
fn a_hostile_name_stays_one_harmless_name() {
    for name in
        ["Ada\r\nBcc: eve@evil.example", "Ada\0\u{7f}Lovelace", "\u{2028}Ada\u{85}", "Ada\t\tLovelace"]
    {
        let sealed = sealed(name, name, "", "");
        check_frame(&sealed);
        let message = parsed(&sealed);
        assert_eq!(message.to().unwrap().first().unwrap().name(), Some(squeezed(name).as_str()));
        assert_eq!(message.subject(), Some(squeezed(name).as_str()));
    }
}

#[test]
fn a_subject_that_looks_encoded_is_not_decoded() {
    let sealed = sealed("Ada", "=?utf-8?q?=0D=0ABcc:_eve?= =?x", "", "");
    let message = parsed(&sealed);
    assert_eq!(message.subject().unwrap().replace('\u{2060}', ""), "=?utf-8?q?=0D=0ABcc:_eve?= =?x");
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let make = || sealed("Ünal", "Grüße", "Hello\nworld — 🎉", "<p>Hello</p>");
    assert_eq!(make(), make());
}

#[test]
fn a_letter_that_quotes_its_own_boundary_still_has_two_parts() {
    let first = sealed("Ada", "Hello", "one", "two");
    let text = std::str::from_utf8(first.bytes()).unwrap();
    let boundary = text.split_once("boundary=\"").unwrap().1.split_once('"').unwrap().0;
    let quoting = format!("one\n--{boundary}--\n\nBcc: eve@evil.example");
    let second = sealed("Ada", "Hello", &quoting, "two");
    check_frame(&second);
    assert_eq!(unix(&parsed(&second).body_text(0).unwrap()), quoting);
}

/// Ada, who wants offers.
fn said_yes() -> Registration {
    Registration {
        market: None,
        is_erased: false,
        id: Id::stored("01990000-0000-7000-8000-000000000000".into()),
        reference: Reference::draw([0; 5]),
        product: 1,
        serial: Serial::stored("SN1".into()),
        name: OwnerName::stored("Ada".into()),
        email: Email::stored("ada@home.example".into()),
        dates: Dates { purchased_on: "2026-11-20".parse().unwrap(), installed_on: None, proven: false },
        dealer: None,
        zone: None,
        offers: true,
        lang: "en".into(),
        link_generation: 0,
        source: Source::Scan,
        registered_at: Timestamp(DATE),
        is_active: true,
    }
}

#[test]
fn who_said_no_gives_no_consent_to_build_marketing_with() {
    assert!(said_yes().offers_consent().is_some());
    assert!(Registration { offers: false, ..said_yes() }.offers_consent().is_none());
}

#[test]
fn only_marketing_carries_the_way_out_and_with_https_in_one_click() {
    let (from, to) = (mailbox("Shop", "hello@shop.example"), mailbox("Ada", "ada@home.example"));
    let head = |purpose| {
        let sealed = compose::seal(&Letter { purpose, ..letter(&from, &to) })?;
        let text = String::from_utf8(sealed.bytes().to_vec()).unwrap();
        Ok::<_, ComposeError>(text.split_once("\r\n\r\n").unwrap().0.to_owned())
    };
    for purpose in [Purpose::Service, Purpose::Safety] {
        assert!(!head(purpose).unwrap().contains("List-"));
    }
    let consent = said_yes().offers_consent().unwrap();
    let marketing = |unsubscribe| head(Purpose::Marketing(Marketing::with(&consent, unsubscribe)));
    let long = format!("https://go.example.com/u/{}", "k".repeat(120));
    let head = marketing(&long).unwrap();
    assert!(head.contains(&format!("List-Unsubscribe: <{long}>\r\n")), "{head}");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    let head = marketing("http://127.0.0.1:8080/u/k").unwrap();
    assert!(head.contains("List-Unsubscribe: <http://") && !head.contains("List-Unsubscribe-Post"));
    for bad in
        ["", "https://", "mailto:x@y.example", "https://a>, <https://b", "https://a b", "https://a\r\nX: y"]
    {
        assert_eq!(marketing(bad), Err(ComposeError::Unsubscribe), "{bad:?}");
    }
}

#[test]
fn fields_that_cannot_be_made_harmless_are_refused() {
    let (from, to) = (mailbox("Shop", "hello@shop.example"), mailbox("Ada", "ada@home.example"));
    for message_id in ["", "x", "a@b>\r\nBcc: c@d", "a b@c", "a@b@c", "@b", "ä@b"] {
        let wrong = compose::seal(&Letter { message_id, ..letter(&from, &to) }).unwrap_err();
        assert_eq!(wrong, ComposeError::MessageId, "{message_id:?}");
    }
    for lang in ["", "e", "en\r\nX: y", "en US"] {
        let wrong = compose::seal(&Letter { lang, ..letter(&from, &to) }).unwrap_err();
        assert_eq!(wrong, ComposeError::Language, "{lang:?}");
    }
    for date in [i64::MIN, -1, i64::MAX] {
        assert!(compose::seal(&Letter { date, ..letter(&from, &to) }).is_ok(), "{date}");
    }
}

#[test]
fn files_travel_with_their_names_and_bytes() {
    let (from, to) = (mailbox("Shop", "hello@shop.example"), mailbox("Ada", "ada@home.example"));
    let answers = mailbox("Help", "help@shop.example");
    let bytes: Vec<u8> = (0..=255).cycle().take(5_000).collect();
    for (name, kept) in [
        ("certificate.pdf", "certificate.pdf"),
        ("Bürgschaft für Ünal.pdf", "Bürgschaft für Ünal.pdf"),
        ("../a\"\r\nX: y\\.pdf", ".._a_ X: y_.pdf"),
    ] {
        let files = [File { name, media_type: "application/pdf", bytes: &bytes }];
        let sealed =
            compose::seal(&Letter { files: &files, reply_to: Some(&answers), ..letter(&from, &to) }).unwrap();
        let message = parsed(&sealed);
        assert_eq!(message.attachment_count(), 1);
        let file = message.attachment(0).unwrap();
        assert_eq!((file.attachment_name(), file.contents()), (Some(kept), &bytes[..]));
        assert_eq!(message.reply_to().unwrap().first().unwrap().address(), Some("help@shop.example"));
        assert_eq!(message.body_text(0).unwrap().trim(), "Hello.");
        assert!(!header_names(sealed.bytes()).iter().any(|name| name == "X"));
    }
    let files = [File { name: "x", media_type: "pdf\r\nX: y", bytes: b"" }];
    let wrong = compose::seal(&Letter { files: &files, ..letter(&from, &to) }).unwrap_err();
    assert_eq!(wrong, ComposeError::MediaType);
}
