//! Whether a symbol bears a hole: whatever a logo paints there, an independent reader must still read the code.

use super::{Found, Mismatch};
use crate::labels::job::Label;
use crate::labels::qr::{Hole, Symbol};

/// The symbol as it is printed around a logo. Checked with all modules of the hole the wrong way round, which is worse than
/// any logo can be.
///
/// # Errors
/// The code would be lost, or says something else.
pub fn without(symbol: &Symbol, hole: Hole, label: &Label) -> Result<Symbol, Mismatch> {
    let said = Found::of(&symbol.spoilt(hole))?.read()?;
    if said == label.uri { Ok(symbol.without(hole)) } else { Err(Mismatch::Code(said)) }
}

impl Found {
    /// As the encoder made it.
    fn of(symbol: &Symbol) -> Result<Self, Mismatch> {
        let mut found = Self::new(symbol.size())?;
        for (y, row) in found.rows.iter_mut().enumerate() {
            *row = symbol.row(y);
        }
        Ok(found)
    }
}
