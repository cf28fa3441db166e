//! From a letter's words to its sealed bytes: headers, text and HTML part, attachments, envelope.
//!
//! A pure function of its input. The boundary comes from the Message-ID and the date is an argument, so the same letter gives
//! the same bytes on every machine and in every try. No field can start a second header or name a second recipient: names
//! and subjects are made one line, everything else is refused. The outbox stores the [`Sealed`] letter before it is sent.

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{
    ContentTransferEncoding, ContentType, Date, From as FromHeader, HeaderName, HeaderValue, Headers,
    MIME_VERSION_1_0, MessageId, ReplyTo, Subject, To,
};
use lettre::message::{Attachment, Body, MultiPart, SinglePart};

use super::address::{Address, AddressError, Mailbox, one_line};
use super::fingerprint;
use crate::domain::registration::OffersConsent;

/// Most characters of a subject that are sent. One unbroken word of this length still fits a line (RFC 5322 §2.1.1).
const LONGEST_SUBJECT: usize = 200;

/// The last millisecond of the year 9999, the end of what a Date header can say (RFC 5322 §3.3).
const LAST_MOMENT: i64 = 253_402_300_799_999;

/// A letter in plain data, before it is sealed.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// `left@right` without angle brackets, unique for this letter; see [`super::Settings::message_id`].
    pub message_id: &'a str,
    /// When it was written: milliseconds since 1970, UTC.
    pub date: i64,
    /// Whom it comes from; refusals return to this address.
    pub from: &'a Mailbox,
    /// Where answers go, when not to `from`.
    pub reply_to: Option<&'a Mailbox>,
    /// The one person it goes to.
    pub to: &'a Mailbox,
    /// What it is for, which decides how it can be ended.
    pub purpose: Purpose<'a>,
    /// BCP 47 tag of its language, as in `de-CH`.
    pub lang: &'a str,
    /// One line; at most 200 characters are sent.
    pub subject: &'a str,
    /// The text part.
    pub text: &'a str,
    /// The HTML part, equal in content.
    pub html: &'a str,
    /// Files that travel with it.
    pub files: &'a [File<'a>],
}

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose<'a> {
    /// It was asked for or is owed: a confirmation, an answer.
    Service,
    /// It warns of danger; nobody can switch it off.
    Safety,
    /// It promotes, if only in one section. There is no such letter without a yes to it and a way to end it.
    Marketing(Marketing<'a>),
}

/// The marketing of somebody who said yes, with the way to end it. There is no other way to a value than that yes:
///
/// ```
/// # fn example(registration: &aftersale::domain::registration::Registration) {
/// use aftersale::mail::compose::{Marketing, Purpose};
/// let purpose = match registration.offers_consent() {
///     Some(consent) => Purpose::Marketing(Marketing::with(&consent, "https://go.example.com/u/secret")),
///     None => Purpose::Service,
/// };
/// # }
/// ```
///
/// Without consent it does not compile, neither by its fields:
///
/// ```compile_fail,E0451
/// use aftersale::mail::compose::{Marketing, Purpose};
/// let purpose = Purpose::Marketing(Marketing { unsubscribe: "https://go.example.com/u/secret" });
/// ```
///
/// nor by the wish of the caller:
///
/// ```compile_fail,E0308
/// use aftersale::mail::compose::{Marketing, Purpose};
/// let purpose = Purpose::Marketing(Marketing::with(&true, "https://go.example.com/u/secret"));
/// ```
///
/// nor by a consent that nobody gave:
///
/// ```compile_fail,E0451
/// use aftersale::domain::registration::OffersConsent;
/// let consent = OffersConsent { _given: () };
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marketing<'a> {
    unsubscribe: &'a str,
}

impl<'a> Marketing<'a> {
    /// With the proof of a yes, and the link that ends it, `http://` or `https://`; with `https` it works with one click (RFC 8058).
    pub fn with(_consent: &OffersConsent, unsubscribe: &'a str) -> Self {
        Self { unsubscribe }
    }
}

/// A file that travels with a letter.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, as in `certificate.pdf`.
    pub name: &'a str,
    /// Its media type, as in `application/pdf`.
    pub media_type: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
}

/// A letter as it leaves: these bytes, this envelope, however often it is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    message_id: String,
    date: i64,
    envelope_from: Address,
    envelope_to: Address,
    bytes: Vec<u8>,
    promotes: bool,
}

/// Why a letter cannot be sealed. All of these are mistakes of the caller or of stored data, none is temporary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// The Message-ID is not `left@right` of plain ASCII.
    #[error("the Message-ID must be left@right in letters, digits and . - _")]
    MessageId,
    /// The unsubscribe link is no absolute URL.
    #[error("the unsubscribe link must be an absolute http or https URL in ASCII, at most 900 bytes")]
    Unsubscribe,
    /// The language tag has characters no tag has.
    #[error("the language must be a BCP 47 tag such as de-CH")]
    Language,
    /// A file's media type cannot be read.
    #[error("the media type of an attached file must look like application/pdf")]
    MediaType,
    /// A stored envelope address is not one.
    #[error("the envelope: {0}")]
    Envelope(#[from] AddressError),
}

impl Sealed {
    /// Takes a sealed letter back from where it was stored.
    ///
    /// # Errors
    /// When an envelope address is not one.
    pub fn stored(
        message_id: String,
        date: i64,
        envelope_from: &str,
        envelope_to: &str,
        bytes: Vec<u8>,
    ) -> Result<Self, ComposeError> {
        let (envelope_from, envelope_to) = (Address::parse(envelope_from)?, Address::parse(envelope_to)?);
        // Whether it promotes was noted when it was sealed; nobody asks a stored one.
        Ok(Self { message_id, date, envelope_from, envelope_to, bytes, promotes: false })
    }

    /// The Message-ID without angle brackets.
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// When it was written: milliseconds since 1970, UTC.
    pub fn date(&self) -> i64 {
        self.date
    }

    /// Where refusals return to (`MAIL FROM`).
    pub fn envelope_from(&self) -> &Address {
        &self.envelope_from
    }

    /// Whom it goes to (`RCPT TO`).
    pub fn envelope_to(&self) -> &Address {
        &self.envelope_to
    }

    /// It was sealed just now as a letter that promotes.
    pub fn promotes(&self) -> bool {
        self.promotes
    }

    /// The message, CRLF lines, ready for DATA except for dot-stuffing.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Seals a letter.
///
/// # Errors
/// [`ComposeError`] when a field that cannot be made harmless is wrong.
pub fn seal(letter: &Letter<'_>) -> Result<Sealed, ComposeError> {
    let headers = headers(letter)?;
    let body = body(letter)?;
    let mut bytes = headers.to_string().into_bytes();
    bytes.extend_from_slice(&body.formatted());
    Ok(Sealed {
        message_id: letter.message_id.to_owned(),
        date: letter.date,
        envelope_from: letter.from.address().clone(),
        envelope_to: letter.to.address().clone(),
        bytes,
        promotes: matches!(letter.purpose, Purpose::Marketing(_)),
    })
}

fn headers(letter: &Letter<'_>) -> Result<Headers, ComposeError> {
    let mut headers = Headers::new();
    let millis = u64::try_from(letter.date.clamp(0, LAST_MOMENT)).unwrap_or_default();
    headers.set(Date::new(UNIX_EPOCH + Duration::from_millis(millis)));
    headers.set(FromHeader::from(letter.from.header()));
    if let Some(reply_to) = letter.reply_to {
        headers.set(ReplyTo::from(reply_to.header()));
    }
    headers.set(To::from(letter.to.header()));
    headers.set(Subject::from(subject(letter.subject)));
    headers.set(MessageId::from(message_id(letter.message_id)?));
    headers.set(MIME_VERSION_1_0);
    add(&mut headers, "Content-Language", language(letter.lang)?.to_owned());
    // RFC 3834 §5: an out-of-office answer to a machine helps nobody; the second header says the same to Exchange.
    add(&mut headers, "Auto-Submitted", "auto-generated".to_owned());
    add(&mut headers, "X-Auto-Response-Suppress", "OOF, AutoReply".to_owned());
    if let Purpose::Marketing(Marketing { unsubscribe }) = letter.purpose {
        add(&mut headers, "List-Unsubscribe", format!("<{}>", link(unsubscribe)?));
        // RFC 8058 §3.1 allows one-click only over https; the plain link of a local demo stays a link.
        if unsubscribe.starts_with("https://") {
            add(&mut headers, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned());
        }
    }
    Ok(headers)
}

fn add(headers: &mut Headers, name: &'static str, value: String) {
    headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
}

/// A subject that reads as it was written: a word joiner, which nobody sees, keeps a literal `=?` from being taken for an
/// encoded word (RFC 2047 §5) and decoded into something else.
fn subject(text: &str) -> String {
    one_line(text, LONGEST_SUBJECT).replace("=?", "=\u{2060}?")
}

fn message_id(text: &str) -> Result<String, ComposeError> {
    let plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
    };
    match text.split_once('@') {
        Some((left, right)) if text.len() <= 250 && plain(left) && plain(right) => Ok(format!("<{text}>")),
        _ => Err(ComposeError::MessageId),
    }
}

fn language(tag: &str) -> Result<&str, ComposeError> {
    let plain = tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if plain && (2..=35).contains(&tag.len()) { Ok(tag) } else { Err(ComposeError::Language) }
}

fn link(url: &str) -> Result<&str, ComposeError> {
    let after = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = url.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'>' | b'"' | b',' | b'\\'));
    match after {
        Some(rest) if !rest.is_empty() && plain && url.len() <= 900 => Ok(url),
        _ => Err(ComposeError::Unsubscribe),
    }
}

/// `multipart/alternative`, text first as RFC 2046 §5.1.4 wants it; with files, inside a `multipart/mixed`.
fn body(letter: &Letter<'_>) -> Result<MultiPart, ComposeError> {
    let (text, html) = (lines(letter.text), lines(letter.html));
    let free = |boundary: &String| !text.contains(boundary.as_str()) && !html.contains(boundary.as_str());
    let boundary = |part: &str| {
        (0..u32::MAX).map(|n| boundary(letter.message_id, part, n)).find(free).unwrap_or_default()
    };
    let (inner, outer) = (boundary("alternative"), boundary("mixed"));
    let words = MultiPart::alternative()
        .boundary(inner)
        .singlepart(SinglePart::plain(text))
        .singlepart(SinglePart::html(html));
    if letter.files.is_empty() {
        return Ok(words);
    }
    let mut whole = MultiPart::mixed().boundary(outer).multipart(words);
    for file in letter.files {
        let media_type = ContentType::parse(file.media_type).map_err(|_| ComposeError::MediaType)?;
        let Ok(content) = Body::new_with_encoding(file.bytes.to_vec(), ContentTransferEncoding::Base64)
        else {
            return Err(ComposeError::MediaType);
        };
        let name = one_line(file.name, 100).replace(['/', '\\', '"'], "_");
        whole = whole.singlepart(Attachment::new(name).body(content, media_type));
    }
    Ok(whole)
}

/// `=_` occurs in no quoted-printable or base64 text (RFC 2045 §6.7), so only unencoded parts have to be searched for it.
fn boundary(message_id: &str, part: &str, n: u32) -> String {
    let digest = fingerprint(&[message_id.as_bytes(), &[0], part.as_bytes(), &n.to_be_bytes()]);
    format!("=_{digest}")
}

/// Line breaks become one kind, and control characters go: a bare CR, LF or NUL is what relays disagree about, and where
/// they disagree a second message can be smuggled in.
fn lines(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars().filter(|&c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}
