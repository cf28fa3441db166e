//! Turns a template and its values into text: strict for ours, forgiving for the house's.
//!
//! Two environments per language: ours, and (only if an override folder is set) ours with the house's files laid over. A
//! house template that does not parse is put aside at start; one that fails while rendering is logged once and the page is
//! made again from ours: a visitor never sees an error because of branding. The file's ending decides escaping.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use super::error::TextError;
use super::locale::Locale;
use super::safe;
use super::shelf::Shelf;

/// Templates of all languages, compiled.
pub struct Engine {
    languages: BTreeMap<Locale, Pair>,
    broken: Mutex<BTreeSet<String>>,
    put_aside: Vec<(String, String)>,
}

struct Pair {
    own: Environment<'static>,
    house: Option<Environment<'static>>,
}

impl Engine {
    /// Compiles all templates; `furnish` adds functions and globals for one language.
    pub fn build(
        shelf: &Shelf,
        locales: &[Locale],
        furnish: impl Fn(&mut Environment<'static>, &Locale),
    ) -> Result<Self, TextError> {
        let own = ours(shelf)?;
        let (house, put_aside) = house(shelf, &own);
        let languages = locales.iter().map(|locale| {
            let furnished = |env: &Environment<'static>| {
                let mut env = env.clone();
                furnish(&mut env, locale);
                env
            };
            (locale.clone(), Pair { own: furnished(&own), house: house.as_ref().map(furnished) })
        });
        Ok(Self { languages: languages.collect(), broken: Mutex::default(), put_aside })
    }

    /// Templates of the house that do not parse, and why.
    pub fn put_aside_at_start(&self) -> &[(String, String)] {
        &self.put_aside
    }

    /// Renders `name` for a reader of `locale`.
    pub fn render(&self, locale: &Locale, name: &str, view: &Value) -> Result<String, TextError> {
        let failed = |source| TextError::Template { name: name.to_owned(), source };
        let Some(pair) = self.languages.get(locale) else {
            let reason = "the language has no templates".to_owned();
            return Err(TextError::Message { id: name.to_owned(), locale: locale.tag(), reason });
        };
        if let Some(house) = pair.house.as_ref().filter(|_| !self.is_broken(name)) {
            match house.get_template(name).and_then(|template| template.render(view)) {
                Ok(text) => return Ok(text),
                Err(error) => self.put_aside(name, &error),
            }
        }
        pair.own.get_template(name).and_then(|template| template.render(view)).map_err(failed)
    }

    /// Renders strictly from the house's files: what `check` asks.
    pub fn rehearse(&self, locale: &Locale, name: &str, view: &Value) -> Result<(), TextError> {
        let house = self.languages.get(locale).and_then(|pair| pair.house.as_ref());
        house.map_or(Ok(()), |env| {
            let rendered = env.get_template(name).and_then(|template| template.render(view));
            rendered.map(drop).map_err(|source| TextError::Template { name: name.to_owned(), source })
        })
    }

    fn is_broken(&self, name: &str) -> bool {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner).contains(name)
    }

    fn put_aside(&self, name: &str, error: &minijinja::Error) {
        if self.broken.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned()) {
            tracing::warn!(template = name, %error, "template of the house put aside, ours is used");
        }
    }
}

/// Whether a name on the shelf is a template.
pub(super) fn is_template(name: &str) -> bool {
    ["pages/", "desk/", "emails/"].iter().any(|folder| name.starts_with(folder))
}

fn empty() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    // Errors would carry all values of the page, an owner's name among them, into the log.
    env.set_debug(false);
    if let Ok(syntax) = env.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build() {
        env.set_syntax(syntax);
    }
    env.set_formatter(|out, state, value| match (value.as_str(), state.auto_escape()) {
        (Some(text), AutoEscape::Html) if !value.is_safe() => {
            Ok(out.write_str(&safe::escaped(&safe::harmless(text)))?)
        }
        (Some(text), AutoEscape::None) => Ok(out.write_str(&safe::harmless(text))?),
        _ => minijinja::escape_formatter(out, state, value),
    });
    env
}

fn ours(shelf: &Shelf) -> Result<Environment<'static>, TextError> {
    let mut env = empty();
    for (name, file) in shelf.list("", "").filter(|(name, _)| is_template(name)) {
        env.add_template_owned(name.to_owned(), tight(name, file.own))
            .map_err(|source| TextError::Template { name: name.to_owned(), source })?;
    }
    Ok(env)
}

/// Ours with the house's files laid over, and those that do not parse.
fn house(
    shelf: &Shelf,
    ours: &Environment<'static>,
) -> (Option<Environment<'static>>, Vec<(String, String)>) {
    let files = shelf.list("", "").filter(|(name, _)| is_template(name));
    let overrides: Vec<_> = files.filter_map(|(name, file)| Some((name, file.house.as_ref()?))).collect();
    let mut put_aside = Vec::new();
    if overrides.is_empty() {
        return (None, put_aside);
    }
    let mut env = ours.clone();
    for (name, source) in overrides {
        if let Err(error) = env.add_template_owned(name.to_owned(), tight(name, source)) {
            tracing::warn!(template = name, %error, "template of the house put aside, ours is used");
            put_aside.push((name.to_owned(), format!("does not parse: {error}. Ours is used")));
        }
    }
    (Some(env), put_aside)
}

/// Indentation is for us, not for the wire. No template of ours has preformatted text.
fn tight(name: &str, source: &str) -> String {
    if name.rsplit_once('.').is_none_or(|(_, ending)| ending != "html")
        || source.contains("<pre")
        || source.contains("<textarea")
    {
        return source.to_owned();
    }
    source.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
