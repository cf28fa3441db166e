//! The words on paper: labels, cartons, cards and the calibration page, in the one language a job speaks.
//!
//! No templates, styles or scripts: a label job prints no page, and neither the time nor the memory to make them ready is its to
//! take. What comes out goes through the doors to `labels`.

use unic_langid::LanguageIdentifier;

use super::error::TextError;
use super::locale::Locale;
use super::sentence::Sentence;
use super::settings::Settings;
use super::shelf::Shelf;
use super::words::Words;

/// The words of a label job, ready.
pub struct Printed {
    words: Words,
    locale: Locale,
}

/// The words on a printed label, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelWords {
    /// "Scan to register. Your cover starts here."
    pub call: String,
    /// "Model"
    pub model: String,
    /// "Serial"
    pub serial: String,
    /// "No camera? Type this at"
    pub typed: String,
}

impl Printed {
    /// Reads the words of the wanted language, of the site's own and English, the built-in ones and those of the override folder.
    ///
    /// # Errors
    /// A file of ours that does not parse; a site's language without words.
    pub fn load(settings: &Settings, lang: Option<&str>) -> Result<Self, TextError> {
        let kept: Vec<LanguageIdentifier> =
            [lang.unwrap_or_default(), &settings.locale].iter().filter_map(|tag| tag.parse().ok()).collect();
        let shelf = Shelf::open(settings.dir.as_deref())?;
        let words = Words::load(&shelf, |tag| kept.iter().any(|kept| kept.language == tag.language))?;
        let default = words.find(&settings.locale)?;
        Ok(Self { locale: words.negotiate(lang, None, &default), words })
    }

    /// The language it speaks.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The languages it knows.
    pub fn locales(&self) -> &[Locale] {
        self.words.locales()
    }

    /// The words on a label.
    ///
    /// # Errors
    /// A message that cannot be said.
    pub fn label(&self) -> Result<LabelWords, TextError> {
        let say = |id| self.say(id, &[]);
        Ok(LabelWords {
            call: say("label-call")?,
            model: say("label-model")?,
            serial: say("label-serial")?,
            typed: say("label-typed")?,
        })
    }

    /// One of the words of cartons, cards and the calibration page, by its name there.
    ///
    /// # Errors
    /// A message that cannot be said.
    pub fn say(&self, id: &'static str, given: &[(&'static str, &str)]) -> Result<String, TextError> {
        let sentence =
            given.iter().fold(Sentence::new(id), |sentence, (name, value)| sentence.with(name, *value));
        self.words.say(&self.locale, &sentence)
    }
}

impl std::fmt::Debug for Printed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Printed").field("locale", &self.locale.tag()).finish_non_exhaustive()
    }
}
