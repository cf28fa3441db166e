//! Find: typed entry for people who cannot scan. Serial and typed code are enough; the product is found by trying.

use super::{Context, Error};
use crate::domain::code::proof::is_dash;
use crate::domain::code::typed::{self, Typed};
use crate::domain::code::{Code, Proof};
use crate::domain::unit::{ProductName, UnitName};

/// What typing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The unit's code: its path leads on like a scan.
    Code(Box<Code>),
    /// The check character does not fit: one character is wrong, or two are swapped.
    Mistyped,
    /// Not a code at all.
    NotACode,
    /// Well-formed, and of no unit we know.
    Unknown,
}

/// Finds the unit of a typed serial and code.
///
/// # Errors
/// What the store says.
pub async fn find(context: &Context, serial: String, code: String) -> Result<Found, Error> {
    let proof = match typed::parse(&serial, &code) {
        Typed::Proof(proof) => proof,
        Typed::Mistyped => return Ok(Found::Mistyped),
        Typed::NotACode => return Ok(Found::NotACode),
    };
    let inner = context.clone();
    context
        .store
        .peek(move |tx| {
            let shelf = inner.shelf.shelf(tx)?;
            let names = shelf.products().iter().map(|numbered| ProductName::of(&numbered.product));
            let found = names.into_iter().find_map(|product| try_product(&inner, &product, &serial, &proof));
            Ok(found.map_or(Found::Unknown, |unit| Found::Code(Box::new(Code::of_unit(unit, proof.clone())))))
        })
        .await
}

/// The spellings of a serial that people mean when they type it: as it is, and in capitals, without spaces, and with
/// letters and digits that look alike exchanged. At most a few hundred, so that nobody makes us compute for long.
fn spellings(serial: &str) -> Vec<String> {
    const MOST: usize = 256;
    let plain: String =
        serial.chars().filter(|c| !c.is_whitespace()).map(|c| if is_dash(c) { '-' } else { c }).collect();
    let mut all = vec![plain.clone()];
    let capitals = plain.to_uppercase();
    let mut made = vec![String::new()];
    for c in capitals.chars() {
        let alike: &[char] = match c {
            'O' | '0' => &['0', 'O'],
            'I' | 'L' | '1' => &['1', 'I', 'L'],
            _ => &[],
        };
        let room = made.len() * alike.len().max(1) <= MOST;
        let choices = if alike.is_empty() || !room { vec![c] } else { alike.to_vec() };
        made = made.iter().flat_map(|front| choices.iter().map(move |c| format!("{front}{c}"))).collect();
    }
    all.push(capitals);
    all.extend(made);
    let mut seen = std::collections::HashSet::new();
    all.retain(|serial| seen.insert(serial.clone()));
    all
}

fn try_product(context: &Context, product: &ProductName, serial: &str, proof: &Proof) -> Option<UnitName> {
    spellings(serial)
        .iter()
        .filter_map(|serial| UnitName::parse(product.clone(), serial).ok())
        .find(|unit| context.settings.keys.verify(unit, proof).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_tried_and_their_number_is_bounded() {
        assert!(spellings("wm7a2o26").contains(&"WM7A2026".to_owned()));
        assert!(spellings("WM7A 2026").contains(&"WM7A2026".to_owned()));
        assert!(spellings(&"0".repeat(20)).len() <= 300);
    }
}
