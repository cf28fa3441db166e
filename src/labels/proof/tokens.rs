//! The words of a PDF page: operators, operands and names, one after the other. What they paint, `page` knows.

use super::Mismatch;
use crate::labels::font::FaceId;

/// The number of a face in its name.
pub fn face(number: &[u8]) -> Result<FaceId, Mismatch> {
    let number = std::str::from_utf8(number).ok().and_then(|text| text.parse().ok());
    number.and_then(FaceId::at).ok_or(Mismatch::Broken("font"))
}

/// What marked content says to whoever copies the text, and what follows its properties.
pub fn marked(after: &[u8]) -> Result<(String, &[u8]), Mismatch> {
    let broken = Mismatch::Broken("marked content");
    let hex = after.strip_prefix(b"<</ActualText<FEFF").ok_or(broken.clone())?;
    let end = hex.windows(6).position(|bytes| bytes == b">>>BDC").ok_or(broken.clone())?;
    let units: Vec<u16> = bytes(&hex[..end])?
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
        .collect();
    let said = String::from_utf16(&units).map_err(|_| broken)?;
    Ok((said, &hex[end + 6..]))
}

/// The next token and the rest. Brackets of arrays separate like blanks; `<…>` is one token.
pub fn token(page: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'[' | b']');
    let page = &page[page.iter().position(|byte| !blank(byte))?..];
    let end = if page[0] == b'<' {
        page.iter().position(|byte| *byte == b'>')? + 1
    } else {
        let stop = |byte: &u8| blank(byte) || *byte == b'<';
        page.iter().position(stop).unwrap_or(page.len())
    };
    Some(page.split_at(end))
}

/// Bytes in hexadecimal digits.
pub fn bytes(hex: &[u8]) -> Result<Vec<u8>, Mismatch> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    };
    let pairs = hex.chunks(2).map(|pair| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    });
    pairs.collect::<Option<_>>().ok_or(Mismatch::Broken("hexadecimal string"))
}
