//! The fields of the editors of `entry`: which there are, what stands in them, what can be chosen.

use std::collections::BTreeSet;

use super::entry::Was;
use crate::domain::catalog::draft::{Fields, HOW_TO, main_language};
use crate::domain::phrase::Phrase;
use crate::flows::edit::Entry;
use crate::http::Shared;
use crate::text::views::{EditField, EditGroup};
use crate::text::{Locale, Sentence};

/// Fields of a manual.
const MANUAL: usize = 6;

/// What a form is made of.
pub(super) struct Shown<'s> {
    pub(super) shared: &'s Shared,
    pub(super) locale: &'s Locale,
    pub(super) entry: &'s Entry,
    pub(super) was: &'s Was,
    pub(super) fields: &'s Fields,
}

/// All fields, in groups.
pub(super) fn groups(shown: &Shown<'_>) -> Vec<EditGroup> {
    let product = &shown.entry.numbered.product;
    match shown.was {
        Was::Offer(was) => {
            let title = was.as_ref().map(|was| &was.offer.title);
            let mut groups = vec![
                shown.phrase(("title", "catalog-change-title"), title, &product.name),
                shown.prices(),
                shown.rest(),
            ];
            if was.is_none() {
                groups.insert(
                    0,
                    group(
                        "catalog-code",
                        Some("catalog-code-hint"),
                        vec![shown.field("code", "catalog-code", "text")],
                    ),
                );
            }
            groups
        }
        Was::Words(was) => vec![
            shown.phrase(("name", "catalog-change-name"), Some(&was.name), &was.name),
            shown.phrase(("label_place", "catalog-change-label-place"), Some(&was.label_place), &was.name),
            shown.manuals(was.rows(shown.fields)),
        ],
    }
}

fn group(title: &'static str, hint: Option<&'static str>, fields: Vec<EditField>) -> EditGroup {
    EditGroup { title: Sentence::new(title), hint: hint.map(Sentence::new), fields, row: 0 }
}

impl Shown<'_> {
    fn field(&self, name: impl Into<String>, label: &'static str, kind: &'static str) -> EditField {
        let name = name.into();
        EditField {
            value: self.fields.get(&name).cloned().unwrap_or_default(),
            name,
            label: Sentence::new(label),
            of: String::new(),
            kind,
            is_wide: kind == "url",
            options: Vec::new(),
        }
    }

    fn say(&self, id: &'static str) -> String {
        self.shared.text.say(self.locale, &Sentence::new(id)).unwrap_or_default()
    }

    /// A language as it calls itself; its tag when we do not speak it.
    fn language(&self, tag: &str) -> String {
        let text = &self.shared.text;
        let known = text.locales().iter().find(|locale| locale.tag().eq_ignore_ascii_case(tag));
        known.map_or_else(|| tag.to_owned(), |locale| text.name_of(locale).to_owned())
    }

    /// What stands behind this beginning in the names of fields.
    fn behind(&self, start: &str) -> impl Iterator<Item = String> {
        let names: Vec<String> =
            self.fields.keys().filter_map(|name| name.strip_prefix(start)).map(str::to_owned).collect();
        names.into_iter()
    }

    /// A text in all languages that it or its product has, and in one more.
    fn phrase(
        &self,
        (name, label): (&str, &'static str),
        was: Option<&Phrase>,
        others: &Phrase,
    ) -> EditGroup {
        let main = was.and_then(main_language);
        let all =
            was.into_iter().chain([others]).flat_map(|of| of.languages().map(|(lang, _)| lang.to_owned()));
        let mut langs: BTreeSet<String> = all.chain(self.behind(&format!("{name}-"))).collect();
        langs.retain(|lang| Some(lang.as_str()) != main);
        let everybody = self.say("catalog-all-languages");
        let of_main = main.map_or(everybody.clone(), |lang| format!("{}, {everybody}", self.language(lang)));
        // A sentence needs more room than a name.
        let is_wide = name == "label_place";
        let mut fields = vec![EditField { of: of_main, is_wide, ..self.field(name, label, "text") }];
        for lang in &langs {
            let field = self.field(format!("{name}-{lang}"), label, "text");
            fields.push(EditField { of: self.language(lang), is_wide, ..field });
        }
        let left = |locale: &&Locale| {
            !langs.contains(&locale.tag().to_ascii_lowercase()) && Some(locale.tag().as_str()) != main
        };
        let text = &self.shared.text;
        let choice = |locale: &Locale| (locale.tag(), text.name_of(locale).to_owned());
        let mut options = vec![(String::new(), "–".to_owned())];
        options.extend(text.locales().iter().filter(left).map(choice));
        fields.push(EditField {
            options,
            ..self.field(format!("{name}_new_lang"), "catalog-another-language", "select")
        });
        fields.push(self.field(format!("{name}_new"), "catalog-another-text", "text"));
        group(label, Some("catalog-text-hint"), fields)
    }

    fn prices(&self) -> EditGroup {
        let known = self.entry.shelf.markets().iter().map(ToString::to_string);
        let markets: BTreeSet<String> = known.chain(self.behind("price-")).collect();
        let label = "catalog-change-price";
        let mut fields: Vec<EditField> = markets
            .iter()
            .map(|market| EditField {
                of: self.shared.text.country(self.locale, market),
                ..self.field(format!("price-{market}"), label, "text")
            })
            .collect();
        fields
            .push(EditField { of: self.say("catalog-all-countries"), ..self.field("price", label, "text") });
        fields.push(self.field("price_new_market", "catalog-another-country", "text"));
        fields.push(self.field("price_new", "catalog-another-price", "text"));
        group(label, Some("catalog-price-hint"), fields)
    }

    fn rest(&self) -> EditGroup {
        let offers = self.entry.numbered.product.offers.len();
        let places = if matches!(self.was, Was::Offer(None)) { offers + 1 } else { offers.max(1) };
        let options = (1..=places).map(|place| (place.to_string(), place.to_string())).collect();
        let fields = vec![
            self.field("url", "catalog-change-url", "url"),
            self.field("first", "catalog-first", "text"),
            self.field("last", "catalog-last", "text"),
            self.field("ends_on", "catalog-change-ends-on", "date"),
            EditField { options, ..self.field("place", "catalog-change-place", "select") },
        ];
        group("catalog-when", Some("catalog-when-hint"), fields)
    }

    fn manuals(&self, rows: usize) -> EditGroup {
        let text = &self.shared.text;
        let mut fields = Vec::new();
        for at in 0..rows {
            let name = |part: &str| format!("manual-{at}-{part}");
            let of = (at + 1).to_string();
            let title =
                EditField { of, is_wide: true, ..self.field(name("title"), "catalog-change-manual", "text") };
            let mut lang = self.field(name("lang"), "language", "select");
            lang.options = vec![(String::new(), self.say("catalog-any-language"))];
            lang.options.extend(text.locales().iter().map(|of| (of.tag(), text.name_of(of).to_owned())));
            if !lang.options.iter().any(|(tag, _)| *tag == lang.value) {
                lang.options.push((lang.value.clone(), lang.value.clone()));
            }
            let mut sort = self.field(name("sort"), "catalog-manual-sort", "select");
            sort.options = vec![
                (String::new(), self.say("catalog-change-manual")),
                (HOW_TO.to_owned(), self.say("catalog-how-to")),
            ];
            fields.extend([title, self.field(name("url"), "catalog-change-url", "url"), lang, sort]);
            fields.push(self.field(name("first"), "catalog-first", "text"));
            fields.push(self.field(name("last"), "catalog-last", "text"));
        }
        EditGroup { row: MANUAL, ..group("manuals-title", Some("catalog-manuals-hint"), fields) }
    }
}
