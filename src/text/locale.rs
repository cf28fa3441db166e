//! Which language a person reads: `?lang`, then the browser's wish, then the site's own.
//!
//! A `Locale` you hold has words. It is stored with the registration by its tag, so that letters months later speak alike.

use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language we have words in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(LanguageIdentifier);

impl Locale {
    /// Only `Words` makes one: for a language that is there.
    pub(super) fn of(tag: LanguageIdentifier) -> Self {
        Self(tag)
    }

    /// English, which holds every message.
    pub fn last_resort() -> Self {
        Self("en".parse().unwrap_or_default())
    }

    /// BCP 47 tag, as in `de` or `pt-BR`.
    pub fn tag(&self) -> String {
        self.0.to_string()
    }

    /// Value of HTML's `dir`.
    pub fn direction(&self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    /// Whether it runs from right to left.
    pub fn is_rtl(&self) -> bool {
        self.0.character_direction() == CharacterDirection::RTL
    }

    /// The same language with less and less said: `de-AT`, `de`.
    pub(super) fn lineage(&self) -> Vec<Self> {
        let mut wider = self.0.clone();
        wider.clear_variants();
        let without_variant = Self(wider.clone());
        wider.region = None;
        let without_region = Self(wider.clone());
        wider.script = None;
        let mut all = vec![self.clone(), without_variant, without_region, Self(wider)];
        all.dedup();
        all
    }
}

impl AsRef<LanguageIdentifier> for Locale {
    fn as_ref(&self) -> &LanguageIdentifier {
        &self.0
    }
}

/// Picks from `available`. `chosen` is what a link said (`?lang=de`), `accept` the browser's Accept-Language (RFC 9110, 12.5.4).
///
/// Text that is no language tag asks for nothing. Quality values order the wishes; `q=0` is not honoured as a ban, since
/// some page must be shown.
pub fn negotiate(
    chosen: Option<&str>,
    accept: Option<&str>,
    available: &[Locale],
    default: &Locale,
) -> Locale {
    let short = |text: &str| text.chars().take(200).collect::<String>();
    let mut wishes: Vec<LanguageIdentifier> =
        chosen.and_then(|tag| short(tag).parse().ok()).into_iter().collect();
    wishes.extend(accepted_languages::parse(&short(accept.unwrap_or_default())));
    negotiate_languages(&wishes, available, Some(default), NegotiationStrategy::Lookup)
        .first()
        .map_or_else(|| default.clone(), |found| (*found).clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pick(chosen: Option<&str>, accept: Option<&str>) -> String {
        let of = |tag: &str| Locale::of(tag.parse().unwrap());
        negotiate(chosen, accept, &[of("ar"), of("de"), of("en"), of("pt-BR")], &of("en")).tag()
    }

    #[test]
    fn link_beats_browser_beats_site() {
        assert_eq!(pick(Some("de"), Some("ar")), "de");
        assert_eq!(pick(Some("xx"), Some("fr;q=0.9, de-AT;q=0.8, en;q=0.1")), "de");
        assert_eq!(pick(None, None), "en");
    }

    #[test]
    fn rubbish_asks_for_nothing() {
        for rubbish in ["", "*", "../../etc", "\u{202e}", "de_", ";;;q=1,,", &"a,".repeat(100_000)] {
            assert_eq!(pick(Some(rubbish), Some(rubbish)), "en", "{rubbish:.20}");
        }
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        assert_eq!(Locale::of("ar".parse().unwrap()).direction(), "rtl");
        assert_eq!(Locale::of("de".parse().unwrap()).direction(), "ltr");
    }
}
