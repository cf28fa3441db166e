//! A label as ZPL II: one graphic of the very dots that were proven, so that any script prints as it was laid out and the
//! printer's firmware chooses neither version nor mask of the symbol.
//!
//! Written by `press`, read back by `proof::graphic`. Row fills are `:` (as above) and `,` (rest white); `!` (rest black) is
//! never written, since some renderers draw it wrong.

use super::bitmap::Bitmap;
use super::job::Label;

/// One label, from `^XA` to `^XZ`, with its row and serial as a comment.
pub fn label(out: &mut Vec<u8>, label: &Label, bitmap: &Bitmap) {
    let (width, height, stride) = (bitmap.width(), bitmap.height(), bitmap.stride());
    let bytes = bitmap.bits().len();
    // A comment cannot hold the signs that begin commands.
    let serial = label.serial.replace(['^', '~'], "_");
    let head = format!(
        "^XA^CI28^FX row {}, serial {serial}^FS\n^PW{width}^LL{height}^LH0,0^FO0,0^GFA,{bytes},{bytes},{stride},",
        label.row
    );
    out.extend_from_slice(head.as_bytes());
    let mut above: &[u8] = &[];
    for row in bitmap.bits().chunks(stride) {
        if row == above {
            out.push(b':');
        } else {
            packed(out, row);
            above = row;
        }
    }
    out.extend_from_slice(b"^FS^XZ\n");
}

/// A row in hexadecimal digits, runs of equal ones counted (ZPL II Programming Guide, "Alternative Data Compression Scheme").
fn packed(out: &mut Vec<u8>, row: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let filled = row.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let digit = |at: usize| if at.is_multiple_of(2) { row[at / 2] >> 4 } else { row[at / 2] & 15 };
    let (mut at, mut end) = (0, filled * 2);
    if end > 0 && digit(end - 1) == 0 {
        end -= 1;
    }
    while at < end {
        let (start, value) = (at, digit(at));
        at += 1;
        if at % 2 == 0 {
            // Labels are mostly white, and codes black in blocks: eight bytes at a time.
            let same = row[at / 2..filled]
                .chunks(8)
                .take_while(|bytes| bytes.iter().all(|byte| *byte == value * 0x11));
            at += same.map(|bytes| bytes.len() * 2).sum::<usize>();
        }
        while at < end && digit(at) == value {
            at += 1;
        }
        at = at.min(end);
        count(out, at - start);
        out.push(DIGITS[usize::from(value)]);
    }
    if end < row.len() * 2 {
        out.push(b',');
    }
}

/// `g`–`z` count 20 to 400 in twenties, `G`–`Y` 1 to 19; one digit alone needs no count.
fn count(out: &mut Vec<u8>, mut run: usize) {
    let letter = |first: u8, steps: usize| first + u8::try_from(steps - 1).unwrap_or(0);
    while run >= 400 {
        out.push(b'z');
        run -= 400;
        if run == 0 {
            return;
        }
    }
    let counted = run > 1 || out.last() == Some(&b'z');
    if run >= 20 {
        out.push(letter(b'g', run / 20));
    }
    if counted && !run.is_multiple_of(20) {
        out.push(letter(b'G', run % 20));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        packed(&mut out, bytes);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn runs_are_counted_and_white_ends_left_out() {
        assert_eq!(row(&[0xff, 0x00, 0x12, 0x30, 0x00]), "HFH0123,");
        assert_eq!(row(&[0; 4]), ",");
        assert_eq!(row(&[0xff; 4]), "NF");
        assert_eq!(row(&[&[0xaa; 15][..], &[1]].concat()), "gPA01");
        assert_eq!(row(&[0xff; 210]), "zgF");
    }
}
