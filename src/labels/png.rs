//! A label as a PNG of 1 bit per dot at the printer's resolution (`pHYs` says which).

use std::io;

use ::png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};

use super::bitmap::Bitmap;

const INCHES_PER_METRE: f64 = 1000.0 / 25.4;

/// Encodes `bitmap`, printed at `dpi`.
pub fn encode(bitmap: &Bitmap, dpi: u32) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, bitmap.width(), bitmap.height());
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let per_metre = per_metre(dpi);
    let dimensions = PixelDimensions { xppu: per_metre, yppu: per_metre, unit: Unit::Meter };
    encoder.set_pixel_dims(Some(dimensions));
    let mut writer = encoder.write_header()?;
    // In a greyscale PNG 1 is white.
    let inverted: Vec<u8> = bitmap.bits().iter().map(|byte| !byte).collect();
    writer.write_image_data(&inverted)?;
    writer.finish()?;
    Ok(bytes)
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
