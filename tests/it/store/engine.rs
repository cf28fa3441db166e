//! The contract of [`Store`], the same for every engine: who is answered what, who sees what, what survives.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use aftersale::store::{Store, StoreError, Tx};
use aftersale::values;

use super::{Done, Engine, add, contract, count, hold_writer, insert, queue_behind_a_held_writer};

contract! {
    sixty_four_threads_share_commits_and_lose_nothing
    one_that_fails_and_one_that_panics_leave_the_others_alone
    a_swallowed_error_still_undoes_the_work_and_only_that
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
    async_callers_are_answered_too
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

fn a_swallowed_error_still_undoes_the_work_and_only_that(engine: &Engine) {
    let store = engine.open();
    add(&store, "a").unwrap();
    let answers = queue_behind_a_held_writer(
        &store,
        vec![
            Box::new(|tx| {
                tx.execute("INSERT INTO notes (id) VALUES ('b')", &[])?;
                let _ = tx.execute("INSERT INTO notes (id) VALUES ('a')", &[]);
                Ok(())
            }),
            insert("c"),
        ],
    );
    assert!(matches!(answers[..], [Err(StoreError::Conflict(_)), Ok(())]), "{answers:?}");
    assert_eq!(count(&store), 2);
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
