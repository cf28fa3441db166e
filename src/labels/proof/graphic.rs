//! A ZPL label read back: its `^GFA` unpacked into dots, by the printer's rules and not by the writer's code.

use super::Mismatch;
use crate::labels::bitmap::Bitmap;

/// The dots of the one graphic of a label, `width` dots across.
pub fn unpack(zpl: &[u8], width: u32) -> Result<Bitmap, Mismatch> {
    let broken = Mismatch::Broken("graphic");
    let text = std::str::from_utf8(zpl).map_err(|_| broken.clone())?;
    let (_, field) = text.split_once("^GFA,").ok_or(broken.clone())?;
    let (field, rest) = field.split_once("^FS^XZ").ok_or(broken.clone())?;
    if !rest.trim().is_empty() {
        return Err(broken);
    }
    let parts: Vec<&str> = field.splitn(4, ',').collect();
    let [total, _, stride, data] = parts.as_slice() else { return Err(broken) };
    let number = |text: &str| text.parse::<usize>().map_err(|_| Mismatch::Broken("graphic"));
    let (total, stride) = (number(total)?, number(stride)?);
    let height = total.checked_div(stride).ok_or(broken.clone())?;
    let digits = digits(data, stride * 2)?;
    if digits.len() != total * 2 || stride != width.div_ceil(8) as usize {
        return Err(broken);
    }
    let mut bitmap = Bitmap::new(width, u32::try_from(height).map_err(|_| broken)?);
    for (y, row) in (0i64..).zip(digits.chunks(stride * 2)) {
        for (x, digit) in (0i64..).zip(row) {
            for bit in (0..4).filter(|bit| digit >> (3 - bit) & 1 == 1) {
                bitmap.blacken(y, x * 4 + bit, x * 4 + bit + 1);
            }
        }
    }
    Ok(bitmap)
}

/// Every digit written out; rows are `wide` digits.
fn digits(data: &str, wide: usize) -> Result<Vec<u8>, Mismatch> {
    let mut digits: Vec<u8> = Vec::new();
    let mut count = 0;
    for sign in data.bytes() {
        match sign {
            b'G'..=b'Y' => count += usize::from(sign - b'G') + 1,
            b'g'..=b'z' => count += (usize::from(sign - b'g') + 1) * 20,
            // At the start of a row it is a white row.
            b',' => digits.resize((digits.len() / wide + 1) * wide, 0),
            b':' => {
                let above = digits.len().checked_sub(wide).ok_or(Mismatch::Broken("row"))?;
                digits.extend_from_within(above..);
            }
            _ => {
                let value = char::from(sign).to_digit(16).and_then(|value| u8::try_from(value).ok());
                let value = value.ok_or(Mismatch::Broken("digit"))?;
                digits.resize(digits.len() + count.max(1), value);
                count = 0;
            }
        }
    }
    Ok(digits)
}
