//! Hostile text in every value of every sample, in every language: pages and letters stay what they are.

use serde_json::Value as Json;

use super::samples::{self, settings};
use super::{Locale, Text};

const EVIL: &str = "\"'><script>alert(1)</script>\u{202e}\0\r\nBcc: x@example.com{{ 7*7 }}";

/// Replaces every string that a person, a catalogue or a setting could have brought. What stays are choices the program
/// makes (states, message ids) and dates.
fn poison(key: &str, value: &mut Json) {
    match value {
        Json::String(text) => {
            let choice = matches!(
                key,
                "id" | "state" | "why" | "fate" | "evidence" | "unit" | "icon_name" | "chart" | "role"
            ) || (key == "kind"
                && ["known", "choose", "free", "link", "second", "safety"].contains(&text.as_str()));
            let date = text.parse::<jiff::civil::Date>().is_ok() && key != "values";
            if !choice && !date {
                EVIL.clone_into(text);
            }
        }
        // A sentence's arguments are pairs of name and value; names are the program's.
        Json::Array(pair) if key == "args" => {
            pair.iter_mut().filter_map(|arg| arg.get_mut(1)).for_each(|arg| poison("", arg));
        }
        Json::Array(list) => list.iter_mut().for_each(|inner| poison(key, inner)),
        // What stands in a form's fields is anything at all, dates too.
        Json::Object(map) if key == "values" => map.iter_mut().for_each(|(_, inner)| poison("values", inner)),
        Json::Object(map) => map.iter_mut().for_each(|(key, inner)| poison(key, inner)),
        _ => {}
    }
}

fn every_text() -> Vec<(String, String)> {
    let mut settings = settings();
    let site = &mut settings.site;
    site.brand.name = EVIL.into();
    for text in [
        &mut site.support_email,
        &mut site.support_phone,
        &mut site.support_hours,
        &mut site.postal_address,
        &mut site.privacy_url,
    ] {
        *text = Some(EVIL.into());
    }
    let text = Text::new(&settings).unwrap();
    let mut all = Vec::new();
    for locale in text.locales().to_vec() {
        for sample in samples::all() {
            for (name, values) in sample.templates() {
                let mut json = serde_json::to_value(&values).unwrap();
                poison("", &mut json);
                let rendered = text.engine.render(
                    &locale,
                    &name,
                    &minijinja::Value::from(minijinja::value::Serde(json)),
                );
                all.push((format!("{} {name} {}", sample.name, locale.tag()), rendered.unwrap()));
            }
        }
    }
    all
}

#[test]
fn hostile_text_in_every_value_stays_text() {
    for (name, rendered) in every_text() {
        assert!(
            !rendered.contains('\u{202e}') && !rendered.contains('\0'),
            "{name}: an acting character came through"
        );
        assert!(!rendered.contains("49"), "{name}: a value was run as a template");
        if name.contains(".html") {
            assert!(!rendered.contains("<script>"), "{name}: markup came through");
            assert!(
                !rendered.contains("href=\"\"") && !rendered.contains("href=\"&quot;"),
                "{name}: an address came through"
            );
            assert!(
                rendered.contains("&lt;script&gt;") || name.contains("login"),
                "{name}: the text itself is gone"
            );
        }
    }
}

#[test]
fn every_sample_says_the_same_in_every_language_without_a_gap() {
    let text = Text::new(&settings()).unwrap();
    for locale in text.locales() {
        for sample in samples::all() {
            let page = sample.html(&text, locale).unwrap();
            assert!(
                !page.contains("{ $") && !page.contains("{{"),
                "{} in {}: an argument is missing",
                sample.name,
                locale.tag()
            );
            assert!(
                page.contains(&format!("<html lang=\"{}\" dir=\"{}\">", locale.tag(), locale.direction())),
                "{}",
                sample.name
            );
        }
    }
}

#[test]
fn a_name_that_looks_like_an_address_is_not_mailed() {
    let text = Text::new(&settings()).unwrap();
    let letter = |name: &str| {
        let view = super::views::ConfirmationView { name: name.into(), ..samples::confirmation() };
        let letter = text.confirmation(&Locale::last_resort(), &view).unwrap();
        format!("{}{}{}", letter.subject, letter.text, letter.html)
    };
    assert!(letter("Maria").contains("Hello Maria,"));
    for bait in ["Win at https://evil.test", "www.evil.test", "a@evil.test"] {
        assert!(!letter(bait).contains("evil"), "{bait}");
    }
}
