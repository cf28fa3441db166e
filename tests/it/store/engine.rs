//! The contract of [`Store`], the same for every engine: who is answered what, who sees what, what survives.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use aftersale::store::{Migration, Store, StoreError, Tx, Value};
use aftersale::values;

use super::{Engine, NOTES, add, contract, count};

contract! {
    every_kind_of_value_comes_back_as_it_went_in
    an_unreadable_column_names_statement_and_column
    parameters_are_numbered_not_placed
    a_text_with_nul_is_refused
    a_statement_with_too_few_values_is_refused
    a_claim_takes_each_row_once
    a_second_row_with_the_same_key_is_a_conflict
    a_reply_to_no_note_is_a_conflict
    sixty_four_threads_share_commits_and_lose_nothing
    one_that_fails_and_one_that_panics_leave_the_others_alone
    a_swallowed_error_does_not_spoil_the_commit
    hooks_follow_the_commit_and_nothing_else
    a_writer_reads_its_own_commit_at_once
    a_read_inside_a_read_works
    a_reader_that_panics_leaves_the_thread_able_to_read
    a_reader_cannot_write
    a_long_read_sees_one_moment
    two_stores_on_one_database_see_each_other
    what_was_acknowledged_is_there_after_reopening
    a_full_queue_refuses_at_once
    a_closed_store_says_so
    closing_finishes_what_was_queued
    a_newer_database_is_refused
    a_changed_step_is_refused
    a_new_step_runs_once_and_keeps_the_rows
    a_failing_step_keeps_nothing
    a_step_may_rebuild_a_table_that_others_refer_to
    a_step_that_orphans_rows_is_refused
    steady_statements_are_parsed_once
    async_callers_are_answered_too
}

type Done = Result<(), StoreError>;
type Work = Box<dyn Fn(&mut Tx<'_>) -> Done + Send>;
type Note = (String, Option<String>, Option<i64>, bool, Option<Vec<u8>>);

/// Holds the writer inside a closure until the answer is dropped: what is queued meanwhile becomes one batch.
fn hold_writer(store: &Store) -> (SyncSender<()>, thread::JoinHandle<Done>) {
    let (entered, enter) = sync_channel(1);
    let (release, gate): (SyncSender<()>, Receiver<()>) = sync_channel(0);
    let gate = Mutex::new(gate);
    let store = store.clone();
    let holder = thread::spawn(move || {
        store.write_blocking(move |_| {
            let _ = entered.try_send(());
            let _ = gate.lock().unwrap().recv();
            Ok(())
        })
    });
    enter.recv().unwrap();
    (release, holder)
}

/// Queues writes from one thread each, in order, and gives their answers in order.
fn queue_behind_a_held_writer(store: &Store, works: Vec<Work>) -> Vec<Done> {
    let (release, holder) = hold_writer(store);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let answers = runtime.block_on(async {
        let all = futures_util::future::join_all(works.into_iter().map(|work| store.write(work)));
        let mut all = std::pin::pin!(all);
        // The first poll queues every one of them.
        assert!(futures_util::FutureExt::now_or_never(all.as_mut()).is_none());
        drop(release);
        all.await
    });
    holder.join().unwrap().unwrap();
    answers
}

fn insert(id: &'static str) -> Work {
    Box::new(move |tx| tx.execute("INSERT INTO notes (id) VALUES (?1)", values![id]).map(drop))
}

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

fn sixty_four_threads_share_commits_and_lose_nothing(engine: &Engine) {
    let store = engine.open();
    thread::scope(|scope| {
        for client in 0..64 {
            let store = &store;
            scope.spawn(move || {
                for turn in 0..20 {
                    let id = format!("{client}-{turn}");
                    add(store, &id).unwrap();
                    let seen = store.read_here(|tx| {
                        tx.lookup("SELECT id FROM notes WHERE id = ?1", values![&id], |row| row.string(0))
                    });
                    assert_eq!(seen, Ok::<_, StoreError>(Some(id)));
                }
            });
        }
    });
    assert_eq!(count(&store), 64 * 20);
    assert!(store.commits() < 64 * 20 / 2, "{} commits for {} writes", store.commits(), 64 * 20);
}

fn one_that_fails_and_one_that_panics_leave_the_others_alone(engine: &Engine) {
    let store = engine.open();
    let answers = queue_behind_a_held_writer(
        &store,
        vec![
            insert("first"),
            Box::new(|tx| {
                tx.execute("INSERT INTO notes (id) VALUES ('half')", &[])?;
                Err(StoreError::Conflict("changed my mind".to_owned()))
            }),
            Box::new(|tx| {
                tx.execute("INSERT INTO notes (id) VALUES ('lost')", &[])?;
                panic!("a mistake in a story")
            }),
            insert("first"),
            insert("last"),
        ],
    );
    assert_eq!(answers[0], Ok(()));
    assert_eq!(answers[1], Err(StoreError::Conflict("changed my mind".to_owned())));
    assert_eq!(answers[2], Err(StoreError::Panicked("a mistake in a story".to_owned())));
    assert!(matches!(answers[3], Err(StoreError::Conflict(_))));
    assert_eq!(answers[4], Ok(()));
    let ids: Result<Vec<String>, StoreError> =
        store.read_here(|tx| tx.all("SELECT id FROM notes ORDER BY id", &[]));
    assert_eq!(ids.unwrap(), ["first", "last"]);
}

fn a_swallowed_error_does_not_spoil_the_commit(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    let answers = queue_behind_a_held_writer(
        &store,
        vec![
            Box::new(|tx| {
                let again =
                    tx.execute("INSERT INTO notes (id) VALUES ('a') ON CONFLICT (id) DO NOTHING", &[])?;
                assert_eq!(again, 0);
                tx.execute("INSERT INTO notes (id) VALUES ('b')", &[]).map(drop)
            }),
            insert("c"),
        ],
    );
    assert_eq!(answers, [Ok(()), Ok(())]);
    assert_eq!(count(&store), 3);
}

fn hooks_follow_the_commit_and_nothing_else(engine: &Engine) {
    let store = engine.open();
    let rung = Arc::new(AtomicUsize::new(0));
    let (bell, reader) = (rung.clone(), store.clone());
    store
        .write_blocking(move |tx| {
            tx.execute("INSERT INTO notes (id) VALUES ('a')", &[])?;
            let (bell, reader) = (bell.clone(), reader.clone());
            tx.after_commit(move || {
                bell.fetch_add(usize::try_from(count(&reader)).unwrap(), Ordering::SeqCst);
            });
            tx.after_commit(|| panic!("a broken bell"));
            Ok::<(), StoreError>(())
        })
        .unwrap();
    assert_eq!(rung.load(Ordering::SeqCst), 1, "the hook ran before the answer and saw the committed row");

    let bell = rung.clone();
    let refused = store.write_blocking(move |tx| {
        let bell = bell.clone();
        tx.after_commit(move || bell.store(100, Ordering::SeqCst));
        tx.execute("INSERT INTO notes (id) VALUES ('a')", &[])
    });
    assert!(matches!(refused, Err(StoreError::Conflict(_))));
    assert_eq!(rung.load(Ordering::SeqCst), 1);
}

fn a_writer_reads_its_own_commit_at_once(engine: &Engine) {
    let store = engine.open();
    for turn in 0..200 {
        assert_eq!(count(&store), turn);
        add(&store, &turn.to_string()).unwrap();
    }
}

fn a_read_inside_a_read_works(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    let both = store.read_here(|tx| {
        Ok::<_, StoreError>((tx.one::<i64>("SELECT COUNT(*) FROM notes", &[])?, count(&store)))
    });
    assert_eq!(both, Ok((1, 1)));
}

fn a_reader_that_panics_leaves_the_thread_able_to_read(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    let read =
        std::panic::AssertUnwindSafe(|| store.read_here(|_| -> Done { panic!("a mistake in a page") }));
    assert!(std::panic::catch_unwind(read).is_err());
    assert_eq!(count(&store), 1);
}

fn a_reader_cannot_write(engine: &Engine) {
    let store = engine.open();
    let written = store.read_here(|tx| tx.execute("INSERT INTO notes (id) VALUES ('a')", &[]));
    assert!(matches!(written, Err(StoreError::Backend { .. })), "{written:?}");
    assert_eq!(count(&store), 0);
}

fn a_long_read_sees_one_moment(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let writer = store.clone();
    let seen = runtime.block_on(store.read(move |tx| {
        let before: i64 = tx.one("SELECT COUNT(*) FROM notes", &[])?;
        add(&writer, "b")?;
        let after: i64 = tx.one("SELECT COUNT(*) FROM notes", &[])?;
        Ok::<_, StoreError>((before, after))
    }));
    assert_eq!(seen, Ok((1, 1)));
    assert_eq!(count(&store), 2);
}

fn two_stores_on_one_database_see_each_other(engine: &Engine) {
    let (one, two) = (engine.open(), engine.open());
    thread::scope(|scope| {
        for (name, store) in [("one", &one), ("two", &two)] {
            scope.spawn(move || (0..50).for_each(|turn| add(store, &format!("{name}-{turn}")).unwrap()));
        }
    });
    assert_eq!((count(&one), count(&two)), (100, 100));
    add(&one, "news").unwrap();
    assert_eq!(count(&two), 101);
    one.close().unwrap();
    add(&two, "still here").unwrap();
}

fn what_was_acknowledged_is_there_after_reopening(engine: &Engine) {
    let store = engine.open();
    (0..10).for_each(|turn| add(&store, &turn.to_string()).unwrap());
    store.close().unwrap();
    drop(store);
    let store = engine.open();
    assert_eq!(count(&store), 10);
    drop(store);
    assert_eq!(count(&engine.open()), 10);
}

fn a_full_queue_refuses_at_once(engine: &Engine) {
    let mut settings = engine.settings.clone();
    settings.queue = 2;
    let store = Store::open(&settings).unwrap();
    let answers =
        queue_behind_a_held_writer(&store, vec![insert("a"), insert("b"), insert("c"), insert("d")]);
    let busy = answers.iter().filter(|answer| matches!(answer, Err(StoreError::Busy { .. }))).count();
    assert_eq!(busy, 2, "{answers:?}");
    assert_eq!(count(&store), 2);
    add(&store, "e").unwrap();
}

fn a_closed_store_says_so(engine: &Engine) {
    let store = engine.open();
    store.close().unwrap();
    store.close().unwrap();
    assert_eq!(add(&store, "a"), Err(StoreError::Closed));
    let read = store.read_here(|tx| tx.one::<i64>("SELECT COUNT(*) FROM notes", &[]));
    assert_eq!(read, Err(StoreError::Closed));
}

fn closing_finishes_what_was_queued(engine: &Engine) {
    let store = engine.open();
    let (release, holder) = hold_writer(&store);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let mut queued = std::pin::pin!(store.write(insert("a")));
        assert!(futures_util::FutureExt::now_or_never(queued.as_mut()).is_none());
        drop(release);
        store.close().unwrap();
        assert_eq!(queued.await, Ok(()));
    });
    holder.join().unwrap().unwrap();
    assert_eq!(count(&engine.open()), 1);
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

fn async_callers_are_answered_too(engine: &Engine) {
    let store = engine.open();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        store.write(insert("a")).await.unwrap();
        let find = |tx: &mut Tx<'_>| tx.all::<String>("SELECT id FROM notes", &[]);
        assert_eq!(store.read(find).await, Ok::<_, StoreError>(vec!["a".to_owned()]));
        assert_eq!(store.peek(find).await, Ok::<_, StoreError>(vec!["a".to_owned()]));
        let broken = store.read(|_| -> Done { panic!("a mistake in a search") }).await;
        assert_eq!(broken, Err(StoreError::Panicked("a mistake in a search".to_owned())));
    });
}
