//! A text that people read, in one or several languages, as the catalogue gives it.
//!
//! Not a translation of our own words: those are Fluent messages. Goes through `text` into pages, mails and labels.

use std::collections::BTreeMap;

/// A text with its translations. The plain text answers for every language that has none of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Phrase {
    plain: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    by_lang: BTreeMap<String, String>,
}

impl Phrase {
    /// A text in one language only.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { plain: text.into(), by_lang: BTreeMap::new() }
    }

    /// Adds or replaces the text of one language (BCP 47 tag, compared without case).
    pub fn set(&mut self, lang: &str, text: impl Into<String>) {
        self.by_lang.insert(lang.to_ascii_lowercase(), text.into());
    }

    /// The text for `lang`: that of the tag itself, else of its language (`de-AT` → `de`), else the plain one.
    pub fn get(&self, lang: &str) -> &str {
        let lang = lang.to_ascii_lowercase();
        let base = lang.split('-').next().unwrap_or(&lang);
        self.by_lang.get(&lang).or_else(|| self.by_lang.get(base)).unwrap_or(&self.plain)
    }

    /// The text without regard to language.
    pub fn as_plain(&self) -> &str {
        &self.plain
    }

    /// All languages that have a text of their own.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.by_lang.iter().map(|(lang, text)| (lang.as_str(), text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_falls_back_to_its_language_and_then_to_the_plain_text() {
        let mut name = Phrase::plain("Dryer");
        name.set("de", "Trockner");
        assert_eq!(name.get("de-AT"), "Trockner");
        assert_eq!(name.get("DE"), "Trockner");
        assert_eq!(name.get("fr"), "Dryer");
    }
}
