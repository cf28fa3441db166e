//! Pictures on labels: a maker's logo, and where the label sits on a product. In come SVG, PNG, JPEG or WebP, out go dots.
//!
//! A picture ([`Source`]) is drawn at a generous size on white and then scaled to the printer's dots of its place
//! ([`Image`]): in colour for sheets, and as black and white for printers that know nothing else. `layout` says where.

use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::bitmap::Bitmap;
use crate::domain::picture::Picture;

/// The longer side that pictures are kept at, in pixels: a card's picture at 600 dpi needs no more.
const KEPT: u32 = 1200;

/// A picture before it has a place. Drawn when it gets one, so that a catalogue's many pictures take no room.
#[derive(Clone)]
pub struct Source {
    /// Tells the pictures of a job apart.
    number: usize,
    picture: Picture,
    ratio: f64,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Source({}: {})", self.number, self.picture.facts.name)
    }
}

/// The pictures of a job.
#[derive(Debug, Clone, Default)]
pub struct Art {
    logo: Option<Arc<Source>>,
    /// By model code.
    figures: BTreeMap<String, Arc<Source>>,
    count: usize,
}

impl Art {
    /// Takes the maker's logo.
    ///
    /// # Errors
    /// It cannot be drawn.
    pub fn set_logo(&mut self, picture: Picture) -> Result<(), String> {
        self.logo = Some(self.take(picture)?);
        Ok(())
    }

    /// Takes the picture of where the label sits on the product with this model code.
    ///
    /// # Errors
    /// It cannot be drawn.
    pub fn set_figure(&mut self, model: &str, picture: Picture) -> Result<(), String> {
        let source = self.take(picture)?;
        self.figures.insert(model.to_owned(), source);
        Ok(())
    }

    fn take(&mut self, picture: Picture) -> Result<Arc<Source>, String> {
        let name = picture.facts.name.clone();
        let ratio = ratio(&picture).map_err(|why| format!("picture {name} cannot be drawn: {why}"))?;
        let number = self.count;
        self.count += 1;
        Ok(Arc::new(Source { number, picture, ratio }))
    }

    /// The logo.
    pub fn logo(&self) -> Option<&Source> {
        self.logo.as_deref()
    }

    /// Where the label sits on this product.
    pub fn figure(&self, model: &str) -> Option<&Source> {
        self.figures.get(model).map(AsRef::as_ref)
    }
}

impl Source {
    /// Width by height.
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// Scaled to a place of so many dots.
    pub fn scaled(&self, width: u32, height: u32, kind: Kind) -> Image {
        let bytes = &self.picture.bytes;
        let drawn = if is_drawing(&self.picture) { drawing(bytes) } else { photo(bytes) };
        // It could be drawn when it was taken: only memory could be lacking now, and then a white place is left.
        let pixels = drawn.unwrap_or_else(|_| Pixels { width: 1, height: 1, rgb: vec![255; 3] });
        let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
        for y in 0..height {
            let rows = span(y, height, pixels.height);
            for x in 0..width {
                rgb.extend(pixels.mean(span(x, width, pixels.width), rows));
            }
        }
        let bits = dots(&rgb, (width, height), kind);
        Image { name: format!("I{}w{width}h{height}", self.number), width, height, rgb, bits }
    }
}

fn is_drawing(picture: &Picture) -> bool {
    picture.facts.media_type == "image/svg+xml"
}

/// Width by height of a picture that can be drawn; a drawing is not drawn to find out.
fn ratio(picture: &Picture) -> Result<f64, String> {
    let bytes = &picture.bytes;
    let (width, height) = if is_drawing(picture) {
        let size = tree(bytes)?.size();
        (f64::from(size.width()), f64::from(size.height()))
    } else {
        let pixels = photo(bytes)?;
        (f64::from(pixels.width), f64::from(pixels.height))
    };
    let ratio = width / height;
    // Longer ones are lines, and leave nothing to see in dots.
    if (0.02..=50.0).contains(&ratio) { Ok(ratio) } else { Err(format!("it is {width} × {height}")) }
}

/// A picture in colour on white.
struct Pixels {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

impl Pixels {
    /// The colour of a rectangle of pixels.
    fn mean(&self, (left, right): (u32, u32), (top, bottom): (u32, u32)) -> [u8; 3] {
        let mut sum = [0_u32; 3];
        for y in top..bottom {
            let row = (y * self.width) as usize;
            let pixels = self.rgb[(row + left as usize) * 3..(row + right as usize) * 3].chunks_exact(3);
            pixels
                .for_each(|pixel| sum.iter_mut().zip(pixel).for_each(|(sum, part)| *sum += u32::from(*part)));
        }
        let count = (right - left) * (bottom - top);
        sum.map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX))
    }
}

/// The pixels that dot `at` of `count` covers, of `all`: at least one.
fn span(at: u32, count: u32, all: u32) -> (u32, u32) {
    let edge = |at: u32| u32::try_from(u64::from(at) * u64::from(all) / u64::from(count)).unwrap_or(all);
    let start = edge(at).min(all - 1);
    (start, edge(at + 1).clamp(start + 1, all))
}

/// An SVG, taken apart. Files it points to are not opened: a drawing is what it holds.
fn tree(bytes: &[u8]) -> Result<Tree, String> {
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver, ..Options::default() };
    Tree::from_data(bytes, &options).map_err(|error| error.to_string())
}

/// An SVG, drawn on white.
fn drawing(bytes: &[u8]) -> Result<Pixels, String> {
    let tree = tree(bytes)?;
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "some hundred pixels")]
    let scale = KEPT as f32 / size.width().max(size.height());
    let side = |side: f32| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "1 to some hundred pixels"
        )]
        let pixels = (side * scale).round().max(1.0) as u32;
        pixels
    };
    let mut pixmap = Pixmap::new(side(size.width()), side(size.height())).ok_or("it has no size")?;
    pixmap.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let rgb = pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    Ok(Pixels { width: pixmap.width(), height: pixmap.height(), rgb })
}

/// PNG, JPEG or WebP, laid on white.
fn photo(bytes: &[u8]) -> Result<Pixels, String> {
    let picture = image::load_from_memory(bytes).map_err(|error| error.to_string())?;
    let picture =
        if picture.width().max(picture.height()) > KEPT { picture.thumbnail(KEPT, KEPT) } else { picture };
    let pixels = picture.to_rgba8();
    let (width, height) = pixels.dimensions();
    let on_white = |part: u8, alpha: u8| {
        let sum = u32::from(part) * u32::from(alpha) + 255 * (255 - u32::from(alpha));
        u8::try_from(sum / 255).unwrap_or(u8::MAX)
    };
    let rgb = pixels.pixels().flat_map(|pixel| {
        let [red, green, blue, alpha] = pixel.0;
        [red, green, blue].map(|part| on_white(part, alpha))
    });
    Ok(Pixels { width, height, rgb: rgb.collect() })
}

/// How a picture becomes black and white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By a threshold: edges stay sharp.
    Logo,
    /// With dots as dense as it is dark (Floyd and Steinberg, 1976).
    Figure,
}

/// A picture in the dots of its place.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    name: String,
    width: u32,
    height: u32,
    rgb: Vec<u8>,
    bits: Bitmap,
}

impl std::fmt::Debug for Image {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

impl Image {
    /// Tells it apart from all others of its job, in letters and digits.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Dots across.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Dots down.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green and blue of each dot, row by row.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// In black and white.
    pub fn bits(&self) -> &Bitmap {
        &self.bits
    }
}

/// Darker than this becomes black in a logo: light brand colours stay visible.
const THRESHOLD: i32 = 160;

fn dots(rgb: &[u8], (width, height): (u32, u32), kind: Kind) -> Bitmap {
    let mut bitmap = Bitmap::new(width, height);
    // Weights of ITU-R BT.601.
    let luma = |pixel: &[u8]| {
        let [red, green, blue] = [0, 1, 2].map(|at| i32::from(pixel.get(at).copied().unwrap_or(255)));
        (299 * red + 587 * green + 114 * blue) / 1000
    };
    let mut grey: Vec<i32> = rgb.chunks_exact(3).map(luma).collect();
    let wide = width as usize;
    for at in 0..grey.len() {
        let (x, y) = (at % wide, at / wide);
        let value = grey[at];
        let black = value < if kind == Kind::Logo { THRESHOLD } else { 128 };
        if black {
            let left = i64::try_from(x).unwrap_or(0);
            bitmap.blacken(i64::try_from(y).unwrap_or(0), left, left + 1);
        }
        if kind == Kind::Logo {
            continue;
        }
        let error = value - if black { 0 } else { 255 };
        let mut pass = |fits: bool, to: usize, share: i32| {
            if let Some(grey) = grey.get_mut(to).filter(|_| fits) {
                *grey += error * share / 16;
            }
        };
        pass(x + 1 < wide, at + 1, 7);
        pass(x > 0, at + wide - 1, 3);
        pass(true, at + wide, 5);
        pass(x + 1 < wide, at + wide + 1, 1);
    }
    bitmap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(svg: &str) -> Source {
        let mut art = Art::default();
        art.set_logo(Picture::parse("x.svg", svg.as_bytes().to_vec()).unwrap()).unwrap();
        art.logo().unwrap().clone()
    }

    fn black(image: &Image) -> usize {
        let (width, height) = (image.width(), image.height());
        (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .filter(|(x, y)| image.bits().black(*x, *y))
            .count()
    }

    #[test]
    fn a_drawing_becomes_dots_as_dense_as_it_is_dark() {
        let grey = source(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><rect width='40' height='20' fill='#808080'/></svg>",
        );
        assert!((grey.ratio() - 2.0).abs() < 1e-9);
        let figure = grey.scaled(100, 50, Kind::Figure);
        assert!((2400..2600).contains(&black(&figure)), "{}", black(&figure));
        assert_eq!(black(&grey.scaled(100, 50, Kind::Logo)), 5000);
        assert_eq!(figure.rgb()[..3], [128, 128, 128]);
    }

    #[test]
    fn what_a_drawing_does_not_cover_is_white_and_files_it_names_are_not_opened() {
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/icons/alert.svg");
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='{here}' width='9' height='9'/></svg>"
        );
        assert!(source(&svg).scaled(9, 9, Kind::Figure).rgb().iter().all(|part| *part == 255));
    }
}
