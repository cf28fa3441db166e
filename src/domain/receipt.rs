//! Receipts that owners send, and photos of receipt or plate by whoever says that a unit is theirs: pictures are read and written anew, so that nothing of the file that came survives but what
//! the eye sees; PDFs are kept as they are and are only ever handed on, never opened.
//!
//! What a file is tells its content, not its name. Slow: seconds for large pictures; not for threads that answer.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{DynamicImage, ImageDecoder, Limits, Rgb, RgbImage};
use sha2::{Digest, Sha256};

use super::clock::{Id, Timestamp};
use super::code::key::hex;

/// The most bytes of a file.
pub const BYTES_MAX: usize = 10 * 1024 * 1024;
/// The most pixels that are read: phones of today make up to 50 million.
const PIXELS_MAX: u64 = 52_000_000;
/// Pixels along the longer edge of what is kept: small print stays legible.
const EDGE_MAX: u32 = 2_400;
/// Memory a picture may take while it is read, in bytes.
const MEMORY_MAX: u64 = 512 * 1024 * 1024;
const JPEG_QUALITY: u8 = 82;

/// What is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// A picture, written by us.
    Jpeg,
    /// A document, as it came.
    Pdf,
}

impl MediaType {
    /// As in `Content-Type`, and as stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Pdf => "application/pdf",
        }
    }

    /// As read back. What is unknown counts as the kind that is never shown.
    pub fn stored(text: &str) -> Self {
        if text == Self::Jpeg.as_str() { Self::Jpeg } else { Self::Pdf }
    }

    /// Ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Pdf => "pdf",
        }
    }
}

/// Why a file is no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing came.
    Missing,
    /// More than [`BYTES_MAX`].
    TooLarge,
    /// Apple's format, which few programs read.
    Heic,
    /// Neither a picture we read nor a PDF.
    Unknown,
    /// It begins as one and cannot be read.
    Broken,
    /// More pixels than any camera makes.
    TooManyPixels,
}

/// A receipt ready to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// What it is.
    pub media_type: MediaType,
    /// SHA-256 of the file that came: the same file sent twice is one receipt.
    pub source: String,
    /// What is kept.
    pub bytes: Vec<u8>,
}

/// A receipt without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptFacts {
    /// What it is.
    pub media_type: MediaType,
    /// Names the very file, see [`Receipt::source`].
    pub source: String,
    /// When it came.
    pub sent_at: Timestamp,
}

/// What a photo for the desk speaks for, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoOf {
    /// A claim.
    Claim(Id),
    /// A transfer whose seller may still answer.
    Transfer(Id),
}

enum Kind {
    Jpeg,
    Png,
    WebP,
    Pdf,
}

impl Receipt {
    /// Reads a file that somebody sent.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn parse(file: &[u8]) -> Result<Self, Refusal> {
        let kind = kind_of(file)?;
        let source = hex(&Sha256::digest(file));
        if let Kind::Pdf = kind {
            return Ok(Self { media_type: MediaType::Pdf, source, bytes: file.to_vec() });
        }
        let bytes = written_anew(file, &kind)?;
        Ok(Self { media_type: MediaType::Jpeg, source, bytes })
    }
}

fn kind_of(file: &[u8]) -> Result<Kind, Refusal> {
    let at = |start: usize, what: &[u8]| file.get(start..).is_some_and(|rest| rest.starts_with(what));
    if file.is_empty() {
        return Err(Refusal::Missing);
    }
    if file.len() > BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    if at(0, b"\xff\xd8\xff") {
        Ok(Kind::Jpeg)
    } else if at(0, b"\x89PNG\r\n\x1a\n") {
        Ok(Kind::Png)
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Ok(Kind::WebP)
    } else if at(0, b"%PDF-") {
        Ok(Kind::Pdf)
    } else if at(4, b"ftyp")
        && [b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif"].iter().any(|brand| at(8, *brand))
    {
        Err(Refusal::Heic)
    } else {
        Err(Refusal::Unknown)
    }
}

/// The picture turned upright, no larger than needed, as JPEG without anything beside it.
fn written_anew(file: &[u8], kind: &Kind) -> Result<Vec<u8>, Refusal> {
    let picture = match kind {
        Kind::Png => read(PngDecoder::new(Cursor::new(file)))?,
        Kind::WebP => read(WebPDecoder::new(Cursor::new(file)))?,
        Kind::Jpeg | Kind::Pdf => read(image::codecs::jpeg::JpegDecoder::new(Cursor::new(file)))?,
    };
    let picture = if picture.width().max(picture.height()) > EDGE_MAX {
        picture.thumbnail(EDGE_MAX, EDGE_MAX)
    } else {
        picture
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, JPEG_QUALITY)
        .encode_image(&on_white(&picture))
        .map_err(|_| Refusal::Broken)?;
    Ok(bytes)
}

/// Its header first: what claims to be too large is not unpacked.
fn read<D: ImageDecoder>(decoder: image::ImageResult<D>) -> Result<DynamicImage, Refusal> {
    let mut decoder = decoder.map_err(|_| Refusal::Broken)?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Refusal::Broken);
    }
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > MEMORY_MAX {
        return Err(Refusal::TooManyPixels);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX);
    decoder.set_limits(limits).map_err(|_| Refusal::TooManyPixels)?;
    let orientation = decoder.orientation();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Broken)?;
    if let Ok(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    Ok(picture)
}

/// What is see-through becomes paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let mix = |channel: u8| {
            let mixed = (u16::from(channel) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        Rgb([mix(red), mix(green), mix(blue)])
    })
}
