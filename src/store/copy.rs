//! A whole database into another one, whatever their engines: table by table, in pages, compared on the way.
//!
//! Both sides are walked in the order of their keys. What the target lacks or has otherwise is stored, what only it has is
//! removed at the end; so a copy that was broken off goes on where it was, and a later one brings over what
//! changed. The source is read in one snapshot. At last the target is read again and must give the same digest.

use std::collections::HashMap;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::facts::MOVE;
use super::tables::{Table, tables};
use super::{MIGRATIONS, Store, StoreError, Tx, Value};

/// Rows read at once.
const PAGE: usize = 1_000;
/// Values in one statement; SQLite takes 32,766, PostgreSQL 65,535.
const VALUES: usize = 2_000;

/// How far it is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// The table in hand.
    pub table: &'a str,
    /// Rows looked at, of all tables.
    pub done: u64,
    /// Rows of the source.
    pub total: u64,
}

/// What a copy did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Tables.
    pub tables: usize,
    /// Rows of the source, all of them in the target now.
    pub rows: u64,
    /// Rows that had to be stored or removed; the others were there.
    pub changed: u64,
    /// Tables that are not equal at the end, which nobody but another writer to the target can bring about.
    pub unequal: Vec<String>,
}

type Row = Vec<Value<'static>>;

/// Copies everything from `from` to `to`, and compares.
///
/// # Errors
/// What either store says. What was stored until then stays, and the next copy goes on from there.
pub fn copy(from: &Store, to: &Store, progress: &mut dyn FnMut(Progress<'_>)) -> Result<Copied, StoreError> {
    let all: Vec<Arc<Table>> = tables(MIGRATIONS)?.into_iter().map(Arc::new).collect();
    let mut copied = Copied { tables: all.len(), ..Copied::default() };
    let (mut digests, mut extra) = (Vec::new(), Vec::new());
    from.read_here(|tx| {
        let mut total = 0;
        for table in &all {
            total += tx.one::<i64>(&table.count(), &[])?.unsigned_abs();
        }
        for table in &all {
            let mut told = |done| progress(Progress { table: &table.name, done, total });
            let walked = walk(tx, to, table, &mut copied, &mut told)?;
            digests.push(walked.sum);
            extra.push(walked.extra);
        }
        Ok::<_, StoreError>(())
    })?;
    // Children before those they refer to.
    for (table, keys) in all.iter().zip(extra).rev() {
        copied.changed += keys.len() as u64;
        remove(to, table, keys)?;
    }
    for (table, wanted) in all.iter().zip(digests) {
        if digest_of(to, table)? != wanted.end() {
            copied.unequal.push(table.name.clone());
        }
    }
    if to.is_remote() {
        for table in &all {
            analyze(to, table);
        }
    }
    Ok(copied)
}

/// Has a server count what came in, so that its plans fit from the first question on: by itself it would a minute later. A file's
/// plans do not go by counts. Nothing is lost where it is refused.
fn analyze(to: &Store, table: &Table) {
    let sql = format!("ANALYZE {}", table.name);
    if let Err(error) = to.write_blocking(move |tx| tx.perform(&sql, &[])) {
        tracing::debug!(%error, "the server counts its rows when it comes to it");
    }
}

/// Whether a database holds no row but its own note about a copy.
///
/// # Errors
/// What the store says.
pub fn is_empty(tx: &mut Tx<'_>) -> Result<bool, StoreError> {
    for table in tables(MIGRATIONS)? {
        let notes = i64::from(table.name == "fact" && tx.find_fact(MOVE)?.is_some());
        if tx.one::<i64>(&table.count(), &[])? > notes {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A table of the source, gone through.
struct Walked {
    sum: Sum,
    /// Keys that only the target has.
    extra: Vec<Row>,
}

fn walk(
    source: &mut Tx<'_>,
    to: &Store,
    table: &Arc<Table>,
    copied: &mut Copied,
    told: &mut dyn FnMut(u64),
) -> Result<Walked, StoreError> {
    let mut walked = Walked { sum: Sum::default(), extra: Vec::new() };
    let is_fresh = to.read_here(|tx| tx.one::<i64>(&table.count(), &[]))? == 0;
    let mut last: Option<Row> = None;
    loop {
        let rows = rows(source, table, &table.page(last.is_some(), PAGE), &values_of(&[last.as_ref()]))?;
        // The one table whose note is left out never fills a page.
        let end = rows.last().filter(|_| rows.len() == PAGE).map(|row| key(table, row));
        let mut known = HashMap::new();
        if !is_fresh {
            let between = table.between(last.is_some(), end.is_some());
            let there = to.read_here(|tx| {
                self::rows(tx, table, &between, &values_of(&[last.as_ref(), end.as_ref()]))
            })?;
            known.extend(there.into_iter().map(|row| (encode(&key(table, &row)), row)));
        }
        copied.rows += rows.len() as u64;
        let mut missing = Vec::new();
        for row in rows {
            walked.sum.add(&row);
            if known.remove(&encode(&key(table, &row))).as_ref() != Some(&row) {
                missing.push(row);
            }
        }
        copied.changed += missing.len() as u64;
        store(to, table, missing)?;
        walked.extra.extend(known.values().map(|row| key(table, row)));
        told(copied.rows);
        last = end;
        if last.is_none() {
            return Ok(walked);
        }
    }
}

/// Reads rows in the form that all engines share, without the note about the copy itself.
fn rows(
    tx: &mut Tx<'_>,
    table: &Table,
    sql: &str,
    values: &[Value<'static>],
) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    tx.each(sql, values, |row| {
        let row = read(table, row)?;
        if !is_note(table, &row) {
            rows.push(row);
        }
        Ok(())
    })?;
    Ok(rows)
}

fn read(table: &Table, row: &super::Row<'_>) -> Result<Row, StoreError> {
    (0..table.columns.len()).map(|index| Ok(table.portable(index, &row.value(index)?))).collect()
}

fn is_note(table: &Table, row: &Row) -> bool {
    table.name == "fact" && row.first() == Some(&Value::from(MOVE))
}

fn key(table: &Table, row: &Row) -> Row {
    table.key.iter().map(|index| row[*index].clone()).collect()
}

/// The parameters of a page or a range: the keys that bound it, one behind the other.
fn values_of(keys: &[Option<&Row>]) -> Row {
    keys.iter().flatten().flat_map(|key| key.iter().cloned()).collect()
}

/// Stores rows, many in one statement, all in one transaction.
fn store(to: &Store, table: &Arc<Table>, rows: Vec<Row>) -> Result<(), StoreError> {
    if rows.is_empty() {
        return Ok(());
    }
    let (table, at_once) = (table.clone(), (VALUES / table.columns.len()).clamp(1, rows.len()));
    let (many, one) = (table.upsert(at_once), table.upsert(1));
    to.write_blocking(move |tx| {
        for chunk in rows.chunks(at_once) {
            if chunk.len() == at_once {
                tx.perform(&many, &chunk.concat())?;
            } else {
                chunk.iter().try_for_each(|row| tx.perform(&one, row))?;
            }
        }
        Ok(())
    })
}

fn remove(to: &Store, table: &Arc<Table>, keys: Vec<Row>) -> Result<(), StoreError> {
    let sql = table.delete();
    if keys.is_empty() {
        return Ok(());
    }
    to.write_blocking(move |tx| keys.iter().try_for_each(|key| tx.perform(&sql, key)))
}

/// The digest of a whole table as it stands.
fn digest_of(store: &Store, table: &Table) -> Result<(u64, Vec<u8>), StoreError> {
    let mut sum = Sum::default();
    store.read_here(|tx| {
        tx.each(&table.between(false, false), &[], |row| {
            let row = read(table, row)?;
            if !is_note(table, &row) {
                sum.add(&row);
            }
            Ok(())
        })
    })?;
    Ok(sum.end())
}

/// Number and digest of rows, in the order of their keys.
#[derive(Default)]
struct Sum {
    rows: u64,
    digest: Sha256,
}

impl Sum {
    fn add(&mut self, row: &Row) {
        self.rows += 1;
        self.digest.update(encode(row));
    }

    fn end(self) -> (u64, Vec<u8>) {
        (self.rows, self.digest.finalize().to_vec())
    }
}

/// Values as bytes that no other values give: each with its kind and length.
fn encode(values: &[Value<'_>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for value in values {
        let (kind, content): (u8, Vec<u8>) = match value {
            Value::Null => (0, Vec::new()),
            Value::Int(number) => (1, number.to_be_bytes().to_vec()),
            Value::Text(text) => (2, text.as_bytes().to_vec()),
            Value::Bytes(content) => (3, content.to_vec()),
            Value::Bool(yes) => (4, vec![u8::from(*yes)]),
        };
        bytes.push(kind);
        bytes.extend((content.len() as u64).to_be_bytes());
        bytes.extend(content);
    }
    bytes
}
