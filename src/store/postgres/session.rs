//! Statements on a connection inside a transaction: values checked against what the statement takes, rows read where the
//! answer holds them.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::ops::ControlFlow;
use std::pin::Pin;

use bytes::BytesMut;
use futures_util::StreamExt;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Row as PgRow, RowStream};

use super::super::dialect::for_postgres;
use super::super::driver::{Each, Session};
use super::super::error::shorten;
use super::super::value::Columns;
use super::super::{Row, StoreError, Value};
use super::connection::{Connection, Prepared};
use super::trouble::Trouble;

/// A connection inside a transaction.
pub(super) struct PgSession<'c> {
    conn: &'c mut Connection,
    trouble: Option<Trouble>,
    wrote: bool,
}

impl<'c> PgSession<'c> {
    pub(super) fn new(conn: &'c mut Connection) -> Self {
        Self { conn, trouble: None, wrote: false }
    }

    /// The gravest thing that went wrong; a statement that failed makes all later ones of its transaction fail.
    pub(super) fn trouble(&mut self) -> Option<Trouble> {
        self.trouble.take()
    }

    /// Whether there may be something to undo.
    pub(super) fn wrote(&self) -> bool {
        self.wrote
    }

    fn noted<T>(&mut self, outcome: Result<T, Trouble>) -> Result<T, StoreError> {
        outcome.map_err(|trouble| {
            let error = trouble.error().clone();
            if self.trouble.as_ref().is_none_or(|known| !known.is_grave() && trouble.is_grave()) {
                self.trouble = Some(trouble);
            }
            error
        })
    }

    fn prepare(&mut self, sql: &str, values: &[Value<'_>]) -> Result<Prepared, StoreError> {
        let prepared = self.conn.prepare(sql);
        let prepared = self.noted(prepared)?;
        let types = prepared.statement.params();
        let misused =
            |problem: String| Err(StoreError::Backend { place: format!("`{}`", shorten(sql)), problem });
        if types.len() != values.len() {
            return misused(format!("takes {} values, got {}", types.len(), values.len()));
        }
        for (number, (value, wanted)) in values.iter().zip(types).enumerate() {
            if matches!(value, Value::Text(text) if text.as_bytes().contains(&0)) {
                return misused(format!("takes texts without NUL; it is in value, got {}", number + 1));
            }
            if !fits(value, wanted) {
                return misused(format!("takes {wanted} as ?{}, got {}", number + 1, value.kind()));
            }
        }
        Ok(prepared)
    }
}

impl Session for PgSession<'_> {
    fn query(&mut self, sql: &str, values: &[Value<'_>], each: Each<'_>) -> Result<(), StoreError> {
        let prepared = self.prepare(sql, values)?;
        // A statement that gives rows may write them, too (RETURNING).
        self.wrote |= !sql.trim_start().starts_with("SELECT");
        let client = self.conn.client();
        let rows = self.conn.exchange(sql, client.query_raw(&prepared.statement, values));
        let mut rows: Pin<Box<RowStream>> = Box::pin(self.noted(rows)?);
        loop {
            let next = self.conn.exchange(sql, async { rows.next().await.transpose() });
            let Some(row) = self.noted(next)? else { return Ok(()) };
            match each(&Row::new(sql, &Current(&row)))? {
                ControlFlow::Continue(()) => {}
                // The rest of the answer is thrown away as it comes.
                ControlFlow::Break(()) => return Ok(()),
            }
        }
    }

    fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let prepared = self.prepare(sql, values)?;
        self.wrote = true;
        let client = self.conn.client();
        let changed = self.conn.exchange(sql, client.execute_raw(&prepared.statement, values));
        self.noted(changed)
    }

    fn post(&mut self, sql: &str, values: &[Value<'_>]) -> Result<(), StoreError> {
        let Prepared { statement, sql } = self.prepare(sql, values)?;
        self.wrote = true;
        let client = self.conn.client();
        let values: Vec<Value<'static>> = values.iter().map(Value::to_static).collect();
        let answer = Box::pin(async move { client.execute_raw(&statement, values).await.map(drop) });
        let posted = self.conn.post(sql, answer);
        self.noted(posted)
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.wrote = true;
        let (client, text) = (self.conn.client(), for_postgres(sql));
        let done = self.conn.exchange(sql, async move { client.batch_execute(&text).await });
        self.noted(done)
    }
}

fn fits(value: &Value<'_>, wanted: &Type) -> bool {
    match value {
        Value::Null => true,
        Value::Int(_) => matches!(*wanted, Type::INT8 | Type::INT4 | Type::INT2),
        Value::Text(_) => is_text(wanted),
        Value::Bytes(_) => *wanted == Type::BYTEA,
        Value::Bool(_) => *wanted == Type::BOOL,
    }
}

fn is_text(kind: &Type) -> bool {
    matches!(*kind, Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN)
}

impl ToSql for Value<'_> {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *wanted == Type::INT4 => i32::try_from(*number)?.to_sql(wanted, out),
            Value::Int(number) if *wanted == Type::INT2 => i16::try_from(*number)?.to_sql(wanted, out),
            Value::Int(number) => number.to_sql(wanted, out),
            Value::Text(text) => text.as_ref().to_sql(wanted, out),
            Value::Bytes(bytes) => bytes.as_ref().to_sql(wanted, out),
            Value::Bool(yes) => yes.to_sql(wanted, out),
        }
    }

    /// Asked without the value; [`fits`] has asked with it.
    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => Value::Bool(bool::from_sql(kind, raw)?),
            Type::BYTEA => Value::Bytes(Cow::Borrowed(raw)),
            _ if is_text(kind) => Value::Text(Cow::Borrowed(std::str::from_utf8(raw)?)),
            _ => return Err(format!("holds {kind}, which this store does not use").into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn StdError + Sync + Send>> {
        Ok(Value::Null)
    }

    /// All, so that the refusal above can say which.
    fn accepts(_: &Type) -> bool {
        true
    }
}

/// The row in hand.
struct Current<'r>(&'r PgRow);

impl Columns for Current<'_> {
    fn get(&self, index: usize) -> Result<Value<'_>, String> {
        self.0
            .try_get(index)
            .map_err(|error| error.source().map_or_else(|| error.to_string(), ToString::to_string))
    }

    fn name(&self, index: usize) -> String {
        self.0
            .columns()
            .get(index)
            .map_or_else(|| format!("{}", index + 1), |column| column.name().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_fits_its_own_kind_only() {
        assert!(fits(&Value::Int(1), &Type::INT8) && fits(&Value::Null, &Type::NUMERIC));
        assert!(!fits(&Value::from("1"), &Type::INT8) && !fits(&Value::Int(1), &Type::TEXT));
        assert!(!fits(&Value::Int(1), &Type::BOOL) && !fits(&Value::Int(1), &Type::NUMERIC));
    }

    #[test]
    fn a_column_of_a_foreign_kind_is_named() {
        let told = Value::from_sql(&Type::NUMERIC, &[]).unwrap_err().to_string();
        assert!(told.contains("numeric"), "{told}");
    }
}
