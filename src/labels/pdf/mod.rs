//! Sheets as PDF 1.7, written as a stream: a page leaves memory as soon as it is full.
//!
//! Where each page starts is kept, on disk if they are many; fonts and page tree come last. Equal input gives
//! equal bytes: no date, no random identifier. Next: `output` puts the file into place, `proof` reads it back.

pub mod calibration;
pub mod certificate;
pub mod content;
mod fonts;
mod images;
mod marks;
mod offsets;
mod pack;
mod paper;
mod sheet;
mod used;

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Chunk, Filter, Finish, Name, Rect, Ref, TextStr};

use super::font::{FaceId, Fonts, Weight};
use super::job::{Job, QrDrawing};
use super::output::Sink;
pub use images::Images;
use offsets::Offsets;
pub use sheet::Sheets;
pub use used::UsedFaces;

const CATALOG: i32 = 1;
const PAGES: i32 = 2;
const INFO: i32 = 3;
const RESOURCES: i32 = 4;
const FIRST_FREE: i32 = 5;
/// Pages below one node of the page tree: readers find any page in three steps.
const NODE: usize = 256;

/// A document in the making: puts finished sheets into the file, one after the other.
pub struct Pdf<'a> {
    job: &'a Job,
    fonts: &'a Fonts,
    sink: &'a mut dyn Sink,
    written: u64,
    offsets: Offsets,
    used: UsedFaces,
    images: Images,
    readings: &'a Glyphs,
    pages: u64,
    node: Option<(Ref, Vec<Ref>)>,
    nodes: Vec<(Ref, usize)>,
}

/// For each of Inter's weights what its glyphs say, by glyph number.
pub type Glyphs = [Vec<Option<char>>; 2];

/// Deflate for what comes once in a file; pages have their own, see `pack`.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(6));
    // Writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// For each weight what its glyphs say, by glyph number.
pub fn readings(fonts: &Fonts) -> Glyphs {
    Weight::ALL.map(|weight| {
        let map = fonts.readings(weight);
        let last = map.keys().next_back().copied().unwrap_or(0);
        (0..=last).map(|id| map.get(&id).copied()).collect()
    })
}

impl<'a> Pdf<'a> {
    /// Writes the header.
    pub fn begin(
        job: &'a Job,
        fonts: &'a Fonts,
        readings: &'a Glyphs,
        sink: &'a mut dyn Sink,
    ) -> io::Result<Self> {
        let header = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
        sink.write(header)?;
        Ok(Self {
            job,
            fonts,
            sink,
            written: header.len() as u64,
            offsets: Offsets::new(FIRST_FREE),
            used: UsedFaces::default(),
            images: Images::default(),
            readings,
            pages: 0,
            node: None,
            nodes: Vec::new(),
        })
    }

    /// Notes glyphs and pictures of the sheets to come.
    pub fn note(&mut self, used: &UsedFaces, images: &Images) {
        self.images.merge(images);
        self.used.iter_mut().zip(used).for_each(|(mine, theirs)| mine.merge(theirs));
    }

    /// Writes fonts, page tree and cross-reference table; gives the number of pages.
    pub fn finish(mut self) -> io::Result<u64> {
        self.end_node()?;
        self.resources()?;
        self.tree()?;
        self.catalog()?;
        self.trailer()?;
        Ok(self.pages)
    }

    /// Adds a page, its stream compressed.
    pub fn add(&mut self, sheet: &[u8]) -> io::Result<()> {
        if self.node.as_ref().is_some_and(|(_, pages)| pages.len() == NODE) {
            self.end_node()?;
        }
        let (page, content) = (self.next_id(), self.next_id());
        let parent = if let Some((node, pages)) = &mut self.node {
            pages.push(page);
            *node
        } else {
            let node = self.next_id();
            self.node = Some((node, vec![page]));
            node
        };
        let mut chunk = Chunk::new();
        let mut dict = chunk.page(page);
        dict.parent(parent).contents(content);
        dict.media_box(media_box(self.job));
        dict.pair(Name(b"Resources"), Ref::new(RESOURCES));
        dict.finish();
        self.object(page, &chunk)?;
        let mut chunk = Chunk::new();
        chunk.stream(content, sheet).filter(Filter::FlateDecode);
        self.object(content, &chunk)?;
        self.pages += 1;
        Ok(())
    }

    fn end_node(&mut self) -> io::Result<()> {
        let Some((node, pages)) = self.node.take() else { return Ok(()) };
        let mut chunk = Chunk::new();
        let count = i32::try_from(pages.len()).unwrap_or(i32::MAX);
        self.nodes.push((node, pages.len()));
        chunk.pages(node).parent(Ref::new(PAGES)).count(count).kids(pages);
        self.object(node, &chunk)
    }

    fn tree(&mut self) -> io::Result<()> {
        let mut chunk = Chunk::new();
        let count = self.nodes.iter().map(|(_, pages)| pages).sum::<usize>();
        let kids = self.nodes.iter().map(|(node, _)| *node);
        chunk.pages(Ref::new(PAGES)).count(i32::try_from(count).unwrap_or(i32::MAX)).kids(kids);
        self.object(Ref::new(PAGES), &chunk)
    }

    fn resources(&mut self) -> io::Result<()> {
        let mut chunk = Chunk::new();
        let mut dict = chunk.indirect(Ref::new(RESOURCES)).dict();
        let mut list = dict.insert(Name(b"Font")).dict();
        let mut objects = Vec::new();
        let used = std::mem::take(&mut self.used);
        for (face, used) in (0..).map_while(FaceId::at).zip(&used) {
            if let Some(font) = fonts::objects((self.fonts, face), used, self.readings, || self.next_id()) {
                if let Some((first, _)) = font.first() {
                    list.pair(Name(&fonts::key(face)), *first);
                }
                objects.extend(font);
            }
        }
        list.finish();
        let offsets = &mut self.offsets;
        objects.extend(self.images.objects(&mut dict, || Ref::new(offsets.number())));
        dict.finish();
        self.object(Ref::new(RESOURCES), &chunk)?;
        objects.iter().try_for_each(|(id, chunk)| self.object(*id, chunk))
    }

    fn catalog(&mut self) -> io::Result<()> {
        let mut chunk = Chunk::new();
        let mut catalog = chunk.indirect(Ref::new(CATALOG)).dict();
        catalog.pair(Name(b"Type"), Name(b"Catalog")).pair(Name(b"Pages"), Ref::new(PAGES));
        // A viewer that fits pages to the printable area would shift every label: ask it not to scale.
        let mut preferences = catalog.insert(Name(b"ViewerPreferences")).dict();
        preferences.pair(Name(b"PrintScaling"), Name(b"None")).pair(Name(b"Duplex"), Name(b"Simplex"));
        preferences.pair(Name(b"PickTrayByPDFSize"), true);
        preferences.finish();
        catalog.finish();
        self.object(Ref::new(CATALOG), &chunk)?;
        let mut chunk = Chunk::new();
        let version = concat!("aftersale ", env!("CARGO_PKG_VERSION"));
        let mut info = chunk.indirect(Ref::new(INFO)).dict();
        info.pair(Name(b"Title"), TextStr(&self.job.title));
        info.pair(Name(b"Creator"), TextStr(version)).pair(Name(b"Producer"), TextStr(version));
        info.finish();
        self.object(Ref::new(INFO), &chunk)
    }

    /// Cross-reference table and trailer (ISO 32000-1, 7.5.4 and 7.5.5).
    fn trailer(&mut self) -> io::Result<()> {
        let start = self.written;
        let size = self.offsets.next;
        self.sink.write(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes())?;
        let sink = &mut self.sink;
        self.offsets.each(|offset| {
            // Numbers kept for a font nobody used stay free.
            let line = if offset == 0 {
                "0000000000 65535 f \n".to_owned()
            } else {
                format!("{offset:010} 00000 n \n")
            };
            sink.write(line.as_bytes())
        })?;
        let trailer = format!(
            "trailer\n<< /Size {size} /Root {CATALOG} 0 R /Info {INFO} 0 R >>\nstartxref\n{start}\n%%EOF\n"
        );
        self.sink.write(trailer.as_bytes())
    }

    fn next_id(&mut self) -> Ref {
        Ref::new(self.offsets.number())
    }

    fn object(&mut self, id: Ref, chunk: &Chunk) -> io::Result<()> {
        self.offsets.note(id.get(), self.written)?;
        self.written += chunk.len() as u64;
        self.sink.write(chunk.as_bytes())
    }
}

fn points_per_dot(job: &Job) -> f64 {
    72.0 / f64::from(job.dpi)
}

/// The page in whole dots, so that a printer's grid starts at the page's corner; the paper is at most half a dot off.
pub(super) fn page_dots(job: &Job) -> (u32, u32) {
    (dots(job.stock.page.width, job.dpi), dots(job.stock.page.height, job.dpi))
}

/// A cell's upper left corner in whole dots of its page.
pub(super) fn cell_dots(job: &Job, cell: u32) -> (u32, u32) {
    let (left, top) = job.stock.cell_at(cell);
    (dots(left, job.dpi), dots(top, job.dpi))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "dots of a page of at most 2 m")]
pub(super) fn dots(mm: f64, dpi: u32) -> u32 {
    (mm * f64::from(dpi) / 25.4).round().max(0.0) as u32
}

#[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single precision")]
fn media_box(job: &Job) -> Rect {
    let (width, height) = paper::size(job, page_dots(job), points_per_dot(job));
    Rect::new(0.0, 0.0, width as f32, height as f32)
}

/// What a `--qr` choice is called.
impl QrDrawing {
    /// "path", "mask" or "printer".
    pub fn name(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Mask => "mask",
            Self::Printer => "printer",
        }
    }
}
