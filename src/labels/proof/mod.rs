//! What was emitted, read back and compared with the row it came from: symbol by an independent reader, text by glyphs.
//!
//! Takes the writers' bytes, never their intentions: a page is inflated and its operators run, a drawing's paths are
//! looked up among outlines, a picture's dots are sampled. Any mismatch ends the job (`print`).

mod cover;
pub mod graphic;
mod hole;
pub mod page;
mod paper;
pub mod picture;
mod readings;
mod say;
pub mod sketch;
mod tokens;

use rxing::common::BitMatrix;
use rxing::qrcode::decoder::qrcode_decoder;

use super::job::Label;
use super::qr::Symbol;
pub use hole::without;
pub use readings::Readings;

/// What is wrong with what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// No symbol, or more than one, where one should be.
    #[error("{0} symbols stand where one should be")]
    Count(usize),
    /// Not all modules are as large as the first.
    #[error("the symbol is not drawn on one grid")]
    Grid,
    /// The symbol or its quiet zone leaves the cell.
    #[error("the symbol leaves its cell")]
    Outside,
    /// A module differs from the encoder's.
    #[error("module in column {0}, row {1} has the wrong colour")]
    Module(usize, usize),
    /// The reader cannot read it.
    #[error("the symbol cannot be read back: {0}")]
    Unreadable(String),
    /// It reads, but says something else.
    #[error("the symbol says \"{0}\"")]
    Code(String),
    /// The printed text is not that of the row.
    #[error("the text says \"{0}\"")]
    Text(String),
    /// The file cannot be taken apart at all.
    #[error("what was written cannot be parsed: {0}")]
    Broken(&'static str),
}

/// A label as it should be.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The row.
    pub label: Label,
    /// The encoder's symbol.
    pub symbol: Symbol,
}

/// A symbol as it was found: dark modules by row, column x in bit x % 64 of word x / 64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Modules per side.
    pub size: usize,
    rows: Vec<[u64; 3]>,
}

impl Found {
    /// All light; `size` beyond what a row holds is a fault of the grid.
    pub fn new(size: usize) -> Result<Self, Mismatch> {
        if size > 177 { Err(Mismatch::Grid) } else { Ok(Self { size, rows: vec![[0; 3]; size] }) }
    }

    /// Darkens a module; outside the symbol it is a fault of the grid.
    pub fn darken(&mut self, x: usize, y: usize) -> Result<(), Mismatch> {
        self.darken_run(x, y, 1)
    }

    /// Darkens modules from `x` on to the right.
    pub fn darken_run(&mut self, x: usize, y: usize, count: usize) -> Result<(), Mismatch> {
        let end = x.checked_add(count).filter(|end| *end <= self.size).ok_or(Mismatch::Grid)?;
        let row = self.rows.get_mut(y).ok_or(Mismatch::Grid)?;
        if end < 64 {
            row[0] |= ((1 << count) - 1) << x;
            return Ok(());
        }
        // Bits below `at`, in the word that begins at column `start`.
        let below = |at: usize, start: usize| match at.saturating_sub(start) {
            64.. => u64::MAX,
            bits => (1 << bits) - 1,
        };
        for (word, start) in row.iter_mut().zip([0, 64, 128]) {
            *word |= below(end, start) & !below(x, start);
        }
        Ok(())
    }

    /// Takes all modules from a bitmap: rows of whole bytes, the leftmost module in the highest bit.
    pub fn fill(&mut self, bits: &[u8]) -> Result<(), Mismatch> {
        if self.size == 0 {
            return Err(Mismatch::Grid);
        }
        let stride = self.size.div_ceil(8);
        // Of the last word only so many bits are modules.
        let (last, modules) = ((stride - 1) / 8, self.size - (stride - 1) / 8 * 64);
        if bits.len() != stride * self.size {
            return Err(Mismatch::Grid);
        }
        for (row, bytes) in self.rows.iter_mut().zip(bits.chunks_exact(stride)) {
            for (word, bytes) in row.iter_mut().zip(bytes.chunks(8)) {
                let mut eight = [0; 8];
                eight[..bytes.len()].copy_from_slice(bytes);
                *word = u64::from_be_bytes(eight).reverse_bits();
            }
            row[last] &= u64::MAX >> (64 - modules);
        }
        Ok(())
    }

    /// Compares with the row: every module with the encoder's, the text of an independent reader with the URI.
    pub fn check(&self, expected: &Expected) -> Result<(), Mismatch> {
        let symbol = &expected.symbol;
        if self.size != symbol.size() {
            return Err(Mismatch::Grid);
        }
        for (y, row) in self.rows.iter().enumerate() {
            let other = symbol.row(y);
            if *row != other {
                let differs = |x: &usize| (row[x / 64] ^ other[x / 64]) >> (x % 64) & 1 == 1;
                let x = (0..self.size).find(differs).unwrap_or(self.size);
                return Err(Mismatch::Module(x, y));
            }
        }
        let said = self.read()?;
        if said == expected.label.uri { Ok(()) } else { Err(Mismatch::Code(said)) }
    }

    fn read(&self) -> Result<String, Mismatch> {
        let unreadable = |error: rxing::Exceptions| Mismatch::Unreadable(error.to_string());
        let size = u32::try_from(self.size).map_err(|_| Mismatch::Grid)?;
        let mut bits = BitMatrix::with_single_dimension(size).map_err(unreadable)?;
        for (y, row) in (0u32..).zip(&self.rows) {
            for (word, start) in row.iter().zip([0, 64, 128]) {
                let mut rest = *word;
                while rest != 0 {
                    bits.set(start + rest.trailing_zeros(), y);
                    rest &= rest - 1;
                }
            }
        }
        let result = qrcode_decoder::decode_bitmatrix(&bits).map_err(unreadable)?;
        Ok(result.getText().to_owned())
    }
}
