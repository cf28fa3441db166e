//! The byte stream under one SMTP conversation: our own socket, plain or TLS, handed to lettre.
//!
//! It exists for three things lettre's own stream cannot do: send small packets at once (`TCP_NODELAY`; without it every letter
//! waits 40 ms for a delayed acknowledgement), know whether the final dot has left, and read the greeting and STARTTLS answer
//! itself, so that nothing said before the handshake is believed after it. Bytes go on to [`super::line`].

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use lettre::transport::smtp::client::AsyncTokioStream;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// Longest reply read here, in bytes; RFC 5321 §4.5.3.1.5 allows 512 a line.
const LONGEST_REPLY: usize = 8 * 1024;

/// How DATA ends (RFC 5321 §4.1.1.4).
const FINAL_DOT: [u8; 5] = *b"\r\n.\r\n";

/// What the wire notices in passing; shared with the conversation above it.
#[derive(Debug, Default)]
pub(super) struct Notes {
    dot: AtomicBool,
    heard: Mutex<Option<Vec<u8>>>,
}

impl Notes {
    /// Forgets the last letter's dot.
    pub fn begin_letter(&self) {
        self.dot.store(false, Ordering::Relaxed);
    }

    /// Whether the final dot of this letter was handed to the system. From then on nobody can call the letter back.
    pub fn dot_has_left(&self) -> bool {
        self.dot.load(Ordering::Relaxed)
    }

    /// Starts keeping what the server says.
    pub fn listen(&self) {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(Vec::new());
    }

    /// Stops keeping, and gives what was heard.
    pub fn heard(&self) -> String {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner).take();
        String::from_utf8_lossy(&heard.unwrap_or_default()).into_owned()
    }

    fn hear(&self, bytes: &[u8]) {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(heard) = heard.as_mut().filter(|heard| heard.len() + bytes.len() <= LONGEST_REPLY) {
            heard.extend_from_slice(bytes);
        }
    }
}

#[derive(Debug)]
enum Stream {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

/// The stream, with what was read ahead.
#[derive(Debug)]
pub(super) struct Wire {
    stream: Stream,
    peer: SocketAddr,
    again: Vec<u8>,
    tail: [u8; 5],
    notes: Arc<Notes>,
}

/// One reply of the server, as read before lettre takes over.
#[derive(Debug)]
pub(super) struct Reply {
    pub code: u16,
    pub lines: Vec<String>,
    raw: Vec<u8>,
}

impl Reply {
    /// The text without codes, in one line.
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// Whether a line begins with this EHLO keyword.
    pub fn offers(&self, keyword: &str) -> bool {
        self.lines
            .iter()
            .any(|line| line.split(' ').next().is_some_and(|word| word.eq_ignore_ascii_case(keyword)))
    }
}

/// Why no reply could be read.
#[derive(Debug)]
pub(super) enum NoReply {
    Dropped(String),
    Garbled(String),
}

impl Wire {
    /// Takes a fresh socket and makes it send at once.
    pub fn new(socket: TcpStream) -> io::Result<Self> {
        socket.set_nodelay(true)?;
        let peer = socket.peer_addr()?;
        let notes = Arc::new(Notes::default());
        Ok(Self { stream: Stream::Plain(socket), peer, again: Vec::new(), tail: [0; 5], notes })
    }

    pub fn notes(&self) -> Arc<Notes> {
        Arc::clone(&self.notes)
    }

    /// Begins TLS and checks the certificate for `name`.
    pub async fn encrypt(self, connector: &TlsConnector, name: ServerName<'static>) -> io::Result<Self> {
        let Stream::Plain(socket) = self.stream else { return Ok(self) };
        let stream = Stream::Tls(Box::new(connector.connect(name, socket).await?));
        Ok(Self { stream, ..self })
    }

    /// The TLS version in words, if any.
    pub fn tls_version(&self) -> Option<&'static str> {
        let Stream::Tls(stream) = &self.stream else { return None };
        Some(match stream.get_ref().1.protocol_version() {
            Some(rustls::ProtocolVersion::TLSv1_3) => "TLS 1.3",
            Some(rustls::ProtocolVersion::TLSv1_2) => "TLS 1.2",
            _ => "TLS",
        })
    }

    /// Sends one command line and reads its reply.
    pub async fn ask(&mut self, command: &str) -> Result<Reply, NoReply> {
        let dropped = |wrong: io::Error| NoReply::Dropped(wrong.to_string());
        self.write_all(command.as_bytes()).await.map_err(dropped)?;
        self.write_all(b"\r\n").await.map_err(dropped)?;
        self.flush().await.map_err(dropped)?;
        self.reply().await
    }

    /// Reads one reply. More than that must not have come: in front of a TLS handshake such bytes are how somebody on the
    /// way puts words into the server's mouth (CVE-2011-0411 and its kin).
    pub async fn reply(&mut self) -> Result<Reply, NoReply> {
        let mut raw = Vec::new();
        loop {
            let read = self.read_buf(&mut raw).await.map_err(|wrong| NoReply::Dropped(wrong.to_string()))?;
            if read == 0 {
                return Err(NoReply::Dropped(String::new()));
            }
            if let Some(reply) = parse(&raw)? {
                return Ok(reply);
            }
            if raw.len() > LONGEST_REPLY {
                return Err(NoReply::Garbled("the reply does not end".to_owned()));
            }
        }
    }

    /// Lets the next reader, lettre, read this greeting once more.
    pub fn say_again(&mut self, greeting: Reply) {
        self.again = greeting.raw;
    }
}

/// Reads a whole reply (RFC 5321 §4.2); `None` when it is not complete yet.
fn parse(raw: &[u8]) -> Result<Option<Reply>, NoReply> {
    let garbled = || {
        let start: String = String::from_utf8_lossy(raw).chars().take(60).collect();
        NoReply::Garbled(format!("it begins {start:?}"))
    };
    let mut lines = Vec::new();
    let mut rest = raw;
    while let Some(end) = rest.iter().position(|&byte| byte == b'\n') {
        let line = String::from_utf8_lossy(&rest[..end]);
        let line = line.trim_end();
        rest = &rest[end + 1..];
        let code =
            line.get(..3).and_then(|code| code.parse::<u16>().ok()).filter(|code| (200..600).contains(code));
        let code = code.ok_or_else(garbled)?;
        lines.push(line.get(4..).unwrap_or_default().to_owned());
        if line.as_bytes().get(3) == Some(&b'-') {
            continue;
        }
        if !rest.is_empty() {
            return Err(NoReply::Garbled("the server spoke before it was asked".to_owned()));
        }
        return Ok(Some(Reply { code, lines, raw: raw.to_vec() }));
    }
    // Three digits are the first thing any SMTP server says; a TLS or HTTP server is noticed before it falls silent.
    if rest.iter().zip(0..3).any(|(byte, _)| !byte.is_ascii_digit()) { Err(garbled()) } else { Ok(None) }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        if self.again.is_empty() {
            ready!(match &mut self.stream {
                Stream::Plain(stream) => Pin::new(stream).poll_read(cx, into),
                Stream::Tls(stream) => Pin::new(stream).poll_read(cx, into),
            })?;
        } else {
            let take = self.again.len().min(into.remaining());
            into.put_slice(&self.again[..take]);
            self.again.drain(..take);
        }
        self.notes.hear(&into.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let taken = ready!(match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_write(cx, bytes),
            Stream::Tls(stream) => Pin::new(stream).poll_write(cx, bytes),
        })?;
        for &byte in &bytes[taken.saturating_sub(FINAL_DOT.len())..taken] {
            self.tail.rotate_left(1);
            self.tail[4] = byte;
        }
        // Stuffing doubles a dot at the start of a line, so these five bytes can be nothing but the end.
        if self.tail == FINAL_DOT {
            self.notes.dot.store(true, Ordering::Relaxed);
        }
        Poll::Ready(Ok(taken))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_flush(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_flush(cx),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.stream {
            Stream::Plain(stream) => Pin::new(stream).poll_shutdown(cx),
            Stream::Tls(stream) => Pin::new(stream).poll_shutdown(cx),
        }
    }
}

impl AsyncTokioStream for Wire {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.peer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_read_whole_or_not_at_all() {
        let reply = |raw: &str| parse(raw.as_bytes()).map(|reply| reply.map(|it| (it.code, it.text())));
        assert_eq!(reply("220 mail ready\r\n").unwrap(), Some((220, "mail ready".into())));
        assert_eq!(reply("250-a\r\n250 STARTTLS\r\n").unwrap(), Some((250, "a STARTTLS".into())));
        assert_eq!(reply("250\r\n").unwrap(), Some((250, String::new())));
        for unfinished in ["", "22", "220 mail", "250-a\r\n", "250-a\r\n25"] {
            assert_eq!(reply(unfinished).unwrap(), None, "{unfinished:?}");
        }
        for garbled in ["HTTP/1.1 400", "\u{16}\u{3}\u{1}", "SSH", "999 x\r\n", "220 a\r\n250 injected\r\n"] {
            assert!(matches!(reply(garbled), Err(NoReply::Garbled(_))), "{garbled:?}");
        }
    }
}
