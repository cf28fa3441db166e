//! What goes into a statement and comes out of it: [`Value`], [`Row`], [`FromRow`].
//!
//! Five kinds of value, no more: what SQLite and PostgreSQL both hold without loss. Neither engine is named here; a
//! driver turns its own columns into [`Value`]s, and each aggregate turns a [`Row`] into a type of `domain`.

use std::borrow::Cow;
use std::fmt;

use super::StoreError;

/// One value, on its way in or out. Text and bytes are borrowed where they can be: binding and reading copy nothing.
///
/// Dates are text `YYYY-MM-DD`, moments are milliseconds since 1970 in `Int`, ids are text. Text holds no NUL, because
/// PostgreSQL refuses one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// `BIGINT`.
    Int(i64),
    /// `TEXT`.
    Text(Cow<'a, str>),
    /// `BYTEA`, SQLite's `BLOB`.
    Bytes(Cow<'a, [u8]>),
    /// `BOOLEAN`, SQLite's 0 and 1.
    Bool(bool),
}

impl Value<'_> {
    /// The value with everything of its own.
    pub(super) fn to_static(&self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Int(number) => Value::Int(*number),
            Value::Text(text) => Value::Text(Cow::Owned(text.clone().into_owned())),
            Value::Bytes(bytes) => Value::Bytes(Cow::Owned(bytes.clone().into_owned())),
            Value::Bool(yes) => Value::Bool(*yes),
        }
    }

    /// The name of the kind, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "NULL",
            Value::Int(_) => "BIGINT",
            Value::Text(_) => "TEXT",
            Value::Bytes(_) => "BYTEA",
            Value::Bool(_) => "BOOLEAN",
        }
    }
}

macro_rules! from {
    ($($from:ty, $value:ident => $made:expr;)+) => {$(
        impl<'a> From<$from> for Value<'a> {
            fn from($value: $from) -> Self { $made }
        }
    )+};
}

from! {
    i64, v => Value::Int(v);
    i32, v => Value::Int(v.into());
    u32, v => Value::Int(v.into());
    u16, v => Value::Int(v.into());
    u8, v => Value::Int(v.into());
    bool, v => Value::Bool(v);
    &'a str, v => Value::Text(Cow::Borrowed(v));
    &'a String, v => Value::Text(Cow::Borrowed(v));
    String, v => Value::Text(Cow::Owned(v));
    Cow<'a, str>, v => Value::Text(v);
    &'a [u8], v => Value::Bytes(Cow::Borrowed(v));
    &'a Vec<u8>, v => Value::Bytes(Cow::Borrowed(v));
    Vec<u8>, v => Value::Bytes(Cow::Owned(v));
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// The parameters of a statement, in the order of `?1`, `?2`, …: `values![id, at, note]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::store::Value::from($value)),*] as &[$crate::store::Value<'_>]
    };
}

/// The columns of a driver's current row.
pub(super) trait Columns {
    /// The value at `index`, or what is wrong with it.
    fn get(&self, index: usize) -> Result<Value<'_>, String>;
    /// The name at `index`, for messages.
    fn name(&self, index: usize) -> String;
}

/// A row as it stands in the engine's own memory. Columns are read by position, from 0.
///
/// Each reader answers [`StoreError::Corrupt`] with statement and column when the column holds something else.
pub struct Row<'r> {
    statement: &'r str,
    columns: &'r dyn Columns,
}

impl fmt::Debug for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Row").field("statement", &self.statement).finish_non_exhaustive()
    }
}

macro_rules! readers {
    ($($(#[$doc:meta])* $name:ident, $opt:ident -> $type:ty, $kind:literal: $($pattern:pat => $made:expr),+;)+) => {$(
        $(#[$doc])*
        pub fn $name(&self, index: usize) -> Result<$type, StoreError> {
            match self.value(index)? {
                $($pattern => Ok($made),)+
                other => Err(self.mismatch(index, $kind, &other)),
            }
        }

        #[doc = concat!("As [`Row::", stringify!($name), "`], `None` for NULL.")]
        pub fn $opt(&self, index: usize) -> Result<Option<$type>, StoreError> {
            match self.value(index)? {
                Value::Null => Ok(None),
                $($pattern => Ok(Some($made)),)+
                other => Err(self.mismatch(index, $kind, &other)),
            }
        }
    )+};
}

impl<'r> Row<'r> {
    pub(super) fn new(statement: &'r str, columns: &'r dyn Columns) -> Self {
        Self { statement, columns }
    }

    /// The value at `index`, whatever its kind.
    pub fn value(&self, index: usize) -> Result<Value<'r>, StoreError> {
        self.columns.get(index).map_err(|problem| self.corrupt(index, problem))
    }

    readers! {
        /// A number.
        int, opt_int -> i64, "BIGINT": Value::Int(v) => v;
        /// A yes or no; 0 and 1 count, because SQLite has nothing else.
        bool, opt_bool -> bool, "BOOLEAN": Value::Bool(v) => v, Value::Int(0) => false, Value::Int(1) => true;
        /// A text, owned.
        string, opt_string -> String, "TEXT": Value::Text(v) => v.into_owned();
        /// Bytes, owned.
        bytes, opt_bytes -> Vec<u8>, "BYTEA": Value::Bytes(v) => v.into_owned();
        /// A text, borrowed from the row where the engine allows it.
        text, opt_text -> Cow<'r, str>, "TEXT": Value::Text(v) => v;
    }

    /// The error for a column whose value is of the right kind but breaks a rule of ours; `problem` says which.
    pub fn corrupt(&self, index: usize, problem: impl fmt::Display) -> StoreError {
        StoreError::Corrupt {
            statement: super::error::shorten(self.statement),
            column: self.columns.name(index),
            problem: problem.to_string(),
        }
    }

    fn mismatch(&self, index: usize, wanted: &str, found: &Value<'_>) -> StoreError {
        self.corrupt(index, format_args!("holds {} where {wanted} was expected", found.kind()))
    }
}

/// A type that is made of one row.
pub trait FromRow: Sized {
    /// Reads the row, columns in the order of the statement.
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError>;
}

/// A type that is made of one column; gives rows of one to six columns as tuples.
pub trait FromColumn: Sized {
    /// Reads the column at `index`.
    fn from_column(row: &Row<'_>, index: usize) -> Result<Self, StoreError>;
}

macro_rules! columns {
    ($($type:ty: $one:ident, $opt:ident;)+) => {$(
        impl FromColumn for $type {
            fn from_column(row: &Row<'_>, index: usize) -> Result<Self, StoreError> { row.$one(index) }
        }
        impl FromColumn for Option<$type> {
            fn from_column(row: &Row<'_>, index: usize) -> Result<Self, StoreError> { row.$opt(index) }
        }
        impl FromRow for $type {
            fn from_row(row: &Row<'_>) -> Result<Self, StoreError> { row.$one(0) }
        }
        impl FromRow for Option<$type> {
            fn from_row(row: &Row<'_>) -> Result<Self, StoreError> { row.$opt(0) }
        }
    )+};
}

columns! { i64: int, opt_int; bool: bool, opt_bool; String: string, opt_string; Vec<u8>: bytes, opt_bytes; }

macro_rules! tuples {
    ($($($name:ident $index:literal)+;)+) => {$(
        impl<$($name: FromColumn),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
                Ok(($($name::from_column(row, $index)?,)+))
            }
        }
    )+};
}

tuples! { A 0; A 0 B 1; A 0 B 1 C 2; A 0 B 1 C 2 D 3; A 0 B 1 C 2 D 3 E 4; A 0 B 1 C 2 D 3 E 4 F 5; }
