//! The database of a house as another process sees it, whichever engine holds it: statements in, texts out.

use rusqlite::types::ValueRef;

#[cfg(feature = "postgres")]
use super::postgres::Schema;

/// A look from outside.
pub enum Database<'a> {
    Sqlite(rusqlite::Connection),
    #[cfg(feature = "postgres")]
    Postgres(&'a Schema),
    #[cfg(not(feature = "postgres"))]
    Nowhere(std::convert::Infallible, std::marker::PhantomData<&'a ()>),
}

/// A row, each column as text.
pub struct Row(Vec<Option<String>>);

/// What a column can be read as.
pub trait Cell: Sized {
    fn read(text: Option<&str>) -> Option<Self>;
}

impl Cell for String {
    fn read(text: Option<&str>) -> Option<Self> {
        text.map(str::to_owned)
    }
}

impl Cell for i64 {
    fn read(text: Option<&str>) -> Option<Self> {
        text?.parse().ok()
    }
}

impl Cell for Vec<u8> {
    fn read(text: Option<&str>) -> Option<Self> {
        let hex = text?.strip_prefix("\\x")?;
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect()
    }
}

impl<T: Cell> Cell for Option<T> {
    fn read(text: Option<&str>) -> Option<Self> {
        Some(text.and_then(|text| T::read(Some(text))))
    }
}

impl Row {
    pub fn get<T: Cell>(&self, index: usize) -> Result<T, String> {
        let text = self.0.get(index).ok_or("no such column")?;
        T::read(text.as_deref()).ok_or_else(|| format!("column {index} holds {text:?}"))
    }
}

impl Database<'_> {
    /// Every row.
    pub fn rows(&self, sql: &str) -> Vec<Row> {
        match self {
            Self::Sqlite(database) => {
                let mut statement = database.prepare(sql).unwrap();
                let columns = statement.column_count();
                let read = |row: &rusqlite::Row<'_>| {
                    (0..columns).map(|index| row.get_ref(index).map(text)).collect::<rusqlite::Result<_>>()
                };
                statement.query_map([], read).unwrap().map(|row| Row(row.unwrap())).collect()
            }
            #[cfg(feature = "postgres")]
            Self::Postgres(schema) => schema.rows(sql).into_iter().map(Row).collect(),
            #[cfg(not(feature = "postgres"))]
            Self::Nowhere(never, _) => match *never {},
        }
    }

    /// The first row, as rusqlite would give it.
    pub fn query_row<T>(
        &self,
        sql: &str,
        _none: [&str; 0],
        read: impl FnOnce(&Row) -> Result<T, String>,
    ) -> Result<T, String> {
        read(self.rows(sql).first().ok_or("no row")?)
    }

    /// Changes it.
    pub fn execute(&self, sql: &str, _none: [&str; 0]) -> Result<(), String> {
        match self {
            Self::Sqlite(database) => database.execute_batch(sql).map_err(|error| error.to_string()),
            #[cfg(feature = "postgres")]
            Self::Postgres(schema) => {
                let unchecked = "SET session_replication_role = replica";
                schema.query(&sql.replace("PRAGMA foreign_keys = OFF", unchecked));
                Ok(())
            }
            #[cfg(not(feature = "postgres"))]
            Self::Nowhere(never, _) => match *never {},
        }
    }
}

fn text(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8(text.to_vec()).unwrap()),
        ValueRef::Blob(bytes) => {
            Some(bytes.iter().fold("\\x".to_owned(), |hex, byte| format!("{hex}{byte:02x}")))
        }
    }
}
