//! The mapping file: which of another system's columns are which of our fields, how its dates and words read, and where consent
//! was given. `Mapping::parse` finds what is wrong with the file, `Mapping::bind` what does not fit the table.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::contact::line;
use crate::flows::bring_in::Raw;
use crate::labels::batch::{Cells, cell};

/// Our fields.
const FIELDS: [&str; 12] = [
    "id",
    "product",
    "serial",
    "name",
    "email",
    "phone",
    "post",
    "purchased_on",
    "installed_on",
    "registered_on",
    "dealer",
    "lang",
];
/// Those that every registration has; of the last three one is enough.
const NEEDED: [&str; 4] = ["product", "serial", "name", "purchased_on"];
const REACH: [&str; 3] = ["email", "phone", "post"];
/// The most characters of a consent's source.
const SOURCE_MAX: u64 = 400;

/// A mapping file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the other system is called; kept with each registration.
    pub system: String,
    columns: BTreeMap<String, OneOrMore>,
    #[serde(default)]
    constants: BTreeMap<String, String>,
    #[serde(default)]
    dates: Dates,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
    consent: Option<Consent>,
    skip: Option<Skip>,
}

/// A column, or several whose texts are joined by a space; those of a postal address by a new line.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    format: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Consent {
    column: String,
    yes: Vec<String>,
    source: Option<String>,
    on: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Skip {
    column: String,
    values: Vec<String>,
}

/// A row as the mapping reads it.
pub enum Read {
    /// A registration.
    Row(Box<Raw>),
    /// The mapping leaves it out.
    Skipped,
    /// It cannot be read; each with the column.
    Refused(Vec<String>),
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// Every mistake in it.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let mapping: Self = toml::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut wrong = Vec::new();
        if line(&mapping.system, 40).map_or(true, |name| name.is_empty()) {
            wrong.push("system is the other system's name: 1 to 40 characters in one line".to_owned());
        }
        let named = mapping.columns.keys().map(|name| ("columns", name));
        let named = named.chain(mapping.constants.keys().map(|name| ("constants", name)));
        for (place, name) in named.chain(mapping.values.keys().map(|name| ("values", name))) {
            if !FIELDS.contains(&name.as_str()) {
                wrong.push(format!("[{place}] {name}: there is no such field{}", nearest(name, FIELDS)));
            }
        }
        let has =
            |field: &&str| mapping.columns.contains_key(*field) || mapping.constants.contains_key(*field);
        for needed in NEEDED.iter().filter(|field| !has(field)) {
            wrong.push(format!("[columns] {needed} is missing: every registration has one"));
        }
        if !REACH.iter().any(has) {
            wrong.push(
                "[columns] email is missing: an owner is reached by that, or by phone or post".to_owned(),
            );
        }
        if mapping.consent.as_ref().is_some_and(|consent| consent.source.is_none()) {
            wrong.push(
                "[consent] source is missing: the column that says where, or by which words, the owner agreed. Without one \
                 nobody's consent is taken over; leave [consent] out"
                    .to_owned(),
            );
        }
        if wrong.is_empty() { Ok(mapping) } else { Err(wrong) }
    }

    /// Finds the columns in a table.
    ///
    /// # Errors
    /// Every column that is not there.
    pub fn bind(
        &self,
        names: &[String],
        find: impl Fn(&str) -> Option<usize>,
    ) -> Result<Bound<'_>, Vec<String>> {
        let mut wrong = Vec::new();
        let mut place = |of: &str, name: &str| {
            let found = find(name);
            if found.is_none() {
                let near = nearest(name, names.iter().map(String::as_str));
                wrong.push(format!("{of}: the file has no column {name:?}{near}"));
            }
            found.unwrap_or(0)
        };
        let mut fields = BTreeMap::new();
        for (field, columns) in &self.columns {
            let columns: &[String] = match columns {
                OneOrMore::One(column) => std::slice::from_ref(column),
                OneOrMore::More(columns) => columns,
            };
            let at: Vec<(usize, &str)> = columns
                .iter()
                .map(|name| (place(&format!("[columns] {field}"), name), name.as_str()))
                .collect();
            fields.insert(field.as_str(), at);
        }
        let consent = self.consent.as_ref().map(|consent| ConsentAt {
            column: place("[consent] column", &consent.column),
            source: consent.source.as_ref().map(|name| place("[consent] source", name)),
            on: consent.on.as_ref().map(|name| place("[consent] on", name)),
            yes: &consent.yes,
        });
        let skip =
            self.skip.as_ref().map(|skip| (place("[skip] column", &skip.column), skip.values.as_slice()));
        if wrong.is_empty() { Ok(Bound { mapping: self, fields, consent, skip }) } else { Err(wrong) }
    }
}

fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> String {
    let likeness = |known: &str| strsim::jaro_winkler(&known.to_lowercase(), &name.to_lowercase());
    let best = known.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    best.filter(|best| likeness(best) > 0.75)
        .map(|best| format!("; did you mean {best:?}?"))
        .unwrap_or_default()
}

struct ConsentAt<'m> {
    column: usize,
    source: Option<usize>,
    on: Option<usize>,
    yes: &'m [String],
}

/// A mapping with the places of its columns.
pub struct Bound<'m> {
    mapping: &'m Mapping,
    fields: BTreeMap<&'m str, Vec<(usize, &'m str)>>,
    consent: Option<ConsentAt<'m>>,
    skip: Option<(usize, &'m [String])>,
}

/// What went wrong in a row, each with its column.
type Mistakes = Vec<String>;

impl Bound<'_> {
    /// Reads a row.
    pub fn read(&self, line: u64, mut cells: Cells<'_>) -> Read {
        if let Some((at, values)) = self.skip {
            match cells.text(at) {
                Ok(text) if values.iter().any(|value| same(value, &text)) => return Read::Skipped,
                Ok(_) => {}
                Err(why) => return Read::Refused(vec![format!(": {why}")]),
            }
        }
        let mut wrong = Mistakes::new();
        let id = self.text("id", &mut cells, &mut wrong);
        let raw = Raw {
            line,
            id: Some(id).filter(|id| !id.is_empty()),
            product: self.text("product", &mut cells, &mut wrong),
            serial: self.text("serial", &mut cells, &mut wrong),
            name: self.text("name", &mut cells, &mut wrong),
            email: self.text("email", &mut cells, &mut wrong),
            phone: self.text("phone", &mut cells, &mut wrong),
            post: self.text("post", &mut cells, &mut wrong),
            purchased_on: self.day("purchased_on", &mut cells, &mut wrong),
            installed_on: self.day("installed_on", &mut cells, &mut wrong),
            registered_on: self.day("registered_on", &mut cells, &mut wrong),
            dealer: self.text("dealer", &mut cells, &mut wrong),
            lang: self.text("lang", &mut cells, &mut wrong),
            consent: self.consent(&mut cells, &mut wrong),
        };
        if self.fields.contains_key("id") && raw.id.is_none() {
            wrong.push(self.told("id", "is empty; without it a second run could not know this row"));
        }
        if wrong.is_empty() { Read::Row(Box::new(raw)) } else { Read::Refused(wrong) }
    }

    /// A mistake of one of our fields, as the file calls it.
    pub fn told(&self, field: &str, why: &str) -> String {
        let columns = self.fields.get(field).map(|columns| {
            let names: Vec<&str> = columns.iter().map(|(_, name)| *name).collect();
            names.join(" + ")
        });
        format!(", {}: {why}", columns.as_deref().unwrap_or(field))
    }

    fn text(&self, field: &str, cells: &mut Cells<'_>, wrong: &mut Mistakes) -> String {
        let is_code = matches!(field, "id" | "product" | "serial");
        // Street and town stand on lines of their own.
        let joint = if field == "post" { '\n' } else { ' ' };
        let mut text = String::new();
        for (at, _) in self.fields.get(field).into_iter().flatten() {
            match if is_code { cells.code(*at) } else { cells.text(*at) } {
                Ok(part) if !part.is_empty() && !text.is_empty() => text = format!("{text}{joint}{part}"),
                Ok(part) => text.push_str(&part),
                Err(why) => wrong.push(self.told(field, &why)),
            }
        }
        self.value(field, text)
    }

    /// What the mapping makes of a text.
    fn value(&self, field: &str, text: String) -> String {
        if text.is_empty() {
            return self.mapping.constants.get(field).cloned().unwrap_or_default();
        }
        let mapped = self.mapping.values.get(field).and_then(|values| values.get(&text));
        mapped.cloned().unwrap_or(text)
    }

    fn day(&self, field: &str, cells: &mut Cells<'_>, wrong: &mut Mistakes) -> Option<Date> {
        let text = match self.fields.get(field).and_then(|columns| columns.first()) {
            Some((at, _)) => cells.day(*at),
            None => Ok(String::new()),
        };
        let read = text.and_then(|text| self.date(&self.value(field, text)));
        read.unwrap_or_else(|why| {
            wrong.push(self.told(field, &why));
            None
        })
    }

    /// A day in the other system's form; as workbooks say days and as people write them where the file names none.
    fn date(&self, text: &str) -> Result<Option<Date>, String> {
        match &self.mapping.dates.format {
            Some(format) if !text.is_empty() => Date::strptime(format, text)
                .or_else(|_| text.parse())
                .map(Some)
                .map_err(|_| format!("{text:?} is no day in the form {format:?} of [dates]")),
            _ => cell::date(text),
        }
    }

    /// A yes that says where it comes from; any other is none.
    fn consent(&self, cells: &mut Cells<'_>, wrong: &mut Mistakes) -> Option<(String, Option<Date>)> {
        let consent = self.consent.as_ref()?;
        let mut read = || {
            let said = cells.text(consent.column)?;
            let source = consent.source.map_or(Ok(String::new()), |at| cells.text(at))?;
            let source = line(&source, SOURCE_MAX).map_err(|_| {
                format!("the source of a consent has one line of at most {SOURCE_MAX} characters")
            })?;
            if !consent.yes.iter().any(|yes| same(yes, &said)) || source.is_empty() {
                return Ok(None);
            }
            let on = consent.on.map_or(Ok(String::new()), |at| cells.day(at))?;
            Ok(Some((source, self.date(&on)?)))
        };
        read().unwrap_or_else(|why: String| {
            wrong.push(format!(", consent: {why}"));
            None
        })
    }
}

fn same(wanted: &str, found: &str) -> bool {
    wanted.trim().to_lowercase() == found.trim().to_lowercase()
}
