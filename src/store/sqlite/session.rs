//! Statements on a SQLite connection: cached, bound without copying, rows read where SQLite holds them.

use std::ops::ControlFlow;

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, Statement, StatementStatus};

use super::super::dialect::for_sqlite;
use super::super::driver::{Each, Session};
use super::super::value::Columns;
use super::super::{Row, StoreError, Value, error::shorten};
use super::connection::{told, told_of};
use super::home::Home;

/// A connection inside a transaction.
pub(super) struct SqliteSession<'c> {
    conn: &'c Connection,
    home: &'c Home,
    /// The last error after which this connection, or its transaction, is not to be trusted.
    grave: Option<StoreError>,
    wrote: bool,
}

impl<'c> SqliteSession<'c> {
    pub(super) fn new(conn: &'c Connection, home: &'c Home) -> Self {
        Self { conn, home, grave: None, wrote: false }
    }

    /// The error that makes this connection unfit, if there was one.
    pub(super) fn grave(&mut self) -> Option<StoreError> {
        self.grave.take()
    }

    /// Whether there may be something to undo.
    pub(super) fn wrote(&self) -> bool {
        self.wrote
    }

    fn told(&mut self, sql: &str, error: rusqlite::Error) -> StoreError {
        let grave = matches!(
            error.sqlite_error_code(),
            Some(
                ErrorCode::DiskFull
                    | ErrorCode::SystemIoFailure
                    | ErrorCode::OutOfMemory
                    | ErrorCode::DatabaseCorrupt
                    | ErrorCode::NotADatabase
            )
        );
        let error = told_of(&self.home.place, sql, error);
        if grave {
            self.grave = Some(error.clone());
        }
        error
    }

    fn prepare(&mut self, sql: &str, values: &[Value<'_>]) -> Result<CachedStatement<'c>, StoreError> {
        if self.conn.is_autocommit() {
            // The transaction is over (a full disk ends it): what came now would be kept although all else is undone.
            return Err(StoreError::Backend {
                place: self.home.place.clone(),
                problem: format!("the transaction was over before `{}`", shorten(sql)),
            });
        }
        let mut statement = self.conn.prepare_cached(sql).map_err(|error| self.told(sql, error))?;
        if statement.parameter_count() != values.len() {
            return Err(misused(
                sql,
                format_args!("takes {} values", statement.parameter_count()),
                values.len(),
            ));
        }
        for (index, value) in values.iter().enumerate() {
            if matches!(value, Value::Text(text) if text.as_bytes().contains(&0)) {
                return Err(misused(sql, "takes texts without NUL; it is in value", index + 1));
            }
            statement.raw_bind_parameter(index + 1, value).map_err(|error| self.told(sql, error))?;
        }
        Ok(statement)
    }

    fn count_reprepares(&self, statement: &Statement<'_>) {
        let times = statement.reset_status(StatementStatus::RePrepare);
        if times > 0 {
            self.home.count_reprepares(times.unsigned_abs().into());
        }
    }
}

fn misused(sql: &str, problem: impl std::fmt::Display, given: usize) -> StoreError {
    StoreError::Backend { place: format!("`{}`", shorten(sql)), problem: format!("{problem}, got {given}") }
}

impl Session for SqliteSession<'_> {
    fn query(&mut self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), StoreError> {
        let mut statement = self.prepare(sql, values)?;
        // A statement that gives rows may write them, too (RETURNING).
        self.wrote |= !statement.readonly();
        let mut rows = statement.raw_query();
        let outcome = loop {
            match rows.next() {
                Ok(None) => break Ok(()),
                Ok(Some(row)) => match each(&Row::new(sql, &Current(row))) {
                    Ok(ControlFlow::Continue(())) => {}
                    Ok(ControlFlow::Break(())) => break Ok(()),
                    Err(error) => break Err(error),
                },
                Err(error) => break Err(self.told(sql, error)),
            }
        };
        drop(rows);
        self.count_reprepares(&statement);
        outcome
    }

    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let mut statement = self.prepare(sql, values)?;
        self.wrote = true;
        let changed = statement.raw_execute().map_err(|error| self.told(sql, error))?;
        self.count_reprepares(&statement);
        Ok(changed as u64)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.wrote = true;
        self.conn.execute_batch(&for_sqlite(sql)).map_err(|error| told(&self.home.place, error))
    }
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Bool(yes) => ValueRef::Integer(i64::from(*yes)),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

/// The row SQLite stands on.
struct Current<'r, 's>(&'r rusqlite::Row<'s>);

impl Columns for Current<'_, '_> {
    fn get(&self, index: usize) -> Result<Value<'_>, String> {
        match self.0.get_ref(index) {
            Ok(ValueRef::Null) => Ok(Value::Null),
            Ok(ValueRef::Integer(number)) => Ok(Value::Int(number)),
            Ok(ValueRef::Text(text)) => std::str::from_utf8(text)
                .map(Value::from)
                .map_err(|error| format!("holds text that is not UTF-8 ({error})")),
            Ok(ValueRef::Blob(bytes)) => Ok(Value::from(bytes)),
            Ok(ValueRef::Real(_)) => Err("holds a REAL, which this store does not use".to_owned()),
            Err(error) => Err(format!("cannot be read ({error})")),
        }
    }

    fn name(&self, index: usize) -> String {
        self.0.as_ref().column_name(index).map_or_else(|_| format!("{}", index + 1), str::to_owned)
    }
}
