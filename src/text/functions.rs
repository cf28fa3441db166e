//! What a template can call: words, dates, numbers, links, icons. All of it bound to one language beforehand.
//!
//! `t("id", name=value)` says a message; `say(sentence)` says a sentence that a view carries, `say_whole(…)`
//! one whose dates stay on one line; `| date`, `| month`, `| moment` and
//! `price(…)` and `country("DE")` write values; `mailto`, `tel` and `| link` make addresses that cannot run anything.

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::civil::{Date, DateTime};
use minijinja::value::{Kwargs, Serde};
use minijinja::{Environment, Error, ErrorKind, Value};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::calendar::Formats;
use super::locale::Locale;
use super::safe;
use super::sentence::Sentence;
use super::shelf::Shelf;
use super::words::Words;

/// Adds everything to an environment.
pub fn furnish(env: &mut Environment<'static>, words: &Arc<Words>, locale: &Locale) {
    env.add_global("lang", locale.tag());
    env.add_global("dir", locale.direction());
    add_words(env, words, locale);
    add_dates(env, words, locale);
    env.add_function("mailto", mailto);
    env.add_function("tel", |number: &str| format!("tel:{}", dialled(number)));
    env.add_filter("link", |url: &str| link(url).to_owned());
    env.add_filter("truncated", |text: &str, most: usize| truncated(text, most));
    let (all, current) = (words.clone(), locale.clone());
    env.add_function("languages", move |here: &str| languages(&all, &current, here));
}

/// Adds `icon("name")`: the drawing itself, hidden from screen readers since a word always stands beside it.
pub fn furnish_icons(env: &mut Environment<'static>, shelf: &Shelf) {
    let icons: std::collections::BTreeMap<String, String> = shelf
        .list("icons/", ".svg")
        .map(|(name, file)| {
            let drawing = file.house.as_deref().unwrap_or(file.own).trim().to_owned();
            (name.trim_start_matches("icons/").trim_end_matches(".svg").to_owned(), drawing)
        })
        .collect();
    env.add_function("icon", move |name: &str| {
        icons
            .get(name)
            .map(|svg| Value::from_safe_string(svg.clone()))
            .ok_or_else(|| fault(format!("no icon \"{name}\"")))
    });
}

fn add_words(env: &mut Environment<'static>, words: &Arc<Words>, locale: &Locale) {
    let (speaker, reader) = (words.clone(), locale.clone());
    env.add_function("t", move |id: &str, kwargs: Kwargs| {
        let mut args = FluentArgs::new();
        for name in kwargs.args() {
            args.set(name.to_owned(), argument(&kwargs.peek::<Value>(name)?, &reader));
        }
        speaker.speak(&reader, id, &args).map_err(|error| fault(error.to_string()))
    });
    let (speaker, reader) = (words.clone(), locale.clone());
    env.add_function("say", move |sentence: Serde<Sentence>| {
        speaker.say(&reader, &sentence).map_err(|error| fault(error.to_string()))
    });
    let (speaker, reader) = (words.clone(), locale.clone());
    env.add_function("say_whole", move |sentence: Serde<Sentence>| {
        speaker.say_whole(&reader, &sentence).map_err(|error| fault(error.to_string()))
    });
    let (speaker, reader) = (words.clone(), locale.clone());
    env.add_function("price", move |price: Serde<super::views::Price>| {
        let formats = speaker.formats(&reader);
        let written = formats
            .and_then(|formats| formats.price(&price.amount, &price.currency, price.country.as_deref()));
        let written = written.unwrap_or_else(|| format!("{} {}", price.amount, price.currency));
        // "US$" between Arabic words would be turned to "$US" by the mark that CLDR sets before the number.
        let runs_left = written.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}'));
        let written = if runs_left { written } else { written.replace('\u{200f}', "") };
        safe::isolated(&written, reader.is_rtl()).into_owned()
    });
    let (speaker, reader) = (words.clone(), locale.clone());
    env.add_function("country", move |letters: &str| {
        speaker.formats(&reader).map_or_else(|| letters.to_owned(), |formats| formats.country(letters))
    });
}

fn argument(value: &Value, reader: &Locale) -> FluentValue<'static> {
    if let Some(number) = value.as_i64().filter(|_| value.is_number()) {
        return FluentValue::from(number);
    }
    FluentValue::from(safe::isolated(&value.to_string(), reader.is_rtl()).into_owned())
}

fn add_dates(env: &mut Environment<'static>, words: &Arc<Words>, locale: &Locale) {
    for (name, write) in [("date", Formats::day as fn(&Formats, Date) -> String), ("month", Formats::month)] {
        let (words, locale) = (words.clone(), locale.clone());
        env.add_filter(name, move |iso: &str| {
            let date: Date = iso.parse().map_err(|error: jiff::Error| fault(error.to_string()))?;
            words
                .formats(&locale)
                .map(|formats| write(formats, date))
                .ok_or_else(|| fault("no formats".to_owned()))
        });
    }
    let (words, locale) = (words.clone(), locale.clone());
    env.add_filter("moment", move |iso: &str| {
        let at: DateTime = iso.parse().map_err(|error: jiff::Error| fault(error.to_string()))?;
        words.formats(&locale).map(|formats| formats.moment(at)).ok_or_else(|| fault("no formats".to_owned()))
    });
}

/// All but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// RFC 6068: every header value percent-encoded, so that nothing a person typed becomes a header.
fn mailto(address: &str, subject: &str, body: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(&safe::harmless(text), RESERVED).to_string();
    let address = encoded(address).replace("%40", "@");
    format!(
        "mailto:{address}?subject={}&body={}",
        encoded(&safe::one_line(subject)),
        encoded(body).replace("%0A", "%0D%0A")
    )
}

/// RFC 3966: digits and a leading plus.
fn dialled(number: &str) -> String {
    number
        .trim()
        .chars()
        .enumerate()
        .filter(|(at, c)| c.is_ascii_digit() || (*at == 0 && *c == '+'))
        .map(|(_, c)| c)
        .collect()
}

/// An address from a catalogue or settings, if following it can only open a page; else one that leads nowhere.
fn link(url: &str) -> &str {
    let harmless = ["https://", "http://", "/"].iter().any(|start| url.starts_with(start))
        && !url.chars().any(char::is_control);
    if harmless { url } else { "#" }
}

/// At most `most` characters; a longer text ends in an ellipsis.
fn truncated(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// What the choice of a language sends: this page's path, its query as hidden fields, and each language's own name. A form
/// and not links: the address with its proof then stands in a page once and not once for each language.
fn languages(words: &Words, current: &Locale, here: &str) -> Value {
    let (path, query) = here.split_once('?').unwrap_or((here, ""));
    let kept: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    let all = words.locales().iter().map(|locale| {
        minijinja::context! { tag => locale.tag(), name => words.name_of(locale), current => locale == current }
    });
    minijinja::context! { path, kept, all => all.collect::<Value>() }
}

fn fault(reason: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_can_neither_run_nor_gain_a_header() {
        assert_eq!(link("javascript:alert(1)"), "#");
        assert_eq!(link("https://example.com/manual.pdf"), "https://example.com/manual.pdf");
        let address = mailto("help@example.com", "a\r\nBcc: x@y.z", "line\nnext &cc=x@y.z");
        assert_eq!(address.matches(['&', '?']).count(), 2, "{address}");
        assert!(!address.contains(['\r', '\n', ' ']), "{address}");
        assert_eq!(dialled("+1 (555) 0100-22 x"), "+1555010022");
    }
}
