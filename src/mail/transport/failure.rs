//! What went wrong with a letter, and whose fault it was: the letter's, ours, or nobody's for long.
//!
//! A pure table, [`classify`], turns where it happened and what happened into a [`Kind`]. lettre's own flags are no retry
//! policy: to them a refused password is as permanent as a refused recipient. The outbox acts on the kind alone.

/// What the outbox should do with the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// This letter will never be taken: give it up at once.
    Refused,
    /// Our settings or our standing with the relay: no letter can leave. Stop, alarm, count no try.
    Ours,
    /// Try this letter again later.
    Later,
}

/// How far a try had come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Looking up the relay's name.
    Lookup,
    /// Opening the connection.
    Connect,
    /// Waiting for the greeting.
    Greeting,
    /// `EHLO`.
    Hello,
    /// `STARTTLS` and the TLS handshake.
    Tls,
    /// `AUTH`.
    Login,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`, before the letter.
    Data,
    /// The letter itself, to the answer after the final dot.
    Content,
    /// Writing a file.
    File,
}

impl Stage {
    /// The stage in words that fit "while …".
    pub fn words(self) -> &'static str {
        match self {
            Self::Lookup => "looking up the relay's name",
            Self::Connect => "connecting",
            Self::Greeting => "waiting for the greeting",
            Self::Hello => "saying EHLO",
            Self::Tls => "starting TLS",
            Self::Login => "logging in (AUTH)",
            Self::Sender => "naming the sender (MAIL FROM)",
            Self::Recipient => "naming the recipient (RCPT TO)",
            Self::Data => "announcing the letter (DATA)",
            Self::Content => "sending the letter",
            Self::File => "writing the file",
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause<'a> {
    /// A negative reply.
    Reply(u16, &'a str),
    /// The connection ended without one.
    Dropped,
    /// The deadline passed.
    TimedOut,
    /// Nobody answered at the relay's address.
    Unreachable,
    /// The relay's name leads nowhere.
    NoSuchHost,
    /// TLS failed: certificate, version, or no TLS spoken.
    Tls,
    /// The relay lacks an extension we need.
    Lacks,
    /// An answer that is not SMTP.
    Garbled,
    /// A file could not be written.
    Disk,
}

/// Whose fault a failure is.
///
/// The order of the rows matters; the first that fits decides:
/// 1. DNS, TLS and the disk need a person. So do 530, 534, 535, 538 and 454, which speak of our login (RFC 4954 §6) whenever
///    they come.
/// 2. A relay that refuses STARTTLS, other than by closing down (421), is ours to settle.
/// 3. A 5xx that says we may not relay, or have used up our quota, is about us even when it follows the recipient.
/// 4. A sender line that asks too much of the relay (552, 555), and any 5xx from the recipient on, are about this letter.
/// 5. A greeting that is not SMTP means we called the wrong door.
/// 6. An extension missing at the sender line is SMTPUTF8, which only this letter's address needs.
/// 7. Any other 5xx and any other missing extension are about us: our address, our name, our sender, our login.
/// 8. All the rest passes: 4xx, dropped, too late, nobody there.
pub fn classify(stage: Stage, cause: Cause<'_>) -> Kind {
    match cause {
        Cause::NoSuchHost | Cause::Tls | Cause::Disk | Cause::Reply(530 | 534 | 535 | 538 | 454, _) => {
            Kind::Ours
        }
        Cause::Reply(code, _) if stage == Stage::Tls && code != 421 => Kind::Ours,
        Cause::Reply(500..=599, said) if is_about_us(said) => Kind::Ours,
        Cause::Reply(552 | 555, _) if stage == Stage::Sender => Kind::Refused,
        Cause::Reply(500..=599, _) if stage >= Stage::Recipient => Kind::Refused,
        Cause::Garbled if stage <= Stage::Greeting => Kind::Ours,
        Cause::Lacks if stage >= Stage::Sender => Kind::Refused,
        Cause::Reply(500..=599, _) | Cause::Lacks => Kind::Ours,
        _ => Kind::Later,
    }
}

/// A 5xx that speaks of our standing: "5.7.1 Relay access denied" (Postfix), "Relaying denied" (Sendmail), "relay not
/// permitted" (Exim), "Unable to relay" (Exchange), and 5.4.5, "Daily sending quota exceeded" (Gmail). A relay that passes on
/// what another host said is not meant: one odd recipient must not stop everybody's mail.
fn is_about_us(said: &str) -> bool {
    let said = said.to_ascii_lowercase();
    let passed_on = said.contains("said:") || said.contains("undeliverable");
    !passed_on
        && (said.starts_with("5.4.5 ")
            || ["relay access denied", "relaying denied", "relay not permitted", "unable to relay"]
                .iter()
                .any(|phrase| said.contains(phrase)))
}

/// One failed try.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct Failure {
    /// What to do with the letter.
    pub kind: Kind,
    /// How far it came.
    pub stage: Stage,
    /// The relay's reply code, 400 to 599, if it gave one.
    pub code: Option<u16>,
    /// What happened in words, one line of at most 600 characters: where, what the relay said, and a way out if there is one.
    pub said: String,
    /// The letter may have arrived: the final dot was sent and no answer came. A second try may be a second copy, which the
    /// equal Message-ID lets the other side notice.
    pub ambiguous: bool,
    /// Nobody said anything until the deadline.
    pub silent: bool,
}

impl Failure {
    /// Classifies and words a failure. `detail` is what a library or the system had to say.
    pub fn new(stage: Stage, cause: Cause<'_>, detail: &str) -> Self {
        let what = match cause {
            Cause::Reply(code, said) => format!("the server said: {code} {said}"),
            Cause::Dropped => "the server closed the connection".to_owned(),
            Cause::TimedOut => "no answer in time".to_owned(),
            Cause::Unreachable => "nobody answered".to_owned(),
            Cause::NoSuchHost => "the name leads nowhere".to_owned(),
            Cause::Tls => "TLS failed".to_owned(),
            Cause::Lacks => "the server does not offer what is needed".to_owned(),
            Cause::Garbled => "the answer is not SMTP".to_owned(),
            Cause::Disk => "the file could not be written".to_owned(),
        };
        let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
        let said = format!("while {}: {what}{detail}{}", stage.words(), way_out(stage, cause));
        Self {
            kind: classify(stage, cause),
            stage,
            code: if let Cause::Reply(code, _) = cause { Some(code) } else { None },
            said: crate::mail::address::one_line(&said, 600),
            ambiguous: false,
            silent: cause == Cause::TimedOut,
        }
    }

    /// The same failure after the final dot: nobody can say whether the letter arrived.
    #[must_use]
    pub fn after_the_dot(mut self) -> Self {
        self.ambiguous = true;
        self
    }
}

/// What a person can do about it, where that is known.
fn way_out(stage: Stage, cause: Cause<'_>) -> &'static str {
    match (stage, cause) {
        (_, Cause::Reply(530, _)) => "; the relay wants a login or TLS: smtp://user:password@host",
        (_, Cause::Reply(534 | 535 | 538, _)) => "; check user and password in [mail] transport",
        (_, Cause::NoSuchHost) => "; check the host in [mail] transport and this machine's DNS",
        (_, Cause::Unreachable) => "; is the relay up, and host and port in [mail] transport right?",
        (Stage::Greeting, Cause::TimedOut) => "; if the port speaks TLS from the start (465), write smtps://",
        (Stage::Greeting, Cause::Garbled) => "; is the port in [mail] transport that of an SMTP server?",
        (Stage::Tls, Cause::Lacks) => {
            "; no letter goes out unencrypted unless tls=none is set in [mail] transport"
        }
        (Stage::Tls, Cause::Tls) => "; a private CA is trusted with ?ca=PATH in [mail] transport",
        (Stage::Login, Cause::Lacks) => {
            "; leave the login out, or use the port and TLS on which the relay takes one"
        }
        (_, Cause::Disk) => {
            "; check that the folder in [mail] transport can be written and the disk has room"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_fault_a_failure_is_follows_the_table() {
        use Kind::{Later, Ours, Refused};
        use Stage::{Connect, Content, Data, File, Greeting, Hello, Login, Lookup, Recipient, Sender, Tls};
        let reply = Cause::Reply;
        for (stage, cause, kind) in [
            (Lookup, Cause::NoSuchHost, Ours),
            (Connect, Cause::Unreachable, Later),
            (Connect, Cause::TimedOut, Later),
            (Greeting, reply(421, "4.3.2 shutting down"), Later),
            (Greeting, reply(554, "5.7.1 your address is listed"), Ours),
            (Greeting, Cause::Garbled, Ours),
            (Greeting, Cause::Dropped, Later),
            (Hello, reply(504, "5.5.2 need a full host name"), Ours),
            (Hello, reply(421, ""), Later),
            (Tls, reply(454, "4.7.0 TLS not available"), Ours),
            (Tls, reply(502, ""), Ours),
            (Tls, reply(421, ""), Later),
            (Tls, Cause::Lacks, Ours),
            (Tls, Cause::Tls, Ours),
            (Tls, Cause::TimedOut, Later),
            (Login, reply(535, "5.7.8 bad credentials"), Ours),
            (Login, reply(454, "4.7.0 temporary authentication failure"), Ours),
            (Login, reply(421, ""), Later),
            (Login, reply(504, ""), Ours),
            (Login, Cause::Lacks, Ours),
            (Sender, reply(530, "5.7.0 authentication required"), Ours),
            (Sender, reply(553, "5.7.1 sender not owned by user"), Ours),
            (Sender, reply(552, "5.3.4 too big"), Refused),
            (Sender, reply(555, "unknown parameter"), Refused),
            (Sender, reply(451, ""), Later),
            (Sender, Cause::Lacks, Refused),
            (Recipient, reply(550, "5.1.1 no such user"), Refused),
            (Recipient, reply(450, "4.2.0 greylisted"), Later),
            (Recipient, reply(452, "4.2.2 mailbox full"), Later),
            (Recipient, reply(454, "4.7.1 relay access denied"), Ours),
            (Recipient, reply(554, "5.7.1 <a@b.example>: Relay access denied"), Ours),
            (
                Recipient,
                reply(550, "5.1.1 undeliverable address: host mx said: 550 Relaying denied"),
                Refused,
            ),
            (Recipient, reply(550, "5.4.5 Daily sending quota exceeded"), Ours),
            (Data, reply(554, "5.5.1 no valid recipients"), Refused),
            (Content, reply(554, "5.6.0 content rejected"), Refused),
            (Content, reply(452, "4.3.1 disk full"), Later),
            (Content, reply(530, ""), Ours),
            (Content, Cause::Dropped, Later),
            (Content, Cause::TimedOut, Later),
            (Content, Cause::Garbled, Later),
            (File, Cause::Disk, Ours),
        ] {
            assert_eq!(classify(stage, cause), kind, "{stage:?} {cause:?}");
        }
    }

    #[test]
    fn a_failure_is_one_line_whatever_the_server_says() {
        let failure = Failure::new(Stage::Recipient, Cause::Reply(550, "no\r\n250 ok\0"), "");
        assert_eq!(failure.said, "while naming the recipient (RCPT TO): the server said: 550 no 250 ok");
        assert_eq!(failure.code, Some(550));
        let long = "x".repeat(5_000);
        assert_eq!(Failure::new(Stage::Content, Cause::Reply(554, &long), "").said.len(), 600);
    }
}
