//! A PostgreSQL server that goes away: connections cut at the worst moment, or under load. What was acknowledged is there
//! once, and what was not is not.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use aftersale::store::{Settings, Store, StoreError};

use super::{Engine, NOTES, add, count};
use crate::support::postgres::Schema;
use crate::support::proxy::{Cut, Proxy};
use crate::support::until;

fn open(url: String, patience: Duration) -> Store {
    let mut settings = Settings::new(url);
    settings.migrations = NOTES;
    settings.patience = patience;
    Store::open(&settings).unwrap()
}

/// A store whose wire breaks when told.
fn through_a_proxy(schema: &Schema) -> (Proxy, Store) {
    let url = schema.url();
    let (before, rest) = url.split_once('@').unwrap();
    let (host, after) = rest.split_once('/').unwrap();
    let proxy = Proxy::to(host.parse::<SocketAddr>().unwrap());
    let store = open(format!("{before}@{}/{after}", proxy.address()), Duration::from_secs(20));
    (proxy, store)
}

#[test]
fn a_commit_that_was_kept_but_not_answered_is_not_done_twice() {
    let Some(schema) = Schema::new() else { return };
    let (proxy, store) = through_a_proxy(&schema);
    for turn in 0..10 {
        proxy.cut(Cut::AfterCommit, 1);
        // Doing it again would be a conflict, forgetting it a lie.
        assert_eq!(add(&store, &turn.to_string()), Ok(()));
        assert_eq!(proxy.left(), 0, "the wire did not break");
    }
    assert_eq!(count(&store), 10);
}

#[test]
fn a_commit_that_never_arrived_is_done_again() {
    let Some(schema) = Schema::new() else { return };
    let (proxy, store) = through_a_proxy(&schema);
    for turn in 0..10 {
        proxy.cut(Cut::BeforeCommit, 1);
        assert_eq!(add(&store, &turn.to_string()), Ok(()));
        assert_eq!(proxy.left(), 0, "the wire did not break");
    }
    assert_eq!(count(&store), 10);
}

#[test]
fn a_whole_batch_is_settled_at_once() {
    let Some(schema) = Schema::new() else { return };
    let (proxy, store) = through_a_proxy(&schema);
    proxy.cut(Cut::AfterCommit, 5);
    thread::scope(|scope| {
        for client in 0..16 {
            let store = &store;
            scope.spawn(move || (0..5).for_each(|turn| add(store, &format!("{client}-{turn}")).unwrap()));
        }
    });
    assert_eq!((count(&store), proxy.left()), (80, 0));
}

#[test]
fn cut_connections_cost_time_and_nothing_else() {
    let Some(engine) = Engine::postgres() else { return };
    let super::Home::Postgres(schema) = &engine.home else { panic!("no schema") };
    let store = open(schema.url(), Duration::from_secs(20));
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        for client in 0..4 {
            let (store, done, reads) = (&store, &done, &reads);
            scope.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
                for turn in 0.. {
                    if done.load(Ordering::SeqCst) {
                        return;
                    }
                    add(store, &format!("{client}-{turn}")).unwrap();
                    let mine: Result<i64, StoreError> =
                        runtime.block_on(store.peek(|tx| tx.one("SELECT COUNT(*) FROM notes", &[])));
                    assert!(mine.unwrap() > turn);
                    reads.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        for _ in 0..10 {
            let before = reads.load(Ordering::SeqCst);
            until("work between two cuts", || reads.load(Ordering::SeqCst) > before + 8);
            assert!(schema.cut() > 0, "nothing was cut");
        }
        done.store(true, Ordering::SeqCst);
    });
    assert_eq!(usize::try_from(count(&store)).unwrap(), reads.load(Ordering::SeqCst));
}

#[test]
fn two_stores_write_in_turns_whoever_is_cut() {
    let Some(engine) = Engine::postgres() else { return };
    let super::Home::Postgres(schema) = &engine.home else { panic!("no schema") };
    let stores = [(); 2].map(|()| open(schema.url(), Duration::from_secs(20)));
    let raise = |store: &Store| {
        // A count read and written back: two writers at once would lose some.
        store.write_blocking(|tx| {
            let last: Option<i64> = tx.one("SELECT MAX(at) FROM notes", &[])?;
            let next = last.unwrap_or(0) + 1;
            tx.perform(
                "INSERT INTO notes (id, at) VALUES (?1, ?2)",
                aftersale::values![next.to_string(), next],
            )
        })
    };
    thread::scope(|scope| {
        for store in &stores {
            for _ in 0..3 {
                scope.spawn(move || (0..30).for_each(|_| raise(store).map_err(|e: StoreError| e).unwrap()));
            }
        }
        for _ in 0..3 {
            let before = stores[0].commits();
            until("commits between two cuts", || stores[0].commits() > before || count(&stores[1]) == 180);
            schema.cut();
        }
    });
    assert_eq!(count(&stores[0]), 180);
}

#[test]
fn a_server_that_stays_away_is_told_in_time_and_then_at_once() {
    let Some(schema) = Schema::new() else { return };
    let url = schema.url();
    let (before, rest) = url.split_once('@').unwrap();
    let (host, after) = rest.split_once('/').unwrap();
    let proxy = Proxy::to(host.parse::<SocketAddr>().unwrap());
    let store = open(format!("{before}@{}/{after}", proxy.address()), Duration::from_millis(300));
    add(&store, "a").unwrap();
    drop(proxy);
    schema.cut();
    let told = add(&store, "b");
    assert!(matches!(told, Err(StoreError::Away { .. } | StoreError::Unsettled { .. })), "{told:?}");
    let began = std::time::Instant::now();
    assert!(matches!(add(&store, "c"), Err(StoreError::Away { .. })));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}
