//! Whatever people type into a form, each letter that follows has one recipient and the headers every letter has. The same for
//! 5,000 payloads in each field of a letter is in `mail_compose`; this is the whole way, to a relay.

use std::path::Path;

use aftersale::mail::settings::Route;
use aftersale::mail::transport::{DEADLINE, Transport};
use mail_parser::MessageParser;

use crate::support::app::App;
use crate::support::make::form;
use crate::support::smtp::Script;

/// What breaks naive mailers, here or there.
const PIECES: [&str; 17] = [
    "\r\nBcc: eve@evil.example.com",
    "\nTo: eve@evil.example.com\n\n",
    "\rCc: eve@evil.example.com",
    "\r\n.\r\nMAIL FROM:<eve@evil.example.com>\r\nRCPT TO:<eve@evil.example.com>\r\n",
    "%0d%0aBcc:eve@evil.example.com",
    "\u{2028}Bcc: eve@evil.example.com\u{2029}",
    "\u{85}Bcc: eve@evil.example.com",
    "=?utf-8?q?=0D=0ABcc:_eve=40evil.example.com?=",
    "=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?=",
    "\", <eve@evil.example.com>, \"",
    ", eve@evil.example.com",
    ";eve@evil.example.com",
    "> RCPT TO:<eve@evil.example.com",
    "\\\" (comment) group: eve@evil.example.com;",
    "\0",
    "<eve@evil.example.com>",
    "--=_\r\nContent-Type: text/html\r\n\r\n",
];

/// A piece before, within and behind an honest value.
fn spoilt(honest: &str) -> Vec<String> {
    let middle = honest.len() / 2;
    PIECES
        .iter()
        .flat_map(|piece| {
            let (front, back) = honest.split_at(middle);
            [format!("{piece}{honest}"), format!("{front}{piece}{back}"), format!("{honest}{piece}")]
        })
        .collect()
}

#[test]
fn no_form_makes_a_header_or_a_recipient() {
    let app = App::start();
    let mut taken = 0;
    let fields = [("name", "Ann Lee"), ("email", "ann@home.example.com"), ("dealer", "Shop"), ("lang", "en")];
    for (field, honest) in fields {
        for (n, value) in spoilt(honest).iter().enumerate() {
            let filled = form(&app, "HPD-900", &format!("SN-{field}-{n}"))
                .set("email", &format!("{field}{n}@home.example.com"))
                .set(field, value);
            taken += usize::from(filled.send(&app.browser).status == 303);
        }
    }
    assert!(taken > 50, "most of it is text to somebody: {taken}");
    let server = app.runtime.block_on(Script::default().start());
    let url = format!("smtp://127.0.0.1:{}", server.port);
    let outbox = app.outbox(Transport::open(&Route::parse(&url, Path::new(".")).unwrap(), DEADLINE).unwrap());
    while app.runtime.block_on(outbox.round()).unwrap().claimed > 0 {}
    let letters = server.letters();
    let dead = app.count("SELECT COUNT(*) FROM message WHERE state = 'dead'");
    assert_eq!(letters.len() + usize::try_from(dead).unwrap(), taken);
    for letter in &letters {
        assert_eq!(letter.rcpt.len(), 1);
        assert!(
            !letter.rcpt[0].contains("<eve@") && letter.rcpt[0].matches('@').count() == 1,
            "{:?}",
            letter.rcpt
        );
        let read = MessageParser::default().parse(&letter.bytes).unwrap();
        assert!(read.cc().is_none() && read.bcc().is_none());
        let to: Vec<_> = read.to().unwrap().iter().filter_map(|to| to.address()).collect();
        assert_eq!(to.len(), 1);
        assert!(letter.rcpt[0].contains(to[0]), "{to:?} and {:?}", letter.rcpt);
        let mut names: Vec<&str> = read.headers().iter().map(mail_parser::Header::name).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            [
                "Auto-Submitted",
                "Content-Language",
                "Content-Type",
                "Date",
                "From",
                "MIME-Version",
                "Message-ID",
                "Subject",
                "To",
                "X-Auto-Response-Suppress"
            ]
        );
    }
}
