//! The contract of migrations, the same for every engine: once, in order, whole or not at all, never backwards.

use aftersale::store::{Migration, Store, StoreError, Tx};

use super::{Engine, NOTES, add, contract, count};

contract! {
    a_newer_database_is_refused
    a_changed_step_is_refused
    a_new_step_runs_once_and_keeps_the_rows
    a_failing_step_keeps_nothing
    a_step_may_rebuild_a_table_that_others_refer_to
    a_step_that_orphans_rows_is_refused
}

const LATER: Migration =
    Migration { version: 2, name: "0002_later", sql: "ALTER TABLE notes ADD COLUMN later BIGINT;" };

fn open_with(engine: &Engine, migrations: &'static [Migration]) -> Result<Store, StoreError> {
    let mut settings = engine.settings.clone();
    settings.migrations = migrations;
    Store::open(&settings)
}

fn a_newer_database_is_refused(engine: &Engine) {
    const BOTH: &[Migration] = &[NOTES[0], LATER];
    open_with(engine, BOTH).unwrap().close().unwrap();
    let error = open_with(engine, NOTES).unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 2, known: 1, .. }), "{error:?}");
    assert!(error.to_string().contains("newer aftersale"), "{error}");
}

fn a_changed_step_is_refused(engine: &Engine) {
    const CHANGED: &[Migration] = &[Migration {
        version: 1,
        name: "0001_notes",
        sql: "CREATE TABLE notes (id TEXT) /*sqlite STRICT*/;",
    }];
    engine.open().close().unwrap();
    let error = open_with(engine, CHANGED).unwrap_err();
    assert!(matches!(&error, StoreError::Migration { name, .. } if name == "0001_notes"), "{error:?}");
}

fn a_new_step_runs_once_and_keeps_the_rows(engine: &Engine) {
    const BOTH: &[Migration] = &[NOTES[0], LATER];
    let store = engine.open();
    add(&store, "a").unwrap();
    store.close().unwrap();
    for _ in 0..2 {
        let store = open_with(engine, BOTH).unwrap();
        let later: Result<Option<i64>, StoreError> =
            store.read_here(|tx| tx.one("SELECT later FROM notes", &[]));
        assert_eq!(later, Ok(None));
        store.close().unwrap();
    }
}

fn a_failing_step_keeps_nothing(engine: &Engine) {
    const BROKEN: &[Migration] = &[
        NOTES[0],
        Migration { version: 2, name: "0002_broken", sql: "CREATE TABLE half (id TEXT); CREATE TABLE;" },
    ];
    engine.open().close().unwrap();
    let error = open_with(engine, BROKEN).unwrap_err();
    assert!(matches!(&error, StoreError::Migration { name, .. } if name == "0002_broken"), "{error:?}");
    let store = engine.open();
    let half = store.read_here(|tx| tx.one::<i64>("SELECT COUNT(*) FROM half", &[]));
    assert!(matches!(half, Err(StoreError::Backend { .. })), "{half:?}");
}

fn a_step_may_rebuild_a_table_that_others_refer_to(engine: &Engine) {
    const REBUILT: &[Migration] = &[
        NOTES[0],
        Migration {
            version: 2,
            name: "0002_rebuilt",
            sql: "CREATE TABLE notes_new (id TEXT NOT NULL PRIMARY KEY, body TEXT) /*sqlite STRICT*/;
                  INSERT INTO notes_new SELECT id, body FROM notes;
                  DROP TABLE notes;
                  ALTER TABLE notes_new RENAME TO notes;",
        },
    ];
    let store = engine.open();
    add(&store, "a").unwrap();
    let reply = |tx: &mut Tx<'_>| tx.execute("INSERT INTO replies (id, note) VALUES ('r', 'a')", &[]);
    store.write_blocking::<_, StoreError, _>(reply).unwrap();
    store.close().unwrap();
    let store = open_with(engine, REBUILT).unwrap();
    let replies = store.read_here(|tx| tx.one::<i64>("SELECT COUNT(*) FROM replies", &[]));
    assert_eq!(replies, Ok::<_, StoreError>(1));
}

fn a_step_that_orphans_rows_is_refused(engine: &Engine) {
    const ORPHANS: &[Migration] =
        &[NOTES[0], Migration { version: 2, name: "0002_orphans", sql: "DELETE FROM notes;" }];
    let store = engine.open();
    add(&store, "a").unwrap();
    let reply = |tx: &mut Tx<'_>| tx.execute("INSERT INTO replies (id, note) VALUES ('r', 'a')", &[]);
    store.write_blocking::<_, StoreError, _>(reply).unwrap();
    store.close().unwrap();
    assert!(open_with(engine, ORPHANS).is_err());
    assert_eq!(count(&engine.open()), 1);
}
