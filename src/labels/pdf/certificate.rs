//! A certificate as PDF 1.7: a document of its own with the same fonts, glyphs and symbol as sheets of labels.
//!
//! Small enough to be made in memory. Equal input gives equal bytes: no date, no random identifier.

use pdf_writer::{Filter, Finish, Name, Pdf, Rect, Ref, TextStr};

use super::content::Content;
use super::{UsedFaces, deflate, fonts, readings};
use crate::labels::certificate::Certificate;
use crate::labels::font::{FaceId, Fonts};
use crate::labels::job::QrDrawing;
use crate::labels::layout::certificate::{DPI, Pages, Piece, Shade};
use crate::labels::qr::Symbol;

const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// The document's bytes.
pub fn write(fonts: &Fonts, certificate: &Certificate, symbol: &Symbol, pages: &Pages) -> Vec<u8> {
    let glyphs = readings(fonts);
    let mut used = UsedFaces::default();
    let mut drawing = Content::new(fonts, &glyphs, DPI);
    let streams: Vec<Vec<u8>> = pages
        .pages
        .iter()
        .map(|page| deflate(sheet(&mut drawing, (certificate, symbol), page, &mut used)))
        .collect();
    let mut next = 0;
    let mut id = || {
        next += 1;
        Ref::new(next)
    };
    let (catalog, tree, info, resources) = (id(), id(), id(), id());
    let mut pdf = Pdf::new();
    pdf.set_version(1, 7);
    let sheets: Vec<(Ref, Ref)> = streams.iter().map(|_| (id(), id())).collect();
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(&certificate.lang));
    root.viewer_preferences().display_doc_title(true);
    root.finish();
    let count = i32::try_from(sheets.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).count(count).kids(sheets.iter().map(|(page, _)| *page));
    let title = format!("{} · {}", certificate.title, certificate.brand);
    pdf.document_info(info)
        .title(TextStr(&title))
        .author(TextStr(&certificate.brand))
        .creator(TextStr(concat!("aftersale ", env!("CARGO_PKG_VERSION"))));
    for ((page, content), stream) in sheets.iter().zip(&streams) {
        let mut dict = pdf.page(*page);
        dict.parent(tree).contents(*content).media_box(media_box(certificate));
        dict.pair(Name(b"Resources"), resources);
        dict.finish();
        pdf.stream(*content, stream).filter(Filter::FlateDecode);
    }
    let mut faces = Vec::new();
    for (face, used) in (0..).map_while(FaceId::at).zip(&used) {
        faces.extend(fonts::objects((fonts, face), used, &glyphs, &mut id).map(|objects| (face, objects)));
    }
    let mut dict = pdf.indirect(resources).dict();
    let mut list = dict.insert(Name(b"Font")).dict();
    for (face, objects) in &faces {
        if let Some((first, _)) = objects.first() {
            list.pair(Name(&fonts::key(*face)), *first);
        }
    }
    list.finish();
    dict.finish();
    faces.iter().flat_map(|(_, objects)| objects).for_each(|(_, chunk)| pdf.extend(chunk));
    pdf.finish()
}

/// One page's operators.
fn sheet<'c>(
    content: &'c mut Content<'_>,
    (certificate, symbol): (&Certificate, &Symbol),
    page: &[Piece],
    used: &mut UsedFaces,
) -> &'c [u8] {
    let dot = 72.0 / f64::from(DPI);
    content.begin([dot, 0.0, 0.0, -dot, 0.0, certificate.paper.size().1 * POINTS_PER_MM]);
    for piece in page {
        match piece {
            Piece::Words(shade, text) => {
                paint(content, colour(certificate, *shade));
                content.texts(std::slice::from_ref(text), used);
            }
            Piece::Box(shade, sides) => {
                paint(content, colour(certificate, *shade));
                let scale = content.dots_per_mm;
                for side in sides {
                    content.number(side * scale, 1);
                    content.raw(b" ");
                }
                content.raw(b"re f\n");
            }
            Piece::Symbol(code) => {
                paint(content, [0; 3]);
                content.open_cell(0, 0);
                content.symbol(*code, symbol, QrDrawing::Path);
                content.close_cell();
            }
        }
    }
    content.bytes()
}

fn paint(content: &mut Content<'_>, colour: [u8; 3]) {
    for channel in colour {
        content.number(f64::from(channel) / 255.0, 3);
        content.raw(b" ");
    }
    content.raw(b"rg\n");
}

fn colour(certificate: &Certificate, shade: Shade) -> [u8; 3] {
    match shade {
        Shade::Text => [0x18, 0x1b, 0x1e],
        Shade::Faint => [0x55, 0x5c, 0x63],
        Shade::Brand => certificate.colour,
        Shade::Ink => certificate.ink,
        Shade::Line => [0xd5, 0xd9, 0xdd],
    }
}

#[expect(clippy::cast_possible_truncation, reason = "PDF numbers are single precision")]
fn media_box(certificate: &Certificate) -> Rect {
    let (width, height) = certificate.paper.size();
    Rect::new(0.0, 0.0, (width * POINTS_PER_MM) as f32, (height * POINTS_PER_MM) as f32)
}
