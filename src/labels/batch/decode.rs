//! From bytes of unknown encoding to text, without ever holding the file; workbooks are told apart and go to `sheet`.
//!
//! UTF-16 (Excel's "Unicode text") is turned into UTF-8 as it streams; everything else passes, and its fields are
//! decoded one by one by [`Encoding`], which learns from the file as it goes.

use std::borrow::Cow;
use std::io::{self, Chain, Cursor, Read};

use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::FileError;

/// How many bytes of UTF-16 are decoded at once.
const CHUNK: usize = 16 * 1024;

/// The bytes of a file, in UTF-8 or an 8-bit encoding, byte order mark removed.
pub(super) struct Bytes<R> {
    inner: R,
    /// What was read to look at, and then whatever was decoded and not yet asked for.
    ready: Vec<u8>,
    taken: usize,
    utf16: Option<Decoder>,
}

/// What the first bytes prove a file to be, whatever its name says.
pub(super) enum Content<R> {
    /// Text, and the encoding if its first bytes prove one.
    Text(Bytes<R>, Encoding),
    /// A ZIP archive, from its first byte on: an Excel workbook, if anything.
    Workbook(Chain<Cursor<Vec<u8>>, R>),
}

impl<R: Read> Bytes<R> {
    /// Looks at the first bytes.
    pub(super) fn open(mut inner: R) -> Result<Content<R>, FileError> {
        let mut head = Vec::with_capacity(4);
        inner.by_ref().take(4).read_to_end(&mut head)?;
        let (mark, utf16, encoding) = match head.as_slice() {
            [b'P', b'K', 3, 4] => return Ok(Content::Workbook(Cursor::new(head).chain(inner))),
            // The compound file of Excel 97, and of workbooks with a password.
            [0xD0, 0xCF, 0x11, 0xE0] => return Err(FileError::OldWorkbook),
            [0xEF, 0xBB, 0xBF, ..] => (3, None, Encoding::Utf8),
            [0xFF, 0xFE, ..] => (2, Some(UTF_16LE), Encoding::Utf8),
            [0xFE, 0xFF, ..] => (2, Some(UTF_16BE), Encoding::Utf8),
            // Without a mark: a header begins with two ASCII letters.
            [1..=0x7F, 0, 1..=0x7F, 0] => (0, Some(UTF_16LE), Encoding::Utf8),
            [0, 1..=0x7F, 0, 1..=0x7F] => (0, Some(UTF_16BE), Encoding::Utf8),
            _ => (0, None, Encoding::Unknown),
        };
        head.drain(..mark);
        let mut utf16 = utf16.map(encoding_rs::Encoding::new_decoder_without_bom_handling);
        if let Some(decoder) = &mut utf16 {
            head = decoded(decoder, &head, false);
        }
        Ok(Content::Text(Self { inner, ready: head, taken: 0, utf16 }, encoding))
    }

    fn decode_more(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.utf16 else { return Ok(()) };
        let mut raw = vec![0; CHUNK];
        // A chunk may hold half a character only: read on until there is text or the file ends.
        while self.taken == self.ready.len() {
            let count = self.inner.read(&mut raw)?;
            self.ready = decoded(decoder, &raw[..count], count == 0);
            self.taken = 0;
            if count == 0 {
                self.utf16 = None;
                break;
            }
        }
        Ok(())
    }
}

fn decoded(decoder: &mut Decoder, raw: &[u8], last: bool) -> Vec<u8> {
    let mut text = vec![0; decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len() * 3 + 8)];
    let (_, _, written, _) = decoder.decode_to_utf8(raw, &mut text, last);
    text.truncate(written);
    text
}

impl<R: Read> Read for Bytes<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() && self.utf16.is_some() {
            self.decode_more()?;
        }
        if self.taken == self.ready.len() {
            return self.inner.read(to);
        }
        let count = (&self.ready[self.taken..]).read(to)?;
        self.taken += count;
        Ok(count)
    }
}

/// What the file has shown of its encoding so far. ASCII shows nothing, and the first byte beyond it decides: a file
/// never changes its encoding, so a later row that does not fit is damaged and no reason to think again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Only ASCII so far.
    Unknown,
    /// UTF-8.
    Utf8,
    /// The 8-bit encoding of Excel's plain "CSV" in western Europe.
    Windows1252,
}

impl Encoding {
    /// The text of a field; `None` when it is damaged.
    pub(super) fn decode<'f>(&mut self, field: &'f [u8]) -> Option<Cow<'f, str>> {
        if field.is_ascii() {
            return std::str::from_utf8(field).ok().map(Cow::Borrowed);
        }
        if *self == Self::Unknown {
            let is_utf8 = std::str::from_utf8(field).is_ok();
            *self = if is_utf8 { Self::Utf8 } else { Self::Windows1252 };
        }
        match self {
            Self::Windows1252 => Some(WINDOWS_1252.decode_without_bom_handling(field).0),
            _ => std::str::from_utf8(field).ok().map(Cow::Borrowed),
        }
    }
}
