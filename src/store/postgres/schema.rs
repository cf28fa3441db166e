//! The tables: steps of the common history on PostgreSQL, and two tables of the engine's own.
//!
//! `store_turn` holds one row that whoever writes locks: closures were written for one writer at a time, as on SQLite, so
//! here, too, they take turns, over all processes. `store_writer` holds one row per open store with the number of its last
//! transaction: when a connection breaks during COMMIT, that row tells what became of it. Both are plain rows, so
//! that engines which only speak the protocol will do.

use std::sync::Arc;

use super::super::driver::Session as _;
use super::super::migrate::{self, Migration};
use super::super::{StoreError, Value};
use super::connection::{Connection, Role};
use super::home::{AGAIN, Home};
use super::session::PgSession;
use super::trouble::Trouble;
use crate::values;

/// Waits for the turn of whoever changes the tables; it ends with the transaction.
const TAKE_TURN: &str = "SELECT name FROM store_turn WHERE name = 'writer' FOR UPDATE";

const ENGINE: &str = "CREATE TABLE IF NOT EXISTS store_turn (name TEXT NOT NULL PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS store_writer (
        id      TEXT   NOT NULL PRIMARY KEY,
        batch   BIGINT NOT NULL,
        seen_at BIGINT NOT NULL
    );
    INSERT INTO store_turn (name) VALUES ('writer') ON CONFLICT (name) DO NOTHING;";

/// How often the engine's tables are tried: PostgreSQL refuses one of two processes that make a table at once.
const TRIES: usize = 20;

/// Brings the tables up to date, or refuses a database that is not ours or newer than we are.
pub(super) fn migrate(home: &Arc<Home>, migrations: &[Migration], create: bool) -> Result<(), StoreError> {
    let mut conn = home.connect(Role::Writer).map_err(|trouble| trouble.error().clone())?;
    conn.be_patient();
    let recorded = has_record(&mut conn)?;
    if recorded {
        let place = conn.place().to_owned();
        if migrate::pending(&mut PgSession::new(&mut conn), &place, migrations, true)?.is_none() {
            return Ok(());
        }
    } else if !create {
        return Err(StoreError::Unusable {
            place: conn.place().to_owned(),
            problem: "it holds no tables of aftersale".to_owned(),
            way_out: "Check database.url; `aftersale init` and `aftersale serve` make them".to_owned(),
        });
    }
    make_engine(&mut conn)?;
    while step(&mut conn, migrations)? {}
    Ok(())
}

fn make_engine(conn: &mut Connection) -> Result<(), StoreError> {
    for _ in 1..TRIES {
        if PgSession::new(conn).script(ENGINE).is_ok() {
            return Ok(());
        }
        std::thread::sleep(AGAIN);
    }
    PgSession::new(conn).script(ENGINE).map_err(|error| StoreError::Unusable {
        place: conn.place().to_owned(),
        problem: error.to_string(),
        way_out: "Let this user make tables: GRANT CREATE ON SCHEMA public TO …".to_owned(),
    })
}

/// The next step, in a transaction of its own; `false` when there was none left.
fn step(conn: &mut Connection, migrations: &[Migration]) -> Result<bool, StoreError> {
    let told = |trouble: Trouble| trouble.error().clone();
    conn.post_script("BEGIN");
    conn.post_script(TAKE_TURN);
    conn.flush().map_err(told)?;
    let done = run_step(conn, migrations);
    conn.post_script(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
    let ended = conn.flush().map_err(told);
    done.and_then(|more| ended.map(|()| more))
}

fn run_step(conn: &mut Connection, migrations: &[Migration]) -> Result<bool, StoreError> {
    let recorded = has_record(conn)?;
    let place = conn.place().to_owned();
    let mut session = PgSession::new(conn);
    let next = migrate::pending(&mut session, &place, migrations, recorded)?;
    // A step that rebuilds a table drops the old one, which PostgreSQL refuses while others refer to it.
    let rebuilds = next.is_some_and(|step| step.sql.contains("DROP TABLE"));
    let references = if rebuilds { take_references(&mut session)? } else { Vec::new() };
    let more = migrate::apply_next(&mut session, &place, migrations, recorded)?;
    for Reference { table, name, rule } in references {
        session.script(&format!("ALTER TABLE {table} ADD CONSTRAINT {name} {rule}"))?;
    }
    Ok(more)
}

/// A rule that rows of a table refer to others.
struct Reference {
    table: String,
    name: String,
    rule: String,
}

/// Takes all references off; putting them back checks every row.
fn take_references(session: &mut PgSession<'_>) -> Result<Vec<Reference>, StoreError> {
    let mut references = Vec::new();
    session.query(
        "SELECT CAST(quote_ident(t.relname) AS TEXT), CAST(quote_ident(c.conname) AS TEXT), pg_get_constraintdef(c.oid)
           FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = c.connamespace
          WHERE c.contype = 'f' AND n.nspname = current_schema()",
        &[],
        &mut |row| {
            references.push(Reference { table: row.string(0)?, name: row.string(1)?, rule: row.string(2)? });
            Ok(std::ops::ControlFlow::Continue(()))
        },
    )?;
    for Reference { table, name, .. } in &references {
        session.script(&format!("ALTER TABLE {table} DROP CONSTRAINT {name}"))?;
    }
    Ok(references)
}

/// Whether the database records its steps; one that has tables but no record is another program's.
fn has_record(conn: &mut Connection) -> Result<bool, StoreError> {
    let (mut foreign, mut ours) = (false, false);
    let all = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
    let none: &[Value<'_>] = values![];
    PgSession::new(conn).query(all, none, &mut |row| {
        match row.text(0)?.as_ref() {
            "schema_steps" => ours = true,
            "store_turn" | "store_writer" => {}
            _ => foreign = true,
        }
        Ok(std::ops::ControlFlow::Continue(()))
    })?;
    if foreign && !ours {
        return Err(StoreError::Unusable {
            place: conn.place().to_owned(),
            problem: "it holds tables of another program".to_owned(),
            way_out: "Name an empty database, or a schema of its own with ?options=-csearch_path%3DNAME"
                .to_owned(),
        });
    }
    Ok(ours)
}
