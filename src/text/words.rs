//! Every message in every language (Fluent), said with per-message fallback: `de-AT`, then `de`, then `en`.
//!
//! A house's own file is laid over ours message by message; a message of theirs that cannot be said gives way to ours. What
//! comes out is plain text: the engine escapes it where it is printed. All languages are tried at start; in memory are those
//! that somebody reads, some 700 kB each.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::calendar::Formats;
use super::error::TextError;
use super::locale::{self, Locale};
use super::safe;
use super::sentence::{Arg, Sentence};
use super::shelf::Shelf;

type Bundle = FluentBundle<FluentResource>;

/// All languages.
pub struct Words {
    languages: BTreeMap<Locale, Language>,
    files: BTreeMap<Locale, Sources>,
    tags: Vec<Locale>,
    last_resort: Locale,
    put_aside: Vec<(String, String)>,
}

/// One language.
struct Language {
    name: String,
    /// From the first reader on. Without words only if its files, which were whole at start, are not.
    spoken: OnceLock<Option<Spoken>>,
}

/// Words and formats of a language: the house's wording first if it has any, then ours.
struct Spoken {
    layers: Vec<Bundle>,
    formats: Formats,
}

impl Words {
    /// Reads `locales/<tag>/*.ftl` of the languages to keep; English always.
    pub fn load(shelf: &Shelf, keep: impl Fn(&LanguageIdentifier) -> bool) -> Result<Self, TextError> {
        let mut files: BTreeMap<Locale, Sources> = BTreeMap::new();
        let mut put_aside = Vec::new();
        for (name, file) in shelf.list("locales/", ".ftl") {
            let Some(tag) = name.split('/').nth(1).and_then(|tag| tag.parse::<LanguageIdentifier>().ok())
            else {
                continue;
            };
            if tag.language != Locale::last_resort().as_ref().language && !keep(&tag) {
                continue;
            }
            let sources = files.entry(Locale::of(tag)).or_default();
            sources.own.push((name.to_owned(), file.own));
            if let Some(house) = &file.house {
                match parse(name, house) {
                    Ok(_) => sources.house.push((name.to_owned(), house.clone())),
                    Err(error) => {
                        tracing::warn!(%error, "words of the house put aside, ours are used");
                        put_aside.push((name.to_owned(), format!("{error}. The whole file is put aside")));
                    }
                }
            }
        }
        let mut languages = BTreeMap::new();
        for tag in files.keys() {
            let name = Spoken::new(tag, &files)?.name().unwrap_or_else(|| tag.tag());
            languages.insert(tag.clone(), Language { name, spoken: OnceLock::new() });
        }
        let tags = files.keys().cloned().collect();
        Ok(Self { languages, files, tags, last_resort: Locale::last_resort(), put_aside })
    }

    /// A language, read now if nobody spoke it yet.
    fn spoken(&self, locale: &Locale) -> Option<&Spoken> {
        let language = self.languages.get(locale)?;
        language.spoken.get_or_init(|| Spoken::new(locale, &self.files).ok()).as_ref()
    }

    /// Files of the house that do not parse, and why.
    pub fn put_aside(&self) -> &[(String, String)] {
        &self.put_aside
    }

    /// Picks a language; see [`locale::negotiate`].
    pub fn negotiate(&self, chosen: Option<&str>, accept: Option<&str>, default: &Locale) -> Locale {
        locale::negotiate(chosen, accept, &self.tags, default)
    }

    /// All languages in order of their tags.
    pub fn locales(&self) -> &[Locale] {
        &self.tags
    }

    /// The site's own language.
    ///
    /// # Errors
    /// There are no words in it.
    pub fn find(&self, tag: &str) -> Result<Locale, TextError> {
        self.tags.iter().find(|locale| locale.tag() == tag).cloned().ok_or_else(|| TextError::UnknownLocale {
            tag: tag.to_owned(),
            known: self.tags.iter().map(Locale::tag).collect::<Vec<_>>().join(", "),
        })
    }

    /// How a language calls itself, as in "Deutsch".
    pub fn name_of(&self, locale: &Locale) -> &str {
        self.languages.get(locale).map_or("", |language| &language.name)
    }

    /// Dates and numbers of a language.
    pub fn formats(&self, locale: &Locale) -> Option<&Formats> {
        self.spoken(locale).or_else(|| self.spoken(&self.last_resort)).map(|spoken| &spoken.formats)
    }

    /// A sentence in a language.
    pub fn say(&self, locale: &Locale, sentence: &Sentence) -> Result<String, TextError> {
        let mut args = FluentArgs::with_capacity(sentence.args.len());
        for (name, arg) in &sentence.args {
            args.set(name.as_ref(), self.value(locale, arg));
        }
        self.speak(locale, &sentence.id, &args)
    }

    /// As [`Words::say`], for headlines: no line breaks inside a date. Chinese and Japanese dates could break at every sign.
    pub fn say_whole(&self, locale: &Locale, sentence: &Sentence) -> Result<String, TextError> {
        let mut said = self.say(locale, sentence)?;
        for (_, arg) in &sentence.args {
            if let (Arg::Day(day), Some(formats)) = (arg, self.formats(locale)) {
                let date = formats.day(*day);
                let whole = if date.contains(['年', '月']) {
                    date.chars().map(String::from).collect::<Vec<_>>().join("\u{2060}")
                } else {
                    date.replace(' ', "\u{a0}")
                };
                said = said.replace(&date, &whole);
            }
        }
        Ok(said)
    }

    /// A message in a language, with arguments already made harmless and formatted.
    pub fn speak(&self, locale: &Locale, id: &str, args: &FluentArgs) -> Result<String, TextError> {
        let mut reason = "no language has it".to_owned();
        for spoken in [locale, &self.last_resort].into_iter().filter_map(|tag| self.spoken(tag)) {
            match spoken.speak(id, args) {
                Ok(said) => return Ok(said),
                Err(Some(why)) => reason = why,
                Err(None) => {}
            }
        }
        Err(TextError::Message { id: id.to_owned(), locale: locale.tag(), reason })
    }

    fn value(&self, locale: &Locale, arg: &Arg) -> FluentValue<'static> {
        let date = |write: fn(&Formats, jiff::civil::Date) -> String, date| {
            self.formats(locale)
                .map_or_else(|| FluentValue::None, |formats| FluentValue::from(write(formats, date)))
        };
        match arg {
            Arg::Text(text) => FluentValue::from(safe::isolated(text, locale.is_rtl()).into_owned()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Day(day) => date(Formats::day, *day),
            Arg::Month(day) => date(Formats::month, *day),
            Arg::Said(sentence) => FluentValue::from(self.say(locale, sentence).unwrap_or_default()),
            Arg::Length { years, months, days } => {
                FluentValue::from(self.length(locale, [*years, *months, *days]))
            }
        }
    }

    /// "2 years 6 months", each part in its plural.
    fn length(&self, locale: &Locale, parts: [i64; 3]) -> String {
        let named = ["length-years", "length-months", "length-days"]
            .into_iter()
            .zip(parts)
            .filter(|(_, count)| *count > 0);
        let said = named.map(|(id, count)| {
            let mut args = FluentArgs::new();
            args.set("count", count);
            self.speak(locale, id, &args).unwrap_or_else(|_| count.to_string())
        });
        said.collect::<Vec<_>>().join(" ")
    }
}

/// Names and texts of a language's files: ours, and the house's.
#[derive(Default)]
struct Sources {
    own: Vec<(String, &'static str)>,
    house: Vec<(String, String)>,
}

impl Spoken {
    /// Bundles hold the wider language too (`de` below `de-AT`), so that terms and references work across both.
    fn new(tag: &Locale, files: &BTreeMap<Locale, Sources>) -> Result<Self, TextError> {
        let family: Vec<&Sources> = tag.lineage().iter().rev().filter_map(|tag| files.get(tag)).collect();
        let mut layers = Vec::new();
        if family.iter().any(|sources| !sources.house.is_empty()) {
            layers.push(bundle(tag, &family, true)?);
        }
        layers.push(bundle(tag, &family, false)?);
        let written = layers.iter().find_map(|layer| {
            let pattern = layer.get_message("format-locale")?.value()?;
            Some(layer.format_pattern(pattern, None, &mut Vec::new()).into_owned())
        });
        let formats = Formats::new(&written.unwrap_or_else(|| tag.tag()))?;
        Ok(Self { layers, formats })
    }

    /// A message as this language says it, or why it cannot; `None` when it does not know it.
    fn speak(&self, id: &str, args: &FluentArgs) -> Result<String, Option<String>> {
        let mut reason = None;
        for bundle in &self.layers {
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else { continue };
            let mut errors = Vec::new();
            let said = bundle.format_pattern(pattern, Some(args), &mut errors);
            if errors.is_empty() {
                return Ok(said.into_owned());
            }
            reason = Some(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
        }
        Err(reason)
    }

    /// How the language calls itself; `None` for one of the house's own that does not say.
    fn name(&self) -> Option<String> {
        self.speak("language-name", &FluentArgs::new()).ok()
    }
}

fn bundle(tag: &Locale, family: &[&Sources], with_house: bool) -> Result<Bundle, TextError> {
    let mut bundle = FluentBundle::new_concurrent(vec![tag.as_ref().clone()]);
    // Isolates are set by `safe::isolated`, and only where a value runs the other way: a subject line stays clean.
    bundle.set_use_isolating(false);
    for sources in family {
        for (name, text) in &sources.own {
            bundle.add_resource_overriding(parse(name, text)?);
        }
        for (name, text) in sources.house.iter().filter(|_| with_house) {
            bundle.add_resource_overriding(parse(name, text)?);
        }
    }
    Ok(bundle)
}

fn parse(name: &str, source: &str) -> Result<FluentResource, TextError> {
    FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
        let reason = errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        TextError::Words { name: name.to_owned(), reason }
    })
}
