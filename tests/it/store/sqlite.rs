//! What only SQLite has: a file that may be missing, foreign or full, a log that must stay small, bytes that must go.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use aftersale::store::{Settings, Store, StoreError, Tx};
use aftersale::values;

use super::{Engine, Work, add, count, insert, queue_behind_a_held_writer};

fn refusal(url: &str) -> (String, StoreError) {
    let mut settings = Settings::new(url);
    settings.create = false;
    let error = Store::open(&settings).unwrap_err();
    (error.to_string(), error)
}

fn log_of(engine: &Engine) -> PathBuf {
    engine.folder().join("test.db-wal")
}

fn log_size(engine: &Engine) -> u64 {
    std::fs::metadata(log_of(engine)).map_or(0, |log| log.len())
}

#[test]
fn a_missing_database_is_not_made_by_those_who_only_look() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none.db");
    let (text, _) = refusal(&format!("sqlite:{}", path.display()));
    assert!(text.contains("none.db") && text.contains("no such file") && text.contains("serve"), "{text}");
    assert!(!path.exists());
}

#[test]
fn a_missing_folder_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no/such/a.db");
    let error = Store::open(&Settings::new(format!("sqlite:{}", path.display()))).unwrap_err();
    assert!(error.to_string().contains("no/such does not exist"), "{error}");
}

#[test]
fn a_file_of_another_kind_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    let letter = "Dear Sir or Madam, ".repeat(500);
    std::fs::write(&path, &letter).unwrap();
    let (text, error) = refusal(&format!("sqlite:{}", path.display()));
    assert!(matches!(error, StoreError::Unusable { .. }), "{error:?}");
    assert!(text.contains("not a database"), "{text}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), letter);
    let (text, _) = refusal(&format!("sqlite:{}", folder.path().display()));
    assert!(text.contains("folder"), "{text}");
}

#[test]
fn a_database_of_another_program_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
    let (text, _) = refusal(&format!("sqlite:{}", path.display()));
    assert!(text.contains("another program"), "{text}");
    let other = rusqlite::Connection::open(&path).unwrap();
    let tables: i64 = other.query_row("SELECT COUNT(*) FROM sqlite_master", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
}

#[test]
fn an_unknown_address_says_how_one_looks() {
    for url in ["mysql://localhost", "aftersale.db", "sqlite:", ""] {
        let (text, _) = refusal(url);
        assert!(text.contains("sqlite:PATH"), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn a_new_database_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let engine = Engine::sqlite();
    let store = engine.open();
    add(&store, "a").unwrap();
    for name in ["test.db", "test.db-wal"] {
        let mode = std::fs::metadata(engine.folder().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn one_serve_at_a_time_and_the_next_when_it_is_gone() {
    let engine = Engine::sqlite();
    let (first, second) = (engine.open(), engine.open());
    first.serve_alone(Duration::ZERO).unwrap();
    let refused = second.serve_alone(Duration::from_millis(50)).unwrap_err().to_string();
    assert!(refused.contains("another serve") && refused.contains("PostgreSQL"), "{refused}");
    add(&second, "a").unwrap();
    first.close().unwrap();
    second.serve_alone(Duration::ZERO).unwrap();
}

fn insert_big(store: &Store, id: &'static str, kilobytes: usize) -> Result<(), StoreError> {
    store.write_blocking(move |tx| {
        let body = "x".repeat(kilobytes * 1024);
        tx.execute("INSERT INTO notes (id, body) VALUES (?1, ?2)", values![id, body]).map(drop)
    })
}

#[test]
fn a_full_disk_refuses_truthfully_and_works_again_by_itself() {
    let mut engine = Engine::sqlite();
    engine.settings.max_pages = Some(64);
    let store = engine.open();
    insert_big(&store, "most", 160).unwrap();
    assert!(matches!(insert_big(&store, "more", 160), Err(StoreError::Full { .. })));
    assert_eq!(count(&store), 1, "reads go on");

    let answers = thread::scope(|scope| {
        let clients: Vec<_> = (0..32)
            .map(|client| {
                let store = &store;
                scope.spawn(move || {
                    let id = client.to_string();
                    let big = client % 8 == 0;
                    let kept = store.write_blocking(move |tx| {
                        let body = "x".repeat(if big { 200 * 1024 } else { 10 });
                        tx.execute("INSERT INTO notes (id, body) VALUES (?1, ?2)", values![&id, body])
                            .map(drop)
                    });
                    (client, kept)
                })
            })
            .collect();
        clients
            .into_iter()
            .map(|client| client.join().unwrap())
            .collect::<Vec<(usize, Result<(), StoreError>)>>()
    });
    for (client, answer) in &answers {
        let id = client.to_string();
        let kept =
            store.read_here(|tx| tx.lookup("SELECT id FROM notes WHERE id = ?1", values![&id], |_| Ok(())));
        assert_eq!(
            answer.is_ok(),
            kept.map_err(|e: StoreError| e).unwrap().is_some(),
            "{client}: {answer:?}"
        );
        if client % 8 == 0 {
            assert!(matches!(answer, Err(StoreError::Full { .. })), "{answer:?}");
        }
    }

    store.write_blocking::<_, StoreError, _>(|tx| tx.execute("DELETE FROM notes", &[])).unwrap();
    insert_big(&store, "again", 160).unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn one_write_that_does_not_fit_does_not_refuse_those_beside_it() {
    let mut engine = Engine::sqlite();
    engine.settings.max_pages = Some(64);
    let store = engine.open();
    let hog: Work = Box::new(|tx| {
        let body = "x".repeat(400 * 1024);
        let _ = tx.execute("INSERT INTO notes (id, body) VALUES ('hog', ?1)", values![body]);
        let _ = tx.execute("INSERT INTO notes (id) VALUES ('stray')", &[]);
        Ok(())
    });
    let answers = queue_behind_a_held_writer(&store, vec![insert("a"), hog, insert("b")]);
    assert!(matches!(answers[..], [Ok(()), Err(StoreError::Full { .. }), Ok(())]), "{answers:?}");
    let ids: Result<Vec<String>, StoreError> =
        store.read_here(|tx| tx.all("SELECT id FROM notes ORDER BY id", &[]));
    assert_eq!(ids.unwrap(), ["a", "b"]);
}

#[test]
fn a_closure_that_ends_the_transaction_takes_nobody_with_it_unsaid() {
    let engine = Engine::sqlite();
    let store = engine.open();
    let ended = store.write_blocking(|tx| {
        tx.execute("INSERT INTO notes (id) VALUES ('a')", &[])?;
        tx.execute("ROLLBACK", &[])?;
        let _ = tx.execute("INSERT INTO notes (id) VALUES ('stray')", &[]);
        Ok(())
    });
    assert!(matches!(ended, Err(StoreError::Backend { .. })), "{ended:?}");
    add(&store, "b").unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn another_process_that_writes_for_long_makes_the_store_busy_not_wrong() {
    let mut engine = Engine::sqlite();
    engine.settings.patience = Duration::from_millis(20);
    let store = engine.open();
    let other = rusqlite::Connection::open(engine.folder().join("test.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(add(&store, "a"), Err(StoreError::Busy { .. })));
    other.execute_batch("COMMIT").unwrap();
    add(&store, "a").unwrap();
    assert_eq!(count(&store), 1);
}

#[test]
fn what_another_process_commits_is_seen_after_a_moment() {
    let engine = Engine::sqlite();
    let store = engine.open();
    let other = rusqlite::Connection::open(engine.folder().join("test.db")).unwrap();
    assert_eq!(count(&store), 0);
    other.execute_batch("INSERT INTO notes (id) VALUES ('a')").unwrap();
    let began = Instant::now();
    while count(&store) == 0 {
        assert!(began.elapsed() < Duration::from_secs(10), "never seen");
        thread::yield_now();
    }
}

#[test]
fn the_log_stays_within_its_limit_under_load_with_readers_about() {
    let mut engine = Engine::sqlite();
    engine.settings.log_limit = 1 << 20;
    let store = engine.open();
    let mut largest = 0;
    thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|_| {
                let store = &store;
                scope.spawn(move || {
                    for _ in 0..1500 {
                        let write = |tx: &mut Tx<'_>| {
                            let body = "x".repeat(30_000);
                            tx.execute("DELETE FROM notes WHERE id = 'a'", &[])?;
                            tx.execute("INSERT INTO notes (id, body) VALUES ('a', ?1)", values![body])
                        };
                        store.write_blocking::<_, StoreError, _>(write).unwrap();
                        assert_eq!(count(store), 1);
                    }
                })
            })
            .collect();
        while writers.iter().any(|writer| !writer.is_finished()) {
            largest = largest.max(log_size(&engine));
            thread::yield_now();
        }
    });
    // 6,000 writes of ten pages are 240 MB; what readers alone let SQLite reuse leaves more than 60 MB.
    assert!(largest < 48 << 20, "{largest}");
    store.close().unwrap();
    assert_eq!(log_size(&engine), 0);
}

#[test]
fn a_read_under_way_at_the_end_leaves_no_log_behind() {
    let engine = Engine::sqlite();
    let store = engine.open();
    add(&store, "a").unwrap();
    thread::scope(|scope| {
        let (began, reads) = std::sync::mpsc::channel();
        let reader = scope.spawn({
            let store = store.clone();
            move || {
                store.read_here(|tx| {
                    began.send(()).unwrap();
                    // Until the store is closed for everybody else: then its end has begun.
                    let look = || store.read_here(|tx| tx.one::<i64>("SELECT COUNT(*) FROM notes", &[]));
                    while look() != Err(StoreError::Closed) {
                        thread::yield_now();
                    }
                    tx.one::<i64>("SELECT COUNT(*) FROM notes", &[])
                })
            }
        });
        reads.recv().unwrap();
        store.close().unwrap();
        assert_eq!(log_size(&engine), 0);
        assert_eq!(reader.join().unwrap(), Ok(1), "the read itself is answered");
    });
}

#[test]
fn an_idle_reader_does_not_hold_the_log() {
    let engine = Engine::sqlite();
    let store = engine.open();
    add(&store, "a").unwrap();
    assert_eq!(count(&store), 1);
    // This thread's snapshot is still open; nobody ends it but the keeper, or the writer that needs it gone.
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(store.scrub(false)).unwrap();
    assert_eq!(log_size(&engine), 0);
    assert_eq!(count(&store), 1);
}

#[test]
fn an_idle_readers_snapshot_ends_by_itself() {
    let engine = Engine::sqlite();
    let store = engine.open();
    add(&store, "a").unwrap();
    assert_eq!(count(&store), 1);
    // Another process can empty the log only when nobody looks at its past.
    let other = rusqlite::Connection::open(engine.folder().join("test.db")).unwrap();
    other.busy_timeout(Duration::ZERO).unwrap();
    let began = Instant::now();
    while other.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0)).unwrap() != 0 {
        assert!(began.elapsed() < Duration::from_secs(10), "the snapshot is still held");
        thread::yield_now();
    }
    assert_eq!(count(&store), 1);
}

#[test]
fn erased_bytes_are_gone_from_every_file() {
    let engine = Engine::sqlite();
    let store = engine.open();
    let secret = "margaret.hamilton@example.org";
    add(&store, secret).unwrap();
    (0..50).for_each(|turn| add(&store, &turn.to_string()).unwrap());
    let erase = move |tx: &mut Tx<'_>| tx.execute("DELETE FROM notes WHERE id = ?1", values![secret]);
    store.write_blocking::<_, StoreError, _>(erase).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(store.scrub(false)).unwrap();
    for file in std::fs::read_dir(engine.folder()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", path.display());
    }
}

#[test]
fn a_store_opened_from_many_threads_at_once_is_built_once() {
    let engine = Engine::sqlite();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| add(&engine.open(), &format!("{:?}", thread::current().id())).unwrap());
        }
    });
    assert_eq!(count(&engine.open()), 8);
}
