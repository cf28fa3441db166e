//! The symbol: text in, modules out, after ISO/IEC 18004.
//!
//! Knows nothing of paper; `layout` gives it a size and the writers draw it row by row.

use qrcode::{Color, EcLevel, QrCode, Version};

/// How much of a symbol may be lost and still be read (ISO/IEC 18004, 6.5.1): 7, 15, 25 or 30 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// About 7 %.
    L,
    /// About 15 %.
    M,
    /// About 25 %.
    Q,
    /// About 30 %.
    H,
}

/// The text does not fit into version 40, the largest symbol, at the level asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes do not fit into any QR symbol at level {level:?}: shorten the public URL")]
pub struct TooLong {
    /// Length of the text in bytes.
    pub bytes: usize,
    /// The level asked for.
    pub level: Level,
}

/// A finished symbol without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    version: u8,
    level: Level,
    rows: Vec<[u64; 3]>,
}

impl Symbol {
    /// Modules per side, 21 to 177.
    pub fn size(&self) -> usize {
        self.rows.len()
    }

    /// Version, 1 to 40.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// The level in fact used: at least the one asked for.
    pub fn level(&self) -> Level {
        self.level
    }

    /// Whether the module in column `x`, row `y` is dark; outside the symbol everything is light.
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.size() && self.rows.get(y).is_some_and(|row| row[x / 64] >> (x % 64) & 1 == 1)
    }

    /// Row `y`: bit `x % 64` of word `x / 64` is set where the module is dark.
    pub fn row(&self, y: usize) -> [u64; 3] {
        self.rows.get(y).copied().unwrap_or_default()
    }
}

/// Encodes `text` into the smallest symbol at `minimum`, then raises the level as far as that version allows.
pub fn encode(text: &str, minimum: Level) -> Result<Symbol, TooLong> {
    let too_long = TooLong { bytes: text.len(), level: minimum };
    let code = QrCode::with_error_correction_level(text, ec(minimum)).map_err(|_| too_long)?;
    let best = [Level::H, Level::Q, Level::M]
        .into_iter()
        .filter(|level| *level > minimum)
        .find_map(|level| Some((QrCode::with_version(text, code.version(), ec(level)).ok()?, level)));
    let (code, level) = best.unwrap_or((code, minimum));
    Ok(symbol(&code, level))
}

fn ec(level: Level) -> EcLevel {
    match level {
        Level::L => EcLevel::L,
        Level::M => EcLevel::M,
        Level::Q => EcLevel::Q,
        Level::H => EcLevel::H,
    }
}

fn symbol(code: &QrCode, level: Level) -> Symbol {
    let size = code.width();
    let mut rows = vec![[0u64; 3]; size];
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            rows[at / size][at % size / 64] |= 1 << (at % size % 64);
        }
    }
    let version = match code.version() {
        Version::Normal(version) | Version::Micro(version) => u8::try_from(version).unwrap_or(0),
    };
    Symbol { version, level, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_is_raised_for_free_while_the_version_stays() {
        let symbol = encode("HTTPS://E.COM/1", Level::L).unwrap();
        assert_eq!(symbol.size(), 17 + 4 * usize::from(symbol.version()));
        assert!(symbol.level() > Level::L);
    }

    #[test]
    fn every_symbol_has_its_three_finders_and_nothing_outside() {
        let symbol = encode("https://GO.EXAMPLE.COM/01/09506000134352/21/SN1", Level::M).unwrap();
        let last = symbol.size() - 1;
        assert!(symbol.dark(0, 0) && symbol.dark(last, 0) && symbol.dark(0, last));
        assert!(!symbol.dark(7, 7) && !symbol.dark(symbol.size(), 0));
        assert_eq!(symbol.row(0)[0] & 0x7f, 0x7f);
    }

    #[test]
    fn text_beyond_version_40_is_refused_by_length() {
        assert_eq!(encode(&"x".repeat(3000), Level::L).unwrap_err().bytes, 3000);
    }
}
