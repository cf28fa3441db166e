//! The plain form `/P/{MODEL}/{SERIAL}/{proof}` for products without GTIN. Read without regard to case.

use super::{Code, Proof, unescape};
use crate::domain::product::ModelCode;
use crate::domain::unit::{ProductName, Serial};

/// What stands behind the last `/P/` of a path, if the path is a plain code and no Digital Link.
pub fn strip(path: &str) -> Option<&str> {
    let rest = path.strip_prefix("/P/").or_else(|| path.strip_prefix("/p/"))?;
    Some(rest)
}

/// Reads `{MODEL}`, `{MODEL}/{SERIAL}` or `{MODEL}/{SERIAL}/{proof}`; one trailing slash is tolerated.
///
/// # Errors
/// Says what is wrong with it.
pub fn parse(rest: &str) -> Result<Code, String> {
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    let parts: Vec<String> = rest.split('/').map(unescape).collect::<Result<_, _>>()?;
    if parts.len() > 3 {
        return Err("a plain code is /P/ then model code, serial and proof, nothing more".into());
    }
    let product = ProductName::Model(ModelCode::parse(&parts[0])?);
    let serial = parts.get(1).map(|serial| Serial::parse(serial, &product)).transpose()?;
    let proof = parts.get(2).and_then(|proof| Proof::parse(proof).ok());
    Ok(Code { product, serial, variant: None, batch: None, third_party: None, proof })
}
