//! Texts in several languages: a plain string, or a table `{ en = "…", de = "…" }`.
//!
//! The table may hold `other`, the text for all languages that have none; without it English is that text, else the
//! one that stands first. `other` can be no language: BCP 47 keeps five letters for registered ones, and has none.

use super::read::Place;
use super::rules;
use crate::domain::phrase::Phrase;

/// The key of the text for all other languages, and of the price for all other countries.
pub(super) const OTHER: &str = "other";

/// The language whose text answers for all others too, where a reader of the file would take it so.
pub fn main_language(phrase: &Phrase) -> Option<&str> {
    let implied = phrase.languages().find(|(lang, _)| *lang == "en").or_else(|| phrase.languages().next());
    implied.filter(|(_, text)| *text == phrase.as_plain()).map(|(lang, _)| lang)
}

/// Reads a text with its languages.
pub(super) fn phrase(place: &Place) -> Option<Phrase> {
    if !place.is_table() {
        return place.text(rules::line).map(Phrase::plain);
    }
    let entries = place.entries();
    if entries.is_empty() {
        place.wrong("holds no language; write { en = \"…\", de = \"…\" } or a plain text");
        return None;
    }
    let mut other = None;
    let mut texts: Vec<(String, String)> = Vec::new();
    for (name, place) in &entries {
        let text = place.text(rules::line);
        if *name == OTHER {
            other = text;
            continue;
        }
        match (rules::language(name), text) {
            (Ok(lang), _) if texts.iter().any(|(known, _)| known.eq_ignore_ascii_case(&lang)) => {
                place.wrong(&format!("{lang:?} stands here twice; keep one of them"));
            }
            (Ok(lang), Some(text)) => texts.push((lang, text)),
            (Ok(_), None) => {}
            (Err(what), _) => place.wrong(&what),
        }
    }
    let english = texts.iter().find(|(lang, _)| lang.eq_ignore_ascii_case("en"));
    let plain = other.or_else(|| english.or(texts.first()).map(|(_, text)| text.clone()))?;
    let mut phrase = Phrase::plain(plain);
    for (lang, text) in texts {
        phrase.set(&lang, text);
    }
    Some(phrase)
}
