//! An SMTP server that does as a test tells it: takes letters, refuses at any step, falls silent, hangs up, speaks TLS.
//!
//! It listens on a free port of this machine and remembers what it was told. It is no mail server: nothing is passed on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

mod script;

pub use script::{At, Chaos, Do, Received, Script};

/// A running server; it stops when dropped.
pub struct SmtpServer {
    pub port: u16,
    shared: Arc<Shared>,
    task: tokio::task::JoinHandle<()>,
}

impl SmtpServer {
    /// All letters that were taken, oldest first.
    pub fn letters(&self) -> Vec<Received> {
        self.shared.letters.lock().unwrap().clone()
    }

    /// From now on, the next time there, this.
    pub fn once(&self, at: At, what: Do) {
        self.shared.script.next(at, what);
    }

    /// How many connections there have been.
    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Shared {
    script: Script,
    letters: Mutex<Vec<Received>>,
    connections: AtomicUsize,
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

/// One conversation. `None` from any step means it is over.
struct Session<'a> {
    shared: &'a Shared,
    wire: BufReader<Box<dyn Wire>>,
    encrypted: bool,
    user: Option<String>,
    mail: Option<String>,
    rcpt: Vec<String>,
    in_one_go: bool,
    mishap: Option<(At, Do)>,
}

impl Shared {
    async fn serve(&self, socket: TcpStream) {
        socket.set_nodelay(true).unwrap();
        let wire: Box<dyn Wire> = match (&self.script.tls, self.script.implicit) {
            (Some(acceptor), true) => match acceptor.accept(socket).await {
                Ok(stream) => Box::new(stream),
                Err(_) => return,
            },
            _ => Box::new(socket),
        };
        let wire = BufReader::new(wire);
        let encrypted = self.script.implicit;
        let session = Session {
            shared: self,
            wire,
            encrypted,
            user: None,
            mail: None,
            rcpt: Vec::new(),
            in_one_go: false,
            mishap: None,
        };
        session.run().await;
    }
}

impl Session<'_> {
    async fn run(mut self) -> Option<()> {
        if self.follow(At::Greeting).await? {
            self.say("220 test.example ESMTP").await?;
        }
        loop {
            let line = self.line().await?;
            let (verb, rest) = line.split_at(line.find([' ', ':']).unwrap_or(line.len()));
            match verb.to_ascii_uppercase().as_str() {
                "EHLO" => self.hello().await?,
                "STARTTLS" => self = self.starttls().await?,
                "AUTH" => self.auth(rest.trim()).await?,
                "MAIL" => self.mail(rest).await?,
                "RCPT" => self.rcpt(rest).await?,
                "DATA" => self.data().await?,
                "RSET" | "NOOP" => {
                    self.forget();
                    self.say("250 2.0.0 OK").await?;
                }
                "QUIT" => {
                    self.say("221 2.0.0 Bye").await?;
                    return None;
                }
                _ => self.say("500 5.5.1 what?").await?,
            }
        }
    }

    fn forget(&mut self) {
        self.mail = None;
        self.rcpt.clear();
    }

    async fn line(&mut self) -> Option<String> {
        let mut line = Vec::new();
        self.wire.read_until(b'\n', &mut line).await.ok().filter(|&read| read > 0)?;
        Some(String::from_utf8(line).unwrap().trim_end().to_owned())
    }

    async fn say(&mut self, line: &str) -> Option<()> {
        self.wire.write_all(format!("{line}\r\n").as_bytes()).await.ok()?;
        self.wire.flush().await.ok()
    }

    /// Does what the script wants here; true when it wants nothing.
    async fn follow(&mut self, at: At) -> Option<bool> {
        let what = self.shared.script.rule(at).or_else(|| self.mishap_at(at));
        self.act(what).await
    }

    fn mishap_at(&mut self, at: At) -> Option<Do> {
        self.mishap.take_if(|(place, _)| *place == at).map(|(_, what)| what)
    }

    async fn act(&mut self, what: Option<Do>) -> Option<bool> {
        match what {
            None => Some(true),
            Some(Do::Say(line)) => self.say(line).await.map(|()| false),
            Some(Do::HangUp) => None,
            Some(Do::FallSilent) => {
                let _ = self.wire.read_to_end(&mut Vec::new()).await;
                None
            }
        }
    }

    async fn hello(&mut self) -> Option<()> {
        if !self.follow(At::Hello).await? {
            return Some(());
        }
        self.forget();
        let mut words = vec!["test.example"];
        if !self.shared.script.plain_ehlo {
            words.extend(["PIPELINING", "SIZE 1000000", "8BITMIME", "SMTPUTF8"]);
        }
        if self.shared.script.tls.is_some() && !self.encrypted {
            words.push("STARTTLS");
        }
        if self.shared.script.login.is_some() {
            words.push("AUTH PLAIN LOGIN");
        }
        let (last, rest) = words.split_last()?;
        for word in rest {
            self.say(&format!("250-{word}")).await?;
        }
        self.say(&format!("250 {last}")).await
    }

    async fn starttls(mut self) -> Option<Self> {
        if !self.follow(At::StartTls).await? {
            return Some(self);
        }
        self.say("220 2.0.0 go ahead").await?;
        if !self.follow(At::Handshake).await? {
            return Some(self);
        }
        let acceptor = self.shared.script.tls.clone()?;
        let stream = acceptor.accept(self.wire.into_inner()).await.ok()?;
        Some(Session { wire: BufReader::new(Box::new(stream)), encrypted: true, ..self })
    }

    /// AUTH PLAIN with an initial response (RFC 4616), compared as it is written.
    async fn auth(&mut self, given: &str) -> Option<()> {
        if !self.follow(At::Auth).await? {
            return Some(());
        }
        let (user, password) = self.shared.script.login?;
        if given == format!("PLAIN {}", base64(format!("\0{user}\0{password}").as_bytes())) {
            self.user = Some(user.to_owned());
            return self.say("235 2.7.0 welcome").await;
        }
        self.say("535 5.7.8 wrong user or password").await
    }

    async fn mail(&mut self, rest: &str) -> Option<()> {
        self.mishap = self.shared.script.mishap();
        self.in_one_go = !self.wire.buffer().is_empty();
        if self.shared.script.login.is_some() && self.user.is_none() {
            return self.say("530 5.7.0 log in first").await;
        }
        if self.follow(At::Mail).await? {
            self.mail = Some(after_colon(rest));
            self.say("250 2.1.0 OK").await?;
        }
        Some(())
    }

    async fn rcpt(&mut self, rest: &str) -> Option<()> {
        if self.mail.is_none() {
            return self.say("503 5.5.1 MAIL first").await;
        }
        let what = self.shared.script.about(rest).or_else(|| self.mishap_at(At::Rcpt));
        if self.act(what).await? && self.follow(At::Rcpt).await? {
            self.rcpt.push(after_colon(rest));
            self.say("250 2.1.5 OK").await?;
        }
        Some(())
    }

    async fn data(&mut self) -> Option<()> {
        if self.rcpt.is_empty() {
            return self.say("503 5.5.1 RCPT first").await;
        }
        if !self.follow(At::Data).await? {
            return Some(());
        }
        self.say("354 go ahead").await?;
        if !self.follow(At::Content).await? {
            return Some(());
        }
        let bytes = self.content().await?;
        // A rule that says something here refuses the letter; hanging up or falling silent comes after taking it.
        let rule = self.shared.script.rule(At::Dot).or_else(|| self.mishap_at(At::Dot));
        let letter = Received {
            answered: rule.is_none(),
            at: std::time::Instant::now(),
            mail: self.mail.take()?,
            rcpt: std::mem::take(&mut self.rcpt),
            bytes,
            encrypted: self.encrypted,
            user: self.user.clone(),
            in_one_go: self.in_one_go,
        };
        if let Some(Do::Say(line)) = rule {
            return self.say(line).await;
        }
        self.shared.letters.lock().unwrap().push(letter);
        match rule {
            None => self.say("250 2.0.0 taken as 4711").await,
            Some(Do::FallSilent) => {
                let _ = self.wire.read_to_end(&mut Vec::new()).await;
                None
            }
            Some(_) => None,
        }
    }

    /// Everything up to the line with the single dot, doubled dots undone.
    async fn content(&mut self) -> Option<Vec<u8>> {
        let mut content = Vec::new();
        loop {
            let start = content.len();
            self.wire.read_until(b'\n', &mut content).await.ok().filter(|&read| read > 0)?;
            if content[start..] == *b".\r\n" {
                content.truncate(start);
                return Some(content);
            }
            if content[start..].starts_with(b".") {
                content.remove(start);
            }
        }
    }
}

/// What follows `FROM:` or `TO:`.
fn after_colon(rest: &str) -> String {
    rest.split_once(':').map_or(rest, |(_, after)| after).to_owned()
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let word =
            three.iter().chain([0, 0].iter()).take(3).fold(0_u32, |word, &byte| word << 8 | u32::from(byte));
        for n in 0..4_usize {
            let letter = LETTERS[(word >> (18 - 6 * n)) as usize & 63];
            text.push(if n <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}
