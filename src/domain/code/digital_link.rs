//! GS1 Digital Link URIs with primary key 01 (GTIN): path grammar, qualifiers, query keys.
//!
//! Source: GS1 Digital Link Standard, URI Syntax 1.7.0. Codes with other primary keys are not ours and refused.

use super::{Code, Proof, attribute, unescape};
use crate::domain::product::Gtin;
use crate::domain::unit::{ProductName, Serial, is_cset82};

/// Qualifiers of key 01 in the only order they may have; 235 stands alone (URI Syntax, 4.9.1).
const QUALIFIERS: [&str; 3] = ["22", "10", "21"];

/// Reads path and query.
///
/// # Errors
/// Says which rule of the syntax was broken.
pub fn parse(path: &str, query: Option<&str>) -> Result<Code, String> {
    // A trailing slash is tolerated (GS1-Conformant Resolver, 2.13), an empty value before it is not.
    let path = path.strip_suffix('/').filter(|rest| !ends_in_qualifier(rest)).unwrap_or(path);
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    let key = segments
        .iter()
        .enumerate()
        .rev()
        .find(|(at, segment)| **segment == "01" && (segments.len() - at).is_multiple_of(2))
        .map(|(at, _)| at)
        .ok_or("no GTIN in it: expected …/01/ and 14 digits, then pairs such as /21/ and the serial")?;
    let gtin = gtin(segments[key + 1])?;
    let mut code = Code {
        product: ProductName::Gtin(gtin),
        serial: None,
        variant: None,
        batch: None,
        third_party: None,
        proof: None,
    };
    qualifiers(&mut code, &segments[key + 2..])?;
    if let Some(query) = query {
        query_keys(&mut code, query)?;
    }
    Ok(code)
}

fn ends_in_qualifier(path: &str) -> bool {
    let last_two: Vec<&str> = path.rsplit('/').take(2).collect();
    // …/21/ is an empty serial; …/10/21/ is batch "21" with a slash behind it.
    matches!(last_two.first(), Some(&("01" | "22" | "10" | "21" | "235")))
        && !matches!(last_two.get(1), Some(&("22" | "10" | "21" | "235")))
}

fn gtin(segment: &str) -> Result<Gtin, String> {
    let digits = unescape(segment)?;
    // 8, 12 and 13 digits must be padded in a URI since version 1.4 of the syntax.
    if digits.len() != 14 {
        return Err(format!(
            "the GTIN in an address has 14 digits, this one ({digits:?}) has {}",
            digits.chars().count()
        ));
    }
    Gtin::parse(&digits)
}

fn qualifiers(code: &mut Code, pairs: &[&str]) -> Result<(), String> {
    let mut next = 0;
    for pair in pairs.chunks(2) {
        let &[ai, value] = pair else { return Err(format!("/{} has no value behind it", pair.join("/"))) };
        let value = unescape(value)?;
        if ai == "235" {
            if pairs.len() != 2 {
                return Err("AI 235 stands alone, without 22, 10 and 21".into());
            }
            code.third_party = Some(cset82(ai, value, 28)?);
            return Ok(());
        }
        let at = QUALIFIERS
            .iter()
            .position(|known| *known == ai)
            .ok_or_else(|| format!("/{ai}/ cannot stand behind a GTIN; 22, 10, 21 (or 235 alone) can"))?;
        if at < next {
            return Err(format!("AI {ai} is in the wrong place: the order is 22, 10, 21, each once"));
        }
        next = at + 1;
        let value = cset82(ai, value, 20)?;
        match ai {
            "22" => code.variant = Some(value),
            "10" => code.batch = Some(value),
            _ => code.serial = Some(Serial::parse(&value, &code.product)?),
        }
    }
    Ok(())
}

fn cset82(ai: &str, value: String, max: usize) -> Result<String, String> {
    if value.is_empty() {
        return Err(format!("AI ({ai}) is empty"));
    }
    if let Some(c) = value.chars().find(|c| !is_cset82(*c)) {
        return Err(format!("AI ({ai}) holds {c:?}, which is not in GS1's character set 82"));
    }
    if value.chars().count() > max {
        return Err(format!(
            "AI ({ai}) is too long: {} characters, the most are {max}",
            value.chars().count()
        ));
    }
    Ok(value)
}

/// Query keys: `k` is ours; other words are ignored; data attributes of GS1 pass; what belongs into the path does not.
fn query_keys(code: &mut Code, query: &str) -> Result<(), String> {
    let mut seen: Vec<&str> = Vec::new();
    for pair in query.split(['&', ';']).filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if key == "k" {
            code.proof = Proof::parse(value).ok();
            continue;
        }
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let in_path =
            matches!(key, "01" | "22" | "21" | "235") || (key == "10" && code.third_party.is_none());
        if in_path {
            return Err(format!("AI ({key}) belongs into the path, not behind the question mark"));
        }
        if seen.contains(&key) {
            return Err(format!("AI ({key}) stands behind the question mark twice"));
        }
        attribute::check(key, value)?;
        seen.push(key);
    }
    Ok(())
}

/// The host (and port) of an address.
///
/// # Errors
/// Says that there is none, or what is wrong with it.
pub fn check_authority(authority: &str) -> Result<(), String> {
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if host.is_empty() {
        return Err("the address has no host".into());
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']');
    match host.chars().find(|c| !allowed(*c)) {
        Some(c) => Err(format!("the host {host:?} holds {c:?}")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Code;

    #[test]
    fn the_order_of_qualifiers_matters() {
        assert!(Code::parse_uri("https://a/01/09506000134352/10/L/21/S").is_ok());
        assert!(Code::parse_uri("https://a/01/09506000134352/21/S/10/L").is_err());
        assert!(Code::parse_uri("https://a/01/09506000134352/21/S/21/T").is_err());
        assert!(Code::parse_uri("https://a/01/09506000134352/235/T/21/S").is_err());
        assert!(Code::parse_uri("https://a/01/09506000134352/17/261231").is_err());
    }

    #[test]
    fn a_trailing_slash_is_forgiven_and_an_empty_serial_is_not() {
        let code = Code::parse_uri("https://a/brand/01/09506000134352/21/S1/?k=1X7Y2WXH28HM66").unwrap();
        assert_eq!(code.serial.unwrap().as_str(), "S1");
        assert!(code.proof.is_some());
        assert!(Code::parse_uri("https://a/01/09506000134352/21/").is_err());
        assert!(Code::parse_uri("https://a/01/09506000134352//21/S").is_err());
    }

    #[test]
    fn query_keys_follow_the_syntax() {
        let with = |query: &str| Code::parse_uri(&format!("https://a/01/09506000134352/21/S?{query}"));
        assert!(with("utm=1&11=261231;99=X").is_ok());
        assert!(with("7=x").is_err());
        assert!(with("10=L").is_err());
        assert!(with("99=").is_err());
        assert!(with("11=261231&11=261231").is_err());
    }
}
