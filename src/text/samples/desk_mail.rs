//! Examples of staff's pages about mail.

use super::desk::{at, message, staff};
use super::{Sample, View, generator};
use crate::text::sentence::Sentence;
use crate::text::views::{
    Blockage, DeskAddressView, DeskLetterView, FieldError, MailRow, MailView, MessageState, WrittenLetter,
};

/// Every page in every state.
pub fn all() -> Vec<Sample> {
    let sample = |name, view| Sample { name, view };
    vec![
        sample("desk-mail", View::DeskMail(mail())),
        sample("desk-mail-alarm", View::DeskMail(MailView { alarm: Some(alarm()), ..mail() })),
        sample(
            "desk-mail-none",
            View::DeskMail(MailView {
                lanes: Vec::new(),
                more_lanes: 0,
                rows: Vec::new(),
                next: None,
                ..mail()
            }),
        ),
        sample(
            "desk-mail-none-dead",
            View::DeskMail(MailView { dead: true, rows: Vec::new(), next: None, ..mail() }),
        ),
        sample("desk-letter", View::DeskLetter(letter(MessageState::Dead))),
        sample("desk-letter-sent", View::DeskLetter(letter(MessageState::Sent))),
        sample(
            "desk-letter-unwritten",
            View::DeskLetter(DeskLetterView { written: None, ..letter(MessageState::Pending) }),
        ),
        sample("desk-address", View::DeskAddress(address())),
        sample("desk-address-errors", View::DeskAddress(address_errors())),
    ]
}

fn alarm() -> Blockage {
    Blockage {
        name: String::new(),
        since: at(8, 2),
        next: at(10, 4),
        said: "while logging in (AUTH): the server said: 535 5.7.8 bad credentials; check user and password in [mail] transport".into(),
    }
}

fn row(state: MessageState, attempts: u32, last_error: Option<&str>) -> MailRow {
    MailRow {
        message: message(state, attempts, last_error),
        serial: Some("SN2602687".into()),
        unit_url: Some("/desk/units/1-SN2602687".into()),
    }
}

fn mail() -> MailView {
    MailView {
        staff: staff(),
        alarm: None,
        lanes: vec![Blockage {
            name: "mail.example.net".into(),
            since: at(9, 2),
            next: at(10, 4),
            said: "while naming the recipient (RCPT TO): no answer in time".into(),
        }],
        more_lanes: 3,
        dead: false,
        waiting_count: 52,
        dead_count: 1,
        rows: vec![
            row(MessageState::Pending, 2, Some("451 4.7.1 Greylisted")),
            row(MessageState::Pending, 0, None),
            row(MessageState::Dead, 10, Some("550 5.1.1 No such user")),
        ],
        next: Some("/desk/mail?after=1795262400000_0192f0c1".into()),
    }
}

fn letter(state: MessageState) -> DeskLetterView {
    let said = (state == MessageState::Dead)
        .then_some("while naming the recipient (RCPT TO): the server said: 550 5.1.1 No such user");
    DeskLetterView {
        staff: staff(),
        row: row(state, 1, said),
        written: Some(WrittenLetter {
            subject: "Your Standby generator 7.5 kW is registered".into(),
            text: "Hello Maria Zoë O’Neill,\n\nyour Standby generator 7.5 kW is registered.\n\nReference: 7K4M-2QXD\n".into(),
            files: vec!["certificate.pdf".into()],
            from: "hello@example.com".into(),
            message_id: "0192f0c1-7d2e-7c3a-9b1a-0242ac120002@go.example.com".into(),
            file_url: "/desk/mail/0192f0c1-7d2e-7c3a-9b1a-0242ac120002/letter.eml".into(),
        }),
        action: "/desk/mail/0192f0c1-7d2e-7c3a-9b1a-0242ac120002".into(),
    }
}

fn address() -> DeskAddressView {
    DeskAddressView {
        staff: staff(),
        product: generator(),
        serial: "SN2602687".into(),
        action: "/desk/units/1-SN2602687/address".into(),
        unit_url: "/desk/units/1-SN2602687".into(),
        undeliverable: Some(
            "while naming the recipient (RCPT TO): the server said: 550 5.1.1 No such user".into(),
        ),
        email: "maria@exmaple.com".into(),
        confirm: true,
        errors: Vec::new(),
    }
}

fn address_errors() -> DeskAddressView {
    DeskAddressView {
        email: "maria".into(),
        undeliverable: None,
        errors: vec![FieldError { field: "email".into(), why: Sentence::new("error-not-an-email") }],
        ..address()
    }
}
