//! A label as a PNG of 1 bit per dot at the printer's resolution (`pHYs` says which).
//!
//! Most rows of a label are the row above again, and so `deflate` is told; filters would only hide that.

use std::io;

use png::{BitDepth, ColorType, Compression, Encoder};

use super::bitmap::{Bitmap, Painter};
use super::deflate::{Packer, common};
use super::font::Fonts;
use super::job::Job;
use super::layout::Placed;
use super::qr::Symbol;
use super::stock::Turn;

const INCHES_PER_METRE: f64 = 1000.0 / 25.4;
/// Copies shorter than this cost as much as the bytes themselves.
const WORTH: usize = 4;

/// Writes labels of one job.
pub struct Writer<'a> {
    dpi: u32,
    turn: Turn,
    painter: Painter<'a>,
    bitmap: Bitmap,
    packer: Packer,
    raw: Vec<u8>,
}

impl<'a> Writer<'a> {
    /// For labels of one job.
    pub fn new(job: &Job, fonts: &'a Fonts) -> Self {
        let dots = |mm| super::pdf::dots(mm, job.dpi);
        let bitmap = Bitmap::new(dots(job.stock.cell.width), dots(job.stock.cell.height));
        let painter = Painter::new(fonts, job.dpi);
        Self {
            dpi: job.dpi,
            turn: job.stock.turn,
            painter,
            bitmap,
            packer: Packer::default(),
            raw: Vec::new(),
        }
    }

    /// Draws the whole label again, for comparison.
    pub fn painter(&mut self) -> &mut Painter<'a> {
        &mut self.painter
    }

    /// From here on pictures depend on those of another part no more.
    pub fn begin_part(&mut self) {
        self.packer.begin_part();
    }

    /// The whole file.
    pub fn file(&mut self, symbol: &Symbol, placed: &Placed) -> Vec<u8> {
        self.painter.draw(&mut self.bitmap, Some(symbol), placed);
        if self.turn == Turn::None {
            return self.encode();
        }
        let turned = self.bitmap.clone().turned(self.turn);
        let upright = std::mem::replace(&mut self.bitmap, turned);
        let file = self.encode();
        self.bitmap = upright;
        file
    }

    fn encode(&mut self) -> Vec<u8> {
        let data = self.pack();
        let mut file = Vec::with_capacity(data.len() + 128);
        file.extend_from_slice(b"\x89PNG\r\n\x1a\n");
        let (width, height) = (self.bitmap.width().to_be_bytes(), self.bitmap.height().to_be_bytes());
        // One bit of grey, deflate, no filter but the usual ones, not interlaced (PNG, 11.2.1).
        chunk(&mut file, *b"IHDR", &[&width[..], &height, &[1, 0, 0, 0, 0]].concat());
        let per_metre = per_metre(self.dpi).to_be_bytes();
        chunk(&mut file, *b"pHYs", &[&per_metre[..], &per_metre, &[1]].concat());
        chunk(&mut file, *b"IDAT", &data);
        chunk(&mut file, *b"IEND", &[]);
        file
    }

    fn pack(&mut self) -> Vec<u8> {
        let stride = self.bitmap.stride();
        let line = stride + 1;
        self.raw.clear();
        for row in self.bitmap.bits().chunks_exact(stride.max(1)) {
            // No filter; in a greyscale PNG 1 is white.
            self.raw.push(0);
            self.raw.extend(row.iter().map(|byte| !byte));
        }
        let mut same = 0;
        for start in (0..self.raw.len()).step_by(line) {
            let row = &self.raw[start..start + line];
            if start > 0 && *row == self.raw[start - line..start] {
                same += line;
            } else {
                self.packer.copy(&self.raw[start - same..start], line);
                same = 0;
                self.row(start, line);
            }
        }
        let end = self.raw.len();
        self.packer.copy(&self.raw[end - same..], line);
        self.packer.finish(&self.raw)
    }

    /// A row: stretches of the row above, runs of one byte, the rest as it is.
    fn row(&mut self, start: usize, line: usize) {
        let (raw, end) = (&self.raw[..start + line], start + line);
        let four = |at: usize| raw.get(at..).and_then(<[u8]>::first_chunk::<WORTH>);
        let (mut at, mut fresh) = (start, start);
        while let Some(here) = four(at) {
            // Most places fail by their first four bytes: only others are worth measuring.
            let distance = if at >= line && four(at - line) == Some(here) {
                line
            } else if at > start && four(at - 1) == Some(here) {
                1
            } else {
                at += 1;
                continue;
            };
            let same = common(raw, at - distance, at, end - at);
            self.packer.literals(&raw[fresh..at]);
            self.packer.copy(&raw[at..at + same], distance);
            at += same;
            fresh = at;
        }
        self.packer.literals(&raw[fresh..end]);
    }
}

/// Length, type, data and the CRC of type and data (PNG, 5.3).
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    file.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    let start = file.len();
    file.extend_from_slice(&kind);
    file.extend_from_slice(data);
    let sum = zlib_rs::crc32::crc32(0, &file[start..]);
    file.extend_from_slice(&sum.to_be_bytes());
}

/// A picture in colour, three bytes a dot, for drawings that hold one.
pub fn colours(rgb: &[u8], (width, height): (u32, u32)) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, width, height);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(rgb)?;
    writer.finish()?;
    Ok(bytes)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 2400 dpi")]
fn per_metre(dpi: u32) -> u32 {
    (f64::from(dpi) * INCHES_PER_METRE).round() as u32
}
