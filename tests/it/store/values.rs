//! The contract of statements and values, the same for every engine: the portable subset and its traps.

use std::thread;

use aftersale::store::{StoreError, Tx, Value};
use aftersale::values;

use super::{Engine, Work, add, contract, count, insert, queue_behind_a_held_writer};

contract! {
    every_kind_of_value_comes_back_as_it_went_in
    an_unreadable_column_names_statement_and_column
    parameters_are_numbered_not_placed
    a_text_with_nul_is_refused
    a_value_of_another_kind_is_refused_not_turned
    texts_are_ordered_by_their_bytes
    nothing_found_sums_up_to_nothing
    what_nobody_waits_for_is_kept_and_fails_with_its_work
    a_statement_with_too_few_values_is_refused
    a_claim_takes_each_row_once
    a_second_row_with_the_same_key_is_a_conflict
    a_reply_to_no_note_is_a_conflict
    steady_statements_are_parsed_once
}

type Note = (String, Option<String>, Option<i64>, bool, Option<Vec<u8>>);

fn every_kind_of_value_comes_back_as_it_went_in(engine: &Engine) {
    let store = engine.open();
    let long = "ü".repeat(1 << 20);
    let bytes: Vec<u8> = (0..=255).collect();
    let (text, image) = (long.clone(), bytes.clone());
    store
        .write_blocking(move |tx| {
            let sql = "INSERT INTO notes (id, body, at, done, image) VALUES (?1, ?2, ?3, ?4, ?5)";
            tx.execute(sql, values!["a", &text, i64::MIN, true, &image])?;
            tx.execute(sql, values!["b", None::<&str>, None::<i64>, false, None::<&[u8]>])
        })
        .map_err(|e: StoreError| e)
        .unwrap();
    let rows: Vec<Note> = store
        .read_here(|tx| tx.all("SELECT id, body, at, done, image FROM notes ORDER BY id", &[]))
        .map_err(|e: StoreError| e)
        .unwrap();
    let full = ("a".to_owned(), Some(long), Some(i64::MIN), true, Some(bytes));
    assert_eq!(rows, [full, ("b".to_owned(), None, None, false, None)]);
}

fn an_unreadable_column_names_statement_and_column(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    let read = |sql: &'static str| store.read_here(|tx| tx.one::<i64>(sql, &[]));
    let error = read("SELECT body FROM notes").unwrap_err();
    let StoreError::Corrupt { statement, column, .. } = &error else { panic!("{error:?}") };
    assert_eq!((statement.as_str(), column.as_str()), ("SELECT body FROM notes", "body"));
    assert!(matches!(read("SELECT at FROM notes WHERE id = 'none'"), Err(StoreError::Corrupt { .. })));
}

fn parameters_are_numbered_not_placed(engine: &Engine) {
    let store = engine.open();
    let pair: Result<(String, String), StoreError> =
        store.read_here(|tx| tx.one("SELECT CAST(?2 AS TEXT), CAST(?1 AS TEXT)", values!["first", "second"]));
    assert_eq!(pair, Ok(("second".to_owned(), "first".to_owned())));
}

fn a_text_with_nul_is_refused(engine: &Engine) {
    let store = engine.open();
    let error = add(&store, "a\0b").unwrap_err();
    assert!(error.to_string().contains("NUL"), "{error}");
    assert_eq!(count(&store), 0);
}

fn a_value_of_another_kind_is_refused_not_turned(engine: &Engine) {
    let store = engine.open();
    let insert = |value: Value<'static>| {
        store.write_blocking(move |tx| {
            tx.execute("INSERT INTO notes (id, at) VALUES (?1, ?2)", &[Value::from("a"), value.clone()])
        })
    };
    for wrong in [Value::from("tomorrow"), Value::from(vec![1_u8])] {
        let refused: Result<u64, StoreError> = insert(wrong);
        assert!(matches!(refused, Err(StoreError::Backend { .. })), "{refused:?}");
    }
    assert_eq!(count(&store), 0);
}

fn texts_are_ordered_by_their_bytes(engine: &Engine) {
    let store = engine.open();
    let bytewise = ["-", "0", "B", "_", "a", "aa", "b", "ä", "Ω", "😀"];
    for id in ["b", "ä", "_", "aa", "B", "😀", "0", "Ω", "a", "-"] {
        add(&store, id).unwrap();
    }
    let ids: Result<Vec<String>, StoreError> =
        store.read_here(|tx| tx.all("SELECT id FROM notes ORDER BY id", &[]));
    assert_eq!(ids.unwrap(), bytewise);
    let between: Result<Vec<String>, StoreError> = store.read_here(|tx| {
        tx.all("SELECT id FROM notes WHERE id >= ?1 AND id < ?2 ORDER BY id", values!["a", "b"])
    });
    assert_eq!(between.unwrap(), ["a", "aa"]);
}

fn nothing_found_sums_up_to_nothing(engine: &Engine) {
    let store = engine.open();
    let sum = || {
        store.read_here(|tx| {
            tx.one::<Option<i64>>("SELECT CAST(SUM(at) AS BIGINT) FROM notes WHERE at > ?1", values![0])
        })
    };
    assert_eq!(sum(), Ok::<_, StoreError>(None));
    let add_two =
        |tx: &mut Tx<'_>| tx.execute("INSERT INTO notes (id, at) VALUES ('a', 1), ('b', 4000000000)", &[]);
    store.write_blocking::<_, StoreError, _>(add_two).unwrap();
    assert_eq!(sum(), Ok(Some(4_000_000_001)));
}

fn what_nobody_waits_for_is_kept_and_fails_with_its_work(engine: &Engine) {
    const ADD: &str = "INSERT INTO notes (id) VALUES (?1)";
    let store = engine.open();
    let add_many: Work = Box::new(|tx| {
        (0..300).try_for_each(|number| tx.perform(ADD, values![format!("{number:03}")]))?;
        let seen: i64 = tx.one("SELECT COUNT(*) FROM notes", &[])?;
        if seen == 300 { Ok(()) } else { Err(StoreError::Conflict(format!("saw {seen}"))) }
    });
    let twice: Work = Box::new(|tx| {
        tx.execute(ADD, values!["x"])?;
        tx.perform(ADD, values!["000"])
    });
    let answers = queue_behind_a_held_writer(&store, vec![add_many, twice, insert("y")]);
    assert!(matches!(answers[..], [Ok(()), Err(StoreError::Conflict(_)), Ok(())]), "{answers:?}");
    assert_eq!(count(&store), 301);
    let alone = store.write_blocking(|tx| tx.perform(ADD, values!["000"]));
    assert!(matches!(alone, Err(StoreError::Conflict(_))), "{alone:?}");
}

fn a_statement_with_too_few_values_is_refused(engine: &Engine) {
    let store = engine.open();
    let read: Result<Option<i64>, StoreError> =
        store.read_here(|tx| tx.optional("SELECT at FROM notes WHERE id = ?1 AND at = ?2", values!["a"]));
    assert!(matches!(read, Err(StoreError::Backend { .. })), "{read:?}");
}

fn a_claim_takes_each_row_once(engine: &Engine) {
    let store = engine.open();
    for id in ["a", "b", "c", "d", "e"] {
        add(&store, id).unwrap();
    }
    let claims: Vec<_> = (0..4)
        .map(|_| {
            let store = store.clone();
            thread::spawn(move || {
                store.write_blocking(|tx| {
                    tx.all::<String>(
                        "UPDATE notes SET done = ?1
                          WHERE id IN (SELECT id FROM notes WHERE done = ?2 ORDER BY id LIMIT 2) AND done = ?2
                          RETURNING id",
                        values![true, false],
                    )
                })
            })
        })
        .collect();
    let mut taken: Vec<String> = claims
        .into_iter()
        .flat_map(|claim| claim.join().unwrap().map_err(|e: StoreError| e).unwrap())
        .collect();
    taken.sort();
    assert_eq!(taken, ["a", "b", "c", "d", "e"]);
}

fn a_second_row_with_the_same_key_is_a_conflict(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    assert!(matches!(add(&store, "a"), Err(StoreError::Conflict(_))));
    let added = store.write_blocking(|tx| {
        tx.execute("INSERT INTO notes (id) VALUES (?1) ON CONFLICT (id) DO NOTHING", values!["a"])
    });
    assert_eq!(added, Ok::<u64, StoreError>(0));
}

fn a_reply_to_no_note_is_a_conflict(engine: &Engine) {
    let store = engine.open();
    let reply = store.write_blocking(|tx| {
        tx.execute("INSERT INTO replies (id, note) VALUES (?1, ?2)", values!["r", "nowhere"])
    });
    assert!(matches!(reply, Err(StoreError::Conflict(_))), "{reply:?}");
}

fn steady_statements_are_parsed_once(engine: &Engine) {
    let store = engine.open();
    for turn in 0..500_i64 {
        let id = turn.to_string();
        let read: Result<Option<i64>, StoreError> = store.read_here(|tx| {
            tx.optional(
                "SELECT n.at FROM notes n JOIN replies r ON r.note = n.id WHERE n.id = ?1 AND r.id > ?2",
                values![&id, "r"],
            )
        });
        assert_eq!(read, Ok(None));
        let write = move |tx: &mut Tx<'_>| {
            tx.execute("UPDATE notes SET at = ?2 WHERE id > ?1", values![&id, turn])?;
            tx.execute("INSERT INTO notes (id, at) VALUES (?1, ?2)", &[Value::from(&id), Value::Int(turn)])
        };
        store.write_blocking::<_, StoreError, _>(write).unwrap();
    }
    assert_eq!(store.reprepares(), 0);
}
