//! Letters against a relay that refuses, stalls, hangs up and speaks TLS; and against a folder.

use std::path::Path;
use std::time::Duration;

use aftersale::mail::Mailbox;
use aftersale::mail::compose::{self, Letter, Purpose, Sealed};
use aftersale::mail::settings::Route;
use aftersale::mail::transport::{Cause, DEADLINE, Failure, Kind, Stage, Transport};

use crate::support::certificates::Certificates;
use crate::support::smtp::{At, Do, Script, SmtpServer};

/// Long enough for a busy machine, short enough to wait for where the server falls silent.
const SOON: Duration = Duration::from_secs(2);

fn letter(number: u32) -> Sealed {
    letter_to(number, "Ada <ada@home.example>")
}

fn letter_to(number: u32, to: &str) -> Sealed {
    compose::seal(&Letter {
        message_id: &format!("letter-{number}@shop.example"),
        date: 1_777_800_000_123,
        from: &Mailbox::parse("Shop <hello@shop.example>").unwrap(),
        reply_to: None,
        to: &Mailbox::parse(to).unwrap(),
        purpose: Purpose::Service,
        lang: "en",
        subject: "Your registration",
        text: "Thank you.\n.\n.. dots stay\n.",
        html: "<p>Thank you.</p>",
        files: &[],
    })
    .unwrap()
}

fn transport(url: &str, deadline: Duration) -> Transport {
    Transport::open(&Route::parse(url, Path::new(".")).unwrap(), deadline).unwrap()
}

fn to(server: &SmtpServer) -> Transport {
    transport(&format!("smtp://127.0.0.1:{}", server.port), DEADLINE)
}

async fn failure_of(script: Script, deadline: Duration) -> (Failure, SmtpServer) {
    let server = script.start().await;
    let transport = transport(&format!("smtp://127.0.0.1:{}", server.port), deadline);
    (transport.deliver(&letter(1)).await.unwrap_err(), server)
}

#[tokio::test]
async fn a_letter_arrives_byte_for_byte_in_two_round_trips() {
    let server = Script::default().start().await;
    let accepted = to(&server).deliver(&letter(1)).await.unwrap();
    assert_eq!(accepted.response, "250 2.0.0 taken as 4711");
    let [received] = &server.letters()[..] else { panic!("one letter") };
    assert_eq!(received.bytes, letter(1).bytes());
    assert_eq!(received.mail, "<hello@shop.example>");
    assert_eq!(received.rcpt, ["<ada@home.example>"]);
    assert!(received.in_one_go);
}

#[tokio::test]
async fn a_relay_without_extensions_gets_its_commands_one_by_one() {
    let server = Script::default().old().start().await;
    to(&server).deliver(&letter(1)).await.unwrap();
    let [received] = &server.letters()[..] else { panic!("one letter") };
    assert_eq!(received.bytes, letter(1).bytes());
    assert!(!received.in_one_go);
}

#[tokio::test]
async fn connections_are_kept_and_bounded() {
    let server = Script::default().start().await;
    let transport = transport(&format!("smtp://127.0.0.1:{}?connections=3", server.port), DEADLINE);
    let letters: Vec<Sealed> = (0..60).map(letter).collect();
    let sent = futures_util::future::join_all(letters.iter().map(|letter| transport.deliver(letter))).await;
    assert!(sent.iter().all(Result::is_ok));
    assert_eq!(server.letters().len(), 60);
    assert!((1..=3).contains(&server.connections()), "{}", server.connections());
    transport.close().await;
    transport.deliver(&letter(60)).await.unwrap();
    assert_eq!(server.letters().len(), 61);
}

#[tokio::test]
async fn every_refusal_is_classified_and_told_in_the_servers_words() {
    for (at, says, kind, stage) in [
        (At::Greeting, "421 4.3.2 busy", Kind::Later, Stage::Greeting),
        (At::Greeting, "554 5.7.1 listed", Kind::Ours, Stage::Greeting),
        (At::Greeting, "HTTP/1.1 400 Bad Request", Kind::Ours, Stage::Greeting),
        (At::Hello, "504 5.5.2 need a full name", Kind::Ours, Stage::Hello),
        (At::Mail, "451 4.3.0 later", Kind::Later, Stage::Sender),
        (At::Mail, "553 5.7.1 not your address", Kind::Ours, Stage::Sender),
        (At::Mail, "530 5.7.0 log in", Kind::Ours, Stage::Sender),
        (At::Rcpt, "450 4.2.0 greylisted", Kind::Later, Stage::Recipient),
        (At::Rcpt, "550 5.1.1 no such user", Kind::Refused, Stage::Recipient),
        (At::Rcpt, "554 5.7.1 Relay access denied", Kind::Ours, Stage::Recipient),
        (At::Data, "451 4.3.0 no room", Kind::Later, Stage::Data),
        (At::Data, "554 5.5.1 no", Kind::Refused, Stage::Data),
        (At::Dot, "452 4.3.1 disk full", Kind::Later, Stage::Content),
        (At::Dot, "421 4.3.2 closing", Kind::Later, Stage::Content),
        (At::Dot, "554 5.6.0 spam", Kind::Refused, Stage::Content),
    ] {
        for script in [Script::default(), Script::default().old()] {
            let (failure, server) = failure_of(script.once(at, Do::Say(says)), DEADLINE).await;
            assert_eq!((failure.kind, failure.stage, failure.ambiguous), (kind, stage, false), "{failure}");
            let words = says.split_once(' ').unwrap().1;
            assert!(failure.said.contains(words), "{failure}");
            assert_eq!(server.letters(), []);
        }
    }
}

#[tokio::test]
async fn a_line_that_goes_dead_is_later_and_ambiguous_only_after_the_dot() {
    // Together, because each silent one takes the whole deadline.
    let places = [At::Greeting, At::Hello, At::Mail, At::Rcpt, At::Data, At::Dot];
    futures_util::future::join_all(places.map(async |at| {
        for (what, deadline) in [(Do::HangUp, DEADLINE), (Do::FallSilent, SOON)] {
            let (failure, server) = failure_of(Script::default().always(at, what.clone()), deadline).await;
            assert_eq!(failure.kind, Kind::Later, "{at:?} {what:?}: {failure}");
            assert_eq!(failure.ambiguous, at == At::Dot, "{at:?} {what:?}: {failure}");
            assert_eq!(server.letters().len(), usize::from(at == At::Dot), "{at:?} {what:?}");
        }
    }))
    .await;
}

#[tokio::test]
async fn a_line_that_dies_within_a_large_letter_is_not_ambiguous() {
    let (transport, server) = {
        let server = Script::default().once(At::Content, Do::HangUp).start().await;
        (to(&server), server)
    };
    // More than any socket buffers, so the dot cannot have left.
    let large = vec![b'x'; 16 << 20];
    let sealed =
        Sealed::stored("large@shop.example".into(), 0, "hello@shop.example", "ada@home.example", large);
    let failure = transport.deliver(&sealed.unwrap()).await.unwrap_err();
    assert_eq!(
        (failure.kind, failure.stage, failure.ambiguous),
        (Kind::Later, Stage::Content, false),
        "{failure}"
    );
    assert_eq!(server.letters(), []);
}

#[tokio::test]
async fn a_refused_letter_does_not_cost_the_next_one_its_connection() {
    let refuses = Script::default()
        .once(At::Rcpt, Do::Say("550 5.1.1 no such user"))
        .once(At::Mail, Do::Say("451 4.3.0 later"))
        .once(At::Dot, Do::Say("554 5.6.0 no"));
    let server = refuses.start().await;
    let transport = to(&server);
    let mut failures = 0;
    for number in 0..5 {
        failures += usize::from(transport.deliver(&letter(number)).await.is_err());
    }
    assert_eq!((failures, server.letters().len(), server.connections()), (3, 2, 1));
}

#[tokio::test]
async fn a_kept_connection_that_the_relay_closed_costs_no_try() {
    for what in [Do::Say("421 4.7.0 too many letters here"), Do::HangUp] {
        let server = Script::default().start().await;
        let transport = to(&server);
        transport.deliver(&letter(1)).await.unwrap();
        server.once(At::Mail, what);
        transport.deliver(&letter(2)).await.unwrap();
        assert_eq!((server.letters().len(), server.connections()), (2, 2));
    }
}

#[tokio::test]
async fn a_retry_sends_the_same_bytes() {
    let server = Script::default().once(At::Dot, Do::HangUp).start().await;
    let transport = to(&server);
    let sealed = letter(1);
    assert!(transport.deliver(&sealed).await.unwrap_err().ambiguous);
    let again = Sealed::stored(
        sealed.message_id().to_owned(),
        sealed.date(),
        sealed.envelope_from().as_str(),
        sealed.envelope_to().as_str(),
        sealed.bytes().to_vec(),
    );
    transport.deliver(&again.unwrap()).await.unwrap();
    let [first, second] = &server.letters()[..] else { panic!("two copies") };
    assert_eq!(first.bytes, second.bytes);
}

#[tokio::test]
async fn a_foreign_address_needs_a_relay_that_takes_it() {
    let able = Script::default().start().await;
    to(&able).deliver(&letter_to(1, "jürgen@bücher.example")).await.unwrap();
    assert_eq!(able.letters()[0].rcpt, ["<jürgen@xn--bcher-kva.example>"]);
    assert_eq!(able.letters()[0].mail, "<hello@shop.example> SMTPUTF8 BODY=8BITMIME");

    let old = Script::default().old().start().await;
    let transport = to(&old);
    let failure = transport.deliver(&letter_to(1, "jürgen@bücher.example")).await.unwrap_err();
    assert_eq!(failure.kind, Kind::Refused, "{failure}");
    transport.deliver(&letter_to(2, "juergen@bücher.example")).await.unwrap();
    assert_eq!(old.connections(), 1);
}

#[tokio::test]
async fn nobody_at_the_door_is_later_and_no_such_name_is_ours() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let failure =
        transport(&format!("smtp://127.0.0.1:{port}"), DEADLINE).deliver(&letter(1)).await.unwrap_err();
    assert_eq!((failure.kind, failure.stage), (Kind::Later, Stage::Connect), "{failure}");
    // RFC 6761 §6.4: no resolver may find a name under .invalid.
    let failure = transport("smtp://relay.invalid", DEADLINE).deliver(&letter(1)).await.unwrap_err();
    assert_eq!((failure.kind, failure.stage), (Kind::Ours, Stage::Lookup), "{failure}");
}

/// A relay's URL on this machine that trusts the given authority.
fn trusting(scheme: &str, login: &str, server: &SmtpServer, ca: &Path) -> String {
    format!("{scheme}://{login}127.0.0.1:{}?tls=required&ca={}", server.port, ca.display())
}

fn ca_file(certificates: &Certificates) -> (tempfile::TempDir, std::path::PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("ca.pem");
    std::fs::write(&path, &certificates.ca_pem).unwrap();
    (dir, path)
}

#[tokio::test]
async fn tls_and_login_work_with_a_private_authority() {
    let certificates = Certificates::for_names(&["127.0.0.1"]);
    let (_dir, ca) = ca_file(&certificates);
    for (scheme, script) in [
        ("smtp", Script::default().starttls(&certificates)),
        ("smtps", Script::default().implicit_tls(&certificates)),
    ] {
        let server = script.login("shop@shop.example", "p:/@ä").start().await;
        let url = trusting(scheme, "shop%40shop.example:p%3A%2F%40%C3%A4@", &server, &ca);
        let transport = transport(&url, DEADLINE);
        transport.deliver(&letter(1)).await.unwrap();
        transport.deliver(&letter(2)).await.unwrap();
        let letters = server.letters();
        assert_eq!((letters.len(), server.connections()), (2, 1));
        assert!(letters.iter().all(|it| it.encrypted && it.user.as_deref() == Some("shop@shop.example")));
        assert_eq!(letters[1].bytes, letter(2).bytes());
    }
}

#[tokio::test]
async fn our_own_faults_are_told_apart_from_the_letters() {
    let good = Certificates::for_names(&["127.0.0.1"]);
    let other = Certificates::for_names(&["mail.example.com"]);
    let (_good, good_ca) = ca_file(&good);
    let (_other, other_ca) = ca_file(&other);
    let login = "shop:secret@";
    for (script, ca, login, stage, words) in [
        (Script::default(), &good_ca, "", Stage::Tls, "no STARTTLS"),
        (Script::default().starttls(&good), &other_ca, "", Stage::Tls, "an authority nobody here trusts"),
        (Script::default().starttls(&other), &other_ca, "", Stage::Tls, "for another host"),
        (
            Script::default().starttls(&good).once(At::StartTls, Do::Say("454 4.7.0 no TLS today")),
            &good_ca,
            "",
            Stage::Tls,
            "no TLS today",
        ),
        (
            Script::default().starttls(&good).once(At::Handshake, Do::HangUp),
            &good_ca,
            "",
            Stage::Tls,
            "TLS failed",
        ),
        (
            Script::default().starttls(&good).once(At::StartTls, Do::Say("220 go\r\n250 AUTH PLAIN")),
            &good_ca,
            "",
            Stage::Tls,
            "spoke before it was asked",
        ),
        (Script::default().starttls(&good), &good_ca, login, Stage::Login, "no AUTH PLAIN"),
        (
            Script::default().starttls(&good).login("shop", "other"),
            &good_ca,
            login,
            Stage::Login,
            "535 5.7.8 wrong user or password",
        ),
        (
            Script::default().starttls(&good).login("shop", "secret"),
            &good_ca,
            "",
            Stage::Sender,
            "530 5.7.0 log in first",
        ),
    ] {
        let server = script.start().await;
        let failure = transport(&trusting("smtp", login, &server, ca), DEADLINE).deliver(&letter(1)).await;
        let failure = failure.unwrap_err();
        assert_eq!((failure.kind, failure.stage), (Kind::Ours, stage), "{failure}");
        assert!(failure.said.contains(words) && !failure.said.contains("secret"), "{failure}");
        assert_eq!(server.letters(), []);
    }
}

#[tokio::test]
async fn a_plain_server_behind_smtps_and_a_tls_server_behind_smtp_are_named() {
    let plain = Script::default().start().await;
    let failure = transport(&format!("smtps://127.0.0.1:{}", plain.port), DEADLINE).deliver(&letter(1)).await;
    let failure = failure.unwrap_err();
    assert_eq!(failure.kind, Kind::Ours);
    assert!(failure.said.contains("does not speak TLS on this port"), "{failure}");

    let tls = Script::default().implicit_tls(&Certificates::for_names(&["127.0.0.1"])).start().await;
    let failure = transport(&format!("smtp://127.0.0.1:{}", tls.port), SOON).deliver(&letter(1)).await;
    let failure = failure.unwrap_err();
    assert!(failure.said.contains("smtps://"), "{failure}");
}

#[tokio::test]
async fn a_probe_tells_each_step_and_sends_nothing() {
    let certificates = Certificates::for_names(&["127.0.0.1"]);
    let (_dir, ca) = ca_file(&certificates);
    let server = Script::default().starttls(&certificates).login("shop", "secret").start().await;
    let probe = transport(&trusting("smtp", "shop:secret@", &server, &ca), DEADLINE).probe().await;
    assert!(probe.failure.is_none(), "{probe:?}");
    let told = probe.steps.join("\n");
    for words in ["connected to", "220 test.example ESMTP", "TLS 1.3", "logged in: 235"] {
        assert!(told.contains(words), "{told}");
    }
    let wrong = transport(&trusting("smtp", "shop:wrong@", &server, &ca), DEADLINE).probe().await;
    assert!(wrong.steps.len() >= 4 && wrong.failure.is_some_and(|failure| failure.stage == Stage::Login));
    assert_eq!(server.letters(), []);
}

#[tokio::test]
async fn a_bad_authority_file_is_refused_by_name() {
    let dir = tempfile::tempdir().unwrap();
    let empty = dir.path().join("empty.pem");
    std::fs::write(&empty, "hello").unwrap();
    for path in [empty, dir.path().join("missing.pem")] {
        let route = Route::parse(&format!("smtps://mail.example.com?ca={}", path.display()), Path::new("."));
        let refused = Transport::open(&route.unwrap(), DEADLINE).unwrap_err().to_string();
        assert!(refused.contains("[mail] transport") && refused.contains(".pem"), "{refused}");
    }
}

#[tokio::test]
async fn a_folder_keeps_each_letter_once_and_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mail = dir.path().join("mail");
    let folder = transport(&format!("folder:{}", mail.display()), DEADLINE);
    for sealed in [letter(1), letter(2), letter(1)] {
        folder.deliver(&sealed).await.unwrap();
    }
    let hostile =
        Sealed::stored("../../etc/x\0/@\u{202e}".into(), -1, "a@b.example", "c@d.example", b"x".to_vec());
    folder.deliver(&hostile.unwrap()).await.unwrap();
    let mut names: Vec<String> =
        std::fs::read_dir(&mail).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(names[0].starts_with("19691231T235959.999Z-.._.._etc_x"), "{names:?}");
    assert_eq!(names[1], "20260503T092000.123Z-letter-1@shop.example.eml");
    assert_eq!(std::fs::read(mail.join(&names[1])).unwrap(), letter(1).bytes());
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_our_fault() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "").unwrap();
    let folder = transport(&format!("folder:{}", file.display()), DEADLINE);
    let failure = folder.deliver(&letter(1)).await.unwrap_err();
    assert_eq!(failure.kind, Kind::Ours);
    assert!(failure.said.contains("check that the folder"), "{failure}");
    assert!(folder.probe().await.failure.is_some());
}

#[tokio::test]
async fn memory_keeps_letters_and_fails_on_order() {
    let transport = transport("memory:", DEADLINE);
    let Transport::Memory(memory) = &transport else { panic!("memory") };
    memory.fail_next(Failure::new(Stage::Recipient, Cause::Reply(550, "5.1.1 no such user"), ""));
    memory.fail_next(Failure::new(Stage::Content, Cause::Dropped, "").after_the_dot());
    assert_eq!(transport.deliver(&letter(1)).await.unwrap_err().kind, Kind::Refused);
    assert!(transport.deliver(&letter(2)).await.unwrap_err().ambiguous);
    transport.deliver(&letter(3)).await.unwrap();
    let kept: Vec<_> = memory.letters().iter().map(|it| it.message_id().to_owned()).collect();
    assert_eq!(kept, ["letter-2@shop.example", "letter-3@shop.example"]);
}
