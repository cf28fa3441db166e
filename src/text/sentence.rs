//! A sentence before a language is chosen: message id and arguments. Views carry it, `Words` says it.
//!
//! So page, letter, JSON and terminal give the same reason in the reader's own language.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Message id with its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Id in the `.ftl` files.
    pub id: Cow<'static, str>,
    /// Name and value of each argument.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

/// A value inside a sentence; each language formats it its own way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arg {
    /// Somebody's text, kept as it is.
    Text(String),
    /// A count; chooses the plural.
    Number(i64),
    /// A day, written long.
    Day(Date),
    /// A month and year.
    Month(Date),
    /// Another sentence, said in the same language.
    Said(Box<Sentence>),
    /// A length of calendar time.
    Length {
        /// 0 when there are none.
        years: i64,
        /// 0 when there are none.
        months: i64,
        /// 0 when there are none.
        days: i64,
    },
}

impl Sentence {
    /// A sentence without arguments.
    pub fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), arg.into()));
        self
    }
}

impl From<Date> for Arg {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Sentence> for Arg {
    fn from(sentence: Sentence) -> Self {
        Self::Said(Box::new(sentence))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
