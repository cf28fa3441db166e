//! A PNG read back: decoded, its modules sampled dot by dot, its letters compared, now and then read as a camera would.

use rxing::common::{GlobalHistogramBinarizer, HybridBinarizer};
use rxing::qrcode::QRCodeReader;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BarcodeFormat, Binarizer, BinaryBitmap, DecodeHintValue, DecodeHints, Luma8LuminanceSource};

use super::{Expected, Found, Mismatch, Readings};
use crate::labels::bitmap::{Bitmap, Painter};
use crate::labels::font::Fonts;
use crate::labels::job::Job;
use crate::labels::layout::Placed;
use crate::labels::qr::Symbol;

/// What a picture is compared with the help of: fonts, what they say, and who draws it once more.
pub type Comparer<'c, 'f> = (&'c Fonts, &'c Readings, &'c mut Painter<'f>);

/// Checks the dots of one label; `placed` says where to look, not what to find.
pub fn check(
    comparer: Comparer<'_, '_>,
    job: &Job,
    bitmap: &Bitmap,
    placed: &Placed,
    expected: &Expected,
) -> Result<(), Mismatch> {
    sample(bitmap, placed, expected.symbol.size())?.check(expected)?;
    check_texts(comparer, job, bitmap, placed, (Some(&expected.symbol), expected))
}

/// Checks the texts of one label, and that nothing but them and the symbol is on it.
pub fn check_texts(
    (fonts, readings, painter): Comparer<'_, '_>,
    job: &Job,
    bitmap: &Bitmap,
    placed: &Placed,
    (symbol, expected): (Option<&Symbol>, &Expected),
) -> Result<(), Mismatch> {
    let lines: Vec<String> = placed.texts.iter().map(|text| readings.line(&text.line)).collect();
    readings.check(fonts, job, &expected.label, &lines)?;
    let mut again = Bitmap::new(bitmap.width(), bitmap.height());
    painter.draw(&mut again, symbol, placed);
    if again == *bitmap {
        Ok(())
    } else {
        Err(Mismatch::Text("letters that differ from the font's".to_owned()))
    }
}

/// Reads the picture as a whole, knowing nothing of where the symbol is.
pub fn read(png: &[u8], expected: &Expected) -> Result<(), Mismatch> {
    read_dots(&decode(png)?, expected)
}

/// The same for dots.
pub fn read_dots(bitmap: &Bitmap, expected: &Expected) -> Result<(), Mismatch> {
    let (width, height) = (bitmap.width(), bitmap.height());
    let dots = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let luma: Vec<u8> = dots.map(|(x, y)| if bitmap.black(x, y) { 0 } else { 255 }).collect();
    // Each reader misses one in some ten thousand symbols that others read: as the camera of one phone does.
    let mut first = None;
    for reader in READERS {
        match reader(luma.clone(), (width, height)) {
            Ok(said) if said == expected.label.uri => return Ok(()),
            Ok(said) => return Err(Mismatch::Code(said)),
            Err(error) => {
                first.get_or_insert(error);
            }
        }
    }
    Err(Mismatch::Unreadable(first.map_or_else(String::new, |error| error.to_string())))
}

type Camera = fn(Vec<u8>, (u32, u32)) -> Result<String, rxing::Exceptions>;

/// Two ways to find a symbol, each with two ways to tell black from white.
const READERS: [Camera; 4] = [
    |luma, size| look(QRCodeReader, HybridBinarizer::new(source(luma, size)?)),
    |luma, size| look(QRCodeReader, GlobalHistogramBinarizer::new(source(luma, size)?)),
    |luma, size| look(QrReader, HybridBinarizer::new(source(luma, size)?)),
    |luma, size| look(QrReader, GlobalHistogramBinarizer::new(source(luma, size)?)),
];

fn source(luma: Vec<u8>, (width, height): (u32, u32)) -> Result<Luma8LuminanceSource, rxing::Exceptions> {
    Luma8LuminanceSource::new(luma, width, height)
}

fn look(mut reader: impl rxing::Reader, picture: impl Binarizer) -> Result<String, rxing::Exceptions> {
    // Parts of large symbols look like micro ones now and then.
    let hints =
        DecodeHints::default().with(DecodeHintValue::PossibleFormats([BarcodeFormat::QR_CODE].into()));
    let result = reader.decode_with_hints(&mut BinaryBitmap::new(picture), &hints)?;
    Ok(result.getText().to_owned())
}

/// The dots of a PNG.
pub fn decode(file: &[u8]) -> Result<Bitmap, Mismatch> {
    let broken = Mismatch::Broken("PNG");
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().map_err(|_| broken.clone())?;
    let mut rows = vec![0; reader.output_buffer_size().ok_or(broken.clone())?];
    let info = reader.next_frame(&mut rows).map_err(|_| broken.clone())?;
    if info.bit_depth != png::BitDepth::One || info.color_type != png::ColorType::Grayscale {
        return Err(broken);
    }
    let mut bitmap = Bitmap::new(info.width, info.height);
    // In a greyscale PNG 1 is white.
    bitmap.fill_rows(&rows, info.line_size, |byte| !byte);
    Ok(bitmap)
}

/// All dots of a module must have one colour, and all of the quiet zone must be white.
fn sample(bitmap: &Bitmap, placed: &Placed, size: usize) -> Result<Found, Mismatch> {
    let code = placed.code;
    let modules = u32::try_from(size).unwrap_or(0);
    let quiet = 4 * code.module;
    let (left, top) = (code.left.checked_sub(quiet), code.top.checked_sub(quiet));
    let (Some(left), Some(top)) = (left, top) else { return Err(Mismatch::Outside) };
    let reach = (modules + 8) * code.module;
    if left + reach > bitmap.width() || top + reach > bitmap.height() {
        return Err(Mismatch::Outside);
    }
    let mut found = Found::new(size)?;
    let hole = placed.hole;
    let covers = |at: u32, start: usize, length: usize| {
        (start..start + length).contains(&(at as usize).wrapping_sub(4))
    };
    let in_hole = |x: u32, y: u32| {
        hole.is_some_and(|hole| covers(x, hole.left, hole.width) && covers(y, hole.top, hole.height))
    };
    let dots = |column: usize| code.left + u32::try_from(column).unwrap_or(0) * code.module;
    let mut row = Bitmap::new(bitmap.width(), 1);
    for y in 0..modules + 8 {
        row.clear(bitmap.width(), 1);
        let above = top + y * code.module;
        for x in 0..modules + 8 {
            // What a logo paints in its hole is compared dot by dot, like letters.
            if in_hole(x, y) {
                continue;
            }
            let corner = left + x * code.module;
            if !bitmap.black(corner, above) {
                continue;
            }
            if !(4..modules + 4).contains(&x) || !(4..modules + 4).contains(&y) {
                return Err(Mismatch::Outside);
            }
            found.darken(x as usize - 4, y as usize - 4)?;
            row.blacken(0, i64::from(corner), i64::from(corner + code.module));
        }
        // What was found at the corners of modules must fill all of their dots.
        let gap = hole.filter(|hole| covers(y, hole.top, hole.height));
        let gap = gap.map(|hole| (dots(hole.left), dots(hole.left + hole.width)));
        let part = |y, start, end| same_dots(bitmap.row(y), row.row(0), start, end);
        let same = |y| match gap {
            None => part(y, left, left + reach),
            Some((start, end)) => part(y, left, start) && part(y, end, left + reach),
        };
        if !(above..above + code.module).all(same) {
            return Err(Mismatch::Grid);
        }
    }
    Ok(found)
}

/// Whether two rows have the same dots from `left` up to, not including, `right`.
fn same_dots(one: &[u8], other: &[u8], left: u32, right: u32) -> bool {
    let (first, last) = (left as usize / 8, right as usize / 8);
    let (head, tail) = (0xff_u8 >> (left % 8), !(0xff_u8 >> (right % 8)));
    let differs = |at: usize, mask: u8| {
        let byte = |row: &[u8]| row.get(at).copied().unwrap_or(0);
        (byte(one) ^ byte(other)) & mask != 0
    };
    if first == last {
        return !differs(first, head & tail);
    }
    !differs(first, head) && !differs(last, tail) && one.get(first + 1..last) == other.get(first + 1..last)
}
