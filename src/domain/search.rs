//! Search: how people's words become terms that are equal when the words mean the same.
//!
//! No `LIKE`, no `LOWER` in the database: text is folded here, stored as terms, and found by equality (`store::search`).

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::code::proof::forgive;
use super::contact::{Email, OwnerName};
use super::registration::Reference;
use super::unit::Serial;

/// One searchable fact: a kind and folded text, stored as `kind:text`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(String);

impl Term {
    fn new(kind: &str, text: &str) -> Self {
        Self(format!("{kind}:{text}"))
    }

    /// As stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lower case without accents, in compatibility form: `Zoë ＡＢ` → `zoe ab`.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A serial as people mix it up: case, dashes, spaces, `O/0` and `I/L/1` are forgiven.
pub fn fold_serial(serial: &str) -> String {
    forgive(serial)
}

/// Everything a registration is found by.
pub fn terms_of(name: &OwnerName, email: &Email, reference: &Reference, serial: &Serial) -> Vec<Term> {
    let mut terms = vec![
        Term::new("email", &fold(&email.key())),
        Term::new("reference", reference.as_str()),
        Term::new("serial", &fold_serial(serial.as_str())),
    ];
    terms.extend(words(name.as_str()).map(|word| Term::new("name", &word)));
    terms.sort();
    terms.dedup();
    terms
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// What somebody at the desk typed, understood in every way it can be meant, most exact first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words as typed, trimmed.
    pub typed: String,
    /// Each reading is a set of terms that must all hold.
    pub readings: Vec<Vec<Term>>,
}

impl Query {
    /// Reads a search; `None` when nothing searchable was typed, or more than any honest search (200 characters).
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text.trim();
        if typed.is_empty() || typed.chars().count() > 200 || typed.chars().any(char::is_control) {
            return None;
        }
        let mut readings = Vec::new();
        if typed.contains('@') {
            readings.push(vec![Term::new("email", &fold(typed))]);
        }
        if let Some(reference) = Reference::parse(typed) {
            readings.push(vec![Term::new("reference", reference.as_str())]);
        }
        readings.push(vec![Term::new("serial", &fold_serial(typed))]);
        let names: Vec<Term> = words(typed).map(|word| Term::new("name", &word)).collect();
        if !names.is_empty() {
            readings.push(names);
        }
        Some(Self { typed: typed.to_owned(), readings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_finds_what_was_stored() {
        let terms = terms_of(
            &OwnerName::parse("Zoë van der Mühlen").unwrap(),
            &Email::parse("Zoe@Example.com").unwrap(),
            &Reference::draw([1, 2, 3, 4, 5]),
            &Serial::stored("WM7A-2O26".into()),
        );
        let reference = Reference::draw([1, 2, 3, 4, 5]).to_string();
        for typed in ["zoe@example.COM", "muhlen ZOË", "wm7a 2026", "WM7A2O26", &reference.to_lowercase()] {
            let query = Query::parse(typed).unwrap();
            assert!(query.readings.iter().any(|all| all.iter().all(|term| terms.contains(term))), "{typed}");
        }
        assert!(Query::parse("  ").is_none());
    }
}
