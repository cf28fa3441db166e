//! Runs of dark modules: what the writers of vectors and of dots draw a symbol from, row by row.

use super::qr::Symbol;

/// Start and length of each run of dark modules in row `y`.
pub fn runs(symbol: &Symbol, y: usize) -> impl Iterator<Item = (u32, u32)> {
    let row = symbol.row(y);
    let mut x = 0;
    let mut rest = row[0];
    let is_short = symbol.size() <= 63;
    std::iter::from_fn(move || {
        if is_short {
            // One word, of which the highest bit is light: most symbols on labels.
            let start = rest.trailing_zeros();
            let length = (!(rest.checked_shr(start)?)).trailing_zeros();
            rest &= u64::MAX.checked_shl(start + length)?;
            return Some((start, length));
        }
        let start = next(&row, x, false)?;
        // Outside the symbol all is light.
        x = next(&row, start, true)?;
        Some((start, x - start))
    })
}

/// The first column from `x` on that is dark, or with `light` light. Rows end in light columns: 177 < 192.
fn next(row: &[u64; 3], x: u32, light: bool) -> Option<u32> {
    let flip = if light { u64::MAX } else { 0 };
    let (word, bit) = (x / 64, x % 64);
    let first = (row.get(word as usize)? ^ flip) & (u64::MAX << bit);
    if first != 0 {
        return Some(word * 64 + first.trailing_zeros());
    }
    let mut rest = (word + 1..).zip(row.iter().skip(word as usize + 1));
    rest.find_map(|(word, bits)| {
        let bits = bits ^ flip;
        (bits != 0).then(|| word * 64 + bits.trailing_zeros())
    })
}
