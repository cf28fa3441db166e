//! A cursor over TOML tables that knows where it stands: it notes mistakes with line and key, and goes on.
//!
//! Every key that a reader asks for counts as known; what was never asked for is an unknown key. So there is no second
//! list of keys to keep in step. Not a serde deserializer: that stops at the first mistake.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Mistake, rules};

/// The most characters of one mistake's words: what a file holds may be long and hostile.
const WHAT_MAX: usize = 400;

/// The mistakes found so far, and where each line of the text begins.
pub(super) struct Notes {
    line_starts: Vec<usize>,
    mistakes: RefCell<Vec<Mistake>>,
}

/// Values that may stand once only, each with the line of its first.
pub(super) struct Firsts {
    thing: &'static str,
    lines: RefCell<HashMap<String, usize>>,
}

impl Firsts {
    /// `thing` names the values in a mistake: "product code".
    pub(super) fn of(thing: &'static str) -> Self {
        Self { thing, lines: RefCell::default() }
    }

    /// Notes a mistake when the value was seen before.
    pub(super) fn check(&self, place: &Place, value: &str) {
        let line = place.notes.line(place.value.span().start);
        match self.lines.borrow_mut().entry(value.to_owned()) {
            Entry::Vacant(free) => {
                free.insert(line);
            }
            Entry::Occupied(first) => place.wrong(&format!(
                "{value:?} stands in line {} already; give each its own {}",
                first.get(),
                self.thing
            )),
        }
    }
}

impl Notes {
    pub(super) fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { line_starts: std::iter::once(0).chain(breaks).collect(), mistakes: RefCell::default() }
    }

    /// The line, from 1, of a byte.
    pub(super) fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at).max(1)
    }

    pub(super) fn add(&self, at: usize, key: &str, what: &str) {
        let what = rules::shortened(what, WHAT_MAX);
        self.mistakes.borrow_mut().push(Mistake { line: self.line(at), key: key.to_owned(), what });
    }

    pub(super) fn is_empty(&self) -> bool {
        self.mistakes.borrow().is_empty()
    }

    pub(super) fn into_mistakes(self) -> Vec<Mistake> {
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort_by_key(|mistake| mistake.line);
        mistakes
    }
}

/// One value and where it stands.
pub(super) struct Place<'a, 'i> {
    notes: &'a Notes,
    value: &'a Spanned<DeValue<'i>>,
    key: String,
}

impl<'a, 'i> Place<'a, 'i> {
    /// Notes a mistake here.
    pub(super) fn wrong(&self, what: &str) {
        self.notes.add(self.value.span().start, &self.key, what);
    }

    /// Notes that another kind of value belongs here.
    fn wrong_kind(&self, wanted: &str) {
        let found = match self.value.get_ref() {
            DeValue::String(_) => "a text",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        self.wrong(&format!("is {found}; write {wanted}"));
    }

    pub(super) fn is_table(&self) -> bool {
        self.value.get_ref().is_table()
    }

    /// Reads a text by a rule, whose error is noted.
    pub(super) fn text<T>(&self, rule: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let Some(text) = self.value.get_ref().as_str() else {
            self.wrong_kind("a text in \"quotes\"");
            return None;
        };
        rule(text).map_err(|what| self.wrong(&what)).ok()
    }

    /// Reads a whole number within these bounds, both included.
    pub(super) fn number(&self, least: i32, most: i32) -> Option<i32> {
        let Some(number) = self.value.get_ref().as_integer() else {
            self.wrong_kind("a whole number without quotes");
            return None;
        };
        let number = i32::from_str_radix(&number.as_str().replace('_', ""), number.radix()).ok();
        let fits = number.filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            self.wrong(&format!("must be a whole number from {least} to {most}"));
        }
        fits
    }

    /// Reads `true` or `false`.
    pub(super) fn yes_or_no(&self) -> Option<bool> {
        if let DeValue::Boolean(value) = self.value.get_ref() {
            return Some(*value);
        }
        self.wrong_kind("true or false without quotes");
        None
    }

    /// Reads a date, bare (a TOML local date) or in quotes.
    pub(super) fn date(&self) -> Option<Date> {
        match self.value.get_ref() {
            DeValue::String(text) => rules::date(text).map_err(|what| self.wrong(&what)).ok(),
            DeValue::Datetime(moment) if moment.date.is_some() && moment.time.is_none() => {
                rules::date(&moment.to_string()).map_err(|what| self.wrong(&what)).ok()
            }
            DeValue::Datetime(moment) => {
                self.wrong(&format!("{moment} has a time in it; write the day only, such as 2026-10-31"));
                None
            }
            _ => {
                self.wrong_kind("a date such as 2026-10-31");
                None
            }
        }
    }

    /// `true` for a bare date.
    pub(super) fn is_date(&self) -> bool {
        self.value.get_ref().is_datetime()
    }

    /// The values of a list. Single brackets where double ones belong get a hint of their own.
    pub(super) fn list(&self) -> Vec<Self> {
        if self.is_table() {
            let name = header(&self.key);
            self.wrong(&format!(
                "is one table; write its header in double brackets, [[{name}]], once for each"
            ));
            return Vec::new();
        }
        let Some(values) = self.value.get_ref().as_array() else {
            self.wrong_kind("a list in [ brackets ]");
            return Vec::new();
        };
        let place = |(at, value)| Self { notes: self.notes, value, key: format!("{}[{at}]", self.key) };
        values.iter().enumerate().map(place).collect()
    }

    /// Reads a table with known keys; all others are noted.
    pub(super) fn table<T>(&self, read: impl FnOnce(&Keys<'a, 'i>) -> T) -> Option<T> {
        let Some(table) = self.value.get_ref().as_table() else {
            self.wrong_kind("a table");
            return None;
        };
        let keys = Keys {
            notes: self.notes,
            table,
            at: self.value.span().start,
            key: self.key.clone(),
            asked: RefCell::default(),
        };
        Some(keys.read_all(read))
    }

    /// The values of a table whose keys are free (languages, countries), in the order of the file.
    pub(super) fn entries(&self) -> Vec<(&'a str, Self)> {
        let Some(table) = self.value.get_ref().as_table() else {
            self.wrong_kind("a table");
            return Vec::new();
        };
        let mut entries: Vec<_> = table
            .iter()
            .map(|(name, value)| {
                let name: &'a str = name.get_ref();
                (name, Self { notes: self.notes, value, key: joined(&self.key, name) })
            })
            .collect();
        entries.sort_by_key(|(_, place)| place.value.span().start);
        entries
    }

    /// The same place under the name of its `code`, by which people know it, if that can be read.
    pub(super) fn named_by_code(&self) -> Self {
        let code = self.value.get_ref().get("code").and_then(|code| code.get_ref().as_str()).map(str::trim);
        let fits = |code: &&str| (1..=40).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_graphic());
        let key = match code.filter(fits) {
            Some(code) => format!("{}[{code}]", self.key.split('[').next().unwrap_or_default()),
            None => self.key.clone(),
        };
        Self { notes: self.notes, value: self.value, key }
    }
}

/// A table whose keys are asked for one by one.
pub(super) struct Keys<'a, 'i> {
    notes: &'a Notes,
    table: &'a DeTable<'i>,
    at: usize,
    key: String,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a, 'i> Keys<'a, 'i> {
    /// The top level of a document.
    pub(super) fn of_document(notes: &'a Notes, table: &'a DeTable<'i>) -> Self {
        Self { notes, table, at: 0, key: String::new(), asked: RefCell::default() }
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, name: &'static str) -> Option<Place<'a, 'i>> {
        self.asked.borrow_mut().push(name);
        let value = self.table.get(name)?;
        Some(Place { notes: self.notes, value, key: joined(&self.key, name) })
    }

    /// The value of a key that must be there.
    pub(super) fn need(&self, name: &'static str, example: &str) -> Option<Place<'a, 'i>> {
        let place = self.get(name);
        if place.is_none() {
            self.notes.add(self.at, &self.key, &format!("has no {name}; add {name} = {example}"));
        }
        place
    }

    /// Reads the value of a key that may be missing: `Some(None)` when it is, `None` when it is there and wrong.
    #[expect(clippy::option_option, reason = "missing is fine, wrong is not; `?` keeps them apart")]
    pub(super) fn may<T>(
        &self,
        name: &'static str,
        read: impl FnOnce(&Place<'a, 'i>) -> Option<T>,
    ) -> Option<Option<T>> {
        match self.get(name) {
            None => Some(None),
            Some(place) => read(&place).map(Some),
        }
    }

    /// Reads the list of a key, each value by itself; without the key it is empty.
    pub(super) fn rows<T>(
        &self,
        name: &'static str,
        read: impl FnMut(&Place<'a, 'i>) -> Option<T>,
    ) -> Vec<T> {
        self.get(name).map(|place| place.list().iter().filter_map(read).collect()).unwrap_or_default()
    }

    /// Runs a reader, then notes the keys it never asked for.
    pub(super) fn read_all<T>(self, read: impl FnOnce(&Self) -> T) -> T {
        let value = read(&self);
        let asked = self.asked.take();
        for name in self.table.keys().filter(|name| !asked.contains(&name.get_ref().as_ref())) {
            let text = rules::shortened(name.get_ref(), 40);
            let what = match rules::nearest(&text, &asked) {
                Some(near) => format!("{text:?} is not a key here; did you mean {near:?}?"),
                None => format!("{text:?} is not a key here; possible are {}", asked.join(", ")),
            };
            self.notes.add(name.span().start, &self.key, &what);
        }
        value
    }
}

fn joined(key: &str, name: &str) -> String {
    let name = rules::shortened(name, 40);
    if key.is_empty() { name } else { format!("{key}.{name}") }
}

/// The key as it stands in a header: without places and codes in brackets, which may hold points themselves.
fn header(key: &str) -> String {
    let parts = key.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    parts.collect()
}
