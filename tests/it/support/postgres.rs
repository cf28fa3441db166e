//! A PostgreSQL database for one test: a schema of its own on the server that `scripts/postgres run` started. Without such
//! a server the tests over PostgreSQL are skipped, and say so where it is seen.

use std::io::Write;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::NoTls;

/// Set to `postgres`, it makes every story a story over PostgreSQL.
pub const ENGINE: &str = "AFTERSALE_TEST_ENGINE";

/// Names the server: what `scripts/postgres` sets.
pub const SERVER: &str = "AFTERSALE_TEST_POSTGRES";

/// A schema, dropped with everything in it at the end.
pub struct Schema {
    server: String,
    name: String,
}

impl Schema {
    /// A new one; `None` without a server.
    pub fn new() -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        static TOLD: Once = Once::new();
        let Ok(server) = std::env::var(SERVER) else {
            // Past the test runner, which keeps what passing tests print to itself.
            TOLD.call_once(|| {
                let _ = std::io::stderr().write_all(
                    b"\nSKIPPED: every test over PostgreSQL, because AFTERSALE_TEST_POSTGRES is not set.\n\
                      Run them with: scripts/postgres run cargo test\n\n",
                );
            });
            return None;
        };
        let name = format!("test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        query(&server, &format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}"));
        Some(Self { server, name })
    }

    /// A new one where stories are to be told over PostgreSQL.
    pub fn for_stories() -> Option<Self> {
        let wanted = std::env::var(ENGINE).is_ok_and(|engine| engine == "postgres");
        wanted.then(|| Self::new().expect("AFTERSALE_TEST_ENGINE=postgres needs AFTERSALE_TEST_POSTGRES"))
    }

    /// The URL that leads into this schema.
    pub fn url(&self) -> String {
        let (server, name) = (&self.server, &self.name);
        format!("{server}?options=-csearch_path%3D{name}&application_name={name}")
    }

    /// Runs statements in this schema; gives what they answer, each column as text.
    pub fn rows(&self, sql: &str) -> Vec<Vec<Option<String>>> {
        rows(&self.server, &format!("SET search_path = {}; {sql}", self.name))
    }

    /// As [`Schema::rows`], the first column of each.
    pub fn query(&self, sql: &str) -> Vec<String> {
        first(self.rows(sql))
    }

    /// Cuts every connection into this schema, as a network or an administrator would. Gives how many.
    pub fn cut(&self) -> usize {
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name =";
        query(&self.server, &format!("{cut} '{}'", self.name)).len()
    }
}

impl Drop for Schema {
    fn drop(&mut self) {
        query(&self.server, &format!("DROP SCHEMA IF EXISTS {} CASCADE", self.name));
    }
}

/// Runs statements on the server at `url`; gives the first column of what they answer.
pub fn query(url: &str, sql: &str) -> Vec<String> {
    first(rows(url, sql))
}

fn first(rows: Vec<Vec<Option<String>>>) -> Vec<String> {
    rows.into_iter().filter_map(|mut row| row.swap_remove(0)).collect()
}

fn rows(url: &str, sql: &str) -> Vec<Vec<Option<String>>> {
    let (url, sql) = (url.to_owned(), sql.to_owned());
    let run = move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
            drop(tokio::spawn(connection));
            let answers = client.simple_query(&sql).await.unwrap();
            let rows = answers.into_iter().filter_map(|answer| match answer {
                tokio_postgres::SimpleQueryMessage::Row(row) => {
                    Some((0..row.len()).map(|index| row.get(index).map(str::to_owned)).collect())
                }
                _ => None,
            });
            rows.collect()
        })
    };
    // Tests may hold a runtime of their own.
    std::thread::spawn(run).join().unwrap()
}
