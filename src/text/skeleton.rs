//! A page that was rendered once and is only filled from then on: its constant pieces, plain and compressed ahead.
//!
//! Compressing a page for each visitor costs more than everything else together. Here the slots stand as stored blocks between
//! pieces that are compressed already, so that a compressed page costs what a plain one does. It also means that a value
//! from the address is never compressed together with a secret beside it: lengths tell nothing (BREACH). Knows no page and no
//! HTTP: whoever cuts one says what its slots are.

use flate2::{Compress, Compression, FlushCompress};
use zlib_rs::crc32::crc32;

/// The gzip header (RFC 1952, 2.3): deflate, no name, no time, best compression, no system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 0xff];
/// How a sync flush ends: an empty stored block (RFC 1951, 3.2.4), whose length a slot makes its own.
const FLUSHED: [u8; 4] = [0x00, 0x00, 0xff, 0xff];
/// Below it a probe could stand in a page by chance.
pub const LEAST: usize = 6;
/// A stored block's length has 16 bits.
pub const MOST: usize = 1024;

/// The most slots a page may have.
pub const SLOTS: usize = 16;

/// A page cut at its slots.
#[derive(Debug)]
pub struct Skeleton {
    pieces: Vec<Piece>,
    last: Piece,
    lengths: Vec<usize>,
    plain_length: usize,
    packed_length: usize,
}

/// Constant text up to a slot.
#[derive(Debug, Default)]
struct Piece {
    plain: Box<[u8]>,
    packed: Box<[u8]>,
    slot: usize,
}

/// Whether a value may fill a slot: nothing in it is changed by escaping for HTML or for an address (RFC 3986, 2.3).
pub fn is_plain(value: &str) -> bool {
    (LEAST..=MOST).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'))
        && value.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric())
}

impl Skeleton {
    /// Renders twice with made-up values of these lengths, and cuts where they stand.
    ///
    /// # Errors
    /// What `render` says. `None` when the page is more than constant text around its slots: its two renderings differ in
    /// other places, because a template asks what a value is or changes it.
    pub fn cut<E>(
        lengths: &[usize],
        mut render: impl FnMut(&[String]) -> Result<String, E>,
    ) -> Result<Option<Self>, E> {
        if lengths.len() > SLOTS || lengths.iter().any(|length| !(LEAST..=MOST).contains(length)) {
            return Ok(None);
        }
        let probes = [probes(lengths, *b"QZ7"), probes(lengths, *b"kx4")];
        let [one, other] = [render(&probes[0])?, render(&probes[1])?];
        let (one, other) = (split(&one, &probes[0]), split(&other, &probes[1]));
        Ok((one == other).then(|| Self::pack(one, lengths)))
    }

    fn pack((texts, slots): (Vec<&str>, Vec<usize>), lengths: &[usize]) -> Self {
        let mut packer = Packer(Compress::new(Compression::best(), false));
        let mut texts = texts.into_iter();
        let mut pieces = Vec::with_capacity(slots.len());
        for (slot, text) in slots.into_iter().zip(texts.by_ref()) {
            let mut packed = if pieces.is_empty() { HEADER.to_vec() } else { Vec::new() };
            let start = packed.len();
            packer.pack(text.as_bytes(), FlushCompress::Sync, &mut packed);
            if packed[start..].ends_with(&FLUSHED) {
                packed.truncate(packed.len() - FLUSHED.len());
            } else {
                packed.push(0);
            }
            // The reader's window holds the value, ours a byte that no text holds: nothing ever points into a slot.
            packer.pack(&vec![0xff; lengths[slot]], FlushCompress::Sync, &mut Vec::new());
            pieces.push(Piece { plain: text.as_bytes().into(), packed: packed.into(), slot });
        }
        let text = texts.next().unwrap_or_default();
        let mut packed = if pieces.is_empty() { HEADER.to_vec() } else { Vec::new() };
        packer.pack(text.as_bytes(), FlushCompress::Finish, &mut packed);
        let last = Piece { plain: text.as_bytes().into(), packed: packed.into(), slot: 0 };
        let filled: usize = pieces.iter().map(|piece| lengths[piece.slot]).sum();
        let sum = |part: fn(&Piece) -> usize| pieces.iter().map(part).sum::<usize>() + part(&last) + filled;
        Self {
            plain_length: sum(|piece| piece.plain.len()),
            packed_length: sum(|piece| piece.packed.len()) + pieces.len() * FLUSHED.len() + 8,
            pieces,
            last,
            lengths: lengths.to_vec(),
        }
    }

    /// Whether these values fit: as many as there are slots, each of its slot's length and plain.
    pub fn fits(&self, values: &[&str]) -> bool {
        values.len() == self.lengths.len()
            && values
                .iter()
                .zip(&self.lengths)
                .all(|(value, length)| value.len() == *length && is_plain(value))
    }

    /// The page; `None` when the values do not fit.
    pub fn plain(&self, values: &[&str]) -> Option<Vec<u8>> {
        if !self.fits(values) {
            return None;
        }
        let mut page = Vec::with_capacity(self.plain_length);
        for piece in &self.pieces {
            page.extend_from_slice(&piece.plain);
            page.extend_from_slice(values[piece.slot].as_bytes());
        }
        page.extend_from_slice(&self.last.plain);
        Some(page)
    }

    /// The same page as one gzip member; `None` when the values do not fit.
    pub fn packed(&self, values: &[&str]) -> Option<Vec<u8>> {
        if !self.fits(values) {
            return None;
        }
        let mut page = Vec::with_capacity(self.packed_length);
        let mut crc = 0;
        for piece in &self.pieces {
            let value = values[piece.slot].as_bytes();
            page.extend_from_slice(&piece.packed);
            stored_length(value.len(), &mut page);
            page.extend_from_slice(value);
            crc = crc32(crc, &piece.plain);
            crc = crc32(crc, value);
        }
        page.extend_from_slice(&self.last.packed);
        crc = crc32(crc, &self.last.plain);
        page.extend_from_slice(&crc.to_le_bytes());
        page.extend_from_slice(&low32(self.plain_length).to_le_bytes());
        Some(page)
    }
}

/// A page around one constant text, such as its style, which was compressed ahead; the rest is stored as it is.
#[derive(Debug)]
pub struct Ready {
    plain: String,
    packed: Vec<u8>,
}

impl Ready {
    /// Compresses `text`.
    pub fn new(text: &str) -> Self {
        let mut packed = Vec::new();
        Packer(Compress::new(Compression::best(), false)).pack(
            text.as_bytes(),
            FlushCompress::Sync,
            &mut packed,
        );
        Self { plain: text.to_owned(), packed }
    }

    /// `page` as one gzip member, if this text starts at byte `at` of it.
    pub fn pack(&self, page: &str, at: usize) -> Option<Vec<u8>> {
        let (before, rest) = page.split_at_checked(at)?;
        let after = rest.strip_prefix(&self.plain)?;
        let mut out = Vec::with_capacity(page.len() - self.plain.len() + self.packed.len() + 64);
        out.extend_from_slice(&HEADER);
        stored(before.as_bytes(), false, &mut out);
        out.extend_from_slice(&self.packed);
        stored(after.as_bytes(), true, &mut out);
        out.extend_from_slice(&crc32(0, page.as_bytes()).to_le_bytes());
        out.extend_from_slice(&low32(page.len()).to_le_bytes());
        Some(out)
    }
}

/// Stored blocks (RFC 1951, 3.2.4), the last of them final if asked for.
fn stored(bytes: &[u8], is_end: bool, out: &mut Vec<u8>) {
    let mut chunks = bytes.chunks(usize::from(u16::MAX)).peekable();
    if chunks.peek().is_none() && is_end {
        out.extend_from_slice(&[1, 0x00, 0x00, 0xff, 0xff]);
    }
    while let Some(chunk) = chunks.next() {
        out.push(u8::from(is_end && chunks.peek().is_none()));
        stored_length(chunk.len(), out);
        out.extend_from_slice(chunk);
    }
}

fn stored_length(length: usize, out: &mut Vec<u8>) {
    let length = u16::try_from(length).unwrap_or(u16::MAX);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&(!length).to_le_bytes());
}

/// RFC 1952, 2.3.1: sizes modulo 2³².
fn low32(length: usize) -> u32 {
    u32::try_from(length & 0xffff_ffff).unwrap_or(u32::MAX)
}

struct Packer(Compress);

impl Packer {
    fn pack(&mut self, mut bytes: &[u8], flush: FlushCompress, out: &mut Vec<u8>) {
        loop {
            out.reserve(bytes.len() + 64);
            let (read, room) = (self.0.total_in(), out.capacity() - out.len());
            let before = out.len();
            // It fails only on a broken state, which a stream that nobody else touches does not get into.
            let status = self.0.compress_vec(bytes, out, flush);
            let taken = usize::try_from(self.0.total_in() - read).unwrap_or(bytes.len());
            bytes = bytes.get(taken..).unwrap_or_default();
            let is_full = out.len() - before == room;
            if status.is_err() || (bytes.is_empty() && !is_full) {
                return;
            }
        }
    }
}

/// A value for each slot, of its length, that no page holds by chance. Its second letter names the slot, and no other slot's
/// value holds that letter: none is found inside another.
fn probes(lengths: &[usize], letters: [u8; 3]) -> Vec<String> {
    let mut state = 0x9e37_79b9_u32;
    let mut letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(letters[(state >> 24) as usize % letters.len()])
    };
    let probe = |(slot, length): (char, &usize)| {
        let rest: String = (2..*length).map(|_| letter()).collect();
        format!("{}{slot}{rest}", char::from(letters[0]))
    };
    ('A'..='P').zip(lengths).map(probe).collect()
}

/// The texts between the probes, one more than there are probes in it, and which slot each probe is.
fn split<'p>(page: &'p str, probes: &[String]) -> (Vec<&'p str>, Vec<usize>) {
    let (mut texts, mut slots, mut rest) = (Vec::new(), Vec::new(), page);
    loop {
        let found = probes.iter().enumerate().filter_map(|(slot, probe)| Some((rest.find(probe)?, slot)));
        let Some((at, slot)) = found.min() else { break };
        texts.push(&rest[..at]);
        slots.push(slot);
        rest = &rest[at + probes[slot].len()..];
    }
    texts.push(rest);
    (texts, slots)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::io::Read;

    use proptest::prelude::*;

    use super::*;

    fn unpacked(packed: &[u8]) -> String {
        let mut text = String::new();
        flate2::bufread::GzDecoder::new(packed).read_to_string(&mut text).unwrap();
        text
    }

    fn cut(lengths: &[usize], page: impl Fn(&[String]) -> String) -> Option<Skeleton> {
        Skeleton::cut(lengths, |values| Ok::<_, Infallible>(page(values))).unwrap()
    }

    proptest! {
        #[test]
        fn what_a_browser_unpacks_is_what_was_rendered(
            texts in prop::collection::vec("(<p>|[a-c ]{0,9}|é☂){0,60}", 1..9),
            order in prop::collection::vec(0_usize..3, 0..8),
            values in ["[A-Za-z0-9]{6,9}", "[A-Z][A-Z0-9._-]{13}", "[0-9a-f]{32}"],
        ) {
            let page = |values: &[String]| {
                let slot = |at: usize| order.get(at).map_or("", |slot| values[*slot].as_str());
                texts.iter().enumerate().fold(String::new(), |page, (at, text)| page + text + slot(at))
            };
            let lengths = values.each_ref().map(String::len);
            let skeleton = cut(&lengths, page).unwrap();
            let filled = values.each_ref().map(String::as_str);
            let rendered = page(&values);
            prop_assert_eq!(skeleton.plain(&filled).unwrap(), rendered.as_bytes());
            let packed = skeleton.packed(&filled).unwrap();
            prop_assert_eq!(unpacked(&packed), rendered);
            prop_assert_eq!(packed.len(), packed.capacity());
        }

        #[test]
        fn a_page_around_a_ready_text_unpacks_to_itself(before in ".{0,200}", after in ".{0,200}") {
            let ready = Ready::new("a{color:red}b{color:red}");
            let page = format!("{before}a{{color:red}}b{{color:red}}{after}");
            prop_assert_eq!(unpacked(&ready.pack(&page, before.len()).unwrap()), page);
        }
    }

    #[test]
    fn a_page_that_asks_what_a_value_is_is_not_cut() {
        assert!(cut(&[8], |values| values[0].to_lowercase()).is_none());
        assert!(
            cut(&[8], |values| if values[0].starts_with('Q') { "a".into() } else { "b".into() }).is_none()
        );
        assert!(cut(&[5], |values| values[0].clone()).is_none());
    }

    #[test]
    fn a_value_that_would_be_escaped_or_is_of_another_length_does_not_fit() {
        let skeleton = cut(&[8], |values| format!("<b>{}</b>", values[0])).unwrap();
        assert!(skeleton.plain(&["SN12<456"]).is_none() && skeleton.packed(&["SN1234567"]).is_none());
        assert_eq!(skeleton.plain(&["SN-12.45"]).unwrap(), b"<b>SN-12.45</b>");
    }
}
