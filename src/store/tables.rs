//! The tables as data: names, columns, keys, and which refers to which. Read off a database in memory that the migrations
//! build, in the common dialect, so that there is no second list to keep. For `copy`, which walks all of them.

use rusqlite::Connection;

use super::{Migration, StoreError, Value};

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// Positions of the primary key's columns, in the key's order.
    pub(super) key: Vec<usize>,
    /// Tables its rows refer to.
    parents: Vec<String>,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    /// SQLite holds 0 and 1 where it is.
    pub(super) is_boolean: bool,
}

/// Every table of these migrations, each behind those it refers to.
pub(super) fn tables(migrations: &[Migration]) -> Result<Vec<Table>, StoreError> {
    let mut found = read(migrations).map_err(|error| StoreError::Backend {
        place: "the list of tables".to_owned(),
        problem: error.to_string(),
    })?;
    let mut sorted: Vec<Table> = Vec::new();
    while !found.is_empty() {
        let is_done = |name: &String| sorted.iter().any(|table| table.name == *name);
        let is_free = |table: &Table| table.parents.iter().all(|name| *name == table.name || is_done(name));
        // Tables that refer to each other in a circle could not be filled row by row; the first breaks it, and the
        // database says what is wrong.
        let next = found.iter().position(is_free).unwrap_or(0);
        sorted.push(found.remove(next));
    }
    Ok(sorted)
}

fn read(migrations: &[Migration]) -> rusqlite::Result<Vec<Table>> {
    let conn = Connection::open_in_memory()?;
    for step in migrations {
        // Untranslated: the names of types stay as they were written.
        conn.execute_batch(step.sql)?;
    }
    let mut names = conn.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    )?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.into_iter().map(|name| describe(&conn, name)).collect()
}

fn describe(conn: &Connection, name: String) -> rusqlite::Result<Table> {
    let mut columns = Vec::new();
    let mut key: Vec<(i64, usize)> = Vec::new();
    let mut info = conn.prepare("SELECT name, type, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let mut rows = info.query([&name])?;
    while let Some(row) = rows.next()? {
        let place: i64 = row.get(2)?;
        if place > 0 {
            key.push((place, columns.len()));
        }
        let kind: String = row.get(1)?;
        columns.push(Column { name: row.get(0)?, is_boolean: kind == "BOOLEAN" });
    }
    key.sort_unstable();
    let mut parents = conn.prepare("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?1)")?;
    let parents = parents.query_map([&name], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Table { name, columns, key: key.into_iter().map(|(_, index)| index).collect(), parents })
}

impl Table {
    /// How many rows it has.
    pub(super) fn count(&self) -> String {
        format!("SELECT COUNT(*) FROM {}", self.name)
    }

    /// Rows in the order of their key, at most `most`: behind the key in the first parameters if `after`.
    pub(super) fn page(&self, after: bool, most: usize) -> String {
        let (columns, key) = (self.names(), self.key_names());
        let behind =
            if after { format!(" WHERE ({key}) > ({})", numbers(1, self.key.len())) } else { String::new() };
        format!("SELECT {columns} FROM {}{behind} ORDER BY {key} LIMIT {most}", self.name)
    }

    /// All rows in the order of their key, or those behind one key, up to another.
    pub(super) fn between(&self, after: bool, until: bool) -> String {
        let (columns, key, width) = (self.names(), self.key_names(), self.key.len());
        let mut bounds = Vec::new();
        if after {
            bounds.push(format!("({key}) > ({})", numbers(1, width)));
        }
        if until {
            bounds.push(format!("({key}) <= ({})", numbers(if after { width + 1 } else { 1 }, width)));
        }
        let bounds =
            if bounds.is_empty() { String::new() } else { format!(" WHERE {}", bounds.join(" AND ")) };
        format!("SELECT {columns} FROM {}{bounds} ORDER BY {key}", self.name)
    }

    /// Stores `rows` rows at once, over those that have their keys.
    pub(super) fn upsert(&self, rows: usize) -> String {
        let width = self.columns.len();
        let values: Vec<String> =
            (0..rows).map(|row| format!("({})", numbers(row * width + 1, width))).collect();
        let others: Vec<String> = (0..width)
            .filter(|index| !self.key.contains(index))
            .map(|index| format!("{0} = excluded.{0}", self.columns[index].name))
            .collect();
        let conflict = if others.is_empty() {
            "NOTHING".to_owned()
        } else {
            format!("UPDATE SET {}", others.join(", "))
        };
        format!(
            "INSERT INTO {} ({}) VALUES {} ON CONFLICT ({}) DO {conflict}",
            self.name,
            self.names(),
            values.join(", "),
            self.key_names()
        )
    }

    /// Removes the row with the key in the parameters.
    pub(super) fn delete(&self) -> String {
        format!("DELETE FROM {} WHERE ({}) = ({})", self.name, self.key_names(), numbers(1, self.key.len()))
    }

    /// A value as all engines understand it.
    pub(super) fn portable(&self, column: usize, value: &Value<'_>) -> Value<'static> {
        match value {
            Value::Int(number @ (0 | 1)) if self.columns[column].is_boolean => Value::Bool(*number == 1),
            other => other.to_static(),
        }
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        names.join(", ")
    }

    fn key_names(&self) -> String {
        let names: Vec<&str> = self.key.iter().map(|index| self.columns[*index].name.as_str()).collect();
        names.join(", ")
    }
}

/// `?3, ?4` for two from 3.
fn numbers(first: usize, many: usize) -> String {
    let all: Vec<String> = (first..first + many).map(|number| format!("?{number}")).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::MIGRATIONS;
    use super::*;

    #[test]
    fn each_table_stands_behind_those_it_refers_to_and_has_a_key() {
        let all = tables(MIGRATIONS).unwrap();
        let at = |name: &str| all.iter().position(|table| table.name == name).unwrap();
        assert!(
            at("product") < at("unit")
                && at("unit") < at("registration")
                && at("registration") < at("message")
        );
        for table in &all {
            assert!(!table.key.is_empty(), "{} has no primary key", table.name);
        }
        assert!(
            all[at("registration")].columns.iter().any(|column| column.is_boolean && column.name == "offers")
        );
    }

    #[test]
    fn statements_name_every_column_and_number_their_values() {
        let all = tables(MIGRATIONS).unwrap();
        let table = all.iter().find(|table| table.name == "search_term").unwrap();
        assert_eq!(
            table.page(true, 5),
            "SELECT term, registration FROM search_term WHERE (term, registration) > (?1, ?2) \
             ORDER BY term, registration LIMIT 5"
        );
        assert_eq!(
            table.upsert(2),
            "INSERT INTO search_term (term, registration) VALUES (?1, ?2), (?3, ?4) \
             ON CONFLICT (term, registration) DO NOTHING"
        );
        assert_eq!(table.delete(), "DELETE FROM search_term WHERE (term, registration) = (?1, ?2)");
    }
}
