//! Rows of dots in the hexadecimal digits of `^GFA`, runs counted (ZPL II Programming Guide, "Alternative Data Compression
//! Scheme"). Knows no command and no label: `zpl` puts rows into fields.

use super::bitmap::Bitmap;

/// Rows of modules in hexadecimal digits: eight modules always are whole digits, however many dots a module has.
#[derive(Default)]
pub struct Modules {
    /// Dots of a module, and modules of a row.
    size: (u32, usize),
    /// For eight modules, the leftmost in the lowest bit.
    eight: Vec<Vec<u8>>,
    /// For those that are left at the end of a row, with what fills its last byte.
    rest: Vec<Vec<u8>>,
}

impl Modules {
    /// For modules of so many dots, so many in a row.
    pub fn new(module: u32, modules: usize) -> Self {
        let side = module * u32::try_from(modules).unwrap_or(0);
        let (whole, left) =
            (u32::try_from(modules / 8).unwrap_or(0), u32::try_from(modules % 8).unwrap_or(0));
        let some = |count: u32, digits: u32| {
            let each = (0..1_u32 << count).map(|bits| {
                let mut row = Bitmap::new(digits * 4, 1);
                for x in (0..count).filter(|x| bits >> x & 1 == 1) {
                    row.blacken(0, i64::from(x * module), i64::from((x + 1) * module));
                }
                let mut out = Vec::new();
                let nibbles = row.row(0).iter().flat_map(|byte| [byte >> 4, byte & 15]);
                let nibbles: Vec<u8> = nibbles.take(digits as usize).collect();
                nibbles.chunk_by(|a, b| a == b).for_each(|run| digits_of(&mut out, run[0], run.len()));
                out
            });
            each.collect()
        };
        let rest = some(left, side.div_ceil(8) * 2 - whole * module * 2);
        Self { size: (module, modules), eight: some(8, module * 2), rest }
    }

    /// Whether it was made for these.
    pub fn is_for(&self, module: u32, modules: usize) -> bool {
        self.size == (module, modules)
    }

    /// The digits of a row.
    pub fn row(&self, out: &mut Vec<u8>, row: [u64; 3]) {
        let bytes = row.map(u64::to_le_bytes);
        let bytes = bytes.as_flattened();
        let whole = self.size.1 / 8;
        for byte in &bytes[..whole] {
            out.extend_from_slice(&self.eight[usize::from(*byte)]);
        }
        if let Some(rest) = bytes.get(whole).and_then(|byte| self.rest.get(usize::from(*byte))) {
            out.extend_from_slice(rest);
        }
    }
}

/// A row in hexadecimal digits, white runs counted (ZPL II Programming Guide, "Alternative Data Compression Scheme"). Letters
/// have hardly any black ones that would pay.
pub fn packed(out: &mut Vec<u8>, row: &[u8]) {
    let filled = row.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let mut white = 0;
    for byte in &row[..filled] {
        let (high, low) = (byte >> 4, byte & 15);
        if *byte == 0 {
            white += 2;
            continue;
        }
        white += usize::from(high == 0);
        if white > 0 {
            digits_of(out, 0, white);
        }
        if high > 0 {
            out.push(DIGITS[usize::from(high)]);
        }
        white = usize::from(low == 0);
        if low > 0 {
            out.push(DIGITS[usize::from(low)]);
        }
    }
    // A white last digit is part of the white rest.
    if filled < row.len() || white > 0 {
        out.push(b',');
    }
}

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// So many equal digits: `g`–`z` count 20 to 400 in twenties, `G`–`Y` 1 to 19; up to two stand for themselves.
fn digits_of(out: &mut Vec<u8>, digit: u8, mut run: usize) {
    let sign = DIGITS[usize::from(digit & 15)];
    if run > 2 {
        let letter = |first: u8, steps: usize| first + u8::try_from(steps - 1).unwrap_or(0);
        while run >= 400 {
            out.push(b'z');
            run -= 400;
        }
        if run >= 20 {
            out.push(letter(b'g', run / 20));
        }
        if !run.is_multiple_of(20) {
            out.push(letter(b'G', run % 20));
        }
        out.push(sign);
    } else {
        out.extend_from_slice(&[sign; 2][..run]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed_row(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        packed(&mut out, bytes);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn white_runs_are_counted_and_white_ends_left_out() {
        assert_eq!(packed_row(&[0xff, 0x00, 0x12, 0x30, 0x00]), "FF00123,");
        assert_eq!(packed_row(&[0xff, 0xf0, 0x00, 0x01]), "FFFJ01");
        assert_eq!(packed_row(&[0; 4]), ",");
        assert_eq!(packed_row(&[0x10, 0x01]), "1001");
        assert_eq!(packed_row(&[&[0; 210][..], &[1]].concat()), "zgG01");
    }

    #[test]
    fn rows_of_modules_are_the_dots_of_their_runs() {
        for (module, modules) in [(1, 21), (3, 25), (5, 33), (8, 177), (12, 29)] {
            let table = Modules::new(module, modules);
            let row: [u64; 3] = std::array::from_fn(|word| {
                let columns = modules.saturating_sub(word * 64).min(64);
                let inside = if columns == 0 { 0 } else { u64::MAX >> (64 - columns) };
                0x9E37_79B9_7F4A_7C15_u64.rotate_left(u32::try_from(word).unwrap() * 9) & inside
            });
            let mut said = Vec::new();
            table.row(&mut said, row);
            let side = module * u32::try_from(modules).unwrap();
            let mut dots = Bitmap::new(side, 1);
            for x in (0..modules).filter(|x| row[x / 64] >> (x % 64) & 1 == 1) {
                let left = i64::from(module) * i64::try_from(x).unwrap();
                dots.blacken(0, left, left + i64::from(module));
            }
            let stride = side.div_ceil(8);
            let graphic = format!(
                "^XA^PW{side}^LL1^FO0,0^GFA,{stride},{stride},{stride},{}^FS^XZ\n",
                String::from_utf8(said).unwrap()
            );
            let read = crate::labels::proof::graphic::Printer::default().unpack(graphic.as_bytes()).unwrap();
            assert_eq!(read.dots, dots, "{modules} modules of {module} dots");
        }
    }
}
