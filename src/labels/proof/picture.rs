//! A PNG read back: decoded, its modules sampled dot by dot, its letters compared, now and then read as a camera would.

use rxing::common::HybridBinarizer;
use rxing::qrcode::QRCodeReader;
use rxing::{BinaryBitmap, Luma8LuminanceSource, Reader as _};

use super::{Expected, Found, Mismatch, Readings};
use crate::labels::bitmap::{Bitmap, Painter};
use crate::labels::font::Fonts;
use crate::labels::job::Job;
use crate::labels::layout::Placed;

/// Checks the dots of one label; `placed` says where to look, not what to find.
pub fn check(
    (fonts, readings, painter): (&Fonts, &Readings, &mut Painter<'_>),
    job: &Job,
    bitmap: &Bitmap,
    placed: &Placed,
    expected: &Expected,
) -> Result<(), Mismatch> {
    sample(bitmap, placed, expected.symbol.size())?.check(expected)?;
    let lines: Vec<String> = placed.texts.iter().map(|text| readings.line(&text.line)).collect();
    readings.check(fonts, job, &expected.label, &lines)?;
    let mut again = Bitmap::new(bitmap.width(), bitmap.height());
    painter.draw(&mut again, &expected.symbol, placed);
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
    let unreadable = |error: rxing::Exceptions| Mismatch::Unreadable(error.to_string());
    let source = Luma8LuminanceSource::new(luma, width, height).map_err(unreadable)?;
    let mut picture = BinaryBitmap::new(HybridBinarizer::new(source));
    let result = QRCodeReader.decode(&mut picture).map_err(unreadable)?;
    let said = result.getText();
    if said == expected.label.uri { Ok(()) } else { Err(Mismatch::Code(said.to_owned())) }
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
    for y in 0..info.height {
        for x in 0..info.width {
            if rows[y as usize * info.line_size + x as usize / 8] >> (7 - x % 8) & 1 == 0 {
                bitmap.blacken(i64::from(y), i64::from(x), i64::from(x) + 1);
            }
        }
    }
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
    // What a logo paints in its hole is compared dot by dot, like letters.
    let in_hole = |x: u32, y: u32| {
        let within = |at: u32, start: usize, length: usize| {
            (start..start + length).contains(&(at as usize).wrapping_sub(4))
        };
        placed.hole.is_some_and(|hole| within(x, hole.left, hole.width) && within(y, hole.top, hole.height))
    };
    for y in 0..modules + 8 {
        for x in 0..modules + 8 {
            if in_hole(x, y) {
                continue;
            }
            let corner = (left + x * code.module, top + y * code.module);
            let black = uniform(bitmap, corner, code.module).ok_or(Mismatch::Grid)?;
            let inside = (4..modules + 4).contains(&x) && (4..modules + 4).contains(&y);
            match (black, inside) {
                (true, true) => found.darken(x as usize - 4, y as usize - 4)?,
                (true, false) => return Err(Mismatch::Outside),
                (false, _) => {}
            }
        }
    }
    Ok(found)
}

fn uniform(bitmap: &Bitmap, (left, top): (u32, u32), module: u32) -> Option<bool> {
    let black = bitmap.black(left, top);
    let same = (top..top + module).all(|y| (left..left + module).all(|x| bitmap.black(x, y) == black));
    same.then_some(black)
}
