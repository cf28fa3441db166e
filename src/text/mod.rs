//! THE VOICE: everything people read. Templates (minijinja) and words (Fluent), built in, replaceable file by file.
//!
//! In the order data meets it: `settings` (who speaks) → `shelf` (which files, ours or the house's) → `words` with `locale`,
//! `sentence`, `calendar` (what is said, in which language) and `style` with `colour` (how it looks) → `engine` with `functions` and
//! `safe` (how a view becomes text) → `views` (what each page knows) → the typed functions of [`Text`], one per page or letter;
//! [`Printed`] has the few words on paper.
//! `samples` has one example per template and state; `check` goes through a house's overrides with them.
//!
//! Knows `domain` only; not HTTP, not SMTP, not the clock. What comes out goes to `http` and `mail::compose`.

pub mod acts;
mod calendar;
mod cards;
mod check;
mod colour;
mod engine;
mod error;
mod functions;
pub mod ics;
mod locale;
pub mod notes;
mod pages;
mod printed;
mod reasons;
mod safe;
pub mod said;
pub mod samples;
mod script;
mod sentence;
mod settings;
mod shelf;
pub mod skeleton;
mod style;
pub mod views;
mod words;

#[cfg(test)]
mod trials;

use std::sync::Arc;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

pub use check::Finding;
pub use error::TextError;
pub use locale::Locale;
pub use printed::{LabelWords, Printed};
pub use script::Script;
pub use sentence::{Arg, Sentence};
pub use settings::{Brand, Picture, Settings, Site};

use engine::Engine;
use shelf::Shelf;
use skeleton::Ready;
use style::Styles;
use words::Words;

/// All words and templates, ready. One per process; shared between threads.
pub struct Text {
    shelf: Shelf,
    words: Arc<Words>,
    engine: Engine,
    styles: Styles,
    /// The styles again, compressed.
    ready: [Ready; 4],
    scripts: [Script; 2],
    has_house_pages: bool,
    default: Locale,
    site: Site,
}

impl Text {
    /// Reads the built-in files and those of the override folder, and compiles all.
    pub fn new(settings: &Settings) -> Result<Self, TextError> {
        let shelf = Shelf::open(settings.dir.as_deref())?;
        let words = Arc::new(Words::load(&shelf, |_| true)?);
        let default = words.find(&settings.locale)?;
        let scripts = ["form.js", "desk.js"].map(|name| Script::new(&shelf, name));
        let [form_script, desk_script] = scripts.each_ref().map(|script| script.path.clone());
        let styles = Styles::build(&shelf, &settings.site.brand.colour)?;
        let engine = Engine::build(&shelf, words.locales(), |env, locale| {
            functions::furnish(env, &words, locale);
            functions::furnish_icons(env, &shelf);
            env.add_global("site", Value::from(Serde(&settings.site)));
            for (name, style) in styles.all() {
                env.add_global(name, Value::from_safe_string(style.css.clone()));
            }
            env.add_global("form_script", form_script.as_str());
            env.add_global("desk_script", desk_script.as_str());
            env.add_global("brand", Value::from(styles.letter_colours()));
        })?;
        let has_house_pages = shelf.list("pages/", "").any(|(_, file)| file.house.is_some());
        let ready = styles.all().map(|(_, style)| Ready::new(&style.css));
        Ok(Self {
            shelf,
            words,
            engine,
            styles,
            ready,
            scripts,
            has_house_pages,
            default,
            site: settings.site.clone(),
        })
    }

    /// Name of the maker.
    pub fn brand(&self) -> &str {
        &self.site.brand.name
    }

    /// What the maker says about itself.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The brand's colour on paper, and that of text upon it.
    pub fn paper_colours(&self) -> [[u8; 3]; 2] {
        self.styles.paper_colours()
    }

    /// Covered until when, or what is true instead.
    pub fn headline(&self, locale: &Locale, lines: &[views::CoverageLine]) -> Result<String, TextError> {
        self.words.say(locale, &views::headline(lines))
    }

    /// The language for a visitor: what a link chose (`?lang=`), then Accept-Language, then the site's own.
    pub fn locale(&self, chosen: Option<&str>, accept_language: Option<&str>) -> Locale {
        self.words.negotiate(chosen, accept_language, &self.default)
    }

    /// The site's own language.
    pub fn default_locale(&self) -> &Locale {
        &self.default
    }

    /// What a language calls itself.
    pub fn name_of(&self, locale: &Locale) -> &str {
        self.words.name_of(locale)
    }

    /// All languages there are words in.
    pub fn locales(&self) -> &[Locale] {
        self.words.locales()
    }

    /// Whether the house replaced a page of ours: then what a page asks of its values is not ours to know.
    pub fn has_house_pages(&self) -> bool {
        self.has_house_pages
    }

    /// A page as one gzip member, its style compressed and the rest stored; `None` when it has none of our styles.
    pub fn pack(&self, page: &str) -> Option<Vec<u8>> {
        let at = page.find("<style>")? + "<style>".len();
        self.ready.iter().find_map(|ready| ready.pack(page, at))
    }

    /// Sources for the header's `style-src`: the hashes of all inlined styles.
    pub fn style_hashes(&self) -> [&str; 4] {
        self.styles.all().map(|(_, style)| style.hash.as_str())
    }

    /// The script at this path.
    pub fn find_script(&self, path: &str) -> Option<&Script> {
        self.scripts.iter().find(|script| script.path == path)
    }

    /// A sentence in words: for JSON and terminal.
    pub fn say(&self, locale: &Locale, sentence: &Sentence) -> Result<String, TextError> {
        self.words.say(locale, sentence)
    }

    /// The words beside the box for offers, which are kept with the consent.
    pub fn offers_wording(&self, locale: &Locale) -> Result<String, TextError> {
        self.words.say(locale, &Sentence::new("field-offers").with("brand", self.brand()))
    }

    /// The words beside the box against offers.
    pub fn no_offers_wording(&self, locale: &Locale) -> Result<String, TextError> {
        self.words.say(locale, &Sentence::new("field-no-offers").with("brand", self.brand()))
    }

    /// The words above the field for a safety contact, which are kept with it.
    pub fn safety_wording(&self, locale: &Locale) -> Result<String, TextError> {
        self.words.say(locale, &Sentence::new("ask-lead-safety"))
    }

    /// A date as this language writes it, as in "3 May 2029".
    pub fn date(&self, locale: &Locale, date: jiff::civil::Date) -> String {
        self.words.formats(locale).map_or_else(|| date.to_string(), |formats| formats.day(date))
    }

    /// A country as this language calls it, as in "Germany" for `DE`.
    pub fn country(&self, locale: &Locale, letters: &str) -> String {
        self.words.formats(locale).map_or_else(|| letters.to_owned(), |formats| formats.country(letters))
    }

    fn render(&self, locale: &Locale, name: &str, view: &impl Serialize) -> Result<String, TextError> {
        self.engine.render(locale, name, &Value::from(Serde(view)))
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Text").field("default", &self.default.tag()).finish_non_exhaustive()
    }
}
