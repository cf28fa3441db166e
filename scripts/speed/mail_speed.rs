//! How fast letters leave over SMTP: our transport or lettre's own pool, the same letter to the same sink.
//! `mail_speed ours|lettre PORT CONNECTIONS SECONDS` prints letters per second. Run by `scripts/bench mail`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use aftersale::mail::compose::{Letter, Purpose, Sealed, seal};
use aftersale::mail::settings::Route;
use aftersale::mail::transport::{DEADLINE, Transport};
use aftersale::mail::{Address, Mailbox};
use lettre::transport::smtp::PoolConfig;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// A letter of about 3 kB, as a confirmation is.
fn letter() -> Result<Sealed> {
    let from = Mailbox::new("Lindermere", Address::parse("hello@example.com")?);
    let to = Mailbox::new("Ann Lee", Address::parse("ann@home.example.com")?);
    let text = "Your heat pump dryer is registered. Keep this letter: it holds your reference.\n".repeat(10);
    Ok(seal(&Letter {
        message_id: "0192f0c1-7d2e-7c3a-9b1a-0242ac120002@example.com",
        date: 1_795_262_400_000,
        from: &from,
        reply_to: None,
        to: &to,
        purpose: Purpose::Service,
        lang: "en",
        subject: "Registered",
        text: &text,
        html: &format!("<p>{}</p>", text.replace('\n', "</p>\n<p>")),
        files: &[],
    })?)
}

enum Sender {
    Ours(Transport),
    Lettre(AsyncSmtpTransport<Tokio1Executor>, lettre::address::Envelope),
}

impl Sender {
    fn open(which: &str, port: u16, connections: usize) -> Result<Self> {
        if which == "ours" {
            let url = format!("smtp://127.0.0.1:{port}?connections={connections}");
            let route = Route::parse(&url, Path::new("."))?;
            return Ok(Self::Ours(Transport::open(&route, DEADLINE)?));
        }
        let pool = PoolConfig::new().max_size(u32::try_from(connections)?);
        let pool = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous("127.0.0.1")
            .port(port)
            .pool_config(pool)
            .build();
        let envelope = lettre::address::Envelope::new(
            Some("hello@example.com".parse()?),
            vec!["ann@home.example.com".parse()?],
        )?;
        Ok(Self::Lettre(pool, envelope))
    }

    async fn send(&self, letter: &Sealed) -> Result {
        match self {
            Self::Ours(transport) => drop(transport.deliver(letter).await?),
            Self::Lettre(pool, envelope) => drop(pool.send_raw(envelope, letter.bytes()).await?),
        }
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [which, port, connections, seconds] = words.as_slice() else {
        return Err("usage: mail_speed ours|lettre PORT CONNECTIONS SECONDS".into());
    };
    let connections: usize = connections.parse()?;
    let sender = Arc::new(Sender::open(which, port.parse()?, connections)?);
    let (letter, sent) = (Arc::new(letter()?), Arc::new(AtomicU64::new(0)));
    let (began, span) = (Instant::now(), Duration::from_secs_f64(seconds.parse()?));
    let tasks: Vec<_> = (0..connections)
        .map(|_| {
            let (sender, letter, sent) = (Arc::clone(&sender), Arc::clone(&letter), Arc::clone(&sent));
            tokio::spawn(async move {
                while began.elapsed() < span {
                    sender.send(&letter).await?;
                    sent.fetch_add(1, Ordering::Relaxed);
                }
                Result::Ok(())
            })
        })
        .collect();
    for task in tasks {
        task.await??;
    }
    #[expect(clippy::cast_precision_loss, reason = "letters of seconds are far below 2^52")]
    let letters = sent.load(Ordering::Relaxed) as f64;
    println!("{:.1}", letters / began.elapsed().as_secs_f64());
    Ok(())
}
