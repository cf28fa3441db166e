//! A slip in a TOML file of people's own: the line, what is wrong there, and the nearest known key.
//!
//! Made of the parser's error, whose list of what it expected is cut down to what was probably meant.

use std::fmt;

/// Where and what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Counted from 1.
    pub line: usize,
    /// In words.
    pub what: String,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for Slip {}

impl Slip {
    /// At byte `at` of `text`.
    pub fn at(text: &str, at: usize, what: impl Into<String>) -> Self {
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        Self { line, what: what.into() }
    }

    /// What the parser says of `text`.
    pub fn of(text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        Self::at(text, at, shortened(error.message()))
    }
}

/// "unknown field `sho`, expected one of `show`, `size`" becomes "unknown key sho; did you mean show?".
fn shortened(message: &str) -> String {
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let kind = ["field", "variant"].into_iter().find(|kind| message.starts_with(&format!("unknown {kind}")));
    let (Some(kind), Some((found, known))) = (kind, quoted.split_first()) else { return message.to_owned() };
    let kind = if kind == "field" { "key" } else { "word" };
    format!("unknown {kind} {found}{}", nearest(found, known))
}

/// "; did you mean …?", or all that is known when nothing is near.
pub fn nearest(found: &str, known: &[&str]) -> String {
    let near = known.iter().map(|name| (strsim::damerau_levenshtein(found, name), *name)).min();
    match near {
        Some((distance, name)) if distance <= 3.min(found.chars().count().saturating_sub(1).max(1)) => {
            format!("; did you mean {name}?")
        }
        Some(_) => format!("; known are {}", known.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_told_with_its_line_and_the_nearest_known_one() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Known {
            #[expect(dead_code, reason = "only its name matters")]
            margin: f64,
            #[expect(dead_code, reason = "only its name matters")]
            corner: f64,
        }
        let told = |text: &str| Slip::of(text, &toml::from_str::<Known>(text).unwrap_err()).to_string();
        assert_eq!(told("corner = 1\nmargn = 2\n"), "line 2: unknown key margn; did you mean margin?");
        assert_eq!(told("corner = 1\ncolour = 2\n"), "line 2: unknown key colour; did you mean corner?");
        assert!(told("corner = 'x'\n").starts_with("line 1: "), "{}", told("corner = 'x'\n"));
    }
}
